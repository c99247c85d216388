//! Any order of new facts, facts heard again, undoings and days passing adds up, on both engines:
//! the tally against a plain model.

use std::collections::BTreeMap;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use puente::community::participation::recompute;
use puente::foundation::journal::Fact;
use puente::foundation::talk::MemberId;

use super::{counted, group_of, person};
use crate::town::{Engine, Town};

#[derive(Clone, Debug)]
enum Step {
    Add(usize, usize, usize, i64),
    Undo(usize),
    TakeBack(usize, usize),
    Nobody(usize),
    Later,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec(
        proptest::prop_oneof![
            5 => (0..3_usize, 0..5_usize, 0..6_usize, 1..5_i64)
                .prop_map(|(who, kind, about, much)| Step::Add(who, kind, about, much)),
            2 => (0..6_usize).prop_map(Step::Undo),
            2 => (0..3_usize, 0..6_usize).prop_map(|(who, about)| Step::TakeBack(who, about)),
            1 => (0..6_usize).prop_map(Step::Nobody),
            1 => proptest::strategy::Just(Step::Later),
        ],
        1..30,
    )
}

/// Any order of new facts, facts heard again, undoings and days passing leaves the tally equal to
/// a recomputation from single contributions, and to a plain model.
async fn any_order(engine: Engine) {
    let mut town = Town::open(engine).await;
    town.group("registration").await;
    let mut members: Vec<MemberId> = Vec::new();
    for name in ["Ana", "Bruno", "Carla"] {
        town.comes(name, "en").await;
        members.push(person(&town, name).await.id);
    }
    let group = group_of(&town).await;
    let base = town.house.base.clone();
    let mut runner = TestRunner::deterministic();
    let mut model: BTreeMap<(String, &str, usize), bool> = BTreeMap::new();
    for round in 0..25 {
        let steps = steps().new_tree(&mut runner).expect("steps").current();
        let mut tx = base.store.begin().await.expect("a transaction");
        for step in &steps {
            let (kind, who, about, quantity, language) = match step {
                Step::Add(who, kind, about, much) => {
                    let facts = [
                        "talk.said",
                        "bridge.published",
                        "talk.answered",
                        "glossary.added",
                        "bridge.picked",
                    ];
                    (facts[*kind], Some(*who), *about, *much, [Some("en"), Some("es"), None][*who])
                }
                Step::Undo(about) => ("talk.deleted", Some(0), *about, 1, Some("en")),
                Step::TakeBack(who, about) => {
                    ("bridge.unpicked", Some(*who), *about, 1, Some("es"))
                }
                Step::Nobody(about) => ("talk.said", None, *about, 1, Some("en")),
                Step::Later => {
                    town.clock.advance(13 * 3600);
                    continue;
                }
            };
            let subject = format!("{round}-{about}");
            let fact = Fact {
                kind,
                group: group.id.to_string(),
                language: language.map(str::to_owned),
                member: who.map(|who| members[who].to_string()),
                subject: subject.clone(),
                quantity,
                at: town.clock.now(),
                ..Fact::default()
            };
            base.record(&mut tx, fact).await.expect("recording");
            match (kind, who) {
                (
                    "talk.said" | "bridge.published" | "glossary.added" | "bridge.picked",
                    Some(who),
                ) => {
                    model.entry((subject, kind, who)).or_insert(true);
                }
                ("bridge.unpicked", Some(who)) => {
                    model
                        .entry((subject, "bridge.picked", who))
                        .and_modify(|stands| *stands = false);
                }
                ("talk.deleted", _) => {
                    for who in 0..3 {
                        if let Some(stands) = model.get_mut(&(subject.clone(), "talk.said", who)) {
                            *stands = false;
                        }
                    }
                }
                _ => {}
            }
        }
        assert_eq!(recompute(&mut tx, &group.id).await.expect("recomputing"), 0, "{steps:?}");
        tx.commit().await.expect("committing");
        let stands = model.values().filter(|stands| **stands).count();
        assert_eq!(counted(&town).await, i64::try_from(stands).expect("few"), "{steps:?}");
    }
    town.drain().await;
    town.end().await;
}

#[tokio::test]
async fn any_order_of_facts_adds_up_on_sqlite() {
    any_order(Engine::Sqlite).await;
}

#[tokio::test]
async fn any_order_of_facts_adds_up_on_postgres() {
    any_order(Engine::Postgres).await;
}
