//! The board: for each kind of process, the stages in which there is one, in their order.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{list, ways};
use crate::community::agenda::processes::Process;
use crate::community::agenda::processes::store;
use crate::community::agenda::templates;
use crate::community::agenda::templates::rules::{Of, RESTING, Template};
use crate::foundation::error::Result;
use crate::foundation::page::{Look, View};
use crate::say;

/// How many processes of a stage are shown; the list has the rest.
const SHOWN: usize = 12;

/// See the file.
pub(super) async fn board(look: &mut Look<'_>) -> Result<View> {
    let group = look.group.clone();
    let mut kinds: BTreeMap<String, Vec<Process>> = BTreeMap::new();
    for one in store::all(look.tx, &group.id, false).await? {
        kinds.entry(one.kind.clone()).or_default().push(one);
    }
    let templates = templates::all(look.tx, &group.id).await?;
    let mut parts = Vec::new();
    for (kind, all) in &kinds {
        let unknown = Template { code: kind.clone(), ..Template::default() };
        let template = templates.iter().find(|one| one.code == *kind).unwrap_or(&unknown);
        parts.push(kind_of(look, template, all));
    }
    let body = html! {
        h1 { (look.t("page-board")) }
        (ways(look, "agenda/board"))
        @if parts.is_empty() { p class="empty" { (look.t("agenda-list-empty")) } }
        @for part in &parts { (part) }
    };
    Ok(View { title: look.t("page-board"), body, class: "page" })
}

fn kind_of(look: &Look<'_>, template: &Template, all: &[Process]) -> Markup {
    let lang = look.lang().clone();
    let mut stages: Vec<String> = template.stages.iter().map(|stage| stage.code.clone()).collect();
    stages.push(RESTING.to_owned());
    // A stage that the template has no more is last.
    let mut others: Vec<String> = all.iter().map(|one| one.stage.clone()).collect();
    others.retain(|stage| !stages.contains(stage));
    others.dedup();
    stages.extend(others);
    html! {
        section {
            h2 { (look.say(&template.name(&lang))) " " span class="count" { (all.len()) } }
            div class="board" {
                @for stage in &stages {
                    @let here: Vec<&Process> = all.iter().filter(|one| one.stage == *stage).collect();
                    @if !here.is_empty() {
                        div class="stage" {
                            h3 { (look.say(&template.called(Of::Stage, stage, &lang))) " " span class="count" { (here.len()) } }
                            ul {
                                @for one in here.iter().take(SHOWN) {
                                    li {
                                        a href=(look.path(&format!("agenda/{}", one.slug))) {
                                            (look.say(&say!("agenda-title", name = one.named(&lang)))) }
                                        @if one.next.is_some() { br; span class="facts" { (list::next(look, one, template)) } }
                                    }
                                }
                                @if here.len() > SHOWN {
                                    li class="facts" { (look.say(&say!("agenda-list-more", count = here.len() - SHOWN))) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
