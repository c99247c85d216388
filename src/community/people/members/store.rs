//! Members, their accounts, link codes and affiliations: every statement on these tables.

use std::collections::{BTreeMap, BTreeSet};

use crate::foundation::clock::{Moment, World};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Reader};
use crate::foundation::store::{Bound, Columns, Statement, Tx};
use crate::foundation::talk::{Account, MemberId};
use crate::{put, row, rows, statement};

/// A member as the table holds them.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Who.
    pub id: MemberId,
    /// The short name used in mentions and as the web account.
    pub handle: String,
    /// Their name; empty once erased.
    pub name: String,
    /// Their language and zone.
    pub reader: Reader,
    /// Their country.
    pub country: Option<String>,
    /// They want questions bundled once a day.
    pub bundled: bool,
    /// They said no to being counted and carried.
    pub unrecorded: bool,
    /// They were erased.
    pub erased: bool,
}

const COLUMNS: &str = "select member_id, handle, name, language, zone, country, bundled_at, \
    unrecorded_at, erased_at from member where member_id = $1";
const BY_ACCOUNT: &str = "select m.member_id, m.handle, m.name, m.language, m.zone, m.country, \
    m.bundled_at, m.unrecorded_at, m.erased_at from account a join member m \
    on m.member_id = a.member_id where a.platform = $1 and a.native_id = $2";
const SPEAKER: &str = "select a.native_id, m.member_id, m.unrecorded_at, s.joined_at \
    from account a join member m on m.member_id = a.member_id left join membership s \
    on s.member_id = m.member_id and s.group_id = $1 and s.left_at is null \
    where a.platform = $2 and a.native_id = $3";
const IN_GROUP: &str = "select m.member_id, m.handle, m.name, m.language, m.zone, m.country, \
    m.bundled_at, m.unrecorded_at, m.erased_at from membership s join member m \
    on m.member_id = s.member_id where s.group_id = $1 and s.left_at is null \
    and m.erased_at is null order by m.name_key, m.member_id";
const EVERYBODY: &str = "select member_id, handle, name, language, zone, country, bundled_at, \
    unrecorded_at, erased_at from member where erased_at is null order by name_key, member_id";
const HANDLE_TAKEN: &str = "select handle from member where handle like $1";
const ADD: &str = "insert into member (member_id, handle, name, name_key, language, zone, country, \
    at) values ($1, $2, $3, $4, $5, $6, $7, $8)";
const SET: &str = "update member set name = $1, name_key = $2, language = $3, zone = $4, \
    country = $5, bundled_at = $6 where member_id = $7";
const RECORDING: &str = "update member set unrecorded_at = $1 where member_id = $2";
const ERASE: &str = "update member set name = '', name_key = '', handle = $1, country = null, \
    bundled_at = null, zone = 'UTC', erased_at = $2 where member_id = $3";
const ADD_ACCOUNT: &str = "insert into account (platform, native_id, member_id, display, at) \
    values ($1, $2, $3, $4, $5)";
const ACCOUNTS: &str = "select platform, native_id, display, before_member_id from account \
    where member_id = $1 order by at, platform, native_id";
const DROP_ACCOUNTS: &str = "delete from account where member_id = $1";
const MOVE_ACCOUNT: &str = "update account set member_id = $1, before_member_id = $2 \
    where platform = $3 and native_id = $4";
const ADD_CODE: &str = "insert into link_code (fingerprint, platform, native_id, display, \
    expires_at) values ($1, $2, $3, $4, $5)";
const TAKE_CODE: &str = "delete from link_code where fingerprint = $1 and expires_at > $2 \
    returning platform, native_id, display";
const DROP_CODES: &str = "delete from link_code where expires_at <= $1";
const ADD_AFFILIATION: &str = "insert into affiliation (affiliation_id, member_id, organisation, \
    kind, since) values ($1, $2, $3, $4, $5)";
const END_AFFILIATION: &str =
    "update affiliation set until = $1 where member_id = $2 and until is null";
const AFFILIATIONS: &str = "select organisation, kind, since, until from affiliation \
    where member_id = $1 order by since, affiliation_id";
const DROP_AFFILIATIONS: &str = "delete from affiliation where member_id = $1";

fn member(row: &sqlx::any::AnyRow) -> Result<Member> {
    Ok(Member {
        id: row.text("member_id")?.into(),
        handle: row.text("handle")?,
        name: row.text("name")?,
        reader: Reader::new(Lang::new(&row.text("language")?), &row.text("zone")?),
        country: row.text_maybe("country")?,
        bundled: row.moment_maybe("bundled_at")?.is_some(),
        unrecorded: row.moment_maybe("unrecorded_at")?.is_some(),
        erased: row.moment_maybe("erased_at")?.is_some(),
    })
}

/// A member by id.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn find(tx: &mut Tx, id: &MemberId) -> Result<Option<Member>> {
    row!(tx, COLUMNS, id.as_str())?.as_ref().map(member).transpose()
}

/// Those of so many members whom it is allowed to count: not erased, and they have not said no.
pub async fn counting<'a>(
    tx: &mut Tx,
    ids: impl Iterator<Item = &'a str>,
) -> Result<BTreeSet<String>> {
    let ids: Vec<Bound> = ids.map(Bound::from).collect();
    let found = tx.rows_among(COLUMNS, &[], &ids).await?;
    let members = found.iter().map(member).collect::<Result<Vec<_>>>()?;
    let counts = members.into_iter().filter(|member| !member.unrecorded && !member.erased);
    Ok(counts.map(|member| member.id.to_string()).collect())
}

/// Somebody who spoke in a room, as far as it matters for what is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Who.
    pub id: MemberId,
    /// They are in the group.
    pub joined: bool,
    /// They did not say no.
    pub recorded: bool,
}

/// The members behind so many accounts of one platform, by what it calls them.
pub async fn speakers<'a>(
    tx: &mut Tx,
    group: &str,
    platform: &str,
    natives: impl Iterator<Item = &'a str>,
) -> Result<BTreeMap<String, Speaker>> {
    let natives: Vec<Bound> = natives.map(Bound::from).collect();
    let found = tx.rows_among(SPEAKER, &[group.into(), platform.into()], &natives).await?;
    let speaker = |row: &sqlx::any::AnyRow| {
        let speaker = Speaker {
            id: row.text("member_id")?.into(),
            joined: row.moment_maybe("joined_at")?.is_some(),
            recorded: row.moment_maybe("unrecorded_at")?.is_none(),
        };
        Ok((row.text("native_id")?, speaker))
    };
    found.iter().map(speaker).collect()
}

/// The member behind an account.
pub async fn find_by_account(tx: &mut Tx, account: &Account) -> Result<Option<Member>> {
    member_of(&tx.all(asks_member(account)).await?)
}

/// Asks for the member behind an account.
#[must_use]
pub fn asks_member(account: &Account) -> Statement {
    statement!(BY_ACCOUNT, account.platform.as_str(), account.native_id.as_str())
}

/// The member that was found.
pub fn member_of(rows: &[sqlx::any::AnyRow]) -> Result<Option<Member>> {
    rows.first().map(member).transpose()
}

/// The members of a group by name; of all groups without one.
pub async fn all(tx: &mut Tx, group: Option<&str>) -> Result<Vec<Member>> {
    let found = match group {
        Some(group) => rows!(tx, IN_GROUP, group)?,
        None => rows!(tx, EVERYBODY)?,
    };
    found.iter().map(member).collect()
}

/// The handles that begin like `prefix`.
pub async fn handles(tx: &mut Tx, prefix: &str) -> Result<Vec<String>> {
    let pattern = format!("{prefix}%");
    rows!(tx, HANDLE_TAKEN, pattern)?.iter().map(|row| row.text("handle")).collect()
}

/// A new member.
pub async fn add(tx: &mut Tx, member: &Member, key: &str, at: Moment) -> Result<()> {
    put!(
        tx,
        ADD,
        member.id.as_str(),
        member.handle.as_str(),
        member.name.as_str(),
        key,
        member.reader.lang.code(),
        member.reader.zone.as_str(),
        member.country.as_deref(),
        at.0,
    )
}

/// Writes what a member changed of themselves.
pub async fn set(tx: &mut Tx, member: &Member, key: &str, now: Moment) -> Result<()> {
    let bundled = member.bundled.then_some(now.0);
    put!(
        tx,
        SET,
        member.name.as_str(),
        key,
        member.reader.lang.code(),
        member.reader.zone.as_str(),
        member.country.as_deref(),
        bundled,
        member.id.as_str(),
    )
}

/// Notes since when somebody says no to being recorded; none when they say yes again.
pub async fn unrecorded(tx: &mut Tx, id: &MemberId, since: Option<Moment>) -> Result<()> {
    put!(tx, RECORDING, since.map(|at| at.0), id.as_str())
}

/// Takes a member's name, handle, accounts and affiliations away; their id stays as nobody's.
pub async fn erase(tx: &mut Tx, world: &World, id: &MemberId) -> Result<()> {
    let handle = format!("erased.{}", world.secret::<6>());
    put!(tx, DROP_ACCOUNTS, id.as_str())?;
    put!(tx, DROP_AFFILIATIONS, id.as_str())?;
    put!(tx, ERASE, handle, world.now().0, id.as_str())
}

/// Adds an account to a member.
pub async fn add_account(tx: &mut Tx, id: &MemberId, account: &Account, at: Moment) -> Result<()> {
    put!(
        tx,
        ADD_ACCOUNT,
        account.platform.as_str(),
        account.native_id.as_str(),
        id.as_str(),
        account.display.as_str(),
        at.0,
    )
}

/// A member's accounts, oldest first, each with whose it was before it was linked.
pub async fn accounts(tx: &mut Tx, id: &MemberId) -> Result<Vec<(Account, Option<MemberId>)>> {
    rows!(tx, ACCOUNTS, id.as_str())?
        .iter()
        .map(|row| {
            let account = Account {
                platform: row.text("platform")?,
                native_id: row.text("native_id")?,
                display: row.text("display")?,
            };
            Ok((account, row.text_maybe("before_member_id")?.map(Into::into)))
        })
        .collect()
}

/// Gives an account to another member, remembering whose it was.
pub async fn move_account(
    tx: &mut Tx,
    account: &Account,
    to: &MemberId,
    before: Option<&MemberId>,
) -> Result<()> {
    put!(
        tx,
        MOVE_ACCOUNT,
        to.as_str(),
        before.map(MemberId::as_str),
        account.platform.as_str(),
        account.native_id.as_str(),
    )
}

/// Keeps the fingerprint of a link code and the account that asked for it.
pub async fn add_code(tx: &mut Tx, print: &str, account: &Account, until: Moment) -> Result<()> {
    let (platform, native) = (account.platform.as_str(), account.native_id.as_str());
    put!(tx, ADD_CODE, print, platform, native, account.display.as_str(), until.0)
}

/// Uses a link code up: the account that asked for it, if the code is known and young enough.
pub async fn take_code(tx: &mut Tx, print: &str, now: Moment) -> Result<Option<Account>> {
    let found = row!(tx, TAKE_CODE, print, now.0)?
        .map(|row| {
            Ok(Account {
                platform: row.text("platform")?,
                native_id: row.text("native_id")?,
                display: row.text("display")?,
            })
        })
        .transpose();
    put!(tx, DROP_CODES, now.0)?;
    found
}

/// Ends today's affiliation and begins another; none only ends it. Days are ISO.
pub async fn affiliate(
    tx: &mut Tx,
    world: &World,
    id: &MemberId,
    organisation: Option<(&str, &str)>,
) -> Result<()> {
    let today = world.now().utc_day();
    put!(tx, END_AFFILIATION, today.as_str(), id.as_str())?;
    if let Some((organisation, kind)) = organisation {
        put!(tx, ADD_AFFILIATION, world.id(), id.as_str(), organisation, kind, today)?;
    }
    Ok(())
}

/// A member's affiliations: organisation, kind, since, until.
pub async fn affiliations(
    tx: &mut Tx,
    id: &MemberId,
) -> Result<Vec<(String, String, String, Option<String>)>> {
    rows!(tx, AFFILIATIONS, id.as_str())?
        .iter()
        .map(|row| {
            Ok((
                row.text("organisation")?,
                row.text("kind")?,
                row.text("since")?,
                row.text_maybe("until")?,
            ))
        })
        .collect()
}
