//! The values a handler reads, each as what its declaration says it is.

use std::collections::BTreeMap;

use crate::foundation::clock::Moment;
use crate::foundation::error::{Failure, Result};
use crate::foundation::i18n::Lang;
use crate::foundation::talk::command::Found;

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A text, trimmed.
    Text(String),
    /// A whole number, or seconds.
    Number(i64),
    /// A moment, and whether only its day was named.
    Moment(Moment, bool),
    /// A language.
    Language(Lang),
    /// The code of a choice.
    Choice(&'static str),
    /// Texts by language.
    Texts(BTreeMap<Lang, String>),
    /// What was found.
    Found(Vec<Found>),
}

/// The values a handler reads.
#[derive(Clone, Debug, Default)]
pub struct Args(BTreeMap<&'static str, Arg>);

impl Args {
    /// Values by parameter.
    pub(super) fn of(values: BTreeMap<&'static str, Arg>) -> Self {
        Self(values)
    }

    /// A text, if given.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.0.get(name) {
            Some(Arg::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// A text that the declaration requires.
    ///
    /// # Errors
    /// A failure if the declaration does not require it: ours, not theirs.
    pub fn get(&self, name: &str) -> Result<&str> {
        self.text(name).ok_or_else(|| missing(name).into())
    }

    /// A number or a duration in seconds, if given.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<i64> {
        match self.0.get(name) {
            Some(Arg::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// A language, if given.
    #[must_use]
    pub fn language(&self, name: &str) -> Option<&Lang> {
        match self.0.get(name) {
            Some(Arg::Language(lang)) => Some(lang),
            _ => None,
        }
    }

    /// A moment, if given.
    #[must_use]
    pub fn moment(&self, name: &str) -> Option<Moment> {
        match self.0.get(name) {
            Some(Arg::Moment(at, _)) => Some(*at),
            _ => None,
        }
    }

    /// A moment, if given, and whether only its day was named: then it is the end of that day where
    /// whoever asks lives.
    #[must_use]
    pub fn when(&self, name: &str) -> Option<(Moment, bool)> {
        match self.0.get(name) {
            Some(Arg::Moment(at, day_only)) => Some((*at, *day_only)),
            _ => None,
        }
    }

    /// The code of a choice, if made.
    #[must_use]
    pub fn choice(&self, name: &str) -> Option<&'static str> {
        match self.0.get(name) {
            Some(Arg::Choice(code)) => Some(code),
            _ => None,
        }
    }

    /// Texts by language; empty if none were given.
    #[must_use]
    pub fn texts(&self, name: &str) -> BTreeMap<Lang, String> {
        match self.0.get(name) {
            Some(Arg::Texts(texts)) => texts.clone(),
            _ => BTreeMap::new(),
        }
    }

    /// The id of what was found, if given.
    #[must_use]
    pub fn id(&self, name: &str) -> Option<&str> {
        match self.0.get(name) {
            Some(Arg::Found(found)) => found.first().map(|one| one.id.as_str()),
            _ => None,
        }
    }

    /// The id of what the declaration requires to be found.
    ///
    /// # Errors
    /// A failure if the declaration does not require it.
    pub fn get_id(&self, name: &str) -> Result<&str> {
        self.id(name).ok_or_else(|| missing(name).into())
    }

    /// The ids of all that was found; none when the parameter was not given.
    #[must_use]
    pub fn ids(&self, name: &str) -> Option<Vec<String>> {
        match self.0.get(name) {
            Some(Arg::Found(found)) => Some(found.iter().map(|one| one.id.clone()).collect()),
            _ => None,
        }
    }
}

fn missing(name: &str) -> Failure {
    Failure::because(format!("the command does not require its parameter {name}"))
}
