//! Doing what was shown: every new process comes onto the agenda, what changed is changed, and both rooms
//! hear of all of it at once.

use super::plan::{Field, Plan, Step};
use super::store;
use crate::community::agenda::ladder;
use crate::community::agenda::processes::adding::PAGES;
use crate::community::agenda::processes::store::beside;
use crate::community::agenda::processes::{self, OPEN_LIMIT, Process, What, touched};
use crate::community::agenda::templates::{self, rules::Template};
use crate::community::people::{self, groups};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;
use crate::foundation::talk::post::{self, Words};
use crate::foundation::talk::{Answer, Ask, Block, Body, GroupRef, Purpose};
use crate::{refuse, say};

/// How many processes both rooms hear by name.
const NAMED: usize = 8;

/// Does all of a plan.
pub(super) async fn bring_in(
    ask: &mut Ask<'_>,
    group: &GroupRef,
    template: &Template,
    zone: &str,
    plan: &Plan,
    processes: &[Process],
) -> Result<Answer> {
    let me = ask.me()?;
    let open = processes::store::count(ask.tx, &group.id).await?;
    if open + i64::try_from(plan.new.len()).unwrap_or(i64::MAX) > OPEN_LIMIT {
        return refuse!("agenda-full", count = open);
    }
    let mut named = Vec::new();
    for step in &plan.new {
        named.push(add(ask, group, template, zone, step).await?);
    }
    let mut changed = 0_usize;
    for step in &plan.changed {
        let Some(process) = processes.iter().find(|one| one.id == step.known.process) else {
            continue;
        };
        // What somebody here changed stays; that it was said is remembered, and not shown again.
        if !step.changes.is_empty() {
            changed += 1;
            named.push(change(ask, group, process.clone(), step).await?);
        }
        store::keep(ask.tx, &group.id, &step.known, ask.now).await?;
    }
    let by = people::called(&me);
    for room in groups::store::rooms(ask.tx, &group.id).await? {
        if room.purpose != Purpose::Discussion {
            continue;
        }
        let (by, new) = (by.clone(), plan.new.len());
        let news = say!("agenda-import-announced", by = by, new = new, changed = changed);
        let mut lines = vec![Block::Text(news)];
        for one in named.iter().take(NAMED) {
            let name = one.named(&room.lang);
            lines.push(Block::Item(match one.closes {
                Some(closes) => say!("agenda-import-news", name = name, closes = closes),
                None => say!("agenda-title", name = name),
            }));
        }
        let to = format!("{}/g/{}/agenda", ask.base.address, group.slug);
        lines.push(Block::Link { text: Say::new("agenda-way-all"), to });
        let words = Words { body: Body { blocks: lines }, ..Words::default() };
        post::in_room(ask.tx, ask.base, &room, &words).await?;
    }
    let done = say!("agenda-import-done", new = plan.new.len(), changed = changed);
    Ok(Answer::say(done).go("agenda"))
}

/// Puts one on the agenda.
async fn add(
    ask: &mut Ask<'_>,
    group: &GroupRef,
    template: &Template,
    zone: &str,
    step: &Step,
) -> Result<Process> {
    let me = ask.me()?;
    let mut one = Process {
        id: ask.base.world.id(),
        group: group.id.clone(),
        slug: step.slug.clone(),
        kind: template.code.clone(),
        stage: template.stages.first().map(|stage| stage.code.clone()).unwrap_or_default(),
        opens: step.known.opens,
        closes: step.known.closes,
        zone: zone.to_owned(),
        pace: ladder::rules::Pace::Whole.code().to_owned(),
        link: step.known.link.clone(),
        at: ask.now,
        last: ask.now,
        ..Process::default()
    };
    one.texts.insert((What::Title, step.known.language.clone()), step.known.title.clone());
    if PAGES.contains(&one.slug.as_str()) {
        return refuse!("agenda-slug-page", slug = one.slug);
    }
    if !processes::store::add(ask.tx, &one, &me.id).await? {
        return refuse!("agenda-slug-taken", slug = one.slug);
    }
    let stage = beside::Stage {
        stage: one.stage.clone(),
        since: one.day(ask.now).to_string(),
        note: None,
        by: Some(me.id),
        at: ask.now,
    };
    beside::add_stage(ask.tx, &ask.base.world.id(), &one.id, &stage).await?;
    ladder::lay(ask.tx, ask.base, &one, template, ask.now).await?;
    let known = store::Known { process: one.id.clone(), ..step.known.clone() };
    store::keep(ask.tx, &group.id, &known, ask.now).await?;
    ask.record("agenda.added", &one.id).await?;
    Ok(one)
}

/// Changes one.
async fn change(
    ask: &mut Ask<'_>,
    group: &GroupRef,
    mut one: Process,
    step: &Step,
) -> Result<Process> {
    let template = templates::of(ask.tx, &group.id, &one.kind).await?;
    let mut kind = "agenda.changed";
    for (field, _, after) in &step.changes {
        let moment = || after.parse().ok().map(Moment);
        match field {
            Field::Title => {
                let lang = &step.known.language;
                let text = Some(after.as_str());
                processes::store::set_text(ask.tx, &one.id, What::Title, lang, text).await?;
                one.texts.insert((What::Title, lang.clone()), after.clone());
            }
            Field::Link => one.link = Some(after.clone()),
            Field::Opens => one.opens = moment(),
            Field::Closes => {
                one.closes = moment();
                ladder::rules::Pace::Whole.code().clone_into(&mut one.pace);
                kind = "agenda.deadline";
            }
        }
    }
    processes::store::set(ask.tx, &one).await?;
    if kind == "agenda.deadline" {
        ladder::lay(ask.tx, ask.base, &one, &template, ask.now).await?;
    }
    touched(ask, kind, &one).await?;
    Ok(one)
}
