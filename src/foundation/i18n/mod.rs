//! The words people read: message ids with arguments become sentences in the reader's language,
//! with dates, numbers and lists as that language writes them. Sentences live in
//! `locales/<language>/*.ftl`; the whole folder travels inside the binary, so a capability adds
//! its file, and a language its folder, without a line of Rust.
//!
//! Refuses to know what any message is about, who sends it where, and what time it is.

mod clean;
mod embed;
mod fold;
mod format;
mod lang;
mod nearest;
mod negotiate;
mod reader;
mod say;
mod span;
mod survey;
mod tongue;
mod value;
mod words;
mod zoned;

pub use clean::{HANGING, clean, disturbs, is_blank, is_unseen};
pub use fold::fold;
pub use lang::Lang;
pub use nearest::nearest;
pub use reader::Reader;
pub use say::Say;
pub use tongue::WordsError;
pub use value::Value;
pub use words::Words;
