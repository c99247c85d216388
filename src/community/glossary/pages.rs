//! The glossary as a page: every term with the group's languages side by side, and for those who
//! may, the form to add one.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::commands::{treated, wording};
use super::terms::Term;
use super::terms::search::{FOUND_AT_MOST, Indexed, find};
use super::{EDITORS, proposals, rules, store, terms_for};
use crate::foundation::error::Result;
use crate::foundation::page::{Look, View, parts};
use crate::say;

/// How many terms stand on one page: hundreds of them are slow to load and to look through.
const PAGE: usize = 100;

/// The terms of the group.
pub(super) async fn glossary(look: &mut Look<'_>) -> Result<View> {
    let group = look.group.clone();
    let wanted = look.query.get("q").map(|text| text.trim().to_owned()).unwrap_or_default();
    let all = terms_for(look.tx, &group).await?;
    let own: BTreeSet<String> = store::of_group(look.tx, group.id.as_str())
        .await?
        .into_iter()
        .map(|term| term.id)
        .collect();
    let found: Vec<&Term> = if wanted.is_empty() {
        all.iter().collect()
    } else {
        let index: Vec<Indexed<'_>> = all.iter().map(Indexed::of).collect();
        find(index.iter(), &wanted).into_iter().map(|one| one.term).collect()
    };
    let editor = look.person.may(EDITORS);
    let (proposed, waiting) = proposals::pages::section(look, &all, editor).await?;
    let changing = look.query.contains_key("change");
    let panels = look.panels("glossary", "").await?;
    let title = look.t("page-glossary");
    let body = html! {
        h1 { (title) }
        p class="soft" { (look.say(&say!("glossary-about", count = all.len(), own = own.len()))) }
        form class="find" role="search" method="get" {
            input type="search" name="q" value=(wanted) aria-label=(look.t("glossary-find-label"))
                placeholder=(look.t("glossary-find-hint"));
            button { (look.t("glossary-find")) }
        }
        @if waiting { (proposed) }
        @if found.is_empty() {
            p class="empty" { (look.say(&say!("glossary-nothing-found", wanted = wanted))) }
        } @else {
            (table(look, found.get(from(look)..).unwrap_or_default(), &own, editor))
            (more(look, found.len(), &wanted))
            @if !wanted.is_empty() && found.len() == FOUND_AT_MOST {
                p class="facts" { (look.say(&say!("glossary-first-found", count = found.len()))) }
            }
        }
        @if !waiting { (proposed) }
        @if editor && !changing { (form(look)) } @else { (proposals::pages::form(look, &all)) }
        (files(look, editor))
        @for panel in &panels { (panel) }
    };
    Ok(View { title, body, class: "page" })
}

fn table(look: &Look<'_>, found: &[&Term], own: &BTreeSet<String>, editor: bool) -> Markup {
    let languages = &look.group.languages;
    html! {
        table class="stack" {
            thead { tr {
                @for lang in languages { th scope="col" { (look.say(&say!("glossary-language", language = lang))) } }
                th scope="col" { (look.t("glossary-rule")) }
                th scope="col" { (look.t("glossary-note")) }
                td {}
            } }
            tbody { @for term in found.iter().take(PAGE) { tr {
                @for lang in languages {
                    td data-name=(look.say(&say!("glossary-language", language = lang))) lang=(lang.code()) {
                        @match wording(term, lang) {
                            Some(text) => (look.say(&text)),
                            None => span class="soft" { "–" },
                        }
                    }
                }
                td data-name=(look.t("glossary-rule")) {
                    (look.say(&treated(term)))
                    @if own.contains(&term.id) { " " span class="facts" { (look.t("glossary-own")) } }
                }
                td class="soft" data-name=(look.t("glossary-note")) { (note(look, term)) }
                td data-name="" {
                    a class="facts" href=(format!("?change={}#propose", term.id)) { (look.t("glossary-change")) }
                    @if editor {
                        @if own.contains(&term.id) {
                            " " (parts::act(
                                look,
                                "glossary remove",
                                &[("term", &term.id), ("back", "glossary")],
                                &look.t("glossary-do-remove"),
                                "quiet bad",
                            ))
                        }
                    }
                }
            } } }
        }
    }
}

/// How many terms stand on the pages before this one.
fn from(look: &Look<'_>) -> usize {
    look.query.get("from").and_then(|from| from.parse().ok()).unwrap_or(0)
}

/// The way to the next page, if there is one.
fn more(look: &Look<'_>, found: usize, wanted: &str) -> Markup {
    let next = from(look).saturating_add(PAGE);
    html! {
        @if next < found {
            form method="get" {
                @if !wanted.is_empty() { input type="hidden" name="q" value=(wanted); }
                button name="from" value=(next) { (look.say(&say!("glossary-next", count = found - next))) }
            }
        }
    }
}

/// The note in the reader's language; else the one there is, with its language named.
fn note(look: &Look<'_>, term: &Term) -> Markup {
    let here = term.notes.get(look.lang());
    let other = term.notes.iter().next();
    html! {
        @if let Some(text) = here { (text) }
        @else if let Some((lang, text)) = other { span lang=(lang.code()) { (text) } }
    }
}

fn form(look: &Look<'_>) -> Markup {
    let inner = html! {
        @for lang in &look.group.languages {
            label {
                (look.say(&say!("glossary-language", language = lang)))
                input name=(format!("wording.{lang}")) lang=(lang.code()) required
                    maxlength=(rules::WORDING_LIMIT) autocomplete="off";
            }
        }
        label { (look.t("glossary-acronym"))
            input name="acronym" maxlength=(rules::ACRONYM_LIMIT) autocomplete="off" spellcheck="false"; }
        label { span {
            input type="checkbox" name="keep" value="yes"; " " (look.t("glossary-keep"))
        } }
        label { (look.t("glossary-note"))
            input name="remark" maxlength=(rules::NOTE_LIMIT) autocomplete="off"; }
        div class="row" { button type="submit" { (look.t("glossary-do-add")) } }
        p class="facts" { (look.t("glossary-add-about")) }
    };
    html! {
        section id="add" {
            h2 { (look.t("glossary-add-title")) }
            div class="form" { (parts::form(look, "glossary add", &[("back", "glossary")], &inner)) }
        }
    }
}

/// Taking the terms along, and for those who may, the way to bring some in.
fn files(look: &Look<'_>, editor: bool) -> Markup {
    let take = |fields: &[(&str, &str)], label: &str| {
        let fields = [fields, &[("back", "glossary")]].concat();
        parts::download(look, "glossary export", &fields, &look.t(label))
    };
    html! {
        section id="files" {
            h2 { (look.t("glossary-files")) }
            div class="row" {
                (take(&[], "glossary-do-export"))
                (take(&[("separator", "semicolon")], "glossary-do-export-semicolon"))
                (take(&[("which", "own")], "glossary-do-export-own"))
                @if editor { a class="button" href=(look.path("glossary/import")) { (look.t("page-glossary-import")) } }
            }
            p class="facts" { (look.t("glossary-files-about")) }
        }
    }
}
