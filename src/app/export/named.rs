//! How people, rooms and moments stand in an export: as those who read it know them. Whoever said
//! no, left or was erased has a number, the same throughout one group's files. It writes no file.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::community::people::{groups, members};
use crate::foundation::clock::Moment;
use crate::foundation::error::{Doing, Result};
use crate::foundation::store::{Is, Records, Tx};
use crate::foundation::talk::{GroupRef, Post, text};

/// Who and what is called how.
pub(super) struct Names {
    /// Handles of those who are named, by member id.
    listed: BTreeMap<String, String>,
    /// Ids and handles of whoever said no.
    said_no: BTreeSet<String>,
    /// The number of everybody else, in the order in which they come up.
    numbers: BTreeMap<String, usize>,
    /// Slugs by room id.
    rooms: BTreeMap<String, String>,
    /// The ids of the rooms in their order.
    order: Vec<String>,
}

impl Names {
    /// The names of a group.
    pub(super) async fn of(tx: &mut Tx, group: &GroupRef) -> Result<Self> {
        let here = members::store::all(tx, Some(group.id.as_str())).await?;
        let listed = here.into_iter().filter(|member| !member.unrecorded);
        let everybody = members::store::all(tx, None).await?;
        let said_no = everybody.into_iter().filter(|member| member.unrecorded);
        let rooms = groups::store::every_room(tx, &group.id).await?;
        Ok(Self {
            listed: listed.map(|member| (member.id.to_string(), member.handle)).collect(),
            said_no: said_no.flat_map(|member| [member.id.to_string(), member.handle]).collect(),
            numbers: BTreeMap::new(),
            order: rooms.iter().map(|(room, _)| room.id.to_string()).collect(),
            rooms: rooms.into_iter().map(|(room, _)| (room.id.to_string(), room.slug)).collect(),
        })
    }

    /// The rooms of the group in their order, by id; closed ones too.
    pub(super) fn rooms(&self) -> impl Iterator<Item = &str> {
        self.order.iter().map(String::as_str)
    }

    /// Whether whoever said what stands in a row has said no.
    pub(super) fn said_no(&self, kind: &Records, row: &[Value]) -> bool {
        let at = kind.columns.iter().position(|(name, _)| kind.said_by == Some(*name));
        let who = at.and_then(|at| row.get(at)).and_then(Value::as_str);
        who.is_some_and(|who| self.said_no.contains(who))
    }

    fn number(&mut self, who: &str) -> String {
        let next = self.numbers.len() + 1;
        format!("#{}", self.numbers.entry(who.to_owned()).or_insert(next))
    }

    /// A value as people read it.
    pub(super) fn shown(&mut self, is: Is, value: Value) -> Result<Value> {
        Ok(match (is, value) {
            (Is::Yes, value) => Value::from(!value.is_null()),
            (_, Value::Null) => Value::Null,
            (Is::Moment, value) => {
                value.as_i64().map_or(Value::Null, |at| Value::from(Moment(at).iso()))
            }
            (Is::Member | Is::Account, Value::String(who)) => self.person(is, &who),
            (Is::Room, Value::String(id)) => {
                self.rooms.get(&id).map_or(Value::Null, |slug| Value::from(slug.as_str()))
            }
            (Is::Posted, Value::String(post)) => {
                let post: Post = serde_json::from_str(&post).doing("reading a post")?;
                Value::from(text::body(&post.body))
            }
            (Is::Parts, Value::String(parts)) => {
                serde_json::from_str(&parts).doing("reading what has parts")?
            }
            (_, value) => value,
        })
    }

    /// Puente itself has no name; somebody who is not named has a number.
    fn person(&mut self, is: Is, who: &str) -> Value {
        if who.is_empty() {
            return Value::Null;
        }
        let handle = match is {
            Is::Account => self.listed.values().find(|handle| *handle == who),
            _ => self.listed.get(who),
        };
        match handle {
            Some(handle) => Value::from(handle.as_str()),
            None => Value::from(self.number(who)),
        }
    }
}
