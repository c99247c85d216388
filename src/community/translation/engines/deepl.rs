//! `DeepL`, a service elsewhere. Its key goes in a header; keys of the free plan, which end in `:fx`,
//! have an address of their own.

use reqwest::header::HeaderValue;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use super::line::{Line, answered, with_json};
use super::{Sentences, Translator, Trouble, checked, texts};
use crate::community::translation::settings;
use crate::foundation::clock::Boxed;
use crate::foundation::config::Secret;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say};

/// Where keys of the free plan are answered.
const FREE: &str = "https://api-free.deepl.com";

/// Where all others are.
const PAID: &str = "https://api.deepl.com";

/// `DeepL`.
pub(super) struct DeepL {
    line: Line,
    key: Secret,
    place: Option<String>,
}

/// The language to translate into: where `DeepL` wants to know of which country, that of most readers.
fn target(lang: &Lang) -> String {
    match lang.code() {
        "en" => "EN-US".to_owned(),
        "pt" => "PT-BR".to_owned(),
        code => code.to_uppercase(),
    }
}

impl DeepL {
    /// `DeepL` by its key, where such keys are answered if no address is given.
    pub fn new(key: Secret, address: Option<&str>) -> Result<Self> {
        let of_key = if key.expose().trim().ends_with(":fx") { FREE } else { PAID };
        let address = address.unwrap_or(of_key);
        Ok(Self { line: Line::new(address)?, key, place: settings::host(address) })
    }

    fn request(
        &self,
        method: Method,
        path: &[&str],
    ) -> std::result::Result<RequestBuilder, Trouble> {
        let key = format!("DeepL-Auth-Key {}", self.key.expose().trim());
        // A key with signs no header has is none.
        let mut key = HeaderValue::try_from(key).map_err(|_| Trouble::Refused(401))?;
        key.set_sensitive(true);
        Ok(self.line.request(method, path).header("authorization", key))
    }

    async fn all(&self, asked: &Sentences<'_>) -> std::result::Result<Vec<String>, Trouble> {
        let body = json!({
            "text": asked.texts,
            "source_lang": asked.from.base().to_uppercase(),
            "target_lang": target(asked.to),
            // They are sentences already.
            "split_sentences": "0",
            "preserve_formatting": true,
        });
        let request = with_json(self.request(Method::POST, &["v2", "translate"])?, &body);
        let said = answered(request).await?;
        let all = said["translations"].as_array().ok_or(Trouble::Unread)?;
        texts(&all.iter().map(|one| one["text"].clone()).collect::<Value>())
    }
}

impl Translator for DeepL {
    fn name(&self) -> &'static str {
        "deepl"
    }

    fn called(&self) -> &'static str {
        "DeepL"
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
            let asked = match self.request(Method::GET, &["v2", "usage"]) {
                Ok(request) => answered(request).await,
                Err(trouble) => Err(trouble),
            };
            checked(self.called(), asked)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{DeepL, FREE, PAID, target};
    use crate::foundation::i18n::Lang;

    #[test]
    fn keys_are_answered_where_they_belong_and_languages_have_their_country() {
        for (key, address) in [("hush:fx", FREE), ("hush", PAID)] {
            let deepl = DeepL::new(key.to_owned().into(), None).unwrap();
            let url = deepl.line.request(reqwest::Method::GET, &[]).build().unwrap();
            assert_eq!(url.url().as_str().trim_end_matches('/'), address);
        }
        let of = |code: &str| target(&Lang::new(code));
        assert_eq!([of("en"), of("es"), of("pt"), of("en-gb")], ["EN-US", "ES", "PT-BR", "EN-GB"]);
    }
}
