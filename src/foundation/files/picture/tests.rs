//! The strippers held against pictures made up here: whole, with everything in them that a camera
//! leaves behind, cut off anywhere, altered anywhere.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use proptest::prelude::*;
use std::io::Write;

use super::*;

/// What no stripped picture may hold.
const SECRET: &[u8] = b"12.0464S 77.0428W Ana's phone";

fn holds_secret(content: &[u8]) -> bool {
    content.windows(SECRET.len()).any(|place| place == SECRET)
}

/// EXIF with a side, and the secret where cameras put their names and places.
fn exif(side: u8, small: bool) -> Vec<u8> {
    let two = |n: u16| if small { n.to_le_bytes() } else { n.to_be_bytes() };
    let four = |n: u32| if small { n.to_le_bytes() } else { n.to_be_bytes() };
    let mut tiff = if small { b"II*\0".to_vec() } else { b"MM\0*".to_vec() };
    tiff.extend(four(8));
    tiff.extend(two(2));
    let length = u32::try_from(SECRET.len()).unwrap();
    for (tag, kind, number, value) in [
        (271, 2, length, four(38)),
        (274, 3, 1, [two(u16::from(side)), [0, 0]].concat().try_into().unwrap()),
    ] {
        tiff.extend(two(tag));
        tiff.extend(two(kind));
        tiff.extend(four(number));
        tiff.extend(value);
    }
    tiff.extend(four(0));
    tiff.extend(SECRET);
    tiff
}

/// A made-up picture: its size, its side, whether everything a camera leaves is in it.
#[derive(Clone, Debug)]
struct Made {
    width: u16,
    height: u16,
    side: u8,
    small: bool,
    noise: Vec<u8>,
}

fn made() -> impl Strategy<Value = Made> {
    let noise = proptest::collection::vec(any::<u8>(), 0..40);
    (1_u16..300, 1_u16..300, 0_u8..12, any::<bool>(), noise)
        .prop_map(|(width, height, side, small, noise)| Made { width, height, side, small, noise })
}

impl Made {
    fn png(&self) -> Vec<u8> {
        let (width, height) = (u32::from(self.width), u32::from(self.height));
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
        let row = vec![0_u8; usize::from(self.width) + 1];
        for _ in 0..height {
            packed.write_all(&row).unwrap();
        }
        let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
        let text = [b"Comment\0", SECRET].concat();
        let pieces = packed.finish().unwrap();
        let (one, other) = pieces.split_at(pieces.len() / 2);
        [
            png::OPENING.to_vec(),
            png::chunk(b"IHDR", &head),
            png::chunk(b"tEXt", &text),
            png::chunk(b"pHYs", &[0, 0, 11, 19, 0, 0, 11, 19, 1]),
            png::chunk(b"eXIf", &exif(self.side, self.small)),
            png::chunk(b"prVt", SECRET),
            png::chunk(b"IDAT", one),
            png::chunk(b"IDAT", other),
            png::chunk(b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", SECRET].concat()),
            png::chunk(b"IEND", b""),
            SECRET.to_vec(),
        ]
        .concat()
    }

    fn jpeg(&self) -> Vec<u8> {
        let (width, height) = (self.width.to_be_bytes(), self.height.to_be_bytes());
        let frame = [&[8], &height[..], &width, &[1, 1, 0x11, 0]].concat();
        // Coded data with stuffed bytes and places to start again, as noise has them.
        let mut coded = vec![0xff, 0xd0];
        for byte in &self.noise {
            coded.push(*byte);
            if *byte == 0xff {
                coded.push(0);
            }
        }
        let opened = [orientation::OPENING, &exif(self.side, self.small)].concat();
        let small = [&b"JFIF\0\x01\x02\0\0\x48\0\x48\x01\x01"[..], SECRET].concat();
        [
            vec![0xff, 0xd8],
            jpeg::segment(0xe0, &small),
            jpeg::segment(0xe1, &opened),
            jpeg::segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", SECRET].concat()),
            jpeg::segment(0xe2, &[b"MPF\0", SECRET].concat()),
            jpeg::segment(0xed, &[b"Photoshop 3.0\0", SECRET].concat()),
            jpeg::segment(0xee, b"Adobe\0\x64\0\0\0\0\x01"),
            jpeg::segment(0xfe, SECRET),
            SECRET.to_vec(),
            jpeg::segment(0xdb, &[0; 65]),
            jpeg::segment(0xc0, &frame),
            jpeg::segment(0xc4, &[0; 19]),
            jpeg::segment(0xda, &[1, 1, 0, 0, 63, 0]),
            coded,
            vec![0xff, 0xff, 0xd9],
            SECRET.to_vec(),
        ]
        .concat()
    }

    fn gif(&self) -> Vec<u8> {
        let (width, height) = (self.width.to_le_bytes(), self.height.to_le_bytes());
        let length = u8::try_from(SECRET.len()).unwrap();
        let said = [&[length], SECRET, &[0]].concat();
        let noise = [&[u8::try_from(self.noise.len()).unwrap()], &self.noise[..]].concat();
        let noise = if self.noise.is_empty() { vec![1, 0] } else { noise };
        [
            b"GIF89a".to_vec(),
            [&width[..], &height, &[0x80, 0, 0]].concat(),
            vec![0; 6],
            b"!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0".to_vec(),
            [&b"!\xfe"[..], &said].concat(),
            [&b"!\xff\x0bXMP DataXMP"[..], &said].concat(),
            b"!\xf9\x04\0\x0a\0\0\0".to_vec(),
            [&b",\0\0\0\0"[..], &width, &height, &[0, 2], &noise, &[0]].concat(),
            b";".to_vec(),
            SECRET.to_vec(),
        ]
        .concat()
    }

    fn webp(&self) -> Vec<u8> {
        let (width, height) = (u32::from(self.width) - 1, u32::from(self.height) - 1);
        let bits = (width | height << 14).to_le_bytes();
        let coded = [&[0x2f], &bits[..], &self.noise].concat();
        let three = |n: u32| n.to_le_bytes()[..3].to_vec();
        let head = [&[0x0c, 0, 0, 0][..], &three(width), &three(height)].concat();
        let inside = [
            b"WEBP".to_vec(),
            webp::chunk(b"VP8X", &head),
            webp::chunk(b"VP8L", &coded),
            webp::chunk(b"EXIF", &exif(self.side, self.small)),
            webp::chunk(b"XMP ", SECRET),
            webp::chunk(b"Blah", SECRET),
        ]
        .concat();
        [webp::chunk(b"RIFF", &inside), SECRET.to_vec()].concat()
    }

    fn all(&self) -> [(Kind, Vec<u8>); 4] {
        [
            (Kind::Png, self.png()),
            (Kind::Jpeg, self.jpeg()),
            (Kind::Gif, self.gif()),
            (Kind::Webp, self.webp()),
        ]
    }
}

fn strip(kind: Kind, content: &[u8]) -> Result<Picture, No> {
    stripped(kind, content).expect("a picture")
}

proptest! {
    #[test]
    fn a_picture_keeps_its_size_and_side_and_tells_nothing_else(made in made()) {
        for (kind, content) in made.all() {
            prop_assert!(holds_secret(&content));
            prop_assert_eq!(Kind::of(&content, ""), Ok(kind));
            let picture = strip(kind, &content).expect("whole");
            prop_assert!(!holds_secret(&picture.content), "{kind:?}");
            let side = Some(made.side).filter(|side| kind != Kind::Gif && (2..=8).contains(side));
            let lies = side.is_some_and(|side| side >= 5);
            let (width, height) = (u32::from(made.width), u32::from(made.height));
            let shown = if lies { (height, width) } else { (width, height) };
            prop_assert_eq!((picture.width, picture.height), shown);
            let kept = orientation_of(kind, &picture.content);
            prop_assert_eq!(kept, side, "{:?}", kind);
            // Stripping what is stripped changes nothing.
            prop_assert_eq!(strip(kind, &picture.content).expect("whole"), picture);
        }
    }

    #[test]
    fn one_cut_off_anywhere_is_refused_or_tells_nothing(made in made(), at in 0.0_f64..1.0) {
        for (kind, content) in made.all() {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place within a short picture")]
            let end = (content.len() as f64 * at) as usize;
            if let Ok(picture) = strip(kind, &content[..end]) {
                prop_assert!(!holds_secret(&picture.content), "{kind:?} at {end}");
                prop_assert_eq!(strip(kind, &picture.content).expect("whole"), picture);
            }
        }
    }

    #[test]
    fn one_altered_anywhere_stays_within_bounds(
        made in made(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        for (kind, mut content) in made.all() {
            for (place, byte) in &changes {
                let place = place.index(content.len());
                content[place] = *byte;
            }
            if let Ok(picture) = strip(kind, &content) {
                prop_assert!(picture.width <= SIDE && picture.height <= SIDE);
                prop_assert!(u64::from(picture.width) * u64::from(picture.height) <= PIXELS);
                prop_assert!(picture.content.len() <= content.len() + 64);
            }
        }
    }

    #[test]
    fn any_bytes_behind_an_opening_are_survived(rest in proptest::collection::vec(any::<u8>(), 0..200)) {
        for (kind, opening) in [
            (Kind::Png, png::OPENING),
            (Kind::Jpeg, b"\xff\xd8"),
            (Kind::Gif, b"GIF89a"),
            (Kind::Webp, b"RIFF\xff\0\0\0WEBPVP8X"),
        ] {
            let content = [opening, &rest].concat();
            if let Ok(picture) = strip(kind, &content) {
                prop_assert!(picture.width > 0 && picture.width <= SIDE);
            }
        }
    }
}

/// The side that a stripped picture says is up.
fn orientation_of(kind: Kind, content: &[u8]) -> Option<u8> {
    let tiff = content.windows(4).position(|place| place == b"II*\0")?;
    (kind != Kind::Gif).then(|| orientation::read(&content[tiff..])).flatten()
}

#[test]
fn a_picture_that_declares_more_than_can_be_shown_is_refused_without_decoding_it() {
    let usual = Made { width: 10, height: 10, side: 0, small: true, noise: vec![7; 9] };
    let huge = Made { width: 65_535, height: 65_535, ..usual.clone() };
    for (kind, content) in [(Kind::Jpeg, huge.jpeg()), (Kind::Gif, huge.gif())] {
        assert!(content.len() < 1000);
        assert_eq!(strip(kind, &content), Err(No::Dimensions), "{kind:?}");
    }
    let head = |width: u32, height: u32| {
        let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
        [
            png::OPENING,
            &png::chunk(b"IHDR", &head),
            &png::chunk(b"IDAT", b"x"),
            &png::chunk(b"IEND", b""),
        ]
        .concat()
    };
    for (width, height, expected) in [
        (u32::MAX, u32::MAX, Some(No::Dimensions)),
        (SIDE + 1, 1, Some(No::Dimensions)),
        (8000, 8000, Some(No::Dimensions)),
        (0, 10, Some(No::Damaged)),
        (8000, 6000, None),
    ] {
        assert_eq!(strip(Kind::Png, &head(width, height)).err(), expected, "{width} {height}");
    }
    // Many pictures after one another, and one that widens its screen.
    let moving = [
        png::OPENING,
        &png::chunk(b"IHDR", &[0, 0, 0x10, 0, 0, 0, 0x10, 0, 8, 6, 0, 0, 0]),
        &png::chunk(b"acTL", &[0, 1, 0, 0, 0, 0, 0, 0]),
        &png::chunk(b"IDAT", b"x"),
        &png::chunk(b"IEND", b""),
    ]
    .concat();
    assert_eq!(strip(Kind::Png, &moving), Err(No::Dimensions));
    let wide =
        [&b"GIF89a\x01\0\x01\0\0\0\0"[..], b",\xff\xff\xff\xff\xff\xff\xff\xff\0\x02\x01\0\0;"]
            .concat();
    assert_eq!(strip(Kind::Gif, &wide), Err(No::Dimensions));
    // A small head before a large picture.
    let bits = 0x0fff_ffff_u32.to_le_bytes();
    let inner = [&[0x2f], &bits[..]].concat();
    let inside =
        [&b"WEBP"[..], &webp::chunk(b"VP8X", &[0; 10]), &webp::chunk(b"VP8L", &inner)].concat();
    assert_eq!(strip(Kind::Webp, &webp::chunk(b"RIFF", &inside)), Err(No::Dimensions));
}

#[test]
fn what_arrived_with_a_fault_is_not_made_to_look_whole() {
    let usual = Made { width: 9, height: 9, side: 6, small: false, noise: vec![1, 2, 3] };
    let mut content = usual.png();
    let place = content.windows(4).position(|place| place == b"IDAT").unwrap() + 5;
    content[place] ^= 1;
    assert_eq!(strip(Kind::Png, &content), Err(No::Damaged));
    let two = [
        &usual.jpeg()[..2],
        &jpeg::segment(0xc0, &[8, 0, 1, 0, 1, 1, 1, 17, 0]),
        &usual.jpeg()[2..],
    ];
    assert_eq!(strip(Kind::Jpeg, &two.concat()), Err(No::Damaged), "two frames");
    for (kind, content) in usual.all() {
        assert_eq!(strip(kind, &content[..12]), Err(No::Damaged), "{kind:?}");
    }
}
