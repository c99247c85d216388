//! `statement export`: the text as a file with a cover: what it is, from whom, about what, its number, date,
//! level of consensus, and whether it is also formal Advice; minority views stand in an annex.

use super::drafting::meant;
use super::pages;
use super::press::press;
use super::rules::texts;
use super::store::{self, voices};
use crate::community::agenda::processes::Process;
use crate::community::agenda::processes::store::seats;
use crate::community::agenda::templates;
use crate::community::people::named_or_gone;
use crate::foundation::error::{Error, Refusal, Result};
use crate::foundation::i18n::{Lang, Reader, Say, Value};
use crate::foundation::talk::command::Work;
use crate::foundation::talk::{Answer, Ask, Content, MemberId, Paper as Pressed};
use crate::{refuse, say};

/// In what forms it is written, as `choice-paper-form-…` names them.
pub(super) const FORMS: [&str; 4] = ["markdown", "html", "docx", "pdf"];

/// A statement as a paper in one language.
pub(super) struct Paper {
    /// In which language.
    pub language: Lang,
    /// What it is called.
    pub title: String,
    /// The lines of the cover, each with its label.
    pub cover: Vec<(String, String)>,
    /// The text by section, as Markdown: what is begun in one and not ended ends with it.
    pub sections: Vec<String>,
    /// The minority views, each with whose it is.
    pub views: Vec<(String, String)>,
    /// The heading of the annex.
    pub annex: String,
}

/// The statement a command names as a paper, in the language that is named or the asker's.
async fn asked(ask: &mut Ask<'_>) -> Result<(Process, Paper)> {
    let (process, statement) = meant(ask).await?;
    let language = ask.args.language("language").cloned().unwrap_or(ask.reader().lang);
    let paper = paper(ask, &process, &statement, &language).await?;
    if paper.sections.is_empty() {
        return refuse!("statements-no-text-yet", language = &language);
    }
    Ok((process, paper))
}

/// Whether a form is made by a program of its own.
fn is_pressed(form: &str) -> bool {
    ["docx", "pdf"].contains(&form)
}

/// Has a paper made outside any transaction, where another program makes it.
pub(super) async fn before(ask: &mut Ask<'_>) -> Result<Option<Work>> {
    let form = ask.args.choice("form").unwrap_or(FORMS[0]).to_owned();
    if !is_pressed(&form) {
        return Ok(None);
    }
    let (_, paper) = asked(ask).await?;
    let html = if form == "docx" { pages::untitled(&paper) } else { pages::paper(&paper) };
    Ok(Some(Box::new(move |base| {
        Box::pin(async move {
            let made = press(&base.config, &form, html).await?;
            Ok(serde_json::to_value(made.map(|paper| Pressed { paper }))?)
        })
    })))
}

/// See the file.
pub(super) async fn export(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let (process, paper) = asked(ask).await?;
    let form = ask.args.choice("form").unwrap_or(FORMS[0]);
    let content = match (form, ask.fetched.take()) {
        (form, Some(made)) if is_pressed(form) => {
            let made: std::result::Result<Pressed, Say> = serde_json::from_value(made)?;
            match made {
                Ok(paper) => Content::Paper(paper),
                Err(say) => return Err(Error::Refusal(Refusal { say })),
            }
        }
        (form, None) if is_pressed(form) => return refuse!("statements-press-not-now"),
        ("html", _) => pages::paper(&paper).into(),
        _ => markdown(&paper).into(),
    };
    let ending = if form == FORMS[0] { "md" } else { form };
    let language = &paper.language;
    let name = format!("{}-{}-{language}.{ending}", group.slug, process.slug);
    let mut answer = Answer::say(say!("statements-exported", language = language));
    answer.file = Some((name, content));
    Ok(answer)
}

/// What somebody is called.
async fn called(ask: &mut Ask<'_>, reader: &Reader, member: Option<&MemberId>) -> Result<String> {
    let who = named_or_gone(ask.tx, ask.base, member).await?;
    Ok(ask.base.words.say(reader, &say!("verbatim", text = who)))
}

async fn paper(
    ask: &mut Ask<'_>,
    process: &Process,
    statement: &store::Statement,
    language: &Lang,
) -> Result<Paper> {
    let group = ask.group()?;
    let reader = Reader::new(language.clone(), &group.zone);
    let sections = store::texts(ask.tx, &statement.id).await?;
    let mut views = Vec::new();
    for view in voices::views(ask.tx, &statement.id).await? {
        let text = view.texts.get(language).or_else(|| view.texts.values().next());
        let who = called(ask, &reader, view.by.as_ref()).await?;
        views.push((who, text.cloned().unwrap_or_default()));
    }
    let mut writers = Vec::new();
    for seat in seats::of(ask.tx, &process.id).await? {
        if let Some(member) = seat.member.filter(|_| seat.duty == "penholder") {
            writers.push(called(ask, &reader, Some(&member)).await?);
        }
    }
    let kind = templates::of(ask.tx, &group.id, &process.kind).await?.name(language);
    let about = match &process.body {
        Some(body) => say!("statements-about", kind = kind, body = body.as_str()),
        None => kind,
    };
    let say = |say: &Say| ask.base.words.say(&reader, say);
    let label = |id: &str| say(&Say::new(format!("statements-cover-{id}")));
    let mut cover =
        vec![(label("from"), group.name(language).to_owned()), (label("about"), say(&about))];
    cover.extend(process.link.clone().map(|link| (label("link"), link)));
    if !writers.is_empty() {
        cover.push((label("penholder"), writers.join(", ")));
    }
    if let Some(number) = &statement.number {
        cover.push((label("number"), number.clone()));
    }
    let day = |at| say(&say!("verbatim", text = Value::Day(process.day(at).to_string())));
    match statement.submitted {
        Some(at) => cover.push((label("submitted"), day(at))),
        None => cover.push((label("status"), say(&Say::new("statements-status-draft")))),
    }
    if let Some((level, _, _)) = &statement.level {
        cover.push((label("level"), say(&Say::new(format!("statements-level-{level}")))));
    }
    if let Some(advice) = statement.advice {
        let yes = if advice { "yes" } else { "no" };
        cover.push((label("advice"), say(&Say::new(format!("choice-advice-{yes}")))));
    }
    if let Some(own) = process.authoritative.as_ref().filter(|own| *own != language) {
        let own = say(&say!("verbatim", text = Value::Language(own.clone())));
        cover.push((label("authoritative"), own));
    }
    Ok(Paper {
        language: language.clone(),
        title: say(&say!("statements-title", title = process.title(language))),
        cover,
        sections: texts(&sections, language),
        annex: label("annex"),
        views,
    })
}

/// A paper as Markdown. What stands on the cover is one line each, whatever is in it.
fn markdown(paper: &Paper) -> String {
    let line = |text: &str| text.replace(['\n', '\r'], " ").replace('|', "\\|");
    let mut text = format!("# {}\n\n", line(&paper.title));
    text.push_str("| | |\n|---|---|\n");
    for (label, value) in &paper.cover {
        text.push_str(&format!("| **{}** | {} |\n", line(label), line(value)));
    }
    for section in &paper.sections {
        text.push_str(&closed(section));
    }
    if !paper.views.is_empty() {
        text.push_str(&format!("\n## {}\n", line(&paper.annex)));
        for (who, view) in &paper.views {
            text.push_str(&format!("\n### {}\n{}", line(who), closed(view)));
        }
    }
    text
}

/// A text in which nothing stays open that would swallow what comes after it: a fence is closed, and what would
/// hide a part of it is seen.
pub(super) fn closed(text: &str) -> String {
    let mut fence: Option<&str> = None;
    for line in text.lines().map(str::trim_start) {
        let marks = line.len() - line.trim_start_matches(['`', '~']).len();
        let mark = line.get(..marks).filter(|_| marks >= 3);
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if mark.starts_with(open) => fence = None,
            _ => {}
        }
    }
    let end = fence.map_or(String::new(), |fence| format!("\n{fence}"));
    format!("\n{}{end}\n", text.trim().replace("<!--", "&lt;!--"))
}
