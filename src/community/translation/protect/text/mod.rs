//! What people wrote, made ready to be read sentence by sentence: broken signs mended, the layout
//! told from the prose, the language of each block known.
//!
//! Refuses to know terms.

pub mod emphasis;
pub mod encoded;
pub mod halves;
pub mod language;
pub mod layout;
pub mod repair;
pub mod sentences;
