//! How each member was told of last in the channels where people talk aloud, for as long as they are
//! there.

use super::super::voice::State;
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::{put, row, rows};

const FIND: &str = "select channel, muted_at, listening_at, asked_at from discord_voice \
    where server = $1 and account = $2";
const ALL: &str = "select account from discord_voice where server = $1 order by account";
const KEEP: &str = "insert into discord_voice (server, account, channel, muted_at, listening_at, \
    asked_at) values ($1, $2, $3, $4, $5, $6) on conflict (server, account) do update \
    set channel = excluded.channel, muted_at = excluded.muted_at, \
    listening_at = excluded.listening_at, asked_at = excluded.asked_at";
const FORGET: &str = "delete from discord_voice where server = $1 and account = $2";

/// How somebody was told of last; none if they are not there.
pub(in super::super) async fn find(
    tx: &mut Tx,
    server: &str,
    account: &str,
) -> Result<Option<State>> {
    row!(tx, FIND, server, account)?
        .map(|row| {
            Ok(State {
                channel: row.text("channel")?,
                muted: row.moment_maybe("muted_at")?.is_some(),
                listens: row.moment_maybe("listening_at")?.is_some(),
                asks: row.moment_maybe("asked_at")?.is_some(),
            })
        })
        .transpose()
}

/// The accounts that are there on a server.
pub(in super::super) async fn all(tx: &mut Tx, server: &str) -> Result<Vec<String>> {
    rows!(tx, ALL, server)?.iter().map(|row| row.text("account")).collect()
}

/// Notes how somebody is there now.
pub(in super::super) async fn keep(
    tx: &mut Tx,
    server: &str,
    account: &str,
    now: &State,
    at: Moment,
) -> Result<()> {
    let since = |is: bool| is.then_some(at.0);
    let (muted, listens, asks) = (since(now.muted), since(now.listens), since(now.asks));
    let channel = now.channel.as_str();
    put!(tx, KEEP, server, account, channel, muted, listens, asks)
}

/// Notes that somebody is not there, or is nobody to be noted.
pub(in super::super) async fn forget(tx: &mut Tx, server: &str, account: &str) -> Result<()> {
    put!(tx, FORGET, server, account)
}
