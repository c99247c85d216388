//! What members suggest that the group take up, with who supports it.

use maud::{Markup, html};

use super::ways;
use crate::community::agenda::suggestions::store::{self, Suggestion};
use crate::community::agenda::{EDITORS, processes, suggestions as suggesting, templates};
use crate::foundation::error::Result;
use crate::foundation::page::{Look, View, parts};
use crate::say;

/// How many decided ones are shown.
const DECIDED: i64 = 20;

/// See the file.
pub(super) async fn suggestions(look: &mut Look<'_>) -> Result<View> {
    let group = look.group.clone();
    let open = store::open(look.tx, &group.id).await?;
    let decided = store::decided(look.tx, &group.id, DECIDED).await?;
    let kinds = templates::all(look.tx, &group.id).await?;
    let mut rows = Vec::new();
    for one in &open {
        rows.push(waiting(look, one, &kinds).await?);
    }
    let mut past = Vec::new();
    for one in decided.iter().filter(|one| !one.text.is_empty()) {
        past.push(over(look, one).await?);
    }
    let inner = html! {
        label { (look.t("agenda-idea-label"))
            textarea name="idea" rows="2" required maxlength=(suggesting::TEXT_LIMIT) {} }
        div class="row" { button type="submit" { (look.t("agenda-do-suggest")) } }
    };
    let body = html! {
        h1 { (look.t("page-suggestions")) }
        (ways(look, "agenda/suggestions"))
        @if rows.is_empty() { p class="empty" { (look.t("agenda-suggestions-none")) } }
        @else { ol class="list" { @for row in &rows { (row) } } }
        section id="suggest" {
            h2 { (look.t("agenda-suggest-title")) }
            div class="form" { (parts::form(look, "process suggest", &[("back", "agenda/suggestions")], &inner)) }
        }
        @if !past.is_empty() {
            section id="decided" {
                h2 { (look.t("agenda-suggestions-decided")) }
                ol class="list" { @for row in &past { (row) } }
            }
        }
    };
    Ok(View { title: look.t("page-suggestions"), body, class: "page" })
}

async fn waiting(
    look: &mut Look<'_>,
    one: &Suggestion,
    kinds: &[templates::rules::Template],
) -> Result<Markup> {
    let line = suggesting::line(look.tx, look.base, one).await?;
    let names = suggesting::supported(look.tx, look.base, one).await?;
    let supports = store::supporters(look.tx, &one.id).await?.contains(&look.person.id);
    let number = format!("I-{}", one.number);
    let back = ("back", "agenda/suggestions");
    let fields = [("suggestion", number.as_str()), back];
    let undo = [("suggestion", number.as_str()), ("undo", "yes"), back];
    let lang = look.lang().clone();
    Ok(html! {
        li id=(number) {
            p lang=(one.language.code()) { (look.say(&line)) }
            p class="facts" { (look.say(&names)) }
            @if supports {
                (parts::act(look, "process support", &undo, &look.t("agenda-do-unsupport"), "quiet"))
            } @else {
                (parts::act(look, "process support", &fields, &look.t("agenda-do-support"), "quiet"))
            }
            @if look.person.may(EDITORS) {
                details { summary { (look.t("agenda-decide")) }
                    div class="form" { (parts::form(look, "process accept", &fields, &html! {
                        label { (look.t("agenda-slug-label"))
                            input name="slug" required maxlength="40" autocomplete="off" spellcheck="false"; }
                        label { (look.t("agenda-label-kind"))
                            select name="kind" { @for kind in kinds { option value=(kind.code) { (look.say(&kind.name(&lang))) } } } }
                        div class="row" { button type="submit" { (look.t("agenda-do-accept")) } }
                    })) }
                    div class="form" { (parts::form(look, "process decline", &fields, &html! {
                        label { (look.t("agenda-label-reason")) input name="reason" required maxlength="300" autocomplete="off"; }
                        div class="row" { button type="submit" class="quiet" { (look.t("agenda-do-decline")) } }
                    })) }
                }
            }
        }
    })
}

async fn over(look: &mut Look<'_>, one: &Suggestion) -> Result<Markup> {
    let process = match &one.process {
        Some(id) => processes::store::find(look.tx, id).await?,
        None => None,
    };
    let lang = look.lang().clone();
    Ok(html! {
        li {
            p lang=(one.language.code()) { "I-" (one.number) " · " (one.text) }
            p class="facts" {
                @if let Some(process) = &process {
                    (look.t("agenda-suggestion-is")) " "
                    a href=(look.path(&format!("agenda/{}", process.slug))) {
                        (look.say(&say!("agenda-title", name = process.named(&lang)))) }
                } @else if let Some(reason) = &one.reason {
                    (look.say(&say!("agenda-suggestion-because", reason = reason.as_str())))
                }
            }
        }
    })
}
