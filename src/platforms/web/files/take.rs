//! Files as they arrive with a message: one after the other to the disk, never whole in memory
//! before they are there, then looked through a few at a time. Whose form it is and that it comes
//! from our own page is known before the first of them is taken.

use std::collections::HashMap;
use std::io::Error as Trouble;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::multipart::{Field, Multipart};
use axum::extract::{DefaultBodyLimit, FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use tokio::io::AsyncWriteExt;
use tokio::sync::Semaphore;

use super::carried::kept;
use super::disk::{Folder, is_full};
use super::{ALT_LIMIT, refused};
use crate::foundation::error::Error;
use crate::foundation::files::{No, cleaned, examine};
use crate::foundation::i18n::{Say, clean};
use crate::foundation::store::Tx;
use crate::foundation::talk::MemberId;
use crate::platforms::web::server::BODY_LIMIT;
use crate::platforms::web::settings::MEGABYTE;
use crate::platforms::web::store::file::{NewFile, totals};
use crate::platforms::web::visit::{Sent, Visit};
use crate::platforms::web::wrong::Wrong;
use crate::platforms::web::{Web, rich};
use crate::{refuse, say};

/// How many people may be sending files at once, and how many messages with files one of them.
const SENDING: usize = 32;
const SENDING_EACH: usize = 3;

/// How many files are looked through at once: each is in memory twice meanwhile.
const LOOKED_THROUGH: usize = 2;

/// How many times as long as a form a message with files may take to arrive: at twenty seconds,
/// ten megabytes over the slowest mobile line.
const TIMES: u32 = 15;

/// The name of the fields that hold files, and of those that describe them.
const FILE: &str = "file";
const ALT: &str = "alt";

/// Who is sending files.
pub(in crate::platforms::web) struct Uploads {
    sending: Arc<Mutex<HashMap<String, usize>>>,
    looks: Arc<Semaphore>,
}

impl Default for Uploads {
    fn default() -> Self {
        Self { sending: Arc::default(), looks: Arc::new(Semaphore::new(LOOKED_THROUGH)) }
    }
}

/// Somebody sends files for as long as this is held.
struct Sending {
    all: Arc<Mutex<HashMap<String, usize>>>,
    account: String,
}

impl Uploads {
    fn begin(&self, account: &str) -> Result<Sending, Wrong> {
        let mut all = self.sending.lock().unwrap_or_else(PoisonError::into_inner);
        let own = all.get(account).copied().unwrap_or(0);
        if own >= SENDING_EACH {
            return Err(Wrong::Busy(say!("web-file-busy-own")));
        }
        if all.values().sum::<usize>() >= SENDING {
            return Err(Wrong::Busy(say!("web-file-busy")));
        }
        all.insert(account.to_owned(), own + 1);
        Ok(Sending { all: self.sending.clone(), account: account.to_owned() })
    }
}

impl Drop for Sending {
    fn drop(&mut self) {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        match all.get_mut(&self.account) {
            Some(count) if *count > 1 => *count -= 1,
            _ => {
                all.remove(&self.account);
            }
        }
    }
}

/// Files that lie on the disk and belong to nothing yet; they go away with this, unless kept.
#[derive(Default)]
pub(in crate::platforms::web) struct Fresh {
    /// As they will be attached.
    pub files: Vec<NewFile>,
    folder: Option<Folder>,
}

impl Fresh {
    /// They belong to a message now, or it is not known whether they do; then what belongs to
    /// nothing is swept another day.
    pub fn keep(&mut self) {
        self.folder = None;
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        let Some(folder) = &self.folder else { return };
        for file in &self.files {
            if let Err(error) = folder.remove(&file.attached.id) {
                tracing::warn!(%error, "a file that belongs to nothing stays until it is swept");
            }
        }
    }
}

/// A form of the composer: its fields, and its files or why they are not taken.
pub(in crate::platforms::web) struct Form {
    pub sent: Sent,
    pub files: Result<Fresh, Wrong>,
}

fn is_multipart(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.trim_start().to_lowercase().starts_with("multipart/form-data"))
}

/// Reads the form of a sender, with files or without.
///
/// # Errors
/// It cannot be read, or does not prove that it comes from our own page; what is wrong with its
/// files alone stands beside its fields.
pub(in crate::platforms::web) async fn form(
    visit: Visit,
    account: &str,
    mut request: Request,
) -> Result<Form, Wrong> {
    if !is_multipart(request.headers()) {
        let sent = Sent::read(visit, request).await?;
        return Ok(Form { sent, files: Ok(Fresh::default()) });
    }
    let web = visit.web.clone();
    let most = web.settings.files_per_message.saturating_mul(web.settings.file_bytes());
    DefaultBodyLimit::max(most.saturating_add(2 * BODY_LIMIT)).apply(&mut request);
    let patience = web.settings.patience();
    let parts = Multipart::from_request(request, &()).await.map_err(|_| Wrong::Unreadable)?;
    let taking = Taking {
        web: &web,
        visit: &visit,
        account,
        pairs: Vec::new(),
        room: BODY_LIMIT,
        alts: Vec::new(),
        fresh: Fresh::default(),
        sending: None,
        no: None,
    };
    let taken = tokio::time::timeout(patience * TIMES, taking.all(parts, patience)).await;
    let (pairs, files) = taken.map_err(|_| Wrong::TooSlow)??;
    Ok(Form { sent: Sent::of(visit, pairs)?, files })
}

struct Taking<'a> {
    web: &'a Arc<Web>,
    visit: &'a Visit,
    account: &'a str,
    pairs: Vec<(String, String)>,
    /// How many bytes all other fields may still have.
    room: usize,
    alts: Vec<String>,
    fresh: Fresh,
    sending: Option<Sending>,
    /// Why the files are not taken; the fields are read on, so that no words are lost.
    no: Option<Wrong>,
}

type Taken = (Vec<(String, String)>, Result<Fresh, Wrong>);

impl Taking<'_> {
    async fn all(mut self, mut parts: Multipart, patience: Duration) -> Result<Taken, Wrong> {
        loop {
            let next = tokio::time::timeout(patience, parts.next_field()).await;
            let next = next.map_err(|_| Wrong::TooSlow)?;
            let Some(mut field) = next.map_err(|error| broken(&error.into_response()))? else {
                break;
            };
            let name = field.name().unwrap_or_default().to_owned();
            match field.file_name().map(str::to_owned) {
                None => self.field(name, &mut field, patience).await?,
                Some(called) => self.file(&name, &called, &mut field, patience).await?,
            }
        }
        if let Some(no) = self.no {
            return Ok((self.pairs, Err(no)));
        }
        describe(&mut self.fresh.files, &self.alts);
        Ok((self.pairs, Ok(self.fresh)))
    }

    async fn field(
        &mut self,
        name: String,
        field: &mut Field<'_>,
        patience: Duration,
    ) -> Result<(), Wrong> {
        let mut bytes = Vec::new();
        while let Some(piece) = piece(field, patience).await? {
            self.room = self.room.checked_sub(piece.len()).ok_or(Wrong::TooLarge)?;
            bytes.extend(piece);
        }
        self.room = self.room.checked_sub(name.len()).ok_or(Wrong::TooLarge)?;
        let value = String::from_utf8(bytes).map_err(|_| Wrong::Unreadable)?;
        if name == ALT {
            self.alts.push(value);
        } else {
            self.pairs.push((name, value));
        }
        Ok(())
    }

    async fn file(
        &mut self,
        name: &str,
        called: &str,
        field: &mut Field<'_>,
        patience: Duration,
    ) -> Result<(), Wrong> {
        let mut first = piece(field, patience).await?;
        // A field in which nothing was chosen comes empty and without a name.
        if called.is_empty() && first.as_ref().is_none_or(axum::body::Bytes::is_empty) {
            return Ok(());
        }
        let csrf = self.pairs.iter().find(|(name, _)| name == "csrf");
        if !self.visit.believes(csrf.map_or("", |(_, value)| value)) {
            return Err(Wrong::Forged);
        }
        if name != FILE {
            return Err(Wrong::Unreadable);
        }
        if self.no.is_none() {
            match self.take(called, &mut first, field, patience).await {
                Ok(file) => self.fresh.files.push(file),
                Err(Stop::Whole(wrong)) => return Err(wrong),
                Err(Stop::File(wrong)) => self.no = Some(wrong),
            }
        }
        // What is not taken is read to its end, so that the browser hears why.
        while piece(field, patience).await?.is_some() {}
        Ok(())
    }

    async fn take(
        &mut self,
        called: &str,
        first: &mut Option<axum::body::Bytes>,
        field: &mut Field<'_>,
        patience: Duration,
    ) -> Result<NewFile, Stop> {
        let settings = &self.web.settings;
        let (most, limit) = (settings.files_per_message, settings.file_bytes());
        if self.fresh.files.len() >= most {
            return Err(Stop::no(say!("web-file-many", limit = most)));
        }
        self.web.limits.file(self.account).map_err(Stop::File)?;
        if self.sending.is_none() {
            self.sending = Some(self.web.uploads.begin(self.account).map_err(Stop::File)?);
        }
        let (id, folder) = (self.web.base().world.id(), self.web.folder());
        let (file, arriving) = folder.begin(&id).map_err(|error| unkept(&error))?;
        let (mut file, mut length) = (tokio::fs::File::from_std(file), 0);
        while let Some(piece) = match first.take() {
            Some(first) => Some(first),
            None => piece(field, patience).await.map_err(Stop::Whole)?,
        } {
            length += piece.len();
            if length > limit {
                let name = shown(called);
                let limit = settings.file_megabytes;
                return Err(Stop::no(say!("web-file-large", name = name, limit = limit)));
            }
            file.write_all(&piece).await.map_err(|error| unkept(&error))?;
        }
        file.flush().await.map_err(|error| unkept(&error))?;
        drop(file);
        self.fresh.folder = Some(folder.clone());
        let look = self.web.uploads.looks.clone().acquire_owned().await;
        let (name, at) = (called.to_owned(), id.clone());
        let looked = tokio::task::spawn_blocking(move || {
            let content = arriving.read().map_err(Ended::Trouble)?;
            let examined = examine(&name, content).map_err(Ended::No)?;
            folder.put(&at, &examined.content).map_err(Ended::Trouble)?;
            drop(look);
            Ok(examined)
        });
        match looked.await {
            Ok(Ok(examined)) => Ok(kept(id, &examined)),
            Ok(Err(Ended::No(no))) => Err(Stop::no(refused(no, &shown(called)))),
            Ok(Err(Ended::Trouble(error))) => Err(unkept(&error)),
            Err(error) => Err(unkept(&Trouble::other(error))),
        }
    }
}

/// How looking through a file ended.
enum Ended {
    No(No),
    Trouble(Trouble),
}

/// Why a file is not taken: for itself alone, or because nothing more can be read.
enum Stop {
    File(Wrong),
    Whole(Wrong),
}

impl Stop {
    fn no(say: Say) -> Self {
        Self::File(Wrong::Refused(say))
    }
}

fn unkept(error: &Trouble) -> Stop {
    tracing::error!(%error, "an attached file could not be written");
    let say = if is_full(error) { say!("web-file-disk") } else { say!("web-file-unkept") };
    Stop::File(Wrong::Unkept(say))
}

/// A file's name in a sentence about it.
fn shown(called: &str) -> String {
    rich::first_words(&cleaned(called), 60)
}

fn broken(response: &axum::response::Response) -> Wrong {
    match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Wrong::TooLarge,
        _ => Wrong::Unreadable,
    }
}

async fn piece(
    field: &mut Field<'_>,
    patience: Duration,
) -> Result<Option<axum::body::Bytes>, Wrong> {
    let piece = tokio::time::timeout(patience, field.chunk()).await;
    piece.map_err(|_| Wrong::TooSlow)?.map_err(|error| broken(&error.into_response()))
}

/// Gives each file its description: in the order of the files, or one for all its pictures.
fn describe(files: &mut [NewFile], alts: &[String]) {
    let one = (alts.len() == 1).then(|| alts[0].as_str());
    for (at, file) in
        files.iter_mut().enumerate().filter(|(_, file)| file.attached.kind.is_picture())
    {
        let alt = one.or(alts.get(at).map(String::as_str)).unwrap_or_default();
        let alt = clean(alt).split_whitespace().collect::<Vec<_>>().join(" ");
        file.attached.alt = alt.chars().take(ALT_LIMIT).collect();
    }
}

impl Web {
    /// Refuses files beyond what one person may attach within a day, and beyond what there is room
    /// for. Two who attach at the same moment may both still be within it.
    pub(in crate::platforms::web) async fn room_for(
        &self,
        tx: &mut Tx,
        member: &MemberId,
        files: &[NewFile],
    ) -> Result<(), Error> {
        let new: i64 = files.iter().map(|file| file.attached.bytes).sum();
        if new == 0 {
            return Ok(());
        }
        let bytes = |megabytes: u32| i64::from(megabytes) * i64::try_from(MEGABYTE).unwrap_or(1);
        let day = self.base().world.now().plus_seconds(-86_400);
        let (all, own) = totals(tx, member, day).await?;
        if all + new > bytes(self.settings.files_megabytes) {
            tracing::warn!(
                "there is no more room for attached files: see files_megabytes in [web]"
            );
            return refuse!("web-file-house");
        }
        if own + new > bytes(self.settings.files_megabytes_per_day) {
            return refuse!("web-file-day", limit = self.settings.files_megabytes_per_day);
        }
        Ok(())
    }
}
