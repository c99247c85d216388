//! What a button, a choice or a form stands for, in the hundred characters Discord keeps with it: a
//! command line, or a command that is half filled in. What is longer is kept under a short name made
//! of it, so that the same thing twice is the same.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::super::commands;
use crate::foundation::talk::Button;
use crate::foundation::talk::table::Table;

/// The longest that Discord keeps with a button, in characters.
const MOST: usize = 100;

/// The longest label of a button, in characters.
const LABEL: usize = 80;

/// How many buttons stand in a row, and under a message.
const IN_A_ROW: usize = 5;
const BUTTONS: usize = 25;

/// The name of a list whose choices stand for something themselves.
pub(super) const LIST: &str = "?";

/// How many choices a list has.
const CHOICES: usize = 25;

/// The field of a list in which the group is chosen that a command is meant for.
pub(super) const GROUP: &str = "@group";

/// A command that is half filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct Begun {
    /// Its path in the code.
    #[serde(rename = "c")]
    pub path: String,
    /// What was given, by field.
    #[serde(rename = "f", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub given: BTreeMap<String, String>,
    /// The message it is given on.
    #[serde(rename = "o", default, skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// The group it is meant for.
    #[serde(rename = "g", default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The fields that were written and are written again.
    #[serde(rename = "a", default, skip_serializing_if = "Vec::is_empty")]
    pub again: Vec<String>,
    /// The field that what is chosen goes into.
    #[serde(rename = "w", default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

/// What something stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Meant {
    /// A command line.
    Line(String),
    /// A command that is half filled in.
    Begun(Begun),
}

/// What is behind a name that Discord gave back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// All of it.
    Whole(Meant),
    /// It is kept under this name.
    Kept(String),
}

impl Meant {
    fn written(&self) -> String {
        match self {
            Self::Line(line) => line.clone(),
            Self::Begun(begun) => json!(begun).to_string(),
        }
    }

    /// What was written.
    pub fn read(text: &str) -> Option<Self> {
        if text.starts_with('{') {
            return serde_json::from_str(text).ok().map(Self::Begun);
        }
        (!text.is_empty()).then(|| Self::Line(text.to_owned()))
    }

    /// Its name for Discord, the `at`th of its message, and what must be kept of it: for one account, or
    /// for everybody.
    pub fn name(&self, at: usize, account: Option<&str>) -> Name {
        let written = self.written();
        let whole = format!("={at}:{written}");
        if whole.chars().count() <= MOST {
            return (whole, None);
        }
        let key = key(&written, account);
        (format!("#{at}:{key}"), Some((key, written)))
    }
}

/// What a name that Discord gave back stands for; none if it is none of ours.
pub(super) fn named(name: &str) -> Option<Named> {
    let (kind, rest) = name.split_at_checked(1)?;
    let (_, rest) = rest.split_once(':')?;
    match kind {
        "=" => Meant::read(rest).map(Named::Whole),
        "#" => Some(Named::Kept(rest.to_owned())),
        _ => None,
    }
}

/// The name under which something long is kept: of the same words of two accounts, each has its own.
pub(super) fn key(written: &str, account: Option<&str>) -> String {
    short(&Sha256::digest(account.map_or_else(String::new, |id| format!("{id}\n")) + written))
}

/// The beginning of a fingerprint, in letters.
fn short(hash: &[u8]) -> String {
    hash.iter().take(15).fold(String::new(), |mut key, byte| {
        // Writing to a string does not fail.
        let _ = write!(key, "{byte:02x}");
        key
    })
}

/// A name for Discord, and what must be kept under which key for it.
type Name = (String, Option<(String, String)>);

fn meant(buttons: &[Button]) -> impl Iterator<Item = (&Button, Name)> {
    let named = |(at, button)| {
        let button: &Button = button;
        (button, Meant::Line(button.line.clone()).name(at, None))
    };
    buttons.iter().take(BUTTONS).enumerate().map(named)
}

/// Buttons in rows, as many as fit under a message.
pub(in super::super) fn rows(buttons: &[Button]) -> Vec<Value> {
    let made: Vec<Value> = meant(buttons)
        .map(|(button, (name, _))| {
            let label = commands::cut(&button.label, LABEL);
            json!({ "type": 2, "style": 2, "label": label, "custom_id": name })
        })
        .collect();
    made.chunks(IN_A_ROW).map(|row| json!({ "type": 1, "components": row })).collect()
}

/// One of several to choose, as a list.
pub(in super::super) fn chosen(choices: &[Button]) -> Vec<Value> {
    let options: Vec<Value> = meant(choices)
        .take(CHOICES)
        .map(|(choice, (name, _))| {
            json!({ "label": commands::cut(&choice.label, MOST), "value": name })
        })
        .collect();
    if options.is_empty() {
        return Vec::new();
    }
    let list = json!({ "type": 3, "custom_id": LIST, "options": options });
    vec![json!({ "type": 1, "components": [list] })]
}

/// A button that opens the form of a command, by how the command is written.
pub(in super::super) fn asked(title: &str, usage: &str, table: &Table) -> Vec<Value> {
    let words: Vec<&str> = usage.split(' ').collect();
    let begins = (1..=words.len())
        .map(|count| words[..count].join(" "))
        .take_while(|line| table.begun(line).is_none_or(|(_, given)| given == 0))
        .filter(|line| table.begun(line).is_some())
        .last();
    let Some(line) = begins else { return Vec::new() };
    rows(&[Button { label: title.to_owned(), line: format!("{line} ") }])
}

/// What must be kept of buttons or choices before they are shown: by name.
pub(in super::super) fn kept(buttons: &[Button]) -> Vec<(String, String)> {
    meant(buttons).filter_map(|(_, (_, kept))| kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn button(label: &str, line: &str) -> Button {
        Button { label: label.to_owned(), line: line.to_owned() }
    }

    #[test]
    fn a_line_comes_back_as_it_was() {
        let line = Meant::Line("!objetar S-1 grupo:names ".to_owned());
        let (name, kept) = line.name(3, None);
        assert_eq!((name.as_str(), kept), ("=3:!objetar S-1 grupo:names ", None));
        assert_eq!(named(&name), Some(Named::Whole(line)));
        assert_eq!(named(""), None);
        assert_eq!(named("ñ:x"), None);
    }

    #[test]
    fn what_is_half_filled_in_comes_back_as_it_was() {
        let begun = Meant::Begun(Begun {
            path: "bridge point".to_owned(),
            given: [("synthesis".to_owned(), "S-1".to_owned())].into(),
            on: Some("600/11".to_owned()),
            ..Begun::default()
        });
        let (name, kept) = begun.name(0, None);
        assert_eq!(kept, None, "{name}");
        assert_eq!(named(&name), Some(Named::Whole(begun)));
    }

    #[test]
    fn what_is_long_is_kept_under_the_same_name_each_time() {
        let long = Meant::Line(format!("!puente pasar {}", "ñ".repeat(90)));
        let (name, kept) = long.name(0, None);
        let (key, written) = kept.expect("kept");
        assert_eq!(named(&name), Some(Named::Kept(key.clone())));
        assert_eq!(Meant::read(&written), Some(long.clone()));
        assert_eq!(long.name(7, None).1.expect("kept").0, key);
        let (ana, luz) = (long.name(0, Some("7")), long.name(0, Some("8")));
        assert!(ana != luz && ana != long.name(0, None), "one is forgotten without the other");
    }

    #[test]
    fn buttons_stand_in_rows_of_five_and_none_is_called_as_another() {
        let many: Vec<Button> = (0..30).map(|_| button(&"uno dos ".repeat(20), "!a")).collect();
        let rows = rows(&many);
        assert_eq!(rows.len(), 5);
        let all: Vec<&Value> =
            rows.iter().flat_map(|row| row["components"].as_array().expect("a row")).collect();
        assert_eq!(all.len(), BUTTONS);
        let mut names: Vec<&str> = all.iter().filter_map(|one| one["custom_id"].as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), BUTTONS);
        let label = all[0]["label"].as_str().expect("a label");
        assert!(label.chars().count() <= LABEL && label.ends_with(" dos…"), "{label}");
        assert_eq!(super::rows(&[]), Vec::<Value>::new());
    }
}
