//! What can happen to Puente on Matrix, for real: sent away, moved to another room, signed out. Each is
//! got over, told to whoever can help, and said by `puente check` for as long as it is so.

use serde_json::json;
use sqlx::Connection;

use super::homeserver::until;
use super::{Scene, counted};

/// A program gone astray is told so once, and gets no more than sixty answers in a minute.
pub(super) fn too_much(scene: &mut Scene, alone: &str) {
    let (cast, bot, es) = (&mut scene.cast, &scene.bot, scene.rooms[1].clone());
    let with = json!({ "room": alone, "text": "!puente bandeja", "times": 80 });
    cast.does("luz", "repeats", &with);
    cast.reads("luz", alone, "más de 60 comandos");
    let heard = counted(bot, "select count(*) from message");
    cast.says("luz", &es, "Y esto se oye.");
    let all = "select count(*) from message";
    until("it hears on", || (counted(bot, all) > heard).then_some(()));
    cast.reads_again("luz", alone, "más de 60 comandos", 1);
}

/// Puente made a room to speak with Luz alone and died before it noted that: it finds it again. Clients
/// show it as what it is.
pub(super) fn forgets_a_room(scene: &mut Scene, alone: &str) {
    let direct = scene.cast.does("luz", "keeps", &json!({ "name": "puente", "kind": "m.direct" }));
    assert!(direct["@luz:town.example"].to_string().contains(alone), "{direct}");
    scene.bot.killed();
    let path = scene.bot.folder.path("puente-data/puente.db");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let address = format!("sqlite:{}", path.display());
        let mut line = sqlx::SqliteConnection::connect(&address).await.expect("the database");
        sqlx::query("delete from matrix_direct").execute(&mut line).await.expect("it forgets");
        line.close().await.expect("it closes");
    });
    scene.bot.wakes();
    scene.cast.says("luz", &scene.rooms[1], "!privacidad ver");
    scene.cast.reads_again("luz", alone, "Usted puede decir que no", 2);
}

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

    // So it is when it is banned: once that is over, it is asked back.
    cast.does("ana", "bans", &json!({ "room": es, "whom": puente }));
    cast.reads_again("ana", &ana, "ana has removed Puente from the room mx-es", 2);
    cast.says("ana", &en, "!group set people.joining code");
    cast.reads("ana", &en, "people.joining");
    cast.does("ana", "unbans", &json!({ "room": es, "whom": puente }));
    cast.does("luz", "invites", &json!({ "room": es, "whom": puente }));
    cast.gathers("ana", &es, 3);
    cast.reads_again("luz", &es, "people.joining", 2);
    let (_, found) = bot.folder.run(&["check"]);
    assert!(!found.contains("is not in the room"), "{found}");

    // Replaced by a new one, it goes on there once it is asked in; what is said meanwhile waits for that.
    let new = cast.does("ana", "upgrades", &json!({ "room": es })).as_str().expect("it").to_owned();
    until("it is said that it cannot be followed", || {
        bot.folder.run(&["check"]).1.contains("The room mx-es on Matrix was replaced").then_some(())
    });
    cast.says("ana", &en, "!group set people.joining open");
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

#[test]
fn signed_out_everywhere_it_signs_in_again_and_reads_what_is_encrypted() {
    let mut scene = Scene::open(true);
    let alone = scene.alone("luz");
    let (cast, bot, es) = (&mut scene.cast, &mut scene.bot, scene.rooms[1].clone());
    let session = || {
        let path = bot.folder.path("puente-data/matrix/session.json");
        let text = std::fs::read_to_string(path).expect("a session");
        serde_json::from_str::<serde_json::Value>(&text).expect("JSON")
    };
    let before = session();
    cast.does("ana", "ends_sessions", &json!({ "name": "puente" }));
    until("it has another session", || (session() != before).then_some(()));
    let after = session();
    assert_ne!(before["device"], after["device"], "the old one has no keys any more");
    assert_eq!(before["user"], after["user"]);
    let all = "select count(*) from message where author = '@luz:town.example'";
    let heard = counted(bot, all);
    // Luz's client closes what she says for the new device once it has heard of it.
    cast.says("luz", &es, "¿Todavía se lee?");
    until("it reads what is encrypted", || {
        cast.says("luz", &es, "¿Y esto?");
        (counted(bot, all) > heard).then_some(())
    });
    cast.says("luz", &alone, "!ayuda");
    let read = cast.reads("luz", &alone, "!puente");
    assert_eq!(read["encrypted"], true);

    // Its encrypted room is replaced by another: what is said goes on there, encrypted.
    let sealed = "select count(*) from matrix_sealed";
    let closed = counted(bot, sealed);
    let new = cast.does("ana", "upgrades", &json!({ "room": es })).as_str().expect("it").to_owned();
    for whom in ["@luz:town.example", scene.puente.as_str()] {
        cast.does("ana", "invites", &json!({ "room": new, "whom": whom }));
    }
    cast.gathers("ana", &new, 3);
    let read = cast.reads("luz", &new, "La sala mx-es sigue aquí");
    assert_eq!(read["encrypted"], true, "{read}");
    let heard = counted(bot, all);
    cast.says("luz", &new, "En la sala nueva, cerrada.");
    until("it reads there", || (counted(bot, all) > heard).then_some(()));
    assert_eq!(counted(bot, sealed), closed, "all of it could be read");
    // And so is a conversation.
    let new = cast.does("luz", "upgrades", &json!({ "room": alone }));
    let new = new.as_str().expect("it").to_owned();
    cast.does("luz", "invites", &json!({ "room": new, "whom": scene.puente }));
    cast.gathers("luz", &new, 2);
    cast.says("luz", &new, "!privacidad ver");
    let read = cast.reads("luz", &new, "Usted puede decir que no");
    assert_eq!(read["encrypted"], true, "{read}");
    scene.bot.sleeps();

    // With another password nobody signs in: whoever looks after the group is told, once and where
    // they can read it, and it is over once the right one is there.
    let bot = &mut scene.bot;
    let ended = bot.folder.path("puente-data/matrix/session.json");
    std::fs::remove_file(&ended).expect("the session");
    bot.has("matrix", "password", "\"another\"");
    let told = "select count(*) from web_note where body like '%lets Puente sign in%'";
    for _ in 0..2 {
        bot.wakes();
        until("Ana is told", || (counted(bot, told) == 1).then_some(()));
        let (_, found) = bot.folder.run(&["check"]);
        assert!(found.contains("does not take the password"), "{found}");
        bot.sleeps();
    }
    bot.has("matrix", "password", "\"puente\"");
    bot.wakes();
    until("it has signed in", || ended.exists().then_some(()));
    until("it is over", || {
        let (_, found) = bot.folder.run(&["check"]);
        (!found.contains("password")).then_some(())
    });
    assert_eq!(counted(bot, told), 1);
    bot.sleeps();

    // With a token alone nobody can sign in again: it is said which setting to renew.
    let settings =
        format!("[matrix]\nhomeserver = \"{}\"\ntoken = \"ended\"\n", scene.server.address());
    scene.bot.folder.write("token.toml", &settings);
    let ended = scene.bot.folder.path("puente-data/matrix/session.json");
    std::fs::remove_file(ended).expect("the session");
    let (_, found) = scene.bot.folder.run(&["check", "--config", "token.toml"]);
    assert!(found.contains("takes the access token no longer"), "{found}");
}
