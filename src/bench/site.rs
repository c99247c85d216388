//! A site to measure: a folder, a database, a group with members, and as many processes of the
//! real binary as wanted, started, killed and started again. It knows the command line and the
//! commands people type.
// Real time because other processes are started, waited for and killed.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Program, ExitStatus, Stdio};
use std::time::Duration;

use super::browser::Browser;
use crate::app::console::Console;
use crate::app::start;
use crate::foundation::clock::Stopwatch;
use crate::foundation::config::Config;
use crate::foundation::error::{Doing, Failure, Result};
use crate::foundation::jobs;
use crate::foundation::store::Store;
use crate::foundation::talk::{Block, text};

/// The group everything happens in.
pub const GROUP: &str = "storm";

/// The longest a process may take to answer after its start, or to end.
const PATIENCE: Duration = Duration::from_secs(30);

/// The longest that what goes out may take to arrive.
const ARRIVAL: Duration = Duration::from_mins(1);

/// A site.
pub struct Site {
    /// Where it lives; removed with it.
    pub folder: PathBuf,
    /// Its database.
    pub database: String,
    /// The program measured.
    pub program: PathBuf,
    /// What is typed to start its processes.
    pub line: Vec<&'static str>,
    /// What its processes find in their environment.
    pub environment: Vec<(&'static str, String)>,
    processes: Vec<Process>,
}

/// One process of it, running or not.
struct Process {
    at: SocketAddr,
    child: Option<Child>,
}

/// A port nobody uses now.
pub(super) fn free() -> Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

impl Site {
    /// A site of `processes` processes, none of which runs yet, in an empty folder.
    ///
    /// # Errors
    /// A failure if the folder cannot be written.
    pub fn new(program: &Path, folder: &Path, database: &str, processes: usize) -> Result<Self> {
        std::fs::create_dir_all(folder).doing("making a folder for the site")?;
        let site = Self {
            folder: folder.to_owned(),
            database: database.to_owned(),
            program: program.to_owned(),
            line: vec!["serve"],
            environment: Vec::new(),
            processes: (0..processes)
                .map(|_| Ok(Process { at: free()?, child: None }))
                .collect::<Result<_>>()?,
        };
        std::fs::write(site.settings(), site.sample())?;
        Ok(site)
    }

    fn settings(&self) -> PathBuf {
        self.folder.join("puente.toml")
    }

    /// The settings; nobody is held up, because one machine plays everybody.
    pub(super) fn sample(&self) -> String {
        format!(
            "[store]\nurl = \"{}\"\n[web]\nposts_per_minute = 60000\nactions_per_minute = 60000\n\
             connections_per_address = 5000\n[[people.groups]]\nslug = \"{GROUP}\"\n\
             names = {{ en = \"Storm\", es = \"Tormenta\" }}\nrooms = [\"en\", \"es\"]\n",
            self.database
        )
    }

    /// Brings the database up to date and invites people; gives their links. The first is a bridge
    /// person.
    ///
    /// # Errors
    /// A refusal or a failure of the house.
    pub async fn invite(&self, console: &Console, people: usize) -> Result<Vec<String>> {
        let role = |number| if number == 0 { " role:bridge" } else { "" };
        let all = (0..people).map(|number| format!("\"{}\"{}", name(number), role(number)));
        self.invite_as(console, all).await
    }

    /// As [`Site::invite`], each with what follows `!group invite`.
    ///
    /// # Errors
    /// A refusal or a failure of the house.
    pub async fn invite_as(
        &self,
        console: &Console,
        people: impl Iterator<Item = String>,
    ) -> Result<Vec<String>> {
        let running = start::furnished(Config::from_text(&self.sample(), &[])?, console).await?;
        let mut links = Vec::new();
        for person in people {
            let line = format!("!group invite {person}");
            let reply = running.house.console(Some(GROUP), &line).await;
            let found = reply.body.as_ref().and_then(|body| {
                body.blocks.iter().find_map(|block| match block {
                    Block::Link { to, .. } => Some(to.clone()),
                    _ => None,
                })
            });
            let said = reply.body.as_ref().map(text::body).unwrap_or_default();
            links.push(found.ok_or_else(|| Failure::because(said))?);
        }
        running.house.base.store.close().await;
        Ok(links)
    }

    /// Gives a command as the operator does at the machine's console.
    ///
    /// # Errors
    /// A failure with what was said to it, if it was refused.
    pub async fn console(&self, console: &Console, line: &str) -> Result<()> {
        let running = start::furnished(Config::from_text(&self.sample(), &[])?, console).await?;
        let reply = running.house.console(Some(GROUP), line).await;
        running.house.base.store.close().await;
        if reply.refused {
            let said = reply.body.as_ref().map(text::body).unwrap_or_default();
            return Err(Failure::because(said).into());
        }
        Ok(())
    }

    /// Where a process listens.
    #[must_use]
    pub fn address(&self, process: usize) -> SocketAddr {
        self.processes[process % self.processes.len()].at
    }

    /// How many processes it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.processes.len()
    }

    /// Whether it has no process.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.processes.is_empty()
    }

    /// The number of a running process, as the system has it.
    #[must_use]
    pub fn pid(&self, process: usize) -> Option<u32> {
        self.processes[process].child.as_ref().map(Child::id)
    }

    /// Starts a process and waits until it answers; how long that took.
    ///
    /// # Errors
    /// A failure if it does not answer.
    pub async fn start(&mut self, process: usize) -> Result<Duration> {
        let since = Stopwatch::start();
        let log = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(self.folder.join(format!("log-{process}")))?;
        let (settings, at) = (self.settings(), self.processes[process].at);
        let mut command = Program::new(&self.program);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("PUENTE_") {
                command.env_remove(name);
            }
        }
        let child = command
            .args(&self.line)
            .arg("--config")
            .arg(settings)
            .current_dir(&self.folder)
            .env_remove("RUST_LOG")
            .env("PUENTE_WEB_PORT", at.port().to_string())
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .doing("starting the program")?;
        self.processes[process].child = Some(child);
        while Browser::new(at, 0).get("/").await.is_err() {
            if since.read() > PATIENCE {
                return Err(Failure::because(format!("no answer from {at}")).into());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(since.read())
    }

    /// Kills a process as a power cut would.
    ///
    /// # Errors
    /// A failure if the system does not let it be killed.
    pub fn kill(&mut self, process: usize) -> Result<()> {
        if let Some(mut child) = self.processes[process].child.take() {
            child.kill()?;
            child.wait()?;
        }
        Ok(())
    }

    /// Waits until everything that goes out has arrived; what did not, or failed.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn settle(&self) -> Result<Vec<String>> {
        let store = Store::open(&self.database).await?;
        let since = Stopwatch::start();
        let mut problems = Vec::new();
        loop {
            let mut look = store.look().await?;
            let waiting = jobs::waiting(&mut look).await?;
            let failed = jobs::failed(&mut look).await?;
            drop(look);
            if waiting == 0 || since.read() > ARRIVAL {
                if waiting > 0 {
                    problems.push(format!("{waiting} rows did not go out"));
                }
                problems.extend(failed);
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        store.close().await;
        Ok(problems)
    }

    /// Sends a signal to a process, such as `-TERM`.
    ///
    /// # Errors
    /// A failure if the system does not let it be sent.
    pub fn tell(&self, process: usize, signal: &str) -> Result<()> {
        let Some(child) = &self.processes[process].child else { return Ok(()) };
        Program::new("kill").args([signal, &child.id().to_string()]).status()?;
        Ok(())
    }

    /// How a process ended that was told to; none if it has not after `patience`.
    pub async fn ended(&mut self, process: usize, patience: Duration) -> Option<ExitStatus> {
        let since = Stopwatch::start();
        let child = self.processes[process].child.as_mut()?;
        while since.read() < patience {
            if let Ok(Some(status)) = child.try_wait() {
                self.processes[process].child = None;
                return Some(status);
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        None
    }

    /// Asks every process to stop and waits until they have; how long the slowest took.
    ///
    /// # Errors
    /// A failure if one does not stop, or ends badly.
    pub async fn stop(&mut self) -> Result<Duration> {
        let since = Stopwatch::start();
        for process in &mut self.processes {
            let Some(mut child) = process.child.take() else { continue };
            Program::new("kill").args(["-TERM", &child.id().to_string()]).status()?;
            loop {
                match child.try_wait()? {
                    Some(status) if status.success() => break,
                    Some(status) => {
                        return Err(Failure::because(format!("it ended with {status}")).into());
                    }
                    None if since.read() > PATIENCE => {
                        child.kill()?;
                        child.wait()?;
                        return Err(Failure::because("it did not stop when asked").into());
                    }
                    None => tokio::time::sleep(Duration::from_millis(10)).await,
                }
            }
        }
        Ok(since.read())
    }

    /// What all processes have written to their logs.
    #[must_use]
    pub fn logs(&self) -> String {
        (0..self.processes.len())
            .filter_map(|process| {
                std::fs::read_to_string(self.folder.join(format!("log-{process}"))).ok()
            })
            .collect()
    }
}

/// What a person of the site is called.
#[must_use]
pub fn name(number: usize) -> String {
    format!("Member {number}")
}

impl Drop for Site {
    fn drop(&mut self) {
        for process in 0..self.processes.len() {
            // Ended already is what is wanted.
            let _ = self.kill(process);
        }
        // Absent is what is wanted.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
