//! What must happen later, and what must be said: rows, written in the transaction of the change
//! that causes them, so that a process that dies anywhere gives the same result when started again.
//!
//! Two tables. The **schedule** holds what is due at a moment (kind and arguments; worded when
//! due). The **outbox** holds what must be said, already worded, in the lane of its place: one
//! worker at a time leases a lane, with a fence number, and sends in order. Any number of processes
//! may drain both. It refuses to know what a row means.

mod carrying;
mod depth;
mod ear;
mod lanes;
mod schedule;
mod worker;

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::Tx;

pub use carrying::{Carrier, Undelivered};
pub use depth::{Backlog, Depth, backlog};
pub use ear::Ear;
pub use lanes::{Lease, Parcel, close, failed, go_on, only_while, put, reword, unsound, waiting};
pub use schedule::{Due, daily, recur, schedule, unschedule};
pub use worker::{Handler, Stop, Worker};

/// How long to wait after the `attempts`-th try failed, in seconds: one, five and twenty-five
/// seconds, two minutes, ten minutes, then an hour each time.
#[must_use]
pub fn backoff(attempts: i64) -> i64 {
    match attempts {
        ..=1 => 1,
        2 => 5,
        3 => 25,
        4 => 120,
        5 => 600,
        _ => 3600,
    }
}

/// After how many tries a scheduled job is given up and reported: the last of them comes about
/// fifteen hours after the first.
pub const GIVE_UP_AFTER: i64 = 20;

/// How long a lease on a lane lasts without renewal: a killed process's work is free after this.
pub const LEASE_SECONDS: i64 = 8;

/// How many days what was done, sent or given up is remembered, for whoever looks for a fault.
pub const KEEP_DAYS: i64 = 7;

/// Forgets what was settled more than [`KEEP_DAYS`] ago.
///
/// # Errors
/// A failure of the database.
pub async fn sweep(tx: &mut Tx, now: Moment) -> Result<()> {
    let before = now.plus_seconds(-KEEP_DAYS * 86_400);
    lanes::sweep(tx, before).await?;
    schedule::sweep(tx, before).await
}

/// A key that fits every platform: 22 base62 characters of the id and two for the part.
#[must_use]
pub fn key(id: &str, part: u8) -> String {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut number = uuid::Uuid::parse_str(id).map_or(0, |id| id.as_u128());
    let mut text = [b'0'; 22];
    for place in text.iter_mut().rev() {
        *place = DIGITS[usize::try_from(number % 62).unwrap_or(0)];
        number /= 62;
    }
    format!("{}{part:02}", String::from_utf8_lossy(&text))
}

/// When a lease taken `now` ends.
#[must_use]
pub fn lease_until(now: Moment) -> Moment {
    now.plus_seconds(LEASE_SECONDS)
}

#[cfg(test)]
mod tests {
    use super::{backoff, key};

    #[test]
    fn a_key_is_24_characters_and_tells_parts_apart() {
        let id = "0193a0c0-0000-7000-8000-0123456789ab";
        assert_eq!(key(id, 0).len(), 24);
        assert_ne!(key(id, 0), key(id, 1));
        assert!(key(id, 0).chars().all(|c| c.is_ascii_alphanumeric()));
    }

    #[test]
    fn waiting_grows_and_stops_growing() {
        assert!((1..30).all(|n| backoff(n) <= backoff(n + 1)));
        assert_eq!(backoff(1000), 3600);
    }
}
