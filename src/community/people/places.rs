//! Where people are: a country by its code or its name in either language, a time zone by its IANA
//! name or by its city. It refuses to guess: what two places are called is neither.
//!
//! Source of the table: ISO 3166-1 for the codes, Unicode CLDR for the names; other names people
//! write stand in its last column.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::foundation::i18n::fold;

const TABLE: &str = include_str!("countries.csv");

/// Cities as Spanish speakers write them, where the zone database has another name.
const CITIES: [(&str, &str); 8] = [
    ("ciudad de mexico", "America/Mexico_City"),
    ("la habana", "America/Havana"),
    ("nueva york", "America/New_York"),
    ("puerto principe", "America/Port-au-Prince"),
    ("puerto espana", "America/Port_of_Spain"),
    ("londres", "Europe/London"),
    ("ginebra", "Europe/Zurich"),
    ("bruselas", "Europe/Brussels"),
];

/// Every folded code and name of a country, with its alpha-2 code.
static COUNTRIES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mut known = BTreeMap::new();
    let mut rows = csv::Reader::from_reader(TABLE.as_bytes());
    for row in rows.records().flatten() {
        let code = row.get(0).unwrap_or_default().to_owned();
        for name in row.iter().flat_map(|cell| cell.split('|')).filter(|name| !name.is_empty()) {
            known.insert(key(name), code.clone());
        }
    }
    known
});

/// Every folded city of the zone database, with the zones that are called so.
static ZONES: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut known: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for name in jiff::tz::db().available() {
        let name = name.as_str();
        if let Some((_, city)) = name.rsplit_once('/') {
            known.entry(key(city)).or_default().push(name.to_owned());
        }
    }
    known
});

fn key(text: &str) -> String {
    let plain = fold(text).replace(['_', '-'], " ").replace(" & ", " and ");
    plain.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect()
}

/// The ISO 3166-1 alpha-2 code of a country: by that code, by alpha-3, or by its name in English
/// or Spanish.
#[must_use]
pub fn country(text: &str) -> Option<String> {
    COUNTRIES.get(key(text).trim()).cloned()
}

/// The IANA name of a time zone: by that name, or by its city if only one zone is called so.
#[must_use]
pub fn zone(text: &str) -> Option<String> {
    let text = text.trim();
    if let Ok(zone) = TimeZone::get(text) {
        return Some(zone.iana_name().unwrap_or("UTC").to_owned());
    }
    let city = key(text);
    if let Some((_, zone)) = CITIES.iter().find(|(name, _)| *name == city) {
        return Some((*zone).to_owned());
    }
    let (first, others) = ZONES.get(&city)?.split_first()?;
    let same = others.iter().all(|other| alike(first, other));
    // Old names of one zone are the same zone; the one with more parts is the current one.
    let mut all: Vec<&String> = std::iter::once(first).chain(others).collect();
    all.sort_by_key(|name| std::cmp::Reverse(name.matches('/').count()));
    all.first().filter(|_| same).map(|name| (*name).clone())
}

/// Whether two zones have had the same time in every quarter of the last decades.
fn alike(one: &str, other: &str) -> bool {
    const QUARTER: i64 = 91 * 86_400;
    let (Ok(one), Ok(other)) = (TimeZone::get(one), TimeZone::get(other)) else { return false };
    (0..240).all(|quarter| {
        Timestamp::from_second(quarter * QUARTER)
            .is_ok_and(|at| one.to_offset(at) == other.to_offset(at))
    })
}

#[cfg(test)]
mod tests {
    use super::{COUNTRIES, TABLE, country, zone};

    #[test]
    fn a_country_is_known_by_code_and_by_name_in_both_languages() {
        for text in ["PE", "pe", "PER", "Peru", "perú", " Perú "] {
            assert_eq!(country(text).as_deref(), Some("PE"), "{text}");
        }
        for (text, code) in [
            ("Trinidad & Tobago", "TT"),
            ("Trinidad y Tobago", "TT"),
            ("República Dominicana", "DO"),
            ("EE. UU.", "US"),
            ("usa", "US"),
            ("St Kitts and Nevis", "KN"),
            ("Côte d'Ivoire", "CI"),
            ("Türkiye", "TR"),
        ] {
            assert_eq!(country(text).as_deref(), Some(code), "{text}");
        }
        for text in ["", "  ", "XX", "Atlantis", "P"] {
            assert_eq!(country(text), None, "{text}");
        }
        assert_eq!(TABLE.lines().count(), 250, "every country, and what the columns are");
    }

    #[test]
    fn no_name_stands_for_two_countries() {
        let mut rows = csv::Reader::from_reader(TABLE.as_bytes());
        for row in rows.records().flatten() {
            for name in row.iter().flat_map(|cell| cell.split('|')).filter(|name| !name.is_empty())
            {
                assert_eq!(COUNTRIES.get(&super::key(name)).map(String::as_str), row.get(0));
            }
        }
    }

    #[test]
    fn a_zone_is_known_by_its_city_unless_two_are_called_so() {
        for (text, name) in [
            ("America/Bogota", "America/Bogota"),
            ("Lima", "America/Lima"),
            ("bogotá", "America/Bogota"),
            ("são paulo", "America/Sao_Paulo"),
            ("Buenos Aires", "America/Argentina/Buenos_Aires"),
            ("Port of Spain", "America/Port_of_Spain"),
            ("port-au-prince", "America/Port-au-Prince"),
            ("Ciudad de México", "America/Mexico_City"),
            ("utc", "UTC"),
        ] {
            assert_eq!(zone(text).as_deref(), Some(name), "{text}");
        }
        for text in ["", "Atlantis", "America", "West"] {
            assert_eq!(zone(text), None, "{text}");
        }
    }
}
