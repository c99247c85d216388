//! What is kept of the answers of translators: used again under the same glossary, and forgotten with
//! the message, with its author, with time, and when it is too much.

use puente::community::translation::engines::Whose;

use super::{BOTH, asked, libre, libre_at, town};
use crate::town::Town;

/// Translates what Ana says in a message of hers.
async fn says_translated(town: &mut Town, text: &str) -> String {
    let said = town.says("Ana", "en", text).await;
    let (ana, message) = (town.member("ana").await, town.message("en", &said).await);
    let whose = Whose::Somebodys(Some(&ana), Some(&message));
    town.translates(whose, "one", &[text]).await.expect("a translation");
    said
}

async fn is_kept(town: &Town, text: &str) -> bool {
    town.holds(&format!("es:{text}")).await == ["translation_kept.text"]
}

#[tokio::test]
async fn a_sentence_is_asked_for_once_until_the_glossary_changes() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = town(engine, &libre_at(&server)).await;
        let first = town.translates_ours(&["One.", "Two."]).await.expect("a translation");
        assert!(!first.kept);
        town.restart().await;
        let again = town.translates_ours(&["Two.", "One."]).await.expect("a translation");
        assert_eq!(again.texts, ["es:Two.", "es:One."]);
        assert!(again.kept);
        assert_eq!(asked(&server).await, 1);
        // Only what is new is asked for.
        town.translates_ours(&["One.", "Three."]).await.expect("a translation");
        let last = server.received_requests().await.expect("recorded").pop().expect("a request");
        assert!(String::from_utf8_lossy(&last.body).contains("[\"Three.\"]"));
        let anew = town.translates(Whose::Groups, "another", &["One."]).await;
        assert!(
            !anew.expect("a translation").kept,
            "under another glossary it may be another text"
        );
        assert_eq!(asked(&server).await, 3);
        // What was asked is not kept, only what was answered.
        assert_eq!(town.holds("One.").await, ["translation_kept.text"]);
        town.end().await;
    }
}

#[tokio::test]
async fn what_is_kept_goes_with_the_message_it_was_asked_for() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = town(engine, &libre_at(&server)).await;
        let edited = says_translated(&mut town, "The draft is late.").await;
        assert!(is_kept(&town, "The draft is late.").await);
        town.edits("Ana", "en", &edited, "The draft is early.").await;
        assert!(!is_kept(&town, "The draft is late.").await);

        let first = says_translated(&mut town, "I agree.").await;
        let second = says_translated(&mut town, "I agree.").await;
        assert_eq!(asked(&server).await, 2, "the second time it is kept");
        town.deletes("Ana", "en", &second).await;
        assert!(is_kept(&town, "I agree.").await, "it is of the first, which stands");
        town.deletes("Ana", "en", &first).await;
        assert!(!is_kept(&town, "I agree.").await);

        // One that is deleted before its translation comes leaves none.
        let said = town.says("Ana", "en", "Forget this.").await;
        let (ana, message) = (town.member("ana").await, town.message("en", &said).await);
        town.deletes("Ana", "en", &said).await;
        let whose = Whose::Somebodys(Some(&ana), Some(&message));
        town.translates(whose, "one", &["Forget this."]).await.expect("a translation");
        assert!(!is_kept(&town, "Forget this.").await);
        // Nor do words that are in no message: nothing would tell that they go.
        let whose = Whose::Somebodys(Some(&ana), None);
        town.translates(whose, "one", &["Only asked."]).await.expect("a translation");
        assert!(!is_kept(&town, "Only asked.").await);
        town.end().await;
    }
}

#[tokio::test]
async fn what_is_kept_of_somebody_is_shown_to_them_and_goes_when_they_are_erased() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = town(engine, &libre_at(&server)).await;
        says_translated(&mut town, "My view.").await;
        says_translated(&mut town, "My other view.").await;
        let shown = town.whispers("Ana", "!privacy show").await;
        assert!(shown.contains("2 sentences of yours in machine translation"), "{shown}");
        town.whispers("Ana", "!privacy erase yes").await;
        assert!(town.holds("es:My").await.is_empty());
        town.end().await;
    }
}

#[tokio::test]
async fn nothing_is_kept_for_longer_than_set_nor_than_the_group_keeps_messages() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = town(engine, &(libre_at(&server) + "keep_days = 20\n")).await;
        town.house.wind().await.expect("winding");
        town.translates_ours(&["Twenty days."]).await.expect("a translation");
        town.operator("!group set people.keep \"3 days\"").await;
        says_translated(&mut town, "Three days.").await;
        for _ in 0..4 {
            town.pass(86_400).await;
        }
        assert!(!is_kept(&town, "Three days.").await && is_kept(&town, "Twenty days.").await);
        for _ in 0..17 {
            town.pass(86_400).await;
        }
        assert!(!is_kept(&town, "Twenty days.").await);
        town.end().await;
    }
}

#[tokio::test]
async fn the_oldest_go_when_it_is_too_much() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = town(engine, &(libre_at(&server) + "keep_sentences = 2\n")).await;
        town.house.wind().await.expect("winding");
        for text in ["First.", "Second.", "Third."] {
            town.translates_ours(&[text]).await.expect("a translation");
            town.clock.advance(1);
        }
        town.pass(86_400).await;
        assert!(!is_kept(&town, "First.").await);
        assert!(is_kept(&town, "Second.").await && is_kept(&town, "Third.").await);
        town.restart_with(&format!("[translation]\n{}keep_sentences = 0\n", libre_at(&server)))
            .await;
        town.translates_ours(&["Fourth."]).await.expect("a translation");
        assert!(!is_kept(&town, "Fourth.").await);
        town.pass(86_400).await;
        assert!(!is_kept(&town, "Third.").await);
        town.end().await;
    }
}
