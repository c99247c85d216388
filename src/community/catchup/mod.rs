//! *Catch me up*: what was published and decided in the group since somebody was last there, what
//! touches them first, in their language, every line with the page it leads to. Each capability tells
//! its own lines ([`Capability::news`]); nothing here knows what they are about.
//!
//! What holds:
//! - It is answered to whoever asks, when they ask: nobody is told unasked, and nobody else sees it.
//! - When somebody was last there follows from what is counted of them anyway, and from when they asked
//!   last. Nothing else is noted of anybody's comings and goings, and of whoever said no to being
//!   recorded not even that: they are told of the last days.
//! - What was said in the other room is never shown, only what was published or decided.

mod pages;
pub mod rules;
pub mod store;

use rules::Visit;
use serde_json::{Value, json};

use crate::community::{participation, people};
use crate::foundation::capability::Capability;
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;
use crate::foundation::page::{Page, Panel};
use crate::foundation::store::Tx;
use crate::foundation::talk::news::{Away, Line};
use crate::foundation::talk::{
    Answer, Ask, Base, Block, Command, GroupRef, Kind, MemberId, Person, Who,
};
use crate::{handler, page, say};

/// How many lines an answer has; the page has more.
const SHOWN: usize = 10;

/// How much of what is counted of somebody is looked at to know when they were last there: more than
/// anybody does in a day.
const LOOKED_AT: i64 = 500;

/// Everything the house needs to know of catching up.
#[must_use]
pub fn capability() -> Capability {
    Capability {
        name: "catchup",
        commands: vec![
            Command::new("catchup", handler!(catchup))
                .takes("since", Kind::Past)
                .named("read", Kind::Choice("sure", &["yes"])),
        ],
        pages: vec![Page {
            path: "catchup",
            title: "page-catchup",
            nav: Some(80),
            who: Who::Member,
            render: page!(pages::catchup),
        }],
        panels: vec![Panel {
            on: "me",
            who: Who::Member,
            render: |look, _| Box::pin(async move { Ok(Some(pages::way(look))) }),
        }],
        // Whoever says no is not in the table from then on.
        readers: vec![|tx, _, facts| {
            Box::pin(async move {
                let off = facts.iter().filter(|fact| fact.kind == "people.recording-off");
                for member in off.filter_map(|fact| fact.member.as_deref()) {
                    store::forget(tx, member).await?;
                }
                Ok(())
            })
        }],
        export: Some(|_, tx, id| Box::pin(kept(tx, id))),
        erase: Some(|_, tx, gone| Box::pin(store::forget(tx, gone.id.as_str()))),
        ..Capability::default()
    }
}

/// Since when somebody is told, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Since {
    /// They were last there.
    Here(Moment),
    /// They joined the group, and were there no time after.
    Joined(Moment),
    /// Nothing is known of them, because they said no to it.
    Unknown(Moment),
    /// They said so.
    Given(Moment),
}

impl Since {
    fn at(self) -> Moment {
        match self {
            Self::Here(at) | Self::Joined(at) | Self::Unknown(at) | Self::Given(at) => at,
        }
    }

    /// What stands before the lines.
    fn say(self) -> Say {
        match self {
            Self::Here(at) => say!("catchup-since-here", since = at),
            Self::Joined(at) => say!("catchup-since-joined", since = at),
            Self::Unknown(at) => say!("catchup-since-unknown", since = at),
            Self::Given(at) => say!("catchup-since-given", since = at),
        }
    }

    /// What is said where there are no lines.
    fn nothing(self) -> Say {
        match self {
            Self::Unknown(at) => say!("catchup-nothing-unknown", since = at),
            Self::Here(at) | Self::Joined(at) | Self::Given(at) => {
                say!("catchup-nothing", since = at)
            }
        }
    }
}

/// The visit that goes on, of somebody who may be recorded, and since when that tells.
async fn visit(
    tx: &mut Tx,
    group: &GroupRef,
    me: &Person,
    now: Moment,
) -> Result<(Option<Visit>, Since)> {
    let joined = people::groups::store::joined(tx, &group.id, &me.id).await?.unwrap_or_default();
    if !me.recorded {
        let since = now.plus_seconds(-rules::UNKNOWN);
        return Ok((None, Since::Unknown(since.max(joined))));
    }
    let before = store::find(tx, &group.id, &me.id).await?;
    let visit = if let Some(visit) = before.and_then(|visit| visit.goes_on(now)) {
        visit
    } else {
        let (group, me) = (group.id.as_str(), me.id.as_str());
        // What others decided of theirs says nothing of them.
        let decided = participation::rules::DECIDED;
        let heard = participation::store::moments(tx, group, me, decided, now, LOOKED_AT);
        let mut heard = heard.await?;
        heard.extend(before.into_iter().flat_map(|visit| [visit.asked, visit.began]));
        let since = rules::last_here(now, &heard).unwrap_or(joined).max(joined);
        Visit { asked: now, began: now, since }
    };
    let since = visit.since;
    Ok((Some(visit), if since > joined { Since::Here(since) } else { Since::Joined(since) }))
}

/// The lines, in their order, and how many there were beyond them.
async fn gather(base: &Base, tx: &mut Tx, away: &Away<'_>) -> Result<(Vec<Line>, usize)> {
    let (mut lines, mut more) = (Vec::new(), 0);
    for tells in base.news.clone() {
        let told = tells(base, tx, away).await?;
        lines.extend(told.lines);
        more += told.more;
    }
    let mut lines = rules::in_order(lines);
    more += lines.len().saturating_sub(away.most);
    lines.truncate(away.most);
    Ok((lines, more))
}

/// The page, with since when it tells if that was said.
fn path(given: Option<Moment>) -> String {
    given.map_or_else(|| "catchup".to_owned(), |at| format!("catchup?since={}", at.iso()))
}

/// `catchup`: what happened since whoever asks was last there. With `read`, that all of it is read.
async fn catchup(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let (visit, mut since) = visit(ask.tx, &group, &me, ask.now).await?;
    if ask.args.choice("read").is_some() {
        return read(ask, &group, &me, visit).await;
    }
    if let Some(visit) = visit {
        let known = store::find(ask.tx, &group.id, &me.id).await?;
        let long_ago = |known: Visit| ask.now.seconds_since(known.asked) >= rules::NOTED;
        if known.is_none_or(|known| known.since != visit.since || long_ago(known)) {
            store::keep(ask.tx, &group.id, &me.id, visit).await?;
        }
    }
    let given = ask.args.moment("since");
    since = given.map_or(since, Since::Given);
    let away = Away { group: &group, person: &me, since: since.at(), most: SHOWN };
    let (lines, more) = gather(ask.base, ask.tx, &away).await?;
    let answer = told(ask, since, &lines);
    let address = format!("{}/g/{}", ask.base.address, group.slug);
    let page = path(given);
    let answer = if more > 0 {
        let text = say!("catchup-more", count = more);
        answer.with(Block::Link { text, to: format!("{address}/{page}") })
    } else {
        answer
    };
    let answer =
        if given.is_none() { answer.with(Block::Facts(say!("catchup-further"))) } else { answer };
    Ok(answer.go(page))
}

/// Notes that somebody has read all of it.
async fn read(
    ask: &mut Ask<'_>,
    group: &GroupRef,
    me: &Person,
    visit: Option<Visit>,
) -> Result<Answer> {
    if visit.is_none() {
        return crate::refuse!("catchup-read-not");
    }
    let now = Visit { asked: ask.now, began: ask.now, since: ask.now };
    store::keep(ask.tx, &group.id, &me.id, now).await?;
    Ok(Answer::say(say!("catchup-read-now")).go("catchup"))
}

fn told(ask: &Ask<'_>, since: Since, lines: &[Line]) -> Answer {
    if lines.is_empty() {
        return Answer::say(since.nothing());
    }
    let mut answer = Answer::say(since.say());
    let reader = ask.reader();
    let mine = lines.iter().take_while(|line| line.mine).count();
    for (place, line) in lines.iter().enumerate() {
        // With nothing to set it off from, a heading tells nothing.
        if place == 0 && mine > 0 && mine < lines.len() {
            answer = answer.with(Block::Heading(say!("catchup-yours")));
        } else if place == mine && mine > 0 {
            answer = answer.with(Block::Heading(say!("catchup-others")));
        }
        let age = ask.base.words.age(&reader, ask.now.seconds_since(line.at));
        let text =
            say!("catchup-line", topic = line.topic.clone(), what = line.what.clone(), age = age);
        let slug = ask.place.group.as_ref().map_or("", |group| group.slug.as_str());
        let to = format!("{}/g/{slug}/{}", ask.base.address, line.page);
        answer = answer.with(Block::Link { text, to });
    }
    answer
}

/// What is kept of a member: when they asked, by group.
async fn kept(tx: &mut Tx, id: &MemberId) -> Result<Value> {
    let mut asked = Vec::new();
    for (group, visit) in store::of_member(tx, id).await? {
        let group = people::groups::store::find_id(tx, &group).await?;
        asked.push(json!({
            "group": group.map(|group| group.slug),
            "asked_at": visit.asked.iso(),
            "began_at": visit.began.iso(),
            "since_at": visit.since.iso(),
        }));
    }
    Ok(json!({ "asked": asked }))
}
