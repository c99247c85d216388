//! The agenda over the calendar: who looks at the page or asks for the picture sees the same processes, in
//! their language, with what is late, what is left before a closing and what waits for what.

use puente::foundation::talk::{Content, Picture, Reply, Spot, What};

use super::{DAY, cast, rdrs};
use crate::scene;
use crate::town::Town;

async fn timeline(town: &Town, name: &str, query: &[(&str, &str)]) -> String {
    let made = town.page(name, "agenda/gantt", &[], query).await;
    made.expect("a page").body.into_string()
}

/// The part of a page between two marks.
fn part<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let begin = page.find(from).unwrap_or_else(|| panic!("{from}: {page}"));
    let rest = &page[begin..];
    &rest[..rest.find(to).unwrap_or(rest.len())]
}

fn wide(page: &str) -> &str {
    part(page, "<div class=\"wide\">", "</svg>")
}

/// Three processes: one with its steps, one that waits for it, and one of the ccNSO that nothing is known of.
async fn three(town: &mut Town) {
    rdrs(town).await;
    for line in [
        "!proceso etapa rdrs abierto fecha:2026-11-20",
        "!proceso agregar diacritics gnso-pdp en:\"Latin diacritics\" es:\"Signos diacríticos\" organismo:GNSO temas:IDN",
        "!proceso agregar retiro ccpdp es:\"Retiro de cadenas\" organismo:ccNSO temas:IDN cierra:2027-02-26",
        "!proceso enlazar diacritics depende rdrs",
        "!proceso asignar retiro redacción @mateo",
    ] {
        town.whispers("Yamilet", line).await;
        assert!(!town.refused(), "{line}: {}", town.answer());
    }
}

/// A picture of an answer.
fn picture(reply: Reply) -> (String, Picture) {
    match reply.file {
        Some((name, Content::Picture(picture))) => (name, picture),
        other => panic!("{other:?}"),
    }
}

/// The width and height a PNG says it has.
fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(png[..8], *b"\x89PNG\r\n\x1a\n");
    let at = |place: usize| u32::from_be_bytes(png[place..place + 4].try_into().expect("four"));
    (at(16), at(20))
}

async fn asks(town: &mut Town, name: &str, room: &str, words: &str) -> Reply {
    let said = What::Said { text: words.to_owned(), reply_to: None, attachments: Vec::new() };
    let place = town.place(room);
    town.hear(name, Spot::Room(place), said, None, None).await
}

scene!(the_page_has_every_process_as_a_picture_and_as_a_table, |town| {
    cast(town).await;
    let empty = timeline(town, "Keisha", &[]).await;
    assert!(empty.contains("there is nothing to draw") && !empty.contains("<svg"), "{empty}");
    three(town).await;
    let seen = timeline(town, "Keisha", &[]).await;
    for (form, count) in [("<svg", 2), ("gantt-row", 6), ("href=\"/g/policy/agenda/rdrs\"", 3)] {
        assert_eq!(seen.matches(form).count(), count, "{form}: {seen}");
    }
    // What is due first stands first, and those of a body together.
    let at = |words: &str| wide(&seen).find(words).unwrap_or_else(|| panic!("{words}: {seen}"));
    assert!(at(">rdrs<") < at(">diacritics<") && at(">diacritics<") < at(">retiro<"));
    assert!(seen.contains(">GNSO<") && seen.contains(">ccNSO<"), "{seen}");
    assert_eq!(wide(&seen).matches("gantt-arrow").count(), 4, "one way, and the legend: {seen}");
    let table = part(&seen, "<table", "</table>");
    for says in [
        "open (now): 20 November 2026 to 29 January 2027",
        "First draft: 8 January 2027",
        "Closes on 29 January 2027",
        "one working day left",
        "Retiro de cadenas (in Spanish)",
        "requested: since 1 December 2026",
    ] {
        assert!(table.contains(says), "{says}: {table}");
        assert!(seen.matches(says).count() > 1 || says.contains("left"), "{says}: {seen}");
    }
    let waiting = part(table, "diacritics", "</tr>");
    assert!(waiting.ends_with("rdrs</td>"), "{waiting}");
    assert!(seen.contains("3 processes, none with anything overdue. Next: rdrs, Decide whether to comment, 29 December 2026."), "{seen}");
    let spanish = timeline(town, "Rosa", &[]).await;
    for says in [
        "abierto (ahora): del 20 de noviembre de 2026 al 29 de enero de 2027",
        "queda un día hábil",
        "Cierra el 29 de enero de 2027",
        ">ene<",
        "3 procesos; nada está vencido. Sigue: rdrs,",
    ] {
        assert!(spanish.contains(says), "{says}: {spanish}");
    }
    // The list leads there, and no process takes its place.
    assert!(super::page(town, "Rosa", &[], &[]).await.contains("href=\"/g/policy/agenda/gantt\""));
    for slug in ["gantt", "board", "calendar", "import"] {
        let line = format!("!process add {slug} public-comment en:\"Ours\" es:\"Nuestro\"");
        town.whispers("Yamilet", &line).await;
        assert!(town.refused() && town.answer().contains("nombre de una página"), "{slug}");
    }
});

scene!(what_is_late_is_marked_and_what_is_done_stands_where_it_was_done, |town| {
    cast(town).await;
    three(town).await;
    town.types("Yamilet", "es", "!proceso paso rdrs decide").await;
    town.pass(40 * DAY).await;
    let seen = timeline(town, "Keisha", &[]).await;
    for says in [
        "Decide whether to comment: done on 1 December 2026",
        "Find a penholder: was due on 31 December 2026",
        "3 processes, 1 with something overdue.",
    ] {
        assert!(seen.contains(says), "{says}: {seen}");
    }
    let row = part(wide(&seen), ">rdrs<", "gantt-row");
    assert!(row.contains(">overdue<") && row.contains("#wide-overdue"), "{row}");
    // It closes, and nobody has said so.
    town.pass(40 * DAY).await;
    let seen = timeline(town, "Keisha", &[]).await;
    for says in [
        "Closed on 29 January 2027, and is still open here",
        "open (now): since 20 November 2026; was to end on 29 January 2027",
    ] {
        assert!(seen.contains(says), "{says}: {seen}");
    }
    assert!(!part(&seen, "<table", "</tr>").contains("day left"), "{seen}");
    town.whispers("Yamilet", "!proceso etapa rdrs concluded").await;
    assert!(!timeline(town, "Keisha", &[]).await.contains(">rdrs<"));
    let over = timeline(town, "Keisha", &[("state", "over")]).await;
    for says in [
        "open: 20 November 2026 to 18 February 2027",
        "Closed on 29 January 2027",
        "concluded: since 19 February 2027",
    ] {
        assert!(over.contains(says), "{says}: {over}");
    }
    assert!(over.contains("1 process is over") && !over.contains("with something overdue"));
});

scene!(a_picture_is_of_what_somebody_looks_for, |town| {
    cast(town).await;
    three(town).await;
    let codes = |page: &str| -> Vec<&str> {
        let rows = if page.contains("<svg") { wide(page) } else { "" };
        let all = ["rdrs", "diacritics", "retiro"].into_iter();
        all.filter(|code| rows.contains(&format!(">{code}<"))).collect()
    };
    for (name, query, found) in [
        ("Keisha", vec![("q", "urgent")], vec!["rdrs"]),
        ("Keisha", vec![("q", "requested")], vec!["diacritics", "retiro"]),
        ("Rosa", vec![("q", "solicitado")], vec!["diacritics", "retiro"]),
        ("Keisha", vec![("topic", "idn")], vec!["diacritics", "retiro"]),
        ("Keisha", vec![("topic", "IDN"), ("body", "GNSO")], vec!["diacritics"]),
        ("Keisha", vec![("body", "ccnso")], vec!["retiro"]),
        ("Keisha", vec![("whose", "mateo")], vec!["retiro"]),
        ("Keisha", vec![("whose", "rosa"), ("q", "x")], vec![]),
        ("Keisha", vec![("state", "over")], vec![]),
    ] {
        let seen = timeline(town, name, &query).await;
        assert_eq!(codes(&seen), found, "{query:?}: {seen}");
    }
    let line = "!proceso paso rdrs \"primer borrador\" integrante:@mateo";
    town.whispers("Yamilet", line).await;
    assert!(!town.refused(), "{}", town.answer());
    let seen = timeline(town, "Keisha", &[("whose", "mateo")]).await;
    assert_eq!(codes(&seen), ["rdrs", "retiro"], "a step is his by name: {seen}");
    let seen = timeline(town, "Keisha", &[]).await;
    let form = part(&seen, "<form class=\"find\"", "</form>");
    for says in [">privacidad<", ">IDN<", ">ccNSO<", "value=\"mateo\""] {
        assert!(form.contains(says), "{says}: {form}");
    }
    assert!(!form.contains("value=\"rosa\""), "she has no duty: {form}");
});

scene!(a_dozen_stand_on_a_page_and_the_rest_on_the_next, |town| {
    cast(town).await;
    for number in 0..62 {
        let line = format!("!process add paper-{number:02} consultation en:\"Paper\" es:\"Papel\"");
        town.whispers("Yamilet", &line).await;
        assert!(!town.refused(), "{}", town.answer());
    }
    let first = timeline(town, "Keisha", &[]).await;
    assert_eq!(first.matches("gantt-row").count(), 24, "both forms");
    assert!(first.contains("name=\"from\" value=\"12\"") && first.contains(">paper-11<"));
    let next = timeline(town, "Keisha", &[("from", "12")]).await;
    assert_eq!(next.matches("gantt-row").count(), 24);
    assert!(next.contains("name=\"from\" value=\"0\"") && next.contains(">paper-13<"));
    // A room gets as many as can be read there, and hears that there are more.
    let reply = asks(town, "Keisha", "en", "!process gantt").await;
    let (_, drawn) = picture(reply);
    let (width, height) = size(&drawn.png);
    assert!(width == 1600 && height > 2_000, "{width} {height}");
});

scene!(the_picture_is_asked_for_in_a_room_and_speaks_its_language, |town| {
    cast(town).await;
    let nothing = town.types("Rosa", "es", "!proceso gantt").await;
    assert!(nothing.contains("nada que dibujar"), "{nothing}");
    three(town).await;
    // Keisha reads English; the room is in Spanish, and so is what is drawn there.
    let reply = asks(town, "Keisha", "es", "!process gantt").await;
    assert!(!reply.private && !reply.refused, "the whole room sees it: {reply:?}");
    let (name, drawn) = picture(reply);
    assert_eq!(name, "policy-2026-12-01.png");
    assert!(drawn.about.contains("3 procesos; nada está vencido. Sigue: rdrs"), "{}", drawn.about);
    let (width, height) = size(&drawn.png);
    assert!(width == 1600 && height > 300, "{width} {height}");
    assert!(town.answer().contains("/g/policy/agenda/gantt"), "{}", town.answer());
    let few = asks(town, "Rosa", "es", "!proceso gantt diacríticos").await;
    let (_, few) = picture(few);
    assert!(few.about.contains("1 proceso;") && size(&few.png).1 < height, "{}", few.about);
    let by = asks(town, "Keisha", "en", "!process gantt topic:IDN body:ccNSO").await;
    assert!(picture(by).1.about.contains("1 process, none with anything overdue."));
    let none = town.types("Keisha", "en", "!process gantt auctions").await;
    assert!(none.contains("Nothing on the agenda fits those words"), "{none}");
});
