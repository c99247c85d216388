//! A text as its paragraphs: headings, numbered articles, items of a list, rows of a table and plain
//! ones, each where it stands and with the number its author gave it.
//!
//! Reads Markdown and plain text, with lines that were wrapped and with lines that were not. Refuses
//! to know the other text.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// What a paragraph is, as far as its form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A heading.
    Heading,
    /// An item of a list.
    Item,
    /// A row of a table.
    Row,
    /// Anything else.
    Plain,
}

/// A paragraph where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, in bytes, its number included.
    pub span: Range<usize>,
    /// Where its words begin, in bytes: after its number or the mark of a list.
    pub begins: usize,
    /// What it is.
    pub kind: Kind,
    /// Its number, the same for `Article IV`, `Artículo 4` and `4.`: `4`, `7.3`, `b`.
    pub label: Option<String>,
}

/// A line all in capitals of more characters is no heading.
const HEADING: usize = 120;

static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^(?:article|art|art[ií]culo|section|sec|secci[oó]n|rule|regla|norma|chapter|cap[ií]tulo
            |title|t[ií]tulo|annex|anexo|appendix|ap[eé]ndice|clause|cl[aá]usula|part|parte
            |item|punto|point|paragraph|p[aá]rrafo|principle|principio)
          \.?\s+(?:n\.?[º°o]\s*)?
          (?P<label>[0-9]{1,4}(?:\.[0-9]{1,3})*|(?-i:[IVXLC]{1,7}|[A-Z]))
          (?:\.?[º°]|\.o)?
          (?:\s*[.):*_–—-]+\s*|\s+|$)",
    )
    .ok()
});

static NUMBERED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:
            \(?(?P<one>[0-9]{1,3})(?:\.-|\.[º°]|[.)])
            |(?P<deep>[0-9]{1,3}(?:\.[0-9]{1,2})+)(?:\.-|[.)])?
            |\(?(?P<letter>[a-zñ]|[ivx]{2,5})[.)]
            |\(?(?P<capital>[A-Z])\)
        )\s+",
    )
    .ok()
});

/// The paragraphs of `text`, in order; what holds no letter and no digit is none.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<Paragraph> {
    let each_line = each_line_is_one(text);
    let mut reader = Reader { text, found: Vec::new(), open: false };
    let mut fence = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = at..at + line.trim_end().len();
        at += line.len();
        let trimmed = line.trim();
        if trimmed.starts_with("```") || trimmed.starts_with("~~~") {
            fence = !fence;
            reader.open = false;
        } else if fence && reader.open {
            reader.goes_on(&span);
        } else if fence {
            reader.begins(&span, Kind::Plain, span.start, None);
        } else {
            reader.line(&span, trimmed, each_line);
        }
    }
    reader.found.retain(|one| text[one.span.clone()].contains(char::is_alphanumeric));
    reader.found
}

/// Whether the lines of a text were not wrapped: then each of them is a paragraph of its own. Where
/// lines are wrapped, the next word has no room on the line before it, and few lines end a sentence.
fn each_line_is_one(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let pairs = || {
        lines.windows(2).filter_map(|pair| {
            let [line, next] = pair else { return None };
            let joins = !line.is_empty() && !line.starts_with(['#', '|']) && !is_ruler(line);
            (joins && !begins_one(next)).then_some((*line, *next))
        })
    };
    let written = lines.iter().filter(|line| !line.is_empty() && !line.starts_with('|'));
    let mut lengths: Vec<usize> = written.map(|line| line.chars().count()).collect();
    lengths.sort_unstable();
    // A line that holds a long address is longer than those that were wrapped.
    let width = lengths.get(lengths.len().saturating_sub(1) * 9 / 10).copied().unwrap_or(0);
    let breaks = pairs().filter(|(line, next)| {
        let first = next.split_whitespace().next().unwrap_or_default();
        let room = line.chars().count() + 1 + first.chars().count() <= width;
        let begins = !next.starts_with(char::is_lowercase);
        room || (begins && line.ends_with(['.', ':', ';', '!', '?']))
    });
    breaks.count() * 2 > pairs().count()
}

/// Whether a line begins a paragraph by its form, or is none at all.
fn begins_one(line: &str) -> bool {
    line.is_empty()
        || line.starts_with(['#', '|', '`', '~'])
        || is_ruler(line)
        || bullet(line) > 0
        || label(line.trim_start_matches(['*', '_'])).is_some()
}

/// Paragraphs as they are gathered.
struct Reader<'a> {
    text: &'a str,
    found: Vec<Paragraph>,
    /// The last one may go on.
    open: bool,
}

impl Reader<'_> {
    fn begins(&mut self, span: &Range<usize>, kind: Kind, begins: usize, label: Option<String>) {
        let indent = self.text[span.clone()].len() - self.text[span.clone()].trim_start().len();
        let span = span.start + indent..span.end;
        self.found.push(Paragraph { begins: begins.max(span.start), span, kind, label });
        self.open = true;
    }

    fn goes_on(&mut self, span: &Range<usize>) {
        if let Some(last) = self.found.last_mut() {
            last.span.end = span.end.max(last.span.end);
        }
    }

    /// One line outside of code.
    fn line(&mut self, span: &Range<usize>, trimmed: &str, each_line: bool) {
        if trimmed.is_empty() {
            self.open = false;
            return;
        }
        if is_ruler(trimmed) {
            // A line of marks under another makes that one a heading.
            if self.open
                && let Some(last) = self.found.last_mut()
                && !trimmed.starts_with(['*', '_', '|'])
            {
                last.kind = Kind::Heading;
            }
            self.open = false;
            return;
        }
        let from = span.start + self.text[span.clone()].find(trimmed).unwrap_or(0);
        let marks = trimmed.len() - trimmed.trim_start_matches('#').len();
        let hashed = marks > 0 && trimmed[marks..].starts_with(char::is_whitespace);
        let bullet = if hashed { 0 } else { bullet(trimmed) };
        let stars = |at: usize| {
            trimmed.len() - at - trimmed[at..].trim_start_matches(['*', '_', ' ', '\t']).len()
        };
        let before = if hashed { marks } else { bullet };
        let before = before + stars(before);
        let label = label(&trimmed[before..]);
        let begins = from + before + label.as_ref().map_or(0, |(_, length)| *length);
        let named = label.map(|(label, _)| label);
        if hashed || is_shouted(trimmed) {
            self.begins(span, Kind::Heading, begins, named);
            self.open = false;
        } else if trimmed.starts_with('|') {
            self.begins(span, Kind::Row, from, None);
            self.open = false;
        } else if bullet > 0 || named.is_some() {
            let kind = if bullet > 0 { Kind::Item } else { Kind::Plain };
            self.begins(span, kind, begins, named);
        } else if self.open && !each_line {
            self.goes_on(span);
        } else {
            self.begins(span, Kind::Plain, from, None);
        }
    }
}

/// A line of marks only: `---`, `***`, `===`, `|---|---|`.
fn is_ruler(line: &str) -> bool {
    line.chars().count() > 2
        && line.chars().all(|c| matches!(c, '-' | '=' | '*' | '_' | '|' | ':' | ' '))
}

/// A line in bold from its beginning to its end, or all in capitals.
fn is_shouted(line: &str) -> bool {
    let bold = ["**", "__"].into_iter().any(|mark| {
        line.strip_prefix(mark)
            .and_then(|rest| rest.strip_suffix(mark))
            .is_some_and(|inside| !inside.is_empty() && !inside.contains(mark))
    });
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    bold || (letters > 4 && line.chars().count() < HEADING && !line.contains(char::is_lowercase))
}

/// The length of the mark of a list, with the space after it.
fn bullet(line: &str) -> usize {
    let mut signs = line.chars();
    let mark = signs.next().filter(|c| "-*+•–—·▪◦".contains(*c));
    match (mark, signs.next()) {
        (Some(mark), Some(' ' | '\t' | '\u{a0}')) => {
            let rest = &line[mark.len_utf8()..];
            line.len() - rest.trim_start().len()
        }
        _ => 0,
    }
}

/// The number a paragraph begins with, and its length with what follows it.
fn label(line: &str) -> Option<(String, usize)> {
    if let Some(found) = NAMED.as_ref()?.captures(line) {
        return Some((arabic(found.name("label")?.as_str()), found.get(0)?.end()));
    }
    let found = NUMBERED.as_ref()?.captures(line)?;
    let label = ["one", "deep", "letter", "capital"].iter().find_map(|name| found.name(name))?;
    Some((plain(label.as_str()), found.get(0)?.end()))
}

/// A number without idle zeros, a letter as a small one.
fn plain(label: &str) -> String {
    let part = |part: &str| match part.trim_start_matches('0') {
        "" => "0".to_owned(),
        rest => rest.to_lowercase(),
    };
    label.split('.').map(part).collect::<Vec<_>>().join(".")
}

/// A number after a word such as *Title*: Roman numerals as figures, a single letter of another kind
/// as itself.
fn arabic(label: &str) -> String {
    let value = |c: char| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        _ => None,
    };
    let values: Option<Vec<u32>> = label.chars().map(value).collect();
    match values {
        // *Annex C* and *Annex L* are letters.
        Some(values) if !matches!(label, "C" | "L") => {
            let next = values.iter().skip(1).chain([&0]);
            let (mut total, mut less) = (0, 0);
            for (one, next) in values.iter().zip(next) {
                if one < next { less += one } else { total += one }
            }
            total.saturating_sub(less).to_string()
        }
        _ => plain(label),
    }
}

/// The first words of a paragraph, enough to find it by, in one line.
#[must_use]
pub fn first_words(text: &str) -> String {
    const LONGEST: usize = 48;
    let plain: String = text
        .chars()
        .map(|c| {
            if c.is_whitespace() || matches!(c, '#' | '*' | '_' | '|' | '>' | '`') {
                ' '
            } else {
                c
            }
        })
        .collect();
    let mut said = String::new();
    for word in plain.split_whitespace() {
        if !said.is_empty() && said.chars().count() + word.chars().count() > LONGEST {
            said.push('…');
            return said;
        }
        if !said.is_empty() {
            said.push(' ');
        }
        if word.chars().count() > LONGEST {
            said.extend(word.chars().take(LONGEST));
            said.push('…');
            return said;
        }
        said.push_str(word);
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, Kind, Option<String>)> {
        let all = paragraphs(text);
        all.into_iter().map(|one| (&text[one.begins..one.span.end], one.kind, one.label)).collect()
    }

    #[test]
    fn markdown_and_wrapped_lines() {
        let text = "# Rules\n\nTitle VII: The Board\n====\n\nArticle 7.3. The chair\nconvenes it.\n\n\
            - first\n- second,\n  wrapped\n\n**Annex C**\n| a | b |\n|---|---|\n| 30 | days |\n\n\
            (b) Letters\n5.- Old style\n---\n```\nx = 1\n\ny\n```\n";
        let label = |text: &str| Some(text.to_owned());
        assert_eq!(
            read(text),
            [
                ("Rules", Kind::Heading, None),
                ("The Board", Kind::Heading, label("7")),
                ("The chair\nconvenes it.", Kind::Plain, label("7.3")),
                ("first", Kind::Item, None),
                ("second,\n  wrapped", Kind::Item, None),
                ("", Kind::Heading, label("c")),
                ("| a | b |", Kind::Row, None),
                ("| 30 | days |", Kind::Row, None),
                ("Letters", Kind::Plain, label("b")),
                ("Old style", Kind::Heading, label("5")),
                ("x = 1\n\ny", Kind::Plain, None),
            ]
        );
    }

    #[test]
    fn lines_that_were_not_wrapped_are_paragraphs() {
        let long = "Los integrantes se reúnen cada mes por videoconferencia. ".repeat(4);
        let text = format!("REGLAS\n{long}\n{long}\nFin.");
        assert_eq!(paragraphs(&text).len(), 4);
        let short = "Article 1 - Object\nThese rules govern the election.\nArticle 2 - Calendar\nIt is public.\n\
            2.1 The call is published.\n2.2 Nominations are received.";
        assert_eq!(paragraphs(short).len(), 6);
        let wrapped = "The members of the group meet every month and\nkeep minutes of it, in both languages and in\n\
            the open. Whoever is absent reads them.\n\nSee https://example.org/a/very/long/address/that/nobody/wraps/at/all\n\
            for the rules of procedure and for everything\nthat was decided before.";
        assert_eq!(paragraphs(wrapped).len(), 2);
        assert!(paragraphs("\n \n---\n***\n").is_empty());
    }

    #[test]
    fn numbers_that_are_no_number_of_a_paragraph() {
        for text in ["30 days before", "2019. A year", "Part of it", "A. Smith said", "7,5 horas"] {
            assert_eq!(read(text)[0].2, None, "{text}");
        }
        for (text, wanted) in [
            ("Artículo 4.º El", "4"),
            ("Article IV - The", "4"),
            ("Art. 12 bis", "12"),
            ("7.3 The", "7.3"),
            ("12) The", "12"),
            ("**Rule 12.9** The", "12.9"),
            ("- a) The", "a"),
            ("(iii) The", "iii"),
            ("Sección 05: La", "5"),
        ] {
            assert_eq!(read(text)[0].2.as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn first_words_are_short_and_in_one_line() {
        assert_eq!(first_words("## **Article 5.**\nThe quorum"), "Article 5. The quorum");
        let long = first_words(&"palabra ".repeat(40));
        assert!(long.ends_with("palabra…") && long.chars().count() < 60, "{long}");
        assert!(first_words(&"w".repeat(500)).chars().count() < 60);
    }
}
