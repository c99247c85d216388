//! Whether the settings can work, beyond fitting their types; and where the database stands, safe
//! from others on the same machine. It opens no database.

use std::path::{Path, PathBuf};

use crate::foundation::error::{Doing, Result};
use crate::foundation::i18n::Say;
use crate::{refuse, say};

/// What may stand after the question mark of a database address: SQLite's, then PostgreSQL's.
const PARAMETERS: [&str; 24] = [
    "mode",
    "cache",
    "immutable",
    "vfs",
    "sslmode",
    "ssl-mode",
    "sslrootcert",
    "ssl-root-cert",
    "ssl-ca",
    "sslcert",
    "ssl-cert",
    "sslkey",
    "ssl-key",
    "statement-cache-capacity",
    "host",
    "hostaddr",
    "port",
    "dbname",
    "user",
    "password",
    "application_name",
    "options",
    "search_path",
    "options[search_path]",
];

/// Refuses parameters of a database address that nobody reads, by name: the library beneath would
/// write their values into the log.
///
/// # Errors
/// A refusal that names the parameter, never its value.
pub(super) fn parameters(url: &str) -> Result<()> {
    let Some((_, query)) = url.split_once('?') else { return Ok(()) };
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let name = pair.split('=').next().unwrap_or_default();
        let known = name.starts_with("options[") || PARAMETERS.contains(&name);
        if !known {
            return refuse!("cli-database-parameter", name = name);
        }
    }
    Ok(())
}

/// The file behind a database address, if it is one.
pub(super) fn file(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite:")?.split('?').next()?;
    let path = path.strip_prefix("//").unwrap_or(path);
    (!path.is_empty() && path != ":memory:").then(|| PathBuf::from(path))
}

/// Makes the folder and the file of a database that is not there yet, for nobody else to read.
///
/// # Errors
/// A failure of the file system.
pub(super) fn make(path: &Path) -> Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        let mut making = std::fs::DirBuilder::new();
        making.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut making, 0o700);
        making.create(folder).doing("making the folder of the database")?;
    }
    let mut making = std::fs::OpenOptions::new();
    making.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut making, 0o600);
    match making.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            Err(error).doing("making the file of the database")
        }
        _ => Ok(()),
    }
}

/// The folder of a database that is a file, if nothing can be written there: the folder itself, or
/// the nearest above it in which it would be made.
pub(super) fn unwritable(url: &str) -> Option<PathBuf> {
    let path = file(url)?;
    let mut folder = path.parent().map(Path::to_owned).unwrap_or_default();
    while !folder.as_os_str().is_empty() && !folder.exists() {
        folder.pop();
    }
    if folder.as_os_str().is_empty() {
        folder.push(".");
    }
    // Only writing tells: rights, a full disk and a read-only one look different everywhere.
    let trial = folder.join(format!(".puente-check-{}", std::process::id()));
    let written = std::fs::write(&trial, "puente");
    // Where nothing was written there is nothing to take away.
    let _ = std::fs::remove_file(&trial);
    written.is_err().then_some(folder)
}

/// What is wrong with who may read the file of a database, if anything.
#[cfg(unix)]
pub(super) fn readable(url: &str) -> Option<Say> {
    use std::os::unix::fs::PermissionsExt;
    let path = file(url)?;
    let mode = std::fs::metadata(&path).ok()?.permissions().mode();
    (mode & 0o077 != 0).then(|| say!("cli-database-readable", file = path.display().to_string()))
}

/// Where files have no such modes, nothing is known of who may read.
#[cfg(not(unix))]
pub(super) fn readable(_: &str) -> Option<Say> {
    None
}

#[cfg(test)]
mod tests {
    use super::parameters;

    #[test]
    fn a_parameter_nobody_reads_is_named_without_its_value() {
        assert!(parameters("sqlite:a.db?mode=rwc").is_ok());
        assert!(parameters("postgres://a@b/c?sslmode=require&options[x]=y").is_ok());
        let refused = parameters("postgres://a@b/c?pasword=hunter2").unwrap_err();
        let refused = format!("{refused:?}");
        assert!(refused.contains("pasword") && !refused.contains("hunter2"), "{refused}");
    }
}
