//! A line to a database that can be cut: altogether, or in the middle of a commit.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// Where a commit is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It never reaches the database.
    Before,
    /// It stands, and nobody is told.
    After,
}

struct State {
    cut: watch::Sender<bool>,
    /// How many commits still pass before one is broken; none is while this is negative.
    passing: AtomicI64,
    broken: watch::Sender<Broken>,
}

/// The line.
pub struct Line(Arc<State>);

/// A line to the server of an address, and the address by way of it.
pub async fn through(address: &str) -> (Line, String) {
    let (head, rest) = address.split_once('@').expect("a user");
    let (host, rest) = rest.split_once('/').expect("a database");
    let (line, here) = Line::to(host.to_owned()).await;
    (line, format!("{head}@{here}/{rest}"))
}

impl Line {
    async fn to(there: String) -> (Self, SocketAddr) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let here = listener.local_addr().expect("its address");
        let state = Arc::new(State {
            cut: watch::Sender::new(false),
            passing: AtomicI64::new(-1),
            broken: watch::Sender::new(Broken::Before),
        });
        let all = state.clone();
        tokio::spawn(async move {
            while let Ok((come, _)) = listener.accept().await {
                let (state, there) = (all.clone(), there.clone());
                tokio::spawn(async move {
                    let mut cut = state.cut.subscribe();
                    if *cut.borrow() {
                        return;
                    }
                    // A server that is away is what whoever asks must bear.
                    let Ok(goes) = TcpStream::connect(there).await else { return };
                    tokio::select! {
                        () = carry(&state, come, goes) => {}
                        _ = cut.wait_for(|cut| *cut) => {}
                    }
                });
            }
        });
        (Self(state), here)
    }

    /// Cuts it, or mends it.
    pub fn cut(&self, cut: bool) {
        self.0.cut.send_replace(cut);
    }

    /// Breaks the one after the next `passing` commits, once.
    pub fn break_commit(&self, how: Broken, passing: i64) {
        self.0.broken.send_replace(how);
        self.0.passing.store(passing, Ordering::SeqCst);
    }

    /// Whether a commit was broken since that was asked for; no other will be.
    pub fn broke(&self) -> bool {
        self.0.passing.swap(-1, Ordering::SeqCst) < 0
    }
}

/// Carries both ways until either side ends, or a commit is broken.
async fn carry(state: &State, mut come: TcpStream, mut goes: TcpStream) {
    let (mut asked, mut told) = (vec![0; 16 * 1024], vec![0; 16 * 1024]);
    loop {
        tokio::select! {
            read = come.read(&mut asked) => {
                let Ok(count @ 1..) = read else { return };
                let commits = holds(&asked[..count], b"commit\0");
                let breaks = commits && state.passing.fetch_sub(1, Ordering::SeqCst) == 0;
                if breaks && *state.broken.borrow() == Broken::Before {
                    return;
                }
                if goes.write_all(&asked[..count]).await.is_err() {
                    return;
                }
                if breaks {
                    // The server says so once it is done; this goes nowhere.
                    while let Ok(count @ 1..) = goes.read(&mut told).await {
                        if holds(&told[..count], b"COMMIT") {
                            return;
                        }
                    }
                    return;
                }
            }
            read = goes.read(&mut told) => {
                let Ok(count @ 1..) = read else { return };
                if come.write_all(&told[..count]).await.is_err() {
                    return;
                }
            }
        }
    }
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}
