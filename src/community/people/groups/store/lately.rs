//! Who came and who was given a role since a moment, for those who were away.

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId, Role};
use crate::{row, rows};

const JOINED: &str = "select joined_at from membership where group_id = $1 and member_id = $2 \
    and left_at is null";
const CAME: &str = "select count(*) as n, coalesce(max(joined_at), 0) as at from membership \
    where group_id = $1 and joined_at > $2 and left_at is null and member_id <> $3";
// Of those who said no to being recorded nothing is told.
const GIVEN: &str = "select r.member_id, r.role, r.at, m.name from role_grant r join membership s \
    on s.group_id = r.group_id and s.member_id = r.member_id and s.left_at is null \
    join member m on m.member_id = r.member_id where r.group_id = $1 and r.at > $2 \
    and r.granted_by <> $3 and m.unrecorded_at is null and m.erased_at is null \
    order by r.at desc, r.member_id, r.role";

/// A role that somebody was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Who has it now.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// The role.
    pub role: Role,
    /// When.
    pub at: Moment,
}

/// When somebody joined a group they are in.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn joined(tx: &mut Tx, group: &GroupId, member: &MemberId) -> Result<Option<Moment>> {
    row!(tx, JOINED, group.as_str(), member.as_str())?
        .map(|row| row.moment("joined_at"))
        .transpose()
}

/// How many others joined since a moment, and when the last of them did.
pub async fn came(
    tx: &mut Tx,
    group: &GroupId,
    since: Moment,
    other_than: &MemberId,
) -> Result<(i64, Moment)> {
    row!(tx, CAME, group.as_str(), since.0, other_than.as_str())?
        .map_or(Ok((0, since)), |row| Ok((row.int("n")?, row.moment("at")?)))
}

/// The roles that others gave since a moment and that are still held, last given first.
pub async fn given(
    tx: &mut Tx,
    group: &GroupId,
    since: Moment,
    other_than: &MemberId,
) -> Result<Vec<Given>> {
    let mut found = Vec::new();
    for row in rows!(tx, GIVEN, group.as_str(), since.0, other_than.as_str())? {
        let Some(role) = Role::of(&row.text("role")?) else { continue };
        found.push(Given {
            member: row.text("member_id")?.into(),
            name: row.text("name")?,
            role,
            at: row.moment("at")?,
        });
    }
    Ok(found)
}
