//! The calendar of a picture: where a day stands, and which months, quarters or years are named.
use jiff::civil::Date;

use super::super::{Chart, Row, Span, clean::clean, letters::Letters};

/// Days are counted from here.
const FIRST: Date = Date::constant(1970, 1, 1);
/// Free space a name needs in its cell.
const AROUND: f64 = 10.0;

/// Days on a line of the picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Axis {
    /// First and last day shown, as day numbers.
    pub from: i32,
    pub to: i32,
    pub left: f64,
    pub width: f64,
}

/// A stretch of the calendar with its name; cut at the ends of the axis.
#[derive(Debug)]
pub(super) struct Cell {
    pub x: f64,
    /// Empty where it does not fit.
    pub name: String,
    /// Whether it begins inside, so that a line stands there.
    pub begins: bool,
}

/// Two rows of names: years over months, months over days, or years alone.
#[derive(Debug)]
pub(super) struct Ticks {
    pub upper: Vec<Cell>,
    pub lower: Vec<Cell>,
}

/// The distance between two names.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Step {
    Days(i32),
    Months(i32),
    Years(i32),
}

/// Days since 1 January 1970.
pub(super) fn number(day: Date) -> i32 {
    i32::try_from(day.duration_since(FIRST).as_hours() / 24).unwrap_or_default()
}

/// The axis of the chart's own span, or of whole months around everything in these rows and today.
pub(super) fn of(chart: &Chart, rows: &[Row], left: f64, width: f64) -> Axis {
    let (from, to) = match chart.span {
        Some(Span { from, to }) => (from.min(to), from.max(to)),
        None => around(chart.today, rows),
    };
    Axis { from: number(from), to: number(to), left, width }
}

fn around(today: Date, rows: &[Row]) -> (Date, Date) {
    let (mut from, mut to) = (today, today);
    for day in rows.iter().flat_map(days) {
        from = from.min(day);
        to = to.max(day);
    }
    if rows.is_empty() {
        to = today.checked_add(jiff::Span::new().months(5)).unwrap_or(today);
    }
    (from.first_of_month(), to.last_of_month())
}

fn days(row: &Row) -> impl Iterator<Item = Date> {
    let bars = row.bars.iter().flat_map(|bar| [bar.from, bar.to]);
    let steps = row.milestones.iter().map(|step| step.day);
    let slack = row.slack.iter().flat_map(|slack| [slack.from, slack.to]);
    bars.chain(steps).chain(slack).chain(row.closing.iter().map(|closing| closing.day))
}

impl Axis {
    pub(super) fn right(self) -> f64 {
        self.left + self.width
    }

    /// Where a day begins; also for days outside.
    pub(super) fn edge(self, day: i32) -> f64 {
        self.left + f64::from(day - self.from) * self.unit()
    }

    /// The middle of a day, where a mark stands.
    pub(super) fn middle(self, day: i32) -> f64 {
        self.edge(day) + self.unit() / 2.0
    }

    pub(super) fn holds(self, day: i32) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// A place, moved to the nearest end if it lies outside.
    pub(super) fn within(self, x: f64) -> f64 {
        x.clamp(self.left, self.right())
    }

    fn days(self) -> f64 {
        f64::from(self.to - self.from) + 1.0
    }

    /// Width of one day.
    fn unit(self) -> f64 {
        self.width / self.days()
    }

    /// The names of the calendar in these letters, as many as stand free of each other.
    pub(super) fn ticks(self, months: &[String; 12], letters: Letters) -> Ticks {
        let months = months.each_ref().map(|name| clean(name));
        let step = self.step(&months, letters);
        let lower = self.cells(step, letters, |start| match step {
            Step::Days(_) if start < self.from => String::new(),
            Step::Days(_) => date(start).day().to_string(),
            Step::Months(_) => month(&months, date(start)).to_owned(),
            Step::Years(_) => date(start).year().to_string(),
        });
        let upper = match step {
            Step::Days(_) => self.cells(Step::Months(1), letters, |start| {
                format!("{} {}", month(&months, date(start)), date(start).year())
            }),
            Step::Months(_) => {
                self.cells(Step::Years(1), letters, |start| date(start).year().to_string())
            }
            Step::Years(_) => Vec::new(),
        };
        Ticks { upper, lower }
    }

    /// The smallest distance at which every name fits.
    fn step(self, months: &[String; 12], letters: Letters) -> Step {
        let widest = months.iter().map(|name| letters.width(name)).fold(0.0, f64::max);
        let room = |days: f64, name: f64| self.unit() * days >= name + AROUND;
        let day = letters.width("30");
        if self.days() <= 45.0 && room(1.0, day) {
            return Step::Days(1);
        }
        if self.days() <= 70.0 && room(7.0, day) {
            return Step::Days(7);
        }
        let month = [1, 3, 6].into_iter().find(|many| room(28.0 * f64::from(*many), widest));
        if let Some(many) = month.filter(|many| *many == 1 || self.days() <= 366.0 * 8.0) {
            return Step::Months(many);
        }
        let year = letters.width("2026");
        let many = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
        Step::Years(
            many.into_iter().find(|many| room(365.0 * f64::from(*many), year)).unwrap_or(10_000),
        )
    }

    fn cells(self, step: Step, letters: Letters, name: impl Fn(i32) -> String) -> Vec<Cell> {
        let mut cells = Vec::new();
        let mut start = step.floor(self.from);
        while start <= self.to {
            let next = step.next(start);
            if next <= start {
                break;
            }
            let x = self.within(self.edge(start));
            let mut name = name(start);
            if letters.width(&name) + AROUND > self.within(self.edge(next)) - x {
                name.clear();
            }
            cells.push(Cell { x, name, begins: start >= self.from });
            start = next;
        }
        cells
    }
}

impl Step {
    /// The first day of the step that holds this day: weeks begin on Monday, quarters in January.
    fn floor(self, day: i32) -> i32 {
        match self {
            Self::Days(7) => day - (day + 3).rem_euclid(7),
            Self::Days(_) => day,
            Self::Months(many) => first_of(months(day).div_euclid(many) * many),
            Self::Years(many) => first_of(months(day).div_euclid(12 * many) * 12 * many),
        }
    }

    fn next(self, start: i32) -> i32 {
        match self {
            Self::Days(many) => start + many,
            Self::Months(many) => first_of(months(start) + many),
            Self::Years(many) => first_of((months(start).div_euclid(12 * many) + 1) * 12 * many),
        }
    }
}

/// The day of a number; the calendar's own ends where it has none.
fn date(number: i32) -> Date {
    FIRST.saturating_add(jiff::Span::new().days(number.clamp(-4_300_000, 2_932_000)))
}

/// Months since the year 0 of the day's month.
fn months(day: i32) -> i32 {
    let day = date(day);
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

/// First day of a month counted by [`months`]; far outside for a month the calendar does not have.
fn first_of(month: i32) -> i32 {
    let year = i16::try_from(month.div_euclid(12));
    let within = i8::try_from(month.rem_euclid(12) + 1);
    match (year, within) {
        (Ok(year), Ok(within)) => Date::new(year, within, 1).map_or_else(|_| far(month), number),
        _ => far(month),
    }
}

fn far(month: i32) -> i32 {
    if month < 0 { -5_000_000 } else { 5_000_000 }
}

fn month(names: &[String; 12], day: Date) -> &str {
    usize::try_from(day.month() - 1).ok().and_then(|at| names.get(at)).map_or("", String::as_str)
}
