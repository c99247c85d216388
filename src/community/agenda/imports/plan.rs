//! What bringing something in would do: what is new, what changes, what somebody changed here since and so
//! stays as it is, and what is wrong. It only compares; nothing of it is done here.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Read, Taken, When};
use super::store::Known;
use crate::community::agenda::ladder::closing_fits;
use crate::community::agenda::processes::adding::address;
use crate::community::agenda::processes::{Process, TITLE_LIMIT, What, end_of};
use crate::community::people::rules;
use crate::foundation::clock::Moment;
use crate::foundation::error::Error;
use crate::foundation::i18n::{Lang, Say, fold};
use crate::say;

/// How long a short name made from a title is.
const SLUG: usize = 32;

/// What a source says of one process, in our terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The line it stands in.
    pub line: Option<u64>,
    /// The short name it has, or will have.
    pub slug: String,
    /// What the source says, with the process if there is one.
    pub known: Known,
    /// What changes of it, by field: before and after. All there is, of a new one.
    pub changes: Vec<(Field, Option<String>, String)>,
    /// What the source changed and somebody here has too: it stays as it is here.
    pub by_hand: Vec<Field>,
}

/// What a source may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// What it is called.
    Title,
    /// When it opens.
    Opens,
    /// When it closes.
    Closes,
    /// Where it is found.
    Link,
}

impl Field {
    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Opens => "opens",
            Self::Closes => "closes",
            Self::Link => "link",
        }
    }
}

/// What it would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// What comes onto the agenda.
    pub new: Vec<Step>,
    /// What changes, or would if nobody here had changed it.
    pub changed: Vec<Step>,
    /// How many are as they were.
    pub same: usize,
    /// How many closed already and are not here.
    pub past: usize,
    /// What is on the agenda and was called off there, by short name.
    pub called_off: Vec<String>,
    /// What is wrong, by line where there are lines.
    pub wrong: Vec<(Option<u64>, Say)>,
}

impl Plan {
    /// The same for the same plan, and another for others.
    #[must_use]
    pub fn name(&self) -> String {
        crate::community::people::groups::invite::fingerprint(&format!("{self:?}"))
    }

    /// Whether a yes would do anything.
    #[must_use]
    pub fn can_be_done(&self) -> bool {
        let changes = self.changed.iter().any(|step| !step.changes.is_empty());
        self.wrong.is_empty() && (changes || !self.new.is_empty())
    }
}

/// What a plan is made in the light of.
pub struct Around<'a> {
    /// Every process of the group, those that are over too.
    pub processes: &'a [Process],
    /// What came from elsewhere before.
    pub known: &'a [Known],
    /// The language of titles.
    pub language: &'a Lang,
    /// In which days of new processes end.
    pub zone: &'a str,
    /// The present moment.
    pub now: Moment,
}

/// The first moment of a day is the last minute of the one before, and one more.
fn begins(day: &str, zone: &str) -> Option<Moment> {
    let before = day.parse::<jiff::civil::Date>().ok()?.yesterday().ok()?;
    Some(end_of(before, zone).plus_seconds(60))
}

fn opening(when: Option<&When>, zone: &str) -> Option<Moment> {
    match when? {
        When::At(at) => Some(Moment(*at)),
        When::Day(day) => begins(day, zone),
    }
}

fn closing(when: Option<&When>, zone: &str) -> Option<Moment> {
    match when? {
        When::At(at) => Some(Moment(*at)),
        When::Day(day) => Some(end_of(day.parse().ok()?, zone)),
    }
}

/// A short name from a title, that no other has.
fn slug(title: &str, taken: &mut BTreeSet<String>) -> String {
    let whole = rules::slug(title);
    let mut short = String::new();
    for word in whole.split('-') {
        if !short.is_empty() && short.len() + word.len() >= SLUG {
            break;
        }
        if !short.is_empty() {
            short.push('-');
        }
        short.extend(word.chars().take(SLUG));
    }
    let short = short.trim_matches('-').to_owned();
    let short = if rules::is_slug(&short) { short } else { "process".to_owned() };
    let numbered = (2..).map(|number| format!("{short}-{number}"));
    let free = std::iter::once(short.clone()).chain(numbered).find(|one| !taken.contains(one));
    let free = free.unwrap_or(short);
    taken.insert(free.clone());
    free
}

/// What bringing this in would do.
#[must_use]
pub fn plan(read: &Read, around: &Around<'_>) -> Plan {
    let mut plan = Plan {
        wrong: read.wrong.iter().map(|(line, say)| (Some(*line), say.clone())).collect(),
        ..Plan::default()
    };
    let by_id: BTreeMap<&str, &Process> =
        around.processes.iter().map(|one| (one.id.as_str(), one)).collect();
    let mut slugs: BTreeSet<String> = around.processes.iter().map(|one| one.slug.clone()).collect();
    let mut seen = BTreeSet::new();
    for one in &read.taken {
        let key: String = one.key.trim().chars().take(500).collect();
        if key.is_empty() || !seen.insert(key.clone()) {
            let say = if key.is_empty() {
                Say::new("agenda-import-nameless")
            } else {
                say!("agenda-import-again", key = key)
            };
            plan.wrong.push((one.line, say));
            continue;
        }
        let known = around.known.iter().find(|known| known.key == key);
        let process = match known {
            Some(known) => by_id.get(known.process.as_str()).copied(),
            None => around.processes.iter().find(|process| process.slug == fold(&key)),
        };
        match said(one, &key, process, known, around) {
            Err(say) => plan.wrong.push((one.line, say)),
            Ok(known_now) => match process {
                Some(process) if one.cancelled => plan.called_off.push(process.slug.clone()),
                Some(process) => {
                    let step = compared(one, process, known, known_now);
                    if step.changes.is_empty() && step.by_hand.is_empty() {
                        plan.same += 1;
                    } else {
                        plan.changed.push(step);
                    }
                }
                None if one.cancelled => plan.past += 1,
                None if known_now.closes.is_some_and(|closes| closes < around.now) => {
                    plan.past += 1;
                }
                None => plan.new.push(Step {
                    line: one.line,
                    slug: slug(&known_now.title, &mut slugs),
                    known: known_now,
                    changes: Vec::new(),
                    by_hand: Vec::new(),
                }),
            },
        }
    }
    plan
}

/// What a source says of one, in our terms.
fn said(
    one: &Taken,
    key: &str,
    process: Option<&Process>,
    known: Option<&Known>,
    around: &Around<'_>,
) -> Result<Known, Say> {
    let zone = process.map_or(around.zone, |process| process.zone.as_str());
    let (opens, closes) = (opening(one.opens.as_ref(), zone), closing(one.closes.as_ref(), zone));
    let title: String = one.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title: String = title.chars().take(TITLE_LIMIT).collect();
    if title.is_empty() && process.is_none() {
        return Err(Say::new("agenda-import-nameless"));
    }
    let will_open = opens.or_else(|| process.and_then(|process| process.opens));
    let will_close = closes.or_else(|| process.and_then(|process| process.closes));
    if let Some(closes) = will_close.filter(|_| !one.cancelled)
        && let Err(Error::Refusal(refusal)) = closing_fits(will_open, closes, around.now)
    {
        return Err(refusal.say);
    }
    let link = match one.link.as_deref().map(address) {
        Some(Err(Error::Refusal(refusal))) => return Err(refusal.say),
        Some(Ok(link)) if link.chars().count() <= 500 => Some(link),
        _ => None,
    };
    Ok(Known {
        process: process.map(|process| process.id.clone()).unwrap_or_default(),
        key: key.to_owned(),
        language: known.map_or(around.language, |known| &known.language).clone(),
        title,
        opens,
        closes,
        link,
    })
}

/// What changes of a process by what a source says now, beside what it said last.
fn compared(one: &Taken, process: &Process, known: Option<&Known>, now: Known) -> Step {
    let (mut changes, mut by_hand) = (Vec::new(), Vec::new());
    let moment = |at: Option<Moment>| at.map(|at| at.0.to_string());
    let title = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let here = process.texts.get(&(What::Title, now.language.clone())).cloned();
    let before = |of: fn(&Known) -> Option<String>| known.map(of);
    let fields = [
        (Field::Title, here, title(&now.title), known.map(|known| title(&known.title))),
        (
            Field::Opens,
            moment(process.opens),
            moment(now.opens),
            before(|known| known.opens.map(|at| at.0.to_string())),
        ),
        (
            Field::Closes,
            moment(process.closes),
            moment(now.closes),
            before(|known| known.closes.map(|at| at.0.to_string())),
        ),
        (Field::Link, process.link.clone(), now.link.clone(), before(|known| known.link.clone())),
    ];
    for (field, here, says, said) in fields {
        // What a source does not say, or says as before, changes nothing.
        let Some(says) =
            says.filter(|says| said.as_ref().is_none_or(|said| said.as_ref() != Some(says)))
        else {
            continue;
        };
        if here.as_ref() == Some(&says) {
            continue;
        }
        if said.is_some_and(|said| said != here) {
            by_hand.push(field);
        } else {
            changes.push((field, here, says));
        }
    }
    Step { line: one.line, slug: process.slug.clone(), known: now, changes, by_hand }
}
