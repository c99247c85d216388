//! What Discord sends, as serenity reads it, in plain words.

use serde_json::{Value, json};

use super::*;

fn user(id: &str, name: &str) -> Value {
    json!({ "id": id, "username": name, "discriminator": "0", "avatar": null,
            "global_name": name })
}

/// An interaction on a server, in a thread that hangs from channel 500.
fn interaction(kind: u8, data: &Value) -> Interaction {
    let member = json!({
        "user": user("7", "ana"), "nick": "Ana P.", "roles": [], "deaf": false, "mute": false,
        "joined_at": "2026-01-01T00:00:00.000000+00:00", "flags": 0, "permissions": "32",
    });
    let channel = json!({ "id": "600", "type": 11, "parent_id": "500", "name": "hilo",
        "permissions": "0", "thread_metadata": { "archived": false, "auto_archive_duration": 60,
        "archive_timestamp": null, "locked": false } });
    let whole = json!({
        "id": "1100000000000000001", "application_id": "99", "type": kind, "data": data,
        "guild_id": "400", "channel_id": "600", "channel": channel, "member": member,
        "token": "secret", "version": 1, "locale": "es-419", "guild_locale": "en-US",
        "entitlements": [], "authorizing_integration_owners": {}, "context": 0,
        "attachment_size_limit": 10_485_760, "app_permissions": "0",
    });
    serde_json::from_value(whole).expect("an interaction")
}

fn read(kind: u8, data: &Value) -> Came {
    came(&interaction(kind, data), |channel| channel.to_string()).expect("ours")
}

#[test]
fn a_command_is_read_with_what_was_given() {
    let data = json!({ "id": "1", "name": "bridge", "type": 1, "options": [
        { "type": 1, "name": "point", "options": [
            { "type": 3, "name": "synthesis", "value": "S-1" },
            { "type": 4, "name": "point", "value": 2 },
            { "type": 7, "name": "id", "value": "500" }, ] } ] });
    let came = read(2, &data);
    assert_eq!((came.who.native_id.as_str(), came.who.display.as_str()), ("7", "Ana P."));
    assert_eq!(came.room.as_deref(), Some("500"), "a thread belongs to its channel");
    assert!(came.runs, "may manage the server");
    let given = [("synthesis", "S-1"), ("point", "2"), ("id", "500")];
    let given = given.map(|(name, text)| (name.to_owned(), Given::Text(text.to_owned())));
    let deed = Deed::Command {
        first: "bridge".to_owned(),
        second: Some("point".to_owned()),
        given: given.to_vec(),
    };
    assert_eq!(came.deed, deed);
}

#[test]
fn a_file_is_named_with_where_it_lies() {
    let file = json!({ "id": "5", "filename": "terms.csv", "size": 12, "url": "http://127.0.0.1/a",
        "proxy_url": "http://127.0.0.1/a", "ephemeral": true });
    let data = json!({ "id": "1", "name": "glossary", "type": 1,
        "resolved": { "attachments": { "5": file } },
        "options": [{ "type": 1, "name": "import", "options": [
            { "type": 11, "name": "table", "value": "5" } ] }] });
    let Deed::Command { given, .. } = read(2, &data).deed else { panic!("a command") };
    let file = Given::File {
        name: "terms.csv".to_owned(),
        address: "http://127.0.0.1/a".to_owned(),
        size: 12,
    };
    assert_eq!(given, [("table".to_owned(), file)]);
}

#[test]
fn what_is_being_typed_is_known() {
    let data = json!({ "id": "1", "name": "object", "type": 1, "options": [
        { "type": 3, "name": "synthesis", "value": "S", "focused": true } ] });
    let typed = Deed::Filling {
        first: "object".to_owned(),
        second: None,
        name: "synthesis".to_owned(),
        typed: "S".to_owned(),
    };
    assert_eq!(read(4, &data).deed, typed);
}

#[test]
fn a_menu_knows_its_message_and_our_own_have_no_author() {
    let message = |author: &str| {
        json!({
            "id": "11", "channel_id": "600", "author": user(author, "Luz"),
            "content": "Doce meses", "timestamp": "2026-11-24T10:00:00.000000+00:00",
            "edited_timestamp": null, "tts": false, "mention_everyone": false, "mentions": [],
            "mention_roles": [], "attachments": [], "embeds": [], "pinned": false, "type": 0,
        })
    };
    let on = |author: &str| {
        let data = json!({ "id": "1", "name": "Carry across", "type": 3, "target_id": "11",
            "resolved": { "messages": { "11": message(author) } } });
        match read(2, &data).deed {
            Deed::Menu { name, on } => {
                assert_eq!(name, "Carry across");
                on
            }
            other => panic!("{other:?}"),
        }
    };
    let theirs = on("8");
    assert_eq!(theirs.native_id, "600/11", "of a thread, the thread comes first");
    assert_eq!(theirs.text.as_deref(), Some("Doce meses"));
    assert_eq!(theirs.author.expect("an author").native_id, "8");
    assert_eq!(on("99").author, None);
}

#[test]
fn buttons_lists_and_forms_are_read() {
    let message = json!({
        "id": "11", "channel_id": "600", "author": user("99", "Puente"), "content": "",
        "timestamp": "2026-11-24T10:00:00.000000+00:00", "edited_timestamp": null, "tts": false,
        "mention_everyone": false, "mentions": [], "mention_roles": [], "attachments": [],
        "embeds": [], "pinned": false, "type": 0,
    });
    let with_message = |kind: u8, data: &Value| {
        let mut whole = json!(interaction(2, &json!({ "id": "1", "name": "a", "type": 1 })));
        whole["type"] = kind.into();
        whole["data"] = data.clone();
        whole["message"] = message.clone();
        let interaction: Interaction = serde_json::from_value(whole).expect("an interaction");
        came(&interaction, |channel| channel.to_string()).expect("ours").deed
    };
    let pressed = with_message(3, &json!({ "custom_id": "=0:!a", "component_type": 2 }));
    assert_eq!(pressed, Deed::Pressed { name: "=0:!a".to_owned() });
    let chosen = json!({ "custom_id": "?", "component_type": 3, "values": ["=1:!b"] });
    let chosen = with_message(3, &chosen);
    assert_eq!(chosen, Deed::Chosen { name: "?".to_owned(), value: "=1:!b".to_owned() });
    let sent = json!({ "custom_id": "=0:{}", "components": [
        { "type": 1, "components": [{ "type": 4, "custom_id": "text", "value": "No" }] } ] });
    let fields = [("text".to_owned(), "No".to_owned())].into();
    assert_eq!(with_message(5, &sent), Deed::Sent { name: "=0:{}".to_owned(), fields });
}

#[test]
fn who_is_mentioned_is_named_by_their_account() {
    assert_eq!(unmentioned("<@7>"), "discord:7");
    assert_eq!(unmentioned("<@!7>, @ana <@&8> <@x> <@9"), "discord:7, @ana <@&8> <@x> <@9");
}
