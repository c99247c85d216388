//! Sentences of rules in both languages: what they say of duties, and where two of them differ.

use super::*;

fn said(text: &str, code: &str) -> Vec<(String, Strength)> {
    let found = duties(text, &Lang::new(code)).expect("a known language");
    let hard = found.all.into_iter().filter(|duty| duty.force > Force::Soft);
    hard.map(|duty| (text[duty.span].to_owned(), duty.strength)).collect()
}

fn differ(en: &str, es: &str) -> Vec<(Option<String>, Option<String>)> {
    let of = |text: &str, code: &str| duties(text, &Lang::new(code)).expect("a known language");
    let word = |text: &str, duty: Option<Duty>| duty.map(|duty| text[duty.span].to_owned());
    let found = differences(&of(en, "en"), &of(es, "es"));
    found.into_iter().map(|one| (word(en, one.one), word(es, one.other))).collect()
}

#[test]
fn each_way_has_its_strength() {
    use Strength::{Discouraged, Exemption, Obligation, Permission, Prohibition, Recommendation};
    for (text, code, words, strength) in [
        ("The chair must convene it.", "en", "must", Obligation),
        ("The chair shall not vote.", "en", "shall not", Prohibition),
        ("Observers may not vote.", "en", "may not", Prohibition),
        ("Observers cannot vote.", "en", "cannot", Prohibition),
        ("No member may hold two posts.", "en", "No member may", Prohibition),
        ("In no case shall it be secret.", "en", "no case shall", Prohibition),
        ("Nobody may vote twice.", "en", "Nobody may", Prohibition),
        ("No later than Friday, the chair may answer.", "en", "may", Permission),
        ("Members who have no vote may speak.", "en", "may", Permission),
        ("Members should answer.", "en", "should", Recommendation),
        ("Members should not insist.", "en", "should not", Discouraged),
        ("Members need not attend.", "en", "need not", Exemption),
        ("They do not have to attend.", "en", "not have to", Exemption),
        ("They shall not be required to attend.", "en", "shall not be required", Exemption),
        ("Members must refrain from voting.", "en", "must", Prohibition),
        ("La presidencia deberá convocarla.", "es", "deberá", Obligation),
        ("La presidencia no podrá votar.", "es", "no podrá", Prohibition),
        ("No se les podrá negar.", "es", "No se les podrá", Prohibition),
        ("Ningún integrante podrá votar.", "es", "Ningún integrante podrá", Prohibition),
        ("En ningún caso podrá ser secreta.", "es", "ningún caso podrá", Prohibition),
        ("Quien no asista podrá opinar.", "es", "podrá", Permission),
        ("Los integrantes deberían responder.", "es", "deberían", Recommendation),
        ("No deberían insistir.", "es", "No deberían", Discouraged),
        ("No tienen que asistir.", "es", "No tienen que", Exemption),
        ("Deberán abstenerse de votar.", "es", "Deberán", Prohibition),
        ("La ALS puede opinar.", "es", "puede", Permission),
    ] {
        assert_eq!(said(text, code), [(words.to_owned(), strength)], "{text}");
    }
}

#[test]
fn words_spelled_alike_are_no_duties() {
    for (text, code) in [
        ("The call is on 5 May and in May 2026.", "en"),
        ("May 5 is a holiday.", "en"),
        ("Should a vacancy arise, it is filled.", "en"),
        ("If a seat should fall vacant it is filled.", "en"),
        ("It is the will of the members.", "en"),
        ("The demora se debe a la traducción.", "es"),
        ("Es un deber de cada integrante.", "es"),
        ("El poder se otorga por escrito, debidamente firmado.", "es"),
    ] {
        assert_eq!(said(text, code), [], "{text}");
    }
    assert!(duties("O conselho deve votar.", &Lang::new("pt")).is_none());
}

#[test]
fn a_weaker_or_stronger_word_is_a_difference() {
    let pair = |one: &str, other: &str| vec![(Some(one.to_owned()), Some(other.to_owned()))];
    for (en, es, one, other) in [
        ("The ALS may vote.", "La ALS deberá votar.", "may", "deberá"),
        ("The chair must answer.", "La presidencia puede responder.", "must", "puede"),
        ("The chair should answer.", "La presidencia debe responder.", "should", "debe"),
        ("Observers may not vote.", "Los observadores podrán votar.", "may not", "podrán"),
        ("The chair shall answer.", "La presidencia podrá responder.", "shall", "podrá"),
        ("Members need not attend.", "Los integrantes deben asistir.", "need not", "deben"),
        (
            "The chair must answer and may publish it, and may extend the term.",
            "La presidencia debe responder, puede publicarla y debe ampliar el plazo.",
            "may",
            "debe",
        ),
    ] {
        assert_eq!(differ(en, es), pair(one, other), "{en}");
    }
    assert_eq!(
        differ("The chair must answer in writing.", "La presidencia responde por escrito."),
        [(Some("must".to_owned()), None)]
    );
    assert_eq!(
        differ("Members vote by mail.", "Los integrantes podrán votar por correo."),
        [(None, Some("podrán".to_owned()))]
    );
}

#[test]
fn what_good_translations_do_is_no_difference() {
    for (en, es) in [
        ("The chair shall convene it.", "La presidencia la convocará."),
        ("The quorum shall be one third.", "El quórum es de un tercio."),
        ("The chair will convene it.", "La presidencia deberá convocarla."),
        ("An ALS may nominate and may elect.", "Una ALS podrá postular y elegir."),
        ("Observers may not vote.", "Los observadores no votan."),
        (
            "It may not be amended unless two thirds agree.",
            "Solo podrá enmendarse si dos tercios lo aprueban.",
        ),
        ("As may be necessary, it meets.", "Se reúne según sea necesario."),
        ("Members are entitled to vote.", "Los integrantes pueden votar."),
        ("It is required to answer.", "Tiene que responder."),
        ("It is not required to answer.", "No está obligada a responder."),
        ("Members can vote by mail.", "Los integrantes podrán votar por correo."),
        ("Members must refrain from voting.", "Los integrantes se abstendrán de votar."),
        ("The chair has to answer.", "La presidencia ha de responder."),
        ("Members may not vote twice.", "Está prohibido votar dos veces."),
    ] {
        assert_eq!(differ(en, es), [], "{en}");
    }
}
