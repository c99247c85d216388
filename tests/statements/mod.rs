//! Statements: whoever holds the pen writes in both languages, both rooms are called to comment, the chair says
//! how much they agree, and everybody whose words it rests on hears what became of them.

mod chat;
mod late;
mod papers;
mod wrong;

use puente::community::agenda::processes::store as processes;
use puente::community::people;

use crate::scene;
use crate::town::Town;

/// Who is there: Mateo holds the pen of `rdrs`, Hernan chairs, Yamilet keeps the agenda, Camila is the bridge.
async fn cast(town: &mut Town) {
    town.group("policy").await;
    for (name, lang) in [("Keisha", "en"), ("Andre", "en"), ("Rosa", "es"), ("Mateo", "es")] {
        town.comes(name, lang).await;
    }
    town.comes_as("Yamilet", "es", "coordinator").await;
    town.comes_as("Hernan", "es", "chair").await;
    town.comes_as("Camila", "es", "bridge").await;
    let line = "!proceso agregar rdrs public-comment en:\"Urgent requests\" es:\"Solicitudes urgentes\" \
        abre:2026-11-20 cierra:2027-01-29";
    does(town, "Yamilet", line).await;
    does(town, "Yamilet", "!proceso asignar rdrs redacción @mateo").await;
}

/// Types a line alone, which must be done; gives the answer.
async fn does(town: &mut Town, name: &str, line: &str) -> String {
    let answer = town.whispers(name, line).await;
    assert!(!town.refused(), "{line}: {answer}");
    answer
}

/// A statement with two sections in both languages.
async fn written(town: &mut Town) {
    does(town, "Mateo", "!declaración abrir rdrs").await;
    for line in [
        "!declaración sección rdrs en:\"We support **72 hours** for urgent requests.\" es:\"Apoyamos **72 horas** para las solicitudes urgentes.\"",
        "!declaración sección rdrs en:\"Every disclosure must be logged.\" es:\"Cada divulgación debe quedar registrada.\"",
    ] {
        does(town, "Mateo", line).await;
    }
}

/// A page of statements as somebody sees it.
async fn page(town: &Town, name: &str, rest: &[&str]) -> String {
    town.page(name, "statements", rest, &[]).await.expect("a page").body.into_string()
}

/// The steps of the process that are done.
async fn done(town: &Town) -> Vec<String> {
    use puente::community::agenda::ladder::store as steps;
    let mut tx = town.look().await;
    let group = people::groups::store::find(&mut tx, &town.group).await.expect("a look");
    let group = group.expect("a group").id;
    let one = processes::by_slug(&mut tx, &group, "rdrs").await.expect("a look").expect("rdrs");
    let all = steps::of(&mut tx, &one.id).await.expect("a look");
    all.into_iter().filter(|one| one.done.is_some()).map(|one| one.step).collect()
}

/// What somebody was told alone since they had been told so many things.
fn told_since(town: &Town, name: &str, before: usize) -> String {
    town.told(name).split_off(before).join("\n")
}

scene!(a_text_is_drafted_in_both_languages_called_for_and_commented, |town| {
    cast(town).await;
    written(town).await;
    assert!(
        town.room("en").contains("Mateo began the statement on rdrs · Urgent requests")
            && town.room("en").contains("http://town.example/g/policy/statements/rdrs"),
        "{}",
        town.room("en")
    );
    let kept = does(town, "Mateo", "!declaración versión rdrs").await;
    assert!(kept.contains("Guardada como versión 1 (borrador)"), "{kept}");
    assert_eq!(done(town).await, ["first-draft"]);
    // Both rooms are called, each in its language.
    does(town, "Mateo", "!declaración convocar rdrs 2027-01-18").await;
    let (english, spanish) = (town.room("en"), town.room("es"));
    assert!(
        english.contains(
            "Mateo asks for comments by 18 January 2027 on this statement: rdrs · Urgent requests"
        ),
        "{english}"
    );
    assert!(
        spanish.contains("Mateo pide comentarios hasta el 18 de enero de 2027 sobre esta declaración: rdrs · Solicitudes urgentes"),
        "{spanish}"
    );
    let one = town.types("Keisha", "en", "!statement comment rdrs \"Who counts the hours?\"").await;
    assert!(one.contains("Thank you. This is comment 1 on rdrs"), "{one}");
    let two =
        town.types("Andre", "en", "!statement comment rdrs \"Say who logs.\" section:2").await;
    assert!(two.contains("comment 2"), "{two}");
    // Mateo takes it in, and says so to each.
    let line = "!declaración sección rdrs sección:2 en:\"Every disclosure must be logged by the registrar.\" es:\"El registrador debe registrar cada divulgación.\"";
    does(town, "Mateo", line).await;
    let before = town.told("Keisha").len();
    does(town, "Mateo", "!declaración responder rdrs 1 \"The registrar does, from the receipt.\"")
        .await;
    let told = told_since(town, "Keisha", before);
    assert!(
        told.contains("Your comment 1 on rdrs was answered: The registrar does, from the receipt."),
        "{told}"
    );
    let seen = page(town, "Mateo", &["rdrs"]).await;
    for says in [
        "Cambios desde la versión 2",
        "<ins>by the registrar</ins>",
        "Who counts the hours?",
        "Responder 1 comentario",
        "<strong>72 horas</strong>",
    ] {
        assert!(seen.contains(says), "{says}: {seen}");
    }
});

/// A statement with everything it needs but the word whether it is Advice: what Rosa said is quoted in a
/// synthesis about it, Keisha and Andre commented and were answered, Andre holds a minority view.
async fn ready(town: &mut Town) {
    let said = town.says("Rosa", "es", "Hay que registrar cada divulgación.").await;
    town.reacts("Camila", "es", &said, "🌉").await;
    for line in [
        "!puente borrador en:\"Logging\" es:\"Registro\"",
        "!puente punto S-1 posición:una-sala de:P-1 en:\"Every disclosure is logged.\" es:\"Cada divulgación queda registrada.\"",
        "!puente proceso S-1 rdrs",
        "!puente publicar S-1 igual:sí",
    ] {
        does(town, "Camila", line).await;
    }
    written(town).await;
    does(town, "Keisha", "!statement comment rdrs \"Who counts the hours?\"").await;
    does(town, "Andre", "!statement comment rdrs \"Say who logs.\"").await;
    does(town, "Mateo", "!declaración responder rdrs 1 \"The registrar does.\"").await;
    does(town, "Mateo", "!declaración responder rdrs 2 \"Section 2 says so now.\"").await;
    does(town, "Andre", "!statement minority rdrs en:\"24 hours would be better.\"").await;
    does(town, "Hernan", "!declaración nivel rdrs consenso").await;
    assert!(
        town.room("en").contains(
            "Hernan designated the level of consensus as “Consensus”: rdrs · Urgent requests"
        ),
        "{}",
        town.room("en")
    );
    does(town, "Mateo", "!declaración versión rdrs final").await;
}

scene!(what_goes_out_and_what_becomes_of_it_is_told_to_whoever_it_rests_on, |town| {
    cast(town).await;
    ready(town).await;
    // Whether it is Advice too is asked, and never guessed.
    let asked = town.whispers("Mateo", "!declaración presentar rdrs").await;
    assert!(
        town.refused() && asked.contains("Decir si es también asesoramiento formal"),
        "{asked}"
    );
    let before: Vec<usize> =
        ["Rosa", "Keisha", "Andre", "Mateo"].iter().map(|name| town.told(name).len()).collect();
    let out = does(
        town,
        "Mateo",
        "!declaración presentar rdrs asesoramiento:no número:AL-ALAC-ST-0127-01-00-EN",
    )
    .await;
    assert!(out.contains("Ya se avisó a 3 personas que aportaron"), "{out}");
    assert!(town.room("es").contains("Mateo presentó la declaración: rdrs · Solicitudes urgentes"));
    assert!(
        told_since(town, "Rosa", before[0]).contains(
            "Se presentó la declaración a la que usted aportó: rdrs · Solicitudes urgentes"
        )
    );
    for (name, before) in [("Keisha", before[1]), ("Andre", before[2])] {
        let told = told_since(town, name, before);
        assert!(
            told.contains("The statement you contributed to was submitted: rdrs · Urgent requests"),
            "{name}: {told}"
        );
    }
    assert!(!told_since(town, "Mateo", before[3]).contains("a la que usted aportó"));
    assert_eq!(
        done(town).await,
        ["first-draft", "call-for-comments", "final-draft", "submission", "closing"],
        "the vote may follow"
    );
    let shown = town.types("Keisha", "en", "!process show rdrs").await;
    assert!(shown.contains("AL-ALAC-ST-0127-01-00-EN"), "{shown}");
    does(town, "Mateo", "!declaración versión rdrs ratificada").await;
    assert!(done(town).await.contains(&"ratification".to_owned()));
    // What became of it is told to the same people, once.
    let before = town.told("Rosa").len();
    let line = "!declaración resultado rdrs en:\"The Board adopted it.\" es:\"La Junta Directiva lo adoptó.\"";
    does(town, "Mateo", line).await;
    let told = told_since(town, "Rosa", before);
    assert!(
        told.contains(
            "Ya hay resultado de la declaración a la que usted aportó: rdrs · Solicitudes urgentes. La Junta Directiva lo adoptó."
        ),
        "{told}"
    );
    let before = town.told("Rosa").len();
    does(
        town,
        "Mateo",
        "!declaración resultado rdrs es:\"La Junta Directiva lo adoptó en parte.\"",
    )
    .await;
    assert_eq!(town.told("Rosa").len(), before, "a correction is on the page");
    let seen = page(town, "Rosa", &["rdrs"]).await;
    assert!(seen.contains("<p lang=\"es\">La Junta Directiva lo adoptó en parte."), "{seen}");
    assert!(seen.contains("lo adoptó en parte") && !seen.contains("statement section"), "{seen}");
});

scene!(each_version_is_held_against_the_one_before_and_the_languages_against_each_other, |town| {
    cast(town).await;
    written(town).await;
    does(town, "Mateo", "!declaración versión rdrs").await;
    does(town, "Mateo", "!declaración sección rdrs sección:1 quitar:sí").await;
    // A new one at the beginning, which the other language does not have.
    does(town, "Mateo", "!declaración sección rdrs después:0 es:\"La región agradece la prórroga que pidió y espera que las solicitudes urgentes se atiendan a tiempo en todos los países.\"").await;
    does(town, "Mateo", "!declaración versión rdrs final").await;
    let held = page(town, "Keisha", &["rdrs", "2"]).await;
    for says in [
        "<h1>Version 2</h1><p class=\"facts\">final · Mateo",
        "Compared with version 1",
        "<ins>La región agradece",
        "<del>We support **72 hours** for urgent requests.",
    ] {
        assert!(held.contains(says), "{says}: {held}");
    }
    assert!(!held.contains("Every disclosure"), "what did not change is not in it: {held}");
    let first = page(town, "Keisha", &["rdrs", "1"]).await;
    assert!(
        first.contains("Apoyamos <strong>72 horas</strong>") && !first.contains("Compared with"),
        "{first}"
    );
    let twin = page(town, "Keisha", &["rdrs", "twin"]).await;
    assert!(twin.contains("La región agradece") && twin.contains("class=\"warn"), "{twin}");
    let missing = town.page("Keisha", "statements", &["rdrs", "9"], &[]).await;
    assert!(missing.is_err());
    // Both lists know it; the process leads to it.
    assert!(page(town, "Rosa", &[]).await.contains("/g/policy/statements/rdrs"));
    let process = town.page("Rosa", "agenda", &["rdrs"], &[]).await.expect("a page");
    assert!(process.body.into_string().contains("/g/policy/statements/rdrs"));
});

scene!(whoever_was_away_hears_of_statements_first_of_those_they_commented_on, |town| {
    cast(town).await;
    does(town, "Keisha", "!catchup").await;
    town.pass(60).await;
    written(town).await;
    does(town, "Mateo", "!declaración convocar rdrs 2027-01-18").await;
    let heard = does(town, "Keisha", "!catchup").await;
    assert!(
        heard.contains("its statement is open for comments until 18 January 2027")
            && heard.contains("/statements/rdrs"),
        "{heard}"
    );
    does(town, "Keisha", "!statement comment rdrs \"Who counts the hours?\"").await;
    let own = does(town, "Mateo", "!al-día").await;
    assert!(!own.contains("su declaración"), "what he did himself is no news: {own}");
});

scene!(who_leaves_takes_their_words_along, |town| {
    cast(town).await;
    written(town).await;
    does(town, "Andre", "!statement comment rdrs \"Petrels count the hours.\"").await;
    does(town, "Andre", "!statement minority rdrs en:\"Petrels would say 24 hours.\"").await;
    let kept = town.holds("Petrels").await;
    assert!(kept.len() >= 2, "{kept:?}");
    does(town, "Andre", "!privacy erase sure:yes").await;
    town.drain().await;
    let left = town.holds("Petrels").await;
    assert!(left.is_empty(), "{left:?}");
    let seen = page(town, "Rosa", &["rdrs"]).await;
    assert!(!seen.contains("Petrels") && !seen.contains("Andre"), "{seen}");
});
