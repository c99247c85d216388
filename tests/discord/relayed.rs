//! Puente as a relay on a Discord that is played: what is said in the first channel is to stand in the
//! second, whatever happens to the process meanwhile.
// Real time because another process is killed and started again.

use std::path::Path;
use std::time::Duration;

use puente::app::console::Console;
use puente::bench::outcome::{Outcome, judge};
use puente::bench::site::{GROUP, Site};
use puente::foundation::error::Result;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use crate::town::discord::{Discord, Id};

/// What Puente asks a server for.
pub const PERMISSIONS: u64 = 17_867_064_069_184;

/// How long what was said may take to stand in the other channel.
const PATIENCE: Duration = Duration::from_secs(90);

/// One round.
#[derive(Clone, Copy, Debug)]
pub struct Round {
    /// What chance begins with, and how this round's messages are known.
    pub seed: u64,
    /// How many messages.
    pub messages: usize,
    /// How many are said before it may be killed, at most.
    pub before: usize,
    /// How long it stays dead.
    pub dead: Duration,
}

/// The town.
pub struct Relayed {
    /// Puente.
    pub site: Site,
    /// Who speaks.
    pub ana: Id,
    /// From where to where.
    pub channels: [Id; 2],
    /// The last to go.
    pub discord: Discord,
}

impl Relayed {
    /// Builds it in a folder, over a database.
    pub async fn build(
        console: &Console,
        program: &Path,
        folder: &Path,
        database: &str,
    ) -> Result<Self> {
        Self::of(1, console, program, folder, database).await
    }

    /// As [`Relayed::build`], of so many processes, of which the first is started.
    pub async fn of(
        processes: usize,
        console: &Console,
        program: &Path,
        folder: &Path,
        database: &str,
    ) -> Result<Self> {
        let discord = Discord::open();
        let guild = discord.guild("Storm");
        discord.adds_the_bot(guild, PERMISSIONS);
        let ana = discord.person("Ana", "en-US");
        discord.joins(guild, ana);
        let channels = [discord.channel(guild, "english"), discord.channel(guild, "espanol")];
        let mut site = Site::new(program, &folder.join("site"), database, processes)?;
        site.line = vec!["bench", "--relay"];
        let settings = site.folder.join("puente.toml");
        let sample = std::fs::read_to_string(&settings)?;
        let (token, api) = (discord.token(), discord.api());
        std::fs::write(
            &settings,
            format!("{sample}[discord]\ntoken = \"{token}\"\napi = \"{api}\"\n"),
        )?;
        let links = site.invite_as(console, std::iter::once("Ana role:admin".to_owned())).await?;
        let code = links[0].rsplit('/').next().unwrap_or_default().to_owned();
        site.start(0).await?;
        discord.waits_for_the_bot();
        let alone = discord.writes_to_the_bot(ana);
        discord.says(ana, alone, &format!("!group join {code}"));
        discord.reads(alone, "Welcome to");
        for (channel, language, notice) in
            [(channels[0], "en", "Storm"), (channels[1], "es", "Tormenta")]
        {
            let line = format!("!group room dc-{language} language:{language} group:{GROUP}");
            discord.says(ana, channel, &line);
            discord.reads(channel, notice);
        }
        site.settle().await?;
        Ok(Self { site, ana, channels, discord })
    }

    /// Plays a round in which it is killed; what came of it.
    pub async fn play(&mut self, round: &Round) -> Result<Outcome> {
        self.strikes(round).await?;
        tokio::time::sleep(round.dead).await;
        self.site.start(0).await?;
        self.came_of(round).await
    }

    /// All of a round is said, and in the middle of it the first process is killed.
    pub async fn strikes(&mut self, round: &Round) -> Result<()> {
        let mut chance = StdRng::seed_from_u64(round.seed);
        let struck = chance.random_range(1..=round.before);
        for number in 0..round.messages {
            let text = format!("round {:03} message {number:04}", round.seed);
            self.discord.says(self.ana, self.channels[0], &text);
            if number == struck {
                self.site.kill(0)?;
            }
            // A moment, so that it is killed while it works and not before it began.
            if number < struck {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        }
        Ok(())
    }

    /// What came of a round, once all of it has had its time.
    pub async fn came_of(&self, round: &Round) -> Result<Outcome> {
        let begun = std::time::Instant::now();
        while self.stands(round).len() < round.messages && begun.elapsed() < PATIENCE {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        // What would come twice has its time to come.
        self.site.settle().await?;
        Ok(judge(&self.stands(round), round.messages))
    }

    /// The numbers of a round's messages in the second channel, in their order there.
    fn stands(&self, round: &Round) -> Vec<usize> {
        let beginning = format!("round {:03} message ", round.seed);
        let all = self.discord.messages(self.channels[1]);
        let numbers = all.iter().filter_map(|message| {
            message.content.strip_prefix(&beginning).and_then(|number| number.parse().ok())
        });
        numbers.collect()
    }
}
