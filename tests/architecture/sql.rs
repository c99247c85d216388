//! SQL as the checks see it: what is a statement, which tables it names, which columns a table gets.
//! Reads just enough of the language for statements the project writes, and knows no rule.

use std::sync::LazyLock;

use regex::Regex;

use super::source::{closing, pattern, split};

static STATEMENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?is)^\s*(?:select\s.*\bfrom\s|select\s+\d|insert\s+(?:or\s+\w+\s+)?into\s|update\s+\w+\s+set\s|delete\s+from\s",
        r"|create\s+(?:unique\s+)?(?:table|index)\s|alter\s+table\s|drop\s+(?:table|index)\s|pragma\s+\w",
        r"|with\s+(?:recursive\s+)?\w+\s*(?:\([^)]*\)\s*)?as\s*\()"
    ))
});
static COMMENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"--[^\n]*"));
static QUOTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"'(?:[^']|'')*'"));
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:join|into|update|table(?:\s+if\s+(?:not\s+)?exists)?|index\s+[\w\s]*?\bon)\s+(\w+)",
    )
});
static FROM: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bfrom\s+([\w\s,]+)"));
static CREATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?(\w+)\s*\("));
static ADD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\balter\s+table\s+(\w+)\s+add\s+(?:column\s+)?([^;]+)"));

/// Whether a text is an SQL statement.
pub fn is_statement(text: &str) -> bool {
    STATEMENT.is_match(text)
}

/// The statement as long as before, with comments and quoted values blanked.
pub fn bare(statement: &str) -> String {
    let blank = |found: &regex::Captures<'_>| {
        found[0].chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }).collect::<String>()
    };
    let without = QUOTED.replace_all(statement, blank);
    COMMENT.replace_all(&without, blank).into_owned()
}

/// The tables a statement names after `from`, `join`, `into`, `update`, `table`, `index .. on`.
pub fn tables(statement: &str) -> Vec<String> {
    let bare = bare(statement);
    let mut names: Vec<String> =
        NAMED.captures_iter(&bare).map(|found| found[1].to_lowercase()).collect();
    for found in FROM.captures_iter(&bare) {
        names.extend(
            found[1]
                .split(',')
                .filter_map(|table| table.split_whitespace().next())
                .map(str::to_lowercase),
        );
    }
    names.sort();
    names.dedup();
    names
}

/// A table with its columns, as a migration makes it.
pub struct Made {
    /// Its name.
    pub table: String,
    /// Where it stands in the text.
    pub at: usize,
    /// Name and the rest of the definition, in order.
    pub columns: Vec<(String, String)>,
    /// Whether it is made here; else columns are added to it.
    pub created: bool,
}

/// The tables a migration makes or widens.
pub fn made(migration: &str) -> Vec<Made> {
    let bare = bare(migration);
    let mut made = Vec::new();
    for found in CREATE.captures_iter(&bare) {
        let (Some(whole), Some(name)) = (found.get(0), found.get(1)) else {
            continue;
        };
        let body = &bare[whole.end()..closing(&bare, whole.end() - 1)];
        made.push(Made {
            table: name.as_str().to_owned(),
            at: whole.start(),
            columns: columns(body),
            created: true,
        });
    }
    for found in ADD.captures_iter(&bare) {
        let (Some(whole), Some(name), Some(column)) = (found.get(0), found.get(1), found.get(2))
        else {
            continue;
        };
        made.push(Made {
            table: name.as_str().to_owned(),
            at: whole.start(),
            columns: columns(column.as_str()),
            created: false,
        });
    }
    made
}

fn columns(body: &str) -> Vec<(String, String)> {
    let constraint = |name: &str| {
        matches!(name, "primary" | "unique" | "foreign" | "check" | "constraint" | "exclude" | "")
    };
    let defined = split(body).into_iter().map(|part| {
        let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
        part.split_once(' ').map_or((part.clone(), String::new()), |(name, rest)| {
            (name.to_owned(), rest.to_owned())
        })
    });
    defined.filter(|(name, _)| !constraint(name.split('(').next().unwrap_or(""))).collect()
}

#[test]
fn statements_are_recognised() {
    for text in [
        "select a from b",
        "\n  with due as (select 1) update x set a = 1",
        "insert into a values (1)",
        "update a set b = $1",
        "SELECT 1",
    ] {
        assert!(is_statement(text), "{text}");
    }
    for text in
        ["select", "update your profile", "with Ana", "create", "delete-from", "bridge-picked"]
    {
        assert!(!is_statement(text), "{text}");
    }
}

#[test]
fn tables_are_found() {
    let statement = "with x as (select a from pick p, room) insert into point select 'from other' from draft d join synthesis s on s.a = d.a -- from none";
    assert_eq!(tables(statement), ["draft", "pick", "point", "room", "synthesis"]);
    assert_eq!(tables("create unique index pick_by_room on pick (room_id)"), ["pick"]);
    assert_eq!(tables("delete from pick where a in (select b from skip)"), ["pick", "skip"]);
}

#[test]
fn columns_are_found() {
    let made = made(
        "create table pick (\n pick_id text primary key, -- a, b\n made_at bigint not null,\n unique (a, b), primary key(a)\n);\nalter table pick add column kind text;",
    );
    let names: Vec<(&str, &str)> = made
        .iter()
        .flat_map(|made| &made.columns)
        .map(|(name, rest)| (name.as_str(), rest.as_str()))
        .collect();
    assert_eq!(
        names,
        [("pick_id", "text primary key"), ("made_at", "bigint not null"), ("kind", "text")]
    );
    assert_eq!(made.iter().map(|made| made.created).collect::<Vec<_>>(), [true, false]);
}
