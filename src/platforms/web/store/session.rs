//! Who is signed in on which browser, and the key that signs cookies. Every statement on these
//! tables; what a cookie holds is never among it, only its fingerprint.

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::MemberId;
use crate::{put, row};

/// Somebody signed in on one browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The fingerprint of what the cookie holds.
    pub fingerprint: String,
    /// The web account.
    pub account: String,
    /// What a form must carry to be believed, in hexadecimal.
    pub csrf: String,
}

const ADD: &str = "insert into web_session (fingerprint, account, member_id, csrf, at, expires_at) \
    values ($1, $2, $3, $4, $5, $6)";
const FIND: &str = "select fingerprint, account, csrf from web_session where fingerprint = $1 \
    and revoked_at is null and expires_at > $2";
const REVOKE: &str = "update web_session set revoked_at = $1 where fingerprint = $2 \
    and revoked_at is null returning member_id";
const FORGET: &str = "delete from web_session where member_id = $1";
const SWEEP: &str = "delete from web_session where expires_at < $1 or revoked_at < $1";
const PUT_KEY: &str =
    "insert into web_key (name, secret) values ('cookie', $1) on conflict (name) do nothing";
const KEY: &str = "select secret from web_key where name = 'cookie'";

/// Opens a session until a moment.
pub async fn open(
    tx: &mut Tx,
    session: &Session,
    member: &MemberId,
    at: Moment,
    until: Moment,
) -> Result<()> {
    put!(
        tx,
        ADD,
        session.fingerprint.as_str(),
        session.account.as_str(),
        member.as_str(),
        session.csrf.as_str(),
        at.0,
        until.0
    )
}

/// The session of a fingerprint, if it stands at this moment.
pub async fn find(tx: &mut Tx, fingerprint: &str, now: Moment) -> Result<Option<Session>> {
    row!(tx, FIND, fingerprint, now.0)?
        .map(|row| {
            Ok(Session {
                fingerprint: row.text("fingerprint")?,
                account: row.text("account")?,
                csrf: row.text("csrf")?,
            })
        })
        .transpose()
}

/// The topic that wakes whatever is open to a member as signed in: the one under which all that
/// they may is heard.
pub fn topic(member: &MemberId) -> String {
    member.topic()
}

/// Ends a session.
pub async fn revoke(tx: &mut Tx, fingerprint: &str, at: Moment) -> Result<()> {
    if let Some(ended) = row!(tx, REVOKE, at.0, fingerprint)? {
        tx.nudge(topic(&ended.text("member_id")?.into()));
    }
    Ok(())
}

/// Drops the sessions that have ended.
pub async fn sweep(tx: &mut Tx, now: Moment) -> Result<()> {
    put!(tx, SWEEP, now.0)
}

/// Takes all sessions of a member away.
pub async fn forget(tx: &mut Tx, member: &MemberId) -> Result<()> {
    tx.nudge(topic(member));
    put!(tx, FORGET, member.as_str())
}

/// The secret that signs cookies: the one given, if none stands yet.
pub async fn key(tx: &mut Tx, made: &str) -> Result<String> {
    put!(tx, PUT_KEY, made)?;
    row!(tx, KEY)?.map_or_else(|| Ok(made.to_owned()), |row| row.text("secret"))
}
