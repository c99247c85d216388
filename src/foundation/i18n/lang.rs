//! A language as a code. Refuses to know which languages exist: that is what `locales/` holds.

use serde::{Deserialize, Serialize};

/// A language code as BCP 47 writes it, in lower case: `en`, `es`, `pt-br`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lang(String);

impl Lang {
    /// The language of `code`; case and `_` instead of `-` do not matter.
    #[must_use]
    pub fn new(code: &str) -> Self {
        Self(code.trim().replace('_', "-").to_lowercase())
    }

    /// The language whose words are used where another has none: English.
    #[must_use]
    pub fn fallback() -> Self {
        Self("en".to_owned())
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0
    }

    /// The code without region or script: `pt` of `pt-br`.
    #[must_use]
    pub fn base(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }
}

impl std::fmt::Display for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
