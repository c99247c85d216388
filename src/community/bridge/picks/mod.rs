//! Asking that a message be carried across, and the tray where those wait for the bridge person.

pub mod attached;
mod keeping;
pub mod store;

pub(super) use keeping::{changed, read, sweep, waits};

use store::Pick;

use crate::community::bridge::mirror;
use crate::community::people;
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::Reader;
use crate::foundation::jobs::{Due, schedule};
use crate::foundation::store::Tx;
use crate::foundation::talk::post::{self, Address, Words};
use crate::foundation::talk::{
    Account, Answer, Ask, Base, Block, Body, Found, GroupRef, MemberId, Role, Tone, when,
};
use crate::{refuse, say};

/// How many replies and reactions make a message worth a look though nobody picked it.
const MANY: i64 = 3;

/// For how long such a message is shown, in seconds.
const RECENT: i64 = 14 * 86_400;

/// The longest text that is kept of a message, in characters.
pub const TEXT_LIMIT: usize = 4_000;

/// `carry`, and the 🌉 reaction: asks that a message be carried across.
pub(super) async fn carry(ask: &mut Ask<'_>) -> Result<Answer> {
    let me = ask.me()?;
    let group = ask.group()?;
    let pick = take(ask, &group).await?;
    if !store::request(ask.tx, &pick.id, &me.id, ask.now).await? {
        return Ok(Answer::say(say!("bridge-carry-known", number = pick.number)));
    }
    // Somebody else asks for what was skipped: it waits again.
    let pick = if pick.state == "skipped" { reopen(ask, pick).await? } else { pick };
    ask.record("bridge.picked", &asking(&pick.id, ask.now)).await?;
    let author = pick.name.clone();
    match pick.state.as_str() {
        "waiting" => Ok(Answer::say(say!("bridge-carry-asks", author = author))),
        "crossed" => Ok(Answer::say(say!("bridge-carry-crossed", number = pick.number))),
        _ => Ok(Answer::say(say!("bridge-carried", author = author, number = pick.number))),
    }
}

/// What a fact about asking is about: the pick and the moment, so that asking again after taking
/// it back is a new act.
fn asking(pick: &str, at: Moment) -> String {
    format!("{pick}:{}", at.0)
}

/// Taking the 🌉 back: the pick goes when nobody asks for it any more.
pub(super) async fn uncarry(ask: &mut Ask<'_>) -> Result<Answer> {
    let me = ask.me()?;
    let Some(target) = &ask.target else { return Ok(Answer::silent()) };
    let message = target.message_id.clone();
    let Some(pick) = store::of_message(ask.tx, &message).await? else {
        return Ok(Answer::silent());
    };
    if let Some(at) = store::unrequest(ask.tx, &pick.id, &me.id).await? {
        ask.record("bridge.unpicked", &asking(&pick.id, at)).await?;
    }
    let left = store::requesters(ask.tx, &pick.id).await?;
    if left.is_empty() && matches!(pick.state.as_str(), "open" | "waiting") {
        store::set_state(ask.tx, &pick.id, "gone", None, Some(&me.id), None).await?;
        store::unquote(ask.tx, &pick.id).await?;
    }
    Ok(Answer::silent())
}

/// A pick that was taken back or skipped waits again: for its author's yes, if they have not joined
/// and have not said it, with the words as they stand now.
async fn reopen(ask: &mut Ask<'_>, mut pick: Pick) -> Result<Pick> {
    let group = ask.group()?;
    let author = match &pick.author {
        Some(author) => people::by_id(ask.tx, ask.base, author, Some(&group)).await?,
        None => None,
    };
    if author.as_ref().is_some_and(|person| !person.recorded) {
        return refuse!("bridge-author-said-no", author = pick.name);
    }
    let joined = author.is_some_and(|person| person.joined);
    let state = if joined || pick.consented { "open" } else { "waiting" };
    store::set_state(ask.tx, &pick.id, state, None, None, None).await?;
    state.clone_into(&mut pick.state);
    let words = ask.target.as_ref().and_then(|target| target.quoted.text.clone());
    if let Some(words) = words {
        pick.text = words.chars().take(TEXT_LIMIT).collect();
        store::set_text(ask.tx, &pick.id, &pick.text).await?;
    }
    Ok(pick)
}

/// The pick of the message asked about, made if there is none yet.
pub(super) async fn take(ask: &mut Ask<'_>, group: &GroupRef) -> Result<Pick> {
    let Some(target) = ask.target.clone() else { return refuse!("bridge-carry-what") };
    if !target.room.notice {
        return refuse!("bridge-no-notice");
    }
    mirror::original_is_meant(ask, &target.message_id).await?;
    let Some(author) = target.author else { return refuse!("bridge-carry-own-words") };
    if let Some(person) = target.member.as_ref().filter(|person| !person.recorded) {
        return refuse!("bridge-author-said-no", author = person.name.as_str());
    }
    let stranger = target.member.as_ref().map(|person| person.id.clone());
    let member = target.member.filter(|person| person.joined);
    // Asked for by two at once it is still one pick: the second waits here for the first.
    people::groups::store::lock(ask.tx, &group.id).await?;
    if let Some(known) = store::of_message(ask.tx, &target.message_id).await? {
        return if known.state == "gone" { reopen(ask, known).await } else { Ok(known) };
    }
    let Some(text) = target.quoted.text.filter(|text| !text.trim().is_empty()) else {
        return refuse!("bridge-carry-no-words");
    };
    let number = people::groups::store::next_number(ask.tx, &group.id, "pick").await?;
    let pick = Pick {
        id: ask.base.world.id(),
        group_id: group.id.clone(),
        number,
        message_id: target.message_id,
        room_id: target.room.id,
        language: target.room.lang,
        name: member.as_ref().map_or(author.display.clone(), |person| person.name.clone()),
        author: member.as_ref().map(|person| person.id.clone()),
        account: format!("{}:{}", author.platform, author.native_id),
        text: text.chars().take(TEXT_LIMIT).collect(),
        quoted: None,
        said_at: target.quoted.at.unwrap_or(ask.now),
        consented: false,
        // Who has not joined the group is quoted only after saying yes.
        state: if member.is_some() { "open" } else { "waiting" }.to_owned(),
        reason: None,
        at: ask.now,
        requests: 0,
        attachments: 0,
    };
    store::add(ask.tx, &pick).await?;
    if pick.state == "waiting" {
        ask_stranger(ask, group, &author, stranger, &pick).await?;
    }
    let age = people::groups::setting(ask.tx, ask.base, &group.id, "bridge.pick-age").await?;
    let due = Due {
        kind: "bridge.pick-waits",
        key: Some(format!("bridge.pick-waits:{}", pick.id)),
        args: serde_json::json!({ "pick": pick.id }),
        at: ask.now.plus_seconds(when::span(&age).unwrap_or(7 * 86_400)),
    };
    schedule(ask.tx, &ask.base.world, &due).await?;
    Ok(pick)
}

/// Asks somebody who has not joined whether they may be quoted, in the language of the room.
async fn ask_stranger(
    ask: &mut Ask<'_>,
    group: &GroupRef,
    author: &Account,
    member: Option<MemberId>,
    pick: &Pick,
) -> Result<()> {
    let reader = Reader::new(pick.language.clone(), &group.zone);
    let rest = format!("P-{}", pick.number);
    let line = ask.base.table.line("consent", &rest, &reader.lang);
    let line = format!("{line} {}", post::about(ask.base, &reader, group).typed);
    let to = Address {
        platform: author.platform.clone(),
        native_id: author.native_id.clone(),
        // Of somebody nobody knows there is no id: only the lane needs one.
        member_id: member.unwrap_or_else(|| MemberId::of_account(&author.native_id)),
        reader: reader.clone(),
    };
    let question = say!(
        "bridge-may-we-quote",
        group = group.name(&reader.lang),
        text = pick.text.as_str(),
        line = line
    );
    let words =
        Words { body: Body::text(question), group: Some(group.clone()), ..Words::default() };
    post::directly(ask.tx, ask.base, &to, &words).await.map(drop)
}

/// `consent`, by whoever said it without having joined: they may be quoted.
pub(super) async fn consent(ask: &mut Ask<'_>) -> Result<Answer> {
    let Some(pick) = store::find(ask.tx, ask.args.get_id("pick")?).await? else {
        return refuse!("bridge-no-pick");
    };
    let mine = format!("{}:{}", ask.account.platform, ask.account.native_id);
    if pick.account != mine || pick.state != "waiting" {
        return refuse!("bridge-not-your-words", number = pick.number);
    }
    store::consent(ask.tx, &pick.id, ask.now).await?;
    Ok(Answer::say(say!("bridge-consented", number = pick.number)))
}

/// `bridge tray`: what waits, oldest first; then what drew many replies or reactions.
pub(super) async fn tray(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let mut open = store::in_state(ask.tx, &group.id, "open").await?;
    let waiting = store::in_state(ask.tx, &group.id, "waiting").await?;
    let drew = store::attention(ask.tx, &group.id, ask.now.plus_seconds(-RECENT), MANY).await?;
    if open.is_empty() && waiting.is_empty() && drew.is_empty() {
        return Ok(Answer::say(say!("bridge-tray-empty")).go("desk"));
    }
    let oldest = open.first().map_or(0, |pick| ask.now.seconds_since(pick.at));
    let reader = ask.reader();
    let mut answer = Answer::default().with(Block::Heading(say!(
        "bridge-tray",
        count = open.len(),
        age = ask.base.words.age(&reader, oldest)
    )));
    open.truncate(20);
    attached::look(ask.tx, &mut open).await?;
    for pick in &open {
        answer = answer.with(entry(ask, pick));
    }
    if !waiting.is_empty() {
        answer = answer.with(Block::Facts(say!("bridge-tray-waiting", count = waiting.len())));
    }
    for one in drew {
        let link = format!("{}/g/{}#m-{}", ask.base.address, group.slug, one.message_id);
        answer = answer.with(Block::Link {
            text: say!("bridge-tray-drew", replies = one.replies, reactions = one.reactions),
            to: link,
        });
    }
    Ok(answer.go("desk"))
}

fn entry(ask: &Ask<'_>, pick: &Pick) -> Block<crate::foundation::i18n::Say> {
    let age = ask.base.words.age(&ask.reader(), ask.now.seconds_since(pick.at));
    let note = match &pick.reason {
        Some(reason) if pick.state == "skipped" => say!(
            "bridge-pick-note-skipped",
            language = &pick.language,
            age = age,
            requests = pick.requests,
            reason = reason.as_str()
        ),
        _ => {
            say!("bridge-pick-note", language = &pick.language, age = age, requests = pick.requests)
        }
    };
    Block::Entry {
        label: say!("bridge-pick-label", number = pick.number, author = pick.name.as_str()),
        text: say!("verbatim", text = pick.text.as_str()),
        note: Some(attached::with(note, pick.attachments)),
        tone: Tone::Plain,
    }
}

/// `bridge unsaid`: what was asked for and has not crossed; what was skipped says so, and why.
pub(super) async fn unsaid(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let mut all = store::in_state(ask.tx, &group.id, "open").await?;
    all.extend(store::in_state(ask.tx, &group.id, "skipped").await?);
    if all.is_empty() {
        return Ok(Answer::say(say!("bridge-unsaid-none")));
    }
    let mut answer =
        Answer::default().with(Block::Heading(say!("bridge-unsaid", count = all.len())));
    all.truncate(30);
    attached::look(ask.tx, &mut all).await?;
    for pick in &all {
        answer = answer.with(entry(ask, pick));
    }
    Ok(answer)
}

/// `bridge skip`: not carried, with a reason; whoever asked is told.
pub(super) async fn skip(ask: &mut Ask<'_>) -> Result<Answer> {
    let (me, group) = (ask.me()?, ask.group()?);
    let Some(pick) = store::find(ask.tx, ask.args.get_id("pick")?).await? else {
        return refuse!("bridge-no-pick");
    };
    if pick.state != "open" && pick.state != "waiting" {
        return refuse!("bridge-pick-decided", number = pick.number);
    }
    let reason = ask.args.get("reason")?.to_owned();
    store::set_state(ask.tx, &pick.id, "skipped", Some(&reason), Some(&me.id), None).await?;
    for member in store::requesters(ask.tx, &pick.id).await? {
        let news = say!(
            "bridge-skipped-told",
            number = pick.number,
            author = pick.name.as_str(),
            by = me.name.as_str(),
            reason = reason.as_str()
        );
        tell(ask.tx, ask.base, &group, &member, Body::text(news)).await?;
    }
    ask.record("bridge.skipped", &pick.id).await?;
    Ok(Answer::say(say!("bridge-skipped", number = pick.number)).go("desk"))
}

/// Tells one member something about a group, wherever they are reached.
///
/// # Errors
/// A failure of the database.
pub(super) async fn tell(
    tx: &mut Tx,
    base: &Base,
    group: &GroupRef,
    member: &MemberId,
    body: Body<crate::foundation::i18n::Say>,
) -> Result<()> {
    if let Some(address) = people::address(tx, member).await? {
        let words = Words { body, group: Some(group.clone()), ..Words::default() };
        post::directly(tx, base, &address, &words).await?;
    }
    Ok(())
}

/// The pick a text begins with (`P-18 …`), and the rest of the text; none if it begins otherwise.
///
/// # Errors
/// A failure of the database, or a refusal if there is no such pick.
pub(super) async fn named_first(
    ask: &mut Ask<'_>,
    group: &GroupRef,
    text: &str,
) -> Result<Option<(Pick, Option<String>)>> {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let number = first.strip_prefix(['P', 'p']).and_then(|digits| digits.strip_prefix('-'));
    let Some(number) = number.and_then(|digits| digits.parse().ok()) else { return Ok(None) };
    let Some(pick) = store::numbered(ask.tx, &group.id, number).await? else {
        return refuse!("bridge-no-pick");
    };
    let rest = rest.trim();
    Ok(Some((pick, (!rest.is_empty()).then(|| rest.to_owned()))))
}

/// Finds picks by number: `P-7`, `p7`, `7`.
pub(super) async fn find(ask: &mut Ask<'_>, text: &str, exact: bool) -> Result<Vec<Found>> {
    let group = ask.group()?;
    let found = |pick: Pick| Found {
        id: pick.id,
        insert: format!("P-{}", pick.number),
        label: pick.text.chars().take(60).collect(),
    };
    if exact {
        let digits = text.trim_start_matches(['P', 'p']).trim_start_matches('-');
        let Ok(number) = digits.parse() else { return Ok(Vec::new()) };
        return Ok(store::numbered(ask.tx, &group.id, number)
            .await?
            .map(found)
            .into_iter()
            .collect());
    }
    // The tray is the bridge person's; others may only say yes to their own words.
    if ask.person.as_ref().is_some_and(|me| me.roles.contains(&Role::Bridge)) {
        let open = store::in_state(ask.tx, &group.id, "open").await?;
        return Ok(open.into_iter().map(found).collect());
    }
    let mine = format!("{}:{}", ask.account.platform, ask.account.native_id);
    let waiting = store::in_state(ask.tx, &group.id, "waiting").await?;
    Ok(waiting.into_iter().filter(|pick| pick.account == mine).map(found).collect())
}
