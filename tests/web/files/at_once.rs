//! Files that are still on their way: so many messages of one person, so many of all.

use std::convert::Infallible;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode, header};
use futures_util::stream::{StreamExt, once};
use http_body_util::BodyExt;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tower::ServiceExt;

use super::{SAY, attach, lying, png, rows};
use crate::town::Engine;
use crate::web::site::{Browser, Site};

/// How many messages with files one person may be sending, and how many all, as the platform has it.
const EACH: usize = 3;
const ALL: usize = 32;

/// A message with a picture of which the last bytes are still to come.
struct Sending {
    rest: oneshot::Sender<()>,
    answer: JoinHandle<(StatusCode, String)>,
}

impl Sending {
    /// Begins to send one.
    fn of(site: &Site, browser: &Browser, text: &str) -> Self {
        let part = |name: &str, value: &str| {
            format!("--town\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let head = "--town\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.png\"\r\ncontent-type: image/png\r\n\r\n";
        let fields = [part("csrf", browser.proof()), part("text", text), part("key", text)];
        let mut picture = png(20, 20);
        let end = picture.split_off(picture.len() / 2);
        let begun = [fields.concat().as_bytes(), head.as_bytes(), &picture].concat();
        let end = [&end[..], b"\r\n--town--\r\n"].concat();
        let (rest, come) = oneshot::channel();
        let late = async move {
            // Given up, it never comes.
            if come.await.is_err() {
                std::future::pending::<()>().await;
            }
            Ok::<_, Infallible>(Bytes::from(end))
        };
        let body = once(async { Ok(Bytes::from(begun)) }).chain(once(late));
        let request = Request::post(SAY)
            .header(header::HOST, "town.example")
            .header(header::COOKIE, browser.cookies())
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=town")
            .body(Body::from_stream(body))
            .expect("a request");
        let router = site.web.router();
        let answer = tokio::spawn(async move {
            let response = router.oneshot(request).await.expect("an answer");
            let status = response.status();
            let body = response.into_body().collect().await.expect("a body").to_bytes();
            (status, String::from_utf8_lossy(&body).into_owned())
        });
        Self { rest, answer }
    }

    /// Sends the rest of it; how it was answered.
    async fn ends(self) -> (StatusCode, String) {
        self.rest.send(()).expect("it waits");
        self.answer.await.expect("an answer")
    }
}

/// How many files are on their way.
fn arriving(site: &Site) -> usize {
    lying(&site.folder()).iter().filter(|name| name.contains(".part")).count()
}

/// Waits until so many files are on their way.
async fn on_their_way(site: &Site, count: usize) {
    // Real time because files come through the disk, which has no other.
    for _ in 0..2_000 {
        if arriving(site) == count {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("not {count} but {:?}", lying(&site.folder()));
}

/// Begins so many for one person.
async fn begins(site: &Site, browser: &Browser, who: &str, count: usize) -> Vec<Sending> {
    let before = arriving(site);
    let begun =
        (0..count).map(|number| Sending::of(site, browser, &format!("{who} {number}"))).collect();
    on_their_way(site, before + count).await;
    begun
}

#[tokio::test]
async fn a_fourth_message_with_files_waits_for_one_of_three_and_nobody_else_does() {
    let site = &Site::with(Engine::Sqlite, "[web]\nposts_per_minute = 60000\n").await;
    let mut ana = site.comes("Ana", "en").await;
    let mut luz = site.comes("Luz", "es").await;
    let mut sending = begins(site, &ana, "Ana", EACH).await;
    let told = attach(site, &mut ana, "Keep these words", "b.png", &png(9, 9)).await;
    assert_eq!(told.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(
        told.body.contains("You are sending files in several messages already"),
        "{}",
        told.body
    );
    assert!(told.body.contains(">Keep these words</textarea>"), "{}", told.body);
    let told = attach(site, &mut luz, "La mía", "c.png", &png(9, 9)).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "nobody else waits: {}", told.body);
    assert_eq!(site.says(&mut ana, "en", "Only words", "w").await.status, StatusCode::OK);
    // One arrives, and there is place for another.
    let (status, body) = sending.remove(0).ends().await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{body}");
    let told = attach(site, &mut ana, "Keep these words", "b.png", &png(9, 9)).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.body);
    // One is given up on the way, and leaves its place and nothing else.
    sending.extend(begins(site, &ana, "more", 1).await);
    let lost = sending.remove(0);
    lost.answer.abort();
    assert!(lost.answer.await.is_err_and(|error| error.is_cancelled()));
    on_their_way(site, EACH - 1).await;
    let told = attach(site, &mut ana, "And this", "d.png", &png(8, 8)).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.body);
    for one in sending {
        assert_eq!(one.ends().await.0, StatusCode::SEE_OTHER);
    }
    assert_eq!((lying(&site.folder()).len(), rows(site).await), (6, 6));
}

#[tokio::test]
async fn a_thirty_third_message_with_files_waits_for_any_of_the_others() {
    let site = &Site::with(Engine::Sqlite, "[web]\nposts_per_minute = 60000\n").await;
    let mut sending = Vec::new();
    for number in 0..ALL.div_ceil(EACH) {
        let who = format!("P{number}");
        let browser = site.comes(&who, "en").await;
        let count = EACH.min(ALL - sending.len());
        sending.extend(begins(site, &browser, &who, count).await);
    }
    assert_eq!(sending.len(), ALL);
    let mut luz = site.comes("Luz", "es").await;
    let told = attach(site, &mut luz, "Guarde esto", "a.png", &png(9, 9)).await;
    assert_eq!(told.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(told.body.contains("demasiadas personas enviando archivos"), "{}", told.body);
    assert!(told.body.contains(">Guarde esto</textarea>"), "{}", told.body);
    assert_eq!(sending.remove(0).ends().await.0, StatusCode::SEE_OTHER);
    let told = attach(site, &mut luz, "Guarde esto", "a.png", &png(9, 9)).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.body);
    for one in sending {
        assert_eq!(one.ends().await.0, StatusCode::SEE_OTHER);
    }
    assert_eq!(lying(&site.folder()).len(), ALL + 1);
}
