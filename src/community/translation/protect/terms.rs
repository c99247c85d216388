//! A term or an acronym that was found, as it is put into the other language: its wording there, in
//! the number it had, with the capitals it had.
//!
//! Refuses to know where in a sentence it comes to stand.

use std::ops::Range;

use super::grammar::{Article, Noun, english, spanish};
use super::shield::Shield;
use crate::community::glossary::checker::acronyms::Acronym;
use crate::community::glossary::terms::inflection::{Word, singular_acronym};
use crate::foundation::i18n::Lang;

/// What stands where, and what is put there.
pub struct Put {
    /// Where it stands.
    pub span: Range<usize>,
    /// What is put there.
    pub noun: Noun,
}

/// A term that stands as `here` and is worded `wording`; nothing where the other language has no
/// wording.
#[must_use]
pub fn term(
    (shield, index): (&Shield, usize),
    here: &[Word],
    wording: &[Word],
    text: &str,
    (article, _): (Article, bool),
    from: &Lang,
    to: &Lang,
) -> Option<Put> {
    let target = shield.term(index).wordings(to).next()?;
    let span = here.first()?.span.start..here.last()?.span.end;
    let written = &text[span.clone()];
    let changed = here.iter().zip(wording).find(|(here, known)| here.folded != known.folded);
    let number = changed.and_then(|(here, known)| {
        let (long, short) = (here.folded.len(), known.folded.len());
        (here.folded.ends_with('s') != known.folded.ends_with('s') || long != short)
            .then_some(long > short)
    });
    // *ALSes* is the same word as *ALS*.
    let many = here.iter().any(|word| singular_acronym(&text[word.span.clone()]).is_some());
    let number = number.or(many.then_some(true));
    let mut noun = Noun { text: target.to_owned(), article, ..Noun::default() };
    match (to.base(), number) {
        ("es", Some(true)) => noun.text = spanish::pluralized(target),
        ("es", Some(false)) => noun.text = spanish::singularized(target),
        ("en", Some(true)) => noun.text = english::pluralized(target),
        ("en", Some(false)) => noun.text = english::singularized(target),
        _ => {}
    }
    noun.text = with_capitals_of(written, &noun.text, from);
    decline(&mut noun, shield, to);
    noun.plural |= number == Some(true);
    Some(Put { span, noun })
}

/// An acronym: the other language's own, or the same.
#[must_use]
pub fn acronym(
    shield: &Shield,
    found: &Acronym,
    written: &str,
    (article, many): (Article, bool),
    text: &str,
    from: &Lang,
    to: &Lang,
) -> Put {
    let owners = shield.known().owners(&found.letters);
    let owner = owners.iter().find(|(_, lang)| lang.base() == from.base()).or(owners.first());
    let term = owner.map(|(term, _)| shield.term(*term));
    let own = term.and_then(|term| {
        let right = term.acronyms(to).any(|letters| letters == found.letters);
        (!right).then(|| term.acronyms(to).next()).flatten()
    });
    let respelled = shield.known().respelled(&found.letters);
    let letters = own.or(respelled).unwrap_or(&found.letters);
    let known_plural = term.is_some() && plural_before(text, found.span.start, from);
    let plural = written != found.letters || many || known_plural;
    let mut noun = Noun { acronym: true, plural, article, ..Noun::default() };
    noun.text = match to.base() {
        "en" if plural => english::pluralized(letters),
        "es" => letters.to_owned(),
        _ if written != found.letters => format!("{letters}{}", &written[found.letters.len()..]),
        _ => letters.to_owned(),
    };
    if to.base() == "es" {
        noun.feminine =
            term.and_then(|term| term.wordings(to).next()).is_some_and(spanish::feminine);
    }
    Put { span: found.span.clone(), noun }
}

/// *all*, *these*, a number above one: what follows is many.
fn plural_before(text: &str, at: usize, from: &Lang) -> bool {
    let word = super::grammar::last_word(&text[..at]).map(|span| text[span].to_lowercase());
    let word = word.as_deref().unwrap_or_default();
    let before = text[..at].trim_end();
    if before.len() < at && before.ends_with(|c: char| c.is_ascii_digit()) {
        return before.rsplit(' ').next() != Some("1");
    }
    match from.base() {
        "en" => matches!(word, "these" | "those" | "several" | "many"),
        "es" => matches!(
            word,
            "estas" | "estos" | "muchas" | "muchos" | "otras" | "otros" | "nuevas" | "nuevos"
        ),
        _ => false,
    }
}

/// Gender and number by the words of the target.
fn decline(noun: &mut Noun, shield: &Shield, to: &Lang) {
    match to.base() {
        "es" => {
            // *ALS activa*: an acronym has the gender of what it stands for.
            let first = noun.text.split(' ').next().unwrap_or_default();
            let owner = shield.known().owners(first).first().map(|(term, _)| shield.term(*term));
            let whole = owner.and_then(|term| term.wordings(to).next());
            noun.feminine = spanish::feminine(whole.unwrap_or(&noun.text));
            noun.plural = spanish::plural(&noun.text);
        }
        "en" => noun.plural = english::plural(&noun.text),
        _ => {}
    }
}

/// `target` in small letters where `written` is though the glossary writes it with capitals. What
/// has a capital within (*ICANN*, *At-Large*) keeps it.
fn with_capitals_of(written: &str, target: &str, from: &Lang) -> String {
    let small = !written.contains(char::is_uppercase);
    if !small || from.base() == "de" {
        return target.to_owned();
    }
    let words = target.split(' ').map(|word| {
        let within = word.chars().skip(1).any(char::is_uppercase);
        if within { word.to_owned() } else { word.to_lowercase() }
    });
    words.collect::<Vec<_>>().join(" ")
}
