//! The layout of a text: what is prose to be translated, and what stays as it is. Lines a mail
//! program wrapped are joined; a list item, a heading and a cell of a table are blocks of their own;
//! code, quoted lines, frames of earlier translations and signatures are kept.
//!
//! Refuses to know languages.

use std::sync::LazyLock;

use regex::Regex;

/// A part of a text. The parts in order, each as it was written, are the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// As it was written, with the line breaks after it.
    pub raw: String,
    /// What stands before the prose: the sign of a list item.
    pub prefix: String,
    /// The prose in one line; nothing in what is kept.
    pub body: String,
    /// What stands after it: line breaks.
    pub suffix: String,
}

impl Block {
    fn kept(raw: &str) -> Self {
        Self {
            raw: raw.to_owned(),
            prefix: String::new(),
            body: String::new(),
            suffix: String::new(),
        }
    }

    /// Prose with its space around it taken off.
    fn prose(raw: &str, prefix: &str, body: &str) -> Self {
        let start = body.len() - body.trim_start().len();
        let inside = body.trim();
        if !inside.contains(char::is_alphabetic) {
            return Self::kept(raw);
        }
        Self {
            raw: raw.to_owned(),
            prefix: format!("{prefix}{}", &body[..start]),
            body: inside.to_owned(),
            suffix: body[start + inside.len()..].to_owned(),
        }
    }
}

static PREFIX: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^[ \t]*(?:(?:#{1,6}|-#)[ \t]+|(?:[-*•+–][ \t]+(?:\[[ xX]\][ \t]+)?|(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)][ \t]+|\((?:\d{1,3}|[a-z])\)[ \t]+))").ok()
});
static HEADER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?i:subject|asunto|from|de|desde|to|para|cc|date|fecha|sent|enviado)\s*:").ok()
});
static TITLE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?i:subject|asunto)\s*:").ok());
static SENDER: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?i:from|de|desde)\s*:").ok());
static WROTE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:On|El)\b.*\b(?:wrote|escribió|escribio)\s*:\s*$").ok());
static EARLIER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:-{2,}\s*(?:original message|mensaje original|forwarded message|mensaje reenviado)|begin forwarded message:|inicio del mensaje reenviado:|_{10,}\s*$)").ok()
});

fn fits(pattern: &LazyLock<Option<Regex>>, line: &str) -> bool {
    pattern.as_ref().is_some_and(|pattern| pattern.is_match(line))
}

/// A line of this many characters that ends in the middle of a sentence was wrapped.
const WRAPPED: usize = 40;

/// The most lines of headers a mail program quotes.
const HEADERS: usize = 12;

/// The blocks of `text`.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let kept = kept(&lines[at..]);
        if kept > 0 {
            found.extend(lines[at..at + kept].iter().map(|line| Block::kept(line)));
            at += kept;
            continue;
        }
        if table(line) {
            found.extend(cells(line));
            at += 1;
            continue;
        }
        let prefix = PREFIX
            .as_ref()
            .and_then(|pattern| pattern.find(line))
            .map_or("", |found| &line[..found.end()]);
        let heading = prefix.trim_start().starts_with('#');
        let mut count = 1;
        while !heading
            && let Some(next) = lines.get(at + count)
            && wraps(lines[at + count - 1], next)
            && self::kept(&lines[at + count..]) == 0
        {
            count += 1;
        }
        let raw = lines[at..at + count].concat();
        found.push(Block::prose(&raw, prefix, &joined(&lines[at..at + count], prefix.len())));
        at += count;
    }
    found
}

/// Wrapped lines as one, without the first bytes.
fn joined(lines: &[&str], skip: usize) -> String {
    let mut body = lines[0][skip..].to_owned();
    for line in &lines[1..] {
        let end = body.trim_end().len();
        body.truncate(end);
        body.push(' ');
        body.push_str(line.trim_start());
    }
    body
}

/// How many of the first lines are kept as they are.
fn kept(lines: &[&str]) -> usize {
    let line = lines[0].trim();
    let to = |end: &dyn Fn(&str) -> bool| {
        lines.iter().skip(1).position(|line| end(line.trim())).map_or(lines.len(), |at| at + 2)
    };
    if let Some(rest) = line.strip_prefix("```") {
        return if rest.contains("```") { 1 } else { to(&|line: &str| line.ends_with("```")) };
    }
    if line.starts_with("[[--") && line.to_lowercase().contains("translated text") {
        return to(&|line: &str| {
            line.starts_with("[[--") && line.to_lowercase().contains("original text")
        });
    }
    if fits(&EARLIER, line) || lines[0].trim_end_matches(['\r', '\n']) == "-- " || line == "--" {
        return lines.len();
    }
    if line.is_empty()
        || line.starts_with('>')
        || line.starts_with("[[--")
        || fits(&WROTE, line)
        || fits(&TITLE, line)
    {
        return 1;
    }
    let headers =
        lines.iter().take(HEADERS).take_while(|line| fits(&HEADER, line.trim_start())).count();
    if headers > 1 && lines[..headers].iter().any(|line| fits(&SENDER, line.trim_start())) {
        return headers;
    }
    0
}

/// The next line goes on where this one was wrapped.
fn wraps(line: &str, next: &str) -> bool {
    let (line, next) = (line.trim(), next.trim_start());
    let new = next.is_empty() || table(next) || fits(&PREFIX, next);
    !new && !line.ends_with(['.', '!', '?', ':', '…', '|'])
        && (next.starts_with(char::is_lowercase) || line.chars().count() >= WRAPPED)
}

/// A row of a table.
fn table(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|') && !line.starts_with("||") && line.matches('|').count() > 1
}

/// The cells of a row.
fn cells(line: &str) -> Vec<Block> {
    let parts: Vec<&str> = line.split_inclusive('|').collect();
    parts
        .into_iter()
        .map(|part| {
            let body = part.trim_end_matches('|');
            let mut block = Block::prose(part, "", body);
            if !block.body.is_empty() {
                block.suffix.push_str(&part[body.len()..]);
            }
            block
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bodies(text: &str) -> Vec<String> {
        blocks(text).into_iter().map(|block| block.body).filter(|body| !body.is_empty()).collect()
    }

    #[test]
    fn layout_is_told_from_prose() {
        let text = "## Next steps\n\n- first item\n  that goes on\n2. second\n```\nlet code = 1;\n```\n\
            > quoted words\nplain line one\n| Date | What |\n|---|---|\n| today | a vote |\nOn Monday, Ana wrote:\n-- \nAna\nLACRALO\n";
        assert_eq!(
            bodies(text),
            [
                "Next steps",
                "first item that goes on",
                "second",
                "plain line one",
                "Date",
                "What",
                "today",
                "a vote"
            ]
        );
    }

    #[test]
    fn headers_of_mail_are_kept_and_notices_are_not() {
        assert_eq!(
            bodies("De: Ana\nPara: lista\nAsunto: La votación\n\nHola a todos"),
            ["Hola a todos"]
        );
        assert_eq!(bodies("Date: 10 December\nTime: 18:00"), ["Date: 10 December", "Time: 18:00"]);
    }

    proptest! {
        #[test]
        fn the_blocks_are_the_text(text in "(?:[-a-z.>|#` :\n]|\\PC|> |\n- |```\n|\\[\\[--){0,60}") {
            let raw: String = blocks(&text).into_iter().map(|block| block.raw).collect();
            prop_assert_eq!(raw, text);
        }

        #[test]
        fn an_unwrapped_block_is_its_parts(line in "\\PC{0,60}") {
            for block in blocks(&line).into_iter().filter(|block| !block.body.is_empty()) {
                prop_assert_eq!(format!("{}{}{}", block.prefix, block.body, block.suffix), block.raw);
            }
        }
    }
}
