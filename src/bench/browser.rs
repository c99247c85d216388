//! A browser without a screen: one person signed in, over one connection that is made again when
//! it breaks. It speaks to the real server over loopback and knows no rule of it.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{CONTENT_TYPE, COOKIE, HOST, HeaderMap, LOCATION, SET_COOKIE};
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

use crate::foundation::error::{Doing, Failure, Result};

/// The longest one question may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// What came back.
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as text.
    pub text: String,
}

impl Answer {
    /// Whether the script would take it as done: `{"ok": true}`.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        serde_json::from_str::<Value>(&self.text)
            .is_ok_and(|answer| answer.get("ok") == Some(&Value::Bool(true)))
    }
}

/// One person's browser.
pub struct Browser {
    address: SocketAddr,
    /// The address its network gives it, as a proxy would say.
    from: String,
    cookies: BTreeMap<String, String>,
    csrf: String,
    line: Option<SendRequest<Full<Bytes>>>,
}

async fn connect(address: SocketAddr) -> Result<SendRequest<Full<Bytes>>> {
    let stream = TcpStream::connect(address).await.doing("connecting")?;
    stream.set_nodelay(true)?;
    let (line, connection) = http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(async move {
        // A connection that breaks shows in the next question.
        let _ = connection.await;
    });
    Ok(line)
}

/// One form field after another, as forms are sent.
#[must_use]
pub fn form(fields: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, value) in fields {
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(name);
        text.push('=');
        for byte in value.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                    text.push(char::from(byte));
                }
                _ => text.push_str(&format!("%{byte:02X}")),
            }
        }
    }
    text
}

impl Browser {
    /// A browser of person `number`, who is not signed in yet.
    #[must_use]
    pub fn new(address: SocketAddr, number: usize) -> Self {
        let from = format!("10.{}.{}.{}", number >> 16 & 255, number >> 8 & 255, number & 255);
        Self { address, from, cookies: BTreeMap::new(), csrf: String::new(), line: None }
    }

    /// The same person's browser at another process.
    #[must_use]
    pub fn at(&self, address: SocketAddr) -> Self {
        let (cookies, csrf) = (self.cookies.clone(), self.csrf.clone());
        Self { address, from: self.from.clone(), cookies, csrf, line: None }
    }

    fn request(&self, method: &Method, path: &str, body: String) -> Result<Request<Full<Bytes>>> {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, self.address.to_string())
            .header("x-forwarded-for", &self.from)
            .header(COOKIE, cookies.join("; "));
        if *method == Method::POST {
            request = request
                .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header("x-puente", "live");
        }
        Ok(request.body(Full::new(Bytes::from(body)))?)
    }

    async fn ask(&mut self, method: Method, path: &str, body: String) -> Result<Answer> {
        let request = self.request(&method, path, body)?;
        let asking = async {
            if self.line.as_ref().is_none_or(SendRequest::is_closed) {
                self.line = Some(connect(self.address).await?);
            }
            let Some(line) = &mut self.line else {
                return Err(Failure::because("no connection").into());
            };
            line.ready().await?;
            let answer = line.send_request(request).await?;
            let (parts, body) = answer.into_parts();
            let body = body.collect().await?.to_bytes();
            let text = String::from_utf8_lossy(&body).into_owned();
            Ok(Answer { status: parts.status, headers: parts.headers, text })
        };
        let asked = tokio::time::timeout(PATIENCE, asking).await;
        let answer = match asked {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) => {
                self.line = None;
                return Err(error);
            }
            Err(late) => {
                self.line = None;
                return Err(late.into());
            }
        };
        for cookie in answer.headers.get_all(SET_COOKIE) {
            let pair = cookie.to_str().unwrap_or_default().split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(answer)
    }

    /// Asks for a page, and keeps the proof its forms carry.
    ///
    /// # Errors
    /// A failure if nobody answers in time.
    pub async fn get(&mut self, path: &str) -> Result<Answer> {
        let answer = self.ask(Method::GET, path, String::new()).await?;
        if let Some(csrf) = between(&answer.text, "<meta name=\"csrf\" content=\"", "\"")
            && !csrf.is_empty()
        {
            csrf.clone_into(&mut self.csrf);
        }
        Ok(answer)
    }

    /// Sends a form as the script does.
    ///
    /// # Errors
    /// A failure if nobody answers in time.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let csrf = self.csrf.clone();
        let mut all = vec![("csrf", csrf.as_str())];
        all.extend(fields);
        self.ask(Method::POST, path, form(&all)).await
    }

    /// A request of this browser as it travels, for whoever sends it piece by piece; the connection
    /// ends with its answer.
    #[must_use]
    pub fn written(&self, method: &str, path: &str, fields: &[(&str, &str)]) -> String {
        let mut all = vec![("csrf", self.csrf.as_str())];
        all.extend(fields);
        let body = if method == "POST" { form(&all) } else { String::new() };
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nX-Forwarded-For: {}\r\nCookie: {}\r\n\
             X-Puente: live\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            self.from,
            cookies.join("; "),
            body.len()
        )
    }

    /// Signs in with a link, as whoever it is for, or under `name`.
    ///
    /// # Errors
    /// A failure if the link is not taken.
    pub async fn sign_in(&mut self, link: &str, name: &str) -> Result<()> {
        let path = link.find("/in/").map_or(link, |at| &link[at..]);
        self.get(path).await?;
        let answer = self.post(path, &[("name", name), ("language", "en")]).await?;
        let Some(home) = answer.headers.get(LOCATION).and_then(|to| to.to_str().ok()) else {
            return Err(
                Failure::because(format!("the link was not taken: {}", answer.status)).into()
            );
        };
        let home = home.to_owned();
        self.get(&home).await.map(drop)
    }

    /// Opens a live stream on a connection of its own.
    ///
    /// # Errors
    /// A failure if it is not opened.
    pub async fn listen(&self, path: &str) -> Result<Ears> {
        let mut line = connect(self.address).await?;
        let request = self.request(&Method::GET, path, String::new())?;
        let answer = tokio::time::timeout(PATIENCE, line.send_request(request)).await??;
        if answer.status() != StatusCode::OK {
            return Err(Failure::because(format!("no stream: {}", answer.status())).into());
        }
        Ok(Ears { body: answer.into_body(), rest: String::new(), _line: line })
    }
}

/// One open live stream.
pub struct Ears {
    body: Incoming,
    rest: String,
    _line: SendRequest<Full<Bytes>>,
}

impl Ears {
    /// The next event: its name and what it says; none once the stream has ended.
    pub async fn next(&mut self) -> Option<(String, Value)> {
        loop {
            if let Some((event, rest)) = self.rest.split_once("\n\n") {
                let field = |name: &str| {
                    event.lines().find_map(|line| line.strip_prefix(name)).map(str::trim_start)
                };
                let told = field("event:")
                    .map(str::to_owned)
                    .zip(field("data:").and_then(|data| serde_json::from_str(data).ok()));
                self.rest = String::from(rest);
                match told {
                    Some(told) => return Some(told),
                    None => continue,
                }
            }
            let frame = self.body.frame().await?.ok()?;
            if let Some(data) = frame.data_ref() {
                self.rest.push_str(&String::from_utf8_lossy(data));
            }
        }
    }

    /// Reads a piece and throws it away; whether there was one.
    pub async fn drop_next(&mut self) -> bool {
        matches!(self.body.frame().await, Some(Ok(_)))
    }

    /// Everything that comes until nothing has come for `quiet`.
    pub async fn all(&mut self, quiet: Duration) -> Vec<(String, Value)> {
        let mut told = Vec::new();
        while let Ok(Some(event)) = tokio::time::timeout(quiet, self.next()).await {
            told.push(event);
        }
        told
    }
}

/// What stands between two texts.
#[must_use]
pub fn between<'t>(text: &'t str, before: &str, after: &str) -> Option<&'t str> {
    let rest = &text[text.find(before)? + before.len()..];
    rest.find(after).map(|end| &rest[..end])
}

impl std::fmt::Debug for Browser {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a browser at {}", self.address)
    }
}
