//! The routes there are, as Discord's description writes them; of two that fit, the first.

use super::super::world::World;
use super::{Answer, Ask, channels, commands, events, guilds, interactions, messages};

type Does = fn(&mut World, &Ask, &[&str]) -> Answer;

/// A route.
pub struct Route {
    pub method: &'static str,
    pub template: &'static str,
    pub does: Does,
}

const fn on(method: &'static str, template: &'static str, does: Does) -> Route {
    Route { method, template, does }
}

const APP: &str = "/applications/{application_id}/commands";
const APP_ONE: &str = "/applications/{application_id}/commands/{command_id}";
const GUILD: &str = "/applications/{application_id}/guilds/{guild_id}/commands";
const GUILD_ONE: &str = "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}";
const MESSAGES: &str = "/channels/{channel_id}/messages";
const MESSAGE: &str = "/channels/{channel_id}/messages/{message_id}";
const REACTIONS: &str = "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}";
const REACTION: &str = "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me";
const HOOK: &str = "/webhooks/{webhook_id}/{webhook_token}";
const HOOK_FIRST: &str = "/webhooks/{webhook_id}/{webhook_token}/messages/@original";
const HOOK_ONE: &str = "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}";
const EVENTS: &str = "/guilds/{guild_id}/scheduled-events";
const EVENT: &str = "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}";

static ROUTES: [Route; 51] = [
    on("GET", "/gateway", guilds::gateway),
    on("GET", "/gateway/bot", guilds::gateway_for_bots),
    on("GET", "/users/@me", guilds::me),
    on("GET", "/users/@me/guilds", guilds::mine),
    on("POST", "/users/@me/channels", channels::alone),
    on("GET", "/users/{user_id}", guilds::user),
    on("GET", "/applications/@me", guilds::application),
    on("GET", "/oauth2/applications/@me", guilds::application),
    on("GET", APP, commands::list),
    on("PUT", APP, commands::all),
    on("POST", APP, commands::add),
    on("GET", APP_ONE, commands::one),
    on("PATCH", APP_ONE, commands::change),
    on("DELETE", APP_ONE, commands::remove),
    on("GET", GUILD, commands::list),
    on("PUT", GUILD, commands::all),
    on("POST", GUILD, commands::add),
    on("GET", GUILD_ONE, commands::one),
    on("PATCH", GUILD_ONE, commands::change),
    on("DELETE", GUILD_ONE, commands::remove),
    on(
        "POST",
        "/interactions/{interaction_id}/{interaction_token}/callback",
        interactions::callback,
    ),
    on("POST", HOOK, interactions::follows),
    on("GET", HOOK_FIRST, interactions::gets),
    on("PATCH", HOOK_FIRST, interactions::edits),
    on("DELETE", HOOK_FIRST, interactions::deletes),
    on("GET", HOOK_ONE, interactions::gets),
    on("PATCH", HOOK_ONE, interactions::edits),
    on("DELETE", HOOK_ONE, interactions::deletes),
    on("GET", "/channels/{channel_id}", channels::get),
    on("GET", MESSAGES, messages::list),
    on("POST", MESSAGES, messages::post),
    on("GET", "/channels/{channel_id}/messages/pins", channels::pins),
    on("GET", "/channels/{channel_id}/pins", channels::old_pins),
    on("GET", MESSAGE, messages::get),
    on("PATCH", MESSAGE, messages::edit),
    on("DELETE", MESSAGE, messages::delete),
    on("GET", REACTIONS, messages::who_reacted),
    on("PUT", REACTION, messages::react),
    on("DELETE", REACTION, messages::unreact),
    on("POST", "/channels/{channel_id}/typing", channels::typing),
    on("POST", "/channels/{channel_id}/threads", channels::opens),
    on("GET", "/channels/{channel_id}/threads/archived/public", channels::archived),
    on("GET", "/guilds/{guild_id}", guilds::get),
    on("GET", "/guilds/{guild_id}/channels", guilds::channels),
    on("GET", "/guilds/{guild_id}/threads/active", guilds::threads),
    on("GET", "/guilds/{guild_id}/members/{user_id}", guilds::member),
    on("GET", EVENTS, events::list),
    on("POST", EVENTS, events::add),
    on("GET", EVENT, events::get),
    on("PATCH", EVENT, events::change),
    on("DELETE", EVENT, events::remove),
];

/// The route of a request, and what stands in its places.
pub fn find<'a>(method: &str, path: &'a str) -> Option<(&'static Route, Vec<&'a str>)> {
    ROUTES.iter().filter(|route| route.method == method).find_map(|route| {
        let (asked, known) = (path.split('/'), route.template.split('/'));
        if asked.clone().count() != known.clone().count() {
            return None;
        }
        let mut params = Vec::new();
        for (asked, known) in asked.zip(known) {
            if known.starts_with('{') && !asked.is_empty() {
                params.push(asked);
            } else if known != asked {
                return None;
            }
        }
        Some((route, params))
    })
}
