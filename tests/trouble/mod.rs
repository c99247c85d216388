//! What befalls a running house from outside: its database goes away and comes back, its disk
//! fills up and is emptied, its file is taken away or held by others. The real binary, over
//! loopback.
// Real time because other processes are started, waited for and killed.

mod commit;
mod disk;
mod file;
mod line;
mod server;

use std::process::Command;
use std::time::Duration;

use puente::bench::browser::{Answer, Browser};
use puente::bench::site::{GROUP, Site, name};

use crate::start::Folder;
use crate::storm::{console, program};
use crate::town::database::{Engine, Private};
use line::through;

/// The longest anything may take here.
pub const PATIENCE: Duration = Duration::from_secs(40);

pub async fn members(site: &Site, people: usize, process: usize) -> Vec<Browser> {
    let links = site.invite(&console(), people).await.expect("invitations");
    let mut members = Vec::new();
    for (number, link) in links.iter().enumerate() {
        members.push(Browser::new(site.address(process), number));
        // Whoever comes in needs the house; it is started by then.
        members[number].sign_in(link, &name(number)).await.expect("signing in");
    }
    members
}

pub async fn say(browser: &mut Browser, text: &str, reply: &str) -> Answer {
    let (path, key) = (format!("/g/{GROUP}/say/en"), format!("key of {text}"));
    let key = key.chars().take(60).collect::<String>();
    browser
        .post(&path, &[("text", text), ("key", &key), ("reply", reply)])
        .await
        .expect("an answer")
}

/// Says it until it is taken.
async fn insist(browser: &mut Browser, text: &str) {
    let mut said = String::new();
    for _ in 0..PATIENCE.as_millis() / 200 {
        let answer = say(browser, text, "").await;
        if answer.is_ok() {
            return;
        }
        said = format!("{}: {}", answer.status, answer.text);
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    panic!("“{text}” was never taken: {said}");
}

/// How many lines of a room say this.
pub async fn count(browser: &mut Browser, room: &str, text: &str) -> usize {
    let page = browser.get(&format!("/g/{GROUP}?room={room}")).await.expect("a page").text;
    let opening = format!("pane current\" data-room=\"{room}\"");
    let begins = page.find(&opening).unwrap_or_else(|| panic!("{room} is not open: {page}"));
    let list = page[begins..].split("</ol>").next().unwrap_or_default();
    list.split("<li id=\"m-").filter(|line| line.contains(text)).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_goes_away_is_said_and_everything_recovers_by_itself() {
    let (folder, database) = (Folder::make(), Private::make(Engine::Postgres).await);
    let (line, cut_off) = through(&database.address()).await;
    let mut site = Site::new(program(), &folder.path("site"), &cut_off, 1).expect("a site");
    site.invite(&console(), 0).await.expect("a group");
    site.start(0).await.expect("a start");
    let mut all = members(&site, 2, 0).await;
    let (mut other, mut ana) = (all.remove(1), all.remove(0));
    assert!(say(&mut ana, "before the line was cut", "").await.is_ok());
    let stream = format!("/g/{GROUP}/stream?after=en:0,es:0,.:0");
    let mut ears = other.listen(&stream).await.expect("a stream");
    ears.all(Duration::from_millis(500)).await;

    line.cut(true);
    let told = say(&mut ana, "while it was away", "").await;
    assert_eq!(told.status, 503, "{}", told.text);
    assert!(told.text.contains("The database does not answer right now"), "{}", told.text);
    let page = ana.get(&format!("/g/{GROUP}")).await.expect("a page");
    assert_eq!(page.status, 503);
    assert!(page.text.contains("The database does not answer"), "{}", page.text);
    assert!(page.headers.contains_key("retry-after"));
    // Longer than anybody waits for a connection, and than a lease on a lane lasts.
    tokio::time::sleep(Duration::from_secs(3)).await;
    line.cut(false);

    insist(&mut ana, "while it was away").await;
    insist(&mut ana, "after it came back").await;
    let told = ears.all(Duration::from_secs(3)).await;
    for text in ["while it was away", "after it came back"] {
        assert_eq!(count(&mut ana, "en", text).await, 1, "“{text}” stands once");
        let lived = told.iter().filter(|(event, told)| {
            event == "put" && told["html"].as_str().is_some_and(|html| html.contains(text))
        });
        assert_eq!(lived.count(), 1, "the stream that was open all the while tells it: {told:?}");
    }
    assert_eq!(count(&mut other, "en", "before the line was cut").await, 1);
    site.stop().await.expect("a clean end");
    drop(site);
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_said_and_what_stood_before_is_safe() {
    let folder = Folder::make();
    // No file may grow beyond six megabytes: what is written beyond fails as on a full disk. Less would be as
    // much as SQLite's log may hold before it is written into the database, and hardly anything would fit.
    let wrapped = folder.path("puente-on-a-small-disk");
    let script = format!(
        "#!/bin/sh\ntrap '' XFSZ\nulimit -S -f 12288\nexec '{}' \"$@\"\n",
        program().display()
    );
    std::fs::write(&wrapped, script).expect("a script");
    let made = Command::new("chmod").arg("755").arg(&wrapped).status().expect("chmod");
    assert!(made.success());
    let database = format!("sqlite:{}", folder.path("small.db").display());
    let mut site = Site::new(&wrapped, &folder.path("site"), &database, 1).expect("a site");
    site.invite(&console(), 0).await.expect("a group");
    site.start(0).await.expect("a start");
    let mut ana = members(&site, 1, 0).await.remove(0);
    let long = "palabra ".repeat(450);
    let mut taken = 0;
    let refused = loop {
        let text = format!("{taken:04} {long}");
        let answer = say(&mut ana, &text, "").await;
        if !answer.is_ok() {
            break answer;
        }
        taken += 1;
        assert!(taken < 5_000, "the disk never fills up");
    };
    assert!(taken > 100, "something was taken first: {taken}");
    assert_eq!(refused.status, 503, "{}", refused.text);
    assert!(refused.text.contains("The disk of the server takes nothing more"), "{}", refused.text);
    for _ in 0..20 {
        let page = ana.get(&format!("/g/{GROUP}?room=en")).await.expect("a page");
        assert_eq!(page.status, 200, "reading goes on: {}", site.logs());
    }
    // Reading goes on, and what was acknowledged is there.
    assert_eq!(count(&mut ana, "en", &format!("{:04} palabra", taken - 1)).await, 1);
    assert_eq!(count(&mut ana, "en", &format!("{taken:04} palabra")).await, 0);

    let pid = site.pid(0).expect("a process").to_string();
    let freed = Command::new("prlimit")
        .args(["--pid", &pid, "--fsize=unlimited:unlimited"])
        .status()
        .expect("prlimit, of util-linux");
    assert!(freed.success());
    insist(&mut ana, "there is room again").await;
    let script = format!("#!/bin/sh\nexec '{}' \"$@\"\n", program().display());
    std::fs::write(&wrapped, script).expect("a script");
    site.kill(0).expect("a kill");
    site.start(0).await.expect("a start");
    let mut ana = ana.at(site.address(0));
    assert_eq!(count(&mut ana, "en", "there is room again").await, 1);
    assert_eq!(count(&mut ana, "en", &format!("{:04} palabra", taken - 1)).await, 1);
}
