//! A real homeserver on a loopback port, for one test: Synapse, from `PyPI`, in a folder that goes away;
//! and the people on it, played by a client that is not our code.
// Real time because other processes are started and waited for.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::figures::free;
use crate::start::{Folder, PATIENCE, Started};

const SECRET: &str = "the registration secret of this test";

/// The Python in which Synapse and the client are.
fn python() -> PathBuf {
    std::env::var_os("PUENTE_TEST_PYTHON")
        .map(PathBuf::from)
        .expect("PUENTE_TEST_PYTHON names no Python with Synapse: run tests/run, which installs it")
}

/// Waits until something is so.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let pause = Duration::from_millis(100);
    for _ in 0..PATIENCE.as_millis() / pause.as_millis() {
        if let Some(found) = look() {
            return found;
        }
        std::thread::sleep(pause);
    }
    panic!("it is never so that {what}");
}

/// The homeserver.
pub struct Homeserver {
    folder: Folder,
    port: u16,
    running: Option<Started>,
}

impl Homeserver {
    /// One that runs.
    pub fn start() -> Self {
        let folder = Folder::make();
        let port = free().port();
        let path = |name: &str| folder.path(name).display().to_string();
        let mut settings = format!(
            "server_name: town.example\nlisteners:\n  - port: {port}\n    \
             bind_addresses: [\"127.0.0.1\"]\n    type: http\n    resources: [{{ names: [client] }}]\n\
             database: {{ name: sqlite3, args: {{ database: \"{}\" }} }}\n\
             media_store_path: \"{}\"\nsigning_key_path: \"{}\"\nlog_config: \"{}\"\n\
             registration_shared_secret: \"{SECRET}\"\nmacaroon_secret_key: m\nform_secret: f\n\
             report_stats: false\ntrusted_key_servers: []\nsuppress_key_server_warning: true\n",
            path("homeserver.db"),
            path("media"),
            path("signing.key"),
            path("log.yaml"),
        );
        // Everybody comes from one address and nobody is held up.
        let free = "{ per_second: 1000, burst_count: 1000 }";
        for limit in ["rc_message", "rc_registration", "rc_room_creation"] {
            writeln!(settings, "{limit}: {free}").expect("a setting");
        }
        for (limit, kinds) in [
            ("rc_login", ["address", "account", "failed_attempts"]),
            ("rc_invites", ["per_room", "per_user", "per_issuer"]),
        ] {
            let kinds: Vec<String> = kinds.iter().map(|kind| format!("{kind}: {free}")).collect();
            writeln!(settings, "{limit}: {{ {} }}", kinds.join(", ")).expect("a setting");
        }
        writeln!(settings, "rc_joins: {{ local: {free}, remote: {free} }}").expect("a setting");
        folder.write("homeserver.yaml", &settings);
        folder.write(
            "log.yaml",
            "version: 1\nhandlers: { console: { class: logging.StreamHandler } }\n\
             root: { level: WARNING, handlers: [console] }\ndisable_existing_loggers: false\n",
        );
        let mut server = Self { folder, port, running: None };
        let keys = server.command().arg("--generate-keys").output().expect("Python");
        assert!(keys.status.success(), "{}", String::from_utf8_lossy(&keys.stderr));
        server.wake();
        server
    }

    fn command(&self) -> Command {
        let mut command = Command::new(python());
        command.args(["-m", "synapse.app.homeserver", "-c"]);
        command.arg(self.folder.path("homeserver.yaml"));
        command
    }

    /// Starts it, again if it was stopped.
    pub fn wake(&mut self) {
        let log = std::fs::File::create(self.folder.path("log")).expect("a log");
        let mut command = self.command();
        command.stdout(log.try_clone().expect("the same file")).stderr(log).stdin(Stdio::null());
        let mut running = Started::from(command.spawn().expect("Synapse"));
        until("the homeserver answers", || {
            if let Some(ended) = running.ends_within(Duration::ZERO) {
                let log = std::fs::read_to_string(self.folder.path("log")).unwrap_or_default();
                panic!("Synapse ended with {ended}: {log}");
            }
            std::net::TcpStream::connect(("127.0.0.1", self.port)).ok()
        });
        self.running = Some(running);
    }

    /// Stops it.
    pub fn sleep(&mut self) {
        if let Some(mut running) = self.running.take() {
            running.signal("-TERM");
            running.ends_within(PATIENCE).expect("it stops");
        }
    }

    /// Has one more setting from when it wakes next.
    pub fn sets(&self, line: &str) {
        let path = self.folder.path("homeserver.yaml");
        let settings = std::fs::read_to_string(path).expect("settings");
        self.folder.write("homeserver.yaml", &format!("{settings}{line}\n"));
    }

    /// Its address.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// The people.
pub struct Cast {
    homeserver: String,
    folder: Folder,
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    asked: u64,
}

impl Cast {
    /// Nobody yet.
    pub fn of(server: &Homeserver) -> Self {
        let cast = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/matrix/cast.py");
        let mut command = Command::new(python());
        command.arg(cast).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        let mut child = command.spawn().expect("the client");
        let (to, from) =
            (child.stdin.take().expect("to it"), child.stdout.take().expect("from it"));
        let (homeserver, folder) = (server.address(), Folder::make());
        Self { homeserver, folder, child, to, from: BufReader::new(from), asked: 0 }
    }

    /// Asks one of them to do something; what came of it, or why not.
    pub fn asks(&mut self, who: &str, does: &str, with: &Value) -> Result<Value, String> {
        self.asked += 1;
        let line = json!({ "number": self.asked, "who": who, "does": does, "with": with });
        writeln!(self.to, "{line}").expect("asking");
        let mut said = String::new();
        self.from.read_line(&mut said).expect("an answer");
        let mut said: Value = serde_json::from_str(&said).expect("an answer in JSON");
        assert_eq!(said["number"], self.asked);
        match said["error"].as_str() {
            Some(error) => Err(error.to_owned()),
            None => Ok(said["done"].take()),
        }
    }

    /// As [`Cast::asks`]; it must come of it.
    pub fn does(&mut self, who: &str, does: &str, with: &Value) -> Value {
        self.asks(who, does, with).unwrap_or_else(|error| panic!("{who} {does} {with}: {error}"))
    }

    /// Makes an account; gives its whole name.
    pub fn registers(&mut self, name: &str) -> String {
        let with = json!({ "homeserver": self.homeserver, "secret": SECRET, "name": name, "password": name });
        self.does(name, "registers", &with).as_str().expect("a name").to_owned()
    }

    /// Somebody with an account and a client that reads along; gives their whole name.
    pub fn comes(&mut self, name: &str) -> String {
        let whole = self.registers(name);
        let folder = self.folder.path(name);
        std::fs::create_dir_all(&folder).expect("a folder");
        let with = json!({ "homeserver": self.homeserver, "password": name, "folder": folder });
        self.does(name, "comes", &with);
        whole
    }

    /// Says something; gives the event.
    pub fn says(&mut self, who: &str, room: &str, text: &str) -> String {
        let event = self.does(who, "says", &json!({ "room": room, "text": text }));
        event.as_str().expect("an event").to_owned()
    }

    /// What somebody has read in a room until it holds `words`: that message.
    pub fn reads(&mut self, who: &str, room: &str, words: &str) -> Value {
        let mut all = Value::Null;
        let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            until(&format!("{who} reads {words:?}"), || {
                all = self.does(who, "reads", &json!({ "room": room }));
                let found = all.as_array()?.iter().find(|event| {
                    event["content"]["body"].as_str().is_some_and(|body| body.contains(words))
                });
                found.cloned()
            })
        }));
        found.unwrap_or_else(|_| panic!("{who} never reads {words:?} in {room}, but: {all:#}"))
    }

    /// Waits until somebody has read `words` in so many messages of a room.
    pub fn reads_again(&mut self, who: &str, room: &str, words: &str, times: usize) {
        until(&format!("{who} reads {words:?} {times} times"), || {
            let all = self.does(who, "reads", &json!({ "room": room }));
            let read = all.as_array()?.iter().filter(|event| {
                event["content"]["body"].as_str().is_some_and(|body| body.contains(words))
            });
            (read.count() == times).then_some(())
        });
    }

    /// Waits until so many are in a room, as one of them sees it.
    pub fn gathers(&mut self, who: &str, room: &str, many: usize) {
        until(&format!("{many} are in the room"), || {
            let members = self.does(who, "members", &json!({ "room": room }));
            (members.as_array()?.len() == many).then_some(())
        });
    }

    /// The room in which somebody is alone with another.
    pub fn alone(&mut self, who: &str, with: &str) -> String {
        until(&format!("{who} is alone with {with}"), || {
            let rooms = self.does(who, "rooms", &json!({}));
            let rooms = rooms.as_object()?.clone();
            let mut alone = rooms.iter().filter(|(_, members)| {
                members.as_array().is_some_and(|members| {
                    members.len() == 2 && members.iter().any(|member| member == with)
                })
            });
            alone.next().map(|(room, _)| room.clone())
        })
    }
}

impl Drop for Cast {
    fn drop(&mut self) {
        // Ended already is what is wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
