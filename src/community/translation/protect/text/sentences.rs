//! Where the sentences of a block end. A sentence is asked whole: a translator that sees half of
//! one guesses the other half.
//!
//! Refuses to know languages: the short words that take a point are the same list for all.

use std::ops::Range;

/// What ends with a point inside a sentence, in small letters.
const SHORT: &[&str] = &[
    "sr", "sra", "srta", "dr", "dra", "lic", "ing", "prof", "mr", "mrs", "ms", "art", "arts",
    "sec", "núm", "num", "nro", "pág", "pag", "vs", "ej", "inc", "ltd", "approx", "aprox", "fig",
    "vol", "depto", "tel", "ext", "ed", "eds", "cf", "viz", "esp", "min", "máx", "no", "nº",
    "párr", "para",
];

/// The sentences of `text`, each with the space after it; together they are the text.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        // What closes belongs to the sentence.
        let mut end = at + c.len_utf8();
        while let Some((at, c)) = chars.next_if(|(_, c)| {
            matches!(c, '.' | '!' | '?' | '…' | ')' | ']' | '”' | '»' | '"' | '’')
        }) {
            end = at + c.len_utf8();
        }
        let rest = &text[end..];
        let next = rest.trim_start();
        let space = rest.len() - next.len();
        if space == 0 || next.is_empty() || !begins(next) {
            continue;
        }
        if c == '.' && short(&text[start..at]) {
            continue;
        }
        found.push(start..end + space);
        start = end + space;
    }
    if start < text.len() {
        found.push(start..text.len());
    }
    found
}

/// What may begin a sentence stands here.
fn begins(rest: &str) -> bool {
    rest.chars()
        .next()
        .is_some_and(|c| !c.is_lowercase() && !matches!(c, ',' | ';' | ')' | '-' | '–'))
}

/// The word before a point is one that takes it, or an initial.
fn short(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric() && c != 'º').next().unwrap_or_default();
    let letters = word.chars().count();
    let lower = word.to_lowercase();
    SHORT.contains(&lower.as_str())
        || (letters == 1
            && word.chars().all(char::is_alphabetic)
            && !matches!(word, "a" | "I" | "y" | "o"))
        || (letters == 2
            && word.chars().all(char::is_uppercase)
            && matches!(word, "EE" | "UU" | "AA" | "RR"))
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn sentences_are_told_apart() {
        for (text, all) in [
            ("One. Two!  Three?", vec!["One. ", "Two!  ", "Three?"]),
            ("La Sra. Ana llegó. ¿Y Juan?", vec!["La Sra. Ana llegó. ", "¿Y Juan?"]),
            ("See v. 2.1 of it. (Yes.) No", vec!["See v. 2.1 of it. ", "(Yes.) ", "No"]),
            ("EE. UU. votó… y ganó", vec!["EE. UU. votó… y ganó"]),
        ] {
            let found: Vec<&str> = sentences(text).into_iter().map(|span| &text[span]).collect();
            assert_eq!(found, all);
        }
    }
}
