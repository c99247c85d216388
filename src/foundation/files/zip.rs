//! What a ZIP file holds, by the names in its directory (APPNOTE 6.3). It unpacks nothing.

use super::No;
use super::bytes::{Bytes, count};

/// What a ZIP file begins with.
pub(super) const OPENING: &[u8] = b"PK\x03\x04";

const ENTRY: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";

/// How long the end of a ZIP file is without its comment, and the longest comment.
const END_LENGTH: usize = 22;
const COMMENT: usize = 0xffff;

/// The names in the directory at its end.
pub(super) fn names(content: &[u8]) -> Result<Vec<&[u8]>, No> {
    let from = content.len().saturating_sub(END_LENGTH + COMMENT);
    let tail = content.get(from..).ok_or(No::Damaged)?;
    let end = tail.windows(END.len()).rposition(|place| place == END).ok_or(No::Damaged)?;
    let mut end = Bytes(tail.get(end + 8..).ok_or(No::Damaged)?);
    let entries = end.small2()?;
    end.take(2 + 4)?;
    let place = count(end.small4()?)?;
    let mut directory = Bytes(content.get(place..).ok_or(No::Damaged)?);
    let mut names = Vec::new();
    for _ in 0..entries {
        if directory.take(4)? != ENTRY {
            return Err(No::Damaged);
        }
        directory.take(24)?;
        let (name, extra, comment) =
            (directory.small2()?, directory.small2()?, directory.small2()?);
        directory.take(12)?;
        names.push(directory.take(name.into())?);
        directory.take(usize::from(extra) + usize::from(comment))?;
    }
    Ok(names)
}

/// What the first file in it says, if it has this name and is not packed.
pub(super) fn first<'a>(content: &'a [u8], name: &[u8]) -> Result<Option<&'a [u8]>, No> {
    let mut from = Bytes(content);
    from.take(8)?;
    let packed = from.small2()?;
    from.take(8)?;
    let length = count(from.small4()?)?;
    from.take(4)?;
    let (name_length, extra) = (from.small2()?, from.small2()?);
    let found = from.take(name_length.into())?;
    from.take(extra.into())?;
    if found != name || packed != 0 {
        return Ok(None);
    }
    from.take(length).map(Some)
}
