//! The mirror between two web rooms: members of one say something, and another sees the copies in the
//! other; how long each takes, whether all come and in their order, and what memory it needs. With the
//! Apertium of this machine, or without any translator: then it is the mirror's own share.
// Real time because people are waited for as people wait.

use std::collections::BTreeMap;
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command as Program, Stdio};
use std::time::Duration;

use tokio::task::JoinSet;

use super::live::{People, Seen, stream};
use super::machine;
use super::site::{GROUP, Site};
use crate::foundation::clock::Stopwatch;
use crate::foundation::error::{Doing, Failure, Result};

/// Where Debian keeps its language pairs.
const PAIRS: &str = "/usr/share/apertium";

/// How long Apertium may take to start, in tenths of a second.
const STARTS: usize = 300;

/// What members say, in English: no two say the same, so that no translation stands already.
const WHO: [&str; 10] = [
    "the working group",
    "our council",
    "a member",
    "the chair of the meeting",
    "everybody here",
    "the other region",
    "a small team",
    "nobody in the room",
    "the secretary",
    "my organisation",
];
const DOES: [&str; 12] = [
    "agrees with",
    "wants to discuss",
    "has written about",
    "does not understand",
    "will read",
    "asks for",
    "should explain",
    "has changed",
    "thinks about",
    "may refuse",
    "supports",
    "sends",
];
const WHAT: [&str; 15] = [
    "the draft",
    "this proposal",
    "a new rule",
    "the last report",
    "our first answer",
    "the budget of the year",
    "an open question",
    "the translation",
    "the names of the candidates",
    "a longer period",
    "the long list",
    "every comment",
    "the next meeting",
    "the public forum",
    "the history of the project",
];
const WHEN: [&str; 4] = [
    "before the end of the month",
    "because time is short",
    "as it was said yesterday",
    "with the help of other people",
];

/// One of a few thousand sentences.
fn words(number: usize) -> String {
    let (who, rest) = (WHO[number % WHO.len()], number / WHO.len());
    let (does, rest) = (DOES[rest % DOES.len()], rest / DOES.len());
    let (what, rest) = (WHAT[rest % WHAT.len()], rest / WHAT.len());
    format!("{who} {does} {what} {}.", WHEN[rest % WHEN.len()])
}

/// An Apertium that ends with this.
pub struct Apertium {
    child: Child,
    /// Its address.
    pub address: String,
}

impl Apertium {
    /// Starts the one of this machine; none if it is not installed.
    ///
    /// # Errors
    /// A failure if it does not start.
    pub fn start(at: SocketAddr) -> Result<Option<Self>> {
        if !std::path::Path::new(PAIRS).join("modes/eng-spa.mode").exists() {
            return Ok(None);
        }
        let mut program = Program::new("apertium-apy");
        program.args(["--port", &at.port().to_string(), PAIRS]).stdin(Stdio::null());
        let started = program.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let Ok(child) = started else { return Ok(None) };
        let apertium = Self { child, address: format!("http://127.0.0.1:{}", at.port()) };
        for _ in 0..STARTS {
            if TcpStream::connect(("127.0.0.1", at.port())).is_ok() {
                return Ok(Some(apertium));
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Err(Failure::because("apertium-apy does not answer").into())
    }
}

impl Drop for Apertium {
    fn drop(&mut self) {
        // Ended already is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Writes into a site's settings which translator there is, if any.
///
/// # Errors
/// A failure if they cannot be written.
pub fn translates(site: &Site, apertium: Option<&Apertium>) -> Result<()> {
    let section = apertium.map_or_else(String::new, |apertium| {
        let address = &apertium.address;
        format!("[translation]\nengines = [\"apertium\"]\napertium_address = \"{address}\"\n")
    });
    let settings = site.folder.join("puente.toml");
    std::fs::write(&settings, format!("{}{section}", site.sample()))
        .doing("writing the settings of the site")
}

/// What came of mirroring for a while.
#[derive(Clone, Debug)]
pub struct Mirrored {
    /// From sent to its copy seen.
    pub seen: Seen,
    /// Copies that came in another order than their originals.
    pub disordered: usize,
    /// How many said that they were translated.
    pub translated: usize,
    /// Memory after the first third and at the end, in MB.
    pub memory: [f64; 2],
}

/// What somebody saw.
#[derive(Default)]
struct Came {
    /// The originals, in their order.
    originals: Vec<usize>,
    /// The copies, in theirs.
    copies: Vec<usize>,
    /// When each copy was seen.
    at: BTreeMap<usize, f64>,
    translated: usize,
}

impl Came {
    /// How many copies stand behind one whose original came later.
    fn disordered(&self) -> usize {
        let places: BTreeMap<usize, usize> =
            self.originals.iter().enumerate().map(|(place, number)| (*number, place)).collect();
        let order: Vec<usize> =
            self.copies.iter().filter_map(|number| places.get(number).copied()).collect();
        order.windows(2).filter(|pair| pair[0] > pair[1]).count()
    }
}

/// Says `messages` at `per_minute` in the English room, everybody but the last in turn; when the last
/// sees their copies in the Spanish one.
///
/// # Errors
/// A failure if the stream does not open.
pub async fn measure(
    site: &Site,
    people: &People,
    messages: usize,
    per_minute: usize,
) -> Result<Mirrored> {
    let Some((other, senders)) = people.split_last() else {
        return Err(Failure::because("nobody is there").into());
    };
    let mut ears = other.lock().await.listen(&stream()).await?;
    let since = Stopwatch::start();
    let mark = format!("mirrored at {per_minute} number ");
    let looked_for = mark.clone();
    let noting = tokio::spawn(async move {
        let mut came = Came::default();
        // Nothing for so long is the end of it.
        while let Ok(Some((event, told))) =
            tokio::time::timeout(Duration::from_secs(20), ears.next()).await
        {
            let html = told["html"].as_str().unwrap_or_default();
            // The original stands in the copy as it was said, whatever was made of it.
            let number = html.rsplit_once(&looked_for).and_then(|(_, rest)| {
                rest.split(|c: char| !c.is_ascii_digit()).next()?.parse::<usize>().ok()
            });
            let Some(number) = number.filter(|_| event == "put") else { continue };
            if told["room"] == "en" {
                came.originals.push(number);
                continue;
            }
            if came.at.insert(number, since.read().as_secs_f64() * 1000.0).is_some() {
                continue;
            }
            came.copies.push(number);
            came.translated += usize::from(html.contains("Apertium"));
            if came.at.len() == messages {
                break;
            }
        }
        came
    });
    // The stream stands before the first message is sent.
    tokio::time::sleep(Duration::from_millis(300)).await;
    let begin = since.read();
    let resident = || site.pid(0).and_then(machine::resident).unwrap_or(f64::NAN);
    let (mut sending, mut memory) = (JoinSet::new(), [f64::NAN; 2]);
    for number in 0..messages {
        let due = begin
            + Duration::from_mins(1) * u32::try_from(number).unwrap_or(0)
                / u32::try_from(per_minute).unwrap_or(1);
        tokio::time::sleep(due.saturating_sub(since.read())).await;
        if number == messages / 3 {
            memory[0] = resident();
        }
        let sender = senders[number % senders.len()].clone();
        let text = format!("{mark}{number}: {}", words(number));
        sending.spawn(async move {
            let path = format!("/g/{GROUP}/say/en");
            let sent = sender.lock().await.post(&path, &[("text", &text), ("key", &text)]).await;
            (number, due.as_secs_f64() * 1000.0, sent.is_ok_and(|answer| answer.is_ok()))
        });
    }
    let mut sent = BTreeMap::new();
    while let Some(done) = sending.join_next().await {
        let (number, due, taken) = done?;
        if taken {
            sent.insert(number, due);
        }
    }
    let came = noting.await?;
    memory[1] = resident();
    let mut times: Vec<f64> =
        sent.iter().filter_map(|(number, due)| Some(came.at.get(number)? - due)).collect();
    times.sort_by(f64::total_cmp);
    let lost = messages - times.len();
    let (disordered, translated) = (came.disordered(), came.translated);
    Ok(Mirrored { seen: Seen { times, lost }, disordered, translated, memory })
}
