//! Discord's own commands, derived from the table: each first word is one, its second words are its
//! sub-commands, and what the menu on a message offers stands beside them. In English, with every other
//! language of the house as a localization. Pure: it registers nothing.
//!
//! A first word that were a command by itself as well as the first of others would be a sub-command of
//! the same name there, since Discord runs no command that has others under it. None is today.

mod names;
pub(super) mod options;

use std::fmt::Write;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use names::english;
use options::types;

use crate::foundation::i18n::{Reader, Say};
use crate::foundation::talk::{Base, Command, Menu};

pub(super) use names::{ABOUT, cut, spaced};

/// Discord's numbers of the types of commands.
const TYPED: u8 = 1;
const ON_A_MESSAGE: u8 = 3;

/// A name of a command in two words: the first, and the second if it has one.
fn words(base: &Base, command: &Command, reader: &Reader) -> (String, Option<String>) {
    let (head, tail) = command.path.split_once(' ').unwrap_or((command.path, ""));
    let whole = base.table.name(command.path, &reader.lang);
    if tail.is_empty() {
        let name = names::fit(&whole);
        return (name.clone(), is_shared(base, head).then_some(name));
    }
    let (first, second) = whole.split_once(' ').unwrap_or((&whole, ""));
    (names::fit(first), Some(names::fit(second)))
}

/// Whether a first word has second words.
fn is_shared(base: &Base, head: &str) -> bool {
    let begins = format!("{head} ");
    base.table.commands().iter().any(|one| one.path.starts_with(&begins))
}

fn about(base: &Base, id: &str, reader: &Reader) -> String {
    names::cut(&base.words.say(reader, &Say::new(format!("{id}.about"))), ABOUT)
}

/// A command with its options, under its first or its second word.
fn declared(base: &Base, command: &Command, second: bool) -> Value {
    let name = |reader: &Reader| {
        let (first, after) = words(base, command, reader);
        if second { after.unwrap_or_default() } else { first }
    };
    let id = command.id();
    let mut made = names::named(base, &name, Some(&|reader| about(base, &id, reader)));
    made["options"] = options::declared(base, command).into();
    made
}

/// Everything there is to register everywhere, in the order of the table.
#[must_use]
pub fn all(base: &Base) -> Vec<Value> {
    let mut heads: Vec<&str> = Vec::new();
    for command in base.table.commands() {
        let head = command.path.split(' ').next().unwrap_or_default();
        if !heads.contains(&head) {
            heads.push(head);
        }
    }
    let mut all: Vec<Value> = heads.into_iter().map(|head| under(base, head)).collect();
    all.extend(base.menus.iter().map(|menu| {
        let mut made = names::named(base, &|reader| called(base, menu, reader), None);
        made["type"] = ON_A_MESSAGE.into();
        made
    }));
    for one in &mut all {
        // On a server and alone with Puente; installed on servers, not by single people.
        one["contexts"] = json!([0, 1]);
        one["integration_types"] = json!([0]);
    }
    all
}

/// All that begins with one word.
fn under(base: &Base, head: &str) -> Value {
    let begins = format!("{head} ");
    let commands = base.table.commands();
    let mut made = if is_shared(base, head) {
        let of = |one: &&Command| one.path == head || one.path.starts_with(&begins);
        let second = commands.iter().filter(of).map(|command| {
            let mut one = declared(base, command, true);
            one["type"] = types::COMMAND.into();
            one
        });
        let id = format!("command-{head}");
        let name = |reader: &Reader| {
            let whole = base.table.name(head, &reader.lang);
            names::fit(&whole)
        };
        let mut made = names::named(base, &name, Some(&|reader| about(base, &id, reader)));
        made["options"] = second.collect();
        made
    } else {
        commands
            .iter()
            .find(|one| one.path == head)
            .map(|command| declared(base, command, false))
            .unwrap_or_default()
    };
    made["type"] = TYPED.into();
    made
}

fn called(base: &Base, menu: &Menu, reader: &Reader) -> String {
    names::cut(&base.words.say(reader, &Say::new(format!("menu-{}", menu.name))), names::NAME)
}

/// The same for one server: where a command can be used is told of those that are everywhere only.
#[must_use]
pub fn in_guild(mut all: Vec<Value>) -> Vec<Value> {
    for one in all.iter_mut().filter_map(Value::as_object_mut) {
        one.remove("contexts");
        one.remove("integration_types");
    }
    all
}

/// What tells one set of commands from another, so that they are registered only when they changed.
#[must_use]
pub fn fingerprint(all: &[Value]) -> String {
    let mut hash = Sha256::new();
    for one in all {
        hash.update(one.to_string());
        hash.update("\n");
    }
    hash.finalize().iter().take(16).fold(String::new(), |mut name, byte| {
        // Writing to a string does not fail.
        let _ = write!(name, "{byte:02x}");
        name
    })
}

/// The command Discord calls so, by its words there.
pub(super) fn named<'b>(base: &'b Base, first: &str, second: Option<&str>) -> Option<&'b Command> {
    let reader = Reader::new(english(), "UTC");
    let is = |command: &&Command| {
        let (head, tail) = words(base, command, &reader);
        head == first && tail.as_deref() == second
    };
    base.table.commands().iter().find(is)
}

/// What an entry of the menu on a message stands for.
pub(super) fn menu<'b>(base: &'b Base, name: &str) -> Option<&'b Menu> {
    let reader = Reader::new(english(), "UTC");
    base.menus.iter().find(|menu| called(base, menu, &reader) == name)
}
