//! Puente as its operator runs it: the real binary with settings of its own and a database of its own,
//! on a platform that is played or real. It knows the command line and the settings only.
// Real time because other processes are started, waited for and killed.

use std::process::Stdio;
use std::time::Duration;

use sqlx::{Connection, Row};

use crate::figures::free;
use crate::start::{Folder, PATIENCE, Started};

/// Puente, awake or not.
pub struct Bot {
    pub folder: Folder,
    pub port: u16,
    pub database: String,
    pub running: Option<Started>,
}

impl Bot {
    /// With these sections in its settings; on SQLite unless a database is given. It has a group, and
    /// that has no rooms.
    pub fn of(sections: &str, database: Option<String>) -> Self {
        let folder = Folder::make();
        let store = database.as_ref().map(|address| format!("[store]\nurl = \"{address}\"\n"));
        let store = store.unwrap_or_default();
        let path = folder.path("puente-data/puente.db").display().to_string();
        let database = database.unwrap_or_else(|| format!("sqlite:{path}"));
        let port = free().port();
        folder.write(
            "puente.toml",
            &format!(
                "{store}{sections}[[people.groups]]\nslug = \"names\"\nnames = {{ en = \"Names\", es = \"Nombres\" }}\nrooms = []\n[log]\nfilter = \"trace\"\n",
            ),
        );
        Self { folder, port, database, running: None }
    }

    pub fn wakes(&mut self) {
        let mut log = std::fs::OpenOptions::new();
        log.create(true).append(true);
        let log = log.open(self.folder.path("log")).expect("a log");
        let mut command = self.folder.command(&["serve"]);
        command.env("PUENTE_WEB_PORT", self.port.to_string()).stdout(Stdio::piped()).stderr(log);
        let mut running = Started::from(command.spawn().expect("starting"));
        running.read_until("is ready");
        self.running = Some(running);
    }

    pub fn killed(&mut self) {
        self.running.take().expect("it runs").signal("-KILL");
    }

    pub fn sleeps(&mut self) {
        let mut running = self.running.take().expect("it runs");
        running.signal("-TERM");
        assert!(running.ends_within(PATIENCE).is_some_and(|ended| ended.success()));
    }

    /// A code with which somebody joins.
    pub fn invites(&self, name: &str, role: &str, language: &str) -> String {
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
pub fn counted(bot: &Bot, sql: &'static str) -> i64 {
    listed(bot, sql).first().expect("a row").get(0)
}

/// All that the database of a house says.
pub fn listed(bot: &Bot, sql: &'static str) -> Vec<sqlx::any::AnyRow> {
    sqlx::any::install_default_drivers();
    alone(async {
        let mut line = sqlx::AnyConnection::connect(&bot.database).await.expect("the database");
        sqlx::query(sql).fetch_all(&mut line).await.expect("rows")
    })
}

/// Waits for what is done elsewhere.
pub fn alone<T>(doing: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(doing)
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
