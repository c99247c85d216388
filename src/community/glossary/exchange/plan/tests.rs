//! What tables would do: nothing twice, nothing half, and every wrong row says what would be right.

use proptest::prelude::*;

use super::super::file::{read, write};
use super::*;
use crate::community::glossary::rules::merged;
use crate::community::glossary::terms::default_terms;
use crate::community::glossary::terms::search;

fn both() -> Vec<Lang> {
    vec![Lang::new("en"), Lang::new("es")]
}

fn term(id: &str, en: &str, es: &str) -> Term {
    let texts = [("en", en), ("es", es)];
    Term {
        id: id.to_owned(),
        texts: texts.map(|(code, text)| (Lang::new(code), text.to_owned())).into(),
        required: true,
        ..Term::default()
    }
}

fn planned(text: &str, known: &[Term], own: &[&str]) -> Plan {
    let own = own.iter().map(|id| (*id).to_owned()).collect();
    let table = read(text, &both(), &Lang::new("es")).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    plan(&table, known, &own, &both())
}

/// The group's own terms once a plan is done, as the command does it.
fn done(plan: Plan, own: Vec<Term>) -> Vec<Term> {
    let mut own = own;
    for (number, Step { before, mut after, .. }) in
        plan.new.into_iter().chain(plan.changed).enumerate()
    {
        after.id = format!("made-{}-{number}", own.len());
        match before {
            Some(before) => own.retain(|term| term.id != before.id),
            None => after.instead_of = Some(after.id.clone()),
        }
        own.push(after);
    }
    own
}

#[test]
fn what_the_glossary_says_already_changes_nothing() {
    let text = write(default_terms(), &both(), b',').unwrap();
    let plan = planned(&text, default_terms(), &[]);
    assert_eq!(
        (plan.same, plan.wrong, plan.new, plan.changed),
        (default_terms().len(), vec![], vec![], vec![])
    );
}

#[test]
fn rows_mean_the_term_people_would_say_they_mean() {
    let known = [
        term("board", "Board", "Junta Directiva / Directorio"),
        term("chair", "chair", "presidencia"),
    ];
    let by_id = planned("id,en,es\nboard,Council,Consejo\n", &known, &[]);
    assert_eq!(by_id.changed[0].before.as_ref().unwrap().id, "board");
    assert_eq!(by_id.changed[0].after.instead_of.as_deref(), Some("board"));
    let by_wordings = planned("en,es\nBOARD,junta directiva\n", &known, &[]);
    assert_eq!(by_wordings.changed.len(), 1, "the second wording goes: {by_wordings:?}");
    let by_one = planned("en,es\nboard,Consejo\n", &known, &["board"]);
    assert_eq!(by_one.changed[0].after.instead_of, None, "the group's own keeps what it stood for");
    let beside = planned("en,es\nBoard,Junta Directiva / Directorio\nboard,Consejo\n", &known, &[]);
    assert_eq!((beside.same, beside.new.len()), (1, 1), "another row means it already");
    let new = planned("en,es\ntidal ledger,libro de mareas\n", &known, &[]);
    assert_eq!((new.new.len(), new.can_be_done()), (1, true));
}

#[test]
fn a_column_that_is_not_there_changes_nothing_and_an_empty_cell_takes_away() {
    let mut known = term("als", "At-Large Structure", "Estructura At-Large");
    known.keep_acronym = true;
    for lang in both() {
        known.acronyms.insert(lang.clone(), "ALS".to_owned());
        known.notes.insert(lang, "plural".to_owned());
    }
    let known = [known];
    let same = planned("en,es\nAt-Large Structure,Estructura At-Large\n", &known, &[]);
    assert_eq!(same.same, 1);
    let bare = planned("en,es,note_en\nAt-Large Structure,Estructura At-Large,\n", &known, &[]);
    let after = &bare.changed[0].after;
    assert_eq!((after.notes.len(), after.keep_acronym, after.acronyms.len()), (1, true, 2));
    let acronym =
        planned("en,es\nAt-Large Structure (ALS),Estructura At-Large (EAL)\n", &known, &[]);
    assert_eq!(acronym.wrong, [(2, Wrong::AcronymDiffers)]);
    let loose = planned(
        "en,es,keep_acronym\nAt-Large Structure (ALS),Estructura At-Large (EAL),no\n",
        &known,
        &[],
    );
    assert_eq!(loose.changed[0].after.acronyms[&Lang::new("es")], "EAL");
}

#[test]
fn wrong_rows_say_what_is_wrong_and_stop_everything() {
    let long = "x".repeat(WORDING_LIMIT + 1);
    let text = format!(
        "en,es,acronym_en,acronym_es,keep_acronym\na,,,,\nb,b\u{fffd},,,\n{long},c,,,\nd,d,,,perhaps\ne,e,,,yes\nf,f,FA,FB,sí\ngood,bueno,,,\nh,h\ngood,bueno,G,,\n"
    );
    let plan = planned(&text, &[], &[]);
    let wrong = [
        (2, Wrong::NoWording(Lang::new("es"))),
        (3, Wrong::Unread("es".to_owned())),
        (4, Wrong::TooLong("en".to_owned(), WORDING_LIMIT + 1, WORDING_LIMIT)),
        (5, Wrong::NotYesNo("keep_acronym".to_owned(), "perhaps".to_owned())),
        (6, Wrong::NoAcronym),
        (7, Wrong::AcronymDiffers),
        (9, Wrong::Cells(2, 5)),
        (10, Wrong::Contradicts(8)),
    ];
    assert_eq!(plan.wrong, wrong);
    assert!(plan.new.len() == 1 && !plan.can_be_done());
    let twice = planned("en,es\na,b\nA,B\na,b\n", &[], &[]);
    assert_eq!((twice.same, twice.wrong), (1, vec![(3, Wrong::Contradicts(2))]));
}

#[test]
fn rows_with_the_same_wordings_do_not_mean_two_terms() {
    let known = [term("board", "Board", "Junta"), term("part", "participation", "participación")];
    let text = "en,es,acronym_en\nBoard,participación,\nBoard,participación,A\n";
    assert_eq!(planned(text, &known, &[]).wrong, [(3, Wrong::Contradicts(2))]);
}

#[test]
fn another_state_makes_another_plan() {
    let text = "en,es\nBoard,Consejo\n";
    let one = planned(text, &[term("a", "Board", "Junta")], &[]).name();
    assert_eq!(one, planned(text, &[term("a", "Board", "Junta")], &[]).name());
    assert_ne!(one, planned(text, &[term("b", "Board", "Junta")], &[]).name());
    assert_ne!(one, planned(text, &[term("a", "Board", "Directorio")], &[]).name());
    assert_ne!(one, planned(text, &[], &[]).name());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn bringing_a_table_in_twice_is_bringing_it_in_once(
        rows in proptest::collection::vec(("(Board|chair|engagement|[a-z]{1,6}( / [a-z]{1,4})?)", "(Junta|participación|[a-z]{1,6})", "[A-Z]{0,3}"), 1..25),
        from in 0..280_usize,
        changed in 0..20_usize,
    ) {
        let shipped = &default_terms()[from..from + 20];
        // Some of the shipped ones, one changed, and rows of all kinds.
        let mut out: Vec<Term> = shipped.to_vec();
        out[changed].texts.insert(Lang::new("es"), "otra manera".to_owned());
        let mut text = write(&out, &both(), b';').unwrap();
        for (en, es, acronym) in &rows {
            text.push_str(&format!(";{en};{es};{acronym};{acronym};;yes;;;;\n"));
        }
        let first = planned(&text, default_terms(), &[]);
        if first.wrong.is_empty() {
            let own = done(first.clone(), Vec::new());
            let ids: Vec<&str> = own.iter().map(|term| term.id.as_str()).collect();
            let known = merged(own.clone(), search::shipped());
            let again = planned(&text, &known, &ids);
            prop_assert!(again.wrong.is_empty() && again.new.is_empty() && again.changed.is_empty(), "{:?}", again);
            prop_assert_eq!(again.same, first.new.len() + first.changed.len() + first.same);
            let other: Vec<&Term> = known.iter().filter(|term| !own.contains(term)).collect();
            prop_assert!(other.iter().all(|term| default_terms().contains(term)), "the rest is as it was");
        }
    }
}
