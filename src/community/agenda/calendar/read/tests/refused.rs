//! Calendars that are refused: each for what is wrong, with its line, and none by falling over.

use proptest::prelude::*;

use super::*;

#[test]
fn what_is_wrong_is_named_with_its_line() {
    let start = "DTSTART:20261210T235900Z";
    let cases = [
        ("Hello\n".to_owned(), 1, Why::NoColon("Hello".to_owned())),
        ("BEGIN:VEVENT\nEND:VEVENT".to_owned(), 1, Why::Outside),
        ("SUMMARY:a".to_owned(), 1, Why::Outside),
        (" BEGIN:VCALENDAR".to_owned(), 1, Why::Folded),
        // Folded without the space that says so.
        (
            event(&format!("{start}\nDESCRIPTION:the rest\nof the text")),
            7,
            Why::NoColon("of the text".to_owned()),
        ),
        (
            event(&format!("{start}\nDESCRIPTION:see\nhttps://example.org")),
            7,
            Why::Name("https".to_owned()),
        ),
        (event(&format!("{start}\nSUMMARY;X=\"a:b")), 6, Why::Quote),
        (event(&format!("{start}\nSUMMARY;LANGUAGE:b")), 6, Why::Parameter("LANGUAGE:b".into())),
        (event("SUMMARY:a"), 3, Why::Lacks("DTSTART")),
        (event(&format!("{start}\n{start}")), 6, Why::Twice("DTSTART")),
        (event("DTSTART:20260231"), 5, Why::Date("20260231".to_owned())),
        (event("DTSTART:31/02/2026"), 5, Why::Date("31/02/2026".to_owned())),
        (event("DTSTART:20261210T240000Z"), 5, Why::Date("20261210T240000Z".to_owned())),
        (event(&format!("{start}\nDTEND:20261209T235900Z")), 6, Why::EndsBefore),
        (event(&format!("{start}\nDTEND:20261211")), 6, Why::Date("20261211".to_owned())),
        (event(&format!("{start}\nDURATION:1 hour")), 6, Why::Length("1 hour".to_owned())),
        (event(&format!("{start}\nDURATION:-PT1H")), 6, Why::Length("-PT1H".to_owned())),
        (event(&format!("{start}\nSEQUENCE:x")), 6, Why::Number("x".to_owned())),
        (
            event(&format!("{start}\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261210T235900Z")),
            6,
            Why::AllFollowing,
        ),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a".to_owned(), 2, Why::NeverEnds("VEVENT".to_owned())),
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR".to_owned(),
            3,
            Why::Ends { open: Some(("VEVENT".to_owned(), 2)), ended: "VCALENDAR".to_owned() },
        ),
        ("BEGIN:VCALENDAR\n".repeat(9), 7, Why::TooDeep),
    ];
    for (text, line, why) in cases {
        assert_eq!(wrong(&text), (line, why), "{text}");
    }
    let latin = b"BEGIN:VCALENDAR\nX-A:sesi\xf3n\nEND:VCALENDAR";
    let refused = read(latin, &around());
    assert_eq!(refused, Err(Unreadable::Wrong { line: 2, why: Why::NotUtf8 }));
    assert_eq!(read(b"", &around()), Err(Unreadable::Empty));
    assert_eq!(read(b"\n\n", &around()), Err(Unreadable::Empty));
}

#[test]
fn too_much_is_refused() {
    let one = "BEGIN:VEVENT\nUID:a\nDTSTART:20261210\nEND:VEVENT\n";
    let too_many = calendar(&one.repeat(EVENT_LIMIT + 1));
    assert_eq!(read(too_many.as_bytes(), &around()), Err(Unreadable::TooMany));
    let most = calendar(&one.repeat(EVENT_LIMIT));
    assert_eq!(read(most.as_bytes(), &around()).unwrap().len(), 1);
    let long = vec![b' '; SIZE_LIMIT + 1];
    assert_eq!(read(&long, &around()), Err(Unreadable::TooLarge(SIZE_LIMIT + 1)));
    let daily = many(60, |n| {
        format!("BEGIN:VEVENT\nUID:{n}\nDTSTART:20261210\nRRULE:FREQ=DAILY\nEND:VEVENT\n")
    });
    assert_eq!(read(calendar(&daily).as_bytes(), &around()), Err(Unreadable::TooMany));
}

/// Lines of calendars, right and wrong.
fn pieces() -> impl Strategy<Value = String> {
    let fixed = proptest::sample::select(vec![
        "BEGIN:VCALENDAR",
        "END:VCALENDAR",
        "BEGIN:VEVENT",
        "END:VEVENT",
        "BEGIN:VTIMEZONE",
        "END:VTIMEZONE",
        "BEGIN:STANDARD",
        "END:STANDARD",
        "UID:a",
        "TZID:Z",
        "DTSTART;TZID=Z:20261210T090000",
        "DTSTART:20261210",
        "DTSTART:00000101T000000Z",
        "DTSTART:99991231T235959Z",
        "DTEND:99991231",
        "DURATION:P9999999D",
        "DURATION:P400000W",
        "TZOFFSETFROM:-0600",
        "TZOFFSETTO:+9900",
        "TZOFFSETTO:+0100",
        "SEQUENCE:4294967296",
        " a",
    ]);
    prop_oneof![
        4 => fixed.prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "(RDATE|EXDATE|RECURRENCE-ID|DTSTART)(;TZID=Z)?:[0-9]{8}(T[0-9]{6}Z?)?",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, &around());
    }

    #[test]
    fn never_panics_on_what_looks_right(lines in proptest::collection::vec(pieces(), 0..14)) {
        let _ = read(calendar(&lines.join("\n")).as_bytes(), &around());
        let _ = read(event(&lines.join("\n")).as_bytes(), &around());
    }

}
