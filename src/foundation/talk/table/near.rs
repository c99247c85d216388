//! What somebody most likely meant by a command there is none of. It echoes what was typed as it
//! was typed, keeps the rest of the line, and names commands in the reader's language only.

use std::collections::BTreeSet;

use super::Table;
use super::read::{plain, short};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Value, fold, nearest};
use crate::foundation::talk::command::{Command, Who};
use crate::foundation::talk::grammar::Line;
use crate::refuse;

/// The most commands that are named as perhaps meant.
const NAMED: usize = 20;
/// The longest rest of a line that a suggestion repeats, in characters.
const MOST_REST: usize = 300;

impl Table {
    /// The first word begins no command.
    pub(super) fn no_such_head<T>(&self, line: &Line, lang: &Lang) -> Result<T> {
        let given = short(line.written(0));
        let first = plain(line, 0).map(fold).unwrap_or_default();
        // A second name that was typed alone: `!bandeja`, `!no registrar`.
        for used in 1..=2_usize.min(line.words.len()) {
            let words: Vec<&str> = (0..used).filter_map(|at| plain(line, at)).collect();
            let meant = self.with_tail(&fold(&words.join("-")));
            if !meant.is_empty() && words.len() == used {
                return self.perhaps(&short(&words.join(" ")), &meant, line.rest(used), lang);
            }
        }
        let heads = self.heads.keys().map(String::as_str);
        if let Some(head) = nearest(&first, heads).and_then(|near| self.heads.get(near)) {
            if let Some((index, used)) = self.tail(head, line, 1) {
                return self.perhaps(&given, &[index], line.rest(used), lang);
            }
            return match self.nearest_tail(head, line, 1) {
                Some(index) => self.perhaps(&given, &[index], line.rest(2), lang),
                None => self.perhaps(&given, &self.under(head), "", lang),
            };
        }
        let tails = self.tails.keys().map(|(_, tail)| tail.as_str());
        let mut meant = nearest(&first, tails).map(|near| self.with_tail(near)).unwrap_or_default();
        if meant.is_empty() {
            meant = self.taking(&first);
        }
        self.perhaps(&given, &meant, line.rest(1), lang)
    }

    /// What follows a first word is none of its second names.
    pub(super) fn no_such_tail<T>(
        &self,
        head: &str,
        line: &Line,
        used: usize,
        lang: &Lang,
    ) -> Result<T> {
        let typed: Vec<&str> = (0..=used).map(|at| line.written(at)).collect();
        let (before, given) = (typed[..used].join(" "), short(typed.join(" ").trim()));
        if line.words.len() > used {
            return match self.nearest_tail(head, line, used) {
                Some(index) => self.perhaps(&given, &[index], line.rest(used + 1), lang),
                None => self.perhaps(&given, &self.under(head), "", lang),
            };
        }
        let choices = self.lines(&self.under(head), lang);
        refuse!("talk-which-of", head = before, choices = Value::Either(choices))
    }

    /// The commands somebody asks help for by the beginning of a name, whole or second, in any
    /// language; all of the best kind of hit.
    #[must_use]
    pub fn about(&self, wanted: &str) -> Vec<&Command> {
        let spaced = |text: &str| fold(text).replace('-', " ");
        let wanted = spaced(wanted.trim_start().trim_start_matches(['!', '/', '¡']));
        let mut ranked: [BTreeSet<usize>; 4] = Default::default();
        for ((head, tail), index) in &self.tails {
            let tail = spaced(tail);
            for name in self.heads.iter().filter(|(_, of)| *of == head).map(|(name, _)| name) {
                let whole = format!("{} {tail}", spaced(name)).trim_end().to_owned();
                let hits = [
                    whole == wanted,
                    whole.starts_with(&wanted),
                    tail == wanted,
                    tail.starts_with(&wanted),
                ];
                if let Some(rank) = hits.iter().position(|hit| *hit) {
                    ranked[rank].insert(*index);
                }
            }
        }
        let best = ranked.into_iter().find(|found| !found.is_empty()).unwrap_or_default();
        best.into_iter().map(|index| &self.commands[index]).collect()
    }

    /// No command is called what somebody asks help for.
    ///
    /// # Errors
    /// Always a refusal, with the nearest names as help is asked for by.
    pub fn nothing_about<T>(&self, wanted: &str, lang: &Lang) -> Result<T> {
        let line = super::read::begins(wanted.trim_start_matches(['!', '/', '¡']));
        match self.head(&line) {
            Some((head, used)) => self.no_such_tail(&head, &line, used, lang),
            None => self.no_such_head(&line, lang),
        }
    }

    fn perhaps<T>(&self, given: &str, meant: &[usize], rest: &str, lang: &Lang) -> Result<T> {
        match meant {
            [] => refuse!("talk-no-such-command", given = given),
            [one] => {
                let rest = rest.trim();
                let cut: String = rest.chars().take(MOST_REST).collect();
                let rest = if cut.len() < rest.len() { format!("{cut}…") } else { cut };
                let near = self.line(self.commands[*one].path, &rest, lang);
                refuse!("talk-no-such-command-near", given = given, near = near)
            }
            several => refuse!(
                "talk-no-such-command-several",
                given = given,
                choices = Value::Either(self.lines(several, lang))
            ),
        }
    }

    fn lines(&self, of: &[usize], lang: &Lang) -> Vec<Value> {
        let line = |index: &usize| self.line(self.commands[*index].path, "", lang).into();
        of.iter().take(NAMED).map(line).collect()
    }

    fn under(&self, head: &str) -> Vec<usize> {
        let begins = format!("{head} ");
        let all = self.commands.iter().enumerate();
        all.filter(|(_, one)| one.path.starts_with(&begins)).map(|(index, _)| index).collect()
    }

    fn with_tail(&self, name: &str) -> Vec<usize> {
        if name.is_empty() {
            return Vec::new();
        }
        let hits = self.tails.iter().filter(|((_, tail), _)| tail == name).map(|(_, index)| *index);
        hits.collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn nearest_tail(&self, head: &str, line: &Line, at: usize) -> Option<usize> {
        let known = self.tails.keys().filter(|(of, _)| of == head).map(|(_, tail)| tail.as_str());
        let near = nearest(plain(line, at)?, known)?;
        self.tails.get(&(head.to_owned(), near.to_owned())).copied()
    }

    /// What members can do with what is called so: `!síntesis` names what objections are about.
    fn taking(&self, name: &str) -> Vec<usize> {
        let takes = |index: usize| {
            let key = self.params[index].get(name);
            let params = &self.commands[index].params;
            key.is_some_and(|key| params.iter().any(|one| one.name == *key && one.required))
        };
        let all = self.commands.iter().enumerate();
        all.filter(|(index, one)| matches!(one.who, Who::Member) && takes(*index))
            .map(|(index, _)| index)
            .collect()
    }
}
