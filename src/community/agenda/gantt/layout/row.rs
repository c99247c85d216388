//! One row along the calendar, before its height is known: what is visible, and which labels found room.
use super::super::{Row, Stage, State, Words, clean::clean, letters::Letters, paint::Tone};
use super::axis::Axis;
use super::place::{Lane, Place, Room, Spot};
use super::visible::{self, Ends, Point, Stretch};

/// Letters on the bars and beside the marks.
pub(super) const SMALL: Letters = Letters::regular(12.0);
pub(super) const SMALL_BOLD: Letters = Letters::bold(12.0);
/// Around the point of a mark.
pub(super) const MARK: f64 = 7.0;
/// Right of the line of a closing stands its flag, above the row's lanes.
const FLAG: f64 = 5.0;
/// Longest label beside a mark.
pub(super) const LABEL: f64 = 210.0;

/// A row along the calendar.
#[derive(Debug)]
pub(super) struct Plan {
    pub bars: Vec<Stretch>,
    /// From the day after the last planned one to today, where a stage that is on should be over.
    pub late: Option<(f64, f64, String)>,
    /// The least urgent first, so that the most urgent is drawn on top.
    pub marks: Vec<Point>,
    pub closing: Option<(f64, State, String)>,
    pub slack: Option<(f64, f64, bool, String)>,
    /// Sentences of what lies wholly outside, before and after.
    pub outside: (String, String),
    pub labels: Vec<Label>,
    pub overdue: bool,
    /// Whether it has each of the lanes.
    pub lanes: [bool; 3],
    pub ends: Ends,
}

#[derive(Debug)]
pub(super) struct Label {
    pub place: Place,
    pub text: String,
    pub tone: Tone,
    pub bold: bool,
    /// The point it belongs to, where a thin line leads down to it.
    pub leader: Option<f64>,
}

/// Lays a row out along the axis. `bounds` is how far labels may reach; `slack_apart` says that the words
/// of the slack stand elsewhere.
pub(super) fn plan(
    row: &Row,
    axis: Axis,
    today: i32,
    words: &Words,
    bounds: (f64, f64),
    slack_apart: bool,
) -> Plan {
    let bars = visible::bars(row, axis);
    let late = visible::late(row, &bars, axis, today, words);
    let mut plan = Plan {
        bars,
        overdue: visible::is_overdue(row, today),
        late,
        marks: visible::marks(row, axis),
        closing: visible::closing(row, axis),
        slack: visible::slack(row, axis),
        outside: visible::outside(row, axis),
        labels: Vec::new(),
        lanes: [false; 3],
        ends: visible::ends(row, axis),
    };
    let on_bars = !plan.bars.is_empty() || plan.late.is_some();
    let on_marks = !plan.marks.is_empty() || plan.slack.is_some() || !on_bars;
    let mut room = Room::new(bounds.0, bounds.1);
    plan.occupy(&mut room, !row.after.is_empty());
    plan.label_closing(row, &mut room, on_bars);
    if !slack_apart {
        plan.label_slack(&mut room);
    }
    plan.label_stage(&mut room);
    plan.label_marks(&mut room);
    let has = |lane: Lane| plan.labels.iter().any(|label| label.place.lane == lane);
    plan.lanes = [on_bars, on_marks || has(Lane::Marks) || has(Lane::Under), has(Lane::Under)];
    plan
}

impl Plan {
    fn occupy(&self, room: &mut Room, awaits: bool) {
        for bar in &self.bars {
            room.take(Lane::Bars, bar.from, bar.to);
        }
        if let Some((from, to, _)) = &self.late {
            room.take(Lane::Bars, *from, *to);
        }
        for mark in &self.marks {
            room.take(Lane::Marks, mark.x - MARK, mark.x + MARK);
        }
        if let Some((from, to, ..)) = &self.slack {
            room.take(Lane::Marks, *from, *to);
        }
        if let Some((x, ..)) = &self.closing {
            room.take(Lane::Bars, x - 3.0, x + FLAG);
            room.take(Lane::Marks, x - 3.0, x + FLAG);
        }
        if let (Some((x, on_bars)), true) = (self.ends.start, awaits) {
            room.take(if on_bars { Lane::Bars } else { Lane::Marks }, x - 14.0, x);
        }
    }

    fn label_closing(&mut self, row: &Row, room: &mut Room, on_bars: bool) {
        let (Some((x, state, _)), Some(closing)) = (&self.closing, &row.closing) else { return };
        let text = SMALL_BOLD.cut(&clean(&closing.label), LABEL);
        let beside = |lane| Spot { lane, from: x - 3.0, to: x + FLAG, gap: 4.0 };
        let spots = [beside(Lane::Bars), beside(Lane::Marks), beside(Lane::Under)];
        let spots = if on_bars { &spots[..] } else { &spots[1..] };
        let tone = if *state == State::Overdue { Tone::Bad } else { Tone::Ink };
        self.put(room, text, true, tone, None, spots);
    }

    fn label_slack(&mut self, room: &mut Room) {
        let Some((from, to, tight, text)) = &self.slack else { return };
        let text = SMALL.cut(text, LABEL);
        let tone = if *tight { Tone::Warning } else { Tone::Soft };
        let spots = [
            Spot { lane: Lane::Marks, from: *from, to: *to, gap: 10.0 },
            Spot { lane: Lane::Under, from: *to, to: *to, gap: 5.0 },
        ];
        self.put(room, text, false, tone, None, &spots);
    }

    /// The name of a stage that is on, beside its bar if it found no room inside.
    fn label_stage(&mut self, room: &mut Room) {
        let running = self.bars.iter().find(|bar| bar.stage == Stage::Now);
        let Some(shown) = running.filter(|bar| bar.inside != bar.name) else { return };
        let end = self.late.as_ref().map_or(shown.to, |(_, to, _)| to.max(shown.to));
        let spot = Spot { lane: Lane::Bars, from: shown.from, to: end, gap: 6.0 };
        let text = SMALL.cut(&shown.name, LABEL);
        if self.put(room, text, false, Tone::Ink, None, &[spot])
            && let Some(shown) = self.bars.iter_mut().find(|bar| bar.stage == Stage::Now)
        {
            shown.inside.clear();
        }
    }

    fn label_marks(&mut self, room: &mut Room) {
        let marks: Vec<(f64, State, String)> =
            self.marks.iter().rev().map(|mark| (mark.x, mark.state, mark.label.clone())).collect();
        for (x, state, text) in marks {
            let tone = match state {
                State::Overdue => Tone::Bad,
                State::Open => Tone::Ink,
                State::Done => Tone::Soft,
            };
            let beside = Spot { lane: Lane::Marks, from: x, to: x, gap: MARK + 2.0 };
            let under = Spot { lane: Lane::Under, from: x, to: x, gap: 4.0 };
            // What is done is worth a label, but not a higher row.
            let under_too = state != State::Done && room.free(Lane::Under, x - 1.0, x + 1.0);
            let spots = if under_too { &[beside, under][..] } else { &[beside][..] };
            self.put(room, text, false, tone, Some(x), spots);
        }
    }

    /// Whether it found room.
    fn put(
        &mut self,
        room: &mut Room,
        text: String,
        bold: bool,
        tone: Tone,
        point: Option<f64>,
        spots: &[Spot],
    ) -> bool {
        let letters = if bold { SMALL_BOLD } else { SMALL };
        if text.is_empty() {
            return false;
        }
        let Some(place) = room.find(letters.width(&text), spots) else { return false };
        let leader = point.filter(|_| place.lane == Lane::Under);
        if let Some(x) = leader {
            room.take(Lane::Under, x - 1.0, x + 1.0);
        }
        self.labels.push(Label { place, text, tone, bold, leader });
        true
    }
}
