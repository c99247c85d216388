//! Proposals: any member may want a term, a coordinator decides, and everybody hears.

use puente::community::glossary::proposals;
use puente::foundation::i18n::Lang;
use puente::foundation::talk::{Spot, What};

use super::{group_of, missing, offers, page, terms_of};
use crate::scene;

scene!(a_member_proposes_a_coordinator_approves_and_everybody_hears, |town| {
    town.group("registration").await;
    town.comes_as("Camila", "es", "coordinator").await;
    town.comes("Ana", "en").await;
    let before = terms_of(town).await.len();
    let said = town
        .types(
            "Ana",
            "en",
            "!glossary propose en:\"tidal ledger\" es:\"libro de mareas\" acronym:TLX keep:yes note:\"see chapter 2\"",
        )
        .await;
    assert!(
        !town.refused() && said.contains("T-1") && said.contains("tidal ledger (TLX)"),
        "{said}"
    );
    let called = town.told("Camila").pop().expect("the coordinator is called");
    assert!(
        called.contains("Ana sugiere T-1") && called.contains("libro de mareas (TLX)"),
        "{called}"
    );
    assert_eq!(terms_of(town).await.len(), before, "a proposal is no term yet");
    let listed = town.types("Ana", "es", "!glosario sugerencias").await;
    assert!(listed.contains("T-1") && listed.contains("Ana"), "{listed}");
    let hers = page(town, "Ana", "").await;
    assert!(offers(&hers, "glossary withdraw") && !offers(&hers, "glossary approve"), "{hers}");
    let theirs = page(town, "Camila", "").await;
    assert!(offers(&theirs, "glossary approve") && offers(&theirs, "glossary refuse"), "{theirs}");
    town.types("Ana", "en", "!glossary approve T-1").await;
    assert!(town.refused(), "who proposes does not decide");

    let done = town.types("Camila", "es", "!glosario aprobar t1").await;
    assert!(!town.refused() && done.contains("aprobada"), "{done}");
    let line = "tidal ledger (TLX) = libro de mareas (TLX)";
    let (english, spanish) = (town.room("en"), town.room("es"));
    assert!(
        english.contains(&format!(
            "Glossary, from now on: {line}. Proposed by Ana, approved by Camila."
        )),
        "{english}"
    );
    assert!(
        spanish.contains(&format!(
            "Glosario, desde ahora: {line}. Sugerido por Ana, aprobado por Camila."
        )),
        "{spanish}"
    );
    assert_eq!(english.matches("from now on").count(), 1, "one line");
    let told = town.told("Ana").pop().expect("Ana is told");
    assert!(told.contains("T-1 is in the glossary") && told.contains("Camila"), "{told}");
    let all = terms_of(town).await;
    assert_eq!(all.len(), before + 1);
    let texts = [
        (Lang::new("en"), "The tidal ledger holds.".to_owned()),
        (Lang::new("es"), "El cuaderno sirve.".to_owned()),
    ];
    assert!(missing(&all, &texts.into()) > 0, "the check knows it from now on");
    let mine = town.types("Ana", "en", "!stats me 30").await;
    assert!(mine.contains("1 glossary term"), "it counts for who proposed it: {mine}");
    let coordinator = town.types("Camila", "es", "!métricas yo 30").await;
    assert!(!coordinator.contains("término del glosario"), "{coordinator}");
    let again = town.types("Camila", "es", "!glosario aprobar T-1").await;
    assert!(town.refused() && again.contains("ya está aprobada, por Camila"), "{again}");
    assert!(page(town, "Ana", "").await.contains("Approved by Camila"));
});

scene!(what_is_refused_says_why_and_what_is_taken_back_is_gone, |town| {
    town.group("registration").await;
    town.comes_as("Camila", "es", "coordinator").await;
    town.comes("Ana", "en").await;
    town.comes("Bea", "es").await;
    town.types("Ana", "en", "!glossary propose en:\"zebra crossing\" es:\"paso de cebra\"").await;
    let why = town.types("Camila", "es", "!glosario rechazar T-1").await;
    assert!(town.refused() && why.contains("motivo"), "a reason is needed: {why}");
    town.types("Camila", "es", "!glosario rechazar T-1 No se usa en este grupo, ¿cierto?").await;
    assert!(!town.refused(), "{}", town.answer());
    let told = town.told("Ana").pop().expect("Ana is told");
    assert!(
        told.contains("T-1 was not taken") && told.contains("No se usa en este grupo, ¿cierto?"),
        "{told}"
    );
    assert!(!town.room("en").contains("from now on"), "a refusal is not announced");
    assert!(page(town, "Bea", "").await.contains("Rechazada por Camila"));
    let mine = town.types("Ana", "en", "!stats me 30").await;
    assert!(!mine.contains("glossary term"), "it does not count: {mine}");

    town.types("Bea", "es", "!glosario sugerir en:\"zebra\" es:\"cebra\"").await;
    assert!(!town.refused(), "{}", town.answer());
    let no = town.types("Ana", "en", "!glossary withdraw T-2").await;
    assert!(town.refused() && no.contains("somebody else"), "{no}");
    town.types("Bea", "es", "!glosario retirar T-2").await;
    assert!(!town.refused(), "{}", town.answer());
    let none = town.types("Camila", "es", "!glosario aprobar T-2").await;
    assert!(town.refused(), "{none}");
    let group = group_of(town).await;
    let mut tx = town.look().await;
    let gone = proposals::store::numbered(&mut tx, &group.id, 2).await.expect("a look");
    assert!(gone.is_none(), "nothing of it is kept: {gone:?}");
});

scene!(a_change_is_shown_beside_what_it_changes_and_near_ones_are_named, |town| {
    town.group("registration").await;
    town.comes_as("Camila", "es", "coordinator").await;
    town.comes("Ana", "en").await;
    let known = town
        .types(
            "Ana",
            "en",
            "!glossary propose term:lacralo-board es:\"Directorio de LACRALO / Directorio\"",
        )
        .await;
    assert!(town.refused() && known.contains("already says so"), "{known}");
    let change = town
        .types("Ana", "en", "!glossary propose term:lacralo-board es:\"Directiva regional\"")
        .await;
    assert!(!town.refused() && change.contains("It would take the place of"), "{change}");
    let seen = page(town, "Camila", "").await;
    let at = seen.find("id=\"proposals\"").expect("proposals");
    let section = &seen[at..];
    let section = &section[..section.find("</section>").expect("an end")];
    assert!(section.contains("Ahora") && section.contains("Directiva regional"), "{section}");
    assert!(section.contains(">Directorio"), "before: {section}");
    let number = if change.contains("T-2") { "T-2" } else { "T-1" };
    town.types("Camila", "es", &format!("!glosario aprobar {number}")).await;
    assert!(!town.refused(), "{}", town.answer());
    let all = terms_of(town).await;
    assert!(all.iter().all(|term| term.id != "lacralo-board"), "it stands in its place");
    let changed = all
        .iter()
        .find(|term| term.instead_of.as_deref() == Some("lacralo-board"))
        .expect("the changed one");
    assert_eq!(changed.texts[&Lang::new("es")], "Directiva regional");
    assert_eq!(changed.texts[&Lang::new("en")], "LACRALO Board", "what was not said stays");
    let near = town
        .types("Ana", "en", "!glossary propose en:\"policy developments process\" es:\"otra cosa\"")
        .await;
    assert!(near.contains("Nearly the same"), "{near}");
    let same = town
        .types("Ana", "en", "!glossary propose en:\"policy developments process\" es:\"otra cosa\"")
        .await;
    assert!(town.refused() && same.contains("proposed already"), "{same}");
});

scene!(proposals_have_bounds, |town| {
    town.group("registration").await;
    town.comes("Ana", "en").await;
    let long = "x".repeat(300);
    let no = town.types("Ana", "en", &format!("!glossary propose en:{long} es:y")).await;
    assert!(town.refused() && no.contains("240"), "{no}");
    let half = town.types("Ana", "en", "!glossary propose en:Boat").await;
    assert!(town.refused() && half.contains("Spanish"), "{half}");
    for number in 0..10 {
        town.types("Ana", "en", &format!("!glossary propose en:boat{number}x es:bote{number}x"))
            .await;
        assert!(!town.refused(), "{}", town.answer());
    }
    let full = town.types("Ana", "en", "!glossary propose en:ship es:nave").await;
    assert!(town.refused() && full.contains("10 of your proposals"), "{full}");
    let visitor = town.types("Visitor", "en", "!glossary propose en:ship es:nave").await;
    assert!(town.refused(), "{visitor}");
});

scene!(who_goes_takes_their_proposals_along_but_for_what_is_the_groups, |town| {
    town.group("registration").await;
    town.comes_as("Camila", "es", "coordinator").await;
    town.comes("Ana", "en").await;
    town.types("Ana", "en", "!glossary propose en:\"moon tide\" es:\"marea de luna\"").await;
    town.types("Ana", "en", "!glossary propose en:\"sun tide\" es:\"marea de sol\"").await;
    town.types("Camila", "es", "!glosario aprobar T-1").await;
    let kept = town.whispers("Ana", "!privacy show").await;
    assert!(kept.contains("2 terms you proposed"), "{kept}");
    let reply = town
        .hear(
            "Ana",
            Spot::Direct,
            What::Said { text: "!privacy export".into(), reply_to: None, attachments: vec![] },
            None,
            None,
        )
        .await;
    let (_, file) = reply.file.expect("a file");
    let file = file.text().to_owned();
    assert!(file.contains("marea de sol") && file.contains("\"state\": \"approved\""), "{file}");
    town.whispers("Ana", "!privacy erase yes").await;
    assert!(!town.refused(), "{}", town.answer());
    let left = town.holds("marea de sol").await;
    assert!(!left.iter().any(|place| place.starts_with("proposal")), "{left:?}");
    assert!(
        terms_of(town)
            .await
            .iter()
            .any(|term| term.texts.values().any(|text| text == "marea de luna"))
    );
    let seen = page(town, "Camila", "").await;
    assert!(!seen.contains("marea de sol") && !seen.contains("Ana"), "{seen}");
});
