//! Discord, played against its stand-in: the real binary, and people who press, type and talk.

mod beside;
mod changed;
mod closed;
mod commands;
mod files;
mod forgotten;
mod forum;
mod handled;
mod killed;
mod late;
mod limited;
mod missed;
mod planned;
mod registered;
mod relayed;
mod setup;
mod several;
mod standin;
mod talk;
mod translated;
mod voice;

use crate::served::{Bot, counted, listed, until};
use crate::town::discord::{Discord, Id};

/// What the link in `puente check` asks a server for.
const PERMISSIONS: u64 = 17_867_064_069_184;

/// Puente on a Discord that is played.
fn bot_on(discord: &Discord, database: Option<String>, more: &str) -> Bot {
    let (token, api) = (discord.token(), discord.api());
    Bot::of(&format!("[discord]\ntoken = \"{token}\"\napi = \"{api}\"\n{more}"), database)
}

/// The usual cast on a server: Ana, who administers the group, and Luz, its bridge person; and a
/// channel for each language, which Puente serves.
struct Scene {
    bot: Bot,
    guild: Id,
    ana: Id,
    luz: Id,
    en: Id,
    es: Id,
    /// The last to go: what it was asked that Discord does not allow is told then.
    discord: Discord,
}

impl Scene {
    fn open() -> Self {
        Self::on(Discord::open(), None)
    }

    /// On a Discord that somebody has made ready, and a database.
    fn on(discord: Discord, database: Option<String>) -> Self {
        Self::with(discord, database, "")
    }

    /// The same with more settings.
    fn with(discord: Discord, database: Option<String>, more: &str) -> Self {
        let guild = discord.guild("Names");
        discord.adds_the_bot(guild, PERMISSIONS);
        let (ana, luz) = (discord.person("Ana", "en-US"), discord.person("Luz", "es-419"));
        for who in [ana, luz] {
            discord.joins(guild, who);
        }
        let (en, es) = (discord.channel(guild, "english"), discord.channel(guild, "espanol"));
        let mut bot = bot_on(&discord, database, more);
        bot.wakes();
        discord.waits_for_the_bot();
        let scene = Self { bot, guild, ana, luz, en, es, discord };
        // Both join by the code they were given, each in a conversation alone with Puente.
        for (who, name, role, language, welcome) in [
            (ana, "Ana", "admin", "en", "Welcome to"),
            (luz, "Luz", "bridge", "es", "Le damos la bienvenida"),
        ] {
            let code = scene.bot.invites(name, role, language);
            let alone = scene.discord.writes_to_the_bot(who);
            scene.discord.says(who, alone, &format!("!group join {code}"));
            scene.discord.reads(alone, welcome);
        }
        scene.serves(en, "en", "Names");
        scene.serves(es, "es", "Nombres");
        scene
    }

    /// Ana has a channel served.
    fn serves(&self, channel: Id, language: &str, notice: &str) {
        let line = format!("!group room dc-{language} language:{language} group:names");
        self.discord.says(self.ana, channel, &line);
        self.discord.reads(channel, notice);
        // What is said before it is noted that the notice stands there is not recorded.
        let stand = "select count(*) from room where notice_at is not null";
        let served = if language == "en" { 1 } else { 2 };
        until("the notice stands", || (counted(&self.bot, stand) == served).then_some(()));
    }

    /// Waits until so many messages of people are taken in.
    fn takes_in(&self, count: i64) {
        let said = "select count(*) from message where member_id is not null";
        until("it is taken in", || (counted(&self.bot, said) >= count).then_some(()));
    }
}
