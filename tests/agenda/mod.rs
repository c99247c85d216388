//! The agenda: a coordinator puts a process on it, both rooms hear of it in their language, the steps before
//! the closing follow, and everybody knows whose they are.

mod beside;
pub mod calendar;
mod gantt;
mod imported;
mod kinds;
mod laid;
mod owed;
mod reminded;
mod wrong;

use puente::community::agenda::ladder::store as milestones;
use puente::community::agenda::processes::store as processes;
use puente::community::people;

use crate::scene;
use crate::town::Town;

const DAY: i64 = 86_400;

/// A page of the agenda as somebody sees it.
async fn page(town: &Town, name: &str, rest: &[&str], query: &[(&str, &str)]) -> String {
    let made = town.page(name, "agenda", rest, query).await;
    made.expect("a page").body.into_string()
}

/// Who is there: members of both rooms, and Yamilet, who keeps the agenda.
async fn cast(town: &mut Town) {
    town.group("policy").await;
    for (name, lang) in [("Keisha", "en"), ("Andre", "en"), ("Rosa", "es"), ("Mateo", "es")] {
        town.comes(name, lang).await;
    }
    town.comes_as("Yamilet", "es", "coordinator").await;
    town.comes_as("Hernan", "es", "chair").await;
}

/// A public comment of almost nine weeks.
async fn rdrs(town: &mut Town) {
    let line = "!proceso agregar rdrs public-comment en:\"Registration data: urgent requests\" \
        es:\"Datos de registración: solicitudes urgentes\" organismo:GNSO temas:\"privacidad, RDRS\" \
        abre:2026-11-20 cierra:2027-01-29 dirección:https://www.icann.org/en/public-comment/rdrs";
    town.whispers("Yamilet", line).await;
    assert!(!town.refused(), "{}", town.answer());
}

/// The days of the steps of a process, as `step day`.
async fn days(town: &Town, slug: &str) -> Vec<String> {
    let mut tx = town.look().await;
    let group = people::groups::store::find(&mut tx, &town.group).await.expect("a look");
    let group = group.expect("a group").id;
    let one = processes::by_slug(&mut tx, &group, slug).await.expect("a look").expect("a process");
    let all = milestones::of(&mut tx, &one.id).await.expect("a look");
    all.iter().map(|one| format!("{} {}", one.step, one.due)).collect()
}

/// What comes of nine weeks, with Christmas Day and New Year's Day free.
const NINE_WEEKS: [&str; 8] = [
    "decide 2026-12-29",
    "penholder 2026-12-31",
    "first-draft 2027-01-08",
    "call-for-comments 2027-01-18",
    "final-draft 2027-01-19",
    "ratification 2027-01-26",
    "submission 2027-01-28",
    "closing 2027-01-29",
];

scene!(a_process_comes_on_the_agenda_and_its_steps_follow_from_the_closing, |town| {
    cast(town).await;
    rdrs(town).await;
    let answer = town.answer();
    assert!(answer.starts_with("En la agenda: rdrs · Datos de registración"), "{answer}");
    assert!(answer.contains("Primer borrador: 8 de enero de 2027"), "{answer}");
    assert!(answer.contains("vie 29 ene 2027, 23:59"), "a day ends in UTC: {answer}");
    assert_eq!(days(town, "rdrs").await, NINE_WEEKS);
    let (english, spanish) = (town.room("en"), town.room("es"));
    for (room, says) in [
        (
            &english,
            "Yamilet put a process on the agenda: rdrs · Registration data: urgent requests (Public comment)",
        ),
        (&english, "http://town.example/g/policy/agenda/rdrs"),
        (
            &spanish,
            "Yamilet puso un proceso en la agenda: rdrs · Datos de registración: solicitudes urgentes (Comentario público)",
        ),
        (&spanish, "Cierra: vie 29 ene 2027, 18:59 (Bogotá) · 23:59 UTC"),
    ] {
        assert!(room.contains(says), "{says}: {room}");
    }
    // Everybody sees it, in their language, and finds it by any of its words.
    let list = town.types("Keisha", "en", "!pdp list").await;
    assert!(
        list.contains("rdrs · Registration data: urgent requests: announced · Decide whether to comment: 29 December 2026"),
        "{list}"
    );
    for words in ["privacidad", "gnso", "urgent", "public comment", "anunciado"] {
        let found = town.types("Rosa", "es", &format!("!proceso lista {words}")).await;
        assert_eq!(found.contains("rdrs"), words != "public comment", "{words}: {found}");
    }
    let board = page(town, "Rosa", &["board"], &[]).await;
    assert!(board.contains("Comentario público") && board.contains("anunciado"), "{board}");
    let month = page(town, "Rosa", &["calendar"], &[("month", "2027-01")]).await;
    for says in ["8 de enero de 2027", "Primer borrador", "Cierre", "2027-02"] {
        assert!(month.contains(says), "{says}: {month}");
    }
    assert!(!month.contains("Decidir si se comenta"), "that is in December: {month}");
    let nothing = town.types("Rosa", "es", "!proceso lista subastas").await;
    assert!(nothing.starts_with("Nada en la agenda coincide"), "{nothing}");
    let shown = town.types("Keisha", "en", "!process show rdrs").await;
    for says in [
        "Public comment (GNSO) · announced",
        "Opens: Fri 20 Nov 2026, 00:00 UTC",
        "Topics: privacidad and RDRS",
        "First draft: 8 January 2027 · Yamilet",
        "Ratification vote: 26 January 2027 · Hernan",
    ] {
        assert!(shown.contains(says), "{says}: {shown}");
    }
    let seen = page(town, "Rosa", &["rdrs"], &[]).await;
    for says in [
        "Datos de registración",
        "Convocatoria a comentarios: 18 de enero de 2027",
        "Todavía nadie tiene una tarea",
    ] {
        assert!(seen.contains(says), "{says}: {seen}");
    }
    assert!(!seen.contains("id=\"change\""), "only who keeps the agenda changes it: {seen}");
    let all = page(town, "Keisha", &[], &[("q", "privacidad")]).await;
    assert!(all.contains("/g/policy/agenda/rdrs") && !all.contains("id=\"add\""), "{all}");
    assert!(page(town, "Yamilet", &["rdrs"], &[]).await.contains("id=\"change\""));
});

scene!(an_extension_moves_what_is_left_and_says_what_moved, |town| {
    cast(town).await;
    rdrs(town).await;
    town.whispers("Yamilet", "!proceso asignar rdrs redacción @mateo").await;
    assert!(!town.refused(), "{}", town.answer());
    town.types("Yamilet", "es", "!proceso paso rdrs decide").await;
    assert!(
        town.answer().contains("Sigue: Designar a quien redacta, 31 de diciembre"),
        "{}",
        town.answer()
    );
    town.types("Keisha", "en", "!process step rdrs first-draft").await;
    assert!(town.refused(), "it is Mateo's: {}", town.answer());
    let (english, spanish) = (town.room("en").len(), town.room("es").len());
    let line = "!proceso plazo rdrs 2027-02-12 motivo:\"Se pidió prórroga\"";
    town.whispers("Yamilet", line).await;
    assert!(!town.refused(), "{}", town.answer());
    let now = days(town, "rdrs").await;
    assert_eq!(now[0], "decide 2026-12-29", "what is done stays where it was");
    assert_eq!(
        now[2..],
        [
            "first-draft 2027-01-22",
            "call-for-comments 2027-02-01",
            "final-draft 2027-02-02",
            "ratification 2027-02-09",
            "submission 2027-02-11",
            "closing 2027-02-12",
        ]
    );
    let (english, spanish) = (&town.room("en")[english..], &town.room("es")[spanish..]);
    for (room, says) in [
        (
            english,
            "rdrs · Registration data: urgent requests was extended. It now closes: Fri 12 Feb 2027, 18:59 (Bogotá) · 23:59 UTC (Yamilet)",
        ),
        (english, "First draft: 22 January 2027 (was 8 January 2027)"),
        (spanish, "Primer borrador: 22 de enero de 2027 (antes, 8 de enero de 2027)"),
        (spanish, "Motivo: Se pidió prórroga"),
    ] {
        assert!(room.contains(says), "{says}: {room}");
    }
    assert!(!english.contains("Decide whether"), "what did not move is not said: {english}");
    let shown = town.types("Keisha", "en", "!process show rdrs").await;
    assert!(shown.contains("It was to close on Fri 29 Jan 2027, 23:59 UTC at first"), "{shown}");
    // Whose a step is may say that it is done, and that it is not after all.
    let done = town.types("Mateo", "es", "!proceso paso rdrs \"primer borrador\"").await;
    assert!(!town.refused() && done.starts_with("Hecho: Primer borrador"), "{done}");
    let again = town.types("Mateo", "es", "!proceso paso rdrs \"primer borrador\"").await;
    assert!(again.starts_with("Ese paso ya está hecho"), "{again}");
    town.types("Mateo", "es", "!proceso paso rdrs \"primer borrador\" reabrir:sí").await;
    let shown = town.types("Andre", "en", "!process show rdrs").await;
    assert!(shown.contains("First draft: 22 January 2027 · Mateo"), "{shown}");
    assert!(shown.contains("Decide whether to comment: done on Tue 1 Dec 2026"), "{shown}");
    // A closing that is extended after all is open again.
    town.types("Yamilet", "es", "!proceso paso rdrs cierre").await;
    assert!(!town.refused(), "{}", town.answer());
    town.whispers("Yamilet", "!proceso plazo rdrs 2027-02-12T22:00Z").await;
    let shown = town.types("Andre", "en", "!process show rdrs").await;
    assert!(shown.contains("Closing: 12 February 2027"), "{shown}");
    // Days go by, and what is not done is late.
    town.pass(60 * DAY).await;
    let late = town.types("Andre", "en", "!process show rdrs").await;
    assert!(late.contains("First draft: was due on 22 January 2027 · Mateo"), "{late}");
    assert!(late.contains("Nothing of this process has changed since 1 December 2026"), "{late}");
});

scene!(a_ladder_that_does_not_fit_says_so_and_offers_the_shortest_that_does, |town| {
    cast(town).await;
    // Tuesday 1 December to Wednesday 30 December: 20 working days after today counted, Christmas free.
    let line = "!process add short public-comment en:\"Short\" es:\"Corto\" closes:2026-12-30";
    let answer = town.whispers("Yamilet", line).await;
    assert!(!town.refused(), "{answer}");
    for says in [
        "Los pasos no caben: Suelen llevar 25 días hábiles; hasta el cierre quedan 21.",
        "escriba !proceso escalera short corta",
    ] {
        assert!(answer.contains(says), "{says}: {answer}");
    }
    let laid = town.whispers("Yamilet", "!proceso escalera short corta").await;
    assert!(!laid.contains("no caben"), "{laid}");
    let short = days(town, "short").await;
    assert!(
        short[0].as_str() >= "decide 2026-12-01" && short[7] == "closing 2026-12-30",
        "{short:?}"
    );
    // Twelve working days are enough only if the ratification follows.
    let line = "!process add urgent public-comment en:\"Urgent\" es:\"Urgente\" closes:2026-12-16";
    let answer = town.whispers("Yamilet", line).await;
    assert!(answer.contains("la ratificación va después de la presentación"), "{answer}");
    town.whispers("Yamilet", "!proceso escalera urgent pendiente").await;
    let pending = days(town, "urgent").await;
    let at = |step: &str| {
        let found = pending.iter().find(|one| one.starts_with(step)).expect("a step");
        found.rsplit(' ').next().expect("a day").to_owned()
    };
    assert!(at("submission") <= at("closing") && at("ratification") > at("closing"), "{pending:?}");
    // And three are not enough for anything.
    let line = "!process add late public-comment en:\"Late\" es:\"Tarde\" closes:2026-12-03";
    let answer = town.whispers("Yamilet", line).await;
    assert!(answer.contains("Tampoco caben acortados"), "{answer}");
    town.whispers("Yamilet", "!proceso producto late ninguno").await;
    assert!(town.refused(), "why is asked: {}", town.answer());
    town.whispers("Yamilet", "!proceso producto late ninguno motivo:\"No hay tiempo\"").await;
    assert_eq!(days(town, "late").await, ["closing 2026-12-03"], "nothing to write has no steps");
    // A whole ladder once there is time again.
    town.whispers("Yamilet", "!proceso plazo short 2027-01-29").await;
    assert_eq!(days(town, "short").await, NINE_WEEKS);
});

scene!(a_day_off_moves_the_steps_around_it, |town| {
    cast(town).await;
    rdrs(town).await;
    town.types("Rosa", "es", "!proceso feriado 2027-01-20 nombre:\"Fiesta\"").await;
    assert!(town.refused(), "{}", town.answer());
    let seen = town.types("Rosa", "es", "!proceso feriado").await;
    assert!(
        seen.contains("25 de diciembre de 2026: Navidad") && seen.contains("Viernes Santo"),
        "{seen}"
    );
    town.whispers("Yamilet", "!proceso feriado 2027-01-20 nombre:\"Fiesta\"").await;
    assert!(!town.refused(), "{}", town.answer());
    assert!(town.room("en").contains(
        "Yamilet added a day off: 20 January 2027, Fiesta. The steps of one process move."
    ));
    let now = days(town, "rdrs").await;
    assert_eq!(now[4..6], ["final-draft 2027-01-18", "ratification 2027-01-26"], "{now:?}");
    town.whispers("Yamilet", "!proceso feriado 2027-01-20 deshacer:sí").await;
    assert_eq!(days(town, "rdrs").await, NINE_WEEKS);
    town.whispers("Yamilet", "!proceso feriado 2026-12-25 deshacer:sí").await;
    assert!(town.room("es").contains("Yamilet quitó un feriado: 25 de diciembre de 2026."));
    let list = town.types("Keisha", "en", "!process holiday").await;
    assert!(!list.contains("25 December 2026") && list.contains("25 December 2027"), "{list}");
});

scene!(stages_are_told_and_remembered, |town| {
    cast(town).await;
    rdrs(town).await;
    town.whispers("Yamilet", "!proceso etapa rdrs abierto fecha:2026-11-20").await;
    assert!(!town.refused(), "{}", town.answer());
    assert!(
        town.room("en").contains("is now in this stage: open (Yamilet)"),
        "{}",
        town.room("en")
    );
    town.whispers("Yamilet", "!proceso etapa rdrs suspended motivo:\"Falta el informe\"").await;
    assert!(town.room("es").contains("está suspendido (Yamilet)"), "{}", town.room("es"));
    town.whispers("Yamilet", "!proceso etapa rdrs abierto").await;
    town.pass(10 * DAY).await;
    town.whispers("Hernan", "!proceso etapa rdrs concluded").await;
    assert!(town.answer().contains("Quedaron 8 pasos sin hacer"), "{}", town.answer());
    assert!(town.room("en").contains("is over: concluded (Hernan)"));
    let list = town.types("Keisha", "en", "!process list").await;
    assert!(list.starts_with("Nothing is on the agenda yet"), "{list}");
    let over = town.types("Keisha", "en", "!process list state:over").await;
    assert!(over.contains("rdrs"), "{over}");
    let seen = page(town, "Keisha", &["rdrs"], &[]).await;
    let seen = &seen[seen.find("id=\"history\"").expect("a history")..];
    let at = |words: &str| seen.find(words).unwrap_or_else(|| panic!("{words}: {seen}"));
    let history = [
        "concluded: since",
        "open: since 1 December",
        "suspended: since",
        "open: since 20 November",
        "announced: since",
    ]
    .map(at);
    assert!(history.is_sorted(), "the last first, and none is forgotten: {seen}");
    assert!(seen.contains("Falta el informe"), "{seen}");
});

scene!(who_does_what_is_told_and_a_seat_left_empty_too, |town| {
    cast(town).await;
    rdrs(town).await;
    for line in [
        "!proceso asignar rdrs redacción @mateo",
        "!proceso asignar rdrs representación @rosa",
        "!proceso asignar rdrs suplencia vacante:sí",
    ] {
        town.whispers("Yamilet", line).await;
        assert!(!town.refused(), "{line}: {}", town.answer());
    }
    let english = town.room("en");
    assert!(english.contains("Rosa now has this duty: representative"), "{english}");
    assert!(english.contains("vacant, alternate. If you would like to do it"), "{english}");
    let all = page(town, "Keisha", &[], &[]).await;
    assert!(all.contains("Vacant: alternate") && all.contains("Mateo"), "{all}");
    // A vacant seat is taken first; the penholder passes on.
    town.whispers("Yamilet", "!proceso asignar rdrs suplencia @keisha").await;
    town.whispers("Yamilet", "!proceso asignar rdrs redacción @andre").await;
    let shown = town.types("Keisha", "en", "!process show rdrs").await;
    assert!(!shown.contains("vacant") && shown.contains("penholder: Andre"), "{shown}");
    assert!(!shown.contains("Mateo"), "{shown}");
    // Whoever leaves the group leaves a seat, and both rooms hear it; a step of theirs is nobody's by name.
    town.whispers("Yamilet", "!proceso paso rdrs decide integrante:@rosa").await;
    let hers = town.types("Andre", "en", "!process show rdrs").await;
    assert!(hers.contains("Decide whether to comment: 29 December 2026 · Rosa"), "{hers}");
    town.whispers("Rosa", "!grupo salir").await;
    town.pass(1).await;
    let left = town.types("Andre", "en", "!process show rdrs").await;
    assert!(left.contains("Decide whether to comment: 29 December 2026 · Yamilet"), "{left}");
    assert!(town.room("es").contains("puesto vacante, representación"), "{}", town.room("es"));
    // Whoever is forgotten too; their name is nowhere any more.
    town.whispers("Keisha", "!process note rdrs We should ask for an appeal").await;
    assert!(!town.refused(), "{}", town.answer());
    let kept = town.whispers("Keisha", "!privacy show").await;
    assert!(kept.contains("1 note you left on a process") && kept.contains("1 duty"), "{kept}");
    town.whispers("Keisha", "!privacy erase yes").await;
    town.pass(60).await;
    let seen = page(town, "Andre", &["rdrs"], &[]).await;
    assert!(seen.contains("alternate: vacant") && !seen.contains("appeal"), "{seen}");
    assert!(town.holds("appeal").await.is_empty(), "{:?}", town.holds("appeal").await);
});

scene!(what_a_process_is_about_stands_in_both_languages, |town| {
    cast(town).await;
    let line = "!proceso agregar reglas rules-amendment es:\"Reforma de las reglas\" prevalece:es";
    let answer = town.whispers("Yamilet", line).await;
    assert!(
        answer
            .contains("El título en inglés. Para escribirlo: !proceso describir reglas título en:"),
        "{answer}"
    );
    let list = town.types("Keisha", "en", "!process list").await;
    assert!(list.contains("reglas · Reforma de las reglas (in Spanish): proposed"), "{list}");
    town.whispers("Yamilet", "!proceso describir reglas título en:\"Amending the rules\"").await;
    assert!(!town.answer().contains("falta"), "{}", town.answer());
    town.whispers(
        "Yamilet",
        "!proceso describir reglas por-qué en:\"Votes weigh less\" es:\"Los votos pesan menos\"",
    )
    .await;
    town.whispers("Yamilet", "!proceso cambiar reglas prioridad:1 motivo:\"encuesta Q-2\"").await;
    let line = "!proceso documento reglas \"Texto\" dirección:https://example.org/reglas idioma:es";
    town.whispers("Yamilet", line).await;
    assert!(!town.refused(), "{}", town.answer());
    let seen = page(town, "Keisha", &["reglas"], &[]).await;
    for says in [
        "Votes weigh less",
        "Los votos pesan menos",
        "Priority: 1 (encuesta Q-2)",
        "Where the texts differ, the Spanish one holds",
        "Texto (1 December 2026)",
        "English, missing",
        "Spanish, final",
    ] {
        assert!(seen.contains(says), "{says}: {seen}");
    }
    let shown = town.types("Keisha", "en", "!process show reglas").await;
    for says in [
        "Document 1, Texto (1 December 2026): English, missing · Spanish, final (https://example.org/reglas)",
        "proposed: since 1 December 2026 · Yamilet",
    ] {
        assert!(shown.contains(says), "{says}: {shown}");
    }
    town.whispers("Yamilet", "!proceso documento reglas #1 dirección:https://example.org/rules idioma:en situación:borrador").await;
    let seen = page(town, "Keisha", &["reglas"], &[]).await;
    assert!(seen.contains("English, draft") && !seen.contains("missing"), "{seen}");
});
