//! The connections of transactions. On SQLite they are held and not given back to the library's pool: a
//! file need not be asked whether it is still there, and what a connection has prepared stays. Not all of
//! it: the library keeps the last hundred texts of each, some 15 kB a text (measured: a seventh of all that
//! was in memory), most of which are asked once in a while. Nor are there many: each is a thread that has read
//! the whole schema, and more than there are processors are of use only while one is taken for long. It refuses
//! to know any table.

use std::collections::{HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
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
    /// Who has one of those that are enough.
    few: Arc<Semaphore>,
    /// How many are enough.
    enough: usize,
    /// None where none are held, or no more.
    held: Arc<std::sync::Mutex<Option<Vec<Held>>>>,
    engine: Engine,
}

/// A connection, and what it has prepared.
struct Held {
    connection: PoolConnection<Any>,
    prepared: Prepared,
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
        let held = (engine == Engine::Sqlite).then(Vec::new);
        let (turns, few) = (Arc::new(Semaphore::new(most)), Arc::new(Semaphore::new(enough)));
        Self { turns, few, enough, held: Arc::new(std::sync::Mutex::new(held)), engine }
    }

    /// One that is held, or one of the pool.
    pub async fn take(&self, pool: &sqlx::Pool<Any>) -> std::result::Result<Line, sqlx::Error> {
        let turn = tokio::time::timeout(PATIENCE, self.turns.clone().acquire_owned()).await;
        let turn = turn.map_err(|_| sqlx::Error::PoolTimedOut)?;
        let turn = turn.map_err(|_| sqlx::Error::PoolClosed)?;
        let (mut few, mut held) = (self.few.clone().try_acquire_owned().ok(), self.pop());
        if few.is_none() && held.is_none() {
            let soon = tokio::time::timeout(SOON, self.few.clone().acquire_owned()).await;
            few = soon.ok().and_then(std::result::Result::ok);
            held = self.pop();
        }
        let held = match held {
            Some(held) => held,
            None => Held { connection: pool.acquire().await?, prepared: Prepared::default() },
        };
        Ok(Line { held, lines: self.clone(), _few: few, _turn: turn })
    }

    /// The one that was used last: what it has read is at hand.
    fn pop(&self) -> Option<Held> {
        self.held.lock().ok().and_then(|mut held| held.as_mut()?.pop())
    }

    /// Holds none any more: all of them are the library's again.
    pub fn close(&self) {
        if let Ok(mut held) = self.held.lock() {
            *held = None;
        }
    }
}

/// A connection in use.
pub(super) struct Line {
    held: Held,
    lines: Lines,
    // Given back before the turn is, or whoever has it next would wait for it.
    _few: Option<OwnedSemaphorePermit>,
    _turn: OwnedSemaphorePermit,
}

impl Line {
    /// The connection.
    pub fn connection(&mut self) -> &mut AnyConnection {
        &mut self.held.connection
    }

    /// The connection, and a statement as it is asked there: prepared if that is worth it. A server looks after
    /// what it has prepared itself.
    pub fn asked(&mut self, statement: Statement) -> (&mut AnyConnection, Asked) {
        let keeps =
            self.lines.engine == Engine::Postgres || self.held.prepared.keeps(&statement.text);
        (&mut self.held.connection, statement.asked().persistent(keeps))
    }

    /// Leaves it for the next transaction, unless enough are left already.
    pub fn give_back(self) {
        if self.held.prepared.is_full() {
            return self.hang_up();
        }
        let lines = self.lines.clone();
        let Ok(mut held) = lines.held.lock() else { return };
        match held.as_mut() {
            Some(held) if held.len() >= lines.enough => self.hang_up(),
            Some(held) => held.push(self.held),
            None => {}
        }
    }

    /// Closes it: nobody knows what it is in the middle of, it has prepared enough, or there are enough.
    pub fn hang_up(self) {
        // Not `leak`, which keeps its place in the pool for good.
        drop(self.held.connection.detach());
    }
}

#[cfg(test)]
mod tests {
    use futures_util::future::join_all;
    use sqlx::any::AnyPoolOptions;

    use super::{Engine, KEPT, LATELY, Lines, Prepared};

    #[tokio::test]
    async fn there_are_more_than_enough_only_while_those_are_taken() {
        sqlx::any::install_default_drivers();
        let pool =
            AnyPoolOptions::new().max_connections(10).connect("sqlite::memory:").await.unwrap();
        let lines = Lines::with(Engine::Sqlite, 8, 3);
        let open = || usize::try_from(pool.size()).unwrap();
        let for_a_moment = async || {
            let line = lines.take(&pool).await.unwrap();
            tokio::task::yield_now().await;
            line.give_back();
        };
        join_all((0..20).map(|_| for_a_moment())).await;
        assert!(open() <= 3, "{} are left", open());
        let mut taken = Vec::new();
        for _ in 0..4 {
            taken.push(lines.take(&pool).await.unwrap());
        }
        assert_eq!(open(), 4, "nobody waits for those who take long");
        for line in taken {
            line.give_back();
        }
        assert_eq!(open(), 3);
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
