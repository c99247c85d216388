//! What protection costs around any translator: a message as members write it, with a glossary as
//! large as a group keeps. It measures, without a translator and without a network.

use std::time::Duration;

use crate::community::glossary::terms::{Term, default_terms};
use crate::community::translation::protect::{Context, Outcome, Protected, Shield};
use crate::foundation::clock::Stopwatch;
use crate::foundation::i18n::Lang;

/// How many terms the glossary has, and how many names are known.
pub const TERMS: usize = 1000;
const NAMES: usize = 200;
/// How often a message is protected; the middle of all counts.
const TIMES: usize = 400;

/// Messages of five hundred characters, in each language: what stands in `tests` is checked to be
/// so long.
pub const MESSAGES: [(&str, &str); 2] =
    [("en", include_str!("protecting.en.txt")), ("es", include_str!("protecting.es.txt"))];

/// A glossary of a busy group: the shipped terms, and made-up ones.
#[must_use]
pub fn glossary() -> Vec<Term> {
    let (en, es) = (Lang::new("en"), Lang::new("es"));
    let shipped = default_terms();
    let more = (shipped.len()..TERMS).map(|number| {
        let of = &shipped[number % shipped.len()];
        let wording = |lang: &Lang| of.wordings(lang).next().unwrap_or_default().to_owned();
        Term {
            id: format!("term-{number}"),
            texts: [
                (en.clone(), format!("{} x{number}", wording(&en))),
                (es.clone(), format!("{} x{number}", wording(&es))),
            ]
            .into(),
            required: true,
            ..Term::default()
        }
    });
    shipped.iter().cloned().chain(more).collect()
}

/// How long it takes to protect a message and to put it together again, for each of [`MESSAGES`];
/// nothing if one is not put together.
#[must_use]
pub fn measure() -> Option<[Duration; 2]> {
    let terms = glossary();
    let terms: Vec<&Term> = terms.iter().collect();
    let names: Vec<String> = (0..NAMES).map(|number| format!("Ana Quispe{number}")).collect();
    let shield = Shield::of(&terms, &names);
    let mut found = [Duration::ZERO; 2];
    for ((from, text), found) in MESSAGES.into_iter().zip(&mut found) {
        let to = Lang::new(if from == "en" { "es" } else { "en" });
        let context = Context { to, author_lang: None, room_lang: Some(Lang::new(from)) };
        let mut times = Vec::with_capacity(TIMES);
        for _ in 0..TIMES {
            let since = Stopwatch::start();
            let ready = Protected::of(text, &context, &shield);
            let answers: Vec<String> = ready.asked().into_iter().map(|asked| asked.text).collect();
            let outcome = ready.finished(&answers);
            times.push(since.read());
            if !matches!(outcome, Outcome::Translated { .. }) {
                return None;
            }
        }
        times.sort();
        *found = times[TIMES / 2];
    }
    Some(found)
}
