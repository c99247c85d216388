//! What the benches stand on, small: a made-up year must be one that the house itself could have
//! written, else what is measured on it is nothing. No time is asserted here.

use std::time::Duration;

use futures_util::StreamExt;
use puente::app::command_line::Part;
use puente::app::console::Console;
use puente::app::{protecting, verify, worst};
use puente::bench::agenda;
use puente::bench::intake;
use puente::bench::live::sign_in;
use puente::bench::site::{GROUP, Site};
use puente::bench::store::{Durable, commits};
use puente::bench::streams::flood;
use puente::bench::year::{Year, live, pages};
use puente::foundation::config::Config;
use puente::foundation::store::Store;

use crate::start::Folder;
use crate::storm::{console, program};
use crate::town::database::{Engine, Private};

#[tokio::test(flavor = "multi_thread")]
async fn a_made_up_year_is_one_the_house_could_have_written() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let (folder, database) = (Folder::make(), Private::make(engine).await);
        let url = database.address();
        let mut site = Site::new(program(), &folder.path("site"), &url, 1).expect("a site");
        let year = Year { messages: 900, syntheses: 3, members: 4 };
        let people = live(&mut site, &console(), year).await.expect("a year");
        let (pages, searches) = pages(&people, 1).await.expect("its pages");
        assert!(!pages.is_empty() && !searches.is_empty());
        site.stop().await.expect("it stops");
        let store = Store::open(&url).await.expect("the database");
        let settings = format!("[store]\nurl = \"{url}\"\n");
        let config = Config::from_text(&settings, &[]).expect("settings");
        let found = verify::look(store, config, &console()).await.expect("a look");
        let found: Vec<String> = found
            .iter()
            .map(|(place, say)| format!("{place}: {}", console().worded(say)))
            .collect();
        assert_eq!(found, Vec::<String>::new(), "{engine:?}");
        database.remove().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_made_up_agenda_is_shown_and_drawn() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let (folder, database) = (Folder::make(), Private::make(engine).await);
        let url = database.address();
        let mut site = Site::new(program(), &folder.path("site"), &url, 1).expect("a site");
        let people = agenda::live(&mut site, &console()).await.expect("an agenda");
        let took = agenda::medians(&people, 1).await.expect("its pages");
        assert_eq!(took.pages.len(), agenda::PAGES.len(), "{engine:?}");
        assert!(took.picture > 0.0 && took.feed > 0.0, "{engine:?}");
        let page = people[0].lock().await.get(&format!("/g/{GROUP}/agenda/gantt")).await;
        let page = page.expect("a page").text;
        assert!(page.contains("500 processes") && page.contains("Step 19"), "{page}");
        assert_eq!(page.matches("gantt-row").count(), 24, "a dozen of them, in two forms");
        site.stop().await.expect("it stops");
        database.remove().await;
    }
}

#[tokio::test]
async fn what_the_database_does_on_its_own_leaves_nothing_behind() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let database = Private::make(engine).await;
        for durable in [Durable::Yes, Durable::No] {
            let done = commits(&database.address(), durable, Duration::from_millis(50)).await;
            assert!(done.expect("commits") > 0.0);
        }
        let store = database.open().await;
        assert!(store.prepare("select number from bench_row").await.is_err(), "{engine:?}");
        store.close().await;
        database.remove().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_missed_is_taken_in_beside_the_same_rows_put_in_plainly() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let (folder, database) = (Folder::make(), Private::make(engine).await);
        let beside = Private::make(engine).await;
        let url = database.address();
        let site = Site::new(program(), &folder.path("site"), &url, 1).expect("a site");
        let speed = intake::measure(&site, &console(), &beside.address(), 700).await;
        let speed = speed.expect("a measurement");
        assert!(speed.taken > 0.0 && speed.plain > 0.0);
        // Both hold the same: what was put in plainly is what was taken in.
        for table in ["message", "message_copy", "fact", "contribution", "tally"] {
            assert!(rows(&database, table).await > 0, "{engine:?} {table}");
            assert_eq!(rows(&database, table).await, rows(&beside, table).await, "{table}");
        }
        database.remove().await;
        beside.remove().await;
    }
}

#[test]
fn the_worst_texts_are_as_long_as_they_say_and_everything_reads_them() {
    for bytes in [1_000, 8_000] {
        let texts = worst::texts(bytes);
        assert!(texts.iter().all(|text| (bytes..bytes + 100).contains(&text.len())));
    }
    assert!(worst::measure(1_000).iter().all(|took| !took.is_zero()));
}

#[test]
fn what_is_protected_is_as_long_as_it_says_and_put_together_again() {
    for (_, message) in protecting::MESSAGES {
        assert!((480..=520).contains(&message.chars().count()), "{}", message.chars().count());
    }
    assert_eq!(protecting::glossary().len(), protecting::TERMS);
    assert!(protecting::measure().expect("both").iter().all(|took| !took.is_zero()));
}

async fn rows(database: &Private, table: &str) -> usize {
    let store = database.open().await;
    let mut tx = store.look().await.expect("a look");
    let catalog = tx.catalog().await.expect("the tables");
    let table = catalog.iter().find(|one| one.name == table).expect("a table");
    let count = tx.all_rows(table).count().await;
    drop(tx);
    store.close().await;
    count
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_for_many_streams_at_once_has_eight_and_others_read_on() {
    let (folder, database) = (Folder::make(), Private::make(Engine::Sqlite).await);
    let mut site =
        Site::new(program(), &folder.path("site"), &database.address(), 1).expect("a site");
    let links = site.invite(&console(), 2).await.expect("links");
    site.start(0).await.expect("it starts");
    let people = sign_in(&site, &links).await.expect("both come");
    let flood = flood(&people, 200).await.expect("a flood");
    assert_eq!((flood.opened, flood.kept, flood.refused), (200, 8, 0));
    assert!(!flood.pages.is_empty());
    site.stop().await.expect("it stops");
    database.remove().await;
}

#[test]
fn whoever_asks_what_there_is_to_measure_is_told_of_every_part() {
    for (locale, at) in [("en", 1), ("es", 2)] {
        let console = Console::new(console().words(), locale);
        let told = console.t("cli-bench-part");
        let told: Vec<&str> = told.split([',', ':']).map(str::trim).skip(1).collect();
        let all = Part::ALL.map(|part| if at == 1 { part.1 } else { part.2 });
        assert_eq!(told, all, "{locale}");
    }
}
