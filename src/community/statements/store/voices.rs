//! Comments on a statement, and minority views that are attached to it.

use std::collections::{BTreeMap, BTreeSet};

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::Lang;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId};
use crate::{put, row, rows, run};

const LAST: &str =
    "select coalesce(max(number), 0) as n from statement_comment where statement_id = $1";
const ADD: &str = "insert into statement_comment (comment_id, statement_id, number, section_id, \
    member_id, language, text, at) values ($1, $2, $3, $4, $5, $6, $7, $8)";
const ALL: &str = "select comment_id, number, section_id, member_id, language, text, at, answer, \
    answered_by, answered_at from statement_comment where statement_id = $1 order by number";
const ANSWER: &str = "update statement_comment set answer = $2, answered_by = $3, answered_at = $4 \
    where comment_id = $1 and answered_at is null";
const ADD_VIEW: &str =
    "insert into statement_view (view_id, statement_id, member_id, at) values ($1, $2, $3, $4)";
const VIEW_TEXT: &str =
    "insert into statement_view_text (view_id, language, text) values ($1, $2, $3)";
const VIEWS: &str = "select v.view_id, v.member_id, v.at, t.language, t.text from statement_view v \
    join statement_view_text t on t.view_id = v.view_id where v.statement_id = $1 \
    and v.withdrawn_at is null order by v.at, v.view_id, t.language";
const WITHDRAW: &str = "update statement_view set withdrawn_at = $3 where statement_id = $1 \
    and member_id = $2 and withdrawn_at is null";
const SPOKE: &str = "select c.statement_id from statement_comment c join statement s \
    on s.statement_id = c.statement_id where s.group_id = $1 and c.member_id = $2 \
    union select v.statement_id from statement_view v join statement s \
    on s.statement_id = v.statement_id where s.group_id = $1 and v.member_id = $2";
const OF_MEMBER: &str = "select s.group_id, s.process, c.text, c.at from statement_comment c \
    join statement s on s.statement_id = c.statement_id where c.member_id = $1 order by c.at";
const VIEWS_OF: &str = "select s.group_id, s.process, t.language, t.text, v.at from statement_view v \
    join statement s on s.statement_id = v.statement_id \
    join statement_view_text t on t.view_id = v.view_id where v.member_id = $1 order by v.at, t.language";
const FORGET_COMMENTS: &str =
    "update statement_comment set member_id = null, text = '' where member_id = $1";
const FORGET_ANSWERS: &str =
    "update statement_comment set answered_by = null where answered_by = $1";
const FORGET_VIEW_TEXTS: &str = "delete from statement_view_text where view_id in \
    (select view_id from statement_view where member_id = $1)";
const FORGET_VIEWS: &str = "update statement_view set member_id = null where member_id = $1";

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its id.
    pub id: String,
    /// Its number in the statement.
    pub number: i64,
    /// The section it is about, by its id: its number changes with those before it.
    pub section: Option<String>,
    /// Whose; none once they are gone.
    pub by: Option<MemberId>,
    /// In which language.
    pub language: Lang,
    /// What it says; empty once whoever wrote it is gone.
    pub text: String,
    /// When.
    pub at: Moment,
    /// How it was answered.
    pub answer: Option<String>,
    /// Who answered.
    pub answered_by: Option<MemberId>,
}

/// Adds a comment; gives its number.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn add(tx: &mut Tx, statement: &str, one: &Comment) -> Result<i64> {
    let number = row!(tx, LAST, statement)?.map_or(Ok(0), |row| row.int("n"))? + 1;
    let by = one.by.as_ref().map(MemberId::as_str);
    let (language, text) = (one.language.code(), one.text.as_str());
    let section = one.section.as_deref();
    put!(tx, ADD, one.id.as_str(), statement, number, section, by, language, text, one.at.0)?;
    Ok(number)
}

/// The comments on a statement, oldest first.
pub async fn all(tx: &mut Tx, statement: &str) -> Result<Vec<Comment>> {
    rows!(tx, ALL, statement)?
        .iter()
        .map(|row| {
            Ok(Comment {
                id: row.text("comment_id")?,
                number: row.int("number")?,
                section: row.text_maybe("section_id")?,
                by: row.text_maybe("member_id")?.map(MemberId::from),
                language: Lang::new(&row.text("language")?),
                text: row.text("text")?,
                at: row.moment("at")?,
                answer: row.text_maybe("answer")?,
                answered_by: row.text_maybe("answered_by")?.map(MemberId::from),
            })
        })
        .collect()
}

impl Comment {
    /// Whether it waits for an answer. Nobody answers what somebody took along who has gone.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.answer.is_none() && !self.text.is_empty()
    }
}

/// Answers a comment. False if it was answered.
pub async fn answer(tx: &mut Tx, id: &str, text: &str, by: &MemberId, at: Moment) -> Result<bool> {
    Ok(run!(tx, ANSWER, id, text, by.as_str(), at.0)? == 1)
}

/// A minority view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Its id.
    pub id: String,
    /// Whose.
    pub by: Option<MemberId>,
    /// When it was attached.
    pub at: Moment,
    /// What it says, by language.
    pub texts: BTreeMap<Lang, String>,
}

/// Attaches a minority view, in place of one the same member had.
pub async fn attach(
    tx: &mut Tx,
    id: &str,
    statement: &str,
    by: &MemberId,
    texts: &BTreeMap<Lang, String>,
    at: Moment,
) -> Result<()> {
    put!(tx, WITHDRAW, statement, by.as_str(), at.0)?;
    put!(tx, ADD_VIEW, id, statement, by.as_str(), at.0)?;
    for (lang, text) in texts {
        put!(tx, VIEW_TEXT, id, lang.code(), text.as_str())?;
    }
    Ok(())
}

/// Takes somebody's minority view back. False if they had none.
pub async fn withdraw(tx: &mut Tx, statement: &str, by: &MemberId, at: Moment) -> Result<bool> {
    Ok(run!(tx, WITHDRAW, statement, by.as_str(), at.0)? == 1)
}

/// The minority views that are attached, oldest first.
pub async fn views(tx: &mut Tx, statement: &str) -> Result<Vec<View>> {
    let mut all: Vec<View> = Vec::new();
    for row in rows!(tx, VIEWS, statement)? {
        let id = row.text("view_id")?;
        if all.last().is_none_or(|one| one.id != id) {
            let by = row.text_maybe("member_id")?.map(MemberId::from);
            all.push(View { id, by, at: row.moment("at")?, texts: BTreeMap::new() });
        }
        if let Some(one) = all.last_mut() {
            one.texts.insert(Lang::new(&row.text("language")?), row.text("text")?);
        }
    }
    Ok(all)
}

/// The statements of a group on which somebody commented, or to which they attached a view.
pub async fn spoke(tx: &mut Tx, group: &GroupId, member: &MemberId) -> Result<BTreeSet<String>> {
    let found = rows!(tx, SPOKE, group.as_str(), member.as_str())?;
    found.iter().map(|row| row.text("statement_id")).collect()
}

/// What somebody said about statements: group, process, text and when; comments, then views.
pub async fn of_member(
    tx: &mut Tx,
    member: &MemberId,
) -> Result<Vec<(GroupId, String, String, Moment)>> {
    let mut all = Vec::new();
    for row in rows!(tx, OF_MEMBER, member.as_str())? {
        let (process, text) = (row.text("process")?, row.text("text")?);
        all.push((row.text("group_id")?.into(), process, text, row.moment("at")?));
    }
    for row in rows!(tx, VIEWS_OF, member.as_str())? {
        let (process, text) = (row.text("process")?, row.text("text")?);
        all.push((row.text("group_id")?.into(), process, text, row.moment("at")?));
    }
    Ok(all)
}

/// Takes somebody's words and name away.
pub(super) async fn forget(tx: &mut Tx, member: &MemberId) -> Result<()> {
    put!(tx, FORGET_COMMENTS, member.as_str())?;
    put!(tx, FORGET_ANSWERS, member.as_str())?;
    put!(tx, FORGET_VIEW_TEXTS, member.as_str())?;
    put!(tx, FORGET_VIEWS, member.as_str())
}
