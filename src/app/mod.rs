//! The only place that knows everything: the list of capabilities, the list of platforms, the
//! wiring. It stays a list; what happens to what is heard is in [`House`](house::House).

mod asking;
pub mod backup;
mod beforehand;
mod carrier;
mod catch_up;
pub mod check;
pub mod command_line;
mod complete;
pub mod console;
mod crossing;
mod ears;
pub mod export;
pub mod figures;
pub mod health;
mod hear;
mod help;
pub mod house;
pub mod invite;
pub mod known;
mod later;
pub mod log;
pub mod protecting;
#[cfg(feature = "matrix")]
pub mod registration;
pub mod running;
mod scene;
mod soundness;
pub mod start;
pub mod twin;
pub mod verify;
mod workroom;
pub mod worst;

use crate::community::{
    agenda, bridge, catchup, glossary, participation, people, statements, translation,
};
use crate::foundation::capability::Capability;
#[cfg(feature = "discord")]
use crate::platforms::discord;
#[cfg(feature = "matrix")]
use crate::platforms::matrix;
use crate::platforms::web;

/// Every capability, lowest level first. Readers of facts run in this order.
#[must_use]
pub fn capabilities() -> Vec<Capability> {
    vec![
        people::capability(),
        glossary::capability(),
        participation::capability(),
        translation::capability(),
        agenda::capability(),
        catchup::capability(),
        bridge::capability(),
        statements::capability(),
        // What the web rooms keep of a person reaches exports and erasures the same way.
        web::capability(),
        #[cfg(feature = "discord")]
        discord::capability(),
        #[cfg(feature = "matrix")]
        matrix::capability(),
    ]
}
