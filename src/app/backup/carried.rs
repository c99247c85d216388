//! Attached files on their way into a backup and out of it: every one there is, byte by byte, under
//! its id. It knows no row but that there should be a file.

use std::collections::BTreeSet;
use std::io::{Read, Write};

use serde::{Deserialize, Serialize};

use super::{Head, Lines, Pen};
use crate::foundation::error::{Doing, Failure, Result};
use crate::foundation::store::{Store, Table, Tx};
use crate::platforms::web::files::disk::{Folder, is_id};
use crate::platforms::web::files::held;

/// The table that says which attached files there are, and the column of their ids.
pub(super) const FILES: &str = "web_file";
pub(super) const FILE_ID: &str = "file_id";

/// The largest attached file that is read, in bytes: more than any settings allow.
const FILE: u64 = 256 * 1024 * 1024;

/// What stands before the bytes of an attached file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Carried {
    pub file: String,
    pub bytes: u64,
}

/// Writes every attached file; how many, how many are missing, and which have left with their
/// message since the look began: their rows are left out too.
pub(super) async fn carry(
    store: &Store,
    tx: &mut Tx,
    tables: &[Table],
    folder: &Folder,
    pen: &mut Pen<impl Write>,
) -> Result<(u64, u64, BTreeSet<String>)> {
    let (mut files, mut missing, mut gone) = (0, 0, BTreeSet::new());
    if tables.iter().all(|table| table.name != FILES) {
        return Ok((files, missing, gone));
    }
    for one in held(tx).await?.into_iter().filter(|held| !held.removed) {
        if let Ok(mut from) = folder.open(&one.id) {
            let bytes = from.metadata()?.len();
            pen.line(&Carried { file: one.id, bytes })?;
            let mut left = (&mut from).take(bytes);
            let mut piece = vec![0; 64 * 1024];
            loop {
                let read = left.read(&mut piece).doing("reading an attached file")?;
                if read == 0 {
                    break;
                }
                pen.bytes(&piece[..read])?;
            }
            if left.limit() > 0 {
                return Err(Failure::because("an attached file became shorter").into());
            }
            pen.bytes(b"\n")?;
            files += 1;
            continue;
        }
        let mut now = store.look().await?;
        let still = held(&mut now).await?;
        if still.iter().any(|other| other.id == one.id && !other.removed) {
            missing += 1;
        } else {
            gone.insert(one.id);
        }
    }
    Ok((files, missing, gone))
}

/// Attached files put back, and how to take them away again.
pub(super) struct Back {
    pub folder: Folder,
    /// Those that were not there before.
    pub put: Vec<String>,
    pub files: u64,
}

impl Back {
    pub fn put(&mut self, id: &str, content: &[u8]) -> Result<()> {
        let new = self.folder.open(id).is_err();
        self.folder.put(id, content).doing("putting an attached file back")?;
        if new {
            self.put.push(id.to_owned());
        }
        self.files += 1;
        Ok(())
    }

    pub fn undo(&self) {
        for id in &self.put {
            if let Err(error) = self.folder.remove(id) {
                tracing::warn!(%error, "a file that was put back belongs to nothing");
            }
        }
    }
}

impl Lines {
    /// What a line announces, if it announces an attached file.
    pub fn announced(&self, line: &[u8], head: &Head) -> Result<Option<Carried>> {
        let Ok(carried) = serde_json::from_slice::<Carried>(line) else { return Ok(None) };
        if head.format < 2 || carried.bytes > FILE || !is_id(&carried.file) {
            return self.broken();
        }
        Ok(Some(carried))
    }

    /// The bytes of an attached file, with the end of the line after them.
    pub fn content(&mut self, carried: &Carried) -> Result<Vec<u8>> {
        let mut content = Vec::new();
        let read = (&mut self.from).take(carried.bytes + 1).read_to_end(&mut content);
        let whole = u64::try_from(content.len()).unwrap_or(0) == carried.bytes + 1;
        if read.is_err() || !whole || content.last() != Some(&b'\n') {
            return self.broken();
        }
        Ok(content)
    }
}
