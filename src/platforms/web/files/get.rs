//! Giving an attached file to whoever may read its message: a picture to be shown, anything else
//! to be kept, nothing to be run. It is asked for anew each time, so that what is gone is gone.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream::unfold;
use tokio::io::AsyncReadExt;

use crate::platforms::web::doing::disposition;
use crate::platforms::web::store::file::{self, Attached};
use crate::platforms::web::visit::Visit;
use crate::platforms::web::wrong::Wrong;

/// Nothing in it may do anything, wherever it is opened.
const POLICY: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// Browsers may keep it and ask each time whether they may still show it.
const KEEP: &str = "private, no-cache";

/// How many bytes are read from the disk at a time.
const PIECE: usize = 64 * 1024;

/// `GET /files/{id}`.
pub(in crate::platforms::web) async fn get(
    visit: Visit,
    Path(id): Path<String>,
    asked: HeaderMap,
) -> Result<Response, Wrong> {
    let account = visit.account().ok_or(Wrong::SignIn)?;
    let mut tx = visit.web.base().store.look().await?;
    let (found, room) = file::find(&mut tx, &id).await?.ok_or(Wrong::NotFound)?;
    // Whoever may not read the message is not told that there is one.
    visit.web.place_of(&mut tx, &account, &room).await?.ok_or(Wrong::NotFound)?;
    drop(tx);
    let tag = format!("W/\"{id}\"");
    let known = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag)) {
        return Ok(headed(StatusCode::NOT_MODIFIED.into_response(), &found, &tag));
    }
    let opened = tokio::fs::File::open(visit.web.folder().path().join(&found.id)).await;
    let opened = opened.map_err(|error| {
        tracing::error!(%error, file = found.id, "an attached file is not where it should be");
        Wrong::NotFound
    })?;
    let pieces = unfold(opened, |mut opened| async move {
        let mut piece = vec![0; PIECE];
        match opened.read(&mut piece).await {
            Ok(0) => None,
            Ok(read) => {
                piece.truncate(read);
                Some((Ok(piece), opened))
            }
            Err(error) => Some((Err(error), opened)),
        }
    });
    let mut response = headed(Body::from_stream(pieces).into_response(), &found, &tag);
    response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(found.bytes));
    Ok(response)
}

fn headed(mut response: Response, file: &Attached, tag: &str) -> Response {
    let how = if file.kind.is_picture() { "inline" } else { "attachment" };
    let name = match file.name.as_str() {
        "" => format!("{}.{}", file.id, file.kind.code()),
        name => name.to_owned(),
    };
    let all = [
        (header::CONTENT_TYPE, file.kind.media().to_owned()),
        (header::CONTENT_DISPOSITION, disposition(how, &name)),
        (header::CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        (header::CACHE_CONTROL, KEEP.to_owned()),
        (header::ETAG, tag.to_owned()),
    ];
    for (name, value) in all {
        if let Ok(value) = value.parse() {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
