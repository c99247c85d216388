//! GIF, block by block (GIF89a): the pictures, how they follow each other and how often stay.

use super::{Bytes, No, Picture, Size};

const EXTENSION: u8 = 0x21;
const IMAGE: u8 = 0x2c;
const END: u8 = 0x3b;

/// How many bytes the table of colours has that these flags announce.
fn table(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// The pieces up to the empty one, as they stand.
fn pieces<'a>(from: &mut Bytes<'a>) -> Result<&'a [u8], No> {
    let whole = from.0;
    loop {
        let length = from.byte()?;
        if length == 0 {
            return Ok(&whole[..whole.len() - from.0.len()]);
        }
        from.take(length.into())?;
    }
}

/// How often a moving picture begins again, if an extension says that; nothing else it says.
fn repeats(extension: &[u8]) -> Option<Vec<u8>> {
    let mut from = Bytes(extension);
    let length = from.byte().ok()?;
    let name = from.take(length.into()).ok()?;
    if !matches!(name, b"NETSCAPE2.0" | b"ANIMEXTS1.0") || from.take(2).ok()? != [3, 1] {
        return None;
    }
    let times = from.take(2).ok()?;
    Some([&[11], name, &[3, 1], times, &[0]].concat())
}

pub(super) fn stripped(content: &[u8]) -> Result<Picture, No> {
    let mut from = Bytes(content);
    let opening = from.take(6)?;
    if !matches!(opening, b"GIF87a" | b"GIF89a") {
        return Err(No::Damaged);
    }
    let screen = from.take(7)?;
    let mut size = Size::default();
    let mut declared = Bytes(screen);
    size.at_least(declared.small2()?.into(), declared.small2()?.into());
    let mut made = [opening, screen, from.take(table(screen[4]))?].concat();
    loop {
        let block = match from.byte() {
            Ok(block) => block,
            Err(_) if size.frames > 0 => END,
            Err(no) => return Err(no),
        };
        match block {
            EXTENSION => {
                let label = from.byte()?;
                let data = pieces(&mut from)?;
                let kept = match label {
                    // How long a picture stands, and through what one sees what is beneath.
                    0xf9 if data.len() == 6 => Some(data.to_vec()),
                    0xff => repeats(data),
                    _ => None,
                };
                if let Some(kept) = kept {
                    made.extend([EXTENSION, label]);
                    made.extend(kept);
                }
            }
            IMAGE => {
                let place = from.take(9)?;
                let mut declared = Bytes(place);
                let (left, top) = (declared.small2()?, declared.small2()?);
                let (width, height) = (declared.small2()?, declared.small2()?);
                // Browsers widen the screen for what stands beyond it.
                let end = |from: u16, length: u16| u32::from(from) + u32::from(length);
                size.at_least(end(left, width), end(top, height));
                size.frames += 1;
                size.check()?;
                made.push(IMAGE);
                made.extend(place);
                made.extend(from.take(table(place[8]))?);
                made.push(from.byte()?);
                made.extend(pieces(&mut from)?);
            }
            END if size.frames > 0 => break,
            // Some programs leave an empty piece too many.
            0 => {}
            _ => return Err(No::Damaged),
        }
    }
    made.push(END);
    Ok(size.check()?.picture(made, None))
}
