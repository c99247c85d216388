//! Why something that was brought cannot be read, in words.

use crate::community::agenda::{calendar, feed, table};
use crate::foundation::i18n::Say;
use crate::say;

fn too_large(limit: usize) -> Say {
    say!("agenda-import-large", limit = limit / (1024 * 1024))
}

/// Of a table.
pub(super) fn table(why: &table::Unreadable) -> Say {
    use table::Unreadable as Why;
    match why {
        Why::TooLarge(_) => too_large(table::SIZE_LIMIT),
        Why::NotUtf8(_) => Say::new("agenda-import-not-text"),
        Why::Empty => Say::new("agenda-import-empty"),
        Why::Unclosed(line) => say!("agenda-import-unclosed", line = *line),
        Why::NoColumn => Say::new("agenda-import-nothing"),
        Why::Twice(column) => {
            say!("agenda-import-twice", column = Say::new(format!("agenda-column-{column}")))
        }
        Why::TooMany(count) => {
            say!("agenda-import-many", count = *count, limit = super::source::MOST)
        }
    }
}

/// Of a news feed.
pub(super) fn feed(why: &feed::Unreadable) -> Say {
    use feed::Unreadable as Why;
    match why {
        Why::TooLarge(_) => too_large(feed::SIZE_LIMIT),
        Why::Empty => Say::new("agenda-import-empty"),
        Why::NotFeed => Say::new("agenda-import-not-feed"),
        Why::Encoding(_) => Say::new("agenda-import-not-text"),
        Why::Truncated(line) => say!("agenda-import-truncated", line = *line),
        Why::Broken(line) => say!("agenda-import-broken", line = *line),
        Why::Entities(line) | Why::TooDeep(line) | Why::TooIntricate(line) => {
            say!("agenda-import-bomb", line = *line)
        }
    }
}

/// Of a calendar.
pub(super) fn calendar(why: &calendar::read::Unreadable) -> Say {
    use calendar::read::Unreadable;
    match why {
        Unreadable::TooLarge(_) => too_large(calendar::read::SIZE_LIMIT),
        Unreadable::TooMany => {
            let (count, limit) = (calendar::read::EVENT_LIMIT, super::source::MOST);
            say!("agenda-import-many", count = count, limit = limit)
        }
        Unreadable::Empty => Say::new("agenda-import-empty"),
        Unreadable::Wrong { line, why } => {
            say!("agenda-import-calendar", line = *line, why = in_line(why))
        }
    }
}

fn in_line(why: &calendar::read::Why) -> Say {
    use calendar::read::Why;
    let given = |id: &str, text: &str| Say::new(id).with("given", text);
    match why {
        Why::NotUtf8 => Say::new("agenda-import-why-text"),
        Why::Folded => Say::new("agenda-import-why-folded"),
        Why::NoColon(text) | Why::Name(text) => given("agenda-import-why-cut", text),
        Why::Parameter(_) | Why::Quote | Why::Outside | Why::TooDeep => {
            Say::new("agenda-import-why-form")
        }
        Why::Ends { ended, .. } => given("agenda-import-why-ends", ended),
        Why::NeverEnds(open) => given("agenda-import-why-never-ends", open),
        Why::Lacks(name) => given("agenda-import-why-lacks", name),
        Why::Twice(name) => given("agenda-import-why-twice", name),
        Why::Date(text) | Why::Length(text) | Why::Number(text) => {
            given("agenda-import-why-date", text)
        }
        Why::Zone(name) => given("agenda-import-why-zone", name),
        Why::EndsBefore => Say::new("agenda-import-why-before"),
        Why::Rule(text) => given("agenda-import-why-rule", text),
        Why::Often => Say::new("agenda-import-why-often"),
        Why::AllFollowing => Say::new("agenda-import-why-following"),
    }
}
