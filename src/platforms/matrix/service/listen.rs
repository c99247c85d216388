//! The door at which the homeserver pushes what has happened. Nobody else is let in: without its token
//! nothing that is sent is even read.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::body::to_bytes;
use axum::extract::{Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::service::TowerToHyperService;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use super::super::{Matrix, Signed};

/// The largest transaction, in bytes: a hundred events of the size a homeserver lets them have, and
/// what it says of each.
const LARGEST: usize = 32 * 1024 * 1024;

/// How long a transaction may take to arrive.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long a connection may say nothing: longer than a homeserver keeps one it does not use, so that
/// none is closed while it is about to use it.
const SILENCE: Duration = Duration::from_mins(5);

/// How many connections there may be at once.
const CONNECTIONS: usize = 128;

/// How long the door rests when the system has no connection left to give.
const REST: Duration = Duration::from_millis(200);

/// The door.
pub(super) struct Door {
    matrix: Arc<Matrix>,
    signed: Arc<Signed>,
    /// The fingerprint of the homeserver's token: comparing two of them takes as long whatever is in
    /// them, to the one that guesses.
    token: [u8; 32],
}

fn fingerprint(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}

/// An error as Matrix says it.
fn error(status: StatusCode, code: &str) -> Response {
    let said = status.canonical_reason().unwrap_or_default();
    (status, Json(json!({ "errcode": code, "error": said }))).into_response()
}

/// The token of a request: in its head, or where older homeservers put it.
fn token(request: &Request) -> Option<String> {
    let given = request.headers().get(header::AUTHORIZATION).and_then(|given| given.to_str().ok());
    let given = given.and_then(|given| given.strip_prefix("Bearer ")).map(str::to_owned);
    given.or_else(|| {
        let all = Query::<BTreeMap<String, String>>::try_from_uri(request.uri()).ok()?;
        all.get("access_token").cloned()
    })
}

async fn guard(State(door): State<Arc<Door>>, request: Request, next: Next) -> Response {
    match token(&request) {
        None => error(StatusCode::UNAUTHORIZED, "M_UNAUTHORIZED"),
        Some(given) if fingerprint(&given) != door.token => {
            tracing::warn!("somebody with a wrong token asks in place of the homeserver");
            error(StatusCode::FORBIDDEN, "M_FORBIDDEN")
        }
        Some(_) => next.run(request).await,
    }
}

async fn transaction(
    State(door): State<Arc<Door>>,
    Path(txn): Path<String>,
    request: Request,
) -> Response {
    let read = tokio::time::timeout(PATIENCE, to_bytes(request.into_body(), LARGEST));
    let Ok(read) = read.await else {
        return error(StatusCode::REQUEST_TIMEOUT, "M_UNKNOWN");
    };
    let Ok(bytes) = read else {
        return error(StatusCode::PAYLOAD_TOO_LARGE, "M_TOO_LARGE");
    };
    let Ok(mut body) = serde_json::from_slice::<Value>(&bytes) else {
        return error(StatusCode::BAD_REQUEST, "M_NOT_JSON");
    };
    let Value::Array(events) = body["events"].take() else {
        return error(StatusCode::BAD_REQUEST, "M_BAD_JSON");
    };
    match door.matrix.pushed(&door.signed, &txn, events).await {
        Ok(()) => Json(json!({})).into_response(),
        // The homeserver keeps it and pushes it again.
        Err(failed) => {
            tracing::warn!(error = %failed, "what the homeserver pushes cannot be taken in");
            door.matrix.base().store.metrics().erred("matrix");
            error(StatusCode::INTERNAL_SERVER_ERROR, "M_UNKNOWN")
        }
    }
}

async fn ping() -> Response {
    Json(json!({})).into_response()
}

/// Puente is one account, which is there, and has no rooms of its own.
async fn nobody() -> Response {
    error(StatusCode::NOT_FOUND, "M_NOT_FOUND")
}

async fn unknown() -> Response {
    error(StatusCode::NOT_FOUND, "M_UNRECOGNIZED")
}

async fn not_so() -> Response {
    error(StatusCode::METHOD_NOT_ALLOWED, "M_UNRECOGNIZED")
}

impl Door {
    /// A door for whoever has this token.
    pub fn of(matrix: Arc<Matrix>, signed: Arc<Signed>, token: &str) -> Arc<Self> {
        Arc::new(Self { matrix, signed, token: fingerprint(token) })
    }

    fn router(self: Arc<Self>) -> Router {
        Router::new()
            .route("/_matrix/app/v1/transactions/{txn}", put(transaction))
            .route("/_matrix/app/v1/ping", post(ping))
            .route("/_matrix/app/v1/users/{user}", get(nobody))
            .route("/_matrix/app/v1/rooms/{alias}", get(nobody))
            .fallback(unknown)
            .method_not_allowed_fallback(not_so)
            .layer(from_fn_with_state(self.clone(), guard))
            .with_state(self)
    }

    /// Lets in until it is dropped; what is in hand then is broken off, not acknowledged, and comes
    /// again.
    pub async fn open(self: Arc<Self>, listener: TcpListener) {
        let (router, places) = (self.router(), Arc::new(Semaphore::new(CONNECTIONS)));
        let mut connections = JoinSet::new();
        loop {
            let stream = match listener.accept().await {
                Ok((stream, _)) => stream,
                Err(error) => {
                    tracing::warn!(%error, "no connection of the homeserver could be taken");
                    // Real time because the system's connections are given back by the network.
                    tokio::time::sleep(REST).await;
                    continue;
                }
            };
            while connections.try_join_next().is_some() {}
            let Ok(place) = places.clone().try_acquire_owned() else { continue };
            let service = TowerToHyperService::new(router.clone());
            connections.spawn(async move {
                let mut builder = Builder::new(TokioExecutor::new()).http1_only();
                builder.http1().timer(TokioTimer::new()).header_read_timeout(SILENCE);
                if let Err(error) = builder.serve_connection(TokioIo::new(stream), service).await {
                    tracing::debug!(error, "a connection of the homeserver ended early");
                }
                drop(place);
            });
        }
    }
}
