//! Moments and durations held against made-up texts, zones and times.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::super::{MOST_SECONDS, WhenError, moment, named, span};
use super::zone;
use crate::foundation::clock::Moment;

const PLACES: [&str; 5] =
    ["UTC", "America/Argentina/Buenos_Aires", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"];

proptest! {
    #[test]
    fn nothing_typed_makes_it_stumble(
        text in proptest::collection::vec(any::<char>(), 0..200),
        soup in "((in|en|dentro de|vie|fri|mañana|hoy|days|h|y|a las|utc|z|t|[0-9]{1,5})?[-:/.,+ ñ]?){0,12}",
        now in any::<i64>(),
        near in 0..4_000_000_000_000_i64,
        place in proptest::sample::select(&PLACES),
    ) {
        for text in [text.into_iter().collect::<String>(), soup] {
            for now in [now, near] {
                let found = moment(&text, Moment(now), &zone(place));
                // What is offered as a way out must be one.
                if let Err(WhenError::Ambiguous { first: iso, .. } | WhenError::NotIso { maybe: iso }) = found {
                    let again = moment(&iso, Moment(now), &TimeZone::UTC);
                    prop_assert!(matches!(again, Ok(_) | Err(WhenError::TooFar)), "{iso}: {again:?}");
                }
            }
            if let Ok(seconds) = span(&text) {
                prop_assert!((0..=MOST_SECONDS).contains(&seconds));
            }
        }
    }

    #[test]
    fn iso_reads_back(minute in -30_000_000..100_000_000_i64, now in 0..4_000_000_000_000_i64, place in proptest::sample::select(&PLACES)) {
        let (instant, zone) = (Timestamp::from_second(minute * 60).unwrap(), zone(place));
        let there = instant.to_zoned_datetime(zone.clone());
        let mut texts = vec![instant.strftime("%Y-%m-%dT%H:%MZ").to_string()];
        if there.offset().seconds() % 60 == 0 {
            texts.push(there.strftime("%Y-%m-%dT%H:%M%:z").to_string());
        }
        if !zone.to_ambiguous_timestamp(there.datetime()).is_ambiguous() {
            texts.push(there.strftime("%Y-%m-%d %H:%M").to_string());
            texts.push(there.strftime("%Y-%m-%dT%H:%M:%S").to_string());
        }
        for text in texts {
            let expected = Ok(named(there.timestamp(), false));
            // Some zones were off by seconds a century ago: the text then says less than the instant.
            if there.offset().seconds() % 60 == 0 {
                prop_assert_eq!(moment(&text, Moment(now), &zone), expected, "{}", text);
            }
        }
    }

    #[test]
    fn the_next_such_time_is_ahead_and_near(hour in 0..24, minute in 0..60, now in 0..4_000_000_000_000_i64, place in proptest::sample::select(&PLACES)) {
        let text = format!("{hour:02}:{minute:02}");
        for (text, days) in [(text.clone(), 1), (format!("vie {text}"), 7)] {
            match moment(&text, Moment(now), &zone(place)) {
                Ok(found) => prop_assert!(found.at.0 > now && found.at.0 <= now + (days * 24 + 25) * 3_600_000),
                Err(error) => prop_assert_eq!(error, WhenError::NoSuchTime),
            }
        }
    }
}
