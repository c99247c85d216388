//! The section `[web]` of the settings: where the server listens and under which address people
//! reach it. It decides nothing else.

use std::time::Duration;

use axum::http::Uri;
use serde::{Deserialize, Serialize};

use crate::foundation::error::Result;
use crate::refuse;

/// The section `[web]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Settings {
    /// The address the server listens on.
    pub host: String,
    /// The port it listens on.
    pub port: u16,
    /// The address people type, if a proxy stands before it: `https://puente.example.org`.
    pub address: Option<String>,
    /// How many days a browser stays signed in.
    pub session_days: i64,
    /// How long somebody may take, in seconds: to say what they want, the head of a request and then
    /// a form; and to read the next piece of an answer or stream. A whole answer may take longer,
    /// at one kilobyte a second.
    pub patience_seconds: u64,
    /// How many connections one address may have at once; a proxy on this machine or its own
    /// network has twenty times as many.
    pub connections_per_address: usize,
    /// How many messages one person may send in a minute; half as many at once.
    pub posts_per_minute: u32,
    /// How many reactions, commands and forms one person may send in a minute.
    pub actions_per_minute: u32,
    /// The folder of the files people attach; without it, beside the database.
    pub files: Option<String>,
    /// How many files one message may have; none turns attaching off.
    pub files_per_message: usize,
    /// The largest file, in megabytes.
    pub file_megabytes: u32,
    /// How many megabytes of files one person may attach within a day.
    pub files_megabytes_per_day: u32,
    /// How many megabytes all files may have together.
    pub files_megabytes: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            host: "127.0.0.1".to_owned(),
            port: 8080,
            address: None,
            session_days: 30,
            patience_seconds: 20,
            connections_per_address: 200,
            posts_per_minute: 20,
            actions_per_minute: 60,
            files: None,
            files_per_message: 4,
            file_megabytes: 10,
            files_megabytes_per_day: 100,
            files_megabytes: 5000,
        }
    }
}

/// The most days a browser may stay signed in: ten years.
const SESSION_DAYS: i64 = 3650;

/// The largest file there may be, in megabytes; it is looked through in memory.
const FILE_MEGABYTES: i64 = 100;

/// The most megabytes of files: a million, a terabyte.
const FILES_MEGABYTES: i64 = 1_000_000;

/// The most files a message may have.
const FILES: usize = 10;

/// How many bytes a megabyte has, as disks and settings count.
pub(super) const MEGABYTE: usize = 1_000_000;

/// The most anybody may do in a minute: a thousand a second, which is no limit.
const PER_MINUTE: i64 = 60_000;

impl Settings {
    /// Refuses values that fit their types and could not work.
    ///
    /// # Errors
    /// A refusal that names the key and what would be right.
    pub fn check(&self) -> Result<()> {
        if let Some(address) = self.address.as_deref().filter(|address| !is_origin(address)) {
            return refuse!("web-settings-address", address = address);
        }
        let bounds = [
            ("session_days", self.session_days, SESSION_DAYS),
            ("patience_seconds", i64::try_from(self.patience_seconds).unwrap_or(-1), 3600),
            (
                "connections_per_address",
                i64::try_from(self.connections_per_address).unwrap_or(-1),
                100_000,
            ),
            ("posts_per_minute", i64::from(self.posts_per_minute), PER_MINUTE),
            ("actions_per_minute", i64::from(self.actions_per_minute), PER_MINUTE),
            ("file_megabytes", i64::from(self.file_megabytes), FILE_MEGABYTES),
            ("files_megabytes_per_day", i64::from(self.files_megabytes_per_day), FILES_MEGABYTES),
            ("files_megabytes", i64::from(self.files_megabytes), FILES_MEGABYTES),
        ];
        for (key, given, most) in bounds {
            if !(1..=most).contains(&given) {
                return refuse!("web-settings-bounds", key = key, most = most);
            }
        }
        if self.files_per_message > FILES {
            return refuse!("web-settings-files", most = FILES);
        }
        if self.files.as_deref().is_some_and(|folder| folder.trim().is_empty()) {
            return refuse!("web-settings-folder");
        }
        Ok(())
    }

    /// The largest file, in bytes.
    pub(super) fn file_bytes(&self) -> usize {
        usize::try_from(self.file_megabytes).unwrap_or(usize::MAX).saturating_mul(MEGABYTE)
    }

    /// How long somebody may take to say what they want.
    pub(super) fn patience(&self) -> Duration {
        Duration::from_secs(self.patience_seconds)
    }

    /// The address people reach the pages under, without a slash at its end.
    #[must_use]
    pub fn public_address(&self) -> String {
        match &self.address {
            Some(address) => address.trim_end_matches('/').to_owned(),
            None => format!("http://{}:{}", self.host, self.port),
        }
    }
}

/// Whether a text is a web address that links can be built on: no path, no question, nobody's name.
fn is_origin(address: &str) -> bool {
    let Ok(uri) = address.trim_end_matches('/').parse::<Uri>() else { return false };
    let host = uri
        .authority()
        .is_some_and(|authority| !authority.host().is_empty() && !authority.as_str().contains('@'));
    matches!(uri.scheme_str(), Some("http" | "https"))
        && host
        && matches!(uri.path(), "" | "/")
        && uri.query().is_none()
        && !address.contains('#')
}

#[cfg(test)]
mod tests {
    use super::is_origin;

    #[test]
    fn an_address_is_an_origin_and_nothing_else() {
        for good in ["https://puente.example.org", "http://127.0.0.1:8080/", "http://[::1]:80"] {
            assert!(is_origin(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "puente.example.org",
            "ftp://puente.example.org",
            "https://",
            "https://a.example/path",
            "https://a.example/?q",
            "https://a.example#x",
            "https://ana:secret@a.example",
            "//a.example",
            "",
        ] {
            assert!(!is_origin(bad), "{bad}");
        }
    }
}
