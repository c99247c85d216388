//! The forms of every page: each names a command there is, and fields that command has, so that
//! nothing a page offers is refused as unknown.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use regex::Regex;

use super::rooms::last;
use super::site::{Browser, Site};
use crate::town::Engine;

/// What the web keeps for itself of a form's fields.
const FRAME: [&str; 8] = ["csrf", "c", "line", "room", "on", "back", "key", "lang"];

/// A bridge person and admin with a desk that has something on it, and a member.
pub async fn at_work(site: &Site) -> (Browser, Browser) {
    let mut camila = site.comes_as("Camila", "es", "bridge").await;
    for role in ["admin", "coordinator"] {
        site.operator(&format!("!group role give @camila {role}")).await;
    }
    let mut keisha = site.comes("Keisha", "en").await;
    for number in 1..=3 {
        site.clock.advance(1);
        let said = format!("Every disclosure must be logged within {number} days.");
        site.says(&mut keisha, "en", &said, &format!("k{number}")).await;
        let id = last(site, "Keisha").await;
        let on = id.to_string();
        let carried =
            site.post(&mut camila, "/g/registration/do", &[("c", "carry"), ("on", &on)]).await;
        assert_eq!(carried.status, StatusCode::SEE_OTHER, "{}", carried.body);
    }
    for (key, line) in [
        "!puente borrador en:\"Logs\" es:\"Registros\"",
        "!puente punto S-1 posición:una-sala sala:en fuentes:P-1 en:\"Logged in 1 day.\" es:\"Se registra en 1 día.\"",
        "!puente publicar S-1 igual:sí",
        "!puente borrador en:\"More logs\" es:\"Más registros\"",
        "!puente punto S-2 posición:pregunta sala:en fuentes:P-2 en:\"In 2 days?\" es:\"¿En dos días?\"",
    ]
    .iter()
    .enumerate()
    {
        let done = site.says(&mut camila, "es", line, &format!("c{key}")).await;
        assert!(done.body.contains("\"ok\":true"), "{line}: {}", done.body);
    }
    (camila, keisha)
}

fn wrong_in(site: &Site, html: &str, commands: &mut BTreeSet<String>) -> Vec<String> {
    let form = Regex::new(r"(?s)<form([^>]*)>(.*?)</form>").expect("a pattern");
    let named =
        Regex::new(r#"<(?:input|select|textarea|button)[^>]*? name="([^"]+)""#).expect("one");
    let command = Regex::new(r#"name="c" value="([^"]+)""#).expect("a pattern");
    let mut wrong = Vec::new();
    for found in form.captures_iter(html) {
        let Some(path) = command.captures(&found[2]).map(|path| path[1].to_owned()) else {
            continue;
        };
        let Some((_, known)) = site.house.base.table.find(&path) else {
            wrong.push(format!("no command is called {path}"));
            continue;
        };
        for name in named.captures_iter(&found[2]).map(|name| name[1].to_owned()) {
            if !FRAME.contains(&name.as_str()) && !known.has_field(&name) {
                wrong.push(format!("{path} has no field called {name}"));
            }
        }
        commands.insert(path);
    }
    wrong
}

site!(every_form_of_every_page_fits_its_command, |site| {
    let (mut camila, mut keisha) = at_work(site).await;
    for (key, line) in [
        "!proceso agregar rdrs public-comment es:\"Solicitudes urgentes\" cierra:2027-01-29",
        "!declaración abrir rdrs",
        "!declaración sección rdrs en:\"We agree.\" es:\"Coincidimos.\"",
        "!declaración comentar rdrs \"Digan por qué.\"",
        "!declaración minoría rdrs es:\"Yo no.\"",
    ]
    .iter()
    .enumerate()
    {
        let done = site.says(&mut camila, "es", line, &format!("s{key}")).await;
        assert!(done.body.contains("\"ok\":true"), "{line}: {}", done.body);
    }
    let mut commands = BTreeSet::new();
    let paths: Vec<String> = site.house.pages.iter().map(|page| page.path.to_owned()).collect();
    let one = [
        "desk/S-1",
        "desk/S-2",
        "syntheses/S-1",
        "members?roles=keisha",
        "agenda/rdrs",
        "statements/rdrs",
        "",
    ]
    .map(str::to_owned);
    for path in paths.iter().chain(&one) {
        for browser in [&mut camila, &mut keisha] {
            let page = site.get(browser, &format!("/g/registration/{path}")).await;
            let wrong = wrong_in(site, &page.body, &mut commands);
            assert!(wrong.is_empty(), "{path}: {wrong:?}");
        }
    }
    for command in [
        "bridge point",
        "bridge publish",
        "bridge skip",
        "glossary add",
        "group role",
        "statement section",
        "statement answer",
        "statement submit",
        "statement minority",
    ] {
        assert!(commands.contains(command), "no page has a form for {command}: {commands:?}");
    }
});

site!(the_desk_checks_while_one_writes_and_refuses_what_is_no_field, |site| {
    let (mut camila, _) = at_work(site).await;
    let point = [
        ("c", "bridge point"),
        ("synthesis", "S-2"),
        ("point", "1"),
        ("version", "1"),
        ("position", "question"),
        ("side", "en"),
        ("from", "P-2"),
        ("texts.en", "In 2 days, by ICANN?"),
        ("texts.es", "¿En dos días?"),
    ];
    let path = "/g/registration/check?c=bridge%20check";
    let checked = site.post(&mut camila, path, &point).await;
    assert_eq!(checked.status, StatusCode::OK);
    assert!(checked.body.contains("ICANN"), "the acronym is missing there: {}", checked.body);
    let mut odd = point.to_vec();
    odd.push(("texto.es", "¿En dos días?"));
    let refused = site.post(&mut camila, "/g/registration/do", &odd).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert!(refused.body.contains("texto.es"), "{}", refused.body);
});

site!(a_day_of_a_command_is_taken_from_its_form, |site| {
    let mut camila = site.comes_as("Camila", "en", "coordinator").await;
    let line = "!process add rdrs public-comment en:\"Urgent requests\" closes:2027-01-29";
    site.says(&mut camila, "en", line, "one").await;
    let path = "/g/registration/do";
    for fields in [
        [
            ("c", "process deadline"),
            ("process", "rdrs"),
            ("on", "2027-02-12"),
            ("back", "agenda/rdrs"),
        ]
        .to_vec(),
        vec![
            ("c", "process stage"),
            ("process", "rdrs"),
            ("stage", "open"),
            ("on", "2026-11-20"),
            ("back", "agenda/rdrs"),
        ],
    ] {
        let done = site.post(&mut camila, path, &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{fields:?}: {}", done.body);
    }
    let page = site.get(&mut camila, "/g/registration/agenda/rdrs").await.body;
    assert!(
        page.contains("12 Feb 2027") && page.contains("open: since 20 November 2026"),
        "{page}"
    );
});

site!(what_is_refused_stays_in_its_form, |site| {
    let mut camila = site.comes_as("Camila", "en", "coordinator").await;
    let line = "!process add rdrs public-comment en:\"Urgent requests\" closes:2027-01-29";
    site.says(&mut camila, "en", line, "one").await;
    site.says(&mut camila, "en", "!statement open rdrs", "two").await;
    camila.headers.push(("x-puente", "live".to_owned()));
    let form = [
        ("c", "statement section"),
        ("process", "rdrs"),
        ("section", "7"),
        ("texts.en", "We ask that a registrar answer within 24 hours."),
        ("back", "statements/rdrs"),
    ];
    let refused = site.post(&mut camila, "/g/registration/do", &form).await.body;
    assert!(
        refused.contains("There is no section 7") && refused.contains("\"go\":null"),
        "{refused}"
    );
});
