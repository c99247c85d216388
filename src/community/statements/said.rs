//! `statement comments` and `statement list`: in chat, what is said of a statement, and how all of them stand.

use super::drafting::{may_write, meant, page};
use super::plain::plain;
use super::store::voices::{self, Comment};
use super::store::{self, Statement};
use crate::community::agenda::processes::store as processes;
use crate::community::agenda::processes::{day_in, who};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, Value};
use crate::foundation::talk::text::cut;
use crate::foundation::talk::{Answer, Ask, Block};
use crate::say;

/// How many comments an answer shows, and how many views.
const SHOWN: usize = 8;
/// How much of each text it shows, in characters.
const QUOTED: usize = 400;
/// How many statements it lists.
const LISTED: usize = 12;

/// `statement comments`: those without an answer before the others, the newest of each; then the views.
pub(super) async fn comments(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let (process, statement) = meant(ask).await?;
    let sections = store::sections(ask.tx, &statement.id).await?;
    let mut all = voices::all(ask.tx, &statement.id).await?;
    all.retain(|one| !one.text.is_empty());
    let title = say!("statements-comments-on", name = process.named(&ask.reader().lang));
    let mut answer = Answer::default().with(Block::Heading(title));
    if all.is_empty() {
        answer = answer.with(Block::Text(Say::new("statements-comments-none")));
    }
    all.sort_by_key(|one| (!one.is_open(), std::cmp::Reverse(one.number)));
    let open = all.iter().filter(|one| one.is_open()).map(|one| one.number).min();
    let more = all.len().saturating_sub(SHOWN);
    for one in all.into_iter().take(SHOWN) {
        let about = one.section.as_ref().map(|id| {
            let found = sections.iter().find(|row| row.section.id == *id);
            found.map_or_else(
                || Say::new("statements-section-out"),
                |row| say!("statements-section", number = row.section.number),
            )
        });
        answer = comment(ask, answer, &one, about).await?;
    }
    if more > 0 {
        answer = answer.with(Block::Facts(say!("statements-comments-more", count = more)));
    }
    answer = views(ask, answer, &statement).await?;
    let me = ask.me()?;
    if let Some(number) = open
        && statement.submitted.is_none()
        && may_write(ask.tx, &me, &process.id).await?
    {
        let (slug, lang) = (process.slug.as_str(), ask.reader().lang);
        let line = ask.base.table.line("statement answer", &format!("{slug} {number} …"), &lang);
        answer = answer.with(Block::Facts(say!("statements-comments-answer", line = line)));
    }
    let to = format!("{}#comments", page(&process));
    let link = format!("{}/g/{}/{to}", ask.base.address, group.slug);
    let link = Block::Link { text: Say::new("statements-comments-way"), to: link };
    Ok(answer.with(link).go(to))
}

async fn comment(
    ask: &mut Ask<'_>,
    answer: Answer,
    one: &Comment,
    about: Option<Say>,
) -> Result<Answer> {
    let by = who(ask.tx, ask.base, one.by.as_ref()).await?;
    let facts = say!("statements-comment-by", number = one.number, who = by, at = one.at);
    let facts = match about {
        Some(about) => say!("agenda-in-a-row", before = facts, next = about),
        None => facts,
    };
    let answer = answer.with(Block::Facts(facts)).with(quote(&one.text));
    let Some(answered) = &one.answer else { return Ok(answer) };
    let by = who(ask.tx, ask.base, one.answered_by.as_ref()).await?;
    Ok(answer.with(Block::Facts(say!("statements-answer-by", who = by))).with(quote(answered)))
}

async fn views(ask: &mut Ask<'_>, mut answer: Answer, statement: &Statement) -> Result<Answer> {
    let views = voices::views(ask.tx, &statement.id).await?;
    if views.is_empty() {
        return Ok(answer);
    }
    answer = answer.with(Block::Heading(Say::new("statements-cover-annex")));
    let (lang, more) = (ask.reader().lang, views.len().saturating_sub(SHOWN));
    for view in views.into_iter().take(SHOWN) {
        let by = who(ask.tx, ask.base, view.by.as_ref()).await?;
        let text = view.texts.get(&lang).or_else(|| view.texts.values().next());
        answer = answer.with(Block::Facts(say!("verbatim", text = by)));
        answer = answer.with(quote(&text.map(|text| plain(text)).unwrap_or_default()));
    }
    if more > 0 {
        answer = answer.with(Block::Facts(Say::new("statements-more")));
    }
    Ok(answer)
}

/// Somebody's words, or their beginning.
fn quote(text: &str) -> Block<Say> {
    let first = cut(text, QUOTED, |_| 1).first().copied().unwrap_or_default();
    let text =
        if first.len() < text.trim_end().len() { format!("{first} …") } else { first.to_owned() };
    Block::Quote(say!("verbatim", text = text))
}

/// `statement list`: what is being written before what has gone out.
pub(super) async fn list(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let lang = ask.reader().lang;
    let mut all = store::of_group(ask.tx, &group.id).await?;
    if all.is_empty() {
        return Ok(Answer::say(Say::new("statements-list-empty")).go("statements"));
    }
    all.sort_by_key(|one| one.submitted.is_some());
    let today = day_in(ask.now, &group.zone).to_string();
    let more = all.len().saturating_sub(LISTED);
    let mut answer = Answer::default();
    for one in all.into_iter().take(LISTED) {
        let Some(process) = processes::find(ask.tx, &one.process).await? else { continue };
        let state = one.state_on(&today);
        let state = match one.call_until.clone().filter(|_| state == "call") {
            Some(until) => say!("statements-call-until", day = Value::Day(until)),
            None => Say::new(format!("statements-state-{state}")),
        };
        let line = say!("statements-list-line", name = process.named(&lang), state = state);
        answer = answer.with(Block::Item(line));
    }
    if more > 0 {
        answer = answer.with(Block::Facts(say!("statements-list-more", count = more)));
    }
    let to = format!("{}/g/{}/statements", ask.base.address, group.slug);
    Ok(answer.with(Block::Link { text: Say::new("page-statements"), to }).go("statements"))
}
