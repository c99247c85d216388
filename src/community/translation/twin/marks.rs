//! What two languages write alike in a paragraph, by which it is found again in the other text:
//! figures, dates, links, names, acronyms, terms, and words of one origin.
//!
//! Refuses to compare: it gives marks their ids and says how much each tells.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::align::Unit;
use super::lexicon;
use super::paragraph::Paragraph;
use crate::community::glossary::checker::reading::{Reading, blanked};
use crate::community::glossary::checker::{Checker, links};
use crate::foundation::i18n::Lang;

/// So many letters of words of one origin are alike.
const ROOT: usize = 4;

/// A mark, and how much it tells beside a word of one origin.
type Mark = (String, f32);

/// Marks as they get their ids.
#[derive(Default)]
pub struct Marks {
    ids: HashMap<String, u32>,
    /// By id: how much its kind tells, and in how many paragraphs of each text it stands.
    seen: Vec<(f32, [u32; 2])>,
    paragraphs: [u32; 2],
}

impl Marks {
    /// What is known of the paragraphs of one text, the first or the second.
    pub fn units(
        &mut self,
        side: usize,
        (lang, text): (&Lang, &str),
        paragraphs: &[Paragraph],
        languages: [&Lang; 2],
        checker: &Checker<'_>,
    ) -> Vec<Unit> {
        let units = paragraphs.iter().map(|paragraph| {
            let words = words(text, paragraph);
            let found =
                checker.read(lang, &words).map(|reading| marks(&reading, languages, checker));
            let found: BTreeSet<u32> =
                found.into_iter().flatten().map(|mark| self.id(mark)).collect();
            for id in &found {
                if let Some((_, counts)) =
                    usize::try_from(*id).ok().and_then(|id| self.seen.get_mut(id))
                {
                    counts[side] += 1;
                }
            }
            self.paragraphs[side] += 1;
            Unit {
                length: words.trim().chars().count(),
                holds: found.into_iter().collect(),
                kind: Some(paragraph.kind),
                label: paragraph.label.clone(),
            }
        });
        units.collect()
    }

    fn id(&mut self, (mark, tells): Mark) -> u32 {
        let next = u32::try_from(self.seen.len()).unwrap_or(u32::MAX);
        let id = *self.ids.entry(mark).or_insert(next);
        if id == next {
            self.seen.push((tells, [0, 0]));
        }
        id
    }

    /// How much each mark tells: the more, the fewer paragraphs it stands in. What stands in one text only
    /// tells little: nobody writes a third of the words of a language alike in another.
    #[must_use]
    pub fn weights(&self) -> Vec<f32> {
        let weight = |(tells, counts): &(f32, [u32; 2])| {
            let of = |side: usize| {
                let (all, here) = (self.paragraphs[side].max(1), counts[side].max(1));
                (f64::from(all) / f64::from(here)).ln()
            };
            let rare = 0.2 + of(0).min(of(1));
            #[expect(clippy::cast_possible_truncation, reason = "a weight needs no more")]
            let rare = rare as f32;
            let alone = if counts.contains(&0) { 0.35 } else { 1.0 };
            tells * rare * alone
        };
        self.seen.iter().map(weight).collect()
    }
}

/// The words of a paragraph without its number.
fn words(text: &str, paragraph: &Paragraph) -> String {
    let number = 0..paragraph.begins - paragraph.span.start;
    blanked(&text[paragraph.span.clone()], std::iter::once::<Range<usize>>(number))
}

/// The marks of what was read.
fn marks(reading: &Reading<'_>, languages: [&Lang; 2], checker: &Checker<'_>) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    let mut add = |kind: &str, what: &dyn std::fmt::Display, tells: f32| {
        found.push((format!("{kind}:{what}"), tells));
    };
    for term in checker.meant(reading) {
        add("term", &term, 2.0);
    }
    for acronym in &reading.acronyms.list {
        add("acronym", &acronym.letters, 2.0);
    }
    for name in &reading.names {
        add("name", &name.index, 3.0);
    }
    for date in reading.dates.iter().flat_map(|date| &date.readings) {
        add("date", &format!("{}-{}", date.month, date.day.unwrap_or(0)), 2.0);
    }
    for figure in reading.figures.iter().flat_map(|figure| &figure.readings) {
        // *A*, *one*, *un* stand everywhere.
        if figure != "1" {
            add("figure", figure, 2.0);
        }
    }
    for span in &reading.links {
        add("link", &links::page(&reading.text[span.clone()], languages), 3.0);
    }
    for word in reading.words.iter().filter(|word| !word.grammatical) {
        if let Some(meaning) = lexicon::meaning(word, reading.lang) {
            add("meaning", &meaning, 1.0);
        } else if let Some(root) = root(&word.folded) {
            add("word", &root, 1.0);
        }
    }
    found
}

/// The beginning of a word as both languages have it: *committee* and *comité*, *strategy* and *estrategia*,
/// *philosophy* and *filosofía*; none of a word that is short.
fn root(folded: &str) -> Option<String> {
    let plain = folded
        .replace("ph", "f")
        .replace("th", "t")
        .replace("qu", "c")
        .replace('k', "c")
        .replace('y', "i");
    let mut root = String::new();
    for c in plain.chars() {
        if !root.ends_with(c) {
            root.push(c);
        }
    }
    let rest =
        root.strip_prefix("es").filter(|rest| rest.starts_with(|c: char| !"aeiou".contains(c)));
    let root = rest.map_or_else(|| root.clone(), |rest| format!("s{rest}"));
    (folded.chars().count() > ROOT && root.chars().count() >= ROOT)
        .then(|| root.chars().take(ROOT).collect())
}

#[cfg(test)]
mod tests {
    use super::root;

    #[test]
    fn words_of_one_origin_have_one_root() {
        for (en, es) in [
            ("committee", "comite"),
            ("quorum", "quorum"),
            ("strategy", "estrategia"),
            ("special", "especial"),
            ("philosophy", "filosofia"),
            ("participation", "participacion"),
            ("system", "sistema"),
            ("quality", "calidad"),
            ("method", "metodo"),
        ] {
            assert_eq!(root(en), root(es), "{en} {es}");
        }
        assert_eq!(root("acta"), None);
        assert_ne!(root("meeting"), root("reunion"));
    }
}
