//! What else there is in rooms: programs that answer whatever is said.

use serde_json::json;

use super::homeserver::until;
use super::{Scene, counted};

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
        where a.said_by = '@eco:town.example' group by a.event_id) as minutes";
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
