//! The desk: what is not yet across on the left, the draft on the right, points grouped by
//! position with the texts side by side, the check under each.

mod amiss;
mod machine;
mod point;
mod publish;
mod source;

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::community::bridge::drafts::store::{self as drafts, Row, Synthesis};
use crate::community::bridge::drafts::{self as writing, TITLE_LIMIT, check, position_words};
use crate::community::bridge::picks::attached;
use crate::community::bridge::picks::store::{self as picks, Pick};
use crate::community::bridge::process::pages::about;
use crate::community::bridge::rules::Position;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value};
use crate::foundation::page::{Look, View, parts};
use crate::say;

/// What the check says of one point.
struct Checked {
    lines: Vec<Say>,
    marked: Vec<check::MarkedText>,
}

/// The two sides of the desk; a phone shows one at a time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pane {
    Tray,
    Draft,
}

impl Pane {
    fn code(self) -> &'static str {
        match self {
            Self::Tray => "tray",
            Self::Draft => "draft",
        }
    }

    /// Its class where `shown` is the one a phone shows.
    fn class(self, shown: Self) -> String {
        format!("{} pane{}", self.code(), if self == shown { " current" } else { "" })
    }
}

fn tabs(look: &Look<'_>, draft: Option<&Synthesis>, waiting: usize, shown: Pane) -> Markup {
    let here = draft.map_or_else(|| "desk".to_owned(), |draft| format!("desk/S-{}", draft.number));
    html! {
        nav class="tabs" aria-label=(look.t("page-desk")) {
            @for (pane, words) in [(Pane::Tray, "bridge-desk-sources"), (Pane::Draft, "bridge-desk-draft")] {
                a href=(look.path(&format!("{here}?pane={}", pane.code()))) data-room=(pane.code())
                    aria-current=[(pane == shown).then_some("true")] {
                    (look.t(words))
                    @if pane == Pane::Tray && waiting > 0 { " " span class="count" { (waiting) } }
                }
            }
        }
    }
}

/// How many waiting messages stand on the desk; the tray command tells of more.
const SHOWN: usize = 40;

/// The desk, with the draft the path names, or the latest one being written.
pub(in crate::community::bridge) async fn desk(look: &mut Look<'_>) -> Result<View> {
    let all = drafts::all(look.tx, &look.group.id).await?;
    let open: Vec<&Synthesis> =
        all.iter().filter(|one| matches!(one.state.as_str(), "draft" | "revising")).collect();
    let wanted =
        look.rest.first().and_then(|part| part.trim_start_matches("S-").parse::<i64>().ok());
    let draft = match wanted {
        Some(number) => open.iter().find(|one| one.number == number).copied(),
        None => open.first().copied(),
    };
    let rows = match draft {
        Some(draft) => drafts::points(look.tx, &draft.id).await?,
        None => Vec::new(),
    };
    let cited = cited(look, &rows).await?;
    let mut waiting: Vec<Pick> = picks::in_state(look.tx, &look.group.id, "open")
        .await?
        .into_iter()
        .filter(|pick| cited.iter().all(|one| one.id != pick.id))
        .collect();
    let shown = waiting.len().min(SHOWN);
    attached::look(look.tx, &mut waiting[..shown]).await?;
    let shown = match look.query.get("pane").map(String::as_str) {
        Some("tray") => Pane::Tray,
        None if draft.is_none() && !waiting.is_empty() => Pane::Tray,
        _ => Pane::Draft,
    };
    let tray = tray(look, draft, &waiting, &cited, shown).await?;
    let right = match draft {
        Some(draft) if look.query.contains_key("read") => {
            publish::review(look, draft, &rows, &Pane::Draft.class(shown)).await?
        }
        Some(draft) => written(look, draft, &rows, &open, &cited, &waiting, shown).await?,
        None => nothing(look, shown),
    };
    let body = html! {
        h1 class="hidden" { (look.t("page-desk")) }
        (tabs(look, draft, waiting.len(), shown)) (tray) (right)
    };
    Ok(View { title: look.t("page-desk"), body, class: "desk" })
}

/// The picks the draft rests on, each once.
async fn cited(look: &mut Look<'_>, rows: &[Row]) -> Result<Vec<Pick>> {
    let mut cited: Vec<Pick> = Vec::new();
    for source in rows.iter().flat_map(|row| &row.point.sources) {
        if cited.iter().all(|known| known.id != source.pick_id)
            && let Some(pick) = picks::find(look.tx, &source.pick_id).await?
        {
            cited.push(pick);
        }
    }
    Ok(cited)
}

async fn tray(
    look: &mut Look<'_>,
    draft: Option<&Synthesis>,
    waiting: &[Pick],
    cited: &[Pick],
    shown: Pane,
) -> Result<Markup> {
    let oldest = waiting.first().map_or(0, |pick| look.now.seconds_since(pick.at));
    let voices: std::collections::BTreeSet<String> = cited.iter().map(Pick::voice).collect();
    let panels = look.panels("desk", "").await?;
    Ok(html! {
        aside class=(Pane::Tray.class(shown)) data-room=(Pane::Tray.code()) aria-label=(look.t("bridge-desk-sources")) {
            section {
                h2 { (look.t("bridge-desk-waiting")) " "
                    @if !waiting.is_empty() {
                        span class="soft" { (look.say(&say!("bridge-desk-waiting-count", count = waiting.len(), age = look.base.words.age(&look.person.reader, oldest)))) }
                    }
                }
                @if waiting.is_empty() { p class="empty" { (look.t("bridge-desk-nothing-waits")) } }
                ol { @for pick in waiting.iter().take(SHOWN) { (source::item(look, pick, draft, false)) } }
            }
            @if !cited.is_empty() {
                section {
                    h2 { (look.t("bridge-desk-cited")) " "
                        span class="soft" { (look.say(&say!("bridge-desk-cited-count", people = voices.len(), messages = cited.len()))) }
                    }
                    ol { @for pick in cited { (source::item(look, pick, draft, true)) } }
                }
            }
            @for panel in &panels { (panel) }
        }
    })
}

fn nothing(look: &Look<'_>, shown: Pane) -> Markup {
    html! {
        section class=(Pane::Draft.class(shown)) data-room=(Pane::Draft.code()) aria-labelledby="draft-title" {
            header { h2 id="draft-title" { (look.t("bridge-desk-no-draft")) } }
            p class="empty" { (look.t("bridge-desk-no-draft-about")) }
            (begin(look))
        }
    }
}

fn begin(look: &Look<'_>) -> Markup {
    let inner = html! {
        @for lang in &look.group.languages {
            label { (look.say(&say!("bridge-desk-title-in", language = lang)))
                input name=(format!("texts.{}", lang.code())) lang=(lang.code()) maxlength=(TITLE_LIMIT) required;
            }
        }
        div class="row" { button type="submit" { (look.t("bridge-desk-begin")) } (unsaved(look, "bridge-desk-unsent")) }
    };
    html! { div class="form" data-keep=(kept(look, "new")) { (parts::form(look, "bridge draft", &[("back", "desk")], &inner)) } }
}

/// What the script keeps unsaved text under: the group, the person, and what it is the text of.
fn kept(look: &Look<'_>, what: &str) -> String {
    format!("{}/{}/{what}", look.group.slug, look.person.id)
}

/// Said where something typed is not saved, or not sent; the script shows it, and the way back.
fn unsaved(look: &Look<'_>, words: &str) -> Markup {
    html! {
        span class="unsaved warn" role="status" hidden {
            (look.t(words)) " "
            button type="button" class="quiet" data-does="back" { (look.t("bridge-desk-back")) }
        }
    }
}

async fn written(
    look: &mut Look<'_>,
    draft: &Synthesis,
    rows: &[Row],
    open: &[&Synthesis],
    cited: &[Pick],
    waiting: &[Pick],
    shown: Pane,
) -> Result<Markup> {
    let choice: Vec<&Pick> = cited.iter().chain(waiting.iter().take(SHOWN)).collect();
    let titles = drafts::titles(look.tx, &draft.id).await?;
    let mut checks: BTreeMap<i64, Checked> = BTreeMap::new();
    for row in rows {
        let group = look.group.clone();
        let lines = check::lines(look.tx, look.base, &group, &row.point).await?;
        let marked = check::marked(look.tx, &group, &row.point).await?;
        checks.insert(row.point.number, Checked { lines, marked });
    }
    let name = format!("S-{}", draft.number);
    let lang = look.lang().clone();
    let title = titles.get(&lang).or_else(|| titles.values().next()).cloned().unwrap_or_default();
    let back = format!("desk/{name}");
    let said = check::titles(look.tx, &look.group.clone(), &titles).await?;
    let warned = !said.is_empty() || checks.values().any(|checked| !checked.lines.is_empty());
    let publish = publish::form(look, &name, &writing::stamp(&titles, rows), warned);
    let amiss = amiss::amiss(look, draft).await?;
    let machine = machine::Machine::of(look, draft).await?;
    let about = about(look, draft).await?;
    Ok(html! {
        section class=(Pane::Draft.class(shown)) data-room=(Pane::Draft.code()) aria-labelledby="draft-title" {
            header {
                h2 id="draft-title" { (name) " · " (title) }
                div class="publish" data-publishes="" hidden
                    data-pending=(look.t("bridge-desk-stop-pending"))
                    data-refused=(look.t("bridge-desk-stop-refused"))
                    data-changed=(look.t("bridge-desk-stop-changed")) { (publish) }
                noscript { a class="button across" href=(look.path(&format!("{back}?read=1"))) { (look.t("bridge-desk-read")) } }
            }
            noscript { p class="facts" { (look.t("bridge-desk-one-by-one")) } }
            @if draft.state == "revising" { p class="facts" { (look.t("bridge-desk-revising")) } }
            (amiss)
            (drafts_list(look, draft, open))
            (about)
            (titles_form(look, &name, &titles, &said))
            @if !rows.is_empty() {
                p class="names" aria-hidden="true" {
                    @for lang in &look.group.languages { span { (look.say(&say!("verbatim", text = Value::Language(lang.clone())))) } }
                }
            }
            @for position in Position::ALL {
                @for row in rows.iter().filter(|row| row.point.position == position) {
                    section class=(format!("group {}", position.code())) {
                        h2 { (look.say(&position_words(position, row.point.language.as_ref(), &lang))) }
                        (point::form(look, &name, row, &choice, checks.get(&row.point.number), &machine))
                    }
                }
            }
            @if rows.is_empty() { p class="empty" { (look.t("bridge-desk-no-points")) } }
            (point::add(look, &name, &back, &choice))
            (machine.learned(look, &name))
            (machine.forms(look, &name, rows))
        }
    })
}

fn drafts_list(look: &Look<'_>, draft: &Synthesis, open: &[&Synthesis]) -> Markup {
    html! {
        @if open.len() > 1 {
            p class="facts" { (look.t("bridge-desk-others")) " "
                @for other in open.iter().filter(|other| other.number != draft.number) {
                    a href=(look.path(&format!("desk/S-{}", other.number))) { "S-" (other.number) } " "
                }
            }
        }
    }
}

fn titles_form(
    look: &Look<'_>,
    name: &str,
    titles: &BTreeMap<Lang, String>,
    said: &[Say],
) -> Markup {
    let inner = html! {
        @for lang in &look.group.languages {
            label { (look.say(&say!("bridge-desk-title-in", language = lang)))
                input name=(format!("texts.{}", lang.code())) lang=(lang.code()) maxlength=(TITLE_LIMIT)
                    value=(titles.get(lang).cloned().unwrap_or_default());
            }
        }
        div class="row" { button type="submit" { (look.t("bridge-desk-save")) } (unsaved(look, "bridge-desk-unsaved")) }
    };
    html! {
        @for line in said { p class="facts warn" { (look.say(&say!("bridge-check-title", line = line.clone()))) } }
        details class="titles" {
            summary class="open" { (look.t("bridge-desk-titles")) }
            div class="form" data-keep=(kept(look, &format!("{name}/titles"))) data-saves="" { (parts::form(look, "bridge draft", &[("synthesis", name), ("back", &format!("desk/{name}"))], &inner)) }
            h3 { (look.t("bridge-desk-another")) }
            (begin(look))
        }
    }
}
