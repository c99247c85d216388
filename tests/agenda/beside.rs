//! What others add to the agenda and take from it: syntheses on the page of a process, and its news for
//! whoever was away.

use super::{DAY, cast, page, rdrs};
use crate::scene;

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
