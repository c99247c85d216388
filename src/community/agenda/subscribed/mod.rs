//! Calendars to subscribe to: `process calendar` makes a secret address under which a calendar program finds
//! the dates of the agenda, for as long as whoever asked for it is in the group. Of a secret only its print
//! is kept, so that every asking makes another.

mod events;
pub mod store;

use crate::community::agenda::calendar::write;
use crate::community::agenda::processes;
use crate::community::people::{groups, groups::invite::fingerprint};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value};
use crate::foundation::page::Document;
use crate::foundation::store::Tx;
use crate::foundation::talk::{Answer, Ask, Base, Block, GroupId, MemberId};
use crate::{refuse, say};

/// The first part of the address.
const PATH: &str = "calendar";
/// How many addresses that work somebody has in all.
const MOST: usize = 40;

/// What is in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every process of the group.
    Group,
    /// One process, by id.
    Process(String),
    /// What is to be done by whoever asked for it.
    Member,
}

impl Scope {
    /// Its code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Process(_) => "process",
            Self::Member => "member",
        }
    }

    /// The one of a code; the group's if there is no such.
    #[must_use]
    pub fn of(code: &str, process: Option<String>) -> Self {
        match (code, process) {
            ("member", _) => Self::Member,
            (_, Some(process)) => Self::Process(process),
            _ => Self::Group,
        }
    }

    /// The id of its process.
    #[must_use]
    pub fn process(&self) -> Option<&str> {
        match self {
            Self::Process(id) => Some(id),
            _ => None,
        }
    }
}

/// What a secret address opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The group.
    pub group: GroupId,
    /// What is in it.
    pub scope: Scope,
    /// The language its words are in.
    pub language: Lang,
    /// Whose it is.
    pub member: MemberId,
    /// When it was made.
    pub at: Moment,
}

/// The calendars as documents of the house.
#[must_use]
pub fn document() -> Document {
    Document {
        path: PATH,
        ending: "ics",
        media: "text/calendar; charset=utf-8",
        render: |base, tx, secret| Box::pin(written(base, tx, secret)),
    }
}

/// The calendar of a secret.
async fn written(base: &Base, tx: &mut Tx, secret: &str) -> Result<Option<String>> {
    let Some(link) = store::find(tx, &fingerprint(secret)).await? else { return Ok(None) };
    let Some(group) = groups::store::find_id(tx, &link.group).await? else { return Ok(None) };
    if !groups::store::standing(tx, &group.id, &link.member).await?.0 {
        return Ok(None);
    }
    let feed = events::feed(base, tx, &group, &link, base.world.now()).await?;
    Ok(Some(write::write(&feed)))
}

/// `process calendar`: another address of a calendar; `renew:yes` takes the earlier ones back.
pub(super) async fn calendar(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    // The machine's own console is no member, and so has no calendar.
    if !groups::store::standing(ask.tx, &group.id, &me.id).await?.0 {
        return refuse!("agenda-calendar-members");
    }
    let mine = ask.args.choice("mine").is_some();
    let process = match ask.args.id("process") {
        Some(_) if mine => return refuse!("agenda-calendar-either"),
        Some(_) => Some(processes::meant(ask).await?),
        None => None,
    };
    let scope = match &process {
        Some(process) => Scope::Process(process.id.clone()),
        None if mine => Scope::Member,
        None => Scope::Group,
    };
    let reader = ask.reader();
    let language = ask.args.language("language").cloned().unwrap_or_else(|| reader.lang.clone());
    let link = Link { group: group.id.clone(), scope, language, member: me.id, at: ask.now };
    let renewed =
        if ask.args.choice("renew").is_some() { store::revoke(ask.tx, &link).await? } else { 0 };
    let had = store::of(ask.tx, &link.member).await?;
    let same = |one: &&Link| one.group == link.group && one.scope == link.scope;
    let others = had.iter().filter(same).count();
    let slug = process.as_ref().map_or("", |process| process.slug.as_str());
    let again = again(ask, &link, slug);
    if had.len() >= MOST {
        return refuse!("agenda-calendar-many", count = had.len(), line = again);
    }
    let secret = ask.base.world.secret::<16>();
    store::add(ask.tx, &fingerprint(&secret), &link).await?;
    let name = match &process {
        Some(process) => say!("agenda-title", name = process.named(&reader.lang)),
        None => Say::new(format!("agenda-calendar-of-{}", link.scope.code())),
    };
    let to = format!("{}/{PATH}/{secret}.ics", ask.base.address);
    let webcal =
        to.split_once("://").map_or_else(|| to.clone(), |(_, at)| format!("webcal://{at}"));
    let made = say!("agenda-calendar-made", name = name, language = &link.language);
    let mut answer = Answer::say(made)
        .with(Block::Link { text: say!("verbatim", text = to.as_str()), to })
        .with(Block::Link { text: Say::new("agenda-calendar-opens"), to: webcal })
        .with(Block::Facts(Say::new("agenda-calendar-yours")));
    if renewed > 0 {
        answer = answer.with(Block::Facts(say!("agenda-calendar-renewed", count = renewed)));
    } else if others > 0 {
        let still = say!("agenda-calendar-others", count = others, line = again);
        answer = answer.with(Block::Facts(still));
    }
    Ok(answer)
}

/// What is typed for this calendar to take the earlier addresses back.
fn again(ask: &Ask<'_>, link: &Link, slug: &str) -> Value {
    let reader = ask.reader();
    let word = |id: &str| ask.base.words.say(&reader, &Say::new(id));
    let yes =
        |param: &str| format!("{}:{}", word(&format!("param-{param}")), word("choice-sure-yes"));
    let mut rest = vec![slug.to_owned()];
    rest.extend((link.scope == Scope::Member).then(|| yes("mine")));
    rest.push(yes("renew"));
    let rest: Vec<String> = rest.into_iter().filter(|word| !word.is_empty()).collect();
    ask.base.table.line("process calendar", &rest.join(" "), &reader.lang).into()
}
