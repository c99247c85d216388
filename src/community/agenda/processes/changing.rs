//! What is written about a process, and what is said of it in a word: `process describe`, `process change`,
//! `process output`.

use super::adding::{address, lacking, opening, topics};
use super::{What, meant, store, tell, touched};
use crate::community::agenda::{ladder, templates, templates::rules::Of};
use crate::community::people::{self, groups};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, is_blank};
use crate::foundation::talk::{Answer, Ask, Block};
use crate::{refuse, say};

/// `process describe`: its title, why it matters to end users, or how it stands, by language.
pub(in crate::community::agenda) async fn describe(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let mut process = meant(ask).await?;
    let what = What::of(ask.args.choice("about").unwrap_or("title"));
    let texts = ask.args.texts("texts");
    if texts.is_empty() {
        return refuse!("agenda-describe-nothing");
    }
    for (lang, text) in texts {
        if what == What::Title && text.chars().count() > super::TITLE_LIMIT {
            let length = text.chars().count();
            return refuse!("agenda-title-long", length = length, limit = super::TITLE_LIMIT);
        }
        let kept = (!is_blank(&text)).then_some(text.as_str());
        store::set_text(ask.tx, &process.id, what, &lang, kept).await?;
        match kept {
            Some(text) => process.texts.insert((what, lang), text.to_owned()),
            None => process.texts.remove(&(what, lang)),
        };
    }
    touched(ask, "agenda.described", &process).await?;
    let what = Say::new(format!("agenda-about-{}", what.code()));
    let answer = Answer::say(say!("agenda-described", what = what));
    let answer = lacking(answer, &process, &group, ask);
    Ok(answer.go(format!("agenda/{}", process.slug)))
}

/// `process change`: who runs it, topics, link, when it opens, priority, the language that holds.
pub(in crate::community::agenda) async fn change(ask: &mut Ask<'_>) -> Result<Answer> {
    let mut process = meant(ask).await?;
    let before = process.clone();
    if let Some(body) = ask.args.text("body") {
        process.body = Some(body.to_owned()).filter(|body| !is_blank(body));
    }
    if let Some(link) = ask.args.text("address") {
        process.link = Some(address(link)?);
    }
    if let Some(lang) = ask.args.language("authoritative") {
        process.authoritative = Some(lang.clone());
    }
    if let Some(priority) = ask.args.number("priority") {
        process.priority = Some(priority);
        process.priority_from = ask.args.text("reason").map(str::to_owned);
    }
    if let Some(zone) = ask.args.text("zone") {
        process.zone = groups::zone(zone)?;
    }
    let zone = process.zone.clone();
    if let Some(opens) = opening(ask, &zone) {
        process.opens = Some(opens);
    }
    if let Some(closes) = process.closes.filter(|_| process.opens != before.opens) {
        ladder::closing_fits(process.opens, closes, ask.now)?;
    }
    if let Some(text) = ask.args.text("topics") {
        process.topics = topics(text)?;
        store::topics(ask.tx, &process.id, &process.topics).await?;
    }
    if process == before {
        return refuse!("agenda-change-nothing");
    }
    store::set(ask.tx, &process).await?;
    touched(ask, "agenda.changed", &process).await?;
    let answer = Answer::say(say!("agenda-changed", name = process.named(&ask.reader().lang)));
    Ok(answer.go(format!("agenda/{}", process.slug)))
}

/// `process output`: what comes out, or why nothing does; the number of what came out. Formal advice is
/// only ever what somebody says it is.
pub(in crate::community::agenda) async fn output(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    groups::store::lock(ask.tx, &group.id).await?;
    let mut process = meant(ask).await?;
    let template = templates::of(ask.tx, &group.id, &process.kind).await?;
    let codes: Vec<String> = template.outputs.iter().map(|one| one.code.clone()).collect();
    let text = ask.args.get("output")?.to_owned();
    let code = templates::chosen(ask, &template, Of::Output, &codes, &text)?;
    let reason = ask.args.text("reason").map(str::to_owned).filter(|reason| !is_blank(reason));
    if code == "none" && reason.is_none() {
        return refuse!("agenda-output-why");
    }
    let was = process.output.clone();
    process.output = Some(code.clone());
    process.output_reason = reason.clone();
    if let Some(number) = ask.args.text("number") {
        process.output_number = Some(number.to_owned()).filter(|number| !is_blank(number));
    }
    store::set(ask.tx, &process).await?;
    // Whether there is anything to write decides whether there are steps.
    let laid = if (was.as_deref() == Some("none")) == (code == "none") {
        None
    } else {
        ladder::lay(ask.tx, ask.base, &process, &template, ask.now).await?
    };
    touched(ask, "agenda.output", &process).await?;
    if was.as_ref() != Some(&code) {
        let by = people::called(&me);
        tell(ask.tx, ask.base, &group, &process, &|lang| {
            let (name, output) = (process.named(lang), template.called(Of::Output, &code, lang));
            let text = say!("agenda-news-output", name = name, output = output, by = by.clone());
            let mut lines = vec![Block::Text(text)];
            let reason =
                reason.iter().map(|reason| say!("agenda-reason", reason = reason.as_str()));
            lines.extend(reason.map(Block::Facts));
            lines
        })
        .await?;
    }
    let output = template.called(
        Of::Output,
        &process.output.clone().unwrap_or_default(),
        &ask.reader().lang,
    );
    let answer = Answer::say(say!("agenda-output-kept", output = output));
    Ok(ladder::shown(answer, laid.as_ref(), &process, &template, ask))
}
