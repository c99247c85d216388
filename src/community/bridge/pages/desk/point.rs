//! One point on the desk: its texts side by side, its check, its position and sources.

use maud::{Markup, html};

use super::machine::{Machine, Text};
use super::{Checked, kept, unsaved};
use crate::community::bridge::drafts::POINT_LIMIT;
use crate::community::bridge::drafts::store::Row;
use crate::community::bridge::pages::tag;
use crate::community::bridge::picks::attached;
use crate::community::bridge::picks::store::Pick;
use crate::community::bridge::published::card::people_count;
use crate::community::bridge::rules::Position;
use crate::foundation::i18n::{Lang, Value};
use crate::foundation::page::{Look, parts};
use crate::say;

/// The form of one point, with its check under it.
pub(super) fn form(
    look: &Look<'_>,
    name: &str,
    row: &Row,
    choice: &[&Pick],
    checked: Option<&Checked>,
    machine: &Machine,
) -> Markup {
    let number = row.point.number.to_string();
    let version = row.version.to_string();
    let action = look.path("do");
    let live = format!("{}?c=bridge%20check", look.path("check"));
    let back = format!("desk/{name}");
    html! {
        form class="point" id=(format!("point-{number}")) method="post" action=(action) data-live="" data-check=(live)
            data-keep=(kept(look, &format!("{name}/{number}"))) data-saves="" autocomplete="off" {
            input type="hidden" name="csrf" value=(look.csrf);
            input type="hidden" name="c" value="bridge point";
            input type="hidden" name="synthesis" value=(name);
            input type="hidden" name="point" value=(number);
            input type="hidden" name="version" value=(version);
            input type="hidden" name="back" value=(back);
            div class="twin" {
                @for lang in &look.group.languages {
                    @let word = look.say(&say!("verbatim", text = Value::Language(lang.clone())));
                    @let text = Text { row, lang };
                    div class=(Machine::class(text)) { label data-name=(word) {
                        span class="hidden" { (word) }
                        textarea id=(format!("text-{number}-{}", lang.code())) name=(format!("texts.{}", lang.code()))
                            lang=(lang.code()) rows="1" maxlength=(POINT_LIMIT) { (row.point.texts.get(lang).cloned().unwrap_or_default()) }
                    }
                    (machine.under(look, text)) }
                }
            }
            div class="meanwhile" hidden {
                p class="warn" { (look.t("bridge-desk-meanwhile")) }
                @for lang in &look.group.languages {
                    p lang=(lang.code()) data-of=(format!("text-{number}-{}", lang.code())) {}
                }
            }
            div class="under" {
                div class="check" aria-live="polite" {
                    span class="facts" { (look.say(&people_count(&row.point))) } " "
                    (check_lines(look, checked, &number))
                }
                (unsaved(look, "bridge-desk-unsaved"))
                button type="submit" class="quiet" { (look.t("bridge-desk-save")) }
                details {
                    summary { (look.t("bridge-desk-more")) }
                    div class="form" {
                        (position_field(look, Some(row.point.position), row.point.language.as_ref()))
                        (sources(look, choice, |pick| row.point.sources.iter().any(|one| one.pick_id == pick.id)))
                        div class="row" {
                            button type="submit" { (look.t("bridge-desk-save")) }
                            button type="submit" name="drop" value="yes" class="quiet bad" { (look.t("bridge-desk-drop")) }
                        }
                    }
                }
            }
        }
    }
}

fn check_lines(look: &Look<'_>, checked: Option<&Checked>, number: &str) -> Markup {
    html! {
        @match checked {
            Some(checked) if !checked.lines.is_empty() => {
                @for line in &checked.lines { span class="warn" { (look.say(line)) } " " }
            }
            _ => span class="good" { (look.t("bridge-checked")) },
        }
        @for text in checked.into_iter().flat_map(|checked| &checked.marked) {
            p class="marked" lang=(text.language.code()) data-for=(format!("text-{number}-{}", text.language.code())) {
                @for (piece, mark) in &text.pieces { @if *mark { mark { (piece) } } @else { (piece) } }
            }
        }
    }
}

/// How many characters of a message tell it from the others.
const FIRST_WORDS: usize = 70;

fn first_words(text: &str) -> String {
    let mut words: String = text.chars().take(FIRST_WORDS).collect();
    if words.len() < text.len() {
        words.push('…');
    }
    words
}

/// The messages a point may rest on, to tick.
fn sources(look: &Look<'_>, choice: &[&Pick], ticked: impl Fn(&Pick) -> bool) -> Markup {
    html! {
        fieldset class="sources" data-none=(look.t("bridge-desk-from-none")) {
            legend { (look.t("bridge-desk-from")) }
            @if choice.is_empty() { p class="facts" { (look.t("bridge-desk-nothing-waits")) } }
            @for pick in choice {
                label {
                    input type="checkbox" name="from" value=(format!("P-{}", pick.number))
                        data-lang=(pick.language.code()) checked[ticked(pick)];
                    (tag(pick.language.code())) " "
                    span class="facts" { (look.say(&attached::with(say!("bridge-pick-label", number = pick.number, author = pick.name.as_str()), pick.attachments))) } " "
                    span lang=(pick.language.code()) { (first_words(&pick.text)) }
                }
            }
        }
    }
}

/// How it stands; where nothing is chosen yet, somebody has to.
fn position_field(look: &Look<'_>, now: Option<Position>, room: Option<&Lang>) -> Markup {
    html! {
        label { (look.t("bridge-desk-position"))
            select name="position" required[now.is_none()] {
                @if now.is_none() { option value="" { (look.t("bridge-desk-choose")) } }
                @for position in Position::ALL {
                    option value=(position.code()) selected[Some(position) == now] { (look.t(&format!("bridge-position-{}", position.code()))) }
                }
            }
        }
        label { (look.t("bridge-desk-room"))
            select name="side" {
                option value="" { "–" }
                @for lang in &look.group.languages {
                    option value=(lang.code()) selected[Some(lang) == room] { (look.say(&say!("verbatim", text = Value::Language(lang.clone())))) }
                }
            }
        }
    }
}

/// The form of a new point.
pub(super) fn add(look: &Look<'_>, name: &str, back: &str, choice: &[&Pick]) -> Markup {
    let inner = html! {
        div class="twin" {
            @for lang in &look.group.languages {
                @let word = look.say(&say!("verbatim", text = Value::Language(lang.clone())));
                div class="side" { label data-name=(word) {
                    span class="hidden" { (word) }
                    textarea name=(format!("texts.{}", lang.code())) lang=(lang.code()) rows="1" maxlength=(POINT_LIMIT) placeholder=(look.say(&say!("bridge-desk-text-in", language = lang))) {}
                } }
            }
        }
        div class="form" {
            (sources(look, choice, |_| false))
            (position_field(look, None, None))
            div class="row" { button type="submit" { (look.t("bridge-desk-add")) } (unsaved(look, "bridge-desk-unsent")) }
        }
    };
    html! {
        details class="add" data-keep=(kept(look, &format!("{name}/new"))) data-adds="" {
            summary class="open" { (look.t("bridge-desk-add")) }
            (parts::form(look, "bridge point", &[("synthesis", name), ("back", back)], &inner))
        }
    }
}
