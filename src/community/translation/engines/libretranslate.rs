//! `LibreTranslate`, wherever the operator has one: the same machine, the network, or a service.
//! What it answers is text as people wrote it, not escaped: whoever shows it escapes it.

use reqwest::Method;
use serde_json::{Value, json};

use super::line::{Line, answered, with_json};
use super::{Sentences, Translator, Trouble, checked, texts};
use crate::community::translation::settings;
use crate::foundation::clock::Boxed;
use crate::foundation::config::Secret;
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;

/// `LibreTranslate`.
pub(super) struct LibreTranslate {
    line: Line,
    key: Option<Secret>,
    place: Option<String>,
}

impl LibreTranslate {
    /// `LibreTranslate` at an address.
    pub fn new(address: &str, key: Option<Secret>) -> Result<Self> {
        let elsewhere = !settings::is_here(address);
        let place = settings::host(address).filter(|_| elsewhere);
        Ok(Self { line: Line::new(address)?, key, place })
    }

    async fn all(&self, asked: &Sentences<'_>) -> std::result::Result<Vec<String>, Trouble> {
        let mut body = json!({
            "q": asked.texts,
            "source": asked.from.base(),
            "target": asked.to.base(),
            "format": "text",
        });
        if let Some(key) = &self.key {
            body["api_key"] = Value::from(key.expose());
        }
        let request = with_json(self.line.request(Method::POST, &["translate"]), &body);
        texts(&answered(request).await?["translatedText"])
    }
}

impl Translator for LibreTranslate {
    fn name(&self) -> &'static str {
        "libretranslate"
    }

    fn called(&self) -> &'static str {
        "LibreTranslate"
    }

    fn place(&self) -> Option<&str> {
        self.place.as_deref()
    }

    fn translate<'a>(
        &'a self,
        asked: &'a Sentences<'a>,
    ) -> Boxed<'a, std::result::Result<Vec<String>, Trouble>> {
        Box::pin(self.all(asked))
    }

    fn check(&self) -> Boxed<'_, Option<Say>> {
        Box::pin(async {
            let asked = answered(self.line.request(Method::GET, &["languages"])).await;
            checked(self.called(), asked)
        })
    }
}
