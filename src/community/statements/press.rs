//! Papers for office programs: DOCX by pandoc, PDF by `WeasyPrint`. Both are programs of their own that the
//! operator installs; without one, whoever asks is told so, and gets Markdown and HTML all the same. They are
//! given a paper that refers to nothing, read and write only what is handed to them, and are stopped when they
//! take too long.

use std::process::Stdio;
use std::sync::LazyLock;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Command;
use tokio::sync::Semaphore;

use crate::foundation::config::Config;
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;
use crate::say;

/// The section of the settings.
pub const NAME: &str = "statements";

/// What an operator can set.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// What makes DOCX: the program, by its name or path.
    pub pandoc: String,
    /// What makes PDF.
    pub weasyprint: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self { pandoc: "pandoc".to_owned(), weasyprint: "weasyprint".to_owned() }
    }
}

/// How long one paper may take.
const PATIENCE: Duration = Duration::from_secs(12);
/// How long somebody waits for their turn: whoever waits keeps others waiting who are heard after them.
const QUEUE: Duration = Duration::from_secs(3);
/// The largest paper, in bytes.
const LARGEST: u64 = 8_000_000;
/// One at a time: they take as much memory as everything else together.
static TURN: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(1));

/// A paper in a form, from its HTML; or why there is none.
///
/// # Errors
/// A failure of the settings.
pub(super) async fn press(
    config: &Config,
    form: &str,
    html: String,
) -> Result<std::result::Result<Vec<u8>, Say>> {
    let settings: Settings = config.section(NAME)?;
    let (program, args): (&str, &[&str]) = match form {
        "docx" => {
            let args = &["--from=html", "--to=docx", "--output=-", "+RTS", "-M512M", "-RTS"];
            (&settings.pandoc, args)
        }
        _ => (&settings.weasyprint, &["--quiet", "--encoding=utf-8", "-", "-"]),
    };
    let Ok(Ok(_turn)) = tokio::time::timeout(QUEUE, TURN.acquire()).await else {
        return Ok(Err(Say::new("statements-press-not-now")));
    };
    match tokio::time::timeout(PATIENCE, run(program, args, html)).await {
        Ok(Ok(paper)) if paper.is_empty() => Ok(Err(failed(program))),
        Ok(Ok(paper)) => Ok(Ok(paper)),
        Ok(Err(error)) if error.kind() == std::io::ErrorKind::NotFound => {
            let program = program.rsplit('/').next().unwrap_or(program);
            Ok(Err(say!("statements-press-missing", program = program)))
        }
        Ok(Err(error)) => {
            tracing::warn!(%error, program, "a paper could not be made");
            Ok(Err(failed(program)))
        }
        Err(_) => {
            tracing::warn!(program, "a paper took too long");
            Ok(Err(failed(program)))
        }
    }
}

fn failed(program: &str) -> Say {
    let program = program.rsplit('/').next().unwrap_or(program);
    say!("statements-press-failed", program = program)
}

/// What a program makes of what it is given. It knows nothing of our surroundings but where programs are.
async fn run(program: &str, args: &[&str], given: String) -> std::io::Result<Vec<u8>> {
    let mut child = Command::new(program)
        .args(args)
        .env_clear()
        .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
        .envs([("LANG", "C.UTF-8"), ("HOME", "/nonexistent")])
        .current_dir(std::env::temp_dir())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let (Some(mut into), Some(out)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(std::io::Error::other("no pipes"));
    };
    let mut made = Vec::new();
    // Both at once: one that writes before it has read all would wait for us, and we for it.
    let writing = async move {
        // One that ends before it has read all says so by how it ends.
        let _ = into.write_all(given.as_bytes()).await;
        drop(into);
    };
    let mut bounded = out.take(LARGEST + 1);
    let (read, ()) = tokio::join!(bounded.read_to_end(&mut made), writing);
    if read? as u64 > LARGEST {
        return Err(std::io::Error::other("the paper is too large"));
    }
    let ended = child.wait().await?;
    if ended.success() { Ok(made) } else { Err(std::io::Error::other(ended.to_string())) }
}
