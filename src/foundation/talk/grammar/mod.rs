//! The grammar of typed commands: `!name sub words… name:value "quoted text"`.
//!
//! It cuts a text into words and remembers where each one stood. It refuses to know which commands
//! exist, what their parameters mean, who typed them, and how a mistake is worded.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// The longest text that is read, in characters.
pub const MOST_CHARACTERS: usize = 8_000;
/// The most words that are read from one text.
pub const MOST_WORDS: usize = 200;
/// The longest name of a `name:value` word, in characters.
const MOST_NAME: usize = 32;

/// Marks that a backslash makes ordinary inside quotes.
const ESCAPED: [char; 6] = ['\\', '"', '“', '”', '«', '»'];

/// One word of a command, without its quotes and escapes.
///
/// Control characters and bidirectional overrides never appear in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// A word as it was typed; also addresses, clock times and handles that contain a colon.
    Plain(String),
    /// Text between quotes; may be empty.
    Quoted(String),
    /// A `name:value` word.
    Named {
        /// As typed: letters of any script, `-` and `_`, 1 to 32 characters.
        name: String,
        /// Empty only when it was written as an empty pair of quotes.
        value: String,
        /// Whether the value stood between quotes.
        quoted: bool,
    },
}

/// A text cut into words. The marker (`!` or `/`) is not part of the first word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The words, in the order they were typed.
    pub words: Vec<Word>,
    spans: Vec<Range<usize>>,
    source: String,
    opens: usize,
}

/// Why a text cannot be read as a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrammarError {
    /// More characters than [`MOST_CHARACTERS`].
    TooLong {
        /// How many characters there were.
        characters: usize,
    },
    /// More words than [`MOST_WORDS`].
    TooManyWords,
    /// A quote was opened and never closed.
    Unclosed {
        /// The mark that opened it.
        mark: char,
        /// Its place, in characters as a person counts them: the first one is 1.
        position: usize,
    },
}

/// Whether somebody addresses a command: the first visible character is `!` or `/` and a letter follows.
#[must_use]
pub fn is_command(text: &str) -> bool {
    let mut seen = text.chars().filter(|c| kept(*c)).skip_while(|c| c.is_whitespace());
    matches!(seen.next(), Some('!' | '/')) && seen.next().is_some_and(char::is_alphabetic)
}

/// Reads all words of a text, with or without a command marker.
///
/// # Errors
/// [`GrammarError`] when the text is too long, has too many words or an open quote.
pub fn read(text: &str) -> Result<Line, GrammarError> {
    scan(text, usize::MAX)
}

/// Reads only the first `count` words; what follows stays uncut and is [`Line::rest`]`(count)`.
///
/// For commands that end in free text: quotes and length of that text are its author's business.
///
/// # Errors
/// As [`read`], for the words that are read; the bound in characters holds for the whole text.
pub fn read_first(text: &str, count: usize) -> Result<Line, GrammarError> {
    scan(text, count)
}

/// Takes the first word that is named so (`group:names`) out of a text: its value and the text
/// without it. None if there is no such word, or the text cannot be read.
#[must_use]
pub fn take_named(text: &str, is: impl Fn(&str) -> bool) -> Option<(String, String)> {
    let line = read(text).ok()?;
    line.words.iter().enumerate().find_map(|(index, word)| match word {
        Word::Named { name, value, .. } if is(name) => {
            let span = line.span(index)?;
            let (before, after) = (&line.source[..span.start], &line.source[span.end..]);
            Some((value.clone(), format!("{}{after}", before.trim_end())))
        }
        _ => None,
    })
}

/// Writes a text so that [`read`] gives it back as one [`Word::Quoted`], without control characters.
#[must_use]
pub fn quote(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for c in text.chars().filter(|c| kept(*c)) {
        if matches!(c, '"' | '\\') {
            written.push('\\');
        }
        written.push(c);
    }
    written.push('"');
    written
}

impl Line {
    /// The text the words were cut from, control characters and bidirectional overrides left out.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Where word `index` stands in [`Line::source`], in bytes, with its name and quotes.
    #[must_use]
    pub fn span(&self, index: usize) -> Option<Range<usize>> {
        self.spans.get(index).cloned()
    }

    /// Word `index` exactly as it was typed, with its name, quotes and escapes; empty past the end.
    #[must_use]
    pub fn written(&self, index: usize) -> &str {
        self.spans.get(index).map_or("", |span| &self.source[span.clone()])
    }

    /// Everything from word `from` to the end of the text, verbatim: quotes, spaces and line breaks.
    ///
    /// Just past the last word that was read it is what follows that word; further on it is empty.
    #[must_use]
    pub fn rest(&self, from: usize) -> &str {
        match self.spans.get(from) {
            Some(span) => &self.source[span.start..],
            None if from == self.spans.len() => {
                let read = self.spans.last().map_or(self.opens, |span| span.end);
                self.source[read..].trim_start()
            }
            None => "",
        }
    }
}

/// Characters that may travel on: bidirectional overrides can make one text look like another.
fn kept(c: char) -> bool {
    match c {
        '\n' | '\t' => true,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => false,
        _ => !c.is_control(),
    }
}

fn scan(text: &str, count: usize) -> Result<Line, GrammarError> {
    let characters = text.chars().count();
    if characters > MOST_CHARACTERS {
        return Err(GrammarError::TooLong { characters });
    }
    let source: String = text.chars().filter(|c| kept(*c)).collect();
    let opens = if is_command(&source) { source.len() - source.trim_start().len() + 1 } else { 0 };
    let (mut words, mut spans, mut at) = (Vec::new(), Vec::<Range<usize>>::new(), opens);
    while words.len() < count {
        let left = source[at..].trim_start();
        if left.is_empty() {
            break;
        }
        if words.len() == MOST_WORDS {
            return Err(GrammarError::TooManyWords);
        }
        let start = source.len() - left.len();
        let (word, end) = word(&source, start)?;
        words.push(word);
        spans.push(start..end);
        at = end;
    }
    Ok(Line { words, spans, source, opens })
}

/// The word that begins at byte `start`, which is not white space, and the byte after it.
fn word(source: &str, start: usize) -> Result<(Word, usize), GrammarError> {
    let tail = &source[start..];
    if let Some(close) = tail.chars().next().and_then(closing) {
        let (value, end) = quoted(source, start, close)?;
        return Ok((Word::Quoted(value), end));
    }
    let end = start + tail.find(char::is_whitespace).unwrap_or(tail.len());
    let plain = &source[start..end];
    if let Some((name, value)) = plain.split_once(':').filter(|(name, _)| is_name(name))
        && let Some(mark) = value.chars().next()
    {
        // Phones that write curly quotes by themselves put the closing one after a colon.
        let close = if mark == '”' { Some('”') } else { closing(mark) };
        if let Some(close) = close {
            let (value, end) = quoted(source, start + name.len() + 1, close)?;
            return Ok((Word::Named { name: name.to_owned(), value, quoted: true }, end));
        }
        if !value.starts_with("//") {
            let (name, value) = (name.to_owned(), value.to_owned());
            return Ok((Word::Named { name, value, quoted: false }, end));
        }
    }
    Ok((Word::Plain(plain.to_owned()), end))
}

fn closing(open: char) -> Option<char> {
    match open {
        '"' => Some('"'),
        '“' => Some('”'),
        '«' => Some('»'),
        _ => None,
    }
}

fn is_name(name: &str) -> bool {
    name.chars().count() <= MOST_NAME
        && name.chars().any(char::is_alphabetic)
        && name.chars().all(|c| c.is_alphabetic() || is_combining_mark(c) || matches!(c, '-' | '_'))
}

/// The text between the mark at byte `open` and the next `close`, and the byte after that.
fn quoted(source: &str, open: usize, close: char) -> Result<(String, usize), GrammarError> {
    let mut value = String::new();
    let mut left = source[open..].char_indices();
    let mark = left.next().map_or(close, |(_, mark)| mark);
    let mut left = left.peekable();
    while let Some((at, c)) = left.next() {
        if c == '\\'
            && let Some((_, next)) = left.next_if(|(_, next)| ESCAPED.contains(next))
        {
            value.push(next);
        } else if c == close {
            return Ok((value, open + at + c.len_utf8()));
        } else {
            value.push(c);
        }
    }
    Err(GrammarError::Unclosed { mark, position: source[..open].chars().count() + 1 })
}

#[cfg(test)]
mod tests;
