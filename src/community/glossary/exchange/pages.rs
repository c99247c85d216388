//! The page on which a table is brought in: the form, what the table would do, and the button that
//! does it.

use maud::{Markup, html};

use super::plan::{Plan, Step};
use super::{counts, planned, since, store, told, unknown, unreadable};
use crate::community::glossary::proposals::in_a_line;
use crate::community::glossary::proposals::pages::beside;
use crate::foundation::error::Result;
use crate::foundation::page::{Look, View, parts};
use crate::say;

/// How many rows of each kind the page shows.
const SHOWN: usize = 50;

/// Bringing a table in.
pub(in crate::community::glossary) async fn import(look: &mut Look<'_>) -> Result<View> {
    let (group, me) = (look.group.clone(), look.person.id.clone());
    let brought = store::brought(look.tx, group.id.as_str(), me.as_str(), since(look.now)).await?;
    let lang = look.lang().clone();
    let waiting = match &brought {
        Some((content, _)) => Some(planned(look.tx, &group, &lang, content).await?),
        None => None,
    };
    let title = look.t("page-glossary-import");
    let body = html! {
        h1 { (title) }
        p class="soft" { (look.t("glossary-import-about")) }
        @if let Some((read, plan)) = &waiting {
            section id="preview" {
                h2 { (look.t("glossary-import-preview")) }
                @match read {
                    Ok(table) => {
                        p { (look.say(&counts(plan))) }
                        @for column in &table.unknown { p class="facts" { (look.say(&unknown(column))) } }
                        (preview(look, plan))
                    }
                    Err(wrong) => p class="warned" { (look.say(&unreadable(wrong))) },
                }
            }
        }
        (form(look, waiting.is_some()))
    };
    Ok(View { title, body, class: "page" })
}

fn preview(look: &Look<'_>, plan: &Plan) -> Markup {
    let line = |line: u64| look.say(&say!("glossary-import-line", line = line));
    let more = |all: usize| {
        html! { @if all > SHOWN {
            p class="facts" { (look.say(&say!("glossary-import-more", count = all - SHOWN))) }
        } }
    };
    html! {
        @if !plan.wrong.is_empty() {
            p class="warned" { (look.say(&say!("glossary-import-wrong", count = plan.wrong.len()))) }
            ul class="list tight" { @for (at, wrong) in plan.wrong.iter().take(SHOWN) {
                li { b { (line(*at)) } ": " (look.say(&told(wrong))) }
            } }
            (more(plan.wrong.len()))
        }
        @if plan.can_be_done() {
            (parts::act(look, "glossary import", &[("sure", "yes"), ("back", "glossary")],
                &look.t("glossary-do-import"), ""))
        }
        @if !plan.changed.is_empty() {
            h3 { (look.t("glossary-import-changes")) }
            ul class="list" { @for step in plan.changed.iter().take(SHOWN) { li {
                p class="facts" { (line(step.line)) }
                (change(look, step))
            } } }
            (more(plan.changed.len()))
        }
        @if !plan.new.is_empty() {
            h3 { (look.t("glossary-import-new")) }
            ul class="list tight" { @for step in plan.new.iter().take(SHOWN) {
                li { (in_a_line(&step.after, &look.group.languages)) }
            } }
            (more(plan.new.len()))
        }
    }
}

fn change(look: &Look<'_>, step: &Step) -> Markup {
    let before: Vec<_> = step.before.iter().collect();
    beside(look, &before, &step.after, "glossary-import-after")
}

fn form(look: &Look<'_>, again: bool) -> Markup {
    let inner = html! {
        label hidden { (look.t("glossary-import-file"))
            input type="file" accept=".csv,.tsv,.txt,text/csv" data-fills="table"; }
        label { (look.t("glossary-import-table"))
            textarea name="table" required rows="8" spellcheck="false" autocomplete="off" {} }
        div class="row" { button type="submit" { (look.t("glossary-do-look")) } }
        p class="facts" { (look.t("glossary-import-columns")) }
    };
    html! {
        section id="bring" {
            h2 { (look.t(if again { "glossary-import-another" } else { "glossary-import-first" })) }
            div class="form" {
                (parts::form(look, "glossary import", &[("back", "glossary/import")], &inner))
            }
        }
    }
}
