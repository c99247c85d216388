//! The translators in their order: the next one where one gives no answer, within what each may be
//! asked, and not while one is left alone. What is spent is in the database, so that it outlives a
//! restart and is shared.

use std::time::Duration;

use puente::community::translation::engines::{Reason, Untranslated, Whose, Why};
use puente::foundation::clock::Moment;
use serde_json::json;
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::{BOTH, Libre, asked, languages, libre, libre_at, town};

/// What plays `DeepL` with one answer to everything.
async fn deepl() -> MockServer {
    let server = MockServer::start().await;
    let answer = json!({ "translations": [{ "text": "de DeepL" }] });
    Mock::given(method("POST"))
        .and(path("/v2/translate"))
        .respond_with(ResponseTemplate::new(200).set_body_json(answer))
        .mount(&server)
        .await;
    Mock::given(method("GET"))
        .and(path("/v2/usage"))
        .respond_with(ResponseTemplate::new(200).set_body_json(json!({})))
        .mount(&server)
        .await;
    server
}

/// Settings with both, `LibreTranslate` first.
fn both_at(libre: &MockServer, deepl: &MockServer) -> String {
    let first = libre_at(libre).replace("[\"libretranslate\"]", "[\"libretranslate\", \"deepl\"]");
    format!("{first}deepl_address = \"{}\"\ndeepl_key = \"hush\"\n", deepl.uri())
}

/// What plays `LibreTranslate` and answers every request for a translation like this.
async fn libre_says(answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(method("POST")).respond_with(answer).mount(&server).await;
    languages(&server).await;
    server
}

fn one(engine: &'static str, why: Why, until: Moment) -> Untranslated {
    Untranslated { reasons: vec![Reason { engine, why, until: Some(until) }] }
}

#[tokio::test]
async fn the_next_one_is_asked_where_one_fails_and_that_one_is_left_alone_for_a_while() {
    for engine in BOTH {
        let (first, second) = (libre_says(ResponseTemplate::new(500)).await, deepl().await);
        let mut town = town(engine, &both_at(&first, &second)).await;
        for text in ["One.", "Two.", "Three.", "Four."] {
            let given = town.translates_ours(&[text]).await.expect("a translation");
            assert_eq!((given.engine, given.texts[0].as_str()), ("deepl", "de DeepL"));
        }
        assert_eq!(asked(&first).await, 3, "after three failures it is left alone");
        town.restart().await;
        town.translates_ours(&["Five."]).await.expect("a translation");
        assert_eq!(asked(&first).await, 3, "a restart does not forget that");
        town.clock.advance(31);
        town.translates_ours(&["Six."]).await.expect("a translation");
        town.clock.advance(31);
        town.translates_ours(&["Seven."]).await.expect("a translation");
        assert_eq!(asked(&first).await, 4, "one more failure, and it is left alone for longer");
        // It is mended.
        first.reset().await;
        Mock::given(method("POST")).respond_with(Libre).mount(&first).await;
        languages(&first).await;
        town.clock.advance(31);
        let given = town.translates_ours(&["Eight."]).await.expect("a translation");
        assert_eq!(given.engine, "libretranslate");
        first.reset().await;
        Mock::given(method("POST")).respond_with(ResponseTemplate::new(500)).mount(&first).await;
        languages(&first).await;
        town.translates_ours(&["Nine."]).await.expect("a translation");
        town.translates_ours(&["Ten."]).await.expect("a translation");
        assert_eq!(asked(&first).await, 2, "failures are counted from none again");
        town.end().await;
    }
}

#[tokio::test]
async fn whoever_takes_too_long_is_not_waited_for() {
    // Real time because it is the network that is waited for.
    let slow = ResponseTemplate::new(200).set_delay(Duration::from_secs(20));
    let (first, second) = (libre_says(slow).await, deepl().await);
    let town = town(BOTH[0], &format!("{}patience_seconds = 1\n", both_at(&first, &second))).await;
    let began = std::time::Instant::now();
    let given = town.translates_ours(&["One."]).await.expect("a translation");
    assert_eq!(given.engine, "deepl");
    assert!(began.elapsed() < Duration::from_secs(10));
    town.end().await;
}

#[tokio::test]
async fn a_translator_that_asks_for_rest_has_it() {
    let busy = ResponseTemplate::new(429).insert_header("retry-after", "90");
    let first = libre_says(busy).await;
    let town = town(BOTH[0], &libre_at(&first)).await;
    let none = town.translates_ours(&["One."]).await.expect_err("no translation");
    let rested = town.clock.now().plus_seconds(90);
    assert_eq!(none, one("libretranslate", Why::Failed, rested));
    assert_eq!((none.until(), none.say().id.as_str()), (Some(rested), "translation-later"));
    town.clock.advance(89);
    let none = town.translates_ours(&["One."]).await.expect_err("no translation");
    assert_eq!(none, one("libretranslate", Why::LeftAlone, rested));
    assert_eq!(asked(&first).await, 1);
    first.reset().await;
    Mock::given(method("POST")).respond_with(Libre).mount(&first).await;
    languages(&first).await;
    town.clock.advance(1);
    town.translates_ours(&["One."]).await.expect("a translation");
    town.end().await;
}

#[tokio::test]
async fn the_characters_of_a_day_are_counted_over_a_restart_and_come_back_with_the_next() {
    for engine in BOTH {
        let (first, second) = (libre().await, deepl().await);
        let settings = both_at(&first, &second) + "libretranslate_characters_per_day = 10\n";
        let mut town = town(engine, &settings).await;
        // Letters are counted, not bytes.
        let given = town.translates_ours(&["ñandúes"]).await.expect("a translation");
        assert_eq!(given.engine, "libretranslate");
        town.restart().await;
        let given = town.translates_ours(&["Four"]).await.expect("a translation");
        assert_eq!(given.engine, "deepl", "seven of ten are used, and four more are too many");
        assert_eq!(
            town.translates_ours(&["abc"]).await.expect("a translation").engine,
            "libretranslate"
        );
        assert_eq!(town.translates_ours(&["d"]).await.expect("a translation").engine, "deepl");
        let kept = town.translates_ours(&["ñandúes"]).await.expect("a translation");
        assert_eq!(
            (kept.engine, kept.kept),
            ("libretranslate", true),
            "what is kept costs nothing"
        );
        assert_eq!(asked(&first).await, 2);
        // 14:00 to midnight.
        town.clock.advance(10 * 3600 - 1);
        assert_eq!(town.translates_ours(&["e"]).await.expect("a translation").engine, "deepl");
        town.clock.advance(1);
        assert_eq!(
            town.translates_ours(&["f"]).await.expect("a translation").engine,
            "libretranslate"
        );
        town.end().await;
    }
}

#[tokio::test]
async fn so_many_requests_go_in_a_minute_and_it_is_said_when_the_next_one_may() {
    for engine in BOTH {
        let server = libre().await;
        let settings = libre_at(&server) + "libretranslate_requests_per_minute = 2\n";
        let town = town(engine, &settings).await;
        town.clock.advance(20);
        town.translates_ours(&["One."]).await.expect("a translation");
        town.translates_ours(&["Two."]).await.expect("a translation");
        let none = town.translates_ours(&["Three."]).await.expect_err("no translation");
        let next = town.clock.now().plus_seconds(40);
        assert_eq!(none, one("libretranslate", Why::Spent, next));
        town.clock.advance(40);
        town.translates_ours(&["Three."]).await.expect("a translation");
        assert_eq!(asked(&server).await, 3);
        town.end().await;
    }
}

#[tokio::test]
async fn what_is_left_of_a_day_is_given_out_once_however_many_ask_at_once() {
    for engine in BOTH {
        let server = libre().await;
        let settings = libre_at(&server) + "libretranslate_characters_per_day = 12\n";
        let town = town(engine, &settings).await;
        let texts = ["aaaa", "bbbb", "cccc", "dddd", "eeee", "ffff"];
        let all =
            texts.map(|text| town.translates_ours(std::slice::from_ref(&text).to_vec().leak()));
        let given = futures_util::future::join_all(all).await;
        assert_eq!(given.iter().filter(|one| one.is_ok()).count(), 3, "{given:?}");
        assert_eq!(asked(&server).await, 3);
        town.end().await;
    }
}

#[tokio::test]
async fn a_long_text_goes_in_pieces_and_what_was_answered_of_it_is_not_asked_again() {
    let server = libre().await;
    let settings = libre_at(&server) + "libretranslate_requests_per_minute = 2\n";
    let town = town(BOTH[0], &settings).await;
    let texts: Vec<String> = (0..120).map(|number| format!("Sentence {number}.")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    town.translates_ours(&texts).await.expect_err("a third request is too many");
    town.clock.advance(60);
    let given = town.translates_ours(&texts).await.expect("a translation");
    assert_eq!(given.texts.len(), 120);
    assert!(given.texts.iter().zip(&texts).all(|(given, text)| *given == format!("es:{text}")));
    assert_eq!(asked(&server).await, 3);
    town.end().await;
}

#[tokio::test]
async fn where_there_is_no_translator_that_is_said() {
    let town = town(BOTH[0], "").await;
    let none = town.translates_ours(&["One."]).await.expect_err("no translation");
    assert_eq!((none.until(), none.say().id.as_str()), (None, "translation-no-engine"));
    town.end().await;
}

#[tokio::test]
async fn a_text_goes_no_further_than_the_group_and_whoever_said_it_allow() {
    for engine in BOTH {
        let (near, far) = (libre_says(ResponseTemplate::new(500)).await, deepl().await);
        let mut town = town(engine, &both_at(&near, &far)).await;
        town.comes("Luz", "es").await;
        town.whispers("Luz", "!privacidad no-registrar").await;
        let (ana, luz) = (town.member("ana").await, town.member("luz").await);
        let only_here = Reason { engine: "deepl", why: Why::OnlyHere, until: None };
        let said_by = |member| Whose::Somebodys(member, None);

        let given = town.translates(said_by(Some(&ana)), "one", &["One."]).await;
        assert_eq!(given.expect("a translation").engine, "deepl");
        for member in [Some(&luz), None] {
            let none = town.translates(said_by(member), "one", &["Two."]).await;
            assert_eq!(none.expect_err("no translation").reasons[1], only_here);
        }
        assert_eq!(asked(&far).await, 1);
        town.whispers("Luz", "!privacidad registrar").await;
        town.translates(said_by(Some(&luz)), "one", &["Two."]).await.expect("a translation");
        assert_eq!(asked(&far).await, 2);
        town.whispers("Luz", "!grupo salir").await;
        town.translates(said_by(Some(&luz)), "one", &["Three."]).await.expect_err("she has left");

        town.operator("!group set translation.translators local").await;
        for whose in [Whose::Groups, said_by(Some(&ana))] {
            let none = town.translates(whose, "one", &["Four."]).await;
            assert_eq!(none.expect_err("no translation").reasons[1], only_here);
        }
        assert_eq!(asked(&far).await, 2);
        // What the one far away said before is not used either.
        let none = town.translates(said_by(None), "one", &["One."]).await;
        none.expect_err("no translation");
        town.operator("!group set translation.translators all").await;
        let given = town.translates_ours(&["Four."]).await.expect("a translation");
        assert_eq!(given.engine, "deepl");
        town.end().await;
    }
}
