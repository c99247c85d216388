//! The words of a row: its code, whether it is overdue, and its title in a few lines.
use super::super::{Row, Shape, Words, clean::clean, letters::Letters, paint::Tone};
use super::Form;
use super::item::{Glyph, Item, Text};
use super::row::Plan;

/// Lines of a title; one more where the row is high enough anyway.
const MOST: usize = 2;

/// How the words of all rows are set.
pub(super) struct Column {
    form: Form,
    code: Letters,
    title: Letters,
    /// Height of a line.
    line: f64,
    /// Width of the codes, where they stand left of the titles.
    codes: f64,
    overdue: String,
}

/// The words of one row, from their own top.
pub(super) struct RowLabel {
    pub height: f64,
    /// The sign of what is overdue.
    sign: Option<(f64, f64)>,
    texts: Vec<Text>,
    address: Option<String>,
    x: f64,
    width: f64,
}

impl Column {
    pub(super) fn of(form: Form, rows: &[Row], words: &Words) -> Self {
        let overdue = clean(&words.overdue);
        let (code, title, line) = match form.shape {
            Shape::Wide => (Letters::bold(12.0), Letters::regular(13.0), 17.0),
            Shape::Narrow => (Letters::bold(13.0), Letters::regular(14.0), 19.0),
        };
        let widest = rows
            .iter()
            .map(|row| code.width(&clean(&row.code)))
            .fold(code.width(&overdue) + SIGN, f64::max)
            + 1.0;
        Self { form, code, title, line, codes: widest.clamp(40.0, 104.0), overdue }
    }

    /// The words of a row whose lanes are so high.
    pub(super) fn label(&self, row: &Row, plan: &Plan, lanes: f64) -> RowLabel {
        match self.form.shape {
            Shape::Wide => {
                self.beside(row, plan, if lanes >= 3.0 * self.line { MOST + 1 } else { MOST })
            }
            Shape::Narrow => self.above(row, plan),
        }
    }

    /// Code and title side by side; `overdue` under the code.
    fn beside(&self, row: &Row, plan: &Plan, most: usize) -> RowLabel {
        let (x, first) = (self.form.pad, self.line - 4.0);
        let mut texts =
            vec![self.text(self.code, Tone::Ink, x, first, &clean(&row.code), self.codes)];
        let mut sign = None;
        let mut lines = 1.0;
        if plan.overdue {
            sign = Some((x + 6.0, first + self.line - 4.0));
            texts.push(self.text(
                self.code,
                Tone::Bad,
                x + SIGN,
                first + self.line,
                &self.overdue,
                self.codes - SIGN,
            ));
            lines = 2.0;
        }
        let title_x = x + self.codes + 14.0;
        let room = self.form.left - 16.0 - title_x;
        let height =
            self.title(&row.label, most, (title_x, first), room, &mut texts).max(lines * self.line);
        let width = self.form.left - 12.0 - x;
        RowLabel { height, sign, texts, address: address(row), x, width }
    }

    /// Code, `overdue` and slack in one line, the title under them.
    fn above(&self, row: &Row, plan: &Plan) -> RowLabel {
        let (x, first) = (self.form.pad, self.line - 5.0);
        let right = self.form.right;
        let small = Letters::regular(self.code.size);
        let slack = plan
            .slack
            .as_ref()
            .map(|(_, _, tight, text)| (*tight, small.cut(text, (right - x) * 0.45)));
        let slack_width = slack.as_ref().map_or(0.0, |(_, text)| small.width(text) + 12.0);
        let mut texts = Vec::new();
        let mut sign = None;
        let overdue_width = if plan.overdue {
            SIGN + self.code.width(&self.overdue).min(100.0) + 12.0
        } else {
            0.0
        };
        let code = self.text(
            self.code,
            Tone::Ink,
            x,
            first,
            &clean(&row.code),
            right - x - slack_width - overdue_width,
        );
        let mut at = code.extent().1 + 12.0;
        texts.push(code);
        if plan.overdue {
            sign = Some((at + 6.0, first - 4.0));
            texts.push(self.text(self.code, Tone::Bad, at + SIGN, first, &self.overdue, 100.0));
            at += overdue_width;
        }
        if let Some((tight, text)) = slack {
            texts.push(
                Text::new(small, if tight { Tone::Warning } else { Tone::Soft }, at, first, text)
                    .set_apart(),
            );
        }
        let title = self.title(&row.label, MOST, (x, first + self.line), right - x, &mut texts);
        RowLabel {
            height: self.line + title,
            sign,
            texts,
            address: address(row),
            x,
            width: right - x,
        }
    }

    fn text(&self, letters: Letters, tone: Tone, x: f64, y: f64, text: &str, room: f64) -> Text {
        let text = Text::new(letters, tone, x, y, letters.cut(text, room));
        if self.form.shape == Shape::Narrow { text.set_apart() } else { text }
    }

    /// Adds the lines of a title from a base line on; gives their height.
    fn title(
        &self,
        title: &str,
        most: usize,
        (x, first): (f64, f64),
        room: f64,
        texts: &mut Vec<Text>,
    ) -> f64 {
        let mut height = 0.0;
        for line in self.title.wrap(&clean(title), room, most) {
            texts.push(self.text(self.title, Tone::Ink, x, first + height, &line, room));
            height += self.line;
        }
        height
    }
}

/// Room of the sign before the word.
const SIGN: f64 = 16.0;

impl RowLabel {
    /// The words at their height, as a link if the row has an address.
    pub(super) fn items(self, top: f64) -> Vec<Item> {
        let lower = |text: Text| Text { y: text.y + top, ..text };
        let texts = self.texts.into_iter().filter(|text| !text.content.is_empty()).map(lower);
        let mut items = Vec::new();
        match self.address {
            Some(address) => items.push(Item::Link {
                address,
                x: self.x,
                y: top - 4.0,
                w: self.width,
                h: self.height + 8.0,
                lines: texts.collect(),
            }),
            None => items.extend(texts.map(Item::Text)),
        }
        if let Some((x, y)) = self.sign {
            items.push(Item::Mark { glyph: Glyph::Overdue, x, y: y + top, title: String::new() });
        }
        items
    }
}

/// An address that leads to a page: never one that a browser would run.
fn address(row: &Row) -> Option<String> {
    let address = row.address.as_deref()?;
    let begins = |scheme: &str| {
        address.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    };
    let page =
        begins("https://") || begins("http://") || (begins("/") && !begins("//")) || begins("#");
    let clean = !address.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\');
    (page && clean && address.len() <= 2000).then(|| address.to_owned())
}
