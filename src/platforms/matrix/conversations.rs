//! With whom Puente speaks alone, and where: looked up in the database once, then known for a while.
//! Nearly everything that is said is said in rooms that are no such conversation; a look for each of
//! those would cost as much as a third of taking it in.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Matrix, store};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::Tx;

/// For how long what was looked up is believed, in seconds: another process may begin a conversation.
const BELIEVED: i64 = 60;

/// What was looked up.
#[derive(Debug, Default)]
struct Found {
    /// With whom, by room; with nobody in a room like any other.
    with: HashMap<String, Option<String>>,
    /// Rooms of which this process has written anything: whether that stands, a commit decides, so
    /// they are looked up each time.
    written: HashSet<String>,
    since: Moment,
}

/// The conversations.
#[derive(Debug, Default)]
pub(super) struct Conversations(Mutex<Found>);

impl Conversations {
    fn found(&self) -> MutexGuard<'_, Found> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn written(&self, place: &str, account: Option<&str>) {
        let mut found = self.found();
        // Nor is it where they were spoken to until now.
        found.with.retain(|known, with| {
            known != place && (account.is_none() || with.as_deref() != account)
        });
        found.written.insert(place.to_owned());
    }

    /// Notes the room in which Puente speaks with an account alone.
    pub async fn keep(&self, tx: &mut Tx, account: &str, place: &str, at: Moment) -> Result<()> {
        self.written(place, Some(account));
        store::keep_direct(tx, account, place, at).await
    }

    /// Notes that a room is none to speak with somebody alone any more.
    pub async fn leave(&self, tx: &mut Tx, place: &str) -> Result<()> {
        self.written(place, None);
        store::leave_direct(tx, place).await
    }
}

impl Matrix {
    /// With whom Puente speaks alone in a room; none if it is no such room.
    pub(super) async fn alone_with(&self, place: &str) -> Result<Option<String>> {
        let now = self.base().world.now();
        {
            let mut found = self.conversations.found();
            if now > found.since.plus_seconds(BELIEVED) {
                found.with.clear();
                found.since = now;
            }
            if let Some(with) = found.with.get(place) {
                return Ok(with.clone());
            }
        }
        let with = store::account(&mut self.base().store.look().await?, place).await?;
        let mut found = self.conversations.found();
        if !found.written.contains(place) {
            found.with.insert(place.to_owned(), with.clone());
        }
        Ok(with)
    }
}
