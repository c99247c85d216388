//! Whether two texts say the same: rules, ballots, statements, each in its language. They are aligned
//! by paragraph; what one has and the other lacks is told, and where a number, a date, a duty or a term
//! differs. Two versions of a group's rules that differ have led to formal motions.
//!
//! Translators join and split paragraphs, which is no mistake and is not reported. Refuses to know where
//! the texts come from, and to judge whether a translation is good.

pub mod align;
pub mod asked;
mod beside;
pub mod duty;
mod finding;
mod lexicon;
mod marks;
pub mod pages;
pub mod paragraph;
mod place;
pub mod share;

use std::ops::Range;

use self::align::{PARAGRAPHS, Step, Unit, align, alike};
use self::beside::{Part, look};
pub use self::finding::{Finding, Found, Mark};
use self::marks::Marks;
use self::paragraph::{Kind, Paragraph, paragraphs};
use super::protect::text::language;
use crate::community::glossary::checker::Checker;
use crate::community::glossary::terms::Term;
use crate::foundation::i18n::{Lang, Say, clean, is_blank};
use crate::say;

/// From so certain on a text is in the language it shows, whatever was said of it.
const PLAIN: f32 = 0.7;
/// A paragraph longer than the other by this factor lacks or has something.
const LONGER: f64 = 1.9;
/// Shorter differences say nothing, in characters.
const LONGER_BY: usize = 70;
/// Paragraphs of so many characters have something in common if they say the same.
const TELLING: usize = 90;
/// Less in common than this is nothing.
const UNLIKE: f32 = 0.05;
/// So much in common is the same, wherever it stands.
const SAME: f32 = 0.3;

/// One of the two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Its language.
    pub lang: Lang,
    /// Its text, cleaned; all places are of this.
    pub text: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// Paragraphs that stand beside each other, by their places, and what is to be said of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Those of the first and of the second text; one may be empty.
    pub places: [Range<usize>; 2],
    /// What was found, in order of place.
    pub found: Vec<Found>,
}

/// Both texts, side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The texts, in the order they were given.
    pub sides: [Side; 2],
    /// Every paragraph of both stands in one of these, in the order of the first text.
    pub rows: Vec<Row>,
}

/// Why two texts cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There is nothing in one of them.
    Empty,
    /// Both are in this language.
    Same(Lang),
    /// It cannot be told which language they are in.
    Unknown,
    /// One of them has so many paragraphs.
    TooMany(usize),
}

impl Unfit {
    /// In words.
    #[must_use]
    pub fn say(&self) -> Say {
        match self {
            Self::Empty => say!("twin-empty"),
            Self::Same(lang) => say!("twin-same", language = lang),
            Self::Unknown => say!("twin-unknown"),
            Self::TooMany(count) => say!("twin-too-many", count = *count, limit = PARAGRAPHS),
        }
    }
}

/// The languages of two texts: what each plainly shows, else what was said of it, else what it shows at
/// all.
///
/// # Errors
/// Both are in one language, or nothing tells which they are in.
pub fn languages(texts: [&str; 2], said: [Option<&Lang>; 2]) -> Result<[Lang; 2], Unfit> {
    let language = |side: usize| {
        let shown = language::shown(texts[side]);
        match shown {
            // A text may be said to be in `es-mx`; what it shows is only `es`.
            Some((lang, certain)) if certain >= PLAIN || said[side].is_none() => {
                let own = said.into_iter().flatten().find(|said| said.base() == lang.base());
                Some(own.cloned().unwrap_or(lang))
            }
            _ => said[side].cloned(),
        }
    };
    match (language(0), language(1)) {
        (Some(one), Some(other)) if one.base() == other.base() => Err(Unfit::Same(one)),
        (Some(one), Some(other)) => Ok([one, other]),
        _ => Err(Unfit::Unknown),
    }
}

/// Compares two texts, each in its language, by `terms` and known `names`.
///
/// # Errors
/// There is nothing to compare, or too much.
pub fn compare(
    texts: [(&Lang, &str); 2],
    terms: &[&Term],
    names: &[String],
) -> Result<Report, Unfit> {
    let sides = texts.map(|(lang, text)| {
        let text = clean(text);
        Side { lang: lang.clone(), paragraphs: paragraphs(&text), text }
    });
    for side in &sides {
        if is_blank(&side.text) || side.paragraphs.is_empty() {
            return Err(Unfit::Empty);
        }
        if side.paragraphs.len() > PARAGRAPHS {
            return Err(Unfit::TooMany(side.paragraphs.len()));
        }
    }
    let languages = [&sides[0].lang, &sides[1].lang];
    let checker = Checker::of(languages, terms, names);
    let mut marks = Marks::default();
    let mut units = |at: usize| {
        let side = &sides[at];
        marks.units(at, (&side.lang, &side.text), &side.paragraphs, languages, &checker)
    };
    let units = [units(0), units(1)];
    let twins = Twins { sides: &sides, units: &units, weights: marks.weights(), checker };
    let rows = twins.rows();
    Ok(Report { sides, rows })
}

/// Two texts that are being compared.
struct Twins<'a> {
    sides: &'a [Side; 2],
    units: &'a [Vec<Unit>; 2],
    weights: Vec<f32>,
    checker: Checker<'a>,
}

impl Twins<'_> {
    fn rows(&self) -> Vec<Row> {
        let steps = align(&self.units[0], &self.units[1], &self.weights);
        let mut rows: Vec<Row> = steps
            .into_iter()
            .map(|Step { one, other }| Row { places: [one, other], found: Vec::new() })
            .collect();
        self.moved(&mut rows);
        let mut shifts = [None, None];
        for row in &mut rows {
            if row.found.is_empty() {
                row.found = self.found(&row.places);
                self.number(row, &mut shifts);
            }
        }
        rows
    }

    /// What has nothing beside it and stands elsewhere is brought together; what stands nowhere is
    /// missing.
    fn moved(&self, rows: &mut Vec<Row>) {
        let alone =
            |row: &Row, side: usize| row.places[1 - side].is_empty() && row.places[side].len() == 1;
        let mine: Vec<usize> = (0..rows.len()).filter(|at| alone(&rows[*at], 0)).collect();
        let mut theirs: Vec<usize> = (0..rows.len()).filter(|at| alone(&rows[*at], 1)).collect();
        let mut gone = Vec::new();
        for at in mine {
            let one = &self.units[0][rows[at].places[0].start];
            let best = theirs
                .iter()
                .enumerate()
                .map(|(place, there)| {
                    let other = &self.units[1][rows[*there].places[1].start];
                    let same = numbered_alike(one, other);
                    let alike = alike(one, other, &self.weights);
                    (place, *there, if same { alike.max(SAME) } else { alike })
                })
                .filter(|(_, _, alike)| *alike >= SAME)
                .max_by(|a, b| a.2.total_cmp(&b.2));
            if let Some((place, there, _)) = best {
                theirs.remove(place);
                rows[at].places[1] = rows[there].places[1].clone();
                let mut found = vec![Found { finding: Finding::Moved, marks: Vec::new() }];
                found.extend(self.found(&rows[at].places));
                rows[at].found = found;
                gone.push(there);
            }
        }
        let mut at = 0;
        rows.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }

    /// What is to be said of paragraphs that stand beside each other.
    fn found(&self, places: &[Range<usize>; 2]) -> Vec<Found> {
        for side in [0, 1] {
            if places[side].is_empty() {
                let finding = Finding::Missing { missing_in: self.sides[side].lang.clone() };
                return vec![Found { finding, marks: Vec::new() }];
            }
        }
        let part = |at: usize| {
            let side = &self.sides[at];
            let those = &side.paragraphs[places[at].clone()];
            let span = those.first().map_or(0, |one| one.span.start)
                ..those.last().map_or(0, |one| one.span.end);
            let labels: Vec<Range<usize>> =
                those.iter().map(|one| one.span.start..one.begins).collect();
            Part::of(&side.lang, &side.text, &span, &labels)
        };
        let strange = self.strange(places).map(|finding| Found { finding, marks: Vec::new() });
        // Of two that say different things, nothing more is worth saying.
        if let Some(unlike) = strange.iter().find(|found| found.finding == Finding::Unlike) {
            return vec![unlike.clone()];
        }
        let parts = [part(0), part(1)];
        let mut found = look([&parts[0], &parts[1]], &self.checker);
        found.extend(strange);
        found
    }

    /// Two that are too unlike in length or in everything.
    fn strange(&self, places: &[Range<usize>; 2]) -> Option<Finding> {
        let units = |at: usize| &self.units[at][places[at].clone()];
        let length = |at: usize| units(at).iter().map(|unit| unit.length).sum::<usize>();
        let [one, other] = [length(0), length(1)];
        let single = places.iter().all(|place| place.len() == 1);
        if single
            && one.min(other) >= TELLING
            && alike(&units(0)[0], &units(1)[0], &self.weights) < UNLIKE
        {
            return Some(Finding::Unlike);
        }
        let (long, short) = (one.max(other), one.min(other));
        #[expect(clippy::cast_precision_loss, reason = "lengths of paragraphs")]
        let factor = long as f64 / short.max(1) as f64;
        let languages = [0, 1].map(|at: usize| self.sides[at].lang.clone());
        let [mine, theirs] = languages;
        (factor > LONGER && long - short > LONGER_BY).then(|| {
            let (longer_in, shorter_in) = if one > other { (mine, theirs) } else { (theirs, mine) };
            Finding::Longer { longer_in, shorter_in }
        })
    }

    /// The first of a run of paragraphs with another number: after one that is missing all are, by as
    /// much. Headings and the rest are counted each by themselves.
    fn number(&self, row: &mut Row, shifts: &mut [Option<Shift>; 2]) {
        let [one, other] = [0, 1].map(|at: usize| {
            let first = row.places[at].start;
            self.sides[at].paragraphs.get(first).filter(|_| !row.places[at].is_empty())
        });
        let (Some(one), Some(other)) = (one, other) else { return };
        let (Some(here), Some(there)) = (&one.label, &other.label) else { return };
        let shift = shift(here, there);
        let before = &mut shifts[usize::from(one.kind == Kind::Heading)];
        if shift.is_some() && shift != *before {
            let mark = |side: usize, paragraph: &Paragraph| Mark {
                side,
                span: paragraph.span.start..paragraph.begins,
            };
            let finding = Finding::Numbered { here: here.clone(), there: there.clone() };
            row.found.insert(0, Found { finding, marks: vec![mark(0, one), mark(1, other)] });
        }
        *before = shift;
    }
}

/// Both are numbered, and alike; letters stand in every list.
fn numbered_alike(one: &Unit, other: &Unit) -> bool {
    let number = |unit: &Unit| {
        unit.label.clone().filter(|label| label.starts_with(|c: char| c.is_ascii_digit()))
    };
    one.kind == other.kind && number(one).is_some() && number(one) == number(other)
}

/// In which of its parts a number differs, and by how much; by nothing that can be counted if it is none.
type Shift = (usize, Option<i64>);

/// How the number of a paragraph differs in the other text.
fn shift(here: &str, there: &str) -> Option<Shift> {
    let parts = || here.split('.').zip(there.split('.'));
    let differs = parts().position(|(one, other)| one != other);
    match differs.and_then(|at| Some((at, parts().nth(at)?))) {
        Some((at, (one, other))) => {
            let by = one.parse::<i64>().ok().zip(other.parse::<i64>().ok());
            Some((at, by.map(|(one, other)| other - one)))
        }
        None => (here != there).then_some((0, None)),
    }
}
