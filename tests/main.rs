//! The one integration binary: scenes in a small town, and the rules of the house.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on says so by panicking"
)]

mod agenda;
mod architecture;
mod bench;
mod bridge;
mod browser;
mod catchup;
mod check;
mod deploy;
#[cfg(feature = "discord")]
mod discord;
mod ending;
mod export;
mod figures;
mod glossary;
mod guard;
mod jobs;
mod locales;
mod logs;
#[cfg(feature = "matrix")]
mod matrix;
mod participation;
mod people;
mod schemas;
#[cfg(any(feature = "discord", feature = "matrix"))]
mod served;
mod several;
mod start;
mod statements;
mod store;
mod storm;
mod talk;
mod tools;
mod town;
mod translation;
mod trouble;
mod typed;
mod vault;
mod web;
