//! Events that repeat: when they fall, over clock changes, with some taken out, moved or added.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

#[test]
fn a_series_keeps_its_hour_over_clock_changes() {
    let text = event(
        "DTSTART;TZID=America/Santiago:20260804T180000\nDTEND;TZID=America/Santiago:20260804T190000\nRRULE:FREQ=MONTHLY;BYDAY=1TU",
    );
    let all = found(&text);
    assert_eq!(all.len(), 24);
    assert_eq!(starts(&text)[..2], ["2026-12-01T21:00:00Z", "2027-01-05T21:00:00Z"]);
    // In winter Chile is an hour further behind.
    assert_eq!(starts(&text)[5], "2027-05-04T22:00:00Z");
    assert_eq!(all[0].key(), "a#20261201T210000Z");
}

#[test]
fn a_series_without_some_and_with_others_moved() {
    let text = calendar(
        "BEGIN:VEVENT\nUID:s\nSUMMARY:Serie\nDTSTART;TZID=America/Lima:20261201T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=6\nEXDATE;TZID=America/Lima:20261208T090000\nEXDATE;VALUE=DATE:20261215\nRDATE;TZID=America/Lima:20261203T090000\nEND:VEVENT
BEGIN:VEVENT\nUID:s\nSUMMARY:Movida\nRECURRENCE-ID;TZID=America/Lima:20261222T090000\nDTSTART;TZID=America/Lima:20261223T100000\nEND:VEVENT
BEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20261229T140000Z\nDTSTART:20261229T140000Z\nSTATUS:CANCELLED\nEND:VEVENT",
    );
    let all: Vec<(String, String, bool)> =
        found(&text).iter().map(|f| (f.key(), f.summary.clone(), f.cancelled)).collect();
    let row = |nth: &str, summary: &str, off| (format!("s#{nth}"), summary.to_owned(), off);
    assert_eq!(
        all,
        [
            row("20261201T140000Z", "Serie", false),
            row("20261203T140000Z", "Serie", false),
            row("20270105T140000Z", "Serie", false),
            row("20261222T140000Z", "Movida", false),
            row("20261229T140000Z", "", true),
        ]
    );
}

#[test]
fn further_times_of_a_series() {
    let lima = "DTSTART;TZID=America/Lima:20261201T090000\nDURATION:PT1H";
    let text = event(&format!(
        "{lima}\nRDATE:20261203T150000Z,20261205T150000Z/PT2H\nRDATE;VALUE=DATE:20261207\nEXDATE:20261205T150000Z"
    ));
    assert_eq!(
        starts(&text),
        ["2026-12-01T14:00:00Z", "2026-12-03T15:00:00Z", "2026-12-07T14:00:00Z"]
    );
    // The nearest hundred, whatever stands first.
    let far = many(120, |n| format!("RDATE:202803{:02}T{:02}0000Z\n", n / 24 + 1, n % 24));
    let text = event(&format!("{lima}\n{far}RRULE:FREQ=DAILY"));
    let all = starts(&text);
    assert_eq!((all.len(), all[99].as_str()), (100, "2027-03-10T14:00:00Z"));
}

#[test]
fn what_was_moved_into_the_past_is_past() {
    let text = event("RECURRENCE-ID:20261222T140000Z\nDTSTART:20261001T140000Z");
    assert_eq!(found(&text), []);
}

#[test]
fn series_end_where_they_say() {
    let series = |rule: &str| starts(&event(&format!("DTSTART:20261201T090000Z\nRRULE:{rule}")));
    assert_eq!(series("FREQ=DAILY;UNTIL=20261203").len(), 3);
    assert_eq!(series("FREQ=DAILY;UNTIL=20261203T085959Z").len(), 2);
    assert_eq!(series("FREQ=DAILY;UNTIL=20261203T090000Z").len(), 3);
    assert_eq!(series("FREQ=DAILY;COUNT=3").len(), 3);
    assert_eq!(series("FREQ=DAILY").len(), SERIES_LIMIT);
    assert_eq!(series("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=4")[3], "2026-12-17T09:00:00Z");
    // The first counts though the rule does not hold it.
    let odd = series("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3");
    assert_eq!(odd, ["2026-12-01T09:00:00Z", "2026-12-31T09:00:00Z", "2027-01-31T09:00:00Z"]);
    let yearly = event("DTSTART:20240229\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29");
    assert_eq!(starts(&yearly), ["2028-02-29"]);
    let days = event("DTSTART:20261127\nDTEND:20261129\nRRULE:FREQ=WEEKLY;COUNT=2");
    assert_eq!(
        found(&days)[1].when,
        When::Day { first: date(2026, 12, 4), last: date(2026, 12, 5) }
    );
}

#[test]
fn rules_that_cannot_be_counted() {
    let rule = |rule: &str| wrong(&event(&format!("DTSTART:20261201T090000Z\nRRULE:{rule}"))).1;
    for often in ["FREQ=SECONDLY", "FREQ=HOURLY", "FREQ=DAILY;BYHOUR=1,2"] {
        assert_eq!(rule(often), Why::Often, "{often}");
    }
    for none in [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;UNTIL=20300101",
        "FREQ=SOMETIMES",
        "BYDAY=TU",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;UNTIL=tomorrow",
        "",
    ] {
        let short: String = none.chars().take(40).collect();
        assert_eq!(rule(none), Why::Rule(short), "{none}");
    }
}

proptest! {
    // Rules that never fall take long to be found out without optimisation.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn never_panics_on_any_rule(
        day in "(0001|1601|1970|2024|2026|9998)(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])T090000",
        freq in "(YEARLY|MONTHLY|WEEKLY|DAILY)",
        parts in proptest::collection::vec(
            "(INTERVAL=[0-9]{1,5}|COUNT=[0-9]{1,9}|UNTIL=[0-9]{8}|BYMONTH=-?[0-9]{1,2}|BYMONTHDAY=-?[0-9]{1,2},[0-9]|BYDAY=(-?[0-9]{1,2})?(MO|SU|FR)|BYYEARDAY=-?[0-9]{1,3}|BYWEEKNO=-?[0-9]{1,2}|BYSETPOS=-?[0-9]{1,3}|WKST=SU|BYHOUR=[0-9]{1,2})",
            0..4,
        ),
    ) {
        let rule = format!("DTSTART:{day}Z\nRRULE:FREQ={freq};{}", parts.join(";"));
        if let Ok(all) = read(event(&rule).as_bytes(), &around()) {
            prop_assert!(all.len() <= SERIES_LIMIT);
        }
    }
}
