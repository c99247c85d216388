//! A full agenda: how long each of its pages, the picture of it and the calendar to subscribe to take.

use super::browser::Browser;
use super::live::{People, sign_in};
use super::site::{GROUP, Site};
use super::store::agenda::fill;
use crate::app::console::Console;
use crate::foundation::clock::{Stopwatch, World};
use crate::foundation::error::{Failure, Result};
use crate::foundation::store::Store;

/// The pages: every process, one of them, all over the calendar, by stage, by day, and what is written.
pub const PAGES: [&str; 7] = [
    "agenda",
    "agenda/paper-7",
    "agenda/gantt",
    "agenda/board",
    "agenda/calendar",
    "statements",
    "statements/paper-7",
];

/// Fills the agenda of a site that does not run yet, and starts it; somebody signed in.
///
/// # Errors
/// A failure of the house.
pub async fn live(site: &mut Site, console: &Console) -> Result<People> {
    let links = site.invite(console, 1).await?;
    let store = Store::open(&site.database).await?;
    fill(&store, World::system().now()).await?;
    store.close().await;
    site.start(0).await?;
    sign_in(site, &links).await
}

/// What an address that stands in an answer ends at.
const ENDS: [char; 4] = ['"', '<', '\\', ' '];

/// What took how long, in milliseconds: the median of each.
pub struct Medians {
    /// Of each page, in its order.
    pub pages: Vec<f64>,
    /// Of the picture.
    pub picture: f64,
    /// Of the calendar with all of it.
    pub feed: f64,
}

/// How long each takes.
///
/// # Errors
/// A failure if one does not come.
pub async fn medians(people: &People, times: usize) -> Result<Medians> {
    let mut one = people[0].lock().await;
    let mut pages = Vec::new();
    for path in PAGES {
        pages.push(read(&mut one, &format!("/g/{GROUP}/{path}"), times).await?);
    }
    let mut all = Vec::new();
    for _ in 0..times {
        let since = Stopwatch::start();
        let fields = [("c", "process gantt"), ("back", "agenda/gantt")];
        let drawn = one.post(&format!("/g/{GROUP}/do"), &fields).await?;
        if !drawn.text.contains("image/png") {
            return Err(Failure::because(format!("no picture: {}", drawn.text)).into());
        }
        all.push(since.read().as_secs_f64() * 1000.0);
    }
    let picture = median(all);
    let asked = one.post(&format!("/g/{GROUP}/do"), &[("c", "process calendar")]).await?.text;
    let address = asked.find("/calendar/").and_then(|at| asked.get(at..)?.split(ENDS).next());
    let Some(address) = address else { return Err(Failure::because("no calendar").into()) };
    let feed = read(&mut one, address, times).await?;
    Ok(Medians { pages, picture, feed })
}

/// The median time an address takes.
async fn read(one: &mut Browser, path: &str, times: usize) -> Result<f64> {
    let mut all = Vec::new();
    for _ in 0..times {
        let since = Stopwatch::start();
        let page = one.get(path).await?;
        if page.status.as_u16() != 200 {
            return Err(Failure::because(format!("{path}: {}", page.status)).into());
        }
        all.push(since.read().as_secs_f64() * 1000.0);
    }
    Ok(median(all))
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::INFINITY)
}
