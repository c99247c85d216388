//! The table of commands: which words in which language mean which command, what was given to it,
//! how it may go on, and how it is typed. Every platform derives its own form from here.

use std::collections::BTreeMap;

use super::args::Raw;
use super::ask::{Base, GroupRef, Person};
use super::command::{Command, Kind, Param};
use super::grammar::{self, GrammarError, Line, Word};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Reader, Say, Value, Words, fold, nearest};
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

    /// Reads a typed line, in whatever language its words are. In a group that writes German, `de:`
    /// is the German text and not the Spanish name of a parameter: hence the group.
    ///
    /// # Errors
    /// A refusal: the quote that was not closed, the nearest command to a misspelt one, what may
    /// follow a first word, or the parameter that does not exist.
    pub fn read(&self, text: &str, lang: &Lang, group: Option<&GroupRef>) -> Result<Typed> {
        let written = group.map_or(&[][..], |group| &group.languages);
        let line = grammar_read(grammar::read_first(text, 2), text)?;
        let Some(first) = plain(&line, 0).map(fold) else {
            return refuse!("talk-no-such-command", given = short(text));
        };
        let Some(head) = self.heads.get(&first) else {
            let known = self.heads.keys().map(String::as_str);
            return match nearest(&first, known).and_then(|near| self.heads.get(near)) {
                Some(near) => refuse!(
                    "talk-no-such-command-near",
                    given = first.as_str(),
                    near = format!("!{}", self.name(near, lang)),
                ),
                None => refuse!("talk-no-such-command", given = first.as_str()),
            };
        };
        let (index, words_used) = self.tail(head, &line, lang)?;
        let raw = match grammar::read(text) {
            Ok(line) => self.raw(index, &line, words_used, written)?,
            Err(error) => self.raw_rest(index, text, words_used, written, error)?,
        };
        Ok(Typed { index, raw })
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
            return refuse!("talk-no-such-field", given = short(key));
        }
        Ok(Typed { index, raw: fields.clone() })
    }

    fn tail(&self, head: &str, line: &Line, lang: &Lang) -> Result<(usize, usize)> {
        let second = plain(line, 1).map(fold);
        if let Some(second) = &second
            && let Some(index) = self.tails.get(&(head.to_owned(), second.clone()))
            && !second.is_empty()
        {
            return Ok((*index, 2));
        }
        if let Some(index) = self.tails.get(&(head.to_owned(), String::new())) {
            return Ok((*index, 1));
        }
        let subs: Vec<Value> = self
            .commands
            .iter()
            .filter(|command| command.path.starts_with(&format!("{head} ")))
            .map(|command| self.line(command.path, "", lang).into())
            .collect();
        let choices = Value::Either(subs);
        let Some(second) = second else {
            return refuse!("talk-which-of", head = self.name(head, lang), choices = choices);
        };
        let known = self.tails.keys().filter(|(of, _)| of == head).map(|(_, tail)| tail.as_str());
        match nearest(&second, known)
            .and_then(|near| self.tails.get(&(head.to_owned(), near.to_owned())))
        {
            Some(index) => refuse!(
                "talk-no-such-command-near",
                given = format!("{head} {second}"),
                near = format!("!{}", self.name(self.commands[*index].path, lang)),
            ),
            None => refuse!("talk-which-of", head = self.name(head, lang), choices = choices),
        }
    }

    fn raw(&self, index: usize, line: &Line, used: usize, written: &[Lang]) -> Result<Raw> {
        let command = &self.commands[index];
        let mut raw = Raw::new();
        let mut places = command
            .params
            .iter()
            .filter(|param| !param.named && !matches!(param.kind, Kind::Texts(_)));
        for (at, word) in line.words.iter().enumerate().skip(used) {
            if let Word::Named { name, value, .. } = word
                && let Some(key) = self.named(index, name, written)
            {
                raw.insert(key, value.clone());
                continue;
            }
            let text = match word {
                Word::Plain(text) | Word::Quoted(text) => text.clone(),
                Word::Named { .. } => line.written(at).to_owned(),
            };
            match places.next() {
                Some(Param { name, kind: Kind::Rest(_), .. }) => {
                    let last = at + 1 == line.words.len();
                    let rest = if last { text } else { line.rest(at).to_owned() };
                    raw.insert((*name).to_owned(), rest);
                    break;
                }
                Some(Param { name, .. }) => {
                    raw.insert((*name).to_owned(), text);
                }
                None => return refuse!("talk-too-much", given = text),
            }
        }
        Ok(raw)
    }

    /// A command that ends in free text takes it as it stands: stray quotes and length are its
    /// author's business.
    fn raw_rest(
        &self,
        index: usize,
        text: &str,
        used: usize,
        written: &[Lang],
        error: GrammarError,
    ) -> Result<Raw> {
        let places: Vec<_> =
            self.commands[index].params.iter().filter(|param| !param.named).collect();
        let Some(before) = places.iter().position(|param| matches!(param.kind, Kind::Rest(_)))
        else {
            return grammar_read(Err(error), text).map(|_| Raw::new());
        };
        let line = grammar_read(grammar::read_first(text, used + before), text)?;
        let mut raw = self.raw(index, &line, used, written)?;
        raw.insert(places[before].name.to_owned(), line.rest(used + before).to_owned());
        Ok(raw)
    }

    /// The key a named word goes under, if the command has such a parameter.
    fn named(&self, index: usize, name: &str, written: &[Lang]) -> Option<String> {
        let folded = fold(name);
        let known = self.params[index].get(&folded).map(|known| (*known).to_owned());
        let params = &self.commands[index].params;
        let Some(texts) = params.iter().find(|param| matches!(param.kind, Kind::Texts(_))) else {
            return known;
        };
        let text = format!("{}.{folded}", texts.name);
        if written.iter().any(|lang| lang.code() == folded) {
            return Some(text);
        }
        let looks_like_a_language =
            (2..=3).contains(&folded.len()) && folded.chars().all(|c| c.is_ascii_lowercase());
        known.or_else(|| looks_like_a_language.then_some(text))
    }

    /// The command whose words all stand in `head`, and how many arguments follow them there.
    #[must_use]
    pub fn begun(&self, head: &str) -> Option<(usize, usize)> {
        let line = grammar::read(head).ok()?;
        let first = plain(&line, 0).map(fold)?;
        let known = self.heads.get(&first)?;
        let second = plain(&line, 1).map(fold).unwrap_or_default();
        let (index, used) = match self.tails.get(&(known.clone(), second.clone())) {
            Some(index) if !second.is_empty() => (*index, 2),
            _ => (*self.tails.get(&(known.clone(), String::new()))?, 1),
        };
        let positional =
            line.words.iter().skip(used).filter(|word| !matches!(word, Word::Named { .. }));
        Some((index, positional.count()))
    }

    /// How a half-typed command line may go on: at most twelve, as (whole text, command).
    #[must_use]
    pub fn complete(
        &self,
        text: &str,
        lang: &Lang,
        person: Option<&Person>,
    ) -> Vec<(String, &Command)> {
        let typed = fold(text.trim_start().trim_start_matches(['!', '/']));
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

fn plain(line: &Line, index: usize) -> Option<&str> {
    match line.words.get(index) {
        Some(Word::Plain(text)) => Some(text),
        _ => None,
    }
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

fn grammar_read(read: std::result::Result<Line, GrammarError>, text: &str) -> Result<Line> {
    match read {
        Ok(line) => Ok(line),
        Err(GrammarError::Unclosed { position, .. }) => {
            let near: String = text.chars().skip(position.saturating_sub(1)).take(20).collect();
            refuse!("talk-unclosed-quote", near = near)
        }
        Err(GrammarError::TooLong { .. } | GrammarError::TooManyWords) => refuse!(
            "talk-line-too-long",
            limit = grammar::MOST_CHARACTERS,
            words = grammar::MOST_WORDS
        ),
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
