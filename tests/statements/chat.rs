//! Everything about a statement from chat, without its page: reading it, what changed in it, whether its
//! languages say the same, and what others say of it.

use super::{cast, does, written};
use crate::scene;

scene!(a_statement_is_read_in_chat_as_words_and_not_as_signs, |town| {
    cast(town).await;
    let none = town.whispers("Keisha", "!statement list").await;
    assert!(none.starts_with("No statements yet"), "{none}");
    does(town, "Mateo", "!declaración abrir rdrs").await;
    let line = "!declaración sección rdrs en:\"## Position\n\nWe support **72 hours**, as in [the report](https://icann.org/r):\n\n- logged\n- published\" es:\"## Posición\n\nApoyamos **72 horas**.\"";
    does(town, "Mateo", line).await;
    let shown = does(town, "Keisha", "!statement show rdrs").await;
    for says in
        ["Position", "We support 72 hours, as in the report (https://icann.org/r):", "- logged"]
    {
        assert!(shown.contains(says), "{says}: {shown}");
    }
    assert!(!shown.contains("##") && !shown.contains("**72"), "{shown}");
    let other = does(town, "Keisha", "!statement show rdrs language:es").await;
    assert!(other.contains("Apoyamos 72 horas.") && other.contains("Being drafted"), "{other}");
    // All of them, with where each stands.
    does(town, "Yamilet", "!proceso agregar fees public-comment en:\"Fees\" es:\"Tarifas\"").await;
    does(town, "Yamilet", "!declaración abrir fees").await;
    does(town, "Mateo", "!declaración convocar rdrs 2027-01-18").await;
    let all = does(town, "Rosa", "!declaración lista").await;
    for says in [
        "rdrs · Solicitudes urgentes: Comentarios hasta el 18 de enero de 2027",
        "fees · Tarifas: En redacción",
        "http://town.example/g/policy/statements",
    ] {
        assert!(all.contains(says), "{says}: {all}");
    }
});

scene!(what_changed_in_a_text_is_told_in_chat_by_version_and_language, |town| {
    cast(town).await;
    written(town).await;
    let none = town.whispers("Keisha", "!statement changes rdrs").await;
    assert!(
        town.refused() && none.starts_with("No version of this text has been kept yet"),
        "{none}"
    );
    does(town, "Mateo", "!declaración versión rdrs").await;
    let first = does(town, "Keisha", "!statement changes rdrs").await;
    for says in ["Version 1 · draft · Mateo", "It is the first version."] {
        assert!(first.contains(says), "{says}: {first}");
    }
    assert!(!first.contains("added") && !first.contains("what it changed"), "{first}");
    // Something is taken out of one section, another is written anew, and one is added.
    for line in [
        "!declaración sección rdrs sección:1 en:\"We support **48 hours** for urgent requests.\" es:\"Apoyamos **48 horas** para las solicitudes urgentes.\"",
        "!declaración sección rdrs sección:2 en:\"Every disclosure must be logged by the registrar.\" es:\"Cada divulgación debe quedar registrada.\"",
        "!declaración sección rdrs en:\"Nobody pays for it.\" es:\"Nadie paga por ello.\"",
    ] {
        does(town, "Mateo", line).await;
    }
    let since = does(town, "Keisha", "!statement changes rdrs").await;
    for says in [
        "Changes since version 1",
        "Section 1",
        "After “We support”: “72” is now “48”",
        "After “Every disclosure must be logged”, added: “by the registrar”",
        "Section 3",
        "New text: “Nobody pays for it.”",
        "There are changes in Spanish too.",
        "http://town.example/g/policy/statements/rdrs",
    ] {
        assert!(since.contains(says), "{says}: {since}");
    }
    let spanish = does(town, "Rosa", "!declaración cambios rdrs").await;
    for says in [
        "Cambios desde la versión 1",
        "Después de «Apoyamos»: donde decía «72», ahora dice «48»",
        "Texto nuevo: «Nadie paga por ello.»",
        "También hay cambios en inglés.",
    ] {
        assert!(spanish.contains(says), "{says}: {spanish}");
    }
    assert!(!spanish.contains("Sección 2"), "nothing changed in Spanish there: {spanish}");
    // Kept, it is what the version changed; an earlier one is asked for by its number.
    does(town, "Mateo", "!declaración versión rdrs final").await;
    let kept = does(town, "Keisha", "!statement changes rdrs").await;
    for says in [
        "Nothing has changed since version 2. This is what it changed:",
        "Version 2 · final · Mateo",
        "Compared with version 1",
        "“72” is now “48”",
        "/statements/rdrs/2",
    ] {
        assert!(kept.contains(says), "{says}: {kept}");
    }
    let earlier = does(town, "Keisha", "!statement changes rdrs version:1").await;
    assert!(earlier.contains("It is the first version."), "{earlier}");
    for number in ["0", "3"] {
        let no =
            town.whispers("Keisha", &format!("!statement changes rdrs version:{number}")).await;
        assert!(town.refused(), "{number}: {no}");
    }
    does(town, "Mateo", "!declaración sección rdrs sección:3 quitar:sí").await;
    let gone = does(town, "Keisha", "!statement changes rdrs").await;
    for says in ["Section 3 of the version before (taken out)", "It said: “Nobody pays for it.”"]
    {
        assert!(gone.contains(says), "{says}: {gone}");
    }
    let other = town.whispers("Keisha", "!statement changes rdrs language:de").await;
    assert!(town.refused() && other.contains("This group does not write in"), "{other}");
    // The versions, and what an earlier one said.
    let all = does(town, "Rosa", "!declaración versiones rdrs").await;
    let at = |words: &str| all.find(words).unwrap_or_else(|| panic!("no {words}: {all}"));
    assert!(at("Versión 2 · final · Mateo") < at("Versión 1 · borrador · Mateo"), "{all}");
    let early = does(town, "Keisha", "!statement show rdrs version:1").await;
    assert!(early.contains("We support 72 hours") && early.contains("Version 1 ·"), "{early}");
    let no = town.whispers("Keisha", "!statement show rdrs version:7").await;
    assert!(town.refused() && no.contains("There is no version 7. Versions: 2."), "{no}");
});

scene!(the_languages_of_a_statement_are_compared_in_chat, |town| {
    cast(town).await;
    written(town).await;
    let alike = does(town, "Rosa", "!declaración cotejar rdrs").await;
    assert!(alike.contains("http://town.example/g/policy/statements/rdrs"), "{alike}");
    does(town, "Mateo", "!declaración sección rdrs sección:1 es:\"Apoyamos **48 horas** para las solicitudes urgentes.\"").await;
    let differs = does(town, "Keisha", "!statement twin rdrs").await;
    assert!(differs.starts_with("**rdrs · Urgent requests**"), "{differs}");
    for says in ["72", "48"] {
        assert!(!alike.contains(says) && differs.contains(says), "{says}: {alike} {differs}");
    }
});

scene!(what_others_say_of_a_statement_is_read_in_chat, |town| {
    cast(town).await;
    written(town).await;
    let none = does(town, "Keisha", "!statement comments rdrs").await;
    assert!(none.contains("No comments yet."), "{none}");
    does(town, "Keisha", "!statement comment rdrs \"Who counts the hours?\"").await;
    does(town, "Andre", "!statement comment rdrs \"Say who logs.\" section:2").await;
    does(town, "Mateo", "!declaración responder rdrs 1 \"The registrar does.\"").await;
    does(town, "Andre", "!statement minority rdrs en:\"**24 hours** would be better.\"").await;
    let shown = does(town, "Keisha", "!statement comments rdrs").await;
    for says in [
        "Comments on rdrs · Urgent requests",
        "Comment 1 · Keisha",
        "Who counts the hours?",
        "Answer by Mateo",
        "The registrar does.",
        "Comment 2 · Andre",
        "Section 2",
        "Minority views",
        "24 hours would be better.",
    ] {
        assert!(shown.contains(says), "{says}: {shown}");
    }
    let at = |words: &str| shown.find(words).expect("it is there");
    assert!(at("Say who logs.") < at("Who counts the hours?"), "what waits stands first: {shown}");
    assert!(!shown.contains("To answer one"), "it is not hers: {shown}");
    assert!(!shown.contains("To read one whole"), "all of it is there: {shown}");
    let one = does(town, "Rosa", "!declaración comentarios rdrs comentario:1").await;
    for says in
        ["Comentario 1 · Keisha", "· inglés", "Who counts the hours?", "The registrar does."]
    {
        assert!(one.contains(says), "{says}: {one}");
    }
    assert!(!one.contains("Say who logs.") && !one.contains("24 hours"), "{one}");
    let no = town.whispers("Rosa", "!declaración comentarios rdrs comentario:9").await;
    assert!(town.refused() && no.contains("No hay comentario 9"), "{no}");
    let his = does(town, "Mateo", "!declaración comentarios rdrs").await;
    assert!(his.contains("Para responder uno: !declaración responder rdrs 2"), "{his}");
});

scene!(what_is_long_is_shown_from_its_beginning_and_section_by_section, |town| {
    cast(town).await;
    does(town, "Mateo", "!declaración abrir rdrs").await;
    let long = "Every disclosure must be logged by the registrar. ".repeat(60);
    let line = format!("!declaración sección rdrs en:\"## Position\n\n{long}The end.\"");
    does(town, "Mateo", &line).await;
    let line = "!declaración sección rdrs en:\"```\n1. first\" es:\"Sí.\"";
    does(town, "Mateo", line).await;
    does(town, "Mateo", "!declaración sección rdrs en:\"1. **first** of another\"").await;
    let shown = does(town, "Keisha", "!statement show rdrs").await;
    let words = shown.matches("Every disclosure must be logged").count();
    assert!((15..30).contains(&words) && shown.contains(" …"), "{words}: {shown}");
    assert!(!shown.contains("The end."), "{shown}");
    assert!(shown.contains("To read a section whole: !statement show rdrs section:1"), "{shown}");
    let long = "Who counts? ".repeat(60);
    does(town, "Keisha", &format!("!statement comment rdrs \"{long}\"")).await;
    let said = does(town, "Keisha", "!statement comments rdrs").await;
    assert!(said.contains("To read one whole: !statement comments rdrs comment:1"), "{said}");
    assert!(!said.contains("To read a view whole"), "{said}");
    let view = "Nobody asked those who wait. ".repeat(30);
    does(town, "Andre", "!statement minority rdrs en:\"Too late.\"").await;
    town.pass(60).await;
    does(town, "Keisha", &format!("!statement minority rdrs en:\"{view}**Ask them.**\"")).await;
    let said = does(town, "Rosa", "!declaración comentarios rdrs").await;
    for says in [
        "Opinión 1 · Andre · inglés",
        "Too late.",
        "Opinión 2 · Keisha · inglés",
        "Para leer una opinión completa: !declaración comentarios rdrs opinión:2",
    ] {
        assert!(said.contains(says), "{says}: {said}");
    }
    assert!(!said.contains("Ask them."), "{said}");
    let one = does(town, "Rosa", "!declaración comentarios rdrs opinión:2").await;
    assert!(one.contains("Opinión 2 · Keisha · inglés") && one.contains("Ask them."), "{one}");
    assert!(!one.contains("Too late.") && !one.contains("Who counts?"), "{one}");
    let no = town.whispers("Keisha", "!statement comments rdrs view:3").await;
    assert!(town.refused() && no.contains("There is no minority view 3. Views: 2."), "{no}");
    let whole = does(town, "Keisha", "!statement show rdrs section:1").await;
    assert!(whole.contains("The end.") && !whole.contains("of another"), "{whole}");
    let third = does(town, "Keisha", "!statement show rdrs section:3").await;
    assert!(third.contains("1. first of another"), "what is left open ends with it: {third}");
    let none = does(town, "Rosa", "!declaración ver rdrs sección:1").await;
    assert!(none.contains("No hay texto en español"), "{none}");
    let no = town.whispers("Rosa", "!declaración ver rdrs sección:8").await;
    assert!(town.refused() && no.contains("No hay sección 8. Secciones: 3."), "{no}");
    // One word in a long section is one word, and not the whole of it.
    does(town, "Mateo", "!declaración versión rdrs").await;
    let other =
        format!("{}The very end.", "Every disclosure must be logged by the registrar. ".repeat(60));
    let line = format!("!declaración sección rdrs sección:1 en:\"## Position\n\n{other}\"");
    does(town, "Mateo", &line).await;
    let changed = does(town, "Keisha", "!statement changes rdrs").await;
    assert!(changed.contains("added: “very”"), "{changed}");
    assert!(!changed.contains("Rewritten"), "{changed}");
    // What cannot be held against each other says why.
    let no = town.whispers("Mateo", "!declaración sección rdrs sección:2 es:\"\"").await;
    assert!(town.refused(), "{no}");
    for at in 0..11 {
        let line = format!("!declaración sección rdrs en:\"{at} {}\"", "long ".repeat(1_150));
        does(town, "Mateo", &line).await;
    }
    let long = town.whispers("Keisha", "!statement twin rdrs").await;
    assert!(town.refused() && long.contains("60,000"), "{long}");
});

scene!(who_is_gone_is_said_to_be_gone, |town| {
    cast(town).await;
    written(town).await;
    does(town, "Mateo", "!declaración versión rdrs").await;
    does(town, "Keisha", "!statement comment rdrs \"Who counts the hours?\"").await;
    does(town, "Mateo", "!declaración responder rdrs 1 \"The registrar does.\"").await;
    town.whispers("Mateo", "!privacidad borrar sí").await;
    for line in ["!statement comments rdrs", "!statement versions rdrs", "!statement changes rdrs"]
    {
        let answer = does(town, "Keisha", line).await;
        assert!(answer.contains("a former member"), "{line}: {answer}");
        assert!(!answer.contains("Mateo") && !answer.contains("nobody"), "{line}: {answer}");
    }
});
