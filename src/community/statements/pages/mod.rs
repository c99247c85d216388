//! Statements as pages: all of a group, each on a page of its own, and a line on the page of its process.

mod forms;
mod one;
mod paper;
mod versions;

use maud::{Markup, html};

use super::store;
use crate::community::agenda::processes::store as processes;
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;
use crate::foundation::page::{Look, View};
use crate::say;

pub(super) use paper::{paper, untitled};

/// The list, or the one the path names.
pub(super) async fn statements(look: &mut Look<'_>) -> Result<View> {
    if let Some(slug) = look.rest.first().cloned() {
        return one::page(look, &slug).await;
    }
    let (group, lang) = (look.group.clone(), look.lang().clone());
    let mut known = processes::all(look.tx, &group.id, false).await?;
    known.extend(processes::all(look.tx, &group.id, true).await?);
    let rows: Vec<Markup> = store::of_group(look.tx, &group.id)
        .await?
        .iter()
        .filter_map(|one| {
            let process = known.iter().find(|process| process.id == one.process)?;
            let name = look.say(&say!("agenda-title", name = process.named(&lang)));
            Some(html! {
                li { h2 { a href=(look.path(&format!("statements/{}", one.slug))) { (name) } }
                    (one::facts(look, one)) }
            })
        })
        .collect();
    let body = html! {
        h1 { (look.t("page-statements")) }
        @if rows.is_empty() { p class="empty" { (look.t("statements-list-empty")) } }
        @else { ol class="list" { @for row in &rows { (row) } } }
    };
    Ok(View { title: look.t("page-statements"), body, class: "page" })
}

/// On the page of a process: how its statement stands, or the way to begin one.
pub(super) async fn panel(look: &mut Look<'_>, process: &str) -> Result<Option<Markup>> {
    let found = store::of_process(look.tx, process).await?;
    let Some(process) = processes::find(look.tx, process).await? else { return Ok(None) };
    let writer = one::writer(look, &process.id).await?;
    if found.is_none() && (!writer || process.ended.is_some()) {
        return Ok(None);
    }
    let title = look.t("page-statement");
    let inner = match &found {
        Some(one) => {
            let state = one.state_on(&one::today(look));
            let state = Say::new(format!("statements-state-{state}"));
            let to = look.path(&format!("statements/{}", one.slug));
            html! { p { a href=(to) { (look.say(&state)) } } }
        }
        None => forms::open(look, &process.slug),
    };
    Ok(Some(html! { section id="statement" { h2 { (title) } (inner) } }))
}
