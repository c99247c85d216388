//! Two and three processes side by side on one database while the clock stands: no poll comes
//! round, so that whatever one learns of the other it was told.

use std::cell::Cell;
use std::sync::Arc;

use puente::bench::browser::Browser;
use puente::foundation::store::{Columns, Store};
use sqlx::{Connection, Executor, Row};

use super::{PATIENCE, Process, house, line, stream, until};
use crate::town::{Engine, OPENING, Private, SetClock};

async fn say(browser: &mut Browser, text: &str) {
    let fields = [("text", text), ("key", text)];
    let answer = browser.post("/g/names/say/en", &fields).await.expect("an answer");
    assert!(answer.is_ok(), "{}", answer.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_at_one_process_sees_what_is_done_at_the_other_at_once() {
    let (database, clock) =
        (Private::make(Engine::Postgres).await, Arc::new(SetClock::at(OPENING)));
    let here = Process::start(&database, &clock).await;
    let there = Process::start(&database, &clock).await;
    let mut ana = here.comes(1, "Ana", "role:bridge").await;
    let mut luz = there.comes(2, "Luz", "").await;
    let mut heard = stream(&luz).await;

    say(&mut ana, "said here").await;
    let told = line(&mut heard, "said here").await;
    let id = told["id"].as_str().expect("its id").to_owned();
    let path = |verb: &str| format!("/g/names/m/{id}/{verb}");

    let edited = ana.post("/g/names/say/en", &[("text", "put otherwise"), ("edit", &id)]).await;
    assert!(edited.expect("an answer").is_ok());
    line(&mut heard, "put otherwise").await;

    let mark = [("mark", "👍")];
    assert!(ana.post(&path("react"), &mark).await.expect("an answer").is_ok());
    line(&mut heard, "👍").await;

    // What goes out by a lane: a card in both rooms, and a note to whoever is quoted there.
    say(&mut luz, "quoted at the other").await;
    let told = line(&mut heard, "quoted at the other").await;
    let quoted = told["id"].as_str().expect("its id").to_owned();
    let fields =
        [("text", "!bridge now anyway:yes Dicho allá"), ("key", "k"), ("reply", quoted.as_str())];
    let published = ana.post("/g/names/say/en", &fields).await.expect("an answer");
    assert!(published.is_ok(), "{}", published.text);
    // Each lane is carried for itself: which of the two comes first is nobody's promise.
    let (card, note) = (Cell::new(false), Cell::new(false));
    until(&mut heard, |event, data| {
        let carried = data["html"].to_string().contains("Dicho allá");
        card.set(card.get() || (event == "put" && data["room"] == "es" && carried));
        note.set(note.get() || event == "note");
        card.get() && note.get()
    })
    .await;

    assert!(ana.post(&path("delete"), &[]).await.expect("an answer").is_ok());
    until(&mut heard, |event, data| event == "gone" && data["id"] == id.as_str()).await;

    // One session at both: what one signs the other believes, and what ends at one ends at both.
    let mut elsewhere = luz.at(here.at);
    assert_eq!(elsewhere.get("/g/names").await.expect("a page").status, 200);
    assert_eq!(elsewhere.post("/out", &[]).await.expect("an answer").status, 303);
    let ended = tokio::time::timeout(PATIENCE, async { while heard.next().await.is_some() {} });
    ended.await.expect("the stream at the other process ends");
    assert_eq!(luz.get("/g/names").await.expect("a page").status, 401);

    here.end().await;
    there.end().await;
    database.remove().await;
}

/// Ends every connection that others have to a database, as a restart of its server does.
async fn cut_off(database: &Private) -> i64 {
    let mut alone =
        sqlx::postgres::PgConnection::connect(&database.address()).await.expect("the database");
    let ended = "select count(pg_terminate_backend(pid)) as n from pg_stat_activity \
        where datname = current_database() and pid <> pg_backend_pid()";
    let ended = alone.fetch_one(ended).await.expect("administering").get("n");
    alone.close().await.expect("closing");
    ended
}

#[tokio::test(flavor = "multi_thread")]
async fn when_every_connection_to_the_server_breaks_they_hear_each_other_again() {
    let (database, clock) =
        (Private::make(Engine::Postgres).await, Arc::new(SetClock::at(OPENING)));
    let here = Process::start(&database, &clock).await;
    let there = Process::start(&database, &clock).await;
    let mut ana = here.comes(1, "Ana", "").await;
    let luz = there.comes(2, "Luz", "").await;
    let mut heard = stream(&luz).await;
    for round in 0..3 {
        assert!(cut_off(&database).await >= 2, "both listen, and more");
        // Nobody listens at this moment: what is said now must be found, not only heard.
        let text = format!("said in round {round}");
        say(&mut ana, &text).await;
        line(&mut heard, &text).await;
        // And what is said once they listen again is heard.
        say(&mut ana, &format!("{text} again")).await;
        line(&mut heard, &format!("{text} again")).await;
    }
    here.end().await;
    there.end().await;
    database.remove().await;
}

/// How many jobs of every day were done, and how many wait, by kind.
async fn daily(store: &Store) -> Vec<(String, i64, i64)> {
    let sql = "select kind, count(settled_at) as done, count(*) - count(settled_at) as waiting \
        from schedule group by kind order by kind";
    let mut tx = store.look().await.expect("a look");
    let rows = sqlx::query(sql)
        .fetch_all(tx.ready().await.expect("the database"))
        .await
        .expect("the schedule");
    let of =
        |row: &sqlx::any::AnyRow| Ok((row.text("kind")?, row.int("done")?, row.int("waiting")?));
    rows.iter().map(of).collect::<puente::foundation::error::Result<_>>().expect("counts")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_due_every_day_is_done_once_however_many_houses_are_open() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let (database, clock) = (Private::make(engine).await, Arc::new(SetClock::at(OPENING)));
        let mut houses = Vec::new();
        for _ in 0..3 {
            houses.push(house(&database, &clock).await.house);
        }
        for day in 1..=3 {
            let mut open = Vec::new();
            for house in houses.clone() {
                open.push(tokio::spawn(async move {
                    house.wind().await?;
                    house.worker().drain().await?;
                    // Opened again on the same day, after it was done.
                    house.wind().await?;
                    house.worker().drain().await
                }));
            }
            for one in open {
                one.await.expect("a task").expect("winding and draining");
            }
            let mut all = daily(&houses[0].base.store).await;
            // Done at each opening, and on no day of its own.
            all.retain(|(kind, ..)| kind != "translation.tell");
            assert!(all.len() >= 4, "{engine:?}: {all:?}");
            for (kind, done, waiting) in all {
                assert_eq!((done, waiting), (day, 1), "{engine:?}: {kind} on day {day}");
            }
            clock.advance(86_400);
        }
        for house in houses {
            house.base.store.close().await;
        }
        database.remove().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn three_that_start_at_once_on_an_empty_database_make_one_house() {
    use puente::app::start::furnished;
    use puente::foundation::config::Config;
    for engine in [Engine::Sqlite, Engine::Postgres] {
        for _ in 0..3 {
            let database = Private::make(engine).await;
            let settings = format!("[store]\nurl = \"{}\"\n{}", database.address(), super::GROUP);
            let console = crate::storm::console();
            let starting = (0..3)
                .map(|_| furnished(Config::from_text(&settings, &[]).expect("settings"), &console));
            let mut open = Vec::new();
            for one in futures_util::future::join_all(starting).await {
                open.push(one.unwrap_or_else(|error| {
                    panic!("{engine:?}: {:?}", puente::app::console::why(&error))
                }));
            }
            let sql = "select (select count(*) from working_group) as groups, \
                (select count(*) from room) as rooms";
            let mut tx = open[0].house.base.store.look().await.expect("a look");
            let row = sqlx::query(sql)
                .fetch_one(tx.ready().await.expect("the database"))
                .await
                .expect("counts");
            let made = (row.int("groups").expect("groups"), row.int("rooms").expect("rooms"));
            drop(tx);
            assert_eq!(made, (1, 2), "{engine:?}");
            for one in open {
                one.house.base.store.close().await;
            }
            database.remove().await;
        }
    }
}
