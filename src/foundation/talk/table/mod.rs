//! The table of commands: which words in which language mean which command, what was given to it,
//! how it may go on, and how it is typed. Every platform derives its own form from here.

mod near;
mod read;

use std::collections::{BTreeMap, BTreeSet};

use super::args::Raw;
use super::ask::{Base, GroupRef, Person};
use super::command::{Command, Kind};
use super::heard::What;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Reader, Say, Words, fold};
use crate::refuse;

/// Every command, by its words in every language.
pub struct Table {
    commands: Vec<Command>,
    /// Folded first word in any language → the first word in the code.
    heads: BTreeMap<String, String>,
    /// Head in the code and folded second word → the command.
    tails: BTreeMap<(String, String), usize>,
    /// Folded parameter name in any language → its name in the code, by command.
    params: Vec<BTreeMap<String, &'static str>>,
    /// Language → head or path in the code → how it is typed.
    typed: BTreeMap<Lang, BTreeMap<String, String>>,
    /// What [`Kind::Choice`] calls it → every folded name of its choices, in every language.
    choices: BTreeMap<&'static str, BTreeSet<String>>,
    languages: Vec<Lang>,
}

/// A command as it was typed: which one, and what was given under which parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    /// Its place in [`Table::commands`].
    pub index: usize,
    /// What was given.
    pub raw: Raw,
}

fn names(words: &Words, id: &str) -> Vec<(Lang, String)> {
    let mut all = words.all_names(id);
    for (lang, also) in words.all_names(&format!("{id}.also")) {
        all.extend(also.split(',').map(|name| (lang.clone(), name.trim().to_owned())));
    }
    all
}

impl Table {
    /// Reads the names of `commands` from `words`.
    #[must_use]
    pub fn new(commands: Vec<Command>, words: &Words) -> Self {
        let mut table = Self {
            commands: Vec::new(),
            heads: BTreeMap::new(),
            tails: BTreeMap::new(),
            params: Vec::new(),
            typed: BTreeMap::new(),
            choices: BTreeMap::new(),
            languages: words.languages().to_vec(),
        };
        for (index, command) in commands.iter().enumerate() {
            let (head, tail) = command.path.split_once(' ').unwrap_or((command.path, ""));
            table.heads.insert(fold(head), head.to_owned());
            table.tails.insert((head.to_owned(), fold(tail)), index);
            for (lang, name) in names(words, &format!("command-{head}")) {
                table.heads.insert(fold(&name), head.to_owned());
                table.typed.entry(lang).or_default().entry(head.to_owned()).or_insert(name);
            }
            if !tail.is_empty() {
                for (lang, name) in names(words, &command.id()) {
                    table.tails.insert((head.to_owned(), fold(&name)), index);
                    let typed = table.typed.entry(lang).or_default();
                    typed.entry(command.path.to_owned()).or_insert(name);
                }
            }
            let mut params = BTreeMap::new();
            for param in &command.params {
                params.insert(fold(param.name), param.name);
                for (_, name) in names(words, &format!("param-{}", param.name)) {
                    params.insert(fold(&name), param.name);
                }
                if let Kind::Choice(of, codes) = param.kind {
                    let known = table.choices.entry(of).or_default();
                    for code in codes {
                        known.insert(fold(code));
                        let named = words.all_names(&format!("choice-{of}-{code}"));
                        known.extend(named.into_iter().map(|(_, name)| fold(&name)));
                    }
                }
            }
            table.params.push(params);
        }
        table.commands = commands;
        table
    }

    /// Every command, in the order the capabilities list them.
    #[must_use]
    pub fn commands(&self) -> &[Command] {
        &self.commands
    }

    /// A command by its path in the code.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<(usize, &Command)> {
        self.commands.iter().enumerate().find(|(_, command)| command.path == path)
    }

    /// How a command is typed in a language: `puente bandeja`.
    #[must_use]
    pub fn name(&self, path: &str, lang: &Lang) -> String {
        let typed = |key: &str, otherwise: &str| {
            self.typed
                .get(lang)
                .or_else(|| self.typed.get(&Lang::new("en")))
                .and_then(|names| names.get(key))
                .map_or(otherwise.to_owned(), Clone::clone)
        };
        match path.split_once(' ') {
            Some((head, tail)) => format!("{} {}", typed(head, head), typed(path, tail)),
            None => typed(path, path),
        }
    }

    /// A whole command line in a language: `!puente publicar S-1`.
    #[must_use]
    pub fn line(&self, path: &str, rest: &str, lang: &Lang) -> String {
        let name = self.name(path, lang);
        if rest.is_empty() { format!("!{name}") } else { format!("!{name} {rest}") }
    }

    /// The language a command was typed in: none if it is no command, or one that is called the same
    /// in several.
    #[must_use]
    pub fn spoken(&self, what: &What) -> Option<Lang> {
        let What::Said { text, .. } = what else { return None };
        let line = fold(self.command_in(text)?.trim_start_matches(['!', '/']));
        let begins = |lang: &&Lang| {
            let named = |command: &Command| {
                let name = fold(&self.name(command.path, lang));
                line.strip_prefix(&name)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            };
            self.commands.iter().any(named)
        };
        let mut found = self.languages.iter().filter(begins);
        let (one, another) = (found.next(), found.next());
        if another.is_some() { None } else { one.cloned() }
    }

    /// Reads a form that was filled in: the path of its command and its fields by their names in
    /// the code.
    ///
    /// # Errors
    /// A refusal that names the command or the field there is none of: a form is never half read.
    pub fn submitted(&self, path: &str, fields: &Raw) -> Result<Typed> {
        let Some((index, command)) = self.find(path) else {
            return refuse!("talk-no-such-command", given = path);
        };
        if let Some(key) = fields.keys().find(|key| !command.has_field(key)) {
            return refuse!("talk-no-such-field", given = read::short(key));
        }
        Ok(Typed { index, raw: fields.clone() })
    }

    /// How a half-typed command line may go on: at most twelve, as (whole text, command).
    #[must_use]
    pub fn complete(
        &self,
        text: &str,
        lang: &Lang,
        person: Option<&Person>,
    ) -> Vec<(String, &Command)> {
        let typed = fold(text.trim_start().trim_start_matches(['!', '/', '¡']));
        let mut found: Vec<(String, &Command)> = Vec::new();
        let mut languages = vec![lang];
        languages.extend(self.languages.iter().filter(|other| *other != lang));
        for language in languages {
            for command in &self.commands {
                let name = self.name(command.path, language);
                let allowed =
                    person.map_or(command.who == super::Who::Anyone, |one| one.may(command.who));
                let new = found.iter().all(|(_, known)| known.path != command.path);
                if allowed && new && fold(&name).starts_with(&typed) {
                    found.push((format!("!{name} "), command));
                }
            }
            if !found.is_empty() {
                break;
            }
        }
        found.truncate(12);
        found
    }
}

/// How a command is typed, as help shows it: `!puente descartar PEDIDO MOTIVO`; texts in the
/// languages of the group, or of the house where there is none.
#[must_use]
pub fn usage(base: &Base, command: &Command, group: Option<&GroupRef>, reader: &Reader) -> String {
    let languages = group.map_or(base.words.languages(), |group| &group.languages);
    let mut text = base.table.line(command.path, "", &reader.lang);
    for param in &command.params {
        let name = base.words.say(reader, &Say::new(format!("param-{}", param.name)));
        let shown = match (param.kind, param.named) {
            (Kind::Texts(_), _) => {
                let codes: Vec<_> =
                    languages.iter().map(|lang| format!("{}:…", lang.code())).collect();
                codes.join(" ")
            }
            (_, true) => format!("{name}:…"),
            _ => name.to_uppercase(),
        };
        text.push(' ');
        if param.required {
            text.push_str(&shown);
        } else {
            text.push_str(&format!("[{shown}]"));
        }
    }
    text
}
