//! The line to one translator: one request, one answer or one trouble. It is silent about keys and
//! texts: what a translator says of a request may repeat it, so that only the status is told on.

use std::time::Duration;

use reqwest::{Client, Method, RequestBuilder, Response, StatusCode, Url};
use serde_json::Value;

use super::Trouble;
use crate::community::translation::settings;
use crate::foundation::error::Result;

/// The largest answer that is read, in bytes.
const LARGEST: usize = 1_000_000;

/// The longest a translator may ask to be left alone, in seconds.
const LONGEST: i64 = 3600;

/// The line.
pub(super) struct Line {
    http: Client,
    base: Url,
}

impl Line {
    /// A line to an address. Nothing leads it elsewhere: no redirection, and to this machine no proxy.
    pub fn new(address: &str) -> Result<Self> {
        let http = Client::builder()
            .user_agent(concat!("puente/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(Duration::from_secs(5))
            .redirect(reqwest::redirect::Policy::none());
        let http = if settings::is_here(address) { http.no_proxy() } else { http };
        Ok(Self { http: http.build()?, base: Url::parse(address)? })
    }

    /// A request of a path below the address.
    pub fn request(&self, method: Method, path: &[&str]) -> RequestBuilder {
        let mut url = self.base.clone();
        if let Ok(mut pieces) = url.path_segments_mut() {
            pieces.pop_if_empty().extend(path);
        }
        self.http.request(method, url)
    }
}

/// A request with a body of JSON.
pub(super) fn with_json(request: RequestBuilder, body: &Value) -> RequestBuilder {
    request.header("content-type", "application/json").body(body.to_string())
}

/// What a request is answered.
pub(super) async fn answered(request: RequestBuilder) -> std::result::Result<Value, Trouble> {
    let mut answer = request.send().await.map_err(away)?;
    let status = answer.status();
    if status.is_success() {
        let mut content = Vec::new();
        while let Some(piece) = answer.chunk().await.map_err(away)? {
            if content.len() + piece.len() > LARGEST {
                return Err(Trouble::Unread);
            }
            content.extend_from_slice(&piece);
        }
        return serde_json::from_slice(&content).map_err(|_| Trouble::Unread);
    }
    Err(match status {
        StatusCode::TOO_MANY_REQUESTS => Trouble::Waits(wait(&answer).unwrap_or(60)),
        StatusCode::SERVICE_UNAVAILABLE if wait(&answer).is_some() => {
            Trouble::Waits(wait(&answer).unwrap_or(60))
        }
        _ if status.is_server_error() => Trouble::Away(status.as_u16().to_string()),
        // It is this request that is not taken, and the next one may be.
        StatusCode::BAD_REQUEST
        | StatusCode::PAYLOAD_TOO_LARGE
        | StatusCode::URI_TOO_LONG
        | StatusCode::UNPROCESSABLE_ENTITY => Trouble::Unfit(status.as_u16()),
        _ => Trouble::Refused(status.as_u16()),
    })
}

/// How many seconds it asks to be left alone.
fn wait(answer: &Response) -> Option<i64> {
    let said = answer.headers().get("retry-after")?.to_str().ok()?;
    said.trim().parse::<i64>().ok().map(|seconds| seconds.clamp(1, LONGEST))
}

fn away(error: reqwest::Error) -> Trouble {
    // Without the address: it may hold a key.
    Trouble::Away(error.without_url().to_string())
}
