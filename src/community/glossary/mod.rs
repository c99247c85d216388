//! The glossary: the terms a group translates one way only, what must never be translated, and the
//! check of a text against its translation. Terms ship with Puente; a group adds its own, which
//! stand in place of the shipped ones: a coordinator adds them or brings a table in, and any member
//! proposes one.

pub mod checker;
mod commands;
pub mod exchange;
mod lately;
mod pages;
pub mod proposals;
pub mod rules;
pub mod store;
pub mod terms;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use terms::Term;

use crate::community::people;
use crate::foundation::capability::Capability;
use crate::foundation::error::Result;
use crate::foundation::i18n::Lang;
use crate::foundation::page::Page;
use crate::foundation::store::Tx;
use crate::foundation::talk::{Command, Finder, GroupId, GroupRef, Kind, MemberId, Role, Who};
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
                .needs("wanted", Kind::Rest(rules::WORDING_LIMIT))
                .offering("term"),
            Command::new("glossary add", handler!(commands::add))
                .who(EDITORS)
                .named("wording", Kind::Texts(rules::WORDING_LIMIT))
                .named("acronym", Kind::Text(rules::ACRONYM_LIMIT))
                .named("keep", Kind::Choice("keep", &["yes"]))
                .named("remark", Kind::Text(rules::NOTE_LIMIT))
                .asks(&["wording", "acronym", "remark"], &["wording"]),
            Command::new("glossary remove", handler!(commands::remove))
                .who(EDITORS)
                .needs("term", Kind::Found("term")),
            Command::new("glossary propose", handler!(proposals::propose))
                .named("wording", Kind::Texts(rules::WORDING_LIMIT))
                .named("acronym", Kind::Text(rules::ACRONYM_LIMIT))
                .named("keep", Kind::Choice("keep", &["yes"]))
                .named("remark", Kind::Text(rules::NOTE_LIMIT))
                .named("term", Kind::Found("term"))
                .asks(&["wording", "acronym", "remark"], &["wording", "acronym", "keep", "remark"]),
            Command::new("glossary proposals", handler!(proposals::list)),
            Command::new("glossary withdraw", handler!(proposals::withdraw))
                .needs("proposal", Kind::Found("proposal")),
            Command::new("glossary approve", handler!(proposals::approve))
                .who(EDITORS)
                .needs("proposal", Kind::Found("proposal")),
            Command::new("glossary refuse", handler!(proposals::refuse))
                .who(EDITORS)
                .needs("proposal", Kind::Found("proposal"))
                .needs("reason", Kind::Rest(proposals::REASON_LIMIT)),
            Command::new("glossary export", handler!(exchange::export))
                .takes("which", Kind::Choice("which", &["all", "own"]))
                .named("separator", Kind::Choice("separator", &["comma", "semicolon"])),
            Command::new("glossary import", handler!(exchange::import))
                .who(EDITORS)
                .takes("table", Kind::File(exchange::LIMIT))
                .named("sure", Kind::Choice("sure", &["yes"])),
        ],
        finders: vec![
            Finder {
                name: "term",
                find: |ask, text, exact| Box::pin(commands::find_term(ask, text, exact)),
            },
            Finder {
                name: "proposal",
                find: |ask, text, exact| Box::pin(proposals::find(ask, text, exact)),
            },
        ],
        pages: vec![
            Page {
                path: "glossary",
                title: "page-glossary",
                nav: Some(70),
                who: Who::Member,
                render: page!(pages::glossary),
            },
            Page {
                path: "glossary/import",
                title: "page-glossary-import",
                nav: None,
                who: EDITORS,
                render: page!(exchange::pages::import),
            },
        ],
        daily: vec![("glossary.sweep", |base, tx, _| Box::pin(exchange::sweep(base, tx)))],
        news: Some(|_, tx, away| Box::pin(lately::news(tx, away))),
        records: store::records().into_iter().chain([proposals::store::records()]).collect(),
        export: Some(|_, tx, id| Box::pin(kept(tx, id))),
        erase: Some(|_, tx, gone| Box::pin(forget(tx, &gone.id))),
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
    Ok(rules::merged(own, terms::search::shipped()))
}

/// The state of these terms: the same for the same terms, and another for others.
#[must_use]
pub fn version(terms: &[Term]) -> String {
    let mut print = Sha256::new();
    for term in terms {
        print.update(format!("{term:?}\n"));
    }
    let begins = print.finalize().first_chunk().map_or(0, |bytes| u128::from_be_bytes(*bytes));
    format!("{begins:032x}")
}

/// What is kept of a member: the terms they added, what they proposed, a table they brought.
async fn kept(tx: &mut Tx, id: &MemberId) -> Result<Value> {
    let mut terms = Vec::new();
    for one in store::of_member(tx, id.as_str()).await? {
        terms.push(json!({
            "group": slug(tx, &one.group.as_str().into()).await?,
            "language": one.language,
            "text": one.text,
            "note": one.note,
            "day": one.at.utc_day(),
            "removed": one.removed,
        }));
    }
    let mut proposals = Vec::new();
    for one in proposals::store::of_member(tx, id.as_str()).await? {
        let by_code = |texts: &BTreeMap<Lang, String>| -> BTreeMap<String, String> {
            texts.iter().map(|(lang, text)| (lang.code().to_owned(), text.clone())).collect()
        };
        proposals.push(json!({
            "group": slug(tx, &one.group).await?,
            "number": one.number,
            "texts": by_code(&one.term.texts),
            "acronyms": by_code(&one.term.acronyms),
            "notes": by_code(&one.term.notes),
            "day": one.at.utc_day(),
            "state": one.state,
            "reason": one.reason,
        }));
    }
    let imports = exchange::store::waiting(tx, id.as_str()).await?;
    Ok(json!({ "terms": terms, "proposals": proposals, "imports": imports }))
}

async fn slug(tx: &mut Tx, group: &GroupId) -> Result<Option<String>> {
    Ok(people::groups::store::find_id(tx, group).await?.map(|group| group.slug))
}

/// Forgets a member: the terms are the group's and name them no more, what they only proposed and
/// the table they brought go.
async fn forget(tx: &mut Tx, id: &MemberId) -> Result<()> {
    store::forget(tx, id.as_str()).await?;
    proposals::store::forget(tx, id.as_str()).await?;
    exchange::store::forget(tx, id.as_str()).await
}
