//! Machine drafts: a text that is missing, drafted from the one in the other language. It never takes
//! the place of words that a person wrote, says what it is until somebody has approved every sentence
//! of it, and is not published before. The back-translation shows what it says; nothing of that is
//! kept.

pub mod back;
pub mod difference;
pub mod learned;
pub mod sentences;
pub mod store;
pub mod suggested;
pub mod whose;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::store::{self as drafts, Row, Synthesis};
use super::{POINT_LIMIT, changed_meanwhile, check, named, nudge, writable};
use crate::community::bridge::published::store::Drafted;
use crate::community::translation::engines;
use crate::community::translation::made::{Made, Ready};
use crate::community::translation::protect::Context;
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value};
use crate::foundation::store::Tx;
use crate::foundation::talk::command::Work;
use crate::foundation::talk::{Answer, Ask, Base, Block, GroupRef, MemberId, Tone, args};
use crate::{refuse, say};
use sentences::{approved, drafted, followed};
use store::Texts;
use whose::Whose;

/// Whether this house has translators.
#[must_use]
pub fn offered(base: &Base) -> bool {
    engines::of(base).is_ok_and(|engines| !engines.all.is_empty())
}

/// A text that a machine may draft.
struct Gap {
    point: i64,
    version: i64,
    /// The language it is missing in.
    to: Lang,
    /// The language it is drafted from, and its text.
    from: Lang,
    text: String,
}

/// What a translator made of one.
#[derive(Serialize, Deserialize)]
struct Filled {
    point: i64,
    version: i64,
    to: Lang,
    made: Made,
}

/// Whether a point has a text in a language.
#[must_use]
pub fn filled(row: &Row, lang: &Lang) -> bool {
    text(row, lang).is_some()
}

fn text<'r>(row: &'r Row, lang: &Lang) -> Option<&'r String> {
    row.point.texts.get(lang).filter(|text| !text.trim().is_empty())
}

/// The text a machine drafts from: one that people stand for, in the first language that has one.
#[must_use]
pub fn from<'r>(row: &'r Row, group: &GroupRef, to: &Lang) -> Option<(Lang, &'r String)> {
    let others = group.languages.iter().filter(|lang| *lang != to);
    let read = others.filter(|lang| !row.point.unread.contains(lang));
    let mut texts = read.filter_map(|lang| text(row, lang).map(|text| (lang.clone(), text)));
    texts.next()
}

/// The languages a command is about: the one it names, or every one of the group.
fn languages(ask: &Ask<'_>, group: &GroupRef) -> Result<Vec<Lang>> {
    let Some(lang) = ask.args.language("language") else { return Ok(group.languages.clone()) };
    args::used(lang, &group.languages)?;
    Ok(vec![lang.clone()])
}

async fn rows(ask: &mut Ask<'_>, synthesis: &Synthesis) -> Result<Vec<Row>> {
    let mut rows = drafts::points(ask.tx, &synthesis.id).await?;
    if let Some(number) = ask.args.number("point") {
        rows.retain(|row| row.point.number == number);
        if rows.is_empty() {
            return refuse!("bridge-no-point", point = number, number = synthesis.number);
        }
    }
    Ok(rows)
}

/// The texts that are meant: those that are missing. Where one is named that is nothing but the
/// machine's, it is drafted anew; where it is somebody's, it stays.
async fn gaps(ask: &mut Ask<'_>) -> Result<(Synthesis, Vec<Row>, Vec<Gap>)> {
    let group = ask.group()?;
    let synthesis = named(ask).await?;
    writable(&synthesis)?;
    let rows = rows(ask, &synthesis).await?;
    let languages = languages(ask, &group)?;
    let one = rows.len() == 1 && languages.len() == 1;
    let noted = store::of_synthesis(ask.tx, &synthesis.id).await?;
    let mut gaps = Vec::new();
    for row in &rows {
        for to in &languages {
            if text(row, to).is_some() {
                let sentences = noted.get(&row.id).and_then(|texts| texts.get(to));
                let all = |all: &Vec<_>| sentences::unread(all) == all.len();
                if !one {
                    continue;
                }
                if !sentences.is_some_and(all) {
                    return refuse!(
                        "bridge-pretranslate-written",
                        point = row.point.number,
                        language = to,
                        number = synthesis.number,
                        code = to.code()
                    );
                }
            }
            let Some((from, text)) = from(row, &group, to) else { continue };
            gaps.push(Gap {
                point: row.point.number,
                version: row.version,
                to: to.clone(),
                from,
                text: text.clone(),
            });
        }
    }
    Ok((synthesis, rows, gaps))
}

/// Asks the translators for what is missing, outside any transaction.
pub async fn before_pretranslate(ask: &mut Ask<'_>) -> Result<Option<Work>> {
    let (_, rows, gaps) = gaps(ask).await?;
    if gaps.is_empty() {
        return Ok(None);
    }
    let group = ask.group()?;
    let ready = Ready::of(ask.tx, &group).await?;
    let mut wanted = Vec::with_capacity(gaps.len());
    for gap in gaps {
        let Some(row) = rows.iter().find(|row| row.point.number == gap.point) else { continue };
        let whose = whose::of(ask, &group, row, &gap.text).await?;
        wanted.push((gap, whose));
    }
    Ok(Some(Box::new(move |base| {
        Box::pin(async move {
            let mut all = Vec::with_capacity(wanted.len());
            for (Gap { point, version, to, from, text }, whose) in wanted {
                let made = ready.made(&base, &text, &context(&from, &to), whose.told()).await?;
                // Where nobody answers who may be asked for any text, the others would wait in vain.
                let none = matches!(made, Made::None(_)) && !matches!(whose, Whose::Nobodys);
                all.push(Filled { point, version, to, made });
                if none {
                    break;
                }
            }
            Ok(serde_json::to_value(all)?)
        })
    })))
}

fn context(from: &Lang, to: &Lang) -> Context {
    Context { to: to.clone(), author_lang: Some(from.clone()), room_lang: Some(from.clone()) }
}

/// `bridge pretranslate`: a machine's draft of every text that is missing, or of the one that is named.
pub async fn pretranslate(ask: &mut Ask<'_>) -> Result<Answer> {
    let (me, group) = (ask.me()?, ask.group()?);
    let (synthesis, mut rows, gaps) = gaps(ask).await?;
    let number = synthesis.number;
    let desk = format!("desk/S-{number}");
    if gaps.is_empty() {
        let nothing = say!("bridge-pretranslate-nothing", number = number);
        return Ok(Answer::say(nothing).go(desk));
    }
    let Some(fetched) = ask.fetched.take() else {
        return Ok(Answer::say(say!("translate-not-now")));
    };
    let filled: Vec<Filled> = serde_json::from_value(fetched)?;
    let mut answer = Answer::default();
    let mut failed: Vec<Value> = Vec::new();
    let mut done = Vec::new();
    for gap in &gaps {
        let this = |one: &&Filled| one.point == gap.point && one.to == gap.to;
        let found = filled.iter().find(this).filter(|one| one.version == gap.version);
        let Some(row) = rows.iter_mut().find(|row| row.point.number == gap.point) else { continue };
        let (text, engine) = match found.map(|one| &one.made) {
            Some(Made::Translated { text, called }) => (text, called),
            other => {
                failed.push(not_drafted(gap, other).into());
                continue;
            }
        };
        if text.chars().count() > POINT_LIMIT {
            failed.push(
                say!("bridge-pretranslate-long", point = gap.point, limit = POINT_LIMIT).into(),
            );
            continue;
        }
        row.point.texts.insert(gap.to.clone(), text.clone());
        if !drafts::change_point(ask.tx, row, row.version, &me.id, ask.now).await? {
            return changed_meanwhile(ask, row).await;
        }
        row.version += 1;
        drafts::unconfirm(ask.tx, &row.id).await?;
        store::note(ask.tx, &row.id, &gap.to, &drafted(text, engine, ask.now)).await?;
        answer = answer.with(Block::Entry {
            label: say!("bridge-pretranslated", point = gap.point, language = &gap.to),
            text: say!("verbatim", text = text.as_str()),
            note: Some(say!("bridge-machine-unread", engine = engine.as_str())),
            tone: Tone::Soft,
        });
        done.push((row.id.clone(), gap));
    }
    if done.is_empty() {
        return refuse!("bridge-pretranslate-failed", lines = Value::Lines(failed));
    }
    nudge(ask, &group);
    answer = said_of(ask, &group, &synthesis, &done, answer).await?;
    for line in failed {
        answer = answer.with(Block::Item(say!("bridge-pretranslate-also-not", line = line)));
    }
    if let Some((_, gap)) = done.first() {
        answer = answer.with(Block::Facts(say!(
            "bridge-pretranslate-next",
            number = number,
            point = gap.point,
            code = gap.to.code()
        )));
    }
    Ok(answer.go(desk))
}

/// Why there is no draft of a text.
fn not_drafted(gap: &Gap, made: Option<&Made>) -> Say {
    let why = match made {
        Some(Made::Original(why)) => unfit(why),
        Some(Made::None(why)) => why.clone(),
        Some(Made::Nothing) => say!("bridge-pretranslate-same", language = &gap.to),
        _ => say!("translate-not-now"),
    };
    say!("bridge-pretranslate-not", point = gap.point, language = &gap.to, why = why)
}

/// Why a translation is not to be trusted, where no original is shown in its place.
fn unfit(why: &Say) -> Say {
    let code = why.id.trim_start_matches("translation-kept-");
    Say { id: format!("bridge-unfit-{code}"), args: why.args.clone() }
}

/// What the check says of the points that were drafted.
async fn said_of(
    ask: &mut Ask<'_>,
    group: &GroupRef,
    synthesis: &Synthesis,
    done: &[(String, &Gap)],
    mut answer: Answer,
) -> Result<Answer> {
    for mut row in drafts::points(ask.tx, &synthesis.id).await? {
        if done.iter().all(|(id, _)| *id != row.id) {
            continue;
        }
        // That nobody has approved it is said of every draft already.
        row.point.unread.clear();
        for line in check::lines(ask.tx, ask.base, group, &row.point).await? {
            answer = answer.with(Block::Entry {
                label: say!("bridge-check-label", point = row.point.number),
                text: line,
                note: None,
                tone: Tone::Warning,
            });
        }
    }
    Ok(answer)
}

/// `bridge approve`: whoever approves has read the sentences of a machine, and stands for them.
pub async fn approve(ask: &mut Ask<'_>) -> Result<Answer> {
    let (me, group) = (ask.me()?, ask.group()?);
    let synthesis = named(ask).await?;
    writable(&synthesis)?;
    let Some(row) = rows(ask, &synthesis).await?.pop() else {
        return refuse!("bridge-no-synthesis");
    };
    // From a page: what is approved is what stood there.
    if ask.args.number("version").is_some_and(|seen| seen != row.version) {
        return refuse!("bridge-approve-changed", point = row.point.number);
    }
    let only = ask.args.number("sentence").and_then(|number| usize::try_from(number).ok());
    let noted =
        store::of_synthesis(ask.tx, &synthesis.id).await?.remove(&row.id).unwrap_or_default();
    let number = row.point.number;
    let mut answer = Answer::default();
    let mut total = 0;
    for lang in languages(ask, &group)? {
        let Some(before) = noted.get(&lang) else { continue };
        let (after, count) = approved(before, only, &me.id, ask.now);
        if count == 0 {
            continue;
        }
        total += count;
        store::note(ask.tx, &row.id, &lang, &after).await?;
        let text = row.point.texts.get(&lang).map_or("", String::as_str);
        let left = sentences::unread(&after);
        let label = say!("bridge-approved", point = number, language = &lang, left = left);
        let text = say!("verbatim", text = text);
        answer = answer.with(Block::Entry { label, text, note: None, tone: Tone::Good });
    }
    if total == 0 {
        answer = Answer::say(say!("bridge-approve-nothing", point = number));
    }
    nudge(ask, &group);
    Ok(answer.go(format!("desk/S-{}", synthesis.number)))
}

/// Notes what became of the machine's sentences of a point when it was saved anew.
///
/// # Errors
/// A failure of the database.
pub async fn follow(
    tx: &mut Tx,
    synthesis: &Synthesis,
    row: &Row,
    by: &MemberId,
    at: Moment,
) -> Result<()> {
    let noted = store::of_synthesis(tx, &synthesis.id).await?.remove(&row.id).unwrap_or_default();
    for (lang, before) in noted {
        let now = row.point.texts.get(&lang).map_or("", String::as_str);
        let after = followed(&before, now, by, at);
        if after != before {
            store::note(tx, &row.id, &lang, &after).await?;
        }
    }
    Ok(())
}

/// Looks at a point as if these texts of it were saved.
///
/// # Errors
/// A failure of the database.
pub async fn as_if(
    ask: &mut Ask<'_>,
    synthesis: &Synthesis,
    row: &mut Row,
    texts: BTreeMap<Lang, String>,
) -> Result<()> {
    let me = ask.me()?;
    let noted: Texts =
        store::of_synthesis(ask.tx, &synthesis.id).await?.remove(&row.id).unwrap_or_default();
    for (lang, before) in noted {
        let Some(text) = texts.get(&lang) else { continue };
        if sentences::unread(&followed(&before, text, &me.id, ask.now)) == 0 {
            row.point.unread.remove(&lang);
        }
    }
    row.point.texts.extend(texts);
    Ok(())
}

/// Which texts of a synthesis began as a machine's draft, and who stands for them.
///
/// # Errors
/// A failure of the database.
pub async fn edition(tx: &mut Tx, synthesis: &str) -> Result<Vec<Drafted>> {
    let mut noted = store::of_synthesis(tx, synthesis).await?;
    let mut all = Vec::new();
    for row in drafts::points(tx, synthesis).await? {
        for (language, sentences) in noted.remove(&row.id).unwrap_or_default() {
            let engine = sentences.iter().find_map(|one| one.draft.as_ref());
            let engine = engine.map(|draft| draft.engine.clone()).unwrap_or_default();
            let by = sentences.into_iter().filter_map(|one| one.by).collect();
            all.push(Drafted { point: row.point.number, language, engine, by });
        }
    }
    Ok(all)
}
