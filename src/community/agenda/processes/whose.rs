//! Whose the milestones of a whole group are, without asking for each: what [`duties::owners`] says of one.

use std::collections::BTreeMap;

use super::{duties, store::seats};
use crate::community::agenda::ladder::store::Milestone;
use crate::community::people::{groups, members};
use crate::foundation::error::Result;
use crate::foundation::i18n::Value;
use crate::foundation::store::Tx;
use crate::foundation::talk::{GroupId, MemberId, Role};

/// Who holds what in a group.
pub struct Whose {
    seats: BTreeMap<String, Vec<(String, MemberId)>>,
    roles: Vec<(MemberId, Role)>,
    names: BTreeMap<MemberId, String>,
}

impl Whose {
    /// Of a group, as it is now.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn of(tx: &mut Tx, group: &GroupId) -> Result<Self> {
        let mut held: BTreeMap<String, Vec<(String, MemberId)>> = BTreeMap::new();
        for seat in seats::of_group(tx, group).await? {
            if let Some(member) = seat.member {
                held.entry(seat.process).or_default().push((seat.duty, member));
            }
        }
        let roles = groups::store::holders(tx, group).await?;
        let all = members::store::all(tx, Some(group.as_str())).await?;
        let names = all.into_iter().map(|member| (member.id, member.name)).collect();
        Ok(Self { seats: held, roles, names })
    }

    /// Whose one is.
    #[must_use]
    pub fn owners<'a>(&'a self, one: &'a Milestone) -> Vec<&'a MemberId> {
        if let Some(member) = &one.member {
            return vec![member];
        }
        let held = self.seats.get(&one.process).map_or(&[][..], Vec::as_slice);
        let found: Vec<&MemberId> =
            held.iter().filter(|(duty, _)| *duty == one.duty).map(|(_, member)| member).collect();
        if !found.is_empty() {
            return found;
        }
        let found = self.holders(Role::of(&one.duty).unwrap_or(Role::Coordinator));
        if found.is_empty() { self.holders(Role::Coordinator) } else { found }
    }

    /// What they are called, as it is said; else what the duty is called.
    #[must_use]
    pub fn said(&self, one: &Milestone) -> Value {
        let names = self.names(one);
        if names.is_empty() {
            return duties::called(&one.duty).into();
        }
        Value::List(names.into_iter().map(Value::from).collect())
    }

    /// What they are called, as far as they are in the group.
    #[must_use]
    pub fn names<'a>(&'a self, one: &'a Milestone) -> Vec<&'a str> {
        let owners = self.owners(one);
        owners.into_iter().filter_map(|id| self.names.get(id)).map(String::as_str).collect()
    }

    fn holders(&self, role: Role) -> Vec<&MemberId> {
        let mut found = Vec::new();
        for (member, held) in &self.roles {
            if *held == role && !found.contains(&member) {
                found.push(member);
            }
        }
        found
    }
}
