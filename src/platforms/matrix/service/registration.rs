//! What Puente and its homeserver know each other by: two tokens, made once and kept in the folder of
//! the account, and the file in which the homeserver reads of them. It starts nothing.

use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::super::session;
use super::super::settings::Settings;
use crate::foundation::clock::World;
use crate::foundation::error::Result;
use crate::refuse;

/// The file of the tokens in the folder of the account.
const FILE: &str = "registration.json";

/// The tokens.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct Tokens {
    /// What Puente speaks with.
    pub as_token: String,
    /// What the homeserver speaks with.
    pub hs_token: String,
}

/// The tokens of the settings, or those kept in a folder; none before they were made.
pub(in super::super) fn tokens(settings: &Settings, folder: &Path) -> Option<Tokens> {
    if let (Some(ours), Some(theirs)) = (&settings.as_token, &settings.hs_token) {
        let (as_token, hs_token) = (ours.expose().to_owned(), theirs.expose().to_owned());
        return Some(Tokens { as_token, hs_token });
    }
    let text = std::fs::read_to_string(folder.join(FILE)).ok()?;
    serde_json::from_str(&text).ok()
}

/// The file the homeserver reads of Puente in, as YAML: the same each time, as long as the settings
/// and the folder are. Makes the tokens where there are none.
///
/// # Errors
/// A refusal if the settings are those of an ordinary account; a failure of the disk.
pub fn registration(settings: &Settings, folder: &Path, world: &World) -> Result<String> {
    if !settings.service() {
        return refuse!("matrix-settings-no-service");
    }
    let tokens = if let Some(tokens) = tokens(settings, folder) {
        tokens
    } else {
        let made = Tokens { as_token: world.secret::<32>(), hs_token: world.secret::<32>() };
        session::make(folder)?;
        session::keep(folder, FILE, &serde_json::to_string(&made)?)?;
        made
    };
    let (user, local) = (settings.user.as_deref().unwrap_or_default(), settings.local());
    // A JSON string is one of YAML.
    let quoted = |text: &str| json!(text).to_string();
    let lines = [
        format!("id: {}", quoted(local)),
        format!("url: {}", quoted(&settings.reached_at())),
        format!("as_token: {}", quoted(&tokens.as_token)),
        format!("hs_token: {}", quoted(&tokens.hs_token)),
        // Another account than the one that speaks: the one named here may not ask what was missed.
        format!("sender_localpart: {}", quoted(&format!("{local}_service"))),
        "rate_limited: false".to_owned(),
        "namespaces:".to_owned(),
        "  users:".to_owned(),
        "    - exclusive: true".to_owned(),
        format!("      regex: {}", quoted(&format!("^{}$", regex::escape(user)))),
        "  aliases: []".to_owned(),
        "  rooms: []".to_owned(),
    ];
    Ok(lines.join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use yaml_rust2::YamlLoader;

    use super::*;

    #[test]
    fn a_homeserver_reads_what_is_written() {
        let settings = Settings {
            homeserver: Some("https://matrix.example.org".to_owned()),
            user: Some("@puente:example.org".to_owned()),
            listen: Some("127.0.0.1:9009".to_owned()),
            as_token: Some("o\"urs".to_owned().into()),
            hs_token: Some("theirs".to_owned().into()),
            ..Settings::default()
        };
        settings.check().expect("settings");
        let nowhere = Path::new("/nowhere");
        let text = registration(&settings, nowhere, &World::system()).expect("a registration");
        let read = &YamlLoader::load_from_str(&text).expect("YAML")[0];
        for (key, value) in [
            ("id", "puente"),
            ("url", "http://127.0.0.1:9009"),
            ("as_token", "o\"urs"),
            ("hs_token", "theirs"),
            ("sender_localpart", "puente_service"),
        ] {
            assert_eq!(read[key].as_str(), Some(value), "{text}");
        }
        assert_eq!(read["rate_limited"].as_bool(), Some(false));
        let users = &read["namespaces"]["users"][0];
        assert_eq!(users["exclusive"].as_bool(), Some(true));
        assert_eq!(users["regex"].as_str(), Some(r"^@puente:example\.org$"));
        assert_eq!(read["namespaces"]["rooms"].as_vec().map(Vec::len), Some(0));
    }
}
