//! Every schema that ever landed, with the rows a house had then, grows into the newest one: all
//! words are there, and nothing is amiss. The rows are kept beside this file, one backup a schema.
//!
//! A new migration needs the rows of the schema before it. They are made from the demonstration,
//! cut down to what that schema could hold: `PUENTE_WRITE_SCHEMAS=1 cargo test schemas` writes
//! those that are missing, and the mark by which a landed file is known never to have changed.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::Read;
use std::path::PathBuf;

use futures_util::StreamExt;
use puente::app::{backup, verify};
use puente::foundation::config::Config;
use puente::foundation::store::{Store, Table, migrations};
use puente::platforms::web::files::disk::Folder as Beside;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::start::{Folder, start, taken_port};
use crate::storm::console;
use crate::town::database::{Engine, Private};

/// By which column which table is meant.
const LINKS: [(&str, &str); 5] = [
    ("group_id", "working_group"),
    ("room_id", "room"),
    ("member_id", "member"),
    ("synthesis_id", "synthesis"),
    ("pick_id", "pick"),
];

fn here(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schemas")).join(name)
}

fn rows_of(number: i64) -> PathBuf {
    here(&format!("{number:04}.gz"))
}

fn is_writing() -> bool {
    std::env::var_os("PUENTE_WRITE_SCHEMAS").is_some()
}

/// The rows of a backup, by table: each as name and value of its columns.
fn read(file: &PathBuf) -> BTreeMap<String, Vec<Map<String, Value>>> {
    let packed = std::fs::File::open(file).expect("a backup");
    let mut text = String::new();
    flate2::read::GzDecoder::new(packed).read_to_string(&mut text).expect("a whole backup");
    let mut tables: BTreeMap<String, Vec<Map<String, Value>>> = BTreeMap::new();
    let (mut table, mut columns) = (String::new(), Vec::new());
    for line in text.lines() {
        match serde_json::from_str(line).expect("JSON") {
            Value::Array(row) => {
                let row = columns.iter().cloned().zip(row).collect();
                tables.get_mut(&table).expect("a heading").push(row);
            }
            Value::Object(heading) if heading.contains_key("table") => {
                heading["table"].as_str().expect("a name").clone_into(&mut table);
                let names = heading["columns"].as_array().expect("names").iter();
                columns = names.map(|name| name.as_str().expect("a name").to_owned()).collect();
                tables.insert(table.clone(), Vec::new());
            }
            _ => {}
        }
    }
    tables
}

async fn catalog(store: &Store) -> Vec<Table> {
    store.look().await.expect("a look").catalog().await.expect("a catalog")
}

/// Puts into a database of an earlier schema what it could hold of the rows of a later one.
async fn cut_down(store: &Store, all: &BTreeMap<String, Vec<Map<String, Value>>>) {
    let tables = catalog(store).await;
    let there: BTreeSet<&str> = tables.iter().map(|table| table.name.as_str()).collect();
    let mut gone: HashSet<(String, String)> = HashSet::new();
    let mut tx = store.begin().await.expect("a transaction");
    for table in &tables {
        let mut kept = Vec::new();
        for row in all.get(&table.name).into_iter().flatten() {
            let names_what_is_not = table.columns.iter().any(|(column, _)| {
                let Some(value) = row[column].as_str().filter(|value| !value.is_empty()) else {
                    return false;
                };
                let unknown = LINKS.iter().any(|(link, to)| link == column && !there.contains(to));
                unknown || gone.contains(&(column.clone(), value.to_owned()))
            });
            if names_what_is_not {
                if let [key] = table.key.as_slice() {
                    gone.insert((key.clone(), row[key].as_str().unwrap_or_default().to_owned()));
                }
                continue;
            }
            kept.push(table.columns.iter().map(|(column, _)| row[column].clone()).collect());
        }
        tx.put_rows(table, &kept).await.expect("rows");
    }
    tx.commit().await.expect("a commit");
}

/// What every landed migration was, by the mark of its text.
fn marks() -> String {
    migrations().into_iter().fold(String::new(), |mut marks, (number, words, text)| {
        let mark = Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut mark, byte| {
            mark.push_str(&format!("{byte:02x}"));
            mark
        });
        marks.push_str(&format!("{number:04} {mark} {words}\n"));
        marks
    })
}

async fn write_what_is_missing() {
    let folder = Folder::make();
    let (taken, port) = taken_port();
    drop(taken);
    let mut demo = start(&folder, &["demo"], port);
    demo.read_until("To stop");
    demo.signal("-TERM");
    assert!(demo.ends_within(crate::start::PATIENCE).is_some_and(|status| status.success()));
    let whole = folder.path("whole.gz");
    let demo = format!("sqlite:{}", folder.path("puente-demo/demo.db").display());
    let demo = Store::open(&demo).await.expect("the demonstration");
    backup::write(&demo, &Beside::at(demo.beside("files")), &whole).await.expect("a backup");
    demo.close().await;
    let all = read(&whole);
    for (number, _, _) in migrations() {
        if !rows_of(number).exists() {
            let private = Private::make(Engine::Sqlite).await;
            let store = private.open().await;
            store.migrate_to(number).await.expect("an earlier schema");
            cut_down(&store, &all).await;
            let beside = Beside::at(store.beside("files"));
            backup::write(&store, &beside, &rows_of(number)).await.expect("a backup");
            store.close().await;
            private.remove().await;
        }
    }
    std::fs::write(here("landed.txt"), marks()).expect("the marks");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_house_of_an_earlier_schema_is_whole_after_it_has_grown() {
    if is_writing() {
        write_what_is_missing().await;
    }
    let newest = migrations().last().map_or(0, |(number, _, _)| *number);
    let mut grown = 0;
    for (number, name, _) in migrations() {
        let file = rows_of(number);
        assert!(
            file.exists() || number == newest,
            "there are no rows of the schema before {newest:04}, that of {number:04} {name}: \
             PUENTE_WRITE_SCHEMAS=1 cargo test schemas makes them"
        );
        if !file.exists() {
            continue;
        }
        let kept = read(&file);
        let count: usize = kept.values().map(Vec::len).sum();
        assert!(count > 0, "{number:04} holds rows");
        for engine in [Engine::Sqlite, Engine::Postgres] {
            let private = Private::make(engine).await;
            let url = format!("[store]\nurl = \"{}\"\n", private.address());
            let config = || Config::from_text(&url, &[]).expect("settings");
            backup::restore(&config(), &file, &console()).await.expect("a restore");
            let store = private.open().await;
            assert_eq!(store.applied().await, newest, "{number:04} has grown");
            for table in catalog(&store).await {
                let Some(was) = kept.get(&table.name) else { continue };
                let is = now(&store, &table).await;
                assert_eq!(is.len(), was.len(), "{} of {number:04} on {engine:?}", table.name);
                for (is, was) in is.iter().zip(was) {
                    for (column, value) in was {
                        let at = format!("{}.{column} of {number:04} on {engine:?}", table.name);
                        assert_eq!(is.get(column), Some(value), "{at}");
                    }
                }
            }
            let wrong = verify::look(store, config(), &console()).await.expect("a look");
            let wrong: Vec<String> = wrong
                .iter()
                .map(|(place, problem)| format!("{place}: {}", console().worded(problem)))
                .collect();
            assert!(wrong.is_empty(), "{number:04} on {engine:?}: {wrong:?}");
            private.remove().await;
        }
        grown += 1;
    }
    assert!(grown >= 8, "only {grown} schemas have rows");
}

/// The rows of a table as they stand, in the order in which a backup has them.
async fn now(store: &Store, table: &Table) -> Vec<Map<String, Value>> {
    let mut tx = store.look().await.expect("a look");
    let rows: Vec<_> = tx.all_rows(table).collect().await;
    rows.into_iter()
        .map(|row| {
            let names = table.columns.iter().map(|(name, _)| name.clone());
            names.zip(row.expect("a row")).collect()
        })
        .collect()
}

#[test]
fn a_landed_migration_is_never_edited() {
    let landed = std::fs::read_to_string(here("landed.txt")).expect("the marks");
    let now = marks();
    assert!(landed.lines().count() >= 8, "the first eight have landed");
    for mark in landed.lines() {
        assert!(now.lines().any(|one| one == mark), "{mark} was edited since it landed");
    }
    let known: BTreeSet<&str> = landed.lines().filter_map(|line| line.get(..4)).collect();
    let all = migrations();
    for (number, name, _) in all.iter().rev().skip(1) {
        let number = format!("{number:04}");
        assert!(
            known.contains(number.as_str()),
            "{number} {name} has no mark: PUENTE_WRITE_SCHEMAS=1 cargo test schemas makes it"
        );
    }
}

#[tokio::test]
async fn a_database_that_grew_by_another_text_is_not_touched() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let private = Private::make(engine).await;
        let store = private.open().await;
        store.migrate_to(7).await.expect("an earlier schema");
        let mut tx = store.begin().await.expect("a transaction");
        // As a database would have it whose third migration was another text.
        let other = "update _sqlx_migrations set checksum = (select o.checksum from \
            _sqlx_migrations o where o.version = 2) where version = 3";
        sqlx::query(other)
            .execute(tx.ready().await.expect("the database"))
            .await
            .expect("another text");
        tx.commit().await.expect("a commit");
        assert!(store.migrate().await.is_err(), "{engine:?}");
        assert_eq!(store.applied().await, 7, "{engine:?}: nothing was applied");
        store.close().await;
        private.remove().await;
    }
}
