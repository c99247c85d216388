//! The archive: every synthesis, newest first, searched by words in any language of the group.

use maud::{Markup, html};

use crate::community::bridge::drafts::store::{self as drafts, Synthesis};
use crate::community::bridge::published::{archive, store as editions};
use crate::community::bridge::rules;
use crate::community::bridge::voices::store as voices;
use crate::community::people;
use crate::foundation::error::Result;
use crate::foundation::page::{Look, View};
use crate::say;

/// How many syntheses a page lists.
const PAGE: usize = 25;

/// The list, or the one synthesis the path names.
pub(in crate::community::bridge) async fn syntheses(look: &mut Look<'_>) -> Result<View> {
    if let Some(number) =
        look.rest.first().and_then(|part| part.trim_start_matches("S-").parse().ok())
    {
        return super::one::synthesis(look, number).await;
    }
    let query = look.query.get("q").cloned().unwrap_or_default();
    let query: String = query.chars().take(200).collect();
    let mut all = drafts::all(look.tx, &look.group.id).await?;
    all.retain(|one| one.edition > 0);
    let total = all.len();
    if !query.trim().is_empty() {
        let number =
            query.trim().trim_start_matches(['S', 's']).trim_start_matches('-').parse::<i64>();
        let (id, languages) = (look.group.id.clone(), look.group.languages.clone());
        let found = archive::search(look.tx, &id, &languages, &query).await?;
        all.retain(|one| {
            found.contains(&one.id) || number.as_ref().is_ok_and(|n| *n == one.number)
        });
    }
    let mut items = Vec::new();
    let from = look.query.get("from").and_then(|from| from.parse().ok()).unwrap_or(0);
    for one in all.iter().skip(from).take(PAGE) {
        items.push(item(look, one, &query).await?);
    }
    let body = html! {
        h1 { (look.t("page-syntheses")) }
        @if total > 0 {
            p class="soft" role="status" {
                @if query.trim().is_empty() {
                    (look.say(&say!("bridge-archive-count", count = total)))
                } @else {
                    (look.say(&say!("bridge-archive-found", count = all.len(), total = total)))
                }
            }
            form class="find" role="search" method="get" {
                input type="search" name="q" value=(query) maxlength="200"
                    aria-label=(look.t("bridge-archive-find")) placeholder=(look.t("bridge-archive-hint"));
                button { (look.t("web-find")) }
            }
        }
        @if items.is_empty() {
            p class="empty" {
                (look.t(if total == 0 { "bridge-archive-empty" } else { "bridge-archive-nothing" }))
            }
        }
        ol class="list" { @for item in &items { (item) } }
        @if from > 0 || all.len() > from + PAGE {
            form class="row" method="get" aria-label=(look.t("bridge-archive-pages")) {
                input type="hidden" name="q" value=(query);
                @if from > 0 {
                    button class="quiet" name="from" value=(from.saturating_sub(PAGE)) { (look.t("bridge-archive-newer")) }
                }
                @if all.len() > from + PAGE {
                    button class="quiet" name="from" value=(from + PAGE) { (look.t("bridge-archive-older")) }
                }
            }
        }
    };
    Ok(View { title: look.t("page-syntheses"), body, class: "page" })
}

async fn item(look: &mut Look<'_>, one: &Synthesis, query: &str) -> Result<Markup> {
    let Some(edition) = editions::latest(look.tx, &one.id).await? else { return Ok(html! {}) };
    let author = people::named(look.tx, look.base, &edition.author).await?;
    let objections = voices::objections(look.tx, &one.id).await?;
    let open = objections.iter().filter(|objection| objection.answer.is_none()).count();
    let answered = voices::responses(look.tx, &one.id).await?;
    let questions = edition
        .body
        .points
        .iter()
        .filter(|point| point.position == rules::Position::Question)
        .filter(|point| answered.iter().all(|response| response.point != point.number))
        .count();
    let lang = look.lang().clone();
    let title = edition.body.titles.get(&lang).or_else(|| edition.body.titles.values().next());
    let (at, said_in) = archive::matching(&edition.body, query, &lang).unwrap_or((0, lang));
    let shown = edition.body.points.get(at).and_then(|point| point.texts.get(&said_in));
    Ok(html! {
        li {
            h2 { a href=(look.path(&format!("syntheses/S-{}", one.number))) {
                "S-" (one.number) " · " (title.cloned().unwrap_or_default())
            } }
            p class="facts" {
                (look.say(&say!(
                    "bridge-archive-facts",
                    at = edition.at,
                    author = author,
                    people = rules::quoted(&edition.body.points),
                    edition = edition.edition
                )))
            }
            @if let Some(shown) = shown { p lang=(said_in.code()) { (shown) } }
            @if one.state == "withdrawn" { p class="facts bad" { (look.t("bridge-archive-withdrawn")) } }
            @if open > 0 || questions > 0 || one.stale.is_some() {
                p class="facts warn" {
                    @if questions > 0 { (look.say(&say!("bridge-archive-questions", count = questions))) " " }
                    @if open > 0 { (look.say(&say!("bridge-archive-objections", count = open))) " " }
                    @if one.stale.is_some() { (look.t("bridge-archive-stale")) }
                }
            }
        }
    })
}
