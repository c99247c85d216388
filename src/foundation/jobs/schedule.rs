//! What is due at a moment: kept as a kind and its arguments, worded only when it fires.

use serde_json::Value;

use crate::foundation::clock::{Moment, World};
use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Engine, Tx};
use crate::{put, row, run};

/// Something that must happen at a moment.
#[derive(Clone, Debug)]
pub struct Due {
    /// Which job, as its capability names it: `bridge.ask-quoted`.
    pub kind: &'static str,
    /// Asking twice with the same key is asking once, for as long as the row exists.
    pub key: Option<String>,
    /// What the job is given.
    pub args: Value,
    /// When.
    pub at: Moment,
}

/// A job that recurs daily, due at `at`: one a day and kind, however often it is asked for.
#[must_use]
pub fn daily(kind: &'static str, at: Moment) -> Due {
    let key = Some(format!("{kind}:{}", at.utc_day()));
    Due { kind, key, args: Value::Null, at }
}

/// A due job as the worker holds it.
#[derive(Clone, Debug)]
pub(super) struct Claimed {
    pub id: String,
    pub kind: String,
    pub args: String,
    pub attempts: i64,
}

/// What is named when the schedule changes.
pub(super) const DUE: &str = "due";

const PUT: &str = "insert into schedule (schedule_id, kind, key, args, due_at, attempts) \
    values ($1, $2, $3, $4, $5, 0) on conflict (key) do nothing";
const DROP: &str = "delete from schedule where key = $1 and settled_at is null";
const CLAIM_SQLITE: &str = "select schedule_id, kind, args, attempts from schedule \
    where settled_at is null and due_at <= $1 order by due_at, schedule_id limit 1";
// PostgreSQL: the row lock is the claim, so two workers never run one job at once.
const CLAIM_POSTGRES: &str = "select schedule_id, kind, args, attempts from schedule \
    where settled_at is null and due_at <= $1 order by due_at, schedule_id limit 1 \
    for update skip locked";
// What was done no longer needs to be told what to do.
const DONE: &str = "update schedule set settled_at = $1, attempts = attempts + 1, key = null, \
    args = '' where schedule_id = $2";
// The first of a kind that recurs: none waits, whatever the day it waits for.
const RECUR: &str = "insert into schedule (schedule_id, kind, key, args, due_at, attempts) \
    select cast($1 as text), cast($2 as text), cast($3 as text), 'null', cast($4 as bigint), 0 \
    where not exists (select 1 from schedule where kind = $2 and settled_at is null) \
    on conflict (key) do nothing";
const AGAIN: &str = "update schedule set due_at = $1, attempts = attempts + 1, error = $2 \
    where schedule_id = $3 and settled_at is null";
const SWEEP: &str = "delete from schedule where settled_at < $1";
const GIVE_UP: &str = "update schedule set settled_at = $1, failed_at = $1, \
    attempts = attempts + 1, error = $2 where schedule_id = $3 and settled_at is null";

/// Writes down that something is due. False if its key stands already.
///
/// # Errors
/// A failure of the database.
pub async fn schedule(tx: &mut Tx, world: &World, due: &Due) -> Result<bool> {
    let key = due.key.as_deref();
    let args = due.args.to_string();
    let put = run!(tx, PUT, world.id(), due.kind, key, args, due.at.0)?;
    tx.nudge(DUE);
    Ok(put == 1)
}

/// Makes sure that a job of every day waits, due now if it never did; however often and from
/// however many processes at once this is asked, it waits once. False if it waited already.
///
/// # Errors
/// A failure of the database.
pub async fn recur(tx: &mut Tx, world: &World, kind: &'static str) -> Result<bool> {
    let first = daily(kind, world.now());
    let put = run!(tx, RECUR, world.id(), first.kind, first.key, first.at.0)?;
    tx.nudge(DUE);
    Ok(put == 1)
}

/// Takes back what is due under a key, if it has not happened yet.
///
/// # Errors
/// A failure of the database.
pub async fn unschedule(tx: &mut Tx, key: &str) -> Result<()> {
    put!(tx, DROP, key)
}

pub(super) async fn claim(tx: &mut Tx, now: Moment) -> Result<Option<Claimed>> {
    let statement = match tx.engine() {
        Engine::Sqlite => CLAIM_SQLITE,
        Engine::Postgres => CLAIM_POSTGRES,
    };
    row!(tx, statement, now.0)?
        .map(|found| {
            Ok(Claimed {
                id: found.text("schedule_id")?,
                kind: found.text("kind")?,
                args: found.text("args")?,
                attempts: found.int("attempts")?,
            })
        })
        .transpose()
}

pub(super) async fn done(tx: &mut Tx, id: &str, now: Moment) -> Result<()> {
    put!(tx, DONE, now.0, id)
}

pub(super) async fn again(tx: &mut Tx, id: &str, at: Moment, why: &str) -> Result<()> {
    put!(tx, AGAIN, at.0, why, id)
}

pub(super) async fn give_up(tx: &mut Tx, id: &str, now: Moment, why: &str) -> Result<()> {
    put!(tx, GIVE_UP, now.0, why, id)
}

/// Forgets what was done or given up before a moment.
pub(super) async fn sweep(tx: &mut Tx, before: Moment) -> Result<()> {
    put!(tx, SWEEP, before.0)
}
