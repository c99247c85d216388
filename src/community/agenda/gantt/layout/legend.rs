//! What the signs mean, in words: only those that occur in the rows shown.
use super::super::{Stage, State, Words, clean::clean, paint::Tone};
use super::item::{Glyph, Item, Text};
use super::row::{Plan, SMALL};

/// Width of a sample, and the air after a word.
const SAMPLE: f64 = 26.0;
const AIR: f64 = 18.0;
/// Height of a line.
pub(super) const LINE: f64 = 22.0;

#[derive(Debug, Clone, Copy)]
enum Sample {
    Bar(Stage),
    Mark(Glyph),
    /// The sign, and the pattern where a stage is drawn on as overdue.
    Overdue {
        hatched: bool,
    },
    Closing,
    Slack,
    Arrow,
}

/// The legend from a height downwards between two ends, and where it stops.
pub(super) fn legend(
    plans: &[Plan],
    arrows: bool,
    words: &Words,
    ends: (f64, f64),
    top: f64,
) -> (Vec<Item>, f64) {
    let mut items = Vec::new();
    let (left, right) = ends;
    let (mut x, mut y) = (left, top);
    let wanted = occurring(plans, arrows, words);
    if wanted.is_empty() {
        return (items, top);
    }
    for (sample, word) in wanted {
        let word = SMALL.cut(&clean(word), right - left - SAMPLE - 8.0);
        let width = SAMPLE + 6.0 + SMALL.width(&word);
        if x > left && x + width > right {
            x = left;
            y += LINE;
        }
        if let Sample::Overdue { hatched: true } = sample {
            items.push(bar(None, x + 14.0, SAMPLE - 14.0, y + LINE / 2.0));
        }
        items.push(sample.item(x, y + LINE / 2.0));
        items.push(Item::Text(Text::new(
            SMALL,
            Tone::Soft,
            x + SAMPLE + 6.0,
            y + LINE / 2.0 + 4.2,
            word,
        )));
        x += width + AIR;
    }
    (items, y + LINE)
}

fn occurring<'a>(plans: &[Plan], arrows: bool, words: &'a Words) -> Vec<(Sample, &'a str)> {
    let any = |has: &dyn Fn(&Plan) -> bool| plans.iter().any(has);
    let bar = |stage: Stage| any(&|plan| plan.bars.iter().any(|bar| bar.stage == stage));
    let mark = |state: State| any(&|plan| plan.marks.iter().any(|mark| mark.state == state));
    let overdue = Sample::Overdue { hatched: any(&|plan| plan.late.is_some()) };
    let all = [
        (bar(Stage::Passed), Sample::Bar(Stage::Passed), words.passed.as_str()),
        (bar(Stage::Now), Sample::Bar(Stage::Now), &words.now),
        (bar(Stage::Planned), Sample::Bar(Stage::Planned), &words.planned),
        (mark(State::Done), Sample::Mark(Glyph::Done), &words.done),
        (mark(State::Open), Sample::Mark(Glyph::Open), &words.open),
        (any(&|plan| plan.overdue), overdue, &words.overdue),
        (any(&|plan| plan.closing.is_some()), Sample::Closing, &words.closing),
        (any(&|plan| plan.slack.is_some()), Sample::Slack, &words.slack),
        (arrows, Sample::Arrow, &words.after),
    ];
    all.into_iter().filter(|(occurs, ..)| *occurs).map(|(_, sample, word)| (sample, word)).collect()
}

fn bar(stage: Option<Stage>, x: f64, w: f64, y: f64) -> Item {
    let title = String::new();
    Item::Bar { x, y: y - 6.0, w, h: 12.0, stage, whole: (true, true), title }
}

impl Sample {
    /// Around the middle line at `y`, within [`SAMPLE`] from `x`. It has no sentence: the word says it.
    fn item(self, x: f64, y: f64) -> Item {
        let title = String::new();
        let middle = x + SAMPLE / 2.0;
        match self {
            Self::Bar(stage) => bar(Some(stage), x, SAMPLE, y),
            Self::Mark(glyph) => Item::Mark { glyph, x: middle, y, title },
            Self::Overdue { hatched } => Item::Mark {
                glyph: Glyph::Overdue,
                x: if hatched { x + 5.0 } else { middle },
                y,
                title,
            },
            Self::Closing => Item::Closing {
                x: middle,
                top: y - 8.0,
                bottom: y + 8.0,
                state: State::Open,
                title,
            },
            Self::Slack => {
                Item::Slack { x1: x + 2.0, x2: x + SAMPLE - 2.0, y, tight: false, title }
            }
            Self::Arrow => Item::Arrow(vec![
                (x + 4.0, y - 7.0),
                (x + 4.0, y + 1.0),
                (x + SAMPLE - 2.0, y + 1.0),
            ]),
        }
    }
}
