//! What a form may be: its title, its fields, and their ids.
//!
//! Source: `developers/components/reference` of Discord's documentation.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Fault;
use super::message::{length, one, too_long};

/// Finds what is wrong with a form.
pub fn faults(modal: &Value, faults: &mut Vec<Fault>) {
    for (part, most) in [("title", 45), ("custom_id", 100)] {
        too_long(&modal[part], most, &format!("data.{part}"), faults);
        if length(&modal[part]) == 0 {
            let path = format!("data.{part}");
            faults.push(Fault::at(&path, "BASE_TYPE_REQUIRED", "This field is required"));
        }
    }
    let top = modal["components"].as_array().map(Vec::as_slice).unwrap_or_default();
    if top.is_empty() || top.len() > 5 {
        let said = "Must be between 1 and 5 in length.";
        faults.push(Fault::at("data.components", "BASE_TYPE_BAD_LENGTH", said));
    }
    let (mut ids, mut many) = (BTreeSet::new(), 0);
    for (at, component) in top.iter().enumerate() {
        let path = format!("data.components.{at}");
        let (field, path) = match component["type"].as_u64() {
            Some(1) => {
                let inside =
                    component["components"].as_array().map(Vec::as_slice).unwrap_or_default();
                let texts = inside.len() == 1 && inside[0]["type"] == 4;
                if !texts {
                    let path = format!("{path}.components");
                    faults.push(Fault::at(
                        &path,
                        "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                        "a row of a form has one text input",
                    ));
                    continue;
                }
                if length(&inside[0]["label"]) == 0 {
                    let path = format!("{path}.components.0.label");
                    faults.push(Fault::at(&path, "BASE_TYPE_REQUIRED", "This field is required"));
                }
                (&inside[0], format!("{path}.components.0"))
            }
            Some(18) => {
                too_long(&component["label"], 45, &format!("{path}.label"), faults);
                too_long(&component["description"], 100, &format!("{path}.description"), faults);
                if !component["component"]["label"].is_null() {
                    let path = format!("{path}.component.label");
                    faults.push(Fault::at(&path, "INVALID", "inside a label there is no other"));
                }
                (&component["component"], format!("{path}.component"))
            }
            Some(10) => continue,
            _ => {
                let path = format!("{path}.type");
                faults.push(Fault::at(&path, "UNION_TYPE_CHOICES", "not in a form"));
                continue;
            }
        };
        one(field, &path, &mut ids, &mut many, faults);
        text_input(field, &path, faults);
    }
}

/// The lengths of a text input fit each other.
fn text_input(field: &Value, path: &str, faults: &mut Vec<Fault>) {
    if field["type"] != 4 {
        return;
    }
    for (part, most) in [("label", 45), ("placeholder", 100), ("value", 4000)] {
        too_long(&field[part], most, &format!("{path}.{part}"), faults);
    }
    let least = field["min_length"].as_u64().unwrap_or(0);
    let most = field["max_length"].as_u64().unwrap_or(4000);
    let value = length(&field["value"]);
    let value = u64::try_from(value).unwrap_or(u64::MAX);
    if least > most {
        faults.push(Fault::at(
            &format!("{path}.min_length"),
            "NUMBER_TYPE_MAX",
            "above max_length",
        ));
    }
    if value > most || (value > 0 && value < least) {
        faults.push(Fault::at(
            &format!("{path}.value"),
            "BASE_TYPE_BAD_LENGTH",
            "outside of its own bounds",
        ));
    }
}
