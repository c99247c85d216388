//! What stands around any translator. Before: the text is read block by block and sentence by
//! sentence, what must come through whole is masked, what is not to be translated never leaves.
//! After: everything masked stands in its place exactly once, terms in the group's wording with
//! their article, figures and days as the language writes them. If anything did not come back as it
//! was sent, the original is shown, with the reason.
//!
//! ```text
//! text → blocks → language of each → found in it → sentences with masks → Asked
//! Translated or Original ← put back, agreeing ← numbers equal ← every mask once ← answers
//! ```
//!
//! Refuses to know the translator, the network and where a text is shown.

pub mod found;
pub mod grammar;
pub mod marks;
pub mod sentence;
pub mod shield;
pub mod terms;
pub mod text;
pub mod worded;

use crate::foundation::i18n::{Lang, Say};
use sentence::{Fault, Sentence, masked};
pub use shield::Shield;
use text::layout::Block;
use text::{emphasis, encoded, halves, language, layout, repair};

/// Who wrote a text, where, and for whom it is translated.
#[derive(Clone, Debug)]
pub struct Context {
    /// The language it is wanted in.
    pub to: Lang,
    /// The language its author has set.
    pub author_lang: Option<Lang>,
    /// The language of the room it was said in.
    pub room_lang: Option<Lang>,
}

/// One sentence for a translator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The language it is in.
    pub from: Lang,
    /// The sentence, with masks.
    pub text: String,
}

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A translation.
    Translated {
        /// The text with its layout.
        text: String,
    },
    /// The original, because the translation is not to be trusted.
    Original {
        /// The reason.
        why: Say,
    },
    /// Everything is in the wanted language already, or nothing is language.
    NothingToDo,
}

/// A text made ready for a translator.
#[derive(Clone, Debug)]
pub struct Protected {
    pieces: Vec<Piece>,
    to: Lang,
}

/// A part of the text.
#[derive(Clone, Debug)]
enum Piece {
    /// Stays as it is.
    Kept(String),
    /// Is translated.
    Prose { prefix: String, sentences: Vec<Sentence>, suffix: String, from: Lang },
}

impl Protected {
    /// Makes `text` ready. Pure, and quick enough to be done for every message.
    #[must_use]
    pub fn of(text: &str, context: &Context, shield: &Shield) -> Self {
        let mut blocks = layout::blocks(&encoded::read(text));
        for block in &mut blocks {
            block.body = repair::repaired(&block.body);
        }
        let labels = halves::labelled(&mut blocks);
        let labelled = labels.iter().any(Option::is_some);
        let languages: Vec<Option<Lang>> = blocks
            .iter()
            .zip(labels)
            .map(|(block, label)| {
                if block.body.is_empty() {
                    None
                } else {
                    label.or_else(|| language_of(&block.body, context))
                }
            })
            .collect();
        let twins = halves::are_twins(&blocks, &languages, labelled, &context.to);
        let pieces = blocks.into_iter().zip(languages).map(|(block, lang)| match lang {
            Some(from) if !twins && from.base() != context.to.base() => {
                prose(block, from, &context.to, shield)
            }
            _ => Piece::Kept(block.raw),
        });
        Self { pieces: pieces.collect(), to: context.to.clone() }
    }

    /// What a translator is asked, in order.
    #[must_use]
    pub fn asked(&self) -> Vec<Asked> {
        let prose = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Prose { sentences, from, .. } => Some((sentences, from)),
            Piece::Kept(_) => None,
        });
        prose
            .flat_map(|(sentences, from)| {
                let asked = sentences.iter().filter(|sentence| sentence.asked);
                asked.map(|sentence| Asked { from: from.clone(), text: sentence.text.clone() })
            })
            .collect()
    }

    /// What is shown, from what a translator answered to each thing asked, in the same order.
    #[must_use]
    pub fn finished(&self, answers: &[String]) -> Outcome {
        if self.pieces.iter().all(|piece| matches!(piece, Piece::Kept(_))) {
            return Outcome::NothingToDo;
        }
        match self.together(answers) {
            Ok(text) => Outcome::Translated { text },
            Err(fault) => Outcome::Original { why: fault.say() },
        }
    }

    fn together(&self, answers: &[String]) -> Result<String, Fault> {
        let mut answers = answers.iter();
        let mut whole = String::new();
        for piece in &self.pieces {
            let (prefix, sentences, suffix, from) = match piece {
                Piece::Kept(raw) => {
                    whole.push_str(raw);
                    continue;
                }
                Piece::Prose { prefix, sentences, suffix, from } => {
                    (prefix, sentences, suffix, from)
                }
            };
            whole.push_str(prefix);
            for sentence in sentences {
                let given = if sentence.asked {
                    answers.next().ok_or(Fault::Nothing)?
                } else {
                    &sentence.text
                };
                whole.push_str(&sentence.finished(given, from, &self.to)?);
                whole.push_str(&sentence.after);
            }
            whole.push_str(suffix);
        }
        if answers.next().is_some() { Err(Fault::Nothing) } else { Ok(whole) }
    }
}

/// The language of a block. What is no prose in it says nothing about it.
fn language_of(body: &str, context: &Context) -> Option<Lang> {
    let mut plain = String::with_capacity(body.len());
    let mut end = 0;
    for span in marks::marks(body) {
        plain.push_str(&body[end..span.start]);
        plain.push(' ');
        end = span.end;
    }
    plain.push_str(&body[end..]);
    if !plain.contains(char::is_alphabetic) {
        return None;
    }
    language::of_block(&plain, context.author_lang.as_ref(), context.room_lang.as_ref())
}

fn prose(block: Block, from: Lang, to: &Lang, shield: &Shield) -> Piece {
    let Block { mut prefix, body, mut suffix, .. } = block;
    let mut body = body.as_str();
    if let Some(mark) = emphasis::around(body) {
        prefix.push_str(mark);
        suffix.insert_str(0, mark);
        body = &body[mark.len()..body.len() - mark.len()];
    }
    let body = emphasis::left_out(body, &marks::whole(body));
    let foreign;
    let side = if let Some(side) = shield.side(&from) {
        side
    } else {
        foreign = shield.foreign(&from);
        &foreign
    };
    let sentences = masked(&body, &found::found(shield, side, &body, to));
    Piece::Prose { prefix, sentences, suffix, from }
}

#[cfg(test)]
mod tests;
