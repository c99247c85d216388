//! Whether the file of a database is still the one that was opened. What is written to a file that
//! somebody has removed or replaced meanwhile would seem to be kept, and be gone with the process.
//! It opens no database.

use std::io;
use std::path::{Path, PathBuf};

/// The file of a database, and what the system knew it by when it was opened.
pub(super) struct File {
    path: PathBuf,
    known: Mark,
}

#[cfg(unix)]
type Mark = (u64, u64);
#[cfg(not(unix))]
type Mark = ();

#[cfg(unix)]
fn mark(path: &Path) -> io::Result<Mark> {
    use std::os::unix::fs::MetadataExt;
    let found = std::fs::metadata(path)?;
    Ok((found.dev(), found.ino()))
}

/// Where files have no such mark, only their absence is noticed.
#[cfg(not(unix))]
fn mark(path: &Path) -> io::Result<Mark> {
    std::fs::metadata(path).map(drop)
}

impl File {
    /// The file behind the address of an open database; none if it has no file.
    pub(super) fn of(url: &str) -> Option<Self> {
        let path = url.strip_prefix("sqlite:")?.split('?').next()?;
        let path = PathBuf::from(path.strip_prefix("//").unwrap_or(path));
        let known = mark(&path).ok()?;
        Some(Self { path, known })
    }

    /// An error if it is not where it was, or is another.
    pub(super) fn still_there(&self) -> Result<(), sqlx::Error> {
        match mark(&self.path) {
            Ok(found) if found == self.known => Ok(()),
            Ok(_) => Err(io::Error::other("the file of the database was replaced").into()),
            Err(error) => Err(error.into()),
        }
    }
}
