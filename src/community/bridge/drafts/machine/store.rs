//! The sentences of machine drafts: every statement on their table.

use std::collections::{BTreeMap, BTreeSet};

use super::learned::Change;
use super::sentences::{Draft, Sentence, State};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::Lang;
use crate::foundation::store::{Columns, Is, Of, Records, Tx};
use crate::foundation::talk::{GroupId, MemberId};
use crate::{put, rows};

/// The sentences of the texts of a point that began as a machine's draft.
pub type Texts = BTreeMap<Lang, Vec<Sentence>>;

const OF_SYNTHESIS: &str = "select m.point_id, m.language, m.text, m.machine, m.engine, m.state, \
    m.member_id, m.at from machine_sentence m join point p on p.point_id = m.point_id \
    where p.synthesis_id = $1 order by m.point_id, m.language, m.number";
const UNREAD: &str = "select distinct m.point_id, m.language from machine_sentence m \
    join point p on p.point_id = m.point_id where p.synthesis_id = $1 and m.state = 'machine'";
const CHANGED: &str = "select p.synthesis_id, m.language, m.machine, m.text from machine_sentence m \
    join point p on p.point_id = m.point_id join synthesis s on s.synthesis_id = p.synthesis_id \
    where s.group_id = $1 and m.at >= $2 and m.machine is not null and m.machine <> m.text \
    order by m.at desc, m.point_id, m.language, m.number limit 400";
const CLEAR: &str = "delete from machine_sentence where point_id = $1 and language = $2";
const DROP: &str = "delete from machine_sentence where point_id = $1";
const ADD: &str = "insert into machine_sentence (point_id, language, number, text, machine, engine, \
    state, member_id, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const OF_MEMBER: &str = "select s.group_id, s.number as synthesis, p.number as point, m.language, \
    m.text, m.state, m.at from machine_sentence m join point p on p.point_id = m.point_id \
    join synthesis s on s.synthesis_id = p.synthesis_id where m.member_id = $1 \
    order by m.at, s.number, p.number, m.language, m.number";
const FORGET: &str = "update machine_sentence set member_id = null where member_id = $1";
const RECORDS: &str = "select s.number as synthesis, p.number as point, m.language as language, \
    m.number as sentence, m.text as text, m.machine as machine, m.engine as engine, \
    m.state as state, m.member_id as member, m.at as at from machine_sentence m \
    join point p on p.point_id = m.point_id join synthesis s on s.synthesis_id = p.synthesis_id \
    where s.group_id = $1 order by s.number, p.number, m.language, m.number";

/// What is exported of them.
#[must_use]
pub fn records() -> Records {
    Records {
        name: "machine-sentences",
        tables: &["machine_sentence"],
        of: Of::Group,
        sql: RECORDS,
        columns: &[
            ("synthesis", Is::Whole),
            ("point", Is::Whole),
            ("language", Is::Text),
            ("sentence", Is::Whole),
            ("text", Is::Text),
            ("machine", Is::Text),
            ("engine", Is::Text),
            ("state", Is::Text),
            ("member", Is::Member),
            ("at", Is::Moment),
        ],
        said_by: None,
    }
}

fn sentence(row: &sqlx::any::AnyRow) -> Result<Sentence> {
    let draft = match (row.text_maybe("machine")?, row.text_maybe("engine")?) {
        (Some(text), engine) => Some(Draft { text, engine: engine.unwrap_or_default() }),
        (None, _) => None,
    };
    Ok(Sentence {
        text: row.text("text")?,
        draft,
        state: State::of(&row.text("state")?),
        by: row.text_maybe("member_id")?.map(MemberId::from),
        at: row.moment("at")?,
    })
}

/// The sentences of every text of a synthesis that began as a machine's draft, by the point's id.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn of_synthesis(tx: &mut Tx, synthesis: &str) -> Result<BTreeMap<String, Texts>> {
    let mut all: BTreeMap<String, Texts> = BTreeMap::new();
    for row in rows!(tx, OF_SYNTHESIS, synthesis)? {
        let texts = all.entry(row.text("point_id")?).or_default();
        texts.entry(Lang::new(&row.text("language")?)).or_default().push(sentence(&row)?);
    }
    Ok(all)
}

/// In which languages a point has a sentence of a machine that nobody has approved, by its id.
pub async fn unread(tx: &mut Tx, synthesis: &str) -> Result<BTreeMap<String, BTreeSet<Lang>>> {
    let mut all: BTreeMap<String, BTreeSet<Lang>> = BTreeMap::new();
    for row in rows!(tx, UNREAD, synthesis)? {
        let languages = all.entry(row.text("point_id")?).or_default();
        languages.insert(Lang::new(&row.text("language")?));
    }
    Ok(all)
}

/// The sentences of a group that people reworded since a moment, latest first, at most 400.
pub async fn changed(tx: &mut Tx, group: &GroupId, since: Moment) -> Result<Vec<Change>> {
    rows!(tx, CHANGED, group.as_str(), since.0)?
        .iter()
        .map(|row| {
            Ok(Change {
                synthesis: row.text("synthesis_id")?,
                language: Lang::new(&row.text("language")?),
                machine: row.text("machine")?,
                now: row.text("text")?,
            })
        })
        .collect()
}

/// Puts the sentences of a text in place of those that were noted; none where nothing of it came from
/// a machine.
pub async fn note(tx: &mut Tx, point: &str, lang: &Lang, sentences: &[Sentence]) -> Result<()> {
    put!(tx, CLEAR, point, lang.code())?;
    for (one, number) in sentences.iter().zip(1_i64..) {
        let draft = one.draft.as_ref();
        put!(
            tx,
            ADD,
            point,
            lang.code(),
            number,
            one.text.as_str(),
            draft.map(|draft| draft.text.as_str()),
            draft.map(|draft| draft.engine.as_str()),
            one.state.code(),
            one.by.as_ref().map(MemberId::as_str),
            one.at.0,
        )?;
    }
    Ok(())
}

/// Forgets those of a point that was taken out.
pub async fn drop(tx: &mut Tx, point: &str) -> Result<()> {
    put!(tx, DROP, point)
}

/// A sentence somebody edited or approved, as it is given back to them.
#[derive(Clone, Debug, PartialEq)]
pub struct Handled {
    /// Its group.
    pub group: GroupId,
    /// The number of the synthesis there.
    pub synthesis: i64,
    /// The number of the point.
    pub point: i64,
    /// The language.
    pub language: String,
    /// As it stands.
    pub text: String,
    /// `edited` or `approved`.
    pub state: String,
    /// When.
    pub at: Moment,
}

/// The sentences of machine drafts somebody edited or approved, oldest first.
pub async fn of_member(tx: &mut Tx, member: &MemberId) -> Result<Vec<Handled>> {
    rows!(tx, OF_MEMBER, member.as_str())?
        .iter()
        .map(|row| {
            Ok(Handled {
                group: row.text("group_id")?.into(),
                synthesis: row.int("synthesis")?,
                point: row.int("point")?,
                language: row.text("language")?,
                text: row.text("text")?,
                state: row.text("state")?,
                at: row.moment("at")?,
            })
        })
        .collect()
}

/// Takes a member's name from what they edited or approved.
pub async fn forget(tx: &mut Tx, member: &MemberId) -> Result<()> {
    put!(tx, FORGET, member.as_str())
}
