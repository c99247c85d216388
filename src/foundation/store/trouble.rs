//! What ails the database when it is no fault of a statement: it is away, or its disk takes
//! nothing more. Both pass, and people are told so. It knows codes of errors and no words.

use crate::foundation::error::Failure;

/// What ails the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It does not answer, is starting, is stopping, or has no connection left to give.
    Away,
    /// Its disk is full, or does not take what is written.
    Disk,
}

impl Trouble {
    /// What it is counted under.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Away => "database-away",
            Self::Disk => "disk-full",
        }
    }
}

/// `PostgreSQL`: out of connections, a transaction that stood still, stopping, crashed, starting.
const AWAY: [&str; 5] = ["53300", "25P03", "57P01", "57P02", "57P03"];

/// What ails the database, if a failure comes from that.
#[must_use]
pub fn trouble(failure: &Failure) -> Option<Trouble> {
    let error = failure.source.downcast_ref::<sqlx::Error>()?;
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::Protocol(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => Some(Trouble::Away),
        sqlx::Error::Database(error) => of_code(&error.code()?),
        _ => None,
    }
}

fn of_code(code: &str) -> Option<Trouble> {
    if code.len() == 5 {
        return match code {
            "53100" | "58030" => Some(Trouble::Disk),
            _ if AWAY.contains(&code) || code.starts_with("08") => Some(Trouble::Away),
            _ => None,
        };
    }
    // SQLite: the last byte of an extended code is the kind of it.
    match code.parse::<i64>().ok()? & 0xff {
        // Busy, cannot open.
        5 | 14 => Some(Trouble::Away),
        // Read-only, input or output failed, full.
        8 | 10 | 13 => Some(Trouble::Disk),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Trouble, of_code};

    #[test]
    fn a_full_disk_a_database_that_is_away_and_a_wrong_statement_are_told_apart() {
        for (code, expected) in [
            ("53100", Some(Trouble::Disk)),
            ("13", Some(Trouble::Disk)),
            ("4874", Some(Trouble::Disk)),
            ("57P03", Some(Trouble::Away)),
            ("08006", Some(Trouble::Away)),
            ("5", Some(Trouble::Away)),
            ("23505", None),
            ("2067", None),
            ("1", None),
        ] {
            assert_eq!(of_code(code), expected, "{code}");
        }
    }
}
