//! The agenda over the calendar: the picture in two forms, of which a browser shows the one that fits, and
//! everything of it as a table below.

use std::fmt::Write as _;

use maud::{Markup, PreEscaped, html};

use crate::community::agenda::gantt::{self, Chart, Frame, Row, Shape};
use crate::community::agenda::timeline::chart::{Around, chart};
use crate::community::agenda::timeline::found::{self, Found, Sought};
use crate::community::people::members::store::{self as members, Member};
use crate::foundation::error::Result;
use crate::foundation::page::{Look, View};
use crate::foundation::talk::MemberId;
use crate::say;

/// How many processes stand in one picture: as many as fit one printed sheet, and a slow line.
const PAGE: usize = 12;

/// What is looked for, as the address has it.
struct Asked {
    sought: Sought,
    /// The short name of whose.
    whose: String,
    from: usize,
}

/// See the file.
pub(super) async fn timeline(look: &mut Look<'_>) -> Result<View> {
    let (group, reader) = (look.group.clone(), look.person.reader.clone());
    let members = members::all(look.tx, Some(group.id.as_str())).await?;
    let asked = asked(look, &members);
    let found = found::find(look.tx, look.base, &group.id, &reader, &asked.sought).await?;
    let around = Around { base: look.base, group: &group, reader: &reader, now: look.now };
    let chart = chart(look.tx, around, &found, (asked.from, PAGE)).await?;
    let picture = |shape, id| gantt::svg(&gantt::layout(&chart, &Frame::page(shape, id)));
    let body = html! {
        h1 { (look.t("page-agenda-gantt")) }
        (super::ways(look, "agenda/gantt"))
        (find(look, &asked, &found, &members))
        @if found.all.is_empty() {
            p class="empty" { (look.t(if found.total == 0 { "agenda-timeline-empty" } else { "agenda-list-nothing" })) }
        } @else {
            p class="soft" role="status" { (chart.summary) }
            figure class="timeline" {
                div class="wide" { (PreEscaped(picture(Shape::Wide, "wide"))) }
                div class="narrow" { (PreEscaped(picture(Shape::Narrow, "narrow"))) }
            }
            (more(look, &asked, found.all.len()))
            section id="table" {
                h2 { (look.t("agenda-timeline-table")) }
                (table(look, &chart))
            }
        }
    };
    Ok(View { title: look.t("page-agenda-gantt"), body, class: "page" })
}

fn asked(look: &Look<'_>, members: &[Member]) -> Asked {
    let text = |name: &str| -> String {
        look.query.get(name).map_or("", String::as_str).trim().chars().take(100).collect()
    };
    let whose = text("whose");
    let member = members.iter().find(|one| one.handle == whose).map(|one| one.id.clone());
    Asked {
        sought: Sought {
            words: text("q"),
            topic: text("topic"),
            body: text("body"),
            member,
            over: text("state") == "over",
        },
        whose,
        from: text("from").parse().unwrap_or(0),
    }
}

/// A choice among what there is, with none of it first.
fn choice(look: &Look<'_>, name: &str, label: &str, all: &[(String, String)], now: &str) -> Markup {
    html! {
        @if !all.is_empty() || !now.is_empty() {
            select name=(name) aria-label=(look.t(label)) {
                option value="" { (look.t(&format!("{label}-any"))) }
                @for (value, shown) in all { option value=(value) selected[value == now] { (shown) } }
            }
        }
    }
}

fn find(look: &Look<'_>, asked: &Asked, found: &Found, members: &[Member]) -> Markup {
    let Asked { sought, whose, .. } = asked;
    let same =
        |all: &[String]| all.iter().map(|one| (one.clone(), one.clone())).collect::<Vec<_>>();
    let holds = |id: &MemberId| found.seated.contains(id) || sought.member.as_ref() == Some(id);
    let people: Vec<(String, String)> = members
        .iter()
        .filter(|one| holds(&one.id))
        .map(|one| (one.handle.clone(), one.name.clone()))
        .collect();
    html! {
        form class="find" role="search" method="get" {
            input type="search" name="q" value=(sought.words) maxlength="100"
                aria-label=(look.t("agenda-find-label")) placeholder=(look.t("agenda-find-hint"));
            (choice(look, "topic", "agenda-timeline-topic", &same(&found.topics), &sought.topic))
            (choice(look, "body", "agenda-timeline-body", &same(&found.bodies), &sought.body))
            (choice(look, "whose", "agenda-timeline-whose", &people, whose))
            @if sought.over { input type="hidden" name="state" value="over"; }
            button { (look.t("web-find")) }
        }
        p class="facts" {
            @if sought.over { a href=(look.path("agenda/gantt")) { (look.t("agenda-see-open")) } }
            @else { a href="?state=over" { (look.t("agenda-see-over")) } }
        }
    }
}

fn more(look: &Look<'_>, asked: &Asked, count: usize) -> Markup {
    let Asked { sought, whose, from } = asked;
    let next = from.saturating_add(PAGE);
    html! {
        @if *from > 0 || count > next {
            form class="row" method="get" aria-label=(look.t("agenda-pages")) {
                input type="hidden" name="q" value=(sought.words);
                input type="hidden" name="topic" value=(sought.topic);
                input type="hidden" name="body" value=(sought.body);
                input type="hidden" name="whose" value=(whose);
                @if sought.over { input type="hidden" name="state" value="over"; }
                @if *from > 0 {
                    button class="quiet" name="from" value=(from.saturating_sub(PAGE)) { (look.t("agenda-before")) }
                }
                @if count > next {
                    button class="quiet" name="from" value=(next) { (look.t("agenda-after")) }
                }
            }
        }
    }
}

/// What the picture says, as text: every stage, every step, the closing, what is left, what is waited for.
fn table(look: &Look<'_>, chart: &Chart) -> Markup {
    let list = |all: Vec<&str>| html! { ul { @for one in all { li { (one) } } } };
    let named = |row: &Row| {
        let mut name = row.code.clone();
        if !row.label.is_empty() {
            // Writing to a text does not fail.
            let _ = write!(name, " · {}", row.label);
        }
        name
    };
    html! {
        table class="stack" {
            thead { tr {
                th scope="col" { (look.t("agenda-process")) }
                th scope="col" { (look.t("agenda-timeline-stages")) }
                th scope="col" { (look.t("agenda-steps")) }
                th scope="col" { (look.t("agenda-timeline-after-label")) }
            } }
            tbody { @for row in &chart.rows { tr {
                th scope="row" {
                    a href=(row.address.clone().unwrap_or_default()) { (named(row)) }
                    @if let Some(group) = &row.group { " " span class="facts" { (group) } }
                }
                td data-name=(look.t("agenda-timeline-stages")) {
                    (list(row.bars.iter().map(|bar| bar.title.as_str()).collect()))
                }
                td data-name=(look.t("agenda-steps")) {
                    @let steps = steps(row);
                    @if steps.is_empty() { span class="soft" { "–" } } @else { (list(steps)) }
                }
                td data-name=(look.t("agenda-timeline-after-label")) {
                    @let codes: Vec<&str> = row.after.iter().filter_map(|at| chart.rows.get(*at)).map(|one| one.code.as_str()).collect();
                    @if codes.is_empty() { span class="soft" { "–" } }
                    @else { (look.say(&say!("agenda-timeline-codes", codes = codes))) }
                }
            } } }
        }
    }
}

fn steps(row: &Row) -> Vec<&str> {
    let mut days: Vec<_> =
        row.milestones.iter().map(|step| (step.day, step.title.as_str())).collect();
    days.extend(row.closing.iter().map(|closing| (closing.day, closing.title.as_str())));
    days.sort_by_key(|(day, _)| *day);
    let mut all: Vec<&str> = days.into_iter().map(|(_, title)| title).collect();
    all.extend(row.slack.iter().map(|slack| slack.text.as_str()));
    all
}
