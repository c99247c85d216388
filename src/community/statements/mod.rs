//! Statements: the text that goes out of a process, drafted in every language of the group, commented by its
//! members, kept in versions, with minority views beside it and the level of consensus as the chair designates
//! it; submitted, and what became of it.
//!
//! Source: the way-forward document's outputs ("Statement/Interaction/Advice") and its principle that a region
//! without a single position reports different views in a consolidated contribution.

mod changes;
mod comparing;
mod drafting;
mod exports;
mod pages;
mod plain;
mod press;
mod recent;
mod records;
pub mod rules;
mod said;
mod sending;
mod showing;
pub mod store;
mod voices;

use serde_json::{Value as Json, json};

use crate::community::people;
use crate::foundation::capability::Capability;
use crate::foundation::error::Result;
use crate::foundation::page::{Page, Panel};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Command, Kind, MemberId, Role, Who};
use crate::{handler, page};

pub use press::{NAME, Settings};

const PROCESS: Kind = Kind::Found("process");
const YES: Kind = Kind::Choice("sure", &["yes"]);
const NUMBER: Kind = Kind::Number(1, 9_999);
/// Who designates the level of consensus.
const CHAIR: Who = Who::Any(&[Role::Chair]);

/// Everything the house needs to know of statements.
#[must_use]
pub fn capability() -> Capability {
    Capability {
        name: NAME,
        commands: commands(),
        pages: vec![Page {
            path: "statements",
            title: "page-statements",
            nav: Some(45),
            who: Who::Member,
            render: page!(pages::statements),
        }],
        panels: vec![Panel {
            on: "process",
            who: Who::Member,
            render: |look, id| Box::pin(pages::panel(look, id)),
        }],
        records: records::store::all(),
        export: Some(|_, tx, id| Box::pin(kept(tx, id))),
        news: Some(|base, tx, away| Box::pin(recent::news(base, tx, away))),
        erase: Some(|_, tx, gone| Box::pin(store::forget(tx, &gone.id))),
        ..Capability::default()
    }
}

fn commands() -> Vec<Command> {
    let mut commands = writing();
    commands.extend(saying());
    commands
}

fn writing() -> Vec<Command> {
    vec![
        Command::new("statement open", handler!(drafting::open)).needs("process", PROCESS),
        Command::new("statement section", handler!(drafting::section))
            .needs("process", PROCESS)
            .named("section", NUMBER)
            .named("texts", Kind::Texts(drafting::TEXT_LIMIT))
            .named("after", Kind::Number(0, 9_999))
            .named("version", NUMBER)
            .named("drop", YES)
            .asks(&["texts"], &["texts", "drop"]),
        Command::new("statement version", handler!(drafting::version))
            .needs("process", PROCESS)
            .takes("label", Kind::Choice("label", &["draft", "final", "ratified"])),
        Command::new("statement call", handler!(drafting::call))
            .needs("process", PROCESS)
            .needs("until", Kind::Moment),
        Command::new("statement answer", handler!(voices::answer))
            .needs("process", PROCESS)
            .needs("comment", NUMBER)
            .needs("text", Kind::Rest(voices::TEXT_LIMIT)),
        Command::new("statement level", handler!(voices::level))
            .who(CHAIR)
            .needs("process", PROCESS)
            .needs("level", Kind::Choice("level", &rules::LEVELS)),
        Command::new("statement submit", handler!(sending::submit))
            .needs("process", PROCESS)
            .named("advice", Kind::Choice("advice", &["yes", "no"]))
            .named("number", Kind::Text(60))
            .named("anyway", YES),
        Command::new("statement outcome", handler!(sending::outcome))
            .needs("process", PROCESS)
            .named("texts", Kind::Texts(drafting::TEXT_LIMIT))
            .asks(&["texts"], &["texts"]),
    ]
}

fn saying() -> Vec<Command> {
    vec![
        Command::new("statement list", handler!(said::list)),
        Command::new("statement show", handler!(showing::show))
            .needs("process", PROCESS)
            .named("section", NUMBER)
            .named("edition", NUMBER)
            .named("language", Kind::Language),
        Command::new("statement versions", handler!(showing::versions)).needs("process", PROCESS),
        Command::new("statement changes", handler!(comparing::show))
            .needs("process", PROCESS)
            .named("edition", NUMBER)
            .named("language", Kind::Language)
            .before(|ask| Box::pin(comparing::before_changes(ask))),
        Command::new("statement twin", handler!(comparing::twin))
            .needs("process", PROCESS)
            .before(|ask| Box::pin(comparing::before_twin(ask))),
        Command::new("statement comments", handler!(said::comments))
            .needs("process", PROCESS)
            .named("comment", NUMBER)
            .named("view", NUMBER),
        Command::new("statement comment", handler!(voices::comment))
            .needs("process", PROCESS)
            .needs("text", Kind::Rest(voices::TEXT_LIMIT))
            .named("section", NUMBER),
        Command::new("statement minority", handler!(voices::minority))
            .needs("process", PROCESS)
            .named("texts", Kind::Texts(drafting::TEXT_LIMIT))
            .named("undo", YES)
            .asks(&["texts"], &["texts", "undo"]),
        Command::new("statement export", handler!(exports::export))
            .needs("process", PROCESS)
            .takes("form", Kind::Choice("paper-form", &exports::FORMS))
            .named("language", Kind::Language)
            .before(|ask| Box::pin(exports::before(ask))),
    ]
}

/// What is kept of a member: comments and minority views.
async fn kept(tx: &mut Tx, id: &MemberId) -> Result<Json> {
    let mut said = Vec::new();
    for (group, process, text, at) in store::voices::of_member(tx, id).await? {
        let group = people::groups::store::find_id(tx, &group).await?.map(|group| group.slug);
        said.push(json!({ "group": group, "process": process, "text": text, "at": at.iso() }));
    }
    Ok(json!({ "said": said }))
}
