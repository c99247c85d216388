//! Scenes of translation by machine: the translators, what is kept of their answers, where texts go.

mod apertium;
mod asked;
mod chain;
mod compared;
mod corpus;
mod engines;
mod kept;
mod mirrored;
mod told;
mod twin;

use puente::community::people;
use puente::community::translation::engines::{
    Term, Translated, Untranslated, Wanted, Whose, translate,
};
use puente::foundation::i18n::Lang;
use puente::foundation::talk::{GroupRef, MemberId, MessageId};
use serde_json::{Value, json};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

use crate::town::{Engine, Town};

/// A town with these settings, a group, and Ana in it.
pub async fn town(engine: Engine, settings: &str) -> Town {
    let mut town = Town::with(engine, &format!("[translation]\n{settings}"), &[]).await;
    town.group("names").await;
    town.comes("Ana", "en").await;
    town
}

/// Both engines of databases.
pub const BOTH: [Engine; 2] = [Engine::Sqlite, Engine::Postgres];

impl Town {
    pub async fn names(&self) -> GroupRef {
        let mut tx = self.look().await;
        people::groups::store::find(&mut tx, "names").await.expect("a look").expect("the group")
    }

    /// The member behind a handle.
    pub async fn member(&self, handle: &str) -> MemberId {
        let mut tx = self.look().await;
        let all = people::members::store::all(&mut tx, None).await.expect("a look");
        all.into_iter().find(|member| member.handle == handle).expect("a member").id
    }

    /// The message behind a platform's id of it.
    pub async fn message(&self, room: &str, native_id: &str) -> MessageId {
        let mut tx = self.look().await;
        let place = self.place(room);
        let found =
            puente::foundation::talk::store::find_native(&mut tx, "town", &place, native_id);
        found.await.expect("a look").expect("a message").id
    }

    /// Translates from English into Spanish.
    pub async fn translates(
        &self,
        whose: Whose<'_>,
        glossary: &str,
        texts: &[&str],
    ) -> Result<Translated, Untranslated> {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        let term = Term { from: "chair".to_owned(), to: "presidencia".to_owned() };
        let unused = Term { from: "quorum".to_owned(), to: "quórum".to_owned() };
        let wanted = Wanted {
            group: &self.names().await,
            whose,
            texts: &texts,
            from: &Lang::new("en"),
            to: &Lang::new("es"),
            glossary,
            terms: &[term, unused],
        };
        translate(&self.house.base, &wanted).await.expect("the database answers")
    }

    /// As [`Town::translates`], of the group's own words under the first glossary.
    pub async fn translates_ours(&self, texts: &[&str]) -> Result<Translated, Untranslated> {
        self.translates(Whose::Groups, "one", texts).await
    }
}

/// Plays `LibreTranslate`: each sentence comes back with `es:` before it.
pub struct Libre;

impl Respond for Libre {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let asked: Value = request.body_json().expect("JSON");
        let texts = asked["q"].as_array().expect("an array").iter();
        let all: Vec<String> =
            texts.map(|text| format!("es:{}", text.as_str().expect("a text"))).collect();
        ResponseTemplate::new(200).set_body_json(json!({ "translatedText": all }))
    }
}

/// What plays `LibreTranslate`, and answers `puente check`.
pub async fn libre() -> MockServer {
    let server = MockServer::start().await;
    Mock::given(method("POST")).and(path("/translate")).respond_with(Libre).mount(&server).await;
    languages(&server).await;
    server
}

/// Answers the question of `puente check`.
pub async fn languages(server: &MockServer) {
    let answer = ResponseTemplate::new(200).set_body_json(json!([{ "code": "en" }]));
    Mock::given(method("GET")).and(path("/languages")).respond_with(answer).mount(server).await;
}

/// Settings with `LibreTranslate` there.
pub fn libre_at(server: &MockServer) -> String {
    format!("engines = [\"libretranslate\"]\nlibretranslate_address = \"{}\"\n", server.uri())
}

/// How many translations were asked for.
pub async fn asked(server: &MockServer) -> usize {
    let all = server.received_requests().await.expect("they are recorded");
    all.iter().filter(|request| request.method.as_str() == "POST").count()
}
