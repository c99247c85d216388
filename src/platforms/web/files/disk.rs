//! The folder where attached files lie, each under its id: written beside, made to last, then put
//! in its place. It knows neither rows nor messages.

use std::collections::BTreeSet;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::foundation::files::hexadecimal;

/// What a file is called while it arrives, after its id.
const ARRIVING: &str = ".part";
/// What it is called while it is written anew.
const WRITING: &str = ".new";

/// The folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder(PathBuf);

/// What lies in the folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// A whole file, by its id.
    File(String),
    /// Something on its way to be one, by its name and its id.
    Unfinished(String, String),
    /// Something that is not ours.
    Foreign(String),
}

/// Whether a text can be the id of a file: nothing in it leads out of the folder.
#[must_use]
pub fn is_id(text: &str) -> bool {
    text.len() == 36 && uuid::Uuid::try_parse(text).is_ok_and(|id| id.to_string() == text)
}

/// When a file's id was made, in milliseconds since 1970.
pub(super) fn made_at(id: &str) -> i64 {
    let id = uuid::Uuid::try_parse(id).ok();
    let (seconds, nanos) = id.and_then(|id| id.get_timestamp()).map_or((0, 0), |at| at.to_unix());
    i64::try_from(seconds).unwrap_or(0) * 1000 + i64::from(nanos / 1_000_000)
}

fn private(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

impl Folder {
    /// The folder at a path.
    #[must_use]
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    fn of(&self, id: &str, tail: &str) -> std::io::Result<PathBuf> {
        if !is_id(id) {
            return Err(ErrorKind::InvalidInput.into());
        }
        Ok(self.0.join(format!("{id}{tail}")))
    }

    /// Makes it, for nobody else to read, if it is not there.
    ///
    /// # Errors
    /// The file system's.
    pub fn make(&self) -> std::io::Result<()> {
        let mut making = DirBuilder::new();
        making.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut making, 0o700);
        making.create(&self.0)
    }

    /// Begins a file that arrives piece by piece.
    ///
    /// # Errors
    /// The file system's.
    pub fn begin(&self, id: &str) -> std::io::Result<(File, Arriving)> {
        self.make()?;
        let path = self.of(id, ARRIVING)?;
        Ok((private(&path)?, Arriving(path)))
    }

    /// Puts a whole file in its place, where it lasts.
    ///
    /// # Errors
    /// The file system's.
    pub fn put(&self, id: &str, content: &[u8]) -> std::io::Result<()> {
        self.make()?;
        let (written, place) = (self.of(id, WRITING)?, self.of(id, "")?);
        let unfinished = Arriving(written.clone());
        let mut file = private(&written)?;
        file.write_all(content)?;
        file.sync_all()?;
        std::fs::rename(&written, &place)?;
        drop(unfinished);
        // That it stands there lasts only once the folder does.
        #[cfg(unix)]
        File::open(&self.0)?.sync_all()?;
        Ok(())
    }

    /// Opens a file.
    ///
    /// # Errors
    /// The file system's; `NotFound` if it is not there.
    pub fn open(&self, id: &str) -> std::io::Result<File> {
        File::open(self.of(id, "")?)
    }

    /// The length and SHA-256 of a file.
    ///
    /// # Errors
    /// As [`Folder::open`].
    pub fn fingerprint(&self, id: &str) -> std::io::Result<(u64, String)> {
        let (mut file, mut hash) = (self.open(id)?, Sha256::new());
        let (mut piece, mut length) = (vec![0; 64 * 1024], 0);
        loop {
            let read = file.read(&mut piece)?;
            if read == 0 {
                return Ok((length, hexadecimal(&hash.finalize())));
            }
            length += u64::try_from(read).unwrap_or(0);
            hash.update(&piece[..read]);
        }
    }

    /// Takes a file away; absent is what is wanted.
    ///
    /// # Errors
    /// The file system's.
    pub fn remove(&self, id: &str) -> std::io::Result<()> {
        absent(std::fs::remove_file(self.of(id, "")?))
    }

    /// Takes away something unfinished.
    ///
    /// # Errors
    /// The file system's.
    pub fn drop_unfinished(&self, name: &str) -> std::io::Result<()> {
        absent(std::fs::remove_file(self.0.join(name)))
    }

    /// What lies in it; nothing if it is not there.
    ///
    /// # Errors
    /// The file system's.
    pub fn look(&self) -> std::io::Result<BTreeSet<Found>> {
        let all = match std::fs::read_dir(&self.0) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(BTreeSet::new()),
            all => all?,
        };
        all.map(|entry| {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let id = name.strip_suffix(ARRIVING).or_else(|| name.strip_suffix(WRITING));
            Ok(match id {
                _ if is_id(&name) => Found::File(name),
                Some(id) if is_id(id) => Found::Unfinished(name.clone(), id.to_owned()),
                _ => Found::Foreign(name),
            })
        })
        .collect()
    }

    /// Whether files can be put in it: tried with one that goes away at once, in the folder or,
    /// before there is one, where it will be made.
    ///
    /// # Errors
    /// Why not.
    pub fn writable(&self, id: &str) -> std::io::Result<()> {
        let mut place = self.0.as_path();
        while !place.exists() {
            match place.parent().filter(|above| !above.as_os_str().is_empty()) {
                Some(above) => place = above,
                None => place = Path::new("."),
            }
        }
        let tried = Arriving(place.join(format!("{id}{ARRIVING}")));
        private(&tried.0)?.write_all(b".")
    }

    /// Whether others on this machine may look into it.
    #[cfg(unix)]
    #[must_use]
    pub fn is_open_to_others(&self) -> bool {
        use std::os::unix::fs::PermissionsExt;
        std::fs::metadata(&self.0).is_ok_and(|folder| folder.permissions().mode() & 0o077 != 0)
    }

    /// Where folders have no such modes, nothing is known of who may look.
    #[cfg(not(unix))]
    #[must_use]
    pub fn is_open_to_others(&self) -> bool {
        false
    }
}

fn absent(done: std::io::Result<()>) -> std::io::Result<()> {
    match done {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// Something unfinished, which goes away with this.
#[derive(Debug)]
pub struct Arriving(PathBuf);

impl Arriving {
    /// What arrived.
    ///
    /// # Errors
    /// The file system's.
    pub fn read(&self) -> std::io::Result<Vec<u8>> {
        std::fs::read(&self.0)
    }
}

impl Drop for Arriving {
    fn drop(&mut self) {
        // In its place already, or swept later.
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Whether the disk takes nothing more.
#[must_use]
pub fn is_full(error: &std::io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge
    )
}
