//! What an argument of a message can be. Refuses to know how a language writes it.

use serde::{Deserialize, Serialize};

use super::{Lang, Say};
use crate::foundation::clock::Moment;

/// An argument of a [`Say`]; written as the reader's language and time zone have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// Verbatim; also what a message selects on by word (`$stage ->`).
    Text(String),
    /// A count: grouped as the language writes it, and selects plurals. Exact up to 2^53.
    Number(i64),
    /// A point in time: in the reader's time zone and in UTC.
    Moment(Moment),
    /// An ISO civil date (`2026-12-01`), written in full; anything else stays verbatim.
    Day(String),
    /// A length of time in seconds, in words, with the two largest units that count.
    Span(i64),
    /// Several: "a, b and c".
    List(Vec<Value>),
    /// One of several: "a, b or c".
    Either(Vec<Value>),
    /// Several, each on a line of its own.
    Lines(Vec<Value>),
    /// A nested message.
    Say(Box<Say>),
    /// A language, by its name in the reader's language.
    Language(Lang),
    /// A country, by its ISO 3166 alpha-2 code.
    Country(String),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<Moment> for Value {
    fn from(moment: Moment) -> Self {
        Self::Moment(moment)
    }
}

impl From<Say> for Value {
    fn from(say: Say) -> Self {
        Self::Say(Box::new(say))
    }
}

impl From<&Say> for Value {
    fn from(say: &Say) -> Self {
        Self::Say(Box::new(say.clone()))
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(several: Vec<T>) -> Self {
        Self::List(several.into_iter().map(Into::into).collect())
    }
}

impl From<&Lang> for Value {
    fn from(lang: &Lang) -> Self {
        Self::Language(lang.clone())
    }
}

impl From<Lang> for Value {
    fn from(lang: Lang) -> Self {
        Self::Language(lang)
    }
}
