//! Pure geometry: given a chart and a shape, where everything stands. It never reads a clock, and the same
//! chart gives the same picture.
mod arrows;
mod axis;
mod draw;
mod item;
mod label;
mod legend;
mod place;
mod row;
mod visible;

pub use item::{Anchor, Glyph, Item, Layout, Text};

use super::{Chart, Frame, Row, Shape, clean::clean, letters::Letters, paint::Tone};
use arrows::Stop;
use axis::Axis;
use label::Column;
use row::{Plan, SMALL, SMALL_BOLD};

/// Heights of the head and of a group's heading.
const TICKS: f64 = 18.0;
const TODAY: f64 = 18.0;
const GROUP: f64 = 26.0;
/// Air around the whole picture, above and below.
const EDGE: f64 = 12.0;

/// Where things stand from left to right, by shape.
#[derive(Debug, Clone, Copy)]
struct Form {
    shape: Shape,
    width: f64,
    pad: f64,
    /// The calendar begins and ends here.
    left: f64,
    right: f64,
    heading: Letters,
}

impl Form {
    fn of(shape: Shape) -> Self {
        match shape {
            Shape::Wide => Self {
                shape,
                width: 1200.0,
                pad: 16.0,
                left: 364.0,
                right: 1180.0,
                heading: Letters::bold(18.0),
            },
            Shape::Narrow => Self {
                shape,
                width: 360.0,
                pad: 12.0,
                left: 12.0,
                right: 348.0,
                heading: Letters::bold(16.0),
            },
        }
    }
}

/// A picture being built from top to bottom.
struct Page {
    form: Form,
    axis: Axis,
    /// How far down it has come.
    y: f64,
    under: Vec<Item>,
    rows: Vec<Vec<Item>>,
    over: Vec<Item>,
}

pub(super) fn of(chart: &Chart, frame: &Frame) -> Layout {
    let shown = chart.rows.get(..frame.most).unwrap_or(&chart.rows);
    let form = Form::of(frame.shape);
    let axis = axis::of(chart, shown, form.left, form.right - form.left);
    let mut page =
        Page { form, axis, y: EDGE, under: Vec::new(), rows: Vec::new(), over: Vec::new() };
    if frame.heading {
        page.heading(&clean(&chart.title));
    }
    let lines = page.calendar(chart);
    let top = page.y;
    let (plans, stops) = page.body(chart, shown);
    page.lines(&lines, top, &stops);
    let arrows = arrows::between(shown, &stops, form.left);
    let linked = !arrows.is_empty();
    page.under.extend(arrows);
    page.foot(chart, shown.len() < chart.rows.len(), &plans, linked);
    Layout {
        width: form.width,
        height: page.y + EDGE,
        hints: frame.shape == Shape::Wide,
        title: clean(&chart.title),
        summary: clean(&chart.summary),
        id: frame
            .id
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
            .collect(),
        under: page.under,
        rows: page.rows,
        over: page.over,
    }
}

/// The vertical lines of the calendar, by their x.
struct Lines {
    ticks: Vec<f64>,
    today: Option<f64>,
}

impl Page {
    fn heading(&mut self, title: &str) {
        let letters = self.form.heading;
        for line in letters.wrap(title, self.form.width - 2.0 * self.form.pad, 2) {
            let y = self.y + letters.size;
            self.over.push(Item::Text(Text::new(letters, Tone::Ink, self.form.pad, y, line)));
            self.y += letters.size * 1.4;
        }
        self.y += 6.0;
    }

    /// Names of years and months, and today; gives the lines that will run down from there.
    fn calendar(&mut self, chart: &Chart) -> Lines {
        let ticks = self.axis.ticks(&chart.months, SMALL_BOLD);
        for (cells, letters, tone) in
            [(&ticks.upper, SMALL_BOLD, Tone::Ink), (&ticks.lower, SMALL, Tone::Soft)]
        {
            if cells.is_empty() {
                continue;
            }
            for cell in cells.iter().filter(|cell| !cell.name.is_empty()) {
                let text = Text::new(letters, tone, cell.x + 4.0, self.y + 13.0, cell.name.clone());
                self.over.push(Item::Text(text));
            }
            self.y += TICKS;
        }
        let today = axis::number(chart.today);
        let today = self.axis.holds(today).then(|| self.axis.middle(today));
        if let Some(x) = today {
            let word = SMALL_BOLD.cut(&clean(&chart.words.today), 140.0);
            let half = SMALL_BOLD.width(&word) / 2.0;
            let middle = x.clamp(self.form.left + half, self.form.right - half);
            let text = Text::new(SMALL_BOLD, Tone::Ink, middle, self.y + 13.0, word);
            self.over.push(Item::Text(text.anchored(Anchor::Middle)));
        }
        self.y += TODAY;
        let ticks = ticks.lower.iter().filter(|cell| cell.begins).map(|cell| cell.x).collect();
        Lines { ticks, today }
    }

    fn body(&mut self, chart: &Chart, rows: &[Row]) -> (Vec<Plan>, Vec<Stop>) {
        let today = axis::number(chart.today);
        let narrow = self.form.shape == Shape::Narrow;
        let column = Column::of(self.form, rows, &chart.words);
        let bounds = (self.form.left, self.form.width - 4.0);
        let (mut plans, mut stops) = (Vec::new(), Vec::new());
        let mut group: Option<&str> = None;
        for row in rows {
            if row.group.as_deref() != group {
                group = row.group.as_deref();
                self.group(group);
            }
            let plan = row::plan(row, self.axis, today, &chart.words, bounds, narrow);
            let lanes = self.row(row, &plan, &column);
            stops.push(Stop { ends: plan.ends, lanes });
            plans.push(plan);
        }
        if rows.is_empty() {
            self.empty(&clean(&chart.words.empty));
        }
        (plans, stops)
    }

    /// What stands instead of rows.
    fn empty(&mut self, words: &str) {
        self.y += 32.0;
        for line in SMALL.wrap(words, self.form.right - self.form.left - 8.0, 4) {
            let text = Text::new(SMALL, Tone::Soft, self.form.left + 4.0, self.y, line).set_apart();
            self.over.push(Item::Text(text));
            self.y += 18.0;
        }
        self.y += 14.0;
    }

    /// A band with the name of a group.
    fn group(&mut self, name: Option<&str>) {
        let name =
            SMALL_BOLD.cut(&clean(name.unwrap_or_default()), self.form.width - 2.0 * self.form.pad);
        if name.is_empty() {
            return;
        }
        self.under.push(Item::Band {
            x: 0.0,
            y: self.y,
            w: self.form.width,
            h: GROUP,
            tone: Tone::Sunk,
        });
        let text = Text::new(SMALL_BOLD, Tone::Soft, self.form.pad, self.y + 17.5, name);
        self.over.push(Item::Text(text));
        self.y += GROUP;
    }

    /// One row with its label and lanes; a thin line under it.
    fn row(&mut self, row: &Row, plan: &Plan, column: &Column) -> draw::Lanes {
        let lanes_height = draw::height(plan);
        let label = column.label(row, plan, lanes_height);
        let (height, label_top, lanes_top) = match self.form.shape {
            Shape::Wide => {
                let height = label.height.max(lanes_height) + 16.0;
                (height, (height - label.height) / 2.0, (height - lanes_height) / 2.0)
            }
            Shape::Narrow => (label.height + lanes_height + 28.0, 8.0, label.height + 16.0),
        };
        let mut items = label.items(self.y + label_top);
        let lanes = draw::lanes(plan, self.y + lanes_top);
        items.extend(draw::items(plan, lanes, self.form.left, self.form.right));
        self.rows.push(items);
        self.y += height;
        let (x1, x2, y) = (0.0, self.form.width, self.y);
        self.under.push(Item::Line { x1, y1: y, x2, y2: y, tone: Tone::Line });
        lanes
    }

    /// The lines of the calendar and of today: through everything, or, where labels stand above the bars,
    /// through the bars only.
    fn lines(&mut self, lines: &Lines, top: f64, stops: &[Stop]) {
        let stretches: Vec<(f64, f64)> = match self.form.shape {
            Shape::Narrow if !stops.is_empty() => {
                stops.iter().map(|stop| (stop.lanes.top - 5.0, stop.lanes.bottom + 8.0)).collect()
            }
            _ => vec![(top, self.y)],
        };
        let head = top - TODAY;
        let mut drawn = Vec::new();
        for x in &lines.ticks {
            drawn.push((*x, head, head - TICKS, Tone::Line));
            drawn.extend(stretches.iter().map(|(from, to)| (*x, *from, *to, Tone::Line)));
        }
        if let Some(x) = lines.today {
            drawn.extend(stretches.iter().map(|(from, to)| (x, *from, *to, Tone::Ink)));
        }
        let lines =
            drawn.into_iter().map(|(x, y1, y2, tone)| Item::Line { x1: x, y1, x2: x, y2, tone });
        // Bands and row lines were laid first; the calendar runs over them.
        self.under.extend(lines);
    }

    fn foot(&mut self, chart: &Chart, cut: bool, plans: &[Plan], arrows: bool) {
        let ends = (self.form.pad, self.form.width - self.form.pad);
        let more = clean(&chart.words.more);
        if cut && !more.is_empty() {
            for line in SMALL.wrap(&more, ends.1 - ends.0, 2) {
                self.y += 18.0;
                self.over.push(Item::Text(Text::new(SMALL, Tone::Soft, ends.0, self.y, line)));
            }
            self.y += 6.0;
        }
        let (items, y) = legend::legend(plans, arrows, &chart.words, ends, self.y + 10.0);
        self.over.extend(items);
        self.y = y;
    }
}
