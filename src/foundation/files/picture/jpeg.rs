//! JPEG, segment by segment (ITU T.81): the frame, its tables and its scans stay, and of the
//! segments of applications those that say how its colours are meant. What follows the end of the
//! picture (a second picture, a film) is not part of it.

use super::{Bytes, No, Picture, Size, orientation};

const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;

/// A marker and what stands in its segment.
pub(super) fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).unwrap_or(u16::MAX);
    let mut made = vec![0xff, marker];
    made.extend(length.to_be_bytes());
    made.extend(data);
    made
}

/// The next marker; what no decoder reads before it is passed over.
fn marker(from: &mut Bytes<'_>) -> Result<u8, No> {
    loop {
        if from.byte()? != 0xff {
            continue;
        }
        let mut next = from.byte()?;
        while next == 0xff {
            next = from.byte()?;
        }
        if next != 0 {
            return Ok(next);
        }
    }
}

/// Copies the coded data of a scan, up to the next marker or the end of what there is.
fn scan(from: &mut Bytes<'_>, to: &mut Vec<u8>) {
    while let Some(place) = from.0.iter().position(|byte| *byte == 0xff) {
        to.extend(&from.0[..place]);
        match from.0.get(place + 1) {
            // A stuffed byte, or a place to start again: still data.
            Some(next @ (0 | 0xd0..=0xd7)) => {
                to.extend([0xff, *next]);
                from.0 = &from.0[place + 2..];
            }
            Some(0xff) => from.0 = &from.0[place + 1..],
            _ => {
                from.0 = &from.0[place..];
                return;
            }
        }
    }
    to.extend(from.0);
    from.0 = &[];
}

pub(super) fn stripped(content: &[u8]) -> Result<Picture, No> {
    let mut from = Bytes(content);
    if from.take(2)? != [0xff, START] {
        return Err(No::Damaged);
    }
    let (mut size, mut upright, mut kept) = (Size::default(), None, Vec::new());
    let (mut opening, mut drawn) = (Vec::new(), false);
    loop {
        let marker = match marker(&mut from) {
            Ok(marker) => marker,
            // Cameras and programs that forget the end are many; every browser shows these.
            Err(_) if drawn => END,
            Err(no) => return Err(no),
        };
        match marker {
            END => break,
            0x01 | 0xd0..=0xd7 => continue,
            START => return Err(No::Damaged),
            _ => {}
        }
        let length = usize::from(from.large2()?).checked_sub(2).ok_or(No::Damaged)?;
        let data = from.take(length)?;
        match marker {
            // A frame: baseline, extended, progressive, lossless, of either coding.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                if size.width > 0 {
                    return Err(No::Damaged);
                }
                let mut data = Bytes(data);
                data.byte()?;
                let (height, width) = (data.large2()?, data.large2()?);
                size.at_least(width.into(), height.into());
                size.check()?;
            }
            // Tables, the interval to start again.
            0xc4 | 0xcc | 0xdb | 0xdd => {}
            SCAN if size.width == 0 => return Err(No::Damaged),
            SCAN => drawn = true,
            0xe0 if data.starts_with(b"JFIF\0") && data.len() >= 14 => {
                // Its own small picture may show what was cut away since.
                if opening.is_empty() {
                    opening = segment(0xe0, &[&data[..12], &[0, 0]].concat());
                }
                continue;
            }
            0xe1 if data.starts_with(orientation::OPENING) => {
                upright = upright.or(orientation::read(data));
                continue;
            }
            // How its colours are meant.
            0xe2 if data.starts_with(b"ICC_PROFILE\0") => {}
            0xee if data.starts_with(b"Adobe") => {}
            // Everything else an application or a person may have left.
            0xe0..=0xef | 0xfe => continue,
            _ => return Err(No::Damaged),
        }
        kept.extend(segment(marker, data));
        if marker == SCAN {
            scan(&mut from, &mut kept);
        }
    }
    if !drawn {
        return Err(No::Damaged);
    }
    let mut made = vec![0xff, START];
    made.extend(opening);
    if let Some(upright) = upright {
        let exif = [orientation::OPENING, &orientation::written(upright)].concat();
        made.extend(segment(0xe1, &exif));
    }
    made.extend(kept);
    made.extend([0xff, END]);
    Ok(size.picture(made, upright))
}
