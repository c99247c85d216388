//! The ladder of a process: its closing day, the steps before it, and the commands that move them. A day
//! that moves moves everything after it, and what moved is said.

pub mod days;
pub mod free;
pub mod rules;
pub mod store;

use std::collections::BTreeSet;

use jiff::civil::Date;
use rules::{Given, Pace, Plan};
use store::{CLOSING, Milestone};

use super::processes::{self, Process, anchored, day_in, end_of, meant, tell, touched};
use super::templates::{self, rules::Of, rules::Template};
use super::{EDITORS, duties, reminders};
use crate::community::people;
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Answer, Ask, Base, Block, MemberId, Tone};
use crate::{refuse, say};

/// How far ahead a closing may lie, in days: what is beyond is a slip of the pen.
const FARTHEST: i64 = 20 * 366;

/// A milestone that was moved: its step, and its day before, if it had one.
pub(super) type Moved = (String, Option<Date>, Date);

/// What became of a ladder.
pub(super) struct Laid {
    /// What is now on another day than it was, or is new.
    pub moved: Vec<Moved>,
    /// How it lies.
    pub plan: Plan,
    /// Where this one does not fit, the first pace that does and its plan, if any does.
    pub instead: Option<(Pace, Plan)>,
}

/// Lays the ladder of a process anew for its closing day: what is done stays, what is left moves. Without a
/// closing day nothing of it is left.
///
/// # Errors
/// A failure of the database.
pub(super) async fn lay(
    tx: &mut Tx,
    base: &Base,
    process: &Process,
    template: &Template,
    now: Moment,
) -> Result<Option<Laid>> {
    // Two who move one closing at the same time do so one after the other.
    people::groups::store::lock(tx, &process.group).await?;
    let before = store::of(tx, &process.id).await?;
    let Some(closes) = process.closes else {
        for one in before.iter().filter(|one| one.done.is_none()) {
            store::drop(tx, &one.id, now).await?;
        }
        settle(tx, &process.id).await?;
        return Ok(None);
    };
    let days = free::days(tx, &process.group).await?;
    let done: BTreeSet<String> =
        before.iter().filter(|one| one.done.is_some()).map(|one| one.step.clone()).collect();
    let (day, today) = (process.day(closes), day_in(now, &process.zone));
    let given = Given { closes: day, today, days: &days, done: &done };
    // What closed already, or ends otherwise than in a text, needs no steps.
    let wanted = if day < today || process.output.as_deref() == Some("none") {
        rules::Ladder::default()
    } else {
        template.ladder.clone()
    };
    let plan = rules::lay(&wanted, &given, Pace::of(&process.pace));
    let mut all: Vec<(String, Date, Date, String, Moment)> = plan
        .steps
        .iter()
        .map(|one| {
            let at = end_of(one.due, &process.zone);
            (one.step.clone(), one.begins, one.due, one.owner.clone(), at)
        })
        .collect();
    all.push((CLOSING.to_owned(), day, day, "coordinator".to_owned(), closes));
    let place = |step: &str| {
        let at = template.ladder.rungs.iter().position(|rung| rung.step == step);
        i64::try_from(at.unwrap_or(999)).unwrap_or(999)
    };
    let (mut moved, mut new) = (Vec::new(), Vec::new());
    for (step, begins, due, duty, at) in all {
        let old = before.iter().find(|one| one.step == step);
        let mut one = Milestone {
            id: String::new(),
            process: process.id.clone(),
            place: place(&step),
            begins,
            due,
            at,
            duty,
            member: None,
            moved: 0,
            laid: now,
            done: None,
            done_by: None,
            step,
        };
        match old {
            None => {
                one.id = base.world.id();
                moved.push((one.step.clone(), None, due));
                new.push(one);
            }
            Some(old) if old.done.is_some() && old.step != CLOSING => {}
            Some(old) => {
                one.id.clone_from(&old.id);
                if old.due == due && old.at == at {
                    store::place(tx, &one).await?;
                } else {
                    store::r#move(tx, &one).await?;
                    // It has not closed after all.
                    if old.done.is_some() && at > now {
                        store::done(tx, &one.id, None, None).await?;
                    }
                    moved.push((one.step.clone(), Some(old.due), due));
                }
            }
        }
    }
    store::add(tx, &new).await?;
    for old in before.iter().filter(|one| one.done.is_none() && one.step != CLOSING) {
        if !plan.steps.iter().any(|step| step.step == old.step) {
            store::drop(tx, &old.id, now).await?;
        }
    }
    settle(tx, &process.id).await?;
    if let Some(group) = people::groups::store::find_id(tx, &process.group).await? {
        reminders::wind(tx, base, &group).await?;
    }
    let instead = if plan.fits { None } else { rules::fitting(&wanted, &given) };
    Ok(Some(Laid { moved, plan, instead }))
}

/// Notes with a process what is next of it.
///
/// # Errors
/// A failure of the database.
pub(super) async fn settle(tx: &mut Tx, process: &str) -> Result<()> {
    let all = store::of(tx, process).await?;
    let next = all.iter().filter(|one| one.done.is_none()).min_by_key(|one| (one.at, one.place));
    processes::store::next(tx, process, next.map(|one| (one.step.as_str(), one.at))).await
}

/// What a step is called.
#[must_use]
pub(super) fn called(template: &Template, step: &str, lang: &Lang) -> Say {
    if step == CLOSING {
        Say::new("agenda-step-closing")
    } else {
        template.called(Of::Step, step, lang)
    }
}

/// The lines that say what moved.
pub(super) fn said(moved: &[Moved], template: &Template, lang: &Lang) -> Vec<Block<Say>> {
    moved
        .iter()
        .map(|(step, before, due)| {
            let step = called(template, step, lang);
            let due = Value::Day(due.to_string());
            Block::Item(match before {
                Some(before) => say!(
                    "agenda-step-moved",
                    step = step,
                    before = Value::Day(before.to_string()),
                    due = due
                ),
                None => say!("agenda-step-laid", step = step, due = due),
            })
        })
        .collect()
}

/// What is said of a ladder that does not fit, and of the shortest that does.
pub(super) fn unfit(
    answer: Answer,
    laid: &Laid,
    process: &Process,
    template: &Template,
    ask: &Ask<'_>,
) -> Answer {
    if laid.plan.fits {
        return answer;
    }
    let lang = ask.reader().lang;
    let text = say!("agenda-ladder-unfit", needs = laid.plan.needs, has = laid.plan.has);
    let label = Say::new("agenda-ladder-label");
    let mut answer = answer.with(Block::Entry { label, text, note: None, tone: Tone::Warning });
    let Some((pace, plan)) = &laid.instead else {
        return answer.with(Block::Text(Say::new("agenda-ladder-none")));
    };
    let rest = format!("{} {}", process.slug, pace_word(ask, *pace));
    let line = ask.base.table.line("process ladder", &rest, &lang);
    answer = answer.with(Block::Text(match pace {
        Pace::Pending => say!("agenda-ladder-pending", needs = plan.needs, line = line),
        _ => say!("agenda-ladder-short", needs = plan.needs, line = line),
    }));
    for step in &plan.steps {
        let due = Value::Day(step.due.to_string());
        let line = say!("agenda-step-laid", step = called(template, &step.step, &lang), due = due);
        answer = answer.with(Block::Item(line));
    }
    answer
}

fn pace_word(ask: &Ask<'_>, pace: Pace) -> String {
    ask.base.words.say(&ask.reader(), &Say::new(format!("choice-pace-{}", pace.code())))
}

/// `process deadline`: when it closes; the steps before it follow, and both rooms hear what moved.
pub(super) async fn deadline(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    // Whoever holds the group comes first, here as for statements: two at once do not wait for each other.
    people::groups::store::lock(ask.tx, &group.id).await?;
    let mut process = meant(ask).await?;
    let template = templates::of(ask.tx, &group.id, &process.kind).await?;
    let Some(closes) = anchored(ask, "on", &process.zone) else {
        return refuse!("agenda-deadline-missing");
    };
    closing_fits(process.opens, closes, ask.now)?;
    let reason = ask.args.text("reason").map(str::to_owned);
    let before = process.closes;
    if before == Some(closes) {
        return Ok(Answer::say(say!("agenda-deadline-same", at = closes)));
    }
    process.closes = Some(closes);
    Pace::Whole.code().clone_into(&mut process.pace);
    processes::store::set(ask.tx, &process).await?;
    let laid = lay(ask.tx, ask.base, &process, &template, ask.now).await?;
    touched(ask, "agenda.deadline", &process).await?;
    let by = people::called(&me);
    let moved = laid.as_ref().map(|laid| laid.moved.clone()).unwrap_or_default();
    let later = before.is_some_and(|before| before < closes);
    tell(ask.tx, ask.base, &group, &process, &|lang| {
        let name = process.named(lang);
        let by = by.clone();
        let head = match before {
            Some(_) if later => say!("agenda-news-extended", name = name, at = closes, by = by),
            Some(_) => say!("agenda-news-earlier", name = name, at = closes, by = by),
            None => say!("agenda-news-closes", name = name, at = closes, by = by),
        };
        let mut lines = vec![Block::Text(head)];
        lines.extend(
            reason
                .iter()
                .map(|reason| Block::Facts(say!("agenda-reason", reason = reason.as_str()))),
        );
        let rest: Vec<Moved> = moved.iter().filter(|one| one.0 != CLOSING).cloned().collect();
        lines.extend(said(&rest, &template, lang));
        lines
    })
    .await?;
    let answer = Answer::say(say!("agenda-deadline-kept", at = closes));
    Ok(shown(answer, laid.as_ref(), &process, &template, ask))
}

/// Adds to an answer how the ladder lies now.
pub(super) fn shown(
    mut answer: Answer,
    laid: Option<&Laid>,
    process: &Process,
    template: &Template,
    ask: &Ask<'_>,
) -> Answer {
    if let Some(laid) = laid {
        let lang = ask.reader().lang;
        if laid.plan.fits {
            for step in &laid.plan.steps {
                let due = Value::Day(step.due.to_string());
                let step = called(template, &step.step, &lang);
                answer = answer.with(Block::Item(say!("agenda-step-laid", step = step, due = due)));
            }
        }
        answer = unfit(answer, laid, process, template, ask);
    }
    answer.go(format!("agenda/{}", process.slug))
}

/// Refuses a closing that cannot be meant.
pub(super) fn closing_fits(opens: Option<Moment>, closes: Moment, now: Moment) -> Result<()> {
    if let Some(opens) = opens.filter(|opens| closes <= *opens) {
        return refuse!("agenda-closes-before", opens = opens, closes = closes);
    }
    if closes > now.plus_seconds(FARTHEST * 86_400) {
        return refuse!("agenda-closes-far", closes = closes);
    }
    Ok(())
}

/// `process ladder`: how the steps before the closing lie: whole, short, or with what may follow after it.
pub(super) async fn ladder(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    // Whoever holds the group comes first, here as for statements: two at once do not wait for each other.
    people::groups::store::lock(ask.tx, &group.id).await?;
    let mut process = meant(ask).await?;
    let template = templates::of(ask.tx, &group.id, &process.kind).await?;
    if process.closes.is_none() {
        return refuse!("agenda-no-closing", slug = process.slug.as_str());
    }
    let Some(pace) = ask.args.choice("pace") else {
        let laid = lay(ask.tx, ask.base, &process, &template, ask.now).await?;
        let answer =
            Answer::say(say!("agenda-ladder-now", name = process.named(&ask.reader().lang)));
        return Ok(shown(answer, laid.as_ref(), &process, &template, ask));
    };
    pace.clone_into(&mut process.pace);
    processes::store::set(ask.tx, &process).await?;
    let laid = lay(ask.tx, ask.base, &process, &template, ask.now).await?;
    touched(ask, "agenda.deadline", &process).await?;
    let pace = Say::new(format!("agenda-pace-{pace}"));
    let answer = Answer::say(say!("agenda-ladder-laid", pace = pace));
    Ok(shown(answer, laid.as_ref(), &process, &template, ask))
}

/// Notes that steps were reached by what somebody did for the text that goes out; what is done, or is no step
/// of this process, stays as it is.
///
/// # Errors
/// A failure of the database.
pub async fn reached(ask: &mut Ask<'_>, process: &Process, steps: &[&str]) -> Result<()> {
    let me = ask.me()?;
    for one in store::of(ask.tx, &process.id).await? {
        if one.done.is_none() && steps.contains(&one.step.as_str()) {
            store::done(ask.tx, &one.id, Some(ask.now), Some(&me.id)).await?;
        }
    }
    settle(ask.tx, &process.id).await?;
    touched(ask, "agenda.step-done", process).await
}

/// `process step`: a step is done, or is not; whose it is.
pub(super) async fn step(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let process = meant(ask).await?;
    let template = templates::of(ask.tx, &group.id, &process.kind).await?;
    let all = store::of(ask.tx, &process.id).await?;
    if all.is_empty() {
        return refuse!("agenda-no-closing", slug = process.slug.as_str());
    }
    let codes: Vec<String> = all.iter().map(|one| one.step.clone()).collect();
    let text = ask.args.get("step")?.to_owned();
    let code = templates::chosen(ask, &template, Of::Step, &codes, &text)?;
    let Some(one) = all.into_iter().find(|one| one.step == code) else {
        return refuse!("agenda-gone");
    };
    let mine = duties::owners(ask.tx, &group, &one).await?.contains(&me.id);
    let lang = ask.reader().lang;
    let name = called(&template, &one.step, &lang);
    if let Some(member) = ask.args.id("member").map(MemberId::from) {
        if !me.may(EDITORS) {
            return refuse!("agenda-step-not-yours");
        }
        store::owner(ask.tx, &one.id, Some(&member)).await?;
        touched(ask, "agenda.assigned", &process).await?;
        let who = people::named(ask.tx, ask.base, &member).await?;
        let answer = Answer::say(say!("agenda-step-owner", step = name, who = who));
        return Ok(answer.go(format!("agenda/{}", process.slug)));
    }
    if !mine && !me.may(EDITORS) {
        return refuse!("agenda-step-not-yours");
    }
    let undone = ask.args.choice("undone").is_some();
    if undone != one.done.is_some() {
        let said = if undone { "agenda-step-was-open" } else { "agenda-step-was-done" };
        return Ok(Answer::say(Say::new(said).with("step", name)));
    }
    let at = (!undone).then_some(ask.now);
    store::done(ask.tx, &one.id, at, Some(&me.id)).await?;
    settle(ask.tx, &process.id).await?;
    touched(ask, if undone { "agenda.step-reopened" } else { "agenda.step-done" }, &process)
        .await?;
    let said = if undone { "agenda-step-reopened" } else { "agenda-step-done" };
    let next = store::of(ask.tx, &process.id).await?.into_iter().find(|one| one.done.is_none());
    let mut answer = Answer::say(Say::new(said).with("step", name));
    if let Some(next) = next {
        let step = called(&template, &next.step, &lang);
        let due = Value::Day(next.due.to_string());
        answer = answer.with(Block::Facts(say!("agenda-step-next", step = step, due = due)));
    }
    Ok(answer.go(format!("agenda/{}", process.slug)))
}
