//! How what is typed may go on: mentions, then commands, then the arguments of the command that is
//! there already — choices, languages, and what the finders find.

use super::scene::Scene;
use crate::community::people;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, fold};
use crate::foundation::store::Tx;
use crate::foundation::talk::heard::Completion;
use crate::foundation::talk::table::usage;
use crate::foundation::talk::{Args, Command, Found, Kind};

/// The most ways that are offered.
const OFFERED: usize = 12;

impl Scene<'_> {
    /// The ways on, best first.
    pub(super) async fn complete(&self, tx: &mut Tx, text: &str) -> Result<Vec<Completion>> {
        let tail = text.rsplit(char::is_whitespace).next().unwrap_or_default();
        let head = &text[..text.len() - tail.len()];
        if tail.starts_with('@') && tail.len() > 1 {
            let mut ask = self.ask(tx, Args::default(), None);
            let found = people::members::find_near(&mut ask, tail).await?;
            return Ok(offers(head, "", found));
        }
        if self.house.base.table.command_in(text).is_none() {
            return Ok(Vec::new());
        }
        if let Some((command, words)) = self.house.base.table.begun(head) {
            let command = &self.house.base.table.commands()[command];
            return self.argument(tx, command, words, head, tail).await;
        }
        let reader = self.ask_reader();
        let base = &self.house.base;
        let found = base.table.complete(text, &reader.lang, self.person.as_ref());
        Ok(found
            .into_iter()
            .map(|(insert, command)| Completion {
                label: usage(base, command, self.place.group.as_ref(), &reader),
                about: base.words.say(&reader, &Say::new(format!("{}.about", command.id()))),
                insert,
            })
            .collect())
    }

    /// The ways the argument under the cursor may go on.
    async fn argument(
        &self,
        tx: &mut Tx,
        command: &Command,
        given: usize,
        head: &str,
        tail: &str,
    ) -> Result<Vec<Completion>> {
        let base = &self.house.base;
        let reader = self.ask_reader();
        let called = |name: &str| base.words.say(&reader, &Say::new(format!("param-{name}")));
        let named = tail.split_once(':').and_then(|(name, rest)| {
            let fits = |param: &&crate::foundation::talk::Param| {
                fold(name) == fold(param.name) || fold(name) == fold(&called(param.name))
            };
            command.params.iter().find(fits).map(|param| (param, format!("{name}:"), rest))
        });
        let (param, prefix, typed) = match named {
            Some(named) => named,
            None => match command.params.iter().filter(|param| !param.named).nth(given) {
                Some(param) => (param, String::new(), tail),
                None => return Ok(self.names(command, head, tail)),
            },
        };
        if let Some(found) = self.candidates(tx, param.kind, typed).await? {
            return Ok(offers(head, &prefix, found));
        }
        Ok(if prefix.is_empty() { self.names(command, head, tail) } else { Vec::new() })
    }

    /// What may stand in one parameter of a command, alone: all of it is put in its place.
    pub(super) async fn fill(
        &self,
        tx: &mut Tx,
        (path, name): (&str, &str),
        typed: &str,
    ) -> Result<Vec<Completion>> {
        let command = self.house.base.table.find(path).map(|(_, command)| command);
        let Some(param) = command.and_then(|command| command.param(name)) else {
            return Ok(Vec::new());
        };
        // In a list, the last one is being typed.
        let (before, typed) = match param.kind {
            Kind::FoundList(_) => typed.split_at(typed.rfind([',', ' ']).map_or(0, |at| at + 1)),
            _ => ("", typed),
        };
        let kind = param.offers.map_or(param.kind, Kind::Found);
        let mut found = self.candidates(tx, kind, typed.trim()).await?.unwrap_or_default();
        // Something may be meant by what does not stand at its beginning, as an acronym is.
        if let (true, Kind::Found(finder) | Kind::FoundList(finder)) = (found.is_empty(), kind) {
            found = self.found(tx, finder, typed.trim()).await?;
        }
        let filled = found.into_iter().map(|one| Completion {
            insert: format!("{before}{}", one.insert),
            label: one.insert,
            about: one.label,
        });
        Ok(filled.collect())
    }

    /// What may stand for a value of a kind that begins like what is typed; none for free words.
    pub(super) async fn candidates(
        &self,
        tx: &mut Tx,
        kind: Kind,
        typed: &str,
    ) -> Result<Option<Vec<Found>>> {
        let base = &self.house.base;
        let reader = self.ask_reader();
        Ok(Some(match kind {
            Kind::Choice(of, codes) => codes
                .iter()
                .map(|code| base.words.say(&reader, &Say::new(format!("choice-{of}-{code}"))))
                .filter(|name| fold(name).starts_with(&fold(typed)))
                .map(|name| Found { id: name.clone(), insert: name, label: String::new() })
                .collect(),
            Kind::Language => {
                let group = self.place.group.as_ref();
                let here = group.map_or(base.words.languages(), |group| &group.languages);
                here.iter()
                    .filter(|lang| lang.code().starts_with(&fold(typed)))
                    .map(|lang| Found {
                        id: lang.code().to_owned(),
                        insert: lang.code().to_owned(),
                        label: base.words.language(&reader, lang),
                    })
                    .collect()
            }
            Kind::Found(finder) | Kind::FoundList(finder) => {
                let wanted = fold(typed);
                let begins = |one: &Found| {
                    let (insert, label) = (fold(&one.insert), fold(&one.label));
                    insert.trim_start_matches('@').starts_with(wanted.trim_start_matches('@'))
                        || label.starts_with(&wanted)
                        || label.split(' ').any(|word| word.starts_with(&wanted))
                };
                let all = self.found(tx, finder, typed).await?;
                all.into_iter().filter(begins).collect()
            }
            _ => return Ok(None),
        }))
    }

    /// All that a finder finds by what is typed.
    async fn found(&self, tx: &mut Tx, finder: &str, typed: &str) -> Result<Vec<Found>> {
        let finders = &self.house.base.finders;
        let Some(finder) = finders.iter().find(|one| one.name == finder).copied() else {
            return Ok(Vec::new());
        };
        let mut ask = self.ask(tx, Args::default(), None);
        (finder.find)(&mut ask, typed, false).await
    }

    /// The names of the parameters that are given by name.
    fn names(&self, command: &Command, head: &str, tail: &str) -> Vec<Completion> {
        let base = &self.house.base;
        let reader = self.ask_reader();
        let names = command.params.iter().filter(|param| param.named).filter_map(|param| {
            if matches!(param.kind, Kind::Texts(_)) {
                return None;
            }
            Some(base.words.say(&reader, &Say::new(format!("param-{}", param.name))))
        });
        let found: Vec<Found> = names
            .filter(|name| !tail.is_empty() && fold(name).starts_with(&fold(tail)))
            .map(|name| Found {
                id: name.clone(),
                insert: format!("{name}:"),
                label: String::new(),
            })
            .collect();
        found
            .into_iter()
            .map(|one| Completion {
                insert: format!("{head}{}", one.insert),
                label: one.insert,
                about: String::new(),
            })
            .collect()
    }
}

fn offers(head: &str, prefix: &str, found: Vec<Found>) -> Vec<Completion> {
    found
        .into_iter()
        .take(OFFERED)
        .map(|one| Completion {
            insert: format!("{head}{prefix}{} ", one.insert),
            label: one.insert,
            about: one.label,
        })
        .collect()
}
