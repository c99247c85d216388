//! Who somebody is, where they are, and what they may do there.

use std::collections::BTreeSet;

use super::groups::store as group_store;
use super::members::store as member_store;
use super::{Settings, console, console_account};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Reader};
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{Account, Base, GroupRef, Person, Role, RoomRef};

/// What is asked for every message said in a room.
#[derive(Clone, Debug, Default)]
pub struct Met {
    /// The room, if it is one of ours.
    pub room: Option<RoomRef>,
    /// Its group.
    pub group: Option<GroupRef>,
    /// Whoever said it, if they are known, with what they may do in the group.
    pub person: Option<Person>,
}

/// Whom one meets in a room, by what its platform calls the room: all of it in one go, since it is asked for
/// every message.
///
/// # Errors
/// A failure of the database.
pub async fn in_room(tx: &mut Tx, base: &Base, account: &Account, native: &str) -> Result<Met> {
    let platform = account.platform.as_str();
    let asked = vec![
        group_store::asks_room(platform, native),
        group_store::asks_group(platform, native),
        member_store::asks_member(account),
        group_store::asks_standing(account, native),
    ];
    let [room, group, member, standing] = tx.each(asked).await?.try_into().unwrap_or_default();
    let (room, group) = (group_store::room_of(&room.rows)?, group_store::group_of(&group.rows)?);
    let person = if *account == console_account() {
        Some(at_the_console(account))
    } else if let Some(member) = member_store::member_of(&member.rows)? {
        // An account that changes hands just then brings nobody another's roles.
        let other = match standing.rows.first() {
            Some(row) => row.text("member_id")? != member.id.as_str(),
            None => false,
        };
        Some(if other {
            as_person(tx, base, member, group.as_ref()).await?
        } else {
            let standing = group_store::standing_of(&standing.rows)?;
            standing_as(tx, base, member, standing).await?
        })
    } else {
        None
    };
    Ok(Met { room, group, person })
}

fn at_the_console(account: &Account) -> Person {
    Person {
        id: console(),
        name: account.display.clone(),
        country: None,
        reader: Reader::new(Lang::new("en"), "UTC"),
        roles: std::iter::once(Role::Admin).collect(),
        operator: true,
        joined: true,
        recorded: false,
    }
}

/// Who an account is, with what they may do in a group.
///
/// # Errors
/// A failure of the database.
pub async fn person(
    tx: &mut Tx,
    base: &Base,
    account: &Account,
    group: Option<&GroupRef>,
) -> Result<Option<Person>> {
    if *account == console_account() {
        return Ok(Some(at_the_console(account)));
    }
    match member_store::find_by_account(tx, account).await? {
        Some(member) => Ok(Some(as_person(tx, base, member, group).await?)),
        None => Ok(None),
    }
}

/// A member with what they may do in a group.
///
/// # Errors
/// A failure of the database.
pub async fn as_person(
    tx: &mut Tx,
    base: &Base,
    member: member_store::Member,
    group: Option<&GroupRef>,
) -> Result<Person> {
    let standing = match group {
        Some(group) => group_store::standing(tx, &group.id, &member.id).await?,
        None => (false, BTreeSet::new()),
    };
    standing_as(tx, base, member, standing).await
}

async fn standing_as(
    tx: &mut Tx,
    base: &Base,
    member: member_store::Member,
    (joined, roles): (bool, BTreeSet<Role>),
) -> Result<Person> {
    let operators = base.config.section::<Settings>("people")?.operators;
    let mut operator = false;
    if !operators.is_empty() {
        for (account, _) in member_store::accounts(tx, &member.id).await? {
            operator |= operators.contains(&format!("{}:{}", account.platform, account.native_id));
        }
    }
    Ok(Person {
        id: member.id,
        name: member.name,
        country: member.country,
        reader: member.reader,
        roles,
        operator,
        joined,
        recorded: !member.unrecorded,
    })
}
