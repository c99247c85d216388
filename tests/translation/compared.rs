//! The twin check as members meet it: typed, as a form with two files, and on its page, with the group's
//! own terms. Whoever asks is answered alone, and nothing of the texts is kept.

use axum::http::StatusCode;
use puente::foundation::talk::{Spot, What};

use super::twin::{ENGLISH, SPANISH, changed};
use crate::scene;
use crate::town::{Engine, Town};
use crate::web::site::Site;

const RULE: &str = "!twin en:\"The ALS may vote within 30 days.\" es:\"La ALS deberá votar en un plazo de 3 días.\"";

/// Sends the form of the command.
async fn sends(town: &mut Town, name: &str, fields: &[(&str, &str)]) -> String {
    let fields =
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let group = town.group.clone();
    let form = What::Submitted { path: vec!["twin".to_owned()], fields, on: None };
    town.hear(name, Spot::Direct, form, None, Some(&group)).await;
    town.answer()
}

scene!(two_texts_are_compared_for_whoever_asks_and_nobody_else_sees_it, |town| {
    town.group("rules").await;
    town.comes("Ana", "en").await;
    town.comes("Luz", "es").await;
    let before = town.told("Luz");
    let said = town.types("Ana", "en", RULE).await;
    assert!(!town.refused(), "{said}");
    assert!(said.contains("3 things to look at"), "{said}");
    assert!(said.contains("“30 days” is missing in the Spanish text"), "{said}");
    assert!(said.contains("“may” is a permission"), "{said}");
    assert!(said.contains("Paragraph 1 in English: “The ALS may vote within 30 days.”"), "{said}");
    let dicho = town.types("Luz", "es", &RULE.replace("!twin", "!cotejar")).await;
    assert!(dicho.contains("3 asuntos por revisar") && dicho.contains("«deberá»"), "{dicho}");
    let alias = town.types("Luz", "es", &RULE.replace("!twin", "!gemelos")).await;
    assert_eq!(alias, dicho);
    assert_eq!(town.told("Luz"), before);
    for words in ["votar en un plazo", "vote within 30"] {
        assert_eq!(town.holds(words).await, Vec::<String>::new(), "nothing of the texts is kept");
    }
});

scene!(two_files_are_compared_with_the_groups_own_terms, |town| {
    town.group("rules").await;
    town.comes_as("Ana", "en", "coordinator").await;
    let none = sends(town, "Ana", &[("one", SPANISH), ("other", ENGLISH)]).await;
    assert!(none.contains("Nothing was found that differs"), "{none}");
    town.types("Ana", "en", "!glossary add en:\"code of conduct\" es:\"código de ética\"").await;
    assert!(!town.refused(), "{}", town.answer());
    let one = sends(town, "Ana", &[("one", SPANISH), ("other", ENGLISH)]).await;
    assert!(one.contains("1 thing to look at") && one.contains("código de ética"), "{one}");
    // A long report says where the rest is.
    let each =
        |words: &dyn Fn(usize) -> String| (1..=30).map(words).collect::<Vec<_>>().join("\n\n");
    let many = each(&|number| format!("The chair must answer in {number} days."));
    let others = each(&|number| format!("La presidencia puede responder en {} días.", number + 40));
    let long = sends(town, "Ana", &[("one", &many), ("other", &others)]).await;
    assert!(
        long.contains("more; the page shows everything") && long.contains("/g/rules/twin"),
        "{long}"
    );
    assert!(long.len() < 12_000, "{}", long.len());
});

scene!(what_cannot_be_compared_is_said, |town| {
    town.group("rules").await;
    town.comes("Luz", "es").await;
    let what = town.types("Luz", "es", "!cotejar").await;
    assert!(town.refused() && what.contains("!cotejar en:") && what.contains("/twin"), "{what}");
    let same = sends(town, "Luz", &[("one", SPANISH), ("other", SPANISH)]).await;
    assert!(town.refused() && same.contains("Los dos textos están en español"), "{same}");
    let long = sends(town, "Luz", &[("one", &"palabra ".repeat(8_000)), ("other", ENGLISH)]).await;
    assert!(town.refused() && long.contains("archivo"), "{long}");
    let nobody = town.types("Nobody", "es", &RULE.replace("!twin", "!cotejar")).await;
    assert!(town.refused(), "{nobody}");
});

#[tokio::test]
async fn the_page_compares_without_a_script_and_keeps_nothing() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let site = Site::open(engine).await;
        let mut luz = site.comes("Luz", "es").await;
        let glossary = site.get(&mut luz, "/g/registration/glossary").await;
        assert!(glossary.body.contains("href=\"/g/registration/twin\""), "there is a way to it");
        let page = site.get(&mut luz, "/g/registration/twin").await;
        assert!(page.body.contains("name=\"texts.en\"") && page.body.contains("name=\"texts.es\""));
        assert!(!page.body.contains("id=\"result\""));
        let before = site.everything().await;
        let other = changed(SPANISH, "podrá postular", "deberá postular");
        let fields = [("texts.en", ENGLISH), ("texts.es", other.as_str())];
        let got = site.post(&mut luz, "/g/registration/twin", &fields).await;
        assert_eq!(got.status, StatusCode::OK);
        for words in [
            "1 asunto por revisar",
            "<mark>may</mark>",
            "<mark>deberá</mark>",
            "es un permiso",
            "Párrafo 18 en español",
            "lado a lado",
        ] {
            assert!(got.body.contains(words), "{words}: {}", got.body);
        }
        // What was put in stands in the boxes still.
        assert!(
            got.body.contains("The quorum for any decision")
                && got.body.contains("deberá postular a")
        );
        let swapped = [("texts.en", SPANISH), ("texts.es", ENGLISH)];
        let got = site.post(&mut luz, "/g/registration/twin", &swapped).await;
        assert!(got.body.contains("No se encontró ninguna diferencia"), "{}", got.body);
        assert!(got.body.contains("no está en el idioma de su casilla"), "{}", got.body);
        let one = site.post(&mut luz, "/g/registration/twin", &[("texts.en", ENGLISH)]).await;
        assert!(one.body.contains("Complete dos casillas"), "{}", one.body);
        // Longer than any other form may be.
        let long: String = SPANISH.repeat(12);
        let fields = [("texts.en", &*ENGLISH.repeat(12)), ("texts.es", &*long)];
        let got = site.post(&mut luz, "/g/registration/twin", &fields).await;
        assert!(got.body.contains("No se encontró ninguna diferencia"), "{}", got.status);
        let long = "palabra ".repeat(8_000);
        let got = site
            .post(&mut luz, "/g/registration/twin", &[("texts.en", ENGLISH), ("texts.es", &long)])
            .await;
        assert!(
            got.body.contains("64.000 caracteres") || got.body.contains("64,000"),
            "{}",
            got.status
        );
        let huge = "palabra ".repeat(300_000);
        let got = site.post(&mut luz, "/g/registration/twin", &[("texts.en", &huge)]).await;
        assert_eq!(got.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(site.everything().await, before, "nothing is kept");
        site.end().await;
    }
}
