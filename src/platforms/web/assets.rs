//! The style sheet, the script and the icon: inside the binary, under addresses that change with
//! their content, so that browsers may keep them for a year. What only the desk needs is a file of
//! its own in the source, and one with the rest for the browser.

use std::fmt::Write;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::wrong::Wrong;

/// One file.
pub(super) struct Asset {
    /// Its address.
    pub path: String,
    kind: &'static str,
    text: &'static str,
}

fn asset(stem: &str, ending: &str, kind: &'static str, text: &'static str) -> Asset {
    let mut hash = String::new();
    for byte in Sha256::digest(text.as_bytes()).iter().take(8) {
        // Writing to a string does not fail.
        let _ = write!(hash, "{byte:02x}");
    }
    Asset { path: format!("/assets/{stem}.{hash}.{ending}"), kind, text }
}

/// The style sheet.
pub(super) static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    let text = concat!(include_str!("assets/puente.css"), include_str!("assets/desk.css"));
    asset("puente", "css", "text/css; charset=utf-8", text)
});
/// The script.
pub(super) static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    let text = concat!(include_str!("assets/puente.js"), include_str!("assets/desk.js"));
    asset("puente", "js", "text/javascript; charset=utf-8", text)
});
/// The icon.
pub(super) static ICON: LazyLock<Asset> =
    LazyLock::new(|| asset("icon", "svg", "image/svg+xml", include_str!("assets/icon.svg")));

/// Gives a file by its address.
pub(super) async fn get(Path(name): Path<String>) -> Response {
    let wanted = format!("/assets/{name}");
    let found = [&*STYLE, &*SCRIPT, &*ICON].into_iter().find(|asset| asset.path == wanted);
    match found {
        Some(asset) => (
            StatusCode::OK,
            [
                (header::CONTENT_TYPE, asset.kind),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ],
            asset.text,
        )
            .into_response(),
        None => Wrong::NotFound.into_response(),
    }
}
