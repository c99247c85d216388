//! One group whose rooms are on Matrix and on the web at the same time: English in an encrypted room,
//! Spanish and a second English room on the pages. What happens in one of them is the same to all.

use serde_json::{Value, json};

use super::homeserver::until;
use super::page::Page;
use super::{Scene, bytes, counted};
use crate::web::files::png;

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

    /// The synthesis gets another number of days, from the conversation of a bridge person on Matrix.
    fn revises(&mut self, luz: &str, days: &str, version: usize) {
        let point = format!(
            "!puente punto S-1 punto:1 versión:{version} en:\"Every disclosure is logged within {days} days.\" \
             es:\"Cada divulgación queda registrada en {days} días.\""
        );
        for line in ["!puente corregir S-1", point.as_str(), "!puente publicar S-1 igual:sí"] {
            self.scene.cast.says("luz", luz, line);
        }
        self.scene.cast.reads("luz", luz, &format!("en {days} días"));
        let published = self.scene.cast.reads("luz", luz, "publicada");
        assert!(!published.is_null());
    }

    /// The newest card in each of the rooms on the web, once it says so.
    fn cards(&mut self, es: &str, en: &str) -> (String, String) {
        (self.rosa.finds(es).1, self.kofi.finds(en).1)
    }
}

/// What somebody has been told alone about a change, without who changed it.
fn told(scene: &mut Scene, alone: &str, who: &str, does: &str) -> String {
    let words = format!("{who} {does} un mensaje");
    let read = scene.cast.reads("luz", alone, &words);
    read["content"]["body"].as_str().expect("words").replace(who, "")
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

    changes(&mut mixed, (&en, &luz), (&hers, &event), (&spanish, &english));
    files(mixed, &en, &luz);
}

/// Cited messages change and go, on Matrix and on the web, and the synthesis is revised.
fn changes(
    mixed: &mut Mixed,
    (en, luz): (&str, &str),
    (hers, event): (&str, &Value),
    (spanish, english): (&str, &str),
) {
    // One of them changes on the web: a bridge person on Matrix hears of it, every card says so, and
    // a revision reaches all three.
    mixed.kofi.edits("plenary", english, "We log most of them.");
    let web = told(&mut mixed.scene, luz, "Kofi", "editó");
    mixed.scene.cast.reads_changed("ana", en, event, "A quoted message was edited or deleted");
    mixed.cards("se editó o se eliminó", "was edited or deleted");
    mixed.revises(luz, "45", 2);
    mixed.scene.cast.reads_changed("ana", en, event, "within 45 days");
    mixed.cards("registrada en 45 días", "logged within 45 days");

    // One changes on Matrix: it is the same in the same words.
    let edit = json!({ "room": en, "text": "Every disclosure must be logged, in 60 days.", "edits": hers });
    mixed.scene.cast.does("ana", "says", &edit);
    assert_eq!(told(&mut mixed.scene, luz, "ana", "editó"), web);
    mixed.camila.is_told("ana editó un mensaje");
    mixed.scene.cast.reads_changed("ana", en, event, "A quoted message was edited or deleted");
    mixed.cards("se editó o se eliminó", "was edited or deleted");
    let desk = mixed.camila.looks("/desk/S-1");
    assert_eq!(desk.contains("We log most of them."), desk.contains("in 60 days"), "{desk}");
    mixed.revises(luz, "60", 3);
    mixed.scene.cast.reads_changed("ana", en, event, "within 60 days");
    let (acta, plenary) = mixed.cards("registrada en 60 días", "logged within 60 days");
    assert!(acta.contains("S-1 ·") && plenary.contains("S-1 ·"));
    for page in [mixed.rosa.looks(""), mixed.kofi.looks("")] {
        let cards = page.split("<li id=\"m-").filter(|line| line.contains("class=\"synthesis\""));
        assert_eq!(cards.count(), 2, "one in each room, in place: {page}");
    }
    let all = mixed.scene.cast.does("ana", "reads", &json!({ "room": en }));
    let new = all.as_array().expect("all").iter().filter(|one| {
        let content = &one["content"];
        content["m.new_content"].is_null() && content["body"].to_string().contains("S-1 ·")
    });
    assert_eq!(new.count(), 1, "in place: {all}");

    // Taken back there, and there.
    mixed.scene.cast.does("ana", "redacts", &json!({ "room": en, "event": hers }));
    let gone = told(&mut mixed.scene, luz, "ana", "eliminó");
    assert_eq!(gone, web.replace("editó", "eliminó"));
    mixed.camila.is_told("ana eliminó un mensaje");
    mixed.scene.cast.reads_changed("ana", en, event, "A quoted message was edited or deleted");
    mixed.cards("se editó o se eliminó", "was edited or deleted");
    mixed.rosa.deletes(spanish);
    let unsaid = "select count(*) from pick where text = '' or text is null";
    until("what was taken back is kept nowhere", || {
        (counted(&mixed.scene.bot, unsaid) == 2).then_some(())
    });
}

/// A file goes from the web to Matrix as it is there; and not, once its author has said no.
fn files(mut mixed: Mixed, en: &str, luz: &str) {
    let content = [b"%PDF-1.7\n".to_vec(), vec![b'7'; 300_000]].concat();
    let posted = mixed.rosa.posts("acta", "Aquí está la tabla.", "tabla.pdf", &content);
    mixed.camila.carries(&posted);
    mixed.picked(4);
    mixed.scene.cast.says("luz", luz, "!puente pasar P-4 Here is the table. igual:sí");
    let there = mixed.scene.cast.reads("ana", en, "With the message of Rosa");
    assert_eq!(there["encrypted"], true, "{there}");
    assert_eq!(there["content"]["filename"], "tabla.pdf", "{there}");
    let opened =
        mixed.scene.cast.does("ana", "opens", &json!({ "room": en, "event": there["event"] }));
    assert_eq!(opened["size"], there["content"]["info"]["size"], "in one piece: {opened}");
    assert!(bytes(&opened) == content, "not the same bytes");
    // On the pages whoever reads the one room can open the other: there is no second copy.
    assert_eq!(counted(&mixed.scene.bot, "select count(*) from web_file"), 1);

    // While the room on Matrix takes nothing, Rosa says no: what she said before stays behind.
    let with = json!({ "room": en, "whom": mixed.scene.puente });
    mixed.scene.cast.does("ana", "bans", &with);
    until("Puente knows", || {
        mixed.scene.bot.folder.run(&["check"]).1.contains("is not in the room").then_some(())
    });
    let posted = mixed.rosa.posts("acta", "Y la otra tabla.", "otra.png", &png(20, 20));
    mixed.camila.carries(&posted);
    mixed.picked(5);
    mixed.scene.cast.says("luz", luz, "!puente pasar P-5 And the other. igual:sí");
    mixed.scene.cast.reads("luz", luz, "S-3");
    mixed.rosa.types("acta", "!privacidad no-registrar");
    mixed.scene.cast.does("ana", "unbans", &with);
    mixed.scene.cast.does("ana", "invites", &with);
    mixed.scene.cast.reads("ana", en, "And the other.");
    mixed.scene.cast.reads("ana", en, "is not there any more");
    mixed.scene.cast.reads_again("ana", en, "With the message of Rosa", 1);
    mixed.scene.bot.sleeps();
}
