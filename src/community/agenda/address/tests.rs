//! Addresses of public comments as people paste them, and what only looks like one.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

const ACRONYMS: [&str; 9] = ["gTLD", "DNS", "ICANN", "RDRS", "IDN", "EPDP", "PDP", "SSR", "DNSSEC"];

fn found(text: &str) -> Proceeding {
    read(text, &ACRONYMS).unwrap().unwrap_or_else(|| panic!("{text}"))
}

const IDN: &str = "phase-2-initial-report-of-the-epdp-on-internationalized-domain-names-11-04-2024";

#[test]
fn as_it_is_pasted() {
    let english = format!("https://www.icann.org/en/public-comment/proceeding/{IDN}");
    let read = found(&english);
    assert_eq!(read.opens, date(2024, 4, 11));
    let title = "Phase 2 initial report of the EPDP on internationalized domain names";
    assert_eq!(read.title, title);
    assert_eq!(read.link, english);
    assert_eq!(read.key, IDN);
    for text in [
        format!("http://icann.org/en/public-comment/proceeding/{IDN}"),
        format!("<{english}>"),
        format!("«{english}»."),
        format!("¿Vieron {english}?"),
        format!("({english}), y"),
        format!("[Phase 2]({english})"),
        format!("<{english}|Phase 2>"),
        format!("{english}?utm_source=x&y=%2F#section"),
        format!("{english}/"),
        format!("{english}."),
        format!("HTTPS://WWW.ICANN.ORG/EN/PUBLIC-COMMENT/PROCEEDING/{IDN}"),
        format!("www.icann.org/public-comment/proceeding/{IDN}"),
        format!("{english}/submissions/karakash-michael-20-05-2024"),
        format!("https://www.icann.org/en/public-comment/submissions/{IDN}"),
        format!("Miren: https://example.org/a y {english}"),
    ] {
        assert_eq!(found(&text), read, "{text}");
    }
    let spanish = found(&format!("https://www.icann.org/es/public-comment/proceeding/{IDN}"));
    assert_eq!(spanish.key, read.key);
    assert_eq!(spanish.link, english.replace("/en/", "/es/"));
}

#[test]
fn titles() {
    let title = |slug: &str| {
        let address = format!("icann.org/en/public-comment/proceeding/{slug}-10-08-2026");
        found(&address).title
    };
    assert_eq!(
        title("initial-report-of-the-tsg-on-gtld-integrations"),
        "Initial report of the tsg on gTLD integrations"
    );
    assert_eq!(title("gtlds-and-idns"), "gTLDs and IDNs");
    assert_eq!(title("dnssec-for-new-gtlds"), "DNSSEC for new gTLDs");
    assert_eq!(title("draft-fy27--budget"), "Draft fy27 budget");
    assert_eq!(title("1-2"), "1 2");
}

#[test]
fn days_that_are_none() {
    let of =
        |end: &str| read(&format!("https://icann.org/en/public-comment/proceeding/{end}"), &[]);
    assert_eq!(of("budget-31-02-2026"), Err(Wrong::NoSuchDay("31-02-2026".to_owned())));
    assert_eq!(of("budget-00-01-2026"), Err(Wrong::NoSuchDay("00-01-2026".to_owned())));
    assert_eq!(of("budget-12-13-2026"), Err(Wrong::NoSuchDay("12-13-2026".to_owned())));
    for none in ["budget", "budget-1-1-2026", "01-01-2026", "-01-01-2026", "budget-2026-01-01"] {
        assert_eq!(of(none), Err(Wrong::NoDay(none.to_owned())), "{none}");
    }
}

#[test]
fn others_are_none() {
    for text in [
        "",
        "nada",
        "https://www.icann.org/",
        "https://www.icann.org/en/announcements/details/a-24-01-2024-en",
        "https://icann.org.example.com/en/public-comment/proceeding/a-01-01-2026",
        "https://www.icann.org@example.com/en/public-comment/proceeding/a-01-01-2026",
        "https://example.com/www.icann.org/en/public-comment/proceeding/a-01-01-2026",
        "https://example.com/?https://www.icann.org/en/public-comment/proceeding/a-01-01-2026",
        "https://gnso.icann.org/en/public-comment/proceeding/a-01-01-2026",
        "https://www.icann.org/en/public-comment/proceeding/",
        "https://www.icann.org/en/public-comment/proceeding/ñ-01-01-2026",
        "https://www.icann.org/en/public-comment",
        "https://www.icann.org/news/public-comment/proceeding/a-01-01-2026",
        "ftp://www.icann.org/en/public-comment/proceeding/a-01-01-2026",
    ] {
        assert_eq!(read(text, &ACRONYMS), Ok(None), "{text}");
    }
}

#[test]
fn time_grows_with_the_length() {
    for piece in
        ["https://www.icann.org/", "-01-01-2026", "icann.org/en/public-comment/proceeding/a", "<"]
    {
        assert!(read(&piece.repeat(200_000), &ACRONYMS).is_ok(), "{piece}");
    }
}

proptest! {
    #[test]
    fn never_panics(text in any::<String>(), end in any::<String>()) {
        let _ = read(&text, &ACRONYMS);
        let _ = read(&format!("https://icann.org/en/public-comment/proceeding/{end}"), &ACRONYMS);
    }

    #[test]
    fn every_day_is_read(slug in "[a-z][a-z0-9-]{0,60}[a-z]", days in 0..40_000_i32) {
        let span = jiff::Span::new().try_days(days).unwrap();
        let day = date(1999, 1, 1).checked_add(span).unwrap();
        let link = format!("https://www.icann.org/es/public-comment/proceeding/{slug}-{}", day.strftime("%d-%m-%Y"));
        let read = found(&link);
        prop_assert_eq!(read.opens, day);
        prop_assert_eq!(read.slug, slug);
        prop_assert_eq!(read.link, link);
    }
}
