//! Proposals on the glossary page: what waits, beside what it would change, with the buttons for
//! whoever may press them; what was decided lately; and the form to propose.

use maud::{Markup, html};

use super::store::{self, Proposal};
use super::{REASON_LIMIT, author};
use crate::community::glossary::commands::wording;
use crate::community::glossary::rules::{self, displaced};
use crate::community::glossary::terms::Term;
use crate::community::people;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value};
use crate::foundation::page::{Look, parts};
use crate::say;

/// For how long a decision stands on the page, in seconds: 30 days.
const DECIDED_FOR: i64 = 30 * 24 * 60 * 60;
/// How many wordings of decided proposals are read.
const DECIDED_WORDINGS: i64 = 40;

/// What is shown of one proposal beside itself.
struct Told {
    one: Proposal,
    by: Value,
    decided_by: Option<Value>,
}

async fn with_names(look: &mut Look<'_>, all: Vec<Proposal>) -> Result<Vec<Told>> {
    let mut told = Vec::new();
    for one in all {
        let by = author(look.tx, look.base, &one).await?;
        let decided_by = match &one.decided {
            Some((Some(id), _)) => Some(people::named(look.tx, look.base, id).await?),
            Some((None, _)) => Some(say!("people-gone").into()),
            None => None,
        };
        told.push(Told { one, by, decided_by });
    }
    Ok(told)
}

/// What waits and what was decided lately, and whether anything waits.
pub(in crate::community::glossary) async fn section(
    look: &mut Look<'_>,
    known: &[Term],
    editor: bool,
) -> Result<(Markup, bool)> {
    let group = look.group.id.clone();
    let open = store::open(look.tx, &group).await?;
    let since = look.now.plus_seconds(-DECIDED_FOR);
    let decided = store::decided(look.tx, &group, since, DECIDED_WORDINGS).await?;
    let (open, decided) = (with_names(look, open).await?, with_names(look, decided).await?);
    let title = look.t("glossary-proposals");
    let made = html! {
        section id="proposals" {
            h2 { (title) }
            @if open.is_empty() {
                p class="soft" { (look.t("glossary-proposals-none")) }
            } @else {
                ul class="list" { @for told in &open { li { (waiting(look, told, known, editor)) } } }
            }
            @if !decided.is_empty() {
                details {
                    summary class="open" { (look.t("glossary-proposals-decided")) }
                    ul class="list tight" { @for told in &decided { li { (settled(look, told)) } } }
                }
            }
        }
    };
    Ok((made, !open.is_empty()))
}

fn named(look: &Look<'_>, number: i64) -> String {
    look.say(&say!("glossary-proposal-label", number = number))
}

fn waiting(look: &Look<'_>, told: &Told, known: &[Term], editor: bool) -> Markup {
    let one = &told.one;
    let before = displaced(&one.term, one.changes.as_deref(), known);
    let number = format!("T-{}", one.number);
    let mine = one.by.as_ref() == Some(&look.person.id);
    html! {
        p { b { (named(look, one.number)) } " " span class="facts" {
            (look.say(&say!("glossary-proposal-by", name = told.by.clone(), at = one.at)))
        } }
        (beside(look, &before, &one.term, "glossary-after"))
        @if editor || mine {
            div class="row" {
                @if editor {
                    (parts::act(look, "glossary approve", &[("proposal", &number), ("back", "glossary#proposals")],
                        &look.t("glossary-do-approve"), ""))
                    details {
                        summary class="open" { (look.t("glossary-do-refuse-open")) }
                        div class="form" { (parts::form(look, "glossary refuse", &[("proposal", &number), ("back", "glossary#proposals")], &html! {
                            label { (look.t("glossary-refuse-reason"))
                                input name="reason" required maxlength=(REASON_LIMIT) autocomplete="off"; }
                            div class="row" { button type="submit" { (look.t("glossary-do-refuse")) } }
                            p class="facts" { (look.t("glossary-refuse-about")) }
                        })) }
                    }
                }
                @if mine {
                    (parts::act(look, "glossary withdraw", &[("proposal", &number), ("back", "glossary#proposals")],
                        &look.t("glossary-do-withdraw"), "quiet"))
                }
            }
        }
    }
}

/// A term beside what it takes the place of: what is now left, what would be right of it, under
/// a heading.
pub(in crate::community::glossary) fn beside(
    look: &Look<'_>,
    before: &[&Term],
    after: &Term,
    heading: &'static str,
) -> Markup {
    let heading = look.t(if before.is_empty() { "glossary-new" } else { heading });
    html! {
        table class="stack" {
            thead { tr {
                th scope="col" { (look.t("glossary-language-column")) }
                @if !before.is_empty() { th scope="col" { (look.t("glossary-before")) } }
                th scope="col" { (heading) }
            } }
            tbody { @for lang in &look.group.languages { tr {
                th scope="row" data-name=(look.t("glossary-language-column")) {
                    (look.say(&say!("glossary-language", language = lang)))
                }
                @if !before.is_empty() {
                    td class="soft" data-name=(look.t("glossary-before")) {
                        @for (place, old) in before.iter().enumerate() {
                            @if place > 0 { br; }
                            (cell(look, old, lang))
                        }
                    }
                }
                td data-name=(heading) {
                    (cell(look, after, lang))
                }
            } } }
        }
    }
}

fn cell(look: &Look<'_>, term: &Term, lang: &Lang) -> Markup {
    let text = wording(term, lang).unwrap_or_else(|| Say::new("glossary-no-wording"));
    html! {
        span lang=(lang.code()) {
            (look.say(&text))
            @if let Some(note) = term.notes.get(lang) { " " span class="facts" { (note) } }
        }
    }
}

fn settled(look: &Look<'_>, told: &Told) -> Markup {
    let one = &told.one;
    let text = super::in_a_line(&one.term, &look.group.languages);
    let name = told.decided_by.clone().unwrap_or_else(|| say!("people-gone").into());
    let at = one.decided.as_ref().map_or(one.at, |(_, at)| *at);
    let how = match &one.reason {
        Some(reason) => {
            say!("glossary-proposal-was-refused", name = name, at = at, reason = reason.as_str())
        }
        None => say!("glossary-proposal-was-approved", name = name, at = at),
    };
    html! {
        p { b { (named(look, one.number)) } " " (text) }
        p class="facts" { (look.say(&how)) }
    }
}

/// The form to propose; with the term it is to change filled in, if one is named in the address.
pub(in crate::community::glossary) fn form(look: &Look<'_>, known: &[Term]) -> Markup {
    let wanted = look.query.get("change").map(String::as_str);
    let before = wanted.and_then(|id| known.iter().find(|term| term.id == id));
    let empty = Term::default();
    let filled = before.unwrap_or(&empty);
    let inner = html! {
        @for lang in &look.group.languages {
            label {
                (look.say(&say!("glossary-language", language = lang)))
                input name=(format!("wording.{lang}")) lang=(lang.code()) required
                    value=(written(filled, lang)) maxlength=(rules::WORDING_LIMIT) autocomplete="off";
            }
        }
        @if before.is_none() {
            label { (look.t("glossary-acronym"))
                input name="acronym" maxlength=(rules::ACRONYM_LIMIT) autocomplete="off" spellcheck="false"; }
            label { span {
                input type="checkbox" name="keep" value="yes"; " " (look.t("glossary-keep"))
            } }
        }
        label { (look.t("glossary-note"))
            input name="remark" maxlength=(rules::NOTE_LIMIT) autocomplete="off"
                value=(filled.notes.get(look.lang()).map_or("", String::as_str)); }
        div class="row" { button type="submit" { (look.t("glossary-do-propose")) } }
        p class="facts" { (look.t("glossary-propose-about")) }
    };
    let mut fields = vec![("back", "glossary#proposals")];
    if let Some(term) = before {
        fields.push(("term", term.id.as_str()));
    }
    html! {
        section id="propose" {
            h2 { @if let Some(term) = before {
                (look.say(&say!("glossary-propose-change-title", text = super::in_a_line(term, &look.group.languages))))
            } @else { (look.t("glossary-propose-title")) } }
            div class="form" { (parts::form(look, "glossary propose", &fields, &inner)) }
        }
    }
}

/// A wording with its acronym, as it is typed; an acronym that cannot be read off the end of one
/// again stays as it is.
fn written(term: &Term, lang: &Lang) -> String {
    let text = term.texts.get(lang).map_or("", String::as_str);
    match term.acronyms.get(lang) {
        Some(acronym)
            if rules::with_acronym(&format!("{text} ({acronym})"))
                == (text, Some(acronym.as_str())) =>
        {
            format!("{text} ({acronym})")
        }
        _ => text.to_owned(),
    }
}
