//! The section `[matrix]` of the settings: the homeserver, the account, where its keys live.

use std::net::IpAddr;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::foundation::config::Secret;
use crate::foundation::error::Result;
use crate::refuse;

/// The section `[matrix]`; without a homeserver, Puente is not on Matrix.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Settings {
    /// The address of the homeserver: `https://matrix.example.org`.
    pub homeserver: Option<String>,
    /// The account, with or without its server: `@puente:example.org`, `puente`.
    pub user: Option<String>,
    /// Its password; with it, a lost session is made anew.
    pub password: Option<Secret>,
    /// An access token instead of a password.
    pub token: Option<Secret>,
    /// The key to the account's secret storage, in which its identity lies.
    pub recovery_key: Option<Secret>,
    /// The folder of the session and the keys; without it, beside the database.
    pub folder: Option<String>,
    /// Where the homeserver pushes to, `127.0.0.1:9009`: then Puente is an application service of it.
    pub listen: Option<String>,
    /// How the homeserver reaches that, if not by the same address.
    pub listen_url: Option<String>,
    /// What Puente speaks with as an application service; without it, one made once and kept in the
    /// folder.
    pub as_token: Option<Secret>,
    /// What the homeserver speaks with; kept likewise.
    pub hs_token: Option<Secret>,
}

impl Settings {
    /// Whether Puente is on Matrix.
    #[must_use]
    pub fn on(&self) -> bool {
        self.homeserver.is_some()
    }

    /// Refuses what could not work.
    ///
    /// # Errors
    /// A refusal that names the key.
    pub fn check(&self) -> Result<()> {
        let Some(homeserver) = &self.homeserver else { return Ok(()) };
        if !is_web(homeserver) {
            return refuse!("matrix-settings-homeserver", given = homeserver.as_str());
        }
        if self.listen.is_some() {
            return self.check_service();
        }
        if self.listen_url.is_some() || self.as_token.is_some() || self.hs_token.is_some() {
            return refuse!("matrix-settings-no-service");
        }
        let password = self.user.is_some() && self.password.is_some();
        if !password && self.token.is_none() {
            return refuse!("matrix-settings-sign-in");
        }
        Ok(())
    }

    fn check_service(&self) -> Result<()> {
        let given = self.listen.as_deref().unwrap_or_default();
        let Some((host, _)) = self.listens_at() else {
            return refuse!("matrix-settings-listen", given = given);
        };
        // What a registration may name, and one account only.
        let plain =
            |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || ".-_".contains(sign);
        let whole = self.user.as_deref().is_some_and(|user| {
            user.strip_prefix('@').and_then(|user| user.split_once(':')).is_some_and(
                |(local, server)| {
                    !local.is_empty() && local.chars().all(plain) && !server.is_empty()
                },
            )
        });
        if !whole {
            return refuse!("matrix-settings-service-user");
        }
        let anywhere = host.trim_matches(['[', ']']).parse::<IpAddr>();
        let anywhere = anywhere.is_ok_and(|address| address.is_unspecified());
        let reached = self.listen_url.as_deref().map_or(!anywhere, is_web);
        if !reached {
            return refuse!("matrix-settings-listen-url");
        }
        if self.as_token.is_some() != self.hs_token.is_some() {
            return refuse!("matrix-settings-service-tokens");
        }
        Ok(())
    }

    /// Whether Puente is an application service of the homeserver.
    #[must_use]
    pub fn service(&self) -> bool {
        self.listen.is_some()
    }

    /// The host and port the homeserver pushes to.
    #[must_use]
    pub fn listens_at(&self) -> Option<(&str, u16)> {
        let (host, port) = self.listen.as_deref()?.rsplit_once(':')?;
        let port = port.parse().ok().filter(|&port| port != 0)?;
        (!host.is_empty()).then_some((host, port))
    }

    /// How the homeserver reaches us.
    #[must_use]
    pub fn reached_at(&self) -> String {
        match &self.listen_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("http://{}", self.listen.as_deref().unwrap_or_default()),
        }
    }

    /// The account's name before its server.
    #[must_use]
    pub fn local(&self) -> &str {
        super::rooms::short(self.user.as_deref().unwrap_or_default())
    }

    /// Where the session and the keys live.
    #[must_use]
    pub fn folder(&self, beside: PathBuf) -> PathBuf {
        self.folder.as_ref().map_or(beside, PathBuf::from)
    }
}

/// Whether a text is a web address.
fn is_web(address: &str) -> bool {
    let web = address.starts_with("http://") || address.starts_with("https://");
    web && reqwest::Url::parse(address).is_ok()
}

#[cfg(test)]
mod tests {
    use super::Settings;

    fn settings(homeserver: &str, password: Option<&str>, token: Option<&str>) -> Settings {
        Settings {
            homeserver: Some(homeserver.to_owned()),
            user: Some("puente".to_owned()),
            password: password.map(|text| text.to_owned().into()),
            token: token.map(|text| text.to_owned().into()),
            ..Settings::default()
        }
    }

    #[test]
    fn what_could_not_work_is_refused() {
        assert!(Settings::default().check().is_ok(), "without a homeserver it is not on Matrix");
        let good = "https://matrix.example.org";
        assert!(settings(good, Some("secret"), None).check().is_ok());
        assert!(settings(good, None, Some("token")).check().is_ok());
        assert!(settings(good, None, None).check().is_err(), "nothing to sign in with");
        for wrong in ["matrix.example.org", "https://", "ftp://matrix.example.org", ""] {
            assert!(settings(wrong, Some("secret"), None).check().is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_application_service_says_who_it_is_and_where() {
        let service = |user: &str, listen: &str, url: Option<&str>| Settings {
            user: Some(user.to_owned()),
            listen: Some(listen.to_owned()),
            listen_url: url.map(str::to_owned),
            ..settings("https://matrix.example.org", None, None)
        };
        let whole = "@puente:example.org";
        let good = service(whole, "127.0.0.1:9009", None);
        assert!(good.check().is_ok(), "it needs no password");
        assert_eq!((good.local(), good.reached_at().as_str()), ("puente", "http://127.0.0.1:9009"));
        for (user, listen, url) in [
            ("puente", "127.0.0.1:9009", None),
            ("@Puente:example.org", "127.0.0.1:9009", None),
            ("@:example.org", "127.0.0.1:9009", None),
            (whole, "9009", None),
            (whole, ":9009", None),
            (whole, "127.0.0.1:0", None),
            (whole, "0.0.0.0:9009", None),
            (whole, "127.0.0.1:9009", Some("puente:9009")),
        ] {
            let wrong = service(user, listen, url);
            assert!(wrong.check().is_err(), "{user} {listen} {url:?}");
        }
        let anywhere = service(whole, "0.0.0.0:9009", Some("http://puente:9009/"));
        assert!(anywhere.check().is_ok());
        assert_eq!(anywhere.reached_at(), "http://puente:9009");
        let half = Settings { as_token: Some("ours".to_owned().into()), ..good };
        assert!(half.check().is_err(), "the tokens belong together");
        let nowhere = Settings { listen: None, ..half };
        assert!(nowhere.check().is_err());
    }
}
