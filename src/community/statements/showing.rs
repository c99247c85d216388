//! `statement show` and `statement versions`: in chat, how a statement stands and what it says, now or in an
//! earlier version, in short or one section whole.

use super::drafting::{language, meant, page, way};
use super::plain::plain;
use super::rules::{Section, texts};
use super::sending::{in_words, lacking, worded};
use super::store::{self, Statement, Version, voices};
use crate::community::agenda::processes::day_in;
use crate::community::people::named_or_gone;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value};
use crate::foundation::talk::text::beginning;
use crate::foundation::talk::{Answer, Ask, Block, Tone};
use crate::{refuse, say};

/// How much of the text an answer shows, in characters; the page has it all, and a section is shown whole.
const SHOWN: usize = 1_200;
/// How many versions an answer lists.
const LISTED: i64 = 12;

/// `statement show`.
pub(super) async fn show(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let (process, statement) = meant(ask).await?;
    let lang = language(ask, &group)?;
    let mut answer = Answer::default();
    let title = say!("agenda-title", name = process.named(&ask.reader().lang));
    answer = answer.with(Block::Heading(title));
    let earlier = earlier(ask, &statement).await?;
    let sections = match &earlier {
        Some((version, sections)) => {
            answer = answer.with(Block::Facts(version_line(ask, version).await?));
            sections.clone()
        }
        None => store::texts(ask.tx, &statement.id).await?,
    };
    if let Some(number) = ask.args.number("section") {
        answer = section(answer, &sections, number, &lang)?;
    } else if earlier.is_some() {
        answer = answer.with(text(&sections, &lang));
    } else {
        answer = facts(ask, answer, &statement)?;
        answer = answer.with(text(&sections, &lang));
        if texts(&sections, &lang).iter().map(|text| text.chars().count()).sum::<usize>() > SHOWN {
            let word = ask.base.words.say(&ask.reader(), &Say::new("param-section"));
            let line = format!("{} {word}:1", process.slug);
            let line = ask.base.table.line("statement show", &line, &ask.reader().lang);
            answer = answer.with(Block::Facts(say!("statements-show-whole", line = line)));
        }
        answer = around(ask, answer, &statement).await?;
    }
    let mut to = page(&process);
    let mut link = way(ask, &group, &process);
    if let (Some((version, _)), Block::Link { to: address, .. }) = (&earlier, &mut link) {
        to = format!("{to}/{}", version.number);
        *address = format!("{address}/{}", version.number);
    }
    Ok(answer.with(link).go(to))
}

/// The version a command names, and what it said.
async fn earlier(
    ask: &mut Ask<'_>,
    statement: &Statement,
) -> Result<Option<(Version, Vec<Section>)>> {
    let Some(number) = ask.args.number("edition") else { return Ok(None) };
    let version = store::version(ask.tx, &statement.id, number).await?;
    let body = store::body(ask.tx, &statement.id, number).await?;
    let Some(found) = version.zip(body) else {
        let count = store::count_versions(ask.tx, &statement.id).await?;
        return refuse!("statements-no-version", number = number, count = count);
    };
    Ok(Some(found))
}

/// The text in a language, or its beginning.
fn text(sections: &[Section], lang: &Lang) -> Block<Say> {
    let all: Vec<String> = texts(sections, lang).iter().map(|text| plain(text)).collect();
    if all.is_empty() {
        return Block::Text(say!("statements-no-text-yet", language = lang));
    }
    Block::Quote(say!("verbatim", text = beginning(&all.join("\n\n"), SHOWN)))
}

/// One section, whole.
fn section(answer: Answer, sections: &[Section], number: i64, lang: &Lang) -> Result<Answer> {
    let Some(one) = sections.iter().find(|one| one.number == number) else {
        return refuse!("statements-no-section", number = number, count = sections.len());
    };
    let answer = answer.with(Block::Facts(say!("statements-section", number = number)));
    Ok(answer.with(match one.texts.get(lang) {
        Some(text) => Block::Quote(say!("verbatim", text = plain(text))),
        None => Block::Text(say!("statements-no-text-yet", language = lang)),
    }))
}

/// How it stands: state, number, level of consensus, whether it is also Advice.
fn facts(ask: &Ask<'_>, mut answer: Answer, statement: &Statement) -> Result<Answer> {
    let today = day_in(ask.now, &ask.group()?.zone).to_string();
    let state = statement.state_on(&today);
    answer = answer.with(Block::Facts(Say::new(format!("statements-state-{state}"))));
    let mut labelled = |id: &str, value: Value| {
        let label = Say::new(format!("statements-cover-{id}"));
        let line = say!("statements-fact", label = label, value = value);
        answer = std::mem::take(&mut answer).with(Block::Facts(line));
    };
    if let Some(number) = &statement.number {
        labelled("number", number.into());
    }
    if let Some(advice) = statement.advice {
        let yes = if advice { "yes" } else { "no" };
        labelled("advice", Say::new(format!("choice-advice-{yes}")).into());
    }
    if let Some(until) = statement.call_until.as_ref().filter(|_| state == "call") {
        let day = Value::Day(until.clone());
        answer = answer.with(Block::Facts(say!("statements-call-until", day = day)));
    }
    if let Some((level, _, _)) = &statement.level {
        let level = Say::new(format!("statements-level-{level}"));
        answer = answer.with(Block::Facts(say!("statements-level-is", level = level)));
    }
    Ok(answer)
}

/// What stands around the text: versions, what others say, what is missing, what became of it.
async fn around(ask: &mut Ask<'_>, mut answer: Answer, statement: &Statement) -> Result<Answer> {
    let group = ask.group()?;
    if let Some(last) = store::versions(ask.tx, &statement.id, 1).await?.first() {
        answer = answer.with(Block::Facts(version_line(ask, last).await?));
    }
    let comments = voices::all(ask.tx, &statement.id).await?;
    let open = comments.iter().filter(|one| one.is_open()).count();
    let views = voices::views(ask.tx, &statement.id).await?.len();
    let counts = say!("statements-counts", comments = comments.len(), open = open, views = views);
    answer = answer.with(Block::Facts(counts));
    if statement.submitted.is_none() {
        // Whether it is also Advice is asked when it goes out.
        for lack in lacking(ask.tx, statement, &group.languages, true).await? {
            let label = Say::new("statements-lacks-before");
            let text = worded(&lack);
            answer = answer.with(Block::Entry { label, text, note: None, tone: Tone::Warning });
        }
    }
    let outcome = store::outcome(ask.tx, &statement.id).await?;
    if !outcome.is_empty() {
        let label = Say::new("statements-outcome");
        let text = in_words(&outcome, &ask.reader().lang);
        answer = answer.with(Block::Entry { label, text, note: None, tone: Tone::Good });
    }
    Ok(answer)
}

/// A version in a line.
pub(super) async fn version_line(ask: &mut Ask<'_>, one: &Version) -> Result<Say> {
    let who = named_or_gone(ask.tx, ask.base, one.by.as_ref()).await?;
    let label = Say::new(format!("choice-label-{}", one.label));
    let number = one.number;
    Ok(say!("statements-version-line", number = number, label = label, who = who, at = one.at))
}

/// `statement versions`: the last of them, the last first.
pub(super) async fn versions(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let (process, statement) = meant(ask).await?;
    let all = store::versions(ask.tx, &statement.id, LISTED).await?;
    let title = say!("agenda-title", name = process.named(&ask.reader().lang));
    let mut answer = Answer::default().with(Block::Heading(title));
    if all.is_empty() {
        answer = answer.with(Block::Text(Say::new("statements-versions-none")));
    }
    for one in &all {
        answer = answer.with(Block::Item(version_line(ask, one).await?));
    }
    let listed = i64::try_from(all.len()).unwrap_or(LISTED);
    let more = store::count_versions(ask.tx, &statement.id).await? - listed;
    if more > 0 {
        answer = answer.with(Block::Facts(say!("statements-versions-more", count = more)));
    }
    let link = way(ask, &group, &process);
    Ok(answer.with(link).go(format!("{}#versions", page(&process))))
}
