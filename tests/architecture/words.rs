//! No prose in Rust: finds sentences written into the code.
//! Knows which texts nobody but an operator or a database reads, and not which words are good.

use std::sync::LazyLock;

use regex::Regex;

use super::source::{Source, pattern};
use super::sql::is_statement;
use super::texts::Literal;
use super::{Broken, complains, hold_each, tree};

const PROSE: &str =
    "No prose in Rust: what people read is worded in locales/, and a handler returns its id.";
const RULES: &str = "rules.rs holds no prose: a reason is a type, worded in locales/.";

/// A sentence: a capital, and four words or more with single blanks between.
static SENTENCE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\W*\p{Lu}[\p{L}’']*(?:[,;:]? [\p{L}’']+){3,}"));
/// Three words in a row, of any case.
static WORDS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\p{L}{2,} \p{L}{2,} \p{L}{2,}"));
/// What operators and developers read: attributes, traces, broken assumptions.
static EXEMPT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"#!?\[|\b(?:error|warn|info|debug|trace|event|span|\w+_span|panic|unreachable|figures|(?:debug_)?assert\w*)!\s*[\(\[\{]",
    )
});

fn is_exempt(path: &str) -> bool {
    path == "src/main.rs"
        || path.starts_with("src/demo")
        || path.ends_with("/store.rs")
        || path.contains("/store/")
}

fn said(source: &Source) -> Vec<&Literal> {
    let exempt = source.groups(&EXEMPT);
    let read = source.literals.iter().filter(|literal| {
        let at = literal.span.start;
        !source.is_test(at) && !exempt.iter().any(|span| span.contains(&at))
    });
    read.filter(|literal| !is_statement(&literal.value)).collect()
}

fn prose(source: &Source) -> Vec<Broken> {
    if is_exempt(&source.path) {
        return Vec::new();
    }
    let (rule, shape) =
        if source.path.ends_with("/rules.rs") { (RULES, &*WORDS) } else { (PROSE, &*SENTENCE) };
    let said = said(source).into_iter().filter(|literal| shape.is_match(&literal.value));
    said.map(|literal| Broken::at(source, literal.span.start, rule, literal.value.as_str()))
        .collect()
}

#[test]
fn no_prose_in_rust() {
    hold_each(tree().product(), prose);
}

#[test]
fn prose_is_noticed() {
    let bad = r#"
        const A: &str = "Nothing has crossed yet";
        fn f() { format!("¿Qué dijo la sala?"); }
        // "This is a comment here"
        #[error("The room is closed now")]
        struct E;
        fn g() { tracing::warn!(%id, "The room is closed now"); error!("The room is closed now"); }
        const SQL: &str = "select member_id from member where name = 'The One And Only'";
        const ID: &str = "bridge-nothing-yet";
        const NAME: &str = "Puente Bridge";
        fn h() { html! { p { "Sign in, with your account" } } }
        #[cfg(test)]
        mod tests { const A: &str = "Nothing has crossed yet"; }
    "#;
    complains(&prose(&Source::new("src/community/bridge/mod.rs", bad)), &[2, 3, 11]);
    complains(&prose(&Source::new("src/demo/mod.rs", bad)), &[]);
    let rules = "const A: &str = \"not yet open\";\nconst B: &str = \"not-open\";\nfn f() { format!(\"{a}/{b}\"); assert!(x, \"not yet open\"); }";
    complains(&prose(&Source::new("src/community/decisions/rules.rs", rules)), &[1]);
}
