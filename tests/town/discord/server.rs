//! The two doors on loopback: REST and the gateway, on a thread and a runtime of their own, so
//! that a scene is an ordinary test that waits.
// Real time because an answer that is late is late on the wire.

use std::convert::Infallible;
use std::net::TcpListener as Listener;
use std::sync::Arc;

use axum::body::Body;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot::{Receiver, Sender, channel};

use super::rest::{self, Reply};
use super::{Shared, gateway};

/// The thread, which ends when this goes.
pub struct Server {
    end: Option<Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Server {
    /// Opens both doors.
    pub fn open(shared: &Arc<Shared>, http: Listener, ws: Listener) -> Self {
        let (end, ended) = channel();
        let shared = shared.clone();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(serves(shared, http, ws, ended));
        });
        Self { end: Some(end), thread: Some(thread) }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end.take();
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

async fn serves(shared: Arc<Shared>, http: Listener, ws: Listener, ended: Receiver<()>) {
    let open = |listener: Listener| {
        listener.set_nonblocking(true).expect("a listener");
        TcpListener::from_std(listener).expect("a listener")
    };
    let (http, ws) = (open(http), open(ws));
    let watch = async {
        loop {
            // An answer that never came is noticed though nobody asks, and lines are cut in time.
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            shared.with_quietly(|world| {
                super::interaction::watch(world);
                world.weather_now();
            });
        }
    };
    let rest = async {
        loop {
            let Ok((stream, _)) = http.accept().await else { continue };
            tokio::spawn(answers(shared.clone(), stream));
        }
    };
    let gateway = async {
        loop {
            let Ok((stream, _)) = ws.accept().await else { continue };
            // What is told goes at once, and waits for no answer to what was told before.
            stream.set_nodelay(true).ok();
            if !shared.with_quietly(|world| world.weather.away) {
                tokio::spawn(gateway::speaks(shared.clone(), stream));
            }
        }
    };
    tokio::select! {
        () = rest => {}
        () = gateway => {}
        () = watch => {}
        _ = ended => {}
    }
}

/// One connection to REST, until it is cut.
async fn answers(shared: Arc<Shared>, stream: TcpStream) {
    let mut cut = shared.cut.subscribe();
    if shared.with_quietly(|world| world.weather.away) {
        return;
    }
    stream.set_nodelay(true).ok();
    let lost = Arc::new(tokio::sync::Notify::new());
    let service = service_fn(|request: Request<Incoming>| {
        let (shared, lost) = (shared.clone(), lost.clone());
        async move {
            // Asked on a line that is about to be cut.
            if shared.with_quietly(|world| world.weather.away) {
                return std::future::pending().await;
            }
            let request = request.map(Body::new);
            match rest::answers(&shared, request).await {
                Reply::Said(response) => Ok::<Response<Body>, Infallible>(response),
                Reply::Lost => {
                    lost.notify_one();
                    std::future::pending().await
                }
            }
        }
    });
    let connection = hyper::server::conn::http1::Builder::new();
    let connection = connection.serve_connection(TokioIo::new(stream), service);
    tokio::select! {
        _ = connection => {}
        _ = cut.changed() => {}
        () = lost.notified() => {}
    }
}
