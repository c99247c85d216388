//! What a statement is: sections by language, states, versions, and what keeps it from being submitted. It
//! refuses to know who may do what, and how anything is worded.
//!
//! Source: how At-Large makes a statement (first draft, call for comments, final text, ratification, submission,
//! with the page keeping each version), and the consensus designations of the GNSO Working Group Guidelines
//! 3.6: the chair designates, per text; a minority view is an addition, not a further level.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::community::agenda::ladder::store::CLOSING;
use crate::foundation::i18n::{Lang, is_blank};

/// The levels of consensus, as `choice-level-…` names them.
pub const LEVELS: [&str; 4] = ["full", "consensus", "support", "divergence"];

/// What a version is, as `choice-label-…` names it.
pub const LABELS: [&str; 5] = ["draft", "call", "final", "ratified", "submitted"];

/// A section, as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its id: by it two versions are held against each other.
    pub id: String,
    /// Its place, from one.
    pub number: i64,
    /// What it says, by language, as Markdown.
    pub texts: BTreeMap<Lang, String>,
}

/// The steps of a ladder that are reached once a version of a kind is kept, by their codes.
#[must_use]
pub fn reached(label: &str) -> &'static [&'static str] {
    match label {
        "draft" | "call" => &REACHED[..1],
        "final" => &REACHED[..3],
        "ratified" => &REACHED[..4],
        // A vote may follow what has gone out.
        "submitted" => &SUBMITTED,
        _ => &[],
    }
}

/// See [`reached`].
const REACHED: [&str; 4] = ["first-draft", "call-for-comments", "final-draft", "ratification"];
/// See [`reached`]. What has gone out needs no reminder of the closing.
const SUBMITTED: [&str; 5] =
    ["first-draft", "call-for-comments", "final-draft", "submission", CLOSING];

/// What keeps a statement from being submitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It has no section.
    Empty,
    /// A section has no text in a language.
    Text(i64, Lang),
    /// Nobody has said whether it is also formal Advice.
    Advice,
    /// The chair has not designated the level of consensus.
    Level,
    /// So many comments have no answer.
    Comments(usize),
}

/// Everything that is still missing before submission.
#[must_use]
pub fn lacks(
    sections: &[Section],
    languages: &[Lang],
    (advice, level): (bool, bool),
    unanswered: usize,
) -> Vec<Lack> {
    let mut found = Vec::new();
    if sections.is_empty() {
        found.push(Lack::Empty);
    }
    for section in sections {
        for lang in languages {
            if section.texts.get(lang).is_none_or(|text| is_blank(text)) {
                found.push(Lack::Text(section.number, lang.clone()));
            }
        }
    }
    if !advice {
        found.push(Lack::Advice);
    }
    if !level {
        found.push(Lack::Level);
    }
    if unanswered > 0 {
        found.push(Lack::Comments(unanswered));
    }
    found
}

/// The texts of the sections in a language, those that have one, as Markdown.
#[must_use]
pub fn texts(sections: &[Section], lang: &Lang) -> Vec<String> {
    let texts = sections.iter().filter_map(|section| section.texts.get(lang));
    texts.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

/// All of them as one text.
#[must_use]
pub fn whole(sections: &[Section], lang: &Lang) -> String {
    texts(sections, lang).join("\n\n")
}

/// The state as it is on a day: a call that is over is over, though nobody said so.
#[must_use]
pub fn state<'s>(state: &'s str, call_until: Option<&str>, today: &str) -> &'s str {
    if state == "call" && call_until.is_some_and(|until| until < today) { DRAFTING } else { state }
}

/// What a statement is until it has gone out, and while nobody is called to comment.
pub const DRAFTING: &str = "drafting";
