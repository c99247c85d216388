//! Foreign text made safe to draw: one line, composed letters, nothing that steers, nothing that piles up.
use unicode_normalization::{
    IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc_quick,
};

/// Characters looked at; a title is cut by its width long before.
const LOOKED_AT: usize = 600;
/// Marks kept on one letter. More is a tower that reaches into other rows.
const MARKS: usize = 2;

/// The text in one line: white space is one space, control characters and those that turn the direction
/// of reading are gone, at most [`MARKS`] marks stand on a letter, and it ends after [`LOOKED_AT`]
/// characters with an ellipsis.
pub(super) fn clean(text: &str) -> String {
    if text.len() <= LOOKED_AT && plain(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len().min(LOOKED_AT * 4));
    let mut marks = 0;
    let mut kept = 0;
    let composed: Box<dyn Iterator<Item = char>> =
        match is_nfc_quick(text.chars().take(LOOKED_AT * 4)) {
            IsNormalized::Yes => Box::new(text.chars()),
            _ => Box::new(text.chars().take(LOOKED_AT * 4).nfc()),
        };
    for c in composed {
        let c = if c.is_whitespace() || c.is_control() { ' ' } else { c };
        if is_dropped(c) || (c == ' ' && (out.is_empty() || out.ends_with(' '))) {
            continue;
        }
        marks = if rides(c) { marks + 1 } else { 0 };
        if marks > MARKS || (marks > 0 && out.is_empty()) {
            continue;
        }
        if kept == LOOKED_AT {
            out.truncate(out.trim_end().len());
            out.push('…');
            return out;
        }
        out.push(c);
        kept += 1;
    }
    out.truncate(out.trim_end().len());
    out
}

/// Only printable ASCII and Latin-1 letters, single spaces inside: nothing to do, which is nearly always.
fn plain(text: &str) -> bool {
    let mut before = ' ';
    for c in text.chars() {
        let fits = matches!(c, '!'..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{ff}')
            || (c == ' ' && before != ' ');
        if !fits {
            return false;
        }
        before = c;
    }
    before != ' '
}

/// Has no width of its own: combining marks, joiners, variation selectors.
pub(super) fn rides(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}') || is_combining_mark(c)
}

/// Turns the reading direction, is invisible, or is no character (XML 1.0 §2.2 forbids U+FFFE and U+FFFF;
/// the other noncharacters are of no use to a reader either).
fn is_dropped(c: char) -> bool {
    let invisible = matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
    );
    let none = matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe;
    invisible || none
}
