//! The connections of transactions. On SQLite they are held and not given back to the library's pool: a
//! file need not be asked whether it is still there, and what a connection has prepared stays. Not all of
//! it: the library keeps the last hundred texts of each, some 15 kB a text (measured: a seventh of all that
//! was in memory), most of which are asked once in a while. Nor are there many: each is a thread that has read
//! the whole schema, and more than there are processors are of use only while one is taken for long. It refuses
//! to know any table.

use std::collections::{HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Engine;
use super::open::PATIENCE;
use super::statement::{Asked, Statement};

/// Among how many texts one must be asked again to be kept prepared.
const LATELY: usize = 128;

/// How many a connection keeps prepared; one with more is closed, and another begins with none.
const KEPT: usize = 64;

/// For how long one is waited for, where there are enough, before there is another.
const SOON: Duration = Duration::from_millis(20);

/// All connections.
#[derive(Clone)]
pub(super) struct Lines {
    /// Whose turn it is.
    turns: Arc<Semaphore>,
    /// One for each that lies idle, and for each that is not open and may be.
    ready: Arc<Semaphore>,
    /// How many are enough.
    enough: usize,
    rack: Arc<Mutex<Rack>>,
    engine: Engine,
}

/// The connections nobody uses.
#[derive(Default)]
struct Rack {
    idle: Vec<Held>,
    /// How many there are, idle or not.
    open: usize,
    /// None are held any more, or ever.
    holds_none: bool,
}

/// A connection, and what it has prepared.
struct Held {
    connection: PoolConnection<Any>,
    prepared: Prepared,
}

impl Held {
    fn close(self) {
        // Not `leak`, which keeps its place in the pool for good.
        drop(self.connection.detach());
    }
}

/// What is worth being prepared: texts that are asked again and again.
#[derive(Debug, Default)]
struct Prepared {
    lately: VecDeque<u64>,
    kept: HashSet<u64>,
}

impl Prepared {
    /// Whether a text that is asked now is kept prepared.
    fn keeps(&mut self, text: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let text = hasher.finish();
        if self.kept.contains(&text) {
            return true;
        }
        if let Some(at) = self.lately.iter().position(|one| *one == text) {
            self.lately.remove(at);
            return self.kept.insert(text);
        }
        self.lately.push_back(text);
        if self.lately.len() > LATELY {
            self.lately.pop_front();
        }
        false
    }

    /// Whether it is enough.
    fn is_full(&self) -> bool {
        self.kept.len() > KEPT
    }
}

impl Lines {
    pub fn of(engine: Engine, most: u32) -> Self {
        let most = usize::try_from(most).unwrap_or(Semaphore::MAX_PERMITS);
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        let enough = match engine {
            // One of them writes.
            Engine::Sqlite => (processors + 1).min(most),
            Engine::Postgres => most,
        };
        Self::with(engine, most, enough)
    }

    fn with(engine: Engine, most: usize, enough: usize) -> Self {
        let rack = Rack { holds_none: engine == Engine::Postgres, ..Rack::default() };
        let (turns, ready) = (Arc::new(Semaphore::new(most)), Arc::new(Semaphore::new(enough)));
        Self { turns, ready, enough, rack: Arc::new(Mutex::new(rack)), engine }
    }

    fn rack(&self) -> MutexGuard<'_, Rack> {
        self.rack.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One that is held, or one of the pool.
    pub async fn take(&self, pool: &sqlx::Pool<Any>) -> std::result::Result<Line, sqlx::Error> {
        let turn = tokio::time::timeout(PATIENCE, self.turns.clone().acquire_owned()).await;
        let turn = turn.map_err(|_| sqlx::Error::PoolTimedOut)?;
        let turn = turn.map_err(|_| sqlx::Error::PoolClosed)?;
        let ready = match tokio::time::timeout(SOON, self.ready.acquire()).await {
            Ok(ready) => ready.ok(),
            // One may have come at the last moment.
            Err(_) => self.ready.try_acquire().ok(),
        };
        let idle = {
            let mut rack = self.rack();
            // Whoever waited in vain opens another, and takes none that was promised to somebody else.
            let idle = ready.as_ref().and_then(|_| rack.idle.pop());
            rack.open += usize::from(idle.is_none());
            idle
        };
        if let Some(ready) = ready {
            ready.forget();
        }
        // From here on it counts as open, whatever becomes of it.
        let place = Place { lines: self.clone(), is_kept: false, _turn: turn };
        let held = match idle {
            Some(held) => held,
            None => Held { connection: pool.acquire().await?, prepared: Prepared::default() },
        };
        Ok(Line { held, place })
    }

    /// Holds none any more: all of them are the library's again.
    pub fn close(&self) {
        let mut rack = self.rack();
        rack.holds_none = true;
        rack.idle.clear();
    }
}

/// The place of a connection among those that are open: given up with it, unless it is kept.
struct Place {
    lines: Lines,
    is_kept: bool,
    _turn: OwnedSemaphorePermit,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut rack = self.lines.rack();
        rack.open -= usize::from(!self.is_kept);
        if self.is_kept || rack.open < self.lines.enough {
            self.lines.ready.add_permits(1);
        }
    }
}

/// A connection in use.
pub(super) struct Line {
    held: Held,
    place: Place,
}

impl Line {
    /// The connection.
    pub fn connection(&mut self) -> &mut AnyConnection {
        &mut self.held.connection
    }

    /// The connection, and a statement as it is asked there: prepared if that is worth it. A server looks after
    /// what it has prepared itself.
    pub fn asked(&mut self, statement: Statement) -> (&mut AnyConnection, Asked) {
        let keeps = self.place.lines.engine == Engine::Postgres
            || self.held.prepared.keeps(&statement.text);
        (&mut self.held.connection, statement.asked().persistent(keeps))
    }

    /// Leaves it for the next transaction, unless enough are left already.
    pub fn give_back(self) {
        let Self { held, mut place } = self;
        let lines = place.lines.clone();
        let mut rack = lines.rack();
        if rack.holds_none {
            // The library keeps it.
            drop(rack);
        } else if held.prepared.is_full() || rack.idle.len() >= lines.enough {
            drop(rack);
            held.close();
        } else {
            rack.idle.push(held);
            place.is_kept = true;
            drop(rack);
        }
    }

    /// Closes it: nobody knows what it is in the middle of.
    pub fn hang_up(self) {
        self.held.close();
    }
}

#[cfg(test)]
mod tests {
    use futures_util::future::join_all;
    use sqlx::any::AnyPoolOptions;

    use super::{Engine, KEPT, LATELY, Line, Lines, Prepared};

    #[tokio::test]
    async fn there_are_more_than_enough_only_while_those_are_taken() {
        sqlx::any::install_default_drivers();
        let pool =
            AnyPoolOptions::new().max_connections(10).connect("sqlite::memory:").await.unwrap();
        let lines = Lines::with(Engine::Sqlite, 8, 3);
        let open = || usize::try_from(pool.size()).unwrap();
        // Opening one takes a while.
        let mut first = Vec::new();
        for _ in 0..3 {
            first.push(lines.take(&pool).await.unwrap());
        }
        first.into_iter().for_each(Line::give_back);
        let again_and_again = async || {
            for _ in 0..50 {
                let line = lines.take(&pool).await.unwrap();
                tokio::task::yield_now().await;
                assert_eq!(open(), 3, "nobody is slow");
                line.give_back();
            }
        };
        join_all((0..8).map(|_| again_and_again())).await;
        let mut taken = Vec::new();
        for _ in 0..4 {
            taken.push(lines.take(&pool).await.unwrap());
        }
        assert_eq!(open(), 4, "nobody waits for those who take long");
        taken.pop().unwrap().hang_up();
        assert_eq!(open(), 3);
        taken.push(lines.take(&pool).await.unwrap());
        for line in taken {
            line.give_back();
        }
        assert_eq!(open(), 3);
        let (rack, ready) = (lines.rack(), lines.ready.available_permits());
        assert_eq!(ready, rack.idle.len() + 3 - rack.open.min(3));
    }

    #[test]
    fn what_is_asked_again_is_kept_and_what_is_asked_once_in_a_while_is_not() {
        let mut prepared = Prepared::default();
        assert!(!prepared.keeps("select 1"));
        assert!(prepared.keeps("select 1"));
        for number in 0..LATELY * 3 {
            assert!(!prepared.keeps(&format!("select {number} from a")));
            assert!(prepared.keeps("select 1"));
        }
        assert!(!prepared.keeps("select 0 from a"), "that is long ago");
        assert!(prepared.keeps("select 0 from a"));
        assert!(!prepared.is_full());
        for number in 0..KEPT {
            prepared.keeps(&format!("select {number} from b"));
            prepared.keeps(&format!("select {number} from b"));
        }
        assert!(prepared.is_full());
        assert!(prepared.lately.len() <= LATELY);
    }
}
