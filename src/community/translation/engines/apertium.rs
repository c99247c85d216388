//! Apertium, over its own server (`APy`) on this machine. It translates by rules and dictionaries:
//! quick, free, rough, and nothing leaves the machine. It has no key and no limits.
//!
//! `APy` answers on every address of the machine it runs on: whoever installs it fences it, as the
//! sample settings say.

use reqwest::Method;
use serde_json::Value;

use super::line::{Line, answered};
use super::{Sentences, Translator, Trouble};
use crate::foundation::clock::Boxed;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say};
use crate::say;

/// What keeps sentences apart that are asked together: a paragraph ends a sentence for Apertium too.
const APART: &str = "\n\n";

/// The languages it may have, as it calls them.
const LANGUAGES: [(&str, &str); 8] = [
    ("ca", "cat"),
    ("en", "eng"),
    ("es", "spa"),
    ("fr", "fra"),
    ("gl", "glg"),
    ("it", "ita"),
    ("pt", "por"),
    ("ro", "ron"),
];

/// Apertium.
pub(super) struct Apertium {
    line: Line,
    address: String,
}

fn code(lang: &Lang) -> std::result::Result<&'static str, Trouble> {
    let known = LANGUAGES.iter().find(|(code, _)| *code == lang.base());
    known.map(|(_, theirs)| *theirs).ok_or(Trouble::Pair)
}

/// A sentence on one line and without control characters, which would tear it or end it early.
fn on_one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

impl Apertium {
    /// Apertium at an address of this machine.
    pub fn new(address: &str) -> Result<Self> {
        Ok(Self { line: Line::new(address)?, address: address.to_owned() })
    }

    async fn ask(&self, pair: &str, text: &str) -> std::result::Result<String, Trouble> {
        let form = [("langpair", pair), ("q", text), ("format", "txt"), ("markUnknown", "no")];
        let request = self.line.request(Method::POST, &["translate"]).form(&form);
        let said = match answered(request).await {
            // Asked as it should be, this is all it has against a request.
            Err(Trouble::Unfit(400)) => return Err(Trouble::Pair),
            said => said?,
        };
        let text = said["responseData"]["translatedText"].as_str().ok_or(Trouble::Unread)?;
        Ok(text.to_owned())
    }

    async fn all(&self, asked: &Sentences<'_>) -> std::result::Result<Vec<String>, Trouble> {
        let pair = format!("{}|{}", code(asked.from)?, code(asked.to)?);
        let lines: Vec<String> = asked.texts.iter().map(|text| on_one_line(text)).collect();
        let together = self.ask(&pair, &lines.join(APART)).await?;
        let answers: Vec<String> =
            together.split(APART).map(|answer| answer.trim().to_owned()).collect();
        if answers.len() == lines.len() {
            return Ok(answers);
        }
        let mut answers = Vec::new();
        for line in &lines {
            answers.push(self.ask(&pair, line).await?.trim().to_owned());
        }
        Ok(answers)
    }

    async fn look(&self) -> Option<Say> {
        let address = self.address.as_str();
        let said = match answered(self.line.request(Method::GET, &["listPairs"])).await {
            Ok(said) => said,
            Err(trouble) => {
                let problem = trouble.to_string();
                return Some(say!(
                    "translation-check-apertium",
                    place = address,
                    problem = problem
                ));
            }
        };
        let pairs = said["responseData"].as_array().cloned().unwrap_or_default();
        let has = |from: &str, to: &str| {
            let is = |pair: &Value| pair["sourceLanguage"] == from && pair["targetLanguage"] == to;
            pairs.iter().any(is)
        };
        let both = has("eng", "spa") && has("spa", "eng");
        (!both).then(|| say!("translation-check-apertium-pair", place = address))
    }
}

impl Translator for Apertium {
    fn name(&self) -> &'static str {
        "apertium"
    }

    fn called(&self) -> &'static str {
        "Apertium"
    }

    fn place(&self) -> Option<&str> {
        None
    }

    fn translate<'a>(
        &'a self,
        asked: &'a Sentences<'a>,
    ) -> Boxed<'a, std::result::Result<Vec<String>, Trouble>> {
        Box::pin(self.all(asked))
    }

    fn check(&self) -> Boxed<'_, Option<Say>> {
        Box::pin(self.look())
    }
}

#[cfg(test)]
mod tests {
    use super::on_one_line;

    #[test]
    fn a_sentence_is_one_line_whatever_is_in_it() {
        assert_eq!(
            on_one_line("The chair\r\n\r\nwill\0 circulate\tit. "),
            "The chair will circulate it."
        );
    }
}
