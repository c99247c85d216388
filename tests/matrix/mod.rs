//! Matrix, played for real: the real binary, a real homeserver, and people whose clients are not our
//! code.

mod files;
mod founding;
mod handled;
mod homeserver;
mod identity;

use std::process::Stdio;

use serde_json::json;
use sqlx::{Connection, Row};

use crate::figures::free;
use crate::start::{Folder, PATIENCE, Started};
use crate::storm::{console, program};
use crate::town::database::{Engine, Private};
use homeserver::{Cast, homeserver, python, until};
use puente::bench::matrix::homeserver::Homeserver;
use puente::bench::matrix::kill::{Outcome, Round, play};
use puente::bench::matrix::town::Town;

/// Puente with an account on a homeserver.
struct Bot {
    folder: Folder,
    port: u16,
    running: Option<Started>,
}

impl Bot {
    fn on(server: &Homeserver) -> Self {
        let folder = Folder::make();
        let port = free().port();
        folder.write(
            "puente.toml",
            &format!(
                "[matrix]\nhomeserver = \"{}\"\nuser = \"puente\"\npassword = \"puente\"\n\
                 [[people.groups]]\nslug = \"names\"\nnames = {{ en = \"Names\", es = \"Nombres\" }}\nrooms = []\n[log]\nfilter = \"trace\"\n",
                server.address()
            ),
        );
        Self { folder, port, running: None }
    }

    fn wakes(&mut self) {
        let mut log = std::fs::OpenOptions::new();
        log.create(true).append(true);
        let log = log.open(self.folder.path("log")).expect("a log");
        let mut command = self.folder.command(&["serve"]);
        command.env("PUENTE_WEB_PORT", self.port.to_string()).stdout(Stdio::piped()).stderr(log);
        let mut running = Started::from(command.spawn().expect("starting"));
        running.read_until("is ready");
        self.running = Some(running);
    }

    fn killed(&mut self) {
        self.running.take().expect("it runs").signal("-KILL");
    }

    fn sleeps(&mut self) {
        let mut running = self.running.take().expect("it runs");
        running.signal("-TERM");
        assert!(running.ends_within(PATIENCE).is_some_and(|ended| ended.success()));
    }

    /// A code with which somebody joins.
    fn invites(&self, name: &str, role: &str, language: &str) -> String {
        let line = ["invite", name, "--group", "names", "--role", role, "--language", language];
        let (good, said) = self.folder.run(&line);
        assert!(good, "{said}");
        let (_, rest) = said.split_once("/in/").expect("a link");
        rest.split_whitespace().next().expect("its code").to_owned()
    }
}

/// What the database of a house says.
fn counted(bot: &Bot, sql: &'static str) -> i64 {
    let path = bot.folder.path("puente-data/puente.db");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let address = format!("sqlite:{}?mode=ro", path.display());
        let mut line = sqlx::SqliteConnection::connect(&address).await.expect("the database");
        let row = sqlx::query(sql).fetch_one(&mut line).await.expect("a row");
        row.get::<i64, _>(0)
    })
}

/// The usual cast in two rooms: Ana, who administers the group, and Luz, its bridge person.
struct Scene {
    server: Homeserver,
    cast: Cast,
    bot: Bot,
    puente: String,
    rooms: Vec<String>,
}

impl Scene {
    fn open(encrypted: bool) -> Self {
        let server = homeserver();
        let mut cast = Cast::of(&server);
        let puente = cast.registers("puente");
        let mut bot = Bot::on(&server);
        bot.wakes();
        cast.comes("ana");
        let luz = cast.comes("luz");
        // Both join by the code they were given, each in a conversation alone with Puente.
        for (name, role, language, welcome) in [
            ("ana", "admin", "en", "Welcome to"),
            ("luz", "bridge", "es", "Le damos la bienvenida"),
        ] {
            let code = bot.invites(name, role, language);
            let with = json!({ "whom": puente, "encrypted": encrypted });
            let alone = cast.does(name, "alone", &with).as_str().expect("a room").to_owned();
            cast.gathers(name, &alone, 2);
            cast.says(name, &alone, &format!("!group join {code}"));
            let read = cast.reads(name, &alone, welcome);
            assert_eq!(read["encrypted"], encrypted, "{read}");
        }
        // Ana makes both rooms and has them served.
        let mut rooms = Vec::new();
        for (language, notice) in [("en", "Names"), ("es", "Nombres")] {
            let with = json!({ "name": language, "invite": [puente, luz], "encrypted": encrypted });
            let room = cast.does("ana", "creates", &with).as_str().expect("a room").to_owned();
            cast.gathers("ana", &room, 3);
            let line = format!("!group room mx-{language} language:{language} group:names");
            cast.says("ana", &room, &line);
            cast.reads("ana", &room, notice);
            rooms.push(room);
        }
        Self { server, cast, bot, puente, rooms }
    }

    /// Puente in a conversation alone with somebody.
    fn alone(&mut self, who: &str) -> String {
        self.cast.alone(who, &self.puente)
    }
}

/// The bytes of a file somebody has opened.
fn bytes(opened: &serde_json::Value) -> Vec<u8> {
    let hex = opened["hex"].as_str().expect("bytes");
    let pairs = (0..hex.len()).step_by(2);
    pairs.map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("a byte")).collect()
}

#[test]
fn the_main_job_in_two_encrypted_rooms() {
    let mut scene = Scene::open(true);
    let alone = scene.alone("luz");
    let (en, es) = (scene.rooms[0].clone(), scene.rooms[1].clone());
    let cast = &mut scene.cast;
    let english = cast.says("ana", &en, "Every disclosure must be logged.");
    let spanish = cast.says("luz", &es, "Hay que registrar cada divulgación.");
    // Without the variation selector and with it.
    cast.does("luz", "reacts", &json!({ "room": en, "event": english, "emoji": "🌉" }));
    cast.does("luz", "reacts", &json!({ "room": es, "event": spanish, "emoji": "🌉\u{fe0f}" }));
    until("both wait in the tray", || {
        cast.says("luz", &alone, "!puente bandeja");
        let all = cast.does("luz", "reads", &json!({ "room": alone })).to_string();
        (all.contains("P-1") && all.contains("P-2")).then_some(())
    });
    cast.says("luz", &alone, "!puente borrador en:\"Urgent requests\" es:\"Solicitudes urgentes\"");
    cast.reads("luz", &alone, "S-1");
    cast.says(
        "luz",
        &alone,
        "!puente punto S-1 posición:coinciden de:P-1,P-2 en:\"Every disclosure is logged.\" \
         es:\"Cada divulgación queda registrada.\"",
    );
    cast.reads("luz", &alone, "queda registrada");
    cast.says("luz", &alone, "!puente publicar S-1");
    let there = cast.reads("ana", &en, "Every disclosure is logged.");
    let here = cast.reads("luz", &es, "Cada divulgación queda registrada.");
    for card in [&there, &here] {
        assert_eq!(card["encrypted"], true, "{card}");
        assert_eq!(card["content"]["m.mentions"], json!({}), "nobody is woken: {card}");
        let html = card["content"]["formatted_body"].as_str().expect("a form with tags");
        assert!(html.contains("<strong>"), "{html}");
    }
    assert!(!there["content"]["body"].to_string().contains("Cada"), "each in its language");
    // Whoever is quoted is asked, alone and in their language, whether they meant that.
    let ana = scene.alone("ana");
    scene.cast.reads("ana", &ana, "!confirm S-1");
    // A file that goes with an answer is one, closed as the room is, and says what is kept.
    scene.cast.says("luz", &alone, "!privacidad exportar");
    let file = scene.cast.reads("luz", &alone, "puente.json");
    assert_eq!(file["encrypted"], true, "{file}");
    assert_eq!(file["content"]["msgtype"], "m.file", "{file}");
    assert_eq!(file["content"]["info"]["mimetype"], "application/json", "{file}");
    let with = json!({ "room": alone, "event": file["event"] });
    let opened = scene.cast.does("luz", "opens", &with);
    assert_eq!(opened["size"], file["content"]["info"]["size"], "{opened}");
    assert_eq!(opened["closed"], true);
    let content: serde_json::Value = serde_json::from_slice(&bytes(&opened)).expect("JSON");
    assert!(content["bridge"].to_string().contains("divulgación"), "{content}");
    scene.bot.sleeps();
    // At the most talkative level, the log holds nothing that was said and no secret.
    let log = std::fs::read_to_string(scene.bot.folder.path("log")).expect("a log");
    assert!(log.contains("signed in on Matrix"));
    let session = scene.bot.folder.path("puente-data/matrix/session.json");
    let session = std::fs::read_to_string(session).expect("a session");
    let session: serde_json::Value = serde_json::from_str(&session).expect("JSON");
    let token = session["token"].as_str().expect("a token").to_owned();
    let said = ["divulgación", "disclosure", "Urgent requests", "syt_", token.as_str()];
    for kept_quiet in said {
        let found = log.lines().find(|line| line.contains(kept_quiet));
        assert_eq!(found, None, "{kept_quiet}");
    }
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

#[test]
fn killed_in_mid_work_it_answers_everything_once() {
    let mut scene = Scene::open(true);
    let alone = scene.alone("luz");
    let (cast, bot) = (&mut scene.cast, &mut scene.bot);
    for number in 0..45 {
        cast.says("luz", &alone, "!puente bandeja");
        if number % 15 == 7 {
            bot.killed();
            bot.wakes();
        }
    }
    let answer = "No hay mensajes por llevar";
    cast.reads_again("luz", &alone, answer, 45);
    // What would come twice has had its time to come.
    cast.says("luz", &alone, "!ayuda");
    cast.reads("luz", &alone, "!privacidad");
    cast.reads_again("luz", &alone, answer, 45);
    let unread = cast.does("luz", "cannot_read", &json!({ "room": alone }));
    assert_eq!(unread, json!([]), "and all of it could be read");

    // What was edited just before it was killed is told to it again, and was edited once.
    let es = scene.rooms[1].clone();
    let said = cast.says("luz", &es, "Doce meses.");
    for text in ["Trece meses.", "Catorce meses."] {
        cast.does("luz", "says", &json!({ "room": es, "text": text, "edits": said }));
    }
    let edited = "select count(*) from fact where kind = 'talk.edited'";
    until("both edits are heard", || (counted(bot, edited) == 2).then_some(()));
    bot.killed();
    bot.wakes();
    let heard = counted(bot, "select count(*) from message");
    cast.says("luz", &es, "Y ahora sigo.");
    let all = "select count(*) from message";
    until("it hears on", || (counted(bot, all) > heard).then_some(()));
    assert_eq!(counted(bot, edited), 2);

    // Whoever leaves the conversation is answered in another one.
    cast.does("luz", "leaves", &json!({ "room": alone }));
    cast.says("luz", &scene.rooms[1], "!privacidad ver");
    let another = scene.alone("luz");
    assert_ne!(another, alone);
    let read = scene.cast.reads("luz", &another, "Usted puede decir que no");
    assert_eq!(read["encrypted"], true);
    handled::forgets_a_room(&mut scene, &another);
    scene.bot.sleeps();
}

/// Bursts in which the relay is killed; `puente bench kill` has twenty rounds of more.
async fn killed_in_bursts(encrypted: bool) {
    let (folder, database) = (Folder::make(), Private::make(Engine::Sqlite).await);
    let (console, python, address) = (console(), python(), database.address());
    let folder = folder.path("town");
    let town = Town::build(&console, program(), &python, &folder, &address, encrypted);
    let mut town = town.await.expect("a town");
    for seed in 0..2 {
        let dead = std::time::Duration::from_secs(1);
        let round = Round { seed, messages: 60, before: 30, dead };
        let outcome = play(&mut town, &round).await.expect("a round");
        assert_eq!(outcome, Outcome::default(), "{round:?}: {}", town.site.logs());
    }
    town.site.stop().await.expect("a clean end");
    drop(town);
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_in_a_burst_the_relay_loses_and_doubles_nothing() {
    killed_in_bursts(false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_in_a_burst_the_relay_loses_and_doubles_nothing_where_it_is_encrypted() {
    killed_in_bursts(true).await;
}
