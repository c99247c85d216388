//! A server begins with three choices on one card, by whoever manages it; and nobody is made a member
//! or a bridge person who has not said yes.

use std::time::Duration;

use serde_json::Value;

use super::{PERMISSIONS, bot_on, counted, listed};
use crate::served::{Bot, until};
use crate::town::discord::permission::{ATTACH_FILES, EMBED_LINKS, MANAGE_GUILD};
use crate::town::discord::reads::Message;
use crate::town::discord::weather::How;
use crate::town::discord::{Discord, Id};

const OWNERS: &str = "[people]\nowners_create = true\n";

/// The rows of the roles that are held.
const BRIDGES: &str = "select count(*) from role_grant where role = 'bridge'";
const ADMINS: &str = "select count(*) from role_grant where role = 'admin'";
const GROUPS: &str = "select count(*) from working_group where slug <> 'names'";
const ROOMS: &str = "select count(*) from room where platform = 'discord'";
const STANDING: &str = "select count(*) from room where notice_at is not null";
const ASKED: &str = "select count(*) from invitation where role = 'bridge'";
const MEMBERS: &str = "select count(*) from membership where left_at is null";

/// A server with three channels, of which the first is where a card belongs: Ana manages it, Luz and
/// Marta are there.
struct Server {
    guild: Id,
    general: Id,
    en: Id,
    es: Id,
    ana: Id,
    luz: Id,
    marta: Id,
}

impl Server {
    fn made(discord: &Discord, name: &str, locale: &str) -> Self {
        let guild = discord.guild_in(name, locale);
        let general = discord.channel(guild, "general");
        let (en, es) = (discord.channel(guild, "english"), discord.channel(guild, "espanol"));
        let (ana, luz) = (discord.person("Ana", "en-US"), discord.person("Luz", "es-419"));
        let marta = discord.person("Marta", "es-ES");
        discord.joins_with(guild, ana, MANAGE_GUILD);
        for who in [luz, marta] {
            discord.joins(guild, who);
        }
        discord.adds_the_bot(guild, PERMISSIONS);
        Self { guild, general, en, es, ana, luz, marta }
    }
}

/// What a list of the card shows as chosen.
fn shown(discord: &Discord, card: &Message, list: &str) -> Vec<Value> {
    let card = discord.message(card.channel, card.id).expect("the card");
    let lists = card.components.iter().flat_map(|row| row["components"].as_array().expect("a row"));
    let found = lists.into_iter().find(|one| one["custom_id"] == list).expect("a list");
    found["default_values"].as_array().cloned().unwrap_or_default()
}

/// Waits for what the database says.
fn comes(bot: &Bot, sql: &'static str, wanted: i64) {
    until(sql, || (counted(bot, sql) == wanted).then_some(()));
}

#[test]
fn three_choices_make_a_group_and_nobody_is_in_it_without_a_yes() {
    let discord = Discord::open();
    let here = Server::made(&discord, "Registration data", "en-US");
    let mut bot = bot_on(&discord, None, OWNERS);
    bot.wakes();
    let card = discord.reads(here.general, "Hello, I am Puente");
    let (english, spanish) = (card.content.find("Hello"), card.content.find("Hola, soy Puente"));
    assert!(english < spanish, "in the language of the server first: {}", card.content);
    assert_eq!(card.calls(), Vec::<String>::new());

    // Marta does not manage the server: she is told so, alone, in her language.
    let id = |id: Id| id.to_string();
    let no = discord.selects(here.marta, &card, "setup:en", &[&id(here.en)]).answer();
    assert!(no.ephemeral && no.text().contains("solo puede elegir quien"), "{}", no.text());
    assert_eq!(shown(&discord, &card, "setup:en"), Vec::<Value>::new());

    // In the Spanish channel something is missing: the card names it as Discord does.
    discord.forbids(here.es, ATTACH_FILES | EMBED_LINKS);
    discord.selects(here.ana, &card, "setup:en", &[&id(here.en)]).answer();
    assert_eq!(shown(&discord, &card, "setup:en")[0]["id"], id(here.en));
    discord.selects(here.ana, &card, "setup:es", &[&id(here.es)]).answer();
    let missing = discord.message(card.channel, card.id).expect("the card").content;
    for words in ["Embed Links", "Attach Files", "Insertar enlaces", "Adjuntar archivos"] {
        assert!(missing.contains(words), "{words}: {missing}");
    }
    assert!(!missing.contains("Send Messages"), "{missing}");

    // The same channel twice, and a program, are no choice.
    let same = discord.selects(here.ana, &card, "setup:es", &[&id(here.en)]);
    assert!(same.follows(1)[0].text().contains("have to be two"));
    let program = discord.other_bot("Otro");
    discord.joins(here.guild, program);
    let no = discord.selects(here.ana, &card, "setup:bridge", &[&id(program)]);
    assert!(no.follows(1)[0].text().contains("has to be a person"));

    discord.selects(here.ana, &card, "setup:bridge", &[&id(here.luz)]).answer();
    assert_eq!(counted(&bot, GROUPS), 0, "not while something is missing");
    discord.allows(here.es);
    discord.presses(here.ana, &card, "setup:again").answer();

    // Everything is there: two rooms with their notice, Ana as admin; Luz is asked.
    discord.reads(here.en, "for the group Registration data");
    discord.reads(here.es, "para el grupo Registration data");
    comes(&bot, STANDING, 2);
    let asked = discord.reads(discord.alone(here.luz), "Registration data");
    let done = discord.message(card.channel, card.id).expect("the card");
    assert!(done.content.contains("It is ready") && done.content.contains("Todo listo"));
    assert!(done.content.contains(&format!("<@{}>", here.luz)), "{}", done.content);
    assert_eq!(done.calls(), Vec::<String>::new(), "nobody is woken");
    assert_eq!((counted(&bot, ADMINS), counted(&bot, BRIDGES), counted(&bot, MEMBERS)), (1, 0, 1));

    // What others press takes them nowhere; Luz says yes, and both rooms hear of her role.
    let no = discord.presses(here.marta, &done, "Join · Entrar").answer();
    assert!(no.ephemeral && no.text().contains("invitación"), "{}", no.text());
    assert_eq!(counted(&bot, MEMBERS), 1);
    let yes = asked.labels().remove(0);
    discord.presses(here.luz, &asked, &yes).answer();
    discord.reads(here.en, "Ana gave Luz the role of");
    discord.reads(here.es, "le dio a Luz el rol");
    assert_eq!((counted(&bot, BRIDGES), counted(&bot, MEMBERS)), (1, 2));

    // Nothing is greeted or made twice, whatever comes again.
    discord.forgets_sessions();
    discord.is_available(here.guild);
    bot.killed();
    bot.wakes();
    discord.waits_for_the_bot();
    discord.says(here.ana, here.en, "We can begin.");
    comes(&bot, "select count(*) from message where member_id is not null", 1);
    assert_eq!(discord.messages(here.general).len(), 1, "one card");
    assert_eq!((counted(&bot, GROUPS), counted(&bot, ROOMS)), (1, 2));
    bot.sleeps();
}

#[test]
fn a_spanish_server_is_spoken_to_in_spanish_first_and_whoever_chooses_themselves_is_the_bridge() {
    let discord = Discord::open();
    let here = Server::made(&discord, "Names", "es-ES");
    let mut bot = bot_on(&discord, None, OWNERS);
    bot.wakes();
    let card = discord.reads(here.general, "Hola, soy Puente");
    assert!(card.content.starts_with("Hola"), "{}", card.content);
    let id = |id: Id| id.to_string();
    discord
        .selects(here.ana, &card, "La persona puente · The bridge person", &[&id(here.ana)])
        .answer();
    discord.selects(here.ana, &card, "setup:es", &[&id(here.es)]).answer();
    discord.selects(here.ana, &card, "setup:en", &[&id(here.en)]).answer();
    discord.reads(here.es, "para el grupo Names");
    discord.reads(here.en, "Ana gave Ana the role of");
    comes(&bot, STANDING, 2);
    assert_eq!((counted(&bot, ADMINS), counted(&bot, BRIDGES), counted(&bot, MEMBERS)), (1, 1, 1));
    // A group has that short name already.
    assert_eq!(counted(&bot, "select count(*) from working_group where slug = 'names-2'"), 1);
    bot.sleeps();
}

#[test]
fn killed_between_the_third_choice_and_the_group_it_goes_on_with_the_next() {
    let discord = Discord::open();
    let here = Server::made(&discord, "Datos", "es-419");
    let mut bot = bot_on(&discord, None, OWNERS);
    bot.wakes();
    let card = discord.reads(here.general, "Hola, soy Puente");
    let id = |id: Id| id.to_string();
    discord.selects(here.ana, &card, "setup:es", &[&id(here.es)]).answer();
    discord.selects(here.ana, &card, "setup:en", &[&id(here.en)]).answer();
    discord.answers("GET", "/guilds/", 9, How::Slow(Duration::from_mins(1)));
    let last = discord.selects(here.ana, &card, "setup:bridge", &[&id(here.luz)]);
    comes(&bot, "select count(*) from discord_server where bridge is not null", 1);
    bot.killed();
    discord.clears_up();
    drop(last);
    assert_eq!(counted(&bot, GROUPS), 0);
    bot.wakes();
    discord.waits_for_the_bot();
    discord.selects(here.ana, &card, "setup:bridge", &[&id(here.luz)]).answer();
    discord.reads(here.en, "for the group Datos");
    discord.reads(here.es, "para el grupo Datos");
    discord.reads(discord.alone(here.luz), "Datos");
    comes(&bot, STANDING, 2);
    assert_eq!((counted(&bot, GROUPS), counted(&bot, ROOMS), counted(&bot, ASKED)), (1, 2, 1));
    assert_eq!(discord.messages(discord.alone(here.luz)).len(), 1, "asked once");
    bot.sleeps();
}

#[test]
fn where_the_operator_makes_groups_the_card_says_so_and_served_servers_have_none() {
    let discord = Discord::open();
    let here = Server::made(&discord, "Registration data", "en-US");
    let mut bot = bot_on(&discord, None, "");
    bot.wakes();
    let card = discord.reads(here.general, "whoever runs Puente");
    assert!(
        card.components.is_empty() && card.content.contains("/group create"),
        "{}",
        card.content
    );
    assert!(card.content.contains("/grupo sala"), "{}", card.content);
    // A server whose channels were served before there were cards.
    let code = bot.invites("Ana", "admin", "en");
    let alone = discord.writes_to_the_bot(here.ana);
    discord.says(here.ana, alone, &format!("!group join {code}"));
    discord.reads(alone, "Welcome to");
    discord.says(here.ana, here.en, "!group room en language:en group:names");
    discord.reads(here.en, "for the group Names");
    bot.sleeps();
    assert_eq!(listed(&bot, "delete from discord_server returning server").len(), 1);
    bot.wakes();
    let none = "select count(*) from discord_server where channel is null";
    comes(&bot, none, 1);
    assert_eq!(discord.messages(here.general).len(), 1);
    bot.sleeps();
}
