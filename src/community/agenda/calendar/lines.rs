//! The lines of a calendar as properties, and these as components (RFC 5545 §3.1, §3.4, §3.6): what
//! begins ends, nothing stands outside, and whatever does not fit is named with its line.

use super::read::{Unreadable, Why};

/// How deep components may stand in each other; the format needs three.
const DEEPEST: usize = 6;
/// Names of properties this reader goes by, which may be written in lower case.
const KNOWN: [&str; 22] = [
    "BEGIN",
    "END",
    "VERSION",
    "PRODID",
    "METHOD",
    "UID",
    "SUMMARY",
    "DESCRIPTION",
    "URL",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "EXDATE",
    "RDATE",
    "RECURRENCE-ID",
    "STATUS",
    "SEQUENCE",
    "TZID",
    "TZOFFSETFROM",
    "TZOFFSETTO",
    "DTSTAMP",
];

/// One property.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Property {
    /// The line it begins in, counted from 1.
    pub line: usize,
    /// Its name, in capitals.
    pub name: String,
    /// Its parameters: the name in capitals, and the value without quotation marks.
    pub parameters: Vec<(String, String)>,
    /// Its value as it stands.
    pub value: String,
}

impl Property {
    /// What a parameter says.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        let found = self.parameters.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// That something is wrong with it.
    pub(super) fn wrong(&self, why: Why) -> Unreadable {
        Unreadable::Wrong { line: self.line, why }
    }
}

/// One component, such as an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Component {
    /// The line it begins in.
    pub line: usize,
    /// Its name, in capitals.
    pub name: String,
    /// Its own properties.
    pub properties: Vec<Property>,
    /// What stands in it.
    pub parts: Vec<Component>,
}

impl Component {
    /// Its properties of a name.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &Property> {
        self.properties.iter().filter(move |property| property.name == name)
    }

    /// Its first property of a name.
    pub(super) fn find(&self, name: &str) -> Option<&Property> {
        self.all(name).next()
    }

    /// Its only property of a name.
    pub(super) fn only(&self, name: &'static str) -> Result<Option<&Property>, Unreadable> {
        let mut all = self.all(name);
        let first = all.next();
        all.next().map_or(Ok(first), |again| Err(again.wrong(Why::Twice(name))))
    }

    /// Its only property of a name, which must be there.
    pub(super) fn get(&self, name: &'static str) -> Result<&Property, Unreadable> {
        let lacks = Unreadable::Wrong { line: self.line, why: Why::Lacks(name) };
        self.only(name)?.ok_or(lacks)
    }
}

/// The calendars of a file; there may be several.
pub(super) fn calendars(bytes: &[u8]) -> Result<Vec<Component>, Unreadable> {
    let (mut done, mut open) = (Vec::new(), Vec::<Component>::new());
    for (line, bytes) in unfold(bytes)? {
        let wrong = |why| Unreadable::Wrong { line, why };
        let text = String::from_utf8(bytes).map_err(|_| wrong(Why::NotUtf8))?;
        let property = property(line, &text).map_err(wrong)?;
        let value = property.value.trim().to_ascii_uppercase();
        match (property.name.as_str(), open.last_mut()) {
            ("BEGIN", around) => {
                if around.is_none() && value != "VCALENDAR" {
                    return Err(wrong(Why::Outside));
                }
                if open.len() == DEEPEST {
                    return Err(wrong(Why::TooDeep));
                }
                open.push(Component { line, name: value, ..Component::default() });
            }
            ("END", _) => {
                let Some(ended) = open.pop_if(|last| last.name == value) else {
                    let open = open.pop().map(|last| (last.name, last.line));
                    return Err(wrong(Why::Ends { open, ended: short(&value) }));
                };
                match open.last_mut() {
                    Some(around) => around.parts.push(ended),
                    None => done.push(ended),
                }
            }
            (_, Some(around)) => around.properties.push(property),
            (_, None) => return Err(wrong(Why::Outside)),
        }
    }
    if let Some(last) = open.pop() {
        return Err(Unreadable::Wrong { line: last.line, why: Why::NeverEnds(short(&last.name)) });
    }
    if done.is_empty() { Err(Unreadable::Empty) } else { Ok(done) }
}

/// The lines of a file put together again, with the number each begins at. Programs fold in the
/// middle of words and some in the middle of a character, so this is done on the bytes.
fn unfold(bytes: &[u8]) -> Result<Vec<(usize, Vec<u8>)>, Unreadable> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let ending = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
    let (mut lines, mut goes_on) = (Vec::<(usize, Vec<u8>)>::new(), false);
    for (at, line) in bytes.split(|byte| *byte == ending).enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let folded = line.strip_prefix(b" ").or_else(|| line.strip_prefix(b"\t"));
        match (folded, lines.last_mut()) {
            (Some(more), Some((_, text))) if goes_on => text.extend_from_slice(more),
            // A line of nothing but blanks says nothing, wherever it stands.
            (Some(more), _) if more.trim_ascii().is_empty() => {}
            (Some(_), _) => return Err(Unreadable::Wrong { line: at + 1, why: Why::Folded }),
            (None, _) if line.is_empty() => goes_on = false,
            (None, _) => {
                lines.push((at + 1, line.to_vec()));
                goes_on = true;
            }
        }
    }
    Ok(lines)
}

/// One line as a property: `NAME;PARAMETER=value,"value":value`.
fn property(line: usize, text: &str) -> Result<Property, Why> {
    let end = text.find([';', ':']).ok_or_else(|| Why::NoColon(short(text)))?;
    let (written, mut rest) = text.split_at(end);
    let is_name = |name: &str| {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        !name.is_empty() && name.bytes().all(allowed)
    };
    let name = written.to_ascii_uppercase();
    // No program writes other names in lower case; the rest of a wrongly folded text begins so.
    let is_known = || name.starts_with("X-") || KNOWN.contains(&name.as_str());
    if !is_name(written) || (name != written && !is_known()) {
        return Err(Why::Name(short(written)));
    }
    let mut parameters = Vec::new();
    while let Some(after) = rest.strip_prefix(';') {
        let (name, value) = after.split_once('=').ok_or_else(|| Why::Parameter(short(after)))?;
        if !is_name(name) {
            return Err(Why::Parameter(short(name)));
        }
        let (value, left) = parameter(value)?;
        parameters.push((name.to_ascii_uppercase(), value));
        rest = left;
    }
    let value = rest.strip_prefix(':').ok_or_else(|| Why::NoColon(short(text)))?;
    Ok(Property { line, name, parameters, value: value.to_owned() })
}

/// The value of a parameter, and what comes after it.
fn parameter(text: &str) -> Result<(String, &str), Why> {
    let (mut value, mut quoted) = (String::new(), false);
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            ';' | ':' if !quoted => return Ok((value, &text[at..])),
            c => value.push(c),
        }
    }
    Err(if quoted { Why::Quote } else { Why::NoColon(short(text)) })
}

/// As much of a text as is told back.
pub(super) fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}
