//! What Puente remembers of Matrix: every statement on these tables.

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::{put, row, rows, run};

const FIRST: &str = "insert into matrix_event (event_id, place, said_by, reaction_to, emoji, at) \
    values ($1, $2, $3, $4, $5, $6) on conflict (event_id) do nothing";
const RECENT: &str = "select count(*) as n from matrix_event where said_by = $1 and at > $2";
const SLOWED: &str = "select count(*) as n from matrix_event where said_by = $1 and at > $2 \
    and place = '@slowed'";
const REACTION: &str = "select reaction_to, emoji, said_by from matrix_event where event_id = $1 \
    and place = $2 and reaction_to is not null";
const SWEEP: &str = "delete from matrix_event where at < $1 and reaction_to is null";
const SWEEP_SEALED: &str = "delete from matrix_sealed where at < $1";
const DIRECT: &str = "select place from matrix_direct where account = $1";
const ACCOUNT: &str = "select account from matrix_direct where place = $1";
const KEEP_DIRECT: &str = "insert into matrix_direct (account, place, at) values ($1, $2, $3) \
    on conflict (account) do update set place = excluded.place, at = excluded.at";
const LEAVE_DIRECT: &str = "delete from matrix_direct where place = $1";
const SEAL: &str = "insert into matrix_sealed (event_id, place, said_by, event, at) \
    values ($1, $2, $3, $4, $5) on conflict (event_id) do nothing";
const SEALED: &str =
    "select event_id, event from matrix_sealed where place = $1 order by at, event_id";
const SEALED_THERE: &str = "select count(*) as n from matrix_sealed where place = $1";
const WAITING: &str = "select count(*) as n from matrix_sealed";
const OPENED: &str = "delete from matrix_sealed where event_id = $1";
const TROUBLE: &str = "select place, kind, next_place, via, tries, tried_at from matrix_trouble \
    where place = $1";
const TROUBLES: &str = "select place, kind, next_place, via, tries, tried_at from matrix_trouble \
    order by at, place";
const PUT_TROUBLE: &str = "insert into matrix_trouble (place, kind, next_place, via, tries, \
    tried_at, at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (place) do update set \
    kind = excluded.kind, next_place = excluded.next_place, via = excluded.via, \
    tries = excluded.tries, tried_at = excluded.tried_at";
const OVER: &str = "delete from matrix_trouble where place = $1";
const FORGET: [&str; 3] = [
    "delete from matrix_event where said_by = $1",
    "delete from matrix_direct where account = $1",
    "delete from matrix_sealed where said_by = $1",
];

/// An event Puente acts on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Event<'e> {
    /// What Matrix calls it.
    pub id: &'e str,
    /// In which room.
    pub place: &'e str,
    /// By which account.
    pub said_by: &'e str,
    /// For a reaction: to which event, and with what.
    pub reaction: Option<(&'e str, &'e str)>,
    /// When.
    pub at: Moment,
}

/// What is wrong with a place, and lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    /// The room.
    pub place: String,
    /// What is wrong: a word of `trouble`.
    pub kind: String,
    /// The room that has replaced it.
    pub next: String,
    /// The homeserver over which that is reached.
    pub via: String,
    /// How often it was tried to set it right.
    pub tries: i64,
    /// When, last.
    pub tried_at: Moment,
}

/// Notes that an event is acted on; false if it was before.
pub(super) async fn first(tx: &mut Tx, event: &Event<'_>) -> Result<bool> {
    let (to, emoji) = event.reaction.unzip();
    let Event { id, place, said_by, at, .. } = *event;
    Ok(run!(tx, FIRST, id, place, said_by, to, emoji, at.0)? == 1)
}

/// How much of what an account has done since a moment Puente has acted on.
pub(super) async fn recent(tx: &mut Tx, account: &str, since: Moment) -> Result<i64> {
    row!(tx, RECENT, account, since.0)?.map_or(Ok(0), |row| row.int("n"))
}

/// Notes that an account is told at this event that it is too much; false if it was told since a
/// moment.
pub(super) async fn slow(
    tx: &mut Tx,
    (id, said_by): (&str, &str),
    since: Moment,
    at: Moment,
) -> Result<bool> {
    let told = row!(tx, SLOWED, said_by, since.0)?.map_or(Ok(0), |row| row.int("n"))?;
    if told > 0 {
        return Ok(false);
    }
    first(tx, &Event { id, place: "@slowed", said_by, reaction: None, at }).await
}

/// A reaction by its own event: to which event, with what, by whom.
pub(super) async fn reaction(
    tx: &mut Tx,
    place: &str,
    event: &str,
) -> Result<Option<(String, String, String)>> {
    let found = row!(tx, REACTION, event, place)?;
    let read = |row: &sqlx::any::AnyRow| {
        Ok((row.text("reaction_to")?, row.text("emoji")?, row.text("said_by")?))
    };
    found.as_ref().map(read).transpose()
}

/// The room in which Puente speaks with an account alone.
pub(super) async fn direct(tx: &mut Tx, account: &str) -> Result<Option<String>> {
    row!(tx, DIRECT, account)?.map(|row| row.text("place")).transpose()
}

/// With which account Puente speaks alone in a room; none if it is no such room.
pub(super) async fn account(tx: &mut Tx, place: &str) -> Result<Option<String>> {
    row!(tx, ACCOUNT, place)?.map(|row| row.text("account")).transpose()
}

/// Notes the room in which Puente speaks with an account alone.
pub(super) async fn keep_direct(tx: &mut Tx, account: &str, place: &str, at: Moment) -> Result<()> {
    put!(tx, LEAVE_DIRECT, place)?;
    put!(tx, KEEP_DIRECT, account, place, at.0)
}

/// Notes that a room is none to speak with somebody alone any more.
pub(super) async fn leave_direct(tx: &mut Tx, place: &str) -> Result<()> {
    put!(tx, LEAVE_DIRECT, place)
}

/// Keeps an event whose key has not come; whether it is new.
pub(super) async fn seal(tx: &mut Tx, event: &Event<'_>, as_it_came: &str) -> Result<bool> {
    let Event { id, place, said_by, at, .. } = *event;
    Ok(run!(tx, SEAL, id, place, said_by, as_it_came, at.0)? == 1)
}

/// The events of a room whose keys had not come, oldest first: what Matrix calls each, and how it
/// came.
pub(super) async fn sealed(tx: &mut Tx, place: &str) -> Result<Vec<(String, String)>> {
    let found = rows!(tx, SEALED, place)?;
    found.iter().map(|row| Ok((row.text("event_id")?, row.text("event")?))).collect()
}

/// How many events of a room wait for their keys.
pub(super) async fn sealed_there(tx: &mut Tx, place: &str) -> Result<i64> {
    row!(tx, SEALED_THERE, place)?.map_or(Ok(0), |row| row.int("n"))
}

/// How many events wait for their keys.
pub(super) async fn waiting(tx: &mut Tx) -> Result<i64> {
    row!(tx, WAITING)?.map_or(Ok(0), |row| row.int("n"))
}

/// An event was read, or never will be.
pub(super) async fn opened(tx: &mut Tx, event: &str) -> Result<()> {
    put!(tx, OPENED, event)
}

fn trouble_of(row: &sqlx::any::AnyRow) -> Result<Trouble> {
    Ok(Trouble {
        place: row.text("place")?,
        kind: row.text("kind")?,
        next: row.text("next_place")?,
        via: row.text("via")?,
        tries: row.int("tries")?,
        tried_at: row.moment("tried_at")?,
    })
}

/// What is wrong with a place, if anything.
pub(super) async fn trouble(tx: &mut Tx, place: &str) -> Result<Option<Trouble>> {
    row!(tx, TROUBLE, place)?.as_ref().map(trouble_of).transpose()
}

/// Everything that is wrong, the oldest first.
pub(super) async fn troubles(tx: &mut Tx) -> Result<Vec<Trouble>> {
    rows!(tx, TROUBLES)?.iter().map(trouble_of).collect()
}

/// Notes what is wrong with a place now.
pub(super) async fn put_trouble(tx: &mut Tx, it: &Trouble, at: Moment) -> Result<()> {
    let Trouble { place, kind, next, via, tries, tried_at } = it;
    let (place, kind, next, via) = (place.as_str(), kind.as_str(), next.as_str(), via.as_str());
    put!(tx, PUT_TROUBLE, place, kind, next, via, *tries, tried_at.0, at.0)
}

/// What was wrong with a place is so no longer.
pub(super) async fn over(tx: &mut Tx, place: &str) -> Result<()> {
    put!(tx, OVER, place)
}

/// Forgets what is older than it is of use.
pub(super) async fn sweep(tx: &mut Tx, events: Moment, sealed: Moment) -> Result<()> {
    put!(tx, SWEEP, events.0)?;
    put!(tx, SWEEP_SEALED, sealed.0)
}

/// Forgets an account.
pub(super) async fn forget(tx: &mut Tx, account: &str) -> Result<()> {
    for statement in FORGET {
        put!(tx, statement, account)?;
    }
    Ok(())
}
