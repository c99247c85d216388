//! What a calendar of the agenda holds: an event for each milestone, under a name that stays when it moves;
//! and for some weeks what was called off, so that programs let go of it.

use std::collections::{BTreeMap, HashMap};

use super::{Link, Scope, store};
use crate::community::agenda::calendar::When;
use crate::community::agenda::calendar::write::{Event, Feed};
use crate::community::agenda::ladder::{
    self, store::CLOSING, store::GONE_SECONDS, store::Milestone, store::packed,
};
use crate::community::agenda::processes::{self, Process, whose::Whose};
use crate::community::agenda::templates;
use crate::community::agenda::templates::rules::{Of, RESTING, Template};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Reader, Say};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Base, GroupRef};
use crate::say;

/// After how many hours it is asked for again.
const REFRESH: u32 = 1;
/// Stands for a name in what is worded once for many: a sign that nobody writes.
const NAME: &str = "\u{e000}";

/// The calendar that an address opens.
///
/// # Errors
/// A failure of the database.
pub(super) async fn feed(
    base: &Base,
    tx: &mut Tx,
    group: &GroupRef,
    link: &Link,
    now: Moment,
) -> Result<Feed> {
    let since = now.plus_seconds(-GONE_SECONDS);
    let reader = Reader::new(link.language.clone(), &group.zone);
    let mut found: BTreeMap<String, Process> = BTreeMap::new();
    for ended in [false, true] {
        for one in processes::store::all(tx, &group.id, ended).await? {
            let lately = one.ended.is_none_or(|ended| ended >= since);
            let wanted = link.scope.process().is_none_or(|wanted| wanted == one.id);
            if lately && wanted {
                found.insert(one.id.clone(), one);
            }
        }
    }
    let name = match found.values().next().filter(|_| link.scope.process().is_some()) {
        Some(one) => say!("agenda-title", name = one.named(&reader.lang)),
        None => say!("agenda-calendar-name", group = group.name(&reader.lang)),
    };
    let mut maker = Maker {
        base,
        group,
        reader,
        whose: Whose::of(tx, &group.id).await?,
        stages: store::stages(tx, &group.id).await?,
        host: base.address.split_once("://").map_or(base.address.as_str(), |(_, host)| host),
        words: HashMap::new(),
    };
    let about = format!("agenda-calendar-about-{}", link.scope.code());
    let mut feed = Feed {
        name: maker.say(&name),
        description: maker.say(&Say::new(about)),
        language: link.language.code().to_owned(),
        refresh: REFRESH,
        events: Vec::new(),
    };
    let kinds = templates::all(tx, &group.id).await?;
    let standing = packed::standing(tx, &group.id, since).await?;
    let gone = store::gone(tx, &group.id, since).await?;
    let all = standing
        .iter()
        .flat_map(|(_, of)| of)
        .map(|one| (one, false))
        .chain(gone.iter().map(|one| (one, true)));
    let mine = |whose: &Whose, one: &Milestone| whose.owners(one).contains(&&link.member);
    for (one, gone) in all {
        let Some(process) = found.get(&one.process) else { continue };
        if link.scope == Scope::Member && !mine(&maker.whose, one) {
            continue;
        }
        let unknown = Template { code: process.kind.clone(), ..Template::default() };
        let template = kinds.iter().find(|kind| kind.code == process.kind).unwrap_or(&unknown);
        feed.events.push(maker.event(process, template, one, gone));
    }
    Ok(feed)
}

/// What all events of a calendar are made with.
struct Maker<'a> {
    base: &'a Base,
    group: &'a GroupRef,
    reader: Reader,
    whose: Whose,
    /// Of each process, how many stages it went through and when the last began.
    stages: BTreeMap<String, (i64, Moment)>,
    host: &'a str,
    /// What was worded already, by what it is: thousands of events share their words.
    words: HashMap<String, String>,
}

impl Maker<'_> {
    fn say(&self, say: &Say) -> String {
        self.base.words.say(&self.reader, say)
    }

    /// Something that many events say, worded once.
    fn shared(&mut self, key: String, say: impl FnOnce() -> Say) -> String {
        if let Some(known) = self.words.get(&key) {
            return known.clone();
        }
        let worded = self.say(&say());
        self.words.insert(key, worded.clone());
        worded
    }

    fn event(
        &mut self,
        process: &Process,
        template: &Template,
        one: &Milestone,
        gone: bool,
    ) -> Event {
        let (versions, last) = self.stages.get(&process.id).copied().unwrap_or((1, process.at));
        let lang = self.reader.lang.clone();
        let rests = process.ended.is_some() || process.stage == RESTING;
        // What was past by then took place.
        let called_off = gone || (rests && one.done.is_none() && one.at > last);
        // Worded once for each step, with a mark where the name goes: thousands of events share it.
        let title = self.shared(format!("step {} {}", template.code, one.step), || {
            let step = ladder::called(template, &one.step, &lang);
            say!("agenda-calendar-event", step = step, name = NAME)
        });
        let name = self.shared(format!("name {}", process.id), || {
            say!("agenda-title", name = process.named(&lang))
        });
        let mut summary = title.replace(NAME, &name);
        if one.done.is_some() {
            summary.insert_str(0, "✓ ");
        }
        let url = format!("{}/g/{}/agenda/{}", self.base.address, self.group.slug, process.slug);
        let about = if gone {
            self.shared("gone".to_owned(), || Say::new("agenda-calendar-gone"))
        } else if called_off {
            self.shared(format!("stage {} {}", template.code, process.stage), || {
                let stage = template.called(Of::Stage, &process.stage, &lang);
                say!("agenda-calendar-off", stage = stage)
            })
        } else {
            self.whose_it_is(one)
        };
        let changed = one.laid.max(last);
        // Grows with every day it was moved to and with every stage of its process, and never goes back.
        let version = one.moved + versions - 1 + i64::from(gone);
        Event {
            uid: format!("{}@{}", one.id, self.host),
            sequence: u32::try_from(version).unwrap_or(u32::MAX),
            stamp: instant(changed),
            modified: instant(changed),
            when: if one.step == CLOSING {
                let at = instant(one.at);
                When::At { starts: at, ends: at }
            } else {
                When::Day { first: one.due, last: one.due }
            },
            busy: false,
            summary,
            description: format!("{about}\n{url}"),
            url,
            cancelled: called_off,
            categories: process.topics.clone(),
            remind: Vec::new(),
        }
    }

    fn whose_it_is(&mut self, one: &Milestone) -> String {
        let key = format!("whose {} {}", one.duty, self.whose.names(one).join("\n"));
        if let Some(known) = self.words.get(&key) {
            return known.clone();
        }
        let who = self.whose.said(one);
        self.shared(key, || say!("agenda-calendar-whose", who = who))
    }
}

fn instant(at: Moment) -> jiff::Timestamp {
    jiff::Timestamp::from_millisecond(at.0).unwrap_or(jiff::Timestamp::MAX)
}
