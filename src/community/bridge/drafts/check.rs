//! The check before publishing: what the rules refuse, and what a translation may have lost —
//! terms, acronyms, names, numbers, dates, links — with the words marked in place.

use std::collections::{BTreeMap, BTreeSet};

use crate::community::bridge::published::card::people_count;
use crate::community::bridge::rules::{self, Point};
use crate::community::glossary;
use crate::community::people::members::store as members;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Answer, Ask, Base, Block, GroupRef, Tone};
use crate::say;

use glossary::checker::{Marked, check};

/// A text cut where marks begin and end: each piece with whether it is marked.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkedText {
    /// Its language.
    pub language: Lang,
    /// The pieces in order; together they are the text.
    pub pieces: Vec<(String, bool)>,
}

async fn marks(
    tx: &mut Tx,
    group: &GroupRef,
    texts: &BTreeMap<Lang, String>,
) -> Result<Vec<Marked>> {
    let terms = glossary::terms_for(tx, group).await?;
    let terms: Vec<_> = terms.iter().collect();
    let names: Vec<String> = members::all(tx, Some(group.id.as_str()))
        .await?
        .into_iter()
        .flat_map(|member| {
            let first = member.name.split(' ').next().unwrap_or_default().to_owned();
            [member.name, first]
        })
        .filter(|name| !name.is_empty())
        .collect();
    Ok(check(texts, &terms, &names))
}

/// What is to be said about one point, problems of the rules first.
///
/// # Errors
/// A failure of the database.
pub async fn lines(tx: &mut Tx, _base: &Base, group: &GroupRef, point: &Point) -> Result<Vec<Say>> {
    let mut said: Vec<Say> =
        rules::point_problems(point, &group.languages).iter().map(rules::Problem::say).collect();
    for mark in marks(tx, group, &point.texts).await? {
        let line = mark.finding.say();
        if !said.contains(&line) {
            said.push(line);
        }
    }
    Ok(said)
}

/// What is to be said about the titles.
///
/// # Errors
/// A failure of the database.
pub async fn titles(
    tx: &mut Tx,
    group: &GroupRef,
    titles: &BTreeMap<Lang, String>,
) -> Result<Vec<Say>> {
    let mut said: Vec<Say> =
        rules::title_problems(titles, &group.languages).iter().map(rules::Problem::say).collect();
    for mark in marks(tx, group, titles).await? {
        let line = mark.finding.say();
        if !said.contains(&line) {
            said.push(line);
        }
    }
    Ok(said)
}

/// What is to be said about the whole, each with whether it keeps it from being published.
///
/// # Errors
/// A failure of the database.
pub async fn all(
    tx: &mut Tx,
    _base: &Base,
    group: &GroupRef,
    titles: &BTreeMap<Lang, String>,
    points: &[Point],
) -> Result<Vec<(bool, Say)>> {
    let mut said: Vec<(bool, Say)> = rules::problems(titles, points, &group.languages)
        .iter()
        .map(|problem| (true, problem.say()))
        .collect();
    let mut texts: Vec<(Option<i64>, &BTreeMap<Lang, String>)> = vec![(None, titles)];
    texts.extend(points.iter().map(|point| (Some(point.number), &point.texts)));
    for (number, texts) in texts {
        let mut seen = BTreeSet::new();
        for mark in marks(tx, group, texts).await? {
            let line = mark.finding.say();
            if seen.insert(format!("{line:?}")) {
                let line = match number {
                    Some(number) => say!("bridge-check-point", point = number, line = line),
                    None => say!("bridge-check-title", line = line),
                };
                said.push((false, line));
            }
        }
    }
    Ok(said)
}

/// One point as the desk shows it: marks in place, then words.
///
/// # Errors
/// A failure of the database.
pub async fn one(ask: &mut Ask<'_>, group: &GroupRef, point: &Point) -> Result<Answer> {
    let mut answer = Answer::default().with(Block::Facts(people_count(point)));
    for MarkedText { language, pieces } in marked(ask.tx, group, point).await? {
        let field = format!("text-{}-{}", point.number, language.code());
        answer = answer.with(Block::Marked { language, field, pieces });
    }
    let said = lines(ask.tx, ask.base, group, point).await?;
    if said.is_empty() {
        return Ok(answer.with(Block::Entry {
            label: say!("bridge-checked"),
            text: say!("bridge-checked-nothing"),
            note: None,
            tone: Tone::Good,
        }));
    }
    for line in said {
        answer = answer.with(Block::Item(line));
    }
    Ok(answer)
}

/// The texts of a point in which words are marked, cut into pieces.
///
/// # Errors
/// A failure of the database.
pub async fn marked(tx: &mut Tx, group: &GroupRef, point: &Point) -> Result<Vec<MarkedText>> {
    let found = marks(tx, group, &point.texts).await?;
    let mut all = Vec::new();
    for (lang, text) in &point.texts {
        let spans: Vec<_> =
            found.iter().filter(|mark| mark.lang == *lang).map(|mark| mark.span.clone()).collect();
        if !spans.is_empty() {
            all.push(MarkedText { language: lang.clone(), pieces: pieces(text, &spans) });
        }
    }
    Ok(all)
}

/// A text cut where marks begin and end; overlapping marks become one.
#[must_use]
pub fn pieces(text: &str, spans: &[std::ops::Range<usize>]) -> Vec<(String, bool)> {
    let mut sorted: Vec<_> = spans.to_vec();
    sorted.sort_by_key(|span| (span.start, span.end));
    let mut cut = Vec::new();
    let mut at = 0;
    for span in sorted {
        let start = span.start.max(at);
        if start >= span.end {
            continue;
        }
        if start > at {
            cut.extend(text.get(at..start).map(|plain| (plain.to_owned(), false)));
        }
        cut.extend(text.get(start..span.end).map(|marked| (marked.to_owned(), true)));
        at = span.end;
    }
    cut.extend(text.get(at..).filter(|rest| !rest.is_empty()).map(|rest| (rest.to_owned(), false)));
    cut
}
