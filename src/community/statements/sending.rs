//! What goes out, and what comes of it: `statement submit` and `statement outcome`. Whether a statement is also
//! formal Advice is only ever what somebody says. Everybody whose words it rests on is told, alone and in their
//! language, when it is submitted and when its outcome is recorded.

use std::collections::{BTreeMap, BTreeSet};

use super::drafting::{changing, kept, page, reached, tell, way, writes};
use super::rules::{Lack, Section, lacks};
use super::store::voices::{self, Comment};
use super::store::{self, Statement};
use crate::community::agenda::processes::{Process, store as processes};
use crate::community::bridge::picks::store as picks;
use crate::community::bridge::process::store as about;
use crate::community::bridge::published::store as editions;
use crate::community::people;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Reader, Say, Value, is_blank};
use crate::foundation::store::Tx;
use crate::foundation::talk::post::{self, Address, Words};
use crate::foundation::talk::{Answer, Ask, Block, Body, MemberId, Tone};
use crate::{refuse, say};

/// How many syntheses of a process are looked through for whose words they rest on.
const LOOKED_AT: i64 = 200;

/// What is missing, in words.
pub(super) fn worded(lack: &Lack) -> Say {
    match lack {
        Lack::Empty => Say::new("statements-lack-sections"),
        Lack::Text(number, lang) => {
            say!("statements-lack-text", number = *number, language = lang)
        }
        Lack::Advice => Say::new("statements-lack-advice"),
        Lack::Level => Say::new("statements-lack-level"),
        Lack::Comments(count) => say!("statements-lack-answers", count = *count),
    }
}

/// What keeps a statement from being submitted now.
pub(super) async fn lacking(
    tx: &mut Tx,
    statement: &Statement,
    languages: &[Lang],
    advice: bool,
) -> Result<Vec<Lack>> {
    let sections = store::texts(tx, &statement.id).await?;
    let comments = voices::all(tx, &statement.id).await?;
    Ok(missing(statement, &sections, &comments, (languages, advice)))
}

/// The same, where all of it has been read.
pub(super) fn missing(
    statement: &Statement,
    sections: &[Section],
    comments: &[Comment],
    (languages, advice): (&[Lang], bool),
) -> Vec<Lack> {
    let open = comments.iter().filter(|one| one.is_open()).count();
    lacks(sections, languages, (advice, statement.level.is_some()), open)
}

/// `statement submit`: it goes out as it stands, with its number; `advice:` is asked for, never guessed.
pub(super) async fn submit(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let (mut process, statement) = changing(ask).await?;
    writes(ask, &process).await?;
    if statement.submitted.is_some() {
        return refuse!("statements-submitted-already");
    }
    let advice = ask.args.choice("advice").map(|said| said == "yes");
    let lack = lacking(ask.tx, &statement, &group.languages, advice.is_some()).await?;
    let must: Vec<&Lack> = lack
        .iter()
        .filter(|lack| matches!(lack, Lack::Empty | Lack::Text(..) | Lack::Advice))
        .collect();
    if !must.is_empty() || (!lack.is_empty() && ask.args.choice("anyway").is_none()) {
        let lines: Vec<Value> = lack.iter().map(|lack| worded(lack).into()).collect();
        let id = if must.is_empty() { "statements-not-yet-anyway" } else { "statements-not-yet" };
        return refuse!(id, lines = Value::Lines(lines));
    }
    let advice = advice.unwrap_or(false);
    let number = ask.args.text("number").map(str::to_owned).filter(|number| !is_blank(number));
    if !store::submit(ask.tx, &statement.id, advice, number.as_deref(), &me.id, ask.now).await? {
        return refuse!("statements-submitted-already");
    }
    // What was planned stands, unless it is more than that, or nothing was.
    let planned = process.output.as_deref().filter(|planned| !["none", "advice"].contains(planned));
    if advice || planned.is_none() {
        process.output = Some(if advice { "advice" } else { "statement" }.to_owned());
        process.output_reason = None;
    }
    if number.is_some() {
        process.output_number.clone_from(&number);
    }
    processes::came_out(ask.tx, &process).await?;
    let version = kept(ask, &process, &statement, "submitted").await?;
    ask.record("statements.submitted", &statement.id).await?;
    let by = people::called(&me);
    tell(ask, &group, &process, &|lang| {
        let (name, by) = (process.named(lang), by.clone());
        let said = if advice { "statements-news-advice" } else { "statements-news-submitted" };
        vec![Block::Text(Say::new(said).with("name", name).with("by", by))]
    })
    .await?;
    let told = tell_those_used(ask, &process, &statement, &|lang| {
        say!("statements-used-submitted", name = process.named(lang))
    })
    .await?;
    let answer = Answer::say(say!("statements-submitted", number = version))
        .with(Block::Facts(say!("statements-told", count = told)));
    Ok(answer.go(page(&process)))
}

/// `statement outcome`: what became of it, by language.
pub(super) async fn outcome(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let (process, statement) = changing(ask).await?;
    writes(ask, &process).await?;
    if statement.submitted.is_none() {
        return refuse!("statements-not-submitted");
    }
    let mut texts = ask.args.texts("texts");
    texts.retain(|_, text| !is_blank(text));
    if texts.is_empty() {
        return refuse!("statements-outcome-empty");
    }
    let before = store::outcome(ask.tx, &statement.id).await?;
    for (lang, text) in &texts {
        store::set_outcome(ask.tx, &statement.id, lang, text, &me.id, ask.now).await?;
    }
    store::state(ask.tx, &statement.id, "answered").await?;
    ask.record("statements.outcome", &statement.id).await?;
    let all = store::outcome(ask.tx, &statement.id).await?;
    let mut answer = Answer::say(Say::new("statements-outcome-kept"));
    // Told once: another language or a correction is on the page.
    if before.is_empty() {
        let by = people::called(&me);
        tell(ask, &group, &process, &|lang| {
            let (name, by) = (process.named(lang), by.clone());
            vec![
                Block::Text(say!("statements-news-outcome", name = name, by = by)),
                Block::Text(in_words(&all, lang)),
            ]
        })
        .await?;
        let told = tell_those_used(ask, &process, &statement, &|lang| {
            let text = in_words(&all, lang);
            say!("statements-used-outcome", name = process.named(lang), text = text)
        })
        .await?;
        answer = answer.with(Block::Facts(say!("statements-told", count = told)));
    }
    let lacks: Vec<Value> =
        group.languages.iter().filter(|lang| !all.contains_key(lang)).map(Value::from).collect();
    if !lacks.is_empty() {
        answer = answer.with(Block::Entry {
            label: Say::new("statements-lacks-label"),
            text: say!("statements-outcome-lacks", languages = lacks),
            note: None,
            tone: Tone::Warning,
        });
    }
    Ok(answer.go(page(&process)))
}

pub(super) fn in_words(all: &BTreeMap<Lang, String>, lang: &Lang) -> Say {
    match all.get_key_value(lang).or_else(|| all.iter().next()) {
        Some((own, text)) if own == lang => say!("verbatim", text = text),
        Some((own, text)) => say!("statements-text-in", text = text, language = own),
        None => Say::new("statements-no-outcome"),
    }
}

/// Whose words a statement rests on.
#[derive(Default)]
struct Used {
    /// Members: quoted in a synthesis about its process, commenting on it, or holding a minority view.
    members: BTreeSet<MemberId>,
    /// Who was quoted without having joined, by account, and in which language they spoke.
    others: BTreeMap<String, Lang>,
}

async fn used(tx: &mut Tx, process: &Process, statement: &Statement) -> Result<Used> {
    let (mut all, mut seen) = (Used::default(), BTreeSet::new());
    for id in about::of_process(tx, &process.id, LOOKED_AT).await? {
        let Some(edition) = editions::latest(tx, &id).await? else { continue };
        for source in edition.body.points.iter().flat_map(|point| &point.sources) {
            if !seen.insert(source.pick_id.clone()) {
                continue;
            }
            let Some(pick) = picks::find(tx, &source.pick_id).await? else { continue };
            match pick.author {
                Some(member) => drop(all.members.insert(member)),
                None => drop(all.others.insert(pick.account, pick.language)),
            }
        }
    }
    let comments = voices::all(tx, &statement.id).await?.into_iter().filter_map(|one| one.by);
    all.members.extend(comments);
    all.members
        .extend(voices::views(tx, &statement.id).await?.into_iter().filter_map(|one| one.by));
    Ok(all)
}

/// Tells each of them once, in their language; gives how many there were.
async fn tell_those_used(
    ask: &mut Ask<'_>,
    process: &Process,
    statement: &Statement,
    news: &(dyn Fn(&Lang) -> Say + Sync),
) -> Result<usize> {
    let (group, me) = (ask.group()?, ask.me()?);
    let used = used(ask.tx, process, statement).await?;
    let mut addresses = Vec::new();
    for member in used.members.iter().filter(|member| **member != me.id) {
        addresses.extend(reached(ask.tx, &group.id, member).await?);
    }
    for (account, lang) in used.others {
        let Some((platform, native_id)) = account.split_once(':') else { continue };
        addresses.push(Address {
            platform: platform.to_owned(),
            native_id: native_id.to_owned(),
            // Of somebody nobody knows there is no id: only the lane needs one.
            member_id: MemberId::of_account(native_id),
            reader: Reader::new(lang, &group.zone),
        });
    }
    let to_it = way(ask, &group, process);
    for address in &addresses {
        let body = Body::text(news(&address.reader.lang)).with(to_it.clone());
        let words = Words { body, group: Some(group.clone()), ..Words::default() };
        post::directly(ask.tx, ask.base, address, &words).await?;
    }
    Ok(addresses.len())
}
