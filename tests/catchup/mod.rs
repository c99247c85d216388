//! *Catch me up*: somebody comes back after nine days, somebody joined yesterday, somebody said no to
//! being recorded; each asks, and nobody else sees the answer.

use std::collections::BTreeMap;

use puente::community::bridge::drafts::store as drafts;
use puente::community::bridge::published::store::{self as editions, Body, Edition};
use puente::community::people;
use puente::foundation::i18n::Lang;
use puente::foundation::page::Look;
use puente::foundation::store::Columns;
use puente::foundation::talk::{GroupRef, Person, Spot, What};

use crate::scene;
use crate::town::{Town, account};

const DAY: i64 = 86_400;

async fn group_of(town: &Town) -> GroupRef {
    let mut tx = town.look().await;
    people::groups::store::find(&mut tx, &town.group).await.expect("a look").expect("a group")
}

async fn person(town: &Town, name: &str) -> Person {
    let group = group_of(town).await;
    let mut tx = town.look().await;
    people::person(&mut tx, &town.house.base, &account(name), Some(&group))
        .await
        .expect("a look")
        .expect("a member")
}

/// The page as somebody sees it.
async fn page(town: &Town, name: &str, since: &str) -> String {
    let (group, person) = (group_of(town).await, person(town, name).await);
    let mut tx = town.look().await;
    let page = town.house.pages.iter().find(|page| page.path == "catchup").expect("a page");
    let mut look = Look {
        base: &town.house.base,
        tx: &mut tx,
        now: town.clock.now(),
        person,
        group,
        rooms: Vec::new(),
        rest: Vec::new(),
        query: [("since".to_owned(), since.to_owned())].into(),
        csrf: String::new(),
        panels: &[],
    };
    (page.render)(&mut look).await.expect("a page").body.into_string()
}

/// Who is there, and what stands before anybody goes away: S-1, to which Ana objected.
async fn cast(town: &mut Town) {
    town.group("registration").await;
    for (name, lang) in [("Ana", "en"), ("Keisha", "en"), ("Beatriz", "es"), ("Rosa", "es")] {
        town.comes(name, lang).await;
    }
    town.comes_as("Camila", "es", "bridge").await;
    town.comes_as("Yamilet", "es", "coordinator").await;
    town.pass(60).await;
    carried(town, ("Keisha", "en"), "A log of every disclosure.", "Un registro.").await;
    town.types("Ana", "en", "!object S-1 Not every one.").await;
    assert!(!town.refused(), "{}", town.answer());
}

/// Somebody says something, and Camila carries it across in one step.
async fn carried(town: &mut Town, (name, room): (&str, &str), words: &str, other: &str) {
    let said = town.says(name, room, words).await;
    let line = format!("!puente pasar {other} igual:sí");
    town.types_on("Camila", room, &said, &line).await;
    assert!(!town.refused(), "{}", town.answer());
}

/// Camila publishes a synthesis with one point on what was said.
async fn published(town: &mut Town, titles: (&str, &str), number: i64, point: &str) {
    let (en, es) = titles;
    town.whispers("Camila", &format!("!puente borrador en:\"{en}\" es:\"{es}\"")).await;
    town.whispers("Camila", &format!("!puente punto S-{number} {point}")).await;
    assert!(!town.refused(), "{}", town.answer());
    town.whispers("Camila", &format!("!puente publicar S-{number} igual:sí")).await;
    assert!(!town.refused(), "{}", town.answer());
}

/// What happens in nine days: S-1 is revised and Ana's objection answered, S-2 quotes her and has what
/// Beatriz asked for, S-3 asks the English room, S-4 comes and goes, and the glossary has a term more.
async fn nine_days(town: &mut Town) {
    let said = town.says("Ana", "en", "Every disclosure must be logged.").await;
    town.reacts("Beatriz", "en", &said, "🌉").await;
    town.pass(2 * DAY).await;
    town.whispers("Camila", "!puente corregir S-1").await;
    town.whispers("Camila", "!puente punto S-1 punto:1 es:\"Un registro de cada divulgación.\"")
        .await;
    town.whispers("Camila", "!puente publicar S-1 igual:sí").await;
    assert!(!town.refused(), "{}", town.answer());
    town.pass(DAY).await;
    town.whispers("Camila", "!responder S-1 Se verá el jueves todas:sí").await;
    assert!(!town.refused(), "{}", town.answer());
    town.pass(DAY).await;
    let point = "de:P-2 en:\"Every disclosure is logged.\" es:\"Cada divulgación se registra.\"";
    published(town, ("Urgent requests", "Solicitudes urgentes"), 2, point).await;
    town.pass(DAY).await;
    let rosa = town.says("Rosa", "es", "¿Quién paga?").await;
    town.reacts("Rosa", "es", &rosa, "🌉").await;
    let point = "de:P-3 posición:pregunta sala:en en:\"Who pays?\" es:\"¿Quién paga?\"";
    published(town, ("Costs", "Costos"), 3, point).await;
    town.pass(DAY).await;
    carried(town, ("Rosa", "es"), "Esto no.", "Not this.").await;
    town.whispers("Camila", "!puente retirar S-4 Se dijo de otro modo").await;
    assert!(!town.refused(), "{}", town.answer());
    town.whispers("Yamilet", "!glosario agregar en:\"tidal ledger\" es:\"libro de mareas\"").await;
    assert!(!town.refused(), "{}", town.answer());
    town.pass(3 * DAY).await;
}

/// The line of an answer that begins so.
fn line<'a>(answer: &'a str, begins: &str) -> &'a str {
    answer
        .lines()
        .find(|line| line.starts_with(begins))
        .unwrap_or_else(|| panic!("no line begins with {begins}: {answer}"))
}

scene!(whoever_was_away_for_nine_days_is_told_what_touches_them_first, |town| {
    cast(town).await;
    nine_days(town).await;
    // She says hello first, and asks an hour later.
    town.says("Ana", "en", "I am back.").await;
    town.pass(3_600).await;
    let (rooms, told) = ((town.room("en"), town.room("es")), town.told("Camila"));
    let answer = town.types("Ana", "en", "!catchup").await;
    assert!(
        answer.starts_with("You were last here on Tue 1 Dec 2026, 14:01 UTC. Since then:"),
        "{answer}"
    );
    let address = "http://town.example/g/registration";
    for (begins, says) in [
        ("S-2 · Urgent requests: ", "published and quotes you · 5 d"),
        ("S-1 · ", "revised and has an answer to your objection · 6 d"),
        ("S-3 · Costs: ", "published and asks your room a question · 4 d"),
        ("S-4 · ", "withdrawn. Reason: Se dijo de otro modo · 3 d"),
        ("Glossary: ", "1 new term: tidal ledger = libro de mareas · 3 d"),
    ] {
        let line = line(&answer, begins);
        assert!(line.contains(says) && line.contains(address), "{says}: {line}");
    }
    assert!(line(&answer, "S-2").ends_with("/syntheses/S-2"), "{answer}");
    // Hers first, the newest before the older; what waits for her room is hers.
    let at = |words: &str| answer.find(words).unwrap_or_else(|| panic!("{words}: {answer}"));
    let order = ["Yours first", "S-3 ·", "S-2 ·", "S-1 ·", "In the group", "S-4 ·"].map(at);
    assert!(order.is_sorted(), "{order:?} {answer}");
    assert!(at("In the group") < at("Glossary: "), "{answer}");
    // What was said is not among it, nor who said or objected what.
    for words in ["Quién paga", "must be logged", "Not every one", "Keisha", "Rosa"] {
        assert!(!answer.contains(words), "{words}: {answer}");
    }
    assert_eq!(town.told("Camila"), told, "nobody else hears of it");
    let only_hers = |lang: &str, before: &str| {
        let now = town.room(lang);
        assert!(now.starts_with(before), "{now}");
        let after = &now[before.len()..];
        assert!(after.is_empty() || after.starts_with("Puente (only Ana):"), "{after}");
    };
    only_hers("en", &rooms.0);
    only_hers("es", &rooms.1);
    // Asked again, the same is told; once she has read it, what comes after.
    town.pass(1_800).await;
    let again = town.types("Ana", "en", "!news").await;
    assert_eq!(again.lines().count(), answer.lines().count(), "{again}");
    let seen = page(town, "Ana", "").await;
    for words in [
        "S-2 · Urgent requests",
        "quotes you",
        "href=\"/g/registration/syntheses/S-3\"",
        "I have read all of this",
    ] {
        assert!(seen.contains(words), "{words}: {seen}");
    }
    assert!(seen.find("id=\"mine\"") < seen.find("id=\"others\""), "{seen}");
    town.types("Ana", "en", "!catchup read:yes").await;
    town.pass(60).await;
    let nothing = town.types("Ana", "en", "!catchup").await;
    assert!(nothing.starts_with("You have not missed anything"), "{nothing}");
    assert!(page(town, "Ana", "").await.contains("You have not missed anything"));
    // And she may look further back, on the page too.
    let further = town.types("Ana", "en", "!catchup 30 days").await;
    assert!(further.starts_with("Since ") && further.contains("S-1 ·"), "{further}");
    assert!(page(town, "Ana", "30 days").await.contains("S-1 ·"));
    let none = town.types("Ana", "en", "!catchup since:\"in 3 days\"").await;
    assert!(town.refused() && none.contains("gone by"), "{none}");
    // A week later there is a new visit, which begins where the last ended.
    town.pass(7 * DAY).await;
    let later = town.types("Ana", "en", "!catchup").await;
    assert!(later.starts_with("You have not missed anything"), "{later}");
});

scene!(it_is_told_in_the_language_of_whoever_asks_and_to_each_what_is_theirs, |town| {
    cast(town).await;
    nine_days(town).await;
    let answer = town.types("Beatriz", "es", "!al-dia").await;
    assert!(
        answer.starts_with("Su última visita fue el mar 1 dic 2026, 14:01 UTC. Desde entonces:"),
        "{answer}"
    );
    let asked = line(&answer, "S-2 · Solicitudes urgentes: ");
    assert!(asked.contains("se publicó y lleva lo que usted pidió · 5 d"), "{asked}");
    let other = line(&answer, "S-3 · Costos: ");
    assert!(other.contains("se publicó · 4 d"), "the question is not for her room: {other}");
    assert!(
        line(&answer, "S-1 · ").contains("se corrigió y responde una objeción · 6 d"),
        "{answer}"
    );
    assert!(
        line(&answer, "Glosario: ").contains("1 término nuevo: tidal ledger = libro de mareas"),
        "{answer}"
    );
    assert!(answer.find("S-2 ·") < answer.find("En el grupo"), "{answer}");
    assert!(answer.contains("!al-día 30 días"), "{answer}");
    // What she did herself is no news to the bridge person.
    let camila = town.whispers("Camila", "!al-dia desde:\"30 días\"").await;
    assert!(!camila.contains("S-2 ·") && !camila.contains("S-4 ·"), "{camila}");
    town.types("Rosa", "es", "!objetar S-2 Falta el plazo").await;
    let camila = town.whispers("Camila", "!al-dia desde:ayer").await;
    assert!(line(&camila, "S-2 · ").contains("tiene una objeción sin respuesta"), "{camila}");
    // An answer to what the other room asked comes back to that room.
    town.types("Keisha", "en", "!answer S-3 The registrars.").await;
    assert!(!town.refused(), "{}", town.answer());
    let rosa = town.types("Rosa", "es", "!al-día desde:\"2 días\"").await;
    let answered = line(&rosa, "S-3 · Costos: ");
    assert!(answered.contains("cita lo que usted dijo y tiene una respuesta nueva"), "{answered}");
    assert!(!rosa.contains("registrars"), "{rosa}");
    let ana = town.types("Ana", "en", "!catchup").await;
    assert!(!line(&ana, "S-3").contains("asks your room"), "it has its answer: {ana}");
});

scene!(whoever_joined_yesterday_is_told_since_then_and_of_others_who_came, |town| {
    cast(town).await;
    nine_days(town).await;
    town.comes("Dora", "en").await;
    town.pass(DAY).await;
    let answer = town.types("Dora", "en", "!catchup").await;
    assert!(answer.starts_with("You have not missed anything"), "{answer}");
    town.comes("Elsa", "es").await;
    town.operator("!group role give @keisha mentor").await;
    town.operator("!group role give @dora secretary").await;
    let answer = town.types("Dora", "en", "!catchup").await;
    assert!(answer.starts_with("You joined the group on Thu 10 Dec 2026"), "{answer}");
    for words in [
        "Members: 1 person joined · now: http://town.example/g/registration/members",
        "Members: Keisha now has the role of mentor",
        "About me: you now have the role of secretary",
    ] {
        assert!(answer.contains(words), "{words}: {answer}");
    }
    let visitor = town.types("Visitor", "en", "!catchup").await;
    assert!(town.refused() && !visitor.contains("S-1"), "{visitor}");
});

/// How often it is noted that somebody asked.
async fn noted(town: &Town) -> i64 {
    let mut tx = town.look().await;
    let found = puente::row!(tx, "select count(*) as n from catchup").expect("a count");
    found.expect("a row").int("n").expect("a number")
}

scene!(of_whoever_said_no_nothing_is_noted_and_nothing_told, |town| {
    cast(town).await;
    nine_days(town).await;
    town.types("Keisha", "en", "!catchup").await;
    town.types("Ana", "en", "!catchup").await;
    assert_eq!(noted(town).await, 2);
    town.whispers("Keisha", "!privacy off").await;
    assert_eq!(noted(town).await, 1, "what was noted of her is gone");
    let answer = town.types("Keisha", "en", "!catchup").await;
    assert!(
        answer.starts_with("You asked not to be recorded, so Puente does not know"),
        "{answer}"
    );
    assert!(answer.contains("S-2 ·"), "seven days are told: {answer}");
    assert!(
        line(&answer, "S-1").contains("quotes you and has an answer to an objection"),
        "{answer}"
    );
    let no = town.types("Keisha", "en", "!catchup read:yes").await;
    assert!(town.refused() && no.contains("does not keep"), "{no}");
    assert_eq!(noted(town).await, 1);
    assert!(!page(town, "Keisha", "").await.contains("I have read"));
    town.operator("!group role give @keisha mentor").await;
    let answer = town.types("Ana", "en", "!catchup").await;
    assert!(!answer.contains("Keisha"), "{answer}");
    // What is kept of Ana she is shown, and it goes with her.
    let kept = town.whispers("Ana", "!privacy show").await;
    assert!(kept.contains("When you last asked what you had missed"), "{kept}");
    let typed =
        What::Said { text: "!privacy export".into(), reply_to: None, attachments: Vec::new() };
    let reply = town.hear("Ana", Spot::Direct, typed, None, Some("registration")).await;
    let (_, file) = reply.file.expect("a file");
    let file = file.text().to_owned();
    let all: serde_json::Value = serde_json::from_str(&file).expect("JSON");
    assert_eq!(all["catchup"]["asked"][0]["group"], "registration", "{file}");
    town.whispers("Ana", "!privacy erase yes").await;
    town.pass(60).await;
    assert_eq!(noted(town).await, 0);
});

scene!(a_proposal_of_ones_own_is_told_by_what_became_of_it, |town| {
    cast(town).await;
    town.types("Ana", "en", "!glossary propose en:\"zebra crossing\" es:\"paso de cebra\"").await;
    town.types("Ana", "en", "!glossary propose en:\"moon tide\" es:\"marea de luna\"").await;
    town.types("Beatriz", "es", "!glosario sugerir en:\"sun tide\" es:\"marea de sol\"").await;
    town.pass(DAY).await;
    town.types("Yamilet", "es", "!glosario aprobar T-2").await;
    town.types("Yamilet", "es", "!glosario rechazar T-1 No se usa").await;
    town.pass(DAY).await;
    let ana = town.types("Ana", "en", "!catchup").await;
    for words in [
        "Glossary: your proposal T-2 was accepted (moon tide = marea de luna) · 1 d",
        "Glossary: your proposal T-1 was not taken (zebra crossing = paso de cebra) · 1 d",
        "/g/registration/glossary#proposals",
    ] {
        assert!(ana.contains(words), "{words}: {ana}");
    }
    assert!(!ana.contains("No se usa"), "{ana}");
    town.operator("!group role give @rosa coordinator").await;
    let rosa = town.types("Rosa", "es", "!al-dia").await;
    let line = line(&rosa, "Glosario: 1 sugerencia espera");
    assert!(rosa.find(line) < rosa.find("En el grupo"), "it waits for her: {rosa}");
});

/// So many syntheses are published at once, by Camila.
async fn flood(town: &Town, count: i64) {
    let (group, camila) = (group_of(town).await, person(town, "Camila").await.id);
    let base = &town.house.base;
    let mut tx = base.store.begin().await.expect("a transaction");
    for number in 1..=count {
        let (id, at) = (base.world.id(), base.world.now().plus_seconds(number - count));
        let number = people::groups::store::next_number(&mut tx, &group.id, "synthesis").await;
        let number = number.expect("a number");
        drafts::add(&mut tx, &id, &group.id, number, &camila, at).await.expect("a draft");
        let titles: BTreeMap<Lang, String> =
            ["en", "es"].map(|lang| (Lang::new(lang), format!("Retention, part {number}"))).into();
        let edition = Edition {
            edition: 1,
            author: camila.clone(),
            body: Body { titles, ..Body::default() },
            at,
        };
        editions::add(&mut tx, &id, &edition).await.expect("an edition");
        drafts::published(&mut tx, &id, 1, &camila, at).await.expect("published");
    }
    tx.commit().await.expect("kept");
}

scene!(five_hundred_lines_stay_bounded_and_are_counted, |town| {
    cast(town).await;
    nine_days(town).await;
    town.types("Rosa", "es", "!objetar S-2 Falta el plazo").await;
    flood(town, 500).await;
    let answer = town.types("Ana", "en", "!catchup").await;
    let links = answer.lines().filter(|line| line.contains("/syntheses/S-")).count();
    assert_eq!(links, 10, "{answer}");
    assert!(
        answer.find("S-1 ·").is_some() && answer.find("S-2 ·").is_some(),
        "hers come first, however old: {answer}"
    );
    assert!(
        line(&answer, "S-3 · Costs").contains("asks your room a question"),
        "and what waits for her: {answer}"
    );
    let camila = town.whispers("Camila", "!al-dia desde:\"30 días\"").await;
    assert!(line(&camila, "S-2 · ").contains("objeción sin respuesta"), "{camila}");
    // 500, S-1 to S-4, the term.
    let more = line(&answer, "495 more on the page: ");
    assert!(more.ends_with("/g/registration/catchup"), "{more}");
    let seen = page(town, "Ana", "").await;
    assert_eq!(seen.matches("<li>").count(), 60, "{seen}");
    assert!(seen.contains("445 more are not shown here"), "{seen}");
    assert!(answer.chars().count() < 2_500, "{}", answer.chars().count());
    let given = town.types("Ana", "en", "!catchup 2026-12-03").await;
    assert!(given.contains("/catchup?since=2026-12-03T00:00:00Z"), "{given}");
});

scene!(a_title_that_is_in_another_language_says_in_which, |town| {
    cast(town).await;
    nine_days(town).await;
    town.operator("!group room pt language:pt native:town-registration-pt").await;
    town.comes("Paulo", "pt").await;
    let answer = town.types("Paulo", "pt", "!catchup 30 days").await;
    let line = line(&answer, "S-2 · Urgent requests (in English): ");
    assert!(line.contains("published"), "{answer}");
    assert!(!line.contains("asks"), "{answer}");
});
