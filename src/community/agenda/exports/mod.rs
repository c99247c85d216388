//! `process export`: the agenda as a file to take along: a table for a spreadsheet, JSON for programs, and the
//! workspace table that groups keep on their wiki pages, as Markdown or HTML. Any member takes it along.
//!
//! Source of the workspace table: the record fields and dates of the At-Large policy workspace.

mod sheet;

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::ladder::store::{self as milestones, Milestone};
use super::processes::store::{self, seats};
use super::processes::{Process, What};
use super::templates::rules::{Of, Template};
use super::{pages, table, templates};
use crate::community::people;
use crate::foundation::clock::Moment;
use crate::foundation::error::{Failure, Result};
use crate::foundation::i18n::{Lang, Say};
use crate::foundation::talk::{Answer, Ask};
use crate::say;

/// In what forms it is written, as `choice-sheet-…` names them.
pub(super) const FORMS: [&str; 4] = ["csv", "json", "markdown", "html"];

/// A process with what stands beside it.
struct Row {
    process: Process,
    kind: Template,
    penholders: Vec<String>,
    milestones: Vec<Milestone>,
}

/// See the file.
pub(super) async fn export(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let over = ask.args.choice("state") == Some("over");
    let all = rows(ask, over).await?;
    let (content, ending) = match ask.args.choice("form") {
        Some("json") => (serde_json::to_string_pretty(&records(&all))?, "json"),
        Some("markdown") => (sheet::markdown(&sheet::of(ask, &all)), "md"),
        Some("html") => {
            let (lang, title) = (ask.reader().lang, group.name(&ask.reader().lang).to_owned());
            (pages::sheet::html(&sheet::of(ask, &all), &lang, &title), "html")
        }
        _ => (csv(ask, &all)?, "csv"),
    };
    let mut answer = Answer::say(say!("agenda-exported", count = all.len()));
    answer.file =
        Some((format!("{}-agenda-{}.{ending}", group.slug, ask.now.utc_day()), content.into()));
    Ok(answer)
}

async fn rows(ask: &mut Ask<'_>, over: bool) -> Result<Vec<Row>> {
    let group = ask.group()?;
    let kinds = templates::all(ask.tx, &group.id).await?;
    let mut held: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for seat in seats::of_group(ask.tx, &group.id).await? {
        if let Some(member) = seat.member.filter(|_| seat.duty == "penholder") {
            let name = people::named(ask.tx, ask.base, &member).await?;
            let name = ask.base.words.say(&ask.reader(), &say!("verbatim", text = name));
            held.entry(seat.process).or_default().push(name);
        }
    }
    let mut rows = Vec::new();
    for process in store::all(ask.tx, &group.id, over).await? {
        let kind = kinds.iter().find(|kind| kind.code == process.kind).cloned();
        let unknown = Template { code: process.kind.clone(), ..Template::default() };
        rows.push(Row {
            kind: kind.unwrap_or(unknown),
            penholders: held.remove(&process.id).unwrap_or_default(),
            milestones: milestones::of(ask.tx, &process.id).await?,
            process,
        });
    }
    Ok(rows)
}

fn moment(at: Option<Moment>) -> String {
    at.map(Moment::iso).unwrap_or_default()
}

/// A table with the columns that `process import` reads, and more.
fn csv(ask: &Ask<'_>, all: &[Row]) -> Result<String> {
    let (reader, lang) = (ask.reader(), ask.reader().lang);
    let word = |say: &Say| ask.base.words.say(&reader, say);
    let heads = [
        "agenda-column-key",
        "agenda-column-title",
        "agenda-column-opens",
        "agenda-column-closes",
        "agenda-column-link",
        "param-kind",
        "param-body",
        "agenda-stage",
        "param-topics",
        "choice-duty-penholder",
        "param-output",
        "param-number",
    ];
    let mut rows = vec![heads.map(|id| word(&Say::new(id))).to_vec()];
    for row in all {
        let one = &row.process;
        let output = one.output.as_ref();
        let output = output.map(|code| word(&row.kind.called(Of::Output, code, &lang)));
        rows.push(vec![
            one.slug.clone(),
            one.texts.get(&(What::Title, lang.clone())).cloned().unwrap_or_default(),
            moment(one.opens),
            moment(one.closes),
            one.link.clone().unwrap_or_default(),
            word(&row.kind.name(&lang)),
            one.body.clone().unwrap_or_default(),
            word(&row.kind.called(Of::Stage, &one.stage, &lang)),
            one.topics.join(", "),
            row.penholders.join(", "),
            output.unwrap_or_default(),
            one.output_number.clone().unwrap_or_default(),
        ]);
    }
    let written = table::write(rows.iter().map(Vec::as_slice), b',');
    Ok(written.map_err(|error| Failure::because(error.to_string()))?)
}

/// Everything by its codes, for programs.
fn records(all: &[Row]) -> Vec<Json> {
    let texts = |one: &Process, what: What| -> BTreeMap<String, String> {
        let own = one.texts.iter().filter(|((kind, _), _)| *kind == what);
        own.map(|((_, lang), text): (&(What, Lang), _)| (lang.code().to_owned(), text.clone()))
            .collect()
    };
    let each = all.iter().map(|row| {
        let one = &row.process;
        let steps: Vec<Json> = row
            .milestones
            .iter()
            .map(|step| {
                json!({
                    "step": step.step,
                    "begins": step.begins.to_string(),
                    "due": step.due.to_string(),
                    "due_at": step.at.iso(),
                    "done_at": step.done.map(Moment::iso),
                })
            })
            .collect();
        json!({
            "key": one.slug,
            "kind": one.kind,
            "title": texts(one, What::Title),
            "why": texts(one, What::Why),
            "status": texts(one, What::Status),
            "body": one.body,
            "stage": one.stage,
            "opens": one.opens.map(Moment::iso),
            "closes": one.closes.map(Moment::iso),
            "zone": one.zone,
            "link": one.link,
            "topics": one.topics,
            "penholders": row.penholders,
            "output": one.output,
            "number": one.output_number,
            "priority": one.priority,
            "steps": steps,
        })
    });
    each.collect()
}
