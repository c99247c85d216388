//! Bytes read piece by piece, where any of them may be missing. It knows no format.

use super::No;

/// What is left of some bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bytes<'a>(pub &'a [u8]);

impl<'a> Bytes<'a> {
    /// The next so many; damaged if there are fewer.
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], No> {
        let (taken, left) = self.0.split_at_checked(count).ok_or(No::Damaged)?;
        self.0 = left;
        Ok(taken)
    }

    /// The next one.
    pub fn byte(&mut self) -> Result<u8, No> {
        self.take(1).map(|byte| byte[0])
    }

    fn exactly<const N: usize>(&mut self) -> Result<[u8; N], No> {
        self.take(N)?.try_into().map_err(|_| No::Damaged)
    }

    /// A number of two bytes, the larger first.
    pub fn large2(&mut self) -> Result<u16, No> {
        self.exactly().map(u16::from_be_bytes)
    }

    /// A number of four bytes, the larger first.
    pub fn large4(&mut self) -> Result<u32, No> {
        self.exactly().map(u32::from_be_bytes)
    }

    /// A number of two bytes, the smaller first.
    pub fn small2(&mut self) -> Result<u16, No> {
        self.exactly().map(u16::from_le_bytes)
    }

    /// A number of three bytes, the smaller first.
    pub fn small3(&mut self) -> Result<u32, No> {
        let [a, b, c] = self.exactly()?;
        Ok(u32::from_le_bytes([a, b, c, 0]))
    }

    /// A number of four bytes, the smaller first.
    pub fn small4(&mut self) -> Result<u32, No> {
        self.exactly().map(u32::from_le_bytes)
    }
}

/// A number as a count of bytes.
pub(super) fn count(number: u32) -> Result<usize, No> {
    usize::try_from(number).map_err(|_| No::Damaged)
}
