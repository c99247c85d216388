//! Discord's own description of its API (`OpenAPI` 3.1), and bodies held against it, strictly: what
//! it does not name is a fault too, at any depth.
//!
//! It is not part of this code: `DISCORD_OPENAPI` holds the path of the file, which is published as
//! `discord-api-spec`. Where that variable is not set, this says so once and finds no faults.

use std::collections::{BTreeSet, HashMap};
use std::io::Write;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use jsonschema::Validator;
use serde_json::{Map, Value, json};

use super::Fault;

static DESCRIPTION: LazyLock<Option<Value>> = LazyLock::new(|| {
    let Some(path) = std::env::var("DISCORD_OPENAPI").ok().filter(|path| !path.is_empty()) else {
        let said = "DISCORD_OPENAPI is not set: requests are held against our own table only";
        writeln!(std::io::stderr(), "{said}").ok();
        return None;
    };
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    Some(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}")))
});

type Known = HashMap<(String, String), Option<Arc<Operation>>>;

static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);

/// What the body of a route has to be.
struct Operation {
    schema: Value,
    required: bool,
    validator: Validator,
}

/// Whether there is a description.
pub fn is_there() -> bool {
    DESCRIPTION.is_some()
}

/// What is wrong with a body.
pub fn faults(method: &str, template: &str, body: &Value) -> Vec<Fault> {
    let Some(root) = DESCRIPTION.as_ref() else { return Vec::new() };
    let key = (method.to_owned(), template.to_owned());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let operation = known.entry(key).or_insert_with(|| operation(root, method, template));
    let operation = operation.clone();
    drop(known);
    let Some(operation) = operation else { return Vec::new() };
    if body.is_null() {
        let missing = Fault::at("", "BASE_TYPE_REQUIRED", "This route needs a body");
        return if operation.required { vec![missing] } else { Vec::new() };
    }
    let body = &as_documented(body.clone());
    let mut faults: Vec<Fault> = operation
        .validator
        .iter_errors(body)
        .map(|error| {
            let path = error.instance_path().to_string().replace('/', ".");
            let message: String = error.to_string().chars().take(300).collect();
            Fault::at(path.trim_start_matches('.'), "DESCRIPTION", &message)
        })
        .collect();
    unknown(root, &[&operation.schema], body, "", &mut faults);
    faults
}

/// Where the documentation allows more than the description, it is right: permissions are written
/// as strings (`interactions/application-commands`), and files are numbered (`reference`).
fn as_documented(mut body: Value) -> Value {
    match &mut body {
        Value::Object(parts) => {
            for (name, part) in parts.iter_mut() {
                *part = as_documented(part.take());
                if name == "default_member_permissions"
                    && let Some(bits) = part.as_str().and_then(|bits| bits.parse::<u64>().ok())
                {
                    *part = json!(bits);
                }
                if name == "attachments" {
                    for one in part.as_array_mut().into_iter().flatten() {
                        if let Some(number) = one["id"].as_u64() {
                            one["id"] = json!(number.to_string());
                        }
                    }
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|part| *part = as_documented(part.take())),
        _ => {}
    }
    body
}

/// The body of a route, if it has one; a route that is not described is a mistake of ours.
fn operation(root: &Value, method: &str, template: &str) -> Option<Arc<Operation>> {
    let found = &root["paths"][template][method.to_lowercase()];
    assert!(found.is_object(), "{method} {template} does not stand in the description");
    let schema = &found["requestBody"]["content"]["application/json"]["schema"];
    if schema.is_null() {
        return None;
    }
    let mut names = BTreeSet::new();
    reaches(root, schema, &mut names);
    let schemas = &root["components"]["schemas"];
    let reached: Map<String, Value> =
        names.into_iter().map(|name| (name.clone(), schemas[&name].clone())).collect();
    let whole = json!({ "allOf": [schema], "components": { "schemas": reached } });
    let options = jsonschema::options().with_draft(jsonschema::Draft::Draft202012);
    let validator = options.build(&whole).expect("the description is one");
    let required = found["requestBody"]["required"] == true;
    Some(Arc::new(Operation { schema: schema.clone(), required, validator }))
}

/// The named schemas that a schema leads to.
fn reaches(root: &Value, schema: &Value, names: &mut BTreeSet<String>) {
    match schema {
        Value::Object(parts) => {
            if let Some(name) = parts.get("$ref").and_then(Value::as_str)
                && let Some(name) = name.strip_prefix("#/components/schemas/")
                && names.insert(name.to_owned())
            {
                reaches(root, &root["components"]["schemas"][name], names);
            }
            parts.values().for_each(|part| reaches(root, part, names));
        }
        Value::Array(list) => list.iter().for_each(|part| reaches(root, part, names)),
        _ => {}
    }
}

/// A schema in all its alternatives that can be meant by a value.
fn alternatives<'a>(root: &'a Value, schema: &'a Value, value: &Value, into: &mut Vec<&'a Value>) {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.trim_start_matches("#/components/schemas/");
        return alternatives(root, &root["components"]["schemas"][name], value, into);
    }
    // Of components, options and answers, only those of the same type are meant.
    let kinds = schema["properties"]["type"]["enum"].as_array();
    if kinds.is_some_and(|kinds| value.get("type").is_some_and(|kind| !kinds.contains(kind))) {
        return;
    }
    into.push(schema);
    for part in ["oneOf", "anyOf", "allOf"] {
        for one in schema[part].as_array().into_iter().flatten() {
            alternatives(root, one, value, into);
        }
    }
}

/// Finds the fields that nothing names.
fn unknown(root: &Value, schemas: &[&Value], value: &Value, path: &str, faults: &mut Vec<Fault>) {
    let mut all = Vec::new();
    for schema in schemas {
        alternatives(root, schema, value, &mut all);
    }
    match value {
        Value::Object(parts) => {
            let free = |schema: &&&Value| schema["additionalProperties"].is_object();
            let open: Vec<&Value> =
                all.iter().filter(free).map(|schema| &schema["additionalProperties"]).collect();
            if !all.iter().any(|schema| schema["properties"].is_object()) && open.is_empty() {
                return;
            }
            for (name, part) in parts {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                let named = all.iter().filter_map(|schema| schema["properties"].get(name));
                let named: Vec<&Value> = named.chain(open.iter().copied()).collect();
                if named.is_empty() {
                    faults.push(Fault::at(&path, "UNKNOWN_FIELD", "nobody knows this field"));
                } else {
                    unknown(root, &named, part, &path, faults);
                }
            }
        }
        Value::Array(list) => {
            let items = all.iter().map(|schema| &schema["items"]).filter(|items| items.is_object());
            let items: Vec<&Value> = items.collect();
            for (at, part) in list.iter().enumerate() {
                let path = if path.is_empty() { at.to_string() } else { format!("{path}.{at}") };
                unknown(root, &items, part, &path, faults);
            }
        }
        _ => {}
    }
}
