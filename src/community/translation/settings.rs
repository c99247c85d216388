//! The section `[translation]` of the settings: which translators are asked, in which order, where
//! they are, how much each may be asked, and how long answers are kept. It asks none of them.

use std::net::IpAddr;

use reqwest::Url;
use serde::{Deserialize, Serialize};

use crate::foundation::config::Secret;
use crate::foundation::error::Result;
use crate::foundation::i18n::nearest;
use crate::refuse;

/// The translators there are.
pub const ENGINES: [&str; 4] = ["apertium", "libretranslate", "deepl", "chat"];

/// The section `[translation]`; without engines, nothing is translated by machine.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Settings {
    /// Which translators are asked, the first first: the next one where that gives no answer.
    pub engines: Vec<String>,
    /// How many seconds one of them may take.
    pub patience_seconds: u64,
    /// For how many days an answer is kept at most.
    pub keep_days: i64,
    /// How many sentences are kept at most.
    pub keep_sentences: i64,
    /// Where Apertium answers, on this machine only.
    pub apertium_address: String,
    /// How many characters it may be asked in a day; 0 is no limit, here and below.
    pub apertium_characters_per_day: i64,
    /// How many requests it may be asked in a minute.
    pub apertium_requests_per_minute: i64,
    /// Where `LibreTranslate` answers.
    pub libretranslate_address: Option<String>,
    /// Its key, if it wants one.
    pub libretranslate_key: Option<Secret>,
    /// How many characters it may be asked in a day.
    pub libretranslate_characters_per_day: i64,
    /// How many requests it may be asked in a minute.
    pub libretranslate_requests_per_minute: i64,
    /// The key to `DeepL`.
    pub deepl_key: Option<Secret>,
    /// Where `DeepL` answers, if not where keys of this kind are answered.
    pub deepl_address: Option<String>,
    /// How many characters it may be asked in a day.
    pub deepl_characters_per_day: i64,
    /// How many requests it may be asked in a minute.
    pub deepl_requests_per_minute: i64,
    /// Where a language model answers: the address to which `/chat/completions` is added.
    pub chat_address: Option<String>,
    /// Its key, if it wants one.
    pub chat_key: Option<Secret>,
    /// Which model.
    pub chat_model: Option<String>,
    /// How many characters it may be asked in a day.
    pub chat_characters_per_day: i64,
    /// How many requests it may be asked in a minute.
    pub chat_requests_per_minute: i64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            engines: Vec::new(),
            patience_seconds: 10,
            keep_days: 30,
            keep_sentences: 50_000,
            apertium_address: "http://127.0.0.1:2737".to_owned(),
            apertium_characters_per_day: 0,
            apertium_requests_per_minute: 0,
            libretranslate_address: None,
            libretranslate_key: None,
            libretranslate_characters_per_day: 200_000,
            libretranslate_requests_per_minute: 60,
            deepl_key: None,
            deepl_address: None,
            // A month of these is what the free plan gives.
            deepl_characters_per_day: 16_000,
            deepl_requests_per_minute: 60,
            chat_address: None,
            chat_key: None,
            chat_model: None,
            chat_characters_per_day: 50_000,
            chat_requests_per_minute: 20,
        }
    }
}

impl Settings {
    /// Refuses what could not work, and what would send texts where they should not go.
    ///
    /// # Errors
    /// A refusal that names the key and what would be right.
    pub fn check(&self) -> Result<()> {
        for (at, engine) in self.engines.iter().enumerate() {
            if !ENGINES.contains(&engine.as_str()) {
                let near = nearest(engine, ENGINES.into_iter()).unwrap_or(ENGINES[0]);
                return refuse!("translation-settings-engine", given = engine, near = near);
            }
            if self.engines[..at].contains(engine) {
                return refuse!("translation-settings-twice", given = engine);
            }
            self.has_what_it_needs(engine)?;
        }
        // What was given is not repeated: an address may hold a password.
        if !is_here(&self.apertium_address) {
            return refuse!("translation-settings-apertium");
        }
        for (key, address) in [
            ("libretranslate_address", &self.libretranslate_address),
            ("deepl_address", &self.deepl_address),
            ("chat_address", &self.chat_address),
        ] {
            if address.as_deref().is_some_and(|address| !is_fit(address)) {
                return refuse!("translation-settings-address", key = key);
            }
        }
        if self.deepl_address.as_deref().is_some_and(|address| !is_deepl(address)) {
            return refuse!("translation-settings-deepl");
        }
        self.within_bounds()
    }

    fn has_what_it_needs(&self, engine: &str) -> Result<()> {
        let lacks = match engine {
            "libretranslate" if self.libretranslate_address.is_none() => "libretranslate_address",
            "deepl" if blank(self.deepl_key.as_ref().map(Secret::expose)) => "deepl_key",
            "chat" if self.chat_address.is_none() => "chat_address",
            "chat" if blank(self.chat_model.as_deref()) => "chat_model",
            _ => return Ok(()),
        };
        refuse!("translation-settings-lacks", engine = engine, key = lacks)
    }

    fn within_bounds(&self) -> Result<()> {
        let patience = i64::try_from(self.patience_seconds).unwrap_or(-1);
        let (day, minute) = (1_000_000_000, 100_000);
        for (key, given, least, most) in [
            ("patience_seconds", patience, 1, 120),
            ("keep_days", self.keep_days, 1, 90),
            ("keep_sentences", self.keep_sentences, 0, 1_000_000),
            ("apertium_characters_per_day", self.apertium_characters_per_day, 0, day),
            ("apertium_requests_per_minute", self.apertium_requests_per_minute, 0, minute),
            ("libretranslate_characters_per_day", self.libretranslate_characters_per_day, 0, day),
            (
                "libretranslate_requests_per_minute",
                self.libretranslate_requests_per_minute,
                0,
                minute,
            ),
            ("deepl_characters_per_day", self.deepl_characters_per_day, 0, day),
            ("deepl_requests_per_minute", self.deepl_requests_per_minute, 0, minute),
            ("chat_characters_per_day", self.chat_characters_per_day, 0, day),
            ("chat_requests_per_minute", self.chat_requests_per_minute, 0, minute),
        ] {
            if !(least..=most).contains(&given) {
                return refuse!(
                    "translation-settings-bounds",
                    key = key,
                    least = least,
                    most = most
                );
            }
        }
        Ok(())
    }
}

fn blank(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}

/// The host of a web address.
#[must_use]
pub(super) fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let web = matches!(url.scheme(), "http" | "https");
    let plain = url.username().is_empty() && url.password().is_none() && url.query().is_none();
    let host = url.host_str()?.trim_matches(['[', ']']).to_owned();
    (web && plain).then_some(host)
}

/// Whether an address leads to this machine itself. A name is none: where it leads is for others to
/// say.
#[must_use]
pub(super) fn is_here(address: &str) -> bool {
    let ip = host(address).and_then(|host| host.parse::<IpAddr>().ok());
    ip.is_some_and(|ip| ip.is_loopback())
}

/// Whether texts and keys may be sent to an address: over TLS, or else no further than this machine,
/// its own network, and the containers beside it, whose names have no dots.
fn is_fit(address: &str) -> bool {
    let Some(host) = host(address) else { return false };
    let near = match host.parse::<IpAddr>() {
        Ok(IpAddr::V4(ip)) => ip.is_loopback() || ip.is_private(),
        Ok(IpAddr::V6(ip)) => ip.is_loopback() || ip.is_unique_local(),
        Err(_) => !host.contains('.'),
    };
    near || address.starts_with("https://")
}

/// Whether an address is one of `DeepL`'s; a test plays it on this machine.
fn is_deepl(address: &str) -> bool {
    is_here(address) || host(address).is_some_and(|host| host.ends_with(".deepl.com"))
}

#[cfg(test)]
mod tests {
    use super::Settings;
    use crate::foundation::config::Config;
    use crate::foundation::error::Error;

    /// What is said against settings; nothing if they are good.
    fn said(text: &str) -> String {
        let config = Config::from_text(&format!("[translation]\n{text}"), &[]).unwrap();
        match config.section::<Settings>("translation").and_then(|section| section.check()) {
            Ok(()) => String::new(),
            Err(Error::Refusal(refusal)) => refusal.say.id,
            Err(failure) => panic!("{failure}"),
        }
    }

    #[test]
    fn apertium_is_asked_on_this_machine_only() {
        for here in ["http://127.0.0.1:2737", "http://[::1]:2737", "http://127.8.0.1"] {
            assert_eq!(said(&format!("apertium_address = \"{here}\"")), "", "{here}");
        }
        for elsewhere in [
            "http://10.0.0.1:2737",
            "http://localhost:2737",
            "http://127.0.0.1.example.org",
            "http://127.0.0.1@example.org",
            "https://apertium.org/apy",
            "127.0.0.1:2737",
            "",
        ] {
            let refused = said(&format!("apertium_address = \"{elsewhere}\""));
            assert_eq!(refused, "translation-settings-apertium", "{elsewhere}");
        }
    }

    #[test]
    fn texts_go_over_tls_or_not_far() {
        for good in
            ["https://translate.example.org", "http://libretranslate:5000", "http://10.1.2.3"]
        {
            assert_eq!(said(&format!("libretranslate_address = \"{good}\"")), "", "{good}");
        }
        for bad in ["http://translate.example.org", "ftp://10.1.2.3", "https://a:b@c.example", "x"]
        {
            let refused = said(&format!("libretranslate_address = \"{bad}\""));
            assert_eq!(refused, "translation-settings-address", "{bad}");
        }
        assert_eq!(said("deepl_address = \"https://api.deepl.com\""), "");
        let refused = said("deepl_address = \"https://deepl.com.example\"");
        assert_eq!(refused, "translation-settings-deepl");
    }

    #[test]
    fn an_engine_has_what_it_needs() {
        assert_eq!(said("engines = [\"apertium\"]"), "");
        assert_eq!(said("engines = [\"apertum\"]"), "translation-settings-engine");
        assert_eq!(said("engines = [\"apertium\", \"apertium\"]"), "translation-settings-twice");
        let lacks = "translation-settings-lacks";
        for engine in ["libretranslate", "deepl", "chat"] {
            assert_eq!(said(&format!("engines = [\"{engine}\"]")), lacks, "{engine}");
        }
        assert_eq!(said("engines = [\"deepl\"]\ndeepl_key = \" \""), lacks);
        assert_eq!(said("engines = [\"deepl\"]\ndeepl_key = \"hush:fx\""), "");
        assert_eq!(
            said("engines = [\"chat\"]\nchat_address = \"http://127.0.0.1:8000/v1\""),
            lacks
        );
        assert_eq!(said("keep_days = 0"), "translation-settings-bounds");
        assert_eq!(said("deepl_characters_per_day = -1"), "translation-settings-bounds");
    }
}
