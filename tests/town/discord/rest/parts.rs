//! The parts of a request: headers, the query, JSON, multipart bodies; and the files that were
//! sent, served again as from the content network.

use axum::body::Body;
use axum::extract::{FromRequest, Multipart};
use hyper::{HeaderMap, Request, Response};
use serde_json::Value;

use super::super::id::Id;
use super::super::world::{File, World};

/// A body that was read, or why not.
pub type Read = Result<(Value, Vec<(usize, File)>), String>;

/// A header as text.
pub fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

/// A JSON body; without any, nothing.
pub fn json(kind: &str, bytes: &[u8]) -> Read {
    if bytes.is_empty() {
        return Ok((Value::Null, Vec::new()));
    }
    if !kind.starts_with("application/json") {
        return Err(format!("a body of the type {kind:?}"));
    }
    let read = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    Ok((read, Vec::new()))
}

/// A multipart body: `payload_json` and `files[n]`, and nothing else.
pub async fn multipart(headers: HeaderMap, body: Body) -> Read {
    let mut request = Request::new(body);
    *request.headers_mut() = headers;
    let said = |error: &dyn std::fmt::Display| error.to_string();
    let mut parts = Multipart::from_request(request, &()).await.map_err(|error| said(&error))?;
    let (mut payload, mut files) = (Value::Null, Vec::new());
    while let Some(part) = parts.next_field().await.map_err(|error| said(&error))? {
        let name = part.name().unwrap_or_default().to_owned();
        let file = part.file_name().map(str::to_owned);
        let kind = part.content_type().unwrap_or("application/octet-stream").to_owned();
        let bytes = part.bytes().await.map_err(|error| said(&error))?.to_vec();
        if name == "payload_json" {
            payload = serde_json::from_slice(&bytes).map_err(|error| said(&error))?;
            continue;
        }
        let number = name.strip_prefix("files[").and_then(|rest| rest.strip_suffix(']'));
        let number = number.and_then(|number| number.parse().ok());
        let (Some(number), Some(name)) = (number, file) else {
            return Err(format!("a part named {name:?}"));
        };
        files.push((number, File { name, kind, bytes }));
    }
    Ok((payload, files))
}

/// The query in its parts.
pub fn query(text: &str) -> Vec<(String, String)> {
    let parts = text.split('&').filter_map(|part| part.split_once('='));
    parts.map(|(name, value)| (plain(name), plain(value))).collect()
}

/// Text that was written for an address.
pub fn plain(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = (*first == b'%').then(|| after.get(..2)).flatten();
        let hex = hex.and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A file that was sent, as anybody with its address gets it.
pub fn file(world: &World, path: &str) -> Response<Body> {
    let id = path.split('/').next().and_then(Id::read);
    let Some(file) = id.and_then(|id| world.files.get(&id)) else {
        return Response::builder().status(404).body(Body::empty()).expect("an answer");
    };
    let answer = Response::builder().header("Content-Type", &file.kind);
    answer.body(Body::from(file.bytes.clone())).expect("an answer")
}
