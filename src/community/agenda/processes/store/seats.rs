//! Who does what for a process: seats, held or vacant.

use std::collections::BTreeSet;

use sqlx::any::AnyRow;

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId};
use crate::{put, rows};

const ADD: &str = "insert into process_seat (process_seat_id, process_id, duty, member_id, since) \
    values ($1, $2, $3, $4, $5)";
const LEAVE: &str =
    "update process_seat set until = $2 where process_seat_id = $1 and until is null";
const OF: &str = "select process_seat_id, process_id, duty, member_id, since from process_seat \
    where process_id = $1 and until is null order by duty, since, process_seat_id";
const OF_GROUP: &str = "select s.process_seat_id, s.process_id, s.duty, s.member_id, s.since \
    from process_seat s join process p on p.process_id = s.process_id where p.group_id = $1 \
    and s.until is null order by s.process_id, s.duty, s.since, s.process_seat_id";
const HELD_BY: &str = "select s.process_seat_id, s.process_id, s.duty, s.member_id, s.since \
    from process_seat s join process p on p.process_id = s.process_id where p.group_id = $1 \
    and s.member_id = $2 and s.until is null and p.ended_at is null order by s.process_seat_id";
const SEATED: &str = "select distinct s.process_id from process_seat s join process p \
    on p.process_id = s.process_id where p.group_id = $1 and s.member_id = $2 and s.until is null";
const EVER: &str = "select p.group_id, p.slug, s.duty, s.since, s.until from process_seat s \
    join process p on p.process_id = s.process_id where s.member_id = $1 order by s.since";
const FORGET: &str = "update process_seat set member_id = null, until = coalesce(until, $2) \
    where member_id = $1";

/// A seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Its id.
    pub id: String,
    /// The process.
    pub process: String,
    /// The duty's code.
    pub duty: String,
    /// Who holds it; none if it is vacant.
    pub member: Option<MemberId>,
    /// Since when.
    pub since: Moment,
}

fn seat(row: &AnyRow) -> Result<Seat> {
    Ok(Seat {
        id: row.text("process_seat_id")?,
        process: row.text("process_id")?,
        duty: row.text("duty")?,
        member: row.text_maybe("member_id")?.map(MemberId::from),
        since: row.moment("since")?,
    })
}

/// Adds a seat.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn add(tx: &mut Tx, one: &Seat) -> Result<()> {
    let member = one.member.as_ref().map(MemberId::as_str);
    put!(tx, ADD, one.id.as_str(), one.process.as_str(), one.duty.as_str(), member, one.since.0)
}

/// Ends a seat.
pub async fn leave(tx: &mut Tx, id: &str, at: Moment) -> Result<()> {
    put!(tx, LEAVE, id, at.0)
}

/// The seats of a process.
pub async fn of(tx: &mut Tx, process: &str) -> Result<Vec<Seat>> {
    rows!(tx, OF, process)?.iter().map(seat).collect()
}

/// The seats of all processes of a group.
pub async fn of_group(tx: &mut Tx, group: &GroupId) -> Result<Vec<Seat>> {
    rows!(tx, OF_GROUP, group.as_str())?.iter().map(seat).collect()
}

/// The processes of a group in which somebody holds a seat, also those that are over.
pub async fn seated(tx: &mut Tx, group: &GroupId, member: &MemberId) -> Result<BTreeSet<String>> {
    let found = rows!(tx, SEATED, group.as_str(), member.as_str())?;
    found.iter().map(|row| row.text("process_id")).collect()
}

/// The seats somebody holds in processes of a group that are under way.
pub async fn held_by(tx: &mut Tx, group: &GroupId, member: &MemberId) -> Result<Vec<Seat>> {
    rows!(tx, HELD_BY, group.as_str(), member.as_str())?.iter().map(seat).collect()
}

/// The seats somebody ever held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// In which group.
    pub group: GroupId,
    /// The short name of the process.
    pub slug: String,
    /// The duty's code.
    pub duty: String,
    /// Since when.
    pub since: Moment,
    /// Until when, if it is over.
    pub until: Option<Moment>,
}

/// The seats somebody ever held, oldest first.
pub async fn ever(tx: &mut Tx, member: &MemberId) -> Result<Vec<Held>> {
    rows!(tx, EVER, member.as_str())?
        .iter()
        .map(|row| {
            Ok(Held {
                group: row.text("group_id")?.into(),
                slug: row.text("slug")?,
                duty: row.text("duty")?,
                since: row.moment("since")?,
                until: row.moment_maybe("until")?,
            })
        })
        .collect()
}

/// Takes somebody's name off every seat and ends those they still hold.
pub async fn forget(tx: &mut Tx, member: &MemberId, now: Moment) -> Result<()> {
    put!(tx, FORGET, member.as_str(), now.0)
}
