//! A form derived from a command: what a platform shows when somebody gave a command without what
//! it needs. What it sends back is [`What::Submitted`](super::What::Submitted), with the fields
//! under the parameters' names in the code.

use super::args::Raw;
use super::ask::{Base, GroupRef};
use super::command::{Asks, Command, Kind, Param};
use super::out::{Field, Out};
use super::table::usage;
use crate::foundation::i18n::{Reader, Say, Value};

/// What a command that was given still has to be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// The command, by its path in the code.
    pub path: &'static str,
    /// The group it is meant for, by its slug.
    pub group: Option<String>,
    /// What was given already.
    pub given: Raw,
    /// What the command does.
    pub title: String,
    /// What is asked: what it needs first.
    pub fields: Vec<Field>,
}

/// Whether something of this name was given, in any language.
fn has(given: &Raw, name: &str) -> bool {
    let is_it = |key: &str| {
        key.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    given.iter().any(|(key, text)| is_it(key) && !text.trim().is_empty())
}

/// Whether a command that was given so still has to be asked something.
#[must_use]
pub fn asks(command: &Command, given: &Raw) -> bool {
    command.params.iter().any(|param| param.required && !has(given, param.name))
        || asks_besides(command, given).is_some()
}

/// What is asked though the command could be given without it.
fn asks_besides(command: &Command, given: &Raw) -> Option<Asks> {
    command.asks.filter(|asks| !asks.unless.iter().any(|name| has(given, name)))
}

/// The form of what a command still has to be asked; none if it can be done as it was given.
#[must_use]
pub fn asking(
    base: &Base,
    command: &Command,
    group: Option<&GroupRef>,
    reader: &Reader,
    given: &Raw,
) -> Option<Asking> {
    if !asks(command, given) {
        return None;
    }
    let besides = asks_besides(command, given);
    let Out::Form { title, mut fields, .. } = form(base, command, group, reader) else {
        return None;
    };
    let wanted = |field: &Field| {
        let asked = besides.or(command.asks).map_or(&[][..], |asks| asks.fields);
        let name = command.param(&field.name)?.name;
        let place = asked.iter().position(|one| *one == name);
        if given.get(&field.name).is_some_and(|text| !text.trim().is_empty()) {
            return None;
        }
        if field.required { Some((0, 0)) } else { place.map(|place| (1, place)) }
    };
    fields.retain(|field| wanted(field).is_some());
    fields.sort_by_key(|field| wanted(field));
    let group = group.map(|group| group.slug.clone());
    Some(Asking { path: command.path, group, given: given.clone(), title, fields })
}

/// The form of a command for one reader; texts by language become one field a language of the
/// group.
#[must_use]
pub fn form(base: &Base, command: &Command, group: Option<&GroupRef>, reader: &Reader) -> Out {
    let mut fields = Vec::new();
    for param in &command.params {
        let label = base.words.say(reader, &Say::new(format!("param-{}", param.name)));
        if let Kind::Texts(_) = param.kind {
            for lang in group.into_iter().flat_map(|group| &group.languages) {
                fields.push(Field {
                    name: format!("{}.{}", param.name, lang.code()),
                    label: base.words.value(reader, &Value::Language(lang.clone())),
                    required: param.required,
                    choices: Vec::new(),
                });
            }
            continue;
        }
        fields.push(Field {
            name: param.name.to_owned(),
            label,
            required: param.required,
            choices: choices(base, param, group, reader),
        });
    }
    Out::Form {
        title: base.words.say(reader, &Say::new(format!("{}.about", command.id()))),
        line: usage(base, command, group, reader),
        fields,
    }
}

fn choices(
    base: &Base,
    param: &Param,
    group: Option<&GroupRef>,
    reader: &Reader,
) -> Vec<(String, String)> {
    match param.kind {
        Kind::Choice(of, codes) => codes
            .iter()
            .map(|code| {
                let name = base.words.say(reader, &Say::new(format!("choice-{of}-{code}")));
                ((*code).to_owned(), name)
            })
            .collect(),
        Kind::Language => group
            .into_iter()
            .flat_map(|group| &group.languages)
            .map(|lang| (lang.code().to_owned(), base.words.language(reader, lang)))
            .collect(),
        _ => Vec::new(),
    }
}
