//! A first walk through a document: whether it is whole, and harmless to whoever parses it.

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::NamespaceError;

use serde_json::Value;

use super::Unreadable;

/// How deep elements may stand in each other. Feeds need about five, markup within them more.
const DEPTH: usize = 100;
/// How many attributes an element may have: parsers compare each with all others.
const ATTRIBUTES: usize = 64;
/// Where JSON feeds name authors.
const AUTHORS: [&str; 2] = ["author", "authors"];

/// Looks an XML document over.
pub(super) fn xml(text: &str) -> Result<(), Unreadable> {
    let mut reader = NsReader::from_str(text);
    let config = reader.config_mut();
    config.trim_markup_names_in_closing_tags = true;
    let (mut depth, mut was_any) = (0_usize, false);
    loop {
        let before = offset(reader.buffer_position());
        let event = reader.read_event();
        let here = || line_at(text, before);
        match event {
            Ok(Event::Start(element)) => {
                depth += 1;
                was_any = true;
                if depth > DEPTH {
                    return Err(Unreadable::TooDeep(here()));
                }
                attributes(&element, here)?;
            }
            Ok(Event::Empty(element)) => {
                was_any = true;
                attributes(&element, here)?;
            }
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            // What stands in brackets defines; without them it only names a set of rules, which is
            // never fetched.
            Ok(Event::DocType(kind)) if kind.contains('[') || kind.contains("<!") => {
                return Err(Unreadable::Entities(here()));
            }
            Ok(Event::Eof) if depth > 0 => {
                return Err(Unreadable::Truncated(line_at(text, text.len())));
            }
            Ok(Event::Eof) => return if was_any { Ok(()) } else { Err(Unreadable::NotFeed) },
            Ok(_) => {}
            Err(quick_xml::Error::Syntax(_)) => {
                // The parser looked for the end of something up to the end of the document.
                return Err(Unreadable::Truncated(line_at(text, text.len())));
            }
            // Names of vocabularies in force, through all of which it would have to look each time.
            Err(quick_xml::Error::Namespace(NamespaceError::TooManyBindings(_))) => {
                return Err(Unreadable::TooIntricate(here()));
            }
            Err(_) => {
                let at = offset(reader.error_position());
                return Err(Unreadable::Broken(line_at(text, at)));
            }
        }
    }
}

fn attributes(element: &BytesStart<'_>, here: impl Fn() -> u64) -> Result<(), Unreadable> {
    let many = element.attributes().with_checks(false).take(ATTRIBUTES + 1).count();
    if many > ATTRIBUTES { Err(Unreadable::TooIntricate(here())) } else { Ok(()) }
}

/// A JSON document without the authors, of whom the parser compares each with all others, and gives
/// all of the feed to every entry: the memory that takes is the product of both.
pub(super) fn json(text: &str) -> Result<String, serde_json::Error> {
    let mut feed: Value = serde_json::from_str(text)?;
    let items = feed.get_mut("items").and_then(Value::as_array_mut);
    for item in items.into_iter().flatten().filter_map(Value::as_object_mut) {
        item.retain(|name, _| !AUTHORS.contains(&name.as_str()));
    }
    if let Some(feed) = feed.as_object_mut() {
        feed.retain(|name, _| !AUTHORS.contains(&name.as_str()));
    }
    Ok(feed.to_string())
}

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

/// Which line an octet of a text stands in, counted from 1.
pub(super) fn line_at(text: &str, at: usize) -> u64 {
    let before = text.as_bytes().iter().take(at);
    before.fold(1, |line, byte| line + u64::from(*byte == b'\n'))
}
