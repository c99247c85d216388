//! What changes in a room, read once and told to every browser that watches it: one reader a room,
//! started by the first watcher, ended with the last. It also knows who is here. It makes no HTML.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{broadcast, oneshot, watch};

use super::Web;
use super::store::{self, Line};
use super::worth::spoken;
use crate::foundation::error::Result;
use crate::foundation::store::Tx;
use crate::foundation::talk::{GroupId, GroupRef, MessageId, RoomId};

/// Names and countries of the members of a group, by handle.
pub(super) type Names = BTreeMap<String, (String, String)>;

/// Some lines of a room, with what is needed to show them to anybody.
#[derive(Clone, Debug)]
pub(super) struct Batch {
    pub lines: Vec<Line>,
    pub names: Arc<Names>,
    /// What the answered messages say: who wrote them, and their first words.
    pub quotes: HashMap<MessageId, (Option<String>, String)>,
    /// Lines after this place had not been told before.
    pub known: i64,
    /// What was drawn of its lines already.
    drawn: Arc<Mutex<Drawn>>,
}

/// What was drawn: the change of a line, and for whom.
type Drawn = HashMap<(i64, String), Arc<Drawing>>;

/// A line as everybody sees it who is alike in what may be done with it.
#[derive(Debug, PartialEq)]
pub(super) struct Drawing {
    /// The event that puts it in its place.
    pub put: String,
    /// The event that reads it aloud.
    pub say: String,
}

impl Batch {
    /// A drawing of the line of a change for those who are `alike`, made by the first of them.
    /// Drawing is what most of the work of a busy room is: two hundred people see a few drawings.
    pub fn drawing(
        &self,
        change: i64,
        alike: String,
        draw: impl FnOnce() -> Drawing,
    ) -> Arc<Drawing> {
        lock(&self.drawn).entry((change, alike)).or_insert_with(|| Arc::new(draw())).clone()
    }
}

/// The open streams of one account, oldest first: a number, and how to tell it to give way.
type Streams = VecDeque<(u64, oneshot::Sender<()>)>;

/// Who watches what.
#[derive(Default)]
pub(super) struct Hub {
    rooms: Mutex<HashMap<RoomId, broadcast::Sender<Arc<Batch>>>>,
    here: Mutex<HashMap<(GroupId, String), usize>>,
    moved: watch::Sender<u64>,
    pub(super) streams: Mutex<HashMap<String, Streams>>,
    turns: AtomicU64,
}

/// How many streams one account may have open at once.
const STREAMS: usize = 8;

/// One stream of an account, for as long as this is held.
pub(super) struct Turn {
    web: Arc<Web>,
    account: String,
    number: u64,
    /// Told once another stream needs the place.
    pub given_up: oneshot::Receiver<()>,
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut streams = lock(&self.web.hub.streams);
        if let Some(open) = streams.get_mut(&self.account) {
            open.retain(|(number, _)| *number != self.number);
            if open.is_empty() {
                streams.remove(&self.account);
            }
        }
    }
}

/// Somebody is here for as long as this is held.
pub(super) struct Here {
    web: Arc<Web>,
    who: (GroupId, String),
}

impl Drop for Here {
    fn drop(&mut self) {
        let mut here = lock(&self.web.hub.here);
        if let Some(count) = here.get_mut(&self.who) {
            *count -= 1;
            if *count == 0 {
                here.remove(&self.who);
            }
        }
        drop(here);
        self.web.hub.moved.send_modify(|count| *count += 1);
    }
}

/// What is held under these locks stays whole even if a thread died holding one.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How many changes one look reads.
const AT_ONCE: i64 = 200;

impl Web {
    /// Notes that somebody watches a group.
    pub(super) fn come(self: &Arc<Self>, group: &GroupId, account: &str) -> Here {
        let who = (group.clone(), account.to_owned());
        *lock(&self.hub.here).entry(who.clone()).or_insert(0) += 1;
        self.hub.moved.send_modify(|count| *count += 1);
        Here { web: self.clone(), who }
    }

    /// A place for one more stream of an account; the oldest gives way where there are too many.
    pub(super) fn turn(self: &Arc<Self>, account: &str) -> Turn {
        let number = self.hub.turns.fetch_add(1, Ordering::Relaxed);
        let (tell, given_up) = oneshot::channel();
        let mut streams = lock(&self.hub.streams);
        let open = streams.entry(account.to_owned()).or_default();
        while open.len() >= STREAMS
            && let Some((_, oldest)) = open.pop_front()
        {
            // One that has just ended needs no telling.
            let _ = oldest.send(());
        }
        open.push_back((number, tell));
        drop(streams);
        Turn { web: self.clone(), account: account.to_owned(), number, given_up }
    }

    /// How many people watch a group now, once each.
    pub(super) fn here(&self, group: &GroupId) -> usize {
        lock(&self.hub.here).keys().filter(|(known, _)| known == group).count()
    }

    /// Wakes when somebody comes or goes.
    pub(super) fn moved(&self) -> watch::Receiver<u64> {
        self.hub.moved.subscribe()
    }

    /// What changed in a room since a change, complete.
    pub(super) async fn batch(
        &self,
        tx: &mut Tx,
        group: &GroupRef,
        lines: Vec<Line>,
        known: i64,
    ) -> Result<Batch> {
        let names = Arc::new(self.ears.names(tx, group).await?);
        let mut quotes = HashMap::new();
        for id in lines.iter().filter_map(|line| line.reply_to.as_ref()) {
            if let Some(line) = store::find(tx, id).await?.filter(|line| line.deleted_at.is_none())
            {
                let words = spoken(&line);
                quotes.insert(id.clone(), (line.account, words));
            }
        }
        Ok(Batch { lines, names, quotes, known, drawn: Arc::default() })
    }

    /// Watches a room from a place the caller has just read; the reader starts there if nobody
    /// watched the room yet, so that nothing falls between the two.
    pub(super) fn watch(
        self: &Arc<Self>,
        group: &GroupRef,
        room: &RoomId,
        from: (i64, i64),
    ) -> broadcast::Receiver<Arc<Batch>> {
        let mut rooms = lock(&self.hub.rooms);
        if let Some(sender) = rooms.get(room) {
            return sender.subscribe();
        }
        let (sender, receiver) = broadcast::channel(64);
        rooms.insert(room.clone(), sender.clone());
        drop(rooms);
        tokio::spawn(self.clone().read_room(group.clone(), room.clone(), from, sender));
        receiver
    }

    /// The reader of a room.
    async fn read_room(
        self: Arc<Self>,
        group: GroupRef,
        room: RoomId,
        mut cursor: (i64, i64),
        sender: broadcast::Sender<Arc<Batch>>,
    ) {
        let mut news = self.base().store.listen();
        let mut closing = self.closing.subscribe();
        let topic = store::topic(&room);
        let mut held_up = false;
        loop {
            if *closing.borrow() || self.nobody_watches(&room, &sender) {
                return;
            }
            match self.tell_changes(&group, &room, &mut cursor, &sender).await {
                Ok(true) => continue,
                Ok(false) => held_up = false,
                Err(error) => {
                    // Said once: it is tried again every second.
                    if !held_up {
                        tracing::warn!(room = room.as_str(), %error, "a room cannot be read");
                    }
                    held_up = true;
                }
            }
            let next = self.base().world.now().plus_seconds(1);
            tokio::select! {
                () = self.base().world.clock.sleep_until(next) => {}
                () = news.about(&topic) => {}
                _ = closing.changed() => {}
            }
        }
    }

    fn nobody_watches(&self, room: &RoomId, sender: &broadcast::Sender<Arc<Batch>>) -> bool {
        let mut rooms = lock(&self.hub.rooms);
        let nobody = sender.receiver_count() == 0;
        if nobody {
            rooms.remove(room);
        }
        nobody
    }

    /// Reads what changed and tells it; whether there may be more.
    async fn tell_changes(
        &self,
        group: &GroupRef,
        room: &RoomId,
        cursor: &mut (i64, i64),
        sender: &broadcast::Sender<Arc<Batch>>,
    ) -> Result<bool> {
        let mut tx = self.base().store.look().await?;
        let (seq, change) = *cursor;
        let lines = store::changed(&mut tx, room, change, AT_ONCE).await?;
        let Some(last) = lines.last() else { return Ok(false) };
        let reached = (lines.iter().map(|line| line.seq).fold(seq, i64::max), last.change);
        let more = i64::try_from(lines.len()).unwrap_or(0) >= AT_ONCE;
        let batch = self.batch(&mut tx, group, lines, seq).await?;
        *cursor = reached;
        // Nobody listening any more is noticed before the next look.
        let _ = sender.send(Arc::new(batch));
        Ok(more)
    }
}
