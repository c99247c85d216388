//! Matrix, played for real: the real binary, a real homeserver, and people whose clients are not our
//! code.

mod company;
mod files;
mod founding;
mod handled;
mod homeserver;
mod identity;
mod killed;
mod main_job;
mod missed;
mod mixed;
mod older;
mod page;
mod service;

use std::process::Stdio;

use serde_json::json;
use sqlx::{Connection, Row};

use crate::figures::free;
use crate::start::{Folder, PATIENCE, Started};
use homeserver::{Cast, homeserver};
use puente::bench::matrix::homeserver::Homeserver;

/// Puente with an account on a homeserver.
struct Bot {
    folder: Folder,
    port: u16,
    database: String,
    running: Option<Started>,
}

impl Bot {
    fn on(homeserver: &str, database: Option<String>) -> Self {
        Self::with(homeserver, database, "user = \"puente\"\npassword = \"puente\"", "")
    }

    /// With this account in its settings, and these sections.
    fn with(homeserver: &str, database: Option<String>, account: &str, more: &str) -> Self {
        let folder = Folder::make();
        let store = database.as_ref().map(|address| format!("[store]\nurl = \"{address}\"\n"));
        let store = store.unwrap_or_default();
        let path = folder.path("puente-data/puente.db").display().to_string();
        let database = database.unwrap_or_else(|| format!("sqlite:{path}"));
        let port = free().port();
        folder.write(
            "puente.toml",
            &format!(
                "{store}[matrix]\nhomeserver = \"{homeserver}\"\n{account}\nfolder = \"puente-data/matrix\"\n{more}\
                 [[people.groups]]\nslug = \"names\"\nnames = {{ en = \"Names\", es = \"Nombres\" }}\nrooms = []\n[log]\nfilter = \"trace\"\n",
            ),
        );
        Self { folder, port, database, running: None }
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
        let mut line = vec!["invite", name, "--group", "names", "--language", language];
        if role != "member" {
            line.extend(["--role", role]);
        }
        let (good, said) = self.folder.run(&line);
        assert!(good, "{said}");
        let (_, rest) = said.split_once("/in/").expect("a link");
        rest.split_whitespace().next().expect("its code").to_owned()
    }
}

/// What the database of a house says.
fn counted(bot: &Bot, sql: &'static str) -> i64 {
    listed(bot, sql).first().expect("a row").get(0)
}

/// All that the database of a house says.
fn listed(bot: &Bot, sql: &'static str) -> Vec<sqlx::any::AnyRow> {
    sqlx::any::install_default_drivers();
    alone(async {
        let mut line = sqlx::AnyConnection::connect(&bot.database).await.expect("the database");
        sqlx::query(sql).fetch_all(&mut line).await.expect("rows")
    })
}

/// Waits for what is done elsewhere.
fn alone<T>(doing: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(doing)
}

/// The usual cast in two rooms: Ana, who administers the group, and Luz, its bridge person.
struct Scene {
    server: Homeserver,
    cast: Cast,
    bot: Bot,
    puente: String,
    luz: String,
    encrypted: bool,
    rooms: Vec<String>,
}

impl Scene {
    fn open(encrypted: bool) -> Self {
        Self::begin(encrypted).with_rooms()
    }

    /// Its two rooms are served.
    fn with_rooms(mut self) -> Self {
        for (language, notice) in [("en", "Names"), ("es", "Nombres")] {
            self.serves(language, notice);
        }
        self
    }

    /// Before any room is served.
    fn begin(encrypted: bool) -> Self {
        Self::with(encrypted, None, |server| server.address())
    }

    /// The same on another database, or where the homeserver is reached otherwise.
    fn with(
        encrypted: bool,
        database: Option<String>,
        reached: impl FnOnce(&mut Homeserver) -> String,
    ) -> Self {
        let mut server = homeserver();
        let address = reached(&mut server);
        let mut cast = Cast::of(&server);
        let puente = cast.registers("puente");
        let mut bot = Bot::on(&address, database);
        bot.wakes();
        Self::set(server, cast, bot, puente, encrypted)
    }

    /// With a Puente that is awake and the account of that name.
    fn set(server: Homeserver, mut cast: Cast, bot: Bot, puente: String, encrypted: bool) -> Self {
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
        Self { server, cast, bot, puente, luz, encrypted, rooms: Vec::new() }
    }

    /// Ana makes a room and has it served.
    fn serves(&mut self, language: &str, notice: &str) {
        let (cast, invite) = (&mut self.cast, [&self.puente, &self.luz]);
        let with = json!({ "name": language, "invite": invite, "encrypted": self.encrypted });
        let room = cast.does("ana", "creates", &with).as_str().expect("a room").to_owned();
        cast.gathers("ana", &room, 3);
        let line = format!("!group room mx-{language} language:{language} group:names");
        cast.says("ana", &room, &line);
        cast.reads("ana", &room, notice);
        self.rooms.push(room);
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
