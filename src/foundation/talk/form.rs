//! A form derived from a command: what a platform shows when somebody gave a command without what
//! it needs. What it sends back is [`What::Submitted`](super::What::Submitted), with the fields
//! under the parameters' names in the code.

use super::ask::{Base, GroupRef};
use super::command::{Command, Kind, Param};
use super::out::{Field, Out};
use super::table::usage;
use crate::foundation::i18n::{Reader, Say, Value};

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
