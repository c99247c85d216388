//! Which side of a picture is up: the one thing read from EXIF, and the only one written back
//! (EXIF 2.32, section 4.6.4 A: tag 274 of the first directory, a short from 1 to 8).

use super::{Bytes, No, count};

/// What EXIF begins with in a JPEG, and sometimes in a WebP.
pub(super) const OPENING: &[u8] = b"Exif\0\0";

const TAG: u16 = 274;
const SHORT: u16 = 3;

/// Which side is up, if EXIF says so and it is not the upper one.
pub(super) fn read(exif: &[u8]) -> Option<u8> {
    let tiff = exif.strip_prefix(OPENING).unwrap_or(exif);
    look(tiff).ok().flatten()
}

fn look(tiff: &[u8]) -> Result<Option<u8>, No> {
    let mut from = Bytes(tiff);
    let small = match from.take(4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return Ok(None),
    };
    let two = |from: &mut Bytes<'_>| if small { from.small2() } else { from.large2() };
    let four = |from: &mut Bytes<'_>| if small { from.small4() } else { from.large4() };
    let place = count(four(&mut from)?)?;
    let mut from = Bytes(tiff.get(place..).ok_or(No::Damaged)?);
    for _ in 0..two(&mut from)? {
        let (tag, kind, number) = (two(&mut from)?, two(&mut from)?, four(&mut from)?);
        let value = two(&mut from)?;
        from.take(2)?;
        if tag == TAG && kind == SHORT && number == 1 {
            return Ok(u8::try_from(value).ok().filter(|side| (2..=8).contains(side)));
        }
    }
    Ok(None)
}

/// EXIF that says which side is up and nothing else.
pub(super) fn written(side: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x01\0".to_vec();
    tiff.extend(TAG.to_le_bytes());
    tiff.extend(SHORT.to_le_bytes());
    tiff.extend([1, 0, 0, 0, side, 0, 0, 0, 0, 0, 0, 0]);
    tiff
}
