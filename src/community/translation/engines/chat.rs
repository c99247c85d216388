//! A language model behind an interface like `OpenAI`'s (`/chat/completions`), on this machine or
//! elsewhere. What people said is data to it and never an instruction: the rules stand in a message of
//! their own, which no text changes; the sentences are strings in one JSON object; what comes back is
//! read as JSON and counts only if it has as many sentences as were asked.

use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use super::line::{Line, answered, with_json};
use super::{Sentences, Term, Translator, Trouble, checked, texts};
use crate::community::translation::settings;
use crate::foundation::clock::Boxed;
use crate::foundation::config::Secret;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, fold};

/// What the model is told: words to a machine, the same for every text.
const PROMPT: &str = include_str!("prompt.txt");

/// The most terms that go along.
const TERMS: usize = 100;

/// A language model.
pub(super) struct Chat {
    line: Line,
    key: Option<Secret>,
    model: String,
    place: Option<String>,
}

/// The terms of which the first wording occurs in a text, the longest first.
fn occurring<'t>(terms: &'t [Term], all: &[String]) -> Vec<&'t Term> {
    let all = fold(&all.join("\n"));
    let mut found: Vec<&Term> = terms
        .iter()
        .filter(|term| {
            let wording = fold(&term.from);
            !wording.trim().is_empty() && all.contains(wording.trim())
        })
        .collect();
    found.sort_by_key(|term| std::cmp::Reverse(term.from.len()));
    found.truncate(TERMS);
    found
}

/// The JSON in what a model says: some put it into a block of code.
fn inside(said: &str) -> &str {
    let said = said.trim();
    let block = said.strip_prefix("```json").or_else(|| said.strip_prefix("```"));
    block.and_then(|block| block.strip_suffix("```")).map_or(said, str::trim)
}

impl Chat {
    /// A model at an address.
    pub fn new(address: &str, key: Option<Secret>, model: &str) -> Result<Self> {
        let elsewhere = !settings::is_here(address);
        let place = settings::host(address).filter(|_| elsewhere);
        Ok(Self { line: Line::new(address)?, key, model: model.to_owned(), place })
    }

    fn request(&self, method: Method, path: &[&str]) -> RequestBuilder {
        let request = self.line.request(method, path);
        match &self.key {
            Some(key) => request.bearer_auth(key.expose().trim()),
            None => request,
        }
    }

    fn body(&self, asked: &Sentences<'_>) -> Value {
        let terms: Vec<Value> = occurring(asked.terms, asked.texts)
            .into_iter()
            .map(|term| json!({ "from": term.from, "to": term.to }))
            .collect();
        let data = json!({
            "from": asked.from.code(),
            "to": asked.to.code(),
            "terms": terms,
            "sentences": asked.texts,
        });
        json!({
            "model": self.model,
            "temperature": 0,
            "response_format": { "type": "json_object" },
            "messages": [
                { "role": "system", "content": PROMPT },
                { "role": "user", "content": data.to_string() },
            ],
        })
    }

    async fn all(&self, asked: &Sentences<'_>) -> std::result::Result<Vec<String>, Trouble> {
        let request = self.request(Method::POST, &["chat", "completions"]);
        let said = answered(with_json(request, &self.body(asked))).await?;
        let content = said["choices"][0]["message"]["content"].as_str().ok_or(Trouble::Unread)?;
        let answer: Value = serde_json::from_str(inside(content)).map_err(|_| Trouble::Unread)?;
        texts(&answer["sentences"])
    }
}

impl Translator for Chat {
    fn name(&self) -> &'static str {
        "chat"
    }

    fn kind(&self) -> String {
        // Another model or other rules are another engine to what is kept.
        format!("chat:{}:{PROMPT}", self.model)
    }

    fn called(&self) -> &str {
        &self.model
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
            match answered(self.request(Method::GET, &["models"])).await {
                // Not every such server lists its models.
                Err(Trouble::Refused(404 | 405)) => None,
                asked => checked(self.called(), asked),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Term;
    use super::{inside, occurring};

    #[test]
    fn only_terms_that_occur_go_along() {
        let term = |from: &str, to: &str| Term { from: from.to_owned(), to: to.to_owned() };
        let terms = [term("chair", "presidencia"), term("Público", "public"), term(" ", "x")];
        let found = occurring(&terms, &["The Chair speaks.".to_owned()]);
        assert_eq!(found, [&terms[0]]);
        assert_eq!(occurring(&terms, &["un comentario publico".to_owned()]), [&terms[1]]);
    }

    #[test]
    fn an_answer_in_a_block_of_code_is_read() {
        for said in ["{}", " {} ", "```json\n{}\n```", "```\n{}```"] {
            assert_eq!(inside(said), "{}", "{said}");
        }
    }
}
