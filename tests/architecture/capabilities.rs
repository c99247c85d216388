//! What belongs to a capability, what modules are called, and what may be left out of a build.
//! Looks at names and places, not at what a capability does.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::source::{Source, pattern};
use super::{Broken, Tree, complains, hold, hold_each, tree};

const NAMES: &str = "A file is split by idea, never into utils, helpers, common or misc.";
const FOLDERS: &str = "One module style: a module with parts is a folder with a mod.rs.";
const FEATURES: &str = "`discord` and `matrix` are cargo features; nothing else is conditional.";
const CAPABILITY: &str = "A capability is one folder with a mod.rs and its `capability()`, one .ftl per language, one test file, one line in app.";
const FTL: &str = "There is one .ftl per capability or platform, of the same name, plus common.ftl and bench.ftl.";

static FEATURE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"\bcfg(?:_attr)?!?\([^\n]*?feature\s*=\s*"(\w+)""#));

fn features(source: &Source) -> Vec<Broken> {
    let names = FEATURE.captures_iter(&source.text).filter_map(|found| found.get(1));
    names
        .filter(|name| {
            !matches!(name.as_str(), "discord" | "matrix") && source.path.starts_with("src/")
        })
        .map(|name| Broken::at(source, name.start(), FEATURES, name.as_str()))
        .collect()
}

fn names(tree: &Tree) -> Vec<Broken> {
    let paths: BTreeSet<&str> = tree.rust.iter().map(|source| source.path.as_str()).collect();
    let vague = |part: &str| {
        matches!(part, "util" | "utils" | "utilities" | "helper" | "helpers" | "common" | "misc")
    };
    let mut broken = Vec::new();
    for path in &paths {
        let module = path.trim_end_matches(".rs");
        if module.split('/').any(vague) {
            broken.push(Broken::whole(*path, NAMES, "such a name"));
        }
        if paths.iter().any(|other| other.starts_with(&format!("{module}/"))) {
            broken.push(Broken::whole(*path, FOLDERS, format!("{path} beside {module}/")));
        }
    }
    broken
}

fn capabilities(tree: &Tree) -> Vec<Broken> {
    let has = |path: &str| tree.rust.iter().any(|source| source.path == path);
    let languages = tree.inside("locales");
    let mut broken = Vec::new();
    for name in tree.inside("src/community") {
        let folder = format!("src/community/{name}");
        let mut lacks =
            |what: String| broken.push(Broken::whole(&folder, CAPABILITY, format!("no {what}")));
        let opening = tree.rust.iter().find(|source| source.path == format!("{folder}/mod.rs"));
        if !opening.is_some_and(|source| source.code.contains("pub fn capability(")) {
            lacks("mod.rs with `pub fn capability(`".to_owned());
        }
        for language in &languages {
            let words = format!("locales/{language}/{name}.ftl");
            if !tree.plain.iter().any(|plain| plain.path == words) {
                lacks(words);
            }
        }
        if !has(&format!("tests/{name}.rs")) && !has(&format!("tests/{name}/mod.rs")) {
            lacks(format!("tests/{name}.rs"));
        }
        let listed = pattern(&format!(r"\b{name}::capability\b"));
        let app = tree.product().filter(|source| source.path.starts_with("src/app"));
        let count: usize = app.map(|source| listed.find_iter(&source.code).count()).sum();
        if count != 1 {
            lacks(format!("single `{name}::capability()` in src/app but {count}"));
        }
    }
    broken
}

fn word_files(tree: &Tree) -> Vec<Broken> {
    let mut known = tree.inside("src/community");
    known.extend(tree.inside("src/platforms"));
    known.extend(["common", "bench"]);
    let words = tree.plain.iter().filter(|plain| plain.path.starts_with("locales/"));
    words
        .filter(|plain| {
            let name = plain.path.rsplit('/').next().and_then(|name| name.strip_suffix(".ftl"));
            !name.is_some_and(|name| known.contains(&name))
        })
        .map(|plain| Broken::whole(&plain.path, FTL, "a name of neither"))
        .collect()
}

#[test]
fn only_platforms_are_conditional() {
    hold_each(tree().product(), features);
}

#[test]
fn names_tell_and_modules_are_folders() {
    hold(&names(tree()));
}

#[test]
fn capabilities_are_complete() {
    hold(&capabilities(tree()));
    hold(&word_files(tree()));
}

#[test]
fn other_conditions_are_noticed() {
    let bad = "#[cfg(feature = \"matrix\")]\nmod m;\n#[cfg(feature = \"web\")]\nmod w;\nfn f() { if cfg!(feature = \"fast\") {} }";
    complains(&features(&Source::new("src/platforms/mod.rs", bad)), &[3, 5]);
}

#[test]
fn vague_names_and_doubled_modules_are_noticed() {
    let bad = [
        "src/foundation/utils.rs",
        "src/common/mod.rs",
        "src/app.rs",
        "src/app/list.rs",
        "src/apparel/mod.rs",
    ];
    complains(&names(&Tree::sample(&bad.map(|path| (path, "")))), &[1, 1, 1]);
}

#[test]
fn incomplete_capabilities_are_noticed() {
    let whole = [
        ("src/app/mod.rs", "const ALL: [C; 1] = [bridge::capability()];"),
        ("src/community/mod.rs", "pub mod bridge;"),
        ("src/community/bridge/mod.rs", "pub fn capability() -> Capability {}"),
        ("locales/en/bridge.ftl", ""),
        ("locales/en/common.ftl", ""),
        ("locales/es/bridge.ftl", ""),
        ("locales/es/common.ftl", ""),
        ("tests/bridge.rs", ""),
    ];
    hold(&capabilities(&Tree::sample(&whole)));
    hold(&word_files(&Tree::sample(&whole)));
    for missing in [0, 2, 3, 5, 7] {
        let mut files = whole.to_vec();
        files[missing] = ("src/community/bridge/other.rs", "");
        complains(&capabilities(&Tree::sample(&files)), &[1]);
    }
    let twice = [&whole[..], &[("src/app/more.rs", "fn f() { bridge::capability(); }")]].concat();
    complains(&capabilities(&Tree::sample(&twice)), &[1]);
    complains(&word_files(&Tree::sample(&[("locales/en/bridges.ftl", "")])), &[1]);
}
