//! A storm: people post and edit, a bridge person publishes, and processes are killed as a power
//! cut would, at moments nobody chose. Afterwards everything that was acknowledged must stand once,
//! as the people themselves read it. It knows what people see, and no table.
// Real time because other processes are started, waited for and killed.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use tokio::task::JoinSet;

use super::browser::Browser;
use super::site::{GROUP, Site, name};
use crate::app::console::Console;
use crate::app::verify;
use crate::foundation::clock::Stopwatch;
use crate::foundation::config::Config;
use crate::foundation::error::{Failure, Result};
use crate::foundation::store::Store;

/// The two rooms, and who of the people sits in which: one after the other.
const ROOMS: [&str; 2] = ["en", "es"];

/// How long somebody goes on trying to be heard, and how long what goes out may take to arrive.
const PATIENCE: Duration = Duration::from_mins(1);

/// How hard it blows.
#[derive(Clone, Debug)]
pub struct Storm {
    /// What chance begins with: who posts where, when who is killed.
    pub seed: u64,
    /// How many people post and edit.
    pub people: usize,
    /// How many messages each of them sends.
    pub posts: usize,
    /// How many syntheses the bridge person publishes.
    pub syntheses: usize,
    /// How often a process is killed.
    pub kills: usize,
    /// How many processes serve one database.
    pub processes: usize,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Messages acknowledged.
    pub posts: usize,
    /// Edits acknowledged.
    pub edits: usize,
    /// Syntheses acknowledged.
    pub syntheses: usize,
    /// Processes killed.
    pub kills: usize,
    /// Questions that were not answered, because a process was gone.
    pub unanswered: usize,
    /// How long the whole took.
    pub took: Duration,
    /// What is wrong; empty if nothing is.
    pub problems: Vec<String>,
}

/// One person in the storm.
struct Person {
    browser: Browser,
    number: usize,
    addresses: Vec<SocketAddr>,
    chance: StdRng,
    unanswered: usize,
    seed: u64,
}

impl Person {
    fn room(&self) -> &'static str {
        ROOMS[self.number % ROOMS.len()]
    }

    /// Sends a form again and again until it is acknowledged, here or at another process.
    async fn insist(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<()> {
        let since = Stopwatch::start();
        loop {
            match self.browser.post(path, fields).await {
                Ok(answer) if answer.is_ok() => return Ok(()),
                Ok(answer) if answer.status.is_server_error() => {}
                Ok(answer) => {
                    let said =
                        format!("{} was told {}: {}", self.number, answer.status, answer.text);
                    return Err(Failure::because(said).into());
                }
                Err(_) => {
                    self.unanswered += 1;
                    let next = self.chance.random_range(0..self.addresses.len());
                    self.browser = self.browser.at(self.addresses[next]);
                }
            }
            if since.read() > PATIENCE {
                return Err(Failure::because(format!("{} was not heard", self.number)).into());
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    async fn say(&mut self, text: &str, reply: &str) -> Result<()> {
        let (path, key) =
            (format!("/g/{GROUP}/say/{}", self.room()), format!("{}-{text}", self.seed));
        self.insist(&path, &[("text", text), ("key", &key), ("reply", reply)]).await
    }

    /// The id of a message that stands in the room and says this.
    async fn find(&mut self, words: &str) -> Option<String> {
        for _ in 0..100 {
            let path = format!("/g/{GROUP}?room={}", self.room());
            if let Ok(page) = self.browser.get(&path).await {
                return page.text.split("<li id=\"m-").find_map(|line| {
                    line.contains(words)
                        .then(|| line.split('"').next().unwrap_or_default().to_owned())
                });
            }
            let next = self.chance.random_range(0..self.addresses.len());
            self.browser = self.browser.at(self.addresses[next]);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        None
    }
}

/// What is written so that no part of it is another's beginning: `word 07 of person 03 as first`.
fn words(person: usize, number: usize, version: &str) -> String {
    format!("word {number:03} of person {person:03} {version}")
}

/// What one person was told stands: text by its beginning.
type Stands = BTreeMap<String, String>;

async fn post_and_edit(mut person: Person, posts: usize) -> (Stands, usize, usize, Vec<String>) {
    let (mut stands, mut edits, mut problems) = (Stands::new(), 0, Vec::new());
    for number in 0..posts {
        let (first, second) =
            (words(person.number, number, "first"), words(person.number, number, "second"));
        let known = words(person.number, number, "");
        if let Err(error) = person.say(&first, "").await {
            problems.push(error.to_string());
            continue;
        }
        stands.insert(known.clone(), first.clone());
        if number % 4 == 1
            && let Some(id) = person.find(&first).await
        {
            let path = format!("/g/{GROUP}/say/{}", person.room());
            match person.insist(&path, &[("text", &second), ("edit", &id)]).await {
                Ok(()) => {
                    edits += 1;
                    stands.insert(known, second);
                }
                Err(error) => problems.push(error.to_string()),
            }
        }
        let pause = person.chance.random_range(0..80);
        tokio::time::sleep(Duration::from_millis(pause)).await;
    }
    (stands, edits, person.unanswered, problems)
}

/// What a synthesis says in the other language.
fn carried(number: usize) -> String {
    format!("Punto {number:03} que cruza")
}

async fn publish(mut person: Person, syntheses: usize) -> (Vec<usize>, usize, Vec<String>) {
    let (mut published, mut problems) = (Vec::new(), Vec::new());
    for number in 0..syntheses {
        let source = words(person.number, number, "first");
        let mut outcome = person.say(&source, "").await;
        if outcome.is_ok() {
            outcome = match person.find(&source).await {
                Some(id) => {
                    let line = format!("!bridge now anyway:yes {}", carried(number));
                    person.say(&line, &id).await
                }
                None => Err(Failure::because("what was posted does not stand").into()),
            };
        }
        match outcome {
            Ok(()) => published.push(number),
            Err(error) => problems.push(error.to_string()),
        }
    }
    (published, person.unanswered, problems)
}

/// Lets a storm loose on a fresh site with an empty database.
///
/// # Errors
/// A failure if the site cannot be set up; what the storm broke is in the outcome.
pub async fn blow(
    storm: &Storm,
    console: &Console,
    program: &Path,
    folder: &Path,
    database: &str,
) -> Result<Outcome> {
    let since = Stopwatch::start();
    let mut site = Site::new(program, folder, database, storm.processes)?;
    let links = site.invite(console, storm.people + 1).await?;
    for process in 0..storm.processes {
        site.start(process).await?;
    }
    // A room without its notice carries nothing yet, and a kill would hold the notice up.
    let mut outcome = Outcome::default();
    outcome.problems.extend(site.settle().await?);
    let addresses: Vec<SocketAddr> = (0..storm.processes).map(|one| site.address(one)).collect();
    let mut people = Vec::new();
    for (number, link) in links.iter().enumerate() {
        let mut browser = Browser::new(site.address(number), number);
        browser.sign_in(link, &name(number)).await?;
        let chance = StdRng::seed_from_u64(storm.seed.wrapping_mul(1009) + number as u64);
        let (addresses, seed) = (addresses.clone(), storm.seed);
        people.push(Person { browser, number, addresses, chance, unanswered: 0, seed });
    }
    let reader = people[0].browser.at(site.address(0));
    let bridge = tokio::spawn(publish(people.remove(0), storm.syntheses));
    let mut posting = JoinSet::new();
    for person in people {
        posting.spawn(post_and_edit(person, storm.posts));
    }
    strike(storm, &mut site, &mut outcome).await?;
    let mut stands = Stands::new();
    while let Some(done) = posting.join_next().await {
        let (more, edits, unanswered, problems) = done?;
        outcome.posts += more.len();
        outcome.edits += edits;
        outcome.unanswered += unanswered;
        outcome.problems.extend(problems);
        stands.extend(more);
    }
    let (published, unanswered, problems) = bridge.await?;
    outcome.syntheses = published.len();
    outcome.unanswered += unanswered;
    outcome.problems.extend(problems);
    outcome.problems.extend(site.settle().await?);
    for process in 0..storm.processes {
        let read = read(&reader.at(site.address(process))).await?;
        compare(&read, &stands, &published, &mut outcome);
    }
    site.stop().await?;
    let left = Store::open(database).await?;
    let config = Config::from_text(&site.sample(), &[])?;
    for (place, problem) in verify::look(left, config, console).await? {
        outcome.problems.push(format!("{place}: {}", console.worded(&problem)));
    }
    outcome.took = since.read();
    if !outcome.problems.is_empty() {
        outcome.problems.push(site.logs());
    }
    Ok(outcome)
}

/// Kills one process after the other at moments chance chooses, and starts it again.
async fn strike(storm: &Storm, site: &mut Site, outcome: &mut Outcome) -> Result<()> {
    let mut chance = StdRng::seed_from_u64(storm.seed);
    for _ in 0..storm.kills {
        tokio::time::sleep(Duration::from_millis(chance.random_range(50..700))).await;
        let process = chance.random_range(0..storm.processes);
        site.kill(process)?;
        outcome.kills += 1;
        tokio::time::sleep(Duration::from_millis(chance.random_range(0..200))).await;
        site.start(process).await?;
    }
    Ok(())
}

/// Everything that stands in each room, as one person's live stream tells it from the beginning:
/// by room, the lines by their id.
type Read = BTreeMap<String, BTreeMap<String, String>>;

async fn read(browser: &Browser) -> Result<Read> {
    let from = format!("/g/{GROUP}/stream?after=en:0,es:0,.:0");
    let mut ears = browser.listen(&from).await?;
    let mut read = Read::new();
    for (event, told) in ears.all(Duration::from_millis(1500)).await {
        let text = |name: &str| {
            told.get(name).and_then(|text| text.as_str()).unwrap_or_default().to_owned()
        };
        if event == "put" {
            read.entry(text("room")).or_default().insert(text("id"), text("html"));
        }
    }
    Ok(read)
}

fn compare(read: &Read, stands: &Stands, published: &[usize], outcome: &mut Outcome) {
    let lines = |room: &str| read.get(room).cloned().unwrap_or_default();
    let all: BTreeMap<String, String> = ROOMS
        .iter()
        .flat_map(|room| lines(room))
        .filter(|(_, html)| html.contains("word "))
        .collect();
    for (known, text) in stands {
        // A card quotes what it carries: only the message itself counts.
        let found: Vec<&String> = all
            .values()
            .filter(|html| html.contains(known.trim_end()) && html.contains("class=\"message"))
            .collect();
        if found.len() != 1 || !found[0].contains(text) {
            outcome.problems.push(format!("“{text}” stands {} times", found.len()));
        }
    }
    for number in published {
        // Each room reads the text in its own language.
        let texts = [words(0, *number, "first"), carried(*number)];
        for (room, text) in ROOMS.iter().zip(texts) {
            let times = read.get(*room).map_or(0, |lines| {
                let cards = lines.values().filter(|html| html.contains("class=\"synthesis"));
                cards.filter(|html| html.contains(&text)).count()
            });
            if times != 1 {
                outcome
                    .problems
                    .push(format!("a card with “{text}” stands {times} times in {room}"));
            }
        }
    }
}
