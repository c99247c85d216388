//! The disk is full while files are attached: whoever sends them is told so in their language and
//! keeps their words, nothing half-written stays, what stood before can be read, and with room
//! again the same is taken.

use std::path::Path;
use std::process::Command;

use puente::bench::browser::{Browser, between};
use puente::bench::site::{GROUP, Site, name};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{count, insist};
use crate::start::Folder;
use crate::storm::{console, program};

/// From now on no file of a process may be larger: what goes beyond fails as on a full disk.
fn holds(site: &Site, bytes: &str) {
    let pid = site.pid(0).expect("a process").to_string();
    let mut prlimit = Command::new("prlimit");
    prlimit.args(["--pid", &pid, &format!("--fsize={bytes}:unlimited")]);
    assert!(prlimit.status().expect("prlimit, of util-linux").success());
}

/// Sends a message with a file as a form does where no script runs; the whole answer.
async fn attaches(site: &Site, browser: &Browser, text: &str, file: &[u8]) -> String {
    let path = format!("/g/{GROUP}/say/en");
    let form = browser.written("POST", &path, &[("end", "")]);
    let (cookies, csrf) = (between(&form, "Cookie: ", "\r\n"), between(&form, "csrf=", "&"));
    let (cookies, csrf) = (cookies.expect("cookies"), csrf.expect("a proof"));
    let part = |name: &str, value: &str| {
        format!("--town\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let fields = [part("csrf", csrf), part("text", text), part("key", text)].concat();
    let head = "--town\r\ncontent-disposition: form-data; name=\"file\"; filename=\"plan.pdf\"\r\ncontent-type: application/pdf\r\n\r\n";
    let body = [fields.as_bytes(), head.as_bytes(), file, b"\r\n--town--\r\n"].concat();
    let asked = format!(
        "POST {path} HTTP/1.1\r\nHost: {}\r\nCookie: {cookies}\r\nConnection: close\r\n\
         Content-Type: multipart/form-data; boundary=town\r\nContent-Length: {}\r\n\r\n",
        site.address(0),
        body.len()
    );
    let mut line = TcpStream::connect(site.address(0)).await.expect("a connection");
    line.write_all(&[asked.as_bytes(), &body].concat()).await.expect("it is read to its end");
    let mut said = Vec::new();
    line.read_to_end(&mut said).await.expect("an answer");
    String::from_utf8_lossy(&said).into_owned()
}

fn lying(folder: &Path) -> Vec<String> {
    let Ok(all) = std::fs::read_dir(folder) else { return Vec::new() };
    all.map(|one| one.expect("an entry").file_name().into_string().expect("a name")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_is_full_takes_no_file_and_loses_no_words() {
    let folder = Folder::make();
    let wrapped = folder.path("puente-on-a-small-disk");
    let script = format!("#!/bin/sh\ntrap '' XFSZ\nexec '{}' \"$@\"\n", program().display());
    std::fs::write(&wrapped, script).expect("a script");
    let made = Command::new("chmod").arg("755").arg(&wrapped).status().expect("chmod");
    assert!(made.success());
    let database = format!("sqlite:{}", folder.path("small.db").display());
    let mut site = Site::new(&wrapped, &folder.path("site"), &database, 1).expect("a site");
    let files = folder.path("files");
    site.environment.push(("PUENTE_WEB_FILES", files.display().to_string()));
    let links = site.invite(&console(), 2).await.expect("invitations");
    site.start(0).await.expect("a start");
    let mut both = Vec::new();
    for (number, (link, language)) in links.iter().zip(["en", "es"]).enumerate() {
        let mut browser = Browser::new(site.address(0), number);
        browser.sign_in(link, &name(number)).await.expect("signing in");
        browser.post("/language", &[("language", language)]).await.expect("a language");
        both.push(browser);
    }
    let (mut luz, mut ana) = (both.remove(1), both.remove(0));
    insist(&mut ana, "the notice stands by now").await;
    let pdf = |length: usize| [b"%PDF-1.7 ".to_vec(), vec![b' '; length]].concat();
    let (small, large) = (pdf(1_000), pdf(8_000_000));
    let said = attaches(&site, &ana, "A small one", &small).await;
    assert!(said.starts_with("HTTP/1.1 303"), "{said}");
    let before = lying(&files);
    assert_eq!(before.len(), 1);

    holds(&site, "5000000");
    for (browser, told) in [
        (&ana, "The disk of the server is full: the message was not sent."),
        (&luz, "El disco del servidor está lleno: el mensaje no se envió."),
    ] {
        for _ in 0..3 {
            let said = attaches(&site, browser, "Keep these words", &large).await;
            assert!(said.starts_with("HTTP/1.1 503"), "{said}");
            assert!(said.contains(told) && said.contains(">Keep these words</textarea>"), "{said}");
            assert_eq!(lying(&files), before, "nothing half-written stays");
        }
    }
    assert_eq!(count(&mut luz, "en", "Keep these words").await, 0);
    // What stood before is there, and whatever there is room for goes on.
    let address = format!("/files/{}", before[0]);
    assert_eq!(ana.get(&address).await.expect("a file").text.len(), small.len());
    assert_eq!(count(&mut luz, "en", "A small one").await, 1);
    insist(&mut luz, "words go on").await;

    holds(&site, "unlimited");
    let said = attaches(&site, &ana, "Keep these words", &large).await;
    assert!(said.starts_with("HTTP/1.1 303"), "{said}");
    assert_eq!(count(&mut luz, "en", "Keep these words").await, 1, "once");
    assert_eq!(lying(&files).len(), 2);
    site.stop().await.expect("a clean end");
}
