//! The figures, one after the other: what is measured, how it is printed. How a thing is measured
//! is in the files beside.
// Real time because other processes are started and waited for.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command as Program, Stdio};
use std::time::Duration;

use super::live::{connect, measure, sign_in};
use super::site::Site;
use super::store::{Durable, commits};
use super::storm::{Storm, blow};
use super::{Wanted, file, machine};
use crate::app::console::Console;
use crate::foundation::clock::Stopwatch;
use crate::foundation::error::{Failure, Result};
use crate::foundation::i18n::Say;
use crate::say;

/// A figure beside its bound: `✓` where it holds.
fn figure(console: &Console, id: &str, figure: f64, bound: f64, least: bool) -> Result<()> {
    let holds = if least { figure >= bound } else { figure <= bound };
    let say = Say::new(id).with("figure", whole(figure)).with("bound", whole(bound));
    console.line(&format!("{} {}", if holds { "✓" } else { "✗" }, console.worded(&say)))
}

/// A figure that has no bound.
fn plain(console: &Console, id: &str, figure: f64) -> Result<()> {
    console.line(&format!("· {}", console.worded(&Say::new(id).with("figure", whole(figure)))))
}

#[expect(clippy::cast_possible_truncation, reason = "figures are far below what a number holds")]
fn whole(figure: f64) -> i64 {
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

/// What the database does on its own.
pub async fn database(console: &Console, url: &str) -> Result<()> {
    let durable = commits(&beside(url), Durable::Yes).await?;
    let relaxed = commits(&beside(url), Durable::No).await?;
    plain(console, "bench-commits", durable)?;
    plain(console, "bench-commits-relaxed", relaxed)
}

/// A file beside another, for SQLite; the database itself else.
fn beside(url: &str) -> String {
    if url.starts_with("sqlite:") { format!("{url}.raw") } else { url.to_owned() }
}

/// Memory, from sent to seen, and how much is held.
pub async fn people(console: &Console, program: &Path, folder: &Path, url: &str) -> Result<()> {
    let mut site = Site::new(program, folder, url, 1)?;
    let links = site.invite(console, 501).await?;
    site.start(0).await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let resident = |site: &Site| site.pid(0).and_then(machine::resident).unwrap_or(f64::NAN);
    figure(console, "bench-memory-idle", resident(&site), 40.0, false)?;
    let mut people = sign_in(&site, &links).await?;
    let all = connect(&people[..500]).await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    figure(console, "bench-memory-500", resident(&site), 120.0, false)?;
    drop(all);
    people.truncate(201);
    let _connected = connect(&people[..200]).await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let seen = measure(&people, 50, 10).await?;
    if seen.lost > 0 {
        console.say(&say!("bench-lost", count = seen.lost))?;
    }
    if seen.times.is_empty() {
        return Err(Failure::because("nothing that was sent was seen").into());
    }
    plain(console, "bench-seen-median", seen.percentile(50))?;
    figure(console, "bench-seen", seen.percentile(99), 50.0, false)?;
    let mut held = 0;
    for rate in [75, 100, 150, 200, 300, 400, 600, 800] {
        let seen = measure(&people, rate, 4).await?;
        if seen.percentile(99) > 200.0 || seen.lost > 0 {
            break;
        }
        held = rate;
    }
    plain(console, "bench-held", f64::from(u32::try_from(held).unwrap_or(0)))?;
    figure(console, "bench-memory-after", resident(&site), 120.0, false)?;
    site.stop().await.map(drop)
}

/// Storm after storm on each database; whether all left everything whole.
pub async fn storms(
    console: &Console,
    program: &Path,
    folder: &Path,
    wanted: &Wanted,
) -> Result<bool> {
    let mut whole = true;
    for seed in 0..wanted.rounds {
        let storm = Storm { seed, people: 20, posts: 10, syntheses: 6, kills: 5, processes: 1 };
        let url = file(folder, &format!("storm-{seed}"));
        let blown = blow(&storm, console, program, &folder.join("storm"), &url).await?;
        for problem in &blown.problems {
            console.line(problem)?;
        }
        whole &= blown.problems.is_empty();
        console.say(&say!(
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
