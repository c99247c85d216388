//! Objections, answers to questions, and what the quoted were asked: every statement on these
//! tables.

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::Lang;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId};
use crate::{put, row, rows, run};

/// Somebody says: that is not what I said, or not what my room holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Objection {
    /// Its id.
    pub id: String,
    /// Its number among all that were ever raised to the synthesis, from one; it never changes.
    pub number: i64,
    /// Who.
    pub member: MemberId,
    /// For which room.
    pub language: Lang,
    /// In what words.
    pub text: String,
    /// When.
    pub at: Moment,
    /// What it was answered, once it was.
    pub answer: Option<String>,
}

/// An answer to a question put to a room.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// The number of the point that asks.
    pub point: i64,
    /// Who answered.
    pub member: MemberId,
    /// From which room.
    pub language: Lang,
    /// In what words.
    pub text: String,
    /// When.
    pub at: Moment,
}

const OBJECT: &str = "insert into objection (objection_id, synthesis_id, member_id, language, \
    text, at) values ($1, $2, $3, $4, $5, $6)";
const OBJECTIONS: &str = "select objection_id, member_id, language, text, at, answer \
    from objection where synthesis_id = $1 order by at, objection_id";
const SETTLE: &str = "update objection set answered_by = $1, answer = $2, answered_at = $3 \
    where objection_id = $4 and answer is null";
// The row stays, without words, so that the numbers of the others do not change.
const WITHDRAW: &str = "update objection set text = '', answer = '', answered_by = member_id, \
    answered_at = $1 where objection_id = $2 and answer is null";
const RESPOND: &str = "insert into response (response_id, synthesis_id, point_number, member_id, \
    language, text, at) values ($1, $2, $3, $4, $5, $6, $7)";
const RESPONSES: &str = "select point_number, member_id, language, text, at from response \
    where synthesis_id = $1 order by at, response_id";
const QUOTE: &str = "insert into quote_check (synthesis_id, member_id, edition) \
    values ($1, $2, $3) on conflict (synthesis_id, member_id) do update set \
    edition = excluded.edition, asked_at = null, confirmed_at = null";
const UNASKED: &str = "select q.synthesis_id from quote_check q join synthesis s \
    on s.synthesis_id = q.synthesis_id where q.member_id = $1 and s.group_id = $2 \
    and q.asked_at is null and s.state <> 'withdrawn' order by s.number";
const ASKED: &str =
    "update quote_check set asked_at = $1 where synthesis_id = $2 and member_id = $3";
const CONFIRM: &str = "update quote_check set confirmed_at = $1 where synthesis_id = $2 \
    and member_id = $3";
const CHECKS: &str = "select count(*) as asked, count(confirmed_at) as confirmed from quote_check \
    where synthesis_id = $1";
const OBJECTIONS_OF: &str = "select s.group_id, s.number, o.text, o.at from objection o join synthesis s \
    on s.synthesis_id = o.synthesis_id where o.member_id = $1 and o.text <> '' order by o.at, o.objection_id";
const RESPONSES_OF: &str = "select s.group_id, s.number, r.text, r.at from response r join synthesis s \
    on s.synthesis_id = r.synthesis_id where r.member_id = $1 order by r.at, r.response_id";
const TOUCHED: &str = "select synthesis_id from objection where member_id = $1 \
    union select synthesis_id from response where member_id = $1";
const FORGET_OBJECTIONS: &str = "update objection set member_id = '', text = '', answer = '', \
    answered_by = null where member_id = $1";
const FORGET_RESPONSES: &str = "update response set member_id = '', text = '' where member_id = $1";
const FORGET_CHECKS: &str = "delete from quote_check where member_id = $1";

/// Keeps an objection.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn object(tx: &mut Tx, synthesis: &str, objection: &Objection) -> Result<()> {
    put!(
        tx,
        OBJECT,
        objection.id.as_str(),
        synthesis,
        objection.member.as_str(),
        objection.language.code(),
        objection.text.as_str(),
        objection.at.0,
    )
}

/// The objections to a synthesis, first first; without those that were withdrawn.
pub async fn objections(tx: &mut Tx, synthesis: &str) -> Result<Vec<Objection>> {
    let all: Result<Vec<Objection>> = rows!(tx, OBJECTIONS, synthesis)?
        .iter()
        .zip(1..)
        .map(|(row, number)| {
            Ok(Objection {
                id: row.text("objection_id")?,
                number,
                member: row.text("member_id")?.into(),
                language: Lang::new(&row.text("language")?),
                text: row.text("text")?,
                at: row.moment("at")?,
                answer: row.text_maybe("answer")?,
            })
        })
        .collect();
    Ok(all?.into_iter().filter(|one| !one.text.is_empty()).collect())
}

/// Answers an objection; false if it was not open any more.
pub async fn settle(
    tx: &mut Tx,
    objection: &str,
    by: &MemberId,
    answer: &str,
    at: Moment,
) -> Result<bool> {
    Ok(run!(tx, SETTLE, by.as_str(), answer, at.0, objection)? == 1)
}

/// Takes an open objection back, with its words.
pub async fn withdraw(tx: &mut Tx, objection: &str, at: Moment) -> Result<bool> {
    Ok(run!(tx, WITHDRAW, at.0, objection)? == 1)
}

/// Keeps an answer to a question.
pub async fn respond(tx: &mut Tx, id: &str, synthesis: &str, response: &Response) -> Result<()> {
    put!(
        tx,
        RESPOND,
        id,
        synthesis,
        response.point,
        response.member.as_str(),
        response.language.code(),
        response.text.as_str(),
        response.at.0,
    )
}

/// The answers to the questions of a synthesis, first first.
pub async fn responses(tx: &mut Tx, synthesis: &str) -> Result<Vec<Response>> {
    rows!(tx, RESPONSES, synthesis)?
        .iter()
        .map(|row| {
            Ok(Response {
                point: row.int("point_number")?,
                member: row.text("member_id")?.into(),
                language: Lang::new(&row.text("language")?),
                text: row.text("text")?,
                at: row.moment("at")?,
            })
        })
        .collect()
}

/// Notes that a quoted author is to be asked about an edition.
pub async fn quote(tx: &mut Tx, synthesis: &str, member: &MemberId, edition: i64) -> Result<()> {
    put!(tx, QUOTE, synthesis, member.as_str(), edition)
}

/// The syntheses of a group about which a quoted author has not been asked yet.
pub async fn unasked(tx: &mut Tx, member: &MemberId, group: &GroupId) -> Result<Vec<String>> {
    rows!(tx, UNASKED, member.as_str(), group.as_str())?
        .iter()
        .map(|row| row.text("synthesis_id"))
        .collect()
}

/// Notes that they were asked.
pub async fn asked(tx: &mut Tx, synthesis: &str, member: &MemberId, at: Moment) -> Result<()> {
    put!(tx, ASKED, at.0, synthesis, member.as_str())
}

/// Notes that a quoted author says: yes, that is what I meant. False if they were not quoted.
pub async fn confirm(tx: &mut Tx, synthesis: &str, member: &MemberId, at: Moment) -> Result<bool> {
    Ok(run!(tx, CONFIRM, at.0, synthesis, member.as_str())? == 1)
}

/// How many people were quoted and how many of them confirmed.
pub async fn checks(tx: &mut Tx, synthesis: &str) -> Result<(i64, i64)> {
    row!(tx, CHECKS, synthesis)?
        .map_or(Ok((0, 0)), |row| Ok((row.int("asked")?, row.int("confirmed")?)))
}

/// What somebody wrote about a synthesis.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The group of the synthesis.
    pub group: GroupId,
    /// Its number there.
    pub number: i64,
    /// In what words.
    pub text: String,
    /// When.
    pub at: Moment,
}

fn written(rows: &[sqlx::any::AnyRow]) -> Result<Vec<Written>> {
    rows.iter()
        .map(|row| {
            Ok(Written {
                group: row.text("group_id")?.into(),
                number: row.int("number")?,
                text: row.text("text")?,
                at: row.moment("at")?,
            })
        })
        .collect()
}

/// The objections and the answers to questions that somebody wrote, oldest first.
pub async fn of_member(tx: &mut Tx, member: &MemberId) -> Result<(Vec<Written>, Vec<Written>)> {
    let objections = written(&rows!(tx, OBJECTIONS_OF, member.as_str())?)?;
    let responses = written(&rows!(tx, RESPONSES_OF, member.as_str())?)?;
    Ok((objections, responses))
}

/// The syntheses somebody objected to, or answered a question of.
pub async fn touched(tx: &mut Tx, member: &MemberId) -> Result<Vec<String>> {
    rows!(tx, TOUCHED, member.as_str())?.iter().map(|row| row.text("synthesis_id")).collect()
}

/// Takes a member's name and words away: an objection counts as withdrawn, an answer stays as one
/// given.
pub async fn forget(tx: &mut Tx, member: &MemberId) -> Result<()> {
    put!(tx, FORGET_OBJECTIONS, member.as_str())?;
    put!(tx, FORGET_RESPONSES, member.as_str())?;
    put!(tx, FORGET_CHECKS, member.as_str())
}
