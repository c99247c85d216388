//! The mirror: every message crosses at once, translated, labelled and with its original. The failures
//! that two mailing lists with a machine between them had (F3, F4, F6, F12 to F14, F16 to F18) are scenes by
//! those names.

mod late;
mod lost;
mod who;

use puente::foundation::talk::{Heard, Spot, What};

use super::{BOTH, asked, libre, libre_at};
use crate::town::{Engine, Town, account};

/// A group whose two rooms are mirrored: Keisha and Andre speak English, Lucia and Rosa Spanish.
async fn mirrored(engine: Engine, settings: &str, hold: &str) -> Town {
    let mut town = Town::with(engine, &format!("[translation]\n{settings}"), &[]).await;
    town.group("names").await;
    for (name, lang) in [("Keisha", "en"), ("Andre", "en"), ("Lucia", "es"), ("Rosa", "es")] {
        town.comes(name, lang).await;
    }
    town.comes_as("Yamilet", "es", "coordinator").await;
    town.whispers("Yamilet", &format!("!espejo activar en es {hold}")).await;
    assert!(!town.refused(), "{}", town.answer());
    town
}

/// What Puente has copied into a room, one text a copy: those that stand there.
fn copies(town: &Town, room: &str) -> Vec<String> {
    let by = if room == "en" { "(Spanish)" } else { "(inglés)" };
    let lines = town.square.lines(&town.place(room)).into_iter();
    lines
        .filter(|line| line.author.is_none() && !line.deleted && line.only_for.is_none())
        .map(|line| line.text)
        .filter(|text| text.lines().next().is_some_and(|first| first.contains(by)))
        .filter(|text| text.contains("http://"))
        .collect()
}

/// What a platform calls the copy that says something.
fn copy_of(town: &Town, room: &str, words: &str) -> String {
    let lines = town.square.lines(&town.place(room));
    let found = lines.iter().find(|line| line.author.is_none() && line.text.contains(words));
    found.expect("a copy").native_id.clone()
}

/// Where words are kept, beside the answers of translators, which have a time of their own.
async fn kept(town: &Town, words: &str) -> Vec<String> {
    let all = town.holds(words).await.into_iter();
    all.filter(|place| !place.starts_with("translation_kept")).collect()
}

#[tokio::test]
async fn f18_every_message_crosses_at_once_with_its_original_and_where_it_stands() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = mirrored(engine, &libre_at(&server), "").await;
        town.says("Keisha", "en", "ALAC has 30 days to answer.").await;
        town.says("Rosa", "es", "Estoy de acuerdo.").await;
        let (english, spanish) = (copies(&town, "en"), copies(&town, "es"));
        assert_eq!((english.len(), spanish.len()), (1, 1), "{}", town.transcript());
        for part in [
            "Keisha (inglés)",
            "es:",
            "30",
            "Traducción automática: LibreTranslate",
            "ALAC has 30 days to answer.",
            "http://town.example/g/names?room=en#m-",
        ] {
            assert!(spanish[0].contains(part), "{part}: {}", spanish[0]);
        }
        for part in ["Rosa (Spanish)", "Translated by machine", "Estoy de acuerdo."] {
            assert!(english[0].contains(part), "{part}: {}", english[0]);
        }
        // Nothing of it is kept once it stands there.
        for words in ["30 days to answer", "Estoy de acuerdo"] {
            assert_eq!(kept(&town, words).await, [""; 0]);
        }
        // What is a command, or said to Puente alone, is no message of the room.
        town.types("Keisha", "en", "!help").await;
        town.whispers("Keisha", "!help").await;
        assert_eq!(copies(&town, "es").len(), 1);
        town.end().await;
    }
}

#[tokio::test]
async fn f3_a_thread_is_known_by_its_id_whatever_stands_before_its_words() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = mirrored(engine, &libre_at(&server), "").await;
        let text = "[lac-discuss-en] Re: Quorum";
        town.says("Keisha", "en", text).await;
        town.pass(60).await;
        let second = town.says("Andre", "en", text).await;
        // What somebody writes before their words stays theirs: none is put before it, none is lost.
        let all = copies(&town, "es");
        assert_eq!(all.len(), 2, "{}", town.room("es"));
        for copy in &all {
            assert_eq!(copy.matches("lac-discuss").count(), 2, "translated and as it was: {copy}");
        }
        // An answer belongs to what it answers, and not to what begins alike.
        let lines = town.square.lines(&town.place("es"));
        let alike =
            lines.iter().filter(|line| line.author.is_none() && line.text.contains("Quorum"));
        let alike: Vec<String> = alike.map(|line| line.native_id.clone()).collect();
        town.answers("Rosa", "es", Some(&alike[1]), "Un tercio.").await;
        let answer = copy_of(&town, "en", "Un tercio.");
        let lines = town.square.lines(&town.place("en"));
        let answer = lines.iter().find(|line| line.native_id == answer).expect("a copy");
        assert_eq!(answer.answers.as_deref(), Some(second.as_str()));
        assert!(!answer.text.contains("lac-discuss"), "{}", answer.text);
        town.end().await;
    }
}

#[tokio::test]
async fn f17_after_a_call_what_a_person_summed_up_stands_in_both_rooms_beside_the_machine() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = mirrored(engine, &libre_at(&server), "").await;
        town.comes_as("Camila", "es", "bridge").await;
        town.pass(3_600).await;
        let said = town.says("Keisha", "en", "On the call most spoke for 30 days.").await;
        town.types_on(
            "Camila",
            "en",
            &said,
            "!puente pasar \"En la llamada la mayoría habló de 30 días.\" igual:sí",
        )
        .await;
        assert!(!town.refused(), "{}", town.answer());
        let copy = copies(&town, "es");
        assert!(copy[0].contains("Traducción automática"), "{copy:?}");
        // The summary is a person's, in both rooms, and nothing calls it a machine's.
        for (room, words) in [
            ("en", "On the call most spoke for 30 days."),
            ("es", "En la llamada la mayoría habló de 30 días."),
        ] {
            let lines = town.square.lines(&town.place(room)).into_iter();
            let card = lines.filter(|line| line.author.is_none() && line.text.contains("S-1"));
            let card =
                card.map(|line| line.text).find(|text| text.contains(words)).expect("a card");
            assert!(
                !card.contains("Traducción automática") && !card.contains("Translated by machine"),
                "{card}"
            );
        }
        // Whoever missed the call is told of it.
        let news = town.types("Rosa", "es", "!al-dia").await;
        assert!(news.contains("S-1"), "{news}");
        town.end().await;
    }
}

#[tokio::test]
async fn f4_answers_stay_answers_whichever_room_they_are_given_in() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = mirrored(engine, &libre_at(&server), "").await;
        let said = town.says("Keisha", "en", "Shall we log every disclosure?").await;
        let copy = copy_of(&town, "es", "Shall we log");
        town.answers("Rosa", "es", Some(&copy), "Sí, cada una.").await;
        let answer = copy_of(&town, "en", "Sí, cada una.");
        let line = |town: &Town, room: &str, id: &str| {
            let lines = town.square.lines(&town.place(room));
            lines.into_iter().find(|line| line.native_id == id).expect("a message")
        };
        assert_eq!(line(&town, "en", &answer).answers.as_deref(), Some(said.as_str()));
        // An answer to that copy is, over there, one to what Rosa said.
        let rosa = town.square.lines(&town.place("es")).into_iter();
        let rosa = rosa.filter(|line| line.text == "Sí, cada una.").map(|line| line.native_id);
        let rosa: Vec<String> = rosa.collect();
        town.answers("Andre", "en", Some(&answer), "Agreed then.").await;
        let agreed = copy_of(&town, "es", "Agreed then.");
        assert_eq!(line(&town, "es", &agreed).answers.as_deref(), Some(rosa[0].as_str()));
        // And one to an original, to its copy.
        town.answers("Andre", "en", Some(&said), "From the first day.").await;
        let first = copy_of(&town, "es", "From the first day.");
        assert_eq!(line(&town, "es", &first).answers.as_deref(), Some(copy.as_str()));
        // In a thread, to the copy of what the thread began with.
        let id = town.square.note_said(
            &town.place("en"),
            &account("Keisha"),
            "In a thread.",
            town.clock.now(),
        );
        let heard = Heard {
            who: account("Keisha"),
            spot: Spot::Room(town.place("en")),
            at: town.clock.now(),
            native_id: Some(id),
            message_id: None,
            program: false,
            thread: Some(said.clone()),
            runs: false,
            lang: None,
            group: None,
            fetched: None,
            what: What::Said {
                text: "In a thread.".into(),
                reply_to: None,
                attachments: Vec::new(),
            },
        };
        puente::foundation::talk::Ears::hear(&*town.house, &heard).await;
        town.drain().await;
        let threaded = copy_of(&town, "es", "In a thread.");
        assert_eq!(line(&town, "es", &threaded).answers.as_deref(), Some(copy.as_str()));
        town.end().await;
    }
}

#[tokio::test]
async fn what_is_edited_is_edited_there_once_for_all_changes_together() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = mirrored(engine, &libre_at(&server), "").await;
        let said = town.says("Keisha", "en", "Ten days are enough.").await;
        assert_eq!(asked(&server).await, 1);
        for words in
            ["Twelve days are enough.", "Twenty days are enough.", "Thirty days are enough."]
        {
            town.edits("Keisha", "en", &said, words).await;
        }
        assert_eq!(asked(&server).await, 1, "the burst is waited for");
        town.pass(6).await;
        let copy = copies(&town, "es");
        assert_eq!(copy.len(), 1);
        assert!(copy[0].contains("Thirty") && !copy[0].contains("Ten"), "{}", copy[0]);
        assert_eq!(asked(&server).await, 2, "one translation for the burst");
        assert!(town.room("es").contains("Puente [edited]"), "{}", town.room("es"));
        // The same words again are no news.
        town.edits("Keisha", "en", &said, "Thirty days are enough.").await;
        town.pass(60).await;
        assert_eq!(asked(&server).await, 2);
        assert!(
            town.holds("Thirty days").await.is_empty(),
            "{:?}",
            town.holds("Thirty days").await
        );
        town.end().await;
    }
}

#[tokio::test]
async fn what_is_deleted_goes_there_too_and_what_is_held_back_never_crosses() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = mirrored(engine, &libre_at(&server), "").await;
        let said = town.says("Keisha", "en", "I take this back.").await;
        assert_eq!(copies(&town, "es").len(), 1);
        town.deletes("Keisha", "en", &said).await;
        assert!(copies(&town, "es").is_empty(), "{}", town.room("es"));
        // With time to think.
        town.whispers("Yamilet", "!espejo activar en es espera:30s").await;
        assert!(town.room("en").contains("after 30 seconds"), "{}", town.room("en"));
        let said = town.says("Keisha", "en", "Not this either.").await;
        let kept = town.says("Keisha", "en", "But this.").await;
        town.pass(10).await;
        assert!(copies(&town, "es").is_empty());
        let state = town.whispers("Rosa", "!espejo ver").await;
        assert!(state.contains("2 mensajes por pasar") && state.contains("10 segundos"), "{state}");
        town.deletes("Keisha", "en", &said).await;
        town.edits("Keisha", "en", &kept, "But this one.").await;
        town.pass(25).await;
        let copies = copies(&town, "es");
        assert_eq!(copies.len(), 1, "{}", town.room("es"));
        assert!(copies[0].contains("But this one."), "{}", copies[0]);
        assert!(!town.room("es").contains("Not this either"), "{}", town.room("es"));
        assert!(town.holds("Not this either").await.is_empty());
        town.end().await;
    }
}
