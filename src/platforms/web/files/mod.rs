//! What people attach to a message: what it may be, made safe to keep and to show, and where it
//! lies. Decided by what is in a file, never by what it is called; a file lies under its id and
//! nothing else. Who may attach or see one is decided where messages are.

mod bytes;
pub mod disk;
pub(super) mod get;
pub(super) mod keep;
mod kind;
mod naming;
mod picture;
pub(super) mod show;
pub(super) mod take;
#[cfg(test)]
mod tests;
mod zip;

use sha2::{Digest, Sha256};

pub use keep::held;
pub use kind::Kind;
pub use picture::{PIXELS, SIDE};

use crate::foundation::i18n::{Say, Value};
use crate::say;

/// How many characters the words for a picture may have.
pub(super) const ALT_LIMIT: usize = 500;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum No {
    /// There is nothing in it.
    Empty,
    /// It is nothing that may be attached.
    Unknown,
    /// It brings programs.
    Programs,
    /// It is not whole.
    Damaged,
    /// The picture is larger than can be shown.
    Dimensions,
}

impl No {
    /// What the person is told; `name` is what they call the file.
    #[must_use]
    pub fn say(self, name: &str) -> Say {
        match self {
            Self::Empty => say!("web-file-empty", name = name),
            Self::Unknown => say!("web-file-unknown", name = name),
            Self::Programs => say!("web-file-programs", name = name),
            Self::Damaged => say!("web-file-damaged", name = name),
            Self::Dimensions => {
                say!("web-file-dimensions", name = name, million = PIXELS / 1_000_000, side = SIDE)
            }
        }
    }
}

/// A file looked through, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examined {
    /// What it is.
    pub kind: Kind,
    /// Its name as people see it, with the ending of its kind; empty if it had none.
    pub name: String,
    /// Its bytes, a picture's without what it told beside itself.
    pub content: Vec<u8>,
    /// The width and height of a picture.
    pub size: Option<(u32, u32)>,
    /// The SHA-256 of its bytes.
    pub sha256: String,
}

/// Looks a file through.
///
/// # Errors
/// It is not taken.
pub fn examine(name: &str, content: Vec<u8>) -> Result<Examined, No> {
    let name = naming::cleaned(name);
    let kind = Kind::of(&content, &name)?;
    let (content, size) = match picture::stripped(kind, &content) {
        Some(picture) => {
            let picture = picture?;
            (picture.content, Some((picture.width, picture.height)))
        }
        None => (content, None),
    };
    let sha256 = fingerprint(&content);
    Ok(Examined { kind, name: naming::ended(&name, kind), content, size, sha256 })
}

/// The SHA-256 of some bytes, as it is written down.
#[must_use]
pub fn fingerprint(content: &[u8]) -> String {
    hexadecimal(&Sha256::digest(content))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        text.push_str(&format!("{byte:02x}"));
        text
    })
}

/// How large a file is, for people: as the next larger unit has it, in tenths where that tells more.
#[must_use]
pub fn weight(bytes: i64) -> Say {
    const THOUSAND: i64 = 1000;
    let bytes = bytes.max(0);
    if bytes < THOUSAND * THOUSAND {
        return say!("web-file-kilobytes", count = (bytes + THOUSAND - 1) / THOUSAND);
    }
    let tenths = bytes / (THOUSAND * 100);
    let (whole, tenth) = (tenths / 10, tenths % 10);
    let tenth = if whole < 10 { tenth } else { 0 };
    say!("web-file-megabytes", count = whole, tenth = Value::Text(tenth.to_string()))
}
