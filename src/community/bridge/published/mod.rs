//! Publishing: both rooms get the text in the same transaction; then revising in place, history,
//! withdrawing, carrying one message in one step, and a stand-in.

pub mod archive;
pub mod card;
pub mod carried;
pub mod cover;
pub mod store;

use std::collections::{BTreeMap, BTreeSet};

use store::{Body as EditionBody, Edition};

use super::drafts::check;
use super::drafts::machine;
use super::drafts::store::{self as drafts, Synthesis};
use super::picks::{self, store as pick_store};
use super::rules::{Point, Position, Source};
use super::voices;
use crate::community::people::{self, groups};
use crate::foundation::error::{Error, Refusal, Result};
use crate::foundation::i18n::{Lang, Reader, Say, Value};
use crate::foundation::store::Tx;
use crate::foundation::talk::{
    Answer, Ask, Base, Block, Body, GroupRef, MemberId, MessageId, Purpose, Role,
};
use crate::{refuse, say};

/// `bridge publish`: checks, then posts in every room.
pub(super) async fn publish(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let synthesis = super::drafts::named(ask).await?;
    match synthesis.state.as_str() {
        "draft" | "revising" => {}
        "withdrawn" => return refuse!("bridge-withdrawn-closed", number = synthesis.number),
        _ => return refuse!("bridge-published-already", number = synthesis.number),
    }
    let titles = drafts::titles(ask.tx, &synthesis.id).await?;
    let rows = drafts::points(ask.tx, &synthesis.id).await?;
    // From a page: what is published is what stood there.
    let seen = ask.args.text("seen").map(str::to_owned);
    if seen.as_ref().is_some_and(|seen| *seen != super::drafts::stamp(&titles, &rows)) {
        return refuse!("bridge-publish-changed", number = synthesis.number);
    }
    let points: Vec<Point> = rows.into_iter().map(|row| row.point).collect();
    let anyway = ask.args.choice("anyway") == Some("yes");
    let said = check::all(ask.tx, ask.base, &group, &titles, &points).await?;
    let stops = said.iter().any(|(stops, _)| *stops);
    if stops || (!anyway && !said.is_empty()) {
        return not_yet(&synthesis, stops, seen.is_some(), said);
    }
    edition(ask, &group, &synthesis, titles, points).await?;
    let mut answer = Answer::say(say!("bridge-published", number = synthesis.number));
    for one in machine::suggested::suggested(ask.tx, &group, ask.now).await? {
        if one.syntheses.contains(&synthesis.id) {
            answer = answer.with(Block::Facts(machine::suggested::line(ask, &group, &one)));
        }
    }
    Ok(answer.go(format!("syntheses/S-{}", synthesis.number)))
}

/// Says everything that is in the way at once, and how to go on: on a page, by its box.
fn not_yet(
    synthesis: &Synthesis,
    stops: bool,
    page: bool,
    said: Vec<(bool, Say)>,
) -> Result<Answer> {
    let lines = in_the_way(said);
    let number = synthesis.number;
    let say = if stops {
        say!("bridge-not-yet", number = number, lines = lines)
    } else if page {
        say!("bridge-not-yet-tick", number = number, lines = lines)
    } else {
        say!("bridge-not-yet-anyway", number = number, lines = lines)
    };
    Err(Error::Refusal(Refusal { say }))
}

/// What was found, one thing a line.
fn in_the_way(said: Vec<(bool, Say)>) -> Value {
    Value::Lines(said.into_iter().take(12).map(|(_, line)| line.into()).collect())
}

/// Writes an edition down and puts it in the rooms.
async fn edition(
    ask: &mut Ask<'_>,
    group: &GroupRef,
    synthesis: &Synthesis,
    titles: BTreeMap<Lang, String>,
    points: Vec<Point>,
) -> Result<()> {
    let me = ask.me()?;
    let number = synthesis.edition + 1;
    let mut cited = BTreeMap::new();
    for source in points.iter().flat_map(|point| &point.sources) {
        if let Some(pick) = pick_store::find(ask.tx, &source.pick_id).await? {
            cited.insert(pick.id, super::drafts::stamp_of([pick.text.as_str()]));
        }
    }
    let drafted = machine::edition(ask.tx, &synthesis.id).await?;
    let body = EditionBody { titles, points, cited, drafted };
    let edition = Edition { edition: number, author: me.id.clone(), body, at: ask.now };
    store::add(ask.tx, &synthesis.id, &edition).await?;
    drafts::published(ask.tx, &synthesis.id, number, &me.id, ask.now).await?;
    let terms = archive::terms(&edition.body);
    store::index(ask.tx, &group.id, &synthesis.id, &terms).await?;
    let mut quoted: Vec<MemberId> = Vec::new();
    for source in edition.body.points.iter().flat_map(|point| &point.sources) {
        let Some(pick) = pick_store::find(ask.tx, &source.pick_id).await? else { continue };
        pick_store::quote(ask.tx, &pick.id).await?;
        if pick.state != "crossed" {
            let crossed = Some(ask.now);
            pick_store::set_state(ask.tx, &pick.id, "crossed", None, Some(&me.id), crossed).await?;
            told_crossed(ask, synthesis, &pick).await?;
        }
        if let Some(author) = pick.author
            && !quoted.contains(&author)
        {
            quoted.push(author);
        }
    }
    if let Some(fresh) = drafts::find(ask.tx, &synthesis.id).await? {
        card::refresh(ask.tx, ask.base, group, &fresh).await?;
    }
    voices::ask_quoted(ask, group, &synthesis.id, number, &quoted).await?;
    match number {
        1 => ask.record("bridge.published", &synthesis.id).await,
        _ => ask.record("bridge.revised", &format!("{}:{number}", synthesis.id)).await,
    }
}

/// Who asked for a message hears that it crossed.
async fn told_crossed(
    ask: &mut Ask<'_>,
    synthesis: &Synthesis,
    pick: &pick_store::Pick,
) -> Result<()> {
    let (me, group) = (ask.me()?, ask.group()?);
    for member in pick_store::requesters(ask.tx, &pick.id).await? {
        if member == me.id || Some(&member) == pick.author.as_ref() {
            continue;
        }
        let news =
            say!("bridge-crossed-told", author = pick.name.as_str(), number = synthesis.number);
        picks::tell(ask.tx, ask.base, &group, &member, Body::text(news)).await?;
    }
    Ok(())
}

/// `bridge revise`: opens what was published for writing; the rooms keep the old text until it
/// is published again, in place.
pub(super) async fn revise(ask: &mut Ask<'_>) -> Result<Answer> {
    let synthesis = super::drafts::named(ask).await?;
    match synthesis.state.as_str() {
        "published" => drafts::set_state(ask.tx, &synthesis.id, "revising", None).await?,
        "withdrawn" => return refuse!("bridge-withdrawn-closed", number = synthesis.number),
        _ => {}
    }
    Ok(Answer::say(say!("bridge-revising", number = synthesis.number))
        .go(format!("desk/S-{}", synthesis.number)))
}

/// `bridge withdraw`: takes a synthesis back, with a reason that stands on its cards.
pub(super) async fn withdraw(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let synthesis = super::drafts::named(ask).await?;
    if synthesis.state == "withdrawn" {
        return refuse!("bridge-withdrawn-closed", number = synthesis.number);
    }
    let reason = ask.args.get("reason")?.to_owned();
    drafts::set_state(ask.tx, &synthesis.id, "withdrawn", Some(&reason)).await?;
    if let Some(fresh) = drafts::find(ask.tx, &synthesis.id).await? {
        card::refresh(ask.tx, ask.base, &group, &fresh).await?;
    }
    // What now stands across nowhere waits again.
    if let Some(edition) = store::latest(ask.tx, &synthesis.id).await? {
        for source in edition.body.points.iter().flat_map(|point| &point.sources) {
            let Some(pick) = pick_store::find(ask.tx, &source.pick_id).await? else { continue };
            let elsewhere = !drafts::citing(ask.tx, &pick.id).await?.is_empty();
            if pick.state == "crossed" && !elsewhere && !pick.text.is_empty() {
                pick_store::set_state(ask.tx, &pick.id, "open", None, None, None).await?;
            }
        }
    }
    ask.record("bridge.withdrawn", &synthesis.id).await?;
    Ok(Answer::say(say!("bridge-withdrawn", number = synthesis.number)).go("syntheses"))
}

/// `bridge history`: every edition, by whom, when, and which points changed.
pub(super) async fn history(ask: &mut Ask<'_>) -> Result<Answer> {
    let synthesis = super::drafts::named(ask).await?;
    let all = store::all(ask.tx, &synthesis.id).await?;
    if all.is_empty() {
        return Ok(Answer::say(say!("bridge-history-none", number = synthesis.number)));
    }
    let mut answer =
        Answer::default().with(Block::Heading(say!("bridge-history", number = synthesis.number)));
    let mut before: Option<&Edition> = None;
    for edition in &all {
        let name = people::named(ask.tx, ask.base, &edition.author).await?;
        let line = say!(
            "bridge-history-line",
            edition = edition.edition,
            at = edition.at,
            by = name,
            points = edition.body.points.len(),
            changed = changed_points(before, edition)
        );
        answer = answer.with(Block::Item(line));
        before = Some(edition);
    }
    Ok(answer.go(format!("syntheses/S-{}", synthesis.number)))
}

/// How many points are new, gone or different since the edition before; all, if there is none.
#[must_use]
pub fn changed_points(before: Option<&Edition>, now: &Edition) -> usize {
    let Some(before) = before else { return now.body.points.len() };
    let differs = |point: &&Point| !before.body.points.contains(point);
    let gone = before
        .body
        .points
        .iter()
        .filter(|old| now.body.points.iter().all(|point| point.number != old.number))
        .count();
    now.body.points.iter().filter(differs).count() + gone
}

/// What is wrong with where the syntheses stand: one that was published and has no card, a room
/// that was there and has none, one message that is the card of two.
///
/// # Errors
/// A failure of the database.
pub(super) async fn standing(tx: &mut Tx) -> Result<Vec<Say>> {
    let mut wrong = Vec::new();
    for group in people::groups::store::all(tx, None).await? {
        let rooms = people::groups::store::rooms(tx, &group.id).await?;
        for synthesis in drafts::all(tx, &group.id).await? {
            if synthesis.edition == 0 {
                continue;
            }
            let (slug, number) = (group.slug.as_str(), synthesis.number);
            let cards = store::cards(tx, &synthesis.id).await?;
            let messages: BTreeSet<&str> = cards.values().map(MessageId::as_str).collect();
            if cards.is_empty() || messages.len() < cards.len() {
                wrong.push(say!("bridge-verify-cards", group = slug, number = number));
            }
            // Ids sort by the time they were made: a room that is younger than every card has none.
            let first = messages.first().copied().unwrap_or_default();
            let older = rooms.iter().filter(|room| {
                room.purpose == Purpose::Discussion && room.notice && room.id.as_str() < first
            });
            for room in older.filter(|room| !cards.contains_key(&room.id)) {
                let room = room.slug.as_str();
                wrong.push(say!("bridge-verify-room", group = slug, number = number, room = room));
            }
        }
    }
    Ok(wrong)
}

/// `bridge now`: carries one message in one step, as raised in its room.
pub(super) async fn now(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let mut words = ask.args.text("text").map(str::to_owned);
    let mut pick = match ask.args.id("pick").map(str::to_owned) {
        Some(id) => pick_store::find(ask.tx, &id).await?,
        None => None,
    };
    if ask.args.id("pick").is_none() {
        // Given on no message, the number of one may stand first.
        let typed = words.clone().filter(|_| ask.target.is_none()).unwrap_or_default();
        if let Some((named, rest)) = picks::named_first(ask, &group, &typed).await? {
            (pick, words) = (Some(named), rest);
        } else if ask.target.is_none() {
            return refuse!("bridge-now-what");
        } else {
            pick = Some(picks::take(ask, &group).await?);
        }
    }
    let Some(pick) = pick else { return refuse!("bridge-no-pick") };
    if pick.state == "waiting" {
        return refuse!("bridge-pick-waiting", number = pick.number);
    }
    if pick.text.is_empty() {
        return refuse!("bridge-pick-gone", number = pick.number);
    }
    // From a page: what crosses is the message that stood there.
    let seen = ask.args.text("seen").map(str::to_owned);
    if seen.as_ref().is_some_and(|seen| *seen != super::drafts::stamp_of([pick.text.as_str()])) {
        return refuse!("bridge-now-changed", number = pick.number);
    }
    let mut texts = ask.args.texts("texts");
    texts.entry(pick.language.clone()).or_insert_with(|| pick.text.clone());
    if let Some(text) = words {
        let others: Vec<&Lang> =
            group.languages.iter().filter(|lang| **lang != pick.language).collect();
        let [other] = others[..] else { return refuse!("bridge-now-languages") };
        texts.entry(other.clone()).or_insert(text);
    }
    let synthesis = super::drafts::begin(ask, &group).await?;
    let mut titles = BTreeMap::new();
    for lang in &group.languages {
        let reader = Reader::new(lang.clone(), &group.zone);
        let title = say!("bridge-now-title", language = &pick.language);
        titles.insert(lang.clone(), ask.base.words.say(&reader, &title));
    }
    for (lang, title) in &titles {
        drafts::title(ask.tx, &synthesis.id, lang, title).await?;
    }
    let author = pick.voice();
    let point = Point {
        number: 1,
        position: Position::Only,
        language: Some(pick.language.clone()),
        texts,
        sources: vec![Source { pick_id: pick.id, language: pick.language, author, lost: false }],
        confirmed: BTreeSet::new(),
        unread: BTreeSet::new(),
    };
    let me = ask.me()?;
    let id = ask.base.world.id();
    drafts::add_point(ask.tx, &id, &synthesis.id, &point, &me.id, ask.now).await?;
    let said = check::all(ask.tx, ask.base, &group, &titles, std::slice::from_ref(&point)).await?;
    let stops = said.iter().any(|(stops, _)| *stops);
    if stops || (ask.args.choice("anyway") != Some("yes") && !said.is_empty()) {
        // The draft goes with the refusal, so its number means nothing.
        let lines = in_the_way(said);
        return if stops {
            refuse!("bridge-now-not-yet", lines = lines)
        } else if seen.is_some() {
            refuse!("bridge-now-not-yet-tick", lines = lines)
        } else {
            refuse!("bridge-now-not-yet-anyway", lines = lines)
        };
    }
    edition(ask, &group, &synthesis, titles, vec![point]).await?;
    Ok(Answer::say(say!("bridge-published", number = synthesis.number)))
}

/// A message was edited (its text now) or deleted (none): its pick follows; what was published goes
/// on quoting the words it rests on, until they are deleted; it is flagged on its cards, and the
/// bridge persons are called.
pub(super) async fn changed(
    base: &Base,
    tx: &mut Tx,
    message: &MessageId,
    text: Option<&str>,
) -> Result<()> {
    let Some(pick) = picks::changed(base, tx, message, text).await? else { return Ok(()) };
    let now = base.world.now();
    if text.is_none() {
        carried::back(tx, base, &pick.id).await?;
    }
    for synthesis in drafts::citing(tx, &pick.id).await? {
        if !drafts::stale(tx, &synthesis.id, now).await? {
            continue;
        }
        let Some(group) = groups::store::find_id(tx, &synthesis.group_id).await? else { continue };
        if let Some(fresh) = drafts::find(tx, &synthesis.id).await? {
            card::refresh(tx, base, &group, &fresh).await?;
        }
        for member in people::holders(tx, &group.id, &[Role::Bridge]).await? {
            let number = synthesis.number;
            let author = pick.name.as_str();
            let news = if text.is_some() {
                say!("bridge-stale-edited", number = number, author = author)
            } else {
                say!("bridge-stale-deleted", number = number, author = author)
            };
            picks::tell(tx, base, &group, &member, Body::text(news)).await?;
        }
    }
    Ok(())
}
