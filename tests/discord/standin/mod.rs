//! The stand-in itself: it refuses what Discord refuses, and a real client is at home on it.

mod answered;
mod at_home;
mod commands;
mod gateway;
mod guarded;
mod refused;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::town::discord::{Discord, Id, permission};

/// What a bot here was invited with.
const INVITED: u64 =
    permission::EVERYBODY | permission::MANAGE_MESSAGES | permission::CREATE_EVENTS;

/// A guild with one channel, one person and the bot, and somebody who asks like a bot.
struct Scene {
    discord: Discord,
    guild: Id,
    channel: Id,
    ana: Id,
    client: reqwest::Client,
    runtime: tokio::runtime::Runtime,
}

/// What came back.
struct Said {
    status: u16,
    body: Value,
    headers: reqwest::header::HeaderMap,
}

impl Scene {
    fn open() -> Self {
        let discord = Discord::open();
        let guild = discord.guild("Names");
        let channel = discord.channel(guild, "english");
        let ana = discord.person("Ana", "en-US");
        discord.joins(guild, ana);
        discord.adds_the_bot(guild, INVITED);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let agent = "DiscordBot (https://example.org, 1)";
        let client = reqwest::Client::builder().user_agent(agent).no_proxy().build();
        let (client, runtime) = (client.expect("a client"), runtime.expect("a runtime"));
        Self { discord, guild, channel, ana, client, runtime }
    }

    /// Asks with the bot's token.
    fn asks(&self, method: &str, path: &str, body: &Value) -> Said {
        self.asks_as(&format!("Bot {}", self.discord.token()), method, path, body)
    }

    fn asks_as(&self, token: &str, method: &str, path: &str, body: &Value) -> Said {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let mut asked = self.client.request(method, format!("{}{path}", self.discord.api()));
        if !token.is_empty() {
            asked = asked.header("Authorization", token);
        }
        if !body.is_null() {
            asked = asked.header("Content-Type", "application/json").body(body.to_string());
        }
        self.runtime.block_on(async {
            let answer = asked.send().await.expect("an answer");
            let (status, headers) = (answer.status(), answer.headers().clone());
            let text = answer.text().await.expect("text");
            let body = serde_json::from_str(&text).unwrap_or(Value::Null);
            Said { status: StatusCode::as_u16(&status), body, headers }
        })
    }

    /// Where the messages of the channel are.
    fn messages(&self) -> String {
        format!("/channels/{}/messages", self.channel)
    }

    /// Says something that is as it should be; gives the status and the message.
    fn posts(&self, parts: Value) -> Said {
        self.asks("POST", &self.messages(), &Self::message(parts))
    }

    /// Registers commands in the guild, which have to be taken.
    fn registers(&self, commands: &Value) {
        let said = self.asks("PUT", &self.commands(), commands);
        assert_eq!(said.status, 200, "{}", said.body);
    }

    /// Where the commands of the guild are.
    fn commands(&self) -> String {
        format!("/applications/{}/guilds/{}/commands", self.discord.application(), self.guild)
    }

    /// A body that is as it should be, with these parts.
    fn message(parts: Value) -> Value {
        let mut body = json!({ "content": "Good day", "allowed_mentions": { "parse": [] } });
        let parts = serde_json::from_value::<serde_json::Map<_, _>>(parts).expect("parts");
        body.as_object_mut().expect("a body").extend(parts);
        body
    }
}
