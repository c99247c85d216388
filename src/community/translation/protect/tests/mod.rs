//! Protection, as a whole: a translator that changes nothing, one that does what it should, and
//! those that lose, double and invent. The failures have the numbers they have in the group's own
//! history of two mailing lists and a machine between.

mod around;
mod failures;
mod properties;

use super::*;
use crate::community::glossary::terms::{Term, default_terms};

fn names() -> Vec<String> {
    ["Rosa Quispe", "Kiran Rao", "Inés Alvarado", "Fundación Andina Digital", "Grace"]
        .map(str::to_owned)
        .to_vec()
}

fn shield() -> &'static Shield {
    static SHIELD: std::sync::LazyLock<Shield> = std::sync::LazyLock::new(|| {
        let terms: Vec<&Term> = default_terms().iter().collect();
        Shield::of(&terms, &names())
    });
    &SHIELD
}

/// For a reader of `to`, by somebody nothing is known of, in the other room.
fn context(to: &str) -> Context {
    let from = if to == "es" { "en" } else { "es" };
    Context { to: Lang::new(to), author_lang: None, room_lang: Some(Lang::new(from)) }
}

fn protected(text: &str, to: &str) -> Protected {
    Protected::of(text, &context(to), shield())
}

fn asked(text: &str, to: &str) -> Vec<String> {
    protected(text, to).asked().into_iter().map(|asked| asked.text).collect()
}

/// What is shown when a translator answers as `answers` does.
fn shown(text: &str, to: &str, answers: impl Fn(&str) -> String) -> String {
    let protected = protected(text, to);
    let given: Vec<String> = protected.asked().iter().map(|asked| answers(&asked.text)).collect();
    match protected.finished(&given) {
        Outcome::Translated { text } => text,
        other => panic!("{text}: {given:?} {other:?}"),
    }
}

/// The reason why a translation is not shown.
fn refused(text: &str, to: &str, answers: impl Fn(&str) -> String) -> String {
    let protected = protected(text, to);
    let given: Vec<String> = protected.asked().iter().map(|asked| answers(&asked.text)).collect();
    match protected.finished(&given) {
        Outcome::Original { why } => why.id,
        other => panic!("{text}: {given:?} {other:?}"),
    }
}

/// A translator that knows these sentences.
fn knows<'a>(pairs: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> String + 'a {
    move |asked| {
        let known = pairs.iter().find(|(from, _)| *from == asked);
        known.map_or_else(|| panic!("asked {asked:?}, knows {pairs:?}"), |(_, to)| (*to).to_owned())
    }
}
