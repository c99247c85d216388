//! How the archive is searched: by words, in any language of the group, accents and plurals
//! ignored. Pure but for asking the store.

use std::collections::{BTreeMap, BTreeSet};

use rust_stemmers::{Algorithm, Stemmer};

use super::store::{self, Body};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, fold};
use crate::foundation::store::Tx;
use crate::foundation::talk::GroupId;

/// The most words of a query that are looked at.
const QUERY_WORDS: usize = 8;

fn algorithm(lang: &Lang) -> Option<Algorithm> {
    match lang.base() {
        "en" => Some(Algorithm::English),
        "es" => Some(Algorithm::Spanish),
        "fr" => Some(Algorithm::French),
        "pt" => Some(Algorithm::Portuguese),
        _ => None,
    }
}

/// The keys of a word in a language: its stem, with and without accents before stemming, and the
/// word with a plural ending taken off, so that `votacion`, `votación` and `votaciones` meet.
#[must_use]
pub fn keys(word: &str, lang: &Lang) -> BTreeSet<String> {
    let lower = word.to_lowercase();
    let plain = fold(word);
    let mut keys = BTreeSet::new();
    if let Some(algorithm) = algorithm(lang) {
        let stemmer = Stemmer::create(algorithm);
        keys.insert(fold(&stemmer.stem(&lower)));
        keys.insert(fold(&stemmer.stem(&plain)));
    }
    let singular = plain
        .strip_suffix("es")
        .filter(|stem| stem.len() > 2 && !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
        .or_else(|| plain.strip_suffix('s').filter(|stem| stem.len() > 2))
        .unwrap_or(&plain);
    keys.insert(singular.to_owned());
    keys.insert(plain);
    keys
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 1)
}

/// The terms under which an edition is found.
#[must_use]
pub fn terms(body: &Body) -> Vec<(Lang, String)> {
    let mut terms = BTreeSet::new();
    let points = body.points.iter().map(|point| &point.texts);
    for texts in std::iter::once(&body.titles).chain(points) {
        for (lang, text) in texts {
            for word in words(text) {
                terms.extend(keys(word, lang).into_iter().map(|key| (lang.clone(), key)));
            }
        }
    }
    terms.into_iter().collect()
}

/// The syntheses in which every word of the query stands, in one language.
///
/// # Errors
/// A failure of the database.
pub async fn search(
    tx: &mut Tx,
    group: &GroupId,
    languages: &[Lang],
    query: &str,
) -> Result<BTreeSet<String>> {
    let mut found: Option<BTreeSet<(Lang, String)>> = None;
    for word in words(query).take(QUERY_WORDS) {
        let mut hits: BTreeSet<(Lang, String)> = BTreeSet::new();
        let mut asked: BTreeMap<String, Vec<(Lang, String)>> = BTreeMap::new();
        for lang in languages {
            for key in keys(word, lang) {
                if !asked.contains_key(&key) {
                    let rows = store::with_term(tx, group, &key).await?;
                    asked.insert(key.clone(), rows);
                }
                let rows = asked.get(&key).into_iter().flatten();
                hits.extend(rows.filter(|(at, _)| at == lang).cloned());
            }
        }
        found = Some(match found {
            Some(before) => before.intersection(&hits).cloned().collect(),
            None => hits,
        });
    }
    Ok(found.unwrap_or_default().into_iter().map(|(_, id)| id).collect())
}

/// The point of an edition that a query is about, with the language it says so in: the one in which
/// most of the words stand; the reader's language and earlier points first. None if none has any.
#[must_use]
pub fn matching(body: &Body, query: &str, own: &Lang) -> Option<(usize, Lang)> {
    let mut best: Option<(usize, bool, usize, Lang)> = None;
    for (at, point) in body.points.iter().enumerate() {
        for (lang, text) in &point.texts {
            let known: BTreeSet<String> = words(text).flat_map(|word| keys(word, lang)).collect();
            let asked = words(query).take(QUERY_WORDS);
            let hits = asked.filter(|word| !keys(word, lang).is_disjoint(&known)).count();
            let better = best.as_ref().is_none_or(|(most, theirs, ..)| {
                hits > *most || (hits == *most && lang == own && !theirs)
            });
            if hits > 0 && better {
                best = Some((hits, lang == own, at, lang.clone()));
            }
        }
    }
    best.map(|(_, _, at, lang)| (at, lang))
}

#[cfg(test)]
mod tests {
    use super::{keys, matching};
    use crate::community::bridge::published::store::Body;
    use crate::community::bridge::rules::{Point, Position};
    use crate::foundation::i18n::Lang;
    use proptest::prelude::*;

    fn meet(a: &str, b: &str, lang: &str) -> bool {
        let lang = Lang::new(lang);
        keys(a, &lang).intersection(&keys(b, &lang)).next().is_some()
    }

    #[test]
    fn accents_and_plurals_do_not_keep_words_apart() {
        for (a, b) in [
            ("votacion", "votación"),
            ("Votaciones", "votación"),
            ("salas", "sala"),
            ("solicitudes", "solicitud"),
            ("registrador", "registradores"),
        ] {
            assert!(meet(a, b, "es"), "{a} {b}");
        }
        for (a, b) in [("requests", "request"), ("registries", "registry"), ("Policy", "policies")]
        {
            assert!(meet(a, b, "en"), "{a} {b}");
        }
        assert!(!meet("plazo", "plaza", "en"));
    }

    fn body(points: &[(&str, &str)]) -> Body {
        let point = |(number, (en, es)): (usize, &(&str, &str))| Point {
            number: i64::try_from(number).unwrap_or_default() + 1,
            position: Position::Differ,
            language: None,
            texts: [("en", en), ("es", es)]
                .map(|(lang, text)| (Lang::new(lang), (*text).to_owned()))
                .into(),
            sources: Vec::new(),
            confirmed: std::collections::BTreeSet::new(),
            unread: std::collections::BTreeSet::new(),
        };
        Body { points: points.iter().enumerate().map(point).collect(), ..Body::default() }
    }

    #[test]
    fn the_point_that_is_found_is_the_one_shown() {
        let body = body(&[
            ("Log every request.", "Registrar cada solicitud."),
            ("A fee is charged.", "Se cobra una tarifa por solicitud."),
        ]);
        let at = |query: &str, own: &str| {
            matching(&body, query, &Lang::new(own)).map(|(at, lang)| (at, lang.code().to_owned()))
        };
        assert_eq!(at("tarifas", "en"), Some((1, "es".to_owned())));
        assert_eq!(at("tarifa solicitudes", "es"), Some((1, "es".to_owned())));
        assert_eq!(at("solicitud", "es"), Some((0, "es".to_owned())));
        assert_eq!(at("fee", "es"), Some((1, "en".to_owned())));
        assert_eq!(at("votación", "es"), None);
    }

    proptest! {
        #[test]
        fn a_word_always_finds_itself(word in "\\w{2,30}") {
            prop_assert!(meet(&word, &word.to_uppercase(), "es") || word.to_uppercase().to_lowercase() != word.to_lowercase());
            prop_assert!(meet(&word, &word, "en"));
        }
    }
}
