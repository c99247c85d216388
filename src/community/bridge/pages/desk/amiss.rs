//! What is amiss with a synthesis that is being revised: objections without an answer, and cited
//! messages that are not what they were.

use maud::{Markup, html};

use crate::community::bridge::drafts::stamp_of;
use crate::community::bridge::drafts::store::Synthesis;
use crate::community::bridge::pages::{message_link, tag};
use crate::community::bridge::picks::store::{self as picks, Pick};
use crate::community::bridge::published::store as editions;
use crate::community::bridge::voices::store as voices;
use crate::community::people;
use crate::foundation::error::Result;
use crate::foundation::page::Look;
use crate::say;

/// What is to be put right, if there is anything.
pub(super) async fn amiss(look: &mut Look<'_>, draft: &Synthesis) -> Result<Markup> {
    let mut objections = Vec::new();
    for one in voices::objections(look.tx, &draft.id).await? {
        if one.answer.is_none() {
            let by = people::named(look.tx, look.base, &one.member).await?;
            objections.push((one, by));
        }
    }
    let changed = if draft.stale.is_some() { changed(look, draft).await? } else { Vec::new() };
    if objections.is_empty() && draft.stale.is_none() {
        return Ok(html! {});
    }
    Ok(html! {
        section class="amiss warned" aria-labelledby="amiss" {
            h2 id="amiss" { (look.t("bridge-desk-amiss")) }
            ul {
                @for (one, by) in &objections {
                    li {
                        b { (look.say(&say!("bridge-card-objection", number = one.number))) } " "
                        span class="facts" { (look.say(&say!("bridge-one-objection-by", name = by.clone(), language = &one.language, at = one.at))) }
                        p { (one.text) }
                    }
                }
                @for pick in &changed { li { (message(look, pick)) } }
                @if let (Some(stale), true) = (draft.stale, changed.is_empty()) {
                    li { (look.say(&say!("bridge-desk-stale", at = stale))) }
                }
            }
            @if !objections.is_empty() {
                a class="facts" href=(look.path(&format!("syntheses/S-{}#objections", draft.number))) { (look.t("bridge-desk-settle")) }
            }
        }
    })
}

fn message(look: &Look<'_>, pick: &Pick) -> Markup {
    let words = if pick.text.is_empty() {
        say!("bridge-desk-deleted", number = pick.number, author = pick.name.as_str())
    } else {
        say!("bridge-desk-edited", number = pick.number, author = pick.name.as_str())
    };
    html! {
        b { (tag(pick.language.code())) " " (look.say(&words)) }
        @if !pick.text.is_empty() {
            p lang=(pick.language.code()) {
                @match message_link(look, pick) {
                    Some(link) => a href=(link) { (pick.text) },
                    None => (pick.text),
                }
            }
        }
    }
}

/// The messages the published edition cites that do not stand as they stood then.
async fn changed(look: &mut Look<'_>, draft: &Synthesis) -> Result<Vec<Pick>> {
    let Some(edition) = editions::latest(look.tx, &draft.id).await? else { return Ok(Vec::new()) };
    let mut changed: Vec<Pick> = Vec::new();
    for source in edition.body.points.iter().flat_map(|point| &point.sources) {
        let Some(pick) = picks::find(look.tx, &source.pick_id).await? else { continue };
        let stood = edition.body.cited.get(&pick.id);
        let other = stood.is_some_and(|stood| *stood != stamp_of([pick.text.as_str()]));
        if (other || pick.text.is_empty()) && changed.iter().all(|known| known.id != pick.id) {
            changed.push(pick);
        }
    }
    Ok(changed)
}
