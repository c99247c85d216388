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

/// How a document stands in a language.
#[must_use]
pub fn paper(paper: &Paper) -> Say {
    let state = Say::new(format!("choice-paper-{}", paper.state));
    say!("agenda-document-line", language = &paper.language, state = state)
}

/// What a document is called, with the day it was noted: how long a language has waited for it.
#[must_use]
pub fn called(one: &Process, paper: &Paper) -> Say {
    let at = Value::Day(one.day(paper.at).to_string());
    say!("agenda-document-called", title = paper.title.as_str(), at = at)
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
    let who = people::named_or_gone(tx, base, one.by.as_ref()).await?;
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
    blocks.extend(more(related.len()));
    let stages = beside::stages(tx, &one.id).await?;
    for one in stages.iter().rev().take(SHOWN) {
        let line = stage(tx, base, template, one, lang).await?;
        blocks.push(Block::Facts(match &one.note {
            Some(note) => say!("agenda-in-a-row", before = line, next = note),
            None => line,
        }));
    }
    blocks.extend(more(stages.len()));
    Ok(blocks)
}

/// That there are more than are told.
fn more(count: usize) -> Option<Block<Say>> {
    let more = count.saturating_sub(SHOWN);
    (more > 0).then(|| Block::Facts(say!("agenda-list-more", count = more)))
}

/// The documents, the last first.
fn documents(one: &Process, all: &[Paper]) -> Vec<Block<Say>> {
    let mut blocks = Vec::new();
    let all: Vec<&[Paper]> = all.chunk_by(|one, next| one.number == next.number).collect();
    for papers in all.iter().rev().take(SHOWN) {
        let Some(first) = papers.first() else { continue };
        let lines = papers.iter().map(|found| match &found.address {
            Some(to) => {
                say!("agenda-document-at", line = paper(found), address = to.as_str()).into()
            }
            None => paper(found).into(),
        });
        let (number, title) = (first.number, called(one, first));
        let lines = super::in_a_row(lines.collect());
        let line = say!("agenda-document-kept-so", number = number, title = title, lines = lines);
        blocks.push(Block::Item(line));
    }
    blocks.extend(more(all.len()));
    blocks
}
