//! Every input of the product with every hostile text: each parameter of each command by typing and
//! by form, each address, question, form field and header. There is always an answer in words, and
//! what is kept or shown is bounded and harmless. It reads the tables of commands and addresses, so
//! that what is added there is tried here.

use std::collections::BTreeMap;
use std::fmt::Write;

use axum::body::Body;
use axum::http::{HeaderValue, Request, StatusCode, header};
use futures_util::StreamExt;
use http_body_util::BodyExt;
use puente::foundation::error::Error;
use puente::foundation::i18n::{Lang, Reader};
use puente::foundation::store::Tx;
use puente::foundation::talk::{Command, Ears, Heard, RoomRef, Spot, What, Who, text};
use puente::platforms::web::ROUTES;
use tower::ServiceExt;

use super::cast::{Cast, Standing};
use super::hostile::{Hostile, all, disturbs};
use super::routes::tries;
use super::spoiled::{OTHERWISE, at_once, in_turn};
use super::who_may::typed;
use crate::town::Engine;
use crate::web::site::{Browser, Got, account};

/// The longest text any row may hold, and any answer may have.
const LONGEST: usize = 20_000;

/// The most rows one command may add, whatever it is given.
const MOST_ROWS: usize = 60;

/// Everything that is asked for after a question mark, and whatever else.
const ASKED: [&str; 16] = [
    "room",
    "draft",
    "reply",
    "edit",
    "on",
    "lang",
    "text",
    "at",
    "after",
    "last",
    "only",
    "c",
    "note",
    "older",
    "q",
    "nobody-knows",
];

/// What a browser sends of itself.
const HEADERS: [&str; 10] = [
    "accept-language",
    "x-forwarded-for",
    "origin",
    "sec-fetch-site",
    "last-event-id",
    "user-agent",
    "referer",
    "x-puente",
    "accept-encoding",
    "range",
];

/// The rows there are, and what is wrong with a text among them.
async fn look_through(tx: &mut Tx) -> (usize, Option<String>) {
    let (mut count, mut wrong) = (0, None);
    for table in tx.catalog().await.expect("the catalog") {
        let mut rows = tx.all_rows(&table);
        while let Some(row) = rows.next().await {
            count += 1;
            for (value, (column, _)) in row.expect("a row").iter().zip(&table.columns) {
                let Some(text) = value.as_str() else { continue };
                let long = (text.len() > LONGEST).then(|| format!("{} bytes", text.len()));
                if let Some(bad) = disturbs(text).or(long) {
                    wrong = Some(format!("{}.{column} holds {bad}", table.name));
                }
            }
        }
    }
    (count, wrong)
}

async fn hears(
    cast: &Cast,
    command: &Command,
    room: &RoomRef,
    what: What,
    before: usize,
    looks: bool,
) -> Option<String> {
    let house = &cast.site.house;
    let who = match command.who {
        Who::Operator | Who::Founder => Standing::Operator.account(),
        _ => account("Camila"),
    };
    let heard = Heard {
        who,
        spot: Spot::Room(room.native_id.clone()),
        at: cast.site.clock.now(),
        native_id: None,
        message_id: None,
        runs: false,
        lang: None,
        group: Some("registration".to_owned()),
        program: false,
        thread: None,
        fetched: None,
        what,
    };
    let mut tx = house.base.store.begin().await.expect("a transaction");
    let said = match house.take_in(&mut tx, &heard).await {
        Err(Error::Failure(failure)) => return Some(format!("broke: {failure}")),
        Err(Error::Refusal(refusal)) => ["en", "es"]
            .map(|lang| house.base.words.say(&Reader::new(Lang::new(lang), "UTC"), &refusal.say))
            .to_vec(),
        Ok((_, reply)) => {
            let (rows, wrong) = if looks { look_through(&mut tx).await } else { (before, None) };
            if rows > before + MOST_ROWS || wrong.is_some() {
                return Some(format!("{wrong:?}, {} more rows", rows - before));
            }
            let silent = reply.body.is_none() && reply.file.is_none();
            let body = reply.body.as_ref().map(text::body).unwrap_or_default();
            return (silent || body.len() > LONGEST || disturbs(&body).is_some())
                .then(|| format!("answers {} bytes, {:?}", body.len(), disturbs(&body)));
        }
    };
    let bad =
        |said: &String| said.trim().is_empty() || said.len() > LONGEST || disturbs(said).is_some();
    said.iter().any(bad).then(|| format!("says no with {} bytes", said[0].len()))
}

async fn every_command(engine: Engine) {
    let cast = Cast::gather(engine).await;
    let house = cast.site.house.clone();
    let room = super::who_may::rooms(&cast).await.remove(0);
    let mut tx = house.base.store.look().await.expect("a look");
    let (before, wrong) = look_through(&mut tx).await;
    drop(tx);
    assert_eq!(wrong, None);
    let (mut wrong, mut tried, texts) = (Vec::new(), 0, all());
    for command in house.base.table.commands() {
        for (first, hostile) in texts.iter().enumerate() {
            // Looking through everything that is kept is worth it where something could be.
            let looks = disturbs(&hostile.text).is_some() || hostile.called == "mentions";
            let each = engine == Engine::Sqlite || OTHERWISE.contains(&hostile.called);
            let values = if each {
                in_turn(command, &cast.link, hostile)
            } else {
                let fields = at_once(command, &cast.link, &texts, first);
                vec![("everything".to_owned(), fields)]
            };
            for (name, fields) in values {
                let path = command.path.split(' ').map(str::to_owned).collect();
                let line = typed(&house, command, &fields, &Lang::new("es"));
                let typed = What::Said { text: line, reply_to: None, attachments: Vec::new() };
                let sent = What::Submitted { path, fields, on: None };
                // Typed and as a form, in turn: what comes of it is the same from there on.
                tried += 1;
                let what = if tried % 2 == 0 { typed } else { sent };
                if let Some(bad) = hears(&cast, command, &room, what, before, looks).await {
                    wrong.push(format!("{} {name} with {}: {bad}", command.path, hostile.called));
                }
            }
        }
    }
    assert!(tried > 300, "{tried}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    cast.site.end().await;
}

#[tokio::test]
async fn every_command_answers_every_text_on_sqlite() {
    every_command(Engine::Sqlite).await;
}

#[tokio::test]
async fn every_command_answers_every_text_on_postgres() {
    every_command(Engine::Postgres).await;
}

/// What is wrong with an answer, whatever was asked.
fn complaint(got: &Got) -> Option<String> {
    let page = got.headers.get("content-type").is_some_and(|kind| kind.starts_with("text/html"));
    let shown = ["<script>alert", "<img src=x", "javascript:alert(1)\"", "\0"];
    if got.status.is_server_error() {
        return Some(format!("{}", got.status));
    }
    if let Some(found) = shown.iter().find(|bad| got.body.contains(**bad)) {
        return Some(format!("shows {found:?}"));
    }
    if let Some(bad) = disturbs(&got.body).filter(|_| page) {
        return Some(format!("shows {bad}"));
    }
    let words = got.status.is_redirection() || !got.body.is_empty() || got.status == StatusCode::OK;
    let mut alerts = got.body.split("role=\"alert\"").skip(1);
    let hidden = |rest: &str| rest.split('>').next().is_some_and(|tag| tag.contains("hidden"));
    let said = got.body.contains("<h1>") || alerts.any(|rest| !hidden(rest));
    let titled = !got.status.is_client_error() || said || !page;
    (!words || !titled).then(|| format!("{} without words", got.status))
}

/// One request as it stands, with whatever bytes.
async fn raw(cast: &Cast, browser: &Browser, request: Request<Body>) -> Got {
    let (mut parts, body) = request.into_parts();
    if !parts.headers.contains_key(header::COOKIE)
        && let Ok(cookies) = browser.cookies().parse()
    {
        parts.headers.insert(header::COOKIE, cookies);
    }
    parts.headers.insert(header::HOST, HeaderValue::from_static("town.example"));
    let request = Request::from_parts(parts, body);
    let response = cast.site.web.router().oneshot(request).await.expect("an answer");
    let (parts, body) = response.into_parts();
    let headers: BTreeMap<String, String> = parts
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into()))
        .collect();
    let live = headers.get("content-type").is_some_and(|kind| kind == "text/event-stream");
    let body = if live {
        String::new()
    } else {
        let bytes = body.collect().await.expect("a body").to_bytes();
        String::from_utf8(bytes.to_vec()).expect("an answer is always readable")
    };
    Got { status: parts.status, headers, body }
}

async fn every_address(engine: Engine) {
    let mut cast = Cast::gather(engine).await;
    let mut wrong = Vec::new();
    let hostile = all();
    for route in ROUTES {
        for one in &hostile {
            let mut paths = Vec::new();
            for part in route.path.split('/').filter(|part| part.starts_with('{')) {
                let (path, ..) = tries(&cast, route).remove(0);
                let real: Vec<&str> =
                    path.split('?').next().unwrap_or_default().split('/').collect();
                let at =
                    route.path.split('/').position(|known| known == part).expect("it is there");
                let mut spoiled = real;
                spoiled[at] = &one.carried;
                paths.push(spoiled.join("/"));
            }
            let (path, _, fields) = tries(&cast, route).remove(0);
            let mut asked = String::new();
            for name in ASKED {
                let _ = write!(asked, "&{name}={}", one.carried);
            }
            paths.push(format!(
                "{path}{}nothing=1{asked}",
                if path.contains('?') { '&' } else { '?' }
            ));
            // Where a path or a question is longer than anybody reads, the server itself says so.
            paths.retain(|path| path.len() < 60_000);
            let leaves = matches!(route.path, "/out" | "/in/{token}");
            let browser = if leaves { Browser::default() } else { cast.keisha.clone() };
            cast.site.clock.advance(5);
            for path in paths {
                let request = Request::builder().method(route.method).uri(&path);
                let form = "application/x-www-form-urlencoded";
                let request = request.header(header::CONTENT_TYPE, form);
                let body = format!("csrf={}&text=x", browser.proof());
                let got = raw(&cast, &browser, request.body(body.into()).expect("one")).await;
                if let Some(bad) = complaint(&got) {
                    let path: String = path.chars().take(60).collect();
                    wrong.push(format!("{} {path} with {}: {bad}", route.method, one.called));
                }
            }
            if route.method != "POST" {
                continue;
            }
            let names = fields
                .iter()
                .map(|(name, _)| *name)
                .chain(["back", "key", "edit", "reply", "csrf"]);
            for name in names {
                let mut body = if name == "csrf" {
                    String::new()
                } else {
                    format!("csrf={}", browser.proof())
                };
                for (known, value) in fields.iter().filter(|(known, _)| *known != name) {
                    let _ = write!(body, "&{known}={}", super::hostile::carried(value));
                }
                let _ = write!(body, "&{name}={}", one.carried);
                let request = Request::post(&path)
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
                let got = raw(&cast, &browser, request.body(body.into()).expect("one")).await;
                if let Some(bad) = complaint(&got) {
                    wrong.push(format!("POST {path} {name} with {}: {bad}", one.called));
                }
            }
        }
    }
    headers(&cast, &hostile, &mut wrong).await;
    cast.site.drain().await;
    let mut tx = cast.site.house.base.store.look().await.expect("a look");
    wrong.extend(look_through(&mut tx).await.1);
    drop(tx);
    for path in ["/g/registration", "/g/registration/members", "/g/registration/me"] {
        let got = cast.site.get(&mut cast.keisha, path).await;
        assert_eq!(got.status, StatusCode::OK);
        wrong.extend(complaint(&got).map(|bad| format!("{path}: {bad}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    cast.site.end().await;
}

async fn headers(cast: &Cast, hostile: &[Hostile], wrong: &mut Vec<String>) {
    for one in hostile {
        let bytes: Vec<u8> =
            one.text.bytes().filter(|byte| *byte >= 32 && *byte != 127).take(8_000).collect();
        for path in ["/", "/g/registration", "/g/registration/stream"] {
            let mut asked = Vec::new();
            for name in HEADERS {
                asked.push(Request::get(path).header(name, bytes.as_slice()));
            }
            let cookies = [&b"puente="[..], &bytes, b"; puente-language=", &bytes].concat();
            asked.push(Request::get(path).header(header::COOKIE, cookies));
            for request in asked {
                let request = request.body(Body::empty()).expect("one");
                let got = raw(cast, &cast.keisha, request).await;
                if let Some(bad) = complaint(&got) {
                    wrong.push(format!("a header of {path} with {}: {bad}", one.called));
                }
            }
        }
    }
    // Bytes that are no text, no form, or another kind of form than it says.
    for kind in [
        "application/x-www-form-urlencoded",
        "text/plain",
        "application/json",
        "multipart/form-data; boundary=x",
        "",
    ] {
        for body in [&b"\xff\xfe=\xc0\x80&=&&&%"[..], b"{\"csrf\":1}", b"--x\r\n", &[0; 900], b""] {
            let request = Request::post("/g/registration/do").header(header::CONTENT_TYPE, kind);
            let got =
                raw(cast, &cast.keisha, request.body(body.to_vec().into()).expect("one")).await;
            if complaint(&got).is_some() || !got.status.is_client_error() {
                wrong.push(format!(
                    "a body that says it is {kind}: {} {:?}",
                    got.status,
                    complaint(&got)
                ));
            }
        }
    }
}

#[tokio::test]
async fn every_address_answers_every_text_on_sqlite() {
    every_address(Engine::Sqlite).await;
}

#[tokio::test]
async fn every_address_answers_every_text_on_postgres() {
    every_address(Engine::Postgres).await;
}
