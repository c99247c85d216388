//! Moments and durations in both languages, by example; made-up texts are next door.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{MOST_SECONDS, WhenError, moment, past, span};
use crate::foundation::clock::Moment;

/// A Thursday, 12:00 in Buenos Aires.
const NOW: &str = "2026-11-26T15:00:00Z";

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap()
}

fn at(instant: &str) -> Moment {
    Moment(instant.parse::<Timestamp>().unwrap().as_millisecond())
}

/// The instant in UTC, with ` (day)` when only a day was named.
fn read(text: &str, now: &str, place: &str) -> Result<String, WhenError> {
    let when = moment(text, at(now), &zone(place))?;
    let instant = Timestamp::from_millisecond(when.at.0).unwrap();
    Ok(format!("{instant}{}", if when.day_only { " (day)" } else { "" }))
}

fn here(text: &str) -> Result<String, WhenError> {
    read(text, NOW, "America/Argentina/Buenos_Aires")
}

fn two(first: &str, second: &str) -> Result<String, WhenError> {
    Err(WhenError::Ambiguous { first: first.to_owned(), second: second.to_owned() })
}

fn one(maybe: &str) -> Result<String, WhenError> {
    Err(WhenError::NotIso { maybe: maybe.to_owned() })
}

#[test]
fn both_languages_name_moments() {
    let table: &[(&[&str], &str)] = &[
        (
            &["2026-12-10", " 2026-12-10 ", "el 2026-12-10", "on 2026-12-10", "2026-12-10."],
            "2026-12-11T02:59:00Z (day)",
        ),
        (
            &[
                "2026-12-10T18:00",
                "2026-12-10t18:00",
                "2026-12-10 18:00",
                "2026-12-10 at 18:00",
                "2026-12-10 a las 18:00 h",
                "2026-12-10 18:00 hs.",
            ],
            "2026-12-10T21:00:00Z",
        ),
        (
            &[
                "2026-12-10T18:00Z",
                "2026-12-10 18:00z",
                "2026-12-10 18:00 UTC",
                "2026-12-10T18:00+00:00",
                "2026-12-10T15:00-0300",
                "2026-12-10 15:00−03",
            ],
            "2026-12-10T18:00:00Z",
        ),
        (&["2026-12-10T18:00:30", "2026-12-10 18:00:30"], "2026-12-10T21:00:30Z"),
        (&["2020-01-01T00:00Z"], "2020-01-01T00:00:00Z"),
        (
            &["in 3 days", "en 3 días", "en 3 dias", "EN 3 DÍAS", "dentro de 3 días", "in 3d"],
            "2026-11-29T15:00:00Z",
        ),
        (
            &["in 2 h", "in 2 hours", "dentro de 2 horas", "en 2 h", "in 1h60m"],
            "2026-11-26T17:00:00Z",
        ),
        (&["in a week", "en una semana", "in 1 week"], "2026-12-03T15:00:00Z"),
        (
            &["tomorrow", "mañana", "MAÑANA", "manana", "man\u{303}ana"],
            "2026-11-28T02:59:00Z (day)",
        ),
        (&["today", "hoy"], "2026-11-27T02:59:00Z (day)"),
        (&["today 09:00", "hoy 9:00", "hoy a las 9:00"], "2026-11-26T12:00:00Z"),
        (
            &["tomorrow 18:00", "mañana a las 18:00", "tomorrow at 18:00", "tomorrow 21:00 UTC"],
            "2026-11-27T21:00:00Z",
        ),
        (&["day after tomorrow", "pasado mañana"], "2026-11-29T02:59:00Z (day)"),
        (
            &[
                "fri 18:00",
                "vie 18:00",
                "viernes 18:00",
                "el viernes a las 18:00",
                "Friday, 18:00",
                "fri 21:00z",
            ],
            "2026-11-27T21:00:00Z",
        ),
        (&["miércoles 08:30", "mie. 8:30", "Wed 08:30", "weds 8:30"], "2026-12-02T11:30:00Z"),
        (&["sábado 10:00", "sab 10:00", "saturday 10:00"], "2026-11-28T13:00:00Z"),
        (&["thu 12:01", "jueves 12:01"], "2026-11-26T15:01:00Z"),
        (&["thu 12:00", "jue 12:00"], "2026-12-03T15:00:00Z"),
        (&["mon", "lunes", "el lunes"], "2026-12-01T02:59:00Z (day)"),
        (&["18:00", "a las 18:00", "at 18:00", "18:00 h", "21:00 UTC"], "2026-11-26T21:00:00Z"),
        (&["12:00", "15:00Z"], "2026-11-27T15:00:00Z"),
    ];
    for (texts, expected) in table {
        for text in *texts {
            assert_eq!(here(text).as_deref(), Ok(*expected), "{text}");
        }
    }
}

#[test]
fn a_day_and_a_month_are_never_guessed() {
    assert_eq!(here("03/04/2026"), two("2026-04-03", "2026-03-04"));
    assert_eq!(here("3-4-2026"), two("2026-04-03", "2026-03-04"));
    assert_eq!(here("3.4.26"), two("2026-04-03", "2026-03-04"));
    assert_eq!(here("03/12"), two("2026-12-03", "2027-03-12"));
    assert_eq!(here("26/11"), one("2026-11-26"));
    assert_eq!(here("29/02"), one("2028-02-29"));
    assert_eq!(here("el 03/04/2026 a las 18:00"), two("2026-04-03T18:00", "2026-03-04T18:00"));
    assert_eq!(
        here("03/04/2026 18:00:05 UTC"),
        two("2026-04-03T18:00:05Z", "2026-03-04T18:00:05Z")
    );
    assert_eq!(here("25/12/2026"), one("2026-12-25"));
    assert_eq!(here("12/25/2026"), one("2026-12-25"));
    assert_eq!(here("05/05/2026"), one("2026-05-05"));
    assert_eq!(here("2026/12/10"), one("2026-12-10"));
    assert_eq!(here("jueves"), two("2026-11-26", "2026-12-03"));
    assert_eq!(here("2026-12-10 18:00-20:00"), Err(WhenError::NotUnderstood));
    assert_eq!(here("2026-12-10 09:00-10:00"), two("2026-12-10T09:00", "2026-12-10T09:00-10:00"));
    assert_eq!(here("2026-12-10T09:00-10:00").as_deref(), Ok("2026-12-10T19:00:00Z"));
}

#[test]
fn what_is_on_no_calendar_or_clock_is_told() {
    for text in [
        "2026-02-30",
        "2026-13-01",
        "2026-00-10",
        "31/31/2026",
        "30/02/2026",
        "2026/02/30",
        "2026-02-30 18:00",
    ] {
        assert_eq!(here(text), Err(WhenError::NoSuchDay), "{text}");
    }
    for text in ["25:00", "24:00", "fri 18:60", "2026-12-10T18:99"] {
        assert_eq!(here(text), Err(WhenError::NoSuchTime), "{text}");
    }
    for text in [
        "",
        " ",
        "soon",
        "fri 18",
        "18",
        "3 days",
        "in",
        "in three days",
        "2026-12",
        "12/2026",
        "2026-12-10T",
        "T18:00",
        "fri 18:00-20:00",
        "18:00-03:00",
        "2026-12-10T18:00+25:00",
        "2026-12-10T18:00+15:00",
        "2026-12-10T18:00ZZ",
        "6:00 pm",
        "fri sat 18:00",
        "z",
        "at",
        "2026-12-10Z",
        "2026-12-10T18:00Z UTC",
        "next friday",
        "in -3 days",
        "+2026-12-10",
        "in 3 days 18:00",
        "2026-12-10 a 18",
        "1:2",
        "123:00",
        "vit18:00",
    ] {
        assert_eq!(here(text), Err(WhenError::NotUnderstood), "{text}");
    }
    assert_eq!(here("in 11 years"), Err(WhenError::NotUnderstood));
    assert_eq!(here("in 4000 days"), Err(WhenError::TooFar));
    assert_eq!(here("9999-12-31"), Err(WhenError::TooFar));
    assert_eq!(here(&"hoy ".repeat(40)), Err(WhenError::NotUnderstood));
}

#[test]
fn clock_changes_are_respected() {
    let york = |text, now| read(text, now, "America/New_York");
    let (winter, autumn) = ("2026-03-07T17:00:00Z", "2026-10-31T17:00:00Z");
    for text in [
        "2026-03-08T02:30",
        "2026-03-08 02:30",
        "tomorrow 02:30",
        "mañana 02:30",
        "sun 02:30",
        "02:30",
    ] {
        assert_eq!(york(text, winter), Err(WhenError::NoSuchTime), "{text}");
    }
    assert_eq!(york("02:30", "2026-03-08T15:00:00Z").as_deref(), Ok("2026-03-09T06:30:00Z"));
    assert_eq!(york("in 1 day", "2026-03-07T07:30:00Z").as_deref(), Ok("2026-03-08T07:30:00Z"));
    assert_eq!(york("in 24 h", winter).as_deref(), Ok("2026-03-08T17:00:00Z"));
    assert_eq!(york("in 1 day", winter).as_deref(), Ok("2026-03-08T16:00:00Z"));
    let both = two("2026-11-01T01:30-04:00", "2026-11-01T01:30-05:00");
    assert_eq!(york("2026-11-01 01:30", autumn), both);
    assert_eq!(york("tomorrow 01:30", autumn), both);
    assert_eq!(york("2026-11-01T01:30-05:00", autumn).as_deref(), Ok("2026-11-01T06:30:00Z"));
    assert_eq!(york("01:30", autumn).as_deref(), Ok("2026-11-01T05:30:00Z"));
    assert_eq!(york("01:30", "2026-11-01T05:40:00Z").as_deref(), Ok("2026-11-01T06:30:00Z"));
    // Chile turns its clocks back at midnight: the last hour of the day comes twice.
    let chile = read("2026-04-04", winter, "America/Santiago");
    assert_eq!(chile.as_deref(), Ok("2026-04-05T03:59:00Z (day)"));
    // Samoa crossed the date line and had no 30 December 2011.
    assert_eq!(read("2011-12-30", winter, "Pacific/Apia"), Err(WhenError::NoSuchDay));
}

#[test]
fn both_languages_name_durations() {
    let table: &[(&[&str], i64)] = &[
        (&["2m", "2 min", "2 minutos", "2 Minutes", "120s"], 120),
        (&["90 s", "90 seg.", "90 segundos", "1m30s", "1 min 30 sec"], 90),
        (
            &[
                "1h30",
                "1 h 30",
                "1h30m",
                "1 hora y 30 minutos",
                "1 hour and 30 minutes",
                "1 h, 30 min",
                "90 min",
            ],
            5_400,
        ),
        (&["3 days", "3 días", "3 dias", "3 DÍAS", "3d", "72 h"], 259_200),
        (&["2 semanas", "2 weeks", "2w", "14 días"], 1_209_600),
        (&["1 week", "a week", "una semana", "1 sem."], 604_800),
        (&["0 s"], 0),
        (&["3653 days"], MOST_SECONDS),
    ];
    for (texts, expected) in table {
        for text in *texts {
            assert_eq!(span(text), Ok(*expected), "{text}");
        }
    }
    for text in [
        "",
        "30",
        "h",
        "3 months",
        "-2 m",
        "1.5 h",
        "1,5 h",
        "30 m 1 h",
        "1h 90",
        "1 h 1 h",
        "1d30",
        "2 m y",
        "y 2 m",
        "1h30 x",
        "1:30",
        "1 h,, 2 m",
    ] {
        assert_eq!(span(text), Err(WhenError::NotUnderstood), "{text}");
    }
    for text in [
        "3654 days",
        "522 weeks",
        "521 weeks 7 days",
        "99999999999999999999 s",
        "9223372036854775807 w",
    ] {
        assert_eq!(span(text), Err(WhenError::TooFar), "{text}");
    }
}

mod made_up;

#[test]
fn moments_gone_by_are_the_last_of_their_name() {
    let zone = zone("America/Argentina/Buenos_Aires");
    let gone = |text: &str| {
        let found = past(text, at(NOW), &zone)?;
        Ok::<_, WhenError>(Timestamp::from_millisecond(found.0).unwrap().to_string())
    };
    for (texts, instant) in [
        (&["3 days", "3 días", "hace 3 días", "3 days ago"][..], "2026-11-23T15:00:00Z"),
        (&["2 weeks", "hace 2 semanas", "14d"], "2026-11-12T15:00:00Z"),
        (&["90 min", "hace 1 hora y 30 minutos"], "2026-11-26T13:30:00Z"),
        (&["2026-11-20", "el 2026-11-20"], "2026-11-20T03:00:00Z"),
        (&["2026-11-20 18:00"], "2026-11-20T21:00:00Z"),
        (&["today", "hoy"], "2026-11-26T03:00:00Z"),
        (&["yesterday", "ayer"], "2026-11-25T03:00:00Z"),
        (&["ayer a las 18:00"], "2026-11-25T21:00:00Z"),
        // A Thursday at noon: the last Monday, the last time it was six.
        (&["monday", "lunes"], "2026-11-23T03:00:00Z"),
        (&["fri", "viernes"], "2026-11-20T03:00:00Z"),
        (&["18:00"], "2026-11-25T21:00:00Z"),
        (&["09:00"], "2026-11-26T12:00:00Z"),
        (&["jueves 18:00"], "2026-11-19T21:00:00Z"),
        (&["jueves 09:00"], "2026-11-26T12:00:00Z"),
    ] {
        for text in texts {
            assert_eq!(gone(text).as_deref(), Ok(instant), "{text}");
        }
    }
    for text in ["in 3 days", "en 3 días", "mañana", "2026-12-01", "hoy 18:00"] {
        assert_eq!(gone(text), Err(WhenError::ToCome), "{text}");
    }
    for text in ["", "hace mucho", "soon", "ago"] {
        assert_eq!(gone(text), Err(WhenError::NotUnderstood), "{text}");
    }
    let two = |first: &str, second: &str| {
        Err(WhenError::Ambiguous { first: first.to_owned(), second: second.to_owned() })
    };
    assert_eq!(gone("jueves"), two("2026-11-19", "2026-11-26"));
    assert_eq!(gone("03/04"), two("2026-04-03", "2026-03-04"), "the last ones, not the next");
}
