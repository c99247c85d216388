//! What a picture is made of, each with its place. Units are pixels of the picture at its natural size,
//! from the upper left corner.
use super::super::{Stage, State, letters::Letters, paint::Tone};

/// A whole picture, ready to be written down.
#[derive(Debug, Clone)]
pub struct Layout {
    pub width: f64,
    pub height: f64,
    pub title: String,
    pub summary: String,
    /// Before every id, safe for an attribute.
    pub id: String,
    /// Whether its parts say their sentence when they are pointed at: on a phone nothing points.
    pub hints: bool,
    /// Behind the rows: bands, calendar lines, arrows, today.
    pub under: Vec<Item>,
    /// One list for each row shown.
    pub rows: Vec<Vec<Item>>,
    /// Heading, calendar, legend.
    pub over: Vec<Item>,
}

/// One thing that is drawn.
#[derive(Debug, Clone)]
pub enum Item {
    Band {
        x: f64,
        y: f64,
        w: f64,
        h: f64,
        tone: Tone,
    },
    Line {
        x1: f64,
        y1: f64,
        x2: f64,
        y2: f64,
        tone: Tone,
    },
    /// Without a stage it is the overdue part, hatched. An end that is not `whole` was cut by the span.
    Bar {
        x: f64,
        y: f64,
        w: f64,
        h: f64,
        stage: Option<Stage>,
        whole: (bool, bool),
        title: String,
    },
    Mark {
        glyph: Glyph,
        x: f64,
        y: f64,
        title: String,
    },
    Closing {
        x: f64,
        top: f64,
        bottom: f64,
        state: State,
        title: String,
    },
    Slack {
        x1: f64,
        x2: f64,
        y: f64,
        tight: bool,
        title: String,
    },
    /// The last stretch runs to the right and ends in a head.
    Arrow(Vec<(f64, f64)>),
    Text(Text),
    /// A label that leads somewhere, with the area that can be touched.
    Link {
        address: String,
        x: f64,
        y: f64,
        w: f64,
        h: f64,
        lines: Vec<Text>,
    },
}

/// A small sign around its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    Done,
    Open,
    Overdue,
    /// Something of the row lies before the days shown, or after them.
    Before,
    Beyond,
}

/// What of a text stands at its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A line of text that is clean and fits.
#[derive(Debug, Clone)]
pub struct Text {
    pub x: f64,
    /// The line it stands on.
    pub y: f64,
    pub size: f64,
    pub bold: bool,
    pub anchor: Anchor,
    pub tone: Tone,
    /// On a piece of plain ground, where lines may pass behind.
    pub apart: bool,
    pub content: String,
    /// As measured.
    pub width: f64,
}

impl Text {
    pub(super) fn new(letters: Letters, tone: Tone, x: f64, y: f64, content: String) -> Self {
        let width = letters.width(&content);
        let (size, bold) = (letters.size, letters.bold);
        Self { x, y, size, bold, anchor: Anchor::Start, tone, apart: false, content, width }
    }

    pub(super) fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    pub(super) fn set_apart(self) -> Self {
        Self { apart: true, ..self }
    }

    /// Where it begins and ends, by the measured width.
    #[must_use]
    pub fn extent(&self) -> (f64, f64) {
        let start = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - self.width / 2.0,
            Anchor::End => self.x - self.width,
        };
        (start, start + self.width)
    }
}
