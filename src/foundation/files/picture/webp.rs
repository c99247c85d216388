//! WebP, chunk by chunk (RFC 9649): the pictures, their colours and how they follow each other stay.

use super::{Bytes, No, Picture, Size, count, orientation};

/// The flags of the head that say: there is EXIF, there is XMP.
const EXIF: u8 = 8;
const XMP: u8 = 4;

/// A chunk with its length before it, filled up to an even number of bytes.
pub(super) fn chunk(name: &[u8], data: &[u8]) -> Vec<u8> {
    let mut made = name.to_vec();
    made.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_le_bytes());
    made.extend(data);
    if data.len() % 2 == 1 {
        made.push(0);
    }
    made
}

fn next<'a>(from: &mut Bytes<'a>) -> Result<(&'a [u8], &'a [u8]), No> {
    let name = from.take(4)?;
    let length = count(from.small4()?)?;
    let data = from.take(length)?;
    // The last one's filling is sometimes forgotten.
    if length % 2 == 1 && !from.0.is_empty() {
        from.byte()?;
    }
    Ok((name, data))
}

/// The size a coded picture declares in itself.
fn coded(name: &[u8], data: &[u8]) -> Result<(u32, u32), No> {
    let mut from = Bytes(data);
    if name == b"VP8L" {
        if from.byte()? != 0x2f {
            return Err(No::Damaged);
        }
        let bits = from.small4()?;
        return Ok(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1));
    }
    from.take(3)?;
    if from.take(3)? != [0x9d, 0x01, 0x2a] {
        return Err(No::Damaged);
    }
    let (width, height) = (from.small2()?, from.small2()?);
    Ok((u32::from(width & 0x3fff), u32::from(height & 0x3fff)))
}

/// One picture of a moving one: where and how long, then its own chunks.
fn frame(data: &[u8], size: &mut Size) -> Result<Vec<u8>, No> {
    let mut from = Bytes(data);
    let mut made = from.take(16)?.to_vec();
    let mut drawn = false;
    while !from.0.is_empty() {
        let (name, data) = next(&mut from)?;
        match name {
            b"VP8 " | b"VP8L" => {
                let (width, height) = coded(name, data)?;
                size.at_least(width, height);
                drawn = true;
            }
            b"ALPH" => {}
            _ => continue,
        }
        made.extend(chunk(name, data));
    }
    size.frames += 1;
    if drawn { Ok(made) } else { Err(No::Damaged) }
}

pub(super) fn stripped(content: &[u8]) -> Result<Picture, No> {
    let mut from = Bytes(content);
    if from.take(4)? != b"RIFF" {
        return Err(No::Damaged);
    }
    let length = count(from.small4()?)?;
    let mut from = Bytes(from.take(length.min(from.0.len()))?);
    if from.take(4)? != b"WEBP" {
        return Err(No::Damaged);
    }
    let (mut size, mut upright, mut kept) = (Size::default(), None, Vec::new());
    let (mut head, mut drawn) = (None, false);
    while !from.0.is_empty() {
        let (name, data) = next(&mut from)?;
        match name {
            b"VP8X" if head.is_none() && kept.is_empty() => {
                let mut declared = Bytes(data);
                declared.take(4)?;
                size.at_least(declared.small3()? + 1, declared.small3()? + 1);
                head = Some(data.get(..10).ok_or(No::Damaged)?.to_vec());
            }
            b"VP8 " | b"VP8L" if !drawn => {
                let (width, height) = coded(name, data)?;
                size.at_least(width, height);
                drawn = true;
                kept.extend(chunk(name, data));
            }
            b"ANMF" if head.is_some() => {
                let data = frame(data, &mut size)?;
                drawn = true;
                kept.extend(chunk(name, &data));
            }
            b"ICCP" | b"ANIM" | b"ALPH" if head.is_some() => kept.extend(chunk(name, data)),
            b"EXIF" if head.is_some() => upright = upright.or(orientation::read(data)),
            _ => {}
        }
        size.frames = size.frames.max(1);
        if size.width > 0 {
            size.check()?;
        }
    }
    if !drawn {
        return Err(No::Damaged);
    }
    let size = size.check()?;
    let mut inside = b"WEBP".to_vec();
    if let Some(mut head) = head {
        head[0] = head[0] & !(EXIF | XMP) | if upright.is_some() { EXIF } else { 0 };
        inside.extend(chunk(b"VP8X", &head));
    }
    inside.extend(kept);
    if let Some(upright) = upright {
        inside.extend(chunk(b"EXIF", &orientation::written(upright)));
    }
    Ok(size.picture(chunk(b"RIFF", &inside), upright))
}
