//! What may stand as what: points by position, never by language; nothing one room has not said
//! can stand as said by both. Pure: no database, no clock, no words.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::foundation::i18n::{Lang, Say, fold};
use crate::say;

/// How a point stands between the rooms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Position {
    /// Both rooms say it.
    Both,
    /// They differ on it.
    Differ,
    /// Raised only in one room.
    Only,
    /// A question to one room.
    Question,
    /// A view few hold.
    Minority,
}

impl Position {
    /// The codes, in the order they are shown.
    pub const CODES: [&'static str; 5] = ["both", "differ", "only", "question", "minority"];

    /// All, in the order they are shown.
    pub const ALL: [Self; 5] =
        [Self::Both, Self::Differ, Self::Only, Self::Question, Self::Minority];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Differ => "differ",
            Self::Only => "only",
            Self::Question => "question",
            Self::Minority => "minority",
        }
    }

    /// The position of a code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|position| position.code() == code)
    }

    /// Whether it names one room.
    #[must_use]
    pub fn names_a_room(self) -> bool {
        matches!(self, Self::Only | Self::Question)
    }
}

/// A cited message, as the rules need it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Source {
    /// The pick it comes from.
    pub pick_id: String,
    /// The language of the room it was said in.
    pub language: Lang,
    /// Who said it: one text per person, whatever their accounts.
    pub author: String,
    /// Its words may not be published any more: deleted, or its author said no.
    #[serde(skip)]
    pub lost: bool,
}

/// A point, as the rules need it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Its number in the synthesis, from one.
    pub number: i64,
    /// How it stands.
    pub position: Position,
    /// The room it was raised in, or is asked of.
    pub language: Option<Lang>,
    /// What it says, by language.
    pub texts: BTreeMap<Lang, String>,
    /// What it rests on.
    pub sources: Vec<Source>,
    /// Rooms for which a member confirmed it.
    #[serde(default)]
    pub confirmed: BTreeSet<Lang>,
    /// The languages in which a machine wrote something of it that nobody has approved yet.
    #[serde(skip)]
    pub unread: BTreeSet<Lang>,
}

/// What keeps a synthesis from being published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It has no point.
    Empty,
    /// The title is missing in a language.
    TitleMissing(Lang),
    /// A point's text is missing in a language.
    TextMissing(i64, Lang),
    /// A point rests on nothing anybody said.
    NoSource(i64),
    /// A point rests on words that were deleted, or whose author said no.
    SourceLost(i64),
    /// It stands as said by both, but a room has neither said nor confirmed it.
    NotSaidBy(i64, Lang),
    /// It must name the room it was raised in or is asked of.
    RoomMissing(i64),
    /// It stands as raised in one room only, but another room said it too.
    SaidElsewhere(i64, Lang),
    /// A machine wrote something of a point's text that nobody has approved.
    Unread(i64, Lang),
    /// A point, or the title, uses the word reserved for a closed decision.
    Reserved(Option<i64>, String),
}

impl Problem {
    /// The problem in words.
    #[must_use]
    pub fn say(&self) -> Say {
        match self {
            Self::Empty => say!("bridge-problem-empty"),
            Self::TitleMissing(lang) => say!("bridge-problem-title", language = lang),
            Self::TextMissing(number, lang) => {
                say!("bridge-problem-text", point = *number, language = lang)
            }
            Self::NoSource(number) => say!("bridge-problem-source", point = *number),
            Self::SourceLost(number) => say!("bridge-problem-source-lost", point = *number),
            Self::NotSaidBy(number, lang) => {
                say!("bridge-problem-not-said", point = *number, language = lang)
            }
            Self::RoomMissing(number) => say!("bridge-problem-room", point = *number),
            Self::SaidElsewhere(number, lang) => {
                say!("bridge-problem-elsewhere", point = *number, language = lang)
            }
            Self::Unread(number, lang) => {
                say!("bridge-problem-unread", point = *number, language = lang)
            }
            Self::Reserved(Some(number), word) => {
                say!("bridge-problem-reserved", point = *number, word = word)
            }
            Self::Reserved(None, word) => say!("bridge-problem-reserved-title", word = word),
        }
    }

    /// Which point it is about.
    #[must_use]
    pub fn point(&self) -> Option<i64> {
        match self {
            Self::Empty | Self::TitleMissing(_) => None,
            Self::TextMissing(number, _)
            | Self::NoSource(number)
            | Self::SourceLost(number)
            | Self::NotSaidBy(number, _)
            | Self::RoomMissing(number)
            | Self::SaidElsewhere(number, _)
            | Self::Unread(number, _) => Some(*number),
            Self::Reserved(number, _) => *number,
        }
    }
}

/// How many people speak in a point's sources, by room; each person once a room.
#[must_use]
pub fn voices(sources: &[Source]) -> BTreeMap<Lang, usize> {
    let mut people: BTreeMap<Lang, BTreeSet<&str>> = BTreeMap::new();
    for source in sources {
        people.entry(source.language.clone()).or_default().insert(&source.author);
    }
    people.into_iter().map(|(lang, authors)| (lang, authors.len())).collect()
}

/// How many people a synthesis quotes, each once.
#[must_use]
pub fn quoted(points: &[Point]) -> usize {
    let authors: BTreeSet<&str> = points
        .iter()
        .flat_map(|point| point.sources.iter().map(|source| source.author.as_str()))
        .collect();
    authors.len()
}

/// Words reserved for a closed decision and for what a chair minutes (way-forward: views are
/// reported, agreement is decided): one a line, as they begin, accents and case aside. An agreement that is a
/// document or a manner of speaking (*acuerdo de acreditación*, *de acuerdo con*) is none of them.
const RESERVED: &str = include_str!("reserved.txt");

/// The reserved word that a text uses, if it does.
fn reserved(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    RESERVED.lines().find(|word| {
        folded
            .match_indices(word)
            .any(|(at, _)| !folded[..at].chars().next_back().is_some_and(char::is_alphabetic))
    })
}

/// What is wrong with one point, in a group that speaks `languages`.
#[must_use]
pub fn point_problems(point: &Point, languages: &[Lang]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for lang in languages {
        if point.texts.get(lang).is_none_or(|text| text.trim().is_empty()) {
            problems.push(Problem::TextMissing(point.number, lang.clone()));
        }
    }
    let unread = point.unread.iter().filter(|lang| languages.contains(lang));
    problems.extend(unread.map(|lang| Problem::Unread(point.number, lang.clone())));
    for text in point.texts.values() {
        if let Some(word) = reserved(text) {
            problems.push(Problem::Reserved(Some(point.number), word.to_owned()));
        }
    }
    if point.sources.is_empty() {
        problems.push(Problem::NoSource(point.number));
    }
    if point.sources.iter().any(|source| source.lost) {
        problems.push(Problem::SourceLost(point.number));
    }
    let said: BTreeSet<&Lang> = point.sources.iter().map(|source| &source.language).collect();
    match point.position {
        Position::Both => {
            for lang in languages {
                if !said.contains(lang) && !point.confirmed.contains(lang) {
                    problems.push(Problem::NotSaidBy(point.number, lang.clone()));
                }
            }
        }
        Position::Only => match &point.language {
            Some(room) if languages.contains(room) => {
                for lang in said.into_iter().filter(|lang| *lang != room) {
                    problems.push(Problem::SaidElsewhere(point.number, lang.clone()));
                }
            }
            _ => problems.push(Problem::RoomMissing(point.number)),
        },
        Position::Question
            if point.language.as_ref().is_none_or(|room| !languages.contains(room)) =>
        {
            problems.push(Problem::RoomMissing(point.number));
        }
        Position::Differ | Position::Question | Position::Minority => {}
    }
    problems
}

/// What is wrong with the titles, in a group that speaks `languages`.
#[must_use]
pub fn title_problems(titles: &BTreeMap<Lang, String>, languages: &[Lang]) -> Vec<Problem> {
    let missing = |lang: &&Lang| titles.get(lang).is_none_or(|text| text.trim().is_empty());
    let mut problems: Vec<Problem> =
        languages.iter().filter(missing).cloned().map(Problem::TitleMissing).collect();
    let words = titles.values().filter_map(|title| reserved(title));
    problems.extend(words.map(|word| Problem::Reserved(None, word.to_owned())));
    problems
}

/// Whether somebody may say for a room that it holds a point too: what is confirmed stands
/// published in these words for everybody to read, the room has not said it itself, and whoever
/// speaks for it neither wrote it nor is quoted in it.
#[must_use]
pub fn may_confirm(
    point: &Point,
    room: &Lang,
    member: &str,
    writer: &str,
    published: &[Point],
) -> bool {
    matches!(point.position, Position::Both | Position::Only)
        && member != writer
        && point.sources.iter().all(|source| source.language != *room && source.author != member)
        && published.iter().any(|one| one.number == point.number && one.texts == point.texts)
}

/// What keeps a synthesis from being published; empty if nothing does.
#[must_use]
pub fn problems(
    titles: &BTreeMap<Lang, String>,
    points: &[Point],
    languages: &[Lang],
) -> Vec<Problem> {
    let mut problems = title_problems(titles, languages);
    if points.is_empty() {
        problems.push(Problem::Empty);
    }
    for point in points {
        problems.extend(point_problems(point, languages));
    }
    problems
}

#[cfg(test)]
mod tests;
