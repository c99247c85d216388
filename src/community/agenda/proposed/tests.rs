//! What each kind of import proposes, from the text it comes as.

use jiff::civil::date;
use jiff::tz::TimeZone;

use super::super::calendar::read::{Around, read as read_calendar};
use super::super::{feed, table};
use super::*;

const ACRONYMS: [&str; 2] = ["gTLD", "DNS"];

#[test]
fn an_event_ends_when_a_process_closes() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20261101\nDTEND:20261211\nSUMMARY:Revisión\nURL:https://a.org/\nEND:VEVENT
BEGIN:VEVENT\nUID:b\nDTSTART:20261210T235900Z\nSTATUS:CANCELLED\nEND:VEVENT\nEND:VCALENDAR";
    let now = "2026-11-27T12:00:00Z".parse().unwrap();
    let around = Around { now, zone: TimeZone::UTC, cancelled: &[] };
    let found = read_calendar(text.as_bytes(), &around).unwrap();
    let proposed: Vec<Proposed> = found.iter().map(Proposed::from_event).collect();
    assert_eq!(proposed[0].key, "a");
    assert_eq!(proposed[0].title, "Revisión");
    assert_eq!(proposed[0].opens, Some(Point::Day(date(2026, 11, 1))));
    assert_eq!(proposed[0].closes, Some(Point::Day(date(2026, 12, 10))));
    assert_eq!(proposed[0].link.as_deref(), Some("https://a.org/"));
    assert_eq!(proposed[1].opens, None);
    assert_eq!(proposed[1].closes, Some(Point::At("2026-12-10T23:59:00Z".parse().unwrap())));
    assert!(proposed[1].cancelled);
}

#[test]
fn an_entry_that_links_to_a_public_comment_is_known_by_that() {
    let feed = feed::read("<rss version=\"2.0\"><channel>
<item><guid>1</guid><title>Se abre</title><link>http://icann.org/es/public-comment/proceeding/new-gtld-rules-01-11-2026?x</link></item>
<item><guid>2</guid><title>Otra</title><link>https://a.org/2</link></item>
<item><guid>3</guid><title>Mal</title><link>https://icann.org/es/public-comment/proceeding/x-31-02-2026</link></item>
<item><guid>4</guid><link>https://icann.org/es/public-comment/proceeding/new-gtld-rules-01-11-2026</link></item>
</channel></rss>".as_bytes())
    .unwrap();
    let proposed: Vec<Proposed> =
        feed.entries.iter().map(|entry| Proposed::from_entry(entry, &ACRONYMS)).collect();
    assert_eq!(proposed[0].key, "new-gtld-rules-01-11-2026");
    assert_eq!(proposed[0].title, "Se abre");
    assert_eq!(proposed[0].opens, Some(Point::Day(date(2026, 11, 1))));
    assert_eq!(proposed[0].closes, None);
    assert_eq!(
        proposed[0].link.as_deref(),
        Some("https://www.icann.org/es/public-comment/proceeding/new-gtld-rules-01-11-2026")
    );
    assert_eq!((proposed[1].key.as_str(), proposed[1].opens), ("2", None));
    assert_eq!((proposed[2].key.as_str(), proposed[2].opens), ("3", None));
    assert_eq!(proposed[3].title, "New gTLD rules");
}

#[test]
fn a_row_with_a_day_that_is_none() {
    let names = COLUMNS.map(|column| (column, column));
    let text = "title,closes\na,2026-12-10\nb,31/02\n";
    let table = table::read(text.as_bytes(), &names, str::to_owned).unwrap();
    let point = |text: &str| text.parse().ok().map(Point::Day);
    let first = Proposed::from_row(&table.rows[0], point).unwrap();
    assert_eq!((first.key.as_str(), first.closes), ("a", Some(Point::Day(date(2026, 12, 10)))));
    let wrong = Proposed::from_row(&table.rows[1], point).unwrap_err();
    assert_eq!(wrong, NoDay { line: 3, column: "closes", text: "31/02".to_owned() });
}
