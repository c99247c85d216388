//! What a chat writes that is no prose: code, links, mentions, emoji, the words between quotation
//! marks, and names made of letters and digits (*ICANN75*, *S-3*, *RFC-9083*).
//!
//! Refuses to know languages.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::community::glossary::checker::cover::Taken;
use crate::community::glossary::checker::links::links;

static CODE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"``[^`]+``|`[^`]+`").ok());
static QUOTES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"“[^“”]{1,600}”|«[^«»]{1,600}»|„[^„“”]{1,600}[“”]|"[^"]{1,600}""#).ok()
});
static MENTION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"<(?:@[!&]?|#|a?:\w+:|t:|id:|/[\w ]+:)[\w:-]+>|[@!#][\w.\-=/]*\w(?::[\w.-]*\w)?|:[a-z][a-z0-9_+-]+:").ok()
});

/// Where code stands, and links.
#[must_use]
pub fn whole(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if text.contains('`') {
        found.extend(
            CODE.iter()
                .flat_map(|pattern| pattern.find_iter(text))
                .map(|one| one.start()..one.end()),
        );
    }
    if text.contains(['@', ':']) || text.contains("www.") {
        found.extend(links(text));
    }
    found
}

/// Everything of this kind, in order of place; none touches another.
#[must_use]
pub fn marks(text: &str) -> Vec<Range<usize>> {
    let mut taken = Taken::default();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut add = |span: Range<usize>| {
        if !span.is_empty() && !taken.touches(&span) {
            taken.add(&span);
            found.push(span);
        }
    };
    if text.contains('`') {
        CODE.iter().flat_map(|pattern| pattern.find_iter(text)).for_each(|one| add(one.range()));
    }
    if text.contains(['"', '“', '«', '„']) {
        let quotes = QUOTES.iter().flat_map(|pattern| pattern.find_iter(text));
        // A text that is one quotation is what was to be translated.
        let said = text.trim_end_matches(['.', ',', ';']).len();
        quotes.filter(|one| one.start() > 0 || one.end() < said).for_each(|one| add(one.range()));
    }
    whole(text).into_iter().for_each(&mut add);
    if text.contains(['@', '#', '<', ':', '!']) {
        let mentions = MENTION.iter().flat_map(|pattern| pattern.find_iter(text));
        // `hola!grupo` mentions nobody.
        let apart = |at: usize| text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        mentions.filter(|one| apart(one.start())).for_each(|one| add(one.range()));
    }
    emoji(text).into_iter().for_each(&mut add);
    found.sort_by_key(|span| span.start);
    found
}

/// Runs of emoji and of characters for private use.
fn emoji(text: &str) -> Vec<Range<usize>> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_sign(*c)) {
        match found.last_mut() {
            Some(run) if run.end == at => run.end += c.len_utf8(),
            _ => found.push(at..at + c.len_utf8()),
        }
    }
    found
}

/// No letter, digit, space or mark of a sentence in any language.
fn is_sign(c: char) -> bool {
    matches!(c,
        '\u{200d}' | '\u{20e3}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}'
        | '\u{2460}'..='\u{27bf}' | '\u{2900}'..='\u{297f}' | '\u{2b00}'..='\u{2bff}' | '\u{3030}' | '\u{303d}'
        | '\u{3297}' | '\u{3299}' | '\u{e000}'..='\u{f8ff}' | '\u{fe0e}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}'
        | '\u{e0020}'..='\u{e007f}' | '\u{f0000}'..='\u{10ffff}')
}

/// A chunk without spaces around `at`, if it is made of letters and digits or joined by signs: such
/// a thing is a name.
#[must_use]
pub fn joined(text: &str, span: Range<usize>) -> Option<Range<usize>> {
    let part =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '_' | '+' | '.' | ',' | '–');
    let start = text[..span.start]
        .char_indices()
        .rev()
        .take_while(|(_, c)| part(*c))
        .last()
        .map_or(span.start, |(at, _)| at);
    let end =
        text[span.end..].find(|c: char| !part(c)).map_or(text.len(), |length| span.end + length);
    let chunk = &text[start..end];
    let inside = chunk.trim_matches(|c: char| !c.is_alphanumeric() && c != '+');
    let start = start
        + (chunk.len()
            - chunk.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '+').len());
    let whole = start..start + inside.len();
    (whole.start < span.start || whole.end > span.end).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn what_is_no_prose_is_found() {
        let found = |text: &str| -> Vec<String> {
            marks(text).into_iter().map(|span| text[span].to_owned()).collect()
        };
        for (text, all) in [
            (
                "See https://a.example/x_y, or mail ana@b.example.",
                vec!["https://a.example/x_y", "ana@b.example"],
            ),
            ("run `a \"b\"` now", vec!["`a \"b\"`"]),
            (
                "<@123> and @ana:hs.example in #policy 👍🏽",
                vec!["<@123>", "@ana:hs.example", "#policy", "👍🏽"],
            ),
            ("he said “no way” and «nunca»", vec!["“no way”", "«nunca»"]),
            ("“all of this is said.”", vec![]),
            (
                "<:yes:42> :smile: <t:1700000000:R>",
                vec!["<:yes:42>", ":smile:", "<t:1700000000:R>"],
            ),
            ("Hola! ¿Qué tal? 10:30", vec![]),
        ] {
            assert_eq!(found(text), all, "{text}");
        }
    }
}
