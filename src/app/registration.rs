//! `matrix registration`: what the homeserver is told of Puente, as the file it reads. The platform
//! knows what stands in it; this writes it where the operator wants it.

use std::io::Write;
use std::path::Path;

use super::console::Console;
use super::start::database;
use crate::foundation::clock::World;
use crate::foundation::config::Config;
use crate::foundation::error::{Doing, Result};
use crate::foundation::store::beside;
use crate::platforms::matrix::{self, Settings};
use crate::say;

/// Writes the registration into a file that only its owner reads, or else on the terminal.
///
/// # Errors
/// A refusal if the settings are not those of an application service; a failure of the disk or the
/// terminal.
pub fn write(config: &Config, file: Option<&Path>, console: &Console) -> Result<()> {
    let settings: Settings = config.section(matrix::NAME)?;
    let folder = settings.folder(beside(&database(config)?, matrix::NAME));
    let text = matrix::registration(&settings, &folder, &World::system())?;
    let Some(file) = file else { return console.line(text.trim_end()) };
    let mut open = std::fs::OpenOptions::new();
    open.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut open, 0o600);
    let mut into = open.open(file).doing("writing the registration")?;
    into.write_all(text.as_bytes()).doing("writing the registration")?;
    console.say(&say!("cli-matrix-written", file = file.display().to_string()))
}
