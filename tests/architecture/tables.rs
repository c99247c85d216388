//! Where SQL lives: migrations and their names, column types, and who may name a table.
//! Does not run a statement: each is prepared on both engines by the tests of the store.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::source::{Source, item_end, pattern};
use super::sql::{bare, is_statement, made, tables};
use super::{Broken, Plain, Tree, complains, hold, hold_each, tree};

const FILE: &str = "A migration is named NNNN_<capability|platform|foundation>_<words>.sql in lower case, after an existing folder, with a number of its own.";
const LOWER: &str = "SQL is written in lower case.";
const SINGULAR: &str = "A table has a singular name.";
const TYPES: &str =
    "Columns are text, bigint or double precision, the same SQL for both databases.";
const IDS: &str = "A column of ids says whose: `decision_id`, not `id`.";
const OWNER: &str =
    "store.rs holds every statement on its capability's tables, and nobody else touches them.";
const PLACE: &str =
    "SQL lives in store.rs and in foundation/{store,journal,jobs,talk}, nowhere else.";
const CONSTANT: &str = "Statements are constants, so that a test can prepare each on both engines.";
const ENGINES: &str = "Sort and search keys are folded in Rust: no `like` for case, no engine's full-text index or collation.";

/// Words that end in s and are singular.
const SINGULARS: [&str; 2] = ["news", "minutes"];

static NAME: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(\d{4})_([a-z]+)_[a-z0-9]+(?:_[a-z0-9]+)*\.sql$"));
static TYPE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:text|bigint|double precision)(?: |$)"));
static UPPER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\p{Lu}\w*"));
static ENGINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:ilike|collate|fts\d|tsvector|to_ts\w+|lower\s*\(|upper\s*\()")
});
static FUNCTION: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bfn\s+\w+"));
static CONST: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:const|static)\s+\w+\s*:"));

/// The folder a migration is named after.
fn owner_of(path: &str) -> Option<String> {
    NAME.captures(path.rsplit('/').next()?).map(|found| found[2].to_owned())
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

fn migrations(tree: &Tree) -> impl Iterator<Item = &Plain> {
    tree.plain.iter().filter(|plain| plain.path.starts_with("migrations/"))
}

fn file_names(tree: &Tree) -> Vec<Broken> {
    let mut folders = tree.inside("src/community");
    folders.extend(tree.inside("src/platforms"));
    folders.push("foundation");
    let mut taken: BTreeMap<&str, &str> = BTreeMap::new();
    let mut broken = Vec::new();
    for Plain { path, .. } in migrations(tree) {
        let known = owner_of(path).is_some_and(|owner| folders.contains(&owner.as_str()));
        let number = path.trim_start_matches("migrations/").get(..4).unwrap_or("");
        if !known {
            broken.push(Broken::whole(path, FILE, "such a name"));
        } else if let Some(other) = taken.insert(number, path) {
            broken.push(Broken::whole(path, FILE, format!("the number of {other}")));
        }
    }
    broken
}

fn is_plural(table: &str) -> bool {
    let word = table.rsplit('_').next().unwrap_or(table);
    let singular =
        ["ss", "is", "us"].iter().any(|end| word.ends_with(end)) || SINGULARS.contains(&word);
    (word.ends_with('s') && !singular) || word == "people"
}

fn migration(plain: &Plain) -> Vec<Broken> {
    let bare = bare(&plain.text);
    let says = |at: usize, rule: &'static str, found: &str| Broken {
        path: plain.path.clone(),
        line: line_of(&bare, at),
        rule,
        found: found.to_owned(),
    };
    let mut broken: Vec<Broken> =
        UPPER.find_iter(&bare).map(|found| says(found.start(), LOWER, found.as_str())).collect();
    broken
        .extend(ENGINE.find_iter(&bare).map(|found| says(found.start(), ENGINES, found.as_str())));
    for table in made(&plain.text) {
        if is_plural(&table.table) {
            broken.push(says(table.at, SINGULAR, &table.table));
        }
        for (name, rest) in &table.columns {
            if !TYPE.is_match(rest) {
                broken.push(says(table.at, TYPES, &format!("{}.{name} {rest}", table.table)));
            }
            if name == "id" {
                broken.push(says(table.at, IDS, &format!("{}.id", table.table)));
            }
        }
    }
    broken
}

/// Who made each table. A table made twice, or widened by another than its maker, is a complaint.
fn owners(tree: &Tree) -> (BTreeMap<String, String>, Vec<Broken>) {
    let mut owners = BTreeMap::new();
    let mut broken = Vec::new();
    for plain in migrations(tree) {
        let Some(owner) = owner_of(&plain.path) else {
            continue;
        };
        for table in made(&plain.text) {
            let first = if table.created {
                owners.insert(table.table.clone(), owner.clone())
            } else {
                owners.get(&table.table).cloned()
            };
            if first.as_ref().is_some_and(|first| *first != owner) {
                let found = format!("{} of {}", table.table, first.unwrap_or_default());
                broken.push(Broken {
                    path: plain.path.clone(),
                    line: line_of(&plain.text, table.at),
                    rule: OWNER,
                    found,
                });
            }
        }
    }
    (owners, broken)
}

/// The capability, platform or `foundation` whose statements a file may hold; `None` where SQL has no place.
fn writer(path: &str) -> Option<&str> {
    let parts: Vec<&str> =
        path.trim_start_matches("src/").trim_end_matches(".rs").split('/').collect();
    match parts[..] {
        // Tables of its own, which it makes and takes away, and a year put into those of others.
        ["bench", "store", ..] => Some("bench"),
        ["foundation", "store" | "journal" | "jobs" | "talk", ..] => Some("foundation"),
        ["community" | "platforms", name, ref inside @ ..] if inside.contains(&"store") => {
            Some(name)
        }
        _ => None,
    }
}

fn statements(source: &Source, owners: &BTreeMap<String, String>) -> Vec<Broken> {
    let spans = |opening: &Regex| -> Vec<Range<usize>> {
        opening
            .find_iter(&source.code)
            .map(|found| found.start()..item_end(&source.code, found.end()))
            .collect()
    };
    let (functions, constants) = (spans(&FUNCTION), spans(&CONST));
    let inside = |spans: &[Range<usize>], at: usize| spans.iter().any(|span| span.contains(&at));
    let mut broken = Vec::new();
    for literal in source.literals.iter().filter(|literal| is_statement(&literal.value)) {
        let at = literal.span.start;
        if source.is_test(at) {
            continue;
        }
        let Some(writer) = writer(&source.path) else {
            broken.push(Broken::at(source, at, PLACE, literal.value.as_str()));
            continue;
        };
        // What carries every table takes their names from the catalog; the vault runs it on both engines.
        let named = source.path == "src/foundation/store/whole.rs";
        // A pragma sets up a connection of one engine; there is nothing to prepare on both.
        let prepared = !literal.value.trim_start().starts_with("pragma");
        if prepared && !named && inside(&functions, at) && !inside(&constants, at) {
            broken.push(Broken::at(source, at, CONSTANT, literal.value.as_str()));
        }
        let bare = bare(&literal.value);
        let upper = UPPER.find_iter(&bare).map(|found| (LOWER, found.as_str()));
        let engine = ENGINE.find_iter(&bare).map(|found| (ENGINES, found.as_str()));
        broken.extend(upper.chain(engine).map(|(rule, found)| Broken::at(source, at, rule, found)));
        // What the bench makes up is put into everybody's tables; a scene holds it to what they may hold.
        let made_up =
            ["year", "agenda"].iter().any(|one| source.path == format!("src/bench/store/{one}.rs"));
        for table in tables(&literal.value).into_iter().filter(|_| !made_up) {
            if let Some(owner) = owners.get(&table).filter(|owner| *owner != writer) {
                broken.push(Broken::at(source, at, OWNER, format!("{table}, of {owner}")));
            }
        }
    }
    broken
}

#[test]
fn migrations_are_well_formed() {
    hold(&file_names(tree()));
    hold(&migrations(tree()).flat_map(migration).collect::<Vec<_>>());
}

#[test]
fn tables_have_one_owner() {
    let (owners, broken) = owners(tree());
    hold(&broken);
    assert!(!owners.is_empty(), "no migration makes a table");
    hold_each(tree().product(), |source| statements(source, &owners));
}

#[test]
fn bad_migrations_are_noticed() {
    let tree = Tree::sample(&[
        ("src/community/bridge/mod.rs", ""),
        ("src/platforms/web/mod.rs", ""),
        ("migrations/0001_foundation_start.sql", "create table job (job_id text primary key);"),
        ("migrations/0002_bridge_pick.sql", "create table pick (pick_id text);"),
        ("migrations/0003_web_sign_in.sql", ""),
        ("migrations/0003_bridge_more.sql", "alter table job add column kind text;"),
        ("migrations/0004_karma_points.sql", ""),
        ("migrations/0005_Bridge_x.sql", ""),
        ("migrations/6_bridge_x.sql", ""),
    ]);
    let paths: Vec<String> = file_names(&tree).into_iter().map(|broken| broken.path).collect();
    assert_eq!(paths.len(), 4, "{paths:?}");
    let (owners, broken) = owners(&tree);
    assert_eq!(owners.get("pick").map(String::as_str), Some("bridge"));
    complains(&broken, &[1]);
}

#[test]
fn bad_sql_is_noticed() {
    let sql = "-- A Comment\ncreate table pick (\n pick_id text primary key,\n state text default 'New',\n n bigint\n);\n";
    complains(&migration(&Plain::new("migrations/0001_bridge_a.sql", sql)), &[]);
    for (bad, line) in [
        ("\nCREATE table pick (pick_id text);", 2),
        ("create table picks (pick_id text);", 1),
        ("\n\ncreate table open_people (member_id text);", 3),
        ("create table pick (is_open boolean);", 1),
        ("create table pick (n bigserial);", 1),
        ("create table pick (id text);", 1),
        ("alter table pick add column made timestamp;", 1),
        ("create index a on pick (name collate nocase);", 1),
    ] {
        complains(&migration(&Plain::new("migrations/0001_bridge_a.sql", bad)), &[line]);
    }
    for singular in ["process", "synthesis", "status", "news", "member_address", "minutes", "pick"]
    {
        assert!(!is_plural(singular), "{singular}");
    }
}

#[test]
fn misplaced_statements_are_noticed() {
    let owners = BTreeMap::from([
        ("pick".to_owned(), "bridge".to_owned()),
        ("job".to_owned(), "foundation".to_owned()),
    ]);
    let held = |path: &str, text: &str| statements(&Source::new(path, text), &owners);
    let own = "const A: &str = \"select a from pick\";\nstatic B: [&str; 2] = [\"update pick set a = 1\", \"delete from pick\"];\nfn f() { const C: &str = \"insert into pick values ($1)\"; g(C); }";
    complains(&held("src/community/bridge/store.rs", own), &[]);
    complains(&held("src/community/bridge/store/picks.rs", own), &[]);
    complains(&held("src/community/glossary/store.rs", own), &[1, 2, 2, 3]);
    complains(&held("src/foundation/jobs/mod.rs", own), &[1, 2, 2, 3]);
    complains(&held("src/community/bridge/mod.rs", own), &[1, 2, 2, 3]);
    complains(&held("src/foundation/page.rs", own), &[1, 2, 2, 3]);
    complains(
        &held("src/community/bridge/store.rs", "fn f() {\n g(\"select a from pick\");\n}"),
        &[2],
    );
    complains(
        &held("src/community/bridge/store.rs", "const A: &str = \"SELECT a from pick\";"),
        &[1],
    );
    complains(
        &held(
            "src/community/bridge/store.rs",
            "const A: &str = \"select a from pick where lower(b) = $1\";",
        ),
        &[1],
    );
    complains(
        &held(
            "src/community/bridge/store.rs",
            "const A: &str = \"select a from pick join job on b\";",
        ),
        &[1],
    );
    complains(
        &held(
            "src/foundation/talk/store.rs",
            "#[cfg(test)]\nmod t { const A: &str = \"select a from pick\"; }",
        ),
        &[],
    );
}
