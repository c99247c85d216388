//! The agenda as pages: every process a group follows, and each on a page of its own; what is owed; what
//! members suggest.

mod board;
mod dated;
mod forms;
mod list;
mod one;
mod owed;
pub(super) mod sheet;
mod suggested;
mod timeline;

use maud::Markup;

use crate::foundation::error::Result;
use crate::foundation::page::{Look, View};

pub(super) use owed::reminders;

/// Every process over the calendar.
pub(super) async fn timeline(look: &mut Look<'_>) -> Result<View> {
    timeline::timeline(look).await
}

/// The list, or the one process the path names.
pub(super) async fn agenda(look: &mut Look<'_>) -> Result<View> {
    match look.rest.first().cloned().as_deref() {
        Some("actions") => owed::actions(look).await,
        Some("board") => board::board(look).await,
        Some("calendar") => dated::calendar(look).await,
        Some("suggestions") => suggested::suggestions(look).await,
        Some(slug) => one::process(look, slug).await,
        None => list::processes(look).await,
    }
}

/// The ways from the agenda to what stands beside it.
fn ways(look: &Look<'_>, here: &str) -> Markup {
    maud::html! {
        nav class="ways" aria-label=(look.t("page-agenda")) {
            @for (path, title) in [
                ("agenda", "page-agenda"),
                ("agenda/board", "page-board"),
                ("agenda/calendar", "page-calendar"),
                ("agenda/gantt", "page-agenda-gantt"),
                ("agenda/actions", "page-actions"),
                ("agenda/suggestions", "page-suggestions"),
            ] {
                a href=(look.path(path)) aria-current=[(path == here).then_some("page")] { (look.t(title)) }
            }
        }
    }
}
