//! What others publish comes onto the agenda: shown first, stored after a yes, changed and never doubled when
//! it is brought again; and whatever is wrong with it, a clear answer and nothing stored.

use std::time::Duration;

use puente::community::agenda::imports::fetch;
use puente::community::agenda::processes::store as processes;
use puente::community::people;
use puente::foundation::talk::{Spot, What};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::{cast, days};
use crate::scene;
use crate::town::Town;

/// The short names on the agenda.
async fn slugs(town: &Town) -> Vec<String> {
    let mut tx = town.look().await;
    let group = people::groups::store::find(&mut tx, &town.group).await.expect("a look");
    let group = group.expect("a group").id;
    let all = processes::names(&mut tx, &group).await.expect("a look");
    all.into_iter().map(|one| one.slug).collect()
}

/// What a coordinator brings, and is shown.
async fn brings(town: &mut Town, what: &str) -> String {
    town.whispers("Yamilet", &format!("!proceso importar {what}")).await
}

/// The yes to what was shown.
async fn yes(town: &mut Town) -> String {
    let answer = town.whispers("Yamilet", "!proceso importar confirmación:sí").await;
    assert!(!town.refused(), "{answer}");
    answer
}

/// The file that somebody takes along.
async fn takes(town: &mut Town, name: &str, line: &str) -> String {
    let group = town.group.clone();
    let what = What::Said { text: line.to_owned(), reply_to: None, attachments: Vec::new() };
    let reply = town.hear(name, Spot::Direct, what, None, Some(&group)).await;
    let (_, content) = reply.file.unwrap_or_else(|| panic!("no file: {:?}", reply.body));
    content.text().to_owned()
}

/// A server on this machine that answers everybody with this; how it ends is up to it.
async fn server(head: String, piece: Vec<u8>, times: usize, rest: Duration) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let (head, piece) = (head.clone(), piece.clone());
            tokio::spawn(async move {
                let mut asked = [0; 2048];
                let _ = stream.read(&mut asked).await;
                let mut going = stream.write_all(head.as_bytes()).await.is_ok();
                for _ in 0..times {
                    if !going {
                        break;
                    }
                    going = stream.write_all(&piece).await.is_ok();
                    if !rest.is_zero() {
                        tokio::time::sleep(rest).await;
                    }
                }
            });
        }
    });
    address
}

/// The same, with one content.
async fn serves(content: &str) -> String {
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        content.len()
    );
    server(head, content.as_bytes().to_vec(), 1, Duration::ZERO).await
}

const OPEN: &str =
    "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nConnection: close\r\n\r\n";

/// Lets these be asked though they are on this machine.
async fn near(town: &mut Town, addresses: &[&str]) {
    town.restart_with(&format!("[agenda]\nfetch_near = {addresses:?}")).await;
}

fn calendar(events: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Town//EN\r\n{events}END:VCALENDAR\r\n")
}

fn event(uid: &str, title: &str, closes: &str, more: &str) -> String {
    format!(
        "BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20261101T000000Z\r\nDTSTART:20261201T000000Z\r\n\
         DTEND:{closes}\r\nSUMMARY:{title}\r\n{more}END:VEVENT\r\n"
    )
}

scene!(a_table_is_shown_first_and_brought_in_after_a_yes_and_never_twice, |town| {
    cast(town).await;
    let refused = town.types("Rosa", "es", "!proceso importar key,title\nx,Y").await;
    assert!(town.refused() && slugs(town).await.is_empty(), "{refused}");
    let table = "clave;título;abre;cierra;enlace;color\n\
        pc-1;Datos de registración;2026-11-20;2027-01-29;https://example.org/1;rojo\n\
        pc-2;Subastas;;12.02.2027;;\n\
        pc-3;Lo de antes;;2026-01-15;;\n";
    let shown = brings(town, table).await;
    for says in [
        "Nuevos: 2 · cambian: 0 · iguales: 0 · con errores: 0",
        "Nadie conoce esta columna, así que se deja de lado: «color»",
        "Línea 2 · datos-de-registracion: Nuevo: Datos de registración · cierra: vie 29 ene 2027",
        "Uno se canceló o ya cerró",
        "Todavía faltan los títulos en inglés",
        "escriba !proceso importar confirmación:sí",
    ] {
        assert!(shown.contains(says), "{says}: {shown}");
    }
    assert!(slugs(town).await.is_empty(), "nothing is stored before a yes");
    let done = yes(town).await;
    assert!(done.contains("Nuevos: 2 · cambiados: 0"), "{done}");
    assert_eq!(slugs(town).await, ["datos-de-registracion", "subastas"]);
    assert_eq!(days(town, "datos-de-registracion").await, super::NINE_WEEKS, "its steps are laid");
    let english = town.room("en");
    assert!(english.contains("Yamilet brought processes in. New: 2 · changed: 0"), "{english}");
    assert!(
        english.contains("datos-de-registracion · Datos de registración (in Spanish)"),
        "{english}"
    );
    // The same again changes nothing; another day moves what it brought.
    let again = brings(town, table).await;
    assert!(
        again.contains("Nuevos: 0 · cambian: 0 · iguales: 2") && !again.contains("escriba"),
        "{again}"
    );
    let moved = table.replace("2027-01-29", "2027-02-26").replace("Subastas", "Subastas nuevas");
    let shown = brings(town, &moved).await;
    assert!(shown.contains("cierra: vie 29 ene 2027"), "{shown}");
    assert!(shown.contains("título: Subastas → Subastas nuevas"), "{shown}");
    // Somebody changes a day here before the yes: what was shown is not what would be done.
    town.whispers("Hernan", "!proceso plazo datos-de-registracion 2027-03-05").await;
    let changed = yes(town).await;
    assert!(changed.contains("La agenda cambió desde que esto se mostró"), "{changed}");
    assert!(changed.contains("Alguien cambió esto aquí después: cierra"), "{changed}");
    yes(town).await;
    let kept = days(town, "datos-de-registracion").await;
    assert_eq!(kept.last().expect("a closing"), "closing 2027-03-05", "what was set here stays");
    let list = town.types("Rosa", "es", "!proceso lista").await;
    assert!(list.contains("subastas · Subastas nuevas"), "{list}");
    assert_eq!(slugs(town).await.len(), 2);
});

scene!(a_public_comment_is_brought_by_its_address_and_its_closing_is_asked_for, |town| {
    cast(town).await;
    let link =
        "https://www.icann.org/en/public-comment/proceeding/urgent-requests-policy-20-11-2026";
    let shown = brings(town, link).await;
    for says in
        ["Nuevo: Urgent requests policy", "Donde falta el día de cierre", "títulos en español"]
    {
        assert!(shown.contains(says), "{says}: {shown}");
    }
    yes(town).await;
    assert_eq!(slugs(town).await, ["urgent-requests-policy"]);
    let seen = town.types("Keisha", "en", "!process show urgent-requests-policy").await;
    assert!(seen.contains("Opens: Fri 20 Nov 2026, 00:00 UTC"), "{seen}");
    let seen = super::page(town, "Keisha", &["urgent-requests-policy"], &[]).await;
    assert!(seen.contains(link), "{seen}");
    town.whispers("Yamilet", "!proceso plazo urgent-requests-policy 2027-01-29").await;
    // Pasted in the other language it is the same one, and the day given here stays.
    let other = link.replace("/en/", "/es/");
    let again = brings(town, &other).await;
    assert!(again.contains("Nuevos: 0"), "{again}");
    let feed = format!(
        "<rss version=\"2.0\"><channel><title>PC</title><item><title>Urgent requests policy</title>\
         <link>{link}</link><guid>1</guid></item></channel></rss>"
    );
    let by_feed = brings(town, &feed).await;
    assert!(by_feed.contains("Nuevos: 0 · cambian: 0 · iguales: 1"), "{by_feed}");
    let wrong = brings(town, &link.replace("20-11", "31-02")).await;
    assert!(wrong.contains("Ese día no existe: 31-02-2026"), "{wrong}");
    assert!(!wrong.contains("escriba"), "{wrong}");
    assert_eq!(slugs(town).await.len(), 1);
});

scene!(a_calendar_is_fetched_by_its_address_and_what_it_calls_off_is_said, |town| {
    cast(town).await;
    let first = calendar(
        &[
            event("a@town", "Transfer policy", "20270129T235900Z", ""),
            event("b@town", "Auctions", "20270226T235900Z", ""),
        ]
        .concat(),
    );
    let one = serves(&first).await;
    let two = serves(&calendar(
        &[
            event("a@town", "Transfer policy", "20270212T235900Z", "SEQUENCE:1\r\n"),
            event("b@town", "Auctions", "20270226T235900Z", "STATUS:CANCELLED\r\nSEQUENCE:1\r\n"),
        ]
        .concat(),
    ))
    .await;
    near(town, &[&one, &two]).await;
    let shown = brings(town, &format!("idioma:en http://{one}/cal.ics")).await;
    assert!(shown.contains("Nuevos: 2"), "{shown}");
    yes(town).await;
    assert_eq!(slugs(town).await, ["auctions", "transfer-policy"]);
    let again = brings(town, &format!("http://{two}/cal.ics")).await;
    assert!(again.contains("cambian: 1"), "{again}");
    assert!(again.contains("auctions: Ahí se canceló"), "{again}");
    yes(town).await;
    assert_eq!(
        days(town, "transfer-policy").await.last().expect("a closing"),
        "closing 2027-02-12"
    );
});

scene!(whatever_is_wrong_is_said_and_nothing_is_stored, |town| {
    cast(town).await;
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>\
        <rss version=\"2.0\"><channel><title>&b;</title></channel></rss>";
    let folded = calendar(
        "BEGIN:VEVENT\r\nUID:a@town\r\nDTSTAMP:20261101T000000Z\r\nDTSTART:20261201T000000Z\r\n\
         SUMMARY:A very long title that somebody\r\ncut in the middle\r\nEND:VEVENT\r\n",
    );
    let before = calendar(&event("a@town", "Backwards", "20261101T000000Z", ""));
    for (content, says) in [
        (bomb, "define o anida más de lo que necesita"),
        (folded.as_str(), "Una línea larga quedó mal cortada: «cut in the middle»"),
        (before.as_str(), "El evento termina antes de empezar"),
        ("título,abre,cierra\nX,2027-01-29,2026-12-20", "El cierre va después de la apertura"),
        ("título,cierra\nX,2027-02-31", "«2027-02-31» no es un día"),
        ("título,cierra\nX,31/02", "«31/02» no es un día"),
        ("título,cierra\nX", "Tiene 1 celdas"),
        ("título,título\nX,Y", "aparece dos veces"),
        ("<html><body><p>A page.</p></body></html>", "No es un canal de noticias"),
        ("nothing of the kind", "No es la dirección de un comentario público"),
        ("título,cierra\n\"X", "se abren comillas que no se cierran"),
    ] {
        let answer = brings(town, content).await;
        let says_no = answer.contains("Todavía no se guardó nada");
        assert!(!says_no, "{content}: {answer}");
        assert!(answer.contains(says), "{says}: {answer}");
        assert!(slugs(town).await.is_empty(), "{content}");
    }
    let refused = town.whispers("Yamilet", "!proceso importar confirmación:sí").await;
    assert!(refused.contains("no se trajo nada") || town.refused(), "{refused}");
    assert!(slugs(town).await.is_empty());
});

scene!(a_feed_that_does_not_end_or_leads_home_is_left, |town| {
    cast(town).await;
    let item = b"<rss version=\"2.0\"><channel><item><title>x</title></item>".to_vec();
    let endless = server(OPEN.to_owned(), item.clone(), usize::MAX, Duration::ZERO).await;
    let large = server(OPEN.to_owned(), vec![b' '; 1024 * 1024], 50, Duration::ZERO).await;
    let home = serves(&calendar("")).await;
    let to = format!("HTTP/1.1 302 Found\r\nLocation: http://{home}/\r\nContent-Length: 0\r\n\r\n");
    let leads = server(to, Vec::new(), 0, Duration::ZERO).await;
    let circle = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let circle_at = circle.local_addr().expect("an address").to_string();
    drop(circle);
    let missing = server(
        "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".into(),
        Vec::new(),
        0,
        Duration::ZERO,
    )
    .await;
    near(town, &[&endless, &large, &leads, &circle_at, &missing]).await;
    for (address, says) in [
        (format!("http://{endless}/feed"), "Ocupa más de 2 megabytes"),
        (format!("http://{large}/feed"), "Ocupa más de 2 megabytes"),
        (format!("http://{home}/"), "lleva a una red privada"),
        (format!("http://{leads}/"), "lleva a una red privada"),
        ("http://169.254.169.254/latest".to_owned(), "lleva a una red privada"),
        ("http://[::ffff:127.0.0.1]/".to_owned(), "lleva a una red privada"),
        (format!("http://{circle_at}/"), "no responde nadie"),
        (format!("http://{missing}/"), "responde con 404"),
        (format!("http://somebody:secret@{home}/"), "no lleva ni nombre ni contraseña"),
    ] {
        let answer = brings(town, &address).await;
        assert!(town.refused() && answer.contains(says), "{address}: {answer}");
    }
    assert!(slugs(town).await.is_empty());
    assert!(town.holds("secret@").await.is_empty());
});

// Real time because a network that goes on and on is waited for as long as it is in life.
#[tokio::test]
async fn a_feed_that_comes_drop_by_drop_is_left_after_ten_seconds() {
    let drops =
        server(OPEN.to_owned(), b" ".to_vec(), usize::MAX, Duration::from_millis(200)).await;
    let near = [drops.clone()];
    let left = fetch::fetch(&format!("http://{drops}/feed"), &near).await.expect_err("it is left");
    assert_eq!(left.id, "agenda-fetch-slow");
}

scene!(the_agenda_is_taken_along_and_brought_back_unchanged, |town| {
    cast(town).await;
    super::rdrs(town).await;
    let line = "!proceso agregar evil consultation es:\"=CMD|' <b>x</b>\" cierra:2027-02-26";
    town.whispers("Yamilet", line).await;
    assert!(!town.refused(), "{}", town.answer());
    town.whispers("Yamilet", "!proceso asignar rdrs redacción @mateo").await;
    let table = takes(town, "Yamilet", "!proceso exportar").await;
    assert!(table.starts_with("\u{feff}clave,título,abre,cierra,enlace,"), "{table}");
    assert!(table.contains("\nrdrs,Datos de registración: solicitudes urgentes,2026-11-20T00:00:00Z,2027-01-29T23:59:00Z,"), "{table}");
    assert!(table.contains("'=CMD"), "no spreadsheet takes it for a formula: {table}");
    let back = brings(town, &table).await;
    assert!(back.contains("Nuevos: 0 · cambian: 0 · iguales: 2 · con errores: 0"), "{back}");
    let sheet = takes(town, "Keisha", "!process export markdown").await;
    for says in [
        "| Comment Close Date | Statement Name | Status | Assignee(s) and RALO | Call for Comments | CfC Close |",
        "| 29.01.2027 | Registration data: urgent requests | announced | Mateo |",
        "18.01.2027 |",
        "| 28.01.2027 |",
        "=CMD\\|' \\<b\\>x\\</b\\>",
    ] {
        assert!(sheet.contains(says), "{says}: {sheet}");
    }
    let page = takes(town, "Rosa", "!proceso exportar html").await;
    assert!(page.contains("<th scope=\"col\">Cierre de los comentarios</th>"), "{page}");
    assert!(page.contains("&lt;b&gt;x&lt;/b&gt;") && !page.contains("<b>"), "{page}");
    let records: serde_json::Value =
        serde_json::from_str(&takes(town, "Rosa", "!proceso exportar json").await).expect("JSON");
    let one = records.as_array().expect("a list").iter().find(|one| one["key"] == "rdrs");
    let one = one.expect("a process");
    assert_eq!(one["title"]["en"], "Registration data: urgent requests");
    assert_eq!(
        (&one["closes"], one["steps"].as_array().map(Vec::len)),
        (&"2027-01-29T23:59:00Z".into(), Some(8))
    );
});
