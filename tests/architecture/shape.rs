//! What a file looks like: opening sentence, length, exceptions from lints, pure rules, time and chance.
//! Does not judge whether the words of a sentence are true.

use std::io::Write;
use std::sync::LazyLock;

use regex::Regex;

use super::source::{Source, pattern};
use super::{Broken, complains, hold_each, tree};

const OPENING: &str = "Every file opens with `//!`: at least one full sentence on what it is for and what it refuses to know.";
const LENGTH: &str =
    "No file has more than 400 lines without a comment `// Longer than 400 lines because …`.";
const MEDIAN: usize = 200;
const EXPECT: &str =
    "An exception from a lint is `#[expect(.., reason = \"..\")]`, never `#[allow]`.";
const GLOB: &str = "What a module shows is named: no `pub use …::*`.";
const RULES: &str = "rules.rs holds pure types and functions: no async, no sqlx, no clock.";
const TIME: &str = "Time and chance are passed in: reading the clock, sleeping or making randomness is for foundation/clock only; a wait for the network says `// Real time because …`.";
const SLEEP: &str = "No sleeping in tests: advance, drain. A test that needs real time says `// Real time because …`.";

static SENTENCE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[\p{Lu}`*\[](?:\S*\s+){3,}\S+[.?:][)”*]*$"));
static ALLOW: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"#!?\[\s*(?:allow\b|cfg_attr\([^\]]*\ballow\()"));
static STAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bpub(?:\([^)]*\))?\s+use\s[^;]*\*"));
static IMPURE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\basync\b|\.await\b|\bsqlx\b|\bClock\b|\bnow\s*\("));

/// The ends of paths by which code reads the clock, sleeps or draws lots.
const CLOCK: [&str; 19] = [
    "SystemTime::now",
    "Instant::now",
    "Utc::now",
    "Local::now",
    "Zoned::now",
    "Timestamp::now",
    "thread::sleep",
    "time::sleep",
    "time::sleep_until",
    "time::interval",
    "rand::rng",
    "rand::random",
    "OsRng",
    "SysRng",
    "thread_rng",
    "from_os_rng",
    "Uuid::new_v4",
    "Uuid::now_v7",
    "Uuid::now_v1",
];

fn opening(source: &Source) -> Option<Broken> {
    let lines = source.text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim);
    let paragraph: Vec<&str> = lines
        .skip_while(|line| line.is_empty() || line.starts_with('#'))
        .take_while(|line| !line.is_empty())
        .collect();
    let text = paragraph.join(" ");
    (!SENTENCE.is_match(&text)).then(|| Broken::whole(&source.path, OPENING, format!("`{text}`")))
}

fn length(source: &Source) -> Option<Broken> {
    let lines = source.text.lines().count();
    let excused = source.text.contains("\n// Longer than 400 lines because ");
    (lines > 400 && !excused).then(|| Broken::whole(&source.path, LENGTH, format!("{lines} lines")))
}

fn found(source: &Source, rule: &'static str, pattern: &Regex) -> Vec<Broken> {
    pattern
        .find_iter(&source.code)
        .map(|found| Broken::at(source, found.start(), rule, found.as_str()))
        .collect()
}

fn impurities(source: &Source) -> Vec<Broken> {
    if !source.path.ends_with("/rules.rs") {
        return Vec::new();
    }
    found(source, RULES, &IMPURE)
}

/// Whether a path ends in, or passes through, one of the forbidden names.
fn reads_clock(parts: &[String]) -> Option<&'static str> {
    CLOCK.into_iter().find(|name| {
        let name: Vec<&str> = name.split("::").collect();
        parts
            .windows(name.len())
            .any(|window| window.iter().map(String::as_str).eq(name.iter().copied()))
    })
}

fn time_and_chance(source: &Source) -> Vec<Broken> {
    if source.path.starts_with("src/foundation/clock") || source.path == "src/main.rs" {
        return Vec::new();
    }
    let is_test_file = source.path.starts_with("tests/");
    let may_sleep = source.text.contains("// Real time because ");
    let paths = source.paths();
    let read = paths.iter().filter(|used| !source.is_test(used.at));
    read.filter_map(|used| reads_clock(&used.parts).map(|name| (used.at, name)))
        .filter(|(_, name)| if name.contains("sleep") { !may_sleep } else { !is_test_file })
        .map(|(at, name)| Broken::at(source, at, if is_test_file { SLEEP } else { TIME }, name))
        .collect()
}

#[test]
fn files_open_with_what_they_are_for() {
    hold_each(&tree().rust, opening);
}

#[test]
fn files_are_short() {
    hold_each(&tree().rust, length);
    let mut lines: Vec<usize> =
        tree().product().map(|source| source.text.lines().count()).collect();
    lines.sort_unstable();
    let median = lines[lines.len() / 2];
    // Written past the test's capture: it is a figure to watch, not only a bound.
    writeln!(std::io::stderr(), "{} files in src, median {median} lines", lines.len()).ok();
    assert!(median <= MEDIAN, "The median file is near 120 lines. Here: {median}, above {MEDIAN}");
}

#[test]
fn exceptions_are_expected_and_what_is_shown_is_named() {
    hold_each(&tree().rust, |source| found(source, EXPECT, &ALLOW));
    hold_each(tree().product(), |source| found(source, GLOB, &STAR));
}

#[test]
fn rules_are_pure() {
    hold_each(tree().product(), impurities);
}

#[test]
fn time_and_chance_are_passed_in() {
    hold_each(&tree().rust, time_and_chance);
}

#[test]
fn poor_openings_and_long_files_are_noticed() {
    let opens = |text: &str| opening(&Source::new("src/a.rs", text)).is_none();
    for text in [
        "use a;",
        "//! Bridge.",
        "//!\n//! # Bridge\n",
        "/// A long sentence about the file stands here.",
        "//! no capital, and no full sentence.",
        "//! A sentence that does not come\n//! to an end",
    ] {
        assert!(!opens(text), "{text}");
    }
    assert!(opens("//! What it is\n//! for, in short.\nuse a;"));
    assert!(opens("//! What it is for. (As the rules say, §7.)"));
    let is_short = |text: &str| length(&Source::new("src/a.rs", text)).is_none();
    let long = "//! A.\n".repeat(401);
    assert!(!is_short(&long));
    assert!(is_short(&long[7..]));
    assert!(is_short(&format!("{long}// Longer than 400 lines because it is one table.")));
}

#[test]
fn silent_exceptions_and_stars_are_noticed() {
    let bad = "#[allow(dead_code)]\n#![allow(x)]\n#[expect(x)]\n#[cfg_attr(test, allow(x))]\n// #[allow(x)]";
    complains(&found(&Source::new("src/a.rs", bad), EXPECT, &ALLOW), &[1, 2, 4]);
    let bad = "pub use b::*;\nuse b::*;\npub(crate) use c::{d::*, e};\npub use f::g;";
    complains(&found(&Source::new("src/a.rs", bad), GLOB, &STAR), &[1, 3]);
}

#[test]
fn impure_rules_are_noticed() {
    let bad = "async fn f() {}\nfn g() { x.await; }\nuse sqlx::Any;\nuse a::Clock;\nfn h() { c.now(); }\n// async\nfn known(now: Moment) {}";
    complains(&impurities(&Source::new("src/community/bridge/rules.rs", bad)), &[1, 2, 3, 4, 5]);
    complains(&impurities(&Source::new("src/community/bridge/mod.rs", bad)), &[]);
}

#[test]
fn clocks_and_dice_are_noticed() {
    let bad = "use std::time::Instant;
        fn f() { Instant::now(); }
        use rand::{rng, Rng};
        fn g() { uuid::Uuid::now_v7(); tokio::time::timeout(a, b); }
        fn h() { jiff::Timestamp::now() }
        use rand::rngs::OsRng;
        #[cfg(test)] mod t { fn f() { std::time::SystemTime::now(); } }
        async fn i() { tokio::time::sleep(d).await }
    ";
    let complaints = |path: &str, text: &str| time_and_chance(&Source::new(path, text));
    complains(&complaints("src/community/bridge/mod.rs", bad), &[3, 6, 2, 4, 5, 8]);
    complains(&complaints("src/foundation/clock.rs", bad), &[]);
    complains(&complaints("tests/bridge.rs", bad), &[8]);
    let excused = format!("// Real time because the network is down.\n{bad}");
    complains(&complaints("tests/bridge.rs", &excused), &[]);
    complains(&complaints("src/foundation/jobs.rs", &excused), &[4, 7, 3, 5, 6]);
}
