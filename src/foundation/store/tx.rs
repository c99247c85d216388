//! One transaction. What it writes without looking at what comes of it waits, and goes with the next
//! statement that is looked at, or with the end: on SQLite as one text, so that it costs one way to
//! the database and back. So does the beginning.
//!
//! It refuses to know any table.

use futures_util::TryStreamExt;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Either, Executor};
use tokio::sync::{OwnedMutexGuard, broadcast};

use super::Engine;
use super::lines::Line;
use super::statement::{Bound, Statement};
use crate::foundation::clock::Boxed;
use crate::foundation::error::{Doing, Error, Failure, Result};
use crate::foundation::metrics::Metrics;

/// A write that waits for the end of its transaction.
pub type Later = Box<dyn for<'a> FnOnce(&'a mut Tx) -> Boxed<'a, Result<()>> + Send>;

/// The same, of all the rows that were gathered for one place.
pub type LaterRows = for<'a> fn(&'a mut Tx, String, Vec<Vec<Bound>>) -> Boxed<'a, Result<()>>;

/// What waits for the end of a transaction.
enum Waits {
    Write(Later),
    Rows(&'static str, Vec<Vec<Bound>>, LaterRows),
}

/// What came of what was sent; if one failed, which one.
type Sent = std::result::Result<Vec<Found>, (usize, Error)>;

const COMMIT: &str = "commit";
const ROLLBACK: &str = "rollback";
const NOTIFY_POSTGRES: &str = "select pg_notify('puente', $1)";

/// How many statements wait at most, each with as many rows as one carries.
const AT_ONCE: usize = 20;

/// How much of what statements find is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// The first row of the last one.
    First,
    /// All that so many of the last ones find.
    Last(usize),
}

impl Wanted {
    /// How many of the last ones are looked at.
    fn looked_at(self) -> usize {
        match self {
            Self::First => 1,
            Self::Last(many) => many,
        }
    }
}

/// What a statement found, and how many rows it touched.
#[derive(Default)]
pub struct Found {
    /// The rows it found.
    pub rows: Vec<AnyRow>,
    /// How many rows it touched; of one that only reads it says nothing.
    pub touched: u64,
}

/// One transaction. Dropped without [`Tx::commit`], it leaves nothing behind.
pub struct Tx {
    line: Option<Line>,
    engine: Engine,
    /// Something was sent, and nothing that ends it.
    open: bool,
    /// What is to be sent before anything else.
    waiting: Vec<Statement>,
    /// Something that waited was not done, and whoever left it was not told: nothing of this
    /// transaction may last, even if whoever was told goes on.
    lost: bool,
    nudges: Vec<String>,
    later: Vec<(String, Waits)>,
    wake: broadcast::Sender<String>,
    metrics: Metrics,
    queue: Option<OwnedMutexGuard<()>>,
    /// It only reads: its end makes nothing last.
    reads: bool,
}

impl Tx {
    pub(super) fn new(
        line: Line,
        engine: Engine,
        begin: Statement,
        (wake, metrics): (broadcast::Sender<String>, Metrics),
        queue: Option<OwnedMutexGuard<()>>,
    ) -> Self {
        Self {
            line: Some(line),
            engine,
            open: false,
            waiting: vec![begin],
            lost: false,
            nudges: Vec::new(),
            later: Vec::new(),
            wake,
            metrics,
            queue,
            reads: false,
        }
    }

    /// The same, only to read.
    pub(super) fn reading(mut self) -> Self {
        self.reads = true;
        self
    }

    /// Which engine this runs on, for the few statements that need two texts.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    fn line(&mut self) -> Result<&mut Line> {
        self.line.as_mut().ok_or_else(|| Failure::because("a transaction that is over").into())
    }

    /// The connection, with all before it sent: for what is read as it comes.
    ///
    /// # Errors
    /// A failure of the database, also of what waited.
    pub async fn ready(&mut self) -> Result<&mut AnyConnection> {
        if !self.waiting.is_empty() {
            let all = std::mem::take(&mut self.waiting);
            let sent = self.send(all, Wanted::Last(0)).await;
            // Whoever left it is not the one who is told.
            self.lost |= sent.is_err();
            sent?;
        }
        Ok(self.line()?.connection())
    }

    /// Leaves a statement to be sent with the next one that is looked at, or at the end: a failure
    /// of it comes up there. Rows of one constant that are left after each other go in together, where none can be
    /// about another.
    ///
    /// # Errors
    /// A failure of the database, where so much waits that it is sent now.
    pub async fn put(&mut self, statement: Statement) -> Result<()> {
        let alone = match self.waiting.last_mut() {
            Some(before) => before.takes(statement).err(),
            None => Some(statement),
        };
        self.waiting.extend(alone);
        if self.waiting.len() >= AT_ONCE {
            self.ready().await?;
        }
        Ok(())
    }

    /// All rows of a statement.
    ///
    /// # Errors
    /// A failure of the database, also of what waited.
    pub async fn all(&mut self, statement: Statement) -> Result<Vec<AnyRow>> {
        Ok(self.ask(statement, Wanted::Last(1)).await?.rows)
    }

    /// The first row of a statement.
    ///
    /// # Errors
    /// As [`Tx::all`].
    pub async fn first(&mut self, statement: Statement) -> Result<Option<AnyRow>> {
        Ok(self.ask(statement, Wanted::First).await?.rows.pop())
    }

    /// How many rows a statement touched.
    ///
    /// # Errors
    /// As [`Tx::all`].
    pub async fn run(&mut self, statement: Statement) -> Result<u64> {
        Ok(self.ask(statement, Wanted::Last(1)).await?.touched)
    }

    /// What each of several statements found and touched, in their order: on SQLite one way there and back for
    /// all of them.
    ///
    /// # Errors
    /// As [`Tx::all`].
    pub async fn each(&mut self, statements: Vec<Statement>) -> Result<Vec<Found>> {
        let wanted = Wanted::Last(statements.len());
        let mut all = std::mem::take(&mut self.waiting);
        all.extend(statements);
        self.send(all, wanted).await
    }

    async fn ask(&mut self, last: Statement, wanted: Wanted) -> Result<Found> {
        let mut all = std::mem::take(&mut self.waiting);
        all.push(last);
        Ok(self.send(all, wanted).await?.pop().unwrap_or_default())
    }

    /// Sends statements in their order; what each of the last ones found and touched.
    async fn send(&mut self, all: Vec<Statement>, wanted: Wanted) -> Result<Vec<Found>> {
        self.open = true;
        let all = all.into_iter().map(Statement::written_out).collect::<Result<Vec<_>>>();
        // What waited is gone.
        self.lost |= all.is_err();
        let all = all?;
        let (end, lost) = (all.len().saturating_sub(1), self.lost);
        // Also if nobody waits for the answer any more.
        self.lost |= end > 0;
        let found = match self.engine {
            Engine::Sqlite => self.send_joined(all, wanted).await,
            Engine::Postgres => self.send_each(all, wanted).await,
        };
        // What was asked last tells whoever asked it, and nothing was asked after it.
        self.lost = lost || found.as_ref().is_err_and(|(at, _)| *at < end);
        found.map_err(|(_, error)| error)
    }

    /// Each by itself; if one fails, which one.
    async fn send_each(&mut self, all: Vec<Statement>, wanted: Wanted) -> Sent {
        let before = all.len().saturating_sub(wanted.looked_at());
        let mut found = Vec::new();
        for (at, one) in all.into_iter().enumerate() {
            let one = self.send_one(one, (at >= before).then_some(wanted)).await;
            let one = one.map_err(|error| (at, error))?;
            if at >= before {
                found.push(one);
            }
        }
        Ok(found)
    }

    async fn send_one(&mut self, one: Statement, wanted: Option<Wanted>) -> Result<Found> {
        let (name, line) = (one.name, self.line()?);
        if one.plain {
            let text = sqlx::AssertSqlSafe(one.text.into_owned());
            line.connection().execute(text).await.doing(name)?;
        } else if let Some(wanted) = wanted {
            let wanted = if wanted == Wanted::First { wanted } else { Wanted::Last(1) };
            let found = answered(line, one, 1, wanted).await.map_err(|(_, error)| error);
            return Ok(found.doing(name)?.pop().unwrap_or_default());
        } else {
            let (connection, asked) = line.asked(one);
            asked.execute(connection).await.doing(name)?;
        }
        Ok(Found::default())
    }

    /// SQLite takes several statements as one text; if one fails, which one.
    async fn send_joined(&mut self, all: Vec<Statement>, wanted: Wanted) -> Sent {
        let names: Vec<&'static str> = all.iter().map(|one| one.name).collect();
        let line = self.line().map_err(|error| (0, error))?;
        let found = answered(line, Statement::joined(all), names.len(), wanted).await;
        found.map_err(|(at, error)| {
            let name = names.get(at).copied().unwrap_or("reading what was found");
            (at, Failure { doing: vec![name], source: Box::new(error) }.into())
        })
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
        self.later.push((place.to_owned(), Waits::Write(write)));
    }

    /// As [`Tx::defer`], with a row for `what`: all such rows for one place are written together, by the `write`
    /// of the first.
    pub fn gather(&mut self, place: &str, what: &'static str, row: Vec<Bound>, write: LaterRows) {
        let gathered = self.later.iter_mut().find_map(|(other, waits)| match waits {
            Waits::Rows(named, rows, _) if other == place && *named == what => Some(rows),
            _ => None,
        });
        match gathered {
            Some(rows) => rows.push(row),
            None => self.later.push((place.to_owned(), Waits::Rows(what, vec![row], write))),
        }
    }

    /// Makes everything done here last, then wakes the listeners.
    ///
    /// # Errors
    /// A failure if the database did not take it; then nothing of it stands.
    pub async fn commit(self) -> Result<()> {
        self.commit_with(Vec::new()).await.map(drop)
    }

    /// As [`Tx::commit`], with these statements as its last: what each of them found and touched.
    ///
    /// # Errors
    /// As [`Tx::commit`].
    pub async fn commit_with(mut self, last: Vec<Statement>) -> Result<Vec<Found>> {
        let mut later = std::mem::take(&mut self.later);
        later.sort_by(|(one, _), (other, _)| one.cmp(other));
        for (place, waits) in later {
            match waits {
                Waits::Write(write) => write(&mut self).await?,
                Waits::Rows(_, rows, write) => write(&mut self, place, rows).await?,
            }
        }
        if self.lost {
            return Err(Failure::because("a write that waited was not done").into());
        }
        let mut found = Vec::new();
        // Where only the beginning waits, nothing was done.
        if self.open || self.waiting.len() > 1 || !last.is_empty() {
            if self.engine == Engine::Postgres {
                for topic in self.nudges.clone() {
                    self.run(Statement::new(
                        "naming what changed",
                        NOTIFY_POSTGRES,
                        vec![topic.into()],
                    ))
                    .await?;
                }
            }
            let end = Statement::plain("committing", COMMIT);
            found = self.each(last.into_iter().chain([end]).collect()).await?;
            found.pop();
            self.open = false;
        }
        if !self.reads {
            self.metrics.committed();
        }
        for topic in std::mem::take(&mut self.nudges) {
            let _ = self.wake.send(topic);
        }
        Ok(found)
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        let (Some(mut line), queue) = (self.line.take(), self.queue.take()) else { return };
        if !self.open {
            line.give_back();
            return;
        }
        // Where nobody is left to wait for an answer: what is closed undoes what it began.
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return line.hang_up() };
        runtime.spawn(async move {
            // It may have ended by itself, or never begun: then there is nothing to undo.
            match line.connection().execute(ROLLBACK).await {
                Err(error) if error.as_database_error().is_none() => line.hang_up(),
                _ => line.give_back(),
            }
            drop(queue);
        });
    }
}

/// What the last of several statements in one text found and touched, each; if one fails, which one.
async fn answered(
    line: &mut Line,
    statement: Statement,
    all: usize,
    wanted: Wanted,
) -> std::result::Result<Vec<Found>, (usize, sqlx::Error)> {
    let before = all.saturating_sub(wanted.looked_at());
    let (mut found, mut at) = (Vec::new(), 0);
    found.resize_with(all - before, Found::default);
    let (connection, asked) = line.asked(statement);
    let mut answers = connection.fetch_many(asked);
    while let Some(answer) = answers.try_next().await.map_err(|error| (at, error))? {
        let looked_at = at.checked_sub(before).and_then(|at: usize| found.get_mut(at));
        match (answer, looked_at) {
            (Either::Left(done), looked_at) => {
                if let Some(one) = looked_at {
                    one.touched = done.rows_affected();
                }
                at += 1;
            }
            (Either::Right(row), Some(one)) => {
                one.rows.push(row);
                if wanted == Wanted::First {
                    break;
                }
            }
            (Either::Right(_), None) => {}
        }
    }
    Ok(found)
}
