//! `process stage`: where a process stands, since when, and who said so. The history is never rewritten: what
//! was wrong is followed by what is right.

use super::store::{self, beside};
use super::{day_in, meant, tell, touched};
use crate::community::agenda::templates::rules::{Of, RESTING};
use crate::community::agenda::{ladder, templates};
use crate::community::people;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, Value};
use crate::foundation::talk::{Answer, Ask, Block, Found};
use crate::{refuse, say};

/// See the file.
pub(in crate::community::agenda) async fn stage(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let process = meant(ask).await?;
    let template = templates::of(ask.tx, &group.id, &process.kind).await?;
    let text = ask.args.get("stage")?.to_owned();
    let code = templates::chosen(ask, &template, Of::Stage, &template.all_stages(), &text)?;
    let lang = ask.reader().lang;
    let name = template.called(Of::Stage, &code, &lang);
    if process.stage == code {
        return Ok(Answer::say(say!("agenda-stage-already", stage = name)));
    }
    let since = match ask.args.when("on") {
        Some((at, true)) => day_in(at, &ask.reader().zone),
        Some((at, false)) => process.day(at),
        None => process.day(ask.now),
    };
    if since > process.day(ask.now) {
        return refuse!("agenda-stage-to-come", day = Value::Day(since.to_string()));
    }
    let note = ask.args.text("reason").map(str::to_owned);
    let over = template.ends(&code);
    let one = beside::Stage {
        stage: code.clone(),
        since: since.to_string(),
        note: note.clone(),
        by: Some(me.id.clone()),
        at: ask.now,
    };
    beside::add_stage(ask.tx, &ask.base.world.id(), &process.id, &one).await?;
    store::stage(ask.tx, &process.id, &code, over.then_some(ask.now)).await?;
    touched(ask, "agenda.staged", &process).await?;
    let by = people::called(&me);
    tell(ask.tx, ask.base, &group, &process, &|lang| {
        let (name, stage) = (process.named(lang), template.called(Of::Stage, &code, lang));
        let text = if over {
            say!("agenda-news-over", name = name, stage = stage, by = by.clone())
        } else if code == RESTING {
            say!("agenda-news-resting", name = name, by = by.clone())
        } else {
            say!("agenda-news-stage", name = name, stage = stage, by = by.clone())
        };
        let mut lines = vec![Block::Text(text)];
        let note = note.iter().map(|note| say!("agenda-reason", reason = note.as_str()));
        lines.extend(note.map(Block::Facts));
        lines
    })
    .await?;
    let mut answer = Answer::say(say!("agenda-staged", stage = name));
    let (was, is) = (template.place(&process.stage), template.place(&code));
    if was.zip(is).is_some_and(|(was, is)| is < was) {
        answer = answer.with(Block::Facts(Say::new("agenda-stage-back")));
    }
    let left = ladder::store::of(ask.tx, &process.id).await?;
    let left = left.iter().filter(|one| one.done.is_none()).count();
    if over && left > 0 {
        answer = answer.with(Block::Facts(say!("agenda-stage-left", count = left)));
    }
    Ok(answer.go(format!("agenda/{}", process.slug)))
}

/// The stages of every kind of a group, for completion: which process is meant may not be known yet.
pub(in crate::community::agenda) async fn find(
    ask: &mut Ask<'_>,
    text: &str,
    exact: bool,
) -> Result<Vec<Found>> {
    let group = ask.group()?;
    let lang = ask.reader().lang;
    let wanted = crate::foundation::i18n::fold(text);
    let mut found: Vec<Found> = Vec::new();
    for template in templates::all(ask.tx, &group.id).await? {
        for code in template.all_stages() {
            if found.iter().any(|one| one.id == code) {
                continue;
            }
            let label =
                ask.base.words.say(&ask.reader(), &template.called(Of::Stage, &code, &lang));
            let folded = crate::foundation::i18n::fold(&label);
            let fits = if exact {
                code == wanted || folded == wanted
            } else {
                code.contains(&wanted) || folded.contains(&wanted)
            };
            if fits {
                found.push(Found { id: code.clone(), insert: code, label });
            }
        }
    }
    Ok(found)
}
