//! A real homeserver on a loopback port: Synapse, in a folder that goes away with it.
// Real time because another process is started and waited for.

use std::fmt::Write as _;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Program, Stdio};
use std::time::Duration;

use crate::foundation::clock::Stopwatch;
use crate::foundation::error::{Doing, Failure, Result};

/// With what accounts are made.
pub const SECRET: &str = "the registration secret of this homeserver";

/// How long it may take to start or to stop.
const PATIENCE: Duration = Duration::from_mins(2);

/// How Synapse logs: what is wrong, and nothing else.
const LOG: &str = "version: 1\nhandlers: { console: { class: logging.StreamHandler } }\n\
    root: { level: WARNING, handlers: [console] }\ndisable_existing_loggers: false\n";

/// The homeserver.
pub struct Homeserver {
    folder: PathBuf,
    python: PathBuf,
    port: u16,
    running: Option<Child>,
}

impl Homeserver {
    /// One that runs, by a Python in which Synapse is, in a folder that is made.
    ///
    /// # Errors
    /// A failure if it does not start; what it said is in it.
    pub fn start(python: &Path, folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder).doing("making a folder for the homeserver")?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut server =
            Self { folder: folder.to_owned(), python: python.to_owned(), port, running: None };
        std::fs::write(server.path("homeserver.yaml"), server.settings()?)?;
        std::fs::write(server.path("log.yaml"), LOG)?;
        let keys = server.command().arg("--generate-keys").output().doing("starting Python")?;
        if !keys.status.success() {
            let said = String::from_utf8_lossy(&keys.stderr).into_owned();
            return Err(Failure::because(said).into());
        }
        server.wake()?;
        Ok(server)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The file of its database.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.path("homeserver.db")
    }

    fn settings(&self) -> Result<String> {
        let path = |name: &str| self.path(name).display().to_string();
        let mut settings = format!(
            "server_name: town.example\nlisteners:\n  - port: {}\n    \
             bind_addresses: [\"127.0.0.1\"]\n    type: http\n    resources: [{{ names: [client] }}]\n\
             database: {{ name: sqlite3, args: {{ database: \"{}\" }} }}\n\
             media_store_path: \"{}\"\nsigning_key_path: \"{}\"\nlog_config: \"{}\"\n\
             registration_shared_secret: \"{SECRET}\"\nmacaroon_secret_key: m\nform_secret: f\n\
             report_stats: false\ntrusted_key_servers: []\nsuppress_key_server_warning: true\n",
            self.port,
            path("homeserver.db"),
            path("media"),
            path("signing.key"),
            path("log.yaml"),
        );
        // Everybody comes from one address and nobody is held up.
        let free = "{ per_second: 1000, burst_count: 1000 }";
        for limit in ["rc_message", "rc_registration", "rc_room_creation"] {
            writeln!(settings, "{limit}: {free}")?;
        }
        for (limit, kinds) in [
            ("rc_login", ["address", "account", "failed_attempts"]),
            ("rc_invites", ["per_room", "per_user", "per_issuer"]),
        ] {
            let kinds: Vec<String> = kinds.iter().map(|kind| format!("{kind}: {free}")).collect();
            writeln!(settings, "{limit}: {{ {} }}", kinds.join(", "))?;
        }
        writeln!(settings, "rc_joins: {{ local: {free}, remote: {free} }}")?;
        Ok(settings)
    }

    fn command(&self) -> Program {
        let mut command = Program::new(&self.python);
        command.args(["-m", "synapse.app.homeserver", "-c"]).arg(self.path("homeserver.yaml"));
        command
    }

    /// Starts it, again if it was stopped.
    ///
    /// # Errors
    /// A failure if it does not start; what it said is in it.
    pub fn wake(&mut self) -> Result<()> {
        let log = std::fs::File::create(self.path("log"))?;
        let mut command = self.command();
        command.stdout(log.try_clone()?).stderr(log).stdin(Stdio::null());
        let running = self.running.insert(command.spawn().doing("starting Synapse")?);
        let since = Stopwatch::start();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            if running.try_wait()?.is_some() || since.read() > PATIENCE {
                let log = std::fs::read_to_string(self.path("log")).unwrap_or_default();
                return Err(
                    Failure::because(format!("the homeserver does not start: {log}")).into()
                );
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    /// Stops it.
    ///
    /// # Errors
    /// A failure if it does not stop.
    pub fn sleep(&mut self) -> Result<()> {
        let Some(mut running) = self.running.take() else { return Ok(()) };
        Program::new("kill").args(["-TERM", &running.id().to_string()]).status()?;
        let since = Stopwatch::start();
        while running.try_wait()?.is_none() {
            if since.read() > PATIENCE {
                running.kill()?;
                running.wait()?;
                return Err(Failure::because("the homeserver does not stop").into());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Has one more setting from when it wakes next.
    ///
    /// # Errors
    /// A failure if its folder cannot be written.
    pub fn sets(&self, line: &str) -> Result<()> {
        let path = self.path("homeserver.yaml");
        let settings = std::fs::read_to_string(&path)?;
        Ok(std::fs::write(path, format!("{settings}{line}\n"))?)
    }

    /// Its address, as settings name it.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Its address, as sockets name it.
    #[must_use]
    pub fn socket(&self) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], self.port))
    }
}

impl Drop for Homeserver {
    fn drop(&mut self) {
        if let Some(mut running) = self.running.take() {
            // Ended already is what is wanted.
            let _ = running.kill();
            let _ = running.wait();
        }
        // Absent is what is wanted.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
