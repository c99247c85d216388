//! What an application command may be: its names in every language, its options, its size.
//!
//! Source: `developers/interactions/application-commands` of Discord's documentation.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::Fault;
use super::message::length;

static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$").expect("a pattern")
});

/// The locales of `developers/reference`.
pub const LOCALES: [&str; 34] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl",
    "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th",
    "zh-CN", "ja", "zh-TW", "ko", "he", "ar",
];

/// The most that may be registered at once, by type.
const MOST: [(u64, usize); 4] = [(1, 100), (2, 15), (3, 15), (4, 1)];

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// Finds what is wrong with one command, or with all.
pub fn faults(body: &Value, edit: bool, faults: &mut Vec<Fault>) {
    let Some(all) = body.as_array() else { return command(body, "", edit, faults) };
    let mut names = BTreeSet::new();
    for (at, one) in all.iter().enumerate() {
        command(one, &format!("{at}."), false, faults);
        if !names.insert((one["type"].as_u64().unwrap_or(1), one["name"].as_str())) {
            let path = format!("{at}.name");
            faults.push(Fault::at(
                &path,
                "APPLICATION_COMMANDS_DUPLICATE_NAME",
                "Application command names must be unique",
            ));
        }
    }
    for (kind, most) in MOST {
        let many = all.iter().filter(|one| one["type"].as_u64().unwrap_or(1) == kind).count();
        if many > most {
            let said = format!("{many} commands of the type {kind}, and {most} may be");
            faults.push(Fault::at("", "APPLICATION_COMMAND_TOO_MANY", &said));
        }
    }
}

fn command(one: &Value, path: &str, edit: bool, faults: &mut Vec<Fault>) {
    let kind = one["type"].as_u64().unwrap_or(1);
    if kind == 1 {
        if !(edit && one.get("name").is_none()) {
            name(one, path, faults);
        }
        if !(edit && one.get("description").is_none()) {
            texts(one, "description", 100, path, faults);
        }
        options(list(&one["options"]), path, 0, faults);
        let size = size(one);
        if size > 8000 {
            let said = format!("Command exceeds maximum size (8000): {size}");
            faults.push(Fault::at(
                path.trim_end_matches('.'),
                "APPLICATION_COMMAND_TOO_LARGE",
                &said,
            ));
        }
    } else {
        texts(one, "name", 32, path, faults);
        if length(&one["description"]) > 0 || !list(&one["options"]).is_empty() {
            let path = format!("{path}description");
            faults.push(Fault::at(
                &path,
                "APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED",
                "not in a menu",
            ));
        }
    }
}

/// The name of a command or an option, in every language.
fn name(of: &Value, path: &str, faults: &mut Vec<Fault>) {
    texts(of, "name", 32, path, faults);
    let own = [(String::from("name"), &of["name"])];
    let others = of["name_localizations"].as_object().into_iter().flatten();
    let others = others.map(|(locale, name)| (format!("name_localizations.{locale}"), name));
    for (part, name) in own.into_iter().chain(others) {
        let Some(name) = name.as_str() else { continue };
        // One that is too long, or empty, is told so above.
        let fits = (1..=32).contains(&name.chars().count());
        if fits && (!NAME.is_match(name) || name.to_lowercase() != name) {
            let path = format!("{path}{part}");
            faults.push(Fault::at(
                &path,
                "APPLICATION_COMMAND_INVALID_NAME",
                "Command name is invalid",
            ));
        }
    }
}

/// A text with its localizations: none empty, none too long, none in a language nobody knows.
fn texts(of: &Value, part: &str, most: usize, path: &str, faults: &mut Vec<Fault>) {
    let mut hold = |path: &str, text: &Value| {
        if !(1..=most).contains(&length(text)) {
            let said = format!("Must be between 1 and {most} in length.");
            faults.push(Fault::at(path, "BASE_TYPE_BAD_LENGTH", &said));
        }
    };
    hold(&format!("{path}{part}"), &of[part]);
    let localized = &of[format!("{part}_localizations")];
    for (locale, text) in localized.as_object().into_iter().flatten() {
        hold(&format!("{path}{part}_localizations.{locale}"), text);
    }
    for (locale, _) in localized.as_object().into_iter().flatten() {
        if !LOCALES.contains(&locale.as_str()) {
            let path = format!("{path}{part}_localizations.{locale}");
            faults.push(Fault::at(
                &path,
                "APPLICATION_COMMAND_LOCALE_UNKNOWN",
                "nobody knows this locale",
            ));
        }
    }
}

/// Options, and those inside them.
fn options(all: &[Value], path: &str, depth: usize, faults: &mut Vec<Fault>) {
    let here = format!("{path}options");
    if all.len() > 25 {
        faults.push(Fault::at(&here, "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length."));
    }
    let inner = |one: &Value| matches!(one["type"].as_u64(), Some(1 | 2));
    if all.iter().any(inner) && !all.iter().all(inner) {
        let said = "Sub-command and sub-command group option types are mutually exclusive to all other types";
        faults.push(Fault::at(&here, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", said));
    }
    let mut names = BTreeSet::new();
    let mut optional = false;
    for (at, one) in all.iter().enumerate() {
        let path = format!("{here}.{at}.");
        name(one, &path, faults);
        texts(one, "description", 100, &path, faults);
        unique(one, &mut names, &path, faults);
        let required = one["required"] == true;
        if required && optional {
            let said = "Required options must be placed before non-required options";
            faults.push(Fault::at(
                &format!("{path}required"),
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                said,
            ));
        }
        optional |= !required;
        let kind = one["type"].as_u64().unwrap_or_default();
        if (kind == 1 && depth > 1) || (kind == 2 && depth > 0) {
            faults.push(Fault::at(
                &format!("{path}type"),
                "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                "too deep",
            ));
        }
        if inner(one) {
            options(list(&one["options"]), &path, depth + 1, faults);
        } else {
            choices(one, kind, &path, faults);
        }
    }
}

/// No two options are called the same, in any language.
fn unique(
    one: &Value,
    names: &mut BTreeSet<(String, String)>,
    path: &str,
    faults: &mut Vec<Fault>,
) {
    let own = one["name"].as_str().unwrap_or_default();
    let localized = &one["name_localizations"];
    for locale in LOCALES {
        let name = localized[locale].as_str().unwrap_or(own);
        if !names.insert((locale.to_owned(), name.to_owned())) {
            let said = format!("{name} is there twice in {locale}");
            faults.push(Fault::at(
                &format!("{path}name"),
                "APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
                &said,
            ));
            return;
        }
    }
}

/// What can be chosen: at most 25, each once, of the type of the option, and not completed as well.
fn choices(one: &Value, kind: u64, path: &str, faults: &mut Vec<Fault>) {
    let all = list(&one["choices"]);
    let here = format!("{path}choices");
    if all.len() > 25 {
        faults.push(Fault::at(&here, "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length."));
    }
    if one["autocomplete"] == true && (!all.is_empty() || !matches!(kind, 3 | 4 | 10)) {
        let said = "only texts and numbers without choices are completed";
        faults.push(Fault::at(
            &format!("{path}autocomplete"),
            "APPLICATION_COMMAND_AUTOCOMPLETE_INVALID",
            said,
        ));
    }
    if !all.is_empty() && !matches!(kind, 3 | 4 | 10) {
        faults.push(Fault::at(
            &here,
            "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID",
            "only of texts and numbers",
        ));
    }
    let mut seen = BTreeSet::new();
    for (at, choice) in all.iter().enumerate() {
        let path = format!("{here}.{at}.");
        texts(choice, "name", 100, &path, faults);
        let fits = match kind {
            3 => (1..=100).contains(&length(&choice["value"])),
            4 => choice["value"].is_i64() || choice["value"].is_u64(),
            _ => choice["value"].is_number(),
        };
        if !fits || !seen.insert(choice["value"].to_string()) {
            faults.push(Fault::at(
                &format!("{path}value"),
                "APPLICATION_COMMAND_OPTIONS_CHOICE_INVALID",
                "no value, or one there is already",
            ));
        }
    }
}

/// How large a command is, as Discord counts: its names, descriptions and values, of each language
/// the longest.
fn size(of: &Value) -> usize {
    let text = |part: &str| {
        let localized = of[format!("{part}_localizations")].as_object();
        let localized = localized.into_iter().flatten().map(|(_, text)| length(text));
        localized.max().unwrap_or(0).max(length(&of[part]))
    };
    let value = match &of["value"] {
        Value::Null => 0,
        Value::String(text) => text.chars().count(),
        value => value.to_string().len(),
    };
    let inside = list(&of["options"]).iter().chain(list(&of["choices"]));
    text("name") + text("description") + value + inside.map(size).sum::<usize>()
}
