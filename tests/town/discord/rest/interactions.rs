//! The answers to interactions: the first one, which has to come at once, and those that follow as
//! long as the token is good.

use serde_json::{Value, json};

use super::super::id::Id;
use super::super::interaction::Answered;
use super::super::world::World;
use super::guard::nothing;
use super::messages::{change, fault, parts, reads_all};
use super::{Answer, Ask, No, no};

/// Seen by one person only.
const EPHEMERAL: u64 = 64;
/// An answer is coming.
const LOADING: u64 = 128;

/// The first answer.
pub fn callback(world: &mut World, ask: &Ask, params: &[&str]) -> Answer {
    let id = Id::read(params[0]);
    let first = world.settings.first_answer;
    let found = id.and_then(|id| world.interactions.get(&id));
    let found = found.filter(|one| one.token == params[1]);
    let Some(one) = found.filter(|one| one.answered.is_some() || one.at.elapsed() < first) else {
        return no(404, 10_062, "Unknown interaction");
    };
    if one.answered.is_some() {
        return no(400, 40_060, "Interaction has already been acknowledged.");
    }
    let id = one.id;
    let (kind, on) = (one.kind, one.message);
    let how = ask.body["type"].as_u64().unwrap_or_default();
    let fits = match how {
        4 | 5 => kind != 4,
        6 | 7 => matches!(kind, 3 | 5) && on.is_some(),
        8 => kind == 4,
        9 => matches!(kind, 2 | 3),
        _ => false,
    };
    if !fits {
        return fault(
            "type",
            "INTERACTION_CALLBACK_INVALID",
            "not an answer to such an interaction",
        );
    }
    let data = ask.body["data"].clone();
    let flags = data["flags"].as_u64().unwrap_or_default();
    let (answered, original) = match how {
        4 => (Answered::Message, Some(answer(world, ask, id, &data, flags)?)),
        5 => {
            let flags = flags & EPHEMERAL | LOADING;
            (Answered::Deferred, Some(answer(world, ask, id, &json!({}), flags)?))
        }
        6 => (Answered::DeferredUpdate, on),
        7 => {
            let message = on.expect("a message");
            let channel = world.interactions[&id].channel;
            if world.channel(channel).messages.contains_key(&message) {
                change(world, ask, &data, channel, message)?;
            }
            (Answered::Update, on)
        }
        8 => (Answered::Choices(data["choices"].as_array().cloned().unwrap_or_default()), None),
        _ => (Answered::Modal(data), None),
    };
    let one = world.interactions.get_mut(&id).expect("an interaction");
    one.answered = Some(answered);
    one.original = original;
    let (kind, channel) = (one.kind, one.channel);
    if ask.query("with_response") != Some("true") {
        return Ok(nothing());
    }
    let mut said = json!({ "interaction": { "id": id, "type": kind } });
    if let (Some(original), 4 | 5 | 7) = (original, how) {
        let message = world.message_shape(channel, original, true);
        said["interaction"]["response_message_id"] = json!(original);
        said["resource"] = json!({ "type": how, "message": message });
    }
    Ok((200, said))
}

/// Says an answer in the channel of an interaction.
fn answer(world: &mut World, ask: &Ask, id: Id, data: &Value, flags: u64) -> Result<Id, No> {
    let one = &world.interactions[&id];
    let (channel, who, kind, menu) = (one.channel, one.who, one.kind, one.menu);
    let on = one.message;
    let mut parts = parts(world, ask, data, Some(channel), &[])?;
    parts["flags"] = json!(flags);
    parts["application_id"] = json!(world.application);
    parts["webhook_id"] = json!(world.application);
    parts["type"] = json!(match (kind, menu) {
        (2, true) => 23,
        (2, false) => 20,
        _ => 0,
    });
    // What opened a form is told with what answers it: a command, or a component of a message.
    let user = world.user_shape(who);
    let told = |kind: u8| {
        let mut told = json!({
            "id": id, "type": kind, "user": user, "original_response_message_id": null,
            "authorizing_integration_owners": {},
        });
        if let (3, Some(on)) = (kind, on) {
            told["interacted_message_id"] = json!(on);
        }
        told
    };
    let mut metadata = told(kind);
    if kind == 5 {
        metadata["triggering_interaction_metadata"] = told(if on.is_some() { 3 } else { 2 });
    }
    parts["interaction_metadata"] = metadata;
    let message = world.says(channel, world.bot, parts);
    let post = world.post(channel, message);
    post.interaction = Some(id);
    post.only_for = (flags & EPHEMERAL != 0).then_some(who);
    Ok(message)
}

/// The interaction a token is of, as long as it is good.
fn known(world: &World, params: &[&str]) -> Result<Id, No> {
    let mut all = world.interactions.values();
    let one = all.find(|one| one.token == params[1] && one.answered.is_some());
    match one.filter(|_| Id::read(params[0]) == Some(world.application)) {
        None => no(404, 10_015, "Unknown Webhook"),
        Some(one) if one.at.elapsed() >= world.settings.token_lasts => {
            no(401, 50_027, "Invalid Webhook Token")
        }
        Some(one) => Ok(one.id),
    }
}

/// One more answer; while the first is still coming, it is that one.
pub fn follows(world: &mut World, ask: &Ask, params: &[&str]) -> Answer {
    let id = known(world, params)?;
    let one = &world.interactions[&id];
    let (channel, original) = (one.channel, one.original);
    let here = |world: &World, id: Id| world.channel(channel).messages.contains_key(&id);
    let original = original.filter(|original| here(world, *original));
    if let Some(original) = original.filter(|original| world.post(channel, *original).waits) {
        change(world, ask, &ask.body, channel, original)?;
        return Ok((200, world.message_shape(channel, original, true)));
    }
    let flags = ask.body["flags"].as_u64().unwrap_or_default();
    let message = answer(world, ask, id, &ask.body, flags)?;
    world.post(channel, message).value["type"] = json!(0);
    world.interactions.get_mut(&id).expect("an interaction").further.push(message);
    Ok((200, world.message_shape(channel, message, true)))
}

/// The message of an answer: the first one, or one by its id.
fn meant(world: &World, params: &[&str]) -> Result<(Id, Id, Id), No> {
    let id = known(world, params)?;
    let one = &world.interactions[&id];
    let message = match params.get(2) {
        None => one.original,
        Some(param) => Id::read(param).filter(|id| {
            one.further.contains(id) || one.original == Some(*id) || one.message == Some(*id)
        }),
    };
    match message.filter(|message| world.channel(one.channel).messages.contains_key(message)) {
        Some(message) => Ok((id, one.channel, message)),
        None => no(404, 10_008, "Unknown Message"),
    }
}

/// One of the answers.
pub fn gets(world: &mut World, _: &Ask, params: &[&str]) -> Answer {
    let (_, channel, message) = meant(world, params)?;
    let whole = reads_all(world) || world.author(channel, message) == world.bot;
    Ok((200, world.message_shape(channel, message, whole)))
}

/// One of the answers is changed.
pub fn edits(world: &mut World, ask: &Ask, params: &[&str]) -> Answer {
    let (id, channel, message) = meant(world, params)?;
    change(world, ask, &ask.body, channel, message)?;
    let one = world.interactions.get_mut(&id).expect("an interaction");
    one.updated |= one.message == Some(message);
    Ok((200, world.message_shape(channel, message, true)))
}

/// One of the answers is taken away.
pub fn deletes(world: &mut World, _: &Ask, params: &[&str]) -> Answer {
    let (id, channel, message) = meant(world, params)?;
    world.removed(channel, &[message]);
    world.interactions.get_mut(&id).expect("an interaction").updated = true;
    Ok(nothing())
}
