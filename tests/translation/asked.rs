//! *Translate it for me*: whoever asks is answered alone, in their language, and the room never knows.

use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::{BOTH, asked, languages, libre, libre_at, town};
use crate::town::{Engine, Town};

/// A town in which Ana reads English and Luz writes Spanish.
async fn both(engine: Engine, settings: &str) -> Town {
    let mut town = town(engine, settings).await;
    town.comes("Luz", "es").await;
    town
}

/// How often Puente has said something in the Spanish room.
fn says_puente(town: &Town) -> usize {
    town.room("es").matches("Puente:").count()
}

#[tokio::test]
async fn a_message_is_translated_for_whoever_asks_and_nobody_else_sees_it() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = both(engine, &libre_at(&server)).await;
        let said = town
            .says("Luz", "es", "La ALAC publica el borrador. Rosa tiene 30 días para responder.")
            .await;
        let (own, told) = (says_puente(&town), town.told("Luz"));
        let answer = town.reacts("Ana", "es", &said, "🌐").await;
        assert!(answer.contains("Translated by machine"), "{answer}");
        // What came back is sentence by sentence, with everything in its place.
        for kept in ["Es:", "ALAC", "30"] {
            assert!(answer.contains(kept), "{kept}: {answer}");
        }
        let typed = town.types_on("Ana", "es", &said, "!translate").await;
        assert_eq!(typed, answer);
        assert_eq!(asked(&server).await, 1, "what is kept is not asked for again");
        assert_eq!(says_puente(&town), own, "the room never knows");
        assert_eq!(town.told("Luz"), told, "nor does whoever said it");
        // In one's own language there is nothing to do.
        let same = town.types_on("Luz", "es", &said, "!traducir").await;
        assert!(same.contains("ya está en su idioma"), "{same}");
        assert_eq!(asked(&server).await, 1);
        town.end().await;
    }
}

#[tokio::test]
async fn words_are_translated_wherever_they_are_given() {
    let server = libre().await;
    let mut town = both(Engine::Sqlite, &libre_at(&server)).await;
    let answer =
        town.types("Luz", "es", "!traducir The working group agrees with the draft.").await;
    assert!(answer.contains("Traducción automática"), "{answer}");
    assert!(answer.contains("grupo de trabajo"), "{answer}");
    let answer = town.types("Luz", "es", "!traducir").await;
    assert!(answer.contains("!traducir") && answer.contains("🌐"), "{answer}");
    let long = format!("!traducir {}", "word ".repeat(1_700));
    assert!(!town.types("Luz", "es", &long).await.contains("automática"));
    assert!(town.refused());
    town.end().await;
}

#[tokio::test]
async fn what_came_back_broken_is_not_shown_and_where_nobody_translates_that_is_said() {
    for engine in BOTH {
        let server = MockServer::start().await;
        // It loses whatever it does not know.
        let nothing = ResponseTemplate::new(200)
            .set_body_json(serde_json::json!({ "translatedText": ["nothing of it"] }));
        Mock::given(method("POST"))
            .and(path("/translate"))
            .respond_with(nothing)
            .mount(&server)
            .await;
        languages(&server).await;
        let mut town = both(engine, &libre_at(&server)).await;
        let text = "La ALAC publica el borrador el 10 de diciembre de 2026.";
        let said = town.says("Luz", "es", text).await;
        let answer = town.reacts("Ana", "es", &said, "🌐").await;
        assert!(answer.contains("original is shown") && answer.contains(text), "{answer}");
        assert!(!answer.contains("nothing of it"), "{answer}");
        town.end().await;
        let mut town = both(engine, "").await;
        let said = town.says("Luz", "es", text).await;
        let answer = town.reacts("Ana", "es", &said, "🌐").await;
        assert!(answer.contains("No translator is set up"), "{answer}");
        town.end().await;
    }
}

#[tokio::test]
async fn nobody_has_translators_asked_who_may_not_nor_more_than_one_person_reads() {
    let server = libre().await;
    let mut town = both(Engine::Sqlite, &libre_at(&server)).await;
    let said = town.says("Luz", "es", "El borrador está listo para leerse.").await;
    // Somebody in the room who is no member.
    town.reacts("Nobody", "es", &said, "🌐").await;
    assert!(town.refused());
    town.types_on("Nobody", "es", &said, "!translate").await;
    assert!(town.refused());
    assert_eq!(asked(&server).await, 0);
    let mut answered = 0;
    for number in 0..60 {
        // Words that are in no message are asked for each time.
        let line = format!("!translate El borrador número {number} está listo.");
        if town.types("Ana", "en", &line).await.contains("Translated by machine") {
            answered += 1;
        }
    }
    assert_eq!((answered, asked(&server).await), (30, 30));
    assert!(town.answer().contains("did not come"), "{}", town.answer());
    // A while later it goes on; and others were never kept.
    let other = town.types("Luz", "es", "!traducir The draft is ready.").await;
    assert!(other.contains("Traducción automática"), "{other}");
    town.pass(120).await;
    let later = town.types("Ana", "en", "!translate El borrador está listo.").await;
    assert!(later.contains("Translated by machine"), "{later}");
    town.end().await;
}
