//! What happens to files by itself: those let go of leave the disk, those that belong to nothing
//! are swept, and whoever looks after the house is told what is missing or altered. It decides
//! nothing about messages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::disk::{Folder, Found, made_at};
use crate::foundation::error::{Doing, Result};
use crate::foundation::i18n::Say;
use crate::foundation::jobs::{Due, schedule};
use crate::foundation::store::{Store, Tx};
use crate::foundation::talk::Base;
use crate::platforms::web::store::file::{self, Held};
use crate::platforms::web::{Settings, Web};
use crate::say;

/// The job that takes files off the disk.
pub(in crate::platforms::web) const UNLINK: &str = "web.unlink";

/// How long what belongs to nothing may lie, in seconds: it may be about to belong to a message.
const GRACE: i64 = 24 * 3600;

/// How many files are named that are missing or altered.
const NAMED: usize = 20;

impl Settings {
    /// The folder of attached files: as the settings say, or beside the database.
    #[must_use]
    pub fn folder(&self, store: &Store) -> Folder {
        Folder::at(self.files.as_ref().map_or_else(|| store.beside("files"), PathBuf::from))
    }
}

impl Web {
    /// The folder of attached files.
    pub(in crate::platforms::web) fn folder(&self) -> Folder {
        self.settings.folder(&self.base().store)
    }
}

fn folder(base: &Base) -> Result<Folder> {
    Ok(base.config.section::<Settings>("web")?.folder(&base.store))
}

/// Every file there should be on the disk, and those on their way out.
///
/// # Errors
/// A failure of the database.
pub async fn held(tx: &mut Tx) -> Result<Vec<Held>> {
    file::all(tx).await
}

/// Has what was let go of in this transaction taken off the disk, once it stands.
///
/// # Errors
/// A failure of the database.
pub(in crate::platforms::web) async fn unlink_soon(base: &Base, tx: &mut Tx) -> Result<()> {
    let (kind, at) = (UNLINK, base.world.now());
    let due = Due { kind, key: None, args: serde_json::json!({}), at };
    schedule(tx, &base.world, &due).await.map(drop)
}

/// Takes off the disk what was let go of.
///
/// # Errors
/// A failure of the database or the file system: then it is tried again.
pub(in crate::platforms::web) async fn unlink(base: &Base, tx: &mut Tx) -> Result<()> {
    let folder = folder(base)?;
    loop {
        let gone = file::removed(tx).await?;
        if gone.is_empty() {
            return Ok(());
        }
        for id in gone {
            match folder.remove(&id) {
                // What has no place in the folder is not there.
                Err(error) if error.kind() != std::io::ErrorKind::InvalidInput => {
                    return Err(error).doing("taking a file off the disk");
                }
                _ => file::forget(tx, &id).await?,
            }
        }
    }
}

/// Everything in the folder.
async fn look(folder: &Folder) -> Result<BTreeSet<Found>> {
    let folder = folder.clone();
    let found = tokio::task::spawn_blocking(move || folder.look()).await?;
    found.doing("looking into the folder of files")
}

/// Once a day: what a crash left behind and what belongs to nothing leaves the disk.
///
/// # Errors
/// A failure of the database or the file system.
pub(in crate::platforms::web) async fn sweep(base: &Base, tx: &mut Tx) -> Result<()> {
    unlink(base, tx).await?;
    let folder = folder(base)?;
    // The folder first: what comes meanwhile is not among what was found.
    let found = look(&folder).await?;
    let known: BTreeSet<String> = file::all(tx).await?.into_iter().map(|held| held.id).collect();
    let before = base.world.now().plus_seconds(-GRACE).0;
    for one in found {
        let gone = match &one {
            Found::File(id) if !known.contains(id) && made_at(id) < before => folder.remove(id),
            Found::Unfinished(name, id) if made_at(id) < before => folder.drop_unfinished(name),
            _ => continue,
        };
        gone.doing("sweeping the folder of files")?;
        tracing::info!("a file that belonged to nothing was swept");
    }
    Ok(())
}

/// What is wrong with where files are kept.
///
/// # Errors
/// A failure of the settings.
pub(in crate::platforms::web) fn check(base: &Base) -> Result<Vec<Say>> {
    let settings: Settings = base.config.section("web")?;
    let folder = settings.folder(&base.store);
    let shown = folder.path().display().to_string();
    let mut wrong = Vec::new();
    if settings.files_per_message > 0
        && let Err(error) = folder.writable(&base.world.id())
    {
        let problem = error.to_string();
        wrong.push(say!("web-check-folder", folder = shown.as_str(), problem = problem));
    }
    if folder.is_open_to_others() {
        wrong.push(say!("web-check-folder-open", folder = shown));
    }
    Ok(wrong)
}

/// What is wrong with the files themselves: each is read and compared with what is known of it.
///
/// # Errors
/// A failure of the database or the file system.
pub(in crate::platforms::web) async fn verify(base: &Base, tx: &mut Tx) -> Result<Vec<Say>> {
    let folder = folder(base)?;
    let found = look(&folder).await?;
    let held: BTreeMap<String, Held> =
        file::all(tx).await?.into_iter().map(|held| (held.id.clone(), held)).collect();
    let (mut missing, mut altered) = (Vec::new(), Vec::new());
    for one in held.values().filter(|one| !one.removed) {
        if !found.contains(&Found::File(one.id.clone())) {
            missing.push(one.id.clone());
            continue;
        }
        let (folder, id) = (folder.clone(), one.id.clone());
        let read = tokio::task::spawn_blocking(move || folder.fingerprint(&id)).await?;
        let (bytes, sha256) = read.doing("reading a file")?;
        if i64::try_from(bytes).ok() != Some(one.bytes) || sha256 != one.sha256 {
            altered.push(one.id.clone());
        }
    }
    let before = base.world.now().plus_seconds(-GRACE).0;
    let nothing = found.into_iter().filter_map(|one| match one {
        Found::File(id) if !held.contains_key(&id) && made_at(&id) < before => Some(id),
        Found::Unfinished(name, id) if made_at(&id) < before => Some(name),
        Found::Foreign(name) => Some(name),
        _ => None,
    });
    let nothing = nothing.collect();
    let stranded = file::stranded(tx).await?.into_iter().collect();
    let shown = folder.path().display().to_string();
    let all: [(&str, Vec<String>); 4] = [
        ("web-verify-missing", missing),
        ("web-verify-altered", altered),
        ("web-verify-nothing", nothing),
        ("web-verify-stranded", stranded),
    ];
    let wrong = all.into_iter().filter(|(_, files)| !files.is_empty()).map(|(id, files)| {
        let count = files.len();
        let files: Vec<String> = files.into_iter().take(NAMED).collect();
        Say::new(id).with("count", count).with("files", files).with("folder", shown.as_str())
    });
    Ok(wrong.collect())
}
