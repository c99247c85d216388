//! What was said while Puente or its homeserver was away, and what nobody can read.

use serde_json::json;
use sqlx::Row;

use super::homeserver::{Cast, until};
use super::{Scene, counted, files, handled, listed};

/// Far more is said than a homeserver tells at once, with commands, edits and withdrawals among it; the
/// messages. Nobody else reads along meanwhile, which would take the homeserver as long again.
fn while_away(
    cast: &mut Cast,
    (alone, es): (&str, &str),
    carried: &str,
    gone: &str,
) -> Vec<String> {
    for name in ["ana", "luz"] {
        cast.does(name, "rests", &json!({}));
    }
    let mut missed: Vec<String> = Vec::new();
    for part in 0..4 {
        let with =
            json!({ "room": es, "text": format!("Mientras no estaba {part}"), "times": 500 });
        let said = cast.does("luz", "repeats", &with);
        missed.extend(serde_json::from_value::<Vec<String>>(said).expect("events"));
        if part == 1 {
            // Right after it was said.
            let wanted = cast.says("luz", es, "Lo que falta.");
            let edit = json!({ "room": es, "text": "Lo que de verdad falta.", "edits": wanted });
            cast.does("luz", "says", &edit);
            cast.says("luz", alone, "!puente bandeja");
            let edit = json!({ "room": es, "text": "Catorce meses para 3.000 nombres.", "edits": carried });
            cast.does("luz", "says", &edit);
            cast.does("luz", "redacts", &json!({ "room": es, "event": gone }));
            // And of what was missed itself.
            cast.does("luz", "redacts", &json!({ "room": es, "event": missed[200] }));
            cast.does("luz", "reacts", &json!({ "room": es, "event": wanted, "emoji": "🌉" }));
            cast.says("luz", es, "!puente pendiente");
        }
    }
    for name in ["ana", "luz"] {
        cast.does(name, "returns", &json!({}));
    }
    missed
}

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
    let missed = while_away(cast, (&alone, &es), &carried, &gone);
    bot.wakes();
    let all = "select count(*) from message where author = '@luz:town.example'";
    // One of them says nothing any more, and one is not among them.
    let missing = i64::try_from(missed.len()).expect("few");
    until("all of it is taken in", || (counted(bot, all) == before + missing).then_some(()));
    // What was asked meanwhile is answered once, and what was edited is carried as it reads now.
    until("both wait in the tray", || {
        (counted(bot, "select count(*) from pick") == 2).then_some(())
    });
    cast.says("luz", &alone, "!puente bandeja");
    until("both trays were told, each once", || {
        let answers = cast.does("luz", "reads", &json!({ "room": alone })).to_string();
        let trays = ["\"**1 mensaje por llevar", "\"**2 mensajes por llevar"];
        let trays: usize = trays.iter().map(|begins| answers.matches(begins).count()).sum();
        assert!(trays <= 2, "{answers}");
        (trays == 2).then_some(())
    });
    let all_said = cast.does("luz", "reads", &json!({ "room": alone }));
    let tray = all_said.as_array().and_then(|all| all.last()).expect("the last").to_string();
    for words in ["2 mensajes por llevar", "Catorce meses", "Lo que de verdad falta."] {
        assert!(tray.contains(words), "{words}: {tray}");
    }
    assert_eq!(counted(bot, "select count(*) from message where deleted_at is not null"), 1);
    let edited = "select count(*) from fact where kind = 'talk.edited'";
    assert_eq!(counted(bot, edited), 2, "what was said before, and what was missed itself");
    // Ten at a time were said at once: those have the order the homeserver gave them.
    let order = "select k.native_id from fact f join message_copy k on k.message_id = f.subject \
        and k.part = 0 where f.kind = 'talk.said' order by f.rowid";
    let heard: Vec<usize> = listed(bot, order)
        .iter()
        .filter_map(|row| missed.iter().position(|id| *id == row.get::<String, _>(0)))
        .collect();
    assert_eq!(heard.len() + 1, missed.len());
    assert!(heard.windows(2).all(|two| two[0] / 10 <= two[1] / 10), "{heard:?}");
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
    until("it is heard", || (counted(bot, all) == before + missing + 1).then_some(()));
    cast.says("luz", &alone, "!puente bandeja");
    cast.reads_again("luz", &alone, "Catorce meses", 3);

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

    by_strangers(&mut scene);
    unreadable(&mut scene, &es);
    handled::too_much(&mut scene, &alone);
    scene.bot.sleeps();
}

fn by_strangers(scene: &mut Scene) {
    let cast = &mut scene.cast;
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
}

fn unreadable(scene: &mut Scene, es: &str) {
    let cast = &mut scene.cast;
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
    cast.says("luz", es, "Después de lo ilegible.");
    until("both wait for their keys", || {
        (counted(&scene.bot, "select count(*) from matrix_sealed") == 2).then_some(())
    });
    cast.reads_again("luz", es, "No puedo leer", 1);
    let (_, found) = scene.bot.folder.run(&["check"]);
    assert!(found.contains("2 messages cannot be read"), "{found}");
    cast.reads_again("luz", es, "No puedo leer", 1);
}
