//! Several people at the same moment: everything acknowledged stands, nothing stands twice.

use super::{cast, published};
use crate::scene;

scene!(objections_made_at_once_all_stand_on_both_cards, |town| {
    cast(town).await;
    published(town).await;
    for round in 0..4 {
        let said: Vec<(&str, String)> = ["Keisha", "Andre", "Lucia", "Rosa"]
            .map(|name| (name, format!("!object S-1 {name} minds {round}")))
            .into();
        let lines: Vec<(&str, &str)> =
            said.iter().map(|(name, line)| (*name, line.as_str())).collect();
        for (refused, answer) in town.at_once(&lines).await {
            assert!(!refused, "{answer}");
        }
        for room in ["en", "es"] {
            let card = town.room(room);
            for (name, _) in &lines {
                assert!(card.contains(&format!("{name} minds {round}")), "{card}");
            }
        }
        town.whispers("Camila", "!answer S-1 \"Noted\" objections:yes all:yes").await;
        assert!(!town.refused(), "{}", town.answer());
    }
});

scene!(publishing_and_withdrawing_at_once_end_in_one_order_or_the_other, |town| {
    cast(town).await;
    town.operator("!group role give @andre bridge").await;
    published(town).await;
    town.whispers("Camila", "!bridge revise S-1").await;
    let publish = "!bridge publish S-1";
    let answers =
        town.at_once(&[("Camila", publish), ("Andre", publish), ("Camila", publish)]).await;
    assert_eq!(answers.iter().filter(|(refused, _)| !refused).count(), 1, "{answers:?}");
    town.whispers("Camila", "!bridge revise S-1").await;
    let withdraw = "!bridge withdraw S-1 \"A mistake\"";
    let answers = town.at_once(&[("Camila", publish), ("Andre", withdraw)]).await;
    assert!(!answers[1].0, "{answers:?}");
    for room in ["en", "es"] {
        assert!(town.room(room).contains("A mistake"), "{}", town.room(room));
        assert!(!town.room(room).contains("disclosure is logged."), "{}", town.room(room));
    }
});

scene!(two_admins_cannot_take_the_role_from_each_other_at_once, |town| {
    cast(town).await;
    for name in ["keisha", "andre"] {
        town.operator(&format!("!group role give @{name} admin")).await;
    }
    let answers = town
        .at_once(&[
            ("Keisha", "!group role take @andre admin"),
            ("Andre", "!group role take @keisha admin"),
        ])
        .await;
    assert_eq!(answers.iter().filter(|(refused, _)| *refused).count(), 1, "{answers:?}");
});

scene!(what_four_ask_for_at_once_waits_once_in_the_tray, |town| {
    cast(town).await;
    for round in 0..4 {
        let words = format!("Round {round} of the same.");
        let said = town.says("Keisha", "en", &words).await;
        let names = ["Andre", "Lucia", "Rosa", "Camila"];
        for (refused, answer) in town.react_at_once(&names, "en", &said, "🌉").await {
            assert!(!refused, "{answer}");
        }
        let tray = town.whispers("Camila", "!bridge tray").await;
        assert_eq!(tray.matches(&words).count(), 1, "{tray}");
    }
});
