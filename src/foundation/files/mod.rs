//! What a file is that comes with a message, told by what is in it and never by what it is called,
//! and made safe to pass on: a picture keeps nothing of where it was taken. Wherever files come
//! from, they are looked through here. It knows neither messages nor where files lie.

mod bytes;
mod kind;
mod naming;
mod picture;
#[cfg(test)]
mod tests;
mod zip;

use sha2::{Digest, Sha256};

pub use kind::Kind;
pub use naming::cleaned;
pub use picture::{PIXELS, SIDE};

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

/// A file looked through, as it is kept or passed on.
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

/// Bytes as they are written down.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        text.push_str(&format!("{byte:02x}"));
        text
    })
}
