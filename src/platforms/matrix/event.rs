//! An event of a room as the house hears it: messages, answers, edits, redactions, reactions, who
//! comes and goes. It asks nobody and keeps nothing.

use serde_json::Value;

use crate::foundation::clock::Moment;
use crate::foundation::talk::{Quoted, What};

/// What an event means to the house.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// It is heard as it stands.
    Heard(What),
    /// An event is withdrawn: a message, or a reaction.
    Withdrawn(String),
    /// It is closed, and must be opened first.
    Closed,
    /// It is nothing to the house.
    Nothing,
}

/// A text of an event.
fn text<'e>(value: &'e Value, key: &str) -> &'e str {
    value[key].as_str().unwrap_or_default()
}

/// What Matrix calls an event.
pub(super) fn id(event: &Value) -> &str {
    text(event, "event_id")
}

/// Who sent it.
pub(super) fn sender(event: &Value) -> &str {
    text(event, "sender")
}

/// Whether it says that an account came into its room, left it or may come.
pub(super) fn is_membership_of(event: &Value, account: &str) -> bool {
    text(event, "type") == "m.room.member" && event["state_key"] == account
}

/// When, by the homeserver of whoever sent it.
pub(super) fn at(event: &Value) -> Moment {
    Moment(event["origin_server_ts"].as_i64().unwrap_or_default())
}

/// What every message of a Puente carries, so that another Puente in the room knows that a program said
/// it.
pub(super) const MARK: &str = "org.puente.said";

/// The thread an event is said in, by the event it began with; what is encrypted has it outside.
pub(super) fn thread(event: &Value) -> Option<&str> {
    let relation = &event["content"]["m.relates_to"];
    let root = text(relation, "event_id");
    (text(relation, "rel_type") == "m.thread" && !root.is_empty()).then_some(root)
}

/// An event that is pointed at and not known yet.
pub(super) fn pointed(id: &str) -> Quoted {
    Quoted { native_id: id.to_owned(), author: None, text: None, at: None }
}

/// A text without the quotation that older clients write before an answer.
fn answer(body: &str) -> &str {
    if !body.starts_with("> <@") && !body.starts_with("> * <@") {
        return body;
    }
    let mut rest = body;
    while rest.starts_with('>') {
        rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
    }
    rest.trim_start_matches('\n')
}

/// A text as polls hold it: in the form that became standard, or in the one before, which is what
/// clients still send.
fn piece(value: &Value) -> &str {
    let standard = text(&value["m.text"][0], "body");
    if standard.is_empty() { text(value, "org.matrix.msc1767.text") } else { standard }
}

/// What a poll asks and what may be answered, one line each.
fn poll(content: &Value) -> Option<String> {
    let forms = ["m.poll", "org.matrix.msc3381.poll.start"].map(|form| &content[form]);
    let poll = forms.into_iter().find(|poll| poll.is_object())?;
    let mut lines = piece(&poll["question"]).to_owned();
    for answer in poll["answers"].as_array().into_iter().flatten() {
        lines.push_str("\n• ");
        lines.push_str(piece(answer));
    }
    Some(lines)
}

/// What a message says: its text, and the names of what came with it.
fn said(content: &Value) -> Option<(String, Vec<String>)> {
    if let Some(poll) = poll(content) {
        return Some((poll, Vec::new()));
    }
    // How a poll ended is said in the form of polls.
    let ended = if content["msgtype"].is_null() { piece(content) } else { "" };
    if !ended.is_empty() {
        return Some((ended.to_owned(), Vec::new()));
    }
    let body = text(content, "body");
    match text(content, "msgtype") {
        // What other programs say is for people; two of them would answer each other for ever.
        "m.notice" => None,
        "m.image" | "m.file" | "m.audio" | "m.video" => {
            let name = text(content, "filename");
            // With a name of its own, what stands beside it is about it.
            let (name, about) = if name.is_empty() { (body, "") } else { (name, body) };
            let about = if about == name { "" } else { about };
            Some((about.to_owned(), vec![name.to_owned()]))
        }
        "m.location" => Some((format!("{body} {}", text(content, "geo_uri")), Vec::new())),
        _ => Some((body.to_owned(), Vec::new())),
    }
}

/// The text of a message, as somebody reads it who quotes it.
pub(super) fn words(content: &Value) -> String {
    let content =
        if content["m.new_content"].is_object() { &content["m.new_content"] } else { content };
    said(content).map(|(words, _)| answer(&words).to_owned()).unwrap_or_default()
}

/// What an event means.
pub(super) fn meaning(event: &Value) -> Meaning {
    let content = &event["content"];
    let relation = &content["m.relates_to"];
    match text(event, "type") {
        "m.room.encrypted" => Meaning::Closed,
        // Who answered what is between the poll and its client; how it ended is said by its client.
        "m.poll.end" | "org.matrix.msc3381.poll.end" => {
            let ended = words(content);
            if ended.is_empty() {
                return Meaning::Nothing;
            }
            let reply_to = Some(pointed(text(relation, "event_id")));
            Meaning::Heard(What::Said { text: ended, reply_to, attachments: Vec::new() })
        }
        "m.room.message" | "m.poll.start" | "org.matrix.msc3381.poll.start"
            if text(relation, "rel_type") == "m.replace" =>
        {
            let native_id = text(relation, "event_id").to_owned();
            Meaning::Heard(What::Edited { native_id, text: words(content) })
        }
        "m.room.message" | "m.poll.start" | "org.matrix.msc3381.poll.start" => {
            match said(content) {
                Some((words, attachments)) if !words.is_empty() || !attachments.is_empty() => {
                    // In a thread, an older client is told to show it as an answer to the last.
                    let falls_back = relation["is_falling_back"].as_bool().unwrap_or_default();
                    let to = text(&relation["m.in_reply_to"], "event_id");
                    let reply_to = (!to.is_empty() && !falls_back).then(|| pointed(to));
                    let text = if reply_to.is_some() { answer(&words).to_owned() } else { words };
                    Meaning::Heard(What::Said { text, reply_to, attachments })
                }
                _ => Meaning::Nothing,
            }
        }
        "m.sticker" => Meaning::Heard(What::Said {
            text: String::new(),
            reply_to: None,
            attachments: vec![text(content, "body").to_owned()],
        }),
        "m.reaction" if text(relation, "rel_type") == "m.annotation" => {
            let to = pointed(text(relation, "event_id"));
            Meaning::Heard(What::Reacted { to, emoji: text(relation, "key").to_owned() })
        }
        "m.room.redaction" => {
            let of = [text(event, "redacts"), text(content, "redacts")];
            of.into_iter()
                .find(|id| !id.is_empty())
                .map_or(Meaning::Nothing, |id| Meaning::Withdrawn(id.to_owned()))
        }
        "m.room.member" => match text(content, "membership") {
            "join" => Meaning::Heard(What::Joined),
            "leave" | "ban" => Meaning::Heard(What::Left),
            _ => Meaning::Nothing,
        },
        _ => Meaning::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn message(content: &Value) -> Meaning {
        meaning(&json!({ "type": "m.room.message", "content": content }))
    }

    fn heard(text: &str, reply_to: Option<&str>, attachments: &[&str]) -> Meaning {
        Meaning::Heard(What::Said {
            text: text.to_owned(),
            reply_to: reply_to.map(pointed),
            attachments: attachments.iter().map(|&name| name.to_owned()).collect(),
        })
    }

    #[test]
    fn an_answer_says_only_what_is_new() {
        let content = json!({
            "msgtype": "m.text", "body": "> <@luz:town> Doce meses\n> y no más\n\n¿Por qué doce?",
            "m.relates_to": { "m.in_reply_to": { "event_id": "$1" } },
        });
        assert_eq!(message(&content), heard("¿Por qué doce?", Some("$1"), &[]));
        // Who begins with a quotation of their own and answers nobody keeps it.
        let quote = json!({ "msgtype": "m.text", "body": "> <@luz:town> Doce meses\n\n¿Sí?" });
        assert_eq!(message(&quote), heard("> <@luz:town> Doce meses\n\n¿Sí?", None, &[]));
    }

    #[test]
    fn in_a_thread_only_a_real_answer_is_one() {
        let content = |falls_back: bool| {
            json!({ "msgtype": "m.text", "body": "Yes", "m.relates_to": {
                "rel_type": "m.thread", "event_id": "$root", "is_falling_back": falls_back,
                "m.in_reply_to": { "event_id": "$last" },
            } })
        };
        assert_eq!(message(&content(true)), heard("Yes", None, &[]));
        assert_eq!(message(&content(false)), heard("Yes", Some("$last"), &[]));
    }

    #[test]
    fn a_thread_is_known_by_what_it_began_with() {
        let event = |relation: &Value| json!({ "content": { "m.relates_to": relation } });
        let said = event(&json!({ "rel_type": "m.thread", "event_id": "$root" }));
        assert_eq!(thread(&said), Some("$root"));
        assert_eq!(thread(&event(&json!({ "rel_type": "m.replace", "event_id": "$1" }))), None);
        assert_eq!(thread(&event(&json!({ "m.in_reply_to": { "event_id": "$1" } }))), None);
    }

    #[test]
    fn a_poll_reads_as_its_question_and_its_answers() {
        let lines = "¿Cuántos meses?\n• Doce\n• Catorce";
        let old = |text: &str| json!({ "id": text, "org.matrix.msc1767.text": text });
        let old =
            json!({ "question": old("¿Cuántos meses?"), "answers": [old("Doce"), old("Catorce")] });
        let new = |text: &str| json!({ "m.id": text, "m.text": [{ "body": text }] });
        let new =
            json!({ "question": new("¿Cuántos meses?"), "answers": [new("Doce"), new("Catorce")] });
        for (kind, content) in [
            ("org.matrix.msc3381.poll.start", json!({ "org.matrix.msc3381.poll.start": old })),
            (
                "m.poll.start",
                json!({ "m.poll": new, "m.text": [{ "body": "what an old client shows" }] }),
            ),
        ] {
            assert_eq!(
                meaning(&json!({ "type": kind, "content": content })),
                heard(lines, None, &[])
            );
            assert_eq!(words(&content), lines, "whoever cites it reads the same");
            let edit = json!({ "type": kind, "content": {
                "m.new_content": content, "m.relates_to": { "rel_type": "m.replace", "event_id": "$1" },
            } });
            let edited = What::Edited { native_id: "$1".into(), text: lines.into() };
            assert_eq!(meaning(&edit), Meaning::Heard(edited));
        }
        let of = json!({ "rel_type": "m.reference", "event_id": "$1" });
        let end = |text: &Value| {
            let mut content = json!({ "m.relates_to": of });
            content.as_object_mut().expect("it").extend(text.as_object().expect("it").clone());
            meaning(&json!({ "type": "org.matrix.msc3381.poll.end", "content": content }))
        };
        let ended = "The poll has ended. Top answer: Doce";
        let said = end(&json!({ "org.matrix.msc1767.text": ended, "body": "other" }));
        assert_eq!(said, heard(ended, Some("$1"), &[]));
        assert_eq!(end(&json!({ "m.text": [{ "body": ended }] })), heard(ended, Some("$1"), &[]));
        assert_eq!(end(&json!({})), Meaning::Nothing);
        for answer in ["m.poll.response", "org.matrix.msc3381.poll.response"] {
            assert_eq!(meaning(&json!({ "type": answer, "content": {} })), Meaning::Nothing);
        }
    }

    #[test]
    fn a_file_is_named_and_what_is_said_of_it_is_said() {
        let bare = json!({ "msgtype": "m.file", "body": "draft.pdf" });
        assert_eq!(message(&bare), heard("", None, &["draft.pdf"]));
        let told = json!({ "msgtype": "m.image", "body": "Our table", "filename": "table.png" });
        assert_eq!(message(&told), heard("Our table", None, &["table.png"]));
    }

    #[test]
    fn other_programs_are_not_answered_and_odd_events_are_nothing() {
        assert_eq!(message(&json!({ "msgtype": "m.notice", "body": "!help" })), Meaning::Nothing);
        for odd in [json!({}), json!(null), json!({ "type": "m.room.message" }), json!([1])] {
            assert_eq!(meaning(&odd), Meaning::Nothing, "{odd}");
        }
    }

    #[test]
    fn edits_reactions_and_redactions_name_what_they_are_of() {
        let edit = json!({
            "msgtype": "m.text", "body": "* Twelve months",
            "m.new_content": { "msgtype": "m.text", "body": "Twelve months" },
            "m.relates_to": { "rel_type": "m.replace", "event_id": "$1" },
        });
        let edited = What::Edited { native_id: "$1".into(), text: "Twelve months".into() };
        assert_eq!(message(&edit), Meaning::Heard(edited));
        let reaction = json!({ "type": "m.reaction", "content": { "m.relates_to": {
            "rel_type": "m.annotation", "event_id": "$1", "key": "🌉" } } });
        let reacted = What::Reacted { to: pointed("$1"), emoji: "🌉".into() };
        assert_eq!(meaning(&reaction), Meaning::Heard(reacted));
        // Since room version 11 it stands in the content.
        for redaction in [json!({ "redacts": "$1" }), json!({ "content": { "redacts": "$1" } })] {
            let mut event = redaction;
            event["type"] = "m.room.redaction".into();
            assert_eq!(meaning(&event), Meaning::Withdrawn("$1".into()));
        }
    }
}
