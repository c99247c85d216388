//! Statements as records for people, by the short names of their processes.

pub(super) mod store;
