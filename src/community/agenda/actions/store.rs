//! Actions: every statement on their table. It refuses to know who may change them.

use jiff::civil::Date;
use sqlx::any::AnyRow;

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::Lang;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId};
use crate::{put, row, rows};

const ADD: &str = "insert into action (action_id, group_id, number, text, language, owner_id, due, \
    due_at, process_id, added_by, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const NUMBERED: &str = "select action_id, group_id, number, text, language, owner_id, due, due_at, \
    process_id, added_by, at, done_at, done_by, dropped_at, outcome from action \
    where group_id = $1 and number = $2";
const OPEN: &str = "select action_id, group_id, number, text, language, owner_id, due, due_at, \
    process_id, added_by, at, done_at, done_by, dropped_at, outcome from action \
    where group_id = $1 and done_at is null and dropped_at is null \
    order by coalesce(due_at, 9000000000000000), number";
const OF_PROCESS: &str = "select action_id, group_id, number, text, language, owner_id, due, due_at, \
    process_id, added_by, at, done_at, done_by, dropped_at, outcome from action \
    where process_id = $1 order by number";
const CLOSED: &str = "select action_id, group_id, number, text, language, owner_id, due, due_at, \
    process_id, added_by, at, done_at, done_by, dropped_at, outcome from action \
    where group_id = $1 and (done_at is not null or dropped_at is not null) \
    order by coalesce(done_at, dropped_at) desc limit $2";
const OF_MEMBER: &str = "select action_id, group_id, number, text, language, owner_id, due, due_at, \
    process_id, added_by, at, done_at, done_by, dropped_at, outcome from action \
    where owner_id = $1 or added_by = $1 order by at";
const DONE: &str =
    "update action set done_at = $2, done_by = $3, outcome = $4 where action_id = $1";
const DROP: &str =
    "update action set dropped_at = $2, done_by = $3, outcome = $4 where action_id = $1";
const DUE: &str = "update action set due = $2, due_at = $3 where action_id = $1";
const OWNER: &str = "update action set owner_id = $2 where action_id = $1";
const FORGET_OWNER: &str = "update action set owner_id = null where owner_id = $1";
const FORGET_ADDED: &str = "update action set added_by = null where added_by = $1";
const FORGET_DONE: &str = "update action set done_by = null where done_by = $1";

/// Something somebody owes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Its id.
    pub id: String,
    /// Its group.
    pub group: GroupId,
    /// Its number in the group: A-7.
    pub number: i64,
    /// What is to be done.
    pub text: String,
    /// In which language that is written.
    pub language: Lang,
    /// Who owes it; nobody yet without one.
    pub owner: Option<MemberId>,
    /// The day it is due, and the end of that day.
    pub due: Option<(Date, Moment)>,
    /// The process it belongs to.
    pub process: Option<String>,
    /// Who wrote it down.
    pub by: Option<MemberId>,
    /// When.
    pub at: Moment,
    /// When it was done.
    pub done: Option<Moment>,
    /// Who said so, or that it is not to be done.
    pub done_by: Option<MemberId>,
    /// When it was given up.
    pub dropped: Option<Moment>,
    /// What came of it, or why it was given up.
    pub outcome: Option<String>,
}

impl Action {
    /// Whether it is still owed.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.done.is_none() && self.dropped.is_none()
    }
}

fn action(row: &AnyRow) -> Result<Action> {
    let day = row.text_maybe("due")?.map(|day| day.parse::<Date>()).transpose()?;
    Ok(Action {
        id: row.text("action_id")?,
        group: row.text("group_id")?.into(),
        number: row.int("number")?,
        text: row.text("text")?,
        language: Lang::new(&row.text("language")?),
        owner: row.text_maybe("owner_id")?.map(MemberId::from),
        due: day.zip(row.moment_maybe("due_at")?),
        process: row.text_maybe("process_id")?,
        by: row.text_maybe("added_by")?.map(MemberId::from),
        at: row.moment("at")?,
        done: row.moment_maybe("done_at")?,
        done_by: row.text_maybe("done_by")?.map(MemberId::from),
        dropped: row.moment_maybe("dropped_at")?,
        outcome: row.text_maybe("outcome")?,
    })
}

/// Writes an action down.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn add(tx: &mut Tx, one: &Action) -> Result<()> {
    let (day, at) = one.due.map(|(day, at)| (day.to_string(), at.0)).unzip();
    put!(
        tx,
        ADD,
        one.id.as_str(),
        one.group.as_str(),
        one.number,
        one.text.as_str(),
        one.language.code(),
        one.owner.as_ref().map(MemberId::as_str),
        day,
        at,
        one.process.as_deref(),
        one.by.as_ref().map(MemberId::as_str),
        one.at.0,
    )
}

/// An action by its number.
pub async fn numbered(tx: &mut Tx, group: &GroupId, number: i64) -> Result<Option<Action>> {
    row!(tx, NUMBERED, group.as_str(), number)?.as_ref().map(action).transpose()
}

/// What is owed in a group, what is due first before the rest, what has no day last.
pub async fn open(tx: &mut Tx, group: &GroupId) -> Result<Vec<Action>> {
    rows!(tx, OPEN, group.as_str())?.iter().map(action).collect()
}

/// What was done or given up, the last first.
pub async fn closed(tx: &mut Tx, group: &GroupId, most: i64) -> Result<Vec<Action>> {
    rows!(tx, CLOSED, group.as_str(), most)?.iter().map(action).collect()
}

/// The actions of a process.
pub async fn of_process(tx: &mut Tx, process: &str) -> Result<Vec<Action>> {
    rows!(tx, OF_PROCESS, process)?.iter().map(action).collect()
}

/// The actions somebody owes or wrote down.
pub async fn of_member(tx: &mut Tx, member: &MemberId) -> Result<Vec<Action>> {
    rows!(tx, OF_MEMBER, member.as_str())?.iter().map(action).collect()
}

/// Notes that an action was done.
pub async fn done(
    tx: &mut Tx,
    id: &str,
    at: Option<Moment>,
    by: Option<&MemberId>,
    outcome: Option<&str>,
) -> Result<()> {
    put!(tx, DONE, id, at.map(|at| at.0), by.map(MemberId::as_str), outcome)
}

/// Notes that an action was given up.
pub async fn drop(tx: &mut Tx, id: &str, at: Moment, by: &MemberId, reason: &str) -> Result<()> {
    put!(tx, DROP, id, at.0, by.as_str(), reason)
}

/// Notes when an action is due.
pub async fn due(tx: &mut Tx, id: &str, day: Date, at: Moment) -> Result<()> {
    put!(tx, DUE, id, day.to_string(), at.0)
}

/// Notes whose an action is.
pub async fn owner(tx: &mut Tx, id: &str, member: &MemberId) -> Result<()> {
    put!(tx, OWNER, id, member.as_str())
}

/// Takes somebody's name off actions; the actions are the group's.
pub async fn forget(tx: &mut Tx, member: &MemberId) -> Result<()> {
    put!(tx, FORGET_OWNER, member.as_str())?;
    put!(tx, FORGET_ADDED, member.as_str())?;
    put!(tx, FORGET_DONE, member.as_str())
}
