//! What is told of the bridge to whoever was away: one line for each synthesis to which others did
//! something, with all that came of it; first those in which they have part, or that are about a process in
//! which they hold a seat. It holds titles that were published and how many, never what
//! anybody said.

mod store;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::drafts::store::{self as drafts, Synthesis};
use super::process::store as about;
use super::published::store as editions;
use super::rules::Position;
use super::voices::store as voices;
use crate::community::agenda::processes;
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value};
use crate::foundation::store::Tx;
use crate::foundation::talk::news::{Away, Line, Told};
use crate::foundation::talk::{Base, Role};
use crate::say;

/// How many withdrawals are looked at.
const LOOKED_AT: i64 = 500;

/// See [`Capability::news`](crate::foundation::capability::Capability::news).
pub(super) async fn news(base: &Base, tx: &mut Tx, away: &Away<'_>) -> Result<Told> {
    let (group, me) = (&away.group.id, &away.person.id);
    let mut touched: BTreeMap<String, Moment> = BTreeMap::new();
    let since = away.since;
    let withdrawn =
        base.journal.since(tx, "bridge.withdrawn", group.as_str(), since, LOOKED_AT).await?;
    let withdrawn = withdrawn
        .into_iter()
        .filter(|fact| fact.member.as_deref() != Some(me.as_str()))
        .map(|fact| (fact.subject, fact.at));
    for (id, at) in store::touched(tx, group, me, since).await?.into_iter().chain(withdrawn) {
        let last = touched.entry(id).or_insert(at);
        *last = at.max(*last);
    }
    let mut own = store::part_of(tx, group, me).await?;
    let seated = processes::store::seats::seated(tx, group, me).await?;
    let about = about::of_group(tx, group).await?;
    own.extend(about.into_iter().filter(|(_, of)| seated.contains(of)).map(|(one, _)| one));
    // What waits for whoever was away is never cut off behind what only happened.
    let mut first = own.clone();
    first.extend(store::waiting_for(tx, group, &away.person.reader.lang).await?);
    if away.person.roles.contains(&Role::Bridge) {
        first.extend(store::unanswered(tx, group).await?);
    }
    let mut order: Vec<(String, Moment)> = touched.into_iter().collect();
    order.sort_by_key(|(id, at)| (!first.contains(id), Reverse(*at)));
    let more = order.len().saturating_sub(away.most);
    order.truncate(away.most);
    let mut told = Told { lines: Vec::new(), more };
    for (id, at) in order {
        let Some(synthesis) = drafts::find(tx, &id).await? else { continue };
        told.lines.extend(line(tx, away, &synthesis, at, &own).await?);
    }
    told.lines.sort_by_key(|line| (!line.mine, Reverse(line.at)));
    Ok(told)
}

/// The title in the reader's language; else the one there is, and in which language that is.
fn title(titles: &BTreeMap<Lang, String>, reader: &Lang) -> Value {
    match (titles.get(reader), titles.iter().next()) {
        (Some(title), _) => title.into(),
        (None, Some((lang, title))) => {
            say!("bridge-news-title-in", title = title, language = lang).into()
        }
        (None, None) => "".into(),
    }
}

/// All that came of a synthesis in one line; none if that is nothing.
async fn line(
    tx: &mut Tx,
    away: &Away<'_>,
    synthesis: &Synthesis,
    at: Moment,
    own: &BTreeSet<String>,
) -> Result<Option<Line>> {
    let Some(edition) = editions::latest(tx, &synthesis.id).await? else { return Ok(None) };
    let reader = &away.person.reader.lang;
    let mut mine = own.contains(&synthesis.id);
    let what = if synthesis.state == "withdrawn" {
        let reason = synthesis.reason.clone().unwrap_or_default();
        say!("bridge-news-withdrawn", reason = reason)
    } else {
        let (parts, waits) = parts(tx, away, synthesis, &edition).await?;
        mine |= waits;
        if parts.is_empty() {
            return Ok(None);
        }
        say!("bridge-news-what", parts = Value::List(parts))
    };
    Ok(Some(Line {
        at,
        topic: say!(
            "bridge-card-title",
            number = synthesis.number,
            title = title(&edition.body.titles, reader)
        ),
        what,
        page: format!("syntheses/S-{}", synthesis.number),
        mine,
    }))
}

/// What came of it, and whether any of that waits for whoever was away.
async fn parts(
    tx: &mut Tx,
    away: &Away<'_>,
    synthesis: &Synthesis,
    edition: &editions::Edition,
) -> Result<(Vec<Value>, bool)> {
    let (me, since) = (&away.person.id, away.since);
    let mut parts: Vec<Say> = Vec::new();
    let mut waits = false;
    if edition.at > since && edition.author != *me {
        let first = synthesis.published_at.is_some_and(|at| at > since);
        parts.push(Say::new(if first { "bridge-news-published" } else { "bridge-news-revised" }));
    }
    let mut sources = edition.body.points.iter().flat_map(|point| &point.sources);
    if sources.any(|source| source.author == me.as_str()) {
        parts.push(say!("bridge-news-quotes-you"));
    } else if store::asked_for(tx, &synthesis.id, me).await? {
        parts.push(say!("bridge-news-has-yours"));
    }
    let responses = voices::responses(tx, &synthesis.id).await?;
    let own_room = &away.person.reader.lang;
    let questions = edition.body.points.iter().filter(|point| {
        point.position == Position::Question
            && point.language.as_ref() == Some(own_room)
            && responses.iter().all(|response| response.point != point.number)
    });
    let questions = questions.count();
    if questions > 0 {
        waits = true;
        parts.push(say!("bridge-news-questions", count = questions));
    }
    let answers =
        responses.iter().filter(|response| response.at > since && response.member != *me).count();
    if answers > 0 {
        parts.push(say!("bridge-news-answers", count = answers));
    }
    let objected = store::objected(tx, &synthesis.id, me, since).await?;
    if objected.yours_answered > 0 {
        parts.push(say!("bridge-news-yours-answered", count = objected.yours_answered));
    }
    if objected.answered > 0 {
        parts.push(say!("bridge-news-answered", count = objected.answered));
    }
    if objected.open > 0 {
        waits |= away.person.roles.contains(&Role::Bridge);
        parts.push(say!("bridge-news-open", count = objected.open));
    }
    Ok((parts.into_iter().map(Value::from).collect(), waits))
}
