//! What others add to the agenda and take from it: syntheses on the page of a process, and its news for
//! whoever was away.

use super::{DAY, cast, page, rdrs};
use crate::scene;
use crate::town::Town;

scene!(the_page_of_a_process_has_its_syntheses_in_both_languages, |town| {
    cast(town).await;
    town.comes_as("Camila", "es", "bridge").await;
    rdrs(town).await;
    town.pass(60).await;
    let said = town.says("Keisha", "en", "Every disclosure must be logged.").await;
    let line = "!puente pasar \"Toda divulgación debe quedar registrada.\" igual:sí";
    town.types_on("Camila", "en", &said, line).await;
    assert!(!town.refused(), "{}", town.answer());
    town.whispers("Camila", "!puente proceso S-1 rdrs").await;
    assert!(town.answer().starts_with("S-1 trata de rdrs"), "{}", town.answer());
    let seen = page(town, "Rosa", &["rdrs"], &[]).await;
    for says in [
        "/syntheses/S-1",
        "Every disclosure must be logged.",
        "Toda divulgación debe quedar registrada.",
    ] {
        assert!(seen.contains(says), "{says}: {seen}");
    }
    town.types("Rosa", "es", "!puente proceso S-1 rdrs deshacer:sí").await;
    assert!(town.refused(), "{}", town.answer());
    town.whispers("Camila", "!puente proceso S-1 rdrs deshacer:sí").await;
    assert!(!page(town, "Rosa", &["rdrs"], &[]).await.contains("/syntheses/S-1"));
});

scene!(whoever_was_away_hears_of_the_agenda_and_of_their_own_steps_first, |town| {
    cast(town).await;
    town.says("Andre", "en", "See you.").await;
    town.pass(DAY).await;
    rdrs(town).await;
    town.whispers("Yamilet", "!proceso asignar rdrs redacción @andre").await;
    town.pass(35 * DAY).await;
    let news = town.types("Andre", "en", "!catchup").await;
    let mine = news.find("your step is due: First draft, 8 January 2027").expect("hers");
    let other = news.find("new on the agenda").expect("the rest");
    assert!(mine < other, "{news}");
});

/// Two processes, with a synthesis and a statement each; Andre holds a seat in the first, which changes
/// before the second.
async fn two_processes(town: &mut Town) {
    let away = |line: &str| ("Yamilet", format!("!{line}"));
    for (slug, en, es, number) in
        [("rdrs", "Urgent requests", "Solicitudes urgentes", 1), ("fees", "Fees", "Tarifas", 2)]
    {
        let said = town.says("Keisha", "en", &format!("{en}: every one logged.")).await;
        let line = format!("!puente pasar \"{es}: todo registrado.\" igual:sí");
        town.types_on("Camila", "en", &said, &line).await;
        assert!(!town.refused(), "{}", town.answer());
        let about = format!("!puente proceso S-{number} {slug}");
        for (who, line) in [
            away(&format!("proceso agregar {slug} public-comment en:\"{en}\" es:\"{es}\"")),
            ("Camila", about),
            away(&format!("declaración abrir {slug}")),
        ] {
            town.whispers(who, &line).await;
            assert!(!town.refused(), "{line}: {}", town.answer());
        }
        if slug == "rdrs" {
            town.whispers("Yamilet", "!proceso asignar rdrs representación @andre").await;
            assert!(!town.refused(), "{}", town.answer());
        }
        town.pass(DAY).await;
    }
}

scene!(whoever_was_away_hears_first_of_the_processes_in_which_they_hold_a_seat, |town| {
    cast(town).await;
    town.comes_as("Camila", "es", "bridge").await;
    town.says("Andre", "en", "See you.").await;
    town.pass(DAY).await;
    two_processes(town).await;
    let news = town.types("Andre", "en", "!catchup").await;
    let at = |words: &str| news.find(words).unwrap_or_else(|| panic!("no {words}: {news}"));
    let (first, rest) = (at("Yours first"), at("In the group"));
    for about in [
        "rdrs · Urgent requests: new on the agenda",
        "S-1 · ",
        "rdrs · Urgent requests: its statement was begun",
    ] {
        assert!((first..rest).contains(&at(about)), "{about}: {news}");
    }
    for about in
        ["fees · Fees: new on the agenda", "S-2 · ", "fees · Fees: its statement was begun"]
    {
        assert!(at(about) > rest, "{about}: {news}");
    }
    // What they did themselves is no news to them, and nor is it to whoever keeps the agenda.
    let hers = town.types("Yamilet", "es", "!al-dia 30 dias").await;
    assert!(!hers.contains("nuevo en la agenda") && hers.contains("S-1 · "), "{hers}");
    assert!(hers.contains("rdrs · "), "Camila's synthesis on its page is news to her: {hers}");
    // Also when it is over; and to somebody without a seat nothing of it is theirs.
    town.types("Andre", "en", "!catchup read:yes").await;
    town.pass(DAY).await;
    for slug in ["rdrs", "fees"] {
        town.whispers("Yamilet", &format!("!proceso etapa {slug} suspended")).await;
        assert!(!town.refused(), "{}", town.answer());
    }
    let news = town.types("Andre", "en", "!catchup").await;
    let at = |words: &str| news.find(words).unwrap_or_else(|| panic!("no {words}: {news}"));
    assert!(at("rdrs · ") < at("In the group") && at("In the group") < at("fees · "), "{news}");
    let others = town.types("Rosa", "es", "!al-dia").await;
    assert!(!others.contains("Primero lo suyo") && others.contains("rdrs · "), "{others}");
});
