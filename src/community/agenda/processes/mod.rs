//! Processes: what a group follows, from the day somebody notes it to the day it is over. A process is
//! called by its short name; everything a group writes about it stands by language.

pub mod adding;
pub mod around;
pub mod changing;
pub mod duties;
pub mod papers;
pub mod relations;
pub mod showing;
pub mod staging;
pub mod store;
pub mod whose;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::community::people::groups;
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value, fold};
use crate::foundation::store::Tx;
use crate::foundation::talk::args::zone;
use crate::foundation::talk::{Ask, Base, Block, Body, Found, GroupId, GroupRef, MemberId};
use crate::{refuse, say};

/// The longest title, in characters.
pub const TITLE_LIMIT: usize = 160;
/// The longest text about a process, in characters.
pub const TEXT_LIMIT: usize = 1_000;
/// How many processes a group follows at once.
pub const OPEN_LIMIT: i64 = 2_000;

/// What is written about a process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// What it is called.
    Title,
    /// Why it matters to end users.
    Why,
    /// How it stands, in a line.
    Status,
}

impl What {
    /// The codes, as `choice-about-…` names them.
    pub const CODES: [&'static str; 3] = ["title", "why", "status"];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Why => "why",
            Self::Status => "status",
        }
    }

    /// What a code stands for; the title if there is no such.
    #[must_use]
    pub fn of(code: &str) -> Self {
        match code {
            "why" => Self::Why,
            "status" => Self::Status,
            _ => Self::Title,
        }
    }
}

/// A process.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Process {
    /// Its id.
    pub id: String,
    /// Its group.
    pub group: GroupId,
    /// What it is called in commands and addresses.
    pub slug: String,
    /// The code of its kind.
    pub kind: String,
    /// Who runs it: GNSO, ccNSO, the group itself.
    pub body: Option<String>,
    /// The code of the stage it is in.
    pub stage: String,
    /// When it opens or opened.
    pub opens: Option<Moment>,
    /// When it closes.
    pub closes: Option<Moment>,
    /// When it was to close at first.
    pub first_closes: Option<Moment>,
    /// The time zone its days end in.
    pub zone: String,
    /// How its ladder is laid, by code.
    pub pace: String,
    /// What comes out, by code; none until it was said.
    pub output: Option<String>,
    /// Why nothing comes out.
    pub output_reason: Option<String>,
    /// The number of what came out: `AL-ALAC-ST-1126-01-00-EN`.
    pub output_number: Option<String>,
    /// Where it is found.
    pub link: Option<String>,
    /// The language whose text holds where two differ.
    pub authoritative: Option<Lang>,
    /// How urgent the group finds it, from 1, the most.
    pub priority: Option<i64>,
    /// Where that came from: a survey, a meeting.
    pub priority_from: Option<String>,
    /// The step that is next, and the end of its day.
    pub next: Option<(String, Moment)>,
    /// When it was added.
    pub at: Moment,
    /// When something of it last changed.
    pub last: Moment,
    /// When it was over.
    pub ended: Option<Moment>,
    /// What is written about it.
    pub texts: BTreeMap<(What, Lang), String>,
    /// Its topics, as they were written.
    pub topics: Vec<String>,
}

impl Process {
    /// A text about it in a language, or in the first there is, with the language it is in.
    #[must_use]
    pub fn text(&self, what: What, lang: &Lang) -> Option<(&Lang, &str)> {
        let own = self.texts.get_key_value(&(what, lang.clone()));
        own.or_else(|| self.texts.iter().find(|((kind, _), _)| *kind == what))
            .map(|((_, lang), text)| (lang, text.as_str()))
    }

    /// Its title, or its short name where it has none.
    #[must_use]
    pub fn title(&self, lang: &Lang) -> &str {
        self.text(What::Title, lang).map_or(self.slug.as_str(), |(_, text)| text)
    }

    /// The day of a moment, where its days end.
    #[must_use]
    pub fn day(&self, at: Moment) -> Date {
        day_in(at, &self.zone)
    }

    /// How it is called in what is said: short name and title, with the language where it is another
    /// than the reader's.
    #[must_use]
    pub fn named(&self, lang: &Lang) -> Value {
        match self.text(What::Title, lang) {
            None => self.slug.as_str().into(),
            Some((own, title)) if own == lang => {
                say!("agenda-named", slug = self.slug.as_str(), title = title).into()
            }
            Some((own, title)) => {
                say!("agenda-named-in", slug = self.slug.as_str(), title = title, language = own)
                    .into()
            }
        }
    }
}

/// The day of a moment in a zone.
#[must_use]
pub fn day_in(at: Moment, name: &str) -> Date {
    let at = jiff::Timestamp::from_millisecond(at.0).unwrap_or(jiff::Timestamp::MAX);
    zone(name).to_datetime(at).date()
}

/// The last minute of a day in a zone; the later one where a clock change repeats it, the last before it
/// where one skips it.
#[must_use]
pub fn end_of(day: Date, name: &str) -> Moment {
    let zone = zone(name);
    let at = zone.to_ambiguous_timestamp(day.at(23, 59, 0, 0));
    let at = if matches!(at.offset(), jiff::tz::AmbiguousOffset::Gap { .. }) {
        at.earlier()
    } else {
        at.later()
    };
    Moment(at.map_or(i64::MAX, jiff::Timestamp::as_millisecond))
}

/// What is typed for a process's own day: a day alone is its end in the process's zone, whoever types it.
#[must_use]
pub fn anchored(ask: &Ask<'_>, param: &str, own: &str) -> Option<Moment> {
    let (at, day_only) = ask.args.when(param)?;
    if !day_only {
        return Some(at);
    }
    Some(end_of(day_in(at, &ask.reader().zone), own))
}

/// The process a command names.
///
/// # Errors
/// A failure of the database.
pub async fn meant(ask: &mut Ask<'_>) -> Result<Process> {
    let id = ask.args.get_id("process")?.to_owned();
    match store::find(ask.tx, &id).await? {
        Some(process) => Ok(process),
        None => refuse!("agenda-gone"),
    }
}

/// The processes somebody means: by short name, or by words of a title.
pub(super) async fn find(ask: &mut Ask<'_>, text: &str, exact: bool) -> Result<Vec<Found>> {
    let group = ask.group()?;
    let lang = ask.reader().lang;
    let wanted = fold(text);
    let all = store::names(ask.tx, &group.id).await?;
    let fits = |one: &store::Known| {
        if exact {
            one.slug == wanted || one.titles.values().any(|title| fold(title) == wanted)
        } else {
            let words = |title: &String| fold(title).contains(&wanted);
            one.slug.contains(&wanted) || one.titles.values().any(words)
        }
    };
    let mut found: Vec<Found> = all
        .iter()
        .filter(|one| fits(one))
        .map(|one| {
            let title = one.titles.get(&lang).or_else(|| one.titles.values().next());
            let label = title.map_or_else(|| one.slug.clone(), |it| format!("{} · {it}", one.slug));
            Found { id: one.id.clone(), insert: one.slug.clone(), label }
        })
        .collect();
    // A short name is what it is, whatever a title says.
    if exact && let Some(at) = found.iter().position(|one| one.insert == wanted) {
        found = vec![found.swap_remove(at)];
    }
    if !exact && found.is_empty() {
        let slugs: Vec<&str> = all.iter().map(|one| one.slug.as_str()).collect();
        if let Some(near) = crate::foundation::i18n::nearest(&wanted, slugs.iter().copied()) {
            let one = all.iter().find(|one| one.slug == near);
            found.extend(one.map(|one| Found {
                id: one.id.clone(),
                insert: one.slug.clone(),
                label: one.slug.clone(),
            }));
        }
    }
    Ok(found)
}

/// Tells every discussion room something about a process, with the way to it.
///
/// # Errors
/// A failure of the database.
pub async fn tell(
    tx: &mut Tx,
    base: &Base,
    group: &GroupRef,
    process: &Process,
    lines: &(dyn Fn(&Lang) -> Vec<Block<Say>> + Sync),
) -> Result<()> {
    tell_with(tx, base, group, &way(base, group, process), lines).await
}

/// Tells every discussion room something, with the way to where it stands.
///
/// # Errors
/// A failure of the database.
pub async fn tell_with(
    tx: &mut Tx,
    base: &Base,
    group: &GroupRef,
    way: &Block<Say>,
    lines: &(dyn Fn(&Lang) -> Vec<Block<Say>> + Sync),
) -> Result<()> {
    use crate::foundation::talk::Purpose;
    use crate::foundation::talk::post::{self, Words};
    for room in groups::store::rooms(tx, &group.id).await? {
        if room.purpose != Purpose::Discussion {
            continue;
        }
        let mut body = Body { blocks: lines(&room.lang) };
        body.blocks.push(way.clone());
        let words = Words { body, ..Words::default() };
        post::in_room(tx, base, &room, &words).await?;
    }
    Ok(())
}

/// The way to a process's page.
#[must_use]
pub fn way(base: &Base, group: &GroupRef, process: &Process) -> Block<Say> {
    let to = format!("{}/g/{}/agenda/{}", base.address, group.slug, process.slug);
    Block::Link { text: say!("agenda-way", slug = process.slug.as_str()), to }
}

/// The facts that are about a process, with its id: whatever [`touched`] is called with, and that it came.
pub const FACTS: [&str; 13] = [
    "agenda.added",
    "agenda.assigned",
    "agenda.changed",
    "agenda.deadline",
    "agenda.described",
    "agenda.document",
    "agenda.linked",
    "agenda.noted",
    "agenda.output",
    "agenda.staged",
    "agenda.step-done",
    "agenda.step-reopened",
    "bridge.process-linked",
];

/// Notes that something of a process changed: now, and in the journal.
///
/// # Errors
/// A failure of the database.
pub async fn touched(ask: &mut Ask<'_>, kind: &'static str, process: &Process) -> Result<()> {
    debug_assert!(FACTS.contains(&kind), "{kind} is among the facts about a process");
    store::touch(ask.tx, &process.id, ask.now).await?;
    ask.record(kind, &process.id).await
}

/// Facts in a row.
#[must_use]
pub fn in_a_row(facts: Vec<Value>) -> Value {
    let mut facts = facts.into_iter();
    let first = facts.next().unwrap_or_else(|| "".into());
    facts.fold(first, |before, next| say!("agenda-in-a-row", before = before, next = next).into())
}

/// Somebody by name, or nobody.
///
/// # Errors
/// A failure of the database.
pub async fn who(tx: &mut Tx, base: &Base, member: Option<&MemberId>) -> Result<Value> {
    match member {
        Some(id) => crate::community::people::named(tx, base, id).await,
        None => Ok(Say::new("agenda-nobody").into()),
    }
}
