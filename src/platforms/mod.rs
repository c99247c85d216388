//! How people come in and words go out: one folder per platform, each between its own protocol
//! and the words of `foundation::talk`.

#[cfg(feature = "discord")]
pub mod discord;
#[cfg(feature = "matrix")]
pub mod matrix;
pub mod web;
