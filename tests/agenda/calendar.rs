//! Calendars to subscribe to: a program asks for an address again and again, and what it shows follows the
//! agenda. What it is given is read by two implementations of the format that are not ours.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command as Program;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use puente::platforms::web::Web;
use serde_json::Value;
use tower::ServiceExt;

use super::{DAY, cast, rdrs};
use crate::scene;
use crate::start::Folder;
use crate::town::Town;
use crate::web::site::{Browser, Site};

/// The address in an answer: `/calendar/SECRET.ics`.
fn path(answer: &str) -> String {
    let word = answer
        .split_whitespace()
        .find(|word| word.starts_with("http") && word.contains("/calendar/"));
    let word = word.unwrap_or_else(|| panic!("no address: {answer}"));
    word[word.find("/calendar/").expect("a path")..].to_owned()
}

/// The address of a calendar that somebody asks for on the web.
pub async fn address(site: &Site, browser: &mut Browser, fields: &[(&str, &str)]) -> String {
    let form = [&[("c", "process calendar")], fields].concat();
    let asked = site.post(browser, "/g/registration/do", &form).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    let page = site.get(browser, "/g/registration?room=en").await.body;
    let at = page.find("/calendar/").unwrap_or_else(|| panic!("no address: {page}"));
    page[at..].split(['"', '<']).next().expect("an address").to_owned()
}

/// What a program is given at an address: status, headers and text.
async fn given(
    town: &Town,
    path: &str,
    known: Option<&str>,
) -> (StatusCode, BTreeMap<String, String>, String) {
    let house = &town.house;
    let (pages, panels) = (house.pages.clone(), house.panels.clone());
    let web = Web::new(house.clone(), pages, panels, house.documents.clone()).expect("the web");
    let mut request = Request::get(path).header(header::HOST, "town.example");
    if let Some(known) = known {
        request = request.header(header::IF_NONE_MATCH, known);
    }
    let request = request.body(Body::empty()).expect("a request");
    let (parts, body) = web.router().oneshot(request).await.expect("an answer").into_parts();
    let headers = parts.headers.iter();
    let headers = headers.map(|(name, value)| {
        (name.to_string(), value.to_str().expect("a header that can be read").to_owned())
    });
    let body = body.collect().await.expect("a body").to_bytes();
    (parts.status, headers.collect(), String::from_utf8(body.to_vec()).expect("UTF-8"))
}

/// The events at an address, as two other implementations read them.
async fn events(town: &Town, path: &str) -> Vec<Value> {
    let (status, _, text) = given(town, path, None).await;
    assert_eq!(status, StatusCode::OK, "{text}");
    let folder = Folder::make();
    let file = folder.path("agenda.ics");
    std::fs::write(&file, text).expect("a file");
    let checks = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/agenda/check_calendar.py");
    let python = std::env::var_os("PUENTE_TEST_PYTHON").expect(
        "PUENTE_TEST_PYTHON names a Python with tests/agenda/requirements.txt: run tests/run",
    );
    let read = Program::new(python).arg(checks).arg(&file).output().expect("Python");
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    serde_json::from_slice(&read.stdout).expect("JSON")
}

/// The event whose summary begins so.
fn one<'a>(events: &'a [Value], begins: &str) -> &'a Value {
    let found =
        events.iter().find(|one| one["summary"].as_str().expect("words").starts_with(begins));
    found.unwrap_or_else(|| panic!("{begins}: {events:#?}"))
}

fn sequence(event: &Value) -> u64 {
    event["sequence"].as_u64().expect("a number")
}

scene!(an_address_brings_the_agenda_into_a_calendar_in_each_language, |town| {
    cast(town).await;
    rdrs(town).await;
    let answer = town.whispers("Keisha", "!process calendar").await;
    for says in [
        "Your calendar with the whole agenda (English):",
        "http://town.example/calendar/",
        "webcal://town.example/calendar/",
        "please keep it to yourself",
    ] {
        assert!(answer.contains(says), "{says}: {answer}");
    }
    let english = path(&answer);
    let all = events(town, &english).await;
    assert_eq!(all.len(), 8, "{all:#?}");
    let draft = one(&all, "First draft: rdrs · Registration data: urgent requests");
    assert_eq!(
        (draft["all_day"].as_bool(), draft["start"].as_str()),
        (Some(true), Some("2027-01-08"))
    );
    let about = draft["description"].as_str().expect("words");
    assert_eq!(about, "In charge: Yamilet\nhttp://town.example/g/policy/agenda/rdrs");
    assert_eq!(draft["url"], "http://town.example/g/policy/agenda/rdrs");
    assert_eq!(draft["categories"], serde_json::json!(["privacidad", "RDRS"]));
    assert_eq!(
        (draft["status"].as_str(), draft["sequence"].as_u64()),
        (Some("CONFIRMED"), Some(0))
    );
    assert_eq!(
        (draft["transparent"].as_bool(), &draft["alarms"]),
        (Some(true), &serde_json::json!([]))
    );
    assert!(draft["uid"].as_str().expect("an id").ends_with("@town.example"), "{draft}");
    let closing = one(&all, "Closing: rdrs");
    assert_eq!(closing["start"], "2027-01-29T23:59:00Z");
    let spanish = path(&town.types("Rosa", "es", "!proceso calendario rdrs").await);
    assert!(
        town.answer().contains("Su calendario con rdrs · Datos de registración"),
        "{}",
        town.answer()
    );
    let theirs = events(town, &spanish).await;
    let draft = one(&theirs, "Primer borrador: rdrs · Datos de registración: solicitudes urgentes");
    assert!(
        draft["description"].as_str().expect("words").starts_with("A cargo de: Yamilet"),
        "{draft}"
    );
    let uids =
        |all: &[Value]| -> Vec<String> { all.iter().map(|one| one["uid"].to_string()).collect() };
    assert_eq!(uids(&all), uids(&theirs), "an event is the same in every calendar");
    // What a program that asks again is told.
    let (_, headers, text) = given(town, &english, None).await;
    for (name, value) in [
        ("content-type", "text/calendar; charset=utf-8"),
        ("cache-control", "private, no-cache"),
        ("x-robots-tag", "noindex"),
    ] {
        assert_eq!(headers.get(name).map(String::as_str), Some(value), "{name}");
    }
    assert!(headers["content-disposition"].starts_with("inline; filename=\"calendar.ics\""));
    assert!(text.contains("NAME;LANGUAGE=en:Agenda · Registration Data\r\n"), "{text}");
    let tag = headers["etag"].as_str();
    let (status, _, text) = given(town, &english, Some(tag)).await;
    assert_eq!((status, text.as_str()), (StatusCode::NOT_MODIFIED, ""));
    town.whispers("Yamilet", "!proceso plazo rdrs 2027-02-12").await;
    assert_eq!(given(town, &english, Some(tag)).await.0, StatusCode::OK);
    // The secret is nowhere but in the address.
    for address in [&english, &spanish] {
        let secret = address["/calendar/".len()..].trim_end_matches(".ics");
        assert_eq!(secret.len(), 32, "{address}");
        assert!(town.holds(secret).await.is_empty(), "{:?}", town.holds(secret).await);
        for wrong in [secret.to_owned(), format!("{secret}x.ics"), format!("{secret}.csv")] {
            let (status, ..) = given(town, &format!("/calendar/{wrong}"), None).await;
            assert_eq!(status, StatusCode::NOT_FOUND, "{wrong}");
        }
        let (status, ..) = given(town, &format!("/calendars/{secret}.ics"), None).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
    }
});

scene!(an_event_keeps_its_name_when_it_moves_and_goes_when_it_is_called_off, |town| {
    cast(town).await;
    rdrs(town).await;
    let address = path(&town.whispers("Keisha", "!process calendar").await);
    let before = events(town, &address).await;
    town.whispers("Yamilet", "!proceso plazo rdrs 2027-02-12").await;
    let moved = events(town, &address).await;
    for begins in ["First draft", "Submit", "Closing"] {
        let (old, new) = (one(&before, begins), one(&moved, begins));
        assert_eq!(old["uid"], new["uid"], "{begins}");
        assert!(sequence(new) > sequence(old) && new["start"] != old["start"], "{begins}: {new}");
    }
    assert_eq!(one(&moved, "Closing")["start"], "2027-02-12T23:59:00Z");
    // What is done is marked, and stays.
    town.whispers("Yamilet", "!proceso paso rdrs decide").await;
    assert_eq!(one(&events(town, &address).await, "✓ Decide whether")["status"], "CONFIRMED");
    // Suspended, and taken up again: each time programs hear of a newer version.
    town.whispers("Yamilet", "!proceso etapa rdrs suspended").await;
    let rests = events(town, &address).await;
    let draft = one(&rests, "First draft");
    assert_eq!(draft["status"], "CANCELLED");
    assert!(
        draft["description"]
            .as_str()
            .expect("words")
            .starts_with("Called off. The process is now: suspended")
    );
    assert_eq!(one(&rests, "✓ Decide whether")["status"], "CONFIRMED", "what was done was done");
    assert!(sequence(draft) > sequence(one(&moved, "First draft")));
    town.whispers("Yamilet", "!proceso etapa rdrs abierto").await;
    let again = events(town, &address).await;
    assert_eq!(one(&again, "First draft")["status"], "CONFIRMED");
    assert!(sequence(one(&again, "First draft")) > sequence(draft));
    // Nothing is written after all: its steps are taken off the calendars for some weeks.
    town.whispers("Yamilet", "!proceso producto rdrs ninguno motivo:\"No hay tiempo\"").await;
    let gone = events(town, &address).await;
    let draft = one(&gone, "First draft");
    assert_eq!(
        (&draft["status"], &draft["uid"]),
        (&"CANCELLED".into(), &one(&before, "First draft")["uid"])
    );
    assert!(sequence(draft) > sequence(one(&again, "First draft")));
    assert_eq!(one(&gone, "Closing")["status"], "CONFIRMED");
    town.whispers("Yamilet", "!proceso etapa rdrs terminated").await;
    let over = events(town, &address).await;
    assert_eq!(one(&over, "Closing")["status"], "CANCELLED");
    assert!(sequence(one(&over, "Closing")) > sequence(one(&gone, "Closing")));
    town.pass(59 * DAY).await;
    assert_eq!(events(town, &address).await.len(), 8);
    town.pass(2 * DAY).await;
    let (status, _, text) = given(town, &address, None).await;
    assert_eq!(status, StatusCode::OK);
    assert!(!text.contains("BEGIN:VEVENT"), "{text}");
});

scene!(days_end_in_the_zone_of_their_process_before_and_after_clocks_change, |town| {
    cast(town).await;
    // In Chile clocks go back in the night to Sunday 4 April 2027.
    for (slug, closes) in [("before", "2027-03-26"), ("after", "2027-04-09")] {
        let line = format!(
            "!proceso agregar {slug} consultation es:\"Consulta\" zona:America/Santiago cierra:{closes}"
        );
        town.whispers("Yamilet", &line).await;
        assert!(!town.refused(), "{}", town.answer());
    }
    let address = path(&town.whispers("Keisha", "!process calendar").await);
    let all = events(town, &address).await;
    assert_eq!(one(&all, "Closing: before")["start"], "2027-03-27T02:59:00Z");
    assert_eq!(one(&all, "Closing: after")["start"], "2027-04-10T03:59:00Z");
    for event in all.iter().filter(|one| one["all_day"] == true) {
        let day = event["start"].as_str().expect("a day");
        assert!(day.len() == 10 && day <= "2027-04-09", "a step is a day wherever one is: {event}");
    }
});

scene!(a_calendar_is_somebodys_own_for_as_long_as_they_are_there, |town| {
    cast(town).await;
    rdrs(town).await;
    let line = "!proceso agregar other consultation en:\"Other\" es:\"Otra\" cierra:2027-02-26";
    town.whispers("Yamilet", line).await;
    town.whispers("Yamilet", "!proceso asignar rdrs redacción @mateo").await;
    let mine = path(&town.whispers("Mateo", "!proceso calendario solo-lo-mío:sí").await);
    assert!(
        town.answer().contains("Su calendario con lo que le toca a usted"),
        "{}",
        town.answer()
    );
    let theirs = events(town, &mine).await;
    assert!(!theirs.is_empty(), "a penholder has steps");
    for event in &theirs {
        let about = event["description"].as_str().expect("words");
        assert!(about.starts_with("A cargo de: Mateo\n"), "{event}");
    }
    let other = path(&town.whispers("Mateo", "!proceso calendario other idioma:en").await);
    let of_other = events(town, &other).await;
    assert!(
        of_other
            .iter()
            .all(|one| one["summary"].as_str().expect("words").contains("other · Other"))
    );
    let closes = &one(&of_other, "Closing")["start"];
    assert_eq!(closes, "2027-02-27T04:59:00Z", "a consultation ends where the group is");
    let refused = town.whispers("Mateo", "!proceso calendario rdrs solo-lo-mío:sí").await;
    assert!(town.refused() && refused.contains("elija una de las dos"), "{refused}");
    // Another address of the same calendar; then one in place of both.
    let second = path(&town.whispers("Mateo", "!proceso calendario solo-lo-mío:sí").await);
    let answer = town.answer();
    assert!(
        answer.contains("Su dirección anterior de este calendario sigue funcionando"),
        "{answer}"
    );
    assert!(answer.contains("!proceso calendario solo-lo-mío:sí renovar:sí"), "{answer}");
    let third =
        path(&town.whispers("Mateo", "!proceso calendario solo-lo-mío:sí renovar:sí").await);
    assert!(
        town.answer().contains("Sus 2 direcciones anteriores de este calendario ya no funcionan")
    );
    for (address, wanted) in [
        (&mine, StatusCode::NOT_FOUND),
        (&second, StatusCode::NOT_FOUND),
        (&third, StatusCode::OK),
        (&other, StatusCode::OK),
    ] {
        assert_eq!(given(town, address, None).await.0, wanted, "{address}");
    }
    let kept = town.whispers("Mateo", "!privacidad ver").await;
    assert!(kept.contains("2 direcciones de calendarios, sin sus secretos"), "{kept}");
    // Whoever leaves has none any more, also when they come back.
    town.whispers("Mateo", "!grupo salir").await;
    assert_eq!(given(town, &third, None).await.0, StatusCode::NOT_FOUND);
    town.pass(1).await;
    town.comes("Mateo", "es").await;
    assert_eq!(given(town, &third, None).await.0, StatusCode::NOT_FOUND);
    // Nor has whoever is forgotten.
    let andre = path(&town.whispers("Andre", "!process calendar").await);
    assert_eq!(given(town, &andre, None).await.0, StatusCode::OK);
    town.whispers("Andre", "!privacy erase sure:yes").await;
    assert!(!town.refused(), "{}", town.answer());
    assert_eq!(given(town, &andre, None).await.0, StatusCode::NOT_FOUND);
    // The machine's own console is nobody's.
    let group = town.group.clone();
    let reply = town.house.console(Some(&group), "!process calendar").await;
    assert!(reply.refused, "{:?}", reply.body);
    // On the pages everybody finds how to get one.
    for rest in [&[][..], &["rdrs"]] {
        let page = super::page(town, "Keisha", rest, &[]).await;
        assert!(page.contains("id=\"calendar\"") && page.contains("Make an address"), "{page}");
    }
});
