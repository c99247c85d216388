//! What people wrote, made safe to show: plain text with line breaks, links, quotes and mentions.
//! Everything else is escaped; it knows no other formatting and pings nobody.

use maud::{Markup, html};

use crate::foundation::i18n::clean;
use crate::foundation::page::links::{self, Piece};

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
    html! {
        @for piece in links::pieces(line) {
            @match piece {
                Piece::Words(words) => (words),
                Piece::Link(address) => (links::link(address)),
                Piece::At(handle) if known(&handle[1..].to_lowercase()) => b class="mention" { (handle) },
                Piece::At(handle) => (handle),
            }
        }
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
