//! People on a homeserver, played by a client that is not our code: `matrix-nio`, asked line by line.

use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command as Program, Stdio};

use serde_json::{Value, json};

use super::homeserver::SECRET;
use crate::foundation::error::{Doing, Failure, Result};

/// What plays them.
const CAST: &str = include_str!("cast.py");

/// The people.
pub struct People {
    homeserver: String,
    folder: PathBuf,
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    asked: u64,
}

impl People {
    /// Nobody yet, by a Python in which `matrix-nio` is; what their clients keep is in `folder`.
    ///
    /// # Errors
    /// A failure if Python does not start.
    pub fn of(python: &Path, homeserver: &str, folder: &Path) -> Result<Self> {
        let mut command = Program::new(python);
        command.args(["-c", CAST]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.stderr(Stdio::inherit()).spawn().doing("starting Python")?;
        let (Some(to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Failure::because("no line to Python").into());
        };
        Ok(Self {
            homeserver: homeserver.to_owned(),
            folder: folder.to_owned(),
            child,
            to,
            from: BufReader::new(from),
            asked: 0,
        })
    }

    /// Asks one of them to do something; what came of it.
    ///
    /// # Errors
    /// A failure that says why it did not come to it.
    pub fn asks(&mut self, who: &str, does: &str, with: &Value) -> Result<Value> {
        self.asked += 1;
        let line = json!({ "number": self.asked, "who": who, "does": does, "with": with });
        writeln!(self.to, "{line}").doing("asking")?;
        let mut said = String::new();
        self.from.read_line(&mut said).doing("hearing an answer")?;
        let mut said: Value = serde_json::from_str(&said).doing("reading an answer")?;
        match said["error"].as_str() {
            Some(error) => Err(Failure::because(format!("{who} {does}: {error}")).into()),
            None => Ok(said["done"].take()),
        }
    }

    /// As [`People::asks`], where a name comes of it.
    ///
    /// # Errors
    /// As [`People::asks`].
    pub fn names(&mut self, who: &str, does: &str, with: &Value) -> Result<String> {
        let done = self.asks(who, does, with)?;
        done.as_str()
            .map(str::to_owned)
            .ok_or_else(|| Failure::because(format!("{who} {does}: {done}")).into())
    }

    /// Makes an account, whose password is its name; gives its whole name.
    ///
    /// # Errors
    /// As [`People::asks`].
    pub fn registers(&mut self, name: &str) -> Result<String> {
        let with = json!({
            "homeserver": self.homeserver, "secret": SECRET, "name": name, "password": name,
        });
        self.names(name, "registers", &with)
    }

    /// Somebody with an account and a client that reads along; gives their whole name.
    ///
    /// # Errors
    /// As [`People::asks`].
    pub fn comes(&mut self, name: &str) -> Result<String> {
        let whole = self.registers(name)?;
        let folder = self.folder.join(name);
        std::fs::create_dir_all(&folder)?;
        let with = json!({ "homeserver": self.homeserver, "password": name, "folder": folder });
        self.asks(name, "comes", &with)?;
        Ok(whole)
    }
}

impl Drop for People {
    fn drop(&mut self) {
        // Ended already is what is wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
