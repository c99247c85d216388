//! What Discord refuses is refused here: for each rule a body that breaks that rule alone.

use serde_json::{Value, json};

use super::Scene;
use crate::town::discord::Discord;

#[test]
fn a_message_within_all_bounds_is_taken() {
    let scene = Scene::open();
    let fields: Vec<Value> =
        (0..25).map(|n| json!({ "name": format!("{n}"), "value": "v" })).collect();
    let button = json!({ "type": 2, "style": 1, "label": "Press", "custom_id": "press" });
    let body = Scene::message(json!({
        "content": "á".repeat(2000), "nonce": "a".repeat(25), "enforce_nonce": true,
        "embeds": [{ "title": "t".repeat(256), "description": "d".repeat(4096), "fields": fields }],
        "components": [{ "type": 1, "components": [button] }],
    }));
    let said = scene.asks("POST", &scene.messages(), &body);
    assert_eq!(said.status, 200, "{}", said.body);
    for name in ["limit", "remaining", "reset", "reset-after", "bucket"] {
        assert!(said.headers.contains_key(format!("x-ratelimit-{name}")), "{name}");
    }
    assert_eq!(scene.discord.messages(scene.channel).len(), 1);
}

#[test]
fn a_message_that_breaks_one_rule_is_refused() {
    let scene = Scene::open();
    let button = |id: &str| json!({ "type": 2, "style": 1, "label": "Press", "custom_id": id });
    let row = |inside: Vec<Value>| json!({ "components": [{ "type": 1, "components": inside }] });
    let long = |many: usize| "x".repeat(many);
    let embed = |part: &str, text: String| json!({ "embeds": [{ part: text }] });
    let big = json!({ "description": long(3001) });
    let options: Vec<Value> =
        (0..26).map(|n| json!({ "label": format!("{n}"), "value": format!("{n}") })).collect();
    for (parts, broken) in [
        (json!({ "content": long(2001) }), "content: BASE_TYPE_MAX_LENGTH"),
        (json!({ "nonce": long(26) }), "nonce: BASE_TYPE_MAX_LENGTH"),
        (json!({ "enforce_nonce": true }), "nonce: BASE_TYPE_REQUIRED"),
        (json!({ "contents": "misspelt" }), "contents: UNKNOWN_FIELD"),
        (json!({ "embeds": [{ "titel": "misspelt" }] }), "embeds.0.titel: UNKNOWN_FIELD"),
        (json!({ "allowed_mentions": null }), "allowed_mentions: MISSING"),
        (
            json!({ "allowed_mentions": { "parse": ["all"] } }),
            "allowed_mentions.parse: BASE_TYPE_CHOICES",
        ),
        (
            json!({ "allowed_mentions": { "parse": ["users"], "users": ["1"] } }),
            "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        ),
        (json!({ "content": " " }), "EMPTY"),
        (embed("title", long(257)), "embeds.0.title: BASE"),
        (embed("description", long(4097)), "embeds.0.description: BASE"),
        (json!({ "embeds": [big.clone(), big] }), "embeds: MAX_EMBED_SIZE_EXCEEDED"),
        (json!({ "embeds": vec![json!({ "title": "t" }); 11] }), "embeds: BASE_TYPE_MAX_LENGTH"),
        (row(vec![button("a"), button("a")]), "COMPONENT_CUSTOM_ID_DUPLICATED"),
        (row(vec![button(&long(101))]), "custom_id: BASE_TYPE_MAX_LENGTH"),
        (row((0..6).map(|n| button(&format!("{n}"))).collect()), "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
        (
            row(vec![json!({ "type": 2, "label": "x", "custom_id": "a" })]),
            "style: BASE_TYPE_REQUIRED",
        ),
        (
            row(vec![json!({ "type": 2, "style": 5, "label": "x", "custom_id": "a" })]),
            "BUTTON_COMPONENT_URL_REQUIRED",
        ),
        (
            row(vec![json!({ "type": 3, "custom_id": "a", "options": options })]),
            "options: BASE_TYPE_BAD_LENGTH",
        ),
        (
            json!({ "components": [{ "type": 10, "content": "text" }] }),
            "needs the flag IS_COMPONENTS_V2",
        ),
        (json!({ "flags": 1 << 13 }), "flags: MESSAGE_FLAGS_INVALID"),
        (json!({ "attachments": [{ "id": "0" }] }), "ATTACHMENT_NOT_FOUND"),
        (
            json!({ "message_reference": { "message_id": "12345" } }),
            "message_reference: REPLIES_UNKNOWN_MESSAGE",
        ),
    ] {
        let said = scene.asks("POST", &scene.messages(), &Scene::message(parts.clone()));
        assert_eq!(said.status, 400, "{parts}: {}", said.body);
        let code = if broken == "EMPTY" { 50_006 } else { 50_035 };
        assert_eq!(said.body["code"], code, "{parts}: {}", said.body);
        assert!(said.body["errors"].is_object(), "{}", said.body);
        scene.discord.expects_broken(broken);
        let left = scene.discord.broken();
        // A length that the description knows too is found twice.
        let others = left.iter().filter(|one| !one.contains("DESCRIPTION"));
        assert_eq!(others.count(), 0, "{parts}: {left:?}");
        for _ in left {
            scene.discord.expects_broken("DESCRIPTION");
        }
    }
    assert!(scene.discord.messages(scene.channel).is_empty());
}

#[test]
fn what_only_the_description_knows_is_held_against_it_where_there_is_one() {
    let scene = Scene::open();
    let button = |part: &str| {
        let mut button = json!({ "type": 2, "style": 1, "label": "Press", "custom_id": "press" });
        button[part] = json!(true);
        json!({ "components": [{ "type": 1, "components": [button] }] })
    };
    assert_eq!(scene.posts(button("disabled")).status, 200);
    let described = Discord::is_described();
    assert_eq!(described, std::env::var("DISCORD_OPENAPI").is_ok_and(|path| !path.is_empty()));
    let status = if described { 400 } else { 200 };
    // Of another component, and of a field of the right name.
    assert_eq!(scene.posts(button("placeholder")).status, status);
    assert_eq!(scene.posts(json!({ "tts": "loud" })).status, status);
    if described {
        scene.discord.expects_broken("components.0.components.0.placeholder: UNKNOWN_FIELD");
        scene.discord.expects_broken("tts: DESCRIPTION");
    }
}
