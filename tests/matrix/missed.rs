//! What was said while Puente or its homeserver was away, and what nobody can read.

use serde_json::json;

use super::homeserver::until;
use super::{Scene, counted, files, handled};

#[test]
fn what_was_missed_is_taken_in_once_and_in_order() {
    let mut scene = Scene::open(false);
    let alone = scene.alone("luz");
    let es = scene.rooms[1].clone();
    let (cast, bot) = (&mut scene.cast, &mut scene.bot);
    let kept = cast.says("luz", &es, "Antes de que se fuera.");
    let gone = cast.says("luz", &es, "Esto no vale.");
    let carried = cast.says("luz", &es, "Doce meses para 3.000 nombres.");
    cast.does("luz", "reacts", &json!({ "room": es, "event": carried, "emoji": "🌉" }));
    until("it waits in the tray", || {
        (counted(bot, "select count(*) from pick") == 1).then_some(())
    });
    let before = counted(bot, "select count(*) from message where author = '@luz:town.example'");
    bot.killed();
    // More than a homeserver tells at once, with a command, an edit and a withdrawal among it.
    for number in 0..130 {
        cast.says("luz", &es, &format!("Mientras no estaba: {number}"));
        if number == 60 {
            cast.says("luz", &alone, "!puente bandeja");
            let edit = json!({ "room": es, "text": "Catorce meses para 3.000 nombres.", "edits": carried });
            cast.does("luz", "says", &edit);
            cast.does("luz", "redacts", &json!({ "room": es, "event": gone }));
        }
    }
    bot.wakes();
    let all = "select count(*) from message where author = '@luz:town.example'";
    until("all of it is taken in", || (counted(bot, all) == before + 130).then_some(()));
    // What was asked meanwhile is answered once, and what was edited is carried as it reads now.
    cast.reads("luz", &alone, "1 mensaje por llevar");
    let answers = cast.does("luz", "reads", &json!({ "room": alone })).to_string();
    assert_eq!(answers.matches("\"body\":\"**1 mensaje por llevar").count(), 1, "{answers}");
    cast.says("luz", &alone, "!puente bandeja");
    cast.reads("luz", &alone, "Catorce meses");
    assert_eq!(counted(bot, "select count(*) from message where deleted_at is not null"), 1);
    let last = "select count(*) from checkpoint c join message_copy k on k.native_id = c.cursor \
        join message m on m.message_id = k.message_id where c.place = k.place and m.at = \
        (select max(at) from message where author = '@luz:town.example')";
    assert_eq!(counted(bot, last), 1, "the last of it is how far the room was taken in");
    let twice = "select count(*) - count(distinct native_id) from message_copy";
    assert_eq!(counted(bot, twice), 0);
    assert!(!kept.is_empty());

    // Nobody edits what somebody else has said, whatever their homeserver passes on.
    let forged = json!({ "room": es, "text": "Cien meses.", "edits": carried });
    cast.does("ana", "says", &forged);
    cast.says("luz", &es, "¿Quién cambió qué?");
    until("it is heard", || (counted(bot, all) == before + 131).then_some(()));
    cast.says("luz", &alone, "!puente bandeja");
    cast.reads_again("luz", &alone, "Catorce meses", 2);

    // The homeserver stops in mid-work and starts again: people speak on, and are heard.
    scene.server.sleep().expect("it stops");
    scene.server.sets("max_upload_size: 100").expect("settings");
    scene.server.wake().expect("it starts");
    let cast = &mut scene.cast;
    until("Luz can speak again", || {
        let with = json!({ "room": es, "text": "Sigo aquí." });
        cast.asks("luz", "says", &with).ok()
    });
    cast.says("luz", &alone, "!ayuda");
    cast.reads("luz", &alone, "!puente");
    files::none_is_taken(cast, &alone);

    // Whoever administers no group cannot bring it into a room; it says so, and stays out.
    cast.comes("eve");
    let with = json!({ "name": "elsewhere", "invite": [scene.puente], "encrypted": false });
    let room = cast.does("eve", "creates", &with).as_str().expect("a room").to_owned();
    let declined = until("Puente declines", || {
        let state = cast.does("eve", "membership", &json!({ "room": room, "whom": scene.puente }));
        (state["membership"] == "leave").then_some(state)
    });
    let reason = declined["reason"].as_str().expect("a reason");
    assert!(reason.contains("group admin"), "{reason}");
    // Nor by calling a room full of people a conversation.
    let ivan = cast.comes("ivan");
    let with = json!({ "whom": ivan, "encrypted": false });
    let room = cast.does("eve", "alone", &with).as_str().expect("a room").to_owned();
    cast.gathers("eve", &room, 2);
    let with = json!({ "room": room, "whom": scene.puente });
    cast.does("eve", "invites_as_conversation", &with);
    until("Puente leaves it", || {
        let state = cast.does("eve", "membership", &json!({ "room": room, "whom": scene.puente }));
        (state["membership"] == "leave").then_some(())
    });

    // What nobody has a key for is kept, told to its room once, and said by `puente check`.
    for session in ["one", "two"] {
        let content = json!({
            "algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "AwgAEnACgAkLmt6qF84IK", "device_id": "X",
            "sender_key": "IlRMeOPX2e0MurIyfWEucYBRVOEEUMrOHqn/8mLqMjA", "session_id": session,
        });
        cast.does(
            "luz",
            "sends",
            &json!({ "room": es, "kind": "m.room.encrypted", "content": content }),
        );
    }
    cast.says("luz", &es, "Después de lo ilegible.");
    until("both wait for their keys", || {
        (counted(&scene.bot, "select count(*) from matrix_sealed") == 2).then_some(())
    });
    cast.reads_again("luz", &es, "No puedo leer", 1);
    let (_, found) = scene.bot.folder.run(&["check"]);
    assert!(found.contains("2 messages cannot be read"), "{found}");
    cast.reads_again("luz", &es, "No puedo leer", 1);

    handled::too_much(&mut scene, &alone);
    scene.bot.sleeps();
}
