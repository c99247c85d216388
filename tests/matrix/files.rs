//! Files that came with what was picked: closed in the one room, opened, looked through and closed
//! anew in the other, kept in the web room; in words where they cannot be had; and gone with the
//! message they came with.

use serde_json::{Value, json};

use super::homeserver::{Cast, until};
use super::{Scene, bytes, counted};

/// What a camera leaves in a picture, as `cast.py` puts it there.
const SECRET: &[u8] = b"Ana's phone";

fn holds_secret(content: &[u8]) -> bool {
    content.windows(SECRET.len()).any(|place| place == SECRET)
}

/// A message with a file in it that nobody has handed in.
fn named(kind: &str, about: &str, name: &str) -> Value {
    json!({
        "msgtype": kind, "body": about, "filename": name, "url": "mxc://town.example/neverwasthere",
    })
}

/// Luz asks for a file of a homeserver that has become less generous: she is told so, and what she
/// is told next is not held up.
pub(super) fn none_is_taken(cast: &mut Cast, alone: &str) {
    cast.says("luz", alone, "!privacidad exportar");
    cast.reads("luz", alone, "El servidor no acepta «puente.json»");
    cast.says("luz", alone, "!privacidad ver");
    cast.reads("luz", alone, "Usted puede decir que no");
}

#[test]
fn files_cross_to_an_encrypted_room_and_a_web_room() {
    let mut scene = Scene::open(true);
    let (ana, luz) = (scene.alone("ana"), scene.alone("luz"));
    let (en, es) = (scene.rooms[0].clone(), scene.rooms[1].clone());
    let cast = &mut scene.cast;
    cast.says("ana", &ana, "!group room acta language:es platform:web group:names");
    let pose = json!({ "room": en, "name": "table.jpg", "about": "Our table of names." });
    let posed = cast.does("ana", "poses", &pose);
    assert!(holds_secret(&bytes(&posed)), "a camera has been at work");
    let mut picked = vec![(&en, posed["event"].as_str().expect("an event").to_owned())];
    for content in [
        named("m.audio", "As I have said.", "voice.ogg"),
        named("m.file", "And our draft.", "draft.pdf"),
    ] {
        let with = json!({ "room": en, "kind": "m.room.message", "content": content });
        let event = cast.does("ana", "sends", &with);
        picked.push((&en, event.as_str().expect("an event").to_owned()));
    }
    picked.push((&es, cast.says("luz", &es, "También lo decimos.")));
    for (number, (room, event)) in picked.iter().enumerate() {
        let with = json!({ "room": room, "event": event, "emoji": "🌉" });
        cast.does("luz", "reacts", &with);
        until("it waits in the tray", || {
            let picks = counted(&scene.bot, "select count(*) from pick");
            (picks == i64::try_from(number).expect("few") + 1).then_some(())
        });
    }
    for line in [
        "!puente borrador en:\"Names\" es:\"Nombres\"",
        "!puente punto S-1 posición:coinciden de:P-1,P-2,P-3,P-4 en:\"There is a table.\" es:\"Hay una tabla.\"",
        "!puente publicar S-1",
    ] {
        cast.says("luz", &luz, line);
    }
    cast.reads("luz", &es, "Hay una tabla");

    // In the other room it stands under the card, closed by a key of its own, and tells only itself.
    let there = cast.reads("luz", &es, "Con el mensaje de");
    assert_eq!(there["encrypted"], true, "{there}");
    assert_eq!(there["content"]["msgtype"], "m.image", "{there}");
    assert_eq!(there["content"]["org.puente.said"], true, "other bridges know it: {there}");
    assert_eq!(there["content"]["filename"], "table.jpg", "{there}");
    let opened = cast.does("luz", "opens", &json!({ "room": es, "event": there["event"] }));
    assert_eq!(opened["closed"], true);
    assert_eq!(opened["picture"], posed["picture"]);
    assert_eq!(opened["size"], there["content"]["info"]["size"]);
    assert_eq!(opened["exif"], false, "{opened}");
    assert!(!holds_secret(&bytes(&opened)));
    // What cannot be had is said in words, one for each, and the room it came from is left alone.
    cast.reads_again("luz", &es, "no se puede traer aquí", 1);
    cast.reads_again("luz", &es, "ya no está disponible", 1);
    cast.reads_again("ana", &en, "With the message of", 0);
    // In the web room it lies beside the database, without what the camera said.
    let kept = "select count(*) from web_file f join web_message m on m.message_id = f.message_id \
        where f.kind = 'jpg' and f.removed_at is null and m.deleted_at is null";
    until("the web room has it", || (counted(&scene.bot, kept) == 1).then_some(()));
    let folder = scene.bot.folder.path("puente-data/files");
    let lying = || std::fs::read_dir(&folder).expect("a folder").flatten();
    let whole: Vec<Vec<u8>> =
        lying().map(|entry| std::fs::read(entry.path()).expect("a file")).collect();
    assert_eq!(whole, [bytes(&opened)]);

    // Ana takes her picture back: it is gone from everywhere.
    let (_, event) = &picked[0];
    cast.does("ana", "redacts", &json!({ "room": en, "event": event }));
    until("it is taken back from the other room", || {
        let all = cast.does("luz", "reads", &json!({ "room": es }));
        all.as_array()?.iter().find(|one| one["redacts"] == there["event"]).map(drop)
    });
    until("and from the disk", || (lying().count() == 0).then_some(()));
    assert_eq!(counted(&scene.bot, kept), 0);
    scene.bot.sleeps();
}

#[test]
fn the_agenda_is_posted_as_a_picture_closed_as_its_room_is() {
    let mut scene = Scene::open(true);
    let (ana, es) = (scene.alone("ana"), scene.rooms[1].clone());
    let line = "!process add rdrs public-comment en:\"Urgent requests\" es:\"Solicitudes urgentes\" \
        closes:2040-01-29 group:names";
    scene.cast.says("ana", &ana, line);
    scene.cast.reads("ana", &ana, "On the agenda: rdrs");
    scene.cast.says("luz", &es, "!proceso gantt");
    scene.cast.reads("luz", &es, "/agenda/gantt");
    let drawn = scene.cast.reads("luz", &es, "1 proceso; nada está vencido.");
    assert_eq!(drawn["encrypted"], true, "{drawn}");
    assert_eq!(drawn["content"]["msgtype"], "m.image", "{drawn}");
    let info = &drawn["content"]["info"];
    assert_eq!((&info["mimetype"], &info["w"]), (&json!("image/png"), &json!(1600)), "{drawn}");
    let with = json!({ "room": es, "event": drawn["event"] });
    let opened = scene.cast.does("luz", "opens", &with);
    assert_eq!(opened["closed"], true);
    assert_eq!(bytes(&opened)[..8], *b"\x89PNG\r\n\x1a\n");
    scene.bot.sleeps();
}
