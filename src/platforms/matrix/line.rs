//! The line to the homeserver: one request, one answer or one trouble. It knows no endpoint but by
//! its path, and is silent about tokens and texts.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use reqwest::{Client, Method, RequestBuilder, StatusCode, Url};
use ruma::api::auth_scheme::{AccessToken, SendAccessToken};
use ruma::api::path_builder::VersionHistory;
use ruma::api::{IncomingResponse, MatrixVersion, Metadata, OutgoingRequest, SupportedVersions};
use ruma::exports::http;
use serde_json::Value;

use crate::foundation::error::{Doing, Failure, Result};

/// How long an ordinary answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long a file may take over a slow line.
const LONG: Duration = Duration::from_mins(3);

/// How many seconds to wait where the server says it is too much, and not how long.
const A_WHILE: u64 = 5;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum Trouble {
    /// Nobody answers, or not in time, or with something else.
    #[error("the homeserver does not answer: {0}")]
    Away(String),
    /// Too many requests: wait so long.
    #[error("the homeserver asks to wait {} s", .0.as_secs())]
    Limited(Duration),
    /// It said no.
    #[error("the homeserver says {status} {code}: {why}")]
    No {
        /// The status.
        status: u16,
        /// The standard error code: `M_FORBIDDEN`.
        code: String,
        /// What the server says.
        why: String,
        /// Whether the device stays known although its session has ended.
        soft: bool,
        /// Under which name it asks once more who we are, if it does.
        session: Option<String>,
    },
}

impl Trouble {
    /// Whether the server said no with this code.
    pub fn is(&self, wanted: &str) -> bool {
        matches!(self, Self::No { code, .. } if code == wanted)
    }
}

/// The line.
pub(super) struct Line {
    http: Client,
    base: Url,
    token: Mutex<String>,
    /// As whom of an application service, and as which of their devices.
    of: Mutex<Vec<(String, String)>>,
}

impl Line {
    /// A line to a homeserver, without a token yet.
    pub fn new(base: &str) -> Result<Self> {
        let base = Url::parse(base)?;
        let http = Client::builder()
            .user_agent(concat!("puente/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(Duration::from_secs(10))
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        Ok(Self { http, base, token: Mutex::default(), of: Mutex::default() })
    }

    /// Speaks with this token from now on.
    pub fn speak_as(&self, token: &str) {
        token.clone_into(&mut self.token.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Says with each request for whom of an application service it is.
    pub fn speak_for(&self, whom: &[(&str, &str)]) {
        let whom = whom.iter().map(|&(key, value)| (key.to_owned(), value.to_owned()));
        *self.of.lock().unwrap_or_else(PoisonError::into_inner) = whom.collect();
    }

    fn token(&self) -> String {
        self.token.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Asks `path`, whose pieces follow `_matrix`, and waits as long as an answer usually takes.
    pub async fn ask(
        &self,
        method: Method,
        path: &[&str],
        query: &[(&str, &str)],
        body: Option<&Value>,
    ) -> std::result::Result<Value, Trouble> {
        self.ask_for(PATIENCE, method, path, query, body).await
    }

    /// As [`Line::ask`], with another patience.
    pub async fn ask_for(
        &self,
        patience: Duration,
        method: Method,
        path: &[&str],
        query: &[(&str, &str)],
        body: Option<&Value>,
    ) -> std::result::Result<Value, Trouble> {
        let mut request = self.request(patience, method, path, query);
        if let Some(body) = body {
            request = request.header("content-type", "application/json").body(body.to_string());
        }
        answered(request).await
    }

    fn request(
        &self,
        patience: Duration,
        method: Method,
        path: &[&str],
        query: &[(&str, &str)],
    ) -> RequestBuilder {
        let mut url = self.base.clone();
        if let Ok(mut pieces) = url.path_segments_mut() {
            pieces.pop_if_empty().push("_matrix").extend(path);
        }
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        let of = self.of.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if !of.is_empty() {
            url.query_pairs_mut().extend_pairs(of);
        }
        let request = self.http.request(method, url).timeout(patience);
        let token = self.token();
        if token.is_empty() { request } else { request.bearer_auth(token) }
    }

    /// Hands in the bytes of a file.
    pub async fn hand_in(
        &self,
        path: &[&str],
        media: &str,
        content: Vec<u8>,
    ) -> std::result::Result<Value, Trouble> {
        let request = self.request(LONG, Method::POST, path, &[]);
        answered(request.header("content-type", media).body(content)).await
    }

    /// Asks for the bytes of a file; none if there are more than so many.
    pub async fn fetch(
        &self,
        path: &[&str],
        most: usize,
    ) -> std::result::Result<Option<Vec<u8>>, Trouble> {
        let request = self.request(LONG, Method::GET, path, &[]);
        let mut answer = request.send().await.map_err(away)?;
        let status = answer.status();
        if !status.is_success() {
            let bytes = answer.bytes().await.map_err(away)?;
            return Err(no(status, &serde_json::from_slice(&bytes).unwrap_or_default()));
        }
        let mut content = Vec::new();
        while let Some(piece) = answer.chunk().await.map_err(away)? {
            if content.len() + piece.len() > most {
                return Ok(None);
            }
            content.extend_from_slice(&piece);
        }
        Ok(Some(content))
    }

    /// Sends what the encryption wants sent, which has shapes of its own.
    pub async fn send<R>(&self, request: R) -> Result<R::IncomingResponse>
    where
        R: OutgoingRequest + Metadata<Authentication = AccessToken, PathBuilder = VersionHistory>,
    {
        let versions = SupportedVersions {
            versions: std::iter::once(MatrixVersion::V1_11).collect(),
            features: BTreeSet::new(),
        };
        let (base, token) = (self.base.as_str().trim_end_matches('/'), self.token());
        let token = SendAccessToken::Always(&token);
        let asked: http::Request<Vec<u8>> = request
            .try_into_http_request(base, token, Cow::Owned(versions))
            .doing("writing what the encryption asks")?;
        let mut asked = reqwest::Request::try_from(asked)?;
        *asked.timeout_mut() = Some(PATIENCE);
        let answer = self.http.execute(asked).await.map_err(away)?;
        let status = answer.status();
        let bytes = answer.bytes().await.map_err(away)?;
        if !status.is_success() {
            return Err(no(status, &serde_json::from_slice(&bytes).unwrap_or_default()).into());
        }
        let answer = http::Response::builder().status(status).body(bytes.to_vec())?;
        R::IncomingResponse::try_from_http_response(answer)
            .map_err(|error| Failure::because(error.to_string()).into())
    }
}

/// What an ordinary request is answered.
async fn answered(request: RequestBuilder) -> std::result::Result<Value, Trouble> {
    let answer = request.send().await.map_err(away)?;
    let status = answer.status();
    let bytes = answer.bytes().await.map_err(away)?;
    let said: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    if status.is_success() { Ok(said) } else { Err(no(status, &said)) }
}

fn away(error: reqwest::Error) -> Trouble {
    // Without the address: it may hold what was asked for.
    Trouble::Away(error.without_url().to_string())
}

fn no(status: StatusCode, said: &Value) -> Trouble {
    let text = |key: &str| said[key].as_str().unwrap_or_default().to_owned();
    let milliseconds = said["retry_after_ms"].as_u64();
    if status == StatusCode::TOO_MANY_REQUESTS {
        return Trouble::Limited(
            milliseconds.map_or(Duration::from_secs(A_WHILE), Duration::from_millis),
        );
    }
    if status.is_server_error() {
        return Trouble::Away(format!("{status}"));
    }
    let soft = said["soft_logout"].as_bool().unwrap_or_default();
    let session = said["session"].as_str().map(str::to_owned);
    Trouble::No {
        status: status.as_u16(),
        code: text("errcode"),
        why: text("error"),
        soft,
        session,
    }
}
