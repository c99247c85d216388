//! Commands are held against Discord's rules when they are registered, and people's typing against
//! what is registered.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde_json::{Value, json};

use super::Scene;

/// A command that is as it should be, with these parts.
fn command(parts: Value) -> Value {
    let mut command = json!({ "type": 1, "name": "bridge", "description": "Carries across" });
    let parts = serde_json::from_value::<serde_json::Map<_, _>>(parts).expect("parts");
    command.as_object_mut().expect("a command").extend(parts);
    command
}

fn option(name: &str, parts: Value) -> Value {
    let mut option = command(parts);
    option["name"] = json!(name);
    if option["type"] == 1 && option.get("options").is_none() {
        option["type"] = json!(3);
    }
    option
}

#[test]
fn commands_that_break_one_rule_are_refused() {
    let scene = Scene::open();
    let long = |many: usize| "x".repeat(many);
    let options = |all: Vec<Value>| vec![command(json!({ "options": all }))];
    let many = |many: usize, kind: u64| {
        let all = (0..many).map(|n| {
            let said = if kind == 1 { "Does it" } else { "" };
            json!({ "type": kind, "name": format!("c{n}"), "description": said })
        });
        all.collect::<Vec<_>>()
    };
    let choices: Vec<Value> =
        (0..26).map(|n| json!({ "name": format!("{n}"), "value": format!("{n}") })).collect();
    let large: Vec<Value> = (0..3)
        .map(|n| {
            let choices: Vec<Value> = (0..25)
                .map(|m| json!({ "name": format!("{m}{}", long(90)), "value": format!("{m}{}", long(20)) }))
                .collect();
            option(&format!("o{n}"), json!({ "choices": choices }))
        })
        .collect();
    for (commands, broken) in [
        (vec![command(json!({ "name": "Bridge" }))], "0.name: APPLICATION_COMMAND_INVALID_NAME"),
        (vec![command(json!({ "name": "a b" }))], "0.name: APPLICATION_COMMAND_INVALID_NAME"),
        (vec![command(json!({ "name": long(33) }))], "0.name: BASE_TYPE_BAD_LENGTH"),
        (vec![command(json!({ "description": "" }))], "0.description: BASE_TYPE_BAD_LENGTH"),
        (vec![command(json!({ "description": long(101) }))], "0.description: BASE_TYPE_BAD_LENGTH"),
        (
            vec![command(json!({ "name_localizations": { "es": "puente" } }))],
            "name_localizations.es: APPLICATION_COMMAND_LOCALE_UNKNOWN",
        ),
        (
            vec![command(json!({ "name_localizations": { "es-ES": "Puente" } }))],
            "name_localizations.es-ES: APPLICATION_COMMAND_INVALID_NAME",
        ),
        (vec![command(json!({})), command(json!({}))], "APPLICATION_COMMANDS_DUPLICATE_NAME"),
        (many(101, 1), "101 commands of the type 1"),
        (many(16, 3), "16 commands of the type 3"),
        (
            vec![json!({ "type": 3, "name": "Carry across", "description": "Carries" })],
            "APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED",
        ),
        (
            options(vec![option("a", json!({})), option("b", json!({ "required": true }))]),
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        ),
        (
            options(vec![option("a", json!({})), option("a", json!({}))]),
            "APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
        ),
        (
            options(vec![
                option("a", json!({ "name_localizations": { "es-419": "x" } })),
                option("b", json!({ "name_localizations": { "es-419": "x" } })),
            ]),
            "x is there twice in es-419",
        ),
        (
            options((0..26).map(|n| option(&format!("o{n}"), json!({}))).collect()),
            "0.options: BASE_TYPE_MAX_LENGTH",
        ),
        (
            options(vec![
                option("a", json!({})),
                json!({ "type": 1, "name": "b", "description": "x" }),
            ]),
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        ),
        (
            options(vec![option("a", json!({ "choices": choices }))]),
            "choices: BASE_TYPE_MAX_LENGTH",
        ),
        (
            options(vec![option(
                "a",
                json!({ "autocomplete": true, "choices": [{ "name": "x", "value": "x" }] }),
            )]),
            "APPLICATION_COMMAND_AUTOCOMPLETE_INVALID",
        ),
        (options(large), "APPLICATION_COMMAND_TOO_LARGE"),
    ] {
        let said = scene.asks("PUT", &scene.commands(), &json!(commands));
        assert_eq!((said.status, &said.body["code"]), (400, &json!(50_035)), "{commands:?}");
        scene.discord.expects_broken(broken);
        for left in scene.discord.broken() {
            // What the description says of the same part.
            assert!(left.contains("DESCRIPTION"), "{broken}: {left}");
            scene.discord.expects_broken(&left);
        }
    }
    assert!(scene.discord.commands(Some(scene.guild)).is_empty());
}

/// What a scene would fail with.
fn fails<T>(does: impl FnOnce() -> T) -> String {
    let failed = catch_unwind(AssertUnwindSafe(does)).err().expect("it fails");
    let said = failed.downcast_ref::<String>().cloned();
    said.or_else(|| failed.downcast_ref::<&str>().map(|text| (*text).to_owned())).expect("words")
}

#[test]
fn people_type_what_is_registered_and_nothing_else() {
    let scene = Scene::open();
    let (discord, ana, channel) = (&scene.discord, scene.ana, scene.channel);
    let draft = json!({
        "type": 1, "name": "draft", "description": "Opens a draft",
        "name_localizations": { "es-419": "borrador" },
        "options": [
            {
                "type": 3, "name": "title", "description": "What it is about", "required": true,
                "autocomplete": true, "max_length": 10,
                "name_localizations": { "es-419": "título" },
            },
            {
                "type": 3, "name": "position", "description": "Where we stand",
                "choices": [{ "name": "Both rooms say", "value": "both" }],
            },
            { "type": 6, "name": "member", "description": "Who" },
            { "type": 4, "name": "many", "description": "How many", "min_value": 1 },
            { "type": 11, "name": "file", "description": "A file" },
            { "type": 7, "name": "place", "description": "Where", "channel_types": [0] },
        ],
    });
    let admin = json!({
        "name": "admin", "description": "For those who manage", "default_member_permissions": "32",
    });
    let menu = json!({ "type": 3, "name": "Carry across" });
    let registered = json!([command(json!({ "options": [draft] })), admin, menu]);
    scene.registers(&registered);

    let file = discord.uploads("terms.csv", b"en,es\n").to_string();
    let place = channel.to_string();
    let all = [
        ("title", "Urgent"),
        ("position", "Both rooms say"),
        ("member", &ana.to_string()),
        ("many", "3"),
        ("file", &file),
        ("place", &place),
    ];
    let _ = discord.slash(ana, channel, "bridge draft", &all);
    let _ = discord.slash(ana, channel, "bridge borrador", &[("título", "Urgente")]);
    let _ = discord.types(ana, channel, "bridge draft", ("title", "Ur"), &[("many", "2")]);
    let message = discord.says(ana, channel, "Carry me");
    let _ = discord.menu(ana, channel, message, "Carry across");

    let slash =
        |path: &str, options: &[(&str, &str)]| fails(|| discord.slash(ana, channel, path, options));
    assert!(slash("brigde", &[]).contains("no command \"brigde\""));
    assert!(slash("bridge", &[]).contains("goes on with one of [\"draft\"]"));
    assert!(slash("bridge draft", &[]).contains("needs \"title\""));
    let with = |name: &str, value: &str| slash("bridge draft", &[("title", "x"), (name, value)]);
    assert!(with("title", "much too long").contains("characters"));
    assert!(with("position", "neither").contains("no choice"));
    assert!(with("many", "0").contains("out of bounds"));
    assert!(with("nobody", "x").contains("no option"));
    assert!(with("member", "Ana").contains("is no id"));
    assert!(slash("admin", &[]).contains("no command \"admin\""), "she may not");
    assert!(fails(|| discord.menu(ana, channel, message, "Carry")).contains("no entry"));
    // Nobody was there to be told of these, so nothing is overdue.
    assert!(discord.broken().is_empty());
}
