//! Reading what was typed: which command it is, in whatever language and however its names are
//! spaced, and what was given to it under which parameter. What it cannot read it hands on, with
//! the words as they were typed, to whoever finds what was meant.

use std::borrow::Cow;

use super::{Table, Typed};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, fold};
use crate::foundation::talk::args::Raw;
use crate::foundation::talk::ask::GroupRef;
use crate::foundation::talk::command::{Kind, Param};
use crate::foundation::talk::grammar::{self, GrammarError, Line, Word};
use crate::refuse;

/// The most words one name may be typed in: `una sala`, `al día`, `no registrar`.
const MOST_SPACED: usize = 3;

impl Table {
    /// The command line in what somebody said, if it is one: `!` or `/` and a word; or, where the
    /// word begins a command, `¡` or a space after the mark. `¡Proceso lento!` stays talk.
    #[must_use]
    pub fn command_in<'t>(&self, text: &'t str) -> Option<Cow<'t, str>> {
        if grammar::is_command(text) {
            return Some(Cow::Borrowed(text));
        }
        let unseen =
            |c: char| c.is_whitespace() || c.is_control() || ('\u{200b}'..='\u{200f}').contains(&c);
        let said = text.trim_start_matches(unseen);
        let marked = said.strip_prefix(['!', '/', '¡'])?;
        let rest = marked.trim_start_matches(unseen).trim_start_matches(['!', '¡']).trim_start();
        let exclaimed = said.starts_with('¡') && rest.trim_end().ends_with('!');
        let rest = if exclaimed { rest.trim_end().trim_end_matches('!') } else { rest };
        let line = begins(rest);
        let (head, used) = self.head(&line)?;
        let alone = line.words.len() == used;
        (!exclaimed || alone || self.tail(&head, &line, used).is_some_and(|(_, all)| all > used))
            .then(|| Cow::Owned(format!("!{rest}")))
    }

    /// Reads a typed line, in whatever language its words are. In a group that writes German, `de:`
    /// is the German text and not the Spanish name of a parameter: hence the group.
    ///
    /// # Errors
    /// A refusal: the quote that was not closed, the nearest command to a misspelt one, what may
    /// follow a first word, or the parameter that does not exist.
    pub fn read(&self, text: &str, lang: &Lang, group: Option<&GroupRef>) -> Result<Typed> {
        let text = &self.command_in(text).unwrap_or(Cow::Borrowed(text));
        let written = group.map_or(&[][..], |group| &group.languages);
        grammar_read(grammar::read_first(text, 2), text)?;
        let line = begins(text);
        let Some((head, used)) = self.head(&line) else {
            return self.no_such_head(&line, lang);
        };
        let Some((index, used)) = self.tail(&head, &line, used) else {
            return self.no_such_tail(&head, &line, used, lang);
        };
        let raw = match grammar::read(text) {
            Ok(line) => self.raw(index, &line, used, written)?,
            Err(error) => self.raw_rest(index, text, used, written, error)?,
        };
        Ok(Typed { index, raw })
    }

    /// The head a line begins with, and how many words it was typed in.
    pub(super) fn head(&self, line: &Line) -> Option<(String, usize)> {
        spaced(line, 0)
            .find_map(|(name, used)| self.heads.get(&name).map(|head| (head.clone(), used)))
    }

    /// The command of a head whose second name follows, or the one that needs none; and how many
    /// words that took altogether.
    pub(super) fn tail(&self, head: &str, line: &Line, from: usize) -> Option<(usize, usize)> {
        let tail = |name: String| self.tails.get(&(head.to_owned(), name)).copied();
        spaced(line, from)
            .find_map(|(name, used)| tail(name).map(|index| (index, from + used)))
            .or_else(|| tail(String::new()).map(|index| (index, from)))
    }

    fn raw(&self, index: usize, line: &Line, used: usize, written: &[Lang]) -> Result<Raw> {
        let command = &self.commands[index];
        let mut raw = Raw::new();
        let mut places = command
            .params
            .iter()
            .filter(|param| !param.named && !matches!(param.kind, Kind::Texts(_)));
        let mut at = used;
        while let Some(word) = line.words.get(at) {
            at += 1;
            if let Word::Named { name, value, quoted } = word
                && let Some(key) = self.named(index, name, written)
            {
                let kind = command.params.iter().find(|param| param.name == key);
                let (value, more) = match kind {
                    Some(param) if !quoted => self.joined(param.kind, value, line, at),
                    _ => (value.clone(), 0),
                };
                raw.insert(key, value);
                at += more;
                continue;
            }
            let text = match word {
                Word::Plain(text) | Word::Quoted(text) => text.clone(),
                Word::Named { .. } => line.written(at - 1).to_owned(),
            };
            match places.next() {
                Some(Param { name, kind: Kind::Rest(_) | Kind::File(_) | Kind::Past, .. }) => {
                    let end = self.chosen_last(index, line, at, written, &mut raw);
                    let rest = if end == at { text } else { between(line, at - 1, end).to_owned() };
                    raw.insert((*name).to_owned(), rest);
                    break;
                }
                Some(Param { name, kind, .. }) => {
                    let (text, more) = match word {
                        Word::Plain(_) => self.joined(*kind, &text, line, at),
                        _ => (text, 0),
                    };
                    raw.insert((*name).to_owned(), text);
                    at += more;
                }
                None => return refuse!("talk-too-much", given = text),
            }
        }
        Ok(raw)
    }

    /// A choice that was typed in several words, and how many of them followed the first.
    fn joined(&self, kind: Kind, first: &str, line: &Line, next: usize) -> (String, usize) {
        let whole = || {
            let Kind::Choice(of, _) = kind else { return None };
            let known = self.choices.get(of).filter(|known| !known.contains(&fold(first)))?;
            let mut name = first.to_owned();
            for more in 1..MOST_SPACED {
                name = format!("{name}-{}", plain(line, next + more - 1)?);
                if known.contains(&fold(&name)) {
                    return Some((name, more));
                }
            }
            None
        };
        whole().unwrap_or_else(|| (first.to_owned(), 0))
    }

    /// Where a free text ends: choices, days, numbers and what is found, named at its very end
    /// (`igual:sí`, `vence:2026-12-10`), are no part of it.
    fn chosen_last(
        &self,
        index: usize,
        line: &Line,
        from: usize,
        written: &[Lang],
        raw: &mut Raw,
    ) -> usize {
        let mut end = line.words.len();
        while end > from
            && let Some(Word::Named { name, value, .. }) = line.words.get(end - 1)
            && let Some(key) = self.named(index, name, written)
            && let Some(param) = self.commands[index].params.iter().find(|one| one.name == key)
            && match param.kind {
                Kind::Choice(of, _) => {
                    self.choices.get(of).is_some_and(|known| known.contains(&fold(value)))
                }
                Kind::Moment | Kind::Number(..) | Kind::Found(_) | Kind::FoundList(_) => true,
                _ => false,
            }
        {
            raw.insert(key, value.clone());
            end -= 1;
        }
        end
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
        let Some(before) =
            places.iter().position(|param| matches!(param.kind, Kind::Rest(_) | Kind::File(_)))
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
        let line = grammar::read(&self.command_in(head)?).ok()?;
        let (name, used) = self.head(&line)?;
        let (index, used) = self.tail(&name, &line, used)?;
        let positional =
            line.words.iter().skip(used).filter(|word| !matches!(word, Word::Named { .. }));
        Some((index, positional.count()))
    }
}

/// As many of the first words as names may take; a quote left open further on does not matter.
pub(super) fn begins(text: &str) -> Line {
    let read = |count| grammar::read_first(text, count).ok();
    (0..=2 * MOST_SPACED).rev().find_map(read).unwrap_or_default()
}

/// The names that words from `from` on may spell, shortest first, with how many words each took.
fn spaced(line: &Line, from: usize) -> impl Iterator<Item = (String, usize)> {
    let mut name = String::new();
    (0..MOST_SPACED).map_while(move |more| {
        let word = fold(plain(line, from + more)?);
        name = if more == 0 { word } else { format!("{name}-{word}") };
        (!name.is_empty()).then(|| (name.clone(), more + 1))
    })
}

/// What stands from one word up to another, as it was typed.
fn between(line: &Line, from: usize, to: usize) -> &str {
    match (line.span(from), to.checked_sub(1).and_then(|last| line.span(last))) {
        _ if to == line.words.len() => line.rest(from),
        (Some(first), Some(last)) => &line.source()[first.start..last.end],
        _ => "",
    }
}

pub(super) fn plain(line: &Line, index: usize) -> Option<&str> {
    match line.words.get(index) {
        Some(Word::Plain(text)) => Some(text),
        _ => None,
    }
}

pub(super) fn short(text: &str) -> String {
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
