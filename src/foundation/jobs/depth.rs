//! How much waits, is late or was given up, counted for whoever operates the house. A small look,
//! which changes nothing and names no message.

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::{row, rows};

/// After how many seconds a job that is due counts as late: the worker looks every second.
const LATE_AFTER: i64 = 60;

/// What waits in one lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Depth {
    /// The lane.
    pub lane: String,
    /// How many messages wait in it.
    pub waiting: i64,
    /// When the oldest of them was put there.
    pub oldest: Moment,
}

/// What waits in all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backlog {
    /// The lanes in which something waits, the deepest first; no more than a few hundred.
    pub lanes: Vec<Depth>,
    /// How many lanes are held because their place refuses messages.
    pub held: i64,
    /// How many messages were refused for their content and are still remembered.
    pub given_up: i64,
    /// How many jobs wait for their moment.
    pub due: i64,
    /// How many are due and were not done in time.
    pub late: i64,
    /// How many were given up and are still remembered.
    pub failed: i64,
}

const LANES: &str = "select lane, count(*) as n, min(at) as oldest from outbox \
    where settled_at is null group by lane order by n desc, lane limit 500";
const HELD: &str = "select count(*) as n from lane where held_until > $1";
const GIVEN_UP: &str = "select count(*) as n from outbox where failed_at is not null";
const DUE: &str = "select count(*) as n from schedule where settled_at is null and due_at > $1";
const LATE: &str = "select count(*) as n from schedule where settled_at is null and due_at <= $1";
const FAILED: &str = "select count(*) as n from schedule where failed_at is not null";

/// Counts what waits.
///
/// # Errors
/// A failure of the database.
pub async fn backlog(tx: &mut Tx, now: Moment) -> Result<Backlog> {
    let count = |found: Option<sqlx::any::AnyRow>| found.map_or(Ok(0), |found| found.int("n"));
    let late = now.plus_seconds(-LATE_AFTER);
    let lanes = rows!(tx, LANES)?
        .iter()
        .map(|row| {
            Ok(Depth {
                lane: row.text("lane")?,
                waiting: row.int("n")?,
                oldest: row.moment("oldest")?,
            })
        })
        .collect::<Result<_>>()?;
    Ok(Backlog {
        lanes,
        held: count(row!(tx, HELD, now.0)?)?,
        given_up: count(row!(tx, GIVEN_UP)?)?,
        due: count(row!(tx, DUE, late.0)?)?,
        late: count(row!(tx, LATE, late.0)?)?,
        failed: count(row!(tx, FAILED)?)?,
    })
}
