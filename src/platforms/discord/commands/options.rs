//! The options of a command, derived from its parameters. A number is a number, a choice a choice, a
//! room a channel, a file an attachment; what a capability finds is completed while it is typed.
//!
//! A person is typed and completed too, and not chosen from Discord's own list: half of a group may be
//! on Matrix or the web only, and Discord's list would show none of them, but everybody else on the
//! server. Whoever types a mention names the member with that account all the same.

use serde_json::{Value, json};

use super::names::{self, english};
use crate::foundation::i18n::{Lang, Reader, Say, Value as Word};
use crate::foundation::talk::{Base, Command, Kind, Param};
use crate::say;

/// From how many characters on words are asked for in a form, where there is room to write them.
const LONG: usize = 300;

/// The most characters Discord takes in an option.
const MOST: usize = 6_000;

/// Every kind of channel people talk in: text, announcements, forums.
const TALKED_IN: [u8; 3] = [0, 5, 15];

/// Discord's numbers of the types of options.
pub(super) mod types {
    pub const COMMAND: u8 = 1;
    pub const TEXT: u8 = 3;
    pub const WHOLE: u8 = 4;
    pub const CHANNEL: u8 = 7;
    pub const FILE: u8 = 11;
}

/// One option: what it fills.
#[derive(Clone, Debug)]
pub(in super::super) struct Opt<'c> {
    /// The parameter.
    pub param: &'c Param,
    /// The language, for a text by language.
    pub lang: Option<Lang>,
}

impl Opt<'_> {
    /// The field of a form it fills.
    pub fn field(&self) -> String {
        match &self.lang {
            Some(lang) => format!("{}.{}", self.param.name, lang.code()),
            None => self.param.name.to_owned(),
        }
    }

    /// What it is called in a language.
    pub fn called(&self, base: &Base, reader: &Reader) -> String {
        names::fit(&match &self.lang {
            Some(lang) => base.words.value(reader, &Word::Language(lang.clone())),
            None => base.words.say(reader, &Say::new(format!("param-{}", self.param.name))),
        })
    }

    fn about(&self, base: &Base, reader: &Reader) -> String {
        let about = match &self.lang {
            Some(lang) => say!("discord-option-language", language = lang),
            None => Say::new(format!("param-{}.about", self.param.name)),
        };
        names::cut(&base.words.say(reader, &about), names::ABOUT)
    }

    /// Whether Discord lets nobody leave it out; long words may be, and are asked for then.
    fn is_required(&self) -> bool {
        self.param.required
            && match self.param.kind {
                Kind::Text(most) | Kind::Rest(most) => most <= LONG,
                Kind::Texts(_) => false,
                _ => true,
            }
    }

    fn declared(&self, base: &Base) -> Value {
        let mut made = names::named(
            base,
            &|reader| self.called(base, reader),
            Some(&|reader| self.about(base, reader)),
        );
        let kind = match self.param.kind {
            Kind::Number(_, _) => types::WHOLE,
            Kind::File(_) => types::FILE,
            Kind::Place(_) => types::CHANNEL,
            _ => types::TEXT,
        };
        made["type"] = kind.into();
        if self.is_required() {
            made["required"] = true.into();
        }
        match self.param.kind {
            Kind::Number(low, high) => {
                made["min_value"] = low.into();
                made["max_value"] = high.into();
            }
            Kind::Choice(of, codes) => {
                let choices = codes.iter().map(|code| choice(base, of, code));
                made["choices"] = choices.collect();
            }
            Kind::Place(_) => made["channel_types"] = json!(TALKED_IN),
            Kind::Text(most) | Kind::Rest(most) | Kind::Texts(most) => {
                made["max_length"] = most.min(MOST).into();
                if self.param.offers.is_some() {
                    made["autocomplete"] = true.into();
                }
            }
            Kind::Language | Kind::Found(_) | Kind::FoundList(_) => {
                made["autocomplete"] = true.into();
            }
            Kind::Moment | Kind::Past | Kind::Span | Kind::File(_) => {}
        }
        made
    }
}

fn choice(base: &Base, of: &str, code: &str) -> Value {
    let say = Say::new(format!("choice-{of}-{code}"));
    let called = |reader: &Reader| names::spaced(&base.words.say(reader, &say));
    let mut made = names::named(base, &called, None);
    made["value"] = code.into();
    made
}

/// Every option of a command, what must be given first.
pub(in super::super) fn of<'c>(base: &Base, command: &'c Command) -> Vec<Opt<'c>> {
    let mut all = Vec::new();
    for param in command.params.iter().filter(|param| !param.hidden) {
        if let Kind::Texts(_) = param.kind {
            let languages = base.words.languages().iter();
            all.extend(languages.map(|lang| Opt { param, lang: Some(lang.clone()) }));
        } else {
            all.push(Opt { param, lang: None });
        }
    }
    all.sort_by_key(|one| !one.is_required());
    all
}

/// The same as Discord is told.
pub(super) fn declared(base: &Base, command: &Command) -> Vec<Value> {
    of(base, command).iter().map(|one| one.declared(base)).collect()
}

/// The option Discord calls so.
pub(in super::super) fn called<'c>(
    base: &Base,
    command: &'c Command,
    name: &str,
) -> Option<Opt<'c>> {
    let reader = Reader::new(english(), "UTC");
    of(base, command).into_iter().find(|one| one.called(base, &reader) == name)
}
