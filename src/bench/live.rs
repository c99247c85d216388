//! From a message sent to the message seen: many people connected, so many messages a second, and
//! one other person's browser that notes when each arrives.
// Real time because people are waited for as people wait.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::task::{JoinHandle, JoinSet};

use super::browser::{Browser, Ears};
use super::site::{GROUP, Site, name};
use crate::foundation::clock::Stopwatch;
use crate::foundation::error::Result;

/// People signed in.
pub type People = Vec<Arc<Mutex<Browser>>>;

/// How many sign in at once.
const AT_ONCE: usize = 8;

/// Signs everybody in, a few at a time; they are in the order of their links.
///
/// # Errors
/// A failure if a link is not taken.
pub async fn sign_in(site: &Site, links: &[String]) -> Result<People> {
    let mut people = BTreeMap::new();
    for (chunk, some) in links.chunks(AT_ONCE).enumerate() {
        let mut coming = JoinSet::new();
        for (at, link) in some.iter().enumerate() {
            let (number, link) = (chunk * AT_ONCE + at, link.clone());
            let mut browser = Browser::new(site.address(number), number);
            coming.spawn(async move {
                browser.sign_in(&link, &name(number)).await?;
                Ok::<_, crate::foundation::error::Error>((number, browser))
            });
        }
        while let Some(come) = coming.join_next().await {
            let (number, browser) = come??;
            people.insert(number, Arc::new(Mutex::new(browser)));
        }
    }
    Ok(people.into_values().collect())
}

/// The stream of somebody's open page, from now on.
pub(super) fn stream() -> String {
    format!("/g/{GROUP}/stream")
}

/// Opens the live stream of each; what comes there is read and thrown away until it is dropped.
///
/// # Errors
/// A failure if a stream does not open.
pub async fn connect(people: &[Arc<Mutex<Browser>>]) -> Result<Vec<Connected>> {
    let mut open = Vec::new();
    for person in people {
        let mut ears = person.lock().await.listen(&stream()).await?;
        open.push(Connected(tokio::spawn(async move { while ears.drop_next().await {} })));
    }
    Ok(open)
}

/// A stream that somebody keeps open.
pub struct Connected(JoinHandle<()>);

impl Drop for Connected {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// How long messages took to be seen.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Sorted, in milliseconds.
    pub times: Vec<f64>,
    /// How many were sent and not seen, or not taken.
    pub lost: usize,
}

impl Seen {
    /// The time that `of` a hundred messages did not exceed, in milliseconds.
    #[must_use]
    pub fn percentile(&self, of: usize) -> f64 {
        let last = self.times.len().saturating_sub(1);
        self.times.get((self.times.len() * of / 100).min(last)).copied().unwrap_or(f64::INFINITY)
    }
}

async fn note(
    mut ears: Ears,
    since: Stopwatch,
    messages: usize,
    mark: String,
) -> BTreeMap<usize, f64> {
    let mut seen = BTreeMap::new();
    let looking = async {
        while let Some((event, told)) = ears.next().await {
            let html = told["html"].as_str().unwrap_or_default();
            if event == "put"
                && let Some((_, rest)) = html.split_once(&mark)
                && let Some(number) = rest.split_whitespace().next().and_then(|n| n.parse().ok())
            {
                seen.entry(number).or_insert(since.read().as_secs_f64() * 1000.0);
                if seen.len() == messages {
                    break;
                }
            }
        }
    };
    let _ = tokio::time::timeout(Duration::from_mins(1), looking).await;
    seen
}

/// Sends `rate` messages a second for `seconds`, everybody in turn; when the last of `people` sees
/// each. A time counts from when the message should have been sent.
///
/// # Errors
/// A failure if the stream does not open.
pub async fn measure(people: &People, rate: usize, seconds: usize) -> Result<Seen> {
    let Some((other, senders)) = people.split_last() else { return Ok(Seen::default()) };
    let ears = other.lock().await.listen(&stream()).await?;
    let messages = rate * seconds;
    let since = Stopwatch::start();
    let mark = format!("measured at {rate} number ");
    let noting = tokio::spawn(note(ears, since, messages, mark.clone()));
    // The stream stands before the first message is sent.
    tokio::time::sleep(Duration::from_millis(300)).await;
    let begin = since.read();
    let mut sending = JoinSet::new();
    for number in 0..messages {
        let due = begin
            + Duration::from_secs(1) * u32::try_from(number).unwrap_or(0)
                / u32::try_from(rate).unwrap_or(1);
        tokio::time::sleep(due.saturating_sub(since.read())).await;
        let sender = senders[number % senders.len()].clone();
        let text = format!("{mark}{number} of the day");
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
    let seen = noting.await?;
    let mut times: Vec<f64> =
        sent.iter().filter_map(|(number, due)| Some(seen.get(number)? - due)).collect();
    times.sort_by(f64::total_cmp);
    let lost = messages - times.len();
    Ok(Seen { times, lost })
}
