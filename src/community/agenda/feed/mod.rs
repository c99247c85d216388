//! News feeds of others (RSS 0.9 to 2.0, Atom, JSON Feed), taken apart into their entries. What it is
//! given comes from anywhere, so it is looked over before it is parsed: how long, how deep, how
//! intricate, and whether it defines entities, which no feed needs and bombs are made of.
//!
//! Refuses to know which entry matters to whom; nothing is ever fetched.

mod decoded;
mod looked_over;
mod plain;

use std::borrow::Cow;
use std::collections::BTreeSet;

use feed_rs::model::{Entry as Parsed, FeedType, Text};
use feed_rs::parser::{Builder, ParseFeedError};
use jiff::Timestamp;

use super::link::can_be_followed;
use plain::{cut, plain, without_markup};

/// The longest feed, in octets.
pub const SIZE_LIMIT: usize = 2 * 1024 * 1024;
/// The most entries that are given: the first.
pub const ENTRY_LIMIT: usize = 500;
/// The longest summary, in characters.
pub const SUMMARY_LIMIT: usize = 500;
/// The longest title, in characters.
pub const TITLE_LIMIT: usize = 300;
/// The longest link or name of an entry, in octets.
const NAME_LIMIT: usize = 2000;

/// What a feed holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    /// What it is called; may be empty.
    pub title: String,
    /// Its entries as they stand, none twice.
    pub entries: Vec<Entry>,
    /// How many more there were.
    pub left: usize,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name its feed gives it for ever; its link if it gives none, or else its title.
    pub id: String,
    /// What it is called, in one line without markup; may be empty.
    pub title: String,
    /// Where it stands, if that can be followed (`http`, `https`).
    pub link: Option<String>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// When it was last changed.
    pub updated: Option<Timestamp>,
    /// What it says, in one line without markup.
    pub summary: String,
}

/// Why something is no feed that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Longer than [`SIZE_LIMIT`]: how many octets.
    TooLarge(usize),
    /// There is nothing in it.
    Empty,
    /// It is something else, such as a page.
    NotFeed,
    /// Nobody knows how it is encoded, or it is not encoded as it says.
    Encoding(String),
    /// It stops in the middle, in this line.
    Truncated(u64),
    /// It is wrong in this line.
    Broken(u64),
    /// It defines entities of its own, in this line.
    Entities(u64),
    /// Its elements stand in each other too deep, in this line.
    TooDeep(u64),
    /// An element has too many attributes, in this line.
    TooIntricate(u64),
}

/// The entries of a feed.
///
/// # Errors
/// Why it cannot be read.
pub fn read(bytes: &[u8]) -> Result<Feed, Unreadable> {
    if bytes.len() > SIZE_LIMIT {
        return Err(Unreadable::TooLarge(bytes.len()));
    }
    let text = decoded::text(bytes)?;
    let text = decoded::without_declaration(&text);
    let text = match text.trim_start().chars().next() {
        None => return Err(Unreadable::Empty),
        Some('<') => {
            looked_over::xml(text)?;
            Cow::Borrowed(text)
        }
        Some('{') => Cow::Owned(looked_over::json(text).map_err(|error| not_json(&error))?),
        Some(_) => return Err(Unreadable::NotFeed),
    };
    // Never a name by chance, which is what the library gives where there is none.
    let named = |links: &[feed_rs::model::Link], title: &Option<Text>, _: Option<&str>| {
        let link = links.first().map(|link| link.href.clone());
        link.or_else(|| title.as_ref().map(|title| title.content.clone())).unwrap_or_default()
    };
    let parser = Builder::new().id_generator(named).build();
    let feed = parser.parse(text.as_bytes()).map_err(|error| refused(&error, &text))?;
    let markup = markup(&feed.feed_type);
    let title = feed.title.as_ref().map(|title| line(title, markup, TITLE_LIMIT));
    let mut seen = BTreeSet::new();
    let entries = feed.entries.iter().filter_map(|parsed| entry(parsed, markup));
    let mut entries: Vec<Entry> = entries.filter(|entry| seen.insert(entry.id.clone())).collect();
    let left = entries.len().saturating_sub(ENTRY_LIMIT);
    entries.truncate(ENTRY_LIMIT);
    Ok(Feed { title: title.unwrap_or_default(), entries, left })
}

/// What the parser said. What came so far is whole.
fn refused(error: &ParseFeedError, text: &str) -> Unreadable {
    match error {
        ParseFeedError::XmlReader(_) | ParseFeedError::IoError(_) => {
            Unreadable::Broken(looked_over::line_at(text, text.len()))
        }
        ParseFeedError::ParseError(_)
        | ParseFeedError::JsonSerde(_)
        | ParseFeedError::JsonUnsupportedVersion(_) => Unreadable::NotFeed,
    }
}

fn not_json(error: &serde_json::Error) -> Unreadable {
    let line = u64::try_from(error.line()).unwrap_or(u64::MAX);
    if error.is_eof() { Unreadable::Truncated(line) } else { Unreadable::Broken(line) }
}

/// Whether texts that do not say what they are hold markup: RSS has no way to say it.
fn markup(kind: &FeedType) -> bool {
    match kind {
        FeedType::RSS0 | FeedType::RSS1 | FeedType::RSS2 => true,
        FeedType::Atom | FeedType::JSON => false,
    }
}

fn line(text: &Text, markup: bool, limit: usize) -> String {
    let says_so = text.content_type.subty().as_str() != "plain";
    if markup || says_so {
        without_markup(&text.content, limit)
    } else {
        plain(&text.content, limit)
    }
}

/// One entry; none if there is nothing to know it by.
fn entry(parsed: &Parsed, markup: bool) -> Option<Entry> {
    let title = parsed.title.as_ref().map_or_else(String::new, |t| line(t, markup, TITLE_LIMIT));
    let content = || {
        let content = parsed.content.as_ref()?;
        let mut text = parsed.title.clone()?;
        text.content_type = content.content_type.clone();
        text.content = content.body.clone()?;
        Some(text)
    };
    let summary = parsed.summary.clone().filter(|summary| !summary.content.is_empty());
    let summary = summary.or_else(content);
    let followed = parsed.links.iter().find(|link| {
        link.rel.as_deref().is_none_or(|rel| rel == "alternate") && is_link(link.href.trim())
    });
    let id: String = parsed.id.chars().filter(|c| !c.is_control()).collect();
    let id = cut(id.trim(), NAME_LIMIT);
    if id.is_empty() {
        return None;
    }
    Some(Entry {
        id,
        title,
        link: followed.map(|link| link.href.trim().to_owned()),
        published: parsed.published.and_then(instant),
        updated: parsed.updated.and_then(instant),
        summary: summary.map_or_else(String::new, |text| line(&text, markup, SUMMARY_LIMIT)),
    })
}

fn instant(at: chrono::DateTime<chrono::Utc>) -> Option<Timestamp> {
    Timestamp::from_second(at.timestamp()).ok()
}

fn is_link(url: &str) -> bool {
    url.len() <= NAME_LIMIT && can_be_followed(url)
}

#[cfg(test)]
mod tests;
