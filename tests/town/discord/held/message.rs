//! What a message may be: its lengths, its embeds, its components, whom it may call.
//!
//! Source: `developers/resources/message` and `developers/components/reference` of Discord's
//! documentation.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::rest::Ask;
use super::Fault;

/// Built of components, and of nothing else.
const COMPONENTS_ONLY: u64 = 1 << 15;
/// What a bot may set: no embeds shown, for one person, no notification, of components.
const FLAGS: u64 = 4 | 64 | 4096 | COMPONENTS_ONLY;
/// What may be in an embed, and how long.
const EMBED: [(&str, usize); 2] = [("title", 256), ("description", 4096)];

/// What there is in a message.
const PARTS: [&str; 14] = [
    "content",
    "nonce",
    "tts",
    "embeds",
    "allowed_mentions",
    "message_reference",
    "components",
    "sticker_ids",
    "attachments",
    "flags",
    "enforce_nonce",
    "poll",
    "thread_name",
    "applied_tags",
];
/// What there is in an embed.
const EMBED_PARTS: [&str; 13] = [
    "title",
    "type",
    "description",
    "url",
    "timestamp",
    "color",
    "footer",
    "image",
    "thumbnail",
    "video",
    "provider",
    "author",
    "fields",
];

/// Finds what nobody knows.
fn named(of: &Value, known: &[&str], path: &str, faults: &mut Vec<Fault>) {
    for (part, _) in of.as_object().into_iter().flatten() {
        if !known.contains(&part.as_str()) {
            let path = if path.is_empty() { part.clone() } else { format!("{path}.{part}") };
            faults.push(Fault::at(&path, "UNKNOWN_FIELD", "nobody knows this field"));
        }
    }
}

/// Whether nothing of a message can be seen.
pub fn is_empty(message: &Value) -> bool {
    let lists = ["embeds", "components", "attachments", "sticker_ids", "sticker_items"];
    let filled = |part: &str| message[part].as_array().is_some_and(|list| !list.is_empty());
    message["content"].as_str().is_none_or(|text| text.trim().is_empty())
        && !lists.iter().any(|part| filled(part))
        && !message["poll"].is_object()
}

/// How long a text is, as Discord counts.
pub fn length(text: &Value) -> usize {
    text.as_str().map_or(0, |text| text.chars().count())
}

/// Finds what is too long.
pub fn too_long(text: &Value, most: usize, path: &str, faults: &mut Vec<Fault>) {
    if length(text) > most {
        let said = format!("Must be {most} or fewer in length.");
        faults.push(Fault::at(path, "BASE_TYPE_MAX_LENGTH", &said));
    }
}

/// Finds what is wrong with a message; `inside` is where in the body it stands.
pub fn faults(message: &Value, inside: &str, ask: &Ask, edit: bool, faults: &mut Vec<Fault>) {
    let at =
        |part: &str| if inside.is_empty() { part.to_owned() } else { format!("{inside}.{part}") };
    if !message.is_object() {
        return faults.push(Fault::at(inside, "BASE_TYPE_REQUIRED", "This field is required"));
    }
    too_long(&message["content"], 2000, &at("content"), faults);
    too_long(&message["nonce"], 25, &at("nonce"), faults);
    named(message, &PARTS, inside, faults);
    let allowed = &message["allowed_mentions"];
    if allowed.is_object() {
        let parsed = allowed["parse"].as_array().into_iter().flatten();
        if parsed.clone().any(|one| !matches!(one.as_str(), Some("users" | "roles" | "everyone"))) {
            faults.push(Fault::at(
                &at("allowed_mentions.parse"),
                "BASE_TYPE_CHOICES",
                "Value must be one of ('users', 'roles', 'everyone').",
            ));
        }
        for kind in ["users", "roles"] {
            let parsed = allowed["parse"].as_array().is_some_and(|all| all.contains(&kind.into()));
            if parsed && allowed[kind].as_array().is_some_and(|all| !all.is_empty()) {
                let said =
                    format!("parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
                faults.push(Fault::at(
                    &at("allowed_mentions"),
                    "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                    &said,
                ));
            }
        }
    } else {
        faults.push(Fault::at(
            &at("allowed_mentions"),
            "MISSING",
            "without it the text may call people",
        ));
    }
    if message["enforce_nonce"] == true && message["nonce"].is_null() {
        faults.push(Fault::at(&at("nonce"), "BASE_TYPE_REQUIRED", "enforce_nonce needs a nonce"));
    }
    let flags = message["flags"].as_u64().unwrap_or_default();
    if flags & !FLAGS != 0 {
        faults.push(Fault::at(
            &at("flags"),
            "MESSAGE_FLAGS_INVALID",
            "a flag that bots cannot set",
        ));
    }
    embeds(&message["embeds"], &at("embeds"), faults);
    let only = flags & COMPONENTS_ONLY != 0;
    if only && !edit {
        for part in ["content", "embeds", "poll", "sticker_ids"] {
            let value = &message[part];
            let said = value.as_str().map_or(!value.is_null(), |text| !text.is_empty());
            if said && value.as_array().is_none_or(|list| !list.is_empty()) {
                faults.push(Fault::at(
                    &at(part),
                    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                    "not with components v2",
                ));
            }
        }
    }
    components(&message["components"], &at("components"), only, faults);
    attachments(message, &at("attachments"), ask, faults);
}

/// The embeds, each and all together.
fn embeds(all: &Value, path: &str, faults: &mut Vec<Fault>) {
    let mut sum = 0;
    if all.as_array().is_some_and(|all| all.len() > 10) {
        faults.push(Fault::at(path, "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length."));
    }
    for (number, embed) in all.as_array().into_iter().flatten().enumerate() {
        named(embed, &EMBED_PARTS, &format!("{path}.{number}"), faults);
        if embed["fields"].as_array().is_some_and(|fields| fields.len() > 25) {
            let path = format!("{path}.{number}.fields");
            faults.push(Fault::at(&path, "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length."));
        }
        for (part, most) in EMBED {
            too_long(&embed[part], most, &format!("{path}.{number}.{part}"), faults);
            sum += length(&embed[part]);
        }
        too_long(&embed["footer"]["text"], 2048, &format!("{path}.{number}.footer.text"), faults);
        too_long(&embed["author"]["name"], 256, &format!("{path}.{number}.author.name"), faults);
        sum += length(&embed["footer"]["text"]) + length(&embed["author"]["name"]);
        let fields = embed["fields"].as_array().into_iter().flatten();
        for (field, value) in fields.enumerate() {
            for (part, most) in [("name", 256), ("value", 1024)] {
                let path = format!("{path}.{number}.fields.{field}.{part}");
                too_long(&value[part], most, &path, faults);
                if length(&value[part]) == 0 {
                    faults.push(Fault::at(&path, "BASE_TYPE_REQUIRED", "This field is required"));
                }
                sum += length(&value[part]);
            }
        }
    }
    if sum > 6000 {
        let said = "Embed size exceeds maximum size of 6000";
        faults.push(Fault::at(path, "MAX_EMBED_SIZE_EXCEEDED", said));
    }
}

/// The components: which may stand where, and their ids, of which each is used once.
fn components(all: &Value, path: &str, only: bool, faults: &mut Vec<Fault>) {
    let (mut ids, mut many) = (BTreeSet::new(), 0);
    let top = all.as_array().into_iter().flatten();
    for (at, component) in top.enumerate() {
        if !only && component["type"] != 1 {
            let path = format!("{path}.{at}.type");
            faults.push(Fault::at(&path, "UNION_TYPE_CHOICES", "needs the flag IS_COMPONENTS_V2"));
        }
        one(component, &format!("{path}.{at}"), &mut ids, &mut many, faults);
    }
    let most = if only { 40 } else { 5 };
    let rows = if only { many } else { all.as_array().map_or(0, Vec::len) };
    if rows > most {
        let said = format!("Must be {most} or fewer in length.");
        faults.push(Fault::at(path, "BASE_TYPE_BAD_LENGTH", &said));
    }
}

/// One component and those inside it.
pub fn one(
    component: &Value,
    path: &str,
    ids: &mut BTreeSet<String>,
    many: &mut usize,
    faults: &mut Vec<Fault>,
) {
    *many += 1;
    let fault = |part: &str, code: &'static str, said: &str| {
        Fault::at(&format!("{path}.{part}"), code, said)
    };
    if let Some(id) = component["custom_id"].as_str() {
        if length(&component["custom_id"]) > 100 {
            faults.push(fault(
                "custom_id",
                "BASE_TYPE_MAX_LENGTH",
                "Must be 100 or fewer in length.",
            ));
        }
        if !ids.insert(id.to_owned()) {
            faults.push(fault(
                "custom_id",
                "COMPONENT_CUSTOM_ID_DUPLICATED",
                "Component custom id cannot be duplicated",
            ));
        }
    }
    match component["type"].as_u64() {
        Some(1) => row(component, path, faults),
        Some(2) => {
            let (id, url) = (component["custom_id"].is_string(), component["url"].is_string());
            match component["style"].as_u64() {
                None => faults.push(fault("style", "BASE_TYPE_REQUIRED", "This field is required")),
                Some(5) if id || !url => {
                    faults.push(fault(
                        "url",
                        "BUTTON_COMPONENT_URL_REQUIRED",
                        "a link has a url and no custom_id",
                    ));
                }
                Some(1..=4) if url || !id => {
                    faults.push(fault(
                        "custom_id",
                        "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED",
                        "a button has a custom_id and no url",
                    ));
                }
                _ => {}
            }
            if length(&component["label"]) == 0 && component["emoji"].is_null() {
                faults.push(fault(
                    "label",
                    "BUTTON_COMPONENT_INVALID",
                    "a button has a label or an emoji",
                ));
            }
            if length(&component["label"]) > 80 {
                faults.push(fault(
                    "label",
                    "BASE_TYPE_MAX_LENGTH",
                    "Must be 80 or fewer in length.",
                ));
            }
        }
        Some(3) => select(component, path, faults),
        _ => {}
    }
    for part in ["components", "accessory", "component"] {
        match &component[part] {
            Value::Array(inside) => {
                for (at, inner) in inside.iter().enumerate() {
                    one(inner, &format!("{path}.{part}.{at}"), ids, many, faults);
                }
            }
            inner @ Value::Object(_) => one(inner, &format!("{path}.{part}"), ids, many, faults),
            _ => {}
        }
    }
}

/// A row: five buttons, or one of anything else.
fn row(row: &Value, path: &str, faults: &mut Vec<Fault>) {
    let inside = row["components"].as_array().map(Vec::as_slice).unwrap_or_default();
    let buttons = inside.iter().filter(|one| one["type"] == 2).count();
    if inside.is_empty() || buttons > 5 || (buttons < inside.len() && inside.len() > 1) {
        let said = "a row has one to five buttons, or one other component";
        faults.push(Fault::at(
            &format!("{path}.components"),
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
            said,
        ));
    }
}

/// A select of given options.
fn select(select: &Value, path: &str, faults: &mut Vec<Fault>) {
    let options = select["options"].as_array().map(Vec::as_slice).unwrap_or_default();
    let at = format!("{path}.options");
    if options.is_empty() || options.len() > 25 {
        faults.push(Fault::at(&at, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length."));
    }
    let mut values = BTreeSet::new();
    for (number, option) in options.iter().enumerate() {
        for (part, least) in [("label", 1), ("value", 1), ("description", 0)] {
            let long = length(&option[part]);
            if long > 100 || long < least {
                let path = format!("{at}.{number}.{part}");
                faults.push(Fault::at(
                    &path,
                    "BASE_TYPE_BAD_LENGTH",
                    "Must be between 1 and 100 in length.",
                ));
            }
        }
        if !values.insert(option["value"].as_str()) {
            let path = format!("{at}.{number}.value");
            faults.push(Fault::at(
                &path,
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                "The specified option value is already used",
            ));
        }
    }
    let bounds =
        (select["min_values"].as_u64().unwrap_or(1), select["max_values"].as_u64().unwrap_or(1));
    if bounds.0 > bounds.1 || usize::try_from(bounds.1).is_ok_and(|most| most > options.len()) {
        faults.push(Fault::at(
            &format!("{path}.max_values"),
            "SELECT_COMPONENT_MAX_VALUES_TOO_BIG",
            "more may be chosen than there is",
        ));
    }
    if length(&select["placeholder"]) > 150 {
        faults.push(Fault::at(
            &format!("{path}.placeholder"),
            "BASE_TYPE_MAX_LENGTH",
            "Must be 150 or fewer in length.",
        ));
    }
}

/// What is said of the files has to fit the files.
fn attachments(message: &Value, path: &str, ask: &Ask, faults: &mut Vec<Fault>) {
    for (at, told) in message["attachments"].as_array().into_iter().flatten().enumerate() {
        let id = told["id"]
            .as_str()
            .map(str::to_owned)
            .or_else(|| told["id"].as_u64().map(|id| id.to_string()));
        let number = id.and_then(|id| id.parse::<u64>().ok());
        let sent = |number: u64| {
            ask.files.iter().any(|(at, _)| u64::try_from(*at).is_ok_and(|at| at == number))
        };
        if number.is_none_or(|number| number < 100 && !sent(number)) {
            faults.push(Fault::at(
                &format!("{path}.{at}.id"),
                "ATTACHMENT_NOT_FOUND",
                "no such file was sent",
            ));
        }
    }
}
