//! A sentence as a translator sees it, with `XQ1Z` in place of everything that must come through
//! whole, and as it is put together again from what the translator made of it.
//!
//! Refuses a translation in which a mask is missing, stands twice or was changed, or in which a
//! number stands that the original has not.

mod again;
mod numbers;

use std::ops::Range;

use super::found::{Found, Value};
use super::text::sentences::sentences;
use crate::foundation::i18n::{Lang, Say};
use crate::say;

/// Stands for a mask while a block is cut into sentences: what a text has of it is masked itself.
const HERE: char = '\u{e000}';

/// A sentence of a block.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// What a translator sees.
    pub text: String,
    /// Whether a translator is needed.
    pub asked: bool,
    /// Space after it.
    pub after: String,
    /// It began with a capital.
    capital: bool,
    masks: Vec<Mask>,
}

/// What one mask stands for.
#[derive(Clone, Debug)]
struct Mask {
    source: String,
    lead: &'static str,
    value: Value,
    /// A space was put before it, or after it, to keep it apart from a word.
    apart: (bool, bool),
    /// It is where the words in brackets before it lead.
    linked: bool,
}

/// Why a translation is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// This did not come back.
    Missing(String),
    /// This came back more than once.
    Twice(String),
    /// A mask came back that was never sent.
    Strange,
    /// This number stands in the translation only, or in the original only.
    Number(String),
    /// The translator gave nothing, or not as many sentences as it was asked.
    Nothing,
}

impl Fault {
    /// The reason in words.
    #[must_use]
    pub fn say(&self) -> Say {
        match self {
            Self::Missing(found) => say!("translation-kept-missing", found = found.as_str()),
            Self::Twice(found) => say!("translation-kept-twice", found = found.as_str()),
            Self::Strange => say!("translation-kept-strange"),
            Self::Number(found) => say!("translation-kept-number", found = found.as_str()),
            Self::Nothing => say!("translation-kept-nothing"),
        }
    }
}

/// The sentences of `body`, in which `found` stands in order of place.
#[must_use]
pub fn masked(body: &str, found: &[Found]) -> Vec<Sentence> {
    let mut marked = String::with_capacity(body.len());
    let mut end = 0;
    for one in found {
        marked.push_str(&body[end..one.span.start]);
        marked.push(HERE);
        end = one.span.end;
    }
    marked.push_str(&body[end..]);
    let mut left = found.iter();
    sentences(&marked)
        .into_iter()
        .map(|span| {
            let whole = &marked[span];
            let inside = whole.trim_end();
            let count = inside.matches(HERE).count();
            let here: Vec<&Found> = left.by_ref().take(count).collect();
            sentence(inside, &whole[inside.len()..], &here, body)
        })
        .collect()
}

fn sentence(marked: &str, after: &str, found: &[&Found], body: &str) -> Sentence {
    let mut text = String::with_capacity(marked.len() + found.len() * 4);
    let mut masks = Vec::with_capacity(found.len());
    let mut parts = marked.split(HERE);
    text.push_str(parts.next().unwrap_or_default());
    for (at, (part, one)) in parts.zip(found).enumerate() {
        let linked = text.ends_with("](");
        if linked {
            text.insert(text.len() - 1, ' ');
        }
        let joins = |c: char| joins(c) || c == '_';
        let before = text.ends_with(joins);
        let next = part.starts_with(joins) || (part.is_empty() && at + 1 < found.len());
        if before {
            text.push(' ');
        }
        text.push_str(one.lead);
        text.push_str(&format!("XQ{}Z", at + 1));
        if next {
            text.push(' ');
        }
        text.push_str(part);
        masks.push(Mask {
            source: body[one.span.clone()].to_owned(),
            lead: one.lead,
            value: one.value.clone(),
            apart: (before, next),
            linked,
        });
    }
    let plain = marked.replace(HERE, " ");
    Sentence {
        asked: plain.contains(char::is_alphabetic),
        capital: marked
            .chars()
            .find(|c| c.is_alphabetic() || *c == HERE)
            .is_some_and(char::is_uppercase),
        text,
        after: after.to_owned(),
        masks,
    }
}

impl Sentence {
    /// The original.
    #[must_use]
    pub fn original(&self) -> String {
        let whole = self.pieces(&self.text).map(|(tokens, texts)| {
            self.together(&tokens, texts, |mask, before, _| {
                let end =
                    before.len() - if before.ends_with(mask.lead) { mask.lead.len() } else { 0 };
                before.truncate(end);
                before.push_str(&mask.source);
            })
        });
        whole.unwrap_or_default()
    }

    /// The sentence as it is shown, from what a translator made of it.
    ///
    /// # Errors
    /// Why it must not be shown.
    pub fn finished(&self, translated: &str, from: &Lang, to: &Lang) -> Result<String, Fault> {
        if translated.trim().is_empty() {
            return Err(Fault::Nothing);
        }
        let (tokens, texts) = self.pieces(translated.trim())?;
        if self.asked {
            numbers::equal(&self.text, &texts, from, to)?;
        }
        let texts = again::tidied(texts, &self.text);
        let lowers = again::goes_on(&self.text);
        let shown = self.together(&tokens, texts, |mask, before, after| {
            if lowers {
                super::grammar::agree::after_first(before, after);
            }
            again::put(&mask.value, &mask.source, before, after, to);
        });
        let literal = tokens.first() == Some(&0)
            && translated.trim_start().starts_with("XQ")
            && matches!(self.masks[0].value, Value::Same);
        Ok(if self.capital && !literal { again::with_capital(&shown) } else { shown })
    }

    /// The indexes of the masks as they stand in `translated`, and what stands between.
    fn pieces(&self, translated: &str) -> Result<(Vec<usize>, Vec<String>), Fault> {
        let spans = tokens(translated);
        let mut seen = vec![0_usize; self.masks.len()];
        let (mut order, mut texts, mut end) = (Vec::new(), Vec::new(), 0);
        for (span, number) in spans {
            let index = number.checked_sub(1).filter(|at| *at < self.masks.len());
            let Some(index) = index else { return Err(Fault::Strange) };
            seen[index] += 1;
            order.push(index);
            texts.push(translated[end..span.start].to_owned());
            end = span.end;
        }
        texts.push(translated[end..].to_owned());
        for (times, mask) in seen.into_iter().zip(&self.masks) {
            match times {
                0 => return Err(Fault::Missing(mask.source.clone())),
                1 => {}
                _ => return Err(Fault::Twice(mask.source.clone())),
            }
        }
        Ok((order, texts))
    }

    fn together(
        &self,
        tokens: &[usize],
        texts: Vec<String>,
        put: impl Fn(&Mask, &mut String, &mut String),
    ) -> String {
        let mut texts = texts.into_iter();
        let mut whole = texts.next().unwrap_or_default();
        for (index, mut after) in tokens.iter().zip(texts) {
            let mask = &self.masks[*index];
            if mask.apart.0 && whole.ends_with(' ') {
                whole.pop();
            }
            if mask.apart.1 && after.starts_with(' ') {
                after.remove(0);
            }
            if mask.linked && whole.ends_with("] (") {
                whole.truncate(whole.len() - 2);
                whole.push('(');
            }
            put(mask, &mut whole, &mut after);
            whole.push_str(&after);
        }
        whole
    }
}

/// What goes on with a word: a letter, a digit, a mark upon either.
fn joins(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// The masks in a text: where they stand, and their numbers. What is joined to a letter or digit is
/// none.
fn tokens(text: &str) -> Vec<(Range<usize>, usize)> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices("XQ") {
        let digits = text[start + 2..].bytes().take_while(u8::is_ascii_digit).count();
        let end = start + 2 + digits;
        let closed = digits > 0 && text[end..].starts_with('Z');
        let joined = text[..start].ends_with(joins)
            || text.get(end + 1..).is_some_and(|rest| rest.starts_with(joins));
        if let (true, false, Ok(number)) = (closed, joined, text[start + 2..end].parse()) {
            found.push((start..end + 1, number));
        }
    }
    found
}
