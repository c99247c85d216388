//! Puente as an application service of the homeserver, for real: registered, pushed to, away for a
//! while, asked into rooms it cannot read, and carried by two processes over one database.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use serde_json::{Value, json};
use sqlx::Connection;

use super::homeserver::{Cast, homeserver, until};
use super::{Bot, Scene, counted};
use crate::figures::free;
use crate::start::Started;
use crate::town::database::{Engine, Private};
use puente::bench::matrix::homeserver::Homeserver;
use puente::foundation::clock::World;

/// The account, as the settings of an application service name it.
const PUENTE: &str = "@puente:town.example";

/// What Luz has said, as far as it was taken in.
const HEARD: &str = "select count(*) from message where author = '@luz:town.example'";

/// Puente as it is set up by whoever runs the homeserver, not registered there yet; and where it is
/// pushed to.
fn bot(server: &Homeserver, more: &str) -> (Bot, u16) {
    let port = free().port();
    let account = format!("user = \"{PUENTE}\"\nlisten = \"127.0.0.1:{port}\"");
    (Bot::with(&server.address(), None, &account, more), port)
}

/// Writes the registration and has the homeserver read it.
fn registers(server: &mut Homeserver, bot: &Bot) {
    let (good, said) = bot.folder.run(&["matrix", "registration", "--out", "puente.yaml"]);
    assert!(good && said.contains("puente.yaml"), "{said}");
    let file = bot.folder.path("puente.yaml").display().to_string();
    server.sleep().expect("it stops");
    server.sets(&format!("app_service_config_files: [\"{file}\"]")).expect("settings");
    server.wake().expect("it starts");
}

/// The usual cast and two rooms, with Puente as an application service, and where it is pushed to.
fn scene(more: &str) -> (Scene, u16) {
    let mut server = homeserver();
    let (mut bot, port) = bot(&server, more);
    registers(&mut server, &bot);
    bot.wakes();
    let cast = Cast::of(&server);
    (Scene::set(server, cast, bot, PUENTE.to_owned(), false).with_rooms(), port)
}

/// The tokens: what Puente speaks with, and what the homeserver speaks with.
fn tokens(bot: &Bot) -> (String, String) {
    let kept = bot.folder.path("puente-data/matrix/registration.json");
    let text = std::fs::read_to_string(&kept).expect("tokens");
    let read: Value = serde_json::from_str(&text).expect("JSON");
    let token = |name: &str| read[name].as_str().expect("a token").to_owned();
    (token("as_token"), token("hs_token"))
}

/// Asks Puente something in place of the homeserver: the status, and what it says.
fn asks(port: u16, method: &str, path: &str, token: Option<&str>, body: &str) -> (u16, Value) {
    let mut line = TcpStream::connect(("127.0.0.1", port)).expect("connecting");
    let token = token.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
    let asked = format!(
        "{method} {path} HTTP/1.1\r\nHost: puente\r\n{token}Connection: close\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    line.write_all(asked.as_bytes()).expect("asking");
    let mut answer = String::new();
    line.read_to_string(&mut answer).expect("an answer");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    (status.expect("a status"), serde_json::from_str(body).unwrap_or_default())
}

#[test]
fn registered_it_does_the_main_job_and_nothing_limits_it() {
    let mut server = homeserver();
    let (mut bot, _) = bot(&server, "");
    bot.wakes();
    let (_, found) = bot.folder.run(&["check"]);
    assert!(found.contains("is not registered with the homeserver yet"), "{found}");
    // Registered twice it is the same, and for its owner only.
    let (good, shown) = bot.folder.run(&["matrix", "registration"]);
    assert!(good && shown.contains("sender_localpart: \"puente_service\""), "{shown}");
    let (_, found) = bot.folder.run(&["check"]);
    assert!(found.contains("does not know the application service"), "{found}");
    registers(&mut server, &bot);
    for file in ["puente.yaml", "puente-data/matrix/registration.json"] {
        let about = std::fs::metadata(bot.folder.path(file)).expect("a file");
        assert_eq!(about.permissions().mode() & 0o777, 0o600, "{file}");
    }
    let written = std::fs::read_to_string(bot.folder.path("puente.yaml")).expect("a file");
    assert_eq!(written, shown);
    let (ours, theirs) = tokens(&bot);
    assert!(written.contains(&ours) && written.contains(&theirs), "{written}");

    // Puente, which runs already, notices by itself.
    let cast = Cast::of(&server);
    let mut scene = Scene::set(server, cast, bot, PUENTE.to_owned(), false).with_rooms();
    let (_, found) = scene.bot.folder.run(&["check"]);
    assert!(!found.contains("homeserver"), "{found}");
    let alone = scene.alone("luz");
    let (en, es) = (scene.rooms[0].clone(), scene.rooms[1].clone());
    let cast = &mut scene.cast;
    let english = cast.says("ana", &en, "Every disclosure must be logged.");
    let spanish = cast.says("luz", &es, "Hay que registrar cada divulgación.");
    for (room, event, picks) in [(&en, english, 1), (&es, spanish, 2)] {
        cast.does("luz", "reacts", &json!({ "room": room, "event": event, "emoji": "🌉" }));
        until("it waits in the tray", || {
            (counted(&scene.bot, "select count(*) from pick") == picks).then_some(())
        });
    }
    for line in [
        "!puente borrador en:\"Urgent requests\" es:\"Solicitudes urgentes\"",
        "!puente punto S-1 posición:coinciden de:P-1,P-2 en:\"Every disclosure is logged.\" \
         es:\"Cada divulgación queda registrada.\"",
        "!puente publicar S-1",
    ] {
        cast.says("luz", &alone, line);
    }
    let there = cast.reads("ana", &en, "Every disclosure is logged.");
    let here = cast.reads("luz", &es, "Cada divulgación queda registrada.");
    assert_eq!((&there["sender"], &here["sender"]), (&json!(PUENTE), &json!(PUENTE)));
    assert_eq!((&there["encrypted"], &here["encrypted"]), (&json!(false), &json!(false)));
    let ana = scene.alone("ana");
    scene.cast.reads("ana", &ana, "!confirm S-1");
    scene.bot.sleeps();
    // At the most talkative level, the log holds nothing that was said and no secret.
    let log = std::fs::read_to_string(scene.bot.folder.path("log")).expect("a log");
    assert!(log.contains("speaks as an application service"));
    for kept_quiet in ["divulgación", "disclosure", ours.as_str(), theirs.as_str()] {
        let found = log.lines().find(|line| line.contains(kept_quiet));
        assert_eq!(found, None, "{kept_quiet}");
    }
}

#[test]
fn what_was_not_pushed_is_heard_once_and_in_order() {
    let (mut scene, _) = scene("");
    let es = scene.rooms[1].clone();
    let (cast, bot) = (&mut scene.cast, &mut scene.bot);
    let before = counted(bot, HEARD);
    cast.says("luz", &es, "Antes de que se fuera.");
    until("it is heard", || (counted(bot, HEARD) == before + 1).then_some(()));
    bot.killed();
    for number in 0..130 {
        cast.says("luz", &es, &format!("Mientras no estaba: {number}"));
    }
    bot.wakes();
    until("all of it is heard", || (counted(bot, HEARD) == before + 131).then_some(()));
    cast.says("luz", &es, "Y ahora sigue.");
    until("it is pushed again", || (counted(bot, HEARD) == before + 132).then_some(()));

    // What the homeserver had in hand to push, and has forgotten.
    bot.killed();
    for number in 0..3 {
        cast.says("luz", &es, &format!("Lo que nadie envía: {number}"));
    }
    scene.server.sleep().expect("it stops");
    let forgotten = scene.server.database();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let address = format!("sqlite:{}", forgotten.display());
        let mut line = sqlx::SqliteConnection::connect(&address).await.expect("its database");
        let forget = sqlx::query("delete from application_services_txns").execute(&mut line);
        assert!(forget.await.expect("forgetting").rows_affected() > 0);
    });
    scene.server.wake().expect("it starts");
    let bot = &mut scene.bot;
    bot.wakes();
    until("that is heard too", || (counted(bot, HEARD) == before + 135).then_some(()));
    let twice = "select count(*) - count(distinct native_id) from message_copy";
    assert_eq!(counted(bot, twice), 0);
    let turned = "select count(*) from message a join message b on a.rowid < b.rowid \
        and a.at > b.at and a.room_id = b.room_id where a.author = '@luz:town.example' \
        and b.author = '@luz:town.example'";
    assert_eq!(counted(bot, turned), 0, "in the order in which it was said");
    scene.bot.sleeps();
}

#[test]
fn only_the_homeserver_pushes_and_twice_is_once() {
    let (mut scene, port) = scene("");
    let es = scene.rooms[1].clone();
    let bot = &mut scene.bot;
    let (ours, theirs) = tokens(bot);
    let said = |id: &str, room: &str, text: &str| {
        json!({
            "type": "m.room.message", "event_id": id, "room_id": room, "sender": "@luz:town.example",
            "origin_server_ts": World::system().now().0,
            "content": { "msgtype": "m.text", "body": text },
        })
    };
    let before = counted(bot, HEARD);
    let push = |txn: &str, token: Option<&str>, events: &[Value]| {
        let path = format!("/_matrix/app/v1/transactions/{txn}");
        asks(port, "PUT", &path, token, &json!({ "events": events }).to_string())
    };
    let event = said("$byhand", &es, "Dicho una vez.");
    // Whoever does not know the homeserver's token is not heard, even with ours.
    let (status, told) = push("by-hand", None, std::slice::from_ref(&event));
    assert_eq!((status, &told["errcode"]), (401, &json!("M_UNAUTHORIZED")));
    for wrong in ["guessed", ours.as_str()] {
        let (status, told) = push("by-hand", Some(wrong), std::slice::from_ref(&event));
        assert_eq!((status, &told["errcode"]), (403, &json!("M_FORBIDDEN")), "{wrong}");
    }
    let path = "/_matrix/app/v1/ping?access_token=guessed";
    assert_eq!(asks(port, "POST", path, None, "{}").0, 403);
    assert_eq!(counted(bot, HEARD), before);
    // The same once more, and in another transaction: heard once.
    let theirs = theirs.as_str();
    assert_eq!(push("by-hand", Some(theirs), std::slice::from_ref(&event)), (200, json!({})));
    assert_eq!(counted(bot, HEARD), before + 1, "acknowledged is taken in");
    assert_eq!(push("by-hand", Some(theirs), std::slice::from_ref(&event)), (200, json!({})));
    let again = said("$byhand-too", &es, "Y otra cosa.");
    assert_eq!(push("by-hand", Some(theirs), &[event, again]), (200, json!({})));
    assert_eq!(counted(bot, HEARD), before + 2);
    // What is no event is passed over; what is no transaction is refused; there is nobody else here.
    let odd = [json!({}), json!(7), json!({ "room_id": es }), json!({ "type": "m.room.member" })];
    assert_eq!(push("odd", Some(theirs), &odd), (200, json!({})));
    for (method, path, body, status, code) in [
        ("PUT", "/_matrix/app/v1/transactions/7", "no", 400, "M_NOT_JSON"),
        ("PUT", "/_matrix/app/v1/transactions/7", "{}", 400, "M_BAD_JSON"),
        ("GET", "/_matrix/app/v1/transactions/7", "", 405, "M_UNRECOGNIZED"),
        ("GET", "/_matrix/app/v1/users/%40eve%3Atown.example", "", 404, "M_NOT_FOUND"),
        ("GET", "/_matrix/app/v1/rooms/%23names%3Atown.example", "", 404, "M_NOT_FOUND"),
        ("GET", "/metrics", "", 404, "M_UNRECOGNIZED"),
    ] {
        let (answered, told) = asks(port, method, path, Some(theirs), body);
        assert_eq!((answered, &told["errcode"]), (status, &json!(code)), "{method} {path}");
    }
    let path = format!("/_matrix/app/v1/ping?access_token={theirs}");
    assert_eq!(asks(port, "POST", &path, None, "{}"), (200, json!({})));
    scene.bot.sleeps();
}

#[test]
fn rooms_it_cannot_read_are_refused_in_words() {
    let (mut scene, _) = scene("");
    let es = scene.rooms[1].clone();
    let declined = |cast: &mut Cast, who: &str, room: &str| {
        let with = json!({ "room": room, "whom": PUENTE });
        let state = until("Puente is not there", || {
            let state = cast.does(who, "membership", &with);
            (state["membership"] == "leave").then_some(state)
        });
        let reason = state["reason"].as_str().expect("a reason").to_owned();
        assert!(
            reason.contains("encrypted rooms") || reason.contains("salas cifradas"),
            "{reason}"
        );
    };
    // Somebody it has never met begins an encrypted conversation: it answers in another.
    let cast = &mut scene.cast;
    cast.comes("ivan");
    let with = json!({ "whom": PUENTE, "encrypted": true });
    let closed = cast.does("ivan", "alone", &with).as_str().expect("a room").to_owned();
    declined(cast, "ivan", &closed);
    cast.does("ivan", "leaves", &json!({ "room": closed }));
    let open = cast.alone("ivan", PUENTE);
    let read = cast.reads("ivan", &open, "write to me in this conversation");
    assert_eq!(read["encrypted"], false, "{read}");
    cast.says("ivan", &open, "!help");
    until("he is answered", || {
        let read = cast.does("ivan", "reads", &json!({ "room": open }));
        (read.as_array()?.len() == 3).then_some(())
    });
    // So it does for an admin who asks it into a room.
    let with = json!({ "name": "closed", "invite": [PUENTE], "encrypted": true });
    let closed = cast.does("ana", "creates", &with).as_str().expect("a room").to_owned();
    declined(cast, "ana", &closed);
    let ana = cast.alone("ana", PUENTE);
    cast.reads_again("ana", &ana, "A room of a group has to be one without encryption", 1);

    // A room that is served is closed later: all are told, in the open, and `puente check` says so.
    cast.does("ana", "encrypts", &json!({ "room": es }));
    let read = cast.reads("luz", &es, "Esta sala ahora está cifrada");
    assert_eq!(read["encrypted"], false, "{read}");
    cast.reads("ana", &ana, "The room mx-es on Matrix is encrypted now");
    let (_, found) = scene.bot.folder.run(&["check"]);
    assert!(found.contains("The room mx-es is encrypted"), "{found}");
    cast.says("luz", &es, "¿Me oye?");
    // The other room goes on, and nothing is said to the closed one that its people did not close.
    cast.says("ana", &scene.rooms[0], "!group set people.joining open");
    cast.reads("ana", &scene.rooms[0], "people.joining");
    cast.reads_again("ana", &ana, "The room mx-es on Matrix is encrypted now", 1);
    cast.reads_again("luz", &es, "people.joining", 0);
    cast.reads_again("luz", &es, "Esta sala ahora está cifrada", 1);
    scene.bot.sleeps();
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_processes_one_is_pushed_to_and_both_carry() {
    let database = Private::make(Engine::Postgres).await;
    let address = database.address();
    tokio::task::spawn_blocking(move || {
        let (mut scene, _) = scene(&format!("[store]\nurl = \"{address}\"\n"));
        let alone = scene.alone("luz");
        let (cast, bot, en) = (&mut scene.cast, &mut scene.bot, scene.rooms[0].clone());
        let mut command = bot.folder.command(&["serve"]);
        command.env("PUENTE_WEB_PORT", free().port().to_string());
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut other = Started::from(command.spawn().expect("starting"));
        other.read_until("is ready");
        // The one that is pushed to stands still: the other carries what was decided elsewhere.
        bot.running.as_ref().expect("it runs").signal("-STOP");
        let given = ["invite", "luz", "--group", "names", "--role", "coordinator"];
        let (good, said) = bot.folder.run(&given);
        assert!(good, "{said}");
        cast.reads("ana", &en, "the role of coordinator");
        // It dies, and the other is pushed to from then on.
        bot.killed();
        cast.says("luz", &alone, "!ayuda");
        cast.reads("luz", &alone, "!puente");
        other.signal("-TERM");
        assert!(other.ends_within(crate::start::PATIENCE).is_some_and(|ended| ended.success()));
    })
    .await
    .expect("a scene");
    database.remove().await;
}
