//! What a body is held against before anything is done with it: Discord's own description, and
//! the limits that stand in its documentation and not in the description.

mod command;
mod description;
mod event;
pub mod message;
mod modal;

use std::fmt;

use serde_json::{Value, json};

use super::rest::{Ask, No, Route};

pub use description::is_there as is_described;

/// What is wrong with a part of a body.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The part, with dots between.
    pub path: String,
    pub code: &'static str,
    pub message: String,
}

impl Fault {
    /// A fault at a part.
    pub fn at(path: &str, code: &'static str, message: &str) -> Self {
        Self { path: path.to_owned(), code, message: message.to_owned() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, code, message } = self;
        if path.is_empty() {
            write!(into, "{code}: {message}")
        } else {
            write!(into, "{path}: {code}: {message}")
        }
    }
}

/// Faults as Discord nests them.
pub fn tree(faults: &[Fault]) -> Value {
    let mut tree = json!({});
    for fault in faults {
        let mut at = &mut tree;
        for part in fault.path.split('.').filter(|part| !part.is_empty()) {
            at = &mut at[part];
        }
        if !at["_errors"].is_array() {
            at["_errors"] = json!([]);
        }
        let said = json!({ "code": fault.code, "message": fault.message });
        at["_errors"].as_array_mut().expect("a list").push(said);
    }
    tree
}

/// Holds the body of a request against everything.
pub fn body(route: &Route, ask: &Ask) -> Result<(), No> {
    let (method, template) = (route.method, route.template);
    let mut faults = description::faults(method, template, &ask.body);
    let message = template.ends_with("/messages")
        || template.ends_with("/messages/{message_id}")
        || template.ends_with("/messages/@original")
        || template == "/webhooks/{webhook_id}/{webhook_token}";
    if ask.files.len() > 10 {
        faults.push(Fault::at("files", "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length."));
    }
    let mut empty = false;
    if message && matches!(method, "POST" | "PATCH") {
        message::faults(&ask.body, "", ask, method == "PATCH", &mut faults);
        empty = method == "POST" && ask.files.is_empty() && message::is_empty(&ask.body);
    } else if template.ends_with("/callback") {
        let data = &ask.body["data"];
        match ask.body["type"].as_u64() {
            Some(kind @ (4 | 7)) => {
                message::faults(data, "data", ask, kind == 7, &mut faults);
                empty = kind == 4 && ask.files.is_empty() && message::is_empty(data);
            }
            Some(9) => modal::faults(data, &mut faults),
            Some(8) if !data["choices"].is_array() => {
                faults.push(Fault::at(
                    "data.choices",
                    "BASE_TYPE_REQUIRED",
                    "This field is required",
                ));
            }
            _ => {}
        }
    } else if template.contains("/commands") && matches!(method, "PUT" | "POST" | "PATCH") {
        command::faults(&ask.body, method == "PATCH", &mut faults);
    } else if template.contains("/scheduled-events") && matches!(method, "POST" | "PATCH") {
        event::faults(&ask.body, &mut faults);
    }
    // A body is for who changes something, and nothing else takes one.
    if matches!(method, "GET" | "DELETE") && !ask.body.is_null() {
        faults.push(Fault::at("", "INVALID", "there is a body where none belongs"));
    }
    if empty && faults.is_empty() {
        let faults = vec![Fault::at("", "EMPTY", "the message is empty")];
        return Err(No {
            status: 400,
            code: 50_006,
            message: "Cannot send an empty message",
            faults,
        });
    }
    if faults.is_empty() {
        return Ok(());
    }
    // What the description found too is said once.
    let mut said = std::collections::BTreeSet::new();
    faults.retain(|fault| said.insert((fault.path.clone(), fault.code)));
    Err(No { status: 400, code: 50_035, message: "Invalid Form Body", faults })
}
