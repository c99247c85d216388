//! The mirror in rooms where others copy too: a second Puente, and a plain program that says again
//! whatever anybody says. Copies of copies would never end.
// Real time because what must not come has to be given the time in which it would.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::homeserver::{Cast, homeserver, until};
use super::{Bot, Scene, counted};

/// How long nothing more may come before it is believed that nothing does.
const QUIET: Duration = Duration::from_secs(6);

/// All that was said in a room, by sender.
fn said(cast: &mut Cast, room: &str) -> Vec<(String, String)> {
    let all = cast.does("ana", "reads", &json!({ "room": room }));
    let said = all.as_array().expect("events").iter().filter(|one| one["type"] == "m.room.message");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    said.map(|one| (text(&one["sender"]), text(&one["content"]["body"]))).collect()
}

#[test]
fn f16_two_puentes_and_a_plain_relay_in_the_same_rooms_come_to_rest() {
    let server = homeserver();
    let mut cast = Cast::of(&server);
    let puente = cast.registers("puente");
    let second = cast.registers("puente2");
    let relay = cast.comes("relay");
    let mut bot = Bot::on(&server.address(), None);
    bot.wakes();
    let mut scene = Scene::set(server, cast, bot, puente.clone(), false);
    // The second Puente, with a group of its own that Ana looks after too.
    let account = "user = \"puente2\"\npassword = \"puente2\"";
    let mut other = Bot::with(&scene.server.address(), None, account, "");
    other.wakes();
    let code = other.invites("Ana", "admin", "en");
    let with = json!({ "whom": second, "encrypted": false });
    let alone = scene.cast.does("ana", "alone", &with).as_str().expect("a room").to_owned();
    scene.cast.gathers("ana", &alone, 2);
    scene.cast.says("ana", &alone, &format!("!group join {code}"));
    scene.cast.reads("ana", &alone, "Welcome to");

    // Both serve the same two rooms, and mirror them.
    let mut rooms = Vec::new();
    for language in ["en", "es"] {
        let with =
            json!({ "name": language, "invite": [puente, second, relay], "encrypted": false });
        let room = scene.cast.does("ana", "creates", &with).as_str().expect("a room").to_owned();
        scene.cast.gathers("ana", &room, 4);
        let line = format!("!group room mx-{language} language:{language} group:names");
        scene.cast.says("ana", &room, &line);
        rooms.push(room);
    }
    let stand = "select count(*) from room where notice_at is not null";
    for bot in [&scene.bot, &other] {
        until("both notices stand", || (counted(bot, stand) == 2).then_some(()));
    }
    for alone in [&scene.alone("ana"), &alone] {
        scene.cast.says("ana", alone, "!mirror on mx-en mx-es");
        scene.cast.reads("ana", alone, "Mirrored from now on");
    }

    scene.cast.says("ana", &rooms[0], "One thing, said once.");
    for (whose, bot) in [(&puente, &scene.bot), (&second, &other)] {
        let across = "select count(*) from mirror_copy where across_at is not null";
        until(&format!("{whose} has copied it"), || (counted(bot, across) == 1).then_some(()));
    }
    let mut carried: BTreeSet<(usize, String, String)> = BTreeSet::new();
    let (mut last, mut count) = (Instant::now(), 0);
    while last.elapsed() < QUIET && count < 60 {
        for (at, room) in rooms.iter().enumerate() {
            for (sender, body) in said(&mut scene.cast, room) {
                let about = body.contains("One thing, said once.");
                if sender == relay || !about || !carried.insert((at, sender.clone(), body.clone()))
                {
                    continue;
                }
                // Whatever somebody else says here, it says there.
                scene.cast.says("relay", &rooms[1 - at], &format!("<{sender}> {body}"));
                (last, count) = (Instant::now(), count + 1);
            }
        }
    }
    let all: Vec<(String, String)> =
        rooms.iter().flat_map(|room| said(&mut scene.cast, room)).collect();
    assert!(last.elapsed() >= QUIET, "it never comes to rest: {all:#?}");
    let of = |who: &str| {
        let theirs =
            all.iter().filter(|(sender, body)| sender == who && body.contains("One thing"));
        theirs.count()
    };
    // Each Puente has copied what Ana said, once, and none of the others' copies.
    assert_eq!((of(&puente), of(&second)), (1, 1), "{all:#?}");
    scene.bot.sleeps();
    other.sleeps();
}
