//! Translators that are slow or away, and rooms that take nothing: what is not across yet is seen, and
//! nothing is lost or overtaken (F12, F13, F14).
// Real time because a translator that is slow is one that takes its time.

use std::time::Duration;

use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::{copies, kept, mirrored};
use crate::town::{Engine, Town};
use crate::translation::{BOTH, Libre, languages, libre, libre_at};

/// A translator that takes a while.
async fn slow(takes: Duration) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .and(path("/translate"))
        .respond_with(Slow(takes))
        .mount(&server)
        .await;
    languages(&server).await;
    server
}

struct Slow(Duration);

impl wiremock::Respond for Slow {
    fn respond(&self, request: &wiremock::Request) -> ResponseTemplate {
        Libre.respond(request).set_delay(self.0)
    }
}

#[tokio::test]
async fn f13_a_slow_translator_delays_and_never_reorders_and_after_a_time_the_original_goes_first()
{
    let server = slow(Duration::from_millis(300)).await;
    let mut town = mirrored(Engine::Sqlite, &libre_at(&server), "").await;
    for number in 1..=5 {
        town.says("Keisha", "en", &format!("Point number {number} of mine.")).await;
    }
    let order = |town: &Town| -> Vec<usize> {
        let all = copies(town, "es");
        let found =
            (1..=5).map(|n| all.iter().position(|one| one.contains(&format!("number {n} of"))));
        found.map(|at| at.expect("it is across")).collect()
    };
    assert_eq!(order(&town), [0, 1, 2, 3, 4]);
    town.end().await;

    // One that takes longer than anybody waits.
    let server = slow(Duration::from_secs(6)).await;
    let mut town = mirrored(Engine::Sqlite, &libre_at(&server), "").await;
    town.says("Keisha", "en", "This one waits.").await;
    town.says("Keisha", "en", "And so does this.").await;
    assert!(copies(&town, "es").is_empty(), "{}", town.room("es"));
    let state = town.types("Keisha", "en", "!mirror show").await;
    assert!(state.contains("2 messages not yet across"), "{state}");
    // What Puente says itself is not kept waiting by it.
    town.whispers("Yamilet", "!espejo activar en es espera:5s").await;
    assert!(town.room("es").contains("después de 5 segundos"), "{}", town.room("es"));
    town.pass(11).await;
    town.pass(11).await;
    let early = copies(&town, "es");
    assert_eq!(early.len(), 2, "{}", town.room("es"));
    for (one, words) in early.iter().zip(["This one waits.", "And so does this."]) {
        assert!(one.contains(words) && one.contains("Todavía sin traducir"), "{one}");
    }
    let state = town.types("Keisha", "en", "!mirror show").await;
    assert!(state.contains("2 copies still wait for their translation"), "{state}");
    // It comes after all, in its place. By then the translator has answered, and that is kept.
    tokio::time::sleep(Duration::from_secs(6)).await;
    town.pass(90).await;
    town.pass(90).await;
    let late = copies(&town, "es");
    assert_eq!(late.len(), 2, "{}", town.room("es"));
    assert!(late.iter().all(|one| one.contains("Traducción automática")), "{late:?}");
    town.end().await;
}

#[tokio::test]
async fn f13_without_a_translator_the_original_goes_flagged_and_the_translation_follows() {
    for engine in BOTH {
        let server = MockServer::start().await;
        let mut town = mirrored(engine, &libre_at(&server), "").await;
        let said = town.says("Keisha", "en", "Nobody translates that yet.").await;
        let early = copies(&town, "es");
        assert_eq!(early.len(), 1, "{}", town.room("es"));
        assert!(early[0].contains("Todavía sin traducir"), "{}", early[0]);
        // An edit waits for no translator.
        town.edits("Keisha", "en", &said, "Nobody translates this yet.").await;
        town.pass(6).await;
        let edited = copies(&town, "es");
        assert!(
            edited[0].contains("translates this") && edited[0].contains("Todavía"),
            "{edited:?}"
        );
        town.edits("Keisha", "en", &said, "Nobody translates it yet.").await;
        town.pass(6).await;
        assert!(copies(&town, "es")[0].contains("translates it"), "{}", town.room("es"));
        // It stays down for a while: nothing changes in the room.
        let before = town.room("es");
        town.pass(70).await;
        assert_eq!(town.room("es"), before);
        Mock::given(method("POST"))
            .and(path("/translate"))
            .respond_with(Libre)
            .mount(&server)
            .await;
        languages(&server).await;
        for _ in 0..12 {
            town.pass(600).await;
        }
        let late = copies(&town, "es");
        assert_eq!(late.len(), 1, "{}", town.room("es"));
        assert!(late[0].contains("Traducción automática"), "{}", late[0]);
        assert_eq!(kept(&town, "Nobody translates").await, [""; 0]);
        town.end().await;
    }
}

#[tokio::test]
async fn f12_what_is_not_across_yet_is_seen_and_nothing_is_lost() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = mirrored(engine, &libre_at(&server), "").await;
        let state = town.types("Keisha", "en", "!mirror show").await;
        assert!(state.contains("everything is across"), "{state}");
        let place = town.place("es");
        town.square.refuse(&place, true);
        for words in ["One.", "Two.", "Three."] {
            town.says("Keisha", "en", words).await;
        }
        town.pass(120).await;
        let state = town.whispers("Rosa", "!espejo ver").await;
        assert!(
            state.contains("3 mensajes por pasar, el más antiguo desde hace 2 minutos"),
            "{state}"
        );
        // A house that dies meanwhile forgets nothing of it.
        town.restart().await;
        town.square.refuse(&place, false);
        town.pass(7_200).await;
        let copies = copies(&town, "es");
        assert_eq!(copies.len(), 3, "{}", town.room("es"));
        for (copy, words) in copies.iter().zip(["One.", "Two.", "Three."]) {
            assert!(copy.contains(words), "{copy}");
        }
        let state = town.whispers("Rosa", "!espejo ver").await;
        assert!(state.contains("ya pasó todo"), "{state}");
        town.end().await;
    }
}

#[tokio::test]
async fn f14_what_waits_for_its_translation_shows_for_how_long_and_says_that_it_waits() {
    for engine in BOTH {
        let server = MockServer::start().await;
        let mut town = mirrored(engine, &libre_at(&server), "").await;
        town.says("Keisha", "en", "Nobody translates that yet.").await;
        assert!(copies(&town, "es")[0].contains("Todavía sin traducir"), "{}", town.room("es"));
        town.pass(180).await;
        let state = town.types("Keisha", "en", "!mirror show").await;
        assert!(state.contains("1 copy still waits for its translation"), "{state}");
        // So does a document: it says in which language it is missing, and of what day it is.
        for line in [
            "!proceso agregar reglas rules-amendment en:Rules es:Reglas prevalece:es",
            "!proceso documento reglas Texto dirección:https://example.org/reglas idioma:es",
        ] {
            town.whispers("Yamilet", line).await;
            assert!(!town.refused(), "{line}: {}", town.answer());
        }
        town.pass(9 * 86_400).await;
        let shown = town.types("Keisha", "en", "!process show reglas").await;
        assert!(shown.contains("Texto (1 December 2026): English, missing"), "{shown}");
        let line = "!proceso documento reglas #1 dirección:https://example.org/rules idioma:en situación:borrador";
        town.whispers("Yamilet", line).await;
        let shown = town.types("Keisha", "en", "!process show reglas").await;
        assert!(shown.contains("English, draft"), "{shown}");
        let answers = Mock::given(method("POST")).and(path("/translate")).respond_with(Libre);
        answers.mount(&server).await;
        languages(&server).await;
        town.end().await;
    }
}
