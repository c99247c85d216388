//! The database: one SQL text for SQLite and for PostgreSQL, through `sqlx::Any`.
//!
//! Everything outside the `store.rs` files sees a transaction, [`Tx`], and nothing of sqlx.
//! A writing transaction on SQLite begins with `begin immediate` behind a fair queue in this
//! process (a plain `begin` that writes later fails with BUSY under load); commits are durable
//! (`synchronous = full`). What should wake others is named with [`Tx::nudge`] and goes out only
//! after the commit, to this process through a channel and to others through PostgreSQL.
//!
//! It refuses to know any table.

mod beside;
mod catalog;
mod id;
mod many;
mod moved;
mod news;
mod open;
mod records;
mod row;
mod trouble;
mod whole;

use std::sync::Arc;

use sqlx::Any;
use sqlx::AnyConnection;
use tokio::sync::{Mutex, OwnedMutexGuard, broadcast};

use crate::foundation::clock::Boxed;
use crate::foundation::error::{Doing, Result};
use crate::foundation::metrics::Metrics;
use open::PATIENCE;

pub use beside::beside;
pub use catalog::{Holds, Table};
pub use many::Bound;
pub use news::News;
pub use open::migrations;
pub use records::{Is, Of, Records};
pub use row::{Columns, is_duplicate};
pub use trouble::{Trouble, trouble};
pub use whole::Rows;

/// The engine behind the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The embedded default: one file.
    Sqlite,
    /// For groups that outgrow one file, and for several processes.
    Postgres,
}

/// The database, cheap to clone.
#[derive(Clone)]
pub struct Store {
    pool: sqlx::Pool<Any>,
    engine: Engine,
    url: Arc<str>,
    /// The file behind it, and which one that was when it was opened.
    file: Option<Arc<moved::File>>,
    writers: Arc<Mutex<()>>,
    wake: broadcast::Sender<String>,
    metrics: Metrics,
}

/// A write that waits for the end of its transaction.
pub type Later = Box<dyn for<'a> FnOnce(&'a mut Tx) -> Boxed<'a, Result<()>> + Send>;

/// One transaction. Dropped without [`Tx::commit`], it leaves nothing behind.
pub struct Tx {
    inner: sqlx::Transaction<'static, Any>,
    engine: Engine,
    nudges: Vec<String>,
    later: Vec<(String, Later)>,
    wake: broadcast::Sender<String>,
    metrics: Metrics,
    _queue: Option<OwnedMutexGuard<()>>,
}

impl Store {
    /// A transaction that may write.
    ///
    /// # Errors
    /// A failure if the database cannot be reached.
    pub async fn begin(&self) -> Result<Tx> {
        let (queue, statement) = match self.engine {
            Engine::Sqlite => {
                let turn = self.writers.clone().lock_owned();
                // Behind somebody who waits for a file that others hold, nobody waits in turn.
                let turn = tokio::time::timeout(PATIENCE, turn).await;
                let turn = turn.map_err(|_| sqlx::Error::PoolTimedOut).doing("waiting to write")?;
                (Some(turn), "begin immediate")
            }
            Engine::Postgres => (None, "begin"),
        };
        if let Some(file) = &self.file {
            file.still_there().doing("beginning to write")?;
        }
        let inner = self.pool.begin_with(statement).await.doing("beginning to write")?;
        Ok(self.wrap(inner, queue))
    }

    /// A transaction that only reads: what it sees does not change under it.
    ///
    /// # Errors
    /// A failure if the database cannot be reached.
    pub async fn look(&self) -> Result<Tx> {
        let statement = match self.engine {
            Engine::Sqlite => "begin deferred",
            Engine::Postgres => "begin isolation level repeatable read read only",
        };
        let inner = self.pool.begin_with(statement).await.doing("beginning to read")?;
        Ok(self.wrap(inner, None))
    }

    fn wrap(
        &self,
        inner: sqlx::Transaction<'static, Any>,
        queue: Option<OwnedMutexGuard<()>>,
    ) -> Tx {
        Tx {
            inner,
            engine: self.engine,
            nudges: Vec::new(),
            later: Vec::new(),
            wake: self.wake.clone(),
            metrics: self.metrics.clone(),
            _queue: queue,
        }
    }

    /// Which engine this is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// What this process counts: whoever counts anything has the store at hand.
    #[must_use]
    pub fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// Where on the disk lies what belongs to this database and is not in it.
    #[must_use]
    pub fn beside(&self, what: &str) -> std::path::PathBuf {
        beside::beside(&self.url, what)
    }

    /// Hears the topics named by [`Tx::nudge`] after their commits, from here on.
    #[must_use]
    pub fn listen(&self) -> News {
        News::of(self.wake.subscribe())
    }

    /// Names a topic to this process's listeners without a transaction.
    pub fn wake(&self, topic: &str) {
        // No listener is no fault: there is nobody to wake.
        let _ = self.wake.send(topic.to_owned());
    }
}

impl Tx {
    /// The connection, for the statements of `store.rs` files.
    pub fn conn(&mut self) -> &mut AnyConnection {
        &mut self.inner
    }

    /// Which engine this runs on, for the few statements that need two texts.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Names a topic that changed; listeners hear it after the commit.
    pub fn nudge(&mut self, topic: impl Into<String>) {
        let topic = topic.into();
        if !self.nudges.contains(&topic) {
            self.nudges.push(topic);
        }
    }

    /// Leaves a write under the row called `place` to the end of the transaction, where all such
    /// are made in the order of their places: two transactions that write to the same places never
    /// wait for each other in a ring, and such rows are locked as briefly as can be.
    pub fn defer(&mut self, place: &str, write: Later) {
        self.later.push((place.to_owned(), write));
    }

    /// Makes everything done here last, then wakes the listeners.
    ///
    /// # Errors
    /// A failure if the database did not take it; then nothing of it stands.
    pub async fn commit(mut self) -> Result<()> {
        let mut later = std::mem::take(&mut self.later);
        later.sort_by(|(one, _), (other, _)| one.cmp(other));
        for (_, write) in later {
            write(&mut self).await?;
        }
        if self.engine == Engine::Postgres {
            for topic in &self.nudges {
                sqlx::query("select pg_notify('puente', $1)")
                    .bind(topic.as_str())
                    .execute(&mut *self.inner)
                    .await
                    .doing("naming what changed")?;
            }
        }
        self.inner.commit().await.doing("committing")?;
        self.metrics.committed();
        for topic in self.nudges {
            let _ = self.wake.send(topic);
        }
        Ok(())
    }
}
