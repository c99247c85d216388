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
        let found = match param.kind {
            Kind::Choice(of, codes) => codes
                .iter()
                .map(|code| base.words.say(&reader, &Say::new(format!("choice-{of}-{code}"))))
                .filter(|name| fold(name).starts_with(&fold(typed)))
                .map(|name| Found { id: name.clone(), insert: name, label: String::new() })
                .collect(),
            Kind::Language => {
                let here = self.place.group.iter().flat_map(|group| group.languages.iter());
                here.filter(|lang| lang.code().starts_with(&fold(typed)))
                    .map(|lang| Found {
                        id: lang.code().to_owned(),
                        insert: lang.code().to_owned(),
                        label: base.words.language(&reader, lang),
                    })
                    .collect()
            }
            Kind::Found(finder) | Kind::FoundList(finder) => {
                match base.finders.iter().find(|one| one.name == finder).copied() {
                    Some(finder) => {
                        let mut ask = self.ask(tx, Args::default(), None);
                        let all = (finder.find)(&mut ask, typed, false).await?;
                        let wanted = fold(typed);
                        all.into_iter()
                            .filter(|one| {
                                fold(&one.insert)
                                    .trim_start_matches('@')
                                    .starts_with(wanted.trim_start_matches('@'))
                                    || fold(&one.label)
                                        .split(' ')
                                        .any(|word| word.starts_with(&wanted))
                            })
                            .collect()
                    }
                    None => Vec::new(),
                }
            }
            _ if prefix.is_empty() => return Ok(self.names(command, head, tail)),
            _ => Vec::new(),
        };
        Ok(offers(head, &prefix, found))
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
