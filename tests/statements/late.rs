//! What changes while somebody looks away: sections that move, a level that was of another text, a call that is
//! over or goes on, people who have left, and people who never joined.

use super::{cast, does, page, ready, told_since, written};
use crate::scene;
use crate::town::Town;

/// What `process show` says in English.
async fn shown(town: &mut Town) -> String {
    town.types("Keisha", "en", "!process show rdrs").await
}

scene!(a_section_that_moved_is_not_written_over, |town| {
    cast(town).await;
    written(town).await;
    does(town, "Mateo", "!declaración sección rdrs en:\"Third.\" es:\"Tercera.\"").await;
    does(town, "Keisha", "!statement comment rdrs \"About the second.\" section:2").await;
    // Mateo sees section 2 at its first version; meanwhile the one before it goes.
    does(town, "Yamilet", "!declaración sección rdrs sección:1 quitar:sí").await;
    let line = "!declaración sección rdrs sección:2 versión:1 es:\"La segunda, mejor dicha.\"";
    let late = town.whispers("Mateo", line).await;
    assert!(town.refused() && late.contains("mientras tanto"), "{late}");
    let late =
        town.whispers("Mateo", "!declaración sección rdrs sección:2 versión:1 quitar:sí").await;
    assert!(town.refused() && late.contains("mientras tanto"), "{late}");
    let seen = page(town, "Rosa", &["rdrs"]).await;
    assert!(seen.contains("Tercera.") && !seen.contains("mejor dicha"), "{seen}");
    // The comment goes with what it is about, and says when that is gone.
    assert!(seen.contains("· Sección 1"), "{seen}");
    does(town, "Yamilet", "!declaración sección rdrs sección:1 quitar:sí").await;
    assert!(page(town, "Keisha", &["rdrs"]).await.contains("a section that was taken out"));
    // A form in which one language was left empty takes nothing away.
    does(town, "Mateo", "!declaración sección rdrs sección:1 en:\"Third, better.\" es:\"\"").await;
    let seen = page(town, "Rosa", &["rdrs"]).await;
    assert!(seen.contains("Third, better.") && seen.contains("Tercera."), "{seen}");
});

scene!(a_level_is_of_the_text_it_was_designated_for, |town| {
    cast(town).await;
    ready(town).await;
    let kept =
        does(town, "Mateo", "!declaración sección rdrs sección:1 es:\"Apoyamos 24 horas.\"").await;
    assert!(kept.contains("la presidencia lo designa de nuevo"), "{kept}");
    let gone = "The text has changed and its level of consensus holds no longer";
    assert_eq!(town.room("en").matches(gone).count(), 1, "{}", town.room("en"));
    does(town, "Mateo", "!declaración sección rdrs sección:1 es:\"Apoyamos 48 horas.\"").await;
    assert_eq!(town.room("en").matches(gone).count(), 1, "it is said once");
    let no = town.whispers("Mateo", "!declaración presentar rdrs asesoramiento:no").await;
    assert!(
        town.refused() && no.contains("El nivel de consenso, que designa la presidencia"),
        "{no}"
    );
    // What was planned as Advice is none if somebody says it is none.
    does(town, "Yamilet", "!proceso producto rdrs advice").await;
    does(town, "Mateo", "!declaración presentar rdrs asesoramiento:no igual:sí").await;
    let process = shown(town).await;
    assert!(process.contains("Statement") && !process.contains("Advice"), "{process}");
});

scene!(a_call_goes_on_when_it_is_made_longer_and_is_over_when_its_day_is, |town| {
    cast(town).await;
    written(town).await;
    does(town, "Mateo", "!declaración convocar rdrs 2026-12-10").await;
    let longer = does(town, "Mateo", "!declaración convocar rdrs 2026-12-12").await;
    assert!(longer.contains("12 de diciembre") && longer.contains("versión 1"), "{longer}");
    let open = does(town, "Keisha", "!statement show rdrs").await;
    assert!(open.contains("Open for comments") && open.contains("12 December 2026"), "{open}");
    town.pass(13 * 86_400).await;
    let over = does(town, "Keisha", "!statement show rdrs").await;
    assert!(over.contains("Being drafted") && !over.contains("12 December"), "{over}");
    let heard = does(town, "Keisha", "!catchup 30 days").await;
    assert!(!heard.contains("open for comments"), "{heard}");
});

scene!(who_left_hears_nothing_and_who_was_quoted_without_joining_hears_of_it, |town| {
    cast(town).await;
    // Somebody who never joined agrees to be quoted.
    let said = town.says("Petra", "es", "En mi país nadie responde de noche.").await;
    town.reacts("Camila", "es", &said, "🌉").await;
    does(town, "Petra", "!autorizar P-1").await;
    for line in [
        "!puente borrador en:\"Nights\" es:\"Noches\"",
        "!puente punto S-1 posición:una-sala de:P-1 en:\"Nobody answers at night.\" es:\"De noche nadie responde.\"",
        "!puente proceso S-1 rdrs",
        "!puente publicar S-1 igual:sí",
    ] {
        does(town, "Camila", line).await;
    }
    written(town).await;
    does(town, "Andre", "!statement comment rdrs \"Who answers at night?\"").await;
    does(town, "Andre", "!group leave").await;
    let (petra, andre) = (town.told("Petra").len(), town.told("Andre").len());
    does(town, "Mateo", "!declaración responder rdrs 1 \"El registrador.\"").await;
    let out = does(town, "Mateo", "!declaración presentar rdrs asesoramiento:no igual:sí").await;
    assert!(out.contains("Ya se avisó a una persona que aportó"), "{out}");
    assert!(told_since(town, "Petra", petra).contains("a la que usted aportó: rdrs"));
    assert_eq!(town.told("Andre").len(), andre, "he has left");
});
