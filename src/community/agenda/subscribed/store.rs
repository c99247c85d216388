//! Secret addresses of calendars, and what their events are made of: every statement on these tables.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sqlx::any::AnyRow;

use super::{Link, Scope};
use crate::community::agenda::ladder::store::Milestone;
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::Lang;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId};
use crate::{put, row, rows, run};

const ADD: &str = "insert into agenda_calendar (print, group_id, scope, process_id, language, member_id, \
    at) values ($1, $2, $3, $4, $5, $6, $7)";
const FIND: &str = "select group_id, scope, process_id, language, member_id, at from agenda_calendar \
    where print = $1 and revoked_at is null";
const OF: &str = "select group_id, scope, process_id, language, member_id, at from agenda_calendar \
    where member_id = $1 and revoked_at is null order by at, print";
const REVOKE: &str = "update agenda_calendar set revoked_at = $5 where member_id = $1 and group_id = $2 \
    and scope = $3 and coalesce(process_id, '') = $4 and revoked_at is null";
const REVOKE_ALL: &str = "update agenda_calendar set revoked_at = $3 where member_id = $1 \
    and group_id = $2 and revoked_at is null";
const FORGET: &str = "delete from agenda_calendar where member_id = $1";
const GONE: &str = "select g.milestone_id, g.process_id, g.step, g.due, g.due_at, g.duty, g.member_id, \
    g.moved, g.gone_at from milestone_gone g join process p on p.process_id = g.process_id \
    where p.group_id = $1 and g.gone_at >= $2 order by g.process_id, g.due_at, g.milestone_id";
const STAGES: &str = "select s.process_id, count(*) as n, max(s.at) as last_at from process_stage s \
    join process p on p.process_id = s.process_id where p.group_id = $1 group by s.process_id";

fn link(row: &AnyRow) -> Result<Link> {
    Ok(Link {
        group: row.text("group_id")?.into(),
        scope: Scope::of(&row.text("scope")?, row.text_maybe("process_id")?),
        language: Lang::new(&row.text("language")?),
        member: row.text("member_id")?.into(),
        at: row.moment("at")?,
    })
}

/// Keeps an address by its secret's fingerprint.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn add(tx: &mut Tx, print: &str, one: &Link) -> Result<()> {
    let (group, scope, process) = (one.group.as_str(), one.scope.code(), one.scope.process());
    let (language, member) = (one.language.code(), one.member.as_str());
    put!(tx, ADD, print, group, scope, process, language, member, one.at.0)
}

/// What the address of a secret opens, if it works.
pub async fn find(tx: &mut Tx, print: &str) -> Result<Option<Link>> {
    row!(tx, FIND, print)?.as_ref().map(link).transpose()
}

/// The addresses of somebody that work, in all groups.
pub async fn of(tx: &mut Tx, member: &MemberId) -> Result<Vec<Link>> {
    rows!(tx, OF, member.as_str())?.iter().map(link).collect()
}

/// Takes back the addresses of one calendar that somebody has; how many they were.
pub async fn revoke(tx: &mut Tx, one: &Link) -> Result<u64> {
    let process = one.scope.process().unwrap_or_default();
    let (member, group) = (one.member.as_str(), one.group.as_str());
    run!(tx, REVOKE, member, group, one.scope.code(), process, one.at.0)
}

/// Takes back all addresses that somebody has in a group.
pub async fn revoke_all(tx: &mut Tx, group: &GroupId, member: &MemberId, at: Moment) -> Result<()> {
    put!(tx, REVOKE_ALL, member.as_str(), group.as_str(), at.0)
}

/// Forgets the addresses of somebody.
pub async fn forget(tx: &mut Tx, member: &MemberId) -> Result<()> {
    put!(tx, FORGET, member.as_str())
}

/// The milestones that were taken away since a moment; they are laid when they went.
pub async fn gone(tx: &mut Tx, group: &GroupId, since: Moment) -> Result<Vec<Milestone>> {
    let rows = rows!(tx, GONE, group.as_str(), since.0)?;
    let read = |row: &AnyRow| {
        let due = row.text("due")?.parse::<Date>()?;
        Ok(Milestone {
            id: row.text("milestone_id")?,
            process: row.text("process_id")?,
            place: 0,
            step: row.text("step")?,
            begins: due,
            due,
            at: row.moment("due_at")?,
            duty: row.text("duty")?,
            member: row.text_maybe("member_id")?.map(MemberId::from),
            moved: row.int("moved")?,
            laid: row.moment("gone_at")?,
            done: None,
            done_by: None,
        })
    };
    rows.iter().map(read).collect()
}

/// How many stages each process of a group went through, and when the last began to be kept.
pub async fn stages(tx: &mut Tx, group: &GroupId) -> Result<BTreeMap<String, (i64, Moment)>> {
    rows!(tx, STAGES, group.as_str())?
        .iter()
        .map(|row| Ok((row.text("process_id")?, (row.int("n")?, row.moment("last_at")?))))
        .collect()
}
