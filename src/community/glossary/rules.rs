//! Which term stands in place of which. Pure: it refuses to know where terms are kept and who may
//! change them.

use super::terms::Term;
use crate::foundation::i18n::fold;

/// The longest wording of a term, in characters.
pub const WORDING_LIMIT: usize = 160;
/// The longest acronym, in characters.
pub const ACRONYM_LIMIT: usize = 30;
/// The longest note, in characters.
pub const NOTE_LIMIT: usize = 240;

/// Whether `term` stands in place of `other`: in some language, the preferred wording of `other`
/// is one of the wordings of `term`. Accents and case do not count. A second wording of `other`
/// is not enough: *Directorio* is also said of a board that has a name of its own.
#[must_use]
pub fn replaces(term: &Term, other: &Term) -> bool {
    other.texts.keys().any(|lang| {
        other.wordings(lang).next().is_some_and(|preferred| {
            let preferred = fold(preferred);
            term.wordings(lang).any(|wording| fold(wording) == preferred)
        })
    })
}

/// A group's own terms first, then the shipped ones that none of them replaces.
#[must_use]
pub fn merged(own: Vec<Term>, shipped: &[Term]) -> Vec<Term> {
    let left: Vec<Term> = shipped
        .iter()
        .filter(|other| !own.iter().any(|term| replaces(term, other)))
        .cloned()
        .collect();
    own.into_iter().chain(left).collect()
}

/// A wording, acronym or note as it is kept: single spaces, no line breaks, no control or
/// direction characters; none if nothing is left.
#[must_use]
pub fn clean(text: &str) -> Option<String> {
    let plain: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| {
            !c.is_control()
                && !matches!(*c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        })
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
    use crate::foundation::i18n::Lang;
    use proptest::prelude::*;

    fn term(id: &str, en: &str, es: &str) -> Term {
        let texts = [("en", en), ("es", es)];
        Term {
            id: id.to_owned(),
            texts: texts.map(|(code, text)| (Lang::new(code), text.to_owned())).into(),
            ..Term::default()
        }
    }

    #[test]
    fn an_own_term_stands_in_place_of_the_shipped_one() {
        let shipped = [
            term("board", "Board", "Junta Directiva / Directorio"),
            term("chair", "chair", "presidencia"),
        ];
        let own = vec![term("own", "BOARD", "Consejo")];
        let ids: Vec<String> = merged(own, &shipped).into_iter().map(|term| term.id).collect();
        assert_eq!(ids, ["own", "chair"]);
        let directory = term("own", "Directory", "Directorio");
        assert!(!replaces(&directory, &shipped[0]), "a second wording is not enough");
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
            let all = merged(own, shipped);
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
