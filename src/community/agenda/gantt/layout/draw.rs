//! One row at its height: the lanes of its plan become items.
use super::super::{Stage, State, paint::Tone};
use super::item::{Anchor, Glyph, Item, Text};
use super::place::{Lane, Side};
use super::row::{Label, Plan, SMALL, SMALL_BOLD};

/// Heights of the lanes, and the air between them.
const BAR: f64 = 18.0;
const MARK: f64 = 16.0;
const UNDER: f64 = 15.0;
const AIR: f64 = 3.0;

/// The tops of the lanes of a row; a lane it does not have stands where it would begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lanes {
    pub top: f64,
    pub bars: f64,
    pub marks: f64,
    pub under: f64,
    pub bottom: f64,
}

/// How high the lanes of a plan are together.
pub(super) fn height(plan: &Plan) -> f64 {
    lanes(plan, 0.0).bottom
}

/// The lanes of a plan from a height downwards.
pub(super) fn lanes(plan: &Plan, top: f64) -> Lanes {
    let [bars, marks, under] = plan.lanes;
    let marks_top = if bars { top + BAR + if marks { AIR } else { 0.0 } } else { top };
    let under_top = if marks { marks_top + MARK } else { marks_top };
    let bottom = if under { under_top + UNDER } else { under_top };
    Lanes { top, bars: top, marks: marks_top, under: under_top, bottom }
}

impl Lanes {
    /// The middle of the lane of bars, or of marks.
    pub(super) fn middle(self, on_bars: bool) -> f64 {
        if on_bars { self.bars + BAR / 2.0 } else { self.marks + MARK / 2.0 }
    }

    /// Where an arrow leaves the lane of bars, or of marks, on its way down or up.
    pub(super) fn edge(self, on_bars: bool, down: bool) -> f64 {
        match (on_bars, down) {
            (true, true) => self.bars + BAR,
            (true, false) => self.bars,
            (false, true) => self.under,
            (false, false) => self.top,
        }
    }

    fn baseline(self, lane: Lane) -> f64 {
        match lane {
            Lane::Bars => self.bars + 13.2,
            Lane::Marks => self.marks + 12.2,
            Lane::Under => self.under + 11.5,
        }
    }
}

/// Everything of the row but its label.
pub(super) fn items(plan: &Plan, lanes: Lanes, left: f64, right: f64) -> Vec<Item> {
    let mut items = Vec::new();
    outside(plan, lanes, left, right, &mut items);
    bars(plan, lanes, &mut items);
    let y = lanes.middle(false);
    if let Some((x1, x2, tight, title)) = &plan.slack {
        items.push(Item::Slack { x1: *x1, x2: *x2, y, tight: *tight, title: title.clone() });
    }
    for label in &plan.labels {
        if let Some(x) = label.leader {
            items.push(Item::Line {
                x1: x,
                y1: y,
                x2: x,
                y2: lanes.bottom - 3.0,
                tone: Tone::Soft,
            });
        }
    }
    if let Some((x, state, title)) = &plan.closing {
        items.push(Item::Closing {
            x: *x,
            top: lanes.top - 7.0,
            bottom: lanes.under + 1.0,
            state: *state,
            title: title.clone(),
        });
    }
    for mark in &plan.marks {
        let glyph = match mark.state {
            State::Overdue => Glyph::Overdue,
            State::Open => Glyph::Open,
            State::Done => Glyph::Done,
        };
        items.push(Item::Mark { glyph, x: mark.x, y, title: mark.title.clone() });
    }
    items.extend(plan.labels.iter().map(|label| Item::Text(text(label, lanes))));
    items
}

fn bars(plan: &Plan, lanes: Lanes, items: &mut Vec<Item>) {
    let (y, h) = (lanes.bars, BAR);
    for bar in &plan.bars {
        let (x, w) = (bar.from, bar.to - bar.from);
        items.push(Item::Bar {
            x,
            y,
            w,
            h,
            stage: Some(bar.stage),
            whole: bar.whole,
            title: bar.title.clone(),
        });
        let tone = if bar.stage == Stage::Now { Tone::Panel } else { Tone::Ink };
        if !bar.inside.is_empty() {
            items.push(Item::Text(Text::new(SMALL, tone, x + 6.0, y + 13.2, bar.inside.clone())));
        }
    }
    if let Some((from, to, title)) = &plan.late {
        items.push(Item::Bar {
            x: *from,
            y,
            w: to - from,
            h,
            stage: None,
            whole: (false, true),
            title: title.clone(),
        });
    }
}

fn outside(plan: &Plan, lanes: Lanes, left: f64, right: f64, items: &mut Vec<Item>) {
    let y = lanes.middle(!plan.lanes.get(1).copied().unwrap_or_default());
    let (before, after) = &plan.outside;
    if !before.is_empty() {
        items.push(Item::Mark { glyph: Glyph::Before, x: left - 5.0, y, title: before.clone() });
    }
    if !after.is_empty() {
        items.push(Item::Mark { glyph: Glyph::Beyond, x: right + 5.0, y, title: after.clone() });
    }
}

fn text(label: &Label, lanes: Lanes) -> Text {
    let letters = if label.bold { SMALL_BOLD } else { SMALL };
    let anchor = if label.place.side == Side::Right { Anchor::Start } else { Anchor::End };
    let y = lanes.baseline(label.place.lane);
    Text::new(letters, label.tone, label.place.x, y, label.text.clone())
        .anchored(anchor)
        .set_apart()
}
