//! Who may use whom: the rooms of the house, the levels of the capabilities, the order of the foundation, the fences around crates.
//! Reads paths only; what is done with them is not looked at.

use super::source::{Source, Used};
use super::{Broken, Tree, complains, hold, hold_each, tree};

const DIRECTION: &str = "main uses app, app uses community and platforms, these use foundation; never the other way round, and community and platforms never import each other.";
const LEVELS: &str = "Inside community a folder uses only folders on lower levels: 0 people · 1 glossary, participation · 2 translation, agenda, catchup · 3 bridge, surveys, mentoring · 4 meetings, decisions · 5 statements, elections, disputes · 6 feeds.";
const PLATFORMS: &str =
    "A platform never imports another: they meet in foundation::talk and foundation::page.";
const ORDER: &str = "Inside foundation each part may use those before it: clock, i18n, error, config, metrics, store, journal, jobs, talk, page, capability.";
const DEMO: &str = "The demo and the bench stand beside app: they use app, foundation and community::people, and nobody but main imports them.";
const FENCES: &str = "Crates are fenced: serenity in platforms/discord, the Matrix crates in platforms/matrix, axum in platforms/web, where a homeserver pushes, foundation/page and community pages, maud there too, hyper beside axum and in bench, sqlx in foundation/{store,journal,jobs,talk} and store.rs, Fluent and ICU in foundation/i18n.";

/// The capabilities, by level.
const CAPABILITIES: [&[&str]; 7] = [
    &["people"],
    &["glossary", "participation"],
    &["translation", "agenda", "catchup"],
    &["bridge", "surveys", "mentoring"],
    &["meetings", "decisions"],
    &["statements", "elections", "disputes"],
    &["feeds"],
];

/// The parts of the foundation, each after those it may use.
const FOUNDATION: [&str; 13] = [
    "clock",
    "limit",
    "i18n",
    "error",
    "config",
    "metrics",
    "files",
    "store",
    "journal",
    "jobs",
    "talk",
    "page",
    "capability",
];

fn level(capability: &str) -> Option<usize> {
    CAPABILITIES.iter().position(|names| names.contains(&capability))
}

/// The room of a path from the crate's root, and the folder inside it.
fn room(parts: &[String]) -> (&str, &str) {
    let part = |at: usize| parts.get(at).map_or("", String::as_str);
    (part(0), part(1))
}

/// The sentence broken when code of one place uses another.
fn forbidden((from, inner): (&str, &str), (to, target): (&str, &str)) -> Option<&'static str> {
    // A type or function re-exported by the room's own mod.rs belongs to no folder.
    let is_folder = target.starts_with(|first: char| first.is_ascii_lowercase());
    let at_home = from == to && (target == inner || inner.is_empty() || !is_folder);
    match (from, to) {
        ("lib", _)
        | ("app", "app" | "community" | "platforms" | "foundation")
        | ("main", "app" | "demo" | "bench" | "foundation")
        | ("demo", "app" | "demo" | "foundation")
        | ("bench", "app" | "bench" | "foundation")
        | ("community" | "platforms", "foundation") => None,
        ("demo" | "bench", "community") if target == "people" => None,
        ("demo" | "bench", _) | (_, "demo" | "bench") => Some(DEMO),
        _ if at_home => None,
        ("community", "community") => (level(target)? >= level(inner)?).then_some(LEVELS),
        ("platforms", "platforms") => Some(PLATFORMS),
        ("foundation", "foundation") => {
            let place = |name: &str| FOUNDATION.iter().position(|part| *part == name);
            (place(target)? >= place(inner)?).then_some(ORDER)
        }
        _ => Some(DIRECTION),
    }
}

/// The place a file belongs to: `("community", "bridge")`.
fn place(path: &str) -> (&str, &str) {
    let mut parts = path.trim_start_matches("src/").trim_end_matches(".rs").split('/');
    let room = parts.next().unwrap_or("");
    (room, parts.next().filter(|inner| *inner != "mod").unwrap_or(""))
}

fn directions(source: &Source) -> Vec<Broken> {
    let from = place(&source.path);
    source
        .paths()
        .iter()
        .filter(|used| used.ours)
        .filter_map(|Used { at, parts, .. }| {
            let to = room(parts);
            // Macros stand at the root of the crate; the part that defines one is in its own file.
            let known =
                matches!(to.0, "app" | "community" | "platforms" | "foundation" | "demo" | "bench");
            let rule = if known { forbidden(from, to) } else { None }?;
            Some(Broken::at(source, *at, rule, parts.join("::")))
        })
        .collect()
}

/// Whether a file may use a crate.
fn fenced_in(krate: &str, path: &str) -> bool {
    let in_part = |parts: &[&str]| {
        let (room, inner) = place(path);
        room == "foundation" && parts.contains(&inner)
    };
    let named = |name: &str| {
        let of_capability =
            path.starts_with("src/community/") || path.starts_with("src/platforms/");
        of_capability
            && (path.ends_with(&format!("/{name}.rs")) || path.contains(&format!("/{name}/")))
    };
    let web = || path.starts_with("src/platforms/web/") || in_part(&["page"]);
    match krate {
        "serenity" | "poise" => path.starts_with("src/platforms/discord/"),
        "ruma" => path.starts_with("src/platforms/matrix/"),
        _ if krate.starts_with("matrix_sdk") => path.starts_with("src/platforms/matrix/"),
        "hyper" | "hyper_util" if path.starts_with("src/bench/") => true,
        "axum" | "hyper_util" if path == "src/platforms/matrix/service/listen.rs" => true,
        "axum" | "axum_extra" | "tower_http" | "tower" | "hyper" | "hyper_util" | "maud" => {
            web() || (path.starts_with("src/community/") && named("pages"))
        }
        "sqlx" => {
            in_part(&["store", "journal", "jobs", "talk"])
                || named("store")
                || path.starts_with("src/bench/store/")
        }
        "unic_langid" => in_part(&["i18n"]),
        _ if krate.starts_with("fluent") || krate.starts_with("icu_") => in_part(&["i18n"]),
        _ => true,
    }
}

fn fences(source: &Source) -> Vec<Broken> {
    source
        .paths()
        .iter()
        .filter(|used| !used.ours)
        .filter(|used| used.parts.first().is_some_and(|krate| !fenced_in(krate, &source.path)))
        .map(|used| Broken::at(source, used.at, FENCES, used.parts.join("::")))
        .collect()
}

/// A folder nobody has given a place would escape the rules above.
fn unplaced(tree: &Tree) -> Vec<Broken> {
    let community = tree.inside("src/community").into_iter().filter(|name| level(name).is_none());
    let foundation =
        tree.inside("src/foundation").into_iter().filter(|name| !FOUNDATION.contains(name));
    community
        .map(|name| Broken::whole(format!("src/community/{name}"), LEVELS, "no level"))
        .chain(foundation.map(|name| {
            Broken::whole(format!("src/foundation/{name}"), ORDER, "no place in the order")
        }))
        .collect()
}

#[test]
fn rooms_are_used_in_one_direction() {
    hold_each(tree().product(), directions);
    hold(&unplaced(tree()));
}

#[test]
fn crates_stay_behind_their_fences() {
    hold_each(tree().product(), fences);
}

#[test]
fn wrong_directions_are_noticed() {
    let bad = [
        ("src/main.rs", "use puente::community::people;"),
        ("src/demo/mod.rs", "use crate::community::bridge::Pick;"),
        ("src/app/mod.rs", "use crate::demo::Town;"),
        ("src/foundation/talk.rs", "use crate::app::House;"),
        ("src/community/people/mod.rs", "use crate::{foundation::page, app};"),
        ("src/community/people/mod.rs", "use crate::platforms::web;"),
        ("src/community/glossary/rules.rs", "use crate::community::participation::Tally;"),
        ("src/community/glossary/rules.rs", "fn f() { super::super::bridge::pick(); }"),
        ("src/platforms/web/mod.rs", "use crate::community::people;"),
        ("src/platforms/web/sign_in.rs", "use crate::platforms::matrix;"),
        ("src/foundation/store/mod.rs", "use super::jobs::Lane;"),
        ("src/foundation/clock.rs", "fn f() { crate::foundation::i18n::fold(\"\"); }"),
        ("src/foundation/page/mod.rs", "use crate::community::people::Member;"),
    ];
    for (path, text) in bad {
        complains(&directions(&Source::new(path, text)), &[1]);
    }
}

#[test]
fn right_directions_are_left_alone() {
    let good = [
        ("src/main.rs", "use puente::{app, demo, foundation::config::Settings};"),
        ("src/lib.rs", "pub mod app; pub use crate::community::people;"),
        ("src/app/mod.rs", "use crate::{community::feeds, platforms::web, foundation::jobs};"),
        (
            "src/demo/mod.rs",
            "use crate::{app::House, community::people::Member, foundation::clock::Clock};",
        ),
        (
            "src/community/bridge/mod.rs",
            "use crate::{community::glossary, foundation::talk, say}; use super::people::Member;",
        ),
        ("src/platforms/web/mod.rs", "use super::web::x; use crate::foundation::page::Page;"),
        ("src/foundation/page/mod.rs", "use crate::foundation::{talk, store}; // crate::app"),
    ];
    for (path, text) in good {
        hold(&directions(&Source::new(path, text)));
    }
    complains(
        &unplaced(&Tree::sample(&[
            ("src/community/karma/mod.rs", ""),
            ("src/foundation/tools.rs", ""),
        ])),
        &[1, 1],
    );
}

#[test]
fn broken_fences_are_noticed() {
    let bad = [
        ("src/app/mod.rs", "use serenity::all::Client;"),
        ("src/platforms/discord/mod.rs", "fn f() { matrix_sdk::Client::new(); }"),
        ("src/community/bridge/mod.rs", "use axum::Router;"),
        ("src/community/bridge/commands.rs", "use maud::html;"),
        ("src/community/bridge/rules.rs", "#[derive(sqlx::FromRow)] struct A;"),
        ("src/foundation/page.rs", "use sqlx::query;"),
        ("src/foundation/page.rs", "use {std::fmt, icu_list::ListFormatter};"),
        ("src/platforms/web/mod.rs", "use fluent::FluentBundle;"),
        ("src/platforms/matrix/sync.rs", "use axum::Router;"),
    ];
    for (path, text) in bad {
        complains(&fences(&Source::new(path, text)), &[1]);
    }
    let good = [
        ("src/community/bridge/pages.rs", "use axum::Router; use maud::html;"),
        ("src/community/bridge/store.rs", "use sqlx::query;"),
        ("src/foundation/talk/store.rs", "use sqlx::query;"),
        ("src/foundation/i18n/words.rs", "use fluent::FluentBundle; use icu_list::ListFormatter;"),
        ("src/platforms/web/live.rs", "use axum::Router;"),
        ("src/platforms/matrix/service/listen.rs", "use axum::Router;"),
    ];
    for (path, text) in good {
        hold(&fences(&Source::new(path, text)));
    }
}
