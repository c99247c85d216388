//! A full agenda: how long its list, a process, the page over the calendar and the picture of it take.

use super::live::{People, sign_in};
use super::site::{GROUP, Site};
use super::store::agenda::fill;
use crate::app::console::Console;
use crate::foundation::clock::{Stopwatch, World};
use crate::foundation::error::{Failure, Result};
use crate::foundation::store::Store;

/// The pages: every process, one of them, all over the calendar.
pub const PAGES: [&str; 3] = ["agenda", "agenda/paper-7", "agenda/gantt"];

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

/// The median time of each page, in its order, and of the picture; in milliseconds.
///
/// # Errors
/// A failure if one does not come.
pub async fn medians(people: &People, times: usize) -> Result<(Vec<f64>, f64)> {
    let mut one = people[0].lock().await;
    let mut pages = Vec::new();
    for path in PAGES {
        let mut all = Vec::new();
        for _ in 0..times {
            let since = Stopwatch::start();
            let page = one.get(&format!("/g/{GROUP}/{path}")).await?;
            if page.status.as_u16() != 200 {
                return Err(Failure::because(format!("{path}: {}", page.status)).into());
            }
            all.push(since.read().as_secs_f64() * 1000.0);
        }
        pages.push(median(all));
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
    Ok((pages, median(all)))
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::INFINITY)
}
