//! Suggestions: every statement on their tables. It refuses to know who decides.

use sqlx::any::AnyRow;

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::Lang;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId};
use crate::{put, row, rows, run};

const ADD: &str = "insert into suggestion (suggestion_id, group_id, number, text, language, made_by, \
    at, state) values ($1, $2, $3, $4, $5, $6, $7, 'open')";
const NUMBERED: &str = "select suggestion_id, number, text, language, made_by, at, state, reason, \
    decided_by, decided_at, process_id from suggestion where group_id = $1 and number = $2";
const OPEN: &str = "select suggestion_id, number, text, language, made_by, at, state, reason, \
    decided_by, decided_at, process_id from suggestion where group_id = $1 and state = 'open' \
    order by number";
const DECIDED: &str = "select suggestion_id, number, text, language, made_by, at, state, reason, \
    decided_by, decided_at, process_id from suggestion where group_id = $1 and state <> 'open' \
    order by decided_at desc limit $2";
const OF_MEMBER: &str = "select group_id, number, text, at, state from suggestion \
    where made_by = $1 order by at";
const DECIDE: &str = "update suggestion set state = $2, reason = $3, decided_by = $4, \
    decided_at = $5, process_id = $6 where suggestion_id = $1 and state = 'open'";
const SUPPORT: &str = "insert into suggestion_support (suggestion_id, member_id, at) \
    values ($1, $2, $3) on conflict (suggestion_id, member_id) do nothing";
const UNSUPPORT: &str =
    "delete from suggestion_support where suggestion_id = $1 and member_id = $2";
const SUPPORTERS: &str = "select member_id from suggestion_support where suggestion_id = $1 \
    order by at, member_id";
const FORGET_SUPPORT: &str = "delete from suggestion_support where member_id = $1";
const FORGET_TEXT: &str =
    "update suggestion set made_by = null, text = '' where made_by = $1 and state <> 'accepted'";
const FORGET_NAME: &str = "update suggestion set made_by = null where made_by = $1";
const FORGET_DECIDED: &str = "update suggestion set decided_by = null where decided_by = $1";

/// Something a member wants the group to take up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Its id.
    pub id: String,
    /// Its number in the group: I-7.
    pub number: i64,
    /// What it says; empty once whoever made it is forgotten.
    pub text: String,
    /// In which language.
    pub language: Lang,
    /// Who made it.
    pub by: Option<MemberId>,
    /// When.
    pub at: Moment,
    /// `open`, `accepted` or `declined`.
    pub state: String,
    /// Why it was declined.
    pub reason: Option<String>,
    /// Who decided.
    pub decided_by: Option<MemberId>,
    /// When.
    pub decided: Option<Moment>,
    /// The process it became.
    pub process: Option<String>,
}

fn suggestion(row: &AnyRow) -> Result<Suggestion> {
    Ok(Suggestion {
        id: row.text("suggestion_id")?,
        number: row.int("number")?,
        text: row.text("text")?,
        language: Lang::new(&row.text("language")?),
        by: row.text_maybe("made_by")?.map(MemberId::from),
        at: row.moment("at")?,
        state: row.text("state")?,
        reason: row.text_maybe("reason")?,
        decided_by: row.text_maybe("decided_by")?.map(MemberId::from),
        decided: row.moment_maybe("decided_at")?,
        process: row.text_maybe("process_id")?,
    })
}

/// Writes a suggestion down.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn add(tx: &mut Tx, group: &GroupId, one: &Suggestion) -> Result<()> {
    let by = one.by.as_ref().map(MemberId::as_str);
    let (text, language) = (one.text.as_str(), one.language.code());
    put!(tx, ADD, one.id.as_str(), group.as_str(), one.number, text, language, by, one.at.0)
}

/// A suggestion by its number.
pub async fn numbered(tx: &mut Tx, group: &GroupId, number: i64) -> Result<Option<Suggestion>> {
    row!(tx, NUMBERED, group.as_str(), number)?.as_ref().map(suggestion).transpose()
}

/// Those nobody has decided, oldest first.
pub async fn open(tx: &mut Tx, group: &GroupId) -> Result<Vec<Suggestion>> {
    rows!(tx, OPEN, group.as_str())?.iter().map(suggestion).collect()
}

/// Those somebody has decided, the last first.
pub async fn decided(tx: &mut Tx, group: &GroupId, most: i64) -> Result<Vec<Suggestion>> {
    rows!(tx, DECIDED, group.as_str(), most)?.iter().map(suggestion).collect()
}

/// What somebody suggested: group, number, text, when, and what became of it.
pub async fn of_member(
    tx: &mut Tx,
    member: &MemberId,
) -> Result<Vec<(GroupId, i64, String, Moment, String)>> {
    rows!(tx, OF_MEMBER, member.as_str())?
        .iter()
        .map(|row| {
            let group = row.text("group_id")?.into();
            let (number, text) = (row.int("number")?, row.text("text")?);
            Ok((group, number, text, row.moment("at")?, row.text("state")?))
        })
        .collect()
}

/// Decides a suggestion. False if somebody was quicker.
pub async fn decide(tx: &mut Tx, one: &Suggestion) -> Result<bool> {
    let by = one.decided_by.as_ref().map(MemberId::as_str);
    let (reason, process) = (one.reason.as_deref(), one.process.as_deref());
    let at = one.decided.map(|at| at.0);
    Ok(run!(tx, DECIDE, one.id.as_str(), one.state.as_str(), reason, by, at, process)? == 1)
}

/// Notes that somebody supports it. False if they did.
pub async fn support(tx: &mut Tx, id: &str, member: &MemberId, at: Moment) -> Result<bool> {
    Ok(run!(tx, SUPPORT, id, member.as_str(), at.0)? == 1)
}

/// Notes that somebody does not any more. False if they did not.
pub async fn unsupport(tx: &mut Tx, id: &str, member: &MemberId) -> Result<bool> {
    Ok(run!(tx, UNSUPPORT, id, member.as_str())? == 1)
}

/// Who supports it, first come first.
pub async fn supporters(tx: &mut Tx, id: &str) -> Result<Vec<MemberId>> {
    rows!(tx, SUPPORTERS, id)?.iter().map(|row| Ok(row.text("member_id")?.into())).collect()
}

/// Takes somebody's words and name away; what became a process is the group's.
pub async fn forget(tx: &mut Tx, member: &MemberId) -> Result<()> {
    put!(tx, FORGET_SUPPORT, member.as_str())?;
    put!(tx, FORGET_TEXT, member.as_str())?;
    put!(tx, FORGET_NAME, member.as_str())?;
    put!(tx, FORGET_DECIDED, member.as_str())
}
