//! The form of what a command still has to be asked, as Discord shows forms: at most five texts to
//! write. What has to be chosen among what there is, is chosen from a list first.

use serde_json::{Value, json};

use super::super::commands;
use super::handle::Meant;
use crate::foundation::i18n::{Lang, Reader, Say, Value as Word};
use crate::foundation::talk::args::Raw;
use crate::foundation::talk::form::Asking;
use crate::foundation::talk::out::Field;
use crate::foundation::talk::{Base, Kind};
use crate::say;

/// The most fields, and the longest title and label, in characters.
const FIELDS: usize = 5;
const TITLE: usize = 45;

/// The most characters somebody can write into one field.
const MOST: usize = 4_000;

/// From how many characters on a field has several lines.
const LINES: usize = 120;

/// The most choices of a list, and their longest name.
const CHOICES: usize = 25;
const CHOICE: usize = 100;

/// The longest words that stand in a list before anything is chosen, in characters.
const PLACEHOLDER: usize = 150;

/// The field that is chosen from a list before anything is written.
pub(super) fn first_choice(asking: &Asking) -> Option<&Field> {
    asking.fields.iter().find(|field| field.required && !field.choices.is_empty())
}

/// The fields that are written.
pub(super) fn written(asking: &Asking) -> impl Iterator<Item = &Field> {
    asking.fields.iter().take(FIELDS)
}

/// A form to write in, under its name for Discord; what was written before stands in it.
pub(super) fn modal(
    base: &Base,
    (asking, before): (&Asking, &Raw),
    reader: &Reader,
    name: &str,
) -> Value {
    let rows: Vec<Value> = written(asking)
        .map(|field| json!({ "type": 1, "components": [input(base, (asking, before), field, reader)] }))
        .collect();
    let title = commands::cut(&asking.title, TITLE);
    json!({ "title": title, "custom_id": name, "components": rows })
}

fn input(base: &Base, (asking, before): (&Asking, &Raw), field: &Field, reader: &Reader) -> Value {
    let command = base.table.find(asking.path).map(|(_, command)| command);
    let param = command.and_then(|command| command.param(&field.name));
    let most = match param.map(|param| param.kind) {
        Some(Kind::Text(most) | Kind::Rest(most) | Kind::Texts(most) | Kind::File(most)) => most,
        _ => CHOICE,
    };
    let label = match (param, field.name.split_once('.')) {
        (Some(_), Some((_, code))) => {
            base.words.say(reader, &say!("discord-option-language", language = &Lang::new(code)))
        }
        (Some(param), None) => {
            let about = Say::new(format!("param-{}.about", param.name));
            let about = base.words.say(reader, &about);
            // What fits says more than a word.
            if about.chars().count() <= TITLE { about } else { begun(&field.label) }
        }
        (None, _) => begun(&field.label),
    };
    let mut input = json!({
        "type": 4, "custom_id": field.name, "label": commands::cut(&label, TITLE),
        "style": if most > LINES { 2 } else { 1 }, "required": field.required,
        "max_length": most.min(MOST),
    });
    if !field.choices.is_empty() {
        let names = field.choices.iter().map(|(_, name)| commands::spaced(name).into());
        let either = base.words.value(reader, &Word::Either(names.collect()));
        input["placeholder"] = commands::cut(&plain(&either), CHOICE).into();
    }
    if let Some(value) = before.get(&field.name).filter(|text| !text.is_empty()) {
        input["value"] = value.chars().take(most.min(MOST)).collect::<String>().into();
    }
    input
}

/// Without the signs that keep directions apart, which a placeholder needs not.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect()
}

/// A word as the beginning of a line.
fn begun(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A list to choose one value from, under its name for Discord.
pub(super) fn list(field: &Field, name: &str) -> Value {
    let options: Vec<Value> = field
        .choices
        .iter()
        .filter(|(value, _)| value.chars().count() <= CHOICE)
        .take(CHOICES)
        .map(|(value, label)| json!({ "label": labelled(value, label), "value": value }))
        .collect();
    let asked = commands::cut(&begun(&field.label), PLACEHOLDER);
    let list = json!({ "type": 3, "custom_id": name, "placeholder": asked, "options": options });
    json!([{ "type": 1, "components": [list] }])
}

/// What can be chosen, as people read it: `S-1 · Urgent requests`.
pub(super) fn labelled(value: &str, label: &str) -> String {
    let whole = match label.trim() {
        "" => value.to_owned(),
        label if label == value => value.to_owned(),
        label => format!("{value} · {label}"),
    };
    commands::cut(&whole, CHOICE)
}

/// What stands for a form until it is sent.
pub(super) fn begun_of(asking: &Asking, on: Option<&str>, field: Option<&Field>) -> Meant {
    Meant::Begun(super::handle::Begun {
        path: asking.path.to_owned(),
        given: asking.given.clone(),
        on: on.map(str::to_owned),
        group: asking.group.clone(),
        field: field.map(|field| field.name.clone()),
        again: Vec::new(),
    })
}
