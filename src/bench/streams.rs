//! Thousands of live streams asked for by one person, while another goes on reading: how many stay
//! open, and what that costs the other.
// Real time because people are waited for as people wait.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::task::JoinSet;

use super::live::{People, stream};
use super::site::GROUP;
use crate::foundation::clock::Stopwatch;
use crate::foundation::error::Result;

/// How many are asked for at the same moment.
const AT_ONCE: usize = 64;

/// How long the last of them are watched for their end.
const REST: Duration = Duration::from_secs(1);

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct Flood {
    /// Streams that were opened.
    pub opened: usize,
    /// Streams still open after all of them.
    pub kept: usize,
    /// How long each page of somebody else took meanwhile, sorted, in milliseconds.
    pub pages: Vec<f64>,
    /// Pages of somebody else that did not come.
    pub refused: usize,
}

/// Asks for so many streams as the first of `people`, as the last of them goes on reading.
///
/// # Errors
/// A failure if a task of this process ends badly.
pub async fn flood(people: &People, streams: usize) -> Result<Flood> {
    let (Some(greedy), Some(other)) = (people.first(), people.last()) else {
        return Ok(Flood::default());
    };
    let (opened, kept) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let mut asking = JoinSet::new();
    for worker in 0..AT_ONCE {
        let (greedy, opened, kept) = (greedy.clone(), opened.clone(), kept.clone());
        asking.spawn(async move {
            let mut open = JoinSet::new();
            for _ in (worker..streams).step_by(AT_ONCE) {
                let Ok(mut ears) = greedy.lock().await.listen(&stream()).await else { continue };
                opened.fetch_add(1, Ordering::Relaxed);
                kept.fetch_add(1, Ordering::Relaxed);
                let kept = kept.clone();
                open.spawn(async move {
                    while ears.drop_next().await {}
                    kept.fetch_sub(1, Ordering::Relaxed);
                });
            }
            open
        });
    }
    let mut flood = Flood::default();
    let mut open = Vec::new();
    while !asking.is_empty() {
        let since = Stopwatch::start();
        match other.lock().await.get(&format!("/g/{GROUP}")).await {
            Ok(answer) if answer.status.is_success() => {
                flood.pages.push(since.read().as_secs_f64() * 1000.0);
            }
            _ => flood.refused += 1,
        }
        while let Some(done) = asking.try_join_next() {
            open.push(done?);
        }
    }
    flood.pages.sort_by(f64::total_cmp);
    tokio::time::sleep(REST).await;
    flood.opened = opened.load(Ordering::Relaxed);
    flood.kept = kept.load(Ordering::Relaxed);
    Ok(flood)
}
