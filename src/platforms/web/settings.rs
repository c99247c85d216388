//! The section `[web]` of the settings: where the server listens and under which address people
//! reach it. It decides nothing else.

use serde::{Deserialize, Serialize};

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
}

impl Default for Settings {
    fn default() -> Self {
        Self { host: "127.0.0.1".to_owned(), port: 8080, address: None, session_days: 30 }
    }
}

impl Settings {
    /// The address people reach the pages under, without a slash at its end.
    #[must_use]
    pub fn public_address(&self) -> String {
        match &self.address {
            Some(address) => address.trim_end_matches('/').to_owned(),
            None => format!("http://{}:{}", self.host, self.port),
        }
    }
}
