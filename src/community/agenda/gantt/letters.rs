//! How wide a text is, and what of it fits: by the advances of the typeface that travels inside.
use std::sync::OnceLock;

use skrifa::{FontRef, MetadataProvider, instance::LocationRef, instance::Size};

use super::clean::rides;

pub(super) const REGULAR: &[u8] = include_bytes!("font/Inter-Regular.otf");
pub(super) const SEMIBOLD: &[u8] = include_bytes!("font/Inter-SemiBold.otf");
/// Its name inside the files.
pub(super) const FAMILY: &str = "Inter";

/// On a page the reader's own typeface may run a little wider than ours.
const SPARE: f64 = 1.04;
/// The table of advances reaches to here (the last arrow and comparison we have is U+2265).
const TABLE: usize = 0x2270;
/// Of a character we have no glyph for, in em: an emoji or an ideograph with room around.
const FOREIGN: f64 = 1.4;

/// One style of letters: size in units and whether semi-bold (600) instead of regular (400).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Letters {
    pub size: f64,
    pub bold: bool,
}

impl Letters {
    pub(super) const fn regular(size: f64) -> Self {
        Self { size, bold: false }
    }

    pub(super) const fn bold(size: f64) -> Self {
        Self { size, bold: true }
    }

    /// Width of a cleaned text, in units.
    pub(super) fn width(self, text: &str) -> f64 {
        let face = face(self.bold);
        text.chars().map(|c| em(face, c)).sum::<f64>() * self.size * SPARE
    }

    /// The text itself if it fits, else its beginning with an ellipsis. Where not even one letter fits beside the
    /// ellipsis, the ellipsis alone, so that nothing is lost without a sign; empty where that does not fit either.
    pub(super) fn cut(self, text: &str, room: f64) -> String {
        let fits = self.longest(text, room);
        if fits == text.len() {
            return text.to_owned();
        }
        let fits = self.longest(text, room - self.width("…"));
        let kept = text.get(..fits).unwrap_or_default().trim_end_matches([' ', '\u{200d}']);
        // Better the whole word before, if most of the room is used all the same.
        let whole = kept
            .rfind(' ')
            .filter(|end| !rest_begins_with_space(text, kept) && end * 3 >= kept.len() * 2);
        let kept = whole
            .and_then(|end| kept.get(..end))
            .unwrap_or(kept)
            .trim_end_matches([' ', ',', ':', ';', '.']);
        if kept.is_empty() && self.width("…") > room {
            String::new()
        } else {
            format!("{kept}…")
        }
    }

    /// The text in at most `most` lines, broken between words where possible; the last is cut.
    pub(super) fn wrap(self, text: &str, room: f64, most: usize) -> Vec<String> {
        let mut lines = Vec::new();
        let mut rest = text;
        while !rest.is_empty() && lines.len() < most {
            let fits = self.longest(rest, room);
            if fits == rest.len() || lines.len() + 1 == most {
                lines.push(self.cut(rest, room));
                break;
            }
            let head = rest.get(..fits).unwrap_or_default();
            let at_word = rest.get(fits..).is_some_and(|tail| tail.starts_with(' '));
            let end =
                if at_word { fits } else { head.rfind(' ').filter(|at| *at > 0).unwrap_or(fits) };
            if end == 0 {
                // Not even its first letter fits: the sign that there is one.
                lines.push(self.cut(rest, room));
                break;
            }
            lines.push(rest.get(..end).unwrap_or_default().trim_end().to_owned());
            rest = rest.get(end..).unwrap_or_default().trim_start();
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// Bytes of the longest beginning that is not wider than `room`, never between a letter and its marks.
    fn longest(self, text: &str, room: f64) -> usize {
        let face = face(self.bold);
        let scale = self.size * SPARE;
        let mut width = 0.0;
        let mut end = 0;
        for (at, c) in text.char_indices() {
            if !rides(c) {
                end = at;
            }
            width += em(face, c) * scale;
            if width > room {
                return end;
            }
        }
        text.len()
    }
}

fn rest_begins_with_space(text: &str, kept: &str) -> bool {
    text.get(kept.len()..).is_some_and(|rest| rest.starts_with(' '))
}

/// Advance of a character, in em.
fn em(face: &[f64], c: char) -> f64 {
    match face.get(c as usize) {
        Some(known) if *known >= 0.0 => *known,
        _ => foreign(c),
    }
}

/// What another typeface will need at most for it. Marks that sit on the letter before need nothing; a few
/// characters are whole sentences.
fn foreign(c: char) -> f64 {
    match c {
        '\u{300}'..='\u{36f}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{200c}'
        | '\u{200d}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}' => 0.0,
        '\u{fdfd}' => 14.0,
        '\u{2e3a}'
        | '\u{2e3b}'
        | '\u{fdf0}'..='\u{fdfc}'
        | '\u{a9c5}'
        | '\u{12000}'..='\u{1254f}' => 5.0,
        _ => FOREIGN,
    }
}

/// Advances by code point, in em, -1 where there is no glyph; read once.
fn face(bold: bool) -> &'static [f64] {
    static FACES: OnceLock<[Vec<f64>; 2]> = OnceLock::new();
    let [regular, semibold] = FACES.get_or_init(|| [advances(REGULAR), advances(SEMIBOLD)]);
    if bold { semibold } else { regular }
}

fn advances(bytes: &[u8]) -> Vec<f64> {
    let mut table = vec![-1.0; TABLE];
    let Ok(font) = FontRef::new(bytes) else { return table };
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let em =
        f64::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em).max(1.0);
    for (code, glyph) in font.charmap().mappings() {
        let place = usize::try_from(code).ok().and_then(|code| table.get_mut(code));
        if let (Some(place), Some(advance)) = (place, metrics.advance_width(glyph)) {
            *place = f64::from(advance) / em;
        }
    }
    table
}
