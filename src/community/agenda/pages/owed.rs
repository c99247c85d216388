//! What is owed, by whom and by when; and how oneself is reminded of it.

use maud::{Markup, html};

use super::ways;
use crate::community::agenda::actions::store::{self as actions, Action};
use crate::community::agenda::reminders::store as reminding;
use crate::community::agenda::{EDITORS, actions as owing, processes};
use crate::community::people::members::store as members;
use crate::foundation::error::Result;
use crate::foundation::page::{Look, View, parts};
use crate::say;

/// How many closed actions are shown.
const CLOSED: i64 = 20;

/// See the file.
pub(super) async fn actions(look: &mut Look<'_>) -> Result<View> {
    let group = look.group.clone();
    let open = actions::open(look.tx, &group.id).await?;
    let closed = actions::closed(look.tx, &group.id, CLOSED).await?;
    let mut rows = Vec::new();
    for one in &open {
        rows.push(row(look, one).await?);
    }
    let mut done = Vec::new();
    for one in &closed {
        done.push(row(look, one).await?);
    }
    let known = processes::store::names(look.tx, &group.id).await?;
    let all = members::all(look.tx, Some(group.id.as_str())).await?;
    let body = html! {
        h1 { (look.t("page-actions")) }
        (ways(look, "agenda/actions"))
        @if rows.is_empty() { p class="empty" { (look.t("agenda-actions-none")) } }
        @else { ol class="steps" { @for row in &rows { (row) } } }
        section id="add" {
            h2 { (look.t("agenda-action-add-title")) }
            div class="form" { (parts::form(look, "action add", &[("back", "agenda/actions")], &html! {
                label { (look.t("agenda-label-task"))
                    input name="task" required maxlength=(owing::TEXT_LIMIT) autocomplete="off"; }
                label { (look.t("agenda-label-owner"))
                    select name="owner" {
                        option value="" { (look.t("agenda-nobody")) }
                        @for member in &all { option value=(format!("@{}", member.handle)) { (member.name) } }
                    }
                }
                label { (look.t("agenda-label-due")) input type="date" name="due"; }
                label { (look.t("agenda-label-process"))
                    select name="process" {
                        option value="" { "–" }
                        @for one in &known { option value=(one.slug) { (one.slug) } }
                    }
                }
                div class="row" { button type="submit" { (look.t("agenda-do-action")) } }
            })) }
        }
        @if !done.is_empty() {
            section id="done" {
                h2 { (look.t("agenda-actions-done")) }
                ol class="steps" { @for row in &done { (row) } }
            }
        }
    };
    Ok(View { title: look.t("page-actions"), body, class: "page" })
}

/// An action in a row, with what the reader may do.
pub(super) async fn row(look: &mut Look<'_>, one: &Action) -> Result<Markup> {
    let (group, now) = (look.group.clone(), look.now);
    let (line, tone) = owing::line(look.tx, look.base, &group, one, now).await?;
    let me = &look.person.id;
    let mine = one.owner.as_ref() == Some(me) || one.by.as_ref() == Some(me);
    let number = format!("A-{}", one.number);
    let fields = [("owed", number.as_str()), ("back", "agenda/actions")];
    Ok(html! {
        li class=(parts::tone(tone)) {
            span lang=(one.language.code()) { (look.say(&line)) }
            @if let Some(outcome) = &one.outcome { " " span class="facts" { (outcome) } }
            @if one.is_open() && (mine || look.person.may(EDITORS)) {
                " " (parts::act(look, "action done", &fields, &look.t("agenda-do-done"), "quiet"))
            }
        }
    })
}

/// How somebody is reminded, on their own page.
pub(in crate::community::agenda) async fn reminders(look: &mut Look<'_>) -> Result<Option<Markup>> {
    let id = look.person.id.clone();
    let quiet = reminding::quiet(look.tx, &id).await?;
    let hours = |name: &str, chosen: i8| {
        html! {
            select name=(name) {
                @for hour in 0..24i8 { option value=(hour) selected[hour == chosen] { (format!("{hour:02}:00")) } }
            }
        }
    };
    let inner = html! {
        label { (look.t("agenda-quiet-from")) (hours("from-hour", quiet.from)) }
        label { (look.t("agenda-quiet-until")) (hours("until-hour", quiet.until)) }
        label { (look.t("agenda-reminding-label"))
            select name="reminding" {
                option value="on" selected[!quiet.off] { (look.t("choice-reminding-on")) }
                option value="off" selected[quiet.off] { (look.t("choice-reminding-off")) }
            }
        }
        div class="row" { button type="submit" { (look.t("agenda-do-quiet")) } }
        p class="facts" { (look.say(&say!("agenda-reminders-zone", zone = look.person.reader.zone.as_str()))) }
    };
    Ok(Some(html! {
        section id="reminders" {
            h2 { (look.t("agenda-reminders-title")) }
            div class="form" { (parts::form(look, "reminders", &[("back", "me")], &inner)) }
        }
    }))
}
