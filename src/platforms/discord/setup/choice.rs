//! What somebody does on the card, in plain words. Pure.

use serenity::model::Permissions;
use serenity::model::application::{ComponentInteractionDataKind as Data, Interaction};

use super::super::event;
use super::super::store::servers::Field;
use crate::foundation::talk::Account;

/// What the lists and the button of a card are called.
pub(super) const ENGLISH: &str = "setup:en";
pub(super) const SPANISH: &str = "setup:es";
pub(super) const BRIDGE: &str = "setup:bridge";
pub(super) const AGAIN: &str = "setup:again";

/// What was done on a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    /// A channel or a person was chosen.
    Of(Field, String),
    /// A program was chosen where a person is meant, by its name.
    Program(String),
    /// What is missing shall be looked at again.
    Again,
}

/// Something done on a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Choice {
    /// By what Discord knows it.
    pub(super) id: String,
    /// The application it is for.
    pub(super) app: String,
    /// By what it is answered, for a quarter of an hour.
    pub(super) token: String,
    /// Who did it.
    pub(super) who: Account,
    /// Whether they may change the server.
    pub(super) runs: bool,
    /// The server.
    pub(super) server: String,
    /// What their own program speaks, and what the server speaks.
    pub(super) locale: String,
    pub(super) spoken: String,
    /// The card: its channel and its id.
    pub(super) card: (String, String),
    /// What was done.
    pub(super) pick: Pick,
}

/// What was done on a card; none if it was done elsewhere.
pub(in super::super) fn choice(interaction: &Interaction) -> Option<Choice> {
    let Interaction::Component(it) = interaction else { return None };
    let pick = match (it.data.custom_id.as_str(), &it.data.kind) {
        (ENGLISH, Data::ChannelSelect { values }) => {
            Pick::Of(Field::English, values.first()?.to_string())
        }
        (SPANISH, Data::ChannelSelect { values }) => {
            Pick::Of(Field::Spanish, values.first()?.to_string())
        }
        (BRIDGE, Data::UserSelect { values }) => {
            let id = values.first()?;
            match it.data.resolved.users.get(id) {
                Some(user) if user.bot => Pick::Program(event::account(user, None).display),
                _ => Pick::Of(Field::Bridge, id.to_string()),
            }
        }
        (AGAIN, Data::Button) => Pick::Again,
        _ => return None,
    };
    let member = it.member.as_ref();
    let may = Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR;
    let nick = member.and_then(|member| member.nick.as_deref());
    Some(Choice {
        id: it.id.to_string(),
        app: it.application_id.to_string(),
        token: it.token.clone(),
        who: event::account(&it.user, nick),
        runs: member.and_then(|member| member.permissions).is_some_and(|all| all.intersects(may)),
        server: it.guild_id?.to_string(),
        locale: it.locale.clone(),
        spoken: it.guild_locale.clone().unwrap_or_default(),
        card: (it.channel_id.to_string(), it.message.id.to_string()),
        pick,
    })
}
