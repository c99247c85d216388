//! The rows of a chart, from what a group keeps: stages with their days, steps, the closing, the time that is
//! left before it, and what waits for what, worded for one reader. It refuses to know how a chart is drawn.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::found::Found;
use crate::community::agenda::gantt::{
    Bar, Chart, Closing, Milestone, Row, Slack, Stage, State, Words,
};
use crate::community::agenda::ladder::days::Days;
use crate::community::agenda::ladder::store::{self as ladder, CLOSING};
use crate::community::agenda::ladder::{called, free};
use crate::community::agenda::processes::store::beside;
use crate::community::agenda::processes::{Process, What, day_in};
use crate::community::agenda::templates::rules::{Of, RESTING, Template};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Reader, Say, Value};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Base, GroupRef};
use crate::say;

/// Whose chart it is, for whom and when.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// Everything the house stands on.
    pub base: &'a Base,
    /// The group.
    pub group: &'a GroupRef,
    /// Who reads it.
    pub reader: &'a Reader,
    /// When.
    pub now: Moment,
}

fn full(day: Date) -> Value {
    Value::Day(day.to_string())
}

/// A chart of some of the processes that were found, from one on, so many.
///
/// # Errors
/// A failure of the database.
pub async fn chart(
    tx: &mut Tx,
    around: Around<'_>,
    found: &Found,
    (from, most): (usize, usize),
) -> Result<Chart> {
    let days = free::days(tx, &around.group.id).await?;
    let shown: Vec<&(Process, Template)> = found.all.iter().skip(from).take(most).collect();
    let named = shown.iter().any(|(one, _)| one.body.is_some());
    let mut rows = Vec::new();
    for (one, template) in together(shown) {
        let mut row = around.row(tx, one, template, &days).await?;
        let nobody = || named.then(|| around.t("agenda-timeline-nobody"));
        row.group = one.body.clone().or_else(nobody);
        rows.push((one.id.as_str(), row));
    }
    let places: BTreeMap<&str, usize> =
        rows.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
    let waits: Vec<(usize, usize)> = beside::depends(tx, &around.group.id)
        .await?
        .iter()
        .filter_map(|(one, other)| Some((*places.get(one.as_str())?, *places.get(other.as_str())?)))
        .collect();
    let mut rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
    for (one, other) in waits {
        rows[one].after.push(other);
    }
    let today = day_in(around.now, &around.group.zone);
    let lang = &around.reader.lang;
    let name = around.group.name(lang).to_owned();
    Ok(Chart {
        title: around.say(&say!("agenda-timeline-of", group = name, day = full(today))),
        summary: around.summary(found),
        today,
        span: None,
        months: std::array::from_fn(|at| around.base.words.month(around.reader, at + 1)),
        words: around.words(found.all.len().saturating_sub(from + rows.len())),
        rows,
    })
}

/// Processes of the same body follow each other; the body whose process comes first comes first.
fn together(shown: Vec<&(Process, Template)>) -> Vec<&(Process, Template)> {
    let mut bodies: Vec<Option<&String>> = Vec::new();
    for (one, _) in &shown {
        if !bodies.contains(&one.body.as_ref()) {
            bodies.push(one.body.as_ref());
        }
    }
    let mut all = shown;
    all.sort_by_key(|(one, _)| bodies.iter().position(|body| *body == one.body.as_ref()));
    all
}

/// The stages a process was in with the day each began: what was said later takes the place of whatever
/// was to begin on the same day or after.
fn lasting(all: &[beside::Stage]) -> Vec<(Date, &str)> {
    let mut kept: Vec<(Date, &str)> = Vec::new();
    for one in all {
        let Ok(since) = one.since.parse::<Date>() else { continue };
        kept.retain(|(known, _)| *known < since);
        kept.push((since, one.stage.as_str()));
    }
    kept
}

impl Around<'_> {
    fn say(&self, say: &Say) -> String {
        self.base.words.say(self.reader, say)
    }

    fn t(&self, id: &str) -> String {
        self.say(&Say::new(id))
    }

    fn words(&self, more: usize) -> Words {
        Words {
            today: self.t("agenda-timeline-today"),
            overdue: self.t("agenda-timeline-overdue"),
            passed: self.t("agenda-timeline-passed"),
            now: self.t("agenda-timeline-now"),
            planned: self.t("agenda-timeline-planned"),
            done: self.t("agenda-timeline-done"),
            open: self.t("agenda-timeline-open"),
            closing: self.t("agenda-timeline-closing"),
            slack: self.t("agenda-timeline-slack"),
            after: self.t("agenda-timeline-after"),
            more: self.say(&say!("agenda-timeline-more", count = more)),
            empty: self.t("agenda-timeline-empty"),
        }
    }

    /// How many there are, how many of them are late, and what is next, in one line.
    #[must_use]
    pub fn summary(&self, found: &Found) -> String {
        let all = || found.all.iter().map(|(one, kind)| (one, kind));
        if !found.all.is_empty() && all().all(|(one, _)| one.ended.is_some()) {
            return self.say(&say!("agenda-count-over", count = found.all.len()));
        }
        let late = all().filter(|(one, _)| one.next.as_ref().is_some_and(|(_, at)| *at < self.now));
        let count = say!("agenda-timeline-count", count = found.all.len(), late = late.count());
        let coming = all().filter_map(|(one, kind)| Some((one, kind, one.next.as_ref()?)));
        let coming = coming.filter(|(_, _, (_, at))| *at >= self.now);
        let mut told = self.say(&count);
        if let Some((one, kind, (step, at))) = coming.min_by_key(|(_, _, (_, at))| *at) {
            let (step, due) = (called(kind, step, &self.reader.lang), full(one.day(*at)));
            let slug = one.slug.as_str();
            told.push(' ');
            told.push_str(&self.say(&say!(
                "agenda-timeline-next",
                slug = slug,
                step = step,
                due = due
            )));
        }
        told
    }

    async fn row(
        &self,
        tx: &mut Tx,
        one: &Process,
        template: &Template,
        days: &Days,
    ) -> Result<Row> {
        let steps = ladder::of(tx, &one.id).await?;
        let stages = beside::stages(tx, &one.id).await?;
        let shut = steps.iter().any(|step| step.step == CLOSING && step.done.is_some());
        let label = match one.text(What::Title, &self.reader.lang) {
            None => String::new(),
            Some((own, title)) if *own == self.reader.lang => title.to_owned(),
            Some((own, title)) => self.say(&say!("agenda-text-in", text = title, language = own)),
        };
        Ok(Row {
            code: one.slug.clone(),
            label,
            group: None,
            address: Some(format!("/g/{}/agenda/{}", self.group.slug, one.slug)),
            bars: self.bars(one, template, &stages, shut),
            milestones: steps
                .iter()
                .filter(|step| step.step != CLOSING && (one.ended.is_none() || step.done.is_some()))
                .map(|step| self.milestone(one, template, step))
                .collect(),
            slack: self.slack(one, template, &steps, days),
            closing: one.closes.map(|at| self.closing(one, at, shut)),
            after: Vec::new(),
        })
    }

    fn bars(
        &self,
        one: &Process,
        template: &Template,
        stages: &[beside::Stage],
        shut: bool,
    ) -> Vec<Bar> {
        let today = one.day(self.now);
        let known = lasting(stages);
        let name = |stage: &str| self.say(&template.called(Of::Stage, stage, &self.reader.lang));
        let bar = |id: &str, stage: &str, kind, from: Date, to: Date| {
            let label = name(stage);
            let said = Say::new(id).with("stage", label.as_str());
            let title = self.say(&said.with("from", full(from)).with("to", full(to)));
            Bar { from, to, kind, label, title }
        };
        let mut bars: Vec<Bar> = Vec::new();
        for two in known.windows(2) {
            let ((from, stage), (next, _)) = (two[0], two[1]);
            let to = next.yesterday().unwrap_or(next);
            bars.push(bar("agenda-timeline-bar-passed", stage, Stage::Passed, from, to));
        }
        let Some((since, stage)) = known.last().copied() else { return bars };
        if one.ended.is_some() {
            bars.push(bar("agenda-timeline-bar-since", stage, Stage::Passed, since, since));
            return bars;
        }
        let after = |day: Date| day > since && day > today;
        let opens = one.opens.map(|at| one.day(at)).filter(|day| after(*day));
        let closes = one.closes.map(|at| one.day(at)).filter(|day| *day >= since && !shut);
        let closes = closes.filter(|_| stage != RESTING);
        let to = opens.and_then(|day| day.yesterday().ok()).or(closes);
        bars.push(match to {
            None => bar("agenda-timeline-bar-since", stage, Stage::Now, since, today.max(since)),
            Some(to) if to < today => bar("agenda-timeline-bar-late", stage, Stage::Now, since, to),
            Some(to) => bar("agenda-timeline-bar-now", stage, Stage::Now, since, to),
        });
        // What opens on a day that is still to come is planned until it closes.
        let following = template.place(stage).and_then(|at| template.stages.get(at + 1));
        if let (Some(from), Some(to), Some(next)) = (opens, closes, following)
            && from <= to
        {
            bars.push(bar("agenda-timeline-bar-planned", &next.code, Stage::Planned, from, to));
        }
        bars
    }

    fn milestone(&self, one: &Process, template: &Template, step: &ladder::Milestone) -> Milestone {
        let label = self.say(&called(template, &step.step, &self.reader.lang));
        let state = match step.done {
            Some(_) => State::Done,
            None if step.at < self.now => State::Overdue,
            None => State::Open,
        };
        let day = step.done.map_or(step.due, |at| one.day(at));
        let id = match state {
            State::Done => "agenda-timeline-step-done",
            State::Overdue => "agenda-next-late",
            State::Open => "agenda-next",
        };
        let title = self.say(&Say::new(id).with("step", label.as_str()).with("due", full(day)));
        Milestone { day, state, label, title }
    }

    fn closing(&self, one: &Process, at: Moment, shut: bool) -> Closing {
        let state = if shut || one.ended.is_some() {
            State::Done
        } else if at < self.now {
            State::Overdue
        } else {
            State::Open
        };
        let day = one.day(at);
        let label = self.base.words.short_day(self.reader, day);
        let id = match state {
            State::Overdue => "agenda-timeline-closed-late",
            State::Done => "agenda-timeline-closed",
            State::Open => "agenda-timeline-closes",
        };
        Closing { day, state, label, title: self.say(&Say::new(id).with("day", full(day))) }
    }

    /// The working days that are left between the last step and the closing; none where nothing is open
    /// before it. Fewer than the ladder usually leaves are a warning.
    fn slack(
        &self,
        one: &Process,
        template: &Template,
        steps: &[ladder::Milestone],
        days: &Days,
    ) -> Option<Slack> {
        let closes = one.closes.filter(|at| *at >= self.now && one.ended.is_none())?;
        let to = one.day(closes);
        let before = || steps.iter().filter(|step| step.step != CLOSING && step.due <= to);
        if before().all(|step| step.done.is_some()) {
            return None;
        }
        let from = before().map(|step| step.due).max()?;
        let left = days.between(from.tomorrow().ok()?, to);
        let text = self.say(&say!("agenda-timeline-slack-days", count = left));
        Some(Slack { from, to, text, tight: left < template.ladder.margin })
    }
}
