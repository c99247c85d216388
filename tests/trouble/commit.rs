//! The line to the database breaks in the middle of a commit: nobody knows whether it stands. Who
//! asked is told that it failed, asks again, and finds everything done once.
// Real time because the house is another process, and its cards are waited for.

use puente::bench::browser::Browser;
use puente::bench::site::{GROUP, Site};

use super::line::{Broken, through};
use super::{PATIENCE, count, insist, members, say};
use crate::start::Folder;
use crate::storm::{console, program};
use crate::town::database::{Engine, Private};

/// Waits until a card with these words stands in a room.
async fn card(browser: &mut Browser, room: &str, words: &str) -> usize {
    for _ in 0..PATIENCE.as_millis() / 50 {
        let page = browser.get(&format!("/g/{GROUP}?room={room}")).await.expect("a page").text;
        let list = page.split(&format!("pane current\" data-room=\"{room}\"")).nth(1).unwrap_or("");
        let lines = list.split("</ol>").next().unwrap_or("").split("<li id=\"m-");
        let found =
            lines.filter(|line| line.contains("class=\"synthesis") && line.contains(words)).count();
        if found > 0 {
            return found;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    0
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_breaks_in_the_middle_of_any_commit_loses_and_doubles_nothing() {
    let (folder, database) = (Folder::make(), Private::make(Engine::Postgres).await);
    let (line, by_way_of_it) = through(&database.address()).await;
    let mut site = Site::new(program(), &folder.path("site"), &by_way_of_it, 1).expect("a site");
    site.invite(&console(), 0).await.expect("a group");
    site.start(0).await.expect("a start");
    let mut bridge = members(&site, 1, 0).await.remove(0);
    insist(&mut bridge, "the notice stands by now").await;
    for how in [Broken::Before, Broken::After] {
        // The house commits things of its own too, and may be the one whose commit breaks: then what
        // was said stands, and something is said again until it is the speaker's.
        let mut refused = false;
        for attempt in 0..20 {
            let text = format!("said while a commit breaks {how:?} {attempt}");
            line.break_commit(how, 0);
            let answer = say(&mut bridge, &text, "").await;
            assert!(line.broke(), "that commit was broken");
            if !answer.is_ok() {
                assert_eq!(answer.status, 503, "{}", answer.text);
                assert!(say(&mut bridge, &text, "").await.is_ok());
                refused = true;
            }
            assert_eq!(count(&mut bridge, "en", &text).await, 1, "{how:?}");
            if refused {
                break;
            }
        }
        assert!(refused, "{how:?}: the speaker's own commit was broken");
        // Publishing, handing over to both rooms, settling each: whichever of them it is, and again until it
        // was publishing itself.
        let mut told = false;
        for passing in 0..25 {
            if told && passing >= 5 {
                break;
            }
            let text = format!("worth carrying {how:?} {passing}");
            insist(&mut bridge, &text).await;
            let page = bridge.get("/g/storm?room=en").await.expect("a page").text;
            let mut lines = page.split("<li id=\"m-");
            let line_of = lines.find(|line| line.contains(&text)).expect("the message");
            let id = line_of.split('"').next().expect("its id").to_owned();
            line.break_commit(how, passing % 5);
            let carried = format!("Llevado {how:?} {passing}");
            let typed = format!("!bridge now anyway:yes {carried}");
            if !say(&mut bridge, &typed, &id).await.is_ok() {
                told = true;
                assert!(say(&mut bridge, &typed, &id).await.is_ok(), "once more is enough");
            }
            for (room, words) in [("en", &text), ("es", &carried)] {
                let card = card(&mut bridge, room, words).await;
                assert_eq!(card, 1, "one card of {words} in {room}");
            }
            line.broke();
        }
        assert!(told, "publishing itself was broken {how:?}");
    }
    site.stop().await.expect("a clean end");
    drop(site);
    database.remove().await;
}
