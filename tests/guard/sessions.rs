//! Sessions, links and roles while somebody is signed in: what is taken away is gone at the next
//! request and on the streams that are open, and what was used, forged or ended opens nothing. No
//! clock moves where a thing must hold at once.

use axum::http::StatusCode;
use puente::foundation::talk::text;

use super::cast::SETTINGS;
use crate::town::Engine;
use crate::web::rooms::stream_of;
use crate::web::site::{Browser, Live, Site};

const ROOMS: &str = "/g/registration";

async fn status(site: &Site, browser: &Browser, path: &str) -> StatusCode {
    site.get(&mut browser.clone(), path).await.status
}

async fn gives(site: &Site, browser: &mut Browser, form: &[(&str, &str)]) -> StatusCode {
    site.post(browser, "/g/registration/do", form).await.status
}

/// The live stream of somebody's rooms, once it tells who is here.
async fn follows(site: &Site, browser: &Browser) -> Live {
    let page = site.get(&mut browser.clone(), ROOMS).await;
    let mut live = site.streams(browser, &stream_of(&page)).await;
    live.until("event: presence").await;
    live
}

/// The link that was said.
fn path_of(said: &str) -> String {
    let found = said.split_whitespace().find_map(|word| word.rsplit_once("/in/"));
    format!("/in/{}", found.expect("a link").1)
}

async fn roles(site: &Site) {
    let mut ana = site.comes_as("Ana", "en", "bridge").await;
    site.operator("!group role give @ana admin").await;
    let mut luz = site.comes_as("Luz", "es", "admin").await;
    assert_eq!(status(site, &ana, "/g/registration/desk").await, StatusCode::OK);
    let mut live = follows(site, &ana).await;
    let deletes = "/delete";
    site.says(&mut luz, "en", "While Ana is an admin", "one").await;
    assert!(live.until("While Ana is an admin").await.contains(deletes));
    live.told.clear();
    site.operator("!group role take @ana bridge").await;
    site.operator("!group role take @ana admin").await;
    // At the next request, and for what is told from now on.
    assert_eq!(status(site, &ana, "/g/registration/desk").await, StatusCode::FORBIDDEN);
    let draft = [("c", "bridge draft"), ("texts.en", "Late"), ("texts.es", "Tarde")];
    assert_eq!(gives(site, &mut ana, &draft).await, StatusCode::UNPROCESSABLE_ENTITY);
    site.says(&mut luz, "en", "And now she is not", "two").await;
    let told = live.until("And now she is not").await;
    let mut put = told.split("\n\n").filter(|event| event.contains("event: put"));
    let put = put.find(|event| event.contains("And now she is not")).expect("it was put");
    assert!(!put.contains(deletes), "{put}");
    site.operator("!group role give @ana admin").await;
    site.says(&mut luz, "en", "And is again", "three").await;
    live.told.clear();
    assert!(live.until("And is again").await.contains(deletes));
}

async fn leaving(site: &Site) {
    let mut ana = site.comes("Ana", "en").await;
    let mut luz = site.comes("Luz", "es").await;
    for (who, form) in [
        (&mut ana, &[("c", "group leave")][..]),
        (&mut luz, &[("c", "privacy erase"), ("sure", "yes")][..]),
    ] {
        let (mut live, kept) = (follows(site, who).await, who.clone());
        assert_eq!(gives(site, who, form).await, StatusCode::SEE_OTHER);
        assert!(live.ends().await, "{form:?}: the stream ends at once");
        for path in [ROOMS, "/g/registration/me", "/g/registration/stream"] {
            let now = status(site, &kept, path).await;
            let no = [StatusCode::FORBIDDEN, StatusCode::UNAUTHORIZED].contains(&now);
            assert!(no, "{form:?}: {path} {now}");
        }
        let said = site.says(&mut kept.clone(), "en", "Still me", "k").await;
        assert!(!said.body.contains("\"ok\":true"), "{}", said.body);
    }
}

async fn sessions(site: &Site) {
    let mut ana = site.comes("Ana", "en").await;
    let kept = ana.clone();
    let mut live = follows(site, &ana).await;
    // Another key signs otherwise: what another house gave out opens nothing here.
    let other = Site::with(Engine::Sqlite, SETTINGS).await;
    // The dice of both houses are seeded alike; one throw before makes the key another.
    other.link("Zoe", "en").await;
    let there = other.comes("Ana", "en").await;
    assert_eq!(status(&other, &there, ROOMS).await, StatusCode::OK);
    assert_eq!(status(site, &there, ROOMS).await, StatusCode::UNAUTHORIZED);
    other.end().await;
    for change in [
        |whole: &str| whole.to_uppercase(),
        |whole: &str| whole.chars().rev().collect(),
        |whole: &str| format!("{whole}{whole}"),
        |whole: &str| whole[..whole.len() / 2].to_owned(),
        |_: &str| String::new(),
        |_: &str| "%00%ff\"; drop table web_session;--".to_owned(),
    ] {
        let mut forged = ana.clone();
        let whole = forged.cookie().clone();
        *forged.cookie() = change(&whole);
        assert_eq!(status(site, &forged, ROOMS).await, StatusCode::UNAUTHORIZED, "{whole}");
    }
    // Signed out, the cookie somebody kept and the stream that was open are worth nothing.
    assert_eq!(site.post(&mut ana, "/out", &[]).await.status, StatusCode::SEE_OTHER);
    assert!(live.ends().await, "the stream ends at once");
    assert_eq!(status(site, &kept, ROOMS).await, StatusCode::UNAUTHORIZED);
    let posted = site.says(&mut kept.clone(), "en", "Still me", "k").await;
    assert_eq!(posted.status, StatusCode::UNAUTHORIZED, "{}", posted.body);
    // What was made for the cookie's years ends by the house's clock.
    let luz = site.comes("Luz", "es").await;
    site.clock.advance(30 * 24 * 3600);
    assert_eq!(status(site, &luz, ROOMS).await, StatusCode::UNAUTHORIZED);
}

async fn links(site: &Site) {
    let enters = async |path: &str, name: &str| {
        let form = [("name", name), ("language", "en")];
        site.post(&mut Browser::default(), path, &form).await.status
    };
    let dead = StatusCode::UNPROCESSABLE_ENTITY;
    // A link for one is for one.
    let once = path_of(&site.operator("!group invite uses:1").await);
    assert_eq!(enters(&once, "First").await, StatusCode::SEE_OTHER);
    assert_eq!(enters(&once, "Second").await, dead);
    // Two at once are still one.
    let once = path_of(&site.operator("!group invite uses:1").await);
    let both = tokio::join!(enters(&once, "Third"), enters(&once, "Fourth"));
    assert_eq!(
        [both.0, both.1].iter().filter(|status| **status == StatusCode::SEE_OTHER).count(),
        1
    );
    // Nobody has a link made that signs in as somebody else.
    let mut ana = site.comes_as("Ana", "en", "admin").await;
    site.comes("Luz", "es").await;
    for name in ["@luz", "luz", "LUZ"] {
        let form = [("c", "group invite"), ("name", name)];
        let asked = site.post(&mut ana, "/g/registration/do", &form).await;
        assert_eq!(asked.status, dead, "{name}: {}", asked.body);
    }
    // Whoever is signed in and opens another's link is then that person, and not both.
    let eva = site.link("Eva", "en").await;
    let before = ana.clone();
    assert_eq!(site.post(&mut ana, &eva, &[]).await.status, StatusCode::SEE_OTHER);
    let me = site.get(&mut ana, "/g/registration/me").await.body;
    assert!(me.contains("Eva"), "{me}");
    assert_eq!(status(site, &before, ROOMS).await, StatusCode::UNAUTHORIZED);
    // A link into another group opens only that one.
    site.operator("!group create \"Auctions\" slug:auctions language:en es:Subastas").await;
    let reply = site.house.console(Some("auctions"), "!group invite Rosa language:es").await;
    let there = path_of(&text::body(&reply.body.expect("an answer")));
    let mut rosa = Browser::default();
    assert_eq!(site.post(&mut rosa, &there, &[]).await.headers["location"], "/g/auctions");
    assert_eq!(status(site, &rosa, ROOMS).await, StatusCode::FORBIDDEN);
    // Erased, a person's own links are dead; and every link is in two weeks.
    let mut again = Browser::default();
    let link = site.link("Iris", "en").await;
    site.post(&mut again, &link, &[]).await;
    site.get(&mut again, ROOMS).await;
    let erase = [("c", "privacy erase"), ("sure", "yes")];
    assert_eq!(gives(site, &mut again, &erase).await, StatusCode::SEE_OTHER);
    assert_eq!(enters(&link, "Iris").await, dead);
    let late = path_of(&site.operator("!group invite uses:9").await);
    site.clock.advance(14 * 86_400);
    assert_eq!(enters(&late, "Late").await, dead);
}

async fn play(engine: Engine) {
    for scene in 0..4 {
        let site = Site::with(engine, SETTINGS).await;
        match scene {
            0 => roles(&site).await,
            1 => leaving(&site).await,
            2 => sessions(&site).await,
            _ => links(&site).await,
        }
        site.end().await;
    }
}

#[tokio::test]
async fn what_is_taken_away_is_gone_at_once_on_sqlite() {
    play(Engine::Sqlite).await;
}

#[tokio::test]
async fn what_is_taken_away_is_gone_at_once_on_postgres() {
    play(Engine::Postgres).await;
}
