//! The checker against sentences people write about policy, and against made-up texts.

use super::*;
use crate::community::glossary::terms::default_terms;

mod changes;
mod ordinary;
mod properties;
mod scenarios;
mod sentences;

fn texts(english: &str, spanish: &str) -> BTreeMap<Lang, String> {
    [(Lang::new("en"), english.to_owned()), (Lang::new("es"), spanish.to_owned())].into()
}

/// The names of the people in the three scenarios.
fn cast() -> Vec<String> {
    [
        "Keisha", "Andre", "Marlon", "Priya", "Lucía", "Mateo", "Rosa", "Inés", "Diego", "Camila",
        "Hernán",
    ]
    .map(str::to_owned)
    .to_vec()
}

fn findings(english: &str, spanish: &str) -> Vec<Marked> {
    let terms: Vec<&Term> = default_terms().iter().collect();
    check(&texts(english, spanish), &terms, &cast())
}

/// What was found, in short: kind, words, expectation or the language that lacks it.
fn brief(english: &str, spanish: &str) -> Vec<String> {
    let texts = texts(english, spanish);
    findings(english, spanish)
        .into_iter()
        .map(|marked| {
            let words = &texts[&marked.lang][marked.span.clone()];
            match marked.finding {
                Finding::TermMissing { term, expected_lang, .. } => {
                    format!("term {words} -> {term} in {expected_lang}")
                }
                Finding::LegacyTerm { expected, .. } => format!("legacy {words} -> {expected}"),
                Finding::AcronymChanged { acronym, missing_in } => {
                    format!("acronym {acronym} not in {missing_in}")
                }
                Finding::AcronymShouldBe { lang, found, expected } => {
                    format!("{found} is {expected} in {lang}")
                }
                Finding::NameMissing { name, missing_in } => {
                    format!("name {name} not in {missing_in}")
                }
                Finding::NumberMissing { number, missing_in } => {
                    format!("number {number} not in {missing_in}")
                }
                Finding::DateMissing { date, missing_in } => {
                    format!("date {date} not in {missing_in}")
                }
                Finding::LinkMissing { link, missing_in } => {
                    format!("link {link} not in {missing_in}")
                }
            }
        })
        .collect()
}

#[test]
fn every_finding_says_itself_with_the_words_and_the_language() {
    let (en, es) = (
        "IGO rights: 24 hours, RDRS, the registrar, Keisha, 10 December 2026, https://a.org",
        "Derechos: IGO y el Comité Asesor de Alcance.",
    );
    let ids: BTreeSet<String> = findings(en, es)
        .iter()
        .map(|marked| {
            let say = marked.finding.say();
            assert!(say.args.contains_key("found") && say.args.contains_key("language"), "{say:?}");
            say.id
        })
        .collect();
    let all = [
        "acronym-changed",
        "acronym-should-be",
        "date-missing",
        "legacy",
        "link-missing",
        "name-missing",
        "number-missing",
        "term-missing",
    ];
    assert!(ids.iter().eq(all.map(|id| format!("glossary-check-{id}")).iter()), "{ids:?}");
}

#[test]
fn an_unwritten_text_lacks_nothing() {
    assert!(findings("24 hours for the RDRS, says Keisha.", " \n").is_empty());
}

#[test]
fn every_pair_of_three_languages_is_compared() {
    let mut three = texts("Within 30 days.", "En 30 días.");
    three.insert(Lang::new("pt"), "Em breve, LACRALO.".to_owned());
    let found: Vec<(String, Finding)> = check(&three, &[], &[])
        .into_iter()
        .map(|marked| (marked.lang.code().to_owned(), marked.finding))
        .collect();
    let number = |written: &str| Finding::NumberMissing {
        number: written.into(),
        missing_in: Lang::new("pt"),
    };
    assert_eq!(
        found[..2],
        [("en".to_owned(), number("30 days")), ("es".to_owned(), number("30 días"))]
    );
    assert!(check(&texts("a", "b"), &[], &[]).is_empty());
}
