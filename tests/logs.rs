//! What the log of a running house holds: facts with fields, in two forms; and never a secret, a
//! name or what people wrote, however much is asked for. The real binary, over loopback.
// Real time because another process is started and told to stop.

use puente::bench::browser::{Browser, between};
use puente::bench::site::{GROUP, Site, name};
use regex::Regex;
use serde_json::Value;
use sqlx::Executor;

use crate::ending::{say, site_with};
use crate::start::Folder;
use crate::storm::{console, program};
use crate::town::database::{Engine, Private};

/// The last line of the English room that holds this.
async fn line_of(browser: &mut Browser, text: &str) -> String {
    let page = browser.get(&format!("/g/{GROUP}?room=en")).await.expect("a page").text;
    let line = page.split("<li id=\"m-").filter(|line| line.contains(text)).last();
    line.and_then(|line| line.split('"').next()).expect("a line").to_owned()
}

/// Everything people do that must leave no trace; gives what must not be found.
async fn live(site: &Site, all: &mut [Browser], links: &[String]) -> Vec<String> {
    let mut hidden: Vec<String> = links
        .iter()
        .filter_map(|link| link.rsplit('/').next().map(str::to_owned))
        .chain((0..all.len()).flat_map(|number| [name(number), format!("member.{number}")]))
        .collect();
    for browser in all.iter() {
        let travelling = browser.written("POST", "/", &[]);
        let cookies = between(&travelling, "Cookie: ", "\r\n").expect("cookies");
        hidden.extend(cookies.split("; ").filter_map(|pair| Some(pair.split_once('=')?.1.into())));
        hidden.extend(between(&travelling, "csrf=", "&").map(str::to_owned));
    }
    let [bridge, ana] = all else { panic!("two people") };
    let mut number = 0;
    let mut key = || {
        number += 1;
        format!("key-{number}")
    };
    for text in ["jabuticaba said", "!privacy show jabuticaba", "!carry jabuticaba", "!jabuticaba"]
    {
        say(ana, text, &key()).await;
    }
    let line = line_of(ana, "jabuticaba said").await;
    let act = |verb: &str| format!("/g/{GROUP}/m/{line}/{verb}");
    let say_path = format!("/g/{GROUP}/say/en");
    let corrected = [("text", "jabuticaba corrected"), ("key", "edit"), ("edit", line.as_str())];
    ana.post(&say_path, &corrected).await.expect("an answer");
    let now = "!bridge now anyway:yes jabuticaba traducida";
    let fields = [("text", now), ("key", "now"), ("reply", line.as_str())];
    bridge.post(&say_path, &fields).await.expect("an answer");
    ana.post(&format!("/g/{GROUP}/do"), &[("line", "!help jabuticaba")]).await.expect("an answer");
    // What is asked for, what is wrong, what is too long, what is forged.
    for path in ["archive?q=jabuticaba", "jabuticaba", "complete?text=jabuticaba"] {
        ana.get(&format!("/g/{GROUP}/{path}")).await.expect("an answer");
    }
    let long = "jabuticaba ".repeat(8000);
    for (csrf, text) in [("jabuticaba", "jabuticaba"), ("", long.as_str())] {
        let form = [("csrf", csrf), ("text", text), ("key", "k"), ("reply", "")];
        ana.post(&say_path, &form).await.expect("an answer");
    }
    let mut stranger = Browser::new(site.address(0), 99);
    stranger.get("/in/jabuticaba0000000000000000000000").await.expect("an answer");
    stranger.get("/calendar/jabuticaba0000000000000000000000.ics").await.expect("an answer");
    ana.post(&act("delete"), &[]).await.expect("an answer");
    hidden.push("jabuticaba".to_owned());
    hidden
}

async fn leaves_no_trace(engine: Engine, format: &str) {
    let (folder, database) = (Folder::make(), Private::make(engine).await);
    // The test server takes any password.
    let address = database.address().replace("postgres@", "postgres:pitahaya@");
    let mut site = Site::new(program(), &folder.path("site"), &address, 1).expect("a site");
    site.environment = vec![("PUENTE_LOG", "trace".into()), ("PUENTE_LOG_FORMAT", format.into())];
    let links = site.invite(&console(), 2).await.expect("invitations");
    site.start(0).await.expect("a start");
    let mut all = Vec::new();
    for (number, link) in links.iter().enumerate() {
        all.push(Browser::new(site.address(0), number));
        all[number].sign_in(link, &name(number)).await.expect("signing in");
    }
    let stream = format!("/g/{GROUP}/stream?after=en:0,es:0,.:0");
    let ears = all[1].listen(&stream).await.expect("a stream");
    let mut hidden = live(&site, &mut all, &links).await;
    hidden.push("pitahaya".to_owned());
    // A statement that fails, with a text in its hands.
    let store = database.open().await;
    let mut tx = store.begin().await.expect("a write");
    let away = "alter table web_message rename to web_message_away";
    tx.ready().await.expect("the database").execute(away).await.expect("a table");
    tx.commit().await.expect("a commit");
    store.close().await;
    let broken = say(&mut all[1], "jabuticaba into the void", "void").await;
    assert_eq!(broken.status, 500, "{}", broken.text);
    drop(ears);
    site.stop().await.expect("a clean end");

    let logs = site.logs();
    assert!(logs.lines().count() > 200, "trace says much: {logs}");
    for word in hidden {
        assert!(word.len() >= 8, "{word} could be found by chance");
        let line = logs.lines().find(|line| line.to_lowercase().contains(&word.to_lowercase()));
        assert_eq!(line, None, "{engine:?} {format}: “{word}” is in the log");
    }
    // A fact a line, its details in fields.
    let level = Regex::new(r"^\d{4}-\d\d-\d\dT\S+Z +(TRACE|DEBUG|INFO|WARN|ERROR) ").expect("one");
    let mut facts = Vec::new();
    for line in logs.lines() {
        if format == "json" {
            let fact: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"));
            assert!(fact["timestamp"].is_string() && fact["level"].is_string(), "{line}");
            facts.push(fact);
        } else {
            assert!(level.is_match(line), "{line}");
        }
    }
    if format == "json" {
        let told = |words: &str| -> Vec<&Value> {
            facts.iter().filter(|fact| fact["message"] == words).collect()
        };
        let serving = told("serving");
        assert_eq!(serving.len(), 1, "once");
        assert_eq!(serving[0]["version"], env!("CARGO_PKG_VERSION"));
        assert_eq!(serving[0]["engine"], format!("{engine:?}"));
        assert_eq!((told("asked to stop").len(), told("stopped").len()), (1, 1), "once");
        let broke: Vec<&Value> = facts
            .iter()
            .filter(|fact| fact["level"] == "ERROR" && fact["incident"].is_string())
            .collect();
        assert_eq!(broke.len(), 1, "what broke is said once: {broke:?}");
        assert!(broken.text.contains(broke[0]["incident"].as_str().expect("one")), "to be quoted");
    }
    drop(site);
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_secret_no_name_and_no_text_is_in_the_log_as_text() {
    leaves_no_trace(Engine::Sqlite, "text").await;
    leaves_no_trace(Engine::Postgres, "text").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_secret_no_name_and_no_text_is_in_the_log_as_json() {
    leaves_no_trace(Engine::Sqlite, "json").await;
    leaves_no_trace(Engine::Postgres, "json").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn how_much_is_written_down_can_be_said_in_three_places() {
    for (environment, file, heard) in [
        (vec![], "", 0),
        (vec![("RUST_LOG", "puente=info")], "", 3),
        (vec![("RUST_LOG", "trace"), ("PUENTE_LOG", "error")], "", 0),
        (vec![], "[log]\nfilter = \"puente=info\"\n", 3),
    ] {
        let (folder, database) = (Folder::make(), Private::make(Engine::Sqlite).await);
        let (mut site, _) = site_with(&folder, &database, 0, environment, file).await;
        site.stop().await.expect("a clean end");
        assert_eq!(site.logs().lines().count(), heard, "{}", site.logs());
        drop(site);
        database.remove().await;
    }
}

#[test]
fn a_level_that_is_misspelt_is_named() {
    let folder = Folder::make();
    folder.write("puente.toml", "[log]\nfilter = \"inof\"\n");
    let (good, said) = folder.run(&["check"]);
    assert!(!good && said.contains("filter in [log]: “inof” is not understood"), "{said}");
    folder.write("puente.toml", "[log]\nformat = \"xml\"\n");
    let (good, said) = folder.run(&["serve"]);
    assert!(!good && said.contains("text or json, not “xml”"), "{said}");
}
