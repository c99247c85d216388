//! The syntheses of a process on its page, in every language side by side; and on the desk, what a draft is
//! about.

use maud::{Markup, html};

use super::store;
use crate::community::agenda::processes;
use crate::community::bridge::drafts::store::{self as drafts, Synthesis};
use crate::community::bridge::pages;
use crate::community::bridge::published::store as editions;
use crate::foundation::error::Result;
use crate::foundation::page::{Look, parts};
use crate::say;

/// How many syntheses stand on the page of a process.
const SHOWN: i64 = 3;

/// The panel on a process's page.
pub(in crate::community::bridge) async fn panel(
    look: &mut Look<'_>,
    process: &str,
) -> Result<Option<Markup>> {
    let mut found = Vec::new();
    for id in store::of_process(look.tx, process, SHOWN).await? {
        let (one, edition) =
            (drafts::find(look.tx, &id).await?, editions::latest(look.tx, &id).await?);
        let (Some(one), Some(edition)) = (one, edition) else { continue };
        let title = edition.body.titles.get(look.lang());
        let title = title.or_else(|| edition.body.titles.values().next()).cloned();
        let texts = html! { div class="texts" { (pages::texts(look, &edition)) } };
        found.push((one.number, title.unwrap_or_default(), texts));
    }
    Ok((!found.is_empty()).then(|| html! {
        section id="syntheses" {
            h2 { (look.t("page-syntheses")) }
            @for (number, title, texts) in &found {
                h3 { a href=(look.path(&format!("syntheses/S-{number}"))) { "S-" (number) " · " (title) } }
                (texts)
            }
        }
    }))
}

/// What a draft is about, on the desk.
pub(in crate::community::bridge) async fn about(
    look: &mut Look<'_>,
    draft: &Synthesis,
) -> Result<Markup> {
    let known = processes::store::names(look.tx, &look.group.id.clone()).await?;
    if known.is_empty() {
        return Ok(html! {});
    }
    let here = store::of_synthesis(look.tx, &draft.id).await?;
    let number = format!("S-{}", draft.number);
    let back = format!("desk/{number}");
    let fields = [("synthesis", number.as_str()), ("back", back.as_str())];
    Ok(html! {
        details class="about" {
            summary {
                @if here.is_empty() { (look.t("bridge-process-none")) }
                @else {
                    @let slugs: Vec<&str> = known.iter().filter(|one| here.contains(&one.id)).map(|one| one.slug.as_str()).collect();
                    (look.say(&say!("bridge-process-about", processes = slugs)))
                }
            }
            (parts::form(look, "bridge process", &fields, &html! {
                label { (look.t("param-process"))
                    select name="process" { @for one in &known { option value=(one.slug) { (one.slug) } } } }
                button type="submit" class="quiet" { (look.t("bridge-process-do")) }
            }))
        }
    })
}
