//! The live stream of a group's rooms to one browser: what changed, who is here, what only this
//! person is told. One cursor a room travels as the event's id, so that nothing is missed between
//! two connections. It changes nothing.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::extract::Path;
use axum::http::{HeaderMap, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{select_all, unfold};
use futures_util::{Stream, StreamExt};
use serde_json::{Value, json};
use tokio::sync::{broadcast, mpsc};

use super::frame::Speak;
use super::live::{Batch, Drawing, Turn};
use super::message::{self, Viewer};
use super::rooms::presence;
use super::store;
use super::visit::{Inside, Visit};
use super::wrong::Wrong;
use crate::foundation::clock::Moment;
use crate::foundation::error::Result as Done;
use crate::foundation::talk::RoomRef;

/// How often a stream looks whether its reader may still be here, in seconds.
const LOOK_AGAIN: i64 = 30;

/// How far before a page was made its notes may have been written, in seconds.
const NOTE_OVERLAP: i64 = 2;

/// After how long a browser comes back whose connection was lost: sooner than it would by itself, so
/// that a network that drops again and again is hardly noticed.
const LOST: Duration = Duration::from_secs(1);

/// After how long a browser may come back whose stream gave way to a newer one of its account.
const COME_BACK: Duration = Duration::from_mins(1);

/// After how long a browser may come back whose stream ended because the house closes: about this
/// long, so that a whole group does not stand at the door of the next process at once.
const BACK_SOON: Duration = Duration::from_secs(1);

/// How long a browser may take to read what it is told before its stream ends.
const SLOW: Duration = Duration::from_mins(1);

/// Where a stream begins: the last change of each room, and when the page was made.
pub(super) fn cursor<'a>(rooms: impl Iterator<Item = (&'a str, i64)>, made: Moment) -> String {
    let mut parts: Vec<String> = rooms.map(|(slug, change)| format!("{slug}:{change}")).collect();
    parts.push(format!(".:{}", made.0));
    parts.join(",")
}

fn read_cursor(text: &str) -> BTreeMap<String, i64> {
    text.split(',')
        .filter_map(|part| part.rsplit_once(':'))
        .filter_map(|(slug, change)| Some((slug.to_owned(), change.parse().ok()?)))
        .collect()
}

/// Where the stream of a page without rooms begins: it tells only what its reader alone is told.
pub(super) fn notes_only(made: Moment) -> String {
    format!("only=notes&after={}", cursor(std::iter::empty(), made))
}

/// One browser's stream.
struct Watcher {
    visit: Visit,
    inside: Inside,
    /// The rooms it tells of.
    rooms: Vec<RoomRef>,
    cursors: BTreeMap<String, i64>,
    told: HashSet<String>,
    here: usize,
    members: usize,
    to: mpsc::Sender<Event>,
    /// The browser no longer reads what it is told.
    slow: AtomicBool,
}

/// `GET /g/{slug}/stream`.
pub(super) async fn get(
    visit: Visit,
    Path(slug): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Wrong> {
    let inside = visit.enter(&slug).await?;
    let last =
        headers.get("last-event-id").and_then(|value| value.to_str().ok()).map(str::to_owned);
    let asked = |name: &str| visit.query.get(name).cloned().filter(|text| !text.is_empty());
    let from =
        last.filter(|text| !text.is_empty()).or_else(|| asked("last")).or_else(|| asked("after"));
    let cursors = read_cursor(&from.unwrap_or_default());
    let rooms = match asked("only").as_deref() {
        Some("notes") => Vec::new(),
        _ => inside.rooms.clone(),
    };
    let (to, events) = mpsc::channel(64);
    let (told, slow) = (HashSet::new(), AtomicBool::new(false));
    let watcher =
        Watcher { visit, inside, rooms, cursors, told, here: usize::MAX, members: 0, to, slow };
    tokio::spawn(watcher.run());
    let stream = unfold(events, |mut events| async move {
        events.recv().await.map(|event| (Ok::<_, std::convert::Infallible>(event), events))
    });
    let mut response = Sse::new(stream).keep_alive(KeepAlive::default()).into_response();
    // A proxy that collects before it passes on would hold back what is live.
    if let Ok(no) = "no".parse() {
        response.headers_mut().insert("x-accel-buffering", no);
    }
    if let Ok(no_store) = "no-store".parse() {
        response.headers_mut().insert(header::CACHE_CONTROL, no_store);
    }
    Ok(response)
}

type Told = (usize, Result<Arc<Batch>, broadcast::error::RecvError>);

fn told(
    at: usize,
    room: broadcast::Receiver<Arc<Batch>>,
) -> std::pin::Pin<Box<dyn Stream<Item = Told> + Send>> {
    Box::pin(unfold(Some(room), move |room| async move {
        let mut room = room?;
        let heard = room.recv().await;
        let ended = matches!(heard, Err(broadcast::error::RecvError::Closed));
        Some(((at, heard), (!ended).then_some(room)))
    }))
}

impl Watcher {
    async fn run(mut self) {
        let web = self.visit.web.clone();
        let mut closing = web.closing.subscribe();
        let _here = web.come(&self.inside.group.id, &self.inside.account.native_id);
        let mut turn = web.turn(&self.inside.account.native_id);
        if let Err(error) = self.watch(&mut closing, &mut turn).await {
            tracing::warn!(%error, "a live stream ended; the browser begins another");
        }
    }

    async fn watch(
        &mut self,
        closing: &mut tokio::sync::watch::Receiver<bool>,
        turn: &mut Turn,
    ) -> Done<()> {
        let web = self.visit.web.clone();
        let mut moved = web.moved();
        let mut news = web.base().store.listen();
        let topic = store::note::topic(&self.inside.person.id);
        let mut ended = web.base().store.listen();
        let session = store::session::topic(&self.inside.person.id);
        let rooms = self.rooms.clone();
        let mut streams = Vec::new();
        for (at, room) in rooms.iter().enumerate() {
            let mut tx = web.base().store.look().await?;
            let reached = store::cursor(&mut tx, &room.id).await?;
            drop(tx);
            streams.push(told(at, web.watch(&self.inside.group, &room.id, reached)));
            self.cursors.entry(room.slug.clone()).or_insert(reached.1);
        }
        self.put(Event::default().retry(LOST)).await;
        let mut streams = select_all(streams);
        for room in &rooms {
            self.catch_up(room).await?;
        }
        self.notes().await?;
        self.presence().await?;
        let mut look_again = web.base().world.now().plus_seconds(LOOK_AGAIN);
        loop {
            if *closing.borrow() {
                self.goodbye();
                return Ok(());
            }
            if self.slow.load(Ordering::Relaxed) {
                return Ok(());
            }
            tokio::select! {
                _ = &mut turn.given_up => {
                    self.put(Event::default().retry(COME_BACK)).await;
                    return Ok(());
                }
                () = self.to.closed() => return Ok(()),
                _ = closing.changed() => {}
                heard = streams.next(), if !streams.is_empty() => match heard {
                    Some((at, Ok(batch))) => self.tell(&rooms[at], &batch).await,
                    // Too slow to keep up: what was missed is read again.
                    Some((at, Err(_))) => self.catch_up(&rooms[at]).await?,
                    None => {}
                },
                () = news.about(&topic) => self.notes().await?,
                () = ended.about(&session) => if !self.still_here().await? { return Ok(()); },
                changed = moved.changed() => {
                    if changed.is_err() { return Ok(()); }
                    self.presence().await?;
                }
                () = web.base().world.clock.sleep_until(look_again) => {
                    look_again = web.base().world.now().plus_seconds(LOOK_AGAIN);
                    self.notes().await?;
                    if !self.still_here().await? { return Ok(()); }
                }
            }
        }
    }

    /// Whether the session stands and the person is still in the group; what they may is read anew.
    async fn still_here(&mut self) -> Done<bool> {
        let web = self.visit.web.clone();
        let Some(session) = &self.visit.session else { return Ok(false) };
        let mut tx = web.base().store.look().await?;
        let now = web.base().world.now();
        if store::session::find(&mut tx, &session.fingerprint, now).await?.is_none() {
            return Ok(false);
        }
        let (account, group) = (&self.inside.account, &self.inside.group);
        let person = web.ears.person(&mut tx, account, Some(group)).await?;
        let Some(person) = person.filter(|person| person.joined) else { return Ok(false) };
        self.inside.person = person;
        Ok(true)
    }

    async fn catch_up(&mut self, room: &RoomRef) -> Done<()> {
        let web = self.visit.web.clone();
        loop {
            let since = self.cursors.get(&room.slug).copied().unwrap_or(0);
            let mut tx = web.base().store.look().await?;
            let lines = store::changed(&mut tx, &room.id, since, 200).await?;
            if lines.is_empty() {
                return Ok(());
            }
            let batch = web.batch(&mut tx, &self.inside.group, lines, i64::MAX).await?;
            drop(tx);
            self.tell(room, &batch).await;
        }
    }

    async fn tell(&mut self, room: &RoomRef, batch: &Batch) {
        self.members = batch.names.len();
        for line in &batch.lines {
            let cursor = self.cursors.entry(room.slug.clone()).or_insert(0);
            if line.change <= *cursor {
                continue;
            }
            *cursor = line.change;
            let id = line.id.as_str();
            if line.deleted_at.is_some() {
                self.send("gone", &json!({ "room": room.slug, "id": id })).await;
                continue;
            }
            let speak = Speak { web: &self.visit.web, reader: &self.inside.person.reader };
            let viewer = Viewer { speak, inside: &self.inside, room };
            let draw = || Drawing {
                put: json!({
                    "room": room.slug, "id": id, "seq": line.seq,
                    "html": viewer.line(batch, line).into_string(),
                })
                .to_string(),
                say: json!({ "text": viewer.announcement(batch, line) }).to_string(),
            };
            let alike = viewer.alike(line);
            let others = alike.is_some();
            let drawing = match alike {
                Some(alike) => batch.drawing(line.change, alike, draw),
                None => Arc::new(draw()),
            };
            self.send_text("put", &drawing.put).await;
            if others && line.seq > batch.known {
                self.send_text("say", &drawing.say).await;
            }
        }
    }

    /// Tells the notes that the page did not have.
    async fn notes(&mut self) -> Done<()> {
        let web = self.visit.web.clone();
        let made = self.cursors.get(".").copied().unwrap_or(0);
        let since = Moment(made).plus_seconds(-NOTE_OVERLAP);
        let mut tx = web.base().store.look().await?;
        let notes = store::note::waiting(&mut tx, &self.inside.person.id).await?;
        drop(tx);
        for note in notes {
            if note.once || note.at < since || !self.told.insert(note.id.clone()) {
                continue;
            }
            let speak = Speak { web: &web, reader: &self.inside.person.reader };
            let html = message::note(&speak, &self.inside, &note).into_string();
            self.send("note", &json!({ "html": html })).await;
        }
        Ok(())
    }

    async fn presence(&mut self) -> Done<()> {
        let web = self.visit.web.clone();
        let here = web.here(&self.inside.group.id);
        if here == self.here {
            return Ok(());
        }
        self.here = here;
        if self.members == 0 {
            let mut tx = web.base().store.look().await?;
            self.members = web.ears.names(&mut tx, &self.inside.group).await?.len();
        }
        for room in self.rooms.clone() {
            let speak = Speak { web: &web, reader: &self.inside.person.reader };
            let text = presence(&speak, &room, self.members, here);
            self.send("presence", &json!({ "room": room.slug, "text": text })).await;
        }
        Ok(())
    }

    /// Sends one event with the cursors reached; a browser that is gone is noticed by the loop.
    async fn send(&self, name: &str, data: &Value) {
        self.send_text(name, &data.to_string()).await;
    }

    async fn send_text(&self, name: &str, data: &str) {
        let parts: Vec<String> =
            self.cursors.iter().map(|(slug, change)| format!("{slug}:{change}")).collect();
        let event = Event::default().event(name).id(parts.join(",")).data(data);
        self.put(event).await;
    }

    async fn put(&self, event: Event) {
        if self.slow.load(Ordering::Relaxed) {
            return;
        }
        let mut closing = self.visit.web.closing.subscribe();
        tokio::select! {
            biased;
            // What is not told now is told by the next process, from the cursor reached; nothing
            // may follow it, or the cursor would pass over it.
            _ = closing.wait_for(|closing| *closing) => {}
            sent = tokio::time::timeout(SLOW, self.to.send(event)) => {
                self.slow.store(sent.is_err(), Ordering::Relaxed);
            }
        }
    }

    /// Tells the browser to come back soon; one that does not read right now comes back by itself.
    fn goodbye(&self) {
        let mut spread = [0];
        self.visit.web.base().world.chance.fill(&mut spread);
        let after = BACK_SOON + Duration::from_millis(u64::from(spread[0]) * 4);
        let _ = self.to.try_send(Event::default().retry(after));
    }
}
