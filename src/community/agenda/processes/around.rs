//! What stands around a process, in lines for a message and for its page: documents with how they stand in
//! each language, what it has to do with other processes, the stages it was in.

use super::Process;
use super::store;
use super::store::beside::{self, Paper};
use crate::community::agenda::templates::rules::{Of, Template};
use crate::community::people;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Base, Block};
use crate::say;

/// How many documents, relations and stages a message tells.
const SHOWN: usize = 6;

/// How a document stands in a language; where it is missing, since when.
#[must_use]
pub fn paper(one: &Process, paper: &Paper) -> Say {
    if paper.state == "missing" {
        let since = Value::Day(one.day(paper.at).to_string());
        return say!("agenda-document-missing", language = &paper.language, since = since);
    }
    let state = Say::new(format!("choice-paper-{}", paper.state));
    say!("agenda-document-line", language = &paper.language, state = state)
}

/// What another process is to one, as `agenda-relation-…` names it.
#[must_use]
pub fn relation(code: &str, outward: bool) -> Say {
    if outward || code == "related" {
        Say::new(format!("agenda-relation-{code}"))
    } else {
        Say::new(format!("agenda-relation-{code}-back"))
    }
}

/// A stage it was in.
///
/// # Errors
/// A failure of the database.
pub async fn stage(
    tx: &mut Tx,
    base: &Base,
    template: &Template,
    one: &beside::Stage,
    lang: &Lang,
) -> Result<Say> {
    let who = match &one.by {
        Some(member) => people::named(tx, base, member).await?,
        None => Say::new("people-gone").into(),
    };
    let stage = template.called(Of::Stage, &one.stage, lang);
    let since = Value::Day(one.since.clone());
    Ok(say!("agenda-history-line", stage = stage, since = since, who = who))
}

/// All of it, as much as a message has room for.
///
/// # Errors
/// A failure of the database.
pub(super) async fn told(
    tx: &mut Tx,
    base: &Base,
    (one, template): (&Process, &Template),
    lang: &Lang,
) -> Result<Vec<Block<Say>>> {
    let mut blocks = documents(one, &beside::papers(tx, &one.id).await?);
    let related = beside::relations(tx, &one.id).await?;
    for (code, from, to) in related.iter().take(SHOWN) {
        let outward = *from == one.id;
        let other = store::find(tx, if outward { to } else { from }).await?;
        if let Some(other) = other {
            let (relation, name) = (relation(code, outward), other.named(lang));
            blocks.push(Block::Item(say!("agenda-related-line", relation = relation, name = name)));
        }
    }
    let stages = beside::stages(tx, &one.id).await?;
    for one in stages.iter().rev().take(SHOWN) {
        blocks.push(Block::Facts(stage(tx, base, template, one, lang).await?));
    }
    Ok(blocks)
}

fn documents(one: &Process, all: &[Paper]) -> Vec<Block<Say>> {
    let mut blocks = Vec::new();
    for papers in all.chunk_by(|one, next| one.number == next.number).take(SHOWN) {
        let Some(first) = papers.first() else { continue };
        let lines = papers.iter().map(|found| match &found.address {
            Some(to) => {
                say!("agenda-document-at", line = paper(one, found), address = to.as_str()).into()
            }
            None => paper(one, found).into(),
        });
        let (number, title) = (first.number, first.title.as_str());
        let lines = super::in_a_row(lines.collect());
        let line = say!("agenda-document-kept-so", number = number, title = title, lines = lines);
        blocks.push(Block::Item(line));
    }
    blocks
}
