//! What is kept for interactions: long lines behind buttons and half-filled forms, and answers that
//! are on their way.

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::{put, row, rows, run};

const KEEP: &str = "insert into discord_line (name, line, said_by, lasts, at) \
    values ($1, $2, $3, $4, $5) on conflict (name) do update set at = excluded.at";
const FIND: &str = "select line from discord_line where name = $1";
const SWEEP: &str = "delete from discord_line where lasts = $1 and at < $2";
const OWE: &str = "insert into discord_answer (event_id, said_by, place, answer, at) \
    values ($1, $2, $3, $4, $5) on conflict (event_id) do nothing";
const PAID: &str = "delete from discord_answer where event_id = $1";
const FORGET: [&str; 2] = [
    "delete from discord_answer where said_by = $1",
    "delete from discord_line where said_by = $1",
];
const OWED: &str = "select event_id, said_by, place, answer, at from discord_answer \
    where at < $1 order by at, event_id limit 100";

/// For how long a line is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Lasts {
    /// As long as the message whose button it is may be pressed.
    Long,
    /// As long as somebody fills a form in.
    Shortly,
}

impl Lasts {
    fn code(self) -> i64 {
        match self {
            Self::Long => 1,
            Self::Shortly => 0,
        }
    }
}

/// An answer that is on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Owed {
    /// The interaction it answers.
    pub id: String,
    /// The account that asked.
    pub said_by: String,
    /// The channel it was asked in; none if alone with Puente.
    pub place: Option<String>,
    /// The answer, written out.
    pub answer: String,
    /// When it was asked.
    pub at: Moment,
}

/// Keeps a long line, for an account if it is for nobody else.
pub(in super::super) async fn keep(
    tx: &mut Tx,
    (name, line): (&str, &str),
    account: Option<&str>,
    lasts: Lasts,
    at: Moment,
) -> Result<()> {
    put!(tx, KEEP, name, line, account, lasts.code(), at.0)
}

/// A long line.
pub(in super::super) async fn find(tx: &mut Tx, name: &str) -> Result<Option<String>> {
    row!(tx, FIND, name)?.map(|row| row.text("line")).transpose()
}

/// Forgets lines that were kept before a moment.
pub(in super::super) async fn sweep(tx: &mut Tx, lasts: Lasts, before: Moment) -> Result<()> {
    put!(tx, SWEEP, lasts.code(), before.0)
}

/// Forgets what is on its way to an account, what it was writing, and the rest of what it was reading.
pub(in super::super) async fn forget(tx: &mut Tx, account: &str) -> Result<()> {
    for statement in FORGET {
        put!(tx, statement, account)?;
    }
    Ok(())
}

/// Notes an answer that is on its way.
pub(in super::super) async fn owe(tx: &mut Tx, owed: &Owed) -> Result<()> {
    let Owed { id, said_by, place, answer, at } = owed;
    let place = place.as_deref();
    let (id, said_by) = (id.as_str(), said_by.as_str());
    put!(tx, OWE, id, said_by, place, answer.as_str(), at.0)
}

/// An answer has arrived.
pub(in super::super) async fn paid(tx: &mut Tx, id: &str) -> Result<bool> {
    Ok(run!(tx, PAID, id)? == 1)
}

/// The answers to what was asked before a moment that have not arrived.
pub(in super::super) async fn owed(tx: &mut Tx, before: Moment) -> Result<Vec<Owed>> {
    let read = |row: &sqlx::any::AnyRow| {
        Ok(Owed {
            id: row.text("event_id")?,
            said_by: row.text("said_by")?,
            place: row.text_maybe("place")?,
            answer: row.text("answer")?,
            at: row.moment("at")?,
        })
    };
    rows!(tx, OWED, before.0)?.iter().map(read).collect()
}
