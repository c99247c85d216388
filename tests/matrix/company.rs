//! What else there is in rooms: polls, threads, and programs that answer whatever is said.

use serde_json::{Value, json};

use super::homeserver::{Cast, until};
use super::{Scene, counted};

/// A poll as clients make them.
fn poll(question: &str, answers: &[&str]) -> Value {
    let text = |text: &str| json!({ "id": text, "org.matrix.msc1767.text": text });
    let answers: Vec<Value> = answers.iter().map(|answer| text(answer)).collect();
    json!({ "org.matrix.msc3381.poll.start": {
        "question": text(question), "answers": answers, "kind": "org.matrix.msc3381.poll.disclosed",
        "max_selections": 1,
    } })
}

fn sends(cast: &mut Cast, room: &str, kind: &str, content: &Value) -> String {
    let with = json!({ "room": room, "kind": kind, "content": content });
    cast.does("luz", "sends", &with).as_str().expect("an event").to_owned()
}

#[test]
fn polls_and_threads_in_an_encrypted_room() {
    let mut scene = Scene::open(true);
    let alone = scene.alone("luz");
    let es = scene.rooms[1].clone();
    let (cast, bot) = (&mut scene.cast, &mut scene.bot);
    let picked = |bot: &super::Bot, many: i64| {
        until("it waits in the tray", || {
            (counted(bot, "select count(*) from pick") == many).then_some(())
        });
    };

    // A poll is carried as what it asks, as it stands now; how it ended is a message too.
    let kind = "org.matrix.msc3381.poll.start";
    let asked = sends(cast, &es, kind, &poll("¿Cuántos meses?", &["Doce", "Catorce"]));
    cast.does("luz", "reacts", &json!({ "room": es, "event": asked, "emoji": "🌉" }));
    picked(bot, 1);
    cast.says("luz", &alone, "!puente bandeja");
    let tray = cast.reads("luz", &alone, "¿Cuántos meses?");
    let tray = tray["content"]["body"].as_str().expect("words").to_owned();
    assert!(tray.contains("• Doce") && tray.contains("• Catorce"), "{tray}");
    let mut edit = json!({ "m.new_content": poll("¿Cuántos meses?", &["Doce", "Quince"]) });
    edit["m.relates_to"] = json!({ "rel_type": "m.replace", "event_id": asked });
    let heard = "select count(*) from fact where kind = 'talk.edited'";
    sends(cast, &es, kind, &edit);
    until("it has other answers", || (counted(bot, heard) == 1).then_some(()));
    cast.says("luz", &alone, "!puente bandeja");
    cast.reads("luz", &alone, "• Quince");
    let ended = json!({
        "org.matrix.msc3381.poll.end": {}, "org.matrix.msc1767.text": "La encuesta terminó: Quince",
        "m.relates_to": { "rel_type": "m.reference", "event_id": asked },
    });
    let ended = sends(cast, &es, "org.matrix.msc3381.poll.end", &ended);
    cast.does("luz", "reacts", &json!({ "room": es, "event": ended, "emoji": "🌉" }));
    picked(bot, 2);
    cast.says("luz", &alone, "!puente bandeja");
    cast.reads("luz", &alone, "La encuesta terminó: Quince");

    // Asked for by an answer in a thread; what is said of it is said alone, in no thread.
    let root = cast.says("luz", &es, "Abro un hilo.");
    let within = json!({ "room": es, "text": "Dentro del hilo.", "thread": root });
    let within = cast.does("luz", "says", &within);
    let carry = json!({ "room": es, "text": "!llevar", "thread": root, "reply_to": within });
    cast.does("luz", "says", &carry);
    picked(bot, 3);
    let said = cast.reads("luz", &alone, "P-3");
    assert_eq!(said["content"]["m.relates_to"], Value::Null, "{said}");

    // Asked in a thread of the conversation, it is answered there, for clients that know no threads too.
    let root = cast.says("luz", &alone, "!ayuda");
    for (text, answer) in [
        ("!puente bandeja", "Dentro del hilo."),
        ("!nada", "No existe el comando"),
        ("!privacidad exportar", "puente.json"),
    ] {
        let asked = json!({ "room": alone, "text": text, "thread": root });
        let asked = cast.does("luz", "says", &asked);
        let there = until(&format!("{text} is answered in its thread"), || {
            let all = cast.does("luz", "reads", &json!({ "room": alone }));
            let found = all.as_array()?.iter().find(|one| {
                one["sender"] == scene.puente
                    && one["content"]["m.relates_to"]["m.in_reply_to"]["event_id"] == asked
                    && one["content"]["body"].to_string().contains(answer)
            });
            found.cloned()
        });
        assert_eq!(there["encrypted"], true, "{there}");
        let relation = &there["content"]["m.relates_to"];
        assert_eq!(relation["rel_type"], "m.thread", "{there}");
        assert_eq!(relation["event_id"], root.as_str(), "{there}");
        assert_eq!(relation["is_falling_back"], true, "{there}");
    }
    scene.bot.sleeps();
}

#[test]
fn a_program_that_answers_everything_is_not_answered_for_ever() {
    let mut scene = Scene::open(false);
    let alone = scene.alone("luz");
    let rooms = scene.rooms.clone();
    let (cast, bot) = (&mut scene.cast, &mut scene.bot);
    let eco = cast.comes("eco");
    for room in &rooms {
        cast.does("ana", "invites", &json!({ "room": room, "whom": eco }));
        cast.gathers("ana", room, 4);
    }
    cast.does("eco", "turns_program", &json!({ "words": ["!help", "!puente bandeja"] }));
    let picked = cast.says("luz", &rooms[1], "Doce meses.");
    cast.says("luz", &rooms[1], "!puente bandeja");
    cast.reads("luz", &alone, "No hay mensajes por llevar");
    cast.does("luz", "reacts", &json!({ "room": rooms[1], "event": picked, "emoji": "🌉" }));
    // It is told that this is not for it, alone; it answers that too, until nobody answers it.
    let mut heard = -1;
    until("it is quiet", || {
        let now =
            counted(bot, "select count(*) from matrix_event where said_by = '@eco:town.example'");
        let before = std::mem::replace(&mut heard, now);
        // Real time because it is to be seen that nothing happens.
        std::thread::sleep(std::time::Duration::from_secs(2));
        (now > 0 && now == before).then_some(())
    });
    let most = "select max(n) from (select count(*) as n from matrix_event a join matrix_event b \
        on b.said_by = a.said_by and b.at > a.at - 60000 and b.at <= a.at \
        and b.place <> '@slowed' where a.said_by = '@eco:town.example' and a.place <> '@slowed' \
        group by a.event_id) as minutes";
    assert!(counted(bot, most) <= 60, "{}", counted(bot, most));
    // Everybody else is answered as ever, once; what it said again counts for nothing.
    cast.says("luz", &alone, "!puente bandeja");
    cast.reads("luz", &alone, "Doce meses.");
    cast.reads_again("luz", &alone, "No hay mensajes por llevar", 1);
    cast.reads_again("luz", &alone, "1 mensaje por llevar", 1);
    let counts = "select count(*) from message where author = '@eco:town.example' \
        and member_id is not null";
    assert_eq!(counted(bot, counts), 0);
    for room in &rooms {
        let all = cast.does("luz", "reads", &json!({ "room": room }));
        let ours = all.as_array().expect("all").iter().filter(|one| one["sender"] == scene.puente);
        assert_eq!(ours.count(), 1, "in the rooms it says nothing but the notice: {all}");
    }
    scene.bot.sleeps();
}
