//! The glossary out and in as a table file. Any member takes it along; a coordinator brings one in:
//! it is read, what it would do is shown, and a yes does all of it or nothing.
//!
//! A table that was brought waits a day for its yes, so that nobody need send it twice and the page
//! works without a script.

pub mod file;
pub(super) mod pages;
pub mod plan;
pub mod store;

use std::collections::BTreeSet;

use file::{TABLE_LIMIT, Table, Unreadable};
use plan::{Plan, Step, Wrong};

use super::commands::room_for;
use super::proposals::in_a_line;
use super::{store as terms, terms_for};
use crate::community::people::{self, groups};
use crate::foundation::clock::Moment;
use crate::foundation::error::{Error, Refusal, Result};
use crate::foundation::i18n::{Lang, Say, Value};
use crate::foundation::journal::Fact;
use crate::foundation::store::Tx;
use crate::foundation::talk::{Answer, Ask, Base, Block, Body, GroupRef, Tone};
use crate::{refuse, say};

/// How many wrong rows an answer names, and how many changes.
const SHOWN: usize = 8;
/// For how long a table waits for its yes, in seconds: a day.
const WAITS: i64 = 24 * 60 * 60;

/// `glossary export`: every term in effect, or the group's own, as a table file.
pub(super) async fn export(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let all = match ask.args.choice("which") {
        Some("own") => terms::of_group(ask.tx, group.id.as_str()).await?,
        _ => terms_for(ask.tx, &group).await?,
    };
    let separator = match ask.args.choice("separator") {
        Some("semicolon") => b';',
        _ => b',',
    };
    let content = file::write(&all, &group.languages, separator)?;
    let mut answer = Answer::say(say!("glossary-exported", count = all.len()));
    answer.file =
        Some((format!("{}-glossary-{}.csv", group.slug, ask.now.utc_day()), content.into()));
    Ok(answer)
}

/// A table as it was read, and what it would do now.
async fn planned(
    tx: &mut Tx,
    group: &GroupRef,
    reader: &Lang,
    content: &str,
) -> Result<(std::result::Result<Table, Unreadable>, Plan)> {
    let read = file::read(content, &group.languages, reader);
    let plan = match &read {
        Ok(table) => {
            let known = terms_for(tx, group).await?;
            let own = terms::of_group(tx, group.id.as_str()).await?;
            let own: BTreeSet<String> = own.into_iter().map(|term| term.id).collect();
            plan::plan(table, &known, &own, &group.languages)
        }
        Err(_) => Plan::default(),
    };
    Ok((read, plan))
}

/// `glossary import`: shows what a table would do; with `sure:`, does what was shown.
pub(super) async fn import(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let sure = ask.args.choice("sure").is_some();
    groups::store::lock(ask.tx, &group.id).await?;
    let brought = store::brought(ask.tx, group.id.as_str(), me.id.as_str(), since(ask.now)).await?;
    let (content, seen) = match (ask.args.text("table"), brought) {
        (Some(text), _) => (text.replace('\0', ""), None),
        (None, Some((content, seen))) => (content, Some(seen)),
        (None, None) => return refuse!("glossary-import-what"),
    };
    let reader = ask.reader().lang;
    let (read, plan) = planned(ask.tx, &group, &reader, &content).await?;
    let table = match read {
        Ok(table) => table,
        Err(wrong) => return Err(Error::Refusal(Refusal { say: unreadable(&wrong) })),
    };
    let name = plan.name();
    if sure && seen.as_ref() == Some(&name) {
        return bring_in(ask, &group, plan).await;
    }
    let changed_since = sure && seen.is_some();
    store::bring(ask.tx, group.id.as_str(), me.id.as_str(), &content, &name, ask.now).await?;
    let mut answer = Answer::default();
    if changed_since {
        answer = answer.with(Block::Text(say!("glossary-import-changed-since")));
    }
    answer = shown(answer, &table, &plan, &group);
    if plan.can_be_done() {
        let word = |id: &str| ask.base.words.say(&ask.reader(), &Say::new(id));
        let yes = format!("{}:{}", word("param-sure"), word("choice-sure-yes"));
        let line = ask.base.table.line("glossary import", &yes, &reader);
        answer = answer.with(Block::Text(say!("glossary-import-sure", line = line)));
    }
    Ok(answer.go("glossary/import"))
}

/// Does all of a plan.
async fn bring_in(ask: &mut Ask<'_>, group: &GroupRef, plan: Plan) -> Result<Answer> {
    let me = ask.me()?;
    if !plan.wrong.is_empty() {
        return refuse!("glossary-import-wrong", count = plan.wrong.len());
    }
    store::done(ask.tx, group.id.as_str(), me.id.as_str()).await?;
    let (new, changed) = (plan.new.len(), plan.changed.len());
    if new + changed == 0 {
        return Ok(Answer::say(say!("glossary-import-nothing")).go("glossary"));
    }
    room_for(ask.tx, group, new + changed).await?;
    let by = Some(me.id.as_str()).filter(|_| me.id != people::console());
    for Step { before, after: mut term, .. } in plan.new.into_iter().chain(plan.changed) {
        term.id = ask.base.world.id();
        match before {
            Some(before) => {
                terms::remove(ask.tx, group.id.as_str(), &before.id, ask.now).await?;
            }
            // What is new in a table stands beside what shares a wording with it, not in its place.
            None => term.instead_of = Some(term.id.clone()),
        }
        terms::add(ask.tx, group.id.as_str(), &term, by, ask.now).await?;
    }
    let fact = Fact {
        kind: "glossary.imported",
        group: group.id.to_string(),
        member: Some(me.id.to_string()),
        subject: ask.base.world.id(),
        quantity: i64::try_from(new + changed).unwrap_or(i64::MAX),
        at: ask.now,
        ..Fact::default()
    };
    ask.base.record(ask.tx, fact).await?;
    let by = people::called(&me);
    let news = say!("glossary-import-announced", by = by, new = new, changed = changed);
    groups::announce(ask.tx, ask.base, &group.id, Body::text(news)).await?;
    Ok(Answer::say(say!("glossary-imported", new = new, changed = changed)).go("glossary"))
}

/// What a plan is, in an answer.
fn shown(mut answer: Answer, table: &Table, plan: &Plan, group: &GroupRef) -> Answer {
    answer = answer.with(Block::Heading(counts(plan)));
    for unread in &table.unknown {
        answer = answer.with(Block::Facts(unknown(unread)));
    }
    for (line, wrong) in plan.wrong.iter().take(SHOWN) {
        answer = answer.with(Block::Entry {
            label: say!("glossary-import-line", line = *line),
            text: told(wrong),
            note: None,
            tone: Tone::Bad,
        });
    }
    for step in plan.changed.iter().take(SHOWN) {
        let line = |term| in_a_line(term, &group.languages);
        let before = step.before.as_ref().map(line).unwrap_or_default();
        let text = if before == line(&step.after) {
            say!("glossary-import-rest-changes", text = before)
        } else {
            say!("glossary-import-becomes", before = before, after = line(&step.after))
        };
        answer = answer.with(Block::Entry {
            label: say!("glossary-import-line", line = step.line),
            text,
            note: None,
            tone: Tone::Plain,
        });
    }
    let more = plan.wrong.len().saturating_sub(SHOWN) + plan.changed.len().saturating_sub(SHOWN);
    if more > 0 {
        answer = answer.with(Block::Facts(say!("glossary-import-more", count = more)));
    }
    if !plan.wrong.is_empty() {
        answer = answer.with(Block::Text(say!("glossary-import-wrong", count = plan.wrong.len())));
    }
    answer
}

/// How many of each.
fn counts(plan: &Plan) -> Say {
    say!(
        "glossary-import-counts",
        new = plan.new.len(),
        changed = plan.changed.len(),
        same = plan.same,
        wrong = plan.wrong.len(),
    )
}

/// A column nobody knows.
fn unknown((name, near): &(String, Option<String>)) -> Say {
    match near {
        Some(near) => {
            say!("glossary-import-column-near", name = name.as_str(), near = near.as_str())
        }
        None => say!("glossary-import-column", name = name.as_str()),
    }
}

/// What is wrong with a row, and what would be right.
fn told(wrong: &Wrong) -> Say {
    match wrong {
        Wrong::Cells(has, must) => say!("glossary-import-cells", has = *has, must = *must),
        Wrong::NoWording(lang) => say!("glossary-import-no-wording", language = lang),
        Wrong::TooLong(column, length, limit) => say!(
            "glossary-import-too-long",
            column = column.as_str(),
            length = *length,
            limit = *limit
        ),
        Wrong::Unread(column) => say!("glossary-import-unread", column = column.as_str()),
        Wrong::NotYesNo(column, given) => {
            say!("glossary-import-yes-no", column = column.as_str(), given = given.as_str())
        }
        Wrong::NoAcronym => say!("glossary-import-no-acronym"),
        Wrong::AcronymDiffers => say!("glossary-import-acronym-differs"),
        Wrong::Contradicts(line) => say!("glossary-import-contradicts", line = *line),
    }
}

/// Why a text is no table of terms.
fn unreadable(wrong: &Unreadable) -> Say {
    match wrong {
        Unreadable::Empty => say!("glossary-import-empty"),
        Unreadable::Unclosed(line) => say!("glossary-import-unclosed", line = *line),
        Unreadable::Lacks(languages) => {
            let list: Vec<Value> = languages.iter().map(|lang| lang.code().into()).collect();
            say!("glossary-import-lacks", list = list)
        }
        Unreadable::Twice(column) => say!("glossary-import-twice", column = column.as_str()),
        Unreadable::TooMany(count) => {
            say!("glossary-import-too-many", count = *count, limit = file::ROW_LIMIT)
        }
    }
}

/// The longest table that may be brought at once, in characters.
pub(super) const LIMIT: usize = TABLE_LIMIT;

/// Since when a table may have been brought that still waits now.
fn since(now: Moment) -> Moment {
    now.plus_seconds(-WAITS)
}

/// Takes away the tables nobody said yes to.
pub(super) async fn sweep(base: &Base, tx: &mut Tx) -> Result<()> {
    store::sweep(tx, since(base.world.now())).await
}
