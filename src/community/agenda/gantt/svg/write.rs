//! The small change of SVG: numbers, escaped text, colours, titles.
use std::fmt::{self, Display, Formatter, Write};

use super::super::paint::Tone;

/// What has been written so far.
pub(super) struct Pen<'a> {
    out: String,
    /// Before every id.
    pub id: &'a str,
    /// Whether what is drawn has a sentence of its own.
    hints: bool,
}

impl<'a> Pen<'a> {
    pub(super) fn new(id: &'a str, hints: bool) -> Self {
        Self { out: String::with_capacity(64 * 1024), id, hints }
    }

    pub(super) fn raw(&mut self, text: &str) {
        self.out.push_str(text);
    }

    pub(super) fn put(&mut self, text: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(text);
    }

    pub(super) fn title(&mut self, title: &str) {
        if self.hints && !title.is_empty() {
            self.put(format_args!("<title>{}</title>", Escaped(title)));
        }
    }

    /// Ends an open start tag, with a title inside if there is one.
    pub(super) fn close(&mut self, tag: &str, title: &str) {
        if !self.hints || title.is_empty() {
            self.raw("/>");
            return;
        }
        self.raw(">");
        self.title(title);
        self.put(format_args!("</{tag}>"));
    }

    pub(super) fn done(self) -> String {
        self.out
    }
}

/// A length with at most one decimal.
#[derive(Clone, Copy)]
pub(super) struct Unit(pub f64);

impl Display for Unit {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        let tenths = tenths(self.0);
        let sign = if tenths < 0 { "-" } else { "" };
        match (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10) {
            (whole, 0) => write!(to, "{sign}{whole}"),
            (whole, tenth) => write!(to, "{sign}{whole}.{tenth}"),
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a cast saturates, and no picture is that wide"
)]
fn tenths(value: f64) -> i64 {
    (value * 10.0).round() as i64
}

/// Text fit for content and for attributes in double quotes.
pub(super) struct Escaped<'a>(pub &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        let mut from = 0;
        for (at, byte) in self.0.bytes().enumerate() {
            let instead = match byte {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => continue,
            };
            to.write_str(self.0.get(from..at).unwrap_or_default())?;
            to.write_str(instead)?;
            from = at + 1;
        }
        to.write_str(self.0.get(from..).unwrap_or_default())
    }
}

/// Class and colours of an element, with a space before.
#[derive(Clone, Copy)]
pub(super) struct Look<'a> {
    class: &'static str,
    fill: Option<Tone>,
    stroke: Option<Tone>,
    /// The id before the pattern of what is overdue.
    hatch: Option<&'a str>,
}

impl<'a> Look<'a> {
    pub(super) fn new(class: &'static str) -> Self {
        Self { class, fill: None, stroke: None, hatch: None }
    }

    pub(super) fn fill(self, tone: Tone) -> Self {
        Self { fill: Some(tone), ..self }
    }

    pub(super) fn stroke(self, tone: Tone) -> Self {
        Self { stroke: Some(tone), ..self }
    }

    pub(super) fn hatched(self, id: &'a str) -> Self {
        Self { hatch: Some(id), ..self }
    }
}

impl Display for Look<'_> {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        let mut put = |parts: &[&str]| parts.iter().try_for_each(|part| to.write_str(part));
        put(&[" class=\"", self.class])?;
        if let Some(tone) = self.fill {
            put(&[" gf-", tone.name()])?;
        }
        if let Some(tone) = self.stroke {
            put(&[" gs-", tone.name()])?;
        }
        match (self.fill, self.hatch) {
            (Some(tone), _) => put(&["\" fill=\"", tone.light(), "\""])?,
            (None, Some(id)) => put(&["\" fill=\"url(#", id, "-late)\""])?,
            (None, None) => put(&["\" fill=\"none\""])?,
        }
        self.stroke.map_or(Ok(()), |tone| put(&[" stroke=\"", tone.light(), "\""]))
    }
}
