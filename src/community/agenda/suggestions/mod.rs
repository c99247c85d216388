//! Suggestions: any member says what the group should take up, others support it, and a coordinator accepts
//! it or says why not. An agenda of one's own, not only other people's.

pub mod store;

use store::Suggestion;

use super::processes::adding::{lacking, listed};
use super::processes::{self, Process, What};
use super::templates;
use crate::community::people::{self, groups};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value, is_blank};
use crate::foundation::store::Tx;
use crate::foundation::talk::post::{self, Press, Words};
use crate::foundation::talk::{Answer, Ask, Base, Block, Body, Found, GroupRef, MemberId, Role};
use crate::{refuse, say};

/// The longest suggestion, in characters.
pub const TEXT_LIMIT: usize = 500;
/// How many suggestions of one member may wait.
const MINE_LIMIT: usize = 10;
/// How many may wait in a group.
const OPEN_LIMIT: usize = 200;
/// How many an answer lists.
const SHOWN: usize = 15;

async fn meant(ask: &mut Ask<'_>) -> Result<Suggestion> {
    let group = ask.group()?;
    let number = ask.args.get_id("suggestion")?.parse::<i64>().unwrap_or(0);
    match store::numbered(ask.tx, &group.id, number).await? {
        Some(one) => Ok(one),
        None => refuse!("agenda-gone"),
    }
}

/// The suggestions somebody means, by number.
pub(super) async fn find(ask: &mut Ask<'_>, text: &str, exact: bool) -> Result<Vec<Found>> {
    let group = ask.group()?;
    let digits: String =
        text.trim().trim_start_matches(['I', 'i']).trim_start_matches('-').to_owned();
    let found = |one: &Suggestion| Found {
        id: one.number.to_string(),
        insert: format!("I-{}", one.number),
        label: format!("I-{} · {}", one.number, one.text.chars().take(60).collect::<String>()),
    };
    if exact {
        let Ok(number) = digits.parse::<i64>() else { return Ok(Vec::new()) };
        let one = store::numbered(ask.tx, &group.id, number).await?;
        return Ok(one.iter().map(found).collect());
    }
    let fits = |one: &&Suggestion| digits.is_empty() || one.number.to_string().starts_with(&digits);
    Ok(store::open(ask.tx, &group.id).await?.iter().filter(fits).map(found).collect())
}

/// `process suggest`: what the group should take up.
pub(super) async fn suggest(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let text = ask.args.get("idea")?.to_owned();
    if is_blank(&text) {
        return refuse!("agenda-suggest-empty");
    }
    groups::store::lock(ask.tx, &group.id).await?;
    let open = store::open(ask.tx, &group.id).await?;
    if open.len() >= OPEN_LIMIT {
        return refuse!("agenda-suggest-full", count = open.len());
    }
    let mine = open.iter().filter(|one| one.by.as_ref() == Some(&me.id)).count();
    if mine >= MINE_LIMIT {
        return refuse!("agenda-suggest-enough", count = mine);
    }
    if let Some(one) = open.iter().find(|one| one.text == text) {
        return refuse!("agenda-suggest-known", number = one.number);
    }
    let language = ask.place.room.as_ref().map_or(ask.reader().lang, |room| room.lang.clone());
    let one = Suggestion {
        id: ask.base.world.id(),
        number: groups::store::next_number(ask.tx, &group.id, "suggestion").await?,
        text,
        language,
        by: Some(me.id.clone()),
        at: ask.now,
        state: "open".to_owned(),
        reason: None,
        decided_by: None,
        decided: None,
        process: None,
    };
    store::add(ask.tx, &group.id, &one).await?;
    store::support(ask.tx, &one.id, &me.id, ask.now).await?;
    ask.record("agenda.suggested", &one.id).await?;
    call(ask, &group, &one).await?;
    Ok(Answer::say(say!("agenda-suggested", number = one.number)))
}

/// Calls those who decide, each alone.
async fn call(ask: &mut Ask<'_>, group: &GroupRef, one: &Suggestion) -> Result<()> {
    let mut deciding = people::holders(ask.tx, &group.id, &[Role::Coordinator]).await?;
    if deciding.is_empty() {
        deciding = people::holders(ask.tx, &group.id, &[Role::Admin]).await?;
    }
    let me = ask.me()?;
    let by = people::called(&me);
    let text = one.text.as_str();
    let news = say!("agenda-suggest-news", number = one.number, by = by, text = text);
    for member in deciding.into_iter().filter(|member| *member != me.id) {
        let Some(address) = people::address(ask.tx, &member).await? else { continue };
        let press = |label: &str, path: &'static str| Press {
            label: Say::new(label),
            path,
            rest: format!("I-{}", one.number),
        };
        let words = Words {
            body: Body::text(news.clone()),
            buttons: vec![press("agenda-do-see-suggestions", "process suggestions")],
            group: Some(group.clone()),
            ..Words::default()
        };
        post::directly(ask.tx, ask.base, &address, &words).await?;
    }
    Ok(())
}

/// A suggestion in a line.
///
/// # Errors
/// A failure of the database.
pub async fn line(tx: &mut Tx, base: &Base, one: &Suggestion) -> Result<Say> {
    let count = store::supporters(tx, &one.id).await?.len();
    let who = people::named_or_gone(tx, base, one.by.as_ref()).await?;
    let text = one.text.as_str();
    Ok(say!("agenda-suggestion", number = one.number, text = text, who = who, count = count))
}

/// Who supports a suggestion, by name.
///
/// # Errors
/// A failure of the database.
pub async fn supported(tx: &mut Tx, base: &Base, one: &Suggestion) -> Result<Say> {
    let mut names = Vec::new();
    for member in store::supporters(tx, &one.id).await? {
        names.push(people::named(tx, base, &member).await?);
    }
    let count = names.len();
    Ok(say!("agenda-suggestion-supporters", count = count, names = Value::List(names)))
}

/// `process suggestions`: what waits, with how many support it.
pub(super) async fn list(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let open = store::open(ask.tx, &group.id).await?;
    if open.is_empty() {
        return Ok(Answer::say(Say::new("agenda-suggestions-none")).go("agenda/suggestions"));
    }
    let mut answer = Answer::default();
    for one in open.iter().take(SHOWN) {
        let line = line(ask.tx, ask.base, one).await?;
        answer = answer.with(Block::Item(line));
    }
    if open.len() > SHOWN {
        answer = answer.with(Block::Facts(say!("agenda-list-more", count = open.len() - SHOWN)));
    }
    let to = format!("{}/g/{}/agenda/suggestions", ask.base.address, group.slug);
    let way = Block::Link { text: Say::new("page-suggestions"), to };
    Ok(answer.with(way).go("agenda/suggestions"))
}

/// `process support`: one more who wants it, or no more.
pub(super) async fn support(ask: &mut Ask<'_>) -> Result<Answer> {
    let me = ask.me()?;
    let one = meant(ask).await?;
    if one.state != "open" {
        return refuse!("agenda-suggestion-decided", number = one.number);
    }
    let undo = ask.args.choice("undo").is_some();
    let changed = if undo {
        store::unsupport(ask.tx, &one.id, &me.id).await?
    } else {
        store::support(ask.tx, &one.id, &me.id, ask.now).await?
    };
    if changed {
        let kind = if undo { "agenda.unsupported" } else { "agenda.supported" };
        ask.record(kind, &one.id).await?;
    }
    let count = store::supporters(ask.tx, &one.id).await?.len();
    let said = say!("agenda-supported", number = one.number, count = count);
    Ok(Answer::say(said))
}

/// Tells whoever made or supports a suggestion what became of it.
async fn tell(
    ask: &mut Ask<'_>,
    one: &Suggestion,
    news: &(dyn Fn(&Lang) -> Vec<Block<Say>> + Sync),
) -> Result<()> {
    let (group, me) = (ask.group()?, ask.me()?);
    let mut all: Vec<MemberId> = one.by.iter().cloned().collect();
    for member in store::supporters(ask.tx, &one.id).await? {
        if !all.contains(&member) {
            all.push(member);
        }
    }
    for member in all.into_iter().filter(|member| *member != me.id) {
        let Some(address) = people::address(ask.tx, &member).await? else { continue };
        let body = Body { blocks: news(&address.reader.lang) };
        let words = Words { body, group: Some(group.clone()), ..Words::default() };
        post::directly(ask.tx, ask.base, &address, &words).await?;
    }
    Ok(())
}

/// `process accept`: it becomes a process, or belongs to one that is on the agenda.
pub(super) async fn accept(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let mut one = meant(ask).await?;
    groups::store::lock(ask.tx, &group.id).await?;
    let process = match ask.args.id("process").map(str::to_owned) {
        Some(id) => match processes::store::find(ask.tx, &id).await? {
            Some(process) => process,
            None => return refuse!("agenda-gone"),
        },
        None => new_process(ask, &group, &one).await?,
    };
    "accepted".clone_into(&mut one.state);
    one.decided_by = Some(me.id.clone());
    one.decided = Some(ask.now);
    one.process = Some(process.id.clone());
    if !store::decide(ask.tx, &one).await? {
        return refuse!("agenda-suggestion-decided", number = one.number);
    }
    ask.record("agenda.suggestion-accepted", &one.id).await?;
    let (base, number) = (ask.base, one.number);
    tell(ask, &one, &|lang| {
        let name = process.named(lang);
        let text = say!("agenda-suggestion-taken", number = number, name = name);
        vec![Block::Text(text), processes::way(base, &group, &process)]
    })
    .await?;
    let name = process.named(&ask.reader().lang);
    let answer = Answer::say(say!("agenda-accepted", number = one.number, name = name));
    Ok(lacking(answer, &process, &group, ask).go(format!("agenda/{}", process.slug)))
}

async fn new_process(ask: &mut Ask<'_>, group: &GroupRef, one: &Suggestion) -> Result<Process> {
    let kind = ask.args.id("kind").map(str::to_owned);
    let (Some(slug), Some(kind)) = (ask.args.text("slug"), kind) else {
        return refuse!("agenda-accept-how", number = one.number);
    };
    let slug = slug.trim().to_lowercase();
    if !people::rules::is_slug(&slug) {
        return refuse!("people-slug-wrong", slug = slug);
    }
    let template = templates::of(ask.tx, &group.id, &kind).await?;
    let mut process = Process {
        id: ask.base.world.id(),
        group: group.id.clone(),
        slug,
        kind: template.code.clone(),
        stage: template.stages.first().map(|stage| stage.code.clone()).unwrap_or_default(),
        zone: template.zone.clone().unwrap_or_else(|| group.zone.clone()),
        at: ask.now,
        last: ask.now,
        ..Process::default()
    };
    let title: String = one.text.chars().take(processes::TITLE_LIMIT).collect();
    process.texts.insert((What::Title, one.language.clone()), title);
    listed(ask, group, &process, &template).await?;
    Ok(process)
}

/// `process decline`: why the group does not take it up.
pub(super) async fn decline(ask: &mut Ask<'_>) -> Result<Answer> {
    let me = ask.me()?;
    let mut one = meant(ask).await?;
    let reason = ask.args.get("reason")?.to_owned();
    "declined".clone_into(&mut one.state);
    one.reason = Some(reason.clone());
    one.decided_by = Some(me.id.clone());
    one.decided = Some(ask.now);
    if !store::decide(ask.tx, &one).await? {
        return refuse!("agenda-suggestion-decided", number = one.number);
    }
    ask.record("agenda.suggestion-declined", &one.id).await?;
    let number = one.number;
    tell(ask, &one, &|_| {
        let news = say!("agenda-suggestion-not-taken", number = number, reason = reason.as_str());
        vec![Block::Text(news)]
    })
    .await?;
    Ok(Answer::say(say!("agenda-declined", number = one.number)))
}
