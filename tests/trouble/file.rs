//! The file of the database: taken away while the house runs, and held by another program. Nothing
//! is acknowledged that would be gone with the process.

use sqlx::{Connection, Executor};

use puente::bench::site::Site;

use super::{count, insist, members, say};
use crate::start::Folder;
use crate::storm::{console, program};

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_taken_away_takes_nothing_more_until_it_is_back() {
    let folder = Folder::make();
    let (file, away) = (folder.path("house.db"), folder.path("away.db"));
    let database = format!("sqlite:{}", file.display());
    let mut site = Site::new(program(), &folder.path("site"), &database, 1).expect("a site");
    site.invite(&console(), 0).await.expect("a group");
    site.start(0).await.expect("a start");
    let mut ana = members(&site, 1, 0).await.remove(0);
    insist(&mut ana, "before it was taken away").await;
    std::fs::rename(&file, &away).expect("taking it away");
    for another in [false, true] {
        if another {
            std::fs::write(&file, "").expect("another in its place");
        }
        for number in 0..12 {
            let told = say(&mut ana, &format!("while it was away {number}"), "").await;
            assert_eq!(told.status, 503, "{}", told.text);
            assert!(told.text.contains("The database does not answer"), "{}", told.text);
        }
    }
    assert_eq!(std::fs::metadata(&file).expect("the other").len(), 0, "nothing is written to it");
    std::fs::rename(&away, &file).expect("putting it back");
    insist(&mut ana, "since it is back").await;
    site.kill(0).expect("a kill");
    site.start(0).await.expect("a start");
    let mut ana = ana.at(site.address(0));
    for text in ["before it was taken away", "since it is back"] {
        assert_eq!(count(&mut ana, "en", text).await, 1, "{text}");
    }
    assert_eq!(count(&mut ana, "en", "while it was away").await, 0, "and nobody was told so");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_another_program_holds_is_read_and_everybody_is_told_in_turn() {
    let folder = Folder::make();
    let file = folder.path("house.db");
    let database = format!("sqlite:{}", file.display());
    let mut site = Site::new(program(), &folder.path("site"), &database, 1).expect("a site");
    site.invite(&console(), 0).await.expect("a group");
    site.start(0).await.expect("a start");
    let mut all = members(&site, 8, 0).await;
    insist(&mut all[0], "before it was held").await;
    let mut holds = sqlx::sqlite::SqliteConnection::connect(&database).await.expect("the file");
    holds.execute("begin immediate").await.expect("holding it");
    // Each on its own: nobody waits for all those before them to be told first.
    let saying = all.iter_mut().map(|one| say(one, "while it was held", ""));
    for told in futures_util::future::join_all(saying).await {
        assert_eq!(told.status, 503, "{}", told.text);
    }
    assert_eq!(count(&mut all[0], "en", "before it was held").await, 1, "reading goes on");
    holds.execute("rollback").await.expect("letting go");
    holds.close().await.expect("closing");
    for one in &mut all {
        insist(one, "while it was held").await;
    }
    assert_eq!(count(&mut all[0], "en", "while it was held").await, 8, "once each");
    site.stop().await.expect("a clean end");
}
