//! `statement changes` and `statement twin`: in chat, how the text changed, and whether its languages say the
//! same. Long texts take a while, so both are worked out outside any transaction.

use super::changes::{Change, Held, Place, changes, held};
use super::drafting::{language, meant, page, way};
use super::exports::closed;
use super::plain::plain;
use super::rules::{Section, texts};
use super::showing::version_line;
use super::store::{self, Statement, Version};
use crate::community::agenda::processes::in_a_row;
use crate::community::translation::twin::asked::{Known, LONGEST, told};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value};
use crate::foundation::store::Tx;
use crate::foundation::talk::command::Work;
use crate::foundation::talk::text::beginning;
use crate::foundation::talk::{Answer, Ask, Block, Body, GroupRef};
use crate::{refuse, say};

/// How many changes an answer tells.
const SHOWN: usize = 12;
/// How much of a text one change shows, in characters.
const QUOTED: usize = 160;

/// What is held against what.
struct Asked {
    /// The version that is looked at; none for the text as it stands.
    version: Option<Version>,
    /// Nothing has changed since that version, which nobody named.
    quiet: bool,
    /// The number of the version before; zero if there is none.
    against: i64,
    before: Vec<Section>,
    now: Vec<Section>,
}

impl Asked {
    /// Whether there is anything to hold it against.
    fn compares(&self) -> bool {
        self.against > 0
    }
}

/// How many versions there are, and which one a command names.
async fn wanted(ask: &mut Ask<'_>, statement: &Statement) -> Result<(i64, Option<i64>)> {
    let count = store::count_versions(ask.tx, &statement.id).await?;
    if count == 0 {
        return refuse!("statements-no-versions");
    }
    let number = ask.args.number("edition");
    if let Some(number) = number.filter(|number| !(1..=count).contains(number)) {
        return refuse!("statements-no-version", number = number, count = count);
    }
    Ok((count, number))
}

/// What a command asks for.
async fn asked(ask: &mut Ask<'_>, statement: &Statement) -> Result<Asked> {
    let (count, number) = wanted(ask, statement).await?;
    if number.is_none() {
        let now = store::texts(ask.tx, &statement.id).await?;
        let before = store::body(ask.tx, &statement.id, count).await?.unwrap_or_default();
        if before != now {
            return Ok(Asked { version: None, quiet: false, against: count, before, now });
        }
    }
    let (quiet, number) = (number.is_none(), number.unwrap_or(count));
    let version = store::version(ask.tx, &statement.id, number).await?;
    let before = store::body(ask.tx, &statement.id, number - 1).await?.unwrap_or_default();
    let now = store::body(ask.tx, &statement.id, number).await?.unwrap_or_default();
    Ok(Asked { version, quiet, against: number - 1, before, now })
}

/// What stands above the changes.
async fn head(ask: &mut Ask<'_>, asked: &Asked) -> Result<Vec<Block<Say>>> {
    let mut head = Vec::new();
    let Some(version) = &asked.version else {
        let since = say!("statements-since-version", number = asked.against);
        return Ok(vec![Block::Facts(since)]);
    };
    let number = version.number;
    if asked.quiet {
        let differs = asked.compares() && asked.before != asked.now;
        let quiet = if differs { "statements-changes-quiet" } else { "statements-unchanged" };
        head.push(Block::Text(say!(quiet, number = number)));
    }
    head.push(Block::Facts(version_line(ask, version).await?));
    head.push(Block::Facts(if asked.compares() {
        say!("statements-against-version", number = asked.against)
    } else {
        Say::new("statements-version-first")
    }));
    Ok(head)
}

/// Works the changes out.
pub(super) async fn before_changes(ask: &mut Ask<'_>) -> Result<Option<Work>> {
    let group = ask.group()?;
    let (process, statement) = meant(ask).await?;
    let lang = language(ask, &group)?;
    let asked = asked(ask, &statement).await?;
    let mut blocks = head(ask, &asked).await?;
    let differs = asked.compares() && asked.before != asked.now;
    let to = match &asked.version {
        Some(version) => format!("{}/{}", page(&process), version.number),
        None => format!("{}#changes", page(&process)),
    };
    let text = Say::new(if differs { "statements-changes-way" } else { "statements-way" });
    let link = format!("{}/g/{}/{to}", ask.base.address, group.slug);
    let link = Block::Link { text, to: link };
    Ok(Some(Box::new(move |_| {
        Box::pin(async move {
            let listed = tokio::task::spawn_blocking(move || {
                if !asked.compares() {
                    return Vec::new();
                }
                if asked.before == asked.now {
                    return vec![Block::Text(Say::new("statements-version-alike"))];
                }
                let (before, now) = (words(asked.before), words(asked.now));
                listed(&held(&group.languages, &before, &now), &lang)
            });
            blocks.extend(listed.await?);
            blocks.push(link);
            Ok(serde_json::to_value((Body { blocks }, to))?)
        })
    })))
}

/// `statement changes`: what changed since the last version; what a version changed, if one is named, or if
/// nothing has since.
pub(super) async fn show(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let (process, statement) = meant(ask).await?;
    language(ask, &group)?;
    wanted(ask, &statement).await?;
    let Some(fetched) = ask.fetched.take() else { return Ok(Answer::say(say!("twin-not-now"))) };
    let (worked_out, to): (Body<Say>, String) = serde_json::from_value(fetched)?;
    let title = say!("agenda-title", name = process.named(&ask.reader().lang));
    let mut body = Body::default().with(Block::Heading(title));
    body.blocks.extend(worked_out.blocks);
    Ok(Answer { body, ..Answer::default() }.go(to))
}

/// The same sections without the signs of how they are set: a message tells of words.
fn words(mut sections: Vec<Section>) -> Vec<Section> {
    for text in sections.iter_mut().flat_map(|section| section.texts.values_mut()) {
        *text = plain(text);
    }
    sections
}

/// The changes in one language, by section; then in which others something changed.
fn listed(found: &[Held], lang: &Lang) -> Vec<Block<Say>> {
    let (mut blocks, mut told, mut more) = (Vec::new(), 0, 0);
    let mut others: Vec<Lang> = Vec::new();
    for one in found {
        for (own, pieces) in &one.texts {
            let all = changes(pieces);
            if own != lang {
                if !all.is_empty() && !others.contains(own) {
                    others.push(own.clone());
                }
                continue;
            }
            let shown = all.len().min(SHOWN - told);
            if shown > 0 {
                blocks.push(Block::Facts(one.name()));
            }
            blocks.extend(all.iter().take(shown).map(|one| Block::Item(line(one))));
            told += shown;
            more += all.len() - shown;
        }
    }
    if told == 0 {
        blocks.push(Block::Text(say!("statements-changes-none-in", language = lang)));
    }
    if more > 0 {
        blocks.push(Block::Facts(say!("statements-changes-more", count = more)));
    }
    if !others.is_empty() {
        let others: Vec<Value> = others.into_iter().map(Value::Language).collect();
        let also = if told > 0 { "statements-changes-also" } else { "statements-changes-in" };
        let also = say!(also, languages = Value::List(others));
        blocks.push(Block::Facts(also));
    }
    blocks
}

/// A change in a line.
fn line(one: &Change) -> Say {
    let short =
        |text: &str| beginning(&text.split_whitespace().collect::<Vec<_>>().join(" "), QUOTED);
    let (gone, new) = (short(&one.gone), short(&one.new));
    let what = match (gone.is_empty(), new.is_empty()) {
        (true, _) => "new",
        (_, true) => "gone",
        _ => "other",
    };
    let place = match &one.place {
        Place::Whole => {
            return say!(format!("statements-change-whole-{what}"), gone = gone, new = new);
        }
        Place::First => Say::new("statements-change-first"),
        Place::After(words) => say!("statements-change-after", words = short(words)),
    };
    say!(format!("statements-change-{what}"), place = place, gone = gone, new = new)
}

/// The texts of a statement in all its languages, if they can be held against each other.
pub(super) async fn comparable(
    tx: &mut Tx,
    group: &GroupRef,
    statement: &Statement,
) -> Result<Vec<(Lang, String)>> {
    let sections = store::texts(tx, &statement.id).await?;
    // What is begun in one section and not ended ends with it.
    let whole = |lang: &Lang| texts(&sections, lang).iter().map(|text| closed(text)).collect();
    let texts = group.languages.iter().map(|lang| (lang.clone(), whole(lang)));
    let texts: Vec<(Lang, String)> = texts.collect();
    if texts.len() < 2 {
        return refuse!("statements-one-language");
    }
    for (lang, text) in &texts {
        let length = text.chars().count();
        if text.trim().is_empty() {
            return refuse!("statements-no-text-yet", language = lang);
        }
        if length > LONGEST {
            return refuse!("twin-too-long", length = length, limit = LONGEST);
        }
    }
    Ok(texts)
}

/// Holds the languages against each other.
pub(super) async fn before_twin(ask: &mut Ask<'_>) -> Result<Option<Work>> {
    let group = ask.group()?;
    let (process, statement) = meant(ask).await?;
    let texts = comparable(ask.tx, &group, &statement).await?;
    let known = Known::of(ask.tx, &group).await?;
    let all = format!("{}/g/{}/{}/twin", ask.base.address, group.slug, page(&process));
    Ok(Some(Box::new(move |_| {
        Box::pin(async move {
            let compared = tokio::task::spawn_blocking(move || {
                let reports = known.each(&texts);
                let mut body = Body::default();
                for (report, (other, _)) in reports.iter().zip(texts.iter().skip(1)) {
                    if reports.len() > 1 {
                        let pair = [&texts[0].0, other].map(|lang| Value::Language(lang.clone()));
                        let pair = say!("verbatim", text = in_a_row(pair.to_vec()));
                        body = body.with(Block::Facts(pair));
                    }
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
    let (process, statement) = meant(ask).await?;
    comparable(ask.tx, &group, &statement).await?;
    let Some(fetched) = ask.fetched.take() else { return Ok(Answer::say(say!("twin-not-now"))) };
    let compared: Body<Say> = serde_json::from_value(fetched)?;
    let title = say!("agenda-title", name = process.named(&ask.reader().lang));
    let mut body = Body::default().with(Block::Heading(title));
    body.blocks.extend(compared.blocks);
    let body = body.with(way(ask, &group, &process));
    Ok(Answer { body, ..Answer::default() }.go(format!("{}/twin", page(&process))))
}
