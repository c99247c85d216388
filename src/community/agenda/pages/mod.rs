//! The agenda as pages: every process a group follows, and each on a page of its own.

mod forms;
mod list;
mod one;

use crate::foundation::error::Result;
use crate::foundation::page::{Look, View};

/// The list, or the one process the path names.
pub(super) async fn agenda(look: &mut Look<'_>) -> Result<View> {
    match look.rest.first().cloned() {
        Some(slug) => one::process(look, &slug).await,
        None => list::processes(look).await,
    }
}
