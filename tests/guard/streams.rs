//! Streams by the thousand and readers that do not read: whoever asks for too much has a little,
//! whoever takes nothing is let go, and everybody else is answered meanwhile. How fast that is, the
//! benches say.

use std::net::SocketAddr;

use axum::http::StatusCode;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

use super::cast::SETTINGS;
use crate::town::Engine;
use crate::web::rooms::stream_of;
use crate::web::site::Site;

/// How many streams one account may have, as the platform has it.
const KEPT: usize = 8;

#[tokio::test]
async fn whoever_asks_for_a_thousand_streams_has_eight() {
    let site = Site::with(Engine::Sqlite, SETTINGS).await;
    let mut ana = site.comes("Ana", "en").await;
    let mut luz = site.comes("Luz", "es").await;
    let from = stream_of(&site.get(&mut ana, "/g/registration").await);
    let mut open = Vec::new();
    for _ in 0..1_000 {
        open.push(site.streams(&ana, &from).await);
    }
    let mut kept = open.split_off(open.len() - KEPT);
    for given_up in &mut open {
        assert!(given_up.ends().await, "it gives way to a newer one");
    }
    assert_eq!(site.get(&mut luz, "/g/registration").await.status, StatusCode::OK);
    site.says(&mut luz, "es", "Seguimos aquí", "k").await;
    for live in &mut kept {
        live.until("Seguimos aquí").await;
    }
    drop((open, kept));
    site.end().await;
}

/// One request and all of its answer; nothing where nobody is let in.
async fn asks(door: SocketAddr) -> String {
    let mut stream = TcpStream::connect(door).await.expect("a connection");
    let whole = b"GET / HTTP/1.1\r\nHost: town.example\r\nConnection: close\r\n\r\n";
    let mut said = Vec::new();
    if stream.write_all(whole).await.is_ok() {
        // A connection that is cut may say so instead of ending.
        let _ = stream.read_to_end(&mut said).await;
    }
    String::from_utf8_lossy(&said).into_owned()
}

/// A house that is asked over the network.
struct Open {
    door: SocketAddr,
    stop: tokio::sync::oneshot::Sender<()>,
    serving: tokio::task::JoinHandle<()>,
}

impl Open {
    /// Opens the door; `little`: what is not read yet is kept nowhere between.
    fn at(site: &Site, little: bool) -> Self {
        let socket = TcpSocket::new_v4().expect("a socket");
        if little {
            socket.set_send_buffer_size(4_608).expect("a small buffer");
        }
        socket.bind("127.0.0.1:0".parse().expect("an address")).expect("a port");
        let listener = socket.listen(64).expect("a listener");
        let door = listener.local_addr().expect("its address");
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let web = site.web.clone();
        let serving = tokio::spawn(async move {
            let until = async move { stopped.await.unwrap_or_default() };
            web.serve(listener, until).await.expect("it serves");
        });
        Self { door, stop, serving }
    }

    async fn close(self) {
        self.stop.send(()).expect("it serves");
        self.serving.await.expect("it ends");
    }
}

/// Somebody who asks and has next to no room for the answer.
async fn narrow(door: SocketAddr, asks: &str) -> TcpStream {
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.set_recv_buffer_size(4_096).expect("a small buffer");
    let mut stream = socket.connect(door).await.expect("a connection");
    stream.write_all(asks.as_bytes()).await.expect("asking");
    stream
}

/// Reads a little, again and again, until it is let go; what it read.
async fn trickles(mut stream: TcpStream) -> String {
    // Real time because only the network's own time lets a reader go.
    let limit = tokio::time::Instant::now() + std::time::Duration::from_mins(1);
    let (mut said, mut little) = (Vec::new(), [0; 50]);
    // A connection that is cut may say so instead of ending.
    while let Ok(count @ 1..) = stream.read(&mut little).await {
        said.extend(&little[..count]);
        assert!(tokio::time::Instant::now() < limit, "whoever takes a little is never let go");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    String::from_utf8_lossy(&said).into_owned()
}

#[tokio::test]
async fn whoever_does_not_read_is_let_go_and_others_come_in() {
    let settings = "[web]\npatience_seconds = 1\nconnections_per_address = 1";
    let site = Site::with(Engine::Sqlite, settings).await;
    let page = asks_for_the_script(&site).await;
    let open = Open::at(&site, false);
    // More than any buffer between the two holds, and a reader with next to none of its own.
    let much = format!("GET {page} HTTP/1.1\r\nHost: town.example\r\n\r\n").repeat(400);
    let mut held = Vec::new();
    for _ in 0..20 {
        held.push(narrow(open.door, &much).await);
    }
    assert_eq!(asks(open.door).await, "", "this address has all it may");
    // Real time because only the network's own time lets a reader go.
    let limit = tokio::time::Instant::now() + std::time::Duration::from_secs(20);
    while !asks(open.door).await.starts_with("HTTP/1.1 200") {
        assert!(tokio::time::Instant::now() < limit, "whoever does not read is never let go");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    drop(held);
    open.close().await;
    site.end().await;
}

#[tokio::test]
async fn whoever_takes_a_page_drop_by_drop_is_let_go() {
    let site = Site::with(Engine::Sqlite, "[web]\npatience_seconds = 6\n").await;
    let page = asks_for_the_script(&site).await;
    let open = Open::at(&site, true);
    let much = format!("GET {page} HTTP/1.1\r\nHost: town.example\r\n\r\n").repeat(400);
    let reader = narrow(open.door, &much).await;
    let said = trickles(reader).await;
    assert!(said.starts_with("HTTP/1.1 200"), "it took something each time: {said}");
    assert!(asks(open.door).await.starts_with("HTTP/1.1 200"));
    open.close().await;
    site.end().await;
}

#[tokio::test]
async fn whoever_follows_the_rooms_drop_by_drop_is_let_go_and_comes_back_to_everything() {
    let settings = "[web]\npatience_seconds = 6\nposts_per_minute = 60000\n";
    let site = Site::with(Engine::Sqlite, settings).await;
    let mut ana = site.comes("Ana", "en").await;
    let mut luz = site.comes("Luz", "es").await;
    let from = stream_of(&site.get(&mut ana, "/g/registration").await);
    let open = Open::at(&site, true);
    let cookies = ana.cookies();
    let asks = format!("GET {from} HTTP/1.1\r\nHost: town.example\r\nCookie: {cookies}\r\n\r\n");
    let reader = tokio::spawn(trickles(narrow(open.door, &asks).await));
    let long = "palabra ".repeat(450);
    for number in 0..40 {
        site.says(&mut luz, "es", &format!("N{number} {long}"), &number.to_string()).await;
    }
    let said = reader.await.expect("a reader");
    assert!(said.contains("N0 palabra") && !said.contains("N39 palabra"), "{}", said.len());
    let last = said.rsplit("\nid: ").find(|rest| rest.contains("\n\n"));
    let last = last.and_then(|rest| rest.split('\n').next()).expect("an event");
    let mut again = site.streams(&ana, &format!("{from}&last={last}")).await;
    let told = again.until("N39 palabra").await;
    let missed = (0..40).find(|number| {
        let words = format!("N{number} palabra");
        !said.contains(&words) && !told.contains(&words)
    });
    assert_eq!(missed, None);
    open.close().await;
    drop(again);
    site.end().await;
}

/// Where the script is.
async fn asks_for_the_script(site: &Site) -> String {
    let page = site.get(&mut crate::web::site::Browser::default(), "/").await.body;
    let found = page.split("<script src=\"").nth(1).and_then(|rest| rest.split('"').next());
    found.expect("a script").to_owned()
}
