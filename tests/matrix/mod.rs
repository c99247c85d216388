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
mod mirrored;
mod missed;
mod mixed;
mod older;
mod page;
mod service;
mod translated;
#[cfg(feature = "discord")]
mod with_discord;

use serde_json::json;

use crate::served::{Bot, alone, counted, listed};
use homeserver::{Cast, homeserver};
use puente::bench::matrix::homeserver::Homeserver;

impl Bot {
    fn on(homeserver: &str, database: Option<String>) -> Self {
        Self::with(homeserver, database, "user = \"puente\"\npassword = \"puente\"", "")
    }

    /// With this account in its settings, and these sections.
    fn with(homeserver: &str, database: Option<String>, account: &str, more: &str) -> Self {
        let matrix = format!(
            "[matrix]\nhomeserver = \"{homeserver}\"\n{account}\nfolder = \"puente-data/matrix\"\n{more}"
        );
        Self::of(&matrix, database)
    }
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
