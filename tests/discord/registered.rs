//! What is registered on Discord fits Discord's limits, as its documentation counts them, and nothing
//! people would miss is cut. Source: Discord's "Application Commands".

use std::collections::BTreeSet;

use puente::foundation::i18n::{Lang, Words};
use puente::platforms::discord::commands;
use regex::Regex;
use serde_json::Value;

use crate::scene;
use crate::town::Town;

/// What a name of a command or an option is made of.
const NAME: &str = r"^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$";

/// The locales in which the house speaks Spanish.
const SPANISH: [&str; 2] = ["es-ES", "es-419"];

/// What breaks a limit in some commands, in words.
fn unfit(all: &[Value]) -> Vec<String> {
    let mut found = Vec::new();
    let of_type = |kind: u64| all.iter().filter(|one| one["type"] == kind).count();
    for (kind, most) in [(1, 100), (2, 15), (3, 15)] {
        if of_type(kind) > most {
            found.push(format!("{} commands of type {kind}", of_type(kind)));
        }
    }
    for kind in [1, 3] {
        let these: Vec<Value> = all.iter().filter(|one| one["type"] == kind).cloned().collect();
        same_names(&these, &format!("commands of type {kind}"), &mut found);
    }
    for one in all {
        let name = one["name"].as_str().unwrap_or_default();
        let size = size(one);
        if size > 8_000 {
            found.push(format!("{name} has {size} characters"));
        }
        if one["type"] == 1 {
            declared(one, name, &mut found);
        } else if one.get("options").is_some() || one.get("description").is_some() {
            found.push(format!("{name} is a menu with a description or options"));
        }
        for text in every(one, "name") {
            if !(1..=32).contains(&text.chars().count()) {
                found.push(format!("{text} is no name of a menu"));
            }
        }
    }
    found
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// A text and its localizations.
fn every<'v>(value: &'v Value, key: &str) -> Vec<&'v str> {
    let others = value[format!("{key}_localizations")].as_object();
    let own = value[key].as_str().into_iter();
    own.chain(others.into_iter().flat_map(|all| all.values().filter_map(Value::as_str))).collect()
}

/// Characters as Discord counts them: of a text and its localizations, the longest.
fn size(value: &Value) -> usize {
    let longest = |key: &str| {
        every(value, key).into_iter().map(|text| text.chars().count()).max().unwrap_or_default()
    };
    let own = value["value"].as_str().map_or(0, |text| text.chars().count());
    let under = ["options", "choices"].iter().flat_map(|key| list(value, key)).map(size);
    longest("name") + longest("description") + own + under.sum::<usize>()
}

/// In each language, every name is another.
fn same_names(all: &[Value], place: &str, found: &mut Vec<String>) {
    for locale in std::iter::once(None).chain(SPANISH.map(Some)) {
        let mut seen = BTreeSet::new();
        for one in all {
            let name = match locale {
                Some(locale) => &one["name_localizations"][locale],
                None => &one["name"],
            };
            if !seen.insert(name.as_str().unwrap_or_default()) {
                found.push(format!("{name} stands twice among {place}"));
            }
        }
    }
}

/// A command, sub-command or option with what is under it.
fn declared(one: &Value, path: &str, found: &mut Vec<String>) {
    let pattern = Regex::new(NAME).expect("a pattern");
    for name in every(one, "name") {
        if !pattern.is_match(name) || name.to_lowercase() != name {
            found.push(format!("{path}: {name} is no name"));
        }
    }
    for about in every(one, "description") {
        if !(1..=100).contains(&about.chars().count()) || about.ends_with('…') {
            found.push(format!("{path}: {about} is no description, or is cut"));
        }
        // An id that no language has words for is said as it is.
        if about.strip_suffix(".about").is_some() {
            found.push(format!("{path}: {about} has no words"));
        }
    }
    for locale in SPANISH {
        for key in ["name_localizations", "description_localizations"] {
            if !one[key][locale].is_string() {
                found.push(format!("{path}: no {key} in {locale}"));
            }
        }
    }
    let (options, choices) = (list(one, "options"), list(one, "choices"));
    for (what, count) in [("options", options.len()), ("choices", choices.len())] {
        if count > 25 {
            found.push(format!("{path}: {count} {what}"));
        }
    }
    same_names(options, path, found);
    same_names(choices, path, found);
    for choice in choices {
        for name in every(choice, "name") {
            if !(1..=100).contains(&name.chars().count()) {
                found.push(format!("{path}: {name} is no name of a choice"));
            }
        }
    }
    if !choices.is_empty() && one["autocomplete"] == true {
        found.push(format!("{path}: choices are not completed"));
    }
    let required = options.iter().map(|option| option["required"] == true);
    if !required.is_sorted_by(|before, after| before >= after) {
        found.push(format!("{path}: something required stands after something that is not"));
    }
    if options.iter().any(|one| one["type"] == 1) && options.iter().any(|one| one["type"] != 1) {
        found.push(format!("{path}: sub-commands stand beside options"));
    }
    for option in options {
        let name = option["name"].as_str().unwrap_or_default();
        declared(option, &format!("{path} {name}"), found);
    }
}

fn under<'v>(all: &'v [Value], path: &[&str]) -> &'v Value {
    let (first, rest) = path.split_first().expect("a path");
    let one = all.iter().find(|one| one["name"] == *first).expect("it is there");
    if rest.is_empty() { one } else { under(list(one, "options"), rest) }
}

scene!(what_is_registered_fits_discord_in_every_language, |town| {
    let all = commands::all(&town.house.base);
    let found = unfit(&all);
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(all.len() >= 12, "every first word, and the menus: {}", all.len());

    let point = under(&all, &["bridge", "point"]);
    assert_eq!(point["name_localizations"]["es-419"], "punto");
    let synthesis = under(list(point, "options"), &["synthesis"]);
    assert_eq!(synthesis["name_localizations"]["es-ES"], "síntesis", "accents are kept");
    assert_eq!((&synthesis["required"], &synthesis["autocomplete"]), (&true.into(), &true.into()));
    let number = under(&all, &["bridge", "point", "point"]);
    assert_eq!((number["type"].as_u64(), number["max_value"].as_i64()), (Some(4), Some(999)));
    let spanish = under(&all, &["bridge", "point", "spanish"]);
    assert_eq!(spanish["name_localizations"]["es-419"], "español", "a text for each language");
    let position = under(&all, &["bridge", "point", "position"]);
    let only = list(position, "choices").iter().find(|one| one["value"] == "only").expect("one");
    assert_eq!(only["name_localizations"]["es-419"], "una sala");
    assert_eq!(under(&all, &["group", "room", "id"])["type"], 7, "a room is a channel");
    assert_eq!(under(&all, &["glossary", "import", "table"])["type"], 11, "a table is a file");
    let text = under(&all, &["object", "text"]);
    assert!(text.get("required").is_none(), "what is long can be left out, and is asked for");
    let hidden = list(under(&all, &["bridge", "publish"]), "options");
    assert!(hidden.iter().all(|one| one["name"] != "seen"), "what only pages give is no option");
    let menus: Vec<&Value> = all.iter().filter(|one| one["type"] == 3).collect();
    let names: Vec<_> =
        menus.iter().map(|one| (&one["name"], &one["name_localizations"]["es-419"])).collect();
    assert_eq!(
        names,
        [
            (&"Translate".into(), &"Traducir".into()),
            (&"Carry across".into(), &"Llevar a la otra sala".into()),
            (&"Cite in draft".into(), &"Citar en un borrador".into()),
        ]
    );
});

#[tokio::test]
async fn what_is_registered_has_a_name_of_its_own_until_it_changes() {
    let town = Town::open(crate::town::Engine::Sqlite).await;
    let all = commands::all(&town.house.base);
    let name = commands::fingerprint(&all);
    assert_eq!(name, commands::fingerprint(&commands::all(&town.house.base)));
    let in_guild = commands::in_guild(all.clone());
    assert!(all[0].get("contexts").is_some() && in_guild[0].get("contexts").is_none());
    town.end().await;
    // In a house that speaks another language as well, it is another.
    let french = "command-help = aide\n    .about = Voir ce que vous pouvez faire ici\n";
    let town = Town::with(crate::town::Engine::Sqlite, "", &[("fr", french)]).await;
    let more = commands::all(&town.house.base);
    assert_ne!(name, commands::fingerprint(&more));
    assert_eq!(under(&more, &["help"])["name_localizations"]["fr"], "aide");
    assert!(unfit(&more).is_empty(), "{:?}", unfit(&more));
    town.end().await;
}

#[test]
fn what_does_not_fit_is_noticed() {
    let words = Words::embedded().expect("words");
    assert!(words.languages().contains(&Lang::new("es")));
    let both = |text: &str| serde_json::json!({ "es-ES": text, "es-419": text });
    let command = |name: &str, about: &str, options: Vec<Value>| {
        serde_json::json!({ "type": 1, "name": name, "name_localizations": both(name),
            "description": about, "description_localizations": both(about), "options": options })
    };
    let option = |name: &str, es: &str, required: bool| {
        serde_json::json!({ "type": 3, "name": name, "name_localizations": both(es),
            "description": "x", "description_localizations": both("x"), "required": required })
    };
    let good = command("a", "b", vec![option("c", "d", true), option("e", "f", false)]);
    assert_eq!(unfit(std::slice::from_ref(&good)), Vec::<String>::new());
    let long = "x".repeat(101);
    let many = (0..26).map(|n| option(&format!("o{n}"), &format!("p{n}"), false)).collect();
    let heavy: Vec<Value> = (0..25)
        .map(|n| {
            let mut one = option(&format!("o{n}"), &format!("p{n}"), false);
            one["choices"] = (0..4)
                .map(|at| {
                    let name = format!("{n} {at} {}", "y".repeat(80));
                    serde_json::json!({ "name": name, "name_localizations": both(&name),
                        "value": "z" })
                })
                .collect();
            one
        })
        .collect();
    for bad in [
        vec![command("A", "b", Vec::new())],
        vec![command("a b", "c", Vec::new())],
        vec![command("a", &long, Vec::new())],
        vec![command("a", "cut…", Vec::new())],
        vec![command("a", "b", many)],
        vec![command("a", "b", heavy)],
        vec![command("a", "b", vec![option("c", "d", false), option("e", "f", true)])],
        vec![command("a", "b", vec![option("c", "d", false), option("e", "d", false)])],
        (0..101).map(|n| command(&format!("a{n}"), "b", Vec::new())).collect(),
        vec![good.clone(), good],
    ] {
        assert_ne!(unfit(&bad), Vec::<String>::new());
    }
}
