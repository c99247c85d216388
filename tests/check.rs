//! What `puente check` tells whoever runs Puente: what is missing, and what to do about it, in the
//! language of their terminal. The real binary.

use puente::bench::browser::Browser;
use puente::foundation::store::Store;

use crate::ending::site;
use crate::start::{Folder, links};
use crate::town::database::{Engine, Private};

const GROUP: &str = "[[people.groups]]\nslug = \"names\"\nrooms = [\"en\"]\n\
    names = { en = \"Names\", es = \"Nombres\" }\n";

/// Says something is wrong, and everything of this.
#[track_caller]
fn complains(folder: &Folder, words: &[&str]) -> String {
    let (good, said) = folder.run(&["check"]);
    assert!(!good, "{said}");
    for word in words {
        assert!(said.contains(word), "{word}: {said}");
    }
    said
}

#[test]
fn what_a_group_lacks_is_said() {
    let folder = Folder::make();
    let operators = "[people]\noperators = [\"web:ana.luz\"]\n";
    folder.write("puente.toml", &format!("{operators}{GROUP}"));
    // Inviting makes the group, and a first member without a role.
    let (good, said) = folder.run(&["invite", "Leo"]);
    assert!(good, "{said}");
    complains(
        &folder,
        &[
            "names has no admin",
            "puente invite NAME --group names --role admin",
            "names has no bridge person",
            "a name in Spanish and no room in that language",
            "nobody is web:ana.luz yet",
        ],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_invited_counts_once_they_have_come() {
    let (folder, database) = (Folder::make(), Private::make(Engine::Sqlite).await);
    let (mut site, _) = site(&folder, &database, 1).await;
    let file = folder.path("site/puente.toml").display().to_string();
    let (good, said) = folder.run(&["check", "--config", &file]);
    assert!(!good && said.contains("storm has no admin"), "{said}");
    assert!(!said.contains("no bridge person") && !said.contains("no room in"), "{said}");
    let typed = ["invite", "Ana Luz", "--role", "admin", "--config", &file];
    let (_, said) = folder.run(&typed);
    let link = links(&said).pop().expect("a link");
    let (good, said) = folder.run(&["check", "--config", &file]);
    assert!(!good && said.contains("remind whoever was invited"), "{said}");
    Browser::new(site.address(0), 7).sign_in(&link, "Ana Luz").await.expect("she comes");
    let (good, said) = folder.run(&["check", "--config", &file]);
    assert!(good && said.contains("in order"), "{said}");
    site.stop().await.expect("a clean end");
    drop(site);
    database.remove().await;
}

#[test]
fn a_folder_that_takes_nothing_and_open_figures_are_said() {
    let folder = Folder::make();
    // Nobody writes there, whoever they are.
    let settings = "[store]\nurl = \"sqlite:/proc/puente/puente.db\"\n\
        [metrics]\nhost = \"203.0.113.7\"\nport = 9464\n";
    folder.write("puente.toml", settings);
    complains(
        &folder,
        &["written in the folder /proc,", "203.0.113.7:9464 can be read by anybody"],
    );
    folder.write("puente.toml", "[metrics]\nport = 9464\n");
    let (good, said) = folder.run(&["check"]);
    assert!(good, "{said}");
    assert!(!folder.path("puente-data").exists(), "looking changes nothing");
}

#[tokio::test]
async fn the_time_of_the_database_is_asked_for() {
    let database = Private::make(Engine::Postgres).await;
    let store = database.open().await;
    let there = store.clock().await.expect("an answer").expect("a time");
    let here = puente::foundation::clock::World::system().now();
    // It runs on this machine.
    assert!(there.seconds_since(here).max(here.seconds_since(there)) < 60, "{there:?} {here:?}");
    // A database whose clock is two minutes and a half ahead, so that the question may take its time: its own function stands before the system's.
    let mut tx = store.begin().await.expect("a write");
    for statement in [
        "create schema ahead",
        "create function ahead.clock_timestamp() returns timestamptz language sql as \
         'select pg_catalog.clock_timestamp() + interval ''150 seconds'''",
    ] {
        sqlx::query(statement)
            .execute(tx.ready().await.expect("the database"))
            .await
            .expect("a clock");
    }
    tx.commit().await.expect("a commit");
    store.migrate().await.expect("a schema");
    store.close().await;
    let ahead = "options[search_path]=public,ahead,pg_catalog";
    let address = format!("{}?{ahead}", database.address());
    let store = Store::open(&address).await.expect("a database");
    store.close().await;
    let folder = Folder::make();
    folder.write("puente.toml", &format!("[store]\nurl = \"{address}\"\n"));
    let said = tokio::task::spawn_blocking(move || complains(&folder, &["2 minutes, "]));
    said.await.expect("it is said");
    database.remove().await;
}
