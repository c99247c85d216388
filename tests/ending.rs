//! How a house ends that is asked to: nobody more is let in, what is in hand is finished, nobody
//! holds it up, and what it leaves can be taken up at once. The real binary, over loopback.
// Real time because another process is told to stop and waited for.

use std::time::Duration;

use puente::bench::browser::{Answer, Browser};
use puente::bench::site::{GROUP, Site, name};
use puente::foundation::store::Columns;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::start::Folder;
use crate::storm::{console, program};
use crate::town::database::{Engine, Private};

/// What an end within five seconds may take on a machine that does much else.
const BOUND: Duration = Duration::from_secs(10);

/// A site with one running process, and so many people signed in.
pub async fn site(folder: &Folder, database: &Private, people: usize) -> (Site, Vec<Browser>) {
    site_with(folder, database, people, Vec::new(), "").await
}

/// As [`site`], with words in its environment and more in its settings.
pub async fn site_with(
    folder: &Folder,
    database: &Private,
    people: usize,
    environment: Vec<(&'static str, &str)>,
    settings: &str,
) -> (Site, Vec<Browser>) {
    let mut site =
        Site::new(program(), &folder.path("site"), &database.address(), 1).expect("a site");
    site.environment = environment.iter().map(|(name, value)| (*name, (*value).into())).collect();
    let file = folder.path("site").join("puente.toml");
    let sample = std::fs::read_to_string(&file).expect("its settings");
    std::fs::write(&file, settings.to_owned() + sample.as_str()).expect("its settings");
    let links = site.invite(&console(), people).await.expect("invitations");
    site.start(0).await.expect("a start");
    let mut members = Vec::new();
    for (number, link) in links.iter().enumerate() {
        members.push(Browser::new(site.address(0), number));
        members[number].sign_in(link, &name(number)).await.expect("signing in");
    }
    (site, members)
}

pub async fn say(browser: &mut Browser, text: &str, key: &str) -> Answer {
    let path = format!("/g/{GROUP}/say/en");
    browser.post(&path, &[("text", text), ("key", key), ("reply", "")]).await.expect("an answer")
}

async fn opens(site: &Site, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(site.address(0)).await.expect("a connection");
    stream.write_all(text.as_bytes()).await.expect("writing");
    stream
}

/// All that a connection says until it ends or is cut.
async fn all_of(stream: &mut TcpStream) -> String {
    let mut said = Vec::new();
    let _ = tokio::time::timeout(BOUND, stream.read_to_end(&mut said)).await.expect("it ends");
    String::from_utf8_lossy(&said).into_owned()
}

async fn leased(database: &Private) -> Vec<String> {
    let store = database.open().await;
    let mut tx = store.look().await.expect("a look");
    let rows = sqlx::query("select lane from lane where leased_until > 0")
        .fetch_all(tx.ready().await.expect("the database"))
        .await
        .expect("lanes");
    let lanes = rows.iter().map(|row| row.text("lane").expect("a lane")).collect();
    drop(tx);
    store.close().await;
    lanes
}

async fn ends_in_order(engine: Engine) {
    let (folder, database) = (Folder::make(), Private::make(engine).await);
    let (mut site, mut all) = site(&folder, &database, 3).await;
    let (mut reader, ana, mut bridge) = (all.remove(2), all.remove(1), all.remove(0));
    // A room without its notice carries nothing yet.
    assert_eq!(site.settle().await.expect("a look"), Vec::<String>::new());

    let stream = format!("/g/{GROUP}/stream?after=en:0,es:0,.:0");
    let mut listening = opens(&site, &reader.written("GET", &stream, &[])).await;
    // A form of which half has arrived.
    let path = format!("/g/{GROUP}/say/en");
    let fields = [("text", "Said while the house closes"), ("key", "slow"), ("reply", "")];
    let form = ana.written("POST", &path, &fields);
    let (half, rest) = form.split_at(form.len() - 12);
    let mut slow = opens(&site, half).await;
    // Three who never come to an end: a head, a form, nothing at all.
    let head = opens(&site, "GET / HTTP/1.1\r\nHost: town").await;
    let form_held = opens(&site, &form[..form.len() - 2]).await;
    let silent = opens(&site, "").await;
    // The worker has something to do.
    for number in 0..4 {
        let text = format!("!bridge now anyway:yes Dicho {number}");
        let point = format!("Point {number} to carry");
        assert!(say(&mut bridge, &point, &format!("p{number}")).await.is_ok());
        let page = bridge.get(&format!("/g/{GROUP}?room=en")).await.expect("a page").text;
        let line = page.split("<li id=\"m-").find(|line| line.contains(&point));
        let id = line.and_then(|line| line.split('"').next()).expect("its id").to_owned();
        let path = format!("/g/{GROUP}/say/en");
        let key = format!("s{number}");
        let fields = [("text", text.as_str()), ("key", key.as_str()), ("reply", id.as_str())];
        let answer = bridge.post(&path, &fields).await.expect("an answer");
        assert!(answer.is_ok(), "{}", answer.text);
    }

    let ended = site.tell(0, "-TERM");
    ended.expect("it is told");
    // Nobody more is let in, while what is in hand is waited for.
    let mut refused = false;
    for _ in 0..BOUND.as_millis() / 20 {
        refused = TcpStream::connect(site.address(0)).await.is_err();
        if refused {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(refused, "nobody more is let in");
    slow.write_all(rest.as_bytes()).await.expect("the rest of the form");
    let answer = all_of(&mut slow).await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("\"ok\":true"), "{answer}");
    let told = all_of(&mut listening).await;
    let goodbye = told.rsplit("\n\n").find(|event| event.contains("retry:"));
    assert!(goodbye.is_some(), "{engine:?}: open pages are told to come back soon: {told}");

    let status = site.ended(0, BOUND).await.expect("it does not hang");
    assert!(status.success(), "{status}: {}", site.logs());
    assert_eq!(leased(&database).await, Vec::<String>::new(), "{engine:?}");
    drop((head, form_held, silent));

    site.start(0).await.expect("a start");
    let page = reader.get(&format!("/g/{GROUP}?room=en")).await.expect("a page").text;
    let there = page.split("<li id=\"m-").filter(|line| line.contains("while the house closes"));
    assert_eq!(there.count(), 1, "what was answered stands, and what was not does not");
    site.stop().await.expect("a clean end");
    drop(site);
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_house_over_one_file_ends_in_order_whatever_slow_people_do() {
    ends_in_order(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_house_over_postgresql_ends_in_order_whatever_slow_people_do() {
    ends_in_order(Engine::Postgres).await;
}
