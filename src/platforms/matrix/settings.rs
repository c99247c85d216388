//! The section `[matrix]` of the settings: the homeserver, the account, where its keys live.

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
        let web = homeserver.starts_with("http://") || homeserver.starts_with("https://");
        if !web || reqwest::Url::parse(homeserver).is_err() {
            return refuse!("matrix-settings-homeserver", given = homeserver.as_str());
        }
        let password = self.user.is_some() && self.password.is_some();
        if !password && self.token.is_none() {
            return refuse!("matrix-settings-sign-in");
        }
        Ok(())
    }

    /// Where the session and the keys live.
    #[must_use]
    pub fn folder(&self, beside: PathBuf) -> PathBuf {
        self.folder.as_ref().map_or(beside, PathBuf::from)
    }
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
}
