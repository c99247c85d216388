//! Who is let in at the door: so many connections from one address, each with so much patience for
//! whoever takes long to say what they want. What is asked there is answered elsewhere.

use std::collections::HashMap;
use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Extension;
use axum::Router;
use axum::extract::ConnectInfo;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::Web;
use super::pace::Paced;

/// How many times as many connections this machine and its own network may have: a proxy stands
/// there for everybody.
const NEAR: usize = 20;

/// How long the door rests when the system has no connection left to give.
const REST: Duration = Duration::from_millis(200);

/// How long what is being asked may take to end once the house closes, whatever patience the
/// settings grant before: with what comes after the door, the house is closed within five seconds.
const CLOSING: Duration = Duration::from_millis(3500);

/// How long somebody who has asked nothing yet may still begin to once the house closes.
const UNUSED: Duration = Duration::from_millis(500);

/// How many connections each address has now.
#[derive(Clone, Default)]
struct Open(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// One connection of an address, for as long as this is held.
struct Place {
    open: Open,
    address: IpAddr,
}

impl Open {
    /// A place for one more; none where an address has as many as it may.
    fn place(&self, address: IpAddr, most: usize) -> Option<Place> {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(address).or_insert(0);
        if *count >= most {
            return None;
        }
        *count += 1;
        Some(Place { open: self.clone(), address })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.open.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.address);
            }
        }
    }
}

/// Whether an address is of this machine or of its own network.
pub(super) fn is_near(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_private(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local(),
    }
}

/// Serves until `until` ends; then nobody more is let in, open streams end at once, and what is
/// being asked is answered, for as long as [`CLOSING`] lasts.
pub(super) async fn serve(
    web: &Arc<Web>,
    listener: TcpListener,
    until: impl Future<Output = ()> + Send + 'static,
) {
    let (router, open, ends) = (web.router(), Open::default(), GracefulShutdown::new());
    let mut connections = JoinSet::new();
    let patience = web.settings.patience();
    let mut until = pin!(until);
    loop {
        let come = tokio::select! {
            () = &mut until => break,
            come = listener.accept() => come,
        };
        let (stream, peer) = match come {
            Ok(come) => come,
            Err(error) => {
                tracing::warn!(%error, "no connection could be taken; the door rests a moment");
                // Real time because the system's connections are given back by the network.
                tokio::time::sleep(REST).await;
                continue;
            }
        };
        let times = if is_near(peer.ip()) { NEAR } else { 1 };
        // Whoever has too many is not answered: an answer would cost what is being saved.
        if let Some(place) = open.place(peer.ip(), web.settings.connections_per_address * times) {
            let closing = web.closing.subscribe();
            let answered = answer(router.clone(), stream, peer, patience, ends.watcher(), closing);
            connections.spawn(async move {
                answered.await;
                drop(place);
            });
        }
        // Those that have ended are forgotten.
        while connections.try_join_next().is_some() {}
    }
    drop(listener);
    web.closing.send_replace(true);
    // Whoever is in the middle of something may end it, but nobody keeps the house open.
    if tokio::time::timeout(CLOSING, ends.shutdown()).await.is_err() {
        while connections.try_join_next().is_some() {}
        let open = connections.len();
        tracing::info!(open, "some connections were still open and were cut");
    }
    // One that is cut lets go of the database too.
    connections.shutdown().await;
}

async fn answer(
    router: Router,
    stream: TcpStream,
    peer: SocketAddr,
    patience: Duration,
    ends: Watcher,
    mut closing: watch::Receiver<bool>,
) {
    let asked = Arc::new(AtomicBool::new(false));
    let (noting, router) = (asked.clone(), router.layer(Extension(ConnectInfo(peer))));
    let inner = TowerToHyperService::new(router);
    let service = service_fn(move |request| {
        noting.store(true, Ordering::Relaxed);
        inner.call(request)
    });
    let mut builder = Builder::new(TokioExecutor::new()).http1_only();
    builder.http1().timer(TokioTimer::new()).header_read_timeout(patience);
    // Whoever takes nothing of an answer for so long, or too little, of a stream as of a page, is
    // let go.
    let stream = TokioIo::new(Paced::new(stream, patience));
    let connection = builder.serve_connection(stream, service).into_owned();
    // Browsers open connections before they need them: nobody waits for those.
    let unused = async {
        let _ = closing.wait_for(|closing| *closing).await;
        tokio::time::sleep(UNUSED).await;
        if asked.load(Ordering::Relaxed) {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        ended = ends.watch(connection) => if let Err(error) = ended {
            tracing::debug!(%error, "a connection ended early");
        },
        () = unused => {}
    }
}
