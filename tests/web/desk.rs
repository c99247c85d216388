//! The desk without a script: publishing says what it publishes, and a page offers what can succeed.

use axum::http::StatusCode;

use super::forms::at_work;
use super::site::{Browser, Got, Site};
use crate::town::Engine;
use crate::translation::{libre, libre_at};

const DESK: &str = "/g/registration/desk/S-2";

/// The stamp in the form that publishes.
fn stamp(page: &Got) -> String {
    let form = page.body.split("value=\"bridge publish\"").nth(1).expect("a form to publish");
    let stamp = form.split("name=\"seen\" value=\"").nth(1).expect("a stamp");
    stamp.split('"').next().unwrap_or_default().to_owned()
}

async fn publish(site: &Site, browser: &mut Browser, seen: &str, more: &[(&str, &str)]) -> Got {
    let mut fields = vec![("c", "bridge publish"), ("synthesis", "S-2"), ("seen", seen)];
    fields.push(("back", "desk/S-2"));
    fields.extend(more);
    site.post(browser, "/g/registration/do", &fields).await
}

async fn save(site: &Site, browser: &mut Browser, version: &str, es: &str) -> Got {
    let fields = [
        ("c", "bridge point"),
        ("synthesis", "S-2"),
        ("point", "1"),
        ("version", version),
        ("texts.es", es),
        ("back", "desk/S-2"),
    ];
    site.post(browser, "/g/registration/do", &fields).await
}

site!(only_what_the_page_showed_is_published, |site| {
    let (mut camila, mut keisha) = at_work(site).await;
    let page = site.get(&mut camila, DESK).await;
    let before = stamp(&page);
    assert!(
        page.body.contains("class=\"publish\" data-publishes=\"\" hidden"),
        "beside texts that may not be saved the button waits for the script: {}",
        page.body
    );
    assert!(page.body.contains("<noscript><a class=\"button across\""), "{}", page.body);
    let saved = save(site, &mut camila, "1", "¿En 2 días, según la ICANN?").await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let late = publish(site, &mut camila, &before, &[("anyway", "yes")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.body.contains("cambió después de que usted abrió la página"), "{}", late.body);
    // Titles count, too.
    let read = site.get(&mut camila, &format!("{DESK}?read=1")).await;
    assert!(read.body.contains("¿En 2 días, según la ICANN?"), "{}", read.body);
    let titled = [("c", "bridge draft"), ("synthesis", "S-2"), ("texts.es", "Más registros aún")];
    site.post(&mut camila, "/g/registration/do", &titled).await;
    let late = publish(site, &mut camila, &stamp(&read), &[("anyway", "yes")]).await;
    assert!(late.body.contains("cambió después de que usted abrió la página"), "{}", late.body);
    let read = site.get(&mut camila, &format!("{DESK}?read=1")).await;
    // The check is answered where the page has the box for it, not by a command.
    let warned = publish(site, &mut camila, &stamp(&read), &[]).await;
    assert_eq!(warned.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(warned.body.contains("marque la casilla"), "{}", warned.body);
    assert!(!warned.body.contains("igual:sí"), "{}", warned.body);
    assert!(warned.body.contains(&format!("href=\"{DESK}\">Volver</a>")), "{}", warned.body);
    let archive = site.get(&mut keisha, "/g/registration/syntheses").await;
    assert!(!archive.body.contains("S-2"), "nothing was published: {}", archive.body);
    let done = publish(site, &mut camila, &stamp(&read), &[("anyway", "yes")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let shown = site.get(&mut keisha, "/g/registration/syntheses/S-2").await;
    assert!(shown.body.contains("¿En 2 días, según la ICANN?"), "{}", shown.body);
});

site!(one_message_is_carried_only_as_the_page_showed_it, |site| {
    let (mut camila, _) = at_work(site).await;
    let page = site.get(&mut camila, DESK).await;
    let form = page.body.split("value=\"bridge now\"").nth(1).expect("a form to carry");
    let seen = form.split("name=\"seen\" value=\"").nth(1).expect("a stamp");
    let seen = seen.split('"').next().unwrap_or_default().to_owned();
    let carry = [("c", "bridge now"), ("pick", "P-3"), ("texts.es", "Todo se registra en 3 días.")];
    let mut other = carry.to_vec();
    other.push(("seen", "0000000000000000"));
    let refused = site.post(&mut camila, "/g/registration/do", &other).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert!(refused.body.contains("editó P-3"), "{}", refused.body);
    let mut same = carry.to_vec();
    same.push(("seen", &seen));
    let done = site.post(&mut camila, "/g/registration/do", &same).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
});

site!(a_point_stands_as_its_messages_stand, |site| {
    let (mut camila, _) = at_work(site).await;
    let add = [("c", "bridge point"), ("synthesis", "S-2"), ("texts.en", "In 3 days.")];
    let refused = site.post(&mut camila, "/g/registration/do", &add).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert!(refused.body.contains("posición:coinciden"), "{}", refused.body);
    // Ticked boxes of one name, as a browser sends them.
    let mut ticked = add.to_vec();
    ticked.extend([("from", "P-2"), ("from", "P-3"), ("position", ""), ("side", "")]);
    let added = site.post(&mut camila, "/g/registration/do", &ticked).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    let page = site.get(&mut camila, DESK).await;
    assert!(page.body.contains("<h2>Solo en la sala en inglés</h2>"), "{}", page.body);
});

site!(a_synthesis_offers_what_can_succeed_for_its_reader, |site| {
    let (mut camila, mut keisha) = at_work(site).await;
    let mut rosa = site.comes("Rosa", "es").await;
    let page = "/g/registration/syntheses/S-1";
    let offers = |got: &Got, command: &str| got.body.contains(&format!("value=\"{command}\""));
    let (hers, theirs) = (site.get(&mut keisha, page).await, site.get(&mut rosa, page).await);
    assert!(offers(&hers, "confirm"), "whoever is quoted can say that it is what they meant");
    assert!(!hers.body.contains("id=\"holds\""), "{}", hers.body);
    let meant = "Sí, eso es lo que quise decir";
    assert!(offers(&theirs, "object") && !theirs.body.contains(meant), "{}", theirs.body);
    // Whoever is in the other room can say that it holds this too, once.
    assert!(theirs.body.contains("¿La sala en español también sostiene esto?"), "{}", theirs.body);
    let holds = [("c", "confirm"), ("synthesis", "S-1"), ("point", "1")];
    let held = site.post(&mut rosa, "/g/registration/do", &holds).await;
    assert_eq!(held.status, StatusCode::SEE_OTHER, "{}", held.body);
    let theirs = site.get(&mut rosa, page).await;
    assert!(!offers(&theirs, "confirm"), "{}", theirs.body);
    let bridge = site.get(&mut camila, page).await;
    assert!(!offers(&bridge, "answer"), "no objection waits for an answer: {}", bridge.body);
    let object = [("c", "object"), ("synthesis", "S-1"), ("text", "No dije eso.")];
    site.post(&mut rosa, "/g/registration/do", &object).await;
    let bridge = site.get(&mut camila, page).await;
    assert!(offers(&bridge, "answer"), "an objection waits: {}", bridge.body);
    // A question is answered by the room it is put to.
    let read = site.get(&mut camila, &format!("{DESK}?read=1")).await;
    let done = publish(site, &mut camila, &stamp(&read), &[("anyway", "yes")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let page = "/g/registration/syntheses/S-2";
    let (hers, theirs) = (site.get(&mut keisha, page).await, site.get(&mut rosa, page).await);
    assert!(offers(&hers, "answer") && !offers(&theirs, "answer"), "{}", theirs.body);
    // Each reads their own language first.
    let first = |got: &Got| {
        got.body.split("<article class=\"card\" lang=\"").nth(1).map(|at| at[..2].to_owned())
    };
    assert_eq!((first(&hers).as_deref(), first(&theirs).as_deref()), (Some("en"), Some("es")));
});

site!(the_archive_says_how_many_it_found_and_where, |site| {
    let (mut camila, mut keisha) = at_work(site).await;
    let more = [
        ("c", "bridge point"),
        ("synthesis", "S-2"),
        ("from", "P-3"),
        ("texts.en", "A fee is charged."),
        ("texts.es", "Se cobra una tarifa."),
    ];
    site.post(&mut camila, "/g/registration/do", &more).await;
    let read = site.get(&mut camila, &format!("{DESK}?read=1")).await;
    let done = publish(site, &mut camila, &stamp(&read), &[("anyway", "yes")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let found = site.get(&mut keisha, "/g/registration/syntheses?q=tarifas").await;
    assert!(found.body.contains("1 of 2 syntheses"), "{}", found.body);
    assert!(found.body.contains("<p lang=\"es\">Se cobra una tarifa.</p>"), "{}", found.body);
    let all = site.get(&mut keisha, "/g/registration/syntheses").await;
    assert!(all.body.contains("2 syntheses") && !all.body.contains("of 2"), "{}", all.body);
});

site!(a_long_archive_is_read_page_by_page, |site| {
    let mut bridge = site.comes_as("Camila", "en", "bridge").await;
    for number in 0..27 {
        let source = format!("Source {number}");
        site.says(&mut bridge, "en", &source, &source).await;
        let id = crate::web::rooms::last(site, "Camila").await;
        let line = format!("!bridge now anyway:yes Punto {number}");
        let fields = [("text", line.as_str()), ("key", &line), ("reply", id.as_str())];
        let done = site.post(&mut bridge, "/g/registration/say/en", &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        site.clock.advance(60);
    }
    let newest = site.get(&mut bridge, "/g/registration/syntheses").await.body;
    assert!(newest.contains("27 syntheses") && newest.contains("S-27 ·"), "{newest}");
    assert!(newest.contains("S-3 ·") && !newest.contains("S-2 ·"), "{newest}");
    assert!(newest.contains("name=\"from\" value=\"25\"") && !newest.contains("value=\"0\""));
    let path = "/g/registration/syntheses?q=punto&from=25";
    let oldest = site.get(&mut bridge, path).await.body;
    assert!(oldest.contains("27 of 27"), "{oldest}");
    assert!(oldest.contains("S-2 ·") && oldest.contains("S-1 ·") && !oldest.contains("S-3 ·"));
    assert!(oldest.contains("name=\"from\" value=\"0\"") && !oldest.contains("value=\"50\""));
    assert!(oldest.contains("name=\"q\" value=\"punto\""), "{oldest}");
});

#[tokio::test]
async fn a_machine_draft_is_asked_for_and_approved_without_a_script_too() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let server = libre().await;
        let site = Site::with(engine, &format!("[translation]\n{}", libre_at(&server))).await;
        let (mut camila, _) = at_work(&site).await;
        let page = site.get(&mut camila, DESK).await;
        assert!(!page.body.contains("form=\"pretranslate-"), "no text is missing: {}", page.body);
        let emptied = save(&site, &mut camila, "1", "").await;
        assert_eq!(emptied.status, StatusCode::SEE_OTHER, "{}", emptied.body);
        let page = site.get(&mut camila, DESK).await;
        let button =
            "<button type=\"submit\" form=\"pretranslate-1-es\">Borrador automático</button>";
        assert!(page.body.contains(button), "{}", page.body);
        let text = [("synthesis", "S-2"), ("point", "1"), ("language", "es"), ("back", "desk/S-2")];
        let with = |command: &'static str, more: &[(&'static str, &'static str)]| {
            let named = std::iter::once(("c", command)).chain(text).chain(more.iter().copied());
            named.collect::<Vec<_>>()
        };
        let drafted = with("bridge pretranslate", &[]);
        let drafted = site.post(&mut camila, "/g/registration/do", &drafted).await;
        assert_eq!(drafted.status, StatusCode::SEE_OTHER, "{}", drafted.body);
        let page = site.get(&mut camila, DESK).await.body;
        let said = "Borrador automático (LibreTranslate): nadie ha aprobado 1 de 1 oración";
        for piece in ["class=\"side machine\"", said, "form=\"approve-1-es\"", "form=\"back-1-es\""]
        {
            assert!(page.contains(piece), "{piece}: {page}");
        }
        let back = with("bridge backtranslate", &[]);
        let back = site.post(&mut camila, "/g/registration/do", &back).await;
        assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.body);
        let page = site.get(&mut camila, DESK).await.body;
        assert!(page.contains("No se guarda en ninguna parte."), "{page}");
        // What is approved is what the page showed.
        let late = with("bridge approve", &[("version", "2")]);
        let late = site.post(&mut camila, "/g/registration/do", &late).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", late.body);
        assert!(late.body.contains("No se aprobó nada"), "{}", late.body);
        let approve = with("bridge approve", &[("version", "3")]);
        let approved = site.post(&mut camila, "/g/registration/do", &approve).await;
        assert_eq!(approved.status, StatusCode::SEE_OTHER, "{}", approved.body);
        let page = site.get(&mut camila, DESK).await.body;
        assert!(page.contains("la aprobó Camila"), "{page}");
        for gone in
            ["class=\"side machine\"", "form=\"approve-1-es\"", "form=\"pretranslate-1-es\""]
        {
            assert!(!page.contains(gone), "{gone}: {page}");
        }
        site.end().await;
    }
}
