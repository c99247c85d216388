//! Calendars as programs write them, right and wrong: zones, series, changes, folding, and all that is refused.

use jiff::Timestamp;
use jiff::civil::{DateTime, date};
use jiff::tz::TimeZone;

use super::super::When;
use super::*;

mod refused;
mod series;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn around() -> Around<'static> {
    Around {
        now: at("2026-11-27T12:00:00Z"),
        zone: TimeZone::get("America/Bogota").unwrap(),
        cancelled: &["[CANCELLED]", "[CANCELADO]"],
    }
}

fn calendar(inside: &str) -> String {
    format!("BEGIN:VCALENDAR\nVERSION:2.0\n{inside}\nEND:VCALENDAR\n")
}

fn event(lines: &str) -> String {
    calendar(&format!("BEGIN:VEVENT\nUID:a\n{lines}\nEND:VEVENT"))
}

fn many(count: usize, make: impl Fn(usize) -> String) -> String {
    (0..count).map(make).collect()
}

fn found(text: &str) -> Vec<Found> {
    read(text.as_bytes(), &around()).unwrap()
}

fn starts(text: &str) -> Vec<String> {
    let start = |found: &Found| match found.when {
        When::At { starts, .. } => starts.to_string(),
        When::Day { first, .. } => first.to_string(),
    };
    found(text).iter().map(start).collect()
}

fn wrong(text: &str) -> (usize, Why) {
    match read(text.as_bytes(), &around()) {
        Err(Unreadable::Wrong { line, why }) => (line, why),
        other => panic!("{other:?}"),
    }
}

/// As the schedule of ICANN's meeting in San José was written: a zone of its own called `CST`, lines
/// folded in the middle of words, and a mark for closed sessions.
const SAN_JOSE: &str = "BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//PYVOBJECT//NONSGML Version 1//EN\r
BEGIN:VTIMEZONE\r
TZID:CST\r
BEGIN:STANDARD\r
DTSTART:20000101T000000\r
RRULE:FREQ=YEARLY;BYMONTH=1\r
TZNAME:CST\r
TZOFFSETFROM:-0600\r
TZOFFSETTO:-0600\r
END:STANDARD\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
UID:/node/29451\r
DTSTART;TZID=CST:20120310T090000\r
DTEND;TZID=CST:20120310T120000\r
DESCRIPTION:Introductory session for new mem\r
 bers\\, with interop\r
 erability.\r
LOCATION:Orquideas\r
SUMMARY:Intro Session [C]\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:/node/29457\r
DTSTART;TZID=CST:20120310T140000\r
DTEND;TZID=CST:20120310T144500\r
DESCRIPTION:\r
SUMMARY:Sesión plenaria\r
END:VEVENT\r
END:VCALENDAR\r
";

#[test]
fn the_schedule_of_a_meeting() {
    let found = found(SAN_JOSE);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].uid, "/node/29451");
    assert_eq!(found[0].summary, "Intro Session [C]");
    assert!(!found[0].cancelled);
    assert_eq!(
        found[0].description,
        "Introductory session for new members, with interoperability."
    );
    let (starts, ends) = (at("2012-03-10T15:00:00Z"), at("2012-03-10T18:00:00Z"));
    assert_eq!(found[0].when, When::At { starts, ends });
    assert_eq!(found[1].description, "");
    assert_eq!(found[1].summary, "Sesión plenaria");
    assert_eq!(found[1].line, 24);
    // With other line ends, and a mark at its beginning.
    assert_eq!(self::found(&SAN_JOSE.replace("\r\n", "\n")), found);
    assert_eq!(self::found(&SAN_JOSE.replace("\r\n", "\r")), found);
    assert_eq!(self::found(&format!("\u{feff}{SAN_JOSE}\r\n\r\n")), found);
}

#[test]
fn folded_in_the_middle_of_a_character() {
    let mut bytes = event("DTSTART:20261210T235900Z\nSUMMARY:Sesión").into_bytes();
    let place = bytes.iter().position(|byte| *byte == 0xb3).unwrap();
    bytes.splice(place..place, *b"\r\n ");
    let found = read(&bytes, &around()).unwrap();
    assert_eq!(found[0].summary, "Sesión");
}

#[test]
fn called_off_in_all_ways() {
    let when = "DTSTART:20261210T235900Z";
    assert!(found(&event(&format!("{when}\nSTATUS:CANCELLED")))[0].cancelled);
    let marked = &found(&event(&format!("{when}\nSUMMARY:[CANCELADO] Reunión")))[0];
    assert!(marked.cancelled && marked.summary == "Reunión");
    let marked = &found(&event(&format!("{when}\nSUMMARY:Reunión [CANCELADO]")))[0];
    assert!(marked.cancelled && marked.summary == "Reunión");
    let method = event(when).replacen("VERSION", "METHOD:CANCEL\nVERSION", 1);
    assert!(found(&method)[0].cancelled);
    assert!(!found(&event(when))[0].cancelled);
}

#[test]
fn days_moments_and_lengths() {
    let when = |lines: &str| found(&event(lines))[0].when;
    let day = date(2026, 12, 10);
    let one = When::Day { first: day, last: day };
    assert_eq!(when("DTSTART;VALUE=DATE:20261210"), one);
    assert_eq!(when("DTSTART:20261210\nDTEND:20261211"), one);
    assert_eq!(when("DTSTART:20261210\nDTEND:20261210"), one);
    let three = When::Day { first: day, last: date(2026, 12, 12) };
    assert_eq!(when("DTSTART:20261210\nDTEND:20261213"), three);
    assert_eq!(when("DTSTART:20261210\nDURATION:P3D"), three);
    // Without a zone: where the group is, five hours behind.
    let (starts, ends) = (at("2026-12-10T14:00:00Z"), at("2026-12-10T15:30:00Z"));
    assert_eq!(when("DTSTART:20261210T090000\nDURATION:PT1H30M"), When::At { starts, ends });
    assert_eq!(when("DTSTART:20261210T090000"), When::At { starts, ends: starts });
    // A day on the wall clock has 23 hours when clocks go forward: Chile, 6 September 2026.
    let zone = "DTSTART;TZID=America/Santiago:20260905T120000";
    let (starts, ends) = (at("2026-09-05T16:00:00Z"), at("2026-09-06T15:00:00Z"));
    assert_eq!(when(&format!("{zone}\nDURATION:P1D")), When::At { starts, ends });
    let ends = at("2026-09-06T16:00:00Z");
    assert_eq!(when(&format!("{zone}\nDURATION:PT24H")), When::At { starts, ends });
}

#[test]
fn zones_by_name_and_by_rules() {
    let zoned = |name: &str| event(&format!("DTSTART;TZID={name}:20261210T090000"));
    assert_eq!(starts(&zoned("America/Lima")), ["2026-12-10T14:00:00Z"]);
    assert_eq!(starts(&zoned("\"Europe/Madrid\"")), ["2026-12-10T08:00:00Z"]);
    let behind = "/freeassociation.sourceforge.net/Europe/Madrid";
    assert_eq!(starts(&zoned(behind)), ["2026-12-10T08:00:00Z"]);
    let (line, why) = wrong(&zoned("Hora del Este"));
    assert_eq!((line, why), (5, Why::Zone("Hora del Este".to_owned())));
}

const OUTLOOK: &str = "BEGIN:VTIMEZONE
TZID:Romance Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
";

#[test]
fn a_zone_of_its_own_changes_its_clock_as_the_world_does() {
    let madrid = TimeZone::get("Europe/Madrid").unwrap();
    // Every hour around both changes, the skipped and the doubled one included.
    let (mut hour, mut hours) = (date(2026, 1, 1).at(0, 30, 0, 0), Vec::new());
    while hour.year() < 2028 {
        hours.push(hour);
        let quiet = !matches!((hour.month(), hour.day()), (3 | 10, 24..));
        let step = if quiet { 37 } else { 1 };
        hour = hour.checked_add(jiff::Span::new().try_hours(step).unwrap()).unwrap();
    }
    let event = |hour: &DateTime| {
        let text = hour.strftime("%Y%m%dT%H%M%S");
        format!("BEGIN:VEVENT\nUID:{text}\nDTSTART;TZID=Romance Standard Time:{text}\nEND:VEVENT\n")
    };
    let events: String = hours.iter().map(event).collect();
    let expected: Vec<String> =
        hours.iter().map(|hour| madrid.to_timestamp(*hour).unwrap().to_string()).collect();
    assert_eq!(starts(&calendar(&format!("{OUTLOOK}{events}"))), expected);
}

#[test]
fn of_two_versions_the_newer() {
    let text = calendar(
        "BEGIN:VEVENT\nUID:a\nSEQUENCE:2\nDTSTART:20261210\nSUMMARY:nueva\nEND:VEVENT
BEGIN:VEVENT\nUID:a\nSEQUENCE:1\nDTSTART:20261211\nSUMMARY:vieja\nEND:VEVENT",
    );
    let all = found(&text);
    assert_eq!((all.len(), all[0].summary.as_str()), (1, "nueva"));
}

#[test]
fn a_link_that_runs_something_is_none() {
    let url = |url: &str| found(&event(&format!("DTSTART:20261210\nURL:{url}")))[0].url.clone();
    assert_eq!(url("javascript:alert(1)"), None);
    assert_eq!(url("https://gnso.icann.org/").as_deref(), Some("https://gnso.icann.org/"));
}
