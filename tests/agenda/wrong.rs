//! What cannot be meant gets a clear answer, and nothing of it is kept.

use super::{cast, page, rdrs};
use crate::scene;

scene!(what_cannot_be_meant_is_refused_and_nothing_is_kept, |town| {
    cast(town).await;
    rdrs(town).await;
    for (line, says) in [
        ("!process add other public-comment closes:31/02", "fecha"),
        ("!process add other public-comment closes:2026-02-31", "fecha"),
        (
            "!process add other public-comment opens:2026-12-20 closes:2026-12-10",
            "El cierre va después de la apertura",
        ),
        ("!process add other public-comment closes:2076-12-10", "demasiado lejana"),
        ("!process add other nothing-known", "Quiso decir public-comment"),
        ("!process add rdrs public-comment", "Ya hay en la agenda"),
        ("!process add \"Not a slug\" public-comment", "minúsculas"),
        ("!process add x public-comment", "minúsculas"),
        (
            "!process add other public-comment address:javascript:alert(1)",
            "no es una dirección web",
        ),
        (
            "!process add other public-comment topics:\"a,b,c,d,e,f,g,h,i,j,k,l,m\"",
            "son demasiados",
        ),
        ("!process stage rdrs council-vote", "no es una etapa"),
        ("!process stage rdrs open date:2027-03-01", "todavía no llega"),
        ("!process deadline rdrs 2026-11-01", "El cierre va después de la apertura"),
        ("!process step rdrs dance", "no es un paso"),
        ("!process output rdrs song", "no es un producto"),
        ("!process show nowhere", "nowhere"),
        ("!process link rdrs depends rdrs", "consigo mismo"),
        ("!process document rdrs Texto", "Indique dónde está"),
        ("!process assign rdrs penholder", "¿Quién?"),
        ("!process change rdrs", "No cambiaría nada"),
    ] {
        let answer = town.whispers("Yamilet", line).await;
        assert!(town.refused() && answer.contains(says), "{line}: {answer}");
    }
    let all = page(town, "Keisha", &[], &[]).await;
    assert!(all.contains("1 open process") && !all.contains("/agenda/other"), "{all}");
});

scene!(only_who_keeps_the_agenda_changes_it, |town| {
    cast(town).await;
    rdrs(town).await;
    for line in [
        "!process add other public-comment",
        "!process describe rdrs title en:\"Mine\"",
        "!process change rdrs priority:1",
        "!process stage rdrs open",
        "!process output rdrs statement",
        "!process assign rdrs penholder @keisha",
        "!process deadline rdrs 2027-03-01",
        "!process ladder rdrs short",
        "!process step rdrs decide",
        "!process step rdrs decide member:@keisha",
        "!process document rdrs Text address:https://example.org",
        "!process link rdrs related rdrs",
    ] {
        let answer = town.types("Keisha", "en", line).await;
        assert!(town.refused(), "{line}: {answer}");
    }
    let stranger = town.types("Visitor", "en", "!process show rdrs").await;
    assert!(town.refused() && !stranger.contains("urgent"), "{stranger}");
});

scene!(nothing_ever_waits_for_itself, |town| {
    cast(town).await;
    for slug in ["aa", "bb", "cc"] {
        let line = format!("!process add {slug} consultation en:{slug} es:{slug}");
        town.whispers("Yamilet", &line).await;
        assert!(!town.refused(), "{}", town.answer());
    }
    town.whispers("Yamilet", "!proceso enlazar aa depende bb").await;
    town.whispers("Yamilet", "!proceso enlazar bb depende cc").await;
    assert!(!town.refused(), "{}", town.answer());
    let answer = town.whispers("Yamilet", "!proceso enlazar cc depende aa").await;
    assert!(town.refused() && answer.contains("esperaría al otro"), "{answer}");
    let names: Vec<&str> =
        answer.lines().skip(1).map(|line| line.trim_start_matches('•').trim()).collect();
    assert_eq!(names, ["cc", "aa", "bb", "cc"], "{answer}");
    town.whispers("Yamilet", "!proceso enlazar aa relacionado cc").await;
    let twice = town.whispers("Yamilet", "!proceso enlazar cc relacionado aa").await;
    assert!(twice.starts_with("Ya es así"), "{twice}");
    let seen = page(town, "Keisha", &["bb"], &[]).await;
    assert!(seen.contains("Depends on: ") && seen.contains("Needed by: "), "{seen}");
    let shown = town.types("Keisha", "en", "!process show bb").await;
    for says in ["Depends on: cc · cc", "Needed by: aa · aa"] {
        assert!(shown.contains(says), "{says}: {shown}");
    }
    town.whispers("Yamilet", "!proceso enlazar bb depende cc deshacer:sí").await;
    town.whispers("Yamilet", "!proceso enlazar cc depende aa").await;
    assert!(!town.refused(), "{}", town.answer());
});

scene!(words_with_signs_in_them_come_back_as_they_were_written, |town| {
    cast(town).await;
    let title = "7:a|b; 🌉 ñandú 12:";
    let line = format!(
        "!proceso agregar odd consultation en:\"{title}\" es:\"3:x;\" temas:\"2:|, é🌉:1\" organismo:\"5:;\""
    );
    town.whispers("Yamilet", &line).await;
    assert!(!town.refused(), "{}", town.answer());
    let plain = "!proceso agregar plain consultation en:Plain es:Sencillo temas:uno";
    town.whispers("Yamilet", plain).await;
    let list = town.types("Keisha", "en", "!process list").await;
    assert!(list.contains(title) && list.contains("plain · Plain"), "{list}");
    let seen = page(town, "Rosa", &[], &[]).await;
    for says in ["3:x;", "é🌉:1", "Sencillo"] {
        assert!(seen.contains(says), "{says}: {seen}");
    }
});
