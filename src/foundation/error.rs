//! Two kinds of error, and no third. A [`Refusal`] is theirs: kind, a message id with arguments
//! that says what would be right. A [`Failure`] is ours: logged once with its chain; the person
//! gets a number to quote. Whatever can fail in a capability returns [`Result`].

use crate::foundation::i18n::Say;

/// What went wrong, by whose doing.
#[derive(Debug)]
pub enum Error {
    /// Theirs: worded from `locales/`, and says what would be right.
    Refusal(Refusal),
    /// Ours: logged once, said little.
    Failure(Failure),
}

/// A kind no, with what would be right.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// What is said to the person.
    pub say: Say,
}

/// Something broke on our side.
#[derive(Debug)]
pub struct Failure {
    /// What was being done, outermost last.
    pub doing: Vec<&'static str>,
    /// What broke.
    pub source: Box<dyn std::error::Error + Send + Sync>,
}

/// The result of whatever can fail.
pub type Result<T> = std::result::Result<T, Error>;

impl Failure {
    /// A failure without a lower cause: an invariant of ours that does not hold.
    #[must_use]
    pub fn because(reason: impl Into<String>) -> Self {
        Self { doing: Vec::new(), source: reason.into().into() }
    }
}

impl std::fmt::Display for Failure {
    /// One line, whatever stands in the words of what broke: it goes into the log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut chain: Vec<String> =
            self.doing.iter().rev().map(|doing| (*doing).to_owned()).collect();
        chain.push(self.source.to_string());
        let mut cause = self.source.source();
        while let Some(inner) = cause {
            chain.push(inner.to_string());
            cause = inner.source();
        }
        f.write_str(&chain.join(": ").replace(['\n', '\r'], " "))
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refusal(refusal) => write!(f, "refused: {}", refusal.say.id),
            Self::Failure(failure) => failure.fmt(f),
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refusal(refusal)
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl<E: std::error::Error + Send + Sync + 'static> From<E> for Error {
    fn from(source: E) -> Self {
        Self::Failure(Failure { doing: Vec::new(), source: Box::new(source) })
    }
}

/// Says what was being done when a failure came up; a refusal passes unchanged.
pub trait Doing<T> {
    /// Adds one step to the chain.
    ///
    /// # Errors
    /// The same error, with `what` added if it is a failure.
    fn doing(self, what: &'static str) -> Result<T>;
}

impl<T, E: Into<Error>> Doing<T> for std::result::Result<T, E> {
    fn doing(self, what: &'static str) -> Result<T> {
        self.map_err(|error| match error.into() {
            Error::Failure(mut failure) => {
                failure.doing.push(what);
                Error::Failure(failure)
            }
            refusal @ Error::Refusal(_) => refusal,
        })
    }
}

/// `Err(Refusal)` from a message id with arguments: `return refuse!("bridge-no-such-draft", id = x)`.
#[macro_export]
macro_rules! refuse {
    ($($say:tt)*) => {
        Err($crate::foundation::error::Error::Refusal($crate::foundation::error::Refusal {
            say: $crate::say!($($say)*),
        }))
    };
}
