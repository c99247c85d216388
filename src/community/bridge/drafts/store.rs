//! Syntheses in the making: titles, points, texts, sources. Every statement on these tables.

use std::collections::{BTreeMap, BTreeSet};

use super::machine::store as machine;
use crate::community::bridge::rules::{Point, Position, Source};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::Lang;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId};
use crate::{put, row, rows, run};

/// A synthesis: its working copy's head.
#[derive(Clone, Debug, PartialEq)]
pub struct Synthesis {
    /// Its id.
    pub id: String,
    /// Its group.
    pub group_id: GroupId,
    /// Its number in the group: S-4.
    pub number: i64,
    /// `draft`, `published`, `revising` or `withdrawn`.
    pub state: String,
    /// The latest edition; none published yet when zero.
    pub edition: i64,
    /// Who writes it.
    pub author: MemberId,
    /// Why it was withdrawn.
    pub reason: Option<String>,
    /// A cited message was edited or deleted since.
    pub stale: Option<Moment>,
    /// When the first edition was published.
    pub published_at: Option<Moment>,
    /// When it was begun.
    pub at: Moment,
}

/// A point as the desk needs it: with its row's id, version and last editor.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Counts the changes; a save must know the one it changes.
    pub version: i64,
    /// Who changed it last.
    pub changed_by: MemberId,
    /// The point itself.
    pub point: Point,
}

const ADD: &str = "insert into synthesis (synthesis_id, group_id, number, state, version, \
    edition, author_member_id, at) values ($1, $2, $3, 'draft', 0, 0, $4, $5)";
const BY_ID: &str = "select synthesis_id, group_id, number, state, edition, author_member_id, \
    reason, stale_at, published_at, at from synthesis where synthesis_id = $1";
const BY_NUMBER: &str = "select synthesis_id, group_id, number, state, edition, author_member_id, \
    reason, stale_at, published_at, at from synthesis where group_id = $1 and number = $2";
const OF_GROUP: &str = "select synthesis_id, group_id, number, state, edition, author_member_id, \
    reason, stale_at, published_at, at from synthesis where group_id = $1 \
    order by number desc limit 500";
const CITING: &str = "select distinct s.synthesis_id, s.group_id, s.number, s.state, s.edition, \
    s.author_member_id, s.reason, s.stale_at, s.published_at, s.at from point_source f \
    join point p on p.point_id = f.point_id and p.removed_at is null \
    join synthesis s on s.synthesis_id = p.synthesis_id \
    where f.pick_id = $1 and s.edition > 0 and s.state <> 'withdrawn'";
const SET_STATE: &str = "update synthesis set state = $1, reason = $2 where synthesis_id = $3";
const PUBLISHED: &str = "update synthesis set state = 'published', edition = $1, stale_at = null, \
    author_member_id = $2, published_at = coalesce(published_at, $3) where synthesis_id = $4";
const STALE: &str =
    "update synthesis set stale_at = $1 where synthesis_id = $2 and stale_at is null";
const TITLE: &str = "insert into synthesis_title (synthesis_id, language, text) \
    values ($1, $2, $3) on conflict (synthesis_id, language) do update set text = excluded.text";
const TITLES: &str = "select language, text from synthesis_title where synthesis_id = $1";
const TITLES_OF_GROUP: &str = "select t.synthesis_id, t.language, t.text from synthesis_title t \
    join synthesis s on s.synthesis_id = t.synthesis_id where s.group_id = $1";
const STANDING: &str = "select synthesis_id from synthesis where group_id = $1 and edition > 0 \
    and state <> 'withdrawn' limit 1";
const POINTS: &str = "select point_id, number, position, language, version, changed_by from point \
    where synthesis_id = $1 and removed_at is null order by number";
const NEXT_POINT: &str =
    "select coalesce(max(number), 0) + 1 as n from point where synthesis_id = $1";
const ADD_POINT: &str = "insert into point (point_id, synthesis_id, number, position, language, \
    version, changed_by, changed_at) values ($1, $2, $3, $4, $5, 1, $6, $7)";
const CHANGE_POINT: &str = "update point set position = $1, language = $2, version = version + 1, \
    changed_by = $3, changed_at = $4 where point_id = $5 and version = $6 and removed_at is null";
const REMOVE_POINT: &str =
    "update point set removed_at = $1, version = version + 1 where point_id = $2 and version = $3";
const TEXT: &str = "insert into point_text (point_id, language, text) values ($1, $2, $3) \
    on conflict (point_id, language) do update set text = excluded.text";
const TEXTS: &str = "select language, text from point_text where point_id = $1";
const SOURCE: &str = "insert into point_source (point_id, pick_id) values ($1, $2) \
    on conflict (point_id, pick_id) do nothing";
const UNSOURCE: &str = "delete from point_source where point_id = $1";
const SOURCES: &str = "select p.pick_id, p.language, p.author_member_id, p.author_account, \
    p.text, p.state \
    from point_source s join pick p on p.pick_id = s.pick_id where s.point_id = $1 \
    order by p.said_at, p.pick_id";
const CONFIRMED: &str = "select distinct language from point_confirmation where point_id = $1";
const CONFIRM: &str = "insert into point_confirmation (point_id, member_id, language, at) \
    values ($1, $2, $3, $4) on conflict (point_id, member_id) do nothing";
const UNCONFIRM: &str = "delete from point_confirmation where point_id = $1";
const LOCK: &str = "update synthesis set state = state where synthesis_id = $1";
const FORGET: &str = "delete from point_confirmation where member_id = $1";

fn synthesis(row: &sqlx::any::AnyRow) -> Result<Synthesis> {
    Ok(Synthesis {
        id: row.text("synthesis_id")?,
        group_id: row.text("group_id")?.into(),
        number: row.int("number")?,
        state: row.text("state")?,
        edition: row.int("edition")?,
        author: row.text("author_member_id")?.into(),
        reason: row.text_maybe("reason")?,
        stale: row.moment_maybe("stale_at")?,
        published_at: row.moment_maybe("published_at")?,
        at: row.moment("at")?,
    })
}

/// A new draft.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn add(
    tx: &mut Tx,
    id: &str,
    group: &GroupId,
    number: i64,
    author: &MemberId,
    at: Moment,
) -> Result<()> {
    put!(tx, ADD, id, group.as_str(), number, author.as_str(), at.0)
}

/// A synthesis by id.
pub async fn find(tx: &mut Tx, id: &str) -> Result<Option<Synthesis>> {
    row!(tx, BY_ID, id)?.as_ref().map(synthesis).transpose()
}

/// A synthesis by its number in a group.
pub async fn numbered(tx: &mut Tx, group: &GroupId, number: i64) -> Result<Option<Synthesis>> {
    row!(tx, BY_NUMBER, group.as_str(), number)?.as_ref().map(synthesis).transpose()
}

/// The syntheses of a group, newest first, at most 500.
pub async fn all(tx: &mut Tx, group: &GroupId) -> Result<Vec<Synthesis>> {
    rows!(tx, OF_GROUP, group.as_str())?.iter().map(synthesis).collect()
}

/// The published syntheses that cite a pick.
pub async fn citing(tx: &mut Tx, pick: &str) -> Result<Vec<Synthesis>> {
    rows!(tx, CITING, pick)?.iter().map(synthesis).collect()
}

/// Moves a synthesis to a state.
pub async fn set_state(tx: &mut Tx, id: &str, state: &str, reason: Option<&str>) -> Result<()> {
    put!(tx, SET_STATE, state, reason, id)
}

/// Notes that an edition was published, and by whom.
pub async fn published(
    tx: &mut Tx,
    id: &str,
    edition: i64,
    by: &MemberId,
    at: Moment,
) -> Result<()> {
    put!(tx, PUBLISHED, edition, by.as_str(), at.0, id)
}

/// Flags a synthesis as stale; false if it was.
pub async fn stale(tx: &mut Tx, id: &str, at: Moment) -> Result<bool> {
    Ok(run!(tx, STALE, at.0, id)? == 1)
}

/// Gives a synthesis a title in a language.
pub async fn title(tx: &mut Tx, id: &str, lang: &Lang, text: &str) -> Result<()> {
    put!(tx, TITLE, id, lang.code(), text)
}

/// The titles of a synthesis.
pub async fn titles(tx: &mut Tx, id: &str) -> Result<BTreeMap<Lang, String>> {
    texts(&rows!(tx, TITLES, id)?)
}

/// The titles of every synthesis of a group, by its id.
pub async fn all_titles(
    tx: &mut Tx,
    group: &GroupId,
) -> Result<BTreeMap<String, BTreeMap<Lang, String>>> {
    let mut all: BTreeMap<String, BTreeMap<Lang, String>> = BTreeMap::new();
    for row in rows!(tx, TITLES_OF_GROUP, group.as_str())? {
        let titles = all.entry(row.text("synthesis_id")?).or_default();
        titles.insert(Lang::new(&row.text("language")?), row.text("text")?);
    }
    Ok(all)
}

/// Whether any synthesis of a group stands in its rooms.
pub async fn standing(tx: &mut Tx, group: &GroupId) -> Result<bool> {
    Ok(row!(tx, STANDING, group.as_str())?.is_some())
}

fn texts(rows: &[sqlx::any::AnyRow]) -> Result<BTreeMap<Lang, String>> {
    rows.iter().map(|row| Ok((Lang::new(&row.text("language")?), row.text("text")?))).collect()
}

/// The points of the working copy, by number.
pub async fn points(tx: &mut Tx, id: &str) -> Result<Vec<Row>> {
    let mut found = Vec::new();
    let mut unread = machine::unread(tx, id).await?;
    for row in rows!(tx, POINTS, id)? {
        let point_id = row.text("point_id")?;
        let mut sources = Vec::new();
        for source in rows!(tx, SOURCES, point_id.as_str())? {
            let member = source.text_maybe("author_member_id")?;
            sources.push(Source {
                pick_id: source.text("pick_id")?,
                language: Lang::new(&source.text("language")?),
                author: match member {
                    Some(member) => member,
                    None => source.text("author_account")?,
                },
                lost: source.text("text")?.is_empty()
                    || matches!(source.text("state")?.as_str(), "gone" | "waiting"),
            });
        }
        let mut confirmed = BTreeSet::new();
        for row in rows!(tx, CONFIRMED, point_id.as_str())? {
            confirmed.insert(Lang::new(&row.text("language")?));
        }
        let texts = texts(&rows!(tx, TEXTS, point_id.as_str())?)?;
        found.push(Row {
            version: row.int("version")?,
            changed_by: row.text("changed_by")?.into(),
            point: Point {
                number: row.int("number")?,
                position: Position::of(&row.text("position")?).unwrap_or(Position::Differ),
                language: row.text_maybe("language")?.map(|code| Lang::new(&code)),
                texts,
                sources,
                confirmed,
                unread: unread.remove(&point_id).unwrap_or_default(),
            },
            id: point_id,
        });
    }
    Ok(found)
}

/// The number a new point gets; numbers of removed points are not used again.
pub async fn next_point(tx: &mut Tx, id: &str) -> Result<i64> {
    row!(tx, NEXT_POINT, id)?.map_or(Ok(1), |row| row.int("n"))
}

/// A new point without texts or sources.
pub async fn add_point(
    tx: &mut Tx,
    id: &str,
    synthesis: &str,
    point: &Point,
    by: &MemberId,
    at: Moment,
) -> Result<()> {
    put!(
        tx,
        ADD_POINT,
        id,
        synthesis,
        point.number,
        point.position.code(),
        point.language.as_ref().map(Lang::code),
        by.as_str(),
        at.0,
    )?;
    fill(tx, id, point).await
}

/// Changes a point if it still has the version that was seen; false if somebody was faster.
pub async fn change_point(
    tx: &mut Tx,
    row: &Row,
    seen: i64,
    by: &MemberId,
    at: Moment,
) -> Result<bool> {
    let changed = run!(
        tx,
        CHANGE_POINT,
        row.point.position.code(),
        row.point.language.as_ref().map(Lang::code),
        by.as_str(),
        at.0,
        row.id.as_str(),
        seen,
    )?;
    if changed == 1 {
        fill(tx, &row.id, &row.point).await?;
    }
    Ok(changed == 1)
}

async fn fill(tx: &mut Tx, id: &str, point: &Point) -> Result<()> {
    for (lang, text) in &point.texts {
        put!(tx, TEXT, id, lang.code(), text.as_str())?;
    }
    put!(tx, UNSOURCE, id)?;
    for source in &point.sources {
        put!(tx, SOURCE, id, source.pick_id.as_str())?;
    }
    Ok(())
}

/// Takes a point out if it still has the version that was seen.
pub async fn remove_point(tx: &mut Tx, id: &str, seen: i64, at: Moment) -> Result<bool> {
    Ok(run!(tx, REMOVE_POINT, at.0, id, seen)? == 1)
}

/// Notes that a member confirms a point for their room.
pub async fn confirm(
    tx: &mut Tx,
    point: &str,
    member: &MemberId,
    lang: &Lang,
    at: Moment,
) -> Result<()> {
    put!(tx, CONFIRM, point, member.as_str(), lang.code(), at.0)
}

/// Takes the confirmations of a point away: what they confirmed is said differently now.
pub async fn unconfirm(tx: &mut Tx, point: &str) -> Result<()> {
    put!(tx, UNCONFIRM, point)
}

/// Keeps a synthesis to this transaction until it ends, so that whatever is read of it stays true.
pub async fn lock(tx: &mut Tx, id: &str) -> Result<()> {
    put!(tx, LOCK, id)
}

/// Takes a member's confirmations away.
pub async fn forget(tx: &mut Tx, member: &MemberId) -> Result<()> {
    put!(tx, FORGET, member.as_str())
}
