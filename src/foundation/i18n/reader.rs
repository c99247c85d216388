//! Who reads. Refuses to know the person: a language and a time zone are enough to write for them.

use super::Lang;

/// The language and the time zone words are written for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reader {
    /// The language.
    pub lang: Lang,
    /// The time zone's IANA name: `America/Bogota`. What the zone database does not have is UTC.
    pub zone: String,
}

impl Reader {
    /// A reader of `lang` in the IANA time zone `zone`; an unknown zone becomes UTC.
    #[must_use]
    pub fn new(lang: Lang, zone: &str) -> Self {
        let zone = jiff::tz::TimeZone::get(zone.trim())
            .ok()
            .and_then(|zone| zone.iana_name().map(str::to_owned))
            .unwrap_or_else(|| "UTC".to_owned());
        Self { lang, zone }
    }

    /// The zone's rules, UTC if its name is unknown.
    pub(super) fn time_zone(&self) -> jiff::tz::TimeZone {
        jiff::tz::TimeZone::get(&self.zone).unwrap_or(jiff::tz::TimeZone::UTC)
    }
}
