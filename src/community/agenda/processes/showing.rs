//! `process list` and `process show`: the agenda in chat, as the pages have it.

use super::store::beside;
use super::store::{self, seats};
use super::{Process, What, around, duties, meant, way};
use crate::community::agenda::ladder::{self, store as milestones, store::Milestone};
use crate::community::agenda::templates::rules::{Of, Template};
use crate::community::agenda::{STALE, templates};
use crate::community::people::{self, groups};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value, fold};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Answer, Ask, Base, Block, GroupId, GroupRef, Tone, when};
use crate::say;

/// How many processes an answer lists.
const SHOWN: usize = 12;
/// How many notes an answer shows.
const NOTES: i64 = 3;

/// Whether a process fits what somebody looks for: its names, topics, who runs it, its kind or stage.
#[must_use]
pub fn fits(one: &Process, wanted: &str, kind: &str, stage: &str) -> bool {
    let mut texts: Vec<String> = one.texts.values().map(|text| fold(text)).collect();
    texts.extend(one.topics.iter().map(|topic| fold(topic)));
    texts.extend([fold(&one.slug), fold(kind), fold(stage)]);
    texts.extend(one.body.iter().map(|body| fold(body)));
    let all = texts.join("\n");
    wanted.split_whitespace().all(|word| all.contains(word))
}

/// Since when nothing may have happened before a process is stale.
///
/// # Errors
/// A failure of the database.
pub async fn stale_before(
    tx: &mut Tx,
    base: &Base,
    group: &GroupId,
    now: Moment,
) -> Result<Moment> {
    let typed = groups::setting(tx, base, group, STALE).await?;
    Ok(now.plus_seconds(-when::span(&typed).unwrap_or(30 * 86_400)))
}

/// What is next of a process, in a few words.
#[must_use]
pub fn next(one: &Process, template: &Template, now: Moment, lang: &Lang) -> Option<Say> {
    let (step, at) = one.next.as_ref()?;
    let step = ladder::called(template, step, lang);
    let due = Value::Day(one.day(*at).to_string());
    Some(if *at < now {
        say!("agenda-next-late", step = step, due = due)
    } else {
        say!("agenda-next", step = step, due = due)
    })
}

/// `process list`.
pub(in crate::community::agenda) async fn list(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let (lang, reader) = (ask.reader().lang, ask.reader());
    let over = ask.args.choice("state") == Some("over");
    let all = store::all(ask.tx, &group.id, over).await?;
    let wanted = fold(ask.args.text("sought").unwrap_or_default());
    let kinds = templates::all(ask.tx, &group.id).await?;
    let quiet = stale_before(ask.tx, ask.base, &group.id, ask.now).await?;
    let mut found = Vec::new();
    for one in &all {
        let unknown = Template { code: one.kind.clone(), ..Template::default() };
        let template = kinds.iter().find(|kind| kind.code == one.kind).unwrap_or(&unknown).clone();
        let stage = template.called(Of::Stage, &one.stage, &lang);
        let kind = ask.base.words.say(&reader, &template.name(&lang));
        if fits(one, &wanted, &kind, &ask.base.words.say(&reader, &stage)) {
            found.push((one, template, stage));
        }
    }
    if found.is_empty() {
        let said = match (all.is_empty(), over) {
            (true, false) => "agenda-list-empty",
            (true, true) => "agenda-list-over-empty",
            (false, _) => "agenda-list-nothing",
        };
        return Ok(Answer::say(Say::new(said)).go("agenda"));
    }
    let mut answer = Answer::default();
    for (one, template, stage) in found.iter().take(SHOWN) {
        let mut facts = vec![Value::from(stage.clone())];
        facts.extend(next(one, template, ask.now, &lang).map(Value::from));
        if !over && one.last < quiet {
            facts.push(say!("agenda-stale", at = Value::Day(one.day(one.last).to_string())).into());
        }
        let line = say!("agenda-line", name = one.named(&lang), facts = super::in_a_row(facts));
        answer = answer.with(Block::Item(line));
    }
    if found.len() > SHOWN {
        answer = answer.with(Block::Facts(say!("agenda-list-more", count = found.len() - SHOWN)));
    }
    let to = format!("{}/g/{}/agenda", ask.base.address, group.slug);
    Ok(answer.with(Block::Link { text: Say::new("agenda-way-all"), to }).go("agenda"))
}

/// A milestone in a line: its day, whose it is, whether it is done or late.
///
/// # Errors
/// A failure of the database.
pub async fn milestone(
    tx: &mut Tx,
    base: &Base,
    (group, template): (&GroupRef, &Template),
    one: &Milestone,
    (now, lang): (Moment, &Lang),
) -> Result<(Say, Tone)> {
    let step = ladder::called(template, &one.step, lang);
    let due = Value::Day(one.due.to_string());
    if let Some(done) = one.done {
        let who = people::named_or_gone(tx, base, one.done_by.as_ref()).await?;
        return Ok((say!("agenda-step-line-done", step = step, at = done, who = who), Tone::Good));
    }
    let who = duties::owned(tx, base, group, one).await?;
    Ok(if one.at < now {
        (say!("agenda-step-line-late", step = step, due = due, who = who), Tone::Warning)
    } else {
        (say!("agenda-step-line", step = step, due = due, who = who), Tone::Plain)
    })
}

/// `process show`.
pub(in crate::community::agenda) async fn show(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let one = meant(ask).await?;
    let lang = ask.reader().lang;
    let template = templates::of(ask.tx, &group.id, &one.kind).await?;
    let stale = stale_before(ask.tx, ask.base, &group.id, ask.now).await?;
    let mut answer =
        Answer::default().with(Block::Heading(say!("agenda-title", name = one.named(&lang))));
    if let Some((own, text)) = one.text(What::Why, &lang) {
        answer = answer.with(Block::Text(said(own, text, &lang)));
    }
    for fact in facts(&one, &template, &lang) {
        answer = answer.with(Block::Facts(fact));
    }
    if let Some((own, text)) = one.text(What::Status, &lang) {
        let label = Say::new("agenda-about-status");
        let text = said(own, text, &lang);
        answer = answer.with(Block::Entry { label, text, note: None, tone: Tone::Plain });
    }
    if one.ended.is_none() && one.last < stale {
        let at = Value::Day(one.day(one.last).to_string());
        answer = answer.with(Block::Facts(say!("agenda-stale-since", at = at)));
    }
    for step in milestones::of(ask.tx, &one.id).await? {
        let at = (ask.now, &lang);
        let (line, _) = milestone(ask.tx, ask.base, (&group, &template), &step, at).await?;
        answer = answer.with(Block::Item(line));
    }
    for seat in seats::of(ask.tx, &one.id).await? {
        let who = match &seat.member {
            Some(member) => people::named(ask.tx, ask.base, member).await?,
            None => Say::new("agenda-vacant").into(),
        };
        let line = say!("agenda-seat", duty = duties::called(&seat.duty), who = who);
        answer = answer.with(Block::Item(line));
    }
    for block in around::told(ask.tx, ask.base, (&one, &template), &lang).await? {
        answer = answer.with(block);
    }
    let (notes, count) = beside::notes(ask.tx, &one.id, NOTES).await?;
    for note in notes.iter().filter(|note| !note.text.is_empty()) {
        answer = answer.with(Block::Quote(say!("verbatim", text = note.text.as_str())));
    }
    let more = count - i64::try_from(notes.len()).unwrap_or(count);
    if more > 0 {
        answer = answer.with(Block::Facts(say!("agenda-notes-more", count = more)));
    }
    let way = way(ask.base, &group, &one);
    Ok(answer.with(way).go(format!("agenda/{}", one.slug)))
}

/// A text with its language where it is another than the reader's.
#[must_use]
pub fn said(own: &Lang, text: &str, lang: &Lang) -> Say {
    if own == lang {
        say!("verbatim", text = text)
    } else {
        say!("agenda-text-in", text = text, language = own)
    }
}

/// What is said of a process in a word: kind, stage, who runs it, dates, output.
#[must_use]
pub fn facts(one: &Process, template: &Template, lang: &Lang) -> Vec<Say> {
    let stage = template.called(Of::Stage, &one.stage, lang);
    let mut facts = vec![match &one.body {
        Some(body) => {
            say!("agenda-kind-of", kind = template.name(lang), body = body.as_str(), stage = stage)
        }
        None => say!("agenda-kind", kind = template.name(lang), stage = stage),
    }];
    if let Some(opens) = one.opens {
        facts.push(say!("agenda-opens", at = opens));
    }
    if let Some(closes) = one.closes {
        facts.push(match one.first_closes.filter(|first| *first != closes) {
            Some(first) => say!("agenda-closes-moved", at = closes, first = first),
            None => say!("agenda-closes", at = closes),
        });
    }
    if let Some(output) = &one.output {
        let name = template.called(Of::Output, output, lang);
        facts.push(match (&one.output_reason, &one.output_number) {
            (_, Some(number)) => {
                say!("agenda-output-numbered", output = name, number = number.as_str())
            }
            (Some(reason), None) => {
                say!("agenda-output-because", output = name, reason = reason.as_str())
            }
            (None, None) => say!("agenda-output", output = name),
        });
    }
    if !one.topics.is_empty() {
        let topics = one.topics.iter().map(String::as_str).collect::<Vec<_>>();
        facts.push(say!("agenda-topics", topics = topics));
    }
    if let Some(priority) = one.priority {
        facts.push(match &one.priority_from {
            Some(from) => say!("agenda-priority-from", priority = priority, from = from.as_str()),
            None => say!("agenda-priority", priority = priority),
        });
    }
    if let Some(lang) = &one.authoritative {
        facts.push(say!("agenda-authoritative", language = lang));
    }
    facts
}
