//! Whether a place lies within one of many, asked as often as one likes: whoever asks each of them
//! every time does the square of the work. Refuses to know what stands there.

use std::collections::BTreeMap;
use std::ops::Range;

/// Many places in a text.
pub struct Cover {
    /// Where each begins, in order, and the furthest end of those that begin no later.
    ends: Vec<(usize, usize)>,
}

impl Cover {
    /// Of these, in any order.
    #[must_use]
    pub fn of<'a>(spans: impl Iterator<Item = &'a Range<usize>>) -> Self {
        let mut ends: Vec<(usize, usize)> = spans.map(|span| (span.start, span.end)).collect();
        ends.sort_unstable();
        let mut furthest = 0;
        for (_, end) in &mut ends {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Self { ends }
    }

    /// One of them holds all of `span`.
    #[must_use]
    pub fn holds(&self, span: &Range<usize>) -> bool {
        let before = self.ends.partition_point(|(start, _)| *start <= span.start);
        before > 0 && span.end <= self.ends[before - 1].1
    }
}

/// Places that do not touch each other.
#[derive(Default)]
pub struct Taken(BTreeMap<usize, usize>);

impl Taken {
    /// One of them and `span` have something in common.
    #[must_use]
    pub fn touches(&self, span: &Range<usize>) -> bool {
        self.0.range(..span.end).next_back().is_some_and(|(_, end)| span.start < *end)
    }

    /// One more, which touches none of them.
    pub fn add(&mut self, span: &Range<usize>) {
        self.0.insert(span.start, span.end);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_answers_as_if_each_were_asked(
            spans in prop::collection::vec((0_usize..40, 1_usize..20), 0..12),
            (start, length) in (0_usize..40, 0_usize..20),
        ) {
            let spans: Vec<Range<usize>> =
                spans.into_iter().map(|(start, length)| start..start + length).collect();
            let asked = start..start + length;
            let each = spans.iter().any(|span| span.start <= asked.start && asked.end <= span.end);
            prop_assert_eq!(Cover::of(spans.iter()).holds(&asked), each);
        }
    }
}
