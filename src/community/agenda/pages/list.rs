//! The list of processes: what is due first stands first; found by words, topics, stages and whoever runs it.

use maud::{Markup, html};

use super::{forms, ways};
use crate::community::agenda::EDITORS;
use crate::community::agenda::ladder;
use crate::community::agenda::processes::showing::{fits, stale_before};
use crate::community::agenda::processes::store::{self, seats};
use crate::community::agenda::processes::{Process, duties};
use crate::community::agenda::templates;
use crate::community::agenda::templates::rules::{Of, Template};
use crate::community::people;
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, Value, fold};
use crate::foundation::page::{Look, View};
use crate::say;

/// How many processes stand on one page.
const PAGE: usize = 40;

/// See the file.
pub(super) async fn processes(look: &mut Look<'_>) -> Result<View> {
    let (group, lang) = (look.group.clone(), look.lang().clone());
    let over = look.query.get("state").is_some_and(|state| state == "over");
    let query: String = look.query.get("q").map_or("", String::as_str).chars().take(100).collect();
    let all = store::all(look.tx, &group.id, over).await?;
    let kinds = templates::all(look.tx, &group.id).await?;
    let unknown = |one: &Process| Template { code: one.kind.clone(), ..Template::default() };
    let template = |one: &Process| {
        kinds.iter().find(|kind| kind.code == one.kind).cloned().unwrap_or(unknown(one))
    };
    let wanted = fold(&query);
    let total = all.len();
    let found: Vec<Process> = all
        .into_iter()
        .filter(|one| {
            if wanted.is_empty() {
                return true;
            }
            let kind = template(one);
            let stage = look.say(&kind.called(Of::Stage, &one.stage, &lang));
            fits(one, &wanted, &look.say(&kind.name(&lang)), &stage)
        })
        .collect();
    let from = look.query.get("from").and_then(|from| from.parse().ok()).unwrap_or(0);
    let stale = stale_before(look.tx, look.base, &group.id, look.now).await?;
    let mut rows = Vec::new();
    for one in found.iter().skip(from).take(PAGE) {
        rows.push(row(look, one, &template(one), stale).await?);
    }
    let editor = look.person.may(EDITORS);
    let body = html! {
        h1 { (look.t("page-agenda")) }
        (ways(look, "agenda"))
        @if total > 0 || over { (find(look, &query, over)) }
        @if rows.is_empty() {
            p class="empty" { (look.t(match (total, over) {
                (0, false) => "agenda-list-empty",
                (0, true) => "agenda-list-over-empty",
                _ => "agenda-list-nothing",
            })) }
        } @else {
            p class="soft" role="status" {
                (look.say(&if over {
                    say!("agenda-count-over", count = found.len())
                } else {
                    say!("agenda-count", count = found.len())
                }))
            }
            table class="stack" {
                thead { tr {
                    th scope="col" { (look.t("agenda-process")) }
                    th scope="col" { (look.t("agenda-stage")) }
                    th scope="col" { (look.t("agenda-next-label")) }
                    th scope="col" { (look.t("agenda-closes-label")) }
                    th scope="col" { (look.t("choice-duty-penholder")) }
                } }
                tbody { @for row in &rows { (row) } }
            }
            (more(look, (from, found.len()), &query, over))
        }
        @if total > 0 { (forms::calendar(look, None)) (forms::export(look)) }
        @if editor { (forms::add(look, &kinds)) (forms::import(look)) }
    };
    Ok(View { title: look.t("page-agenda"), body, class: "page" })
}

fn find(look: &Look<'_>, query: &str, over: bool) -> Markup {
    html! {
        form class="find" role="search" method="get" {
            input type="search" name="q" value=(query) maxlength="100"
                aria-label=(look.t("agenda-find-label")) placeholder=(look.t("agenda-find-hint"));
            @if over { input type="hidden" name="state" value="over"; }
            button { (look.t("web-find")) }
        }
        p class="facts" {
            @if over {
                a href=(look.path("agenda")) { (look.t("agenda-see-open")) }
            } @else {
                a href="?state=over" { (look.t("agenda-see-over")) }
            }
        }
    }
}

fn more(look: &Look<'_>, (from, count): (usize, usize), query: &str, over: bool) -> Markup {
    html! {
        @if from > 0 || count > from.saturating_add(PAGE) {
            form class="row" method="get" aria-label=(look.t("agenda-pages")) {
                input type="hidden" name="q" value=(query);
                @if over { input type="hidden" name="state" value="over"; }
                @if from > 0 {
                    button class="quiet" name="from" value=(from.saturating_sub(PAGE)) { (look.t("agenda-before")) }
                }
                @if count > from.saturating_add(PAGE) {
                    button class="quiet" name="from" value=(from + PAGE) { (look.t("agenda-after")) }
                }
            }
        }
    }
}

async fn row(
    look: &mut Look<'_>,
    one: &Process,
    template: &Template,
    stale: Moment,
) -> Result<Markup> {
    let lang = look.lang().clone();
    let mut holders = Vec::new();
    let mut vacant = Vec::new();
    for seat in seats::of(look.tx, &one.id).await? {
        match &seat.member {
            None => vacant.push(Value::from(duties::called(&seat.duty))),
            Some(member) if seat.duty == "penholder" => {
                holders.push(people::named(look.tx, look.base, member).await?);
            }
            Some(_) => {}
        }
    }
    let stands = look.say(&template.called(Of::Stage, &one.stage, &lang));
    let title = look.say(&say!("agenda-title", name = one.named(&lang)));
    Ok(html! {
        tr {
            td data-name=(look.t("agenda-process")) {
                a href=(look.path(&format!("agenda/{}", one.slug))) { (title) }
                @if !one.topics.is_empty() { " " span class="facts" { (one.topics.join(", ")) } }
                @if one.ended.is_none() && one.last < stale {
                    @let at = Value::Day(one.day(one.last).to_string());
                    br; span class="facts warn" { (look.say(&say!("agenda-stale", at = at))) }
                }
                @if !vacant.is_empty() {
                    br; span class="facts warn" { (look.say(&say!("agenda-vacancies", duties = vacant))) }
                }
            }
            td data-name=(look.t("agenda-stage")) { (stands) }
            td data-name=(look.t("agenda-next-label")) { (next(look, one, template)) }
            td data-name=(look.t("agenda-closes-label")) {
                @if let Some(closes) = one.closes { (look.say(&say!("agenda-at", at = closes))) }
                @else { span class="soft" { "–" } }
            }
            td data-name=(look.t("choice-duty-penholder")) {
                @if holders.is_empty() { span class="soft" { "–" } }
                @else { (look.say(&say!("verbatim", text = Value::List(holders)))) }
            }
        }
    })
}

/// The step that is next, and whether its day is past.
pub(super) fn next(look: &Look<'_>, one: &Process, template: &Template) -> Markup {
    let Some((step, at)) = &one.next else { return html! { span class="soft" { "–" } } };
    let step: Say = ladder::called(template, step, look.lang());
    let due = Value::Day(one.day(*at).to_string());
    let late = *at < look.now;
    let line = if late {
        say!("agenda-next-late", step = step, due = due)
    } else {
        say!("agenda-next", step = step, due = due)
    };
    html! { span class=(if late { "warn" } else { "" }) { (look.say(&line)) } }
}
