//! A Rust file as the checks see it: its code, its texts, its unit tests, and the paths it uses.
//! Knows the outer form of the language only, and no rule of the house.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::texts::{Literal, blanked};

/// One Rust file, taken apart.
pub struct Source {
    /// From the project's folder, with `/`.
    pub path: String,
    /// As written.
    pub text: String,
    /// As long as `text`, byte for byte, with blanks for comments and for the insides of texts.
    pub code: String,
    /// Every string literal, in order.
    pub literals: Vec<Literal>,
    /// Where `#[cfg(test)]` items stand.
    tests: Vec<Range<usize>>,
}

/// A path the code uses: `crate::foundation::clock::Moment`, `sqlx::Any`.
#[derive(Debug, PartialEq)]
pub struct Used {
    /// Where it stands.
    pub at: usize,
    /// Whether it begins in this crate; then `parts` are counted from its root.
    pub ours: bool,
    /// Its names, `crate`, `self` and `super` resolved.
    pub parts: Vec<String>,
}

/// A pattern written in a check.
pub fn pattern(text: &str) -> Regex {
    Regex::new(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

static TEST_ITEM: LazyLock<Regex> = LazyLock::new(|| pattern(r"#\[cfg\(test\)\]"));
static USE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\buse\s+([^;]+);"));
static INLINE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b[A-Za-z_]\w*(?:\s*::\s*[A-Za-z_]\w*)+"));
static MODULE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bmod\s+(\w+)\s*\{"));

impl Source {
    /// Takes a file apart.
    pub fn new(path: &str, text: &str) -> Source {
        let (code, literals) = blanked(text);
        let mut tests: Vec<Range<usize>> = TEST_ITEM
            .find_iter(&code)
            .map(|found| found.start()..item_end(&code, found.end()))
            .collect();
        if path.starts_with("src/") && (path.ends_with("/tests.rs") || path.contains("/tests/")) {
            tests.push(0..text.len());
        }
        Source { path: path.to_owned(), text: text.to_owned(), code, literals, tests }
    }

    /// The line, counted from 1, of a place in the file.
    pub fn line(&self, at: usize) -> usize {
        self.code[..at].matches('\n').count() + 1
    }

    /// Whether a place belongs to unit tests.
    pub fn is_test(&self, at: usize) -> bool {
        self.tests.iter().any(|span| span.contains(&at))
    }

    /// Spans of every bracketed group whose opening bracket ends a match of `opening`, from the match on.
    pub fn groups(&self, opening: &Regex) -> Vec<Range<usize>> {
        opening
            .find_iter(&self.code)
            .map(|found| found.start()..closing(&self.code, found.end() - 1))
            .collect()
    }

    /// Every path in the code, `use` trees spread out.
    pub fn paths(&self) -> Vec<Used> {
        let mut used = Vec::new();
        let mut seen = Vec::new();
        for found in USE.captures_iter(&self.code) {
            let (Some(whole), Some(tree)) = (found.get(0), found.get(1)) else {
                continue;
            };
            seen.push(whole.range());
            for parts in spread(tree.as_str()) {
                used.push(self.resolved(whole.start(), parts));
            }
        }
        for found in INLINE.find_iter(&self.code) {
            if !seen.iter().any(|span| span.contains(&found.start())) {
                let parts = found.as_str().split("::").map(|part| part.trim().to_owned()).collect();
                used.push(self.resolved(found.start(), parts));
            }
        }
        used
    }

    fn resolved(&self, at: usize, parts: Vec<String>) -> Used {
        let mut here = self.module();
        for found in MODULE.captures_iter(&self.code) {
            let (Some(whole), Some(name)) = (found.get(0), found.get(1)) else {
                continue;
            };
            if (whole.start()..closing(&self.code, whole.end() - 1)).contains(&at) {
                here.push(name.as_str().to_owned());
            }
        }
        let mut ours = true;
        let mut rest = parts.into_iter().peekable();
        match rest.peek().map(String::as_str) {
            Some("crate" | "puente") => {
                here.clear();
                rest.next();
            }
            Some("self") => {
                rest.next();
            }
            Some("super") => {
                while rest.next_if(|part| part == "super").is_some() {
                    here.pop();
                }
            }
            _ => {
                here.clear();
                ours = false;
            }
        }
        here.extend(rest);
        Used { at, ours, parts: here }
    }

    /// The file's own module, from the crate's root.
    fn module(&self) -> Vec<String> {
        let inside = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        let inside = inside.strip_suffix("/mod").unwrap_or(inside);
        if matches!(inside, "lib" | "main") {
            Vec::new()
        } else {
            inside.split('/').map(str::to_owned).collect()
        }
    }
}

/// `a::{b, c::{d, e as f}}` as `a::b`, `a::c::d`, `a::c::e`; a final `self` is dropped.
fn spread(tree: &str) -> Vec<Vec<String>> {
    let tree = tree.trim();
    let Some(open) = tree.find('{') else {
        let tree = tree.split_once(" as ").map_or(tree, |(path, _)| path);
        let mut parts: Vec<String> = tree
            .split("::")
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect();
        if parts.len() > 1 && parts.last().is_some_and(|part| part == "self") {
            parts.pop();
        }
        return vec![parts];
    };
    let front: Vec<String> = tree[..open]
        .split("::")
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    split(&tree[open + 1..closing(tree, open)])
        .into_iter()
        .filter(|part| !part.trim().is_empty())
        .flat_map(|part| if part.trim() == "self" { vec![Vec::new()] } else { spread(part) })
        .map(|rest| front.iter().cloned().chain(rest).collect())
        .collect()
}

/// What stands between the commas that are in no bracket.
pub fn split(list: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, byte) in list.bytes().enumerate() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b',' if depth == 0 => {
                parts.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&list[start..]);
    parts
}

/// Where the bracket opened at `open` is closed (the end of the text if nowhere).
pub fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    code.len()
}

/// Where the item that follows `from` ends: at its `;` or at the end of its braces.
pub fn item_end(code: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(byte) = code.as_bytes().get(at) {
        match byte {
            b';' => return at,
            b'{' => return closing(code, at),
            b'(' | b'[' => at = closing(code, at),
            _ => {}
        }
        at += 1;
    }
    code.len()
}

#[test]
fn use_trees_and_relative_paths_are_resolved() {
    let source = Source::new(
        "src/community/bridge/mod.rs",
        "use crate::{foundation::{clock::Moment, store as s, page::{self, Page}}, app};\nmod tests { use super::super::people; }\nfn f() { super::glossary::find(); self::rules::g(); sqlx::query(); }\n",
    );
    let found: Vec<(bool, String)> =
        source.paths().into_iter().map(|used| (used.ours, used.parts.join("::"))).collect();
    let ours = |path: &str| (true, path.to_owned());
    assert_eq!(
        found,
        [
            ours("foundation::clock::Moment"),
            ours("foundation::store"),
            ours("foundation::page"),
            ours("foundation::page::Page"),
            ours("app"),
            ours("community::people"),
            ours("community::glossary::find"),
            ours("community::bridge::rules::g"),
            (false, "sqlx::query".to_owned()),
        ]
    );
}
