//! The section `[discord]` of the settings: the token of the bot, where its commands are tried out,
//! and, for tests, where Discord is played.

use std::net::IpAddr;

use reqwest::Url;
use serde::{Deserialize, Serialize};

use crate::foundation::config::Secret;
use crate::foundation::error::Result;
use crate::refuse;

/// Where Discord's own interface is.
const API: &str = "https://discord.com/api/v10";

/// The section `[discord]`; without a token, Puente is not on Discord.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Settings {
    /// The token of the bot, from the developer portal.
    pub token: Option<Secret>,
    /// The one server in which the commands are registered, at once, while they are tried out;
    /// otherwise they are registered everywhere.
    pub server: Option<String>,
    /// Another place that plays Discord, on this machine only: for tests.
    pub api: Option<String>,
}

impl Settings {
    /// Whether Puente is on Discord.
    #[must_use]
    pub fn on(&self) -> bool {
        self.token.is_some()
    }

    /// Refuses what could not work.
    ///
    /// # Errors
    /// A refusal that names the key.
    pub fn check(&self) -> Result<()> {
        let Some(token) = &self.token else { return Ok(()) };
        let token = token.expose().trim();
        if token.is_empty() || token.contains(char::is_whitespace) {
            return refuse!("discord-settings-token");
        }
        if let Some(server) = &self.server
            && (server.is_empty() || !server.chars().all(|sign| sign.is_ascii_digit()))
        {
            return refuse!("discord-settings-server", given = server.as_str());
        }
        match &self.api {
            Some(api) if !is_here(api) => refuse!("discord-settings-api", given = api.as_str()),
            _ => Ok(()),
        }
    }

    /// The address requests go to, without a slash at its end.
    #[must_use]
    pub fn address(&self) -> &str {
        self.api.as_deref().map_or(API, |api| api.trim_end_matches('/'))
    }
}

/// Whether an address leads to this machine itself.
#[must_use]
pub(super) fn is_here(address: &str) -> bool {
    let host = Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned));
    host.is_some_and(|host| {
        let host = host.trim_matches(['[', ']']);
        host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    })
}

#[cfg(test)]
mod tests {
    use super::{Settings, is_here};

    fn settings(token: &str, server: Option<&str>, api: Option<&str>) -> Settings {
        Settings {
            token: Some(token.to_owned().into()),
            server: server.map(str::to_owned),
            api: api.map(str::to_owned),
        }
    }

    #[test]
    fn what_could_not_work_is_refused() {
        assert!(Settings::default().check().is_ok(), "without a token it is not on Discord");
        let token = "MTA1.GabcDe.secret";
        assert!(settings(token, None, None).check().is_ok());
        assert!(settings(token, Some("123456789012345678"), None).check().is_ok());
        assert!(settings("two words", None, None).check().is_err());
        assert!(settings(" ", None, None).check().is_err());
        assert!(settings(token, Some("my server"), None).check().is_err());
        let here = "http://127.0.0.1:4000/api/v10";
        assert!(settings(token, None, Some(here)).check().is_ok());
        assert_eq!(settings(token, None, Some(here)).address(), here);
        for elsewhere in ["https://discord.com/api/v10", "http://10.0.0.1/api/v10", "", "here"] {
            assert!(settings(token, None, Some(elsewhere)).check().is_err(), "{elsewhere}");
        }
    }

    #[test]
    fn only_this_machine_is_here() {
        for here in ["ws://127.0.0.1:5000", "http://[::1]:80/", "ws://127.8.0.1"] {
            assert!(is_here(here), "{here}");
        }
        for elsewhere in ["wss://gateway.discord.gg", "ws://localhost.example", "127.0.0.1:80"] {
            assert!(!is_here(elsewhere), "{elsewhere}");
        }
    }
}
