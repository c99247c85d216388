//! The real serenity client on the stand-in: it begins a session, hears what people do, is cut off
//! and takes the session up again, and can read everything it is told.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;
use serenity::all::{Client, Context, Event, GatewayIntents, HttpBuilder, RawEventHandler};
use serenity::async_trait;
use tokio::sync::oneshot::{Sender, channel};

use super::Scene;
use crate::town::discord::{Discord, Id};

/// Everything it heard, as it understood it.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<Value>>>);

#[async_trait]
impl RawEventHandler for Heard {
    async fn raw_event(&self, _: Context, event: Event) {
        let name = event.name().unwrap_or_default();
        let told = serde_json::to_value(&event).expect("an event");
        let told = serde_json::json!({ "name": name, "told": told });
        self.0.lock().expect("a lock").push(told);
    }
}

/// A client of serenity that runs until this goes.
struct Listener {
    heard: Heard,
    end: Option<Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Listener {
    fn on(discord: &Discord, intents: GatewayIntents) -> Self {
        let heard = Heard::default();
        let (end, ended) = channel();
        let http = HttpBuilder::new(discord.token()).proxy(discord.address());
        let http = http.ratelimiter_disabled(true).build();
        let handler = heard.clone();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(async {
                let client = serenity::client::ClientBuilder::new_with_http(http, intents);
                let mut client: Client = client.raw_event_handler(handler).await.expect("a client");
                tokio::select! {
                    ended = client.start() => ended.expect("it runs"),
                    _ = ended => {}
                }
            });
        });
        Self { heard, end: Some(end), thread: Some(thread) }
    }

    /// Waits for so many events of a name; gives them.
    fn hears(&self, discord: &Discord, name: &str, many: usize) -> Vec<Value> {
        discord.until(&format!("serenity hears {many} of {name}"), |_| {
            let all = self.heard.0.lock().expect("a lock");
            let all = all.iter().filter(|event| event["name"] == name);
            let all: Vec<Value> = all.map(|event| event["told"].clone()).collect();
            (all.len() >= many).then_some(all)
        })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.end.take();
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

/// What was said in an event about a message.
fn content(event: &Value) -> &str {
    let content = event.pointer("/d/content");
    content.and_then(Value::as_str).unwrap_or_else(|| panic!("nothing is said in {event}"))
}

#[test]
fn serenity_is_at_home() {
    let scene = Scene::open();
    let (discord, guild, channel, ana) = (&scene.discord, scene.guild, scene.channel, scene.ana);
    let listener = Listener::on(discord, GatewayIntents::all() ^ GatewayIntents::GUILD_PRESENCES);
    listener.hears(discord, "GUILD_CREATE", 1);
    let first = discord.says(ana, channel, "Good morning");
    let heard = listener.hears(discord, "MESSAGE_CREATE", 1);
    assert_eq!(content(&heard[0]), "Good morning");

    // Everything people can do is understood.
    let answer = discord.replies(ana, channel, first, "And good evening");
    discord.edits(channel, answer, "And good night");
    discord.reacts(ana, channel, first, "🌉");
    discord.unreacts(ana, channel, first, "🌉");
    discord.attaches(ana, channel, "The table", &[("terms.csv", b"en,es\n")]);
    discord.polls(ana, channel, "When?", &["Today", "Tomorrow"]);
    discord.sticks(ana, channel, "wave");
    discord.forwards(ana, channel, first, channel);
    discord.pins(ana, channel, first);
    let text = serde_json::json!([{ "type": 10, "content": "Built of components" }]);
    discord.builds(ana, channel, &text);
    let thread = discord.starts_thread(ana, channel, first, "A thread");
    discord.says(ana, thread, "Said in a thread");
    discord.puts_away(thread, false);
    let forum = discord.forum(guild, "questions");
    let post: Id = discord.posts(ana, forum, "A question", "How long?");
    discord.lists_threads(forum);
    let voice = discord.voice_channel(guild, "talk");
    discord.joins_voice(ana, voice);
    discord.mutes(ana, guild, true);
    discord.leaves_voice(ana, guild);
    discord.schedules(ana, guild, "A meeting", "Here", crate::town::discord::id::now());
    let more: Vec<Id> = (0..3).map(|n| discord.says(ana, channel, &format!("{n}"))).collect();
    discord.deletes(channel, more[0]);
    discord.deletes_many(channel, &more[1..]);
    discord.deletes_channel(post);
    discord.renames(channel, "english-now");
    let alone = discord.writes_to_the_bot(ana);
    discord.says(ana, alone, "Just for you");
    discord.puts_out_the_bot(guild);
    for (name, many) in [
        ("MESSAGE_UPDATE", 2),
        ("MESSAGE_DELETE", 1),
        ("MESSAGE_DELETE_BULK", 1),
        ("MESSAGE_REACTION_ADD", 1),
        ("MESSAGE_REACTION_REMOVE", 1),
        ("THREAD_CREATE", 2),
        ("THREAD_UPDATE", 1),
        ("THREAD_DELETE", 1),
        ("THREAD_LIST_SYNC", 1),
        ("CHANNEL_CREATE", 2),
        ("CHANNEL_UPDATE", 1),
        ("VOICE_STATE_UPDATE", 3),
        ("GUILD_SCHEDULED_EVENT_CREATE", 1),
        ("GUILD_DELETE", 1),
        ("MESSAGE_CREATE", 15),
    ] {
        listener.hears(discord, name, many);
    }
}

#[test]
fn a_session_is_taken_up_again_with_all_that_was_missed() {
    let scene = Scene::open();
    let (discord, channel, ana) = (&scene.discord, scene.channel, scene.ana);
    let listener = Listener::on(discord, GatewayIntents::all() ^ GatewayIntents::GUILD_PRESENCES);
    listener.hears(discord, "GUILD_CREATE", 1);
    discord.cuts_the_line();
    for number in 0..5 {
        discord.says(ana, channel, &format!("{number}"));
    }
    let heard = listener.hears(discord, "MESSAGE_CREATE", 5);
    let words: Vec<&str> = heard.iter().map(content).collect();
    assert_eq!(words, ["0", "1", "2", "3", "4"]);
    listener.hears(discord, "RESUMED", 1);
    assert_eq!((discord.resumed(), discord.connections()), (1, 2));

    // Asked to connect again, it takes it up too; with its session gone, it begins another.
    discord.asks_to_reconnect();
    discord.until("it is there again", |world| (world.weather.resumed == 2).then_some(()));
    discord.says(ana, channel, "5");
    listener.hears(discord, "MESSAGE_CREATE", 6);
    // Cut again and again, it loses nothing and hears nothing twice.
    discord.cuts_every(Some(Duration::from_millis(300)));
    for number in 6..12 {
        let before = discord.resumed();
        discord.says(ana, channel, &format!("{number}"));
        discord.until("it was cut and is there again", |world| {
            (world.weather.resumed > before).then_some(())
        });
    }
    discord.cuts_every(None);
    let heard = listener.hears(discord, "MESSAGE_CREATE", 12);
    let words: Vec<String> = heard.iter().map(|event| content(event).to_owned()).collect();
    assert_eq!(words, (0..12).map(|number| number.to_string()).collect::<Vec<_>>());
    discord.waits_for_the_bot();
    discord.forgets_sessions();
    listener.hears(discord, "GUILD_CREATE", 2);
}
