//! Invitations: sign-in links, by their fingerprints alone, and accounts that are asked to join.

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId, Role};
use crate::{put, row, rows, run};

/// A sign-in link, as its fingerprint finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The group it leads into, if one.
    pub group_id: Option<GroupId>,
    /// The member it signs in; none for a link that makes a new member.
    pub member_id: Option<MemberId>,
}

const INVITE: &str = "insert into invitation (fingerprint, group_id, member_id, uses_left, \
    expires_at, at) values ($1, $2, $3, $4, $5, $6)";
const INVITED: &str = "select group_id, member_id from invitation where fingerprint = $1 \
    and uses_left > 0 and expires_at > $2";
// Who was invited by name and has never come: the link still works, and no membership ever began.
const PENDING: &str = "select distinct i.member_id from invitation i where i.group_id = $1 \
    and i.uses_left > 0 and i.expires_at > $2 and i.member_id is not null and not exists \
    (select 1 from membership s where s.member_id = i.member_id)";
const NEVER_CAME: &str = "select distinct i.member_id from invitation i where i.expires_at < $1 \
    and i.group_id is not null and i.member_id is not null and not exists \
    (select 1 from membership s where s.member_id = i.member_id) and not exists (select 1 \
    from invitation o where o.member_id = i.member_id and o.expires_at >= $1)";
const USE: &str = "update invitation set uses_left = uses_left - 1 where fingerprint = $1 \
    and uses_left > 0";
const SWEEP_INVITATIONS: &str = "delete from invitation where expires_at < $1";
const INVITE_ACCOUNT: &str = "insert into invitation (fingerprint, group_id, member_id, uses_left, \
    expires_at, at, role, invited_by) values ($1, $2, null, 1, $3, $4, $5, $6) \
    on conflict (fingerprint) do update set uses_left = 1, expires_at = excluded.expires_at, \
    at = excluded.at, role = excluded.role, invited_by = excluded.invited_by";
const ACCOUNT_INVITED: &str = "select role, invited_by from invitation where fingerprint = $1 \
    and uses_left > 0 and expires_at > $2";

/// Keeps the fingerprint of a sign-in link.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn invite(
    tx: &mut Tx,
    print: &str,
    invitation: &Invitation,
    uses: i64,
    until: Moment,
    at: Moment,
) -> Result<()> {
    put!(
        tx,
        INVITE,
        print,
        invitation.group_id.as_ref().map(GroupId::as_str),
        invitation.member_id.as_ref().map(MemberId::as_str),
        uses,
        until.0,
        at.0,
    )
}

/// What a sign-in link is for, if it may still be used.
pub async fn invited(tx: &mut Tx, print: &str, now: Moment) -> Result<Option<Invitation>> {
    row!(tx, INVITED, print, now.0)?
        .map(|row| {
            Ok(Invitation {
                group_id: row.text_maybe("group_id")?.map(Into::into),
                member_id: row.text_maybe("member_id")?.map(Into::into),
            })
        })
        .transpose()
}

/// Who was invited to a group by name and has not come yet.
pub async fn pending(tx: &mut Tx, id: &GroupId, now: Moment) -> Result<Vec<MemberId>> {
    let found = rows!(tx, PENDING, id.as_str(), now.0)?;
    found.iter().map(|row| row.text("member_id").map(Into::into)).collect()
}

/// Who was invited by name and never came while a link worked.
pub async fn never_came(tx: &mut Tx, now: Moment) -> Result<Vec<MemberId>> {
    let found = rows!(tx, NEVER_CAME, now.0)?;
    found.iter().map(|row| row.text("member_id").map(Into::into)).collect()
}

/// Uses a sign-in link once; false if it was used up meanwhile.
pub async fn use_up(tx: &mut Tx, print: &str) -> Result<bool> {
    Ok(run!(tx, USE, print)? == 1)
}

/// Forgets the sign-in links that no longer open anything.
pub async fn sweep_invitations(tx: &mut Tx, now: Moment) -> Result<()> {
    put!(tx, SWEEP_INVITATIONS, now.0)
}

/// Asks an account to join a group, with a role that waits for its yes; what it was asked before
/// holds no more.
pub async fn invite_account(
    tx: &mut Tx,
    print: &str,
    (group, role): (&GroupId, Option<Role>),
    by: &MemberId,
    until: Moment,
    at: Moment,
) -> Result<()> {
    let role = role.map(Role::code);
    put!(tx, INVITE_ACCOUNT, print, group.as_str(), until.0, at.0, role, by.as_str())
}

/// The role an account was asked to join with, and who gave it; none if it was not asked.
pub async fn account_invited(
    tx: &mut Tx,
    print: &str,
    now: Moment,
) -> Result<Option<Option<(Role, MemberId)>>> {
    row!(tx, ACCOUNT_INVITED, print, now.0)?
        .map(|row| {
            let role = row.text_maybe("role")?.as_deref().and_then(Role::of);
            let by = row.text_maybe("invited_by")?.map(MemberId::from);
            Ok(role.zip(by))
        })
        .transpose()
}
