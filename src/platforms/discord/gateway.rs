//! The gateway: the serenity client, on a thread of its own, and what it hears, in order.
//!
//! serenity hands each event to a task of its own, and tasks on several threads overtake each other.
//! On a runtime of one thread they run in the order they were made, and each does nothing but put its
//! event into a queue: so the queue has the order of the gateway. Whatever else this process does
//! keeps no heartbeat waiting.

use serenity::Error as Broken;
use serenity::async_trait;
use serenity::client::ClientBuilder;
use serenity::gateway::GatewayError;
use serenity::http::HttpBuilder;
use serenity::model::event::Event;
use serenity::model::gateway::GatewayIntents;
use serenity::prelude::{Context, RawEventHandler};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::watch;

use super::settings::{Settings, is_here};
use crate::foundation::config::Secret;
use crate::foundation::error::{Failure, Result};

/// What comes from the gateway.
#[derive(Debug)]
pub(super) enum Came {
    /// Something happened.
    Event(Box<Event>),
    /// Nothing comes any more.
    Ended(Ended),
}

/// Why nothing comes any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// Discord does not take the token.
    Token,
    /// Discord does not give what the bot asked to hear.
    Intents,
    /// Something else, in words for the log.
    Other(String),
}

/// What is asked for. Who is a member and who is online is not: nothing needs it.
#[must_use]
pub(super) fn intents(content: bool) -> GatewayIntents {
    let always = GatewayIntents::GUILDS
        | GatewayIntents::GUILD_MESSAGES
        | GatewayIntents::GUILD_MESSAGE_REACTIONS
        | GatewayIntents::GUILD_VOICE_STATES
        | GatewayIntents::DIRECT_MESSAGES;
    if content { always | GatewayIntents::MESSAGE_CONTENT } else { always }
}

struct Hearing(UnboundedSender<Came>);

#[async_trait]
impl RawEventHandler for Hearing {
    async fn raw_event(&self, _context: Context, event: Event) {
        // Whoever listened no longer does: the connection ends with it.
        let _ = self.0.send(Came::Event(Box::new(event)));
    }
}

/// A connection, for as long as this is held.
pub(super) struct Gateway {
    /// What comes.
    pub came: UnboundedReceiver<Came>,
    /// Dropped, it ends the thread.
    _held: watch::Sender<()>,
}

/// Connects, and again whenever the connection is lost, until what is given back is dropped.
///
/// # Errors
/// A failure if no thread can be made.
pub(super) fn connect(settings: &Settings, content: bool) -> Result<Gateway> {
    let (tell, came) = unbounded_channel();
    let (held, mut end) = watch::channel(());
    let token = settings.token.as_ref().map(Secret::expose).unwrap_or_default().trim().to_owned();
    let api = settings.api.clone();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    std::thread::Builder::new().name("discord-gateway".to_owned()).spawn(move || {
        runtime.block_on(async {
            let served = serve(&token, api.as_deref(), intents(content), tell.clone());
            tokio::select! {
                // It changes never: an end is its being dropped.
                _ = end.changed() => {}
                ended = served => {
                    // Nobody left to hear it is as good.
                    let _ = tell.send(Came::Ended(ended));
                }
            }
        });
        runtime.shutdown_background();
    })?;
    Ok(Gateway { came, _held: held })
}

async fn serve(
    token: &str,
    api: Option<&str>,
    intents: GatewayIntents,
    tell: UnboundedSender<Came>,
) -> Ended {
    let mut http = HttpBuilder::new(token);
    if let Some(api) = api {
        // What stands before the path is put in the place of Discord's own address, and that is only
        // done without serenity's limiter; two requests a connection need none.
        let before = api.split("/api/").next().unwrap_or(api);
        http = http.proxy(before).ratelimiter_disabled(true);
    }
    let client = ClientBuilder::new_with_http(http.build(), intents);
    let mut client = match client.raw_event_handler(Hearing(tell)).await {
        Ok(client) => client,
        Err(error) => return ended(&error),
    };
    if api.is_some() && !is_here(&client.ws_url.lock().await.clone()) {
        return Ended::Other(
            Failure::because("the gateway that is played is not on this machine").to_string(),
        );
    }
    match client.start_autosharded().await {
        Ok(()) => Ended::Other("the connection is at an end".to_owned()),
        Err(error) => ended(&error),
    }
}

fn ended(error: &Broken) -> Ended {
    match error {
        Broken::Gateway(GatewayError::InvalidAuthentication) => Ended::Token,
        Broken::Gateway(
            GatewayError::DisallowedGatewayIntents | GatewayError::InvalidGatewayIntents,
        ) => Ended::Intents,
        Broken::Http(error) if error.status_code().is_some_and(|status| status.as_u16() == 401) => {
            Ended::Token
        }
        other => Ended::Other(other.to_string()),
    }
}
