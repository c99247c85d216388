//! Which term stands in place of which. Pure: it refuses to know where terms are kept and who may
//! change them.

use std::collections::BTreeSet;

use super::terms::inflection::words;
use super::terms::search::Indexed;
use super::terms::{ALTERNATIVES, Term};
use crate::foundation::i18n::{self, Lang, fold};

/// The longest wording of a term, in characters.
pub const WORDING_LIMIT: usize = 240;
/// The longest acronym, in characters.
pub const ACRONYM_LIMIT: usize = 30;
/// The longest note, in characters.
pub const NOTE_LIMIT: usize = 240;

/// The most terms of its own a group keeps: every check reads them all.
pub const OWN_LIMIT: usize = 3000;

/// Whether `term` stands in place of `other`: it says so, or says nothing and, in some language, the preferred wording of `other`
/// is one of the wordings of `term`. Accents and case do not count. A second wording of `other`
/// is not enough: *Directorio* is also said of a board that has a name of its own.
#[must_use]
pub fn replaces(term: &Term, other: &Term) -> bool {
    if let Some(one) = &term.instead_of {
        return *one == other.id;
    }
    other.texts.keys().any(|lang| {
        other.wordings(lang).next().is_some_and(|preferred| {
            let preferred = fold(preferred);
            term.wordings(lang).any(|wording| fold(wording) == preferred)
        })
    })
}

/// Whether a term in effect is the one that is called `id`, or stands for it by now.
#[must_use]
pub fn is_called(term: &Term, id: &str) -> bool {
    term.id == id || term.instead_of.as_deref() == Some(id)
}

/// Of the terms in effect, those `term` would take the place of: the one it wants changed, if that
/// still stands, else those with its wording.
#[must_use]
pub fn displaced<'t>(term: &Term, changes: Option<&str>, known: &'t [Term]) -> Vec<&'t Term> {
    if let Some(id) = changes
        && let Some(one) = known.iter().find(|one| is_called(one, id))
    {
        return vec![one];
    }
    known.iter().filter(|one| replaces(term, one)).collect()
}

/// A term as it is once it takes the place of `before`, which is a shipped one or the group's
/// `own`: what was not said anew stays.
#[must_use]
pub fn in_place(term: &Term, before: &Term, own: bool) -> Term {
    let mut after = term.clone();
    for (lang, text) in &before.texts {
        if !after.texts.contains_key(lang) {
            after.texts.insert(lang.clone(), text.clone());
        }
    }
    for (lang, acronym) in &before.acronyms {
        after.acronyms.entry(lang.clone()).or_insert_with(|| acronym.clone());
    }
    for (lang, note) in &before.notes {
        after.notes.entry(lang.clone()).or_insert_with(|| note.clone());
    }
    let different: BTreeSet<&String> = after.acronyms.values().collect();
    after.keep_acronym = (term.keep_acronym || before.keep_acronym) && different.len() == 1;
    after.required = before.required;
    after.legacy.clone_from(&before.legacy);
    after.instead_of = if own { before.instead_of.clone() } else { Some(before.id.clone()) };
    after
}

/// Whether two terms say the same, whatever they are called.
#[must_use]
pub fn says_the_same(one: &Term, other: &Term) -> bool {
    let told = |term: &Term| {
        let legacy: Vec<(Lang, String)> = term
            .legacy
            .iter()
            .map(|(lang, all)| (lang.clone(), all.join(ALTERNATIVES)))
            .filter(|(_, all)| !all.is_empty())
            .collect();
        (
            term.texts.clone(),
            term.acronyms.clone(),
            term.notes.clone(),
            term.keep_acronym,
            term.required,
            legacy,
        )
    };
    told(one) == told(other)
}

/// How many slips may lie between two wordings that are nearly the same: one in six letters.
const LETTERS_A_SLIP: usize = 6;

/// Of the terms in effect, those that are nearly `term`: with its acronym, the same words in another
/// number, gender or order, or a slip apart. Those it would take the place of are among them.
#[must_use]
pub fn near<'t>(term: &Term, known: &'t [Term]) -> Vec<&'t Term> {
    let keys = |text: &str, lang: &Lang| -> BTreeSet<String> {
        let meant = words(text, lang).into_iter().filter(|word| !word.grammatical);
        meant.map(|word| word.key).collect()
    };
    let mut mine = Vec::new();
    for lang in term.texts.keys() {
        for wording in term.wordings(lang) {
            mine.push((lang, fold(wording), keys(wording, lang)));
        }
    }
    let is_near = |other: &&Term| {
        let acronym = term.acronyms.keys().any(|lang| {
            term.acronyms(lang).any(|own| other.acronyms(lang).any(|one| fold(one) == fold(own)))
        });
        acronym
            || mine.iter().any(|(lang, folded, own)| {
                other.wordings(lang).any(|wording| {
                    let slips = folded.chars().count() / LETTERS_A_SLIP;
                    let there = fold(wording);
                    (!own.is_empty() && keys(wording, lang) == *own)
                        || (there.chars().count().abs_diff(folded.chars().count()) <= slips
                            && strsim::damerau_levenshtein(&there, folded) <= slips)
                })
            })
    };
    known.iter().filter(is_near).collect()
}

/// Of the shipped terms, those that none of a group's own replaces ([`replaces`]): what is compared
/// is worked out once for each term, and not for each pair.
#[must_use]
pub fn left<'a, 't>(own: &[Term], shipped: &'a [Indexed<'t>]) -> Vec<&'a Indexed<'t>> {
    let mut instead: BTreeSet<&str> = BTreeSet::new();
    let mut worded: BTreeSet<(&Lang, String)> = BTreeSet::new();
    for term in own {
        match &term.instead_of {
            Some(one) => drop(instead.insert(one)),
            None => {
                for lang in term.texts.keys() {
                    worded.extend(term.wordings(lang).map(|wording| (lang, fold(wording))));
                }
            }
        }
    }
    let is_replaced = |other: &Indexed<'_>| {
        instead.contains(other.term.id.as_str())
            || (!worded.is_empty()
                && other
                    .preferred()
                    .any(|(lang, preferred)| worded.contains(&(lang, preferred.to_owned()))))
    };
    shipped.iter().filter(|other| !is_replaced(other)).collect()
}

/// A group's own terms first, then the shipped ones that none of them replaces.
#[must_use]
pub fn merged(own: Vec<Term>, shipped: &[Indexed<'_>]) -> Vec<Term> {
    let left: Vec<Term> = left(&own, shipped).into_iter().map(|one| one.term.clone()).collect();
    own.into_iter().chain(left).collect()
}

/// A wording, acronym or note as it is kept: single spaces, no line breaks, no control or
/// direction characters; none if nothing is left.
#[must_use]
pub fn clean(text: &str) -> Option<String> {
    let plain: String = i18n::clean(text)
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !('\u{200b}'..='\u{200d}').contains(c))
        .collect();
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// A wording and the acronym it ends with, as people write them: "Organización Intergubernamental
/// (OIG)". In parentheses at the end, one word with two capitals at least; otherwise the
/// parentheses are part of the wording.
#[must_use]
pub fn with_acronym(text: &str) -> (&str, Option<&str>) {
    let apart = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    match apart.map(|(wording, acronym)| (wording.trim_end(), acronym)) {
        Some((wording, acronym))
            if !wording.is_empty()
                && (2..=ACRONYM_LIMIT).contains(&acronym.chars().count())
                && acronym.chars().filter(|c| c.is_uppercase()).count() >= 2
                && acronym.chars().all(|c| c.is_alphanumeric() || c == '-') =>
        {
            (wording, Some(acronym))
        }
        _ => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::community::glossary::terms::default_terms;
    use proptest::prelude::*;

    fn term(id: &str, en: &str, es: &str) -> Term {
        let texts = [("en", en), ("es", es)];
        Term {
            id: id.to_owned(),
            texts: texts.map(|(code, text)| (Lang::new(code), text.to_owned())).into(),
            ..Term::default()
        }
    }

    fn indexed(terms: &[Term]) -> Vec<Indexed<'_>> {
        terms.iter().map(Indexed::of).collect()
    }

    #[test]
    fn an_own_term_stands_in_place_of_the_shipped_one() {
        let shipped = [
            term("board", "Board", "Junta Directiva / Directorio"),
            term("chair", "chair", "presidencia"),
        ];
        let own = vec![term("own", "BOARD", "Consejo")];
        let ids: Vec<String> =
            merged(own, &indexed(&shipped)).into_iter().map(|term| term.id).collect();
        assert_eq!(ids, ["own", "chair"]);
        let directory = term("own", "Directory", "Directorio");
        assert!(!replaces(&directory, &shipped[0]), "a second wording is not enough");
    }

    #[test]
    fn a_term_that_says_which_one_it_stands_for_stands_for_no_other() {
        let shipped = [
            term("engagement", "engagement", "participación"),
            term("part", "participation", "participación"),
        ];
        let mut own = term("own", "engagement", "participación activa");
        own.instead_of = Some("engagement".to_owned());
        let ids = |own: &Term| -> Vec<String> {
            merged(vec![own.clone()], &indexed(&shipped)).into_iter().map(|term| term.id).collect()
        };
        assert_eq!(ids(&own), ["own", "part"]);
        own.instead_of = Some("own".to_owned());
        assert_eq!(ids(&own), ["own", "engagement", "part"]);
        own.instead_of = None;
        assert_eq!(ids(&own), ["own", "part"]);
        let all = [own.clone(), shipped[1].clone()];
        assert_eq!(displaced(&shipped[0], None, &all).len(), 2, "by its wordings");
        assert_eq!(displaced(&shipped[0], Some("part"), &all), [&shipped[1]]);
    }

    #[test]
    fn nearly_the_same_is_noticed() {
        let known = [term("charter", "working group charter", "carta orgánica")];
        for near_by in
            ["working groups' charter", "Working group chartre", "charter of working group"]
        {
            assert_eq!(near(&term("x", near_by, "otra cosa"), &known).len(), 1, "{near_by}");
        }
        assert!(near(&term("x", "working party", "grupo"), &known).is_empty());
        let mut short = term("y", "something else", "otra");
        short.acronyms.insert(Lang::new("en"), "wgc".to_owned());
        let mut has = known[0].clone();
        has.acronyms.insert(Lang::new("en"), "WGC".to_owned());
        assert_eq!(near(&short, &[has]).len(), 1);
    }

    #[test]
    fn what_was_not_said_anew_stays() {
        let mut before = term("board", "Board", "Directorio");
        before.notes.insert(Lang::new("en"), "Ours".to_owned());
        before.legacy.insert(Lang::new("es"), vec!["Junta".to_owned()]);
        let spanish =
            Term { texts: [(Lang::new("es"), "Consejo".to_owned())].into(), ..Term::default() };
        let after = in_place(&spanish, &before, false);
        assert_eq!(after.texts[&Lang::new("en")], "Board");
        assert_eq!(after.texts[&Lang::new("es")], "Consejo");
        assert!(!after.required && after.notes.len() == 1 && after.legacy.len() == 1);
        assert_eq!(after.instead_of.as_deref(), Some("board"));
        assert_eq!(in_place(&spanish, &before, true).instead_of, None);
        assert!(says_the_same(&in_place(&before, &before, false), &before));
    }

    #[test]
    fn what_is_kept_is_one_clean_line() {
        assert_eq!(clean("  a\u{202e} \n b\u{7} "), Some("a b".to_owned()));
        assert_eq!(clean(" \u{200b}\n"), None);
    }

    #[test]
    fn an_acronym_is_read_off_the_end_of_a_wording() {
        assert_eq!(with_acronym("Estructura At-Large (ALS)"), ("Estructura At-Large", Some("ALS")));
        assert_eq!(with_acronym("comment (public)"), ("comment (public)", None));
        assert_eq!(with_acronym("(ALS)"), ("(ALS)", None));
        assert_eq!(with_acronym("PDP (GNSO only)"), ("PDP (GNSO only)", None));
    }

    proptest! {
        #[test]
        fn a_wording_with_its_acronym_is_put_together_again(text in "\\PC{0,40}") {
            let (wording, acronym) = with_acronym(&text);
            let ending = acronym.map(|acronym| format!("({acronym})")).unwrap_or_default();
            prop_assert!(text.starts_with(wording) && text.ends_with(&ending));
            prop_assert!(acronym.is_some() || wording == text);
        }

        #[test]
        fn every_shipped_term_stands_or_is_replaced(en in "[a-zA-Z ]{1,12}", at in 0..50_usize) {
            let shipped = default_terms();
            let wording = shipped.get(at).and_then(|term| term.wordings(&Lang::new("en")).next());
            let own = vec![term("own", wording.unwrap_or(&en), &en)];
            let gone = shipped.iter().filter(|other| replaces(&own[0], other)).count();
            let all = merged(own, &indexed(shipped));
            prop_assert_eq!(all.len(), shipped.len() + 1 - gone);
            prop_assert_eq!(all[0].id.as_str(), "own");
            prop_assert!(wording.is_none() || gone > 0);
        }

        #[test]
        fn cleaning_twice_is_cleaning_once(text in "\\PC{0,80}") {
            if let Some(kept) = clean(&text) {
                prop_assert_eq!(clean(&kept), Some(kept.clone()));
            }
        }
    }
}
