//! Bold, italic and struck words. Translators move and lose the marks, so they are left out of
//! prose; those around a whole block are kept around its translation.
//!
//! Refuses to know code and links: the caller says where they stand.

use std::ops::Range;

use crate::community::glossary::checker::cover::Taken;

const MARKS: [&str; 6] = ["***", "**", "__", "~~", "*", "_"];

/// The mark that stands around all of `text`, if one does.
#[must_use]
pub fn around(text: &str) -> Option<&'static str> {
    MARKS.into_iter().find(|mark| {
        let inside = text.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        inside.is_some_and(|inside| {
            !inside.is_empty()
                && !inside.contains(mark)
                && !inside.starts_with(char::is_whitespace)
                && !inside.ends_with(char::is_whitespace)
        })
    })
}

/// The text without the pairs of marks around words, outside of `whole`.
#[must_use]
pub fn left_out(text: &str, whole: &[Range<usize>]) -> String {
    if !text.contains(['*', '_', '~']) {
        return text.to_owned();
    }
    let mut taken = Taken::default();
    whole.iter().filter(|span| !span.is_empty()).for_each(|span| taken.add(span));
    let mut drop: Vec<Range<usize>> = Vec::new();
    for mark in MARKS {
        let free = |at: usize| !taken.touches(&(at..at + mark.len()));
        let mut open: Option<usize> = None;
        let mut pairs = Vec::new();
        for at in text.match_indices(mark).map(|(at, _)| at).filter(|at| free(*at)) {
            let before = text[..at].chars().next_back();
            let after = text[at + mark.len()..].chars().next();
            let opens = before.is_none_or(|c| !c.is_alphanumeric())
                && after.is_some_and(|c| !c.is_whitespace());
            let closes = after.is_none_or(|c| !c.is_alphanumeric())
                && before.is_some_and(|c| !c.is_whitespace());
            match open {
                Some(from) if closes && at > from + mark.len() => {
                    pairs.push(from);
                    pairs.push(at);
                    open = None;
                }
                _ if opens => open = Some(at),
                _ => {}
            }
        }
        for at in pairs {
            taken.add(&(at..at + mark.len()));
            drop.push(at..at + mark.len());
        }
    }
    drop.sort_by_key(|span| span.start);
    let mut left = String::with_capacity(text.len());
    let mut end = 0;
    for span in drop {
        left.push_str(&text[end..span.start]);
        end = span.end;
    }
    left + &text[end..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_around_words_go_and_others_stay() {
        for (text, left) in [
            ("a **bold** and *soft* word", "a bold and soft word"),
            ("snake_case_name, 2 * 3 * 4", "snake_case_name, 2 * 3 * 4"),
            ("~~no~~ __yes__ ***all***", "no yes all"),
            ("*footnote", "*footnote"),
        ] {
            assert_eq!(left_out(text, &[]), left);
        }
        assert_eq!(around("**Title**"), Some("**"));
        assert_eq!(around("**a** and **b**"), None);
    }
}
