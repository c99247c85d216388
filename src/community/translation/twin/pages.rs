//! The page on which two texts are compared: a box for each language, and under them what differs, with
//! the paragraphs side by side and the words marked in place. Nothing of the texts is kept: they come
//! with the form and go with the page.

use maud::{Markup, html};

use super::asked::{Known, LONGEST};
use super::{Report, Row, Unfit};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say};
use crate::foundation::page::{Look, View};
use crate::say;

/// A text as it was given, and the language of its box.
type Given = (Lang, String);

/// What came of comparing them, and whether they are in other languages than their boxes say; or why
/// they were not compared.
type Compared = std::result::Result<(Report, bool), Say>;

/// The page.
pub(in crate::community::translation) async fn twin(look: &mut Look<'_>) -> Result<View> {
    let field = |lang: &Lang| look.query.get(&named(lang)).cloned().unwrap_or_default();
    let given: Vec<Given> =
        look.group.languages.iter().map(|lang| (lang.clone(), field(lang))).collect();
    let asked = look.group.languages.iter().any(|lang| look.query.contains_key(&named(lang)));
    let result = if asked { Some(compared(look, &given).await?) } else { None };
    let title = look.t("page-twin");
    let body = html! {
        h1 { (title) }
        p class="soft" { (look.t("twin-about")) }
        (form(look, &given))
        @match &result {
            Some(Ok((report, swapped))) => (shown(look, report, *swapped)),
            Some(Err(say)) => section id="result" { p class="warned" role="alert" { (look.say(say)) } },
            None => {}
        }
    };
    Ok(View { title, body, class: "page" })
}

/// The field of a language.
fn named(lang: &Lang) -> String {
    format!("texts.{}", lang.code())
}

async fn compared(look: &mut Look<'_>, given: &[Given]) -> Result<Compared> {
    let written: Vec<Given> =
        given.iter().filter(|(_, text)| !text.trim().is_empty()).cloned().collect();
    if let Some(length) =
        written.iter().map(|(_, text)| text.chars().count()).find(|length| *length > LONGEST)
    {
        return Ok(Err(say!("twin-too-long", length = length, limit = LONGEST)));
    }
    let Ok(both) = <[Given; 2]>::try_from(written) else {
        return Ok(Err(say!("twin-needs-two")));
    };
    let group = look.group.clone();
    let known = Known::of(look.tx, &group).await?;
    // Long texts take a while: nobody else waits for them.
    let compared = tokio::task::spawn_blocking(move || {
        let [one, other] = &both;
        let report = known.compare([(Some(&one.0), &one.1), (Some(&other.0), &other.1)])?;
        let swapped = report.sides[0].lang != one.0 || report.sides[1].lang != other.0;
        Ok((report, swapped))
    });
    Ok(compared.await?.map_err(|unfit: Unfit| unfit.say()))
}

fn form(look: &Look<'_>, given: &[Given]) -> Markup {
    html! {
        form class="form whole" method="post" action=(look.path("twin#result")) {
            input type="hidden" name="csrf" value=(look.csrf);
            div class="halves" {
                @for (lang, text) in given {
                    div class="form" {
                        label { (look.say(&say!("twin-text-in", language = lang)))
                            textarea name=(named(lang)) lang=(lang.code()) rows="10" maxlength=(LONGEST)
                                spellcheck="false" autocomplete="off" { "\n" (text) }
                        }
                        label hidden { (look.t("twin-file"))
                            input type="file" accept=".md,.txt,.text,.markdown,text/plain,text/markdown" data-fills=(named(lang));
                        }
                    }
                }
            }
            div class="row" { button type="submit" class="primary" { (look.t("twin-do-compare")) } }
            p class="facts" { (look.say(&say!("twin-kept", limit = LONGEST))) }
        }
    }
}

/// What differs, and all of it side by side; `swapped` if they are in other languages than was said.
#[must_use]
pub fn shown(look: &Look<'_>, report: &Report, swapped: bool) -> Markup {
    let all = report.rows.len();
    let amiss = report.amiss().count();
    html! {
        section id="result" {
            h2 { (look.t("twin-result")) }
            p role="status" class=[(report.count() == 0).then_some("good")] { (look.say(&report.summary())) }
            @if swapped { p class="facts" { (look.t("twin-swapped")) } }
            @if amiss > 0 {
                ol class="twins" { @for row in report.amiss() { (row_of(look, report, row, true)) } }
            }
            details {
                summary class="open" { (look.say(&say!("twin-all", count = all))) }
                ol class="twins" { @for row in &report.rows { (row_of(look, report, row, false)) } }
            }
        }
    }
}

/// Paragraphs side by side; with what is to be said of them, if that is wanted.
fn row_of(look: &Look<'_>, report: &Report, row: &Row, says: bool) -> Markup {
    html! {
        li {
            div class="texts" {
                @for side in [0, 1] {
                    div {
                        p class="facts" { (look.say(&report.number(row, side))) }
                        @if !row.places[side].is_empty() {
                            p class="flowing" lang=(report.sides[side].lang.code()) {
                                @for (piece, mark) in report.pieces(row, side) {
                                    @let words = flowing(&piece);
                                    @if mark { mark { (words) } } @else { (words) }
                                }
                            }
                        }
                    }
                }
            }
            @if says {
                ul { @for found in &row.found {
                    li class="warn" { (look.say(&found.finding.say())) }
                } }
            }
        }
    }
}

/// Words without the breaks of wrapped lines; paragraphs stay apart.
fn flowing(text: &str) -> String {
    let paragraphs: Vec<String> = text.split("\n\n").map(|part| part.replace('\n', " ")).collect();
    paragraphs.join("\n\n")
}

/// Where the desk and the glossary lead to the page.
pub(in crate::community::translation) fn way(look: &Look<'_>) -> Markup {
    html! {
        section {
            h2 { (look.t("page-twin")) }
            p class="facts" { (look.t("twin-way")) }
            p { a class="button" href=(look.path("twin")) { (look.t("twin-do-open")) } }
        }
    }
}
