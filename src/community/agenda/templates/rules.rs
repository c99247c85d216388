//! What a kind of process is made of: stages, a ladder, outputs, the zone its days end in. Nothing of one
//! organisation is code: the usual kinds are a table that travels inside, and a group's own stand in their
//! place. It refuses to know where a group's own are kept.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::community::agenda::ladder::{rules::Ladder, store::CLOSING};
use crate::foundation::i18n::{Lang, Say, fold};
use crate::say;

/// Stages every kind has beside its own: it rests, or it came to nothing.
pub const RESTING: &str = "suspended";
/// See [`RESTING`].
pub const STOPPED: &str = "terminated";

/// A stage, a step or an output: its code, and a group's own words for it where it is none of the usual.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Its code: lower-case letters, digits and hyphens.
    pub code: String,
    /// What it is called, by language; empty where the house has words for the code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<Lang, String>,
}

/// What a name is of, for the words of the usual ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A stage.
    Stage,
    /// A step of a ladder.
    Step,
    /// What comes out.
    Output,
}

/// A kind of process.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Its code.
    pub code: String,
    /// A group's own words for it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<Lang, String>,
    /// Its stages, in order; the last one ends it.
    pub stages: Vec<Named>,
    /// The steps before a closing.
    pub ladder: Ladder,
    /// A group's own words for steps that are none of the usual.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub steps: BTreeMap<String, BTreeMap<Lang, String>>,
    /// What may come out.
    pub outputs: Vec<Named>,
    /// The time zone its days end in; none for the group's own.
    #[serde(default)]
    pub zone: Option<String>,
}

#[derive(Deserialize)]
struct Table {
    ladders: BTreeMap<String, Ladder>,
    kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    code: String,
    stages: Vec<String>,
    ladder: String,
    outputs: Vec<String>,
    zone: Option<String>,
}

static SHIPPED: LazyLock<Vec<Template>> =
    LazyLock::new(|| read(include_str!("shipped.toml")).unwrap_or_default());

fn read(text: &str) -> Option<Vec<Template>> {
    let Table { ladders, kinds } = toml::from_str(text).ok()?;
    let named =
        |codes: Vec<String>| codes.into_iter().map(|code| Named { code, ..Named::default() });
    kinds
        .into_iter()
        .map(|kind| {
            Some(Template {
                code: kind.code,
                stages: named(kind.stages).collect(),
                ladder: ladders.get(&kind.ladder)?.clone(),
                outputs: named(kind.outputs).collect(),
                zone: kind.zone,
                ..Template::default()
            })
        })
        .collect()
}

/// The usual kinds, in the order they are offered.
#[must_use]
pub fn shipped() -> &'static [Template] {
    &SHIPPED
}

/// Whether the house has words for a code: it is one of those of the usual kinds.
#[must_use]
pub fn has_words(of: &str, code: &str) -> bool {
    let named = |all: &[Named]| all.iter().any(|one| one.code == code);
    shipped().iter().any(|kind| match of {
        "kind" => kind.code == code,
        "stage" => named(&kind.stages) || [RESTING, STOPPED].contains(&code),
        "output" => named(&kind.outputs),
        // The closing itself is the last step of any ladder.
        _ => code == CLOSING || kind.ladder.rungs.iter().any(|rung| rung.step == code),
    })
}

/// The words for a code: a group's own in the reader's language or in any, or the house's.
#[must_use]
pub fn worded(of: &str, code: &str, names: Option<&BTreeMap<Lang, String>>, lang: &Lang) -> Say {
    let own = names.and_then(|names| names.get(lang).or_else(|| names.values().next()));
    match own {
        Some(name) => say!("verbatim", text = name),
        None if has_words(of, code) => Say::new(format!("agenda-{of}-{code}")),
        // One that a group had, and has no more.
        None => say!("verbatim", text = code),
    }
}

impl Template {
    /// What it is called.
    #[must_use]
    pub fn name(&self, lang: &Lang) -> Say {
        worded("kind", &self.code, Some(&self.names).filter(|names| !names.is_empty()), lang)
    }

    /// What a code of it is called.
    #[must_use]
    pub fn called(&self, of: Of, code: &str, lang: &Lang) -> Say {
        let find = |all: &'_ [Named]| all.iter().find(|one| one.code == code).cloned();
        let (kind, names) = match of {
            Of::Stage => ("stage", find(&self.stages).map(|one| one.names)),
            Of::Output => ("output", find(&self.outputs).map(|one| one.names)),
            Of::Step => ("step", self.steps.get(code).cloned()),
        };
        worded(kind, code, names.filter(|names| !names.is_empty()).as_ref(), lang)
    }

    /// The codes of its stages, with those every kind has.
    #[must_use]
    pub fn all_stages(&self) -> Vec<String> {
        let own = self.stages.iter().map(|stage| stage.code.clone());
        own.chain([RESTING, STOPPED].map(str::to_owned)).collect()
    }

    /// Whether a process in a stage is over.
    #[must_use]
    pub fn ends(&self, stage: &str) -> bool {
        stage == STOPPED || self.stages.last().is_some_and(|last| last.code == stage)
    }

    /// Where a stage stands among its own, from none.
    #[must_use]
    pub fn place(&self, stage: &str) -> Option<usize> {
        self.stages.iter().position(|one| one.code == stage)
    }
}

/// Whether somebody means a code by a text: the code itself, or any of its names.
#[must_use]
pub fn means(text: &str, code: &str, names: &[String]) -> bool {
    let wanted = fold(text).replace(' ', "-");
    wanted == code || names.iter().any(|name| fold(name).replace(' ', "-") == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_kinds_are_whole() {
        assert_eq!(shipped().len(), 8);
        for kind in shipped() {
            assert!(kind.stages.len() > 2 && !kind.ladder.rungs.is_empty(), "{}", kind.code);
            for rung in &kind.ladder.rungs {
                assert!(rung.takes >= rung.least && rung.least > 0, "{rung:?}");
            }
            assert!(kind.outputs.iter().any(|output| output.code == "none"), "{}", kind.code);
        }
    }
}
