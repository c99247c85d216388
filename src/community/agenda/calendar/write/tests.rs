//! Feeds as they are written: right to the octet, with nothing that breaks out, and read back the same.

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::super::When;
use super::super::read::{Around, read};
use super::*;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn event(when: When) -> Event {
    Event {
        uid: "process-7-close@puente".to_owned(),
        sequence: 3,
        stamp: at("2026-11-01T10:00:00Z"),
        modified: at("2026-11-02T10:00:00.987Z"),
        when,
        busy: false,
        summary: "Cierra: revisión de la política de transferencias".to_owned(),
        description: "Período de comentarios; hasta las 23:59, UTC.\nPluma: Inés\\Añez".to_owned(),
        url: "https://www.icann.org/es/public-comment/proceeding/a-01-11-2026".to_owned(),
        cancelled: false,
        categories: vec!["gTLD".to_owned(), "política, pública".to_owned()],
        remind: vec![1440],
    }
}

fn feed(events: Vec<Event>) -> Feed {
    Feed {
        name: "Agenda de LACRALO".to_owned(),
        description: "Plazos".to_owned(),
        language: "es".to_owned(),
        refresh: 6,
        events,
    }
}

fn closes() -> When {
    let closes = at("2026-12-10T23:59:00Z");
    When::At { starts: closes, ends: closes }
}

/// The lines as they are without folding.
fn unfolded(text: &str) -> String {
    text.replace("\r\n ", "")
}

#[test]
fn a_deadline_in_spanish() {
    let written = write(&feed(vec![event(closes())]));
    let expected = "BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Puente//Agenda//EN\r
CALSCALE:GREGORIAN\r
METHOD:PUBLISH\r
NAME;LANGUAGE=es:Agenda de LACRALO\r
X-WR-CALNAME:Agenda de LACRALO\r
DESCRIPTION;LANGUAGE=es:Plazos\r
X-WR-CALDESC:Plazos\r
REFRESH-INTERVAL;VALUE=DURATION:PT6H\r
X-PUBLISHED-TTL:PT6H\r
BEGIN:VEVENT\r
UID:process-7-close@puente\r
DTSTAMP:20261101T100000Z\r
LAST-MODIFIED:20261102T100000Z\r
SEQUENCE:3\r
DTSTART:20261210T235900Z\r
SUMMARY;LANGUAGE=es:Cierra: revisión de la política de transferencias\r
DESCRIPTION;LANGUAGE=es:Período de comentarios\\; hasta las 23:59\\, UTC.\\nP\r
 luma: Inés\\\\Añez\r
URL:https://www.icann.org/es/public-comment/proceeding/a-01-11-2026\r
CATEGORIES:gTLD,política\\, pública\r
STATUS:CONFIRMED\r
TRANSP:TRANSPARENT\r
BEGIN:VALARM\r
ACTION:DISPLAY\r
DESCRIPTION:Cierra: revisión de la política de transferencias\r
TRIGGER:-PT1440M\r
END:VALARM\r
END:VEVENT\r
END:VCALENDAR\r
";
    assert_eq!(written, expected);
}

#[test]
fn called_off_and_whole_days() {
    let days = When::Day { first: date(2026, 12, 30), last: date(2027, 1, 2) };
    let mut off = event(days);
    off.cancelled = true;
    off.busy = true;
    let written = write(&feed(vec![off]));
    for line in [
        "DTSTART;VALUE=DATE:20261230",
        "DTEND;VALUE=DATE:20270103",
        "STATUS:CANCELLED",
        "TRANSP:TRANSPARENT",
    ] {
        assert!(written.contains(&format!("\r\n{line}\r\n")), "{line}");
    }
    assert!(!written.contains("VALARM"));
}

#[test]
fn a_meeting_takes_time() {
    let (starts, ends) = (at("2026-12-10T14:00:00Z"), at("2026-12-10T15:30:00Z"));
    let mut meeting = event(When::At { starts, ends });
    meeting.busy = true;
    let written = write(&feed(vec![meeting]));
    assert!(written.contains("\r\nDTEND:20261210T153000Z\r\n"));
    assert!(written.contains("\r\nTRANSP:OPAQUE\r\n"));
}

#[test]
fn nothing_breaks_out_of_a_value() {
    let mut evil = event(closes());
    evil.summary =
        "a\r\nEND:VEVENT\rBEGIN:VEVENT\u{2028}X\u{85}Y\u{b}Z\0\u{7f}\u{1b}[0m".to_owned();
    evil.uid = "u\r\nATTACH:file".to_owned();
    evil.description = "b\r\nc\rd\u{2029}e\u{c}f".to_owned();
    evil.url = "https://a/\r\nATTACH:x".to_owned();
    evil.categories = vec!["x\r\ny".to_owned()];
    let mut feed = feed(vec![evil]);
    feed.language = "es:\r\nX".to_owned();
    feed.name = "n\r\nX-EVIL:1".to_owned();
    let written = unfolded(&write(&feed));
    assert_eq!(written.matches("\r\nBEGIN:VEVENT\r\n").count(), 1);
    assert!(written.contains("\r\nSUMMARY:a END:VEVENT BEGIN:VEVENT X Y Z[0m\r\n"));
    assert!(written.contains("\r\nDESCRIPTION:b\\nc\\nd\\ne\\nf\r\n"));
    assert!(written.contains("\r\nUID:u ATTACH:file\r\n"));
    assert!(!written.contains("\r\nATTACH"));
    assert!(!written.contains("\r\nX-EVIL"));
    assert!(!written.contains("URL:"));
    let mut script = event(closes());
    script.url = "javascript:alert(1)".to_owned();
    assert!(!write(&self::feed(vec![script])).contains("javascript"));
}

#[test]
fn an_end_before_the_beginning_is_no_end() {
    let (starts, ends) = (at("2026-12-10T14:00:00Z"), at("2026-12-09T14:00:00Z"));
    let written = write(&feed(vec![event(When::At { starts, ends })]));
    assert!(!written.contains("DTEND"));
    let written = write(&feed(vec![event(When::Day {
        first: date(9999, 12, 31),
        last: date(9999, 12, 31),
    })]));
    assert!(written.contains("DTSTART;VALUE=DATE:99991231\r\n"));
}

#[test]
fn a_year_that_cannot_be_written_is_left_out() {
    let long_ago = When::Day { first: date(-1, 1, 1), last: date(-1, 1, 1) };
    assert!(!write(&feed(vec![event(long_ago)])).contains("VEVENT"));
}

fn moments() -> impl Strategy<Value = When> {
    let second = 0_i64..4_102_444_800;
    let instants = (second.clone(), 0_i64..1_000_000).prop_map(|(starts, length)| When::At {
        starts: Timestamp::from_second(starts).unwrap(),
        ends: Timestamp::from_second(starts + length).unwrap(),
    });
    let days = (second, 0_i32..40).prop_map(|(first, length)| {
        let first = TimeZone::UTC.to_datetime(Timestamp::from_second(first).unwrap()).date();
        let last = first.checked_add(jiff::Span::new().try_days(length).unwrap()).unwrap();
        When::Day { first, last }
    });
    prop_oneof![instants, days]
}

fn events() -> impl Strategy<Value = Event> {
    let texts = ("[a-z0-9@.-]{1,90}", "\\PC{0,120}", "(\\PC|\n){0,300}", "[a-zñ;, ]{0,9}");
    (texts, moments(), any::<bool>(), 0..GREATEST).prop_map(|(texts, when, cancelled, sequence)| {
        let (uid, summary, description, category) = texts;
        let categories = vec![category];
        Event { uid, sequence, summary, description, cancelled, categories, ..event(when) }
    })
}

fn one_line_of(text: &str) -> String {
    let kept = text.replace('\u{feff}', "");
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn around() -> Around<'static> {
    Around { now: at("2026-11-27T12:00:00Z"), zone: TimeZone::UTC, cancelled: &[] }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_is_written_reads_the_same(mut all in proptest::collection::vec(events(), 0..6)) {
        for (number, event) in all.iter_mut().enumerate() {
            event.uid.push_str(&format!("-{number}"));
        }
        let read = read(write(&feed(all.clone())).as_bytes(), &around()).unwrap();
        prop_assert_eq!(read.len(), all.len());
        for (found, event) in read.iter().zip(&all) {
            prop_assert_eq!(&found.uid, &event.uid);
            prop_assert_eq!(&found.summary, &one_line_of(&event.summary));
            prop_assert_eq!(
                found.description.replace(char::is_whitespace, ""),
                event.description.replace(char::is_whitespace, "").replace('\u{feff}', "")
            );
            prop_assert_eq!(found.url.as_ref(), Some(&event.url));
            prop_assert_eq!(found.when, event.when);
            prop_assert_eq!(found.cancelled, event.cancelled);
            prop_assert_eq!(found.sequence, event.sequence);
        }
    }

    #[test]
    fn whatever_stands_in_it_the_lines_are_right(
        name in any::<String>(),
        summary in any::<String>(),
        uid in any::<String>(),
        description in any::<String>(),
        language in any::<String>(),
        url in any::<String>(),
        categories in proptest::collection::vec(any::<String>(), 0..3),
    ) {
        let event = Event { uid, summary, description, url, categories, ..event(closes()) };
        let feed = Feed { name, language, ..feed(vec![event]) };
        let written = write(&feed);
        prop_assert!(written.ends_with("\r\n"));
        for line in written.split_terminator("\r\n") {
            prop_assert!(line.len() <= LINE && !line.is_empty());
            prop_assert!(!line.chars().any(char::is_control));
        }
        let whole = unfolded(&written);
        let begins: Vec<&str> = whole.lines().filter(|line| line.starts_with("BEGIN:")).collect();
        prop_assert_eq!(begins, ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "BEGIN:VALARM"]);
    }
}
