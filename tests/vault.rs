//! Backup, restore and growing schemas: everything there is comes back, on either engine, from any
//! version that ever landed.

use std::path::Path;

use futures_util::StreamExt;
use puente::app::backup;
use puente::foundation::config::Config;
use puente::foundation::error::{Error, Result};
use puente::foundation::store::{Holds, Store, Table, migrations};
use puente::platforms::web::files::disk::Folder as Beside;
use serde_json::Value;

use crate::start::{Folder, start, taken_port};
use crate::storm::console;
use crate::town::database::{Engine, Private};

fn settings(url: &str) -> Config {
    Config::from_text(&format!("[store]\nurl = \"{url}\"\n"), &[]).expect("settings")
}

fn refusal(done: Result<()>) -> String {
    match done {
        Err(Error::Refusal(refusal)) => refusal.say.id,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

fn is_private(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(file).expect("the file").permissions().mode() & 0o777 == 0o600
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_demonstration_holds_moves_to_postgresql_and_back_without_a_difference() {
    let folder = Folder::make();
    let (taken, port) = taken_port();
    drop(taken);
    let mut demo = start(&folder, &["demo"], port);
    demo.read_until("To stop");
    let here = format!("sqlite:{}", folder.path("puente-demo/demo.db").display());
    // While it runs: it goes on, and the file is whole.
    let (live, first) = (folder.path("live.gz"), folder.path("first.gz"));
    backup::backup(&settings(&here), &live, &console()).await.expect("a backup while it runs");
    demo.signal("-TERM");
    assert!(demo.ends_within(crate::start::PATIENCE).is_some_and(|status| status.success()));
    backup::backup(&settings(&here), &first, &console()).await.expect("a backup");
    assert!(is_private(&first) && is_private(&live), "only its owner may read it");
    assert!(!folder.path("first.gz.unfinished").exists());

    let (postgres, sqlite) =
        (Private::make(Engine::Postgres).await, Private::make(Engine::Sqlite).await);
    let (there, back) = (postgres.address(), sqlite.address());
    let (second, third) = (folder.path("second.gz"), folder.path("third.gz"));
    backup::restore(&settings(&there), &first, &console()).await.expect("a restore");
    backup::backup(&settings(&there), &second, &console()).await.expect("a backup");
    backup::restore(&settings(&back), &second, &console()).await.expect("a restore");
    backup::backup(&settings(&back), &third, &console()).await.expect("a backup");
    let read = |file: &Path| std::fs::read(file).expect("a backup");
    assert!(read(&first).len() > 20_000, "the demonstration holds something");
    assert_eq!(read(&first), read(&second), "SQLite and PostgreSQL hold the same");
    assert_eq!(read(&first), read(&third), "and so does SQLite again");

    // What was taken while it ran is a whole house too.
    let other = Private::make(Engine::Sqlite).await;
    backup::restore(&settings(&other.address()), &live, &console()).await.expect("a restore");
    let again = backup::restore(&settings(&other.address()), &live, &console()).await;
    assert_eq!(refusal(again), "cli-restore-not-empty");
    for one in [postgres, sqlite, other] {
        one.remove().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_backup_is_refused_and_leaves_nothing() {
    let folder = Folder::make();
    let from = Private::make(Engine::Sqlite).await;
    let store = from.open().await;
    store.migrate().await.expect("a schema");
    let tables = fill(&store).await;
    let good = folder.path("good.gz");
    backup::write(&store, &Beside::at(store.beside("files")), &good).await.expect("a backup");
    store.close().await;
    let whole = std::fs::read(&good).expect("the backup");

    let packed = |text: &str| {
        use std::io::Write;
        let mut pack = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        pack.write_all(text.as_bytes()).expect("packing");
        pack.finish().expect("packing")
    };
    let text = {
        use std::io::Read;
        let mut text = String::new();
        let mut unpack = flate2::read::GzDecoder::new(whole.as_slice());
        unpack.read_to_string(&mut text).expect("unpacking");
        text
    };
    let lines: Vec<&str> = text.lines().collect();
    let without_a_row = [&lines[..3], &lines[4..]].concat().join("\n") + "\n";
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 0x10;
    let head = lines[0];
    let broken: Vec<(&str, Vec<u8>)> = vec![
        ("nothing", Vec::new()),
        ("no archive", b"PK\x03\x04 something else".to_vec()),
        ("cut off", whole[..whole.len() * 2 / 3].to_vec()),
        ("a bit flipped", flipped),
        ("a row missing", packed(&without_a_row)),
        ("only a head", packed(&format!("{head}\n"))),
        ("something after the end", packed(&format!("{text}[\"more\"]\n"))),
        ("a word changed", packed(&text.replacen("row-1", "row-9", 1))),
        ("another program's", packed("{\"other\":\"backup\",\"format\":1,\"schema\":1}\n")),
    ];
    for (what, bytes) in broken {
        let file = folder.path("broken.gz");
        std::fs::write(&file, bytes).expect("a file");
        for engine in [Engine::Sqlite, Engine::Postgres] {
            let to = Private::make(engine).await;
            let done = backup::restore(&settings(&to.address()), &file, &console()).await;
            assert_eq!(refusal(done), "cli-restore-broken", "{what}");
            let store = to.open().await;
            assert_eq!(store.applied().await, 0, "{what}: nothing was made");
            store.close().await;
            to.remove().await;
        }
    }
    let newer = folder.path("newer.gz");
    let later = head.replace(&format!("\"schema\":{}", migrations().len()), "\"schema\":9999");
    assert_ne!(later, head);
    std::fs::write(&newer, packed(&text.replacen(head, &later, 1))).expect("a file");
    let to = Private::make(Engine::Sqlite).await;
    let done = backup::restore(&settings(&to.address()), &newer, &console()).await;
    assert_eq!(refusal(done), "cli-restore-newer");
    let done = backup::backup(&settings("sqlite:/nowhere/at/all.db"), &newer, &console()).await;
    assert_eq!(refusal(done), "cli-backup-nothing");
    assert!(tables > 20, "every table was filled");
    to.remove().await;
    from.remove().await;
}

/// Two rows in every table there is, which refer to each other: every text of the first is
/// `row-1`. How many tables that were.
async fn fill(store: &Store) -> usize {
    let mut tx = store.begin().await.expect("a transaction");
    let tables = tx.catalog().await.expect("a catalog");
    for table in &tables {
        tx.put_rows(table, &sample(table))
            .await
            .unwrap_or_else(|error| panic!("{table:?}: {error}"));
    }
    tx.commit().await.expect("a commit");
    tables.len()
}

fn sample(table: &Table) -> Vec<Vec<Value>> {
    let row = |number: i64| {
        table
            .columns
            .iter()
            .map(|(_, holds)| match holds {
                Holds::Text => Value::from(format!("row-{number}")),
                Holds::Whole => Value::from(number * 1_000_000_007),
                Holds::Fraction => Value::from(0.1),
            })
            .collect()
    };
    vec![row(1), row(2)]
}

/// The rows of a table, each as name and value of every column that `names` has.
async fn rows(store: &Store, table: &Table, names: &[String]) -> Vec<Vec<Value>> {
    let mut tx = store.look().await.expect("a look");
    let now = tx.catalog().await.expect("a catalog");
    let Some(now) = now.into_iter().find(|one| one.name == table.name) else { return Vec::new() };
    let all: Vec<_> = tx.all_rows(&now).collect().await;
    all.into_iter()
        .map(|row| {
            let row = row.expect("a row");
            let at = |name| now.columns.iter().position(|(column, _)| column == name);
            names.iter().filter_map(|name| row.get(at(name)?).cloned()).collect()
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_schema_that_ever_landed_grows_into_the_newest_with_all_its_rows() {
    let folder = Folder::make();
    for engine in [Engine::Sqlite, Engine::Postgres] {
        for (number, name, _) in migrations() {
            let (old, new) = (Private::make(engine).await, Private::make(Engine::Sqlite).await);
            let store = old.open().await;
            store.migrate_to(number).await.expect("an earlier schema");
            assert_eq!(store.applied().await, number, "{name}");
            let filled = fill(&store).await;
            let mut tx = store.look().await.expect("a look");
            let tables = tx.catalog().await.expect("a catalog");
            drop(tx);
            let file = folder.path(&format!("schema-{number}.gz"));
            let beside = Beside::at(store.beside("files"));
            backup::write(&store, &beside, &file).await.expect("a backup of that schema");
            store.migrate().await.expect("growing");
            backup::restore(&settings(&new.address()), &file, &console()).await.expect("a restore");
            let restored = new.open().await;
            for table in &tables {
                let names: Vec<String> =
                    table.columns.iter().map(|(name, _)| name.clone()).collect();
                for grown in [&store, &restored] {
                    let kept = rows(grown, table, &names).await;
                    assert_eq!(kept, sample(table), "{} after {name}", table.name);
                }
            }
            assert_eq!(filled, tables.len());
            let newest = i64::try_from(migrations().len()).expect("a count");
            assert_eq!((store.applied().await, restored.applied().await), (newest, newest));
            for (store, private) in [(store, old), (restored, new)] {
                store.close().await;
                private.remove().await;
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn verify_finds_nothing_in_a_whole_house_and_names_whatever_is_broken() {
    use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor};
    let folder = Folder::make();
    let (taken, port) = taken_port();
    drop(taken);
    let mut demo = start(&folder, &["demo"], port);
    demo.read_until("To stop");
    demo.signal("-TERM");
    assert!(demo.ends_within(crate::start::PATIENCE).is_some_and(|status| status.success()));
    let (file, spare) = (folder.path("puente-demo/demo.db"), folder.path("spare.gz"));
    let here = format!("sqlite:{}", file.display());
    backup::backup(&settings(&here), &spare, &console()).await.expect("a backup");
    folder.write("puente.toml", &format!("[store]\nurl = \"{here}\"\n"));
    let (good, said) = folder.run(&["verify"]);
    assert!(good && said.contains("Everything that is kept is whole"), "{said}");

    let broken = [
        ("update tally set count = count + 1", "participation"),
        ("update lane set last_seq = 0", "The order of what goes out"),
        ("update web_room set last_seq = 1", "The order of messages in the room"),
        (
            "delete from card where room_id = (select max(room_id) from card)",
            "was published and does not stand",
        ),
        (
            "update web_read set room_id = 'nowhere' where account = (select min(account) from web_read) and room_id = (select min(room_id) from web_read)",
            "belong to something that is not in room",
        ),
        (
            "update outbox set failed_at = 1, settled_at = 1, error = 'refused' \
             where lane = (select min(lane) from outbox)",
            "Given up",
        ),
    ];
    sqlx::any::install_default_drivers();
    for (at, (statement, expected)) in broken.iter().enumerate() {
        for engine in [Engine::Sqlite, Engine::Postgres] {
            let private = Private::make(engine).await;
            let url = private.address();
            backup::restore(&settings(&url), &spare, &console()).await.expect("a restore");
            let mut connection = AnyConnection::connect(&url).await.expect("the database");
            let done = connection.execute(AssertSqlSafe(*statement)).await;
            let touched =
                done.unwrap_or_else(|error| panic!("{statement}: {error}")).rows_affected();
            assert!(touched > 0, "{statement} breaks something");
            connection.close().await.expect("closing");
            folder.write("broken.toml", &format!("[store]\nurl = \"{url}\"\n"));
            let (good, said) = folder.run(&["verify", "--config", "broken.toml"]);
            assert!(!good && said.contains(expected), "{at} on {engine:?}: {said}");
            private.remove().await;
        }
    }
    // The file itself: pages in its middle overwritten.
    let mut bytes = std::fs::read(&file).expect("the file");
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8192].fill(0x55);
    std::fs::write(&file, bytes).expect("damage");
    let (good, said) = folder.run(&["verify"]);
    assert!(!good, "{said}");
    let (good, said) = folder.run(&["verify", "--config", "nothing.toml"]);
    assert!(!good && said.contains("nothing.toml"), "{said}");
}
