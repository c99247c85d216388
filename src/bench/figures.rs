//! The figures, one after the other: what is measured, how it is printed. How a thing is measured
//! is in the files beside.
// Real time because other processes are started and waited for.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command as Program, Stdio};
use std::time::Duration;

use super::live::{connect, measure, sign_in};
use super::mirror::{self, Mirrored};
use super::site::{Site, free};
use super::store::agenda::{PROCESSES, STEPS};
use super::store::{Durable, Ground, commits};
use super::storm::{Storm, blow};
use super::streams::flood;
use super::year::{Year, each, live, pages};
use super::{agenda, intake, machine};
use crate::app::console::Console;
use crate::app::{protecting, worst};
use crate::foundation::clock::Stopwatch;
use crate::foundation::error::{Failure, Result};
use crate::foundation::i18n::Say;
use crate::say;

const A_SECOND: Duration = Duration::from_secs(1);

/// A figure beside its bound: `✓` where it holds.
pub(super) fn figure(
    console: &Console,
    id: &str,
    figure: f64,
    bound: f64,
    least: bool,
) -> Result<()> {
    let holds = if least { figure >= bound } else { figure <= bound };
    let say = Say::new(id).with("figure", whole(figure)).with("bound", whole(bound));
    console.line(&format!("{} {}", if holds { "✓" } else { "✗" }, console.worded(&say)))
}

/// A figure that has no bound.
pub(super) fn plain(console: &Console, id: &str, figure: f64) -> Result<()> {
    console.line(&format!("· {}", console.worded(&Say::new(id).with("figure", whole(figure)))))
}

#[expect(clippy::cast_possible_truncation, reason = "figures are far below what a number holds")]
pub(super) fn whole(figure: f64) -> i64 {
    figure.round() as i64
}

/// From the start of the demonstration to its links.
pub fn demo(console: &Console, program: &Path, folder: &Path) -> Result<()> {
    let place = folder.join("demo");
    std::fs::create_dir_all(&place)?;
    let since = Stopwatch::start();
    let mut child = Program::new(program)
        .arg("demo")
        .current_dir(&place)
        .env("LC_ALL", "C.UTF-8")
        .env("PUENTE_WEB_PORT", "18080")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let out = child.stdout.take().ok_or_else(|| Failure::because("no output"))?;
    let (mut links, mut took) = (0, Duration::ZERO);
    for line in BufReader::new(out).lines() {
        links += usize::from(line?.contains("/in/"));
        if links == 4 {
            took = since.read();
            break;
        }
    }
    child.kill()?;
    child.wait()?;
    if links < 4 {
        return Err(Failure::because("the demonstration did not begin").into());
    }
    figure(console, "bench-demo", took.as_secs_f64() * 1000.0, 2000.0, false)
}

/// What the worst texts cost, short and eight times as long: what grows faster than they do shows.
pub fn worst(console: &Console) -> Result<()> {
    const LONG: usize = 64 * 1024;
    let (short, long) = (worst::measure(LONG / worst::TIMES), worst::measure(LONG));
    for (at, reader) in worst::READERS.into_iter().enumerate() {
        let [less, figure] = [short[at], long[at]].map(|took| whole(took.as_secs_f64() * 1e6));
        console.say(&say!("bench-worst", reader = reader, less = less, figure = figure))?;
    }
    Ok(())
}

/// What protecting a message costs, in either direction: the slower one is held to the bound.
pub fn protection(console: &Console) -> Result<()> {
    const MICROSECONDS: f64 = 200.0;
    let took = protecting::measure().ok_or_else(|| Failure::because("a message was lost"))?;
    let slower = took.into_iter().max().unwrap_or_default();
    figure(console, "bench-translation", slower.as_secs_f64() * 1e6, MICROSECONDS, false)
}

/// What is measured on one engine.
pub struct Bench<'b> {
    /// Where the figures are read.
    pub console: &'b Console,
    /// The program measured.
    pub program: &'b Path,
    /// A folder that may be made and removed.
    pub folder: PathBuf,
    /// Where databases are made.
    pub ground: &'b Ground,
}

/// A year of a busy group.
pub const A_YEAR: Year = Year { messages: 500_000, syntheses: 2_000, members: 300 };

/// What is looked at where time is short.
pub const A_MONTH: Year = Year { messages: 40_000, syntheses: 150, members: 300 };

/// The rates tried one after the other, in messages a second.
const RATES: [usize; 10] = [75, 100, 150, 200, 300, 400, 600, 800, 1200, 1600];

impl Bench<'_> {
    /// What the database does on its own.
    pub async fn database(&self) -> Result<()> {
        let url = self.ground.fresh("raw").await?;
        let durable = commits(&url, Durable::Yes, A_SECOND).await?;
        let relaxed = commits(&url, Durable::No, A_SECOND).await?;
        self.ground.remove(&url).await?;
        plain(self.console, "bench-commits", durable)?;
        plain(self.console, "bench-commits-relaxed", relaxed)?;
        plain(self.console, "bench-durability", (relaxed / durable - 1.0) * 100.0)
    }

    /// Memory, from sent to seen, and how much is held.
    pub async fn people(&self, short: bool) -> Result<()> {
        let url = self.ground.fresh("people").await?;
        let mut site = Site::new(self.program, &self.folder, &url, 1)?;
        let links = site.invite(self.console, 501).await?;
        site.start(0).await?;
        tokio::time::sleep(A_SECOND).await;
        let resident = |site: &Site| site.pid(0).and_then(machine::resident).unwrap_or(f64::NAN);
        figure(self.console, "bench-memory-idle", resident(&site), 40.0, false)?;
        let mut people = sign_in(&site, &links).await?;
        let all = connect(&people[..500]).await?;
        tokio::time::sleep(A_SECOND * 2).await;
        figure(self.console, "bench-memory-500", resident(&site), 120.0, false)?;
        drop(all);
        people.truncate(201);
        let _connected = connect(&people[..200]).await?;
        tokio::time::sleep(A_SECOND).await;
        let seen = measure(&people, 50, if short { 5 } else { 20 }).await?;
        if seen.lost > 0 {
            self.console.say(&say!("bench-lost", count = seen.lost))?;
        }
        if seen.times.is_empty() {
            return Err(Failure::because("nothing that was sent was seen").into());
        }
        plain(self.console, "bench-seen-median", seen.percentile(50))?;
        figure(self.console, "bench-seen", seen.percentile(99), 50.0, false)?;
        let (mut held, mut fails) = (50, None);
        for rate in RATES {
            let seen = measure(&people, rate, if short { 2 } else { 5 }).await?;
            if seen.percentile(99) > 200.0 || seen.lost > 0 {
                fails = Some((rate, seen.percentile(99)));
                break;
            }
            held = rate;
        }
        plain(self.console, "bench-held", f64::from(u32::try_from(held).unwrap_or(0)))?;
        if let Some((rate, took)) = fails {
            self.console.say(&say!("bench-held-not", rate = rate, figure = whole(took)))?;
        }
        figure(self.console, "bench-memory-after", resident(&site), 120.0, false)?;
        site.stop().await?;
        self.ground.remove(&url).await
    }

    /// Ten thousand live streams of one person, while another reads.
    pub async fn streams(&self) -> Result<()> {
        let url = self.ground.fresh("streams").await?;
        let mut site = Site::new(self.program, &self.folder, &url, 1)?;
        let links = site.invite(self.console, 2).await?;
        site.start(0).await?;
        let people = sign_in(&site, &links).await?;
        let flood = flood(&people, 10_000).await?;
        self.console.say(&say!(
            "bench-streams",
            asked = 10_000,
            opened = flood.opened,
            kept = flood.kept
        ))?;
        if flood.refused > 0 {
            self.console.say(&say!("bench-streams-refused", count = flood.refused))?;
        }
        figure(self.console, "bench-streams-pages", at(&flood.pages, 95), 200.0, false)?;
        let memory = site.pid(0).and_then(machine::resident).unwrap_or(f64::NAN);
        figure(self.console, "bench-streams-memory", memory, 120.0, false)?;
        site.stop().await?;
        self.ground.remove(&url).await
    }

    /// Taking in what was missed, beside plain inserts of the same rows.
    pub async fn intake(&self) -> Result<()> {
        let (url, beside) = (self.ground.fresh("intake").await?, self.ground.fresh("plain").await?);
        let site = Site::new(self.program, &self.folder, &url, 1)?;
        let speed = intake::measure(&site, self.console, &beside, 20_000).await?;
        self.ground.remove(&url).await?;
        self.ground.remove(&beside).await?;
        plain(self.console, "bench-taken-in", speed.taken)?;
        plain(self.console, "bench-put-in", speed.plain)?;
        figure(self.console, "bench-intake", speed.taken * 100.0 / speed.plain, 60.0, true)
    }

    /// A year of a busy group, or less of it: its pages, and its archive.
    pub async fn year(&self, year: Year) -> Result<()> {
        let url = self.ground.fresh("year").await?;
        let mut site = Site::new(self.program, &self.folder, &url, 1)?;
        let people = live(&mut site, self.console, year).await?;
        self.console.say(&say!(
            "bench-year",
            messages = year.messages,
            syntheses = year.syntheses,
            members = year.members,
        ))?;
        let (pages, searches) = pages(&people, 20).await?;
        figure(self.console, "bench-pages", at(&pages, 95), 50.0, false)?;
        figure(self.console, "bench-search", at(&searches, 95), 50.0, false)?;
        for (path, time) in each(&people).await? {
            self.console.say(&say!("bench-page", path = path, figure = whole(time)))?;
        }
        site.stop().await?;
        self.ground.remove(&url).await
    }

    /// A full agenda: its pages, and the picture that is drawn for a room.
    pub async fn agenda(&self) -> Result<()> {
        let url = self.ground.fresh("agenda").await?;
        let mut site = Site::new(self.program, &self.folder, &url, 1)?;
        let people = agenda::live(&mut site, self.console).await?;
        let (processes, milestones) = (PROCESSES, PROCESSES * STEPS);
        self.console.say(&say!("bench-agenda", processes = processes, milestones = milestones))?;
        let medians = agenda::medians(&people, 15).await?;
        let named = [
            "bench-agenda-list",
            "bench-agenda-one",
            "bench-agenda-page",
            "bench-agenda-board",
            "bench-agenda-month",
            "bench-agenda-statements",
            "bench-agenda-statement",
        ];
        for (id, time) in named.into_iter().zip(medians.pages) {
            figure(self.console, id, time, 50.0, false)?;
        }
        figure(self.console, "bench-agenda-picture", medians.picture, 300.0, false)?;
        figure(self.console, "bench-agenda-feed", medians.feed, 100.0, false)?;
        site.stop().await?;
        self.ground.remove(&url).await
    }

    /// The mirror: a thousand messages a minute with Apertium, and its own share of the delay.
    pub async fn mirror(&self, short: bool) -> Result<()> {
        let apertium = mirror::Apertium::start(free()?)?;
        if apertium.is_none() {
            self.console.say(&say!("bench-mirror-no-apertium"))?;
        }
        let mut ways = vec![(None, 600)];
        ways.extend(apertium.as_ref().map(|apertium| (Some(apertium), 1_000)));
        for (translator, per_minute) in ways {
            let name = if translator.is_some() { "mirror_apertium" } else { "mirror" };
            let url = self.ground.fresh(name).await?;
            let mut site = Site::new(self.program, &self.folder, &url, 1)?;
            let links = site.invite(self.console, 41).await?;
            site.console(self.console, "!mirror on en es").await?;
            mirror::translates(&site, translator)?;
            site.start(0).await?;
            let people = sign_in(&site, &links).await?;
            let messages = if short { per_minute / 4 } else { per_minute * 5 };
            let came = mirror::measure(&site, &people, messages, per_minute).await?;
            site.stop().await?;
            self.ground.remove(&url).await?;
            self.mirrored(&came, messages, translator.is_some())?;
        }
        Ok(())
    }

    fn mirrored(&self, came: &Mirrored, messages: usize, translated: bool) -> Result<()> {
        self.console.say(&say!(
            "bench-mirror-came",
            count = messages,
            lost = came.seen.lost,
            disordered = came.disordered,
            translated = came.translated
        ))?;
        let [median, slow] = [came.seen.percentile(50), came.seen.percentile(99)];
        if translated {
            plain(self.console, "bench-mirror-median", median)?;
            plain(self.console, "bench-mirror-slow", slow)?;
        } else {
            figure(self.console, "bench-mirror-own-median", median, 50.0, false)?;
            figure(self.console, "bench-mirror-own-slow", slow, 118.0, false)?;
        }
        let [third, end] = came.memory;
        self.console.say(&say!("bench-mirror-memory", third = whole(third), end = whole(end)))
    }

    /// Storm after storm; whether all left everything whole.
    pub async fn storms(&self, rounds: u64) -> Result<bool> {
        let mut whole = true;
        for seed in 0..rounds {
            // Several processes share a server; a file has one.
            let processes = match self.ground {
                Ground::Server(_) if seed % 4 == 3 => 2,
                _ => 1,
            };
            let storm = Storm { seed, people: 20, posts: 10, syntheses: 6, kills: 5, processes };
            let url = self.ground.fresh(&format!("storm_{seed}")).await?;
            let blown = blow(&storm, self.console, self.program, &self.folder, &url).await?;
            self.ground.remove(&url).await?;
            for problem in &blown.problems {
                self.console.line(problem)?;
            }
            whole &= blown.problems.is_empty();
            self.console.say(&say!(
                "bench-storm",
                number = seed,
                posts = blown.posts,
                edits = blown.edits,
                syntheses = blown.syntheses,
                kills = blown.kills,
                unanswered = blown.unanswered,
                seconds = blown.took.as_secs(),
            ))?;
        }
        Ok(whole)
    }
}

/// The time that `of` a hundred did not exceed.
pub(super) fn at(times: &[f64], of: usize) -> f64 {
    let last = times.len().saturating_sub(1);
    times.get((times.len() * of / 100).min(last)).copied().unwrap_or(f64::INFINITY)
}
