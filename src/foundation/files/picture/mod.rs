//! Pictures without what they tell beside themselves: where they were taken, by whom, with what.
//! Only the pieces that make the picture are copied, unchanged; nothing is decoded, so that a
//! picture whose sizes are a trap is refused by what it declares. Of everything else the one thing
//! kept is which side is up.

mod gif;
mod jpeg;
mod orientation;
mod png;
#[cfg(test)]
mod tests;
mod webp;

use super::No;
use super::bytes::{Bytes, count};
use super::kind::Kind;

/// The most pixels a picture may have: what a good camera takes.
pub const PIXELS: u64 = 50_000_000;

/// The most pixels on one side; beyond, browsers show nothing.
pub const SIDE: u32 = 16_384;

/// The most pixels of all pictures of a moving one together.
const MOVING: u64 = 1_000_000_000;

/// A picture that tells nothing but itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its bytes.
    pub content: Vec<u8>,
    /// Its width as it is shown, in pixels.
    pub width: u32,
    /// Its height as it is shown, in pixels.
    pub height: u32,
}

/// The picture of a kind, stripped; none if the kind is no picture.
///
/// # Errors
/// It is not whole, or larger than can be shown.
pub fn stripped(kind: Kind, content: &[u8]) -> Option<Result<Picture, No>> {
    match kind {
        Kind::Png => Some(png::stripped(content)),
        Kind::Jpeg => Some(jpeg::stripped(content)),
        Kind::Gif => Some(gif::stripped(content)),
        Kind::Webp => Some(webp::stripped(content)),
        _ => None,
    }
}

/// The declared size of a picture and how many pictures follow each other in it.
#[derive(Clone, Copy, Debug, Default)]
struct Size {
    width: u32,
    height: u32,
    frames: u64,
}

impl Size {
    /// Takes in a size declared somewhere in the picture: the largest counts.
    fn at_least(&mut self, width: u32, height: u32) {
        self.width = self.width.max(width);
        self.height = self.height.max(height);
    }

    /// Refuses what cannot be shown.
    fn check(self) -> Result<Self, No> {
        let pixels = u64::from(self.width) * u64::from(self.height);
        if pixels == 0 {
            return Err(No::Damaged);
        }
        let moving = pixels.saturating_mul(self.frames.max(1));
        if self.width.max(self.height) > SIDE || pixels > PIXELS || moving > MOVING {
            return Err(No::Dimensions);
        }
        Ok(self)
    }

    /// The picture of these bytes, standing as its orientation says.
    fn picture(self, content: Vec<u8>, orientation: Option<u8>) -> Picture {
        let lies = orientation.is_some_and(|side| side >= 5);
        let (width, height) =
            if lies { (self.height, self.width) } else { (self.width, self.height) };
        Picture { content, width, height }
    }
}
