//! Whoever runs a room sets up a group there, where the settings let them: they ask Puente in, are told
//! what to type, and are the first admin. Nobody else does.

use super::homeserver::{Cast, homeserver, until};
use super::{Bot, counted, json};

#[test]
fn whoever_runs_a_room_sets_up_a_group_there() {
    let server = homeserver();
    let mut cast = Cast::of(&server);
    let puente = cast.registers("puente");
    cast.comes("ana");
    let luz = cast.comes("luz");
    let mut bot = Bot::on(&server.address(), None);
    bot.has("people", "owners_create", "true");
    bot.wakes();

    // Ana, whom nobody knows, asks it into her room.
    let with = json!({ "name": "en", "invite": [puente, luz], "encrypted": true });
    let en = cast.does("ana", "creates", &with).as_str().expect("a room").to_owned();
    cast.gathers("ana", &en, 3);
    let ana = cast.alone("ana", &puente);
    cast.reads("ana", &ana, "To set up a group, write there: !group create NAME");
    // Luz is in the room and does not run it: she is told so, alone, in the language she typed.
    cast.says("luz", &en, "!grupo crear Registro");
    let there = cast.alone("luz", &puente);
    cast.reads("luz", &there, "Un grupo lo crea quien administra una sala");
    // Nor does anybody found one where nobody runs anything.
    cast.says("ana", &ana, "!group create Registry");
    cast.reads("ana", &ana, "A group is set up by whoever administers a room");

    cast.says("ana", &en, "!group create Registry slug:registry es:Registro");
    cast.reads("ana", &ana, "The group Registry now exists");
    let admin = "select count(*) from role_grant where role = 'admin'";
    assert_eq!(counted(&bot, admin), 1);
    cast.says("ana", &en, "!group room mx-en language:en group:registry");
    cast.reads("luz", &en, "for the group Registry");
    // As an admin she may have it in any room.
    let with = json!({ "name": "es", "invite": [puente, luz], "encrypted": false });
    let es = cast.does("ana", "creates", &with).as_str().expect("a room").to_owned();
    cast.gathers("ana", &es, 3);
    cast.says("ana", &es, "!group room mx-es language:es group:registry");
    cast.reads("luz", &es, "para el grupo Registro");
    cast.says("ana", &en, "!group set people.joining open");
    cast.reads("luz", &es, "people.joining");

    // Whoever asks it into a room that somebody else runs is told whom to ask, and it stays out.
    let with = json!({ "name": "else", "invite": [luz], "encrypted": false });
    let room = cast.does("ana", "creates", &with).as_str().expect("a room").to_owned();
    cast.gathers("ana", &room, 2);
    cast.does("luz", "invites", &json!({ "room": room, "whom": puente }));
    until("Puente leaves it", || {
        let state = cast.does("luz", "membership", &json!({ "room": room, "whom": puente }));
        (state["membership"] == "leave").then_some(())
    });
    bot.sleeps();
}
