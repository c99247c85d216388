//! The server: the headers every answer carries, how it starts and ends. What stands
//! behind an address is elsewhere.

use std::future::Future;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use tower_http::compression::CompressionLayer;

use super::routes::ROUTES;
use super::wrong::{Wrong, dress};
use super::{Web, door, monitor};
use crate::foundation::error::Result;

/// The longest body of a request, in bytes.
pub(super) const BODY_LIMIT: usize = 64 * 1024;

/// Everything from this server, nothing from elsewhere, in nobody's frame.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'; manifest-src 'self'";

/// Headers of every answer.
const HEADERS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

impl Web {
    /// Every address.
    pub fn router(self: &Arc<Self>) -> Router {
        ROUTES
            .iter()
            .fold(Router::new(), |router, route| router.route(route.path, (route.answer)()))
            .fallback(|| async { Wrong::NotFound })
            .layer(DefaultBodyLimit::max(BODY_LIMIT))
            .layer(from_fn_with_state(self.clone(), dress))
            .layer(CompressionLayer::new())
            .layer(from_fn_with_state(self.clone(), guard))
            .layer(from_fn_with_state(self.clone(), monitor::count))
            .with_state(self.clone())
    }

    /// Serves until `until` ends; open streams end with it at once.
    ///
    /// # Errors
    /// None: what fails is one connection, and the others go on.
    pub async fn serve(
        self: &Arc<Self>,
        listener: tokio::net::TcpListener,
        until: impl Future<Output = ()> + Send + 'static,
    ) -> Result<()> {
        door::serve(self, listener, until).await;
        Ok(())
    }
}

/// Puts the headers on every answer.
async fn guard(State(web): State<Arc<Web>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        // What somebody attached comes with a stricter policy of its own.
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if web.secure() {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        );
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
