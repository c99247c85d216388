//! Bad weather: lines that are cut, channels that refuse, limits, and what cannot be read.

use serde_json::json;

use super::{Bot, PERMISSIONS, Scene, bot_on, counted, until};
use crate::town::discord::{Discord, Id};

const TALK: &str = "select count(*) from message where member_id is not null";

#[test]
fn a_gateway_that_drops_every_few_events_loses_nothing() {
    let mut scene = Scene::open();
    let Scene { discord, bot, ana, en, .. } = &scene;
    discord.cuts_after(Some(5));
    for number in 0..40 {
        discord.says(*ana, *en, &format!("Said {number}"));
    }
    scene.takes_in(40);
    discord.cuts_after(None);
    discord.asks_to_reconnect();
    discord.says(*ana, *en, "After it was asked to come again");
    scene.takes_in(41);
    discord.forgets_sessions();
    discord.says(*ana, *en, "While the session was forgotten");
    scene.takes_in(42);
    discord.repeats(3);
    discord.says(*ana, *en, "And on");
    scene.takes_in(43);
    assert_eq!(counted(bot, TALK), 43, "each once");
    assert!(discord.resumed() > 0, "it went on where it was");
    scene.bot.sleeps();
}

#[test]
fn what_cannot_be_read_at_once_is_read_from_the_channel() {
    let mut scene = Scene::open();
    let Scene { discord, bot, ana, guild, en, .. } = &scene;
    discord.says(*ana, *en, "First");
    scene.takes_in(1);
    discord.holds_back(1);
    discord.says(*ana, *en, "Held back");
    // A message in a form that nobody knows yet.
    let odd = json!({ "id": "1", "channel_id": en.to_string(), "content": 7 });
    discord.tells("MESSAGE_CREATE", Some(*guild), odd);
    discord.says(*ana, *en, "Third");
    scene.takes_in(3);
    assert_eq!(counted(bot, TALK), 3);
    let log = std::fs::read_to_string(bot.folder.path("log")).expect("a log");
    assert!(log.contains("could not be read") && log.contains("MESSAGE_CREATE"), "{log}");
    scene.bot.sleeps();
}

#[test]
fn a_channel_that_refuses_waits_and_keeps_nobody_else_waiting() {
    let mut scene = Scene::open();
    let Scene { discord, bot, ana, luz, en, es, .. } = &scene;
    discord.shuts_out(*es);
    discord.says(*ana, *en, "!group set bridge.pick-age \"3 days\"");
    discord.reads(*en, "3");
    let (_, found) = bot.folder.run(&["check"]);
    assert!(found.contains("dc-es"), "{found}");
    // The link for one more server is at hand whatever is wrong.
    assert!(found.contains("oauth2/authorize?client_id="), "{found}");
    discord.allows(*es);
    discord.says(*luz, *es, "Ya se puede.");
    // What waited comes by itself.
    discord.reads(*es, "3");
    scene.bot.sleeps();
}

#[test]
fn without_leave_to_read_it_hears_what_is_addressed_to_it_and_says_what_is_missing() {
    let discord = Discord::open();
    discord.sets(|settings| settings.privileged = 0);
    let guild = discord.guild("Names");
    discord.adds_the_bot(guild, PERMISSIONS);
    let (ana, channel) = (discord.person("Ana", "es-419"), discord.channel(guild, "general"));
    discord.joins(guild, ana);
    let mut bot = bot_on(&discord, None, "");
    bot.wakes();
    discord.waits_for_the_bot();
    // What is typed in a channel is not given to it; its own commands are.
    discord.says(ana, channel, "!help");
    let answer = discord.slash(ana, channel, "help", &[]).answer();
    assert!(answer.ephemeral, "{answer:?}");
    let (_, found) = bot.folder.run(&["check"]);
    assert!(found.contains("Message Content Intent"), "{found}");
    assert!(found.contains("oauth2/authorize?client_id="), "{found}");
    bot.sleeps();
}

#[test]
fn a_token_that_does_not_hold_is_named() {
    let discord = Discord::open();
    let sections = format!("[discord]\ntoken = \"not.the.one\"\napi = \"{}\"\n", discord.api());
    let mut bot = Bot::of(&sections, None);
    bot.wakes();
    let (_, found) = bot.folder.run(&["check"]);
    assert!(found.contains("token"), "{found}");
    bot.sleeps();
}

#[test]
fn every_shard_is_heard() {
    let discord = Discord::open();
    discord.sets(|settings| settings.shards = (2, 1));
    let one = discord.guild("Names");
    let shard = |guild: Id| (guild.0 >> 22) % 2;
    let two = until("another is on the other shard", || {
        let two = discord.guild("Other names");
        (shard(one) != shard(two)).then_some(two)
    });
    let ana = discord.person("Ana", "en-US");
    let mut channels = Vec::new();
    for guild in [one, two] {
        discord.adds_the_bot(guild, PERMISSIONS);
        discord.joins(guild, ana);
        channels.push(discord.channel(guild, "general"));
    }
    let mut bot = bot_on(&discord, None, "");
    bot.wakes();
    until("both shards are there", || (discord.connections() == 2).then_some(()));
    for channel in channels {
        discord.slash(ana, channel, "help", &[]).answer();
    }
    bot.sleeps();
}

#[test]
fn what_is_played_on_this_machine_leads_nowhere_else() {
    let discord = Discord::open();
    discord.until("its gateway would be elsewhere", |world| {
        world.ws = "wss://gateway.discord.gg".to_owned();
        Some(())
    });
    let mut bot = bot_on(&discord, None, "");
    bot.wakes();
    until("it is refused", || {
        let log = std::fs::read_to_string(bot.folder.path("log")).ok()?;
        log.contains("the gateway that is played is not on this machine").then_some(())
    });
    assert_eq!(discord.connections(), 0);
    bot.sleeps();
}
