//! Who is copied and who is not, who opens the mirror, and who sees that.

use puente::foundation::talk::{Heard, Spot, What};

use super::{copies, copy_of, mirrored};
use crate::town::{Town, account};
use crate::translation::{BOTH, libre, libre_at};

#[tokio::test]
async fn who_said_no_or_has_not_joined_is_not_copied_and_the_room_hears_how_many() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = mirrored(engine, &libre_at(&server), "").await;
        town.whispers("Andre", "!privacy off").await;
        town.says("Andre", "en", "Nobody shall copy me.").await;
        town.says("Stranger", "en", "I only look around.").await;
        town.says("Keisha", "en", "Copy me.").await;
        assert_eq!(copies(&town, "es").len(), 1);
        assert!(!town.room("es").contains("quien los escribió"), "not each time");
        town.pass(700).await;
        let spanish = town.room("es");
        assert!(
            spanish.contains("2 mensajes de la sala en inglés no se copiaron aquí"),
            "{spanish}"
        );
        assert!(!spanish.contains("copy me") && !spanish.contains("look around"), "{spanish}");
        town.pass(7_000).await;
        assert_eq!(town.room("es").matches("quien los escribió").count(), 1, "each is told once");
        // Who says no while something of theirs waits: it never goes.
        town.whispers("Yamilet", "!espejo activar en es espera:30s").await;
        town.says("Keisha", "en", "I may think again.").await;
        town.whispers("Keisha", "!privacy off").await;
        town.pass(60).await;
        assert!(!town.room("es").contains("think again"), "{}", town.room("es"));
        assert!(town.holds("think again").await.is_empty());
        town.end().await;
    }
}

#[tokio::test]
async fn who_is_forgotten_is_forgotten_in_the_other_room_too() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = mirrored(engine, &libre_at(&server), "").await;
        town.says("Keisha", "en", "My words, in two rooms.").await;
        let said = town.says("Rosa", "es", "Otras palabras.").await;
        town.reacts("Keisha", "es", &said, "👍").await;
        assert_eq!(copies(&town, "es").len(), 1);
        town.whispers("Keisha", "!privacy erase sure:yes").await;
        town.drain().await;
        assert!(copies(&town, "es").is_empty(), "{}", town.room("es"));
        assert_eq!(copies(&town, "en").len(), 1);
        assert!(town.holds("My words").await.is_empty());
        town.end().await;
    }
}

#[tokio::test]
async fn f16_what_a_program_says_is_never_copied_member_or_not() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = mirrored(engine, &libre_at(&server), "").await;
        let heard = |town: &Town, name: &str, native: &str, program: bool| Heard {
            who: account(name),
            spot: Spot::Room(town.place("en")),
            at: town.clock.now(),
            native_id: Some(native.to_owned()),
            message_id: None,
            program,
            thread: None,
            runs: false,
            lang: None,
            group: None,
            fetched: None,
            what: What::Said {
                text: "Relayed: Estoy de acuerdo.".into(),
                reply_to: None,
                attachments: Vec::new(),
            },
        };
        for (name, native) in [("Keisha", "b1"), ("Relay", "b2")] {
            let heard = heard(&town, name, native, true);
            puente::foundation::talk::Ears::hear(&*town.house, &heard).await;
        }
        town.pass(700).await;
        assert!(copies(&town, "es").is_empty(), "{}", town.room("es"));
        assert!(
            !town.room("es").contains("quien los escribió"),
            "a program is nobody who was left out"
        );
        // The same words of a person cross.
        let heard = heard(&town, "Keisha", "b3", false);
        puente::foundation::talk::Ears::hear(&*town.house, &heard).await;
        town.drain().await;
        assert_eq!(copies(&town, "es").len(), 1);
        town.end().await;
    }
}

#[tokio::test]
async fn reactions_cross_both_ways_as_long_as_somebody_means_them() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = mirrored(engine, &libre_at(&server), "").await;
        let said = town.says("Keisha", "en", "Log every disclosure.").await;
        let copy = copy_of(&town, "es", "Log every");
        let marks = |town: &Town, room: &str, id: &str| -> Vec<String> {
            let lines = town.square.lines(&town.place(room)).into_iter();
            lines.filter(|line| line.native_id == id).flat_map(|line| line.marks).collect()
        };
        town.reacts("Andre", "en", &said, "👍").await;
        town.reacts("Keisha", "en", &said, "👍").await;
        town.reacts("Rosa", "es", &copy, "❤️").await;
        // A picture of one server, what stands for a command, and somebody's who said no: none of these.
        town.reacts("Andre", "en", &said, ":party:").await;
        town.reacts("Andre", "en", &said, "🌉").await;
        town.whispers("Lucia", "!privacidad no-registrar").await;
        town.reacts("Lucia", "es", &copy, "😀").await;
        assert_eq!(marks(&town, "es", &copy), ["👍"]);
        assert_eq!(marks(&town, "en", &said), ["❤️"]);
        town.unreacts("Andre", "en", &said, "👍").await;
        assert_eq!(marks(&town, "es", &copy), ["👍"], "Keisha still means it");
        town.unreacts("Keisha", "en", &said, "👍").await;
        town.unreacts("Rosa", "es", &copy, "❤️").await;
        assert!(marks(&town, "es", &copy).is_empty() && marks(&town, "en", &said).is_empty());
        town.end().await;
    }
}

#[tokio::test]
async fn the_mirror_is_off_until_somebody_opens_it_and_both_rooms_know() {
    for engine in BOTH {
        let server = libre().await;
        let settings = format!("[translation]\n{}", libre_at(&server));
        let mut town = Town::with(engine, &settings, &[]).await;
        town.group("names").await;
        for (name, lang) in [("Keisha", "en"), ("Rosa", "es")] {
            town.comes(name, lang).await;
        }
        town.comes_as("Yamilet", "es", "coordinator").await;
        town.says("Keisha", "en", "Said before.").await;
        assert!(!town.room("es").contains("Said before"));
        let none = town.types("Keisha", "en", "!mirror show").await;
        assert!(none.contains("No rooms of this group are mirrored"), "{none}");
        town.types("Keisha", "en", "!mirror on en es").await;
        assert!(town.refused(), "{}", town.answer());
        for wrong in ["en en", "en", "en fr", "en es espera:2h"] {
            town.whispers("Yamilet", &format!("!espejo activar {wrong}")).await;
            assert!(town.refused(), "{wrong}: {}", town.answer());
        }
        town.whispers("Yamilet", "!espejo activar es en").await;
        for (room, news, notice) in [
            ("en", "!privacy off", "What members say here is copied, with their name"),
            ("es", "!privacidad no-registrar", "quienes integran el grupo se copia, con su nombre"),
        ] {
            let words = town.room(room);
            assert!(words.contains(news) && words.contains(notice), "{words}");
        }
        // Opening it again changes nothing, and says nothing.
        let before = (town.room("en"), town.room("es"));
        town.whispers("Yamilet", "!espejo activar en es").await;
        assert_eq!(before, (town.room("en"), town.room("es")));
        town.says("Keisha", "en", "Said meanwhile.").await;
        town.whispers("Yamilet", "!espejo desactivar en es").await;
        town.says("Keisha", "en", "Said afterwards.").await;
        let spanish = town.room("es");
        assert!(spanish.contains("Said meanwhile") && !spanish.contains("Said afterwards"));
        assert!(spanish.contains("ya no se copia"), "{spanish}");
        assert!(!spanish.contains("el grupo se copia"), "the notice too: {spanish}");
        let again = town.whispers("Yamilet", "!espejo desactivar en es").await;
        assert!(again.contains("No están en espejo"), "{again}");
        town.end().await;
    }
}

#[tokio::test]
async fn whoever_asks_to_carry_a_copy_is_led_to_the_original() {
    for engine in BOTH {
        let server = libre().await;
        let mut town = mirrored(engine, &libre_at(&server), "").await;
        let said = town.says("Keisha", "en", "Every disclosure must be logged.").await;
        let copy = copy_of(&town, "es", "Every disclosure");
        let no = town.reacts("Rosa", "es", &copy, "🌉").await;
        assert!(town.refused() && no.contains("Keisha"), "{no}");
        assert!(no.contains("Pida que se lleve el original"), "{no}");
        town.reacts("Andre", "en", &said, "🌉").await;
        assert!(!town.refused(), "{}", town.answer());
        town.end().await;
    }
}
