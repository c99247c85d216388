//! What of a row can be seen: its bars, marks and ends along the calendar, with their sentences.
use super::super::{Milestone, Row, Stage, State, Words, clean::clean};
use super::axis::{Axis, number};
use super::row::{LABEL, MARK, SMALL};

/// A bar of one day in ten years can still be seen.
const THINNEST: f64 = 3.0;
/// Marks nearer than this are one, with both sentences.
const NEAR: f64 = 2.5;
/// Longest sentence of marks that fell together, in bytes.
const SENTENCE: usize = 1200;

/// Where arrows begin and end, each with whether it is on the lane of bars.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ends {
    pub start: Option<(f64, bool)>,
    pub end: Option<(f64, bool)>,
}

/// A bar, from x to x.
#[derive(Debug)]
pub(super) struct Stretch {
    pub from: f64,
    pub to: f64,
    pub whole: (bool, bool),
    pub stage: Stage,
    pub title: String,
    pub name: String,
    /// What of the name fits inside.
    pub inside: String,
}

/// A mark at its x.
#[derive(Debug)]
pub(super) struct Point {
    pub x: f64,
    pub state: State,
    pub title: String,
    pub label: String,
}

/// By its days alone, also where the span does not show it.
pub(super) fn is_overdue(row: &Row, today: i32) -> bool {
    let running =
        row.bars.iter().any(|bar| bar.kind == Stage::Now && number(bar.from.max(bar.to)) < today);
    let steps = row.milestones.iter().any(|step| step.state == State::Overdue);
    running || steps || row.closing.as_ref().is_some_and(|closing| closing.state == State::Overdue)
}

/// The visible bars in the order they are drawn: where stages run side by side the later one lies on top,
/// and the name of the earlier one ends before it.
pub(super) fn bars(row: &Row, axis: Axis) -> Vec<Stretch> {
    let mut all = Vec::new();
    for bar in &row.bars {
        let (first, last) = (number(bar.from.min(bar.to)), number(bar.from.max(bar.to)));
        if last < axis.from || first > axis.to {
            continue;
        }
        let to = axis.within(axis.edge(last + 1)).max(axis.left + THINNEST);
        let from = axis.within(axis.edge(first)).min(to - THINNEST);
        let whole = (first >= axis.from, last <= axis.to);
        let (title, name) = (said(&bar.title, &bar.label), clean(&bar.label));
        all.push(Stretch { from, to, whole, stage: bar.kind, title, name, inside: String::new() });
    }
    all.sort_by(|a, b| a.from.total_cmp(&b.from).then(b.to.total_cmp(&a.to)));
    let mut covered = f64::INFINITY;
    for bar in all.iter_mut().rev() {
        let room = bar.to.min(covered) - bar.from;
        bar.inside = whole_words(&bar.name, room - 12.0);
        covered = bar.from;
    }
    all
}

/// The name, or its first words with an ellipsis; half a word says nothing.
fn whole_words(name: &str, room: f64) -> String {
    let cut = SMALL.cut(name, room);
    if cut == name {
        return cut;
    }
    let kept = cut.trim_end_matches('…');
    let whole = name.get(kept.len()..).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    let kept = if whole { kept } else { kept.rsplit_once(' ').map_or("", |(words, _)| words) };
    if kept.is_empty() { String::new() } else { format!("{kept}…") }
}

/// The sentence, or the label where there is none.
fn said(title: &str, label: &str) -> String {
    let title = clean(title);
    if title.is_empty() { clean(label) } else { title }
}

/// What a running stage is over its last day: up to today, or to the bar that comes before.
pub(super) fn late(
    row: &Row,
    bars: &[Stretch],
    axis: Axis,
    today: i32,
    words: &Words,
) -> Option<(f64, f64, String)> {
    let running = row.bars.iter().filter(|bar| bar.kind == Stage::Now);
    let bar = running.max_by_key(|bar| bar.from.max(bar.to))?;
    let from = axis.within(axis.edge(number(bar.from.max(bar.to)) + 1));
    let next = bars.iter().filter(|bar| bar.to > from + 0.01).map(|bar| bar.from);
    let to = next.fold(axis.within(axis.middle(today)), f64::min);
    let title = format!("{} · {}", clean(&words.overdue), said(&bar.title, &bar.label));
    (to - from >= THINNEST).then_some((from, to, title))
}

/// The visible steps: the most urgent of those that fall together, with all sentences.
pub(super) fn marks(row: &Row, axis: Axis) -> Vec<Point> {
    let mut steps: Vec<&Milestone> =
        row.milestones.iter().filter(|step| axis.holds(number(step.day))).collect();
    // The next open step first, and the last done one.
    steps.sort_by_key(|step| {
        let day = number(step.day);
        (step.state, if step.state == State::Done { -day } else { day })
    });
    let mut kept: Vec<Point> = Vec::new();
    for step in steps {
        let x = axis.middle(number(step.day));
        let title = said(&step.title, &step.label);
        if let Some(other) = kept.iter_mut().find(|other| (other.x - x).abs() < NEAR) {
            if other.title.len() + title.len() < SENTENCE {
                other.title = format!("{}; {title}", other.title);
            }
            continue;
        }
        let label = SMALL.cut(&clean(&step.label), LABEL);
        kept.push(Point { x, state: step.state, title, label });
    }
    kept.reverse();
    kept
}

/// The closing at its x, if it is visible.
pub(super) fn closing(row: &Row, axis: Axis) -> Option<(f64, State, String)> {
    let closing = row.closing.as_ref().filter(|closing| axis.holds(number(closing.day)))?;
    Some((axis.middle(number(closing.day)), closing.state, said(&closing.title, &closing.label)))
}

/// From x to x, whether it is tight, and its words.
pub(super) fn slack(row: &Row, axis: Axis) -> Option<(f64, f64, bool, String)> {
    let slack = row.slack.as_ref()?;
    let (first, last) = (number(slack.from.min(slack.to)), number(slack.from.max(slack.to)));
    if last < axis.from || first > axis.to {
        return None;
    }
    Some((
        axis.within(axis.middle(first)),
        axis.within(axis.middle(last)),
        slack.tight,
        clean(&slack.text),
    ))
}

/// The sentences of all that lies wholly before, and wholly after the days shown.
pub(super) fn outside(row: &Row, axis: Axis) -> (String, String) {
    let mut said_of = [String::new(), String::new()];
    let bars = row.bars.iter().map(|bar| {
        (number(bar.from.min(bar.to)), number(bar.from.max(bar.to)), said(&bar.title, &bar.label))
    });
    let steps = row
        .milestones
        .iter()
        .map(|step| (number(step.day), number(step.day), said(&step.title, &step.label)));
    let closing = row
        .closing
        .iter()
        .map(|end| (number(end.day), number(end.day), said(&end.title, &end.label)));
    for (first, last, title) in bars.chain(steps).chain(closing) {
        let [before, after] = &mut said_of;
        let side = if last < axis.from {
            before
        } else if first > axis.to {
            after
        } else {
            continue;
        };
        if side.is_empty() {
            *side = title;
        } else if side.len() + title.len() < SENTENCE {
            side.push_str("; ");
            side.push_str(&title);
        }
    }
    let [before, after] = said_of;
    (before, after)
}

/// First and last thing of the row, where they can be seen. Slack is no part of it.
pub(super) fn ends(row: &Row, axis: Axis) -> Ends {
    let steps =
        row.milestones.iter().map(|step| step.day).chain(row.closing.iter().map(|end| end.day));
    let points = steps.map(number).filter(|day| axis.holds(*day)).map(|day| axis.middle(day));
    let bars = row.bars.iter().map(|bar| {
        (axis.edge(number(bar.from.min(bar.to))), axis.edge(number(bar.from.max(bar.to)) + 1))
    });
    let bars = bars.filter(|(from, to)| *to > axis.left && *from < axis.right());
    let starts =
        bars.clone().map(|(from, _)| (from, true)).chain(points.clone().map(|x| (x - MARK, false)));
    // A mark on the last day of a bar is the end of both, so marks count to the end of their day.
    let half = axis.middle(0) - axis.edge(0);
    let finishes =
        bars.map(|(_, to)| (to, to - 2.0, true)).chain(points.map(|x| (x + half + 0.1, x, false)));
    let end = finishes.max_by(|a, b| a.0.total_cmp(&b.0));
    Ends {
        start: starts
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(x, on_bars)| (axis.within(x), on_bars)),
        end: end.map(|(_, x, on_bars)| (axis.within(x), on_bars)),
    }
}
