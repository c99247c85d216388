//! Which paragraphs of two texts belong together: by their length, as Gale and Church do it (*A Program
//! for Aligning Sentences in Bilingual Corpora*, 1993), and by what both languages write alike —
//! figures, dates, links, names, acronyms, terms, and words of one origin (Simard, Foster and Isabelle,
//! 1992).
//!
//! Translators join and split paragraphs, so up to three stand for one. Refuses to know what is said
//! in them: it is given lengths and marks.

use std::ops::Range;

use super::paragraph::Kind;

/// What is known of one paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit {
    /// Its length, in characters, without its number.
    pub length: usize,
    /// What it holds that the other language would write alike: ids in rising order, each once.
    pub holds: Vec<u32>,
    /// What it is.
    pub kind: Option<Kind>,
    /// Its number.
    pub label: Option<String>,
}

/// Paragraphs that belong together, by their places; one of the two is empty where the other text
/// has nothing of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Those of the one text.
    pub one: Range<usize>,
    /// Those of the other.
    pub other: Range<usize>,
}

/// How many paragraphs may stand for one.
const MOST: usize = 3;
/// What it costs that a paragraph has nothing beside it.
const ALONE: f32 = 3.4;
/// What it costs that two stand for one, and each further one.
const JOINED: f32 = 1.2;
/// What it costs that two have nothing in common.
const STRANGE: f32 = 4.6;
/// What it costs that two have a number alike; and that they have everything in common.
const NUMBERED: f32 = -2.0;
const EVERYTHING: f32 = -1.2;
/// No step costs less.
const LEAST: f32 = NUMBERED + EVERYTHING;
/// So much in common is as much as translations have.
const ALIKE: f32 = 0.34;
/// How unlikely the lengths of several and one may be at most.
const FITTING: f32 = 0.8;
/// So much of what a part alone says must stand in what it is a part of.
const SHARED: f32 = 0.22;
/// How far apart from the straight line two paragraphs may stand, beside the difference in number.
const BAND: usize = 150;

/// The most paragraphs a text may have.
pub const PARAGRAPHS: usize = 4_000;

/// The steps that lead through both texts at the least cost. `weights` says of each id how much it
/// tells; an id beyond them tells nothing.
#[must_use]
pub fn align(one: &[Unit], other: &[Unit], weights: &[f32]) -> Vec<Step> {
    let whole = |units: &[Unit]| units.iter().map(|unit| unit.length).sum::<usize>().max(1);
    let ratio = (size(whole(other)) / size(whole(one))).clamp(0.8, 1.3);
    let texts = Texts { one: grown(one), other: grown(other), weights, ratio };
    texts.walk(one.len(), other.len())
}

#[expect(clippy::cast_precision_loss, reason = "lengths of texts are far below what a float holds")]
fn size(count: usize) -> f32 {
    count as f32
}

/// The paragraphs of a text, those that may be one taken together: by how many, then by where.
type Grown = Vec<Vec<Option<Unit>>>;

fn grown(units: &[Unit]) -> Grown {
    let mut all: Grown = vec![units.iter().cloned().map(Some).collect()];
    for more in 1..MOST {
        let joined = (0..units.len()).map(|at| {
            let before = all[more - 1][at].as_ref()?;
            joined(before, units.get(at + more)?)
        });
        let joined = joined.collect();
        all.push(joined);
    }
    all
}

/// Two paragraphs as one; none where nobody would join them.
fn joined(one: &Unit, next: &Unit) -> Option<Unit> {
    let may = one.kind == next.kind
        && !matches!(one.kind, Some(Kind::Heading | Kind::Row | Kind::Item))
        && next.label.is_none();
    may.then(|| {
        let mut holds = [one.holds.as_slice(), &next.holds].concat();
        holds.sort_unstable();
        holds.dedup();
        Unit { length: one.length + next.length + 1, holds, ..one.clone() }
    })
}

struct Texts<'a> {
    one: Grown,
    other: Grown,
    weights: &'a [f32],
    /// How many characters of the other text stand for one of the one.
    ratio: f32,
}

/// One row of the table: the least cost to come so far, and by which step.
struct Row {
    from: usize,
    costs: Vec<f32>,
    steps: Vec<(u8, u8)>,
}

impl Row {
    fn cost(&self, at: usize) -> f32 {
        at.checked_sub(self.from)
            .and_then(|at| self.costs.get(at))
            .copied()
            .unwrap_or(f32::INFINITY)
    }
}

impl Texts<'_> {
    fn walk(&self, length: usize, width: usize) -> Vec<Step> {
        let band = BAND + length.abs_diff(width);
        let mut rows: Vec<Row> = Vec::with_capacity(length + 1);
        for at in 0..=length {
            let middle = (at * width).checked_div(length).unwrap_or(0);
            let (from, to) = (middle.saturating_sub(band), (middle + band).min(width));
            let to = if length == 0 { width } else { to };
            let mut row = Row { from, costs: Vec::new(), steps: Vec::new() };
            for there in from..=to {
                let (cost, step) = self.best(&rows, &row, at, there);
                row.costs.push(cost);
                row.steps.push(step);
            }
            rows.push(row);
        }
        let (mut at, mut there) = (length, width);
        let mut steps = Vec::new();
        while (at, there) != (0, 0) {
            let row = &rows[at];
            let (ones, others) = row.steps.get(there - row.from).copied().unwrap_or((0, 0));
            let (ones, others) = (usize::from(ones), usize::from(others));
            if ones + others == 0 {
                break;
            }
            steps.push(Step { one: at - ones..at, other: there - others..there });
            at -= ones;
            there -= others;
        }
        steps.reverse();
        steps
    }

    /// The least cost to come to a place, and the step by which.
    fn best(&self, rows: &[Row], row: &Row, at: usize, there: usize) -> (f32, (u8, u8)) {
        if (at, there) == (0, 0) {
            return (0.0, (0, 0));
        }
        let mut best = (f32::INFINITY, (0, 0));
        let mut look = |before: f32, cost: &dyn Fn() -> Option<f32>, step: (u8, u8)| {
            if before + LEAST < best.0
                && let Some(cost) = cost()
                && before + cost < best.0
            {
                best = (before + cost, step);
            }
        };
        if at > 0 {
            let alone = || Some(self.alone(&self.one, at - 1));
            look(rows[at - 1].cost(there), &alone, (1, 0));
        }
        if there > 0 {
            let alone = || Some(self.alone(&self.other, there - 1));
            look(row.cost(there - 1), &alone, (0, 1));
        }
        for (ones, others) in [(1_u8, 1_u8), (1, 2), (2, 1), (1, 3), (3, 1)] {
            let (many, more) = (usize::from(ones), usize::from(others));
            if at >= many && there >= more {
                let before = rows[at - many].cost(there - more);
                let cost = || self.together(at - many..at, there - more..there);
                look(before, &cost, (ones, others));
            }
        }
        best
    }

    /// What it costs that a paragraph has nothing beside it: a short one may be left out sooner.
    #[expect(clippy::unused_self, reason = "it is asked as the other costs are")]
    fn alone(&self, text: &Grown, at: usize) -> f32 {
        let length = text[0][at].as_ref().map_or(0, |unit| unit.length);
        ALONE - 0.8 / (1.0 + size(length) / 40.0)
    }

    /// What it costs that these belong together; none if they cannot.
    fn together(&self, one: Range<usize>, other: Range<usize>) -> Option<f32> {
        let here = self.one[one.len() - 1][one.start].as_ref()?;
        let there = self.other[other.len() - 1][other.start].as_ref()?;
        let several = one.len().max(other.len()) - 1;
        let far = self.far(here, there);
        if several > 0
            && (far > FITTING
                || !(self.is_pinned(&one, &other, far) || self.shared_out(one, other, here, there)))
        {
            return None;
        }
        // Of two that may both be meant, the one with more in common is.
        let alike = self.alike(here, there);
        let strange = STRANGE * (1.0 - (alike / ALIKE).min(1.0)) + EVERYTHING * alike;
        let named = match (&here.label, &there.label) {
            (Some(here), Some(there)) if here == there => NUMBERED,
            (Some(_), Some(_)) => 1.2,
            (None, None) => 0.0,
            _ => 0.5,
        };
        let kinds = match (here.kind, there.kind) {
            (one, other) if one == other => 0.0,
            (Some(Kind::Heading), _) | (_, Some(Kind::Heading)) => 1.6,
            _ => 0.4,
        };
        Some(far + strange + named + kinds + JOINED * size(several))
    }

    /// How unlikely two lengths are for a text and its translation. Short ones vary more.
    fn far(&self, one: &Unit, other: &Unit) -> f32 {
        let (one, other) = (size(one.length) * self.ratio + 4.0, size(other.length) + 4.0);
        let spread = 0.2 + 2.0 / one.min(other).sqrt();
        let off = (other / one).ln() / spread;
        (off * off / 2.0).min(6.0)
    }

    fn weight(&self, id: u32) -> f32 {
        usize::try_from(id).ok().and_then(|id| self.weights.get(id)).copied().unwrap_or(0.0)
    }

    fn sum<'b>(&self, ids: impl Iterator<Item = &'b u32>) -> f32 {
        ids.map(|id| self.weight(*id)).sum()
    }

    /// How much two have in common, from 0 to 1.
    fn alike(&self, one: &Unit, other: &Unit) -> f32 {
        let (mine, theirs) = (self.sum(one.holds.iter()), self.sum(other.holds.iter()));
        if mine <= 0.0 || theirs <= 0.0 {
            // Nothing can be told: half a mark.
            return ALIKE / 2.0;
        }
        self.sum(both(&one.holds, &other.holds)) / (mine * theirs).sqrt()
    }

    /// Whether the first of several has the number of the one, and is much too short to be all of it.
    fn is_pinned(&self, one: &Range<usize>, other: &Range<usize>, far: f32) -> bool {
        let first = self.one[0].get(one.start).and_then(Option::as_ref);
        let there = self.other[0].get(other.start).and_then(Option::as_ref);
        let (Some(here), Some(there)) = (first, there) else { return false };
        here.label.is_some() && here.label == there.label && self.far(here, there) > far + 0.8
    }

    /// Whether each part of what was split says something of the whole that no other part says:
    /// otherwise one of them is not in the other text, and that must be told.
    fn shared_out(
        &self,
        one: Range<usize>,
        other: Range<usize>,
        here: &Unit,
        there: &Unit,
    ) -> bool {
        let (parts, text, whole) =
            if one.len() > 1 { (one, &self.one, there) } else { (other, &self.other, here) };
        let units: Vec<&Unit> = parts.filter_map(|at| text[0][at].as_ref()).collect();
        units.iter().enumerate().all(|(at, part)| {
            let elsewhere = |id: &u32| {
                units
                    .iter()
                    .enumerate()
                    .any(|(other, unit)| other != at && unit.holds.binary_search(id).is_ok())
            };
            let own = || part.holds.iter().filter(|id| !elsewhere(id));
            let all = self.sum(own());
            let found = self.sum(own().filter(|id| whole.holds.binary_search(id).is_ok()));
            all > 0.0 && found / all >= SHARED
        })
    }
}

/// How much two paragraphs have in common, from 0 to 1, for those that stand in different places.
#[must_use]
pub fn alike(one: &Unit, other: &Unit, weights: &[f32]) -> f32 {
    let texts = Texts { one: Vec::new(), other: Vec::new(), weights, ratio: 1.0 };
    if one.holds.is_empty() || other.holds.is_empty() { 0.0 } else { texts.alike(one, other) }
}

/// The ids that stand in both, which are in rising order.
fn both<'a>(one: &'a [u32], other: &'a [u32]) -> impl Iterator<Item = &'a u32> {
    let mut rest = other.iter().peekable();
    one.iter().filter(move |id| {
        while rest.next_if(|next| next < id).is_some() {}
        rest.peek().is_some_and(|next| next == id)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn unit(length: usize, holds: &[u32]) -> Unit {
        Unit { length, holds: holds.to_vec(), kind: Some(Kind::Plain), label: None }
    }

    fn shape(steps: &[Step]) -> Vec<(usize, usize)> {
        steps.iter().map(|step| (step.one.len(), step.other.len())).collect()
    }

    #[test]
    fn what_is_missing_and_what_was_split() {
        let weights = [1.0; 20];
        let one = [unit(200, &[0, 1, 2]), unit(180, &[3, 4, 5, 6]), unit(90, &[7, 8])];
        let same = align(&one, &one, &weights);
        assert_eq!(shape(&same), [(1, 1), (1, 1), (1, 1)]);
        let fewer = [one[0].clone(), one[2].clone()];
        assert_eq!(shape(&align(&one, &fewer, &weights)), [(1, 1), (1, 0), (1, 1)]);
        assert_eq!(shape(&align(&fewer, &one, &weights)), [(1, 1), (0, 1), (1, 1)]);
        let split = [one[0].clone(), unit(90, &[3, 4]), unit(89, &[5, 6]), one[2].clone()];
        assert_eq!(shape(&align(&one, &split, &weights)), [(1, 1), (1, 2), (1, 1)]);
        assert_eq!(shape(&align(&split, &one, &weights)), [(1, 1), (2, 1), (1, 1)]);
        assert_eq!(shape(&align(&[], &one, &weights)), [(0, 1), (0, 1), (0, 1)]);
        assert!(align(&[], &[], &weights).is_empty());
    }

    proptest! {
        #[test]
        fn every_paragraph_stands_in_one_step_and_in_its_order(
            one in prop::collection::vec((0_usize..400, prop::collection::btree_set(0_u32..30, 0..8)), 0..30),
            other in prop::collection::vec((0_usize..400, prop::collection::btree_set(0_u32..30, 0..8)), 0..30),
        ) {
            let units = |all: Vec<(usize, std::collections::BTreeSet<u32>)>| -> Vec<Unit> {
                all.into_iter().map(|(length, holds)| unit(length, &holds.into_iter().collect::<Vec<_>>())).collect()
            };
            let (one, other) = (units(one), units(other));
            let steps = align(&one, &other, &[1.0; 30]);
            let (mut at, mut there) = (0, 0);
            for step in &steps {
                prop_assert_eq!((step.one.start, step.other.start), (at, there));
                prop_assert!(step.one.len() + step.other.len() > 0);
                (at, there) = (step.one.end, step.other.end);
            }
            prop_assert_eq!((at, there), (one.len(), other.len()));
        }
    }
}
