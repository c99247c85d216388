//! PNG, chunk by chunk (W3C PNG third edition): those that make the picture or its colours stay.

use flate2::Crc;

use super::{Bytes, No, Picture, Size, count, orientation};

pub(super) const OPENING: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The chunks that stay: the picture, its colours, its moving parts.
const KEPT: [&[u8; 4]; 18] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"cICP", b"mDCV", b"cLLI", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

/// A chunk with its length before it and its sum after it.
pub(super) fn chunk(name: &[u8], data: &[u8]) -> Vec<u8> {
    let mut made = u32::try_from(data.len()).unwrap_or(u32::MAX).to_be_bytes().to_vec();
    made.extend(name);
    made.extend(data);
    made.extend(sum(name, data).to_be_bytes());
    made
}

fn sum(name: &[u8], data: &[u8]) -> u32 {
    let mut sum = Crc::new();
    sum.update(name);
    sum.update(data);
    sum.sum()
}

pub(super) fn stripped(content: &[u8]) -> Result<Picture, No> {
    let mut from = Bytes(content.strip_prefix(OPENING).ok_or(No::Damaged)?);
    let (mut size, mut upright, mut kept) = (Size::default(), None, Vec::new());
    let (mut head, mut drawn, mut moving) = (Vec::new(), false, 0);
    loop {
        let length = count(from.large4()?)?;
        let name = from.take(4)?;
        let data = from.take(length)?;
        let whole = from.large4()? == sum(name, data);
        if head.is_empty() != (name == b"IHDR") {
            return Err(No::Damaged);
        }
        if name == b"eXIf" {
            upright = upright.or(orientation::read(data));
        }
        if !KEPT.iter().any(|known| *known == name) {
            continue;
        }
        // A picture that arrived with a fault is not made to look whole.
        if !whole {
            return Err(No::Damaged);
        }
        let mut data_ = Bytes(data);
        match name {
            b"IHDR" => {
                size.at_least(data_.large4()?, data_.large4()?);
                head = chunk(name, data);
                continue;
            }
            b"IDAT" => drawn = true,
            b"acTL" => size.frames = size.frames.max(u64::from(data_.large4()?)),
            b"fcTL" => moving += 1,
            _ => {}
        }
        kept.extend(chunk(name, data));
        if name == b"IEND" {
            break;
        }
    }
    if !drawn {
        return Err(No::Damaged);
    }
    size.frames = size.frames.max(moving);
    let size = size.check()?;
    let mut made = [OPENING, &head].concat();
    if let Some(upright) = upright {
        made.extend(chunk(b"eXIf", &orientation::written(upright)));
    }
    made.extend(kept);
    Ok(size.picture(made, upright))
}
