//! The glossary as a table file: out, through a spreadsheet, and in again.

use puente::community::glossary::terms;
use puente::foundation::i18n::Lang;
use puente::foundation::page::Look;
use puente::foundation::talk::{Spot, What};

use super::{group_of, person, terms_of};
use crate::scene;
use crate::town::Town;

async fn import_page(town: &Town, name: &str) -> String {
    let (group, person) = (group_of(town).await, person(town, name).await);
    let mut tx = town.look().await;
    let found = town.house.pages.iter().find(|page| page.path == "glossary/import");
    let page = found.expect("a page");
    assert!(person.may(page.who));
    let mut look = Look {
        base: &town.house.base,
        tx: &mut tx,
        now: town.clock.now(),
        person,
        group,
        rooms: Vec::new(),
        rest: Vec::new(),
        query: [].into(),
        csrf: String::new(),
        panels: &[],
    };
    (page.render)(&mut look).await.expect("a page").body.into_string()
}

/// Sends a form of the glossary's pages.
async fn sends(town: &mut Town, name: &str, command: &str, fields: &[(&str, &str)]) -> String {
    let path = command.split(' ').map(str::to_owned).collect();
    let fields =
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let group = town.group.clone();
    let form = What::Submitted { path, fields, on: None };
    let reply = town.hear(name, Spot::Direct, form, None, Some(&group)).await;
    reply.file.map_or_else(|| town.answer(), |(_, content)| content.text().to_owned())
}

scene!(a_table_goes_out_is_changed_and_comes_back, |town| {
    town.group("registration").await;
    town.comes_as("Camila", "es", "coordinator").await;
    town.comes("Ana", "en").await;
    town.types("Camila", "es", "!glosario agregar en:\"=SUM(A1)\" es:\"-1 pez\" nota:\"@todos\"")
        .await;
    assert!(!town.refused(), "{}", town.answer());
    let out = sends(town, "Ana", "glossary export", &[]).await;
    let before = terms_of(town).await;
    assert_eq!(out.lines().count(), before.len() + 1, "a row a term");
    assert!(
        out.contains("'=SUM(A1)") && out.contains("'-1 pez") && out.contains("'@todos"),
        "{}",
        &out[..400]
    );
    assert!(!out.contains(",=SUM") && !out.contains(",-1"), "no cell is a formula");
    let own =
        sends(town, "Ana", "glossary export", &[("which", "own"), ("separator", "semicolon")])
            .await;
    assert!(own.lines().count() == 2 && own.contains(";'-1 pez;"), "{own}");
    sends(town, "Ana", "glossary import", &[("table", &out)]).await;
    assert!(town.refused(), "only who may change the glossary brings a table in");

    let same = sends(town, "Camila", "glossary import", &[("table", &out)]).await;
    assert!(same.contains(&format!("Sin cambio: {}", before.len())), "{same}");
    let nothing_to_do = import_page(town, "Camila").await;
    assert!(!nothing_to_do.contains("name=\"sure\""), "{nothing_to_do}");
    assert_eq!(terms_of(town).await, before);

    // In a spreadsheet: one changed, one new, saved with semicolons and Windows line ends.
    let text = "\u{feff}id;en;es\r\nboard;Board;Consejo\r\n;sandbar;\"banco de arena; bajo\"\r\n";
    let seen = sends(town, "Camila", "glossary import", &[("table", text)]).await;
    assert!(seen.contains("Nuevos: 1. Cambiados: 1. Sin cambio: 0. Con error: 0."), "{seen}");
    assert!(seen.contains("!glosario importar confirmación:sí"), "{seen}");
    assert_eq!(terms_of(town).await, before, "nothing changes before the yes");
    let page = import_page(town, "Camila").await;
    assert!(page.contains("name=\"sure\" value=\"yes\"") && page.contains("Consejo"), "{page}");
    assert!(page.contains("Junta Directiva"), "before and after stand side by side: {page}");
    let done = town.types("Camila", "es", "!glosario importar confirmación:sí").await;
    assert!(!town.refused() && done.contains("Nuevos: 1. Cambiados: 1."), "{done}");
    let after = terms_of(town).await;
    let spanish = |en: &str| {
        let english = Lang::new("en");
        let one = after.iter().find(|term| term.texts.get(&english).is_some_and(|text| text == en));
        one.map(|term| term.texts[&Lang::new("es")].clone())
    };
    assert_eq!(spanish("Board").as_deref(), Some("Consejo"));
    assert_eq!(spanish("sandbar").as_deref(), Some("banco de arena; bajo"));
    assert_eq!(after.len(), before.len() + 1);
    let heard = town.room("en");
    assert!(
        heard.contains("Camila changed the glossary with a table: 1 new, 1 changed."),
        "{heard}"
    );
    let again = sends(town, "Camila", "glossary import", &[("table", text)]).await;
    assert!(again.contains("Nuevos: 0. Cambiados: 0. Sin cambio: 2."), "{again}");
    let nothing = town.types("Camila", "es", "!glosario importar confirmación:sí").await;
    assert!(nothing.contains("No cambió nada") && terms_of(town).await == after, "{nothing}");
    let no = town.types("Camila", "es", "!glosario importar confirmación:sí").await;
    assert!(town.refused(), "a yes does one thing once: {no}");
});

scene!(a_table_with_one_wrong_line_changes_nothing, |town| {
    town.group("registration").await;
    town.comes_as("Camila", "es", "coordinator").await;
    let before = terms_of(town).await;
    let text = "en,es,sorce\nsandbar,banco de arena,x\ncliff,,\n\"reef\",arrecife,x,y\n";
    let seen = sends(town, "Camila", "glossary import", &[("table", text)]).await;
    assert!(!town.refused() && seen.contains("Con error: 2."), "{seen}");
    assert!(seen.contains("Línea 3") && seen.contains("Necesita un texto en español"), "{seen}");
    assert!(seen.contains("Línea 4") && seen.contains("Tiene 4 celdas y debe tener 3"), "{seen}");
    assert!(seen.contains("La columna «sorce» no se conoce"), "{seen}");
    let page = import_page(town, "Camila").await;
    assert!(!page.contains("name=\"sure\"") && page.contains("no se importa nada"), "{page}");
    let no = town.types("Camila", "es", "!glosario importar confirmación:sí").await;
    assert!(town.refused() && no.contains("no se importa nada"), "{no}");
    assert_eq!(terms_of(town).await, before);
    for (text, why) in [
        ("en,es\n\"open,x\n".to_owned(), "línea 2 se abre una comilla"),
        ("en\nx\n".to_owned(), "Faltan: es"),
        (format!("en,es\n{}", "a,b\n".repeat(10_000)), "10.000 filas"),
        ("en,es\n".to_owned(), "no tiene términos"),
    ] {
        let said = sends(town, "Camila", "glossary import", &[("table", &text)]).await;
        assert!(
            town.refused()
                && said.replace(['\u{a0}', ' ', ','], ".").contains(&why.replace([' ', ','], ".")),
            "{said}"
        );
    }
});

scene!(a_plan_that_is_no_longer_true_is_shown_again, |town| {
    town.group("registration").await;
    town.comes_as("Camila", "es", "coordinator").await;
    sends(town, "Camila", "glossary import", &[("table", "en,es\nBoard,Consejo\n")]).await;
    town.types("Camila", "es", "!glosario agregar en:Board es:Directiva").await;
    let again = town.types("Camila", "es", "!glosario importar confirmación:sí").await;
    assert!(
        !town.refused() && again.contains("El glosario cambió desde que usted lo vio"),
        "{again}"
    );
    let spanish = |all: Vec<terms::Term>| all[0].texts[&Lang::new("es")].clone();
    assert_eq!(spanish(terms_of(town).await), "Directiva");
    town.types("Camila", "es", "!glosario importar confirmación:sí").await;
    assert_eq!(spanish(terms_of(town).await), "Consejo");
    sends(town, "Camila", "glossary import", &[("table", "en,es\nBoard,Mesa\n")]).await;
    assert_eq!(town.holds("Board,Mesa").await, ["term_import.content"]);
    town.house.wind().await.expect("what recurs is due");
    town.pass(3 * 24 * 60 * 60).await;
    assert!(town.holds("Board,Mesa").await.is_empty(), "a table waits a day");
    let late = town.types("Camila", "es", "!glosario importar confirmación:sí").await;
    assert!(town.refused(), "a table waits a day: {late}");
});
