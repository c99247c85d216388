//! What does not go: the wrong person, the wrong day, the wrong order, two at once.

use super::{cast, does, page, written};
use crate::scene;

scene!(only_who_holds_the_pen_or_keeps_the_agenda_writes_and_only_the_chair_designates, |town| {
    cast(town).await;
    let no = town.whispers("Keisha", "!statement open rdrs").await;
    assert!(town.refused() && no.contains("Only the penholder"), "{no}");
    let none = town.whispers("Keisha", "!statement comment rdrs \"Early.\"").await;
    assert!(town.refused() && none.contains("rdrs has no statement yet"), "{none}");
    written(town).await;
    for line in [
        "!statement section rdrs en:\"Mine.\"",
        "!statement version rdrs",
        "!statement call rdrs 2027-01-18",
        "!statement submit rdrs advice:no anyway:yes",
        "!statement level rdrs consensus",
    ] {
        let answer = town.whispers("Keisha", line).await;
        assert!(town.refused(), "{line}: {answer}");
    }
    let answer = town.whispers("Mateo", "!declaración nivel rdrs consenso").await;
    assert!(town.refused(), "the pen is not the chair: {answer}");
    does(town, "Yamilet", "!declaración sección rdrs es:\"La coordinación también escribe.\"")
        .await;
    let seen = page(town, "Keisha", &["rdrs"]).await;
    assert!(!seen.contains("statement section") && seen.contains("statement comment"), "{seen}");
});

scene!(what_cannot_be_meant_changes_nothing, |town| {
    cast(town).await;
    written(town).await;
    for (name, line, says) in [
        ("Mateo", "!declaración abrir rdrs", "ya tiene una declaración"),
        ("Mateo", "!declaración sección rdrs", "Escriba el texto"),
        ("Mateo", "!declaración sección rdrs en:\" \" es:\" \"", "Escriba el texto"),
        (
            "Mateo",
            "!declaración sección rdrs sección:9 es:\"x\"",
            "No hay sección 9. Secciones: 2.",
        ),
        ("Mateo", "!declaración sección rdrs quitar:sí", "¿Cuál se quita?"),
        ("Mateo", "!declaración convocar rdrs 2020-01-01", "ya pasó"),
        ("Mateo", "!declaración convocar rdrs 2027-03-01", "después del cierre"),
        ("Mateo", "!declaración convocar rdrs 2027-02-31", "2027-02-31"),
        ("Rosa", "!declaración comentar rdrs \"Sí.\" sección:7", "No hay sección 7"),
        ("Rosa", "!declaración minoría rdrs deshacer:sí", "no adjuntó"),
        ("Mateo", "!declaración responder rdrs 4 \"Sí.\"", "No hay comentario 4. Comentarios: 0."),
        ("Mateo", "!declaración resultado rdrs es:\"Listo.\"", "Todavía no salió"),
        ("Mateo", "!declaración versión rdrs cantada", "cantada"),
        ("Hernan", "!declaración nivel rdrs unánime", "unánime"),
    ] {
        let answer = town.whispers(name, line).await;
        assert!(town.refused() && answer.contains(says), "{line}: {answer}");
    }
    does(town, "Mateo", "!declaración versión rdrs").await;
    let same = town.whispers("Mateo", "!declaración versión rdrs").await;
    assert!(town.refused() && same.contains("Es igual que la versión 1"), "{same}");
    // What is missing stands in the way: a text always, the rest until it is said that it does not matter.
    does(town, "Mateo", "!declaración sección rdrs es:\"Solo en español.\"").await;
    let no = town.whispers("Mateo", "!declaración presentar rdrs asesoramiento:no igual:sí").await;
    assert!(town.refused() && no.contains("El texto de la sección 3 en inglés"), "{no}");
    does(town, "Mateo", "!declaración sección rdrs sección:3 en:\"Now in English too.\"").await;
    let no = town.whispers("Mateo", "!declaración presentar rdrs asesoramiento:no").await;
    assert!(town.refused() && no.contains("que designa la presidencia"), "{no}");
    does(town, "Mateo", "!declaración presentar rdrs asesoramiento:no igual:sí").await;
    for line in [
        "!declaración presentar rdrs asesoramiento:no igual:sí",
        "!declaración sección rdrs es:\"Tarde.\"",
        "!declaración comentar rdrs \"Tarde.\"",
        "!declaración versión rdrs final",
    ] {
        let answer = town.whispers("Mateo", line).await;
        assert!(
            town.refused() && answer.contains("ya se presentó y no cambia"),
            "{line}: {answer}"
        );
    }
});

scene!(of_two_who_change_one_section_the_later_is_told, |town| {
    cast(town).await;
    written(town).await;
    does(town, "Mateo", "!declaración sección rdrs sección:1 versión:1 es:\"Lo de Mateo.\"").await;
    let line = "!declaración sección rdrs sección:1 versión:1 es:\"Lo de Yamilet.\"";
    let late = town.whispers("Yamilet", line).await;
    assert!(
        town.refused() && late.contains("Alguien cambió la sección 1 mientras tanto"),
        "{late}"
    );
    let seen = page(town, "Rosa", &["rdrs"]).await;
    assert!(seen.contains("Lo de Mateo.") && !seen.contains("Lo de Yamilet."), "{seen}");
});
