//! The page of who took part, and one's own numbers. Every table adds up on the screen it stands
//! on, and every number names its unit.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::commands::{OWN_PERIODS, period};
use super::rules::{KINDS, LONGEST, Share, Sum, Table, USUAL, table, weeks};
use super::store;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value};
use crate::foundation::page::{Look, View, parts};
use crate::say;

/// The periods the page offers, in days.
const PERIODS: [i64; 4] = [30, USUAL, 180, LONGEST];

/// The columns of a table: the group's languages, then what else was counted in, then what was
/// done outside the rooms, if anything.
pub(super) fn languages(of_group: &[Lang], shares: &[Share]) -> Vec<String> {
    let found: BTreeSet<&str> = shares.iter().map(|share| share.language.as_str()).collect();
    let mut columns: Vec<String> = of_group.iter().map(|lang| lang.code().to_owned()).collect();
    for code in found.iter().filter(|code| !code.is_empty()) {
        if !columns.iter().any(|known| known == code) {
            columns.push((*code).to_owned());
        }
    }
    if found.contains("") {
        columns.push(String::new());
    }
    columns
}

/// The name of a column.
pub(super) fn column(language: &str) -> Say {
    if language.is_empty() {
        say!("participation-outside")
    } else {
        say!("participation-room-language", language = &Lang::new(language))
    }
}

/// Who took part in the group.
pub(super) async fn participation(look: &mut Look<'_>) -> Result<View> {
    let chosen = look.query.get("days").and_then(|days| days.parse::<i64>().ok());
    let days = chosen.filter(|days| (1..=LONGEST).contains(days)).unwrap_or(USUAL);
    let (first, last) = period(look.now, days);
    let group = look.group.id.clone();
    let shares = store::by_week(look.tx, group.as_str(), &first, &last).await?;
    let lang = look.lang().clone();
    let listed = super::listed(look.tx, look.base, &group, &lang).await?;
    let columns = languages(&look.group.languages, &shares);
    let title = look.t("page-participation");
    let all = table(&shares, |_| ()).foot.1;
    let body = html! {
        h1 { (title) }
        p class="soft" { (look.say(&say!(
            "participation-about",
            first = Value::Day(first.clone()),
            last = Value::Day(last.clone()),
            people = all.people,
            count = all.contributions,
        ))) }
        form class="find" method="get" {
            select name="days" aria-label=(look.t("participation-period")) {
                @for choice in PERIODS {
                    option value=(choice) selected[choice == days] {
                        (look.say(&say!("participation-last-days", days = choice)))
                    }
                }
            }
            button { (look.t("participation-show")) }
        }
        @if shares.is_empty() {
            p class="empty" { (look.t("participation-nothing")) }
        } @else {
            @let by_week = table(&shares, |share| share.day.clone());
            // Nothing is shown of the weeks before anything was counted.
            @let all_weeks = weeks(by_week.rows.keys().next().map_or(&first, |week| week.max(&first)), &last);
            div class="halves" {
                (chart(look, &columns, &by_week, &all_weeks))
                section { (by_weeks(look, &columns, &by_week, &all_weeks)) }
                section { (by_kinds(look, &columns, &shares)) }
                section { (by_people(look, &columns, &shares, &listed)) }
            }
            p class="facts" { (look.t("participation-people-once")) }
            (parts::download(look, "stats export", &[("days", &days.to_string()), ("back", "participation")], &look.t("participation-export")))
        }
    };
    Ok(View { title, body, class: "page" })
}

fn day(look: &Look<'_>, day: &str) -> String {
    look.say(&say!("participation-week", day = Value::Day(day.to_owned())))
}

fn number(look: &Look<'_>, count: i64) -> String {
    look.say(&say!("participation-number", count = count))
}

fn chart(
    look: &Look<'_>,
    columns: &[String],
    by_week: &Table<String>,
    all_weeks: &[String],
) -> Markup {
    let cells = by_week.rows.values().flat_map(|(columns, _)| columns.values());
    let most = cells.map(|sum| sum.contributions).max().unwrap_or(0).max(1);
    html! {
        figure class="chart" {
            figcaption { (look.t("participation-chart")) }
            ul class="bars" {
                @for monday in all_weeks {
                    @let (row, _) = by_week.row(monday);
                    li class="week" { (day(look, monday)) }
                    @for language in columns {
                        @let count = row.get(language).copied().unwrap_or_default().contributions;
                        li {
                            span { (look.say(&column(language))) }
                            svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" {
                                rect class=(language) width=(share_of(count, most)) height="1" {}
                            }
                            span class="number" { (number(look, count)) }
                        }
                    }
                }
            }
        }
    }
}

/// The length of a bar in hundredths of the longest, with one digit after the point.
fn share_of(count: i64, most: i64) -> String {
    let thousandths = count.saturating_mul(1000) / most.max(1);
    format!("{}.{}", thousandths / 10, thousandths % 10)
}

fn head(look: &Look<'_>, caption: &str, first: &str, columns: &[String]) -> Markup {
    html! {
        caption { (look.t(caption)) }
        thead { tr {
            th scope="col" { (look.t(first)) }
            @for language in columns { th scope="col" class="number" { (look.say(&column(language))) } }
            th scope="col" class="number" { (look.t("participation-all")) }
        } }
    }
}

fn line(
    look: &Look<'_>,
    name: &str,
    columns: &[String],
    row: &(BTreeMap<String, Sum>, Sum),
) -> Markup {
    html! {
        tr {
            th scope="row" { (name) }
            @for language in columns {
                td class="number" data-name=(look.say(&column(language))) {
                    (number(look, row.0.get(language).copied().unwrap_or_default().contributions))
                }
            }
            td class="number" data-name=(look.t("participation-all")) { (number(look, row.1.contributions)) }
        }
    }
}

fn foot<K: Ord>(look: &Look<'_>, columns: &[String], sums: &Table<K>) -> Markup {
    html! { tfoot { (line(look, &look.t("participation-all"), columns, &sums.foot)) } }
}

/// How many people stand behind each column: once each, so along the line they do not add up.
fn people<K: Ord>(look: &Look<'_>, columns: &[String], sums: &Table<K>) -> Markup {
    let cell = |sum: Sum| number(look, i64::try_from(sum.people).unwrap_or(i64::MAX));
    html! {
        tr {
            th scope="row" { (look.t("participation-people")) }
            @for language in columns {
                td class="number" data-name=(look.say(&column(language))) {
                    (cell(sums.foot.0.get(language).copied().unwrap_or_default()))
                }
            }
            td class="number" data-name=(look.t("participation-all")) { (cell(sums.foot.1)) }
        }
    }
}

fn by_weeks(
    look: &Look<'_>,
    columns: &[String],
    by_week: &Table<String>,
    all_weeks: &[String],
) -> Markup {
    html! {
        table id="weeks" {
            (head(look, "participation-by-week", "participation-contributions", columns))
            tbody { @for monday in all_weeks { (line(look, &day(look, monday), columns, &by_week.row(monday))) } }
            (foot(look, columns, by_week))
        }
    }
}

fn by_kinds(look: &Look<'_>, columns: &[String], shares: &[Share]) -> Markup {
    let by_kind = table(shares, |share| share.kind.clone());
    html! {
        table id="kinds" {
            (head(look, "participation-by-kind", "participation-contributions", columns))
            tbody {
                @for kind in KINDS {
                    @if let Some(row) = by_kind.rows.get(kind) {
                        (line(look, &look.t(&format!("participation-kind-{kind}.name")), columns, row))
                    }
                }
            }
            tfoot {
                (line(look, &look.t("participation-all"), columns, &by_kind.foot))
                (people(look, columns, &by_kind))
            }
        }
    }
}

fn by_people(
    look: &Look<'_>,
    columns: &[String],
    shares: &[Share],
    listed: &[(String, String, String)],
) -> Markup {
    let known: BTreeSet<&str> = listed.iter().map(|(id, _, _)| id.as_str()).collect();
    // Whoever may not be named is one row together, so that the table still adds up.
    let by_person = table(shares, |share| {
        known.get(share.member.as_str()).map(|id| (*id).to_owned()).unwrap_or_default()
    });
    html! {
        table id="people" {
            (head(look, "participation-by-person", "participation-person", columns))
            tbody {
                @for (id, name, _) in listed {
                    @if let Some(row) = by_person.rows.get(id) { (line(look, name, columns, row)) }
                }
                @if let Some(row) = by_person.rows.get("") {
                    (line(look, &look.say(&say!("participation-unlisted", people = row.1.people)), columns, row))
                }
            }
            (foot(look, columns, &by_person))
        }
    }
}

/// One's own numbers, on the page about oneself.
pub(super) async fn mine(look: &mut Look<'_>) -> Result<Option<Markup>> {
    let (group, me) = (look.group.id.clone(), look.person.id.clone());
    let mut sums = Vec::new();
    for days in OWN_PERIODS {
        let (first, last) = period(look.now, days);
        let shares =
            store::shares(look.tx, group.as_str(), &first, &last, Some(me.as_str())).await?;
        sums.push(table(&shares, |share| share.kind.clone()));
    }
    let row = |name: &str, counts: Vec<i64>| {
        html! {
            tr {
                th scope="row" { (name) }
                @for count in counts { td class="number" { (number(look, count)) } }
            }
        }
    };
    let foot: Vec<i64> = sums.iter().map(|sum| sum.foot.1.contributions).collect();
    let about =
        if look.person.recorded { "participation-mine-about" } else { "participation-mine-off" };
    if foot.iter().all(|count| *count == 0) {
        return Ok(Some(html! {
            section id="my-numbers" {
                h2 { (look.t("participation-mine")) }
                p { (look.say(&say!("participation-mine-all", count = 0))) }
                p class="facts" { (look.t(about)) }
            }
        }));
    }
    Ok(Some(html! {
        section id="my-numbers" {
            table {
                caption { (look.t("participation-mine")) }
                thead { tr {
                    th scope="col" { (look.t("participation-contributions")) }
                    @for days in OWN_PERIODS {
                        th scope="col" class="number" { (look.say(&say!("participation-last-days", days = days))) }
                    }
                } }
                tbody {
                    @for kind in KINDS {
                        @let counts: Vec<i64> = sums.iter().map(|sum| sum.row(&kind.to_owned()).1.contributions).collect();
                        @if counts.iter().any(|count| *count > 0) {
                            (row(&look.t(&format!("participation-kind-{kind}.name")), counts))
                        }
                    }
                }
                tfoot { (row(&look.t("participation-all"), foot)) }
            }
            p class="facts" { (look.t(about)) }
        }
    }))
}
