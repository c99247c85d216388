//! What may stand as what, case by case.

use super::*;
use proptest::prelude::*;

fn source(lang: &str, author: &str) -> Source {
    Source {
        pick_id: format!("{lang}-{author}"),
        language: Lang::new(lang),
        author: author.into(),
        lost: false,
    }
}

fn point(position: Position, sources: Vec<Source>) -> Point {
    Point {
        number: 1,
        position,
        language: None,
        texts: [("en", "Log every disclosure."), ("es", "Registrar cada divulgación.")]
            .map(|(lang, text)| (Lang::new(lang), text.to_owned()))
            .into(),
        sources,
        confirmed: BTreeSet::new(),
        unread: BTreeSet::new(),
    }
}

fn languages() -> Vec<Lang> {
    vec![Lang::new("en"), Lang::new("es")]
}

#[test]
fn what_one_room_has_not_said_cannot_stand_as_said_by_both() {
    let mut one = point(Position::Both, vec![source("es", "rosa")]);
    assert_eq!(point_problems(&one, &languages()), [Problem::NotSaidBy(1, Lang::new("en"))]);
    one.confirmed.insert(Lang::new("en"));
    assert!(point_problems(&one, &languages()).is_empty());
    let both = point(Position::Both, vec![source("es", "rosa"), source("en", "keisha")]);
    assert!(point_problems(&both, &languages()).is_empty());
}

#[test]
fn a_person_with_two_messages_is_one_voice() {
    let sources = vec![source("en", "keisha"), source("en", "keisha"), source("es", "diego")];
    assert_eq!(voices(&sources).values().sum::<usize>(), 2);
    assert_eq!(
        quoted(&[point(Position::Differ, sources.clone()), point(Position::Both, sources)]),
        2
    );
}

#[test]
fn a_room_confirms_what_it_can_read_by_somebody_uninvolved() {
    let one = point(Position::Only, vec![source("es", "rosa")]);
    let (en, es) = (Lang::new("en"), Lang::new("es"));
    let public = std::slice::from_ref(&one);
    assert!(may_confirm(&one, &en, "keisha", "camila", public));
    assert!(!may_confirm(&one, &en, "camila", "camila", public), "who wrote it");
    assert!(!may_confirm(&one, &en, "rosa", "camila", public), "who is quoted");
    assert!(!may_confirm(&one, &es, "lucia", "camila", public), "the room that said it");
    assert!(!may_confirm(&one, &en, "keisha", "camila", &[]), "what is not published");
    let mut reworded = one.clone();
    reworded.texts.insert(en.clone(), "Log nothing.".into());
    assert!(!may_confirm(&reworded, &en, "keisha", "camila", public), "other words");
    let asked = point(Position::Question, vec![source("es", "rosa")]);
    assert!(!may_confirm(&asked, &en, "keisha", "camila", std::slice::from_ref(&asked)));
}

#[test]
fn what_a_machine_wrote_does_not_go_out_unread() {
    let mut one = point(Position::Minority, vec![source("en", "priya")]);
    one.unread.insert(Lang::new("es"));
    assert_eq!(point_problems(&one, &languages()), [Problem::Unread(1, Lang::new("es"))]);
    // A language the group no longer speaks is published nowhere.
    assert!(point_problems(&one, &[Lang::new("en")]).is_empty());
}

#[test]
fn agreed_is_a_reserved_word() {
    let mut one = point(Position::Minority, vec![source("en", "priya")]);
    one.texts.insert(Lang::new("es"), "Se acordó un plazo.".into());
    assert!(matches!(point_problems(&one, &languages())[..], [Problem::Reserved(Some(1), _)]));
    for word in ["Agreement reached.", "Hay acuerdo: ambas salas acordaron", "We AGREED to"] {
        assert!(reserved(word).is_some(), "{word}");
    }
    for word in ["They disagreed", "de acuerdo con la ley", "Acuerdo de Acreditación", "agreement"]
    {
        assert!(reserved(word).is_none(), "{word}");
    }
}

proptest! {
    #[test]
    fn both_stands_only_with_every_room(said in proptest::collection::vec(0_usize..3, 0..6), confirmed in proptest::collection::vec(0_usize..3, 0..3)) {
        let all = [Lang::new("en"), Lang::new("es"), Lang::new("pt")];
        let mut one = point(Position::Both, said.iter().enumerate().map(|(n, at)| source(all[*at].code(), &n.to_string())).collect());
        one.texts.insert(Lang::new("pt"), "Registrar.".into());
        one.confirmed = confirmed.iter().map(|at| all[*at].clone()).collect();
        let every = all.iter().all(|lang| one.confirmed.contains(lang) || one.sources.iter().any(|s| s.language == *lang));
        let refused = point_problems(&one, &all).iter().any(|p| matches!(p, Problem::NotSaidBy(..)));
        prop_assert_eq!(refused, !every);
    }

    #[test]
    fn voices_never_exceed_sources(said in proptest::collection::vec((0_usize..2, 0_u8..4), 0..20)) {
        let sources: Vec<Source> = said.iter().map(|(lang, who)| source(["en", "es"][*lang], &who.to_string())).collect();
        let voices = voices(&sources);
        prop_assert!(voices.values().sum::<usize>() <= sources.len());
        prop_assert!(voices.values().all(|count| *count <= 4));
    }
}
