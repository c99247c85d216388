//! Single rules, one sentence each.

use super::*;

fn with_names(english: &str, spanish: &str, names: &[&str]) -> Vec<String> {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    check(&texts(english, spanish), &[], &names)
        .into_iter()
        .filter_map(|marked| match marked.finding {
            Finding::NameMissing { name, missing_in } => {
                Some(format!("{name} not in {missing_in}"))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn a_name_that_is_a_word_asks_only_where_it_must_be_the_name() {
    let names = ["Rosa", "Luz", "Grace", "Grace King", "Keisha"];
    assert!(
        with_names("Grace is needed. We want a king.", "Hace falta gracia.", &names).is_empty()
    );
    assert!(with_names("It is clear.", "Luz verde al texto. Una rosa.", &names).is_empty());
    assert_eq!(with_names("We heard Grace.", "La escuchamos.", &names), ["Grace not in es"]);
    assert_eq!(
        with_names("Grace King spoke.", "Gracia Rey habló.", &names),
        ["Grace King not in es"]
    );
    assert_eq!(with_names("Keisha spoke.", "Habló.", &names), ["Keisha not in es"]);
    assert_eq!(with_names("She spoke.", "Para Rosa, sí.", &names), ["Rosa not in en"]);
}

#[test]
fn a_name_is_there_without_accents_or_in_part() {
    assert!(with_names("We heard Lucia.", "Escuchamos a Lucía.", &["Lucía"]).is_empty());
    assert!(with_names("Rosa Quispe asks.", "Pregunta Rosa.", &["Rosa Quispe"]).is_empty());
    assert!(with_names("HERNAN SPOKE", "Hernán habló.", &["Hernán"]).is_empty());
}

#[test]
fn the_longest_term_speaks_for_those_within_it() {
    assert!(brief("The LACRALO Board.", "El Directorio de LACRALO.").is_empty());
    assert_eq!(
        brief("The Registrar Accreditation Agreement.", "El acuerdo."),
        ["term Registrar Accreditation Agreement -> raa in es"]
    );
}

#[test]
fn the_acronym_answers_for_the_name_and_the_name_for_the_acronym() {
    assert!(brief("The At-Large Advisory Committee met.", "Se reunió el ALAC.").is_empty());
    assert!(brief("The ALAC met.", "Se reunió el Comité Asesor de At-Large.").is_empty());
    assert!(brief("The working group (WG) met.", "Se reunió el GT.").is_empty());
    assert!(brief("The IOC objects.", "El COI objeta.").is_empty());
    assert_eq!(
        brief("The At-Large Structure (ALS) met.", "Se reunieron."),
        ["term At-Large Structure -> als in es"]
    );
}

#[test]
fn words_in_capitals_are_no_acronyms() {
    assert!(brief("You must NOT vote. ATLAS II.", "NO deben votar. ATLAS III.").is_empty());
    assert!(brief("ALL OF THE REPORT IS DONE", "EL INFORME YA TERMINÓ").is_empty());
    assert!(brief("SUMMARY\nDone.", "RESUMEN\nListo.").is_empty());
    assert_eq!(brief("The CBI met.", "Se reunieron."), ["acronym CBI not in es"]);
    assert_eq!(brief("ALSes, ALSs and RALOs.", "Las ALS."), ["acronym RALO not in es"]);
}

#[test]
fn figures_in_words_answer_but_never_ask() {
    assert!(brief("Ninety days, a hundred people, one call.", "Pronto.").is_empty());
    assert!(
        brief(
            "90 days; 72 hours; 100 people; 1 call.",
            "Noventa días; setenta y dos horas; cien personas; una llamada."
        )
        .is_empty()
    );
    assert!(brief("50% agree.", "La mitad está de acuerdo.").is_empty());
}

#[test]
fn a_figure_is_asked_for_once_and_not_within_a_date_a_link_or_an_acronym() {
    assert_eq!(brief("24 hours. A 24-hour limit.", "Pronto."), ["number 24 hours not in es"]);
    assert_eq!(brief("On 10 December 2026.", "Pronto."), ["date 10 December 2026 not in es"]);
    assert_eq!(
        brief("See https://a.org/2026/12.", "Ver."),
        ["link https://a.org/2026/12 not in es"]
    );
    assert_eq!(brief("At ICANN75.", "Allí."), ["acronym ICANN75 not in es"]);
    assert!(brief("1. First\n2. Second", "- Primero\n- Segundo").is_empty());
}

#[test]
fn a_year_told_once_counts_for_other_dates() {
    assert!(
        brief("Between 1 March 2026 and 5 March 2026.", "Entre el 1 y el 5 de marzo de 2026.")
            .is_empty()
    );
    assert_eq!(brief("On 1 March 2026.", "El 1 de marzo."), ["date 1 March 2026 not in es"]);
    assert!(brief("On 03/04/2026.", "El 4 de marzo de 2026.").is_empty());
}

#[test]
fn a_term_left_off_the_required_is_never_asked_for() {
    assert!(
        brief("The draft agenda has two inputs.", "El texto de hoy trae dos cosas.").is_empty()
    );
}

#[test]
fn parties_and_acts_are_not_taken_for_one_another() {
    assert_eq!(brief("The registrar.", "La registración."), ["term registrar -> registrar in es"]);
    assert_eq!(
        brief("The registrants.", "Los registradores."),
        ["term registrants -> registrant in es", "term registradores -> registrar in en",]
    );
    assert!(brief("The registrants.", "Las registratarias.").is_empty());
}

#[test]
fn a_group_may_bring_its_own_terms() {
    let term = Term {
        id: "maroon".into(),
        texts: [
            (Lang::new("en"), "Maroon people".into()),
            (Lang::new("es"), "pueblo cimarrón".into()),
        ]
        .into(),
        required: true,
        ..Term::default()
    };
    let found =
        check(&texts("The Maroon peoples agree.", "Los pueblos están de acuerdo."), &[&term], &[]);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].lang.code(), found[0].span.clone()), ("en", 4..18));
    assert!(
        check(&texts("The Maroon peoples agree.", "Los pueblos cimarrones, sí."), &[&term], &[])
            .is_empty()
    );
}
