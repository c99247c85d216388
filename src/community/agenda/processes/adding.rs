//! `process add`: a process comes on the agenda, and both rooms hear of it.

use std::collections::BTreeMap;

use super::store::{self, beside};
use super::{OPEN_LIMIT, Process, What, anchored, end_of, tell};
use crate::community::agenda::ladder;
use crate::community::agenda::templates::{self, rules::Template};
use crate::community::people::{self, groups};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value, fold, is_blank};
use crate::foundation::talk::{Answer, Ask, Block, GroupRef, Tone};
use crate::{refuse, say};

/// The most topics of a process.
const TOPICS: usize = 12;
/// The longest topic, in characters.
const TOPIC_LIMIT: usize = 40;

/// Short names that no process has: pages stand where those of processes do.
pub(in crate::community::agenda) const PAGES: [&str; 6] =
    ["actions", "board", "calendar", "gantt", "import", "suggestions"];

/// Topics as somebody wrote them in a row, each once.
///
/// # Errors
/// A refusal where they are too many or too long.
pub fn topics(text: &str) -> Result<Vec<String>> {
    let mut found: Vec<String> = Vec::new();
    for topic in text.split([',', ';']).map(str::trim).filter(|topic| !is_blank(topic)) {
        if topic.chars().count() > TOPIC_LIMIT {
            return refuse!("agenda-topic-long", topic = topic, limit = TOPIC_LIMIT);
        }
        if found.iter().all(|known| fold(known) != fold(topic)) {
            found.push(topic.to_owned());
        }
    }
    if found.len() > TOPICS {
        return refuse!("agenda-topics-many", count = found.len(), limit = TOPICS);
    }
    Ok(found)
}

/// An address as it is kept.
///
/// # Errors
/// A refusal if it is none that a browser opens.
pub fn address(text: &str) -> Result<String> {
    let fits = ["https://", "http://"].iter().any(|begin| text.starts_with(begin));
    if !fits || text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"".contains(c)) {
        return refuse!("agenda-no-address", given = text);
    }
    Ok(text.to_owned())
}

/// The texts somebody gave, without those that say nothing.
pub(super) fn written(ask: &Ask<'_>) -> BTreeMap<Lang, String> {
    let mut texts = ask.args.texts("texts");
    texts.retain(|_, text| !is_blank(text));
    texts
}

/// What a new process is, from what was typed.
fn made(ask: &Ask<'_>, group: &GroupRef, template: &Template) -> Result<Process> {
    let slug = ask.args.get("slug")?.trim().to_lowercase();
    if !people::rules::is_slug(&slug) {
        return refuse!("people-slug-wrong", slug = slug);
    }
    let zone = match (ask.args.text("zone"), &template.zone) {
        (Some(zone), _) => groups::zone(zone)?,
        (None, Some(zone)) => zone.clone(),
        (None, None) => group.zone.clone(),
    };
    let mut one = Process {
        id: ask.base.world.id(),
        group: group.id.clone(),
        slug,
        kind: template.code.clone(),
        body: ask.args.text("body").map(str::to_owned),
        stage: template.stages.first().map(|stage| stage.code.clone()).unwrap_or_default(),
        opens: opening(ask, &zone),
        closes: anchored(ask, "closes", &zone),
        pace: ladder::rules::Pace::Whole.code().to_owned(),
        link: ask.args.text("address").map(address).transpose()?,
        authoritative: ask.args.language("authoritative").cloned(),
        priority: ask.args.number("priority"),
        at: ask.now,
        last: ask.now,
        topics: ask.args.text("topics").map(topics).transpose()?.unwrap_or_default(),
        zone,
        ..Process::default()
    };
    for (lang, text) in written(ask) {
        one.texts.insert((What::Title, lang), text);
    }
    Ok(one)
}

/// When it opens: a day alone is its beginning in the process's zone.
pub(super) fn opening(ask: &Ask<'_>, zone: &str) -> Option<Moment> {
    let (at, day_only) = ask.args.when("opens")?;
    if !day_only {
        return Some(at);
    }
    let day = super::day_in(at, &ask.reader().zone);
    // The last minute of the day before, and one more.
    day.yesterday().ok().map(|before| end_of(before, zone).plus_seconds(60))
}

/// Puts a process on the agenda: written down, with its first stage and its steps, and told in both rooms.
///
/// # Errors
/// A refusal if the agenda is full or the short name taken; a failure of the database.
pub(in crate::community::agenda) async fn listed(
    ask: &mut Ask<'_>,
    group: &GroupRef,
    one: &Process,
    template: &Template,
) -> Result<Option<ladder::Laid>> {
    let me = ask.me()?;
    if PAGES.contains(&one.slug.as_str()) {
        return refuse!("agenda-slug-page", slug = one.slug.as_str());
    }
    groups::store::lock(ask.tx, &group.id).await?;
    let open = store::count(ask.tx, &group.id).await?;
    if open >= OPEN_LIMIT {
        return refuse!("agenda-full", count = open);
    }
    if !store::add(ask.tx, one, &me.id).await? {
        return refuse!("agenda-slug-taken", slug = one.slug.as_str());
    }
    let stage = beside::Stage {
        stage: one.stage.clone(),
        since: one.day(ask.now).to_string(),
        note: None,
        by: Some(me.id.clone()),
        at: ask.now,
    };
    beside::add_stage(ask.tx, &ask.base.world.id(), &one.id, &stage).await?;
    let laid = ladder::lay(ask.tx, ask.base, one, template, ask.now).await?;
    ask.record("agenda.added", &one.id).await?;
    let by = people::called(&me);
    tell(ask.tx, ask.base, group, one, &|lang| {
        let (name, kind) = (one.named(lang), template.name(lang));
        let text = say!("agenda-news-added", name = name, kind = kind, by = by.clone());
        let mut lines = vec![Block::Text(text)];
        lines.extend(one.closes.map(|at| Block::Facts(say!("agenda-closes", at = at))));
        lines
    })
    .await?;
    Ok(laid)
}

/// See the file.
pub(in crate::community::agenda) async fn add(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let kind = ask.args.get_id("kind")?.to_owned();
    let template = templates::of(ask.tx, &group.id, &kind).await?;
    let one = made(ask, &group, &template)?;
    if let Some(closes) = one.closes {
        ladder::closing_fits(one.opens, closes, ask.now)?;
    }
    let laid = listed(ask, &group, &one, &template).await?;
    let lang = ask.reader().lang;
    let mut answer = Answer::say(say!("agenda-added", name = one.named(&lang)));
    if let Some(closes) = one.closes {
        answer = answer.with(Block::Facts(say!("agenda-closes", at = closes)));
    }
    answer = lacking(answer, &one, &group, ask);
    Ok(ladder::shown(answer, laid.as_ref(), &one, &template, ask))
}

/// Says in which languages it has no title yet.
pub(in crate::community::agenda) fn lacking(
    answer: Answer,
    one: &Process,
    group: &GroupRef,
    ask: &Ask<'_>,
) -> Answer {
    let lacks: Vec<&Lang> = group
        .languages
        .iter()
        .filter(|lang| !one.texts.contains_key(&(What::Title, (*lang).clone())))
        .collect();
    if lacks.is_empty() {
        return answer;
    }
    let lang = ask.reader().lang;
    let title = ask.base.words.say(&ask.reader(), &Say::new("choice-about-title"));
    let rest = format!("{} {title} {}:\"…\"", one.slug, lacks[0]);
    let line = ask.base.table.line("process describe", &rest, &lang);
    let languages: Vec<Value> = lacks.into_iter().map(Value::from).collect();
    answer.with(Block::Entry {
        label: Say::new("agenda-lacks-label"),
        text: say!("agenda-lacks-title", languages = languages, line = line),
        note: None,
        tone: Tone::Warning,
    })
}
