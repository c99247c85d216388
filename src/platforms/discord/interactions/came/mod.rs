//! An interaction in plain words: who did what, where, and by what Discord knows it. Pure; what it
//! stands for in the house is found elsewhere.

use std::collections::BTreeMap;

use serenity::model::Permissions;
use serenity::model::application::{
    ActionRowComponent, CommandData, CommandDataOption, CommandDataOptionValue, CommandType,
    ComponentInteractionDataKind, Interaction, ModalInteractionData, ResolvedTarget,
};
use serenity::model::channel::{ChannelType, Message, PartialChannel};
use serenity::model::guild::Member;
use serenity::model::id::ChannelId;
use serenity::model::user::User;

use super::super::event;
use crate::foundation::talk::{Account, Quoted};

/// What was given to an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// Words, a number, or the id of what was chosen.
    Text(String),
    /// A file: its name, where it lies, how large it is.
    File { name: String, address: String, size: u32 },
}

/// What somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// Gave a command, by its words on Discord.
    Command { first: String, second: Option<String>, given: Vec<(String, Given)> },
    /// Chose an entry of the menu on a message.
    Menu { name: String, on: Quoted },
    /// Is typing what goes into an option.
    Filling { first: String, second: Option<String>, name: String, typed: String },
    /// Pressed a button.
    Pressed { name: String },
    /// Chose from a list: its name, and that of what was chosen.
    Chosen { name: String, value: String },
    /// Sent a form.
    Sent { name: String, fields: BTreeMap<String, String> },
}

/// Something that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Came {
    /// By what Discord knows it, always.
    pub id: String,
    /// The application it is for.
    pub app: String,
    /// By what it is answered, for a quarter of an hour.
    pub token: String,
    /// Who did it.
    pub who: Account,
    /// In which channel that may be served; none if alone with Puente.
    pub room: Option<String>,
    /// In which channel or thread it was done.
    pub place: String,
    /// Whether they may change the server.
    pub runs: bool,
    /// What their own program speaks.
    pub locale: String,
    /// What they did.
    pub deed: Deed,
}

/// The channel that may be served: of a thread, the one it hangs from.
fn served(
    id: ChannelId,
    channel: Option<&PartialChannel>,
    room_of: impl Fn(ChannelId) -> String,
) -> String {
    let thread = channel.filter(|channel| {
        matches!(
            channel.kind,
            ChannelType::PublicThread | ChannelType::PrivateThread | ChannelType::NewsThread
        )
    });
    match thread.and_then(|thread| thread.parent_id) {
        Some(parent) => parent.to_string(),
        None => room_of(id),
    }
}

/// Whether somebody may say on a server who may what.
fn runs(member: Option<&Member>) -> bool {
    let may = Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR;
    member.and_then(|member| member.permissions).is_some_and(|all| all.intersects(may))
}

fn who(user: &User, member: Option<&Member>) -> Account {
    event::account(user, member.and_then(|member| member.nick.as_deref()))
}

/// A message with its author and words; of our own, nobody is the author.
fn quoted(message: &Message, room: &str, app: &str) -> Quoted {
    let native = event::native(room, message.channel_id, message.id);
    let mut quoted = event::quoted(message, native);
    quoted.author = quoted.author.filter(|author| author.native_id != app);
    quoted
}

/// What an interaction is; none if it is nothing Puente offers.
pub(super) fn came(
    interaction: &Interaction,
    room_of: impl Fn(ChannelId) -> String,
) -> Option<Came> {
    macro_rules! came {
        ($it:expr, $member:expr, $deed:expr) => {{
            let (it, member) = ($it, $member);
            let app = it.application_id.to_string();
            let channel = served(it.channel_id, it.channel.as_ref(), &room_of);
            let deed = $deed(channel.as_str(), app.as_str())?;
            Some(Came {
                id: it.id.to_string(),
                app,
                token: it.token.clone(),
                who: who(&it.user, member),
                room: it.guild_id.map(|_| channel),
                place: it.channel_id.to_string(),
                runs: runs(member),
                locale: it.locale.clone(),
                deed,
            })
        }};
    }
    match interaction {
        Interaction::Command(it) => {
            came!(it, it.member.as_deref(), |room, app| command(&it.data, room, app))
        }
        Interaction::Autocomplete(it) => {
            came!(it, it.member.as_deref(), |_, _| filling(&it.data))
        }
        Interaction::Component(it) => {
            let name = it.data.custom_id.clone();
            let deed = match &it.data.kind {
                ComponentInteractionDataKind::Button => Some(Deed::Pressed { name }),
                ComponentInteractionDataKind::StringSelect { values } => {
                    values.first().map(|value| Deed::Chosen { name, value: value.clone() })
                }
                _ => None,
            };
            came!(it, it.member.as_ref(), |_, _| deed)
        }
        Interaction::Modal(it) => {
            came!(it, it.member.as_ref(), |_, _| Some(sent(&it.data)))
        }
        _ => None,
    }
}

/// The second word of a command, and what stands under it; Discord puts groups between where there are
/// any, and we have none.
fn second(data: &CommandData) -> (Option<String>, &[CommandDataOption]) {
    match data.options.as_slice() {
        [CommandDataOption { name, value: CommandDataOptionValue::SubCommand(under), .. }] => {
            (Some(name.clone()), under)
        }
        options => (None, options),
    }
}

fn command(data: &CommandData, room: &str, app: &str) -> Option<Deed> {
    if data.kind == CommandType::Message {
        let Some(ResolvedTarget::Message(message)) = data.target() else { return None };
        let on = quoted(message, room, app);
        return Some(Deed::Menu { name: data.name.clone(), on });
    }
    let (second, options) = second(data);
    let mut given = Vec::new();
    for option in options {
        given.push((option.name.clone(), value(data, &option.value)?));
    }
    Some(Deed::Command { first: data.name.clone(), second, given })
}

fn value(data: &CommandData, value: &CommandDataOptionValue) -> Option<Given> {
    Some(Given::Text(match value {
        CommandDataOptionValue::String(text) => text.clone(),
        CommandDataOptionValue::Integer(number) => number.to_string(),
        CommandDataOptionValue::Boolean(yes) => yes.to_string(),
        CommandDataOptionValue::Channel(id) => id.to_string(),
        CommandDataOptionValue::User(id) => format!("<@{id}>"),
        CommandDataOptionValue::Attachment(id) => {
            let file = data.resolved.attachments.get(id)?;
            let (name, address, size) = (file.filename.clone(), file.url.clone(), file.size);
            return Some(Given::File { name, address, size });
        }
        _ => return None,
    }))
}

fn filling(data: &CommandData) -> Option<Deed> {
    let (second, options) = second(data);
    options.iter().find_map(|option| match &option.value {
        CommandDataOptionValue::Autocomplete { value, .. } => Some(Deed::Filling {
            first: data.name.clone(),
            second: second.clone(),
            name: option.name.clone(),
            typed: value.clone(),
        }),
        _ => None,
    })
}

fn sent(data: &ModalInteractionData) -> Deed {
    let inputs = data.components.iter().flat_map(|row| &row.components);
    let fields = inputs.filter_map(|input| match input {
        ActionRowComponent::InputText(text) => {
            Some((text.custom_id.clone(), text.value.clone().unwrap_or_default()))
        }
        _ => None,
    });
    Deed::Sent { name: data.custom_id.clone(), fields: fields.collect() }
}

/// A value in which whoever is mentioned is named by their account: `discord:7`.
pub(super) fn unmentioned(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("<@") {
        let (before, mention) = rest.split_at(at);
        said.push_str(before);
        let inner = mention[2..].split('>').next().unwrap_or_default();
        let id = inner.strip_prefix('!').unwrap_or(inner);
        let is_id = !id.is_empty() && id.chars().all(|sign| sign.is_ascii_digit());
        let end = 2 + inner.len() + 1;
        if is_id && mention.len() >= end {
            said.push_str(&format!("{}:{id}", super::super::NAME));
            rest = &mention[end..];
        } else {
            said.push_str("<@");
            rest = &mention[2..];
        }
    }
    said.push_str(rest);
    said
}

#[cfg(test)]
mod tests;
