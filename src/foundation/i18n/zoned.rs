//! Moments in the reader's time zone and in UTC. Refuses to know what time it is.

use icu_datetime::NoCalendarFormatter;
use icu_datetime::fieldsets::enums::DateFieldSet;
use icu_datetime::fieldsets::zone::ExemplarCity;
use icu_datetime::fieldsets::{E, MD, T, YMD};
use icu_datetime::input::{Time, TimeZone};
use icu_locale_core::Locale;
use jiff::ZonedDateTime;

use super::format::{date_habits, dated};
use super::{Reader, Words};
use crate::foundation::clock::Moment;

impl Words {
    /// A moment where the reader lives and in UTC:
    /// "Tue 1 Dec 2026, 18:00 (Buenos Aires) · 21:00 UTC". UTC has its own day where that differs,
    /// and stands alone for readers in UTC.
    #[must_use]
    pub fn moment(&self, reader: &Reader, moment: Moment) -> String {
        let locale = &self.tongue(&reader.lang).locale;
        let (here, utc) = (local(reader, moment), in_utc(moment));
        let clock = |at: &ZonedDateTime| time(locale, at).into();
        let date = |fields, at: &ZonedDateTime| {
            dated(locale, fields, at.date()).unwrap_or_else(|| at.date().to_string()).into()
        };
        let weekday = DateFieldSet::E(E::medium());
        let mut args = vec![
            ("weekday", date(weekday, &here)),
            ("day", date(DateFieldSet::YMD(YMD::medium()), &here)),
            ("time", clock(&here)),
        ];
        if TimeZone::from_iana_id(&reader.zone) == TimeZone::from_iana_id("UTC")
            || here.time_zone() == utc.time_zone()
        {
            return self.own(reader, "moment-utc", &args);
        }
        args.push(("zone", city(locale, &reader.zone).into()));
        args.push(("utc-time", clock(&utc)));
        if here.date() == utc.date() {
            return self.own(reader, "moment-here", &args);
        }
        args.push(("utc-weekday", date(weekday, &utc)));
        args.push(("utc-day", date(DateFieldSet::MD(MD::medium()), &utc)));
        self.own(reader, "moment-here-other-day", &args)
    }

    /// The time of day where the reader lives: "18:00".
    #[must_use]
    pub fn time_of_day(&self, reader: &Reader, moment: Moment) -> String {
        time(&self.tongue(&reader.lang).locale, &local(reader, moment))
    }

    /// The civil day where the reader lives, in full: "1 December 2026".
    #[must_use]
    pub fn day_of(&self, reader: &Reader, moment: Moment) -> String {
        self.day(reader, &local(reader, moment).date().to_string())
    }
}

/// The moment in UTC; what is beyond the year 9999 is held there.
fn in_utc(moment: Moment) -> ZonedDateTime {
    let (first, last) = (jiff::Timestamp::MIN, jiff::Timestamp::MAX);
    let held = moment.0.clamp(first.as_millisecond(), last.as_millisecond());
    let at = jiff::Timestamp::from_millisecond(held).unwrap_or(last);
    at.to_zoned_datetime(jiff::tz::TimeZone::UTC)
}

fn local(reader: &Reader, moment: Moment) -> ZonedDateTime {
    in_utc(moment).with_time_zone(reader.time_zone())
}

fn time(locale: &Locale, at: &ZonedDateTime) -> String {
    let icu_time = || {
        let (hour, minute) = (u8::try_from(at.hour()).ok()?, u8::try_from(at.minute()).ok()?);
        let formatter = NoCalendarFormatter::try_new(date_habits(locale), T::hm()).ok()?;
        Some(formatter.format(&Time::try_new(hour, minute, 0, 0).ok()?).to_string())
    };
    icu_time().unwrap_or_else(|| at.strftime("%H:%M").to_string())
}

/// The city that stands for a zone in this language; the zone's own name where there is none.
fn city(locale: &Locale, zone: &str) -> String {
    let formatter = NoCalendarFormatter::try_new(date_habits(locale), ExemplarCity).ok();
    let named = |zone: TimeZone| {
        formatter.as_ref().map(|formatter| formatter.format(&zone.without_offset()).to_string())
    };
    let (city, nowhere) = (named(TimeZone::from_iana_id(zone)), named(TimeZone::UNKNOWN));
    city.filter(|city| zone.contains('/') && Some(city) != nowhere.as_ref())
        .unwrap_or_else(|| zone.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::i18n::Lang;

    /// 2026-12-01T23:00Z.
    const EVENING: Moment = Moment(1_796_166_000_000);

    #[test]
    fn a_moment_is_said_where_the_reader_lives_and_in_utc() {
        let words = Words::embedded().unwrap();
        let at_two = EVENING.plus_seconds(3 * 3600);
        for (lang, zone, moment, expected) in [
            ("en", "America/Bogota", EVENING, "Tue 1 Dec 2026, 18:00 (Bogotá) · 23:00 UTC"),
            ("es", "america/bogota", EVENING, "mar 1 dic 2026, 18:00 (Bogotá) · 23:00 UTC"),
            (
                "es",
                "America/Port_of_Spain",
                at_two,
                "mar 1 dic 2026, 22:00 (Puerto España) · mié 2 dic, 02:00 UTC",
            ),
            (
                "en",
                "America/Argentina/Buenos_Aires",
                at_two,
                "Tue 1 Dec 2026, 23:00 (Buenos Aires) · Wed 2 Dec, 02:00 UTC",
            ),
            ("en", "Etc/GMT+3", EVENING, "Tue 1 Dec 2026, 20:00 (Etc/GMT+3) · 23:00 UTC"),
            ("en", "Etc/UTC", EVENING, "Tue 1 Dec 2026, 23:00 UTC"),
            ("es", "Nowhere/Here", EVENING, "mar 1 dic 2026, 23:00 UTC"),
        ] {
            let reader = Reader::new(Lang::new(lang), zone);
            assert_eq!(words.moment(&reader, moment), expected);
        }
        let reader = Reader { lang: Lang::new("en"), zone: "Nowhere/Here".to_owned() };
        assert_eq!(words.moment(&reader, EVENING), "Tue 1 Dec 2026, 23:00 UTC");
    }

    #[test]
    fn hours_and_days_are_the_reader_s() {
        let words = Words::embedded().unwrap();
        let reader = Reader::new(Lang::new("es"), "America/Bogota");
        let after_midnight = EVENING.plus_seconds(6 * 3600 + 300);
        assert_eq!(words.time_of_day(&reader, after_midnight), "00:05");
        assert_eq!(words.day_of(&reader, after_midnight), "2 de diciembre de 2026");
        assert!(words.moment(&reader, Moment(i64::MAX)).contains("9999"));
    }
}
