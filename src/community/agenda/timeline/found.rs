//! Which processes are shown: those that fit the words, topic, body and person somebody looks for, what is due
//! first before the rest. It refuses to know what is said of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::community::agenda::ladder;
use crate::community::agenda::processes::Process;
use crate::community::agenda::processes::showing::fits;
use crate::community::agenda::processes::store::{self, seats};
use crate::community::agenda::templates;
use crate::community::agenda::templates::rules::{Of, Template};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Reader, fold};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Base, GroupId, MemberId};

/// What somebody looks for; what is empty fits everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// Words of a title, topic, stage, or of who runs it.
    pub words: String,
    /// One topic.
    pub topic: String,
    /// Who runs it.
    pub body: String,
    /// Whose: they hold a seat, or a step is theirs.
    pub member: Option<MemberId>,
    /// Those that are over instead of those under way.
    pub over: bool,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Those that fit, each with its kind.
    pub all: Vec<(Process, Template)>,
    /// How many there are, whether they fit or not.
    pub total: usize,
    /// Every topic there is, as it was first written.
    pub topics: Vec<String>,
    /// Everybody who runs one.
    pub bodies: Vec<String>,
    /// Whoever holds a seat, in any process of the group.
    pub seated: BTreeSet<MemberId>,
}

/// Finds them.
///
/// # Errors
/// A failure of the database.
pub async fn find(
    tx: &mut Tx,
    base: &Base,
    group: &GroupId,
    reader: &Reader,
    sought: &Sought,
) -> Result<Found> {
    let all = store::all(tx, group, sought.over).await?;
    let kinds = templates::all(tx, group).await?;
    let seats = seats::of_group(tx, group).await?;
    let theirs = match &sought.member {
        Some(member) => {
            let mut theirs = ladder::store::named(tx, group, member).await?;
            let held = seats.iter().filter(|seat| seat.member.as_ref() == Some(member));
            theirs.extend(held.map(|seat| seat.process.clone()));
            Some(theirs)
        }
        None => None,
    };
    let mut found = Found { total: all.len(), ..Found::default() };
    found.topics = each(all.iter().flat_map(|one| &one.topics));
    found.bodies = each(all.iter().filter_map(|one| one.body.as_ref()));
    found.seated = seats.into_iter().filter_map(|seat| seat.member).collect();
    let (words, topic, body) = (fold(&sought.words), fold(&sought.topic), fold(&sought.body));
    for one in all {
        let unknown = || Template { code: one.kind.clone(), ..Template::default() };
        let kind = kinds.iter().find(|kind| kind.code == one.kind).cloned();
        let kind = kind.unwrap_or_else(unknown);
        let is = |text: &String, wanted: &str| fold(text) == wanted;
        let fitting = theirs.as_ref().is_none_or(|theirs| theirs.contains(&one.id))
            && (topic.is_empty() || one.topics.iter().any(|own| is(own, &topic)))
            && (body.is_empty() || one.body.as_ref().is_some_and(|own| is(own, &body)))
            && (words.is_empty() || {
                let stage = kind.called(Of::Stage, &one.stage, &reader.lang);
                let stage = base.words.say(reader, &stage);
                fits(&one, &words, &base.words.say(reader, &kind.name(&reader.lang)), &stage)
            });
        if fitting {
            found.all.push((one, kind));
        }
    }
    Ok(found)
}

/// Texts as they were first written, each once, in order.
fn each<'t>(texts: impl Iterator<Item = &'t String>) -> Vec<String> {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for text in texts {
        known.entry(fold(text)).or_insert_with(|| text.clone());
    }
    known.into_values().collect()
}
