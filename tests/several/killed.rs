//! The real binary, killed or frozen in the middle of handing something over: another process
//! takes its lane within ten seconds, and nobody ever reads it twice.
// Real time because other processes are started, frozen and killed.

use std::process::Command;
use std::time::Duration;

use puente::bench::browser::Browser;
use puente::bench::site::Site;
use puente::foundation::jobs::LEASE_SECONDS;
use sqlx::{Connection, Executor, Row};

use crate::start::Folder;
use crate::storm::{console, program};
use crate::town::database::{Engine, Private};
use crate::trouble::{PATIENCE, count, members, say};

/// How often every worker looks whether something is free, in seconds.
const POLL_SECONDS: i64 = 1;

/// Who holds a room so that nothing can be put into it.
struct Held(sqlx::postgres::PgConnection);

impl Held {
    async fn room(database: &Private, slug: &str) -> Self {
        let mut holds =
            sqlx::postgres::PgConnection::connect(&database.address()).await.expect("the database");
        holds.execute("begin").await.expect("a transaction");
        let lock = format!(
            "select 1 from web_room w join room r on r.room_id = w.room_id \
             where r.slug = '{slug}' for update of w"
        );
        holds.execute(sqlx::AssertSqlSafe(lock)).await.expect("a lock");
        Self(holds)
    }

    /// Waits until a worker has leased a lane and stands before the room.
    async fn waited_for(&self, database: &Private) {
        let mut looks =
            sqlx::postgres::PgConnection::connect(&database.address()).await.expect("the database");
        let sql = "select (select count(*) from lane where leased_until > 0) as leased, \
            (select count(*) from pg_stat_activity where datname = current_database() \
            and wait_event_type = 'Lock') as waiting";
        for _ in 0..PATIENCE.as_millis() / 50 {
            let row = looks.fetch_one(sql).await.expect("a look");
            if row.get::<i64, _>("leased") > 0 && row.get::<i64, _>("waiting") > 0 {
                looks.close().await.expect("closing");
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("nobody ever stood before the room");
    }

    async fn let_go(mut self) {
        self.0.execute("rollback").await.expect("letting go");
        self.0.close().await.expect("closing");
    }
}

/// Waits until one card stands in a room.
async fn card(browser: &mut Browser, room: &str) {
    for _ in 0..PATIENCE.as_millis() / 100 {
        if count(browser, room, "class=\"synthesis").await > 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("no card ever stood in {room}");
}

struct Struck {
    _folder: Folder,
    database: Private,
    site: Site,
    bridge: Browser,
}

/// A synthesis is published at the first process, which is struck while it hands the card over to
/// the Spanish room; the second starts in between.
async fn strike(signal: &str) -> Struck {
    const { assert!(LEASE_SECONDS + POLL_SECONDS < 10, "taken over within ten seconds") };
    let (folder, database) = (Folder::make(), Private::make(Engine::Postgres).await);
    let mut site =
        Site::new(program(), &folder.path("site"), &database.address(), 2).expect("a site");
    site.invite(&console(), 0).await.expect("a group");
    site.start(0).await.expect("a start");
    let mut bridge = members(&site, 1, 0).await.remove(0);
    assert!(say(&mut bridge, "worth carrying over", "").await.is_ok());
    let page = bridge.get("/g/storm?room=en").await.expect("a page").text;
    let line = page.split("<li id=\"m-").find(|line| line.contains("worth carrying over"));
    let id = line.and_then(|line| line.split('"').next()).expect("its id").to_owned();
    let held = Held::room(&database, "es").await;
    let published = say(&mut bridge, "!bridge now anyway:yes Dicho allá", &id).await;
    assert!(published.is_ok(), "{}", published.text);
    held.waited_for(&database).await;
    let pid = site.pid(0).expect("a process").to_string();
    assert!(Command::new("kill").args([signal, &pid]).status().expect("kill").success());
    site.start(1).await.expect("a start");
    held.let_go().await;
    Struck { _folder: folder, database, site, bridge }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_killed_process_had_in_hand_is_handed_over_by_another() {
    let mut struck = strike("-KILL").await;
    let mut elsewhere = struck.bridge.at(struck.site.address(1));
    for room in ["en", "es"] {
        card(&mut elsewhere, room).await;
        assert_eq!(count(&mut elsewhere, room, "class=\"synthesis").await, 1, "once in {room}");
    }
    struck.site.kill(0).expect("it is gone already");
    struck.site.stop().await.expect("a clean end");
    drop(struck.site);
    struck.database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_was_frozen_past_its_lease_and_wakes_sends_nothing_twice() {
    let mut struck = strike("-STOP").await;
    let mut elsewhere = struck.bridge.at(struck.site.address(1));
    for room in ["en", "es"] {
        // The frozen one holds neither the lane nor the room for longer than its lease.
        card(&mut elsewhere, room).await;
    }
    let pid = struck.site.pid(0).expect("a process").to_string();
    assert!(Command::new("kill").args(["-CONT", &pid]).status().expect("kill").success());
    // It wakes, and serves as before; what it had in hand is no longer its own.
    assert!(say(&mut struck.bridge, "said to the one that woke", "").await.is_ok());
    assert!(say(&mut elsewhere, "said to the other", "").await.is_ok());
    for browser in [&mut struck.bridge, &mut elsewhere] {
        for room in ["en", "es"] {
            assert_eq!(count(browser, room, "class=\"synthesis").await, 1, "once in {room}");
        }
        for text in ["said to the one that woke", "said to the other"] {
            assert_eq!(count(browser, "en", text).await, 1, "{text}");
        }
    }
    struck.site.stop().await.expect("a clean end");
    drop(struck.site);
    struck.database.remove().await;
}
