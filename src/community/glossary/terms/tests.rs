//! The shipped table holds together, and people find in it what they type.

use std::collections::BTreeSet;

use super::search::{FOUND_AT_MOST, Indexed, find, shipped};
use super::*;

fn ids(query: &str) -> Vec<&'static str> {
    find(shipped().iter(), query).into_iter().map(|one| one.term.id.as_str()).collect()
}

#[test]
fn the_shipped_table_parses_whole() {
    let parsed = parse_terms(DEFAULT_TABLE).expect("a table");
    assert_eq!(parsed, default_terms());
    let rows = csv::Reader::from_reader(DEFAULT_TABLE.as_bytes()).records().count();
    assert_eq!(parsed.len(), rows);
    assert!(rows > 300);
    let unique: BTreeSet<&str> = parsed.iter().map(|term| term.id.as_str()).collect();
    assert_eq!(unique.len(), rows);
}

#[test]
fn every_shipped_term_stands_in_both_languages() {
    let both = [Lang::new("en"), Lang::new("es")];
    for term in default_terms() {
        assert!(
            term.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
            "{}",
            term.id
        );
        for lang in &both {
            assert!(term.wordings(lang).count() > 0, "{} {lang}", term.id);
            let wordings: BTreeSet<String> = term.wordings(lang).map(str::to_lowercase).collect();
            assert_eq!(wordings.len(), term.wordings(lang).count(), "twice: {} {lang}", term.id);
        }
        assert!(
            term.notes.is_empty() || term.notes.len() == 2,
            "a note in one language: {}",
            term.id
        );
        assert!(
            term.texts
                .values()
                .chain(term.notes.values())
                .all(|text| text.trim() == text && !text.is_empty())
        );
        assert!(term.texts.values().all(|text| !text.contains(['(', ')'])), "{}", term.id);
    }
}

#[test]
fn acronyms_of_the_shipped_table_are_consistent() {
    let spanish = Lang::new("es");
    let english = Lang::new("en");
    let mut seen = BTreeSet::new();
    for term in default_terms() {
        if term.keep_acronym {
            assert_eq!(term.acronyms.get(&english), term.acronyms.get(&spanish), "{}", term.id);
            assert!(term.acronyms.contains_key(&english), "{}", term.id);
        }
        for acronym in term.acronyms(&english) {
            assert!(seen.insert(acronym), "two terms are {acronym}");
        }
    }
    for (english_acronym, spanish_acronym) in [("IGO", "OIG"), ("INGO", "OING"), ("IOC", "COI")] {
        let term = default_terms()
            .iter()
            .find(|term| term.acronyms(&english).eq([english_acronym]))
            .expect("shipped");
        assert!(term.acronyms(&spanish).eq([spanish_acronym]));
        assert!(!term.keep_acronym);
    }
}

#[test]
fn an_acronym_comes_first() {
    for (query, id) in [
        ("ALAC", "alac"),
        ("als", "als"),
        ("ALSes", "als"),
        ("oig", "igo"),
        ("RrSG", "rrsg"),
        ("ccnso", "ccnso"),
        ("pdp", "pdp"),
    ] {
        assert_eq!(ids(query).first(), Some(&id), "{query}");
    }
}

#[test]
fn accents_case_and_plurals_do_not_count() {
    for (query, id) in [
        ("registratarios", "registrant"),
        ("REGISTRANTE", "registrant"),
        ("organizacion de apoyo", "so"),
        ("Policy development processes", "pdp"),
        ("comité asesor de alcance", "alac"),
        ("usos indebidos del dns", "dns-abuse"),
    ] {
        assert_eq!(ids(query).first(), Some(&id), "{query}");
    }
}

#[test]
fn the_whole_wording_comes_before_a_part_of_one() {
    let found = ids("consensus");
    assert_eq!(found[0], "consensus");
    assert!(found.contains(&"full-consensus") && found.contains(&"consensus-policy"));
    assert_eq!(ids("asesor")[0], "ac");
}

#[test]
fn nothing_and_nonsense_find_nothing() {
    assert!(ids("  ").is_empty());
    assert!(ids("¿?").is_empty());
    assert!(ids("zzzz").is_empty());
    assert_eq!(ids("o").len(), FOUND_AT_MOST);
}

#[test]
fn a_language_is_added_as_columns() {
    let table = "id,en,pt,acronym_pt,legacy_pt,note_pt\nigo,Intergovernmental Organization,organização intergovernamental / OI,OIG,,\n";
    let terms = parse_terms(table).expect("a table");
    let portuguese = Lang::new("pt");
    assert!(terms[0].wordings(&portuguese).eq(["organização intergovernamental", "OI"]));
    assert!(terms[0].acronyms(&portuguese).eq(["OIG"]));
    assert!(!terms[0].required);
    let index: Vec<Indexed<'_>> = terms.iter().map(Indexed::of).collect();
    assert_eq!(find(index.iter(), "organizacoes intergovernamentais").len(), 0);
    assert_eq!(find(index.iter(), "ORGANIZACAO").len(), 1);
    assert!(parse_terms("id,en\na,b,c\n").is_err());
}
