//! Statements: every statement on their tables. It refuses to know what keeps one from being submitted.

pub mod voices;

use std::collections::BTreeMap;

use sqlx::any::AnyRow;

use super::rules::{self, Section};
use crate::foundation::clock::Moment;
use crate::foundation::error::{Doing, Result};
use crate::foundation::i18n::Lang;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId};
use crate::{put, row, rows, run};

const OPEN: &str = "insert into statement (statement_id, process_id, process, group_id, state, \
    opened_by, at) values ($1, $2, $3, $4, 'drafting', $5, $6) on conflict (process_id) do nothing";
const OF_PROCESS: &str = "select statement_id, process_id, process, group_id, state, advice, level, \
    level_by, level_at, call_until, number, submitted_at, submitted_by, at from statement \
    where process_id = $1";
const OF_GROUP: &str = "select statement_id, process_id, process, group_id, state, advice, level, \
    level_by, level_at, call_until, number, submitted_at, submitted_by, at from statement \
    where group_id = $1 order by at desc, statement_id";
const STATE: &str = "update statement set state = $2 where statement_id = $1";
const CALL: &str = "update statement set state = 'call', call_until = $2 where statement_id = $1";
const LEVEL: &str =
    "update statement set level = $2, level_by = $3, level_at = $4 where statement_id = $1";
const SUBMIT: &str = "update statement set state = 'submitted', advice = $2, number = $3, \
    submitted_at = $4, submitted_by = $5 where statement_id = $1 and submitted_at is null";
const SECTIONS: &str = "select s.section_id, s.place, s.version, t.language, t.text \
    from statement_section s left join statement_text t on t.section_id = s.section_id \
    where s.statement_id = $1 and s.removed_at is null order by s.place, s.section_id, t.language";
const ADD_SECTION: &str = "insert into statement_section (section_id, statement_id, place, version, \
    changed_by, changed_at) values ($1, $2, $3, 1, $4, $5)";
const SET_TEXT: &str = "insert into statement_text (section_id, language, text) values ($1, $2, $3) \
    on conflict (section_id, language) do update set text = excluded.text";
const DROP_TEXT: &str = "delete from statement_text where section_id = $1 and language = $2";
const CHANGED: &str = "update statement_section set version = version + 1, changed_by = $2, \
    changed_at = $3 where section_id = $1 and version = $4";
const PLACE: &str = "update statement_section set place = $2 where section_id = $1";
const SHIFTED: &str = "update statement_section set version = version + 1 where statement_id = $1 \
    and place > $2 and removed_at is null";
const UNLEVEL: &str = "update statement set level = null, level_by = null, level_at = null \
    where statement_id = $1 and level is not null";
const REMOVE: &str =
    "update statement_section set removed_at = $2 where section_id = $1 and version = $3";
const ADD_VERSION: &str = "insert into statement_version (statement_id, number, label, body, made_by, \
    at) values ($1, $2, $3, $4, $5, $6)";
const LAST_VERSION: &str =
    "select coalesce(max(number), 0) as n from statement_version where statement_id = $1";
const VERSIONS: &str = "select number, label, made_by, at from statement_version \
    where statement_id = $1 order by number desc limit $2";
const VERSION: &str = "select number, label, made_by, at from statement_version \
    where statement_id = $1 and number = $2";
const BODY: &str = "select body from statement_version where statement_id = $1 and number = $2";
const COUNT_VERSIONS: &str = "select count(*) as n from statement_version where statement_id = $1";
const SET_OUTCOME: &str = "insert into statement_outcome (statement_id, language, text, told_by, at) \
    values ($1, $2, $3, $4, $5) on conflict (statement_id, language) \
    do update set text = excluded.text, told_by = excluded.told_by, at = excluded.at";
const OUTCOME: &str = "select language, text from statement_outcome where statement_id = $1 \
    order by language";
const LATELY: &str = "select statement_id, process_id, 'opened' as what, at, opened_by as by_whom, \
    null as until from statement where group_id = $1 and at > $2 \
    union all select s.statement_id, s.process_id, 'call', v.at, v.made_by, s.call_until \
    from statement_version v join statement s on s.statement_id = v.statement_id \
    where s.group_id = $1 and v.at > $2 and v.label = 'call' and s.state = 'call' \
    union all select statement_id, process_id, 'submitted', submitted_at, submitted_by, null \
    from statement where group_id = $1 and submitted_at > $2 \
    union all select s.statement_id, s.process_id, 'outcome', o.at, o.told_by, null \
    from statement_outcome o join statement s on s.statement_id = o.statement_id \
    where s.group_id = $1 and o.at > $2 order by 4";
const FORGET: [&str; 6] = [
    "update statement set opened_by = null where opened_by = $1",
    "update statement set level_by = null where level_by = $1",
    "update statement set submitted_by = null where submitted_by = $1",
    "update statement_section set changed_by = null where changed_by = $1",
    "update statement_version set made_by = null where made_by = $1",
    "update statement_outcome set told_by = null where told_by = $1",
];

/// A statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its id.
    pub id: String,
    /// Its process.
    pub process: String,
    /// The short name of that.
    pub slug: String,
    /// Its group.
    pub group: GroupId,
    /// `drafting`, `call`, `submitted` or `answered`.
    pub state: String,
    /// Whether it is also formal Advice, once somebody said so.
    pub advice: Option<bool>,
    /// The level of consensus the chair designated, by code, who did and when.
    pub level: Option<(String, Option<MemberId>, Moment)>,
    /// Until which day comments are called for.
    pub call_until: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// When it was submitted.
    pub submitted: Option<Moment>,
    /// When it was opened.
    pub at: Moment,
}

impl Statement {
    /// Its state as it is on a day (ISO): a call that is over is over, though nobody said so.
    #[must_use]
    pub fn state_on(&self, today: &str) -> &str {
        rules::state(&self.state, self.call_until.as_deref(), today)
    }
}

fn statement(row: &AnyRow) -> Result<Statement> {
    let by = row.text_maybe("level_by")?.map(MemberId::from);
    let level = row.text_maybe("level")?.zip(row.moment_maybe("level_at")?);
    Ok(Statement {
        id: row.text("statement_id")?,
        process: row.text("process_id")?,
        slug: row.text("process")?,
        group: row.text("group_id")?.into(),
        state: row.text("state")?,
        advice: row.text_maybe("advice")?.map(|said| said == "yes"),
        level: level.map(|(level, at)| (level, by, at)),
        call_until: row.text_maybe("call_until")?,
        number: row.text_maybe("number")?,
        submitted: row.moment_maybe("submitted_at")?,
        at: row.moment("at")?,
    })
}

/// Opens the statement of a process. False if it is open.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn open(
    tx: &mut Tx,
    id: &str,
    (process, slug, group): (&str, &str, &GroupId),
    by: &MemberId,
    at: Moment,
) -> Result<bool> {
    Ok(run!(tx, OPEN, id, process, slug, group.as_str(), by.as_str(), at.0)? == 1)
}

/// The statement of a process.
pub async fn of_process(tx: &mut Tx, process: &str) -> Result<Option<Statement>> {
    row!(tx, OF_PROCESS, process)?.as_ref().map(statement).transpose()
}

/// The statements of a group, the last first.
pub async fn of_group(tx: &mut Tx, group: &GroupId) -> Result<Vec<Statement>> {
    rows!(tx, OF_GROUP, group.as_str())?.iter().map(statement).collect()
}

/// Notes what state it is in.
pub async fn state(tx: &mut Tx, id: &str, state: &str) -> Result<()> {
    put!(tx, STATE, id, state)
}

/// Notes that comments are called for until a day (ISO).
pub async fn call(tx: &mut Tx, id: &str, until: &str) -> Result<()> {
    put!(tx, CALL, id, until)
}

/// Notes the level of consensus as the chair designates it.
pub async fn level(tx: &mut Tx, id: &str, level: &str, by: &MemberId, at: Moment) -> Result<()> {
    put!(tx, LEVEL, id, level, by.as_str(), at.0)
}

/// Notes that it was submitted. False if it had been.
pub async fn submit(
    tx: &mut Tx,
    id: &str,
    advice: bool,
    number: Option<&str>,
    by: &MemberId,
    at: Moment,
) -> Result<bool> {
    let advice = if advice { "yes" } else { "no" };
    Ok(run!(tx, SUBMIT, id, advice, number, at.0, by.as_str())? == 1)
}

/// A section with the version of its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its place; between two there is room.
    pub place: i64,
    /// Counts the changes; a save must know the one it changes.
    pub version: i64,
    /// What it is.
    pub section: Section,
}

/// The sections of a statement, in order, counted from one.
pub async fn sections(tx: &mut Tx, statement: &str) -> Result<Vec<Row>> {
    let mut all: Vec<Row> = Vec::new();
    for row in rows!(tx, SECTIONS, statement)? {
        let id = row.text("section_id")?;
        if all.last().is_none_or(|one| one.section.id != id) {
            let number = i64::try_from(all.len()).unwrap_or(0) + 1;
            let section = Section { id, number, texts: BTreeMap::new() };
            let (place, version) = (row.int("place")?, row.int("version")?);
            all.push(Row { place, version, section });
        }
        if let (Some(one), Some(code)) = (all.last_mut(), row.text_maybe("language")?) {
            one.section.texts.insert(Lang::new(&code), row.text("text")?);
        }
    }
    Ok(all)
}

/// What a statement says now.
pub async fn texts(tx: &mut Tx, statement: &str) -> Result<Vec<Section>> {
    Ok(sections(tx, statement).await?.into_iter().map(|row| row.section).collect())
}

/// Adds an empty section at a place.
pub async fn add_section(
    tx: &mut Tx,
    id: &str,
    statement: &str,
    place: i64,
    by: &MemberId,
    at: Moment,
) -> Result<()> {
    put!(tx, ADD_SECTION, id, statement, place, by.as_str(), at.0)
}

/// Keeps a text of a section; none takes it away.
pub async fn set_text(tx: &mut Tx, section: &str, lang: &Lang, text: Option<&str>) -> Result<()> {
    match text {
        Some(text) => put!(tx, SET_TEXT, section, lang.code(), text),
        None => put!(tx, DROP_TEXT, section, lang.code()),
    }
}

/// Notes that a section was changed from a version on. False if somebody else was quicker.
pub async fn changed(
    tx: &mut Tx,
    section: &str,
    version: i64,
    by: &MemberId,
    at: Moment,
) -> Result<bool> {
    Ok(run!(tx, CHANGED, section, by.as_str(), at.0, version)? == 1)
}

/// Keeps where a section stands.
pub async fn place(tx: &mut Tx, section: &str, place: i64) -> Result<()> {
    put!(tx, PLACE, section, place)
}

/// Takes a section away that was seen at a version. False if somebody else was quicker.
pub async fn remove(tx: &mut Tx, section: &str, at: Moment, version: i64) -> Result<bool> {
    Ok(run!(tx, REMOVE, section, at.0, version)? == 1)
}

/// Notes that the sections behind a place have other numbers than before: whoever saw one by its number must
/// look again.
pub async fn shifted(tx: &mut Tx, statement: &str, place: i64) -> Result<()> {
    put!(tx, SHIFTED, statement, place)
}

/// Takes the level of consensus away: it was of another text. False if there was none.
pub async fn unlevel(tx: &mut Tx, statement: &str) -> Result<bool> {
    Ok(run!(tx, UNLEVEL, statement)? == 1)
}

/// A version as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// From one.
    pub number: i64,
    /// What it is, by code.
    pub label: String,
    /// Who kept it.
    pub by: Option<MemberId>,
    /// When.
    pub at: Moment,
}

/// Keeps the sections as a version; gives its number.
pub async fn add_version(
    tx: &mut Tx,
    statement: &str,
    label: &str,
    sections: &[Section],
    by: &MemberId,
    at: Moment,
) -> Result<i64> {
    let number = row!(tx, LAST_VERSION, statement)?.map_or(Ok(0), |row| row.int("n"))? + 1;
    let body = serde_json::to_string(sections)?;
    put!(tx, ADD_VERSION, statement, number, label, body, by.as_str(), at.0)?;
    Ok(number)
}

/// The last versions of a statement, the last first.
pub async fn versions(tx: &mut Tx, statement: &str, most: i64) -> Result<Vec<Version>> {
    rows!(tx, VERSIONS, statement, most)?.iter().map(version_of).collect()
}

/// A version by its number.
pub async fn version(tx: &mut Tx, statement: &str, number: i64) -> Result<Option<Version>> {
    row!(tx, VERSION, statement, number)?.as_ref().map(version_of).transpose()
}

fn version_of(row: &AnyRow) -> Result<Version> {
    Ok(Version {
        number: row.int("number")?,
        label: row.text("label")?,
        by: row.text_maybe("made_by")?.map(MemberId::from),
        at: row.moment("at")?,
    })
}

/// How many versions there are.
pub async fn count_versions(tx: &mut Tx, statement: &str) -> Result<i64> {
    row!(tx, COUNT_VERSIONS, statement)?.map_or(Ok(0), |row| row.int("n"))
}

/// What a version said.
pub async fn body(tx: &mut Tx, statement: &str, number: i64) -> Result<Option<Vec<Section>>> {
    let Some(row) = row!(tx, BODY, statement, number)? else { return Ok(None) };
    Ok(Some(serde_json::from_str(&row.text("body")?).doing("reading a version")?))
}

/// Keeps what became of it, in a language.
pub async fn set_outcome(
    tx: &mut Tx,
    statement: &str,
    lang: &Lang,
    text: &str,
    by: &MemberId,
    at: Moment,
) -> Result<()> {
    put!(tx, SET_OUTCOME, statement, lang.code(), text, by.as_str(), at.0)
}

/// What became of it, by language.
pub async fn outcome(tx: &mut Tx, statement: &str) -> Result<BTreeMap<Lang, String>> {
    rows!(tx, OUTCOME, statement)?
        .iter()
        .map(|row| Ok((Lang::new(&row.text("language")?), row.text("text")?)))
        .collect()
}

/// Something that was done with a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// The statement's id.
    pub statement: String,
    /// Its process's.
    pub process: String,
    /// `opened`, `call`, `submitted` or `outcome`.
    pub what: String,
    /// When.
    pub at: Moment,
    /// Who did it.
    pub by: Option<MemberId>,
    /// Of a call: until which day.
    pub until: Option<String>,
}

/// What was done in a group after a moment, oldest first.
pub async fn lately(tx: &mut Tx, group: &GroupId, since: Moment) -> Result<Vec<Deed>> {
    rows!(tx, LATELY, group.as_str(), since.0)?
        .iter()
        .map(|row| {
            Ok(Deed {
                statement: row.text("statement_id")?,
                process: row.text("process_id")?,
                what: row.text("what")?,
                at: row.moment("at")?,
                by: row.text_maybe("by_whom")?.map(MemberId::from),
                until: row.text_maybe("until")?,
            })
        })
        .collect()
}

/// Takes somebody's name off what they did for statements.
pub async fn forget(tx: &mut Tx, member: &MemberId) -> Result<()> {
    for statement in FORGET {
        put!(tx, statement, member.as_str())?;
    }
    voices::forget(tx, member).await
}
