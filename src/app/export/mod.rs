//! `export`: what a group has said, carried and counted, as files for people: JSON Lines and CSV,
//! one of each kind of records, and a text that says what stands where. Equal data make equal files.
//! It is no backup: what is nobody else's business is not in it, and nothing is put back from it.

mod guide;
mod named;
mod sheet;

use std::path::{Path, PathBuf};

use futures_util::StreamExt;
use serde_json::Value;

use self::named::Names;
use self::sheet::Sheet;
use super::console::Console;
use super::house::House;
use super::running::Running;
use super::start;
use crate::community::people::groups;
use crate::foundation::config::Config;
use crate::foundation::error::{Doing, Result};
use crate::foundation::i18n::Value as Told;
use crate::foundation::store::{Of, Records, Tx, migrations};
use crate::foundation::talk::GroupRef;
use crate::{refuse, say};

/// What is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Where the files go: a folder that is not there yet, or is empty.
    pub folder: PathBuf,
    /// The group, by slug; all without one.
    pub group: Option<String>,
    /// `jsonl` or `csv`; both without one.
    pub format: Option<String>,
}

/// `export`: writes the files and says how many records they hold.
///
/// # Errors
/// A refusal if the folder holds something, the group does not exist or the database is not up to
/// date; a failure if it cannot be read or a file not be written.
pub async fn export(config: Config, wanted: &Wanted, console: &Console) -> Result<()> {
    let store = start::reach_existing(&start::database(&config)?).await?;
    let known = migrations().last().map_or(0, |(number, _, _)| *number);
    if store.applied().await < known {
        return refuse!("cli-database-behind");
    }
    let running = Running::over(store, config, console)?;
    let written = write(&running.house, wanted).await;
    running.house.base.store.close().await;
    let (groups, records) = written?;
    let shown = wanted.folder.display().to_string();
    console.say(&say!("cli-exported", folder = shown, groups = groups, records = records))?;
    console.say(&say!("cli-export-personal"))
}

/// Writes the files; of how many groups, and how many records.
///
/// # Errors
/// As [`export`].
pub async fn write(house: &House, wanted: &Wanted) -> Result<(usize, u64)> {
    let formats: Vec<&str> = ["jsonl", "csv"]
        .into_iter()
        .filter(|format| wanted.format.as_deref().is_none_or(|only| only == *format))
        .collect();
    // One look: what is said meanwhile is in the next export.
    let mut tx = house.base.store.look().await?;
    let mut all = groups::store::all(&mut tx, None).await?;
    if let Some(slug) = &wanted.group {
        let names = Told::Either(all.iter().map(|group| Told::from(&group.slug)).collect());
        all.retain(|group| group.slug == *slug);
        if all.is_empty() {
            return refuse!("cli-which-group", names = names);
        }
    }
    room_for(&wanted.folder)?;
    let mut count = 0;
    for group in &all {
        let folder = wanted.folder.join(&group.slug);
        private(&folder)?;
        count += one_group(house, &mut tx, group, &folder, &formats).await?;
    }
    guide::write(house, &wanted.folder)?;
    Ok((all.len(), count))
}

/// Makes the folder, unless something is in it.
fn room_for(folder: &Path) -> Result<()> {
    let holds_something = std::fs::read_dir(folder).is_ok_and(|mut inside| inside.next().is_some());
    if holds_something {
        return refuse!("cli-export-not-empty", folder = folder.display().to_string());
    }
    private(folder)
}

/// A folder that nobody else on the machine reads.
fn private(folder: &Path) -> Result<()> {
    let mut making = std::fs::DirBuilder::new();
    making.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut making, 0o700);
    making.create(folder).doing("making the folder of an export")
}

async fn one_group(
    house: &House,
    tx: &mut Tx,
    group: &GroupRef,
    folder: &Path,
    formats: &[&str],
) -> Result<u64> {
    let mut names = Names::of(tx, group).await?;
    let rooms: Vec<String> = names.rooms().map(str::to_owned).collect();
    let mut count = 0;
    for kind in &house.records {
        let mut sheets = Vec::new();
        for format in formats {
            let file = folder.join(format!("{}.{format}", kind.name));
            sheets.push(Sheet::open(&file, format, kind)?);
        }
        let of = match kind.of {
            Of::Group => vec![group.id.to_string()],
            Of::Room => rooms.clone(),
        };
        for id in of {
            count += one_kind(tx, kind, &id, &mut names, &mut sheets).await?;
        }
        for sheet in sheets {
            sheet.close()?;
        }
    }
    Ok(count)
}

async fn one_kind(
    tx: &mut Tx,
    kind: &Records,
    of: &str,
    names: &mut Names,
    sheets: &mut [Sheet],
) -> Result<u64> {
    let mut rows = tx.records(kind, of);
    let mut count = 0;
    while let Some(row) = rows.next().await {
        let row = row?;
        if names.said_no(kind, &row) {
            continue;
        }
        let shown: Vec<Value> = kind
            .columns
            .iter()
            .zip(row)
            .map(|((_, is), value)| names.shown(*is, value))
            .collect::<Result<_>>()?;
        for sheet in sheets.iter_mut() {
            sheet.put(&shown)?;
        }
        count += 1;
    }
    Ok(count)
}
