//! Filling in a form and sending it: only the fields it has, within the bounds they have.

use serde_json::{Value, json};

use super::super::Discord;
use super::super::id::Id;
use super::super::interaction::{Answer, Asked, Kind};
use super::super::said::merge;
use super::super::world::World;

impl Discord {
    /// Sends a form: each field by its label or its `custom_id`; what is not named keeps what
    /// stood in it.
    pub fn submits(&self, who: Id, form: &Answer, fields: &[(&str, &str)]) -> Asked {
        assert_eq!(form.kind, Kind::Modal, "it is no form: {form:?}");
        let id = self.shared.with(|world| {
            let (channel, owner, message) = {
                let one = &world.interactions[&form.interaction];
                (one.channel, one.who, one.message)
            };
            assert_eq!(owner, who, "the form stands before somebody else");
            let mut rest: Vec<(&str, &str)> = fields.to_vec();
            let mut resolved = json!({});
            let rows = form.modal["components"].as_array().expect("fields").clone();
            let sent = rows.iter().map(|row| {
                let mut take = |names: &[&Value]| take(&mut rest, names);
                match row["type"].as_u64() {
                    Some(1) => {
                        let field = &row["components"][0];
                        let value = take(&[&field["custom_id"], &field["label"]]);
                        let (field, _) = world.filled(who, channel, field, value);
                        json!({ "type": 1, "id": 1, "components": [field] })
                    }
                    Some(18) => {
                        let field = &row["component"];
                        let value = take(&[&field["custom_id"], &row["label"]]);
                        let (field, more) = world.filled(who, channel, field, value);
                        for (kind, found) in more.as_object().into_iter().flatten() {
                            if resolved[kind].is_null() {
                                resolved[kind] = json!({});
                            }
                            merge(&mut resolved[kind], found.clone());
                        }
                        json!({ "type": 18, "id": 1, "component": field })
                    }
                    _ => json!({ "type": row["type"], "id": 1 }),
                }
            });
            let sent: Vec<Value> = sent.collect();
            assert!(rest.is_empty(), "the form has no {rest:?}: {}", form.modal);
            let mut data = json!({ "custom_id": form.modal["custom_id"], "components": sent });
            if resolved.as_object().is_some_and(|all| !all.is_empty()) {
                data["resolved"] = resolved;
            }
            let what = format!("submits {}", form.modal["title"]);
            world.acts(who, channel, 5, &what, &data, message)
        });
        Asked { shared: self.shared.clone(), id }
    }
}

/// Takes the value of a field out of those that are left.
fn take<'a>(rest: &mut Vec<(&'a str, &'a str)>, names: &[&Value]) -> Option<&'a str> {
    let at = rest.iter().position(|(name, _)| names.iter().any(|known| *known == name))?;
    Some(rest.remove(at).1)
}

impl World {
    /// A field as it is sent, and what goes with it.
    fn filled(&self, who: Id, channel: Id, field: &Value, value: Option<&str>) -> (Value, Value) {
        let mut sent = json!({
            "type": field["type"], "id": 2, "custom_id": field["custom_id"],
        });
        if field["type"] == 4 {
            let text = value.or(field["value"].as_str()).unwrap_or_default();
            let bound = |part: &str, usual: usize| {
                field[part].as_u64().and_then(|many| usize::try_from(many).ok()).unwrap_or(usual)
            };
            let long = text.chars().count();
            if text.is_empty() {
                assert!(field["required"] == false, "this is required: {field}");
            } else {
                let within = bound("min_length", 0)..=bound("max_length", 4000);
                assert!(within.contains(&long), "{long} characters in {field}");
            }
            let line = field["style"] == 1;
            assert!(!line || !text.contains('\n'), "this takes one line: {field}");
            sent["value"] = json!(text);
            return (sent, Value::Null);
        }
        let values: Vec<&str> = value.into_iter().flat_map(|value| value.split(',')).collect();
        if values.is_empty() && field["required"] == false {
            sent["values"] = json!([]);
            return (sent, Value::Null);
        }
        let (values, resolved) = self.chosen(who, channel, field, &values);
        sent["values"] = json!(values);
        (sent, resolved)
    }
}
