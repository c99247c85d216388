//! What comes from Discord, in the words of the house: what a message says, who wrote it, what it
//! answers. Pure; it asks nobody.

use std::str::FromStr;

use serde_json::Value;
use serenity::model::Timestamp;
use serenity::model::channel::{
    Attachment, Message, MessageReferenceKind, MessageType, Poll, ReactionType,
};
use serenity::model::id::{ChannelId, MessageId};
use serenity::model::sticker::StickerItem;
use serenity::model::user::User;

use super::NAME;
use crate::foundation::clock::Moment;
use crate::foundation::talk::{Account, Quoted};

/// The first moment Discord's ids can tell, in milliseconds since 1970.
const FIRST: i64 = 1_420_070_400_000;

/// The flag of a message that is made of components: its words stand in them, and nowhere else.
const COMPONENTS: u64 = 1 << 15;

/// When something with this id was made.
pub(super) fn made_at(id: u64) -> Moment {
    Moment(i64::try_from(id >> 22).unwrap_or_default() + FIRST)
}

/// The lowest id something made at that moment can have.
pub(super) fn id_at(at: Moment) -> u64 {
    u64::try_from(at.0.saturating_sub(FIRST)).unwrap_or_default() << 22
}

/// A moment as Discord tells it; what it tells finer than by the millisecond is left out.
pub(super) fn moment(at: &Timestamp) -> Moment {
    let finer = jiff::Timestamp::from_str(&at.to_string());
    Moment(finer.map_or(at.unix_timestamp() * 1000, jiff::Timestamp::as_millisecond))
}

/// The id of a message as the house keeps it, `room` being the channel that is served: in one of its
/// threads, the thread comes first.
pub(super) fn native(room: &str, channel: ChannelId, message: MessageId) -> String {
    let channel = channel.to_string();
    if channel == room { message.to_string() } else { format!("{channel}/{message}") }
}

/// The channel and the id behind what [`native`] makes.
pub(super) fn place<'n>(room: &'n str, native: &'n str) -> (&'n str, &'n str) {
    native.split_once('/').unwrap_or((room, native))
}

/// The number in what [`native`] makes: it grows with time.
pub(super) fn number(native: &str) -> u64 {
    native.rsplit('/').next().and_then(|id| id.parse().ok()).unwrap_or_default()
}

/// Whether somebody says something with it; what Discord itself says of a channel is nothing said.
pub(super) fn is_said(message: &Message) -> bool {
    matches!(message.kind, MessageType::Regular | MessageType::InlineReply)
}

/// Whether its words stand in components alone.
pub(super) fn is_closed(message: &Message) -> bool {
    message.flags.is_some_and(|flags| flags.bits() & COMPONENTS != 0)
}

/// The account behind a user, with the name shown in that place.
pub(super) fn account(user: &User, nick: Option<&str>) -> Account {
    let display = nick.or(user.global_name.as_deref()).unwrap_or(&user.name);
    Account {
        platform: NAME.to_owned(),
        native_id: user.id.to_string(),
        display: display.to_owned(),
    }
}

/// The account that wrote a message.
pub(super) fn author(message: &Message) -> Account {
    let nick = message.member.as_ref().and_then(|member| member.nick.as_deref());
    account(&message.author, nick)
}

/// What a reaction is called everywhere.
pub(super) fn emoji(reaction: &ReactionType) -> String {
    match reaction {
        ReactionType::Unicode(text) => text.clone(),
        ReactionType::Custom { name, .. } => format!(":{}:", name.as_deref().unwrap_or_default()),
        _ => String::new(),
    }
}

/// What a message says, and what its files are called.
pub(super) fn words(message: &Message) -> (String, Vec<String>) {
    let mut text = named(&message.content, &message.mentions);
    let mut files = names(&message.attachments, &message.sticker_items);
    for forwarded in &message.message_snapshots {
        text = joined(text, &named(&forwarded.content, &forwarded.mentions));
        files.extend(names(&forwarded.attachments, &forwarded.sticker_items));
    }
    if let Some(poll) = &message.poll {
        text = joined(text, &asked(poll));
    }
    (text, files)
}

fn joined(text: String, more: &str) -> String {
    match (text.is_empty(), more.is_empty()) {
        (true, _) => more.to_owned(),
        (_, true) => text,
        _ => format!("{text}\n{more}"),
    }
}

fn names(files: &[Attachment], stickers: &[StickerItem]) -> Vec<String> {
    let files = files.iter().map(|file| file.filename.clone());
    files.chain(stickers.iter().map(|sticker| sticker.name.clone())).collect()
}

/// A question with its answers.
fn asked(poll: &Poll) -> String {
    let mut lines = vec![poll.question.text.clone().unwrap_or_default()];
    let answers = poll.answers.iter().filter_map(|answer| answer.poll_media.text.as_ref());
    lines.extend(answers.map(|answer| format!("• {answer}")));
    lines.join("\n")
}

/// A text in which who is mentioned is named, and an emoji of a server is what it is called.
fn named(text: &str, mentioned: &[User]) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        said.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some(end) = rest.find('>') else { break };
        match token(&rest[1..end], mentioned) {
            Some(words) => said.push_str(&words),
            None => said.push_str(&rest[..=end]),
        }
        rest = &rest[end + 1..];
    }
    said.push_str(rest);
    said
}

/// What stands for something between angle brackets, in words; none if it stands for nothing.
fn token(inner: &str, mentioned: &[User]) -> Option<String> {
    if let Some(id) = inner.strip_prefix('@') {
        let id = id.trim_start_matches('!');
        let user = mentioned.iter().find(|user| user.id.to_string() == id)?;
        return Some(format!("@{}", account(user, None).display));
    }
    let emoji = inner.strip_prefix("a:").or_else(|| inner.strip_prefix(':'))?;
    let (name, id) = emoji.split_once(':')?;
    let is_id = !id.is_empty() && id.chars().all(|sign| sign.is_ascii_digit());
    is_id.then(|| format!(":{name}:"))
}

/// The words that stand in components, from the top.
pub(super) fn components(all: &Value) -> String {
    let mut lines = Vec::new();
    collect(all, &mut lines);
    lines.join("\n")
}

fn collect(component: &Value, lines: &mut Vec<String>) {
    if let Some(all) = component.as_array() {
        for one in all {
            collect(one, lines);
        }
    } else if component.is_object() {
        // Only a text to show has words of this name; a container or a section holds others.
        lines.extend(component["content"].as_str().map(str::to_owned));
        collect(&component["components"], lines);
    }
}

/// The message that one answers, with its author and words where they came along; what is only
/// forwarded answers nothing.
pub(super) fn answered(message: &Message, room: &str) -> Option<Quoted> {
    let reference = message.message_reference.as_ref()?;
    if reference.kind != MessageReferenceKind::Default {
        return None;
    }
    let id = reference.message_id?;
    let native_id = native(room, reference.channel_id, id);
    match &message.referenced_message {
        Some(told) if told.id == id => Some(quoted(told, native_id)),
        _ => Some(pointed(native_id)),
    }
}

/// A message that is pointed at, with its author and words.
pub(super) fn quoted(message: &Message, native_id: String) -> Quoted {
    Quoted {
        native_id,
        author: Some(author(message)),
        text: Some(words(message).0),
        at: Some(made_at(message.id.get())),
    }
}

/// A message of which nothing is known but its id.
pub(super) fn pointed(native_id: String) -> Quoted {
    Quoted { native_id, author: None, text: None, at: None }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn user(id: u64, name: &str) -> Value {
        json!({ "id": id.to_string(), "username": name, "discriminator": "0", "avatar": null,
                "global_name": name })
    }

    fn message(with: &Value) -> Message {
        let mut whole = json!({
            "id": "1100000000000000001", "channel_id": "500", "author": user(7, "Ana"),
            "content": "", "timestamp": "2026-11-24T10:00:00.000000+00:00",
            "edited_timestamp": null, "tts": false, "mention_everyone": false, "mentions": [],
            "mention_roles": [], "attachments": [], "embeds": [], "pinned": false, "type": 0,
        });
        for (key, value) in with.as_object().expect("an object") {
            whole[key] = value.clone();
        }
        serde_json::from_value(whole).expect("a message")
    }

    #[test]
    fn who_is_mentioned_is_named_and_an_emoji_is_what_it_is_called() {
        let text = "<@8> y <@!8>: <:puente:99> <a:ola:98> <@9> a < b <t:1700000000:R>";
        let said = message(&json!({ "content": text, "mentions": [user(8, "Luz")] }));
        let words = words(&said).0;
        assert_eq!(words, "@Luz y @Luz: :puente: :ola: <@9> a < b <t:1700000000:R>");
    }

    #[test]
    fn a_forwarded_message_a_poll_and_a_sticker_say_something() {
        let forwarded = message(&json!({ "message_snapshots": [{ "message": {
            "content": "Doce meses", "timestamp": "2026-11-24T10:00:00.000000+00:00",
            "edited_timestamp": null, "mentions": [], "mention_roles": [], "attachments": [],
            "embeds": [], "type": 0 } }] }));
        assert_eq!(words(&forwarded).0, "Doce meses");
        let poll = message(&json!({ "poll": {
            "question": { "text": "Twelve months?" }, "allow_multiselect": false, "layout_type": 1,
            "expiry": null, "answers": [
                { "answer_id": 1, "poll_media": { "text": "Yes" } },
                { "answer_id": 2, "poll_media": { "text": "No" } }] } }));
        assert_eq!(words(&poll).0, "Twelve months?\n• Yes\n• No");
        let sticker = json!({ "sticker_items": [{ "id": "3", "name": "Hola", "format_type": 1 }] });
        assert_eq!(words(&message(&sticker)), (String::new(), vec!["Hola".to_owned()]));
    }

    #[test]
    fn an_answer_names_what_it_answers_and_a_forwarded_one_answers_nothing() {
        let reference = json!({ "type": 0, "message_id": "11", "channel_id": "500" });
        let one = message(&json!({ "type": 19, "message_reference": reference }));
        assert_eq!(answered(&one, "500").expect("one").native_id, "11");
        assert_eq!(answered(&one, "400").expect("in a thread").native_id, "500/11");
        let forwarded = json!({ "type": 1, "message_id": "11", "channel_id": "500" });
        assert_eq!(answered(&message(&json!({ "message_reference": forwarded })), "500"), None);
    }

    #[test]
    fn words_in_components_are_found_wherever_they_stand() {
        let all = json!([
            { "type": 10, "content": "Doce" },
            { "type": 17, "components": [
                { "type": 9, "components": [{ "type": 10, "content": "meses" }],
                  "accessory": { "type": 2, "label": "Open" } }] },
        ]);
        assert_eq!(components(&all), "Doce\nmeses");
        assert_eq!(components(&json!(null)), "");
    }

    #[test]
    fn ids_tell_when() {
        assert_eq!(made_at(175_928_847_299_117_063), Moment(1_462_015_105_796));
        assert!(made_at(id_at(Moment(1_796_133_600_000))) == Moment(1_796_133_600_000));
        let edited = Timestamp::parse("2026-11-24T10:00:00.123456+00:00").expect("a moment");
        assert_eq!(moment(&edited), Moment(1_795_514_400_123));
        assert_eq!(place("500", "600/11"), ("600", "11"));
        assert_eq!(place("500", "11"), ("500", "11"));
        assert_eq!(number("600/11"), 11);
    }
}
