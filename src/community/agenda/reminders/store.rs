//! What was reminded of, and when somebody wants to hear nothing: every statement on their tables.

use std::collections::BTreeMap;

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId};
use crate::{put, row, rows};

const TOLD: &str = "select r.subject_id, r.due, r.days from agenda_reminder r \
    join milestone m on m.milestone_id = r.subject_id join process p on p.process_id = m.process_id \
    where p.group_id = $1 and m.done_at is null union all select r.subject_id, r.due, r.days \
    from agenda_reminder r join action a on a.action_id = r.subject_id where a.group_id = $2 \
    and a.done_at is null";
const TELL: &str = "insert into agenda_reminder (subject_id, due, days, at) values ($1, $2, $3, $4) \
    on conflict (subject_id) do update set due = excluded.due, days = excluded.days, at = excluded.at";
const SWEEP: &str = "delete from agenda_reminder where subject_id not in \
    (select milestone_id from milestone where done_at is null) and subject_id not in \
    (select action_id from action where done_at is null and dropped_at is null)";
const QUIET: &str = "select from_hour, until_hour, off_at from agenda_quiet where member_id = $1";
const SET_QUIET: &str = "insert into agenda_quiet (member_id, from_hour, until_hour, off_at) \
    values ($1, $2, $3, $4) on conflict (member_id) do update set from_hour = excluded.from_hour, \
    until_hour = excluded.until_hour, off_at = excluded.off_at";
const FORGET: &str = "delete from agenda_quiet where member_id = $1";

/// What was reminded of in a group: by what, the day it was due then, and with how many days left.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn told(tx: &mut Tx, group: &GroupId) -> Result<BTreeMap<String, (String, i64)>> {
    rows!(tx, TOLD, group.as_str(), group.as_str())?
        .iter()
        .map(|row| Ok((row.text("subject_id")?, (row.text("due")?, row.int("days")?))))
        .collect()
}

/// Notes that something was reminded of.
pub async fn tell(tx: &mut Tx, subject: &str, due: &str, days: i64, at: Moment) -> Result<()> {
    put!(tx, TELL, subject, due, days, at.0)
}

/// Forgets what was reminded of and is done.
pub async fn sweep(tx: &mut Tx) -> Result<()> {
    put!(tx, SWEEP)
}

/// What somebody has said about being reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quiet {
    /// The hour from which they want to hear nothing.
    pub from: i8,
    /// The hour until which.
    pub until: i8,
    /// They want no reminders alone.
    pub off: bool,
}

impl Default for Quiet {
    /// From nine in the evening to eight in the morning.
    fn default() -> Self {
        Self { from: 21, until: 8, off: false }
    }
}

/// What somebody has said, or the usual.
pub async fn quiet(tx: &mut Tx, member: &MemberId) -> Result<Quiet> {
    let Some(row) = row!(tx, QUIET, member.as_str())? else { return Ok(Quiet::default()) };
    let hour = |column: &str| {
        Ok::<_, crate::foundation::error::Error>(
            i8::try_from(row.int(column)?.clamp(0, 23)).unwrap_or(0),
        )
    };
    let off = row.moment_maybe("off_at")?.is_some();
    Ok(Quiet { from: hour("from_hour")?, until: hour("until_hour")?, off })
}

/// Keeps what somebody says.
pub async fn set_quiet(tx: &mut Tx, member: &MemberId, one: Quiet, now: Moment) -> Result<()> {
    let off = one.off.then_some(now.0);
    put!(tx, SET_QUIET, member.as_str(), i64::from(one.from), i64::from(one.until), off)
}

/// Forgets what somebody said.
pub async fn forget(tx: &mut Tx, member: &MemberId) -> Result<()> {
    put!(tx, FORGET, member.as_str())
}
