//! What is said, in pieces every platform can lay out in its own way: with message ids inside
//! ([`Body<Say>`]) until somebody's language is known, with words inside ([`Body<String>`]) after.

use serde::{Deserialize, Serialize};

use crate::foundation::i18n::{Lang, Reader, Say, Words};

/// How an entry is meant; shown by its label too, never by colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// Ordinary.
    #[default]
    Plain,
    /// What crosses, what both hold.
    Bridge,
    /// What differs, what needs care.
    Warning,
    /// What stands against.
    Bad,
    /// What went well.
    Good,
    /// Less important.
    Soft,
}

/// One piece.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Block<T> {
    /// A title line.
    Heading(T),
    /// A paragraph.
    Text(T),
    /// Small facts about what stands above.
    Facts(T),
    /// Somebody's own words.
    Quote(T),
    /// One of a list.
    Item(T),
    /// A labelled text, with an optional small note.
    Entry { label: T, text: T, note: Option<T>, tone: Tone },
    /// Somebody's text in a language with some words marked, and the field it stands in on a page.
    Marked { language: Lang, field: String, pieces: Vec<(String, bool)> },
    /// Where to go on: words and a path or address.
    Link { text: T, to: String },
}

/// Pieces in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body<T> {
    /// The pieces.
    pub blocks: Vec<Block<T>>,
}

impl<T> Default for Body<T> {
    fn default() -> Self {
        Self { blocks: Vec::new() }
    }
}

impl<T> Body<T> {
    /// A body of one paragraph.
    #[must_use]
    pub fn text(text: T) -> Self {
        Self { blocks: vec![Block::Text(text)] }
    }

    /// Adds a piece.
    #[must_use]
    pub fn with(mut self, block: Block<T>) -> Self {
        self.blocks.push(block);
        self
    }
}

impl Body<Say> {
    /// The words for one reader.
    #[must_use]
    pub fn render(&self, words: &Words, reader: &Reader) -> Body<String> {
        let say = |message: &Say| words.say(reader, message);
        let blocks = self
            .blocks
            .iter()
            .map(|block| match block {
                Block::Heading(it) => Block::Heading(say(it)),
                Block::Text(it) => Block::Text(say(it)),
                Block::Facts(it) => Block::Facts(say(it)),
                Block::Quote(it) => Block::Quote(say(it)),
                Block::Item(it) => Block::Item(say(it)),
                Block::Entry { label, text, note, tone } => Block::Entry {
                    label: say(label),
                    text: say(text),
                    note: note.as_ref().map(say),
                    tone: *tone,
                },
                Block::Marked { language, field, pieces } => Block::Marked {
                    language: language.clone(),
                    field: field.clone(),
                    pieces: pieces.clone(),
                },
                Block::Link { text, to } => Block::Link { text: say(text), to: to.clone() },
            })
            .collect();
        Body { blocks }
    }
}
