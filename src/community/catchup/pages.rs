//! The page of what happened while somebody was away: the same lines as the answer, and more of them.

use maud::{Markup, html};

use super::{Since, gather, visit};
use crate::foundation::error::Result;
use crate::foundation::page::{Look, View, parts};
use crate::foundation::talk::args::zone;
use crate::foundation::talk::news::{Away, Line};
use crate::foundation::talk::when;
use crate::say;

/// How many lines the page has.
const PAGE: usize = 60;

/// The periods it offers, in days.
const PERIODS: [i64; 3] = [7, 30, 90];

/// What happened while somebody was away.
pub(super) async fn catchup(look: &mut Look<'_>) -> Result<View> {
    let (group, me) = (look.group.clone(), look.person.clone());
    let (_, mut since) = visit(look.tx, &group, &me, look.now).await?;
    let wanted = look.query.get("since").cloned().unwrap_or_default();
    if let Ok(at) = when::past(&wanted, look.now, &zone(&me.reader.zone)) {
        since = Since::Given(at);
    }
    let away = Away { group: &group, person: &me, since: since.at(), most: PAGE };
    let (lines, more) = gather(look.base, look.tx, &away).await?;
    let (mine, others): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| line.mine);
    let title = look.t("page-catchup");
    let body = html! {
        h1 { (title) }
        @if !lines.is_empty() { p class="soft" { (look.say(&since.say())) } }
        form class="find" method="get" {
            select name="since" aria-label=(look.t("catchup-period")) {
                option value="" { (look.t("catchup-period-here")) }
                @for days in PERIODS {
                    @let value = format!("{days}d");
                    option value=(value) selected[value == wanted] {
                        (look.say(&say!("catchup-period-days", count = days)))
                    }
                }
            }
            button { (look.t("catchup-show")) }
        }
        @if lines.is_empty() { p class="empty" { (look.say(&since.nothing())) } }
        @for (id, heading, part) in [("mine", "catchup-yours", &mine), ("others", "catchup-others", &others)] {
            @if !part.is_empty() {
                section id=(id) {
                    @if !mine.is_empty() && !others.is_empty() { h2 { (look.t(heading)) } }
                    ul class="list tight" { @for line in part { (item(look, line)) } }
                }
            }
        }
        @if more > 0 { p class="facts" { (look.say(&say!("catchup-more-still", count = more))) } }
        @if !lines.is_empty() && me.recorded {
            div class="row" {
                (parts::act(look, "catchup", &[("read", "yes"), ("back", "catchup")], &look.t("catchup-do-read"), ""))
            }
        }
    };
    Ok(View { title, body, class: "page" })
}

fn item(look: &Look<'_>, line: &Line) -> Markup {
    let age = look.base.words.age(&look.person.reader, look.now.seconds_since(line.at));
    html! {
        li { p {
            a href=(look.path(&line.page)) { (look.say(&line.topic)) } ": " (look.say(&line.what)) " "
            span class="facts" { (age) }
        } }
    }
}

/// The way to it, on the page about oneself.
pub(super) fn way(look: &Look<'_>) -> Markup {
    html! {
        section id="catchup" {
            h2 { (look.t("page-catchup")) }
            p { a href=(look.path("catchup")) { (look.t("catchup-way")) } }
        }
    }
}
