//! Copies on their way when something happens: the answer of the other room is lost, the original is
//! edited or taken back, others wait before it, the room closes. Nothing stands twice, and nothing stays
//! that was taken back.

use super::{copies, copy_of, kept, mirrored};
use crate::translation::{BOTH, libre, libre_at};

#[tokio::test]
async fn what_arrived_unheard_is_found_again_and_says_the_same_or_goes() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = mirrored(engine, &libre_at(&server), "").await;
        let place = town.place("es");
        town.square.lose_answers(&place, true);
        let first = town.says("Keisha", "en", "The first stays.").await;
        assert_eq!(copies(&town, "es").len(), 1, "{}", town.room("es"));
        // Edited before anybody knows that it arrived.
        town.edits("Keisha", "en", &first, "The first stays, edited.").await;
        town.square.lose_answers(&place, false);
        town.pass(30).await;
        town.pass(30).await;
        let stand = copies(&town, "es");
        assert_eq!(stand.len(), 1, "once: {}", town.room("es"));
        assert!(stand[0].contains("stays, edited"), "{}", stand[0]);
        assert_eq!(kept(&town, "stays, edited").await, [""; 0]);
        // Deleted before anybody knows that it arrived.
        town.square.lose_answers(&place, true);
        let second = town.says("Keisha", "en", "The second goes.").await;
        assert_eq!(copies(&town, "es").len(), 2);
        town.deletes("Keisha", "en", &second).await;
        town.square.lose_answers(&place, false);
        town.pass(30).await;
        town.pass(30).await;
        assert_eq!(copies(&town, "es").len(), 1, "{}", town.room("es"));
        assert!(!town.room("es").contains("Puente:\n  Keisha (inglés): es:The second"));
        assert_eq!(kept(&town, "The second goes").await, [""; 0]);
        town.end().await;
    }
}

#[tokio::test]
async fn what_is_deleted_goes_at_once_whatever_waits_to_be_copied() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = mirrored(engine, &libre_at(&server), "espera:30s").await;
        let said = town.says("Keisha", "en", "Said too early.").await;
        town.pass(31).await;
        assert_eq!(copies(&town, "es").len(), 1);
        town.says("Andre", "en", "Another thing.").await;
        town.deletes("Keisha", "en", &said).await;
        assert!(copies(&town, "es").is_empty(), "{}", town.room("es"));
        town.pass(31).await;
        assert_eq!(copies(&town, "es").len(), 1, "what waited comes in its time");
        town.end().await;
    }
}

#[tokio::test]
async fn what_is_edited_while_the_room_refuses_crosses_once_as_it_stands_then() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = mirrored(engine, &libre_at(&server), "").await;
        let place = town.place("es");
        town.square.refuse(&place, true);
        let said = town.says("Keisha", "en", "Ten days.").await;
        town.edits("Keisha", "en", &said, "Twenty days.").await;
        town.pass(60).await;
        town.square.refuse(&place, false);
        town.pass(7_200).await;
        town.pass(30).await;
        let stand = copies(&town, "es");
        assert_eq!(stand.len(), 1, "{}", town.room("es"));
        assert!(stand[0].contains("Twenty days."), "{}", stand[0]);
        assert!(!town.room("es").contains("Ten days"), "{}", town.room("es"));
        town.end().await;
    }
}

#[tokio::test]
async fn nothing_is_copied_into_a_room_that_is_served_no_more() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = mirrored(engine, &libre_at(&server), "espera:30s").await;
        town.says("Keisha", "en", "On its way.").await;
        town.operator("!group room es close:yes").await;
        town.pass(60).await;
        assert!(copies(&town, "es").is_empty(), "{}", town.room("es"));
        assert_eq!(kept(&town, "On its way").await, [""; 0]);
        town.end().await;
    }
}

#[tokio::test]
async fn whose_reaction_it_was_is_forgotten_with_the_reaction() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = mirrored(engine, &libre_at(&server), "").await;
        let said = town.says("Keisha", "en", "Log every disclosure.").await;
        let copy = copy_of(&town, "es", "Log every");
        let marks = |town: &crate::town::Town| -> Vec<String> {
            let lines = town.square.lines(&town.place("es")).into_iter();
            lines.filter(|line| line.native_id == copy).flat_map(|line| line.marks).collect()
        };
        town.reacts("Andre", "en", &said, "👍").await;
        assert_eq!(marks(&town), ["👍"]);
        town.whispers("Andre", "!privacy erase sure:yes").await;
        town.drain().await;
        assert_eq!(marks(&town), [""; 0]);
        // Whoever said no since may still take theirs back.
        town.reacts("Keisha", "en", &said, "🎉").await;
        assert_eq!(marks(&town), ["🎉"]);
        town.whispers("Keisha", "!privacy off").await;
        town.unreacts("Keisha", "en", &said, "🎉").await;
        assert_eq!(marks(&town), [""; 0]);
        town.end().await;
    }
}
