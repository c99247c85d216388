//! What stands beside a process: the stages it was in, notes, papers, relations to others.

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::Lang;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId};
use crate::{put, row, rows, run};

const ADD_STAGE: &str = "insert into process_stage (process_stage_id, process_id, place, stage, since, \
    note, changed_by, at) values ($1, $2, $3, $4, $5, $6, $7, $8)";
const LAST_STAGE: &str =
    "select coalesce(max(place), 0) as n from process_stage where process_id = $1";
const STAGES: &str = "select stage, since, note, changed_by, at from process_stage \
    where process_id = $1 order by place, process_stage_id";
const ADD_NOTE: &str = "insert into process_note (process_note_id, process_id, text, language, \
    member_id, at) values ($1, $2, $3, $4, $5, $6)";
const NOTES: &str = "select text, language, member_id, at from process_note where process_id = $1 \
    order by at desc, process_note_id desc limit $2";
const COUNT_NOTES: &str = "select count(*) as n from process_note where process_id = $1";
const NOTES_OF: &str = "select p.group_id, p.slug, n.text, n.at from process_note n \
    join process p on p.process_id = n.process_id where n.member_id = $1 order by n.at";
const RELATE: &str = "insert into process_relation (process_id, relation, other_id) \
    values ($1, $2, $3) on conflict (process_id, relation, other_id) do nothing";
const PART: &str = "delete from process_relation where process_id = $1 and relation = $2 \
    and other_id = $3";
const RELATIONS: &str = "select relation, process_id, other_id from process_relation \
    where process_id = $1 or other_id = $1 order by relation, process_id, other_id";
const DEPENDS: &str = "select r.process_id, r.other_id from process_relation r \
    join process p on p.process_id = r.process_id where p.group_id = $1 and r.relation = 'depends' \
    order by r.process_id, r.other_id";
const ADD_PAPER: &str = "insert into process_document (process_document_id, process_id, number, title, \
    at, added_by) values ($1, $2, $3, $4, $5, $6)";
const LAST_PAPER: &str = "select coalesce(max(number), 0) as n from process_document \
    where process_id = $1";
const PAPERS: &str = "select d.process_document_id, d.number, d.title, d.at, x.language, x.state, \
    x.address from process_document d join process_document_text x \
    on x.process_document_id = d.process_document_id where d.process_id = $1 \
    order by d.number, x.language";
const SET_PAPER: &str = "insert into process_document_text (process_document_id, language, state, \
    address) values ($1, $2, $3, $4) on conflict (process_document_id, language) \
    do update set state = excluded.state, address = case when excluded.state = 'missing' then null \
    else coalesce(excluded.address, process_document_text.address) end";
const FORGET_STAGES: &str = "update process_stage set changed_by = null where changed_by = $1";
const FORGET_NOTES: &str =
    "update process_note set text = '', member_id = null where member_id = $1";
const FORGET_PAPERS: &str = "update process_document set added_by = null where added_by = $1";

/// A stage a process was in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Its code.
    pub stage: String,
    /// The day it began, ISO.
    pub since: String,
    /// Why.
    pub note: Option<String>,
    /// Who said so; none once they are gone.
    pub by: Option<MemberId>,
    /// When they did.
    pub at: Moment,
}

/// Adds a stage to the history.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn add_stage(tx: &mut Tx, id: &str, process: &str, one: &Stage) -> Result<()> {
    let by = one.by.as_ref().map(MemberId::as_str);
    let (stage, since, note) = (one.stage.as_str(), one.since.as_str(), one.note.as_deref());
    let place = row!(tx, LAST_STAGE, process)?.map_or(Ok(0), |row| row.int("n"))? + 1;
    put!(tx, ADD_STAGE, id, process, place, stage, since, note, by, one.at.0)
}

/// The stages a process was in, as they were written down.
pub async fn stages(tx: &mut Tx, process: &str) -> Result<Vec<Stage>> {
    rows!(tx, STAGES, process)?
        .iter()
        .map(|row| {
            Ok(Stage {
                stage: row.text("stage")?,
                since: row.text("since")?,
                note: row.text_maybe("note")?,
                by: row.text_maybe("changed_by")?.map(MemberId::from),
                at: row.moment("at")?,
            })
        })
        .collect()
}

/// A note somebody made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it says.
    pub text: String,
    /// In which language.
    pub language: Lang,
    /// Whose.
    pub by: Option<MemberId>,
    /// When.
    pub at: Moment,
}

/// Adds a note.
pub async fn add_note(tx: &mut Tx, id: &str, process: &str, one: &Note) -> Result<()> {
    let by = one.by.as_ref().map(MemberId::as_str);
    put!(tx, ADD_NOTE, id, process, one.text.as_str(), one.language.code(), by, one.at.0)
}

/// The last notes, the newest first, and how many there are.
pub async fn notes(tx: &mut Tx, process: &str, most: i64) -> Result<(Vec<Note>, i64)> {
    let count = row!(tx, COUNT_NOTES, process)?.map_or(Ok(0), |row| row.int("n"))?;
    let found = rows!(tx, NOTES, process, most)?
        .iter()
        .map(|row| {
            Ok(Note {
                text: row.text("text")?,
                language: Lang::new(&row.text("language")?),
                by: row.text_maybe("member_id")?.map(MemberId::from),
                at: row.moment("at")?,
            })
        })
        .collect::<Result<_>>()?;
    Ok((found, count))
}

/// What somebody noted: group, short name, text and when.
pub async fn notes_of(
    tx: &mut Tx,
    member: &MemberId,
) -> Result<Vec<(GroupId, String, String, Moment)>> {
    rows!(tx, NOTES_OF, member.as_str())?
        .iter()
        .map(|row| {
            let group = row.text("group_id")?.into();
            Ok((group, row.text("slug")?, row.text("text")?, row.moment("at")?))
        })
        .collect()
}

/// Relates a process to another. False if it was so already.
pub async fn relate(tx: &mut Tx, process: &str, relation: &str, other: &str) -> Result<bool> {
    Ok(run!(tx, RELATE, process, relation, other)? == 1)
}

/// Takes a relation back. False if there was none.
pub async fn part(tx: &mut Tx, process: &str, relation: &str, other: &str) -> Result<bool> {
    Ok(run!(tx, PART, process, relation, other)? == 1)
}

/// The relations of a process, from it and to it: relation, from, to.
pub async fn relations(tx: &mut Tx, process: &str) -> Result<Vec<(String, String, String)>> {
    rows!(tx, RELATIONS, process)?
        .iter()
        .map(|row| Ok((row.text("relation")?, row.text("process_id")?, row.text("other_id")?)))
        .collect()
}

/// Which processes of a group depend on which.
pub async fn depends(tx: &mut Tx, group: &GroupId) -> Result<Vec<(String, String)>> {
    rows!(tx, DEPENDS, group.as_str())?
        .iter()
        .map(|row| Ok((row.text("process_id")?, row.text("other_id")?)))
        .collect()
}

/// A paper of a process, as it stands in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its id.
    pub id: String,
    /// Its number among those of the process.
    pub number: i64,
    /// What it is called.
    pub title: String,
    /// In which language.
    pub language: Lang,
    /// `draft`, `final` or `missing`.
    pub state: String,
    /// Where it is.
    pub address: Option<String>,
    /// When the document was first noted, in any language.
    pub at: Moment,
}

/// Adds a paper; gives its number.
pub async fn add_paper(
    tx: &mut Tx,
    id: &str,
    process: &str,
    title: &str,
    by: &MemberId,
    at: Moment,
) -> Result<i64> {
    let number = row!(tx, LAST_PAPER, process)?.map_or(Ok(0), |row| row.int("n"))? + 1;
    put!(tx, ADD_PAPER, id, process, number, title, at.0, by.as_str())?;
    Ok(number)
}

/// Keeps how a paper stands in a language; without an address, the one it had stays, unless it is missing.
pub async fn set_paper(
    tx: &mut Tx,
    id: &str,
    language: &Lang,
    state: &str,
    address: Option<&str>,
) -> Result<()> {
    put!(tx, SET_PAPER, id, language.code(), state, address)
}

/// The papers of a process, each once a language.
pub async fn papers(tx: &mut Tx, process: &str) -> Result<Vec<Paper>> {
    rows!(tx, PAPERS, process)?
        .iter()
        .map(|row| {
            Ok(Paper {
                id: row.text("process_document_id")?,
                number: row.int("number")?,
                title: row.text("title")?,
                language: Lang::new(&row.text("language")?),
                state: row.text("state")?,
                address: row.text_maybe("address")?,
                at: row.moment("at")?,
            })
        })
        .collect()
}

/// Takes somebody's name off what they changed, and their notes away.
pub async fn forget(tx: &mut Tx, member: &MemberId) -> Result<()> {
    put!(tx, FORGET_STAGES, member.as_str())?;
    put!(tx, FORGET_PAPERS, member.as_str())?;
    put!(tx, FORGET_NOTES, member.as_str())
}
