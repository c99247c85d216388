//! Contributions and their daily tallies: every statement on these tables. It refuses to know
//! what counts.

use std::collections::{BTreeMap, BTreeSet};

use super::rules::{Share, tallied};
use crate::foundation::clock::{Moment, World};
use crate::foundation::error::Result;
use crate::foundation::store::{Bound, Columns, Engine, Is, Of, Records, Tx};
use crate::{put, rows};

const DAY_MILLISECONDS: i64 = 24 * 60 * 60 * 1000;

/// One contribution, to be written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution<'a> {
    /// The group it was made in.
    pub group: &'a str,
    /// Who made it.
    pub member: &'a str,
    /// The room it was made in, if in one.
    pub room: Option<&'a str>,
    /// The language code of that room; empty if in none.
    pub language: &'a str,
    /// What kind.
    pub kind: &'a str,
    /// How much, in the unit of the kind.
    pub quantity: i64,
    /// When.
    pub at: Moment,
    /// What it was about: a message, a synthesis, a term.
    pub source: &'a str,
}

/// One's own contribution, as it is given back to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// In which group, by id.
    pub group: String,
    /// The room, by id, if it was made in one.
    pub room: Option<String>,
    /// The language code of the room; empty outside the rooms.
    pub language: String,
    /// What kind.
    pub kind: String,
    /// How much, in the unit of the kind.
    pub quantity: i64,
    /// When.
    pub at: Moment,
    /// What it was about, by id.
    pub source: String,
    /// It does not count any more.
    pub undone: bool,
}

const ADD: &str = "insert into contribution (contribution_id, group_id, member_id, room_id, \
    language, kind, quantity, at, day, source) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
    on conflict (kind, source, member_id) do nothing";
const STANDS: &str = "select contribution_id from contribution where contribution_id = $1";
const TALLY: &str = "insert into tally (group_id, member_id, language, kind, day, count, quantity) \
    values ($1, $2, $3, $4, $5, $6, $7) \
    on conflict (group_id, member_id, language, kind, day) \
    do update set count = tally.count + excluded.count, quantity = tally.quantity + excluded.quantity";
const UNDO: &str = "update contribution set undone_at = $1 where group_id = $2 and kind = $3 \
    and source = $4 and ($5 = '' or member_id = $5) and undone_at is null returning member_id, language, day, quantity";
const UNTALLY: &str = "update tally set count = count - 1, quantity = quantity - $1 \
    where group_id = $2 and member_id = $3 and language = $4 and kind = $5 and day = $6";
const DROP_EMPTY: &str = "delete from tally where group_id = $1 and member_id = $2 \
    and language = $3 and kind = $4 and day = $5 and count <= 0";
const SHARES: &str = "select member_id, language, kind, day, count, quantity from tally \
    where group_id = $1 and day >= $2 and day <= $3 \
    and ($4 = '' or member_id = $4) order by member_id, language, kind, day";
// A week is its Monday: added up here, because a year of a busy group is a hundred thousand days.
const WEEKS_SQLITE: &str = "select member_id, language, kind, \
    date(day, '-6 days', 'weekday 1') as day, cast(sum(count) as bigint) as count, \
    cast(sum(quantity) as bigint) as quantity from tally where group_id = $1 and day >= $2 \
    and day <= $3 group by 1, 2, 3, 4 order by 1, 2, 3, 4";
const WEEKS_POSTGRES: &str = "select member_id, language, kind, \
    to_char(date_trunc('week', cast(day as timestamp)), 'YYYY-MM-DD') as day, \
    cast(sum(count) as bigint) as count, cast(sum(quantity) as bigint) as quantity from tally \
    where group_id = $1 and day >= $2 and day <= $3 group by 1, 2, 3, 4 order by 1, 2, 3, 4";
const SINGLE: &str = "select member_id, language, kind, day, quantity from contribution \
    where group_id = $1 and undone_at is null";
const ALL: &str = "select member_id, language, kind, day, count, quantity from tally \
    where group_id = $1 order by member_id, language, kind, day";
const OWN: &str = "select group_id, room_id, language, kind, quantity, at, source, undone_at \
    from contribution where member_id = $1 order by at, contribution_id";
const MOMENTS: &str = "select at from contribution where member_id = $1 and group_id = $2 \
    and kind <> $3 and at <= $4 order by at desc limit $5";
const CONTRIBUTIONS: &str = "select member_id as member, room_id as room, language, kind, \
    quantity, at, day, source, undone_at from contribution where group_id = $1 \
    order by at, contribution_id";
const TALLIES: &str = "select member_id as member, language, kind, day, count, quantity \
    from tally where group_id = $1 order by day, member_id, language, kind";
const GROUPS: &str = "select distinct group_id from contribution where member_id = $1";
// What it was about goes too: with it, the facts would still tell whose it was.
const DISGUISE: &str = "update contribution set member_id = $1, source = contribution_id, \
    room_id = null, at = at - (at % $2) where member_id = $3 and group_id = $4";
const DISGUISE_TALLY: &str =
    "update tally set member_id = $1 where member_id = $2 and group_id = $3";

/// Writes contributions down once each and counts them; how many were new. One that was there
/// already, counted or undone, changes nothing.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn add(tx: &mut Tx, world: &World, all: &[Contribution<'_>]) -> Result<usize> {
    let new: Vec<(String, String, &Contribution<'_>)> =
        all.iter().map(|one| (world.id(), one.at.utc_day(), one)).collect();
    let rows: Vec<Vec<Bound>> = new
        .iter()
        .map(|(id, day, one)| {
            vec![
                id.as_str().into(),
                one.group.into(),
                one.member.into(),
                one.room.into(),
                one.language.into(),
                one.kind.into(),
                one.quantity.into(),
                one.at.0.into(),
                day.as_str().into(),
                one.source.into(),
            ]
        })
        .collect();
    let added = tx.put_many(ADD, &rows).await?;
    // Mostly all of them are new; where they are not, it is asked which stand under the new name.
    let mut stand: Option<BTreeSet<String>> = None;
    if added < new.len() {
        let ids: Vec<Bound> = new.iter().map(|(id, _, _)| id.as_str().into()).collect();
        let found = tx.rows_among(STANDS, &[], &ids).await?;
        let found = found.iter().map(|row| row.text("contribution_id"));
        stand = Some(found.collect::<Result<_>>()?);
    }
    // By day and person, so that a page of messages costs a row of the tally each and not a
    // statement each; in the order of their keys, so that no two transactions wait in a ring.
    let mut tallies: BTreeMap<[&str; 5], (i64, i64)> = BTreeMap::new();
    for (id, day, one) in &new {
        if stand.as_ref().is_some_and(|stand| !stand.contains(id)) {
            continue;
        }
        let key = [one.group, one.member, one.language, one.kind, day.as_str()];
        let tally = tallies.entry(key).or_default();
        tally.0 += 1;
        tally.1 += one.quantity;
    }
    let rows: Vec<Vec<Bound>> = tallies
        .iter()
        .map(|(key, (count, quantity))| {
            let key = key.iter().map(|part| Bound::from(*part));
            key.chain([(*count).into(), (*quantity).into()]).collect()
        })
        .collect();
    tx.leave_many(TALLY, &rows).await?;
    Ok(added)
}

/// Takes what was counted of one kind for one source off again, of one member or (if empty) of
/// all; how many contributions that were.
pub async fn undo(
    tx: &mut Tx,
    group: &str,
    kind: &str,
    source: &str,
    of: &str,
    at: Moment,
) -> Result<usize> {
    let undone = rows!(tx, UNDO, at.0, group, kind, source, of)?;
    for row in &undone {
        let (member, language) = (row.text("member_id")?, row.text("language")?);
        let (day, quantity) = (row.text("day")?, row.int("quantity")?);
        let (member, language, day) = (member.as_str(), language.as_str(), day.as_str());
        put!(tx, UNTALLY, quantity, group, member, language, kind, day)?;
        put!(tx, DROP_EMPTY, group, member, language, kind, day)?;
    }
    Ok(undone.len())
}

fn share(row: &sqlx::any::AnyRow) -> Result<Share> {
    Ok(Share {
        member: row.text("member_id")?,
        language: row.text("language")?,
        kind: row.text("kind")?,
        day: row.text("day")?,
        count: row.int("count")?,
        quantity: row.int("quantity")?,
    })
}

/// The tally of a group between two UTC days (ISO, both counted), of one member or of all.
pub async fn shares(
    tx: &mut Tx,
    group: &str,
    first: &str,
    last: &str,
    member: Option<&str>,
) -> Result<Vec<Share>> {
    let member = member.unwrap_or("");
    rows!(tx, SHARES, group, first, last, member)?.iter().map(share).collect()
}

/// As [`shares`] of all, but by week: the day of each is the Monday its week begins with, even
/// where that is before the first day, and only days between the two are counted.
pub async fn by_week(tx: &mut Tx, group: &str, first: &str, last: &str) -> Result<Vec<Share>> {
    let statement = match tx.engine() {
        Engine::Sqlite => WEEKS_SQLITE,
        Engine::Postgres => WEEKS_POSTGRES,
    };
    rows!(tx, statement, group, first, last)?.iter().map(share).collect()
}

/// The whole tally of a group as it is kept, and as its contributions give it.
pub async fn both(tx: &mut Tx, group: &str) -> Result<(Vec<Share>, Vec<Share>)> {
    let kept = rows!(tx, ALL, group)?.iter().map(share).collect::<Result<Vec<_>>>()?;
    let single = rows!(tx, SINGLE, group)?
        .iter()
        .map(|row| {
            Ok(Share {
                member: row.text("member_id")?,
                language: row.text("language")?,
                kind: row.text("kind")?,
                day: row.text("day")?,
                count: 1,
                quantity: row.int("quantity")?,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok((kept, tallied(single)))
}

/// What a member did, in every group, oldest first.
pub async fn own(tx: &mut Tx, member: &str) -> Result<Vec<Own>> {
    rows!(tx, OWN, member)?
        .iter()
        .map(|row| {
            Ok(Own {
                group: row.text("group_id")?,
                room: row.text_maybe("room_id")?,
                language: row.text("language")?,
                kind: row.text("kind")?,
                quantity: row.int("quantity")?,
                at: row.moment("at")?,
                source: row.text("source")?,
                undone: row.moment_maybe("undone_at")?.is_some(),
            })
        })
        .collect()
}

/// When a member did something of another kind in a group, up to a moment, newest first, at most so
/// many.
pub async fn moments(
    tx: &mut Tx,
    group: &str,
    member: &str,
    other_than: &str,
    until: Moment,
    most: i64,
) -> Result<Vec<Moment>> {
    rows!(tx, MOMENTS, member, group, other_than, until.0, most)?
        .iter()
        .map(|row| row.moment("at"))
        .collect()
}

/// Puts a new name that stands for nobody in a member's place, another in each group, so that
/// totals stay and nobody can be found behind them: what it was about, the room and the hour are
/// taken away too.
pub async fn disguise(tx: &mut Tx, world: &World, member: &str) -> Result<()> {
    for row in rows!(tx, GROUPS, member)? {
        let group = row.text("group_id")?;
        let nobody = world.id();
        let (nobody, group) = (nobody.as_str(), group.as_str());
        put!(tx, DISGUISE, nobody, DAY_MILLISECONDS, member, group)?;
        put!(tx, DISGUISE_TALLY, nobody, member, group)?;
    }
    Ok(())
}

/// What was counted, one by one and added up by day: the second follows from the first.
#[must_use]
pub fn records() -> Vec<Records> {
    vec![
        Records {
            name: "contributions",
            tables: &["contribution"],
            of: Of::Group,
            sql: CONTRIBUTIONS,
            columns: &[
                ("member", Is::Member),
                ("room", Is::Room),
                ("language", Is::Text),
                ("kind", Is::Text),
                ("quantity", Is::Whole),
                ("at", Is::Moment),
                ("day", Is::Text),
                ("source", Is::Text),
                ("undone_at", Is::Moment),
            ],
            said_by: None,
        },
        Records {
            name: "tallies",
            tables: &["tally"],
            of: Of::Group,
            sql: TALLIES,
            columns: &[
                ("member", Is::Member),
                ("language", Is::Text),
                ("kind", Is::Text),
                ("day", Is::Text),
                ("count", Is::Whole),
                ("quantity", Is::Whole),
            ],
            said_by: None,
        },
    ]
}
