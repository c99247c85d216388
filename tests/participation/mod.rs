//! Participation: counted once, undone once, the same in both languages, adding up on the screen,
//! and nobody named who said no.

mod any_order;

use std::collections::BTreeMap;

use puente::community::participation::rules::{tallied, week};
use puente::community::participation::store;
use puente::community::people;
use puente::foundation::page::Look;
use puente::foundation::talk::{GroupRef, Person, Spot, What};
use regex::Regex;

use crate::scene;
use crate::town::{Town, account};

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

/// A page as somebody sees it.
async fn page(town: &Town, name: &str, path: &str, query: &[(&str, &str)]) -> String {
    let (group, person) = (group_of(town).await, person(town, name).await);
    let mut tx = town.look().await;
    let page = town.house.pages.iter().find(|page| page.path == path).expect("a page");
    assert!(person.may(page.who), "{name} may see {path}");
    let mut look = Look {
        base: &town.house.base,
        tx: &mut tx,
        now: town.clock.now(),
        person,
        group,
        rooms: Vec::new(),
        rest: Vec::new(),
        query: query
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        csrf: String::new(),
        panels: &town.house.panels,
    };
    (page.render)(&mut look).await.expect("a page").body.into_string()
}

/// The rows of a table on a page: name and numbers, the foot last.
fn rows(html: &str, id: &str) -> Vec<(String, Vec<i64>)> {
    let start = html.find(&format!("<table id=\"{id}\"")).expect("the table");
    let table = &html[start..start + html[start..].find("</table>").expect("its end")];
    let row = Regex::new(r#"<tr><th scope="row">(.*?)</th>(.*?)</tr>"#).expect("a pattern");
    let cell = Regex::new(r"<td[^>]*>([\d,.]+)</td>").expect("a pattern");
    row.captures_iter(table)
        .map(|found| {
            let numbers = cell.captures_iter(&found[2]);
            (found[1].to_owned(), numbers.map(|one| one[1].parse().expect("a number")).collect())
        })
        .collect()
}

/// Every row and every column of a table adds up; gives the number in its corner.
fn adds_up(html: &str, id: &str) -> i64 {
    let mut rows = rows(html, id);
    // People are counted once in each column: theirs is the one line that does not add up.
    rows.retain(|(name, _)| !name.contains("once each") && !name.contains("una vez"));
    let (_, foot) = rows.pop().expect("a foot");
    for (name, numbers) in rows.iter().chain([&("foot".to_owned(), foot.clone())]) {
        let (all, parts) = numbers.split_last().expect("numbers");
        assert_eq!(parts.iter().sum::<i64>(), *all, "{id}: {name} {numbers:?}");
    }
    for column in 0..foot.len() {
        let sum: i64 = rows.iter().map(|(_, numbers)| numbers[column]).sum();
        assert_eq!(sum, foot[column], "{id}: column {column}");
    }
    *foot.last().expect("a corner")
}

async fn counted(town: &Town) -> i64 {
    let group = group_of(town).await;
    let mut tx = town.look().await;
    let shares = store::shares(&mut tx, group.id.as_str(), "2026-01-01", "2027-12-31", None)
        .await
        .expect("a look");
    shares.iter().map(|share| share.count).sum()
}

scene!(what_people_say_is_counted_once_and_alike_in_both_languages, |town| {
    town.group("registration").await;
    town.comes("Ana", "en").await;
    town.comes("Lucia", "es").await;
    let first = town.says("Ana", "en", "The deadline is too short.").await;
    town.says("Lucia", "es", "El plazo es corto.").await;
    town.answers("Ana", "en", Some(&first), "I mean the comment period.").await;
    town.says("Ana", "es", "De acuerdo con Lucía.").await;
    let again = What::Said {
        text: "The deadline is too short.".into(),
        reply_to: None,
        attachments: vec![],
    };
    let place = town.place("en");
    town.hear("Ana", Spot::Room(place), again, Some(first.clone()), None).await;
    town.reacts("Lucia", "en", &first, "👍").await;
    town.says("Visitor", "en", "I have not joined.").await;
    assert_eq!(
        counted(town).await,
        4,
        "an answer is one message, a redelivery and a reaction none"
    );

    let english = town.types("Ana", "en", "!stats group").await;
    assert!(english.contains("2 people, 4 contributions"), "{english}");
    assert!(english.contains("1 person, 2 contributions"), "English: {english}");
    assert!(english.contains("2 people, 2 contributions"), "Spanish: {english}");
    assert!(english.contains("4 messages"), "{english}");
    let spanish = town.types("Lucia", "en", "!metricas grupo").await;
    assert!(spanish.contains("2 personas, 4 aportes"), "{spanish}");
    assert!(spanish.contains("2 personas, 2 aportes"), "{spanish}");

    let mine = town.types("Ana", "es", "!métricas yo 30").await;
    assert!(mine.contains("3 messages") && mine.contains("2 in English"), "{mine}");
    let line = What::Said { text: "!stats me".into(), reply_to: None, attachments: vec![] };
    let place = town.place("es");
    let reply = town.hear("Ana", Spot::Room(place), line, None, None).await;
    assert!(reply.private, "one's own numbers are private");
    let hers = town.types("Lucia", "es", "!métricas yo 30").await;
    assert!(hers.contains("1 mensaje") && hers.contains("1 en español"), "{hers}");
    let long = town.types("Ana", "en", "!stats me 400").await;
    assert!(town.refused() && long.contains("366"), "{long}");
});

scene!(a_deleted_message_stops_counting_once, |town| {
    town.group("registration").await;
    town.comes("Ana", "en").await;
    let first = town.says("Ana", "en", "One").await;
    town.says("Ana", "en", "Two").await;
    assert_eq!(counted(town).await, 2);
    town.edits("Ana", "en", &first, "One, mended").await;
    assert_eq!(counted(town).await, 2, "an edit changes no count");
    town.deletes("Ana", "en", &first).await;
    assert_eq!(counted(town).await, 1);
    town.deletes("Ana", "en", &first).await;
    assert_eq!(counted(town).await, 1, "gone is gone once");
    let place = town.place("en");
    let again = What::Said { text: "One".into(), reply_to: None, attachments: vec![] };
    town.hear("Ana", Spot::Room(place), again, Some(first), None).await;
    assert_eq!(counted(town).await, 1, "heard again late, it stays undone");
});

scene!(days_are_utc_days_and_periods_end_today, |town| {
    town.group("registration").await;
    town.comes("Ana", "en").await;
    town.says("Ana", "en", "Tuesday").await;
    // The town opens at 14:00 UTC: ten hours later it is Wednesday.
    town.pass(10 * 3600 - 1).await;
    town.says("Ana", "en", "Still Tuesday").await;
    town.pass(1).await;
    town.says("Ana", "en", "Wednesday").await;
    let today = town.types("Ana", "en", "!stats me 1").await;
    assert!(today.contains("1 message"), "{today}");
    let both = town.types("Ana", "en", "!stats me 2").await;
    assert!(both.contains("3 messages"), "{both}");
    town.pass(40 * 86_400).await;
    let usual = town.types("Ana", "en", "!stats me").await;
    assert!(usual.contains("Nothing is counted yet") && usual.contains("3 messages"), "{usual}");
});

scene!(the_page_adds_up_and_names_nobody_who_said_no, |town| {
    town.group("registration").await;
    town.comes_as("Camila", "es", "coordinator").await;
    for name in ["Ana", "Bruno", "Carla"] {
        town.comes(name, "en").await;
        town.says(name, "en", "Here").await;
        town.says(name, "es", "Aquí").await;
    }
    town.pass(9 * 86_400).await;
    town.says("Ana", "en", "A week later").await;
    let before = page(town, "Camila", "participation", &[]).await;
    for table in ["weeks", "kinds", "people"] {
        assert_eq!(adds_up(&before, table), 7, "{table}");
    }
    let people = ("Personas, una vez cada una".to_owned(), vec![3, 3, 3]);
    assert!(rows(&before, "kinds").contains(&people), "{:?}", rows(&before, "kinds"));
    assert_eq!(rows(&before, "weeks").len(), 3, "no empty weeks before the first contribution");
    assert!(before.contains("Bruno") && before.contains("Aportes por semana"), "{before}");

    town.whispers("Bruno", "!privacy off").await;
    town.says("Bruno", "en", "Off the record").await;
    town.whispers("Carla", "!privacy erase yes").await;
    assert!(!town.refused(), "{}", town.answer());
    let after = page(town, "Ana", "participation", &[("days", "30")]).await;
    assert!(!after.contains("Bruno") && !after.contains("Carla"), "{after}");
    for table in ["weeks", "kinds", "people"] {
        assert_eq!(adds_up(&after, table), 7, "{table}: totals stay");
    }
    let names: Vec<String> = rows(&after, "people").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Ana", "Not listed by name: 2 people", "Total"]);

    // Whoever doubts a number can add it up from the file; who is not in the group cannot.
    for (name, line) in [("Camila", "!métricas exportar"), ("Ana", "!stats export")] {
        town.types(name, "en", line).await;
        assert!(!town.refused(), "{}", town.answer());
    }
    let no = town.types("Zoe", "en", "!stats export").await;
    assert!(town.refused(), "{no}");
    let me = page(town, "Ana", "me", &[]).await;
    assert!(me.contains("My contributions") && me.contains("Messages"), "{me}");
});

scene!(the_exported_file_holds_the_same_numbers, |town| {
    town.group("registration").await;
    town.comes_as("Camila", "es", "coordinator").await;
    town.comes("Ana", "en").await;
    town.comes("Bruno", "es").await;
    town.says("Ana", "en", "One").await;
    town.says("Ana", "es", "Dos").await;
    town.says("Bruno", "es", "Tres").await;
    town.whispers("Bruno", "!privacy off").await;
    let place = town.place("en");
    let line = What::Said { text: "!stats export".into(), reply_to: None, attachments: vec![] };
    let reply = town.hear("Camila", Spot::Room(place), line, None, None).await;
    let (name, text) = reply.file.expect("a file");
    let text = text.text().to_owned();
    assert!(reply.private && name == "registration-2026-12-01.csv", "{name}");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let lines: Vec<BTreeMap<String, String>> =
        reader.deserialize().collect::<Result<_, _>>().expect("a table");
    let sum: i64 =
        lines.iter().map(|line| line["contributions"].parse::<i64>().expect("a number")).sum();
    assert_eq!(sum, counted(town).await);
    let people: Vec<&str> = lines.iter().map(|line| line["person"].as_str()).collect();
    assert_eq!(people.iter().filter(|name| **name == "ana").count(), 2, "{text}");
    assert!(people.contains(&"#1") && !text.contains("bruno"), "{text}");
});

scene!(who_is_erased_leaves_numbers_that_lead_to_nobody, |town| {
    town.group("registration").await;
    town.comes("Ana", "en").await;
    let said = town.says("Ana", "en", "One").await;
    town.says("Ana", "es", "Dos").await;
    let ana = person(town, "Ana").await.id;
    let kept = town.whispers("Ana", "!privacy show").await;
    assert!(kept.contains("2 contributions"), "{kept}");
    let reply = town
        .hear(
            "Ana",
            Spot::Direct,
            What::Said { text: "!privacy export".into(), reply_to: None, attachments: vec![] },
            None,
            None,
        )
        .await;
    let (_, file) = reply.file.expect("a file");
    let file = file.text().to_owned();
    let file: serde_json::Value = serde_json::from_str(&file).expect("JSON");
    assert_eq!(file["participation"]["contributions"].as_array().map(Vec::len), Some(2), "{file}");
    assert!(!file.to_string().contains("Dos"), "never the words");

    town.whispers("Ana", "!privacy erase yes").await;
    let mut tx = town.look().await;
    assert!(store::own(&mut tx, ana.as_str()).await.expect("a look").is_empty());
    let group =
        people::groups::store::find(&mut tx, &town.group).await.expect("a look").expect("a group");
    let shares = store::shares(&mut tx, group.id.as_str(), "2026-01-01", "2027-12-31", None)
        .await
        .expect("a look");
    assert_eq!(shares.len(), 2);
    let nobody = &shares[0].member;
    assert_ne!(nobody, ana.as_str());
    let left = store::own(&mut tx, nobody).await.expect("a look");
    assert!(left.iter().all(|one| one.room.is_none() && one.at.0 % 86_400_000 == 0), "{left:?}");
    let message =
        puente::foundation::talk::store::find_native(&mut tx, "town", &town.place("en"), &said)
            .await
            .expect("a look")
            .expect("a message");
    assert!(left.iter().all(|one| one.source != message.id.as_str()), "what it was about is gone");
    drop(tx);
    assert_eq!(counted(town).await, 2, "totals stay");
});

scene!(asking_is_counted_until_it_is_taken_back_and_a_revision_is_no_second_synthesis, |town| {
    town.group("registration").await;
    town.comes("Keisha", "en").await;
    town.comes("Lucia", "es").await;
    town.comes_as("Camila", "es", "bridge").await;
    let said = town.says("Keisha", "en", "Every disclosure must be logged.").await;
    let alone = counted(town).await;
    town.reacts("Lucia", "en", &said, "🌉").await;
    town.reacts("Camila", "en", &said, "🌉").await;
    assert_eq!(counted(town).await, alone + 2, "two people asked");
    town.unreacts("Lucia", "en", &said, "🌉").await;
    assert_eq!(counted(town).await, alone + 1, "one took it back, and only her own");
    town.pass(60).await;
    town.reacts("Lucia", "en", &said, "🌉").await;
    assert_eq!(counted(town).await, alone + 2, "asking again is asking");
    town.whispers("Camila", "!puente borrador en:\"Logs\" es:\"Registros\"").await;
    let point = "!puente punto S-1 posición:una-sala sala:en fuentes:P-1";
    town.whispers("Camila", &format!("{point} en:\"It is logged.\" es:\"Se registra.\"")).await;
    town.whispers("Camila", "!puente publicar S-1").await;
    assert!(!town.refused(), "{}", town.answer());
    town.whispers("Camila", "!puente corregir S-1").await;
    town.whispers("Camila", "!puente punto S-1 punto:1 en:\"All is logged.\"").await;
    town.whispers("Camila", "!puente publicar S-1").await;
    assert!(!town.refused(), "{}", town.answer());
    let mine = town.whispers("Camila", "!métricas yo").await;
    assert!(mine.contains("1 síntesis") && mine.contains("1 corrección de una síntesis"), "{mine}");
});

scene!(weeks_add_up_to_the_days_they_are_made_of, |town| {
    town.group("registration").await;
    town.comes("Ana", "en").await;
    town.comes("Luz", "es").await;
    let (group, base) = (group_of(town).await, town.house.base.clone());
    let members = [person(town, "Ana").await.id, person(town, "Luz").await.id];
    let mut tx = base.store.begin().await.expect("a transaction");
    // Every day around a new year, which begins on a Friday.
    for number in 0..40_i64 {
        let member = &members[usize::try_from(number % 2).expect("a place")];
        let one = store::Contribution {
            group: group.id.as_str(),
            member: member.as_str(),
            room: None,
            language: if number % 3 == 0 { "es" } else { "en" },
            kind: "message",
            quantity: number,
            at: town.clock.now().plus_seconds(number * 86_400),
            source: &format!("source {number}"),
        };
        let new = store::add(&mut tx, &base.world, &[one]).await.expect("a contribution");
        assert_eq!(new, 1);
    }
    tx.commit().await.expect("a commit");
    let (first, last) = ("2026-12-03", "2027-01-06");
    let mut tx = town.look().await;
    let days = store::shares(&mut tx, group.id.as_str(), first, last, None).await.expect("days");
    let weeks = store::by_week(&mut tx, group.id.as_str(), first, last).await.expect("weeks");
    assert_eq!(days.len(), 35);
    let by_monday = tallied(days.into_iter().map(|mut share| {
        share.day = week(&share.day);
        share
    }));
    assert_eq!(weeks, by_monday);
    assert!(weeks.iter().any(|share| share.day == "2026-11-30" && share.count == 2));
});
