//! The values of a command made hostile: one of its inputs after the other, or all of them at once.
//! What becomes of them is looked at elsewhere.

use std::collections::BTreeMap;

use puente::foundation::talk::{Command, Kind, Param};

use super::hostile::Hostile;
use super::who_may::given;

/// What PostgreSQL may take otherwise: tried there in each input alone, as everything on the other.
pub const OTHERWISE: [&str; 5] =
    ["NUL", "control characters", "64 kB", "broken UTF-8", "a huge number"];

/// The values of one command in which all of its inputs are hostile at once, each with another text:
/// with the first on the first, and once with every other there.
pub fn at_once(
    command: &Command,
    link: &str,
    texts: &[Hostile],
    first: usize,
) -> BTreeMap<String, String> {
    let mut fields = given(command, link);
    for (at, name) in command.params.iter().flat_map(inputs).enumerate() {
        fields.insert(name, texts[(first + at) % texts.len()].text.clone());
    }
    fields
}

/// What one parameter is given by.
fn inputs(param: &Param) -> Vec<String> {
    match param.kind {
        Kind::Texts(_) => vec![format!("{}.en", param.name), format!("{}.es", param.name)],
        _ => vec![param.name.to_owned()],
    }
}

/// The values of one command in which each of its inputs is hostile in turn.
pub fn in_turn(
    command: &Command,
    link: &str,
    hostile: &Hostile,
) -> Vec<(String, BTreeMap<String, String>)> {
    let good = given(command, link);
    let mut all = Vec::new();
    for name in command.params.iter().flat_map(inputs) {
        let mut fields = good.clone();
        fields.insert(name.clone(), hostile.text.clone());
        all.push((name, fields));
    }
    let mut fields = good;
    fields.insert(hostile.text.clone(), "words".to_owned());
    all.push(("the name of a field".to_owned(), fields));
    all
}
