//! *Translate it for me* on Matrix: a reaction or an answer in an encrypted room, and the translation in
//! the conversation alone with Puente.

use serde_json::json;

use super::homeserver::{Cast, homeserver};
use super::{Bot, Scene, alone};
use crate::translation::{asked, libre, libre_at};

/// How many messages of an account somebody has read in a room.
fn of(cast: &mut Cast, account: &str, room: &str) -> usize {
    let all = cast.does("ana", "reads", &json!({ "room": room }));
    all.as_array().expect("all").iter().filter(|one| one["sender"] == account).count()
}

#[test]
fn a_message_of_the_other_room_is_read_alone_with_puente() {
    let translator = alone(libre());
    let server = homeserver();
    let mut cast = Cast::of(&server);
    let puente = cast.registers("puente");
    let more = format!("[translation]\n{}", libre_at(&translator));
    let account = "user = \"puente\"\npassword = \"puente\"";
    let mut bot = Bot::with(&server.address(), None, account, &more);
    bot.wakes();
    let mut scene = Scene::set(server, cast, bot, puente.clone(), true).with_rooms();
    let (with_ana, with_luz) = (scene.alone("ana"), scene.alone("luz"));
    let (en, es) = (scene.rooms[0].clone(), scene.rooms[1].clone());
    let cast = &mut scene.cast;
    let spanish = "La ALAC publica el borrador. Rosa tiene 30 días para responder.";
    let spanish = cast.says("luz", &es, spanish);
    let english = cast.says("ana", &en, "The working group agrees with the draft.");
    cast.reads("ana", &es, "La ALAC publica");
    let before = [of(cast, &puente, &en), of(cast, &puente, &es)];

    // Ana reads English: a reaction is enough.
    cast.does("ana", "reacts", &json!({ "room": es, "event": spanish, "emoji": "🌐" }));
    let read = cast.reads("ana", &with_ana, "Translated by machine (LibreTranslate)");
    assert_eq!(read["encrypted"], true, "{read}");
    let body = read["content"]["body"].as_str().expect("words");
    for kept in ["> Es:", "ALAC", "Rosa", "30"] {
        assert!(body.contains(kept), "{kept}: {body}");
    }
    // Asked in words, with the message it is an answer to, the same comes, and nobody translates again.
    let typed = json!({ "room": es, "text": "!translate", "reply_to": spanish });
    cast.does("ana", "says", &typed);
    cast.reads_again("ana", &with_ana, "Translated by machine", 2);
    assert_eq!(alone(asked(&translator)), 1);
    // Luz reads Spanish.
    let typed = json!({ "room": en, "text": "!traducir", "reply_to": english });
    cast.does("luz", "says", &typed);
    let read = cast.reads("luz", &with_luz, "Traducción automática (LibreTranslate)");
    assert!(read["content"]["body"].to_string().contains("grupo de trabajo"), "{read}");
    cast.does("luz", "reacts", &json!({ "room": es, "event": spanish, "emoji": "🌐" }));
    cast.reads("luz", &with_luz, "ya está en su idioma");

    // The rooms never know, nor does anybody else.
    assert_eq!([of(cast, &puente, &en), of(cast, &puente, &es)], before);
    for (who, room, others) in
        [("ana", &with_ana, "Traducción automática"), ("luz", &with_luz, "Translated by machine")]
    {
        let all = cast.does(who, "reads", &json!({ "room": room })).to_string();
        assert!(!all.contains(others), "{all}");
    }
    scene.bot.sleeps();
    let log = std::fs::read_to_string(scene.bot.folder.path("log")).expect("a log");
    for private in ["publica el borrador", "agrees with the draft"] {
        assert!(!log.contains(private), "{private} stands in the log");
    }
}
