//! `statement changes` and `statement twin`: in chat, how the text changed, and whether its languages say the
//! same.

use super::changes::{Change, Held, Place, changes, held};
use super::drafting::{meant, page, way};
use super::plain::plain;
use super::rules::{Section, whole};
use super::store::{self, Statement, Version};
use crate::community::agenda::processes::who;
use crate::community::translation::twin::asked::{Known, LONGEST, told};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value};
use crate::foundation::talk::command::Work;
use crate::foundation::talk::text::cut;
use crate::foundation::talk::{Answer, Ask, Block, Body};
use crate::{refuse, say};

/// How many changes an answer tells.
const SHOWN: usize = 12;
/// How much of a text one change shows, in characters.
const QUOTED: usize = 160;

/// What is held against what.
struct Asked {
    /// The version that is looked at; none for the text as it stands.
    version: Option<Version>,
    /// The number of the version before; zero if there is none.
    against: i64,
    before: Vec<Section>,
    now: Vec<Section>,
}

/// `statement changes`: what changed since the last version; what a version changed, if one is named, or if
/// nothing has since.
pub(super) async fn show(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let (process, statement) = meant(ask).await?;
    let lang = ask.args.language("language").cloned().unwrap_or(ask.reader().lang);
    let asked = asked(ask, &statement).await?;
    let mut answer = Answer::default();
    match &asked.version {
        None => {
            let title = say!("statements-since-version", number = asked.against);
            answer = answer.with(Block::Heading(title));
        }
        Some(version) => {
            let by = who(ask.tx, ask.base, version.by.as_ref()).await?;
            let label = Say::new(format!("choice-label-{}", version.label));
            let facts = say!("statements-version-facts", label = label, who = by, at = version.at);
            let title = say!("statements-version", number = version.number);
            answer = answer.with(Block::Heading(title)).with(Block::Facts(facts));
            answer = answer.with(Block::Facts(if asked.against > 0 {
                say!("statements-against-version", number = asked.against)
            } else {
                Say::new("statements-version-first")
            }));
        }
    }
    let first = asked.version.is_some() && asked.against == 0;
    let alike = asked.before == asked.now;
    let found = held(group.languages.clone(), words(asked.before), words(asked.now)).await?;
    if alike {
        answer = answer.with(Block::Text(Say::new("statements-version-alike")));
    } else if !first {
        answer = listed(answer, &found, &lang);
    }
    let mut to = page(&process);
    if let Some(version) = &asked.version {
        to = format!("{to}/{}", version.number);
    }
    let link = format!("{}/g/{}/{to}", ask.base.address, group.slug);
    let link = Block::Link { text: Say::new("statements-changes-way"), to: link };
    Ok(answer.with(link).go(to))
}

/// The same sections without the signs of how they are set: a message tells of words.
fn words(mut sections: Vec<Section>) -> Vec<Section> {
    for text in sections.iter_mut().flat_map(|section| section.texts.values_mut()) {
        *text = plain(text);
    }
    sections
}

/// What a command asks for.
async fn asked(ask: &mut Ask<'_>, statement: &Statement) -> Result<Asked> {
    let count = store::count_versions(ask.tx, &statement.id).await?;
    if count == 0 {
        return refuse!("statements-no-versions");
    }
    let number = ask.args.number("version");
    if let Some(number) = number.filter(|number| !(1..=count).contains(number)) {
        return refuse!("statements-no-version", number = number, count = count);
    }
    if number.is_none() {
        let rows = store::sections(ask.tx, &statement.id).await?;
        let now: Vec<Section> = rows.into_iter().map(|row| row.section).collect();
        let before = store::body(ask.tx, &statement.id, count).await?.unwrap_or_default();
        if before != now {
            return Ok(Asked { version: None, against: count, before, now });
        }
    }
    let number = number.unwrap_or(count);
    let newer = store::versions(ask.tx, &statement.id, count - number + 1).await?;
    let version = newer.into_iter().last();
    let before = store::body(ask.tx, &statement.id, number - 1).await?.unwrap_or_default();
    let now = store::body(ask.tx, &statement.id, number).await?.unwrap_or_default();
    Ok(Asked { version, against: number - 1, before, now })
}

/// The changes in one language, by section; then in which others something changed.
fn listed(mut answer: Answer, found: &[Held], lang: &Lang) -> Answer {
    let (mut left, mut more) = (SHOWN, 0);
    let mut others: Vec<Lang> = Vec::new();
    for (number, texts) in found {
        for (own, pieces) in texts {
            let all = changes(pieces);
            if own != lang {
                if !all.is_empty() && !others.contains(own) {
                    others.push(own.clone());
                }
                continue;
            }
            if all.is_empty() {
                continue;
            }
            if left > 0 {
                let title = say!("statements-section", number = *number);
                answer = answer.with(Block::Facts(title));
            }
            for one in &all {
                if left == 0 {
                    more += 1;
                    continue;
                }
                left -= 1;
                answer = answer.with(Block::Item(line(one)));
            }
        }
    }
    if left == SHOWN {
        let none = say!("statements-changes-none-in", language = lang);
        answer = answer.with(Block::Text(none));
    }
    if more > 0 {
        answer = answer.with(Block::Facts(say!("statements-changes-more", count = more)));
    }
    if !others.is_empty() {
        let others: Vec<Value> = others.into_iter().map(Value::Language).collect();
        let also = say!("statements-changes-also", languages = Value::List(others));
        answer = answer.with(Block::Facts(also));
    }
    answer
}

/// A change in a line.
fn line(one: &Change) -> Say {
    let place = match &one.place {
        Place::Whole => Say::new("statements-change-whole"),
        Place::First => Say::new("statements-change-first"),
        Place::After(words) => say!("statements-change-after", words = words),
    };
    let (gone, new) = (short(&one.gone), short(&one.new));
    match (gone.is_empty(), new.is_empty()) {
        (true, _) => say!("statements-change-new", place = place, new = new),
        (_, true) => say!("statements-change-gone", place = place, gone = gone),
        _ => say!("statements-change-other", place = place, gone = gone, new = new),
    }
}

/// The beginning of a text, in one line.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = cut(&line, QUOTED, |_| 1).first().copied().unwrap_or_default();
    if first.len() < line.len() { format!("{first} …") } else { line }
}

/// The texts of a statement by language.
async fn texts(ask: &mut Ask<'_>, statement: &Statement) -> Result<Vec<(Lang, String)>> {
    let rows = store::sections(ask.tx, &statement.id).await?;
    let sections: Vec<Section> = rows.into_iter().map(|row| row.section).collect();
    let languages = ask.group()?.languages;
    Ok(languages.into_iter().map(|lang| (lang.clone(), whole(&sections, &lang))).collect())
}

/// Holds the languages against each other outside any transaction: long texts take a while.
pub(super) async fn before(ask: &mut Ask<'_>) -> Result<Option<Work>> {
    let group = ask.group()?;
    let (process, statement) = meant(ask).await?;
    let texts = texts(ask, &statement).await?;
    let longest = texts.iter().map(|(_, text)| text.chars().count()).max().unwrap_or(0);
    if longest > LONGEST {
        return refuse!("twin-too-long", length = longest, limit = LONGEST);
    }
    let known = Known::of(ask.tx, &group).await?;
    let all = format!("{}/g/{}/{}/twin", ask.base.address, group.slug, page(&process));
    Ok(Some(Box::new(move |_| {
        Box::pin(async move {
            let compared = tokio::task::spawn_blocking(move || {
                let mut body = Body::default();
                let reports = known.each(&texts);
                for report in &reports {
                    body.blocks.extend(match report {
                        Ok(report) => told(report, &all).blocks,
                        Err(unfit) => vec![Block::Text(unfit.say())],
                    });
                }
                body
            });
            Ok(serde_json::to_value(compared.await?)?)
        })
    })))
}

/// `statement twin`: what differs between the languages of the text.
pub(super) async fn twin(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let (process, _) = meant(ask).await?;
    let Some(fetched) = ask.fetched.take() else { return Ok(Answer::say(say!("twin-not-now"))) };
    let body: Body<Say> = serde_json::from_value(fetched)?;
    let link = way(ask, &group, &process);
    let to = format!("{}/twin", page(&process));
    Ok(Answer { body, ..Answer::default() }.with(link).go(to))
}
