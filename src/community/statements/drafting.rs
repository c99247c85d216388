//! Drafting: `statement open`, `section`, `version` and `call`. Who holds the pen of the process writes, and
//! whoever keeps the agenda; everything is in every language of the group.

use super::rules::{self, LABELS, Section, whole};
use super::store::{self, Row, Statement};
use crate::community::agenda::EDITORS;
use crate::community::agenda::ladder;
use crate::community::agenda::processes::store::{self as processes, seats};
use crate::community::agenda::processes::{Process, day_in, tell_with};
use crate::community::people::{self, groups};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value, is_blank};
use crate::foundation::store::Tx;
use crate::foundation::talk::post::Address;
use crate::foundation::talk::{Answer, Ask, Block, GroupId, GroupRef, MemberId, Person};
use crate::{refuse, say};

/// The longest text of a section, in characters.
pub const TEXT_LIMIT: usize = 6_000;
/// The most sections of a statement.
const MOST: usize = 60;
/// The label of what both rooms were called to comment on.
const CALL: &str = LABELS[1];
/// How far apart the places of sections are, so that one fits between.
const APART: i64 = 1_000;

/// Tells both rooms something about a statement, with the way to it.
pub(super) async fn tell(
    ask: &mut Ask<'_>,
    group: &GroupRef,
    process: &Process,
    lines: &(dyn Fn(&Lang) -> Vec<Block<Say>> + Sync),
) -> Result<()> {
    let way = way(ask, group, process);
    tell_with(ask.tx, ask.base, group, &way, lines).await
}

/// Where somebody is reached about a statement; nobody who has left the group is.
pub(super) async fn reached(
    tx: &mut Tx,
    group: &GroupId,
    member: &MemberId,
) -> Result<Option<Address>> {
    let (joined, _) = groups::store::standing(tx, group, member).await?;
    if joined { people::address(tx, member).await } else { Ok(None) }
}

/// The language a text is asked for in: the one that is named, else the asker's, if the group writes in it.
pub(super) fn language(ask: &Ask<'_>, group: &GroupRef) -> Result<Lang> {
    let writes = |lang: &&Lang| group.languages.contains(lang);
    if let Some(lang) = ask.args.language("language") {
        return match Some(lang).filter(writes) {
            Some(lang) => Ok(lang.clone()),
            None => refuse!("statements-language-other", language = lang),
        };
    }
    let lang = ask.reader().lang;
    let own = Some(&lang).filter(writes).or(group.languages.first());
    Ok(own.cloned().unwrap_or(lang))
}

/// The process a command names.
pub(super) async fn process(ask: &mut Ask<'_>) -> Result<Process> {
    let id = ask.args.get_id("process")?.to_owned();
    match processes::find(ask.tx, &id).await? {
        Some(process) => Ok(process),
        None => refuse!("statements-process-gone"),
    }
}

/// The statement of the process a command names.
pub(super) async fn meant(ask: &mut Ask<'_>) -> Result<(Process, Statement)> {
    let process = process(ask).await?;
    match store::of_process(ask.tx, &process.id).await? {
        Some(statement) => Ok((process, statement)),
        None => refuse!("statements-none", slug = process.slug.as_str()),
    }
}

/// The same, kept to this transaction until it ends: two changes at once come one after the other.
pub(super) async fn changing(ask: &mut Ask<'_>) -> Result<(Process, Statement)> {
    let group = ask.group()?;
    groups::store::lock(ask.tx, &group.id).await?;
    meant(ask).await
}

/// Whether somebody writes in the statement of a process: a penholder of it, or who keeps the agenda.
pub(super) async fn may_write(tx: &mut Tx, person: &Person, process: &str) -> Result<bool> {
    if person.may(EDITORS) {
        return Ok(true);
    }
    let held = seats::of(tx, process).await?;
    Ok(held.iter().any(|seat| seat.duty == "penholder" && seat.member.as_ref() == Some(&person.id)))
}

pub(super) async fn writes(ask: &mut Ask<'_>, process: &Process) -> Result<()> {
    let me = ask.me()?;
    if may_write(ask.tx, &me, &process.id).await? {
        Ok(())
    } else {
        refuse!("statements-not-yours", slug = process.slug.as_str())
    }
}

fn drafted(statement: &Statement) -> Result<()> {
    if statement.submitted.is_some() {
        return refuse!("statements-submitted-already");
    }
    Ok(())
}

/// The page of the statement of a process, inside its group.
pub(super) fn page(process: &Process) -> String {
    format!("statements/{}", process.slug)
}

/// The way there, for a message.
pub(super) fn way(ask: &Ask<'_>, group: &GroupRef, process: &Process) -> Block<Say> {
    let to = format!("{}/g/{}/{}", ask.base.address, group.slug, page(process));
    Block::Link { text: Say::new("statements-way"), to }
}

/// `statement open`: begins the text that goes out of a process.
pub(super) async fn open(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    groups::store::lock(ask.tx, &group.id).await?;
    let process = process(ask).await?;
    writes(ask, &process).await?;
    if process.ended.is_some() {
        return refuse!("statements-process-over", slug = process.slug.as_str());
    }
    let id = ask.base.world.id();
    let about = (process.id.as_str(), process.slug.as_str(), &group.id);
    if !store::open(ask.tx, &id, about, &me.id, ask.now).await? {
        return refuse!("statements-open-already", slug = process.slug.as_str());
    }
    ask.record("statements.opened", &id).await?;
    let by = people::called(&me);
    tell(ask, &group, &process, &|lang| {
        let name = process.named(lang);
        let text = say!("statements-news-opened", name = name, by = by.clone());
        vec![Block::Text(text)]
    })
    .await?;
    let slug = process.slug.as_str();
    Ok(Answer::say(say!("statements-opened", slug = slug)).go(page(&process)))
}

/// `statement section`: a section's text by language; a new one, one in place of another, or one less.
pub(super) async fn section(ask: &mut Ask<'_>) -> Result<Answer> {
    let me = ask.me()?;
    let (process, statement) = changing(ask).await?;
    writes(ask, &process).await?;
    drafted(&statement)?;
    let rows = store::sections(ask.tx, &statement.id).await?;
    let wanted = ask.args.number("section");
    let found = wanted.and_then(|wanted| rows.iter().find(|row| row.section.number == wanted));
    if let (Some(wanted), None) = (wanted, found) {
        return refuse!("statements-no-section", number = wanted, count = rows.len());
    }
    if ask.args.choice("drop").is_some() {
        let Some(row) = found else { return refuse!("statements-drop-which") };
        let (number, version) = (row.section.number, ask.args.number("version"));
        let version = version.unwrap_or(row.version);
        if !store::remove(ask.tx, &row.section.id, ask.now, version).await? {
            return refuse!("statements-changed-meanwhile", number = number);
        }
        store::shifted(ask.tx, &statement.id, row.place).await?;
        ask.record("statements.section-removed", &statement.id).await?;
        let answer = Answer::say(say!("statements-section-gone", number = number));
        return Ok(levelled(ask, (&process, &statement), answer).await?.go(page(&process)));
    }
    let mut texts = ask.args.texts("texts");
    // A field that was left empty takes a text away only where it stood in the field.
    if ask.args.number("version").is_none() {
        texts.retain(|_, text| !is_blank(text));
    }
    if texts.is_empty() || (found.is_none() && texts.values().all(|text| is_blank(text))) {
        return refuse!("statements-section-empty");
    }
    let (id, number) = match found {
        Some(row) => {
            let version = ask.args.number("version").unwrap_or(row.version);
            if !store::changed(ask.tx, &row.section.id, version, &me.id, ask.now).await? {
                return refuse!("statements-changed-meanwhile", number = row.section.number);
            }
            (row.section.id.clone(), row.section.number)
        }
        None => added(ask, &statement, &rows).await?,
    };
    for (lang, text) in &texts {
        let kept = (!is_blank(text)).then_some(text.as_str());
        store::set_text(ask.tx, &id, lang, kept).await?;
    }
    ask.record("statements.section-changed", &statement.id).await?;
    let answer = Answer::say(say!("statements-section-kept", number = number));
    Ok(levelled(ask, (&process, &statement), answer).await?.go(page(&process)))
}

/// Takes the level of consensus off a text that has changed, and says so in both rooms: it was said there.
async fn levelled(
    ask: &mut Ask<'_>,
    (process, statement): (&Process, &Statement),
    answer: Answer,
) -> Result<Answer> {
    if !store::unlevel(ask.tx, &statement.id).await? {
        return Ok(answer);
    }
    ask.record("statements.level-gone", &statement.id).await?;
    let group = ask.group()?;
    tell(ask, &group, process, &|lang| {
        vec![Block::Text(say!("statements-news-level-gone", name = process.named(lang)))]
    })
    .await?;
    Ok(answer.with(Block::Facts(Say::new("statements-level-gone"))))
}

/// A new section: after the one that is named, or at the end.
async fn added(ask: &mut Ask<'_>, statement: &Statement, rows: &[Row]) -> Result<(String, i64)> {
    if rows.len() >= MOST {
        return refuse!("statements-sections-full", count = rows.len());
    }
    let me = ask.me()?;
    let after = ask.args.number("after").and_then(|number| usize::try_from(number).ok());
    let at = after.unwrap_or(rows.len()).min(rows.len());
    // Places are counted anew, so that one fits between.
    for (number, row) in (1..).zip(rows) {
        let moved = i64::from(usize::try_from(number).is_ok_and(|number: usize| number > at));
        store::place(ask.tx, &row.section.id, (number + moved) * APART).await?;
    }
    let (id, number) = (ask.base.world.id(), i64::try_from(at).unwrap_or(0) + 1);
    store::shifted(ask.tx, &statement.id, number * APART).await?;
    store::add_section(ask.tx, &id, &statement.id, number * APART, &me.id, ask.now).await?;
    Ok((id, number))
}

/// `statement version`: keeps the text as it stands, under what it is.
pub(super) async fn version(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let (process, statement) = changing(ask).await?;
    writes(ask, &process).await?;
    let label = ask.args.choice("label").unwrap_or(LABELS[0]);
    // A vote may follow what has gone out, and changes nothing of it.
    if label != "ratified" {
        drafted(&statement)?;
    }
    let number = kept(ask, &process, &statement, label).await?;
    let by = people::called(&me);
    tell(ask, &group, &process, &|lang| {
        let (name, label) = (process.named(lang), Say::new(format!("choice-label-{label}")));
        let text = say!(
            "statements-news-version",
            name = name,
            number = number,
            label = label,
            by = by.clone(),
        );
        vec![Block::Text(text)]
    })
    .await?;
    let label = Say::new(format!("choice-label-{label}"));
    Ok(Answer::say(say!("statements-version-kept", number = number, label = label))
        .go(page(&process)))
}

/// Keeps the sections as a version; gives its number.
pub(super) async fn kept(
    ask: &mut Ask<'_>,
    process: &Process,
    statement: &Statement,
    label: &str,
) -> Result<i64> {
    let me = ask.me()?;
    let sections = store::texts(ask.tx, &statement.id).await?;
    let said = |section: &Section| section.texts.values().any(|text| !is_blank(text));
    if !sections.iter().any(said) {
        return refuse!("statements-nothing-written");
    }
    if let Some(last) = store::versions(ask.tx, &statement.id, 1).await?.into_iter().next()
        && last.label == label
        && store::body(ask.tx, &statement.id, last.number).await?.as_ref() == Some(&sections)
    {
        // Comments may be called for longer, with the same text.
        if label == CALL {
            return Ok(last.number);
        }
        return refuse!("statements-version-same", number = last.number);
    }
    let number =
        store::add_version(ask.tx, &statement.id, label, &sections, &me.id, ask.now).await?;
    ladder::reached(ask, process, rules::reached(label)).await?;
    ask.record("statements.version", &statement.id).await?;
    Ok(number)
}

/// `statement call`: calls both rooms for comments until a day, with the text as it stands then.
pub(super) async fn call(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let (process, statement) = changing(ask).await?;
    writes(ask, &process).await?;
    drafted(&statement)?;
    let Some((at, _)) = ask.args.when("until") else { return refuse!("statements-call-when") };
    let day = day_in(at, &ask.reader().zone);
    if day < day_in(ask.now, &process.zone) {
        return refuse!("statements-call-past", day = Value::Day(day.to_string()));
    }
    if let Some(closes) = process.closes.filter(|closes| process.day(*closes) < day) {
        return refuse!("statements-call-late", closes = closes);
    }
    let number = kept(ask, &process, &statement, CALL).await?;
    store::call(ask.tx, &statement.id, &day.to_string()).await?;
    ask.record("statements.called", &statement.id).await?;
    let by = people::called(&me);
    let sections = store::texts(ask.tx, &statement.id).await?;
    let day = Value::Day(day.to_string());
    tell(ask, &group, &process, &|lang| {
        let name = process.named(lang);
        let (day, by) = (day.clone(), by.clone());
        let line = say!("statements-call-how", slug = process.slug.as_str());
        let mut lines = vec![
            Block::Text(say!("statements-news-call", name = name, day = day, by = by)),
            Block::Facts(line),
        ];
        let text = whole(&sections, lang);
        if text.is_empty() {
            lines.push(Block::Facts(say!("statements-no-text-yet", language = lang)));
        }
        lines
    })
    .await?;
    let answer = Answer::say(say!("statements-called", day = day, number = number));
    Ok(answer.go(page(&process)))
}
