//! What the gateway sent and serenity's model could not read: counted, and where something was said,
//! read again in a plainer form or from its channel. Nothing of it is written down but what it was.

use serde_json::{Map, Value};
use serenity::model::event::{Event, MessageCreateEvent, UnknownEvent};

/// What Puente acts on; of what else Discord tells it need not know.
const OURS: [&str; 10] = [
    "READY",
    "INTERACTION_CREATE",
    "MESSAGE_CREATE",
    "MESSAGE_UPDATE",
    "MESSAGE_DELETE",
    "MESSAGE_DELETE_BULK",
    "MESSAGE_REACTION_ADD",
    "MESSAGE_REACTION_REMOVE",
    "GUILD_CREATE",
    "VOICE_STATE_UPDATE",
];

/// What a message needs to be heard.
const NEEDED: [&str; 18] = [
    "id",
    "channel_id",
    "guild_id",
    "author",
    "member",
    "content",
    "timestamp",
    "edited_timestamp",
    "tts",
    "mention_everyone",
    "mentions",
    "mention_roles",
    "attachments",
    "pinned",
    "type",
    "flags",
    "webhook_id",
    "message_reference",
];

/// What becomes of something that could not be read.
#[derive(Debug)]
pub(super) enum Unread {
    /// It is nothing to us.
    Nothing,
    /// In a plainer form it could be read after all.
    Plainly(Box<Event>),
    /// Something of this kind is lost, in this channel if it says so.
    Lost { kind: String, channel: Option<u64> },
}

/// A message with nothing but what is needed.
pub(super) fn plainer(raw: &Value) -> Value {
    let mut plain: Map<String, Value> = NEEDED
        .iter()
        .filter(|key| !raw[**key].is_null())
        .map(|key| ((*key).to_owned(), raw[*key].clone()))
        .collect();
    plain.insert("embeds".to_owned(), Value::Array(Vec::new()));
    plain.entry("edited_timestamp").or_insert(Value::Null);
    Value::Object(plain)
}

/// What an event was that could not be read.
pub(super) fn read(event: &UnknownEvent) -> Unread {
    let UnknownEvent { kind, value, .. } = event;
    if !OURS.contains(&kind.as_str()) {
        return Unread::Nothing;
    }
    if kind == "MESSAGE_CREATE"
        && let Ok(message) = serde_json::from_value::<MessageCreateEvent>(plainer(value))
    {
        return Unread::Plainly(Box::new(Event::MessageCreate(message)));
    }
    let channel = value["channel_id"].as_str().and_then(|id| id.parse().ok());
    Unread::Lost { kind: kind.clone(), channel: channel.filter(|id| *id > 0) }
}

/// Whether what a part of the program logs may be written down: what these do holds what people write,
/// and the token.
#[must_use]
pub fn may_be_logged(target: &str) -> bool {
    !["serenity", "tungstenite", "tokio_tungstenite"].iter().any(|part| {
        target.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// As serenity hands it over.
    fn told(kind: &str, value: &Value) -> Unread {
        let whole = json!({ "t": kind, "d": value });
        match serde_json::from_value(whole).expect("an event") {
            Event::Unknown(event) => read(&event),
            read => panic!("{read:?} was read"),
        }
    }

    #[test]
    fn a_message_with_something_new_in_it_is_read_plainly() {
        let message = json!({
            "id": "11", "channel_id": "500", "guild_id": "9", "content": "Doce meses", "type": 0,
            "author": { "id": "7", "username": "ana", "discriminator": "0", "avatar": null },
            "timestamp": "2026-11-24T10:00:00.000000+00:00", "tts": false, "mentions": [],
            "mention_everyone": false, "mention_roles": [], "attachments": [], "pinned": false,
            "poll": "something nobody has thought of yet",
        });
        let Unread::Plainly(event) = told("MESSAGE_CREATE", &message) else { panic!("not read") };
        let Event::MessageCreate(event) = *event else { panic!("something else") };
        assert_eq!(event.message.content, "Doce meses");
        assert!(event.message.guild_id.is_some());
    }

    #[test]
    fn what_is_lost_is_known_by_its_kind_and_place() {
        let lost = told("MESSAGE_CREATE", &json!({ "channel_id": "500", "content": 7 }));
        let Unread::Lost { kind, channel } = lost else { panic!("{lost:?}") };
        assert_eq!((kind.as_str(), channel), ("MESSAGE_CREATE", Some(500)));
        assert!(matches!(told("SOUNDBOARD_OPENED", &json!({})), Unread::Nothing));
    }

    #[test]
    fn who_logs_what_people_write_is_not_heard() {
        for private in ["serenity", "serenity::gateway::ws", "tungstenite::protocol"] {
            assert!(!may_be_logged(private), "{private}");
        }
        assert!(may_be_logged("puente::platforms::discord") && may_be_logged("serenity_like"));
    }
}
