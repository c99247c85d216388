//! What the operator reads in a terminal: lines worded in the language the terminal asks for. It
//! knows no command, and it never shows a secret, because nobody hands it one.

use std::io::Write;
use std::sync::Arc;

use crate::foundation::error::{Error, Result};
use crate::foundation::i18n::{Reader, Say, Words};
use crate::say;

/// A terminal and the language of whoever sits at it.
pub struct Console {
    words: Arc<Words>,
    reader: Reader,
}

impl Console {
    /// A terminal whose locale is called `locale` (`es_MX.UTF-8`).
    #[must_use]
    pub fn new(words: Arc<Words>, locale: &str) -> Self {
        let reader = Reader::new(words.negotiate(locale), "UTC");
        Self { words, reader }
    }

    /// The words of every language.
    #[must_use]
    pub fn words(&self) -> Arc<Words> {
        self.words.clone()
    }

    /// The words of a message that takes no arguments.
    #[must_use]
    pub fn t(&self, id: &str) -> String {
        self.words.say(&self.reader, &Say::new(id))
    }

    /// The words of a message.
    #[must_use]
    pub fn worded(&self, say: &Say) -> String {
        self.words.say(&self.reader, say)
    }

    /// Says something on a line of its own.
    ///
    /// # Errors
    /// A failure if the terminal is gone.
    pub fn say(&self, say: &Say) -> Result<()> {
        self.line(&self.worded(say))
    }

    /// Writes a line that is worded already.
    ///
    /// # Errors
    /// A failure if the terminal is gone.
    pub fn line(&self, line: &str) -> Result<()> {
        let mut out = std::io::stdout().lock();
        writeln!(out, "{line}")?;
        out.flush()?;
        Ok(())
    }

    /// Says what went wrong, where errors are read.
    pub fn wrong(&self, error: &Error) {
        self.complain(&self.worded(&why(error)));
    }

    /// Writes a complaint that is worded already, where errors are read.
    pub fn complain(&self, text: &str) {
        // With the terminal gone there is nobody to tell.
        let _ = writeln!(std::io::stderr().lock(), "{text}");
    }
}

/// An error as a message: a refusal in its own words, a failure with its chain.
#[must_use]
pub fn why(error: &Error) -> Say {
    match error {
        Error::Refusal(refusal) => refusal.say.clone(),
        Error::Failure(failure) => say!("cli-failure", problem = failure.to_string()),
    }
}
