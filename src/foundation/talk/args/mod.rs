//! Arguments: from typed words or form fields, to values of the kinds a command declares.
//!
//! Two stages. [`Raw`] holds what was given under the parameters' own names, whatever the language
//! they were typed in; [`resolve`] makes values of it, asking the finders.

mod values;

use std::collections::BTreeMap;

use super::ask::Ask;
use super::command::{Command, Found, Kind, Param};
use super::when;
use crate::foundation::error::{Failure, Result};
use crate::foundation::i18n::{Lang, Say, Value, fold, is_blank};
use crate::refuse;

pub use values::{Arg, Args};

/// What was given, by the parameter's name in the code; texts by language as `name.es`.
pub type Raw = BTreeMap<String, String>;

/// Makes values of what was given.
///
/// # Errors
/// A refusal that names the parameter and says what would be right.
pub async fn resolve(ask: &mut Ask<'_>, command: &Command, raw: &Raw) -> Result<Args> {
    let mut values = BTreeMap::new();
    for param in &command.params {
        if let Kind::Texts(limit) = param.kind {
            let texts = texts(ask, param, limit, raw)?;
            if !texts.is_empty() {
                values.insert(param.name, Arg::Texts(texts));
            } else if param.required {
                return refuse!("talk-texts-missing", param = name(param));
            }
            continue;
        }
        // What nobody sees is nothing where something must be said.
        let nothing = |text: &str| text.is_empty() || (param.required && is_blank(text));
        let given = raw.get(param.name).map(|text| text.trim()).filter(|text| !nothing(text));
        match given {
            Some(text) => {
                values.insert(param.name, one(ask, param, text).await?);
            }
            None if param.required => {
                return refuse!(
                    "talk-param-missing",
                    param = name(param),
                    usage = super::table::usage(
                        ask.base,
                        command,
                        ask.place.group.as_ref(),
                        &ask.reader()
                    ),
                );
            }
            None => {}
        }
    }
    Ok(Args::of(values))
}

/// Holds what was given so far to its declaration, so that nobody is asked for more in vain.
///
/// # Errors
/// As [`resolve`], but for what is missing.
pub async fn fits(ask: &mut Ask<'_>, command: &Command, raw: &Raw) -> Result<()> {
    for param in &command.params {
        if let Kind::Texts(limit) = param.kind {
            texts(ask, param, limit, raw)?;
        } else if let Some(text) = raw.get(param.name).filter(|text| !text.trim().is_empty()) {
            one(ask, param, text.trim()).await?;
        }
    }
    Ok(())
}

/// One value of a kind as it is kept: a choice by its code, whatever language it was typed in.
///
/// # Errors
/// As [`resolve`].
pub async fn fitting(
    ask: &mut Ask<'_>,
    kind: Kind,
    param: &'static str,
    text: &str,
) -> Result<String> {
    let param =
        Param { name: param, kind, required: true, named: false, hidden: false, offers: None };
    Ok(match one(ask, &param, text).await? {
        Arg::Choice(code) => code.to_owned(),
        _ => text.trim().to_owned(),
    })
}

/// Its name to people.
#[must_use]
pub fn name(param: &Param) -> Value {
    Say::new(format!("param-{}", param.name)).into()
}

fn texts(ask: &Ask<'_>, param: &Param, limit: usize, raw: &Raw) -> Result<BTreeMap<Lang, String>> {
    let prefix = format!("{}.", param.name);
    let mut texts = BTreeMap::new();
    for (key, text) in raw {
        let Some(code) = key.strip_prefix(&prefix) else { continue };
        let text = text.trim();
        bound(param, text, limit)?;
        let lang = Lang::new(code);
        if let Some(group) = &ask.place.group {
            used(&lang, &group.languages)?;
        }
        texts.insert(lang, text.to_owned());
    }
    Ok(texts)
}

fn bound(param: &Param, text: &str, limit: usize) -> Result<()> {
    let length = text.chars().count();
    if length > limit {
        return refuse!("talk-too-long", param = name(param), length = length, limit = limit);
    }
    Ok(())
}

/// The longest text that may stand for a value that is not a text itself, in characters: a refusal
/// repeats it.
const VALUE_LIMIT: usize = 200;

/// The longest list of what is found, in characters.
const LIST_LIMIT: usize = 2_000;

async fn one(ask: &mut Ask<'_>, param: &Param, text: &str) -> Result<Arg> {
    let limit = match param.kind {
        Kind::Text(limit) | Kind::Rest(limit) | Kind::File(limit) | Kind::Place(limit) => limit,
        Kind::FoundList(_) => LIST_LIMIT,
        _ => VALUE_LIMIT,
    };
    bound(param, text, limit)?;
    match param.kind {
        Kind::Text(_) | Kind::Rest(_) | Kind::File(_) | Kind::Place(_) => {
            Ok(Arg::Text(text.to_owned()))
        }
        Kind::Number(low, high) => match text.parse::<i64>() {
            Ok(number) if (low..=high).contains(&number) => Ok(Arg::Number(number)),
            _ => refuse!(
                "talk-not-a-number",
                param = name(param),
                given = text,
                low = low,
                high = high
            ),
        },
        Kind::Language => language(ask, param, text),
        Kind::Moment => {
            let zone = zone(&ask.reader().zone);
            match when::moment(text, ask.now, &zone) {
                Ok(found) => Ok(Arg::Moment(found.at, found.day_only)),
                Err(error) => moment_refused(param, text, &error),
            }
        }
        Kind::Past => match when::past(text, ask.now, &zone(&ask.reader().zone)) {
            Ok(at) => Ok(Arg::Moment(at, false)),
            Err(error @ (when::WhenError::Ambiguous { .. } | when::WhenError::NotIso { .. })) => {
                moment_refused(param, text, &error)
            }
            Err(_) => refuse!("talk-not-past", param = name(param), given = text),
        },
        Kind::Span => match when::span(text) {
            Ok(seconds) => Ok(Arg::Number(seconds)),
            Err(_) => refuse!("talk-not-a-span", param = name(param), given = text),
        },
        Kind::Choice(of, codes) => choice(ask, param, of, codes, text),
        Kind::Texts(_) => Err(Failure::because("texts are resolved together").into()),
        Kind::Found(finder) => {
            find(ask, param, finder, text).await.map(|one| Arg::Found(vec![one]))
        }
        Kind::FoundList(finder) => {
            let mut all: Vec<Found> = Vec::new();
            for part in text.split([',', ' ']).filter(|part| !part.is_empty()).take(50) {
                let one = find(ask, param, finder, part).await?;
                if all.iter().all(|known| known.id != one.id) {
                    all.push(one);
                }
            }
            Ok(Arg::Found(all))
        }
    }
}

/// The rules of a time zone; UTC where there is none of that name.
#[must_use]
pub fn zone(name: &str) -> jiff::tz::TimeZone {
    jiff::tz::TimeZone::get(name).unwrap_or(jiff::tz::TimeZone::UTC)
}

fn moment_refused<T>(param: &Param, text: &str, error: &when::WhenError) -> Result<T> {
    match error {
        when::WhenError::Ambiguous { first, second } => refuse!(
            "talk-date-ambiguous",
            param = name(param),
            given = text,
            first = first.clone(),
            second = second.clone(),
        ),
        when::WhenError::NotIso { maybe } => {
            refuse!("talk-date-not-iso", param = name(param), given = text, maybe = maybe.clone())
        }
        _ => refuse!("talk-not-a-date", param = name(param), given = text),
    }
}

fn language(ask: &Ask<'_>, param: &Param, text: &str) -> Result<Arg> {
    let code = fold(text);
    let spoken = ask.base.words.languages().iter().cloned();
    let here = ask.place.group.iter().flat_map(|group| group.languages.clone());
    for lang in spoken.chain(here) {
        let names = ask.base.words.all_names(&format!("language-{}", lang.code()));
        if lang.code() == code || names.iter().any(|(_, name)| fold(name) == code) {
            return Ok(Arg::Language(lang));
        }
    }
    // A group may speak a language the house does not: any two or three letters name one, and
    // some the house knows by name.
    if let Some(lang) = ask.base.words.language_called(text) {
        return Ok(Arg::Language(lang));
    }
    if (2..=3).contains(&code.len()) && code.chars().all(|c| c.is_ascii_lowercase()) {
        return Ok(Arg::Language(Lang::new(&code)));
    }
    refuse!("talk-not-a-language", param = name(param), given = text)
}

/// Holds a language to those that are used at hand.
///
/// # Errors
/// A refusal that names them.
pub fn used(lang: &Lang, here: &[Lang]) -> Result<()> {
    if here.contains(lang) {
        return Ok(());
    }
    let list = Value::Either(here.iter().map(Value::from).collect());
    refuse!("talk-language-not-here", language = lang, list = list)
}

/// Holds a language to those a person can be written to in: the house's, and the group's at hand.
///
/// # Errors
/// As [`used`].
pub fn written(ask: &Ask<'_>, lang: &Lang) -> Result<()> {
    let mut here = ask.base.words.languages().to_vec();
    for own in ask.place.group.iter().flat_map(|group| &group.languages) {
        if !here.contains(own) {
            here.push(own.clone());
        }
    }
    used(lang, &here)
}

fn one_of(found: Vec<Found>, most: usize) -> Value {
    Value::Either(found.into_iter().take(most).map(|one| one.insert.into()).collect())
}

fn choice(
    ask: &Ask<'_>,
    param: &Param,
    of: &str,
    codes: &'static [&'static str],
    text: &str,
) -> Result<Arg> {
    // A space stands for a hyphen: `"una sala"`.
    let wanted = fold(text).replace(' ', "-");
    for code in codes {
        let names = ask.base.words.all_names(&format!("choice-{of}-{code}"));
        if *code == wanted || names.iter().any(|(_, name)| fold(name) == wanted) {
            return Ok(Arg::Choice(code));
        }
    }
    let all = codes.iter().map(|code| Say::new(format!("choice-{of}-{code}")).into());
    let all = Value::Either(all.collect());
    refuse!("talk-not-a-choice", param = name(param), given = text, choices = all)
}

async fn find(ask: &mut Ask<'_>, param: &Param, finder: &str, text: &str) -> Result<Found> {
    let Some(finder) = ask.base.finders.iter().find(|one| one.name == finder).copied() else {
        return Err(Failure::because(format!("no finder is called {finder}")).into());
    };
    bound(param, text, VALUE_LIMIT)?;
    let mut found = (finder.find)(ask, text, true).await?;
    match found.len() {
        1 => Ok(found.remove(0)),
        0 => {
            let near = (finder.find)(ask, text, false).await?;
            if near.is_empty() {
                refuse!("talk-not-found", param = name(param), given = text)
            } else {
                let near = one_of(near, 3);
                refuse!("talk-not-found-near", param = name(param), given = text, near = near)
            }
        }
        _ => {
            let several = one_of(found, 5);
            refuse!("talk-found-several", param = name(param), given = text, several = several)
        }
    }
}
