//! A bare client of a homeserver: one account, one connection, nothing kept. What it needs to see a
//! message and to send it elsewhere is the least that anything can need, which is what Puente is
//! measured beside.

use std::net::SocketAddr;
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HOST};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpStream;

use crate::bench::browser::form;
use crate::foundation::error::{Doing, Failure, Result};

/// The longest one question may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// What is asked of a sync: all that a homeserver gives at once.
const FILTER: &str =
    r#"{"presence":{"types":[]},"room":{"timeline":{"limit":100},"ephemeral":{"types":[]}}}"#;

/// One account, signed in.
pub struct Client {
    address: SocketAddr,
    token: String,
    line: Option<SendRequest<Full<Bytes>>>,
    /// How far it has read; none before the first sync.
    pub since: Option<String>,
}

/// A text as a piece of a path.
fn piece(text: &str) -> String {
    form(&[("", text)]).trim_start_matches('=').to_owned()
}

impl Client {
    /// Signs an account in whose password is its name.
    ///
    /// # Errors
    /// A failure if the homeserver says no.
    pub async fn sign_in(address: SocketAddr, name: &str) -> Result<Self> {
        let mut client = Self { address, token: String::new(), line: None, since: None };
        let body = json!({
            "type": "m.login.password", "password": name,
            "identifier": { "type": "m.id.user", "user": name },
        });
        let said = client.ask(Method::POST, "login", Some(&body)).await?;
        said["access_token"].as_str().unwrap_or_default().clone_into(&mut client.token);
        Ok(client)
    }

    /// The same account over another connection.
    #[must_use]
    pub fn again(&self) -> Self {
        let (token, since) = (self.token.clone(), self.since.clone());
        Self { address: self.address, token, line: None, since }
    }

    /// Asks the homeserver; `path` begins after the version.
    ///
    /// # Errors
    /// A failure if it says no, or nothing.
    pub async fn ask(&mut self, method: Method, path: &str, body: Option<&Value>) -> Result<Value> {
        let request = Request::builder()
            .method(method)
            .uri(format!("/_matrix/client/v3/{path}"))
            .header(HOST, self.address.to_string())
            .header(AUTHORIZATION, format!("Bearer {}", self.token))
            .header(CONTENT_TYPE, "application/json");
        let body = body.map(Value::to_string).unwrap_or_default();
        let request = request.body(Full::new(Bytes::from(body)))?;
        let asking = async {
            if self.line.as_ref().is_none_or(SendRequest::is_closed) {
                let stream = TcpStream::connect(self.address).await.doing("connecting")?;
                stream.set_nodelay(true)?;
                let (line, connection) = http1::handshake(TokioIo::new(stream)).await?;
                tokio::spawn(async move {
                    // A connection that breaks shows in the next question.
                    let _ = connection.await;
                });
                self.line = Some(line);
            }
            let Some(line) = &mut self.line else {
                return Err(Failure::because("no connection").into());
            };
            line.ready().await?;
            let answer = line.send_request(request).await?;
            let status = answer.status();
            let body = answer.into_body().collect().await?.to_bytes();
            if !status.is_success() {
                let said = String::from_utf8_lossy(&body).into_owned();
                return Err(Failure::because(format!("{status}: {said}")).into());
            }
            Ok(serde_json::from_slice(&body)?)
        };
        let done = tokio::time::timeout(PATIENCE, asking).await;
        done.unwrap_or_else(|late| Err(late.into())).inspect_err(|_| self.line = None)
    }

    /// Says something in a room under a transaction id; gives the event.
    ///
    /// # Errors
    /// As [`Client::ask`].
    pub async fn say(&mut self, room: &str, transaction: &str, text: &str) -> Result<String> {
        let path = format!("rooms/{}/send/m.room.message/{}", piece(room), piece(transaction));
        let content = json!({ "msgtype": "m.text", "body": text });
        let said = self.ask(Method::PUT, &path, Some(&content)).await?;
        Ok(said["event_id"].as_str().unwrap_or_default().to_owned())
    }

    /// Makes a room, not encrypted; gives its id.
    ///
    /// # Errors
    /// As [`Client::ask`].
    pub async fn create(&mut self, invite: &[&str], alone: bool) -> Result<String> {
        let body = json!({ "preset": "private_chat", "invite": invite, "is_direct": alone });
        let said = self.ask(Method::POST, "createRoom", Some(&body)).await?;
        Ok(said["room_id"].as_str().unwrap_or_default().to_owned())
    }

    /// Asks somebody into a room.
    ///
    /// # Errors
    /// As [`Client::ask`].
    pub async fn invite(&mut self, room: &str, whom: &str) -> Result<()> {
        let path = format!("rooms/{}/invite", piece(room));
        self.ask(Method::POST, &path, Some(&json!({ "user_id": whom }))).await.map(drop)
    }

    /// Comes into a room.
    ///
    /// # Errors
    /// As [`Client::ask`].
    pub async fn join(&mut self, room: &str) -> Result<()> {
        let path = format!("join/{}", piece(room));
        self.ask(Method::POST, &path, Some(&json!({}))).await.map(drop)
    }

    /// Waits for what is new: the messages of one room, in order, with those a sync leaves out.
    ///
    /// # Errors
    /// As [`Client::ask`].
    pub async fn news(&mut self, room: &str) -> Result<Vec<Value>> {
        let mut path = format!("sync?filter={}", piece(FILTER));
        if let Some(since) = &self.since {
            path.push_str(&format!("&timeout=10000&since={}", piece(since)));
        }
        let sync = self.ask(Method::GET, &path, None).await?;
        let before = self.since.take();
        self.since = sync["next_batch"].as_str().map(str::to_owned);
        let Some(before) = before else { return Ok(Vec::new()) };
        let timeline = &sync["rooms"]["join"][room]["timeline"];
        let mut all = timeline["events"].as_array().cloned().unwrap_or_default();
        if timeline["limited"] == true {
            let begins = timeline["prev_batch"].as_str().unwrap_or_default();
            all.splice(0..0, self.back(room, begins, Some(&before)).await?);
        }
        all.retain(|event| event["type"] == "m.room.message");
        Ok(all)
    }

    /// Everything in a room between two places, oldest first.
    async fn back(&mut self, room: &str, from: &str, to: Option<&str>) -> Result<Vec<Value>> {
        let (mut all, mut from) = (Vec::new(), from.to_owned());
        loop {
            let mut path =
                format!("rooms/{}/messages?dir=b&limit=500&from={}", piece(room), piece(&from));
            if let Some(to) = to {
                path.push_str(&format!("&to={}", piece(to)));
            }
            let page = self.ask(Method::GET, &path, None).await?;
            let chunk = page["chunk"].as_array().cloned().unwrap_or_default();
            let over = chunk.is_empty() || page["end"].is_null();
            all.extend(chunk);
            if over {
                all.reverse();
                return Ok(all);
            }
            page["end"].as_str().unwrap_or_default().clone_into(&mut from);
        }
    }
}

/// What a message says.
#[must_use]
pub fn body(event: &Value) -> &str {
    event["content"]["body"].as_str().unwrap_or_default()
}
