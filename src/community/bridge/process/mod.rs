//! What a synthesis is about: the processes of the agenda it belongs to, on whose pages it then stands in
//! every language.

pub(super) mod pages;
pub mod store;

use super::drafts;
use crate::community::agenda::processes;
use crate::foundation::error::Result;
use crate::foundation::talk::{Answer, Ask};
use crate::{refuse, say};

/// `bridge process`: a synthesis is about a process, or is not.
pub(super) async fn process(ask: &mut Ask<'_>) -> Result<Answer> {
    let synthesis = drafts::named(ask).await?;
    let id = ask.args.get_id("process")?.to_owned();
    let Some(process) = processes::store::find(ask.tx, &id).await? else {
        return refuse!("bridge-process-gone");
    };
    let name = process.named(&ask.reader().lang);
    let number = synthesis.number;
    if ask.args.choice("undo").is_some() {
        if !store::drop(ask.tx, &synthesis.id, &process.id).await? {
            return refuse!("bridge-process-not", number = number, name = name);
        }
        ask.record("bridge.process-unlinked", &synthesis.id).await?;
        return Ok(Answer::say(say!("bridge-process-undone", number = number, name = name)));
    }
    if store::add(ask.tx, &synthesis.id, (&process.id, &process.slug), ask.now).await? {
        processes::touched(ask, "bridge.process-linked", &process).await?;
    }
    Ok(Answer::say(say!("bridge-process-linked", number = number, name = name)))
}
