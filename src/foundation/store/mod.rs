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
mod lines;
mod many;
mod moved;
mod news;
mod open;
pub mod packed;
mod records;
mod row;
mod statement;
mod trouble;
mod tx;
mod whole;

use std::sync::Arc;

use sqlx::Any;
use tokio::sync::{Mutex, OwnedMutexGuard, broadcast};

use crate::foundation::error::{Doing, Result};
use crate::foundation::metrics::Metrics;
use lines::Lines;
use open::PATIENCE;

pub use beside::beside;
pub use catalog::{Holds, Table};
pub use news::News;
pub use open::migrations;
pub use records::{Is, Of, Records};
pub use row::{Columns, is_duplicate};
pub use statement::{Bound, Statement};
pub use trouble::{Trouble, trouble};
pub use tx::{Found, Later, Tx};
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
    lines: Lines,
    engine: Engine,
    url: Arc<str>,
    /// The file behind it, and which one that was when it was opened.
    file: Option<Arc<moved::File>>,
    writers: Arc<Mutex<()>>,
    wake: broadcast::Sender<String>,
    metrics: Metrics,
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
        self.opened("beginning to write", statement, queue).await
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
        Ok(self.opened("beginning to read", statement, None).await?.reading())
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// A failure if it does not.
    pub async fn answers(&self) -> Result<()> {
        self.look().await?.ready().await.map(drop)
    }

    async fn opened(
        &self,
        doing: &'static str,
        begin: &'static str,
        queue: Option<OwnedMutexGuard<()>>,
    ) -> Result<Tx> {
        let line = self.lines.take(&self.pool).await.doing(doing)?;
        let begin = Statement::plain(doing, begin);
        let news = (self.wake.clone(), self.metrics.clone());
        Ok(Tx::new(line, self.engine, begin, news, queue))
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
