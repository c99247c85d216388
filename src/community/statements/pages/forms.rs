//! The forms of a statement: each a command that can be typed too.

use maud::{Markup, html};

use crate::community::statements::rules::LEVELS;
use crate::community::statements::store::{Row, voices::Comment};
use crate::community::statements::{drafting, voices};
use crate::foundation::page::{Look, parts};
use crate::say;

fn button(look: &Look<'_>, label: &str) -> Markup {
    html! { div class="row" { button type="submit" { (look.t(label)) } } }
}

/// To begin a statement.
pub(super) fn open(look: &Look<'_>, slug: &str) -> Markup {
    let back = format!("statements/{slug}");
    let fields = [("process", slug), ("back", back.as_str())];
    parts::act(look, "statement open", &fields, &look.t("statements-do-open"), "")
}

/// To write a section, in every language.
pub(super) fn section(look: &Look<'_>, slug: &str, row: Option<&Row>) -> Markup {
    let back = format!("statements/{slug}");
    let number = row.map(|row| row.section.number.to_string());
    let version = row.map(|row| row.version.to_string());
    let mut fields = vec![("process", slug), ("back", back.as_str())];
    fields.extend(number.as_deref().map(|number| ("section", number)));
    fields.extend(version.as_deref().map(|version| ("version", version)));
    let inner = html! {
        @for lang in &look.group.languages {
            label { (look.say(&say!("agenda-language", language = lang)))
                textarea name=(format!("texts.{lang}")) lang=(lang.code()) rows="5" maxlength=(drafting::TEXT_LIMIT) {
                    (row.and_then(|row| row.section.texts.get(lang)).map_or("", String::as_str))
                }
            }
        }
        @let label = match row {
            Some(row) => look.say(&say!("statements-do-keep", number = row.section.number)),
            None => look.t("statements-do-add-it"),
        };
        div class="row" { button type="submit" { (label) } }
    };
    html! { div class="form" { (parts::form(look, "statement section", &fields, &inner)) } }
}

/// To comment.
pub(super) fn comment(look: &Look<'_>, slug: &str, sections: usize) -> Markup {
    let back = format!("statements/{slug}");
    let fields = [("process", slug), ("back", back.as_str())];
    let inner = html! {
        label { (look.t("statements-label-section"))
            select name="section" {
                option value="" { (look.t("statements-whole")) }
                @for number in 1..=sections {
                    option value=(number) { (look.say(&say!("statements-section", number = number))) } }
            }
        }
        label { (look.t("statements-label-comment"))
            textarea name="text" rows="3" required maxlength=(voices::TEXT_LIMIT) {} }
        (button(look, "statements-do-comment"))
    };
    html! { div class="form" { (parts::form(look, "statement comment", &fields, &inner)) } }
}

/// To answer a comment.
pub(super) fn answer(look: &Look<'_>, slug: &str, one: &Comment) -> Markup {
    let (back, number) = (format!("statements/{slug}"), one.number.to_string());
    let fields = [("process", slug), ("comment", number.as_str()), ("back", back.as_str())];
    let inner = html! {
        label { (look.t("statements-label-answer")) input name="text" required maxlength=(voices::TEXT_LIMIT) autocomplete="off"; }
        (button(look, "statements-do-answer"))
    };
    let summary = look.say(&say!("statements-do-answer-number", number = one.number));
    html! { details class="fold" { summary { (summary) }
    div class="form" { (parts::form(look, "statement answer", &fields, &inner)) } } }
}

/// To take a section out; earlier versions still have it.
pub(super) fn drop(look: &Look<'_>, slug: &str, row: &Row) -> Markup {
    let (back, number) = (format!("statements/{slug}"), row.section.number.to_string());
    let version = row.version.to_string();
    let fields = [
        ("process", slug),
        ("section", number.as_str()),
        ("version", version.as_str()),
        ("drop", "yes"),
        ("back", back.as_str()),
    ];
    let label = look.say(&say!("statements-do-drop", number = row.section.number));
    parts::act(look, "statement section", &fields, &label, "quiet")
}

/// To attach one's minority view, or to take it back if there is one.
pub(super) fn minority(look: &Look<'_>, slug: &str, mine: bool) -> Markup {
    let back = format!("statements/{slug}");
    let fields = [("process", slug), ("back", back.as_str())];
    let undo = [("process", slug), ("undo", "yes"), ("back", back.as_str())];
    let inner = html! {
        @for lang in &look.group.languages {
            label { (look.say(&say!("agenda-language", language = lang)))
                textarea name=(format!("texts.{lang}")) lang=(lang.code()) rows="3" maxlength=(drafting::TEXT_LIMIT) {} }
        }
        (button(look, "statements-do-minority"))
    };
    html! { details class="fold" { summary { (look.t("statements-minority-about")) }
    p class="soft" { (look.t("statements-minority-how")) }
    div class="form" { (parts::form(look, "statement minority", &fields, &inner)) }
    @if mine { (parts::act(look, "statement minority", &undo, &look.t("statements-do-withdraw"), "quiet")) } } }
}

/// What a writer does with the whole: keep a version, call for comments, submit; the outcome once it is out.
pub(super) fn steps(look: &Look<'_>, slug: &str, submitted: bool) -> Markup {
    let back = format!("statements/{slug}");
    let fields = [("process", slug), ("back", back.as_str())];
    // What has gone out can still be voted on.
    let labels: &[&str] = if submitted { &["ratified"] } else { &["draft", "final", "ratified"] };
    let version = html! {
        label { (look.t("statements-label-version"))
            select name="label" { @for label in labels {
                option value=(label) { (look.t(&format!("choice-label-{label}"))) } } } }
        (button(look, "statements-do-version"))
    };
    let call = html! {
        label { (look.t("statements-label-until")) input type="date" name="until" required; }
        (button(look, "statements-do-call"))
    };
    let submit = html! {
        p class="soft" { (look.t("statements-submit-about")) }
        label { (look.t("statements-label-advice"))
            select name="advice" required {
                option value="" { "–" }
                option value="no" { (look.t("choice-advice-no")) }
                option value="yes" { (look.t("choice-advice-yes")) }
            } }
        label { (look.t("statements-label-number")) input name="number" maxlength="60" autocomplete="off"; }
        label { span { input type="checkbox" name="anyway" value="yes"; " " (look.t("statements-anyway")) } }
        (button(look, "statements-do-submit"))
    };
    let outcome = html! {
        @for lang in &look.group.languages {
            label { (look.say(&say!("agenda-language", language = lang)))
                textarea name=(format!("texts.{lang}")) lang=(lang.code()) rows="3" maxlength=(drafting::TEXT_LIMIT) {} }
        }
        (button(look, "statements-do-outcome"))
    };
    html! {
        section id="change" {
            h2 { (look.t("statements-next")) }
            @if submitted {
                details { summary { (look.t("statements-do-version")) }
                    div class="form" { (parts::form(look, "statement version", &fields, &version)) } }
                details { summary { (look.t("statements-do-outcome")) }
                    div class="form" { (parts::form(look, "statement outcome", &fields, &outcome)) } }
            } @else {
                details { summary { (look.t("statements-do-version")) }
                    div class="form" { (parts::form(look, "statement version", &fields, &version)) } }
                details { summary { (look.t("statements-do-call")) }
                    div class="form" { (parts::form(look, "statement call", &fields, &call)) } }
                details { summary { (look.t("statements-do-submit")) }
                    div class="form" { (parts::form(look, "statement submit", &fields, &submit)) } }
            }
        }
    }
}

/// For the chair, to designate the level of consensus.
pub(super) fn level(look: &Look<'_>, slug: &str, now: Option<&str>) -> Markup {
    let back = format!("statements/{slug}");
    let fields = [("process", slug), ("back", back.as_str())];
    let inner = html! {
        label { (look.t("statements-cover-level"))
            select name="level" required {
                @if now.is_none() { option value="" { "–" } }
                @for level in LEVELS {
                option value=(level) selected[now == Some(level)] { (look.t(&format!("statements-level-{level}"))) } } } }
        (button(look, "statements-do-level"))
    };
    html! { div class="form" { (parts::form(look, "statement level", &fields, &inner)) } }
}
