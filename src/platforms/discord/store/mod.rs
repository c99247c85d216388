//! What Puente remembers of Discord: every statement on these tables.

pub(super) mod closed;
pub(super) mod lines;
pub(super) mod servers;
pub(super) mod voices;

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::{put, row, rows, run};

const FIRST: &str = "insert into discord_event (event_id, said_by, at) values ($1, $2, $3) \
    on conflict (event_id) do nothing";
const RECENT: &str = "select count(*) as n from discord_event where said_by = $1 and at > $2 \
    and event_id not like 'slow %'";
const SLOWED: &str = "select count(*) as n from discord_event where said_by = $1 and at > $2 \
    and event_id like 'slow %'";
const UNDO: &str = "delete from discord_event where event_id = $1";
const SWEEP: &str = "delete from discord_event where at < $1";
const DIRECT: &str = "select place from discord_direct where account = $1";
const ACCOUNT: &str = "select account from discord_direct where place = $1";
const ALL_DIRECT: &str = "select place from discord_direct order by at, place";
const KEEP_DIRECT: &str = "insert into discord_direct (account, place, at) values ($1, $2, $3) \
    on conflict (account) do update set place = excluded.place, at = excluded.at";
const LEAVE_DIRECT: &str = "delete from discord_direct where place = $1";
const REGISTERED: &str = "select fingerprint from discord_registered where scope = $1";
const KEEP_REGISTERED: &str = "insert into discord_registered (scope, fingerprint, at) \
    values ($1, $2, $3) on conflict (scope) do update set fingerprint = excluded.fingerprint, \
    at = excluded.at";
const HOLD: &str = "insert into discord_connection (name, held_by, until) values ('gateway', $1, $2) \
    on conflict (name) do update set held_by = excluded.held_by, until = excluded.until \
    where discord_connection.until < $3 or discord_connection.held_by = excluded.held_by";
const LET_GO: &str = "delete from discord_connection where held_by = $1";
const FORGET: [&str; 5] = [
    "delete from discord_event where said_by = $1",
    "delete from discord_direct where account = $1",
    "update discord_server set bridge = null where bridge = $1",
    "delete from discord_voice where account = $1",
    "delete from discord_closed where account = $1",
];

/// Notes that something an account did is acted on; false if it was before.
pub(super) async fn first(tx: &mut Tx, id: &str, said_by: &str, at: Moment) -> Result<bool> {
    Ok(run!(tx, FIRST, id, said_by, at.0)? == 1)
}

/// What was acted on was taken back: the same may come again.
pub(super) async fn undo(tx: &mut Tx, id: &str) -> Result<bool> {
    Ok(run!(tx, UNDO, id)? == 1)
}

/// How much of what an account has done since a moment Puente has acted on.
pub(super) async fn recent(tx: &mut Tx, account: &str, since: Moment) -> Result<i64> {
    row!(tx, RECENT, account, since.0)?.map_or(Ok(0), |row| row.int("n"))
}

/// Notes that an account is told that it is too much; false if it was since a moment.
pub(super) async fn slow(tx: &mut Tx, account: &str, since: Moment, at: Moment) -> Result<bool> {
    if row!(tx, SLOWED, account, since.0)?.map_or(Ok(0), |row| row.int("n"))? > 0 {
        return Ok(false);
    }
    first(tx, &format!("slow {account} {}", at.0), account, at).await
}

/// Forgets what was acted on before a moment.
pub(super) async fn sweep(tx: &mut Tx, before: Moment) -> Result<()> {
    put!(tx, SWEEP, before.0)
}

/// The channel in which Puente speaks with an account alone.
pub(super) async fn direct(tx: &mut Tx, account: &str) -> Result<Option<String>> {
    row!(tx, DIRECT, account)?.map(|row| row.text("place")).transpose()
}

/// With which account Puente speaks alone in a channel; none if it is no such channel.
pub(super) async fn account(tx: &mut Tx, place: &str) -> Result<Option<String>> {
    row!(tx, ACCOUNT, place)?.map(|row| row.text("account")).transpose()
}

/// The channels in which Puente speaks with one account alone.
pub(super) async fn all_direct(tx: &mut Tx) -> Result<Vec<String>> {
    rows!(tx, ALL_DIRECT)?.iter().map(|row| row.text("place")).collect()
}

/// Notes the channel in which Puente speaks with an account alone.
pub(super) async fn keep_direct(tx: &mut Tx, account: &str, place: &str, at: Moment) -> Result<()> {
    put!(tx, LEAVE_DIRECT, place)?;
    put!(tx, KEEP_DIRECT, account, place, at.0)
}

/// The fingerprint of the commands registered in a scope: a server, or everywhere.
pub(super) async fn registered(tx: &mut Tx, scope: &str) -> Result<Option<String>> {
    row!(tx, REGISTERED, scope)?.map(|row| row.text("fingerprint")).transpose()
}

/// Notes the fingerprint of the commands registered in a scope.
pub(super) async fn keep_registered(
    tx: &mut Tx,
    scope: &str,
    fingerprint: &str,
    at: Moment,
) -> Result<()> {
    put!(tx, KEEP_REGISTERED, scope, fingerprint, at.0)
}

/// Takes or keeps the connection until a moment; false if another process has it.
pub(super) async fn hold(tx: &mut Tx, process: &str, now: Moment, until: Moment) -> Result<bool> {
    Ok(run!(tx, HOLD, process, until.0, now.0)? == 1)
}

/// Gives the connection back.
pub(super) async fn let_go(tx: &mut Tx, process: &str) -> Result<()> {
    put!(tx, LET_GO, process)
}

/// Forgets an account.
pub(super) async fn forget(tx: &mut Tx, account: &str) -> Result<()> {
    for statement in FORGET {
        put!(tx, statement, account)?;
    }
    Ok(())
}
