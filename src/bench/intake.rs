//! Taking in what was missed, beside putting the very same rows in plainly, many at a time: what
//! knowing who spoke, counting it once and adding it up costs. In this process, on a database of
//! its own.

use futures_util::StreamExt;

use super::site::{GROUP, Site, name};
use crate::app::console::Console;
use crate::app::start;
use crate::foundation::clock::{Stopwatch, World};
use crate::foundation::config::Config;
use crate::foundation::error::{Failure, Result};
use crate::foundation::store::Store;
use crate::foundation::talk::{Account, Ears, Heard, Spot, What};

/// How many messages a platform hands in at once.
const PAGE: usize = 500;

/// How many people speak.
const PEOPLE: usize = 50;

/// What taking in a message writes to.
const WRITTEN: [&str; 5] = ["message", "message_copy", "fact", "contribution", "tally"];

/// How fast.
#[derive(Clone, Copy, Debug)]
pub struct Speed {
    /// Messages taken in within a second, with all that is known of them.
    pub taken: f64,
    /// Messages whose rows are put in plainly within a second.
    pub plain: f64,
}

/// Takes `messages` in on the database of a site, and puts the rows that made into `beside`, which
/// is empty.
///
/// # Errors
/// A failure of a database.
pub async fn measure(
    site: &Site,
    console: &Console,
    beside: &str,
    messages: usize,
) -> Result<Speed> {
    let links = site.invite(console, PEOPLE).await?;
    let config = Config::from_text(&site.sample(), &[])?;
    let running = start::furnished(config, console).await?;
    let house = &running.house;
    let store = &house.base.store;
    let mut people: Vec<Account> = Vec::new();
    for (number, link) in links.iter().enumerate() {
        let token = link.rsplit('/').next().unwrap_or_default();
        let mut tx = store.begin().await?;
        people.push(house.redeem(&mut tx, token, &name(number), "en").await?);
        tx.commit().await?;
    }
    // The notices go out: before they stand nothing is recorded.
    house.worker().drain().await?;
    let mut look = store.look().await?;
    let group = house.group(&mut look, GROUP).await?;
    let group = group.ok_or_else(|| Failure::because("no group"))?;
    let rooms = house.rooms(&mut look, &group, "web").await?;
    let room = rooms.first().ok_or_else(|| Failure::because("no room"))?.native_id.clone();
    drop(look);
    let now = World::system().now();
    let said: Vec<Heard> = (0..messages)
        .map(|number| Heard {
            who: people[number % people.len()].clone(),
            spot: Spot::Room(room.clone()),
            at: now.plus_seconds(i64::try_from(number).unwrap_or(0) - 1_000_000),
            native_id: Some(format!("missed-{number}")),
            message_id: None,
            runs: false,
            lang: None,
            group: None,
            program: false,
            thread: None,
            fetched: None,
            what: What::Said { text: name(number), reply_to: None, attachments: Vec::new() },
        })
        .collect();
    let since = Stopwatch::start();
    for page in said.chunks(PAGE) {
        let caught = house.catch_up(page).await?;
        if caught.new != page.len() {
            return Err(Failure::because(format!("{} were taken in", caught.new)).into());
        }
    }
    let taken = since.read().as_secs_f64();
    let plain = plainly(store, beside).await?;
    store.close().await;
    #[expect(clippy::cast_precision_loss, reason = "a count of messages is far below that")]
    let messages = messages as f64;
    Ok(Speed { taken: messages / taken, plain: messages / plain })
}

/// Puts the rows of one database into another, in as many commits as there were pages of messages;
/// how many seconds that took.
async fn plainly(from: &Store, beside: &str) -> Result<f64> {
    let into = Store::open(beside).await?;
    into.migrate().await?;
    let mut tx = from.look().await?;
    let catalog = tx.catalog().await?;
    // What those rows belong to stands there before.
    let mut all = Vec::new();
    for table in &catalog {
        let mut rows = Vec::new();
        let mut found = tx.all_rows(table);
        while let Some(row) = found.next().await {
            rows.push(row?);
        }
        drop(found);
        if WRITTEN.contains(&table.name.as_str()) {
            all.push((table, rows));
        } else {
            let mut tx = into.begin().await?;
            tx.put_rows(table, &rows).await?;
            tx.commit().await?;
        }
    }
    let since = Stopwatch::start();
    for (table, rows) in &all {
        // A message is a row in four of them, so that there are as many commits as pages.
        for rows in rows.chunks(PAGE * 4) {
            let mut tx = into.begin().await?;
            tx.put_rows(table, rows).await?;
            tx.commit().await?;
        }
    }
    let took = since.read().as_secs_f64();
    into.close().await;
    Ok(took)
}
