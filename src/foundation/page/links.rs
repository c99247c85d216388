//! Links and handles in what people write, found but not yet shown. A link has a host and no sign that nobody
//! sees, so that it leads where it says.

use std::sync::LazyLock;

use maud::{Markup, html};
use regex::Regex;

/// A pattern that does not compile finds nothing: the words still show.
static PIECE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r#"(?P<link>[Hh][Tt][Tt][Pp][Ss]?://[\p{L}\p{N}][^\s<>"'`\\^{}|\u{ad}\u{34f}"#,
        r#"\u{200b}-\u{200f}\u{2060}-\u{206f}\u{e0000}-\u{e0fff}]*)"#,
        r"|(?P<at>@[\p{L}\p{N}][\p{L}\p{N}._-]*)",
    ))
    .ok()
});

/// A piece of a line; together they are the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words.
    Words(&'t str),
    /// An address of the web, whole.
    Link(&'t str),
    /// A handle with its sign: `@ana.paz`.
    At(&'t str),
}

/// The pieces of a line.
#[must_use]
pub fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for found in PIECE.as_ref().map(|piece| piece.captures_iter(line)).into_iter().flatten() {
        let Some(whole) = found.get(0) else { continue };
        let (mut end, start) = (whole.end(), whole.start());
        let piece = if found.name("link").is_some() {
            end = start + link_length(&line[start..end]);
            Piece::Link(&line[start..end])
        } else {
            end = start + line[start..end].trim_end_matches(['.', '-', '_']).len();
            let before = line[..start].chars().next_back();
            if before.is_some_and(char::is_alphanumeric) {
                continue;
            }
            Piece::At(&line[start..end])
        };
        pieces.push(Piece::Words(&line[at..start]));
        pieces.push(piece);
        at = end;
    }
    pieces.push(Piece::Words(&line[at..]));
    pieces
}

/// A link as HTML: it opens elsewhere, and tells nobody there where it was.
#[must_use]
pub fn link(address: &str) -> Markup {
    html! { a href=(address) rel="noopener noreferrer" target="_blank" { (address) } }
}

/// How much of a link is the link: a full stop or a bracket that closes the sentence is not.
fn link_length(link: &str) -> usize {
    let more = |close: char, open: char| {
        link.matches(close).count().saturating_sub(link.matches(open).count())
    };
    let (mut round, mut square) = (more(')', '('), more(']', '['));
    let mut link = link;
    loop {
        link = link.trim_end_matches(['.', ',', ';', ':', '!', '?', '»', '”', '*', '_']);
        let unopened = match link.chars().next_back() {
            Some(')') => &mut round,
            Some(']') => &mut square,
            _ => return link.len(),
        };
        if *unopened == 0 {
            return link.len();
        }
        *unopened -= 1;
        link = &link[..link.len() - 1];
    }
}
