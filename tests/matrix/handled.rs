//! What can happen to Puente on Matrix, for real: sent away, moved to another room, signed out. Each is
//! got over, told to whoever can help, and said by `puente check` for as long as it is so.

use serde_json::json;

use super::homeserver::until;
use super::{Scene, counted};

#[test]
fn what_happens_to_a_room_is_told_and_got_over() {
    let mut scene = Scene::open(false);
    let (en, es, puente) = (scene.rooms[0].clone(), scene.rooms[1].clone(), scene.puente.clone());
    let (cast, bot) = (&mut scene.cast, &mut scene.bot);
    let all = "select count(*) from message where author = '@luz:town.example'";

    // Sent away from a room it serves and asked in again, it goes on. Whoever looks after the group
    // is told, and what is to be said there waits.
    cast.does("ana", "kicks", &json!({ "room": es, "whom": puente }));
    let ana = cast.alone("ana", &puente);
    cast.reads("ana", &ana, "ana has removed Puente from the room mx-es");
    let (_, found) = bot.folder.run(&["check"]);
    assert!(found.contains("Puente is not in the room mx-es any more"), "{found}");
    cast.says("ana", &en, "!group set people.joining open");
    cast.reads("ana", &en, "people.joining");
    // Whoever may ask it into that room may ask it back.
    cast.does("luz", "invites", &json!({ "room": es, "whom": puente }));
    cast.gathers("ana", &es, 3);
    cast.reads("luz", &es, "people.joining");
    cast.reads_again("ana", &ana, "has removed Puente", 1);
    let (_, found) = bot.folder.run(&["check"]);
    assert!(!found.contains("is not in the room"), "{found}");
    let heard = counted(bot, all);
    cast.says("luz", &es, "De vuelta.");
    until("it hears again", || (counted(bot, all) > heard).then_some(()));

    // Replaced by a new one, it goes on there once it is asked in; what is said meanwhile waits for that.
    let new = cast.does("ana", "upgrades", &json!({ "room": es })).as_str().expect("it").to_owned();
    until("it is said that it cannot be followed", || {
        bot.folder.run(&["check"]).1.contains("The room mx-es on Matrix was replaced").then_some(())
    });
    cast.says("ana", &en, "!group set people.joining code");
    cast.does("ana", "invites", &json!({ "room": new, "whom": "@luz:town.example" }));
    cast.does("ana", "invites", &json!({ "room": new, "whom": puente }));
    cast.gathers("ana", &new, 3);
    cast.reads("luz", &new, "La sala mx-es sigue aquí");
    cast.reads("luz", &new, "«");
    cast.reads("luz", &new, "Nombres");
    let heard = counted(bot, all);
    cast.says("luz", &new, "En la sala nueva.");
    until("it hears there", || (counted(bot, all) > heard).then_some(()));

    // So it does when it was away meanwhile.
    bot.killed();
    let new = cast.does("ana", "upgrades", &json!({ "room": en })).as_str().expect("it").to_owned();
    cast.does("ana", "invites", &json!({ "room": new, "whom": puente }));
    bot.wakes();
    cast.reads("ana", &new, "The room mx-en goes on here");
    let (_, found) = bot.folder.run(&["check"]);
    assert!(!found.contains("was replaced"), "{found}");
    scene.bot.sleeps();
}
