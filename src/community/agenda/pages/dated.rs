//! The calendar: what is due month by month, day by day, and whose it is.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use maud::{Markup, html};

use super::ways;
use crate::community::agenda::actions::{self, store as owed};
use crate::community::agenda::ladder;
use crate::community::agenda::ladder::store as milestones;
use crate::community::agenda::processes::{day_in, end_of, store, whose::Whose};
use crate::community::agenda::templates;
use crate::community::agenda::templates::rules::Template;
use crate::foundation::error::Result;
use crate::foundation::i18n::Value;
use crate::foundation::page::{Look, View};
use crate::say;

/// How many things one month shows; the rest is counted.
const SHOWN: usize = 300;

/// See the file.
pub(super) async fn calendar(look: &mut Look<'_>) -> Result<View> {
    let group = look.group.clone();
    let today = day_in(look.now, &group.zone);
    let month = look.query.get("month").and_then(|month| format!("{month}-01").parse().ok());
    let first: Date = month.unwrap_or_else(|| today.first_of_month());
    let last = first.last_of_month();
    let mut days: BTreeMap<Date, Vec<(Markup, bool)>> = BTreeMap::new();
    let more = gather(look, (first, last), &mut days).await?;
    let before = first.checked_sub(1.month()).unwrap_or(first);
    let after = first.checked_add(1.month()).unwrap_or(first);
    let at = |month: Date| format!("?month={:04}-{:02}", month.year(), month.month());
    let name = Value::Day(first.to_string());
    let body = html! {
        h1 { (look.t("page-calendar")) }
        (ways(look, "agenda/calendar"))
        nav class="row" aria-label=(look.t("agenda-months")) {
            a class="button quiet" href=(at(before)) { (look.t("agenda-month-before")) }
            span { (look.say(&say!("agenda-month-from", day = name))) }
            a class="button quiet" href=(at(after)) { (look.t("agenda-month-after")) }
        }
        @if days.is_empty() { p class="empty" { (look.t("agenda-month-empty")) } }
        dl class="days" {
            @for (day, lines) in &days {
                dt class=(if *day == today { "today" } else { "" }) {
                    (look.say(&say!("verbatim", text = Value::Day(day.to_string()))))
                    @if *day == today { " · " (look.t("agenda-today")) }
                }
                @for (line, late) in lines { dd class=(if *late { "warn" } else { "" }) { (line) } }
            }
        }
        @if more > 0 { p class="facts" { (look.say(&say!("agenda-month-more", count = more))) } }
    };
    Ok(View { title: look.t("page-calendar"), body, class: "page" })
}

async fn gather(
    look: &mut Look<'_>,
    (first, last): (Date, Date),
    days: &mut BTreeMap<Date, Vec<(Markup, bool)>>,
) -> Result<usize> {
    let (group, lang) = (look.group.clone(), look.lang().clone());
    let kinds = templates::all(look.tx, &group.id).await?;
    let mut known = BTreeMap::new();
    for one in store::all(look.tx, &group.id, false).await? {
        known.insert(one.id.clone(), one);
    }
    let whose = Whose::of(look.tx, &group.id).await?;
    let mut shown = 0;
    let until = end_of(last, &group.zone).plus_seconds(2 * 86_400);
    for one in milestones::open(look.tx, &group.id, until).await? {
        let Some(process) = known.get(&one.process).filter(|_| (first..=last).contains(&one.due))
        else {
            continue;
        };
        shown += 1;
        if shown > SHOWN {
            continue;
        }
        let unknown = Template { code: process.kind.clone(), ..Template::default() };
        let template = kinds.iter().find(|kind| kind.code == process.kind).unwrap_or(&unknown);
        let step = look.say(&ladder::called(template, &one.step, &lang));
        let who = look.say(&say!("verbatim", text = whose.said(&one)));
        let to = look.path(&format!("agenda/{}", process.slug));
        let name = look.say(&say!("agenda-title", name = process.named(&lang)));
        let line = html! { a href=(to) { (name) } ": " (step) " " span class="facts" { (who) } };
        days.entry(one.due).or_default().push((line, one.at < look.now));
    }
    for one in owed::open(look.tx, &group.id).await? {
        let Some((day, at)) = one.due.filter(|(day, _)| (first..=last).contains(day)) else {
            continue;
        };
        shown += 1;
        if shown > SHOWN {
            continue;
        }
        let (line, _) = actions::line(look.tx, look.base, &group, &one, look.now).await?;
        let line = html! { span lang=(one.language.code()) { (look.say(&line)) } };
        days.entry(day).or_default().push((line, at < look.now));
    }
    Ok(shown.saturating_sub(SHOWN))
}
