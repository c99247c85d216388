//! The agenda as records for people, by the short names people know processes by.

pub(super) mod store;
