//! Proposals for the glossary: every statement on their tables. It refuses to know who may decide.

use sqlx::any::AnyRow;

use crate::community::glossary::terms::Term;
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::Lang;
use crate::foundation::store::{Columns, Is, Of, Records, Tx};
use crate::foundation::talk::{GroupId, MemberId};
use crate::{put, rows, run};

const RECORDS: &str = "select p.number as number, p.state as state, t.language as language, \
    t.text as text, t.acronym as acronym, t.note as note, p.proposed_by as member, p.at as at, \
    p.decided_by as decided_by, p.decided_at as decided_at, p.reason as reason from proposal p \
    join proposal_text t on t.proposal_id = p.proposal_id where p.group_id = $1 \
    order by p.number, t.language";

/// What is exported of them.
#[must_use]
pub fn records() -> Records {
    Records {
        name: "proposals",
        tables: &["proposal", "proposal_text"],
        of: Of::Group,
        sql: RECORDS,
        columns: &[
            ("number", Is::Whole),
            ("state", Is::Text),
            ("language", Is::Text),
            ("text", Is::Text),
            ("acronym", Is::Text),
            ("note", Is::Text),
            ("member", Is::Member),
            ("at", Is::Moment),
            ("decided_by", Is::Member),
            ("decided_at", Is::Moment),
            ("reason", Is::Text),
        ],
        said_by: Some("member"),
    }
}

/// What somebody wants in the glossary.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Its id.
    pub id: String,
    /// Its group.
    pub group: GroupId,
    /// Its number in the group: T-7.
    pub number: i64,
    /// What they propose; of a change, only what they said. Its id means nothing.
    pub term: Term,
    /// The id of the term it wants changed.
    pub changes: Option<String>,
    /// The room it was said in and its language, if in one.
    pub said_in: Option<(String, String)>,
    /// Who proposed it; none once they are gone.
    pub by: Option<MemberId>,
    /// When.
    pub at: Moment,
    /// `open`, `approved` or `refused`.
    pub state: String,
    /// Why it was refused.
    pub reason: Option<String>,
    /// Who decided, and when.
    pub decided: Option<(Option<MemberId>, Moment)>,
}

impl Proposal {
    /// Whether nobody has decided yet.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == "open"
    }
}

const ADD: &str = "insert into proposal (proposal_id, group_id, number, changes, keep_acronym_at, \
    room_id, language, proposed_by, at, state) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open')";
const ADD_TEXT: &str = "insert into proposal_text (proposal_id, language, text, acronym, note) \
    values ($1, $2, $3, $4, $5)";
const OPEN: &str = "select p.proposal_id, p.group_id, p.number, p.changes, p.keep_acronym_at, \
    p.room_id, p.language as spoken, p.proposed_by, p.at, p.state, p.reason, p.decided_by, \
    p.decided_at, x.language, x.text, x.acronym, x.note from proposal p \
    join proposal_text x on x.proposal_id = p.proposal_id \
    where p.group_id = $1 and p.state = 'open' order by p.number, x.language";
const DECIDED: &str = "select p.proposal_id, p.group_id, p.number, p.changes, p.keep_acronym_at, \
    p.room_id, p.language as spoken, p.proposed_by, p.at, p.state, p.reason, p.decided_by, \
    p.decided_at, x.language, x.text, x.acronym, x.note from proposal p \
    join proposal_text x on x.proposal_id = p.proposal_id \
    where p.group_id = $1 and p.state <> 'open' and p.decided_at > $2 \
    order by p.number desc, x.language limit $3";
const NUMBERED: &str = "select p.proposal_id, p.group_id, p.number, p.changes, p.keep_acronym_at, \
    p.room_id, p.language as spoken, p.proposed_by, p.at, p.state, p.reason, p.decided_by, \
    p.decided_at, x.language, x.text, x.acronym, x.note from proposal p \
    join proposal_text x on x.proposal_id = p.proposal_id \
    where p.group_id = $1 and p.number = $2 order by x.language";
const OF_MEMBER: &str = "select p.proposal_id, p.group_id, p.number, p.changes, p.keep_acronym_at, \
    p.room_id, p.language as spoken, p.proposed_by, p.at, p.state, p.reason, p.decided_by, \
    p.decided_at, x.language, x.text, x.acronym, x.note from proposal p \
    join proposal_text x on x.proposal_id = p.proposal_id \
    where p.proposed_by = $1 order by p.at, p.proposal_id, x.language";
const DECIDE: &str = "update proposal set state = $1, reason = $2, decided_by = $3, \
    decided_at = $4, term_id = $5 where proposal_id = $6 and state = 'open'";
const DROP_TEXTS: &str = "delete from proposal_text where proposal_id = $1";
const DROP: &str = "delete from proposal where proposal_id = $1";
const DROP_TEXTS_OF: &str = "delete from proposal_text where proposal_id in \
    (select proposal_id from proposal where proposed_by = $1 and state <> 'approved')";
const DROP_OF: &str = "delete from proposal where proposed_by = $1 and state <> 'approved'";
const FORGET: &str = "update proposal set proposed_by = null, room_id = null, language = null \
    where proposed_by = $1";
const FORGET_DECIDED: &str = "update proposal set decided_by = null where decided_by = $1";

/// Writes a proposal down.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn add(tx: &mut Tx, one: &Proposal) -> Result<()> {
    let keep = one.term.keep_acronym.then_some(one.at.0);
    let (room, language) = one.said_in.clone().unzip();
    put!(
        tx,
        ADD,
        one.id.as_str(),
        one.group.as_str(),
        one.number,
        one.changes.as_deref(),
        keep,
        room,
        language,
        one.by.as_ref().map(MemberId::as_str),
        one.at.0,
    )?;
    for (lang, text) in &one.term.texts {
        let acronym = one.term.acronyms.get(lang).map(String::as_str);
        let note = one.term.notes.get(lang).map(String::as_str);
        put!(tx, ADD_TEXT, one.id.as_str(), lang.code(), text.as_str(), acronym, note)?;
    }
    Ok(())
}

fn proposal(row: &AnyRow) -> Result<Proposal> {
    let keep_acronym = row.moment_maybe("keep_acronym_at")?.is_some();
    let by = row.text_maybe("decided_by")?.map(MemberId::from);
    Ok(Proposal {
        id: row.text("proposal_id")?,
        group: row.text("group_id")?.into(),
        number: row.int("number")?,
        term: Term { keep_acronym, required: true, ..Term::default() },
        changes: row.text_maybe("changes")?,
        said_in: row.text_maybe("room_id")?.zip(row.text_maybe("spoken")?),
        by: row.text_maybe("proposed_by")?.map(MemberId::from),
        at: row.moment("at")?,
        state: row.text("state")?,
        reason: row.text_maybe("reason")?,
        decided: row.moment_maybe("decided_at")?.map(|at| (by, at)),
    })
}

fn gathered(rows: &[AnyRow]) -> Result<Vec<Proposal>> {
    let mut all: Vec<Proposal> = Vec::new();
    for row in rows {
        let id = row.text("proposal_id")?;
        if all.last().is_none_or(|one| one.id != id) {
            all.push(proposal(row)?);
        }
        let Some(one) = all.last_mut() else { continue };
        let lang = Lang::new(&row.text("language")?);
        one.term.texts.insert(lang.clone(), row.text("text")?);
        if let Some(acronym) = row.text_maybe("acronym")? {
            one.term.acronyms.insert(lang.clone(), acronym);
        }
        if let Some(note) = row.text_maybe("note")? {
            one.term.notes.insert(lang, note);
        }
    }
    Ok(all)
}

/// What waits for a coordinator, first proposed first.
pub async fn open(tx: &mut Tx, group: &GroupId) -> Result<Vec<Proposal>> {
    gathered(&rows!(tx, OPEN, group.as_str())?)
}

/// What was decided since a moment, last proposed first; at most so many wordings of them.
pub async fn decided(
    tx: &mut Tx,
    group: &GroupId,
    since: Moment,
    most: i64,
) -> Result<Vec<Proposal>> {
    gathered(&rows!(tx, DECIDED, group.as_str(), since.0, most)?)
}

/// The one with that number.
pub async fn numbered(tx: &mut Tx, group: &GroupId, number: i64) -> Result<Option<Proposal>> {
    Ok(gathered(&rows!(tx, NUMBERED, group.as_str(), number)?)?.pop())
}

/// What a member proposed, in every group, oldest first.
pub async fn of_member(tx: &mut Tx, member: &str) -> Result<Vec<Proposal>> {
    gathered(&rows!(tx, OF_MEMBER, member)?)
}

/// How it was decided, by whom, when, and the term it became; false if somebody was faster.
pub async fn decide(
    tx: &mut Tx,
    id: &str,
    state: &str,
    reason: Option<&str>,
    by: &MemberId,
    at: Moment,
    term: Option<&str>,
) -> Result<bool> {
    Ok(run!(tx, DECIDE, state, reason, by.as_str(), at.0, term, id)? == 1)
}

/// Takes a proposal away, with its words.
pub async fn drop(tx: &mut Tx, id: &str) -> Result<()> {
    put!(tx, DROP_TEXTS, id)?;
    run!(tx, DROP, id).map(std::mem::drop)
}

/// Forgets a member: what they proposed goes, but for what became a term, which is the group's;
/// that, and what they decided, no longer names them.
pub async fn forget(tx: &mut Tx, member: &str) -> Result<()> {
    put!(tx, DROP_TEXTS_OF, member)?;
    put!(tx, DROP_OF, member)?;
    put!(tx, FORGET, member)?;
    run!(tx, FORGET_DECIDED, member).map(std::mem::drop)
}
