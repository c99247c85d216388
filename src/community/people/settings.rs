//! The `[people]` section of the settings: who runs Puente, and the groups that should exist. It
//! makes none of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{groups, rules};
use crate::foundation::error::Result;
use crate::refuse;

/// The `[people]` section of the settings.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Settings {
    /// Who runs Puente, as `platform:account`.
    pub operators: Vec<String>,
    /// Whether whoever runs a room on a chat platform may set up a group there.
    pub owners_create: bool,
    /// Groups that should exist; made when Puente starts, if they do not.
    pub groups: Vec<WantedGroup>,
}

/// A group in the settings.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WantedGroup {
    /// Its short name.
    pub slug: String,
    /// Its home time zone.
    #[serde(default)]
    pub zone: Option<String>,
    /// Its name by language code.
    pub names: BTreeMap<String, String>,
    /// Its web rooms by language code.
    pub rooms: Vec<String>,
}

impl Settings {
    /// Refuses values that fit their types and could not work.
    ///
    /// # Errors
    /// A refusal that names the value and what would be right.
    pub fn check(&self) -> Result<()> {
        for operator in &self.operators {
            let parts = operator.split_once(':');
            let fits = parts.is_some_and(|(platform, account)| {
                !platform.is_empty()
                    && platform.chars().all(|c| c.is_ascii_lowercase())
                    && !account.trim().is_empty()
            });
            if !fits {
                return refuse!("people-settings-operator", operator = operator.as_str());
            }
        }
        for group in &self.groups {
            if !rules::is_slug(&group.slug) {
                return refuse!("people-slug-wrong", slug = group.slug.as_str());
            }
            if group.names.is_empty() {
                return refuse!("people-wanted-nameless", slug = group.slug.as_str());
            }
            if let Some(zone) = &group.zone {
                groups::zone(zone)?;
            }
            let mut codes = group.rooms.iter().chain(group.names.keys());
            if let Some(wrong) = codes.find(|code| !rules::is_language(code)) {
                return refuse!("people-language-unnamed", code = wrong.as_str());
            }
        }
        Ok(())
    }
}
