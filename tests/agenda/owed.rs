//! What somebody owes is written down in the room, carried over until it is done, and whoever owes it hears
//! of it; what members suggest is supported and answered.

use super::{DAY, cast, page, rdrs};
use crate::scene;

scene!(what_somebody_owes_is_carried_over_until_it_is_done, |town| {
    cast(town).await;
    rdrs(town).await;
    let said = town
        .types(
            "Keisha",
            "en",
            "!action add Ask the staff for the report owner:@rosa due:2026-12-10 process:rdrs",
        )
        .await;
    assert!(!town.refused(), "{said}");
    assert!(
        said.contains("A-1 · Ask the staff for the report · Rosa · by 10 December 2026 · rdrs"),
        "{said}"
    );
    assert!(
        town.room("en").contains("A-1 · Ask the staff"),
        "the room sees it: {}",
        town.room("en")
    );
    let told = town.told("Rosa").join("\n");
    assert!(
        told.contains("Keisha anotó que esto le toca a usted: A-1 · Ask the staff for the report"),
        "{told}"
    );
    let nobody = town.types("Rosa", "es", "!acción agregar Revisar el borrador").await;
    assert!(nobody.contains("Todavía no es de nadie"), "{nobody}");
    for (line, says) in [
        ("!acción agregar Nada vence:2026-11-01", "ya pasó"),
        ("!acción agregar Nada responsable:@nadie", "nadie"),
        ("!acción vence A-2", "¿Otra fecha"),
        ("!acción hecha A-9", "A-9"),
    ] {
        let answer = town.types("Rosa", "es", line).await;
        assert!(town.refused() && answer.contains(says), "{line}: {answer}");
    }
    town.types("Mateo", "es", "!acción hecha A-1").await;
    assert!(town.refused(), "it is not his: {}", town.answer());
    town.types("Yamilet", "es", "!acción vence A-2 2026-12-04 responsable:@mateo").await;
    assert!(!town.refused(), "{}", town.answer());
    town.pass(20 * DAY).await;
    let late = town.types("Andre", "en", "!action list late").await;
    assert!(
        late.contains("A-2 · Revisar el borrador · Mateo · was due on 4 December 2026"),
        "{late}"
    );
    assert!(
        late.contains("A-1") && page(town, "Andre", &["rdrs"], &[]).await.contains("A-1 ·"),
        "{late}"
    );
    let done = town.types("Rosa", "es", "!acción hecha A-1 Llegó el informe").await;
    assert!(done.starts_with("Hecha: A-1"), "{done}");
    town.types("Mateo", "es", "!acción desistir A-2 Ya no hace falta").await;
    let seen = page(town, "Keisha", &["actions"], &[]).await;
    for says in ["Nothing is owed", "Llegó el informe", "given up on 21 December 2026"] {
        assert!(seen.contains(says), "{says}: {seen}");
    }
    town.types("Rosa", "es", "!acción hecha A-1 deshacer:sí").await;
    assert!(town.types("Rosa", "es", "!acción lista mías").await.contains("A-1"));
});

scene!(any_member_suggests_others_support_and_a_coordinator_answers, |town| {
    cast(town).await;
    town.types("Rosa", "es", "!proceso sugerir Una encuesta sobre el costo de los dominios").await;
    assert!(!town.refused() && town.answer().contains("I-1"), "{}", town.answer());
    let called = town.told("Yamilet").join("\n");
    assert!(called.contains("Rosa propone I-1: Una encuesta"), "{called}");
    town.types("Keisha", "en", "!process support I-1").await;
    assert!(town.answer().contains("2 people support it"), "{}", town.answer());
    town.types("Keisha", "en", "!process support I-1").await;
    assert!(town.answer().contains("2 people support it"), "once: {}", town.answer());
    town.types("Andre", "en", "!process suggest A mentoring week").await;
    let list = town.types("Mateo", "es", "!proceso propuestas").await;
    assert!(
        list.contains(
            "I-1 · Una encuesta sobre el costo de los dominios · Rosa · la apoyan 2 personas"
        ),
        "{list}"
    );
    let seen = page(town, "Andre", &["suggestions"], &[]).await;
    assert!(
        seen.contains("Supported by Rosa and Keisha") && !seen.contains("process accept"),
        "{seen}"
    );
    let no = town.types("Keisha", "en", "!process accept I-1 survey consultation").await;
    assert!(town.refused(), "{no}");
    let how = town.whispers("Yamilet", "!proceso aceptar I-1").await;
    assert!(town.refused() && how.contains("alias"), "{how}");
    town.whispers("Yamilet", "!proceso aceptar I-1 costos consultation").await;
    assert!(!town.refused(), "{}", town.answer());
    assert!(town.room("en").contains("put a process on the agenda: costos"), "{}", town.room("en"));
    let told = town.told("Keisha").join("\n");
    assert!(told.contains("The suggestion you support, I-1, was taken up: costos"), "{told}");
    town.whispers("Yamilet", "!proceso declinar I-2 Es tarea del Consejo Emérito").await;
    let told = town.told("Andre").join("\n");
    assert!(told.contains("I-2, is not taken up. Reason: Es tarea del Consejo Emérito"), "{told}");
    let again = town.whispers("Yamilet", "!proceso aceptar I-2 costos consultation").await;
    assert!(town.refused(), "{again}");
    town.types("Andre", "en", "!process support I-2").await;
    assert!(town.refused(), "{}", town.answer());
    let seen = page(town, "Rosa", &["suggestions"], &[]).await;
    assert!(seen.contains("Se asumió:") && seen.contains("Consejo Emérito"), "{seen}");
});
