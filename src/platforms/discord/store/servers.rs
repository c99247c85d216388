//! The servers Puente was added to, and what was chosen on the card of each.

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::{put, row, run};

/// What is known of a server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Server {
    /// The channel its card stands in; none where no card is needed.
    pub channel: Option<String>,
    /// By what Discord knows the card twice.
    pub nonce: String,
    /// The card, once it stands.
    pub message: Option<String>,
    /// The English channel.
    pub english: Option<String>,
    /// The Spanish channel.
    pub spanish: Option<String>,
    /// The account of the bridge person, until they are asked.
    pub bridge: Option<String>,
    /// The group that came of it.
    pub group: Option<String>,
}

/// What is chosen on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Field {
    /// The English channel.
    English,
    /// The Spanish channel.
    Spanish,
    /// The bridge person.
    Bridge,
}

const FIND: &str = "select channel, nonce, message, english, spanish, bridge, group_slug \
    from discord_server where server = $1";
const KEEP: &str = "insert into discord_server (server, channel, nonce, at) values ($1, $2, $3, $4) \
    on conflict (server) do nothing";
const STANDS: &str = "update discord_server set message = $1 where server = $2";
const FORGET: &str = "delete from discord_server where server = $1 and group_slug is null";
const ENGLISH: &str =
    "update discord_server set english = $1 where server = $2 and group_slug is null";
const SPANISH: &str =
    "update discord_server set spanish = $1 where server = $2 and group_slug is null";
const BRIDGE: &str =
    "update discord_server set bridge = $1 where server = $2 and group_slug is null";
const FOUND: &str = "update discord_server set group_slug = $1, bridge = null where server = $2 \
    and group_slug is null and english = $3 and spanish = $4 and bridge = $5";

/// What is known of a server; none of a new one.
pub(in super::super) async fn find(tx: &mut Tx, server: &str) -> Result<Option<Server>> {
    row!(tx, FIND, server)?
        .map(|row| {
            Ok(Server {
                channel: row.text_maybe("channel")?,
                nonce: row.text("nonce")?,
                message: row.text_maybe("message")?,
                english: row.text_maybe("english")?,
                spanish: row.text_maybe("spanish")?,
                bridge: row.text_maybe("bridge")?,
                group: row.text_maybe("group_slug")?,
            })
        })
        .transpose()
}

/// Notes a new server, and the channel its card is to stand in.
pub(in super::super) async fn keep(
    tx: &mut Tx,
    server: &str,
    channel: Option<&str>,
    nonce: &str,
    at: Moment,
) -> Result<()> {
    put!(tx, KEEP, server, channel, nonce, at.0)
}

/// Notes that the card of a server stands.
pub(in super::super) async fn stands(tx: &mut Tx, server: &str, message: &str) -> Result<()> {
    put!(tx, STANDS, message, server)
}

/// Forgets a server of which no group came.
pub(in super::super) async fn forget(tx: &mut Tx, server: &str) -> Result<()> {
    put!(tx, FORGET, server)
}

/// Notes what was chosen, unless the group is there already.
pub(in super::super) async fn choose(
    tx: &mut Tx,
    server: &str,
    field: Field,
    value: &str,
) -> Result<()> {
    let statement = match field {
        Field::English => ENGLISH,
        Field::Spanish => SPANISH,
        Field::Bridge => BRIDGE,
    };
    put!(tx, statement, value, server)
}

/// Notes the group that comes of what was chosen; false if there is one already, or something else was
/// chosen meanwhile.
pub(in super::super) async fn found(
    tx: &mut Tx,
    server: &str,
    (english, spanish, bridge): (&str, &str, &str),
    group: &str,
) -> Result<bool> {
    Ok(run!(tx, FOUND, group, server, english, spanish, bridge)? == 1)
}
