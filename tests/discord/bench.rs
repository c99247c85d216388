//! What Puente holds on Discord, measured on its stand-in: `cargo bench --bench discord`. It prints
//! figures beside their bounds; a machine that is slow breaks nothing. Behind `--`: `--short` for two
//! kills instead of twenty, `--postgres ADDRESS` for a database on a server where others may be made.
//!
//! The stand-in runs in this process and Puente in one of its own, on the same processors: what is
//! measured includes what the stand-in does between telling and being asked.
// Real time because another process is measured.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "figures are for whoever runs this, and what cannot go on says so by panicking"
)]

mod relayed;
#[path = "../town/discord/mod.rs"]
mod standin;

/// Where the scenes find it.
mod town {
    pub(crate) use super::standin as discord;
}

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use puente::app::console::Console;
use puente::bench::machine;
use puente::bench::outcome::Outcome;
use puente::bench::store::{Durable, Ground, commits};
use puente::foundation::error::Result;
use puente::foundation::i18n::Words;
use relayed::{Relayed, Round};
use town::discord::id::Id;
use town::discord::interaction::Asked;

/// How many events a second.
const RATE: u32 = 200;

/// For how many seconds.
const LONG: u32 = 10;

/// A figure beside its bound.
fn figure(name: &str, figure: f64, bound: f64, unit: &str) {
    let mark = if figure <= bound { "✓" } else { "✗" };
    println!("{mark} {name}: {figure:.1} {unit} (at most {bound:.1})");
}

/// The time within which `percent` of 100 are, in milliseconds.
fn within(times: &mut [f64], percent: usize) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get((times.len() * percent).div_ceil(100).saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

/// Does something so many times a second, whatever it takes.
fn steadily(mut does: impl FnMut(u32)) {
    let begun = Instant::now();
    for number in 0..RATE * LONG {
        let due = Duration::from_secs(1) * number / RATE;
        std::thread::sleep(due.saturating_sub(begun.elapsed()));
        does(number);
    }
}

/// From told to asked, for what writes nothing: how a command may go on.
fn completed(town: &Relayed) -> Vec<f64> {
    let mut asked: Vec<Asked> = Vec::new();
    steadily(|_| {
        asked.push(town.discord.types(
            town.ana,
            town.channels[0],
            "glossary find",
            ("term", "GN"),
            &[],
        ));
    });
    asked.iter().map(|asked| asked.took().as_secs_f64() * 1000.0).collect()
}

/// So many members that none of them does more than is acted on; each with the conversation alone with
/// Puente.
async fn company(town: &Relayed, console: &Console) -> Result<Vec<(Id, Id)>> {
    let names = (0..RATE * LONG / 50).map(|number| format!("Member{number}"));
    let mut all = Vec::new();
    for link in town.site.invite_as(console, names).await? {
        let who = town.discord.person("Member", "en-US");
        let alone = town.discord.writes_to_the_bot(who);
        let code = link.rsplit('/').next().unwrap_or_default();
        town.discord.says(who, alone, &format!("!group join {code}"));
        town.discord.reads(alone, "Welcome to");
        all.push((who, alone));
    }
    Ok(all)
}

/// From told to asked, for what writes: a command that changes something, and says so.
fn written(town: &Relayed, company: &[(Id, Id)]) -> Vec<f64> {
    let mut asked: Vec<Asked> = Vec::new();
    let mut members = company.iter().cycle();
    let zones = ["America/Bogota", "America/Lima"];
    steadily(|number| {
        let (who, alone) = members.next().expect("somebody");
        // Each changes it each time.
        let zone = zones[number as usize / company.len() % zones.len()];
        asked.push(town.discord.slash(*who, *alone, "profile set", &[("zone", zone)]));
    });
    asked.iter().map(|asked| asked.took().as_secs_f64() * 1000.0).collect()
}

async fn measure(console: &Console, given: &Given, folder: &Path) -> Result<bool> {
    let ground = match &given.postgres {
        Some(address) => Ground::Server(address.clone()),
        None => Ground::Folder(folder.join("databases")),
    };
    let program = Path::new(env!("CARGO_BIN_EXE_puente"));
    machine::describe(console)?;
    println!("{} {}", ground.name(), ground.version().await?);
    let raw = ground.fresh("raw").await?;
    let commit = 1000.0 / commits(&raw, Durable::Yes, Duration::from_secs(1)).await?;
    ground.remove(&raw).await?;

    let database = ground.fresh("discord").await?;
    let mut town = Relayed::build(console, program, &folder.join("town"), &database).await?;
    town.discord.sets(|settings| {
        // Its limits are not what is measured.
        (settings.a_second, settings.bucket) = (100_000, (100_000, Duration::from_secs(1)));
        settings.patience = Duration::from_mins(2);
    });
    // What is done first is slower: nobody's figure.
    completed(&town);
    let mut times = completed(&town);
    println!("· {RATE} a second that write nothing, half within: {:.1} ms", within(&mut times, 50));
    figure("The same, 99 of 100 within", within(&mut times, 99), 5.0, "ms");
    let company = company(&town, console).await?;
    town.site.settle().await?;
    written(&town, &company);
    let mut times = written(&town, &company);
    println!("· A durable commit of the same database: {commit:.2} ms");
    println!("· {RATE} a second that write, half within: {:.1} ms", within(&mut times, 50));
    // What was done is one commit; that it was answered is noted afterwards.
    figure("The same, 99 of 100 within", within(&mut times, 99), 5.0 + commit, "ms");
    let registered = town.discord.asked("PUT", "/commands").len();
    town.site.stop().await?;
    town.site.start(0).await?;
    town.discord.waits_for_the_bot();
    let again = town.discord.asked("PUT", "/commands").len();
    println!("· Full registrations of the commands, started twice: {again}");
    assert_eq!((registered, again), (1, 1), "the commands had not changed");

    many_servers(&mut town).await?;
    town.site.stop().await?;
    drop(town);
    ground.remove(&database).await?;
    kills(console, given, folder, &ground).await
}

/// A thousand servers with fifty thousand members.
async fn many_servers(town: &mut Relayed) -> Result<()> {
    town.site.stop().await?;
    let people: Vec<_> =
        (0..50).map(|number| town.discord.person(&format!("Member {number}"), "es-419")).collect();
    for number in 0..1_000 {
        let guild = town.discord.guild(&format!("Server {number}"));
        town.discord.channel(guild, "general");
        for who in &people {
            town.discord.joins(guild, *who);
        }
        town.discord.adds_the_bot(guild, relayed::PERMISSIONS);
    }
    town.site.start(0).await?;
    town.discord.waits_for_the_bot();
    // It has heard of all of them once it hears what is said after that.
    town.discord.says(town.ana, town.channels[0], "after all of them");
    town.discord.reads(town.channels[1], "after all of them");
    let resident = town.site.pid(0).and_then(machine::resident).unwrap_or(f64::NAN);
    figure("Memory with 1,000 servers of 50 members", resident, 120.0, "MB");
    Ok(())
}

async fn kills(console: &Console, given: &Given, folder: &Path, ground: &Ground) -> Result<bool> {
    let database = ground.fresh("kills").await?;
    let program = Path::new(env!("CARGO_BIN_EXE_puente"));
    let mut town = Relayed::build(console, program, &folder.join("kills"), &database).await?;
    let mut good = true;
    for seed in 0..if given.short { 2 } else { 20 } {
        let dead = Duration::from_secs(5);
        let Outcome { lost, doubled, disordered } =
            town.play(&Round { seed, messages: 300, before: 150, dead }).await?;
        good &= lost + doubled + disordered == 0;
        println!(
            "· Kill {seed}: of 300 messages {lost} lost, {doubled} twice, {disordered} out of order"
        );
    }
    town.site.stop().await?;
    drop(town);
    ground.remove(&database).await?;
    Ok(good)
}

/// What was asked for.
#[derive(Debug, Default)]
struct Given {
    short: bool,
    postgres: Option<String>,
}

impl Given {
    fn read() -> Self {
        let mut given = Self::default();
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            match word.as_str() {
                "--short" => given.short = true,
                "--postgres" => given.postgres = words.next(),
                // What cargo itself says to a bench.
                _ => {}
            }
        }
        given
    }
}

fn main() {
    let words = Arc::new(Words::embedded().expect("the words"));
    let console = Console::new(words, "en_GB.UTF-8");
    let folder: PathBuf =
        std::env::temp_dir().join(format!("puente-discord-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let measured = runtime.block_on(measure(&console, &Given::read(), &folder));
    // Absent is what is wanted.
    let _ = std::fs::remove_dir_all(&folder);
    match measured {
        Ok(true) => {}
        Ok(false) => std::process::exit(1),
        Err(error) => {
            println!("{error}");
            std::process::exit(1);
        }
    }
}
