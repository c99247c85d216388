//! Markup as a line of plain text: tags gone, entities as the characters they mean, scripts and styles
//! dropped with all they hold. It is read as browsers read it, by their own tokenizer.

use std::cell::{Cell, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// How much markup is looked at, in octets: the tokenizer compares each attribute with all others.
const LOOKED_AT: usize = 8 * 1024;
/// Tags that do not part words.
const INLINE: [&str; 21] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "i", "ins", "mark", "q",
    "s", "small", "span", "strong", "sub", "sup", "u",
];

/// Markup as a line of at most so many characters.
pub(super) fn without_markup(markup: &str, limit: usize) -> String {
    if !markup.contains(['<', '&']) {
        return plain(markup, limit);
    }
    let looked_at = markup.get(..markup.floor_char_boundary(LOOKED_AT)).unwrap_or_default();
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(looked_at));
    let tokenizer = Tokenizer::new(Words::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    plain(&tokenizer.sink.text.into_inner(), limit)
}

/// A text as a line of at most so many characters.
pub(super) fn plain(text: &str, limit: usize) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let mut line = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        if line.len() > limit * 4 {
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    cut(&quotes(&line), limit)
}

/// At most so many characters of a text, to the end of a word if that is not far.
pub(super) fn cut(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    let room = text.char_indices().nth(limit.saturating_sub(1)).map_or(end, |(at, _)| at);
    let kept = text.get(..room).unwrap_or_default();
    let word = kept.rfind(' ').filter(|at| kept.len() - at < 40);
    format!("{}…", kept.get(..word.unwrap_or(room)).unwrap_or_default().trim_end())
}

/// Quotation marks that an old mail program wrote as `³` and `²` (the octets B3 and B2), where they
/// can be nothing else: right before a word, and after it unless that is as short as a unit (`km²`).
fn quotes(line: &str) -> String {
    if !line.contains('³') {
        return line.to_owned();
    }
    let (mut out, mut before, mut open) = (String::with_capacity(line.len()), ' ', false);
    let mut letters = 0;
    let mut left = line.chars().peekable();
    while let Some(c) = left.next() {
        let begins = !before.is_alphanumeric() && left.peek().is_some_and(|c| c.is_alphabetic());
        let is_unit = (1..=2).contains(&letters);
        match c {
            '³' if begins && !open => {
                open = true;
                out.push('“');
            }
            '²' if open && !before.is_whitespace() && !is_unit => {
                open = false;
                out.push('”');
            }
            c => out.push(c),
        }
        letters = if c.is_alphabetic() { letters + 1 } else { 0 };
        before = c;
    }
    out
}

/// The words among the tags.
#[derive(Default)]
struct Words {
    text: RefCell<String>,
    hidden: Cell<bool>,
}

impl Words {
    fn tag(&self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        if !INLINE.contains(&name) {
            self.text.borrow_mut().push(' ');
        }
        let raw = match name {
            "script" => RawKind::ScriptData,
            "style" | "iframe" | "noembed" | "noframes" | "xmp" => RawKind::Rawtext,
            "textarea" | "title" => RawKind::Rcdata,
            _ => return TokenSinkResult::Continue,
        };
        let begins = tag.kind == TagKind::StartTag;
        self.hidden.set(begins);
        if begins { TokenSinkResult::RawData(raw) } else { TokenSinkResult::Continue }
    }
}

impl TokenSink for Words {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => return self.tag(&tag),
            Token::CharacterTokens(text) if !self.hidden.get() => {
                self.text.borrow_mut().push_str(&text);
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}
