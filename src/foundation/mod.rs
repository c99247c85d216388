//! What everything stands on. Nothing here knows what a synthesis or a decision is.
//!
//! Each module may use those before it: `clock`, then `limit`, `i18n`, `error`, `config`, `metrics`, `files`, then
//! `store`, `journal`, `jobs`, then `talk`, `page`, `capability`. (`error` stands after `i18n` because a refusal *is*
//! a message id with arguments, never prose.)

pub mod capability;
pub mod clock;
pub mod config;
pub mod error;
pub mod files;
pub mod i18n;
pub mod jobs;
pub mod journal;
pub mod limit;
pub mod metrics;
pub mod page;
pub mod store;
pub mod talk;
