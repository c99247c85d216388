//! Processes: every statement on their own tables. It refuses to know what a stage or a kind means.

pub mod beside;
pub mod seats;

use std::collections::BTreeMap;

use sqlx::any::AnyRow;

use super::{Process, What};
use crate::foundation::clock::Moment;
use crate::foundation::error::{Doing, Result};
use crate::foundation::i18n::{Lang, fold};
use crate::foundation::store::packed::unpacked;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId};
use crate::{put, row, rows, run};

const ADD: &str = "insert into process (process_id, group_id, slug, kind, stage, zone, pace, at, \
    added_by, last_at) values ($1, $2, $3, $4, $5, $6, 'whole', $7, $8, $7) \
    on conflict (group_id, slug) do nothing";
const FIND: &str = "select process_id, group_id, slug, kind, body, stage, opens_at, closes_at, \
    first_closes_at, zone, \
    pace, output, output_reason, output_number, link, authoritative, priority, priority_from, next_step, \
    next_at, at, last_at, ended_at \
    from process where process_id = $1";
const BY_SLUG: &str = "select process_id, group_id, slug, kind, body, stage, opens_at, closes_at, \
    first_closes_at, zone, \
    pace, output, output_reason, output_number, link, authoritative, priority, priority_from, next_step, \
    next_at, at, last_at, ended_at \
    from process where group_id = $1 and slug = $2";
const OF_GROUP: &str = "select process_id, group_id, slug, kind, body, stage, opens_at, closes_at, \
    first_closes_at, zone, \
    pace, output, output_reason, output_number, link, authoritative, priority, priority_from, next_step, \
    next_at, at, last_at, ended_at \
    from process where group_id = $1 and ended_at is null \
    order by coalesce(next_at, closes_at, 9000000000000000), slug";
const ENDED: &str = "select process_id, group_id, slug, kind, body, stage, opens_at, closes_at, \
    first_closes_at, zone, \
    pace, output, output_reason, output_number, link, authoritative, priority, priority_from, next_step, \
    next_at, at, last_at, ended_at \
    from process where group_id = $1 and ended_at is not null \
    order by ended_at desc, slug";
const TEXTS: &str = "select what, language, text from process_text where process_id = $1";
const TEXTS_OF: &str = "select t.process_id, string_agg(length(t.what) || ':' || t.what \
    || length(t.language) || ':' || t.language || length(t.text) || ':' || t.text, '') as packed \
    from process_text t join process p on p.process_id = t.process_id where p.group_id = $1 \
    group by t.process_id";
const TOPICS: &str = "select topic from process_topic where process_id = $1 \
    order by topic_key";
const TOPICS_OF: &str = "select t.process_id, string_agg(length(t.topic) || ':' || t.topic, '' \
    order by t.topic_key) as packed from process_topic t join process p \
    on p.process_id = t.process_id where p.group_id = $1 group by t.process_id";
const NAMES: &str = "select p.process_id, p.slug, t.language, t.text from process p \
    left join process_text t on t.process_id = p.process_id and t.what = 'title' \
    where p.group_id = $1 order by p.slug, t.language";
const COUNT: &str = "select count(*) as n from process where group_id = $1 and ended_at is null";
const SET: &str = "update process set kind = $2, body = $3, opens_at = $4, closes_at = $5, \
    first_closes_at = coalesce(first_closes_at, $5), zone = $6, \
    pace = $7, output = $8, output_reason = $9, output_number = $10, link = $11, authoritative = $12, \
    priority = $13, priority_from = $14 where process_id = $1";
const CAME_OUT: &str = "update process set output = $2, output_reason = $3, output_number = $4 \
    where process_id = $1";
const TOUCH: &str = "update process set last_at = $2 where process_id = $1";
const STAGE: &str = "update process set stage = $2, ended_at = $3 where process_id = $1";
const NEXT: &str = "update process set next_step = $2, next_at = $3 where process_id = $1";
const SET_TEXT: &str = "insert into process_text (process_id, what, language, text) \
    values ($1, $2, $3, $4) on conflict (process_id, what, language) do update set text = excluded.text";
const DROP_TEXT: &str =
    "delete from process_text where process_id = $1 and what = $2 and language = $3";
const DROP_TOPICS: &str = "delete from process_topic where process_id = $1";
const ADD_TOPIC: &str = "insert into process_topic (process_id, topic_key, topic) \
    values ($1, $2, $3) on conflict (process_id, topic_key) do nothing";
const FORGET_ADDED: &str = "update process set added_by = null where added_by = $1";
const ADDED_BY: &str = "select group_id, slug, at from process where added_by = $1 order by at";

/// What is done where a packed text is no such.
const TAKING_APART: &str = "taking the texts of a process apart";

/// A process as somebody looks it up: its names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Its id.
    pub id: String,
    /// Its short name.
    pub slug: String,
    /// Its titles.
    pub titles: BTreeMap<Lang, String>,
}

fn process(row: &AnyRow) -> Result<Process> {
    let next = row.text_maybe("next_step")?.zip(row.moment_maybe("next_at")?);
    Ok(Process {
        id: row.text("process_id")?,
        group: row.text("group_id")?.into(),
        slug: row.text("slug")?,
        kind: row.text("kind")?,
        body: row.text_maybe("body")?,
        stage: row.text("stage")?,
        opens: row.moment_maybe("opens_at")?,
        closes: row.moment_maybe("closes_at")?,
        first_closes: row.moment_maybe("first_closes_at")?,
        zone: row.text("zone")?,
        pace: row.text("pace")?,
        output: row.text_maybe("output")?,
        output_reason: row.text_maybe("output_reason")?,
        output_number: row.text_maybe("output_number")?,
        link: row.text_maybe("link")?,
        authoritative: row.text_maybe("authoritative")?.map(|code| Lang::new(&code)),
        priority: row.int_maybe("priority")?,
        priority_from: row.text_maybe("priority_from")?,
        next,
        at: row.moment("at")?,
        last: row.moment("last_at")?,
        ended: row.moment_maybe("ended_at")?,
        texts: BTreeMap::new(),
        topics: Vec::new(),
    })
}

/// Writes a new process down: what it is, with its texts and topics. False if its short name is taken.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn add(tx: &mut Tx, one: &Process, by: &MemberId) -> Result<bool> {
    let (group, slug) = (one.group.as_str(), one.slug.as_str());
    let (kind, stage, zone) = (one.kind.as_str(), one.stage.as_str(), one.zone.as_str());
    if run!(tx, ADD, one.id.as_str(), group, slug, kind, stage, zone, one.at.0, by.as_str())? == 0 {
        return Ok(false);
    }
    set(tx, one).await?;
    for ((what, lang), text) in &one.texts {
        set_text(tx, &one.id, *what, lang, Some(text)).await?;
    }
    topics(tx, &one.id, &one.topics).await?;
    Ok(true)
}

/// Keeps what is said of it in one word: kind, dates, output, link.
pub async fn set(tx: &mut Tx, one: &Process) -> Result<()> {
    put!(
        tx,
        SET,
        one.id.as_str(),
        one.kind.as_str(),
        one.body.as_deref(),
        one.opens.map(|at| at.0),
        one.closes.map(|at| at.0),
        one.zone.as_str(),
        one.pace.as_str(),
        one.output.as_deref(),
        one.output_reason.as_deref(),
        one.output_number.as_deref(),
        one.link.as_deref(),
        one.authoritative.as_ref().map(Lang::code),
        one.priority,
        one.priority_from.as_deref(),
    )
}

/// Keeps what came out of it and nothing else.
pub async fn came_out(tx: &mut Tx, one: &Process) -> Result<()> {
    let (output, reason) = (one.output.as_deref(), one.output_reason.as_deref());
    put!(tx, CAME_OUT, one.id.as_str(), output, reason, one.output_number.as_deref())
}

/// Keeps a text about it in a language; none takes it away.
pub async fn set_text(
    tx: &mut Tx,
    id: &str,
    what: What,
    lang: &Lang,
    text: Option<&str>,
) -> Result<()> {
    match text {
        Some(text) => put!(tx, SET_TEXT, id, what.code(), lang.code(), text),
        None => put!(tx, DROP_TEXT, id, what.code(), lang.code()),
    }
}

/// Keeps its topics, in place of those it had.
pub async fn topics(tx: &mut Tx, id: &str, topics: &[String]) -> Result<()> {
    put!(tx, DROP_TOPICS, id)?;
    for topic in topics {
        put!(tx, ADD_TOPIC, id, fold(topic), topic.as_str())?;
    }
    Ok(())
}

/// Notes that something of it changed.
pub async fn touch(tx: &mut Tx, id: &str, at: Moment) -> Result<()> {
    put!(tx, TOUCH, id, at.0)
}

/// Notes the stage it is in, and since when it is over if that ends it.
pub async fn stage(tx: &mut Tx, id: &str, stage: &str, ended: Option<Moment>) -> Result<()> {
    put!(tx, STAGE, id, stage, ended.map(|at| at.0))
}

/// Notes what is next.
pub async fn next(tx: &mut Tx, id: &str, next: Option<(&str, Moment)>) -> Result<()> {
    put!(tx, NEXT, id, next.map(|(step, _)| step), next.map(|(_, at)| at.0))
}

async fn whole(tx: &mut Tx, row: Option<AnyRow>) -> Result<Option<Process>> {
    let Some(row) = row else { return Ok(None) };
    let mut one = process(&row)?;
    for row in rows!(tx, TEXTS, one.id.as_str())? {
        let key = (What::of(&row.text("what")?), Lang::new(&row.text("language")?));
        one.texts.insert(key, row.text("text")?);
    }
    for row in rows!(tx, TOPICS, one.id.as_str())? {
        one.topics.push(row.text("topic")?);
    }
    Ok(Some(one))
}

fn fill(all: &mut [Process], texts: &[AnyRow], topics: &[AnyRow]) -> Result<()> {
    let mut places: BTreeMap<String, &mut Process> =
        all.iter_mut().map(|one| (one.id.clone(), one)).collect();
    for row in texts {
        if let Some(one) = places.get_mut(&row.text("process_id")?) {
            for [what, language, text] in unpacked(&row.text("packed")?).doing(TAKING_APART)? {
                one.texts.insert((What::of(what), Lang::new(language)), text.to_owned());
            }
        }
    }
    for row in topics {
        if let Some(one) = places.get_mut(&row.text("process_id")?) {
            let packed = row.text("packed")?;
            let topics = unpacked::<1>(&packed).doing(TAKING_APART)?;
            one.topics.extend(topics.into_iter().map(|[topic]| topic.to_owned()));
        }
    }
    Ok(())
}

/// A process by id, if it is there.
pub async fn find(tx: &mut Tx, id: &str) -> Result<Option<Process>> {
    let row = row!(tx, FIND, id)?;
    whole(tx, row).await
}

/// A process by its short name.
pub async fn by_slug(tx: &mut Tx, group: &GroupId, slug: &str) -> Result<Option<Process>> {
    let row = row!(tx, BY_SLUG, group.as_str(), slug)?;
    whole(tx, row).await
}

/// The processes of a group that are under way, what is due first before the rest; or those that are
/// over, the last first.
pub async fn all(tx: &mut Tx, group: &GroupId, ended: bool) -> Result<Vec<Process>> {
    let found = if ended {
        rows!(tx, ENDED, group.as_str())?
    } else {
        rows!(tx, OF_GROUP, group.as_str())?
    };
    let mut all = found.iter().map(process).collect::<Result<Vec<_>>>()?;
    if !all.is_empty() {
        let texts = rows!(tx, TEXTS_OF, group.as_str())?;
        let topics = rows!(tx, TOPICS_OF, group.as_str())?;
        fill(&mut all, &texts, &topics)?;
    }
    Ok(all)
}

/// The names of all processes of a group.
pub async fn names(tx: &mut Tx, group: &GroupId) -> Result<Vec<Known>> {
    let mut all: Vec<Known> = Vec::new();
    for row in rows!(tx, NAMES, group.as_str())? {
        let id = row.text("process_id")?;
        if all.last().is_none_or(|one| one.id != id) {
            all.push(Known { id, slug: row.text("slug")?, titles: BTreeMap::new() });
        }
        if let (Some(one), Some(code)) = (all.last_mut(), row.text_maybe("language")?) {
            one.titles.insert(Lang::new(&code), row.text("text")?);
        }
    }
    Ok(all)
}

/// How many processes of a group are under way.
pub async fn count(tx: &mut Tx, group: &GroupId) -> Result<i64> {
    row!(tx, COUNT, group.as_str())?.map_or(Ok(0), |row| row.int("n"))
}

/// The processes somebody added: group, short name and when.
pub async fn added_by(tx: &mut Tx, member: &MemberId) -> Result<Vec<(GroupId, String, Moment)>> {
    rows!(tx, ADDED_BY, member.as_str())?
        .iter()
        .map(|row| Ok((row.text("group_id")?.into(), row.text("slug")?, row.moment("at")?)))
        .collect()
}

/// Takes somebody's name off what they added.
pub async fn forget(tx: &mut Tx, member: &MemberId) -> Result<()> {
    put!(tx, FORGET_ADDED, member.as_str())
}
