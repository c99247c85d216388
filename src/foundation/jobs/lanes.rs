//! The outbox and its lanes: putting a row, leasing a lane, settling what was sent.

use std::collections::VecDeque;

use sqlx::any::AnyRow;

use crate::foundation::clock::{Boxed, Moment, World};
use crate::foundation::error::{Error, Result};
use crate::foundation::store::{Bound, Columns, Engine, Statement, Tx};
use crate::{put, row, rows, run, statement};

/// The right to send in a lane, until another worker takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// The lane.
    pub lane: String,
    /// How often it had been leased before: who holds an older number has lost it.
    pub fence: i64,
}

/// Another worker has taken the lane since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Lost;

impl std::fmt::Display for Lost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("another worker has taken the lane")
    }
}

impl std::error::Error for Lost {}

/// One row of the outbox on its way.
#[derive(Clone, Debug)]
pub struct Parcel {
    /// Id of the row; its key is made of this.
    pub id: String,
    /// The lane it waits in.
    pub lane: String,
    /// What to say, as the platform's sender reads it.
    pub body: String,
    /// When it was put there.
    pub at: Moment,
    /// Tries before this one.
    pub attempts: i64,
}

const NEXT: &str = "insert into lane (lane, last_seq, leased_until, fence, held_until, strikes) \
    values ($1, $2, 0, 0, 0, 0) on conflict (lane) \
    do update set last_seq = lane.last_seq + excluded.last_seq";
const PUT: &str = "insert into outbox (outbox_id, lane, lane_seq, body, at, attempts) \
    values ($1, $2, (select last_seq from lane where lane = $2) - $5, $3, $4, 0)";
const WAITING: &str = "select count(*) as n from outbox where settled_at is null";
const FAILED: &str = "select kind as what, coalesce(error, '') as error from schedule \
    where error is not null and (settled_at is null or failed_at is not null) union all select lane as what, \
    coalesce(error, '') as error from outbox where failed_at is not null";
const CLAIM_SQLITE: &str = "update lane set leased_by = $1, leased_until = $2, fence = fence + 1 \
    where lane = (select l.lane from lane l where l.leased_until < $3 \
    and l.held_until <= $3 and substr(l.lane, 1, length($4)) = $4 \
    and exists (select 1 from outbox o where o.lane = l.lane and o.settled_at is null) \
    order by l.held_until, l.lane limit 1) and leased_until < $3 returning lane, fence";
// PostgreSQL: without `skip locked` one worker takes nearly all lanes.
const CLAIM_POSTGRES: &str = "update lane set leased_by = $1, leased_until = $2, fence = fence + 1 \
    where lane = (select l.lane from lane l where l.leased_until < $3 \
    and l.held_until <= $3 and substr(l.lane, 1, length($4)) = $4 \
    and exists (select 1 from outbox o where o.lane = l.lane and o.settled_at is null) \
    order by l.held_until, l.lane limit 1 for update skip locked) \
    and leased_until < $3 returning lane, fence";
const FIRST: &str = "select outbox_id, lane, body, at, attempts from outbox where lane = $1 \
    and settled_at is null order by lane_seq limit $2";
// What waits first in the one lane that somebody has leased until then.
const FIRST_LEASED: &str = "select o.outbox_id, o.lane, o.body, o.at, o.attempts from outbox o join lane l \
    on l.lane = o.lane where l.leased_by = $1 and l.leased_until = $2 and o.settled_at is null \
    order by o.lane_seq limit $3";
// Whether another hand would find something to do.
const ELSEWHERE: &str = "select count(*) as n from lane where lane in (select lane from outbox \
    where settled_at is null) and substr(lane, 1, length($2)) = $2 and held_until <= $1 and leased_until < $1";
const RELEASE_EMPTY: &str = "update lane set leased_until = 0 where leased_by = $1 and leased_until = $2 \
    and not exists (select 1 from outbox o where o.lane = lane.lane and o.settled_at is null)";
const OURS: &str = "update lane set fence = fence where lane = $1 and fence = $2";
const RENEW: &str = "update lane set leased_until = $1 where lane = $2 and fence = $3";
const RELEASE: &str = "update lane set leased_until = 0, strikes = 0, error = null \
    where lane = $1 and fence = $2";
const GIVE_BACK: &str =
    "update lane set leased_until = 0 where leased_by = $1 and leased_until > 0";
// What was sent is no longer needed here: the words go with it.
const SETTLE: &str = "update outbox set body = '', settled_at = $1, failed_at = $2, error = $3, \
    attempts = attempts + 1 where settled_at is null and exists \
    (select 1 from lane where lane.lane = outbox.lane and lane.fence = $4) and outbox_id = $5";
const TRIED: &str = "update outbox set attempts = attempts + 1, error = $1 where outbox_id = $2";
const UNSOUND: &str = "select lane from lane where exists (select 1 from outbox \
    where outbox.lane = lane.lane and outbox.lane_seq > lane.last_seq)";
const EMPTY: &str = "delete from outbox where lane = $1";
const CLOSE: &str = "delete from lane where lane = $1";
const SWEEP: &str = "delete from outbox where settled_at < $1";
const GO_ON: &str = "update lane set held_until = 0, strikes = 0 where lane = $1";
const WAITS: &str = "select outbox_id, body from outbox where lane = $1 and settled_at is null";
const REWORD: &str = "update outbox set body = $1 where outbox_id = $2 and settled_at is null";
const STRIKES: &str = "select strikes from lane where lane = $1 and fence = $2";
const PUT_OFF: &str = "update lane set leased_until = 0, held_until = $1 \
    where lane = $2 and fence = $3";
const HOLD: &str = "update lane set leased_until = 0, held_until = $1, strikes = $2, \
    error = $3 where lane = $4 and fence = $5";

/// What is named when something is put in any lane.
pub(super) const LANES: &str = "jobs";

/// What is named when something is put in a lane, or in any of a platform: only whoever serves that
/// need look.
pub(super) fn topic(lane: &str) -> String {
    format!("{LANES}:{}", lane.split(':').next().unwrap_or_default())
}

/// What the lanes of a platform begin with; those of all without one. No pattern: SQLite reads a statement
/// anew each time it is given another.
pub(super) fn lanes_of(platform: Option<&str>) -> String {
    platform.map_or_else(String::new, |platform| format!("{platform}:"))
}

/// Puts a row at the end of a lane and gives its id. The lane's row is locked from the end of the
/// transaction until commit, so the order in the lane is the order of commits.
pub fn put(tx: &mut Tx, world: &World, lane: &str, body: &str) -> String {
    let id = world.id();
    let row = vec![id.as_str().into(), lane.into(), body.into(), world.now().0.into()];
    tx.gather(lane, "the outbox", row, |tx, lane, mut rows| {
        Box::pin(async move {
            // With how many of them stand behind it.
            for (behind, row) in (0..).zip(rows.iter_mut().rev()) {
                row.push(Bound::from(behind));
            }
            put!(tx, NEXT, lane.as_str(), i64::try_from(rows.len()).unwrap_or(i64::MAX))?;
            tx.leave_many(PUT, &rows).await
        })
    });
    tx.nudge(topic(lane));
    id
}

/// Throws away what waits in a lane, and the lane: whoever it led to is gone.
///
/// # Errors
/// A failure of the database.
pub async fn close(tx: &mut Tx, lane: &str) -> Result<()> {
    put!(tx, EMPTY, lane)?;
    put!(tx, CLOSE, lane)
}

/// What kept a lane from going on is over: it is tried at once.
pub fn go_on(tx: &mut Tx, lane: &str) {
    let held = lane.to_owned();
    tx.defer(lane, Box::new(move |tx| Box::pin(async move { put!(tx, GO_ON, held.as_str()) })));
    tx.nudge(topic(lane));
}

/// Writes what waits in a lane anew.
///
/// # Errors
/// A failure of the database, or of `anew`.
pub async fn reword(
    tx: &mut Tx,
    lane: &str,
    anew: impl Fn(&str) -> Result<String> + Send,
) -> Result<()> {
    for row in rows!(tx, WAITS, lane)? {
        let (id, body) = (row.text("outbox_id")?, anew(&row.text("body")?)?);
        put!(tx, REWORD, body.as_str(), id.as_str())?;
    }
    Ok(())
}

/// Forgets the rows that were settled before a moment.
pub(super) async fn sweep(tx: &mut Tx, before: Moment) -> Result<()> {
    put!(tx, SWEEP, before.0)
}

/// How many rows are not settled yet, in all lanes.
///
/// # Errors
/// A failure of the database.
pub async fn waiting(tx: &mut Tx) -> Result<i64> {
    row!(tx, WAITING)?.map_or(Ok(0), |found| found.int("n"))
}

/// What was given up or refused, oldest first: `what: why`.
///
/// # Errors
/// A failure of the database.
pub async fn failed(tx: &mut Tx) -> Result<Vec<String>> {
    rows!(tx, FAILED)?
        .iter()
        .map(|row| Ok(format!("{}: {}", row.text("what")?, row.text("error")?)))
        .collect()
}

/// The lanes whose rows cannot be in order: one of them stands after the lane's own count.
///
/// # Errors
/// A failure of the database.
pub async fn unsound(tx: &mut Tx) -> Result<Vec<String>> {
    rows!(tx, UNSOUND)?.iter().map(|row| row.text("lane")).collect()
}

/// Leases a lane that has something to say, of a platform or of any, and ends the transaction with it: the
/// lease, so many of the first rows that wait there, and whether something waits in another that nobody has
/// leased; where nothing waits any more, it is given back.
pub(super) async fn claim(
    mut tx: Tx,
    (who, platform): (&str, Option<&str>),
    (now, until): (Moment, Moment),
    many: usize,
) -> Result<Option<(Lease, VecDeque<Parcel>, bool)>> {
    let claim = match tx.engine() {
        Engine::Sqlite => CLAIM_SQLITE,
        Engine::Postgres => CLAIM_POSTGRES,
    };
    // One worker has one lane in hand at a time: one that it still holds when it asks for another is
    // one whose end the database never heard of.
    give_back(&mut tx, who).await?;
    let asked = vec![
        statement!(claim, who, until.0, now.0, lanes_of(platform)),
        statement!(FIRST_LEASED, who, until.0, rows_of(many)),
        statement!(ELSEWHERE, now.0, lanes_of(platform)),
        statement!(RELEASE_EMPTY, who, until.0),
    ];
    let found = tx.commit_with(asked).await?;
    let [claimed, first, elsewhere, _] = found.try_into().unwrap_or_default();
    let Some(row) = claimed.rows.first() else { return Ok(None) };
    let lease = Lease { lane: row.text("lane")?, fence: row.int("fence")? };
    let more = elsewhere.rows.first().map_or(Ok(0), |row| row.int("n"))? > 0;
    Ok(Some((lease, parcels(&first.rows)?, more)))
}

/// Asks for so many of the first rows that wait in a lane.
pub(super) fn first(lane: &str, many: usize) -> Statement {
    statement!(FIRST, lane, rows_of(many))
}

fn rows_of(many: usize) -> i64 {
    i64::try_from(many).unwrap_or(i64::MAX)
}

/// What was found of what waits.
pub(super) fn parcels(rows: &[AnyRow]) -> Result<VecDeque<Parcel>> {
    rows.iter()
        .map(|row| {
            Ok(Parcel {
                id: row.text("outbox_id")?,
                lane: row.text("lane")?,
                body: row.text("body")?,
                at: row.moment("at")?,
                attempts: row.int("attempts")?,
            })
        })
        .collect()
}

/// Leaves a write under a lane's row to the end of the transaction, which does not commit if the
/// lane was lost by then.
fn under(
    tx: &mut Tx,
    lease: &Lease,
    write: impl for<'a> FnOnce(&'a mut Tx, Lease) -> Boxed<'a, Result<u64>> + Send + 'static,
) {
    let held = lease.clone();
    tx.defer(
        &lease.lane,
        Box::new(move |tx| {
            Box::pin(async move {
                match write(tx, held).await? {
                    0 => Err(Lost.into()),
                    _ => Ok(()),
                }
            })
        }),
    );
}

/// Lets a transaction commit only while a lease stands: for a platform that lives in the house's
/// own database. A process that was frozen and wakes after its lease then changes nothing.
pub fn only_while(tx: &mut Tx, lease: &Lease) {
    under(tx, lease, |tx, lease| {
        Box::pin(async move { run!(tx, OURS, lease.lane.as_str(), lease.fence) })
    });
}

/// Whether a transaction did not commit because its lease was lost.
pub(super) fn was_lost(error: &Error) -> bool {
    matches!(error, Error::Failure(failure) if failure.source.is::<Lost>())
}

/// As [`under`], in a transaction that has found the lease to stand by settling something under it. Nobody
/// else writes to SQLite before it ends: there it needs no second look.
fn still_under(
    tx: &mut Tx,
    lease: &Lease,
    write: impl FnOnce(&Lease) -> Statement + Send + 'static,
) {
    let held = lease.clone();
    tx.defer(
        &lease.lane,
        Box::new(move |tx| {
            Box::pin(async move {
                let write = write(&held);
                match tx.engine() {
                    Engine::Sqlite => tx.put(write).await,
                    Engine::Postgres if tx.run(write).await? == 0 => Err(Lost.into()),
                    Engine::Postgres => Ok(()),
                }
            })
        }),
    );
}

/// Extends a lease with the transaction, which has settled something under it.
pub(super) fn renew(tx: &mut Tx, lease: &Lease, until: Moment) {
    still_under(tx, lease, move |lease| {
        statement!(RENEW, until.0, lease.lane.as_str(), lease.fence)
    });
}

/// Gives a lane back with the transaction, which has settled something in it.
pub(super) fn release(tx: &mut Tx, lease: &Lease) {
    still_under(tx, lease, |lease| statement!(RELEASE, lease.lane.as_str(), lease.fence));
}

/// Gives back every lane leased under a name.
pub(super) async fn give_back(tx: &mut Tx, who: &str) -> Result<()> {
    put!(tx, GIVE_BACK, who)
}

/// Marks rows as sent, or as refused for their content; it touches fewer if one was settled already or the lease
/// was lost meanwhile.
pub(super) fn settle(
    engine: Engine,
    rows: &[&str],
    lease: &Lease,
    now: Moment,
    refused: Option<&str>,
) -> Result<Vec<Statement>> {
    let failed = refused.map(|_| now.0);
    let before = [now.0.into(), failed.into(), refused.into(), lease.fence.into()];
    let rows: Vec<Bound> = rows.iter().copied().map(Bound::from).collect();
    Statement::for_each(engine, SETTLE, &before, &rows)
}

/// Leaves a lane alone until a moment, with the transaction, though nothing is wrong.
pub(super) fn put_off(tx: &mut Tx, lease: &Lease, until: Moment) {
    under(tx, lease, move |tx, lease| {
        Box::pin(async move { run!(tx, PUT_OFF, until.0, lease.lane.as_str(), lease.fence) })
    });
}

/// Holds a lane until a moment, with the transaction; gives how often in a row it was refused, or none
/// if the lease was lost.
pub(super) async fn hold(
    tx: &mut Tx,
    parcel: &Parcel,
    lease: &Lease,
    until: Moment,
    (why, refused): (&str, bool),
) -> Result<Option<i64>> {
    let Some(found) = row!(tx, STRIKES, lease.lane.as_str(), lease.fence)? else { return Ok(None) };
    let strikes = found.int("strikes")? + i64::from(refused);
    put!(tx, TRIED, why, parcel.id.as_str())?;
    let why = why.to_owned();
    under(tx, lease, move |tx, lease| {
        Box::pin(
            async move { run!(tx, HOLD, until.0, strikes, why, lease.lane.as_str(), lease.fence) },
        )
    });
    Ok(Some(strikes))
}
