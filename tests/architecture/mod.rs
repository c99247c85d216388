//! The rules of the house, held against the tree: who may use whom, what a file looks like, where words and SQL live.
//! Each check is a pure function over a path and its text, and is shown bad samples, so that none can pass by not looking.
//! Knows nothing of what the program does.

mod capabilities;
mod rooms;
mod shape;
pub mod source;
mod sql;
mod tables;
mod texts;
mod words;

use std::fmt;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use source::Source;

/// A place where a rule is broken.
#[derive(Debug)]
pub struct Broken {
    /// The file, from the project's folder.
    pub path: String,
    /// Counted from 1.
    pub line: usize,
    /// The sentence of the rule.
    pub rule: &'static str,
    /// What stands there instead.
    pub found: String,
}

impl Broken {
    /// In a file that was taken apart, at a place of it.
    pub fn at(source: &Source, at: usize, rule: &'static str, found: impl Into<String>) -> Broken {
        Broken { path: source.path.clone(), line: source.line(at), rule, found: found.into() }
    }

    /// About a whole file or folder.
    pub fn whole(path: impl Into<String>, rule: &'static str, found: impl Into<String>) -> Broken {
        Broken { path: path.into(), line: 1, rule, found: found.into() }
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {} Here: {}", self.path, self.line, self.rule, self.found)
    }
}

/// A text file that is not Rust.
pub struct Plain {
    /// From the project's folder, with `/`.
    pub path: String,
    /// As written.
    pub text: String,
}

impl Plain {
    /// For samples.
    pub fn new(path: &str, text: &str) -> Plain {
        Plain { path: path.to_owned(), text: text.to_owned() }
    }
}

/// What the checks look at: the Rust of `src` and `tests`, the words, the migrations.
#[derive(Default)]
pub struct Tree {
    /// Every `.rs`.
    pub rust: Vec<Source>,
    /// Everything else in `locales` and `migrations`.
    pub plain: Vec<Plain>,
}

impl Tree {
    /// As it stands on disk.
    fn read() -> Tree {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut tree = Tree::default();
        for folder in ["src", "tests", "locales", "migrations"] {
            tree.read_folder(root, folder);
        }
        assert!(
            tree.rust.len() > 10 && tree.plain.len() > 3,
            "the tree was not found in {}",
            root.display()
        );
        tree
    }

    fn read_folder(&mut self, root: &Path, folder: &str) {
        let entries =
            fs::read_dir(root.join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
        let mut names: Vec<String> = entries
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        for name in names {
            let path = format!("{folder}/{name}");
            if root.join(&path).is_dir() {
                if name != "node_modules" {
                    self.read_folder(root, &path);
                }
            } else if is_rust(&name) {
                self.rust.push(Source::new(&path, &text_of(root, &path)));
            } else if !path.starts_with("tests/") && !path.starts_with("src/") {
                self.plain.push(Plain { text: text_of(root, &path), path });
            }
        }
    }

    /// For samples: Rust and plain files by their names.
    pub fn sample(files: &[(&str, &str)]) -> Tree {
        let mut tree = Tree::default();
        for (path, text) in files {
            if is_rust(path) {
                tree.rust.push(Source::new(path, text));
            } else {
                tree.plain.push(Plain::new(path, text));
            }
        }
        tree
    }

    /// The product's own Rust.
    pub fn product(&self) -> impl Iterator<Item = &Source> {
        self.rust.iter().filter(|source| source.path.starts_with("src/"))
    }

    /// The names of what stands directly in a folder (`src/community`), without `.rs`, `mod` left out.
    pub fn inside(&self, folder: &str) -> Vec<&str> {
        let rust = self.rust.iter().map(|source| source.path.as_str());
        let mut names: Vec<&str> = rust
            .chain(self.plain.iter().map(|plain| plain.path.as_str()))
            .filter_map(|path| path.strip_prefix(folder)?.strip_prefix('/'))
            .map(|rest| rest.split_once('/').map_or(rest.trim_end_matches(".rs"), |(name, _)| name))
            .filter(|name| *name != "mod")
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "rs")
}

fn text_of(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The tree as it stands on disk, read once.
pub fn tree() -> &'static Tree {
    static TREE: LazyLock<Tree> = LazyLock::new(Tree::read);
    &TREE
}

/// Holds a check against every file given.
#[track_caller]
pub fn hold_each<'a, Found: IntoIterator<Item = Broken>>(
    files: impl IntoIterator<Item = &'a Source>,
    check: impl Fn(&Source) -> Found,
) {
    hold(&files.into_iter().flat_map(check).collect::<Vec<_>>());
}

/// Fails with one line per broken rule.
#[track_caller]
pub fn hold(broken: &[Broken]) {
    let lines: Vec<String> = broken.iter().map(Broken::to_string).collect();
    assert!(lines.is_empty(), "{} broken:\n{}", lines.len(), lines.join("\n"));
}

/// Fails unless exactly the lines named are complained about.
#[track_caller]
pub fn complains(broken: &[Broken], lines: &[usize]) {
    let found: Vec<usize> = broken.iter().map(|broken| broken.line).collect();
    assert_eq!(found, lines, "{broken:#?}");
}
