//! What a scheduled event may be.
//!
//! Source: `developers/resources/guild-scheduled-event` of Discord's documentation.

use serde_json::Value;

use super::Fault;
use super::message::{length, too_long};

/// Finds what is wrong with an event that is made or changed.
pub fn faults(event: &Value, faults: &mut Vec<Fault>) {
    too_long(&event["name"], 100, "name", faults);
    too_long(&event["description"], 1000, "description", faults);
    too_long(&event["entity_metadata"]["location"], 100, "entity_metadata.location", faults);
    if event["entity_type"] == 3 {
        for (part, missing) in [
            ("entity_metadata.location", length(&event["entity_metadata"]["location"]) == 0),
            ("scheduled_end_time", event["scheduled_end_time"].is_null()),
        ] {
            if missing {
                faults.push(Fault::at(part, "BASE_TYPE_REQUIRED", "This field is required"));
            }
        }
    }
    let moment = |part: &str| {
        let text = event[part].as_str();
        text.and_then(|text| text.parse::<jiff::Timestamp>().ok())
    };
    let (start, end) = (moment("scheduled_start_time"), moment("scheduled_end_time"));
    if start.zip(end).is_some_and(|(start, end)| end <= start) {
        let said = "Cannot schedule event to end before it begins";
        faults.push(Fault::at("scheduled_end_time", "GUILD_SCHEDULED_EVENT_SCHEDULE_END", said));
    }
    if start.is_some_and(|start| {
        u64::try_from(start.as_millisecond()).is_ok_and(|at| at < super::super::id::now())
    }) {
        let said = "Cannot schedule event in the past.";
        faults.push(Fault::at("scheduled_start_time", "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", said));
    }
}
