//! What people wrote, made safe to show: plain text with line breaks, links, quotes and mentions.
//! Everything else is escaped; it knows no other formatting and pings nobody.

use std::sync::LazyLock;

use maud::{Markup, html};
use regex::Regex;
use unicode_normalization::char::is_combining_mark;

/// The most combining marks in a row that a letter keeps.
const MARKS: usize = 4;

/// Links and mentions. A pattern that does not compile finds nothing: the words still show.
static PIECE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"(?P<link>https?://[^\s<>"'`\\^{}|]+)|(?P<at>@[\p{L}\p{N}][\p{L}\p{N}._-]*)"#).ok()
});

/// A text without what could disturb the page around it: control characters and characters that
/// turn the direction of writing are dropped, piles of marks are cut.
#[must_use]
pub(super) fn clean(text: &str) -> String {
    let mut marks = 0;
    text.replace("\r\n", "\n")
        .chars()
        .filter(|c| {
            marks = if is_combining_mark(*c) { marks + 1 } else { 0 };
            marks <= MARKS && !disturbs(*c)
        })
        .collect()
}

fn disturbs(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{2028}' | '\u{2029}')
}

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
    let mut link = link;
    loop {
        let shorter = link.trim_end_matches(['.', ',', ';', ':', '!', '?', '»', '”', '*', '_']);
        let unopened = shorter.ends_with(')')
            && shorter.matches(')').count() > shorter.matches('(').count()
            || shorter.ends_with(']')
                && shorter.matches(']').count() > shorter.matches('[').count();
        let shorter = if unopened { &shorter[..shorter.len() - 1] } else { shorter };
        if shorter.len() == link.len() {
            return link.len();
        }
        link = shorter;
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
mod tests {
    use super::{clean, first_words, text};
    use proptest::prelude::*;

    fn shown(words: &str) -> String {
        text(words, |handle| handle == "ana.paz").into_string()
    }

    #[test]
    fn what_is_written_is_escaped() {
        for bad in ["<script>alert(1)</script>", "<img src=x onerror=y>", "\"><svg/onload=1>"] {
            let html = shown(bad);
            assert!(
                !html.contains("<script") && !html.contains("<img") && !html.contains("<svg"),
                "{html}"
            );
        }
        assert!(!shown("javascript:alert(1)").contains("href"));
        assert!(!shown("https://a.example/\"onmouseover=x").contains("\"onmouse"));
    }

    #[test]
    fn links_quotes_and_mentions_stand_out() {
        assert_eq!(
            shown("see (https://a.example/b(c)). ok"),
            "<p>see (<a href=\"https://a.example/b(c)\" rel=\"noopener noreferrer\" target=\"_blank\">https://a.example/b(c)</a>). ok</p>"
        );
        assert_eq!(
            shown("> she said\n> so\nyes\n\nand @ana.paz. but not @everyone or x@ana.paz"),
            "<blockquote>she said<br>so</blockquote><p>yes</p><p>and <b class=\"mention\">@ana.paz</b>. but not @everyone or x@ana.paz</p>"
        );
    }

    #[test]
    fn nothing_turns_or_piles_up() {
        assert_eq!(clean("a\u{202e}b\u{7}c\u{2066}"), "abc");
        let pile = format!("e{}", "\u{301}".repeat(40));
        assert_eq!(clean(&pile).chars().count(), 5);
        assert_eq!(first_words("one two\nthree", 9), "one two…");
    }

    proptest! {
        #[test]
        fn any_text_brings_no_tag_of_its_own(words in "(\\PC|[<>\"&@]|https?://){0,120}") {
            let ours = regex::Regex::new(
                "</?(?:p|br|blockquote|b|b class=\"mention\"|a|a href=\"https?://[^\"<>]*\" rel=\"noopener noreferrer\" target=\"_blank\")>",
            ).unwrap();
            let html = shown(&words);
            let left = ours.replace_all(&html, "");
            prop_assert!(!left.contains('<') && !left.contains('>'), "{html}");
        }
    }
}
