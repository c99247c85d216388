//! The store on both engines: every statement prepares, migrations stand whole, ids sort, and two
//! writers do not lose each other's work.

use puente::foundation::store::{Columns, Statement, Store, migrations};
use regex::Regex;

use crate::town::{Engine, Private};

/// Every SQL constant in the source: its file and name, and the statement.
fn statements() -> Vec<(String, &'static str)> {
    let constant =
        Regex::new(r#"(?s)const ([A-Z_]+): &str =\s*"((?:[^"\\]|\\.)*)""#).expect("a pattern");
    let verb = Regex::new(r"^(select|insert|update|delete|with)\s").expect("a pattern");
    let gap = Regex::new(r"\\\n\s*").expect("a pattern");
    let mut found = Vec::new();
    for source in crate::architecture::tree().product() {
        // These make the tables they need; the scenes of the benches run each on both engines.
        if source.path.starts_with("src/bench/store/") {
            continue;
        }
        let (path, text) = (
            source.path.clone(),
            std::fs::read_to_string(
                std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(&source.path),
            )
            .expect("a source file"),
        );
        for caught in constant.captures_iter(&text) {
            let statement = gap.replace_all(&caught[2], "").into_owned();
            if verb.is_match(&statement) {
                found.push((format!("{path} {}", &caught[1]), &*statement.leak()));
            }
        }
    }
    found
}

async fn prepares(engine: Engine) {
    let database = Private::make(engine).await;
    let store = database.open().await;
    store.migrate().await.expect("migrating");
    let all = statements();
    assert!(all.len() > 60, "only {} statements were found", all.len());
    let mut wrong = Vec::new();
    for (path, statement) in all {
        // Two texts stand side by side where one statement truly needs them.
        let other = match engine {
            Engine::Sqlite => "_POSTGRES",
            Engine::Postgres => "_SQLITE",
        };
        if path.ends_with(other) {
            continue;
        }
        if let Err(error) = store.prepare(statement).await {
            wrong.push(format!("{path}: {statement}: {error}"));
        }
    }
    store.close().await;
    database.remove().await;
    assert!(wrong.is_empty(), "statements that do not prepare:\n{}", wrong.join("\n"));
}

#[tokio::test]
async fn every_statement_prepares_on_sqlite() {
    prepares(Engine::Sqlite).await;
}

#[tokio::test]
async fn every_statement_prepares_on_postgres() {
    prepares(Engine::Postgres).await;
}

#[tokio::test]
async fn migrating_twice_is_migrating_once() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let database = Private::make(engine).await;
        let store = database.open().await;
        assert_eq!(store.migrate().await.expect("migrating"), migrations().len());
        assert_eq!(store.migrate().await.expect("migrating"), 0);
        store.close().await;
        database.remove().await;
    }
}

#[tokio::test]
async fn a_connection_that_has_prepared_enough_gives_its_place_to_another() {
    let database = Private::make(Engine::Sqlite).await;
    let store = database.open().await;
    store.migrate().await.unwrap();
    // More often than there are places for connections.
    for round in 0..15 {
        let mut tx = store.begin().await.unwrap();
        // It lasts as long as its connection, which is another one each time.
        let mark = Statement::new("MARK", "create temp table mark (round integer)", vec![]);
        tx.run(mark).await.unwrap_or_else(|error| panic!("{round}: {error}"));
        for number in 0..140 {
            let text: &'static str = format!("select {} as n", number / 2).leak();
            let found = tx.first(Statement::new("SELECT", text, vec![])).await.unwrap();
            assert_eq!(found.unwrap().int("n").unwrap(), number / 2);
        }
        tx.commit().await.unwrap();
    }
    // One that has prepared little stays.
    for there in [0, 1] {
        let mut tx = store.begin().await.unwrap();
        let marks = "select count(*) as n from temp.sqlite_master";
        let found = tx.first(Statement::new("MARKS", marks, vec![])).await.unwrap().unwrap();
        assert_eq!(found.int("n").unwrap(), there);
        if there == 0 {
            let mark = Statement::new("MARK", "create temp table mark (round integer)", vec![]);
            tx.run(mark).await.unwrap();
        }
        tx.commit().await.unwrap();
    }
    let closed = tokio::time::timeout(std::time::Duration::from_secs(10), store.close());
    closed.await.expect("none of them is missed");
    database.remove().await;
}

#[tokio::test]
async fn what_is_committed_is_on_disk_whatever_the_server_usually_does() {
    use sqlx::Row;
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let database = Private::make(engine).await;
        if engine == Engine::Postgres {
            database.administer("alter database", " set synchronous_commit = off").await;
        }
        let store = database.open().await;
        let mut tx = store.begin().await.expect("a transaction");
        let (asked, durable) = match engine {
            // 2 is `full`: every commit waits for the disk.
            Engine::Sqlite => ("select cast(synchronous as text) from pragma_synchronous", "2"),
            Engine::Postgres => ("select current_setting('synchronous_commit')", "on"),
        };
        let row = sqlx::query(asked)
            .fetch_one(tx.ready().await.expect("the database"))
            .await
            .expect("a setting");
        assert_eq!(row.get::<String, _>(0), durable, "{engine:?}");
        drop(tx);
        store.close().await;
        database.remove().await;
    }
}

#[tokio::test]
async fn what_has_lost_a_write_that_waited_does_not_last_whoever_goes_on() {
    let insert = |number: i64| {
        Statement::new("one more", "insert into sum (number) values ($1)", vec![number.into()])
    };
    let count = || Statement::new("how many", "select count(*) as n from sum", Vec::new());
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let database = Private::make(engine).await;
        let store = database.open().await;
        let mut tx = store.begin().await.expect("a transaction");
        let table = "create table sum (number bigint primary key)";
        tx.run(Statement::new("a table", table, Vec::new())).await.expect("a table");
        tx.put(insert(1)).await.expect("it waits");
        tx.put(insert(2)).await.expect("it waits");
        assert_eq!(tx.first(count()).await.expect("a count").expect("a row").int("n").unwrap(), 2);
        tx.commit().await.expect("a commit");
        // The second is there already; whoever reads next is told, and goes on.
        let mut tx = store.begin().await.expect("a transaction");
        for number in [3, 2, 4] {
            tx.put(insert(number)).await.expect("it waits");
        }
        assert!(tx.first(count()).await.is_err(), "{engine:?}");
        let _ = tx.run(insert(5)).await;
        assert!(tx.commit().await.is_err(), "{engine:?}");
        // Of several asked together one cannot be done: nothing lasts, whoever goes on.
        let mut tx = store.begin().await.expect("a transaction");
        assert!(tx.each(vec![insert(7), insert(2), count()]).await.is_err(), "{engine:?}");
        let _ = tx.run(insert(8)).await;
        assert!(tx.commit().await.is_err(), "{engine:?}");
        // Whoever is told of their own goes on where the engine can.
        let mut tx = store.begin().await.expect("a transaction");
        assert!(tx.run(insert(2)).await.is_err());
        if engine == Engine::Sqlite {
            tx.put(insert(6)).await.expect("it waits");
            tx.commit().await.expect("a commit");
        } else {
            drop(tx);
        }
        let mut look = store.look().await.expect("a look");
        let stand = look.first(count()).await.expect("a count").expect("a row").int("n").unwrap();
        assert_eq!(stand, if engine == Engine::Sqlite { 3 } else { 2 }, "{engine:?}");
        drop(look);
        store.close().await;
        database.remove().await;
    }
}

#[tokio::test]
async fn what_is_asked_together_is_answered_each_by_itself() {
    let ask = |name, text, values| Statement::new(name, text, values);
    let insert =
        |number: i64| ask("one more", "insert into sum (number) values ($1)", vec![number.into()]);
    let from = |least: i64| {
        let text = "select number from sum where number >= $1 order by number";
        ask("which", text, vec![least.into()])
    };
    let grow =
        || ask("grow", "update sum set number = number + 10 where number > $1", vec![1.into()]);
    let numbers = |found: &puente::foundation::store::Found| -> Vec<i64> {
        found.rows.iter().map(|row| row.int("number").expect("a number")).collect()
    };
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let database = Private::make(engine).await;
        let store = database.open().await;
        let mut tx = store.begin().await.expect("a transaction");
        let table = ask("a table", "create table sum (number bigint not null unique)", Vec::new());
        tx.put(table).await.expect("it waits");
        let asked = vec![insert(1), insert(2), from(2), insert(3), grow(), from(0)];
        let found = tx.each(asked).await.expect("answers");
        assert_eq!(found.len(), 6, "{engine:?}");
        assert_eq!((found[0].touched, found[4].touched), (1, 2), "{engine:?}");
        assert_eq!(numbers(&found[2]), [2], "as it was then: {engine:?}");
        assert_eq!(numbers(&found[5]), [1, 12, 13], "{engine:?}");
        assert!(found[1].rows.is_empty() && found[3].rows.is_empty(), "{engine:?}");

        // The last ones end it; and what cannot be done undoes all of it, and is named.
        let found = tx.commit_with(vec![insert(20), from(20)]).await.expect("the end");
        assert_eq!(found.len(), 2, "{engine:?}");
        assert_eq!((found[0].touched, numbers(&found[1])), (1, vec![20]), "{engine:?}");
        let mut tx = store.begin().await.expect("a transaction");
        tx.put(insert(300)).await.expect("it waits");
        let wrong = tx.commit_with(vec![from(0), grow(), insert(1), from(0)]).await;
        let wrong = wrong.map(drop).expect_err("it stands already").to_string();
        assert!(wrong.contains("one more"), "{engine:?}: {wrong}");
        let look = store.look().await.expect("a look");
        let found = look.commit_with(vec![from(0)]).await.expect("an answer");
        assert_eq!(numbers(&found[0]), [1, 12, 13, 20], "{engine:?}");
        store.close().await;
        database.remove().await;
    }
}

#[tokio::test]
async fn a_text_has_no_nul_in_it_on_either_engine() {
    let select = "select cast($1 as text) as kept, length(cast($1 as text)) as n";
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let database = Private::make(engine).await;
        let store = database.open().await;
        let mut tx = store.look().await.expect("a look");
        let asked = Statement::new("a text", select, vec!["a\0ñ🌉\0".into()]);
        let row = tx.first(asked).await.expect("an answer").expect("a row");
        assert_eq!(row.text("kept").expect("a text"), "añ🌉", "{engine:?}");
        assert_eq!(row.int("n").expect("a number"), 3, "{engine:?}");
        drop(tx);
        store.close().await;
        database.remove().await;
    }
}

#[tokio::test]
async fn an_address_of_neither_kind_is_refused() {
    assert!(Store::open("mysql://localhost/puente").await.is_err());
}
