//! Documents of the capabilities: what a program asks for again and again with nothing but a secret address,
//! such as a calendar. Nobody can sign in there, so the secret is all there is; it stands in no log.

use std::fmt::Write;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::Web;
use super::doing::disposition;
use super::wrong::Wrong;

/// A program may keep it and asks each time whether it is still the same.
const KEEP: &str = "private, no-cache";

/// `GET /{document}/{secret}`.
pub(super) async fn get(
    State(web): State<Arc<Web>>,
    Path((path, name)): Path<(String, String)>,
    asked: HeaderMap,
) -> Result<Response, Wrong> {
    let found = web.documents.iter().find(|one| one.path == path).ok_or(Wrong::NotFound)?;
    let secret = name.strip_suffix(found.ending).and_then(|name| name.strip_suffix('.'));
    let secret = secret.ok_or(Wrong::NotFound)?;
    let mut tx = web.base().store.look().await?;
    let made = (found.render)(web.base(), &mut tx, secret).await?;
    drop(tx);
    // Whether there never was one or it was taken back is nobody's business.
    let text = made.ok_or(Wrong::NotFound)?;
    let mut tag = String::from("W/\"");
    for byte in Sha256::digest(text.as_bytes()).iter().take(16) {
        // Writing to a string does not fail.
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    let known = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let same = known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag));
    let mut response =
        if same { StatusCode::NOT_MODIFIED.into_response() } else { text.into_response() };
    let all = [
        (header::CONTENT_TYPE, found.media.to_owned()),
        (header::CONTENT_DISPOSITION, disposition("inline", &format!("{path}.{}", found.ending))),
        (header::CACHE_CONTROL, KEEP.to_owned()),
        (header::ETAG, tag),
        (HeaderName::from_static("x-robots-tag"), "noindex".to_owned()),
    ];
    for (name, value) in all {
        if let Ok(value) = value.parse() {
            response.headers_mut().insert(name, value);
        }
    }
    Ok(response)
}
