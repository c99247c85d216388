//! Backup and restore: one file that carries every row and every attached file, whatever the
//! engine, taken while the house goes on. It refuses to know what a row means.
//!
//! The file is gzip over JSON Lines: a head (format, number of the schema), for each table its name
//! and columns and then its rows as arrays in the order of the table's key, and an end with the
//! number of rows and the SHA-256 of all bytes before it. Since format 2, between the head and the
//! tables, for each attached file a line with its id and length, its bytes as they are, and the end
//! of a line; format 1 had none, and is read as before. Nothing in it tells the engine or the hour,
//! so that the same rows make the same file, byte for byte. It holds everything, the key that signs
//! cookies too: only its owner may read it.

mod carried;

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use futures_util::StreamExt;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use carried::{Back, FILE_ID, FILES, carry};

use super::console::Console;
use super::start;
use crate::foundation::config::Config;
use crate::foundation::error::{Doing, Result};
use crate::foundation::store::{Store, Table, migrations};
use crate::platforms::web;
use crate::platforms::web::files::disk::Folder;
use crate::{refuse, say};

/// The format written here.
const FORMAT: u32 = 2;

/// The longest line that is read, in bytes: many times the longest text a row may hold.
const LINE: u64 = 64 * 1024 * 1024;

/// How many rows are put back at a time.
const AT_ONCE: usize = 500;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    puente: String,
    format: u32,
    schema: i64,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Heading {
    table: String,
    columns: Vec<String>,
}

/// What a backup holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// How many tables.
    pub tables: usize,
    /// How many rows.
    pub rows: u64,
    /// How many attached files.
    pub files: u64,
    /// How many more there should have been.
    pub missing: u64,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct End {
    end: u64,
    sha256: String,
}

/// Writes lines and keeps their fingerprint.
struct Pen<W: Write> {
    to: W,
    hash: Sha256,
}

impl<W: Write> Pen<W> {
    fn line(&mut self, what: &impl Serialize) -> Result<()> {
        let mut line = serde_json::to_vec(what).doing("writing a line of a backup")?;
        line.push(b'\n');
        self.bytes(&line)
    }

    fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        self.hash.update(bytes);
        self.to.write_all(bytes).doing("writing a backup")
    }
}

fn hexadecimal(hash: Sha256) -> String {
    hash.finalize().iter().fold(String::new(), |mut text, byte| {
        text.push_str(&format!("{byte:02x}"));
        text
    })
}

/// `backup`: everything, into one file; a file that stands already is replaced once the new one is
/// whole.
///
/// # Errors
/// A refusal or a failure if the database cannot be read or the file not be written.
pub async fn backup(config: &Config, file: &Path, console: &Console) -> Result<()> {
    let store = start::reach_existing(&start::database(config)?).await?;
    let folder = config.section::<web::Settings>("web")?.folder(&store);
    let written = write(&store, &folder, file).await;
    store.close().await;
    let Written { tables, rows, files, missing } = written?;
    let shown = file.display().to_string();
    console.say(&say!(
        "cli-backed-up",
        file = shown,
        tables = tables,
        rows = rows,
        files = files
    ))?;
    if missing > 0 {
        let folder = folder.path().display().to_string();
        console.say(&say!("cli-backup-missing", count = missing, folder = folder))?;
    }
    console.say(&say!("cli-backup-secret"))
}

fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".unfinished");
    file.with_file_name(name)
}

fn private(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    // One that was left behind may be readable by others.
    let _ = std::fs::remove_file(path);
    options.open(path).doing("making the file of a backup")
}

/// Writes a backup of a database and of the folder of its attached files.
///
/// # Errors
/// A failure if the database cannot be read or the file not be written.
pub async fn write(store: &Store, folder: &Folder, file: &Path) -> Result<Written> {
    let unfinished = beside(file);
    let packed = GzEncoder::new(BufWriter::new(private(&unfinished)?), Compression::default());
    let mut pen = Pen { to: packed, hash: Sha256::new() };
    let schema = store.applied().await;
    // One look: what is said meanwhile is in the next backup.
    let mut tx = store.look().await?;
    let tables = tx.catalog().await?;
    pen.line(&Head { puente: "backup".to_owned(), format: FORMAT, schema })?;
    let (files, missing, gone) = carry(store, &mut tx, &tables, folder, &mut pen).await?;
    let mut count = 0;
    for table in &tables {
        let place = table.columns.iter().position(|(name, _)| name == FILE_ID);
        let place = place.filter(|_| table.name == FILES);
        let columns = table.columns.iter().map(|(name, _)| name.clone()).collect();
        pen.line(&Heading { table: table.name.clone(), columns })?;
        let mut rows = tx.all_rows(table);
        while let Some(row) = rows.next().await {
            let row = row?;
            let id = place.and_then(|place| row.get(place)?.as_str());
            if id.is_some_and(|id| gone.contains(id)) {
                continue;
            }
            pen.line(&row)?;
            count += 1;
        }
    }
    let sha256 = hexadecimal(pen.hash.clone());
    pen.line(&End { end: count, sha256 })?;
    let whole = pen.to.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    whole.sync_all().doing("writing a backup")?;
    std::fs::rename(&unfinished, file).doing("putting a backup in its place")?;
    Ok(Written { tables: tables.len(), rows: count, files, missing })
}

/// `restore`: puts everything back into an empty database, which may be of the other engine.
///
/// # Errors
/// A refusal if the file is not a whole backup or of a newer version, or the database holds
/// something.
pub async fn restore(config: &Config, file: &Path, console: &Console) -> Result<()> {
    let url = start::database(config)?;
    let head = examine(file)?;
    let store = start::reach(&url).await?;
    let mut back = Back {
        folder: config.section::<web::Settings>("web")?.folder(&store),
        put: Vec::new(),
        files: 0,
    };
    let read = read(&store, file, &head, &mut back).await;
    store.close().await;
    let rows = match read {
        Ok(rows) => rows,
        Err(error) => {
            back.undo();
            return Err(error);
        }
    };
    let shown = file.display().to_string();
    console.say(&say!("cli-restored", file = shown, rows = rows, files = back.files))
}

/// The lines of a backup.
struct Lines {
    from: BufReader<MultiGzDecoder<BufReader<File>>>,
    shown: String,
}

impl Lines {
    fn open(file: &Path) -> Result<Self> {
        let shown = file.display().to_string();
        match File::open(file) {
            Ok(opened) => {
                let from = BufReader::new(MultiGzDecoder::new(BufReader::new(opened)));
                Ok(Self { from, shown })
            }
            Err(error) => {
                refuse!("config-unreadable", file = shown, problem = error.to_string())
            }
        }
    }

    fn broken<T>(&self) -> Result<T> {
        refuse!("cli-restore-broken", file = self.shown.as_str())
    }

    fn next(&mut self) -> Result<Vec<u8>> {
        let mut line = Vec::new();
        let read = (&mut self.from).take(LINE).read_until(b'\n', &mut line);
        if read.is_err() || line.last() != Some(&b'\n') {
            return self.broken();
        }
        Ok(line)
    }
}

/// Reads a backup to its end; its head if it is whole and may be put back here.
fn examine(file: &Path) -> Result<Head> {
    let mut lines = Lines::open(file)?;
    let first = lines.next()?;
    let Ok(head) = serde_json::from_slice::<Head>(&first) else { return lines.broken() };
    let known = migrations().last().map_or(0, |(number, _, _)| *number);
    if head.puente != "backup" {
        return lines.broken();
    }
    if head.format > FORMAT || head.schema > known {
        return refuse!("cli-restore-newer", file = lines.shown.as_str());
    }
    let mut hash = Sha256::new();
    hash.update(&first);
    let mut rows = 0;
    loop {
        let line = lines.next()?;
        // A row of a text and a number would read as the announcement of a file.
        if line.first() == Some(&b'[') {
            hash.update(&line);
            rows += 1;
            continue;
        }
        if let Ok(end) = serde_json::from_slice::<End>(&line) {
            let whole = end.end == rows && end.sha256 == hexadecimal(hash);
            let over = lines.from.fill_buf().is_ok_and(<[u8]>::is_empty);
            return if whole && over { Ok(head) } else { lines.broken() };
        }
        hash.update(&line);
        if let Some(carried) = lines.announced(&line, &head)? {
            hash.update(lines.content(&carried)?);
        }
    }
}

async fn read(store: &Store, file: &Path, head: &Head, back: &mut Back) -> Result<u64> {
    if store.applied().await > 0 {
        let mut look = store.look().await?;
        for table in look.catalog().await? {
            if look.has_rows(&table).await? {
                return refuse!("cli-restore-not-empty", table = table.name);
            }
        }
        if store.applied().await > head.schema {
            return refuse!("cli-restore-made-already");
        }
    }
    store.migrate_to(head.schema).await?;
    let mut tx = store.begin().await?;
    let tables = tx.catalog().await?;
    let mut lines = Lines::open(file)?;
    lines.next()?;
    let (mut into, mut rows, mut count): (Option<&Table>, Vec<Vec<Value>>, u64) =
        (None, Vec::new(), 0);
    loop {
        let line = lines.next()?;
        if line.first() == Some(&b'[') {
            let Ok(row) = serde_json::from_slice(&line) else { return lines.broken() };
            rows.push(row);
            count += 1;
            if rows.len() < AT_ONCE {
                continue;
            }
        }
        match into {
            Some(table) => tx.put_rows(table, &rows).await?,
            None if rows.is_empty() => {}
            None => return lines.broken(),
        }
        rows.clear();
        if line.first() == Some(&b'[') {
            continue;
        }
        if serde_json::from_slice::<End>(&line).is_ok() {
            break;
        }
        if let Some(carried) = lines.announced(&line, head)? {
            let content = lines.content(&carried)?;
            back.put(&carried.file, content.strip_suffix(b"\n").unwrap_or_default())?;
            continue;
        }
        let heading = serde_json::from_slice::<Heading>(&line).ok();
        into = heading.and_then(|heading| {
            tables.iter().find(|table| {
                let columns = table.columns.iter().map(|(name, _)| name);
                table.name == heading.table && columns.eq(heading.columns.iter())
            })
        });
        if into.is_none() {
            return lines.broken();
        }
    }
    tx.commit().await?;
    store.migrate().await?;
    Ok(count)
}
