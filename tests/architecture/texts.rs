//! Tells comments, texts and characters of a Rust file from its code.
//! Knows the outer form of the language only: no names, no paths, no rule.

use std::ops::Range;

/// A string literal.
pub struct Literal {
    /// Where it stands in the file, quotes included.
    pub span: Range<usize>,
    /// What it says, the common escapes resolved.
    pub value: String,
}

/// The code with comments and the insides of texts blanked, and the texts.
pub fn blanked(text: &str) -> (String, Vec<Literal>) {
    let bytes = text.as_bytes();
    let mut code = bytes.to_vec();
    let mut literals = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &text[at..];
        let in_name = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
        let end = if rest.starts_with("//") {
            let end = at + rest.find('\n').unwrap_or(rest.len());
            blank(&mut code[at..end]);
            end
        } else if rest.starts_with("/*") {
            let end = at + comment_length(rest);
            blank(&mut code[at..end]);
            end
        } else if let Some((front, back)) = raw_text(rest).filter(|_| !in_name) {
            let inside = at + front
                ..at + rest[front..].find(&back).map_or(rest.len(), |length| front + length);
            let end = (inside.end + back.len()).min(bytes.len());
            literals.push(Literal { span: at..end, value: text[inside.clone()].to_owned() });
            blank(&mut code[inside]);
            end
        } else if bytes[at] == b'"' {
            let inside = at + 1..at + 1 + text_length(&rest[1..]);
            literals.push(Literal {
                span: at..inside.end + 1,
                value: unescaped(&text[inside.clone()]),
            });
            blank(&mut code[inside.clone()]);
            inside.end + 1
        } else if bytes[at] == b'\'' {
            let length = character_length(rest);
            blank(&mut code[at..at + length]);
            at + length
        } else {
            at + rest.chars().next().map_or(1, char::len_utf8)
        };
        at = end.min(bytes.len());
    }
    (String::from_utf8_lossy(&code).into_owned(), literals)
}

fn blank(bytes: &mut [u8]) {
    bytes.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
}

/// The length of a block comment, which may hold others.
fn comment_length(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        let two = rest.as_bytes().get(at..at + 2);
        if two == Some(b"/*") {
            depth += 1;
            at += 2;
        } else if two == Some(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

/// For `r#"`: the length of the opening and what closes it.
fn raw_text(rest: &str) -> Option<(usize, String)> {
    let after = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let marks = after.bytes().take_while(|byte| *byte == b'#').count();
    after[marks..]
        .starts_with('"')
        .then(|| (rest.len() - after.len() + marks + 1, format!("\"{}", "#".repeat(marks))))
}

/// The length of a text up to its closing quote.
fn text_length(rest: &str) -> usize {
    let mut at = 0;
    while let Some(byte) = rest.as_bytes().get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => return at,
            _ => at += 1,
        }
    }
    rest.len()
}

/// The length of a character literal; 1 for the mark of a lifetime.
fn character_length(rest: &str) -> usize {
    let mut characters = rest.char_indices().skip(1);
    match (characters.next(), characters.next()) {
        (Some((_, '\\')), Some((escaped, mark))) => {
            let from = escaped + mark.len_utf8();
            rest[from..].find('\'').map_or(1, |length| from + length + 1)
        }
        (Some(_), Some((end, '\''))) => end + 1,
        _ => 1,
    }
}

fn unescaped(raw: &str) -> String {
    let mut value = String::new();
    let mut characters = raw.chars().peekable();
    while let Some(character) = characters.next() {
        match (character, if character == '\\' { characters.next() } else { None }) {
            ('\\', Some('\n')) => {
                while characters.next_if(|next| next.is_whitespace()).is_some() {}
            }
            ('\\', Some('n')) => value.push('\n'),
            ('\\', Some('t')) => value.push('\t'),
            ('\\', Some(other)) | (other, _) => value.push(other),
        }
    }
    value
}

#[test]
fn comments_texts_and_characters_are_told_apart() {
    let text = "//! use crate::a;\nfn f<'a>(x: &'a str) { let q = '\"'; let s = \"crate::b \\\" //\"; /* /* n */ crate::c */ g(r#\"raw \" ñ\"#, '\\''); }\n";
    let (code, literals) = blanked(text);
    assert_eq!(code.len(), text.len());
    assert!(!code.contains("crate"), "{code}");
    let values: Vec<&str> = literals.iter().map(|literal| literal.value.as_str()).collect();
    assert_eq!(values, ["crate::b \" //", "raw \" ñ"]);
    assert!(code.trim_end().ends_with("); }"), "{code}");
}
