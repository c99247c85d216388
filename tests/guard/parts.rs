//! What Puente is built from: under which licences, from which source, nothing heavy twice without a
//! reason, and no unsafe code of ours. The lists stand in `.deny.toml`, in the form that cargo-deny
//! reads; cargo itself says what is built. It judges no library's quality.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// The platform it is built for and packed for.
const BUILT_FOR: &str = "x86_64-unknown-linux-gnu";

fn metadata() -> Value {
    let asked = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version", "1", "--filter-platform", BUILT_FOR])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo");
    assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stderr));
    serde_json::from_slice(&asked.stdout).expect("what cargo says")
}

fn written(path: &str) -> toml::Table {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
    text.expect("a file").parse().expect("TOML")
}

fn texts(value: &toml::Value) -> BTreeSet<&str> {
    value.as_array().expect("a list").iter().filter_map(toml::Value::as_str).collect()
}

/// Whether a licence expression can be kept with only these: SPDX with `OR`, `AND`, `WITH` and
/// brackets, and the slash that older crates write for `OR`. None if it is no such expression.
fn kept(expression: &str, allowed: &BTreeSet<&str>) -> Option<bool> {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (kept, rest) = either(&words, allowed)?;
    rest.is_empty().then_some(kept)
}

type Read<'a, 'w> = Option<(bool, &'a [&'w str])>;

fn either<'a, 'w>(words: &'a [&'w str], allowed: &BTreeSet<&str>) -> Read<'a, 'w> {
    let (mut any, mut rest) = both(words, allowed)?;
    while let ["OR", more @ ..] = rest {
        let (one, after) = both(more, allowed)?;
        any |= one;
        rest = after;
    }
    Some((any, rest))
}

fn both<'a, 'w>(words: &'a [&'w str], allowed: &BTreeSet<&str>) -> Read<'a, 'w> {
    let (mut all, mut rest) = single(words, allowed)?;
    while let ["AND", more @ ..] = rest {
        let (one, after) = single(more, allowed)?;
        all &= one;
        rest = after;
    }
    Some((all, rest))
}

fn single<'a, 'w>(words: &'a [&'w str], allowed: &BTreeSet<&str>) -> Read<'a, 'w> {
    match words {
        ["(", inner @ ..] => match either(inner, allowed)? {
            (kept, [")", rest @ ..]) => Some((kept, rest)),
            _ => None,
        },
        // An exception is another licence: it would stand in the list with its words.
        [name, "WITH", exception, rest @ ..] => {
            Some((allowed.contains(format!("{name} WITH {exception}").as_str()), rest))
        }
        ["OR" | "AND" | "WITH" | ")", ..] | [] => None,
        [name, rest @ ..] => Some((allowed.contains(name), rest)),
    }
}

#[test]
fn a_licence_expression_is_read_as_it_is_meant() {
    let allowed = BTreeSet::from(["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"]);
    for (expression, wanted) in [
        ("MIT", Some(true)),
        ("GPL-3.0-only", Some(false)),
        ("GPL-3.0-only OR MIT", Some(true)),
        ("GPL-3.0-only/MIT", Some(true)),
        ("GPL-3.0-only AND MIT", Some(false)),
        ("MIT AND GPL-3.0-only OR Zlib", Some(true)),
        ("MIT AND (GPL-3.0-only OR Zlib)", Some(true)),
        ("(MIT OR Zlib) AND GPL-3.0-only", Some(false)),
        ("Apache-2.0 WITH LLVM-exception", Some(true)),
        ("Apache-2.0", Some(false)),
        ("MIT WITH Anything", Some(false)),
        ("", None),
        ("MIT Zlib", None),
        ("(MIT", None),
        ("MIT OR", None),
    ] {
        assert_eq!(kept(expression, &allowed), wanted, "{expression}");
    }
}

#[test]
fn every_part_has_a_licence_and_a_source_that_are_wanted_and_stands_there_once() {
    let (lists, built) = (written(".deny.toml"), metadata());
    let allowed = texts(&lists["licenses"]["allow"]);
    let (mut wrong, mut sources) = (Vec::new(), BTreeSet::new());
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let packages = built["packages"].as_array().expect("packages");
    assert!(packages.len() > 100, "cargo named what is built");
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for package in packages {
        let text = |key: &str| package[key].as_str().unwrap_or_default();
        let (name, version, licence) = (text("name"), text("version"), text("license"));
        versions.entry(name).or_default().insert(version);
        if name == "puente" {
            assert_eq!(kept(licence, &allowed), Some(true));
            continue;
        }
        match kept(licence, &allowed) {
            Some(true) => {}
            Some(false) => wrong.push(format!("{name} {version} is under {licence}")),
            None => {
                wrong.push(format!("{name} {version} has a licence nobody can read: {licence:?}"));
            }
        }
        used.extend(allowed.iter().filter(|one| licence.contains(**one)));
        match text("source") {
            registry if registry.starts_with("registry+") => {
                sources.insert(registry);
            }
            other => wrong.push(format!("{name} {version} comes from {other:?}")),
        }
    }
    if sources.len() != 1 {
        wrong.push(format!("parts come from several registries: {sources:?}"));
    }
    wrong.extend(allowed.difference(&used).map(|one| format!("nothing is under {one} any more")));
    let skipped: BTreeSet<&str> = lists["bans"]["skip"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| {
            assert!(one["reason"].as_str().is_some_and(|reason| reason.len() > 5), "{one}: why?");
            one["crate"].as_str().expect("a name")
        })
        .collect();
    let mut needed = BTreeSet::new();
    for (name, versions) in &versions {
        let named = |version: &str| skipped.contains(format!("{name}@{version}").as_str());
        let left = versions.iter().filter(|version| !named(version)).count();
        if left > 1 {
            wrong.push(format!(
                "{name} stands there in {versions:?}, and .deny.toml does not say why"
            ));
        }
        if versions.len() > 1 {
            needed.extend(
                versions
                    .iter()
                    .filter(|version| named(version))
                    .map(|version| format!("{name}@{version}")),
            );
        }
    }
    let stale = skipped.iter().filter(|one| !needed.contains(**one));
    wrong
        .extend(stale.map(|one| format!("{one} is no second any more: take it out of .deny.toml")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_of_ours_is_unsafe() {
    let lints = written("Cargo.toml");
    assert_eq!(lints["lints"]["rust"]["unsafe_code"].as_str(), Some("forbid"));
    // The lint holds for what is compiled here; the word itself stands nowhere, for any platform.
    let word = regex::Regex::new(r"\bunsafe\s*(?:\{|fn\b|impl\b|extern\b|trait\b)").expect("one");
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                read += 1;
                let text = std::fs::read_to_string(&path).expect("a file");
                assert!(!word.is_match(&text), "{}", path.display());
            }
        }
    }
    assert!(read > 100, "the files were read");
}
