//! One group whose rooms are on Matrix and on the web at the same time: English in an encrypted room,
//! Spanish and a second English room on the pages. What happens in one of them is the same to all.

use serde_json::{Value, json};

use super::homeserver::until;
use super::page::Page;
use super::{Scene, counted};

/// The group with its three rooms, and who is in the two on the web.
struct Mixed {
    scene: Scene,
    rosa: Page,
    kofi: Page,
    camila: Page,
}

impl Mixed {
    fn open() -> Self {
        let mut scene = Scene::begin(true);
        scene.serves("en", "Names");
        let ana = scene.alone("ana");
        for (slug, language) in [("acta", "es"), ("plenary", "en")] {
            let line = format!("!group room {slug} language:{language} platform:web group:names");
            scene.cast.says("ana", &ana, &line);
            scene.cast.reads("ana", &ana, slug);
        }
        let rosa = Page::opens(&scene.bot, 1, "Rosa", "member", "es");
        let kofi = Page::opens(&scene.bot, 2, "Kofi", "member", "en");
        let camila = Page::opens(&scene.bot, 3, "Camila", "bridge", "es");
        Self { scene, rosa, kofi, camila }
    }

    /// So many messages wait in the tray.
    fn picked(&self, many: i64) {
        until("it waits in the tray", || {
            (counted(&self.scene.bot, "select count(*) from pick") == many).then_some(())
        });
    }

    /// The newest card in each of the rooms on the web, once it says so.
    fn cards(&mut self, es: &str, en: &str) -> (String, String) {
        (self.rosa.finds(es).1, self.kofi.finds(en).1)
    }
}

#[test]
fn the_main_job_in_an_encrypted_room_and_two_on_the_web() {
    let mut mixed = Mixed::open();
    let (ana, luz) = (mixed.scene.alone("ana"), mixed.scene.alone("luz"));
    let en = mixed.scene.rooms[0].clone();

    // Each is asked for where it was said: by a reaction, by the button of the page.
    let hers = mixed.scene.cast.says("ana", &en, "Every disclosure must be logged within 30 days.");
    let with = json!({ "room": en, "event": hers, "emoji": "🌉" });
    mixed.scene.cast.does("luz", "reacts", &with);
    mixed.picked(1);
    let spanish = mixed.rosa.says("acta", "Hay que registrar cada divulgación en 30 días.");
    mixed.camila.carries(&spanish);
    mixed.picked(2);
    let english = mixed.kofi.says("plenary", "We log each of them as well.");
    mixed.kofi.carries(&english);
    mixed.picked(3);
    mixed.scene.cast.says("luz", &luz, "!puente bandeja");
    let tray = mixed.scene.cast.reads("luz", &luz, "3 mensajes por llevar");
    let tray = tray["content"]["body"].as_str().expect("words").to_owned();
    for words in ["P-1", "30 days", "P-2", "en 30 días", "P-3", "as well"] {
        assert!(tray.contains(words), "{words}: {tray}");
    }

    // Begun on Matrix by the one bridge person, written and published at the desk by the other.
    let begun = "!puente borrador en:\"Disclosures\" es:\"Divulgaciones\"";
    mixed.scene.cast.says("luz", &luz, begun);
    mixed.scene.cast.reads("luz", &luz, "S-1");
    let mut point = vec![
        ("c", "bridge point"),
        ("synthesis", "S-1"),
        ("position", "both"),
        ("from", "P-1"),
        ("from", "P-2"),
        ("from", "P-3"),
        ("texts.en", "Every disclosure is logged within 30 days."),
        ("texts.es", "Cada divulgación queda registrada."),
    ];
    mixed.camila.does("do", &point);
    point.extend([("point", "1"), ("version", "1")]);
    let checked = mixed.camila.sends("check?c=bridge%20check", &point).text;
    assert!(checked.contains("30"), "the days are missing in one text: {checked}");
    let whole = ("texts.es", "Cada divulgación queda registrada en 30 días.");
    point.retain(|(field, _)| *field != "texts.es");
    point.push(whole);
    mixed.camila.does("do", &point);
    let desk = mixed.camila.looks("/desk/S-1?read=1");
    let seen = desk.split("name=\"seen\" value=\"").nth(1).expect("a stamp");
    let seen = seen.split('"').next().expect("its end");
    let publish = [("c", "bridge publish"), ("synthesis", "S-1"), ("seen", seen)];
    mixed.camila.does("do", &publish);
    let there = mixed.scene.cast.reads("ana", &en, "Every disclosure is logged within 30 days.");
    assert_eq!(there["encrypted"], true, "{there}");
    let card = there["content"]["body"].as_str().expect("words").to_owned();
    let (acta, plenary) = mixed.cards("queda registrada en 30", "is logged within 30");
    for (card, here, other) in [
        (&card, "Both rooms say", "Coinciden"),
        (&plenary, "Both rooms say", "Coinciden"),
        (&acta, "Coinciden", "Both rooms"),
    ] {
        assert!(card.contains("S-1 ·") && card.contains(here) && !card.contains(other), "{card}");
    }

    // Whoever is quoted is asked where they are, and answers there; what one objects stands everywhere.
    mixed.scene.cast.reads("ana", &ana, "You are quoted in S-1");
    mixed.rosa.is_told("S-1");
    mixed.kofi.is_told("You are quoted in S-1");
    mixed.scene.cast.says("ana", &ana, "!confirm S-1");
    mixed.scene.cast.reads("ana", &ana, "says what you meant");
    mixed.kofi.types("plenary", "!object S-1 Only urgent ones");
    let event = there["event"].clone();
    mixed.scene.cast.reads_changed("ana", &en, &event, "Only urgent ones");
    mixed.cards("Only urgent ones", "Only urgent ones");

    changes(&mut mixed, (&en, &luz), &event, &english);
    mixed.scene.bot.sleeps();
}

/// A cited message changes on the web.
fn changes(mixed: &mut Mixed, (en, luz): (&str, &str), event: &Value, english: &str) {
    // A bridge person on Matrix hears of it, and every card says so.
    mixed.kofi.edits("plenary", english, "We log most of them.");
    mixed.scene.cast.reads("luz", luz, "Kofi editó un mensaje");
    mixed.scene.cast.reads_changed("ana", en, event, "A quoted message was edited or deleted");
    mixed.cards("se editó o se eliminó", "was edited or deleted");
}
