//! Matrix, measured: the real binary on a real homeserver, relaying from one room to another beside
//! a bare client that does nothing else; and killed in the middle of it.
// Real time because other processes are started and waited for.

pub mod client;
pub mod homeserver;
pub mod kill;
pub mod people;
mod relay;
pub mod town;

use std::path::Path;
use std::time::Duration;

use serde_json::json;

use super::figures::{Bench, at, figure, plain, whole};
use super::machine;
use super::outcome::Outcome;
use super::store::{Durable, commits};
use crate::foundation::clock::Stopwatch;
use crate::foundation::error::Result;
use crate::say;
use kill::{Round, play};
use relay::Path as Between;
use town::Town;

/// How many messages a burst has.
const BURST: usize = 300;

impl Bench<'_> {
    async fn town(&self, python: &Path, url: &str, encrypted: bool) -> Result<Town> {
        let folder = self.folder.join("matrix");
        Town::build(self.console, self.program, python, &folder, url, encrypted).await
    }

    /// The relay beside a bare client, what it takes, and how soon it serves. Whether nothing was
    /// lost, doubled or out of order.
    pub async fn matrix(&self, python: &Path, short: bool) -> Result<bool> {
        let url = self.ground.fresh("matrix").await?;
        let mut town = self.town(python, &url, false).await?;
        let raw = self.ground.fresh("raw").await?;
        let commit = 1000.0 / commits(&raw, Durable::Yes, Duration::from_secs(1)).await?;
        self.ground.remove(&raw).await?;
        let mut ours = Between::relayed(&mut town).await?;
        let mut bare = Between::bare(&mut town).await?;
        let (mut times, mut beside) = (Vec::new(), Vec::new());
        // What is done first is slower: nobody's figure.
        for _ in 0..10 {
            ours.one().await?;
            bare.one().await?;
        }
        // One after the other, so that whatever else the machine does meets both.
        for _ in 0..if short { 60 } else { 400 } {
            times.push(ours.one().await?);
            beside.push(bare.one().await?);
        }
        for times in [&mut times, &mut beside] {
            times.sort_by(f64::total_cmp);
        }
        for (of, most) in [(50, 1.15), (99, 1.3)] {
            let (least, figure_of) = (at(&beside, of), at(&times, of));
            let bound = (least * most).max(least + 2.0 * commit);
            let say = say!("bench-matrix-bare", of = of, figure = whole(least));
            self.console.line(&format!("· {}", self.console.worded(&say)))?;
            figure(self.console, &format!("bench-matrix-relay-{of}"), figure_of, bound, false)?;
        }
        let pid = town.site.pid(0);
        let used = || pid.and_then(machine::used).unwrap_or(f64::NAN);
        let mut good = true;
        let (mut rates, mut took) = (Vec::new(), Vec::new());
        for _ in 0..if short { 1 } else { 3 } {
            let before = used();
            let burst = ours.burst(BURST, None).await?;
            took.push((used() - before) * 1_000_000.0 / 300.0);
            let least = bare.burst(BURST, None).await?;
            good &= burst.lost == 0 && burst.disordered == 0;
            self.console.say(&say!(
                "bench-matrix-burst",
                count = BURST,
                rate = format!("{:.1}", burst.rate),
                bare = format!("{:.1}", least.rate),
                lost = burst.lost,
                disordered = burst.disordered,
                left = least.lost,
            ))?;
            rates.push(burst.rate * 100.0 / least.rate);
        }
        for figures in [&mut rates, &mut took] {
            figures.sort_by(f64::total_cmp);
        }
        figure(self.console, "bench-matrix-rate", at(&rates, 50), 90.0, true)?;
        figure(self.console, "bench-matrix-used", at(&took, 50), 1000.0, false)?;
        if !short {
            good &= self.steadily(&town, &mut ours).await?;
        }
        // Said while it is away, and there when it is back: that is what serving is.
        town.site.stop().await?;
        let since = Stopwatch::start();
        town.site.start(0).await?;
        ours.one().await?;
        figure(
            self.console,
            "bench-matrix-start",
            since.read().as_secs_f64() * 1000.0,
            3000.0,
            false,
        )?;
        town.site.stop().await?;
        drop(town);
        self.ground.remove(&url).await?;
        Ok(good)
    }

    /// Five thousand messages in ten minutes.
    async fn steadily(&self, town: &Town, ours: &mut Between) -> Result<bool> {
        let resident = || town.site.pid(0).and_then(machine::resident).unwrap_or(f64::NAN);
        let first = ours.burst(1_000, Some(5_000.0 / 600.0)).await?;
        let before = resident();
        plain(self.console, "bench-matrix-memory-begins", before)?;
        let rest = ours.burst(4_000, Some(5_000.0 / 600.0)).await?;
        figure(self.console, "bench-matrix-memory-ends", resident(), before + 3.0, false)?;
        let lost = first.lost + rest.lost;
        self.console.say(&say!("bench-matrix-steadily", count = 5_000, lost = lost))?;
        Ok(lost + first.disordered + rest.disordered == 0)
    }

    /// Ten thousand messages in encrypted rooms, and what is held in memory after them.
    pub async fn sealed(&self, python: &Path, messages: usize) -> Result<()> {
        let url = self.ground.fresh("matrix_sealed").await?;
        let mut town = self.town(python, &url, true).await?;
        let mut said = 0;
        while said < messages {
            let with = json!({ "room": town.rooms[said / 100 % 2], "times": 100, "text": said.to_string() });
            town.people.asks("ana", "repeats", &with)?;
            said += 100;
        }
        town.site.settle().await?;
        let resident = town.site.pid(0).and_then(machine::resident).unwrap_or(f64::NAN);
        let count = u32::try_from(messages).unwrap_or(u32::MAX);
        plain(self.console, "bench-matrix-sealed", f64::from(count))?;
        figure(self.console, "bench-matrix-memory", resident, 60.0, false)?;
        town.site.stop().await?;
        drop(town);
        self.ground.remove(&url).await
    }

    /// Killed in the middle of bursts, in rooms that are encrypted and rooms that are not. Whether
    /// nothing was lost, doubled or out of order.
    pub async fn kills(&self, python: &Path, rounds: u64) -> Result<bool> {
        let mut good = true;
        for encrypted in [false, true] {
            let url = self.ground.fresh(&format!("matrix_kills_{encrypted}")).await?;
            let mut town = self.town(python, &url, encrypted).await?;
            for seed in 0..rounds {
                let dead = Duration::from_secs(5);
                let round = Round { seed, messages: BURST, before: BURST / 2, dead };
                let Outcome { lost, doubled, disordered } = play(&mut town, &round).await?;
                good &= lost + doubled + disordered == 0;
                self.console.say(&say!(
                    "bench-matrix-kill",
                    number = seed,
                    encrypted = if encrypted { "yes" } else { "no" },
                    count = BURST,
                    lost = lost,
                    doubled = doubled,
                    disordered = disordered,
                ))?;
            }
            town.site.stop().await?;
            drop(town);
            self.ground.remove(&url).await?;
        }
        Ok(good)
    }
}
