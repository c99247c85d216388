//! The glossary: terms found in both languages, and a group's own in place of the shipped ones.

mod exchange;
mod proposals;

use puente::community::glossary::checker::check;
use puente::community::glossary::{terms, terms_for};
use puente::community::people;
use puente::foundation::i18n::Lang;
use puente::foundation::page::Look;
use puente::foundation::talk::{GroupRef, Person, Spot, What};

use crate::scene;
use crate::town::{Town, account};

async fn group_of(town: &Town) -> GroupRef {
    let mut tx = town.look().await;
    people::groups::store::find(&mut tx, &town.group).await.expect("a look").expect("a group")
}

async fn person(town: &Town, name: &str) -> Person {
    let group = group_of(town).await;
    let mut tx = town.look().await;
    people::person(&mut tx, &town.house.base, &account(name), Some(&group))
        .await
        .expect("a look")
        .expect("a member")
}

/// How many findings the check has.
fn missing(terms: &[terms::Term], texts: &std::collections::BTreeMap<Lang, String>) -> usize {
    check(texts, &terms.iter().collect::<Vec<_>>(), &[]).len()
}

async fn page(town: &Town, name: &str, wanted: &str) -> String {
    let (group, person) = (group_of(town).await, person(town, name).await);
    let mut tx = town.look().await;
    let page = town.house.pages.iter().find(|page| page.path == "glossary").expect("a page");
    let mut look = Look {
        base: &town.house.base,
        tx: &mut tx,
        now: town.clock.now(),
        person,
        group,
        rooms: Vec::new(),
        rest: Vec::new(),
        query: [("q".to_owned(), wanted.to_owned())].into(),
        csrf: String::new(),
        panels: &[],
    };
    (page.render)(&mut look).await.expect("a page").body.into_string()
}

scene!(anybody_finds_a_term_in_both_languages_and_only_they_see_it, |town| {
    town.group("registration").await;
    town.comes("Lucia", "es").await;
    let found = town.types("Lucia", "en", "!glosario buscar als").await;
    assert!(found.contains("At-Large Structure (ALS)"), "{found}");
    assert!(found.contains("Estructura At-Large (ALS)"), "{found}");
    assert!(found.contains("La sigla no cambia nunca"), "{found}");
    assert!(found.contains("Plural invariable"), "the note is in the reader's language: {found}");
    let visitor = town.types("Visitor", "en", "!glossary find estructura at-large").await;
    assert!(!town.refused() && visitor.contains("At-Large Structure"), "{visitor}");
    let nothing = town.types("Lucia", "es", "!glosario buscar xyzzy").await;
    assert!(!town.refused() && nothing.contains("«xyzzy»"), "{nothing}");
    let line =
        What::Said { text: "!glossary find board".into(), reply_to: None, attachments: vec![] };
    let place = town.place("en");
    assert!(town.hear("Lucia", Spot::Room(place), line, None, None).await.private);
});

scene!(a_groups_own_term_stands_in_place_of_the_shipped_one, |town| {
    town.group("registration").await;
    town.comes_as("Camila", "es", "coordinator").await;
    town.comes("Ana", "en").await;
    let shipped = terms::default_terms().len();
    let no = town.types("Ana", "en", "!glossary add en:\"Board\" es:\"Consejo\"").await;
    assert!(town.refused(), "{no}");
    let half = town.types("Camila", "es", "!glosario agregar en:\"Board\"").await;
    assert!(town.refused() && half.contains("español"), "{half}");
    let keep = town.types("Camila", "es", "!glosario agregar en:a es:b igual:sí").await;
    assert!(town.refused() && keep.contains("sigla:"), "{keep}");

    town.types(
        "Camila",
        "es",
        "!glosario agregar en:\"Board\" es:\"Consejo\" nota:\"Así lo decimos aquí\"",
    )
    .await;
    assert!(!town.refused(), "{}", town.answer());
    let found = town.types("Ana", "en", "!glossary find board").await;
    assert!(found.starts_with("Board") || found.contains("Consejo"), "{found}");
    let group = group_of(town).await;
    let mut tx = town.look().await;
    let all = terms_for(&mut tx, &group).await.expect("terms");
    drop(tx);
    assert_eq!(all.len(), shipped, "one came, one is replaced");
    assert_eq!(all[0].texts[&Lang::new("es")], "Consejo");
    assert!(all.iter().all(|term| term.id != "board"), "the shipped one is replaced");
    assert!(all.iter().any(|term| term.id == "lacralo-board"), "others stay");

    let again = town.types("Camila", "es", "!glosario agregar en:\"board\" es:\"Junta\"").await;
    assert!(again.contains("Corregido"), "{again}");
    let mut tx = town.look().await;
    let all = terms_for(&mut tx, &group).await.expect("terms");
    drop(tx);
    assert_eq!((all.len(), all[0].texts[&Lang::new("es")].as_str()), (shipped, "Junta"));

    town.types("Ana", "en", "!glossary remove board").await;
    assert!(town.refused());
    town.types("Camila", "es", "!glosario quitar board").await;
    assert!(!town.refused(), "{}", town.answer());
    let mut tx = town.look().await;
    let all = terms_for(&mut tx, &group).await.expect("terms");
    drop(tx);
    assert!(
        all.len() == shipped && all.iter().any(|term| term.id == "board"),
        "the shipped one is back"
    );
    let stays = town.types("Camila", "es", "!glosario quitar ICANN").await;
    assert!(town.refused() && stays.contains("viene con Puente"), "{stays}");
});

scene!(an_added_term_is_checked_and_counts_for_who_added_it, |town| {
    town.group("registration").await;
    town.comes_as("Camila", "es", "coordinator").await;
    let texts = |es: &str| -> std::collections::BTreeMap<Lang, String> {
        [(Lang::new("en"), "The tidal ledger holds.".to_owned()), (Lang::new("es"), es.to_owned())]
            .into()
    };
    let group = group_of(town).await;
    let mut tx = town.look().await;
    let all = terms_for(&mut tx, &group).await.expect("terms");
    drop(tx);
    let before = missing(&all, &texts("El cuaderno sirve."));
    town.types(
        "Camila",
        "en",
        "!glossary add en:\"tidal ledger\" es:\"libro de mareas\" acronym:TLX keep:yes",
    )
    .await;
    assert!(!town.refused(), "{}", town.answer());
    let mut tx = town.look().await;
    let all = terms_for(&mut tx, &group).await.expect("terms");
    drop(tx);
    assert!(missing(&all, &texts("El cuaderno sirve.")) > before, "the term is missing");
    assert_eq!(missing(&all, &texts("El libro de mareas sirve.")), before);
    let mine = town.types("Camila", "en", "!métricas yo 30").await;
    assert!(mine.contains("1 término del glosario"), "{mine}");
    let kept = town.whispers("Camila", "!privacidad ver").await;
    assert!(kept.contains("2 textos que usted agregó al glosario"), "{kept}");
});

scene!(the_page_shows_terms_side_by_side_and_the_form_to_who_may_add, |town| {
    town.group("registration").await;
    town.comes_as("Camila", "es", "coordinator").await;
    town.comes("Ana", "en").await;
    town.types("Camila", "es", "!glosario agregar en:\"<b>fish</b>\" es:\"pez\"").await;
    let hers = page(town, "Camila", "").await;
    assert!(hers.contains("name=\"wording.es\"") && hers.contains("Quitar"), "{}", &hers[..2000]);
    assert!(
        hers.contains("&lt;b&gt;fish") && !hers.contains("<b>fish"),
        "what people wrote is escaped"
    );
    let found = page(town, "Ana", "comite asesor at-large").await;
    assert!(found.contains("At-Large Advisory Committee (ALAC)"), "{found}");
    assert!(!offers(&found, "glossary add"), "only editors see the form to add");
    assert!(offers(&found, "glossary propose"), "every member may propose");
    let nothing = page(town, "Ana", "xyzzy").await;
    assert!(nothing.contains("class=\"empty\""), "{nothing}");
    let fields = [
        ("wording.en", "stone soup"),
        ("wording.es", "sopa de piedra"),
        ("acronym", "SSX"),
        ("keep", "yes"),
        ("remark", "Dicho en la reunión"),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    let path = vec!["glossary".to_owned(), "add".to_owned()];
    let group = town.group.clone();
    let form = What::Submitted { path, fields, on: None };
    let reply = town.hear("Camila", Spot::Direct, form, None, Some(&group)).await;
    assert!(!reply.refused && reply.go.as_deref() == Some("glossary"), "{reply:?}");
    let found = page(town, "Ana", "ssx").await;
    assert!(
        found.contains("stone soup (SSX)") && found.contains("sopa de piedra (SSX)"),
        "{found}"
    );
    town.whispers("Camila", "!privacidad borrar sí").await;
    assert!(!town.refused(), "{}", town.answer());
    assert!(page(town, "Ana", "ssx").await.contains("stone soup"), "the terms are the group's");
});

scene!(an_acronym_that_changes_with_the_language_is_written_as_people_write_it, |town| {
    town.group("registration").await;
    town.comes_as("Camila", "es", "coordinator").await;
    let line = "!glosario agregar en:\"Tidal Ledger Board (TLB)\" es:\"Junta del Libro (JDL)\"";
    let kept = town.types("Camila", "es", &format!("{line} igual:sí")).await;
    assert!(town.refused(), "two acronyms cannot be one: {kept}");
    town.types("Camila", "es", line).await;
    assert!(!town.refused(), "{}", town.answer());
    let found = town.types("Camila", "es", "!glosario buscar jdl").await;
    assert!(found.contains("Tidal Ledger Board (TLB)"), "{found}");
    assert!(found.contains("Junta del Libro (JDL)"), "{found}");
    let group = group_of(town).await;
    let mut tx = town.look().await;
    let all = terms_for(&mut tx, &group).await.expect("terms");
    drop(tx);
    let texts = |es: &str| -> std::collections::BTreeMap<Lang, String> {
        [(Lang::new("en"), "The TLB meets.".to_owned()), (Lang::new("es"), es.to_owned())].into()
    };
    let known: Vec<&terms::Term> = all.iter().collect();
    let wrong = check(&texts("Se reúne la TLB."), &known, &[]);
    assert!(wrong.iter().any(|one| format!("{one:?}").contains("JDL")), "{wrong:?}");
    let right = check(&texts("Se reúne la JDL."), &known, &[]);
    assert!(right.is_empty(), "{right:?}");
});

/// The button or form of a command on a page, by what it sends.
fn offers(page: &str, command: &str) -> bool {
    page.contains(&format!("name=\"c\" value=\"{command}\""))
}

async fn terms_of(town: &Town) -> Vec<terms::Term> {
    let group = group_of(town).await;
    let mut tx = town.look().await;
    terms_for(&mut tx, &group).await.expect("terms")
}
