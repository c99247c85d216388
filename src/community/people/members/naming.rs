//! Who may be called what: nobody like Puente itself, nobody like another member of the same group.

use super::store;
use crate::community::people::rules;
use crate::foundation::error::Result;
use crate::foundation::store::Tx;
use crate::foundation::talk::{Base, GroupId, MemberId};
use crate::refuse;

/// Whether a name is one that Puente speaks under, or of.
fn is_ours(base: &Base, name: &str) -> bool {
    let of = ["people-operator", "people-gone"];
    rules::is_puente(name) || of.iter().any(|id| base.words.means(id, name))
}

/// Refuses a name that is Puente's own.
///
/// # Errors
/// A refusal that says so.
pub fn not_ours(base: &Base, name: &str) -> Result<()> {
    if is_ours(base, name) {
        return refuse!("people-name-ours", name = name);
    }
    Ok(())
}

/// Whether somebody else in a group has a name that looks like this one.
///
/// # Errors
/// A failure of the database.
pub async fn is_taken(
    tx: &mut Tx,
    group: &GroupId,
    name: &str,
    me: Option<&MemberId>,
) -> Result<bool> {
    let looks = rules::looks(name);
    let members = store::all(tx, Some(group.as_str())).await?;
    let mut others = members.iter().filter(|member| Some(&member.id) != me);
    Ok(others.any(|member| rules::looks(&member.name) == looks))
}

/// Refuses a name that somebody else in a group has, or that is Puente's.
///
/// # Errors
/// A refusal that proposes another; a failure of the database.
pub async fn free(
    tx: &mut Tx,
    base: &Base,
    group: &GroupId,
    name: &str,
    me: Option<&MemberId>,
) -> Result<()> {
    not_ours(base, name)?;
    if is_taken(tx, group, name, me).await? {
        return refuse!("people-name-taken", name = name);
    }
    Ok(())
}

/// A name for somebody who was not asked for one: theirs on their platform, with the account
/// beside it where it would be taken for another's.
///
/// # Errors
/// A failure of the database.
pub async fn distinct(
    tx: &mut Tx,
    base: &Base,
    group: Option<&GroupId>,
    name: String,
    account: &str,
) -> Result<String> {
    let taken = match group {
        Some(group) => is_taken(tx, group, &name, None).await?,
        None => false,
    };
    if !taken && !is_ours(base, &name) {
        return Ok(name);
    }
    let short: String = name.chars().take(rules::NAME_LIMIT / 2).collect();
    Ok(rules::name(&format!("{short} ({account})")).unwrap_or(name))
}
