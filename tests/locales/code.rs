//! How code names messages: what it says, with which arguments, and which ids it declares or puts together.
//! Reads Rust only; does not know which messages exist.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::architecture::Broken;
use crate::architecture::source::{Source, closing, pattern, split};

/// A message said in the code.
pub struct Spoken {
    /// Where.
    pub at: usize,
    /// Which.
    pub id: String,
    /// The names of its arguments; `None` where they may be added later.
    pub given: Option<BTreeSet<String>>,
}

static MACRO: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:say|refuse)!\s*[\(\[\{]"));
static PLAIN: LazyLock<Regex> = LazyLock::new(|| pattern(r#"\.t\(\s*""#));
static NEW: LazyLock<Regex> = LazyLock::new(|| pattern(r#"\bSay::new\(\s*""#));
static ARGUMENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(?:r#)?(\w+)\s*=[^=]"));
static ID: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[a-z][a-z-]*)?$"));
static TEMPLATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[a-z][a-z0-9]+-[a-z0-9.{}_-]*\{\w*\}[a-z0-9.{}_-]*$"));
static HOLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\\\{\w*\\\}"));
static COMMAND: LazyLock<Regex> = LazyLock::new(|| pattern(r#"\bCommand::new\(\s*""#));
static PARAM: LazyLock<Regex> = LazyLock::new(|| pattern(r#"\.(?:needs|takes|named)\(\s*""#));
static SETTING: LazyLock<Regex> = LazyLock::new(|| pattern(r#"\bSetting\s*\{\s*key:\s*""#));

/// The text that opens at the end of each match of `opening`, and where it stands.
fn texts<'a>(source: &'a Source, opening: &Regex) -> Vec<(usize, &'a str)> {
    let at = |quote: usize| source.literals.iter().find(|literal| literal.span.start == quote);
    let found = opening.find_iter(&source.code).filter(|found| !source.is_test(found.start()));
    found
        .filter_map(|found| {
            at(found.end() - 1).map(|literal| (found.start(), literal.value.as_str()))
        })
        .collect()
}

/// Everything a file says; arguments without a name break `rule`.
pub fn spoken(source: &Source, rule: &'static str) -> (Vec<Spoken>, Vec<Broken>) {
    let mut said = Vec::new();
    let mut broken = Vec::new();
    for found in MACRO.find_iter(&source.code).filter(|found| !source.is_test(found.start())) {
        let inside = found.end()..closing(&source.code, found.end() - 1);
        let first = source.literals.iter().find(|literal| inside.contains(&literal.span.start));
        // An id that is put together is somebody's family or template.
        let Some(id) =
            first.filter(|literal| source.code[inside.start..literal.span.start].trim().is_empty())
        else {
            continue;
        };
        let mut given = BTreeSet::new();
        for argument in split(&source.code[id.span.end..inside.end])
            .into_iter()
            .skip(1)
            .filter(|part| !part.trim().is_empty())
        {
            match ARGUMENT.captures(argument) {
                Some(name) => {
                    given.insert(name[1].to_owned());
                }
                None => broken.push(Broken::at(
                    source,
                    found.start(),
                    rule,
                    format!("{} with an argument without a name", id.value),
                )),
            }
        }
        said.push(Spoken { at: found.start(), id: id.value.clone(), given: Some(given) });
    }
    let plain = texts(source, &PLAIN).into_iter().map(|(at, id)| (at, id, Some(BTreeSet::new())));
    let new = texts(source, &NEW).into_iter().map(|(at, id)| (at, id, None));
    said.extend(plain.chain(new).map(|(at, id, given)| Spoken { at, id: id.to_owned(), given }));
    (said, broken)
}

/// The ids under which people read what a file declares: commands, parameters, settings.
pub fn declared(source: &Source) -> Vec<(usize, String)> {
    let mut ids = Vec::new();
    for (at, path) in texts(source, &COMMAND) {
        ids.push((at, format!("command-{}", path.replace(' ', "-"))));
        if let Some((head, _)) = path.split_once(' ') {
            ids.push((at, format!("command-{head}")));
        }
    }
    ids.extend(texts(source, &PARAM).into_iter().map(|(at, name)| (at, format!("param-{name}"))));
    ids.extend(
        texts(source, &SETTING)
            .into_iter()
            .map(|(at, key)| (at, format!("setting-{}", key.replace('.', "-")))),
    );
    ids
}

/// Every text of a file that may be an id.
pub fn quoted(source: &Source) -> Vec<String> {
    let read = source.literals.iter().filter(|literal| !source.is_test(literal.span.start));
    read.filter(|literal| ID.is_match(&literal.value))
        .map(|literal| literal.value.clone())
        .collect()
}

/// Every text of a file that becomes ids: `choice-{of}-{code}`.
pub fn templates(source: &Source) -> Vec<Regex> {
    let read = source.literals.iter().filter(|literal| !source.is_test(literal.span.start));
    let shapes = read.filter(|literal| TEMPLATE.is_match(&literal.value));
    shapes
        .map(|literal| {
            pattern(&format!(
                "^{}$",
                HOLE.replace_all(&regex::escape(&literal.value), "[a-z0-9-]+")
            ))
        })
        .collect()
}

#[test]
fn declarations_and_templates_are_found() {
    let source = Source::new(
        "src/a.rs",
        "fn f() { Command::new(\"bridge tray\", run).needs(\"title\", T).named(\n\"voices\", T); Setting { key: \"bridge.pick-age\", kind }; format!(\"choice-{of}-{}\"); format!(\"{a}-{b}\"); }",
    );
    let ids: Vec<String> = declared(&source).into_iter().map(|(_, id)| id).collect();
    assert_eq!(
        ids,
        [
            "command-bridge-tray",
            "command-bridge",
            "param-title",
            "param-voices",
            "setting-bridge-pick-age"
        ]
    );
    let shapes: Vec<String> = templates(&source).iter().map(Regex::to_string).collect();
    assert_eq!(shapes.len(), 1, "{shapes:?}");
    assert!(templates(&source)[0].is_match("choice-role-chair"));
}
