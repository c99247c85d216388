//! What a report says, in words: where each finding stands in both texts, and how much there is. Refuses
//! to know who reads it.

use std::ops::Range;

use super::paragraph::first_words;
use super::{Report, Row, Side};
use crate::foundation::i18n::{Say, Value};
use crate::say;

impl Side {
    /// The words of some of its paragraphs, with what stands between them.
    #[must_use]
    pub fn span(&self, places: &Range<usize>) -> Range<usize> {
        let those = self.paragraphs.get(places.clone()).unwrap_or_default();
        let (first, last) = (those.first(), those.last());
        first.map_or(0, |one| one.span.start)..last.map_or(0, |one| one.span.end)
    }

    /// Where some of its paragraphs stand: their language, their numbers, their first words; where there
    /// are none, after which one they would stand.
    fn place(&self, places: &Range<usize>) -> Say {
        let language = Value::from(&self.lang);
        if places.is_empty() {
            return say!("twin-place-none", language = language, after = places.start);
        }
        let words = first_words(&self.text[self.span(places)]);
        let (first, last) = (places.start + 1, places.end);
        if first == last {
            say!("twin-place", language = language, number = first, words = words)
        } else {
            say!("twin-places", language = language, first = first, last = last, words = words)
        }
    }
}

impl Report {
    /// Where a row stands, in both texts.
    #[must_use]
    pub fn place(&self, row: &Row) -> Say {
        let [one, other] = [0, 1].map(|at: usize| self.sides[at].place(&row.places[at]));
        say!("twin-beside", one = one, other = other)
    }

    /// Where a row stands in one text.
    #[must_use]
    pub fn place_in(&self, row: &Row, side: usize) -> Say {
        self.sides[side].place(&row.places[side])
    }

    /// The number of the paragraphs of a row in one text, without their words.
    #[must_use]
    pub fn number(&self, row: &Row, side: usize) -> Say {
        let (places, language) = (&row.places[side], Value::from(&self.sides[side].lang));
        if places.len() > 1 {
            let (first, last) = (places.start + 1, places.end);
            return say!("twin-numbers", language = language, first = first, last = last);
        }
        if places.is_empty() {
            return self.sides[side].place(places);
        }
        say!("twin-number", language = language, number = places.start + 1)
    }

    /// The words of a row in one text, cut where marks begin and end.
    #[must_use]
    pub fn pieces(&self, row: &Row, side: usize) -> Vec<(String, bool)> {
        let whole = self.sides[side].span(&row.places[side]);
        let text = &self.sides[side].text;
        let marks = row.found.iter().flat_map(|found| &found.marks);
        let mut marks: Vec<Range<usize>> =
            marks.filter(|mark| mark.side == side).map(|mark| mark.span.clone()).collect();
        marks.sort_by_key(|span| (span.start, span.end));
        let mut pieces = Vec::new();
        let mut at = whole.start;
        let mut cut = |span: Range<usize>, marked: bool| {
            let words = text.get(span).filter(|words| !words.is_empty());
            pieces.extend(words.map(|words| (words.to_owned(), marked)));
        };
        for span in marks.into_iter().filter(|span| span.end <= whole.end) {
            let start = span.start.max(at);
            if start < span.end {
                cut(at..start, false);
                cut(start..span.end, true);
                at = span.end;
            }
        }
        cut(at..whole.end, false);
        pieces
    }

    /// The rows of which something is to be said.
    pub fn amiss(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| !row.found.is_empty())
    }

    /// How much was found.
    #[must_use]
    pub fn count(&self) -> usize {
        self.rows.iter().map(|row| row.found.len()).sum()
    }

    /// Every finding with both paragraphs it means.
    #[must_use]
    pub fn says(&self) -> Vec<Say> {
        let of = |row: &Row| {
            let place = self.place(row);
            let say = move |what: Say| say!("twin-at", place = place.clone(), what = what);
            row.found.iter().map(|found| found.finding.say()).map(say).collect::<Vec<_>>()
        };
        self.amiss().flat_map(of).collect()
    }

    /// How many paragraphs each text has, and how much was found.
    #[must_use]
    pub fn summary(&self) -> Say {
        let [one, other] = [0, 1].map(|at: usize| {
            let side = &self.sides[at];
            say!("twin-side", language = &side.lang, count = side.paragraphs.len())
        });
        match self.count() {
            0 => say!("twin-nothing", one = one, other = other),
            count => say!("twin-summary", one = one, other = other, count = count),
        }
    }
}
