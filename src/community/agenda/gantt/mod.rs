//! The agenda as a picture: processes as rows over a calendar, with stages, steps, slack, closings and
//! what waits for what.
//!
//! A [`Chart`] holds everything that is to be said, already worded in the reader's language. It becomes
//! a [`Layout`] (pure geometry, in units), which becomes one SVG text, which becomes a PNG when it is
//! posted in a room. Nothing here knows the clock, a language or a platform.
//!
//! Each colour is written twice: as an attribute with the light value, so that the picture stands alone
//! in a file and in a PNG, and as a class (`gf-ink` fills, `gs-ink` strokes), so that a page's own style
//! sheet can say it anew for dark mode without inline styles. No colour says a thing alone: each state
//! has a form of its own.
mod clean;
mod layout;
mod letters;
mod paint;
mod png;
mod svg;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

pub use layout::{Anchor, Glyph, Item, Layout, Text};
pub use paint::Tone;
pub use png::{NoPicture, Picture};

/// Rows of a picture that is posted: more would not be readable in a room.
pub const MOST_IN_A_ROOM: usize = 40;

/// Everything one picture says.
#[derive(Debug, Clone)]
pub struct Chart {
    /// What the picture is of; its accessible name.
    pub title: String,
    /// One or two sentences for those who do not see it: how many rows, what is late, what closes next.
    pub summary: String,
    pub today: Date,
    /// The days shown; `None` takes whole months around all days of the rows and today.
    pub span: Option<Span>,
    /// Short names of the months, January first, as the reader writes them.
    pub months: [String; 12],
    pub words: Words,
    /// From top to bottom. Rows that follow each other with the same group share its heading.
    pub rows: Vec<Row>,
}

/// Days from one to another, both included. Turned round if they stand the wrong way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub from: Date,
    pub to: Date,
}

/// The few words a picture needs that belong to no row.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Beside the line of today.
    pub today: String,
    /// Beside the code of a row with something overdue, and in the legend.
    pub overdue: String,
    /// The legend: a stage that is over, that is on, that is planned.
    pub passed: String,
    pub now: String,
    pub planned: String,
    /// The legend: a step that is done, a step still to do.
    pub done: String,
    pub open: String,
    /// The legend: the closing day, the slack before it, an arrow from what must end first.
    pub closing: String,
    pub slack: String,
    pub after: String,
    /// Stands under the rows when some were left out, with their number.
    pub more: String,
    /// Stands instead of rows when there are none.
    pub empty: String,
}

/// One process.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Short, such as `EPDP-IDN`; semi-bold.
    pub code: String,
    /// The full title; two lines at most, then an ellipsis.
    pub label: String,
    /// The heading it stands under, such as the body.
    pub group: Option<String>,
    /// Where the label leads: a path of this site or an `http(s)` address; anything else is no link.
    pub address: Option<String>,
    pub bars: Vec<Bar>,
    pub milestones: Vec<Milestone>,
    pub slack: Option<Slack>,
    pub closing: Option<Closing>,
    /// Indices in [`Chart::rows`] of those that must end before this one begins. An index of no row, of
    /// this row, or of one left out is passed over.
    pub after: Vec<usize>,
}

/// A stretch of days with a name, both days included.
#[derive(Debug, Clone)]
pub struct Bar {
    pub from: Date,
    pub to: Date,
    pub kind: Stage,
    /// Stands inside where there is room.
    pub label: String,
    /// The whole sentence, with its dates.
    pub title: String,
}

/// How far a stage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Passed,
    /// Past its last day, it is drawn on as overdue up to today.
    Now,
    Planned,
}

/// A step on one day.
#[derive(Debug, Clone)]
pub struct Milestone {
    pub day: Date,
    pub state: State,
    /// Stands beside the mark where there is room.
    pub label: String,
    /// The whole sentence, with its date and state.
    pub title: String,
}

/// How a step or a closing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Overdue,
    Open,
    Done,
}

/// The time between the last step and the closing.
#[derive(Debug, Clone)]
pub struct Slack {
    pub from: Date,
    pub to: Date,
    /// Worded, such as `slack: 4 days`.
    pub text: String,
    /// So little, or less than none, that it is a warning.
    pub tight: bool,
}

/// The day a process closes: the strongest mark of its row.
#[derive(Debug, Clone)]
pub struct Closing {
    pub day: Date,
    pub state: State,
    /// Short, such as the day itself.
    pub label: String,
    pub title: String,
}

/// The two forms of the same chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// 1200 units wide, the labels in a column on the left.
    Wide,
    /// 360 units wide, each label above its own bars, for a phone.
    Narrow,
}

/// How a chart is laid out.
#[derive(Debug, Clone)]
pub struct Frame {
    pub shape: Shape,
    /// Whether the title is drawn too; a page has it as a heading of its own.
    pub heading: bool,
    /// Rows beyond this many are left out, and [`Words::more`] says so.
    pub most: usize,
    /// Before every id of the SVG, so that two pictures can stand on one page. Letters, digits, `-` and
    /// `_` of ASCII; others are dropped.
    pub id: String,
}

impl Frame {
    /// For a page: all rows, without the title.
    #[must_use]
    pub fn page(shape: Shape, id: &str) -> Self {
        Self { shape, heading: false, most: usize::MAX, id: id.to_owned() }
    }

    /// For a picture that is posted: wide, with its title, [`MOST_IN_A_ROOM`] rows.
    #[must_use]
    pub fn post() -> Self {
        Self { shape: Shape::Wide, heading: true, most: MOST_IN_A_ROOM, id: "gantt".to_owned() }
    }
}

/// Where everything of a chart stands.
#[must_use]
pub fn layout(chart: &Chart, frame: &Frame) -> Layout {
    layout::of(chart, frame)
}

/// One `<svg>` element, fit for a page with a strict content policy: no style, no script, no address but
/// those of the rows.
#[must_use]
pub fn svg(layout: &Layout) -> String {
    svg::of(layout)
}

/// The picture of [`svg()`] as PNG bytes, drawn with the typeface that travels inside.
pub fn png(svg: &str) -> Result<Picture, NoPicture> {
    png::of(svg)
}
