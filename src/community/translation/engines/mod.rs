//! Translators: what each must do, and which of them the settings want. Protection of names and
//! numbers, the glossary and the check of what comes back are not here: a translator is handed
//! sentences and gives back as many.

mod apertium;
mod chain;
mod chat;
mod deepl;
mod libretranslate;
mod line;

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::{Settings, settings_of};
use crate::foundation::clock::Boxed;
use crate::foundation::config::Secret;
use crate::foundation::error::{Failure, Result};
use crate::foundation::i18n::{Lang, Say};
use crate::foundation::talk::Base;
use crate::say;

pub use chain::{Reason, Translated, Untranslated, Wanted, Whose, Why, translate};

/// A wording of the glossary and what it is in the other language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// As it stands in the text.
    pub from: String,
    /// As it is to stand in the translation.
    pub to: String,
}

/// What a translator is asked.
#[derive(Clone, Copy, Debug)]
pub struct Sentences<'a> {
    /// The sentences; none is blank.
    pub texts: &'a [String],
    /// Their language.
    pub from: &'a Lang,
    /// The language they are wanted in.
    pub to: &'a Lang,
    /// The terms that hold, for a translator that understands them.
    pub terms: &'a [Term],
}

/// Why a translator gives no answer. Holds nothing of what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Nobody answers there, or not in time.
    #[error("no answer: {0}")]
    Away(String),
    /// It asks to be left alone for so many seconds.
    #[error("asks to wait {0} s")]
    Waits(i64),
    /// It says no to whoever asks: a wrong key, a used up account.
    #[error("says no: {0}")]
    Refused(u16),
    /// It does not take this request.
    #[error("does not take this: {0}")]
    Unfit(u16),
    /// It does not translate between these languages.
    #[error("not between these languages")]
    Pair,
    /// What it says is not as many sentences as it was asked.
    #[error("an answer that is none")]
    Unread,
}

/// Translates sentences from one language into another.
pub trait Translator: Send + Sync {
    /// Its name in the settings.
    fn name(&self) -> &'static str;

    /// What its answers depend on beside what it is asked.
    fn kind(&self) -> String {
        self.name().to_owned()
    }

    /// What people know it by.
    fn called(&self) -> &str;

    /// Where its texts go; nowhere if it runs on this machine.
    fn place(&self) -> Option<&str>;

    /// Whether no text leaves this machine.
    fn is_local(&self) -> bool {
        self.place().is_none()
    }

    /// Translates, in order; as many sentences as it was asked, or none.
    fn translate<'a>(
        &'a self,
        asked: &'a Sentences<'a>,
    ) -> Boxed<'a, std::result::Result<Vec<String>, Trouble>>;

    /// Says what is wrong with it, if it does not answer as it should.
    fn check(&self) -> Boxed<'_, Option<Say>>;
}

/// A translator with what it may be asked.
pub struct Engine {
    /// The translator.
    pub translator: Box<dyn Translator>,
    /// The most characters in a day, if there is a limit.
    pub characters_per_day: Option<i64>,
    /// The most requests in a minute, if there is a limit.
    pub requests_per_minute: Option<i64>,
}

/// The translators of a house, in the order in which they are asked.
pub struct Engines {
    /// Each of them.
    pub all: Vec<Engine>,
    /// How long one may take.
    pub patience: Duration,
    /// For how many seconds an answer is kept.
    pub keep: i64,
    /// How many sentences are kept.
    pub keep_sentences: i64,
}

/// The translators of this house: made once, since each holds its line.
///
/// # Errors
/// A refusal if the section is wrong.
pub fn of(base: &Base) -> Result<Arc<Engines>> {
    base.standing.get(|| Engines::new(&settings_of(&base.config)?))
}

impl Engines {
    /// The translators the settings want.
    ///
    /// # Errors
    /// A refusal if something they need is missing.
    pub fn new(settings: &Settings) -> Result<Self> {
        settings.check()?;
        let all = settings.engines.iter().map(|name| engine(settings, name));
        Ok(Self {
            all: all.collect::<Result<_>>()?,
            patience: Duration::from_secs(settings.patience_seconds),
            keep: settings.keep_days * super::rules::DAY,
            keep_sentences: settings.keep_sentences,
        })
    }
}

fn engine(of: &Settings, name: &str) -> Result<Engine> {
    let text = |given: &Option<String>| given.clone().unwrap_or_default();
    let (translator, day, minute): (Box<dyn Translator>, i64, i64) = match name {
        "apertium" => (
            Box::new(apertium::Apertium::new(&of.apertium_address)?),
            of.apertium_characters_per_day,
            of.apertium_requests_per_minute,
        ),
        "libretranslate" => (
            Box::new(libretranslate::LibreTranslate::new(
                &text(&of.libretranslate_address),
                of.libretranslate_key.clone(),
            )?),
            of.libretranslate_characters_per_day,
            of.libretranslate_requests_per_minute,
        ),
        "deepl" => (
            Box::new(deepl::DeepL::new(
                of.deepl_key.clone().unwrap_or_else(|| Secret::from(String::new())),
                of.deepl_address.as_deref(),
            )?),
            of.deepl_characters_per_day,
            of.deepl_requests_per_minute,
        ),
        "chat" => (
            Box::new(chat::Chat::new(
                &text(&of.chat_address),
                of.chat_key.clone(),
                &text(&of.chat_model),
            )?),
            of.chat_characters_per_day,
            of.chat_requests_per_minute,
        ),
        other => return Err(Failure::because(format!("no translator is called {other}")).into()),
    };
    let limit = |most: i64| (most > 0).then_some(most);
    Ok(Engine { translator, characters_per_day: limit(day), requests_per_minute: limit(minute) })
}

/// The texts of a list of texts.
fn texts(list: &Value) -> std::result::Result<Vec<String>, Trouble> {
    let list = list.as_array().ok_or(Trouble::Unread)?;
    list.iter().map(|one| one.as_str().map(str::to_owned).ok_or(Trouble::Unread)).collect()
}

/// What is wrong with a translator by what it said to a question that costs nothing.
fn checked(called: &str, asked: std::result::Result<Value, Trouble>) -> Option<Say> {
    match asked {
        Ok(_) => None,
        Err(Trouble::Refused(401 | 403)) => Some(say!("translation-check-key", engine = called)),
        Err(trouble) => {
            let problem = trouble.to_string();
            Some(say!("translation-check-away", engine = called, problem = problem))
        }
    }
}
