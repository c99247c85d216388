//! What a machine asks rather than a person: whether the house is well, at the address everybody
//! uses, and its figures, at an address of their own. It names nobody and shows no text.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;

use super::Web;
use super::live::lock;
use crate::foundation::clock::{Boxed, Stopwatch};
use crate::foundation::error::Result;

/// How long the database may take before it counts as away.
const PATIENCE: Duration = Duration::from_secs(2);

/// What Prometheus is told the figures are.
const FORMAT: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Writes the figures anew.
pub type Source = Arc<dyn Fn() -> Boxed<'static, String> + Send + Sync>;

/// `GET /health`: 200 if the process and its database answer, 503 if the database does not.
pub(super) async fn health(State(web): State<Arc<Web>>) -> Response {
    let looked = tokio::time::timeout(PATIENCE, web.base().store.answers()).await;
    match looked {
        Ok(Ok(())) => "ok\n".into_response(),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "away\n").into_response(),
    }
}

/// Counts and times every request by the pattern of its address.
pub(super) async fn count(State(web): State<Arc<Web>>, request: Request, next: Next) -> Response {
    let since = Stopwatch::start();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("", MatchedPath::as_str);
    web.base().store.metrics().answered(route, response.status().as_u16(), since.read());
    response
}

/// Shows the figures until the task is dropped.
///
/// # Errors
/// A failure of the listener.
pub async fn show(listener: TcpListener, source: Source) -> Result<()> {
    let written = move || {
        let source = source.clone();
        async move { ([(header::CONTENT_TYPE, FORMAT)], source().await) }
    };
    axum::serve(listener, Router::new().route("/metrics", get(written))).await?;
    Ok(())
}

impl Web {
    /// How many live streams are open in this process, and how many people they are of.
    #[must_use]
    pub fn audience(&self) -> (usize, usize) {
        let streams = lock(&self.hub.streams);
        (streams.values().map(std::collections::VecDeque::len).sum(), streams.len())
    }
}
