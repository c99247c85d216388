//! What waits in a lane: what happened in a channel, or with a server. It says what still matters of it
//! where too much waits.

use std::collections::{HashSet, VecDeque};

use serenity::model::event::Event;
use serenity::model::id::{ChannelId, GuildId};

use super::setup::Arrival;
use super::voice::Voice;

/// How much may wait in one channel before it is read anew from there instead, and of a server before
/// only what matters of it still does.
pub(super) const MOST: usize = 5_000;

/// Something to be done in the lane of a channel.
#[derive(Debug)]
pub(super) enum Task {
    /// What was said while nobody listened.
    CatchUp,
    /// Something that happened there.
    Happened(Box<Event>),
    /// A server is told of, with who is where people talk aloud.
    Arrived(Box<Arrival>, GuildId, Vec<Voice>),
    /// Somebody is there in another way.
    Spoken(Box<Voice>),
    /// Puente was taken off a server.
    PutOut(GuildId),
}

/// The channel in which something happened, if it did in one.
pub(super) fn channel(event: &Event) -> Option<ChannelId> {
    match event {
        Event::MessageCreate(event) => Some(event.message.channel_id),
        Event::MessageUpdate(event) => Some(event.channel_id),
        Event::MessageDelete(event) => Some(event.channel_id),
        Event::MessageDeleteBulk(event) => Some(event.channel_id),
        Event::ReactionAdd(event) => Some(event.reaction.channel_id),
        Event::ReactionRemove(event) => Some(event.reaction.channel_id),
        _ => None,
    }
}

/// The lane of what concerns a server and none of its channels.
pub(super) fn server_lane(server: GuildId) -> String {
    format!("server {server}")
}

/// Leaves of what waits for a server what still matters: of what the server is told of or gone again and
/// again the last; of everybody who is there how they were last, after that. If that are more than `most`
/// still, how the first of them are is learnt when the server is told of the next time.
pub(super) fn shorten(waiting: &mut VecDeque<Task>, most: usize) {
    let (mut seen, mut later, mut kept) = (HashSet::new(), None, VecDeque::new());
    for task in waiting.drain(..).rev() {
        let matters = match &task {
            Task::Spoken(voice) => later.is_none() && seen.insert(voice.account().to_owned()),
            Task::Arrived(..) => later.replace(true) != Some(true),
            Task::PutOut(_) => later.replace(false) != Some(false),
            Task::CatchUp | Task::Happened(_) => true,
        };
        if matters {
            kept.push_front(task);
        }
    }
    let mut excess = kept.len().saturating_sub(most);
    kept.retain(|task| {
        let goes = excess > 0 && matches!(task, Task::Spoken(_));
        excess -= usize::from(goes);
        !goes
    });
    *waiting = kept;
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::voice::voice;
    use super::*;

    const SERVER: GuildId = GuildId::new(9);

    fn spoken(account: u64, channel: &Value) -> Task {
        let state = json!({
            "channel_id": channel, "user_id": account.to_string(), "session_id": "s",
            "deaf": false, "mute": false, "self_deaf": false, "self_mute": false,
            "self_video": false, "suppress": false, "request_to_speak_timestamp": null,
        });
        let state = serde_json::from_value(state).expect("how somebody is there");
        Task::Spoken(Box::new(voice(SERVER, &state).expect("somebody")))
    }

    /// Who waits, and what else.
    fn told(waiting: &VecDeque<Task>) -> Vec<String> {
        let all = waiting.iter().map(|task| match task {
            Task::Spoken(voice) => format!("{} {}", voice.account(), voice.is_there()),
            Task::PutOut(_) => "gone".to_owned(),
            other => format!("{other:?}"),
        });
        all.collect()
    }

    #[test]
    fn of_a_server_that_tells_too_much_how_everybody_was_last_is_heard() {
        let (there, away) = (json!("5"), Value::Null);
        let mut waiting: VecDeque<Task> =
            [spoken(1, &there), spoken(2, &there), spoken(1, &away), spoken(3, &there)].into();
        shorten(&mut waiting, 3);
        assert_eq!(told(&waiting), ["2 true", "1 false", "3 true"]);
        shorten(&mut waiting, 2);
        assert_eq!(told(&waiting), ["1 false", "3 true"], "never more than that");
        // What was so before the server was gone does not matter after it.
        waiting.extend([Task::PutOut(SERVER), Task::PutOut(SERVER), spoken(2, &there)]);
        shorten(&mut waiting, 1);
        assert_eq!(told(&waiting), ["gone"], "and that it is gone is never left out");
    }
}
