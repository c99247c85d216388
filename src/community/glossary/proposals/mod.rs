//! Proposals: any member may want a term in the glossary, or another wording of one; a coordinator
//! decides. What holds:
//! - Nothing of a proposal reaches the check before it is approved.
//! - Who proposed it is told what became of it, and why not; a term that is approved is announced
//!   in every discussion room in one line.
//! - An approved proposal counts as a contribution of whoever made it, on the day of the approval;
//!   one that is refused or taken back counts for nobody.

pub(super) mod pages;
pub mod store;

use store::Proposal;

use super::commands::{given, room_for, shown, whole};
use super::rules::{self, displaced, in_place, says_the_same};
use super::terms::Term;
use super::{store as terms, terms_for};
use crate::community::people::{self, groups};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value};
use crate::foundation::journal::Fact;
use crate::foundation::store::Tx;
use crate::foundation::talk::post::{self, Press, Words};
use crate::foundation::talk::{
    Answer, Ask, Base, Block, Body, Found, GroupRef, MemberId, Role, Tone,
};
use crate::{refuse, say};

/// How many proposals of one member may wait in a group.
pub const OPEN_LIMIT: usize = 10;
/// How many proposals may wait in a group.
pub const WAITING_LIMIT: usize = 200;
/// The longest reason, in characters.
pub const REASON_LIMIT: usize = 300;
/// How many near terms an answer names.
const NEAR_SHOWN: usize = 3;
/// How many proposals a list shows.
const SHOWN: usize = 20;

/// A term in one line, in every language of the group: "Board (B) = Directorio".
pub(super) fn in_a_line(term: &Term, languages: &[Lang]) -> String {
    let one = |lang: &Lang| {
        let wording = term.wordings(lang).next()?;
        Some(match term.acronyms(lang).next() {
            Some(acronym) => format!("{wording} ({acronym})"),
            None => wording.to_owned(),
        })
    };
    languages.iter().filter_map(one).collect::<Vec<_>>().join(" = ")
}

fn line(one: &Proposal, group: &GroupRef) -> String {
    in_a_line(&one.term, &group.languages)
}

/// `glossary propose`: a term, or with `term:` a change of one. What is nearly the same is named.
pub(super) async fn propose(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let all = terms_for(ask.tx, &group).await?;
    let changes = ask.args.id("term").map(str::to_owned);
    let mut term = given(ask, &group);
    if let Some(id) = &changes
        && let Some(before) = all.iter().find(|one| rules::is_called(one, id))
    {
        let own = terms::of_group(ask.tx, group.id.as_str()).await?;
        term = in_place(&term, before, own.iter().any(|one| one.id == before.id));
    }
    whole(&term, &group)?;
    // Two proposals at once do not both become the last one there is room for.
    groups::store::lock(ask.tx, &group.id).await?;
    let open = store::open(ask.tx, &group.id).await?;
    room_among(&open, &me.id)?;
    let before = displaced(&term, changes.as_deref(), &all);
    if before.iter().any(|one| says_the_same(&unnamed(&term, one), one)) {
        return refuse!("glossary-propose-known", text = in_a_line(&term, &group.languages));
    }
    if let Some(one) = open.iter().find(|one| one.term.texts == term.texts) {
        return refuse!("glossary-propose-waits", number = one.number);
    }
    let room = ask.place.room.as_ref();
    let one = Proposal {
        id: ask.base.world.id(),
        group: group.id.clone(),
        number: groups::store::next_number(ask.tx, &group.id, "proposal").await?,
        term,
        changes,
        said_in: room.map(|room| (room.id.to_string(), room.lang.code().to_owned())),
        by: Some(me.id.clone()),
        at: ask.now,
        state: "open".to_owned(),
        reason: None,
        decided: None,
    };
    store::add(ask.tx, &one).await?;
    ask.record("glossary.proposed", &one.id).await?;
    call(ask, &group, &one).await?;
    let lang = ask.reader().lang;
    let mut answer = Answer::say(say!("glossary-proposed", number = one.number));
    answer = shown(answer, &one.term, &group.languages, &lang);
    for old in &before {
        let text = in_a_line(old, &group.languages);
        answer = answer.with(Block::Facts(say!("glossary-propose-instead", text = text)));
    }
    let mut near: Vec<Value> = rules::near(&one.term, &all)
        .into_iter()
        .filter(|old| before.iter().all(|known| known.id != old.id))
        .map(|old| in_a_line(old, &group.languages).into())
        .collect();
    let waiting: Vec<Term> = open.iter().map(|other| other.term.clone()).collect();
    near.extend(rules::near(&one.term, &waiting).into_iter().map(|other| {
        let number = open.iter().find(|known| known.term == *other).map_or(0, |known| known.number);
        let text = in_a_line(other, &group.languages);
        Value::from(say!("glossary-proposal-named", number = number, text = text))
    }));
    near.truncate(NEAR_SHOWN);
    if !near.is_empty() {
        answer =
            answer.with(Block::Facts(say!("glossary-propose-near", list = Value::Lines(near))));
    }
    Ok(answer.go("glossary#proposals"))
}

/// A proposed term, as far as somebody could have said it: what cannot be proposed is as it was.
fn unnamed(term: &Term, before: &Term) -> Term {
    Term { required: before.required, legacy: before.legacy.clone(), ..term.clone() }
}

fn room_among(open: &[Proposal], me: &MemberId) -> Result<()> {
    let mine = open.iter().filter(|one| one.by.as_ref() == Some(me)).count();
    if mine >= OPEN_LIMIT {
        return refuse!("glossary-propose-enough", count = mine);
    }
    if open.len() >= WAITING_LIMIT {
        return refuse!("glossary-propose-full", count = open.len());
    }
    Ok(())
}

/// Calls those who decide: the coordinators, or where there are none the admins.
async fn call(ask: &mut Ask<'_>, group: &GroupRef, one: &Proposal) -> Result<()> {
    let mut decide = people::holders(ask.tx, &group.id, &[Role::Coordinator]).await?;
    if decide.is_empty() {
        decide = people::holders(ask.tx, &group.id, &[Role::Admin]).await?;
    }
    let name = people::called(&ask.me()?);
    for member in decide.into_iter().filter(|member| one.by.as_ref() != Some(member)) {
        let text = line(one, group);
        let news =
            say!("glossary-proposed-told", number = one.number, name = name.clone(), text = text);
        let press = Press {
            label: say!("glossary-do-approve"),
            path: "glossary approve",
            rest: format!("T-{}", one.number),
        };
        let words = Words { body: Body::text(news), buttons: vec![press], ..Words::default() };
        tell(ask.tx, ask.base, group, &member, words).await?;
    }
    Ok(())
}

async fn tell(
    tx: &mut Tx,
    base: &Base,
    group: &GroupRef,
    member: &MemberId,
    words: Words,
) -> Result<()> {
    if let Some(address) = people::address(tx, member).await? {
        let words = Words { group: Some(group.clone()), ..words };
        post::directly(tx, base, &address, &words).await?;
    }
    Ok(())
}

/// The one that is meant, still undecided.
async fn waiting(ask: &mut Ask<'_>, group: &GroupRef) -> Result<Proposal> {
    groups::store::lock(ask.tx, &group.id).await?;
    let number = ask.args.get_id("proposal")?.parse::<i64>().unwrap_or(0);
    let Some(one) = store::numbered(ask.tx, &group.id, number).await? else {
        return refuse!("glossary-proposal-none", number = number);
    };
    if one.is_open() {
        return Ok(one);
    }
    let by = match &one.decided {
        Some((Some(by), _)) => people::named(ask.tx, ask.base, by).await?,
        _ => say!("people-gone").into(),
    };
    if one.state == "approved" {
        refuse!("glossary-proposal-approved-already", number = number, name = by)
    } else {
        refuse!("glossary-proposal-refused-already", number = number, name = by)
    }
}

/// `glossary withdraw`: takes one's own proposal back; nothing of it is kept.
pub(super) async fn withdraw(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let one = waiting(ask, &group).await?;
    if one.by.as_ref() != Some(&me.id) {
        return refuse!("glossary-proposal-not-yours", number = one.number);
    }
    store::drop(ask.tx, &one.id).await?;
    ask.record("glossary.withdrawn", &one.id).await?;
    Ok(Answer::say(say!("glossary-proposal-withdrawn", number = one.number)).go("glossary"))
}

/// `glossary approve`: the term is the group's from now on.
pub(super) async fn approve(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let one = waiting(ask, &group).await?;
    let known = terms_for(ask.tx, &group).await?;
    let own: Vec<String> =
        terms::of_group(ask.tx, group.id.as_str()).await?.into_iter().map(|term| term.id).collect();
    room_for(ask.tx, &group, 1).await?;
    let before = displaced(&one.term, one.changes.as_deref(), &known);
    let mut term = one.term.clone();
    // Only what was named is changed in place; a new term stands for all with its wording.
    if let (Some(_), [old]) = (&one.changes, before.as_slice()) {
        term = in_place(&term, old, own.contains(&old.id));
    }
    term.id = ask.base.world.id();
    for old in before.iter().filter(|old| own.contains(&old.id)) {
        terms::remove(ask.tx, group.id.as_str(), &old.id, ask.now).await?;
    }
    let by = one.by.as_ref().map(MemberId::as_str);
    terms::add(ask.tx, group.id.as_str(), &term, by, ask.now).await?;
    store::decide(ask.tx, &one.id, "approved", None, &me.id, ask.now, Some(&term.id)).await?;
    ask.record("glossary.approved", &one.id).await?;
    let (room, language) = one.said_in.clone().unzip();
    let fact = Fact {
        kind: "glossary.added",
        group: group.id.to_string(),
        room,
        language,
        member: by.map(str::to_owned),
        subject: term.id.clone(),
        quantity: 1,
        at: ask.now,
    };
    ask.base.record(ask.tx, fact).await?;
    announce(ask, &group, &one, &term).await?;
    told(ask, &group, &one, |number, text, name| {
        say!("glossary-approved-told", number = number, text = text, name = name)
    })
    .await?;
    let answer = Answer::say(say!("glossary-approved", number = one.number));
    let lang = ask.reader().lang;
    Ok(shown(answer, &term, &group.languages, &lang).go("glossary#proposals"))
}

/// One line in every discussion room. Who said no to being counted is not named there.
async fn announce(ask: &mut Ask<'_>, group: &GroupRef, one: &Proposal, term: &Term) -> Result<()> {
    let by = people::called(&ask.me()?);
    let text = in_a_line(term, &group.languages);
    let author = match &one.by {
        Some(id) => people::by_id(ask.tx, ask.base, id, Some(group)).await?,
        None => None,
    };
    let news = match author.filter(|author| author.recorded) {
        Some(author) => say!("glossary-announced-of", text = text, name = author.name, by = by),
        None => say!("glossary-announced", text = text, by = by),
    };
    groups::announce(ask.tx, ask.base, &group.id, Body::text(news)).await
}

/// Tells whoever proposed it, unless they decided themselves.
async fn told(
    ask: &mut Ask<'_>,
    group: &GroupRef,
    one: &Proposal,
    news: impl FnOnce(i64, String, Value) -> Say,
) -> Result<()> {
    let me = ask.me()?;
    let Some(by) = one.by.clone().filter(|by| *by != me.id) else { return Ok(()) };
    let news = news(one.number, line(one, group), people::called(&me));
    let words = Words { body: Body::text(news), ..Words::default() };
    tell(ask.tx, ask.base, group, &by, words).await
}

/// `glossary refuse`: not taken, with a reason; who proposed it is told.
pub(super) async fn refuse(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let one = waiting(ask, &group).await?;
    let Some(reason) = rules::clean(ask.args.get("reason")?) else {
        return refuse!("glossary-refuse-why");
    };
    store::decide(ask.tx, &one.id, "refused", Some(&reason), &me.id, ask.now, None).await?;
    ask.record("glossary.refused", &one.id).await?;
    told(ask, &group, &one, |number, text, name| {
        say!("glossary-refused-told", number = number, text = text, name = name, reason = reason)
    })
    .await?;
    Ok(Answer::say(say!("glossary-refused", number = one.number)).go("glossary#proposals"))
}

/// `glossary proposals`: what waits, who proposed it and when.
pub(super) async fn list(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let open = store::open(ask.tx, &group.id).await?;
    if open.is_empty() {
        return Ok(Answer::say(say!("glossary-proposals-none")).go("glossary#proposals"));
    }
    let known = terms_for(ask.tx, &group).await?;
    let mut answer = Answer::default()
        .with(Block::Heading(say!("glossary-proposals-waiting", count = open.len())));
    for one in open.iter().take(SHOWN) {
        let before = displaced(&one.term, one.changes.as_deref(), &known);
        let before = before.first().map(|old| in_a_line(old, &group.languages));
        answer = answer.with(Block::Entry {
            label: say!("glossary-proposal-label", number = one.number),
            text: say!("verbatim", text = line(one, &group)),
            note: Some(noted(ask, one, before).await?),
            tone: Tone::Plain,
        });
    }
    if open.len() > SHOWN {
        answer = answer.with(Block::Facts(say!("glossary-more", count = open.len() - SHOWN)));
    }
    Ok(answer.go("glossary#proposals"))
}

async fn noted(ask: &mut Ask<'_>, one: &Proposal, before: Option<String>) -> Result<Say> {
    let name = author(ask.tx, ask.base, one).await?;
    Ok(match before {
        Some(text) => say!("glossary-proposal-changes", name = name, at = one.at, text = text),
        None => say!("glossary-proposal-by", name = name, at = one.at),
    })
}

async fn author(tx: &mut Tx, base: &Base, one: &Proposal) -> Result<Value> {
    match &one.by {
        Some(by) => people::named(tx, base, by).await,
        None => Ok(say!("people-gone").into()),
    }
}

/// A proposal by its number: `T-7`, `t7`, `7`.
pub(super) async fn find(ask: &mut Ask<'_>, text: &str, exact: bool) -> Result<Vec<Found>> {
    let group = ask.group()?;
    let bare = text.trim_start_matches(['T', 't', '#']).trim_start_matches('-');
    let number = bare.parse::<i64>().ok();
    let found = if exact {
        let Some(number) = number else { return Ok(Vec::new()) };
        store::numbered(ask.tx, &group.id, number).await?.into_iter().collect()
    } else {
        store::open(ask.tx, &group.id).await?
    };
    Ok(found
        .into_iter()
        .map(|one| Found {
            id: one.number.to_string(),
            insert: format!("T-{}", one.number),
            label: line(&one, &group),
        })
        .collect())
}
