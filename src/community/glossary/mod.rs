//! The glossary: the terms a group translates one way only, what must never be translated, and the
//! check of a text against its translation. Terms ship with Puente; a group adds its own, which
//! stand in place of the shipped ones.

pub mod checker;
mod commands;
mod pages;
pub mod rules;
pub mod store;
pub mod terms;

use serde_json::{Value, json};
use terms::Term;

use crate::community::people;
use crate::foundation::capability::Capability;
use crate::foundation::error::Result;
use crate::foundation::page::Page;
use crate::foundation::store::Tx;
use crate::foundation::talk::{Command, Finder, GroupRef, Kind, MemberId, Role, Who};
use crate::{handler, page};

/// Who may change the group's terms.
const EDITORS: Who = Who::Any(&[Role::Coordinator, Role::Admin]);

/// Everything the house needs to know of the glossary.
#[must_use]
pub fn capability() -> Capability {
    Capability {
        name: "glossary",
        commands: vec![
            Command::new("glossary find", handler!(commands::find))
                .who(Who::Anyone)
                .needs("wanted", Kind::Rest(rules::WORDING_LIMIT)),
            Command::new("glossary add", handler!(commands::add))
                .who(EDITORS)
                .named("wording", Kind::Texts(rules::WORDING_LIMIT))
                .named("acronym", Kind::Text(rules::ACRONYM_LIMIT))
                .named("keep", Kind::Choice("keep", &["yes"]))
                .named("remark", Kind::Text(rules::NOTE_LIMIT)),
            Command::new("glossary remove", handler!(commands::remove))
                .who(EDITORS)
                .needs("term", Kind::Found("term")),
        ],
        finders: vec![Finder {
            name: "term",
            find: |ask, text, exact| Box::pin(commands::find_term(ask, text, exact)),
        }],
        pages: vec![Page {
            path: "glossary",
            title: "page-glossary",
            nav: Some(70),
            who: Who::Member,
            render: page!(pages::glossary),
        }],
        records: store::records(),
        export: Some(|_, tx, id| Box::pin(kept(tx, id))),
        erase: Some(|_, tx, gone| {
            Box::pin(async move { store::forget(tx, gone.id.as_str()).await })
        }),
        ..Capability::default()
    }
}

/// The terms that hold in a group: its own, newest first, then the shipped ones that none of them
/// replaces. What [`checker::check`] wants.
///
/// # Errors
/// A failure of the database.
pub async fn terms_for(tx: &mut Tx, group: &GroupRef) -> Result<Vec<Term>> {
    let own = store::of_group(tx, group.id.as_str()).await?;
    Ok(rules::merged(own, terms::default_terms()))
}

/// What is kept of a member's terms.
async fn kept(tx: &mut Tx, id: &MemberId) -> Result<Value> {
    let mut terms = Vec::new();
    for one in store::of_member(tx, id.as_str()).await? {
        let group = people::groups::store::find_id(tx, &one.group.as_str().into()).await?;
        terms.push(json!({
            "group": group.map(|group| group.slug),
            "language": one.language,
            "text": one.text,
            "note": one.note,
            "day": one.at.utc_day(),
            "removed": one.removed,
        }));
    }
    Ok(json!({ "terms": terms }))
}
