//! What people wrote, made safe to show: plain text with line breaks, links, quotes and mentions.
//! Everything else is escaped; it knows no other formatting and pings nobody.

use std::sync::LazyLock;

use maud::{Markup, html};
use regex::Regex;

use crate::foundation::i18n::clean;

/// Links and mentions. A link has a host and no sign that nobody sees, so that it leads where it
/// says. A pattern that does not compile finds nothing: the words still show.
static PIECE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r#"(?P<link>[Hh][Tt][Tt][Pp][Ss]?://[\p{L}\p{N}][^\s<>"'`\\^{}|\u{ad}\u{34f}"#,
        r#"\u{200b}-\u{200f}\u{2060}-\u{206f}\u{e0000}-\u{e0fff}]*)"#,
        r"|(?P<at>@[\p{L}\p{N}][\p{L}\p{N}._-]*)",
    ))
    .ok()
});

/// A text as HTML; `known` says which handles are members, whose mentions stand out.
pub(super) fn text(text: &str, known: impl Fn(&str) -> bool) -> Markup {
    let clean = clean(text);
    let mut blocks: Vec<(bool, Vec<&str>)> = Vec::new();
    for line in clean.lines() {
        let quoted = line.strip_prefix('>').map(|rest| rest.strip_prefix(' ').unwrap_or(rest));
        let (is_quote, line) = (quoted.is_some(), quoted.unwrap_or(line));
        match blocks.last_mut() {
            // An empty line ends a paragraph.
            _ if line.trim().is_empty() && !is_quote => blocks.push((false, Vec::new())),
            Some((was_quote, lines)) if *was_quote == is_quote => lines.push(line),
            _ => blocks.push((is_quote, vec![line])),
        }
    }
    html! {
        @for (is_quote, lines) in blocks.iter().filter(|(_, lines)| !lines.is_empty()) {
            @if *is_quote {
                blockquote { (broken(lines, &known)) }
            } @else {
                p { (broken(lines, &known)) }
            }
        }
    }
}

fn broken(lines: &[&str], known: &impl Fn(&str) -> bool) -> Markup {
    html! {
        @for (number, line) in lines.iter().enumerate() {
            @if number > 0 { br; }
            (pieces(line, known))
        }
    }
}

fn pieces(line: &str, known: &impl Fn(&str) -> bool) -> Markup {
    let mut parts: Vec<Markup> = Vec::new();
    let mut at = 0;
    for found in PIECE.as_ref().map(|piece| piece.captures_iter(line)).into_iter().flatten() {
        let Some(whole) = found.get(0) else { continue };
        let (mut end, start) = (whole.end(), whole.start());
        if found.name("link").is_some() {
            end = start + link_length(&line[start..end]);
            let address = &line[start..end];
            parts.push(html! { (&line[at..start]) });
            parts.push(
                html! { a href=(address) rel="noopener noreferrer" target="_blank" { (address) } },
            );
        } else {
            end = start + line[start..end].trim_end_matches(['.', '-', '_']).len();
            let before = line[..start].chars().next_back();
            if before.is_some_and(char::is_alphanumeric)
                || !known(&line[start + 1..end].to_lowercase())
            {
                continue;
            }
            parts.push(html! { (&line[at..start]) b class="mention" { (&line[start..end]) } });
        }
        at = end;
    }
    parts.push(html! { (&line[at..]) });
    html! { @for part in &parts { (part) } }
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

/// The first words of a text on one line, for quoting it.
#[must_use]
pub(super) fn first_words(text: &str, most: usize) -> String {
    let line = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let mut cut: String = line.chars().take(most).collect();
    if let Some(space) = cut.rfind(' ') {
        cut.truncate(space);
    }
    format!("{cut}…")
}

#[cfg(test)]
mod tests;
