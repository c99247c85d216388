//! `statement comments` and `statement list`: in chat, what is said of a statement, and how all of them stand.

use super::drafting::{may_write, meant, page, way};
use super::plain::plain;
use super::rules::Section;
use super::store::voices::{self, Comment, View};
use super::store::{self, Statement};
use crate::community::agenda::processes::store as processes;
use crate::community::agenda::processes::{day_in, in_a_row};
use crate::community::people::named_or_gone;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value};
use crate::foundation::talk::text::beginning;
use crate::foundation::talk::{Answer, Ask, Block};
use crate::{refuse, say};

/// How many comments an answer shows, and how many views.
const SHOWN: usize = 8;
/// How much of each text it shows, in characters; one that is asked for by its number is shown whole.
const QUOTED: usize = 400;
/// How many statements it lists.
const LISTED: usize = 12;

/// `statement comments`: what waits for an answer first, as it came, then what was answered, the newest first;
/// then the views. Or one comment or view, whole.
pub(super) async fn comments(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let (process, statement) = meant(ask).await?;
    if let Some(number) = ask.args.number("view") {
        let title = say!("agenda-title", name = process.named(&ask.reader().lang));
        let answer = Answer::default().with(Block::Heading(title));
        let answer = view(ask, answer, &statement, number).await?;
        let way = way(ask, &group, &process);
        return Ok(answer.with(way).go(format!("{}#views", page(&process))));
    }
    let sections = store::texts(ask.tx, &statement.id).await?;
    let mut all = voices::all(ask.tx, &statement.id).await?;
    let title = say!("statements-comments-on", name = process.named(&ask.reader().lang));
    let mut answer = Answer::default().with(Block::Heading(title));
    let wanted = ask.args.number("comment");
    if let Some(number) = wanted {
        let count = all.len();
        all.retain(|one| one.number == number && !one.text.is_empty());
        if all.is_empty() {
            return refuse!("statements-no-comment", number = number, count = count);
        }
    }
    all.retain(|one| !one.text.is_empty());
    if all.is_empty() {
        answer = answer.with(Block::Text(Say::new("statements-comments-none")));
    }
    all.sort_by_key(|one| (!one.is_open(), if one.is_open() { one.number } else { -one.number }));
    let open = all.first().filter(|one| one.is_open()).map(|one| one.number);
    let more = all.len().saturating_sub(SHOWN);
    let most = if wanted.is_some() { usize::MAX } else { QUOTED };
    for one in all.iter().take(SHOWN) {
        answer = comment(ask, answer, (one, about(one, &sections)), most).await?;
    }
    if more > 0 {
        answer = answer.with(Block::Facts(say!("statements-comments-more", count = more)));
    }
    if wanted.is_none() {
        answer = views(ask, answer, (&statement, &process.slug)).await?;
    }
    let (slug, lang) = (process.slug.as_str(), ask.reader().lang);
    let is_cut = |text: &String| text.chars().count() > QUOTED;
    let cut = all.iter().take(SHOWN).find(|one| is_cut(&one.text) || one.answer.iter().any(is_cut));
    let first = cut.or(all.first().filter(|_| more > 0)).filter(|_| wanted.is_none());
    if let Some(first) = first {
        let word = ask.base.words.say(&ask.reader(), &Say::new("param-comment"));
        let line = format!("{slug} {word}:{}", first.number);
        let line = ask.base.table.line("statement comments", &line, &lang);
        answer = answer.with(Block::Facts(say!("statements-comments-whole", line = line)));
    }
    if let Some(number) = open.filter(|_| statement.submitted.is_none()) {
        let me = ask.me()?;
        if may_write(ask.tx, &me, &process.id).await? {
            let line = format!("{slug} {number} …");
            let line = ask.base.table.line("statement answer", &line, &lang);
            answer = answer.with(Block::Facts(say!("statements-comments-answer", line = line)));
        }
    }
    let to = format!("{}#comments", page(&process));
    let link = format!("{}/g/{}/{to}", ask.base.address, group.slug);
    let link = Block::Link { text: Say::new("statements-comments-way"), to: link };
    Ok(answer.with(link).go(to))
}

/// The section a comment is about, by its number now.
pub(super) fn about(one: &Comment, sections: &[Section]) -> Option<Say> {
    let id = one.section.as_ref()?;
    Some(match sections.iter().find(|section| section.id == *id) {
        Some(section) => say!("statements-section", number = section.number),
        None => Say::new("statements-section-out"),
    })
}

async fn comment(
    ask: &mut Ask<'_>,
    answer: Answer,
    (one, about): (&Comment, Option<Say>),
    most: usize,
) -> Result<Answer> {
    let by = named_or_gone(ask.tx, ask.base, one.by.as_ref()).await?;
    let mut facts: Vec<Value> =
        vec![say!("statements-comment-by", number = one.number, who = by, at = one.at).into()];
    facts.extend(about.map(Value::from));
    facts.extend(other(ask, &one.language));
    let facts = say!("verbatim", text = in_a_row(facts));
    let answer = answer.with(Block::Facts(facts)).with(quote(&one.text, most));
    let Some(answered) = &one.answer else { return Ok(answer) };
    let by = named_or_gone(ask.tx, ask.base, one.answered_by.as_ref()).await?;
    let by = Block::Facts(say!("statements-answer-by", who = by));
    Ok(answer.with(by).with(quote(answered, most)))
}

/// A language that is not the reader's.
fn other(ask: &Ask<'_>, lang: &Lang) -> Option<Value> {
    (ask.reader().lang != *lang).then(|| Value::Language(lang.clone()))
}

/// The minority views, or their beginnings.
async fn views(
    ask: &mut Ask<'_>,
    mut answer: Answer,
    (statement, slug): (&Statement, &str),
) -> Result<Answer> {
    let views = voices::views(ask.tx, &statement.id).await?;
    if views.is_empty() {
        return Ok(answer);
    }
    answer = answer.with(Block::Heading(Say::new("statements-cover-annex")));
    let (lang, more) = (ask.reader().lang, views.len().saturating_sub(SHOWN));
    let mut first = (more > 0).then_some(1);
    for (number, one) in (1..).zip(views.iter().take(SHOWN)) {
        let (cut, shown) = said(ask, answer, (number, one), QUOTED).await?;
        answer = shown;
        first = first.or(cut.then_some(number));
    }
    if let Some(number) = first {
        let word = ask.base.words.say(&ask.reader(), &Say::new("param-view"));
        let line = format!("{slug} {word}:{number}");
        let line = ask.base.table.line("statement comments", &line, &lang);
        answer = answer.with(Block::Facts(say!("statements-views-whole", line = line)));
    }
    if more > 0 {
        answer = answer.with(Block::Facts(Say::new("statements-more")));
    }
    Ok(answer)
}

/// One minority view, whole.
async fn view(
    ask: &mut Ask<'_>,
    answer: Answer,
    statement: &Statement,
    number: i64,
) -> Result<Answer> {
    let views = voices::views(ask.tx, &statement.id).await?;
    let one = usize::try_from(number - 1).ok().and_then(|at| views.get(at));
    let Some(one) = one else {
        return refuse!("statements-no-such-view", number = number, count = views.len());
    };
    Ok(said(ask, answer, (number, one), usize::MAX).await?.1)
}

/// A minority view in the reader's language, or in what it is written in; whether only its beginning.
async fn said(
    ask: &mut Ask<'_>,
    answer: Answer,
    (number, one): (i64, &View),
    most: usize,
) -> Result<(bool, Answer)> {
    let by = named_or_gone(ask.tx, ask.base, one.by.as_ref()).await?;
    let mut facts: Vec<Value> = vec![say!("statements-view-by", number = number, who = by).into()];
    let text = one.texts.get_key_value(&ask.reader().lang).or_else(|| one.texts.iter().next());
    facts.extend(text.and_then(|(own, _)| other(ask, own)));
    let text = text.map(|(_, text)| plain(text)).unwrap_or_default();
    let answer = answer.with(Block::Facts(say!("verbatim", text = in_a_row(facts))));
    Ok((text.chars().count() > most, answer.with(quote(&text, most))))
}

/// Somebody's words, or their beginning.
fn quote(text: &str, most: usize) -> Block<Say> {
    Block::Quote(say!("verbatim", text = beginning(text, most)))
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
        answer = answer.with(Block::Facts(say!("agenda-list-more", count = more)));
    }
    let to = format!("{}/g/{}/statements", ask.base.address, group.slug);
    Ok(answer.with(Block::Link { text: Say::new("page-statements"), to }).go("statements"))
}
