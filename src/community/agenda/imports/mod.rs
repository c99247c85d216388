//! `process import`: what others publish comes onto the agenda: a table, a calendar, a news feed, or the
//! pasted address of a public comment. What it would do is shown first, and a yes does all of it or nothing.
//! Brought again, it changes what it brought, and never doubles it; what somebody here changed since stays.
//!
//! What was brought waits a day for its yes, as it was read then.

mod doing;
pub mod fetch;
pub mod plan;
pub mod source;
pub mod store;
mod unread;

use plan::{Field, Plan, Step};
use serde::{Deserialize, Serialize};
use source::{Around, NAMED, Read};

use super::processes::Process;
use super::{Settings, address, processes, templates};
use crate::community::glossary;
use crate::community::people::groups;
use crate::foundation::clock::Moment;
use crate::foundation::error::{Error, Failure, Refusal, Result};
use crate::foundation::i18n::{Lang, Reader, Say, Value};
use crate::foundation::store::Tx;
use crate::foundation::talk::command::Work;
use crate::foundation::talk::{Answer, Ask, Base, Block, GroupRef, Tone};
use crate::{refuse, say};

/// How many of each an answer names.
const SHOWN: usize = 8;
/// For how long what was brought waits for its yes, in seconds: a day.
const WAITS: i64 = 24 * 60 * 60;
/// What kind of process is brought where nobody says.
const KIND: &str = "public-comment";

/// What was brought, as it waits.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Brought {
    kind: String,
    language: Lang,
    read: Read,
}

/// The address in what was given, if it is nothing else and no public comment's, whose dates stand in it.
fn to_fetch(text: &str) -> Option<String> {
    let text = text.trim();
    let is_address = ["https://", "http://"].iter().any(|begin| text.starts_with(begin));
    let alone = is_address && !text.contains(char::is_whitespace);
    (alone && matches!(address::read(text, &[]), Ok(None))).then(|| text.to_owned())
}

/// What things are read in the light of.
async fn light(tx: &mut Tx, base: &Base, group: &GroupRef) -> Result<Around> {
    let mut names = Vec::new();
    for column in NAMED {
        names.push((column.to_owned(), column));
        for lang in base.words.languages() {
            let reader = Reader::new(lang.clone(), "UTC");
            let name = base.words.say(&reader, &Say::new(format!("agenda-column-{column}")));
            names.push((name, column));
        }
    }
    let mut acronyms: Vec<String> = Vec::new();
    for term in glossary::terms_for(tx, group).await? {
        acronyms.extend(term.acronyms.into_values());
    }
    Ok(Around { now: base.world.now(), zone: group.zone.clone(), names, acronyms })
}

/// Fetches what stands at an address, and reads it or what was pasted: nothing of it is done in a
/// transaction.
pub(super) async fn before(ask: &mut Ask<'_>) -> Result<Option<Work>> {
    let Some(text) = ask.args.text("brought").map(|text| text.replace('\0', "")) else {
        return Ok(None);
    };
    let address = to_fetch(&text);
    let group = ask.group()?;
    let around = light(ask.tx, ask.base, &group).await?;
    Ok(Some(Box::new(move |base| {
        Box::pin(async move {
            let near = base.config.section::<Settings>(super::NAME)?.fetch_near;
            // What is pasted may take as long to read as what is fetched: a calendar with many rules.
            let bytes = match &address {
                Some(address) => fetch::fetch(address, &near).await,
                None => Ok(text.into_bytes()),
            };
            let read = match bytes {
                Ok(bytes) => {
                    let reading = move || source::read(&bytes, &around);
                    let read = tokio::task::spawn_blocking(reading).await;
                    read.map_err(|error| Failure::because(error.to_string()))?
                }
                Err(why) => Err(why),
            };
            Ok(serde_json::to_value(read)?)
        })
    })))
}

/// What was given with this command, read; none if nothing was.
async fn given(ask: &mut Ask<'_>, group: &GroupRef) -> Result<Option<Read>> {
    let Some(text) = ask.args.text("brought").map(|text| text.replace('\0', "")) else {
        return Ok(None);
    };
    let read = if let Some(fetched) = ask.fetched.take() {
        serde_json::from_value::<std::result::Result<Read, Say>>(fetched)?
    } else if to_fetch(&text).is_some() {
        return refuse!("agenda-fetch-not-now");
    } else {
        let around = light(ask.tx, ask.base, group).await?;
        source::read(text.as_bytes(), &around)
    };
    match read {
        Ok(read) => Ok(Some(read)),
        Err(say) => Err(Error::Refusal(Refusal { say })),
    }
}

/// `process import`: shows what it would do; with `sure:`, does what was shown.
pub(super) async fn import(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let sure = ask.args.choice("sure").is_some();
    groups::store::lock(ask.tx, &group.id).await?;
    let (brought, seen) = match given(ask, &group).await? {
        Some(read) => {
            let kind = ask.args.id("kind").unwrap_or(KIND).to_owned();
            let meant = ask.args.language("language").cloned();
            let own = read.language.clone().filter(|own| group.languages.contains(own));
            let language = meant.or(own).unwrap_or_else(|| ask.reader().lang);
            (Brought { kind, language, read }, None)
        }
        None => match store::brought(ask.tx, (&group.id, &me.id), since(ask.now)).await? {
            Some((content, seen)) => (serde_json::from_str(&content)?, Some(seen)),
            None => return refuse!("agenda-import-what"),
        },
    };
    let processes = all(ask.tx, &group).await?;
    let known = store::all(ask.tx, &group.id).await?;
    let template = templates::of(ask.tx, &group.id, &brought.kind).await?;
    let zone = template.zone.clone().unwrap_or_else(|| group.zone.clone());
    let around = plan::Around {
        processes: &processes,
        known: &known,
        language: &brought.language,
        zone: &zone,
        now: ask.now,
    };
    let plan = plan::plan(&brought.read, &around);
    let name = plan.name();
    if sure && seen.as_ref() == Some(&name) {
        if !plan.wrong.is_empty() {
            return refuse!("agenda-import-wrong", count = plan.wrong.len());
        }
        store::done(ask.tx, &group.id, &me.id).await?;
        return doing::bring_in(ask, &group, &template, &zone, &plan, &processes).await;
    }
    let mut answer = Answer::default();
    if sure && seen.is_some() {
        answer = answer.with(Block::Text(Say::new("agenda-import-changed-since")));
    }
    let content = serde_json::to_string(&brought)?;
    store::bring(ask.tx, (&group.id, &me.id), &content, &name, ask.now).await?;
    answer = shown(answer, &plan, &brought, &group);
    if plan.can_be_done() {
        let word = |id: &str| ask.base.words.say(&ask.reader(), &Say::new(id));
        let yes = format!("{}:{}", word("param-sure"), word("choice-sure-yes"));
        let line = ask.base.table.line("process import", &yes, &ask.reader().lang);
        answer = answer.with(Block::Text(say!("agenda-import-sure", line = line)));
    }
    Ok(answer)
}

/// Every process of a group, those that are over too.
async fn all(tx: &mut Tx, group: &GroupRef) -> Result<Vec<Process>> {
    let mut all = processes::store::all(tx, &group.id, false).await?;
    all.extend(processes::store::all(tx, &group.id, true).await?);
    Ok(all)
}

/// What a value of a field is, as it is said.
fn value(field: Field, text: &str) -> Value {
    match field {
        Field::Title | Field::Link => text.into(),
        Field::Opens | Field::Closes => Moment(text.parse().unwrap_or_default()).into(),
    }
}

fn label(step: &Step) -> Say {
    match step.line {
        Some(line) => say!("agenda-import-line", line = line, slug = step.slug.as_str()),
        None => say!("agenda-import-slug", slug = step.slug.as_str()),
    }
}

fn entry(label: Say, text: Say, tone: Tone) -> Block<Say> {
    Block::Entry { label, text, note: None, tone }
}

/// What a plan is, in an answer.
fn shown(answer: Answer, plan: &Plan, brought: &Brought, group: &GroupRef) -> Answer {
    let mut blocks = vec![Block::Heading(say!(
        "agenda-import-counts",
        new = plan.new.len(),
        changed = plan.changed.len(),
        same = plan.same,
        wrong = plan.wrong.len(),
    ))];
    for name in &brought.read.unknown {
        blocks.push(Block::Facts(say!("agenda-import-column", name = name.as_str())));
    }
    for (line, wrong) in plan.wrong.iter().take(SHOWN) {
        let label = match line {
            Some(line) => say!("agenda-import-at", line = *line),
            None => Say::new("agenda-import-one"),
        };
        blocks.push(entry(label, wrong.clone(), Tone::Bad));
    }
    for step in plan.new.iter().take(SHOWN) {
        let title = step.known.title.as_str();
        let text = match step.known.closes {
            Some(closes) => say!("agenda-import-new", title = title, closes = closes),
            None => say!("agenda-import-new-open", title = title),
        };
        blocks.push(entry(label(step), text, Tone::Good));
    }
    let mut changes = 0;
    for step in &plan.changed {
        for (field, before, after) in &step.changes {
            changes += 1;
            if changes <= SHOWN {
                let name = Say::new(format!("agenda-column-{}", field.code()));
                let after = value(*field, after);
                let text = match before {
                    Some(before) => {
                        let before = value(*field, before);
                        say!("agenda-import-becomes", field = name, before = before, after = after)
                    }
                    None => say!("agenda-import-is", field = name, after = after),
                };
                blocks.push(entry(label(step), text, Tone::Plain));
            }
        }
        for field in &step.by_hand {
            let name = Say::new(format!("agenda-column-{}", field.code()));
            blocks.push(entry(
                label(step),
                say!("agenda-import-by-hand", field = name),
                Tone::Warning,
            ));
        }
    }
    for slug in &plan.called_off {
        let label = say!("agenda-import-slug", slug = slug.as_str());
        blocks.push(entry(label, Say::new("agenda-import-called-off"), Tone::Warning));
    }
    if plan.past > 0 {
        blocks.push(Block::Facts(say!("agenda-import-past", count = plan.past)));
    }
    let over = |count: usize| count.saturating_sub(SHOWN);
    let more = over(plan.new.len()) + over(changes) + over(plan.wrong.len());
    if more > 0 {
        blocks.push(Block::Facts(say!("agenda-import-more", count = more)));
    }
    if !plan.wrong.is_empty() {
        blocks.push(Block::Text(say!("agenda-import-wrong", count = plan.wrong.len())));
    }
    if plan.new.iter().any(|step| step.known.closes.is_none()) {
        blocks.push(Block::Text(Say::new("agenda-import-no-closing")));
    }
    let lacks: Vec<Value> =
        group.languages.iter().filter(|lang| **lang != brought.language).map(Value::from).collect();
    if !plan.new.is_empty() && !lacks.is_empty() {
        let own = &brought.language;
        blocks.push(Block::Facts(say!("agenda-import-lacks", language = own, lacks = lacks)));
    }
    blocks.into_iter().fold(answer, Answer::with)
}

/// Since when what was brought still waits now.
fn since(now: Moment) -> Moment {
    now.plus_seconds(-WAITS)
}

/// Takes away what nobody said yes to.
pub(super) async fn sweep(base: &Base, tx: &mut Tx) -> Result<()> {
    store::sweep(tx, since(base.world.now())).await
}
