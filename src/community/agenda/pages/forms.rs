//! The forms of the agenda: what a coordinator can do on its pages, each a command that can be typed too.

use maud::{Markup, html};

use crate::community::agenda::ladder::store::Milestone;
use crate::community::agenda::processes;
use crate::community::agenda::processes::{Process, What, duties};
use crate::community::agenda::templates::rules::{Of, Template};
use crate::community::people::members::store::Member;
use crate::foundation::i18n::Lang;
use crate::foundation::page::{Look, parts};
use crate::say;

fn language(look: &Look<'_>, lang: &Lang) -> String {
    look.say(&say!("agenda-language", language = lang))
}

/// A day, as browsers ask for one.
fn day(look: &Look<'_>, name: &str, label: &str, required: bool) -> Markup {
    html! { label { (look.t(label)) input type="date" name=(name) required[required]; } }
}

/// To put a process on the agenda.
pub(super) fn add(look: &Look<'_>, kinds: &[Template]) -> Markup {
    let lang = look.lang().clone();
    let inner = html! {
        label { (look.t("agenda-slug-label"))
            input name="slug" required maxlength="40" autocomplete="off" spellcheck="false" pattern="[a-z][a-z0-9\\-]{1,39}"; }
        label { (look.t("agenda-label-kind"))
            select name="kind" { @for kind in kinds { option value=(kind.code) { (look.say(&kind.name(&lang))) } } } }
        @for lang in &look.group.languages {
            label { (look.say(&say!("agenda-title-label", language = lang)))
                input name=(format!("texts.{lang}")) lang=(lang.code()) maxlength=(processes::TITLE_LIMIT) autocomplete="off"; }
        }
        (day(look, "closes", "agenda-closes-label", false))
        label { (look.t("agenda-label-address")) input type="url" name="address" maxlength="500" autocomplete="off"; }
        div class="row" { button type="submit" { (look.t("agenda-do-add")) } }
        p class="facts" { (look.t("agenda-add-about")) }
    };
    html! {
        section id="add" {
            h2 { (look.t("agenda-add-title")) }
            div class="form" { (parts::form(look, "process add", &[("back", "agenda")], &inner)) }
        }
    }
}

/// To bring in what others publish; what it would do is shown first.
pub(super) fn import(look: &Look<'_>) -> Markup {
    let inner = html! {
        label { (look.t("agenda-import-label"))
            textarea name="brought" rows="3" required spellcheck="false" {} }
        div class="row" { button type="submit" { (look.t("agenda-do-import")) } }
        p class="facts" { (look.t("agenda-import-about")) }
    };
    let sure = [("sure", "yes"), ("back", "agenda")];
    html! {
        section id="import" {
            h2 { (look.t("agenda-import-title")) }
            div class="form" { (parts::form(look, "process import", &[], &inner)) }
            (parts::act(look, "process import", &sure, &look.t("agenda-do-import-sure"), "quiet"))
        }
    }
}

/// To take the agenda along as a file.
pub(super) fn export(look: &Look<'_>) -> Markup {
    html! {
        section id="export" {
            h2 { (look.t("agenda-export-title")) }
            div class="row" {
                @for form in ["csv", "json", "markdown", "html"] {
                    (parts::download(look, "process export", &[("form", form)], &look.t(&format!("choice-sheet-{form}"))))
                }
            }
        }
    }
}

/// To have the dates in a calendar of one's own: of one process, or of all.
pub(super) fn calendar(look: &Look<'_>, one: Option<&Process>) -> Markup {
    // Without a way back the script shows the answer where one is, and nothing keeps the secret in it.
    let fields: Vec<(&str, &str)> = one.iter().map(|one| ("process", one.slug.as_str())).collect();
    let inner = html! {
        @if one.is_none() {
            label { span { input type="checkbox" name="mine" value="yes"; " " (look.t("agenda-calendar-mine")) } }
        }
        div class="row" { button type="submit" { (look.t("agenda-do-calendar")) } }
        p class="facts" { (look.t("agenda-calendar-about")) }
    };
    html! {
        section id="calendar" {
            h2 { (look.t("agenda-calendar-title")) }
            div class="form" { (parts::form(look, "process calendar", &fields, &inner)) }
        }
    }
}

/// A note, by any member.
pub(super) fn note(look: &Look<'_>, one: &Process) -> Markup {
    let back = format!("agenda/{}", one.slug);
    let inner = html! {
        label { (look.t("agenda-note-label"))
            textarea name="text" rows="2" required maxlength=(processes::TEXT_LIMIT) {} }
        div class="row" { button type="submit" { (look.t("agenda-do-note")) } }
    };
    let fields = [("process", one.slug.as_str()), ("back", back.as_str())];
    html! { div class="form" { (parts::form(look, "process note", &fields, &inner)) } }
}

/// To say that a step is done, or is not.
pub(super) fn step(look: &Look<'_>, one: &Process, milestone: &Milestone) -> Markup {
    let back = format!("agenda/{}", one.slug);
    let mut fields = vec![
        ("process", one.slug.as_str()),
        ("step", milestone.step.as_str()),
        ("back", back.as_str()),
    ];
    let label = if milestone.done.is_some() {
        fields.push(("undone", "yes"));
        "agenda-do-undone"
    } else {
        "agenda-do-done"
    };
    parts::act(look, "process step", &fields, &look.t(label), "quiet")
}

/// Everything a coordinator changes of a process.
pub(super) fn change(
    look: &Look<'_>,
    one: &Process,
    template: &Template,
    members: &[Member],
) -> Markup {
    let back = format!("agenda/{}", one.slug);
    let fields = [("process", one.slug.as_str()), ("back", back.as_str())];
    html! {
        section id="change" {
            h2 { (look.t("agenda-change-title")) }
            details { summary { (look.t("agenda-change-closing")) }
                div class="form" { (parts::form(look, "process deadline", &fields, &closing(look))) } }
            @if one.closes.is_some() {
                details { summary { (look.t("agenda-change-ladder")) }
                    div class="form" { (parts::form(look, "process ladder", &fields, &pace(look, one))) } }
            }
            details { summary { (look.t("agenda-change-stage")) }
                div class="form" { (parts::form(look, "process stage", &fields, &stage(look, one, template))) } }
            details { summary { (look.t("agenda-change-texts")) }
                @for what in [What::Title, What::Why, What::Status] {
                    @let about = [("process", one.slug.as_str()), ("about", what.code()), ("back", back.as_str())];
                    div class="form" { (parts::form(look, "process describe", &about, &texts(look, one, what))) }
                } }
            details { summary { (look.t("agenda-change-output")) }
                div class="form" { (parts::form(look, "process output", &fields, &output(look, one, template))) } }
            details { summary { (look.t("agenda-change-duties")) }
                div class="form" { (parts::form(look, "process assign", &fields, &assign(look, members))) } }
            details { summary { (look.t("agenda-change-document")) }
                div class="form" { (parts::form(look, "process document", &fields, &document(look))) } }
        }
    }
}

fn keep(look: &Look<'_>) -> Markup {
    html! { div class="row" { button type="submit" { (look.t("agenda-do-keep")) } } }
}

fn reason(look: &Look<'_>) -> Markup {
    html! { label { (look.t("agenda-label-reason")) input name="reason" maxlength="300" autocomplete="off"; } }
}

fn closing(look: &Look<'_>) -> Markup {
    html! { (day(look, "on", "agenda-closes-label", true)) (reason(look)) (keep(look)) }
}

fn pace(look: &Look<'_>, one: &Process) -> Markup {
    html! {
        label { (look.t("agenda-label-pace"))
            select name="pace" {
                @for code in ["whole", "short", "pending"] {
                    option value=(code) selected[one.pace == code] { (look.t(&format!("agenda-pace-{code}"))) }
                }
            }
        }
        (keep(look))
    }
}

fn stage(look: &Look<'_>, one: &Process, template: &Template) -> Markup {
    let lang = look.lang().clone();
    html! {
        label { (look.t("agenda-stage"))
            select name="stage" {
                @for code in template.all_stages() {
                    option value=(code) selected[one.stage == code] { (look.say(&template.called(Of::Stage, &code, &lang))) }
                }
            }
        }
        (day(look, "on", "agenda-since-label", false)) (reason(look)) (keep(look))
    }
}

fn texts(look: &Look<'_>, one: &Process, what: What) -> Markup {
    let limit = if what == What::Title { processes::TITLE_LIMIT } else { processes::TEXT_LIMIT };
    html! {
        fieldset {
            legend { (look.t(&format!("agenda-about-{}", what.code()))) }
            @for lang in &look.group.languages {
                label { (language(look, lang))
                    textarea name=(format!("texts.{lang}")) lang=(lang.code()) rows="2" maxlength=(limit) {
                        (one.texts.get(&(what, lang.clone())).map_or("", String::as_str))
                    }
                }
            }
            (keep(look))
        }
    }
}

fn output(look: &Look<'_>, one: &Process, template: &Template) -> Markup {
    let lang = look.lang().clone();
    html! {
        label { (look.t("agenda-label-output"))
            select name="output" {
                @for output in &template.outputs {
                    option value=(output.code) selected[one.output.as_ref() == Some(&output.code)] {
                        (look.say(&template.called(Of::Output, &output.code, &lang)))
                    }
                }
            }
        }
        (reason(look))
        label { (look.t("agenda-number-label")) input name="number" maxlength="60" autocomplete="off"
            value=(one.output_number.clone().unwrap_or_default()); }
        (keep(look))
    }
}

fn assign(look: &Look<'_>, members: &[Member]) -> Markup {
    html! {
        label { (look.t("agenda-label-duty"))
            select name="duty" { @for duty in duties::DUTIES { option value=(duty) { (look.say(&duties::called(duty))) } } } }
        label { (look.t("agenda-label-member"))
            select name="member" {
                option value="" { (look.t("agenda-nobody")) }
                @for member in members { option value=(format!("@{}", member.handle)) { (member.name) } }
            }
        }
        label { span { input type="checkbox" name="vacant" value="yes"; " " (look.t("agenda-vacant-label")) } }
        (keep(look))
    }
}

fn document(look: &Look<'_>) -> Markup {
    html! {
        label { (look.t("agenda-document-title")) input name="heading" required maxlength="160" autocomplete="off"; }
        label { (look.t("agenda-label-address")) input type="url" name="address" maxlength="500" autocomplete="off"; }
        label { (look.t("agenda-label-language"))
            select name="language" { @for lang in &look.group.languages { option value=(lang.code()) { (language(look, lang)) } } } }
        label { (look.t("agenda-document-state"))
            select name="state" { @for state in ["final", "draft", "missing"] { option value=(state) { (look.t(&format!("choice-paper-{state}"))) } } } }
        (keep(look))
    }
}
