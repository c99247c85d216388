//! A year of a busy group: how long its pages take, and a search in its archive.

use super::live::{People, sign_in};
use super::site::{GROUP, Site};
use super::store::year::fill;
use crate::app::console::Console;
use crate::foundation::clock::{Stopwatch, World};
use crate::foundation::error::{Failure, Result};
use crate::foundation::store::Store;

/// How busy a year.
#[derive(Clone, Copy, Debug)]
pub struct Year {
    /// Messages taken in.
    pub messages: i64,
    /// Syntheses published.
    pub syntheses: usize,
    /// Members.
    pub members: usize,
}

/// Every page of a group that a member may open, and the desk.
const PAGES: [&str; 9] = [
    "?room=en",
    "?room=es",
    "desk",
    "syntheses",
    "syntheses/3",
    "participation",
    "members",
    "glossary",
    "me",
];

/// What is looked for in the archive.
const SOUGHT: [&str; 4] = ["plazo", "fees", "registro votación", "punto 1234"];

/// What the syntheses are about, in turn.
const TOPICS: [&str; 6] =
    ["el plazo", "la votación", "la tarifa", "el registro", "los datos", "el acceso"];

/// Makes the year on a site that does not run yet, and starts it; the members, signed in, with the
/// bridge person first.
///
/// # Errors
/// A failure of the house.
pub async fn live(site: &mut Site, console: &Console, year: Year) -> Result<People> {
    let links = site.invite(console, year.members).await?;
    site.start(0).await?;
    let people = sign_in(site, &links).await?;
    // The notice must stand in both rooms before a year of messages does.
    if let Some(problem) = site.settle().await?.pop() {
        return Err(Failure::because(problem).into());
    }
    site.stop().await?;
    let store = Store::open(&site.database).await?;
    let members = i64::try_from(year.members).unwrap_or(i64::MAX);
    fill(&store, year.messages, members, World::system().now()).await?;
    store.close().await;
    site.start(0).await?;
    let mut bridge = people[0].lock().await;
    for number in 0..year.syntheses {
        let topic = TOPICS[number % TOPICS.len()];
        let source = format!("About {} we hold point {number}: ten days are enough.", number % 97);
        let (path, key) = (format!("/g/{GROUP}/say/en"), format!("source {number}"));
        bridge.post(&path, &[("text", &source), ("key", &key)]).await?;
        let page = bridge.get(&format!("/g/{GROUP}?room=en")).await?;
        let line = page.text.split("<li id=\"m-").find(|line| line.contains(&source));
        let id = line.and_then(|line| line.split('"').next()).unwrap_or_default().to_owned();
        let text = format!(
            "!bridge now anyway:yes Sobre {topic}, el punto {number}: diez días son suficientes."
        );
        let key = format!("carried {number}");
        let done = bridge.post(&path, &[("text", &text), ("key", &key), ("reply", &id)]).await?;
        if !done.is_ok() {
            return Err(Failure::because(format!("not carried: {}", done.text)).into());
        }
    }
    drop(bridge);
    Ok(people)
}

/// How long the pages and the searches take, each asked for `times` times: sorted, in
/// milliseconds.
///
/// # Errors
/// A failure if one does not come.
pub async fn pages(people: &People, times: usize) -> Result<(Vec<f64>, Vec<f64>)> {
    let ask = async |path: &str| -> Result<f64> {
        let since = Stopwatch::start();
        let page = people[0].lock().await.get(&format!("/g/{GROUP}/{path}")).await?;
        if page.status.as_u16() != 200 {
            return Err(Failure::because(format!("{path}: {}", page.status)).into());
        }
        Ok(since.read().as_secs_f64() * 1000.0)
    };
    let (mut pages, mut searches) = (Vec::new(), Vec::new());
    for _ in 0..times {
        for path in PAGES {
            pages.push(ask(path).await?);
        }
        for words in SOUGHT {
            let words = super::browser::form(&[("q", words)]);
            searches.push(ask(&format!("syntheses?{words}")).await?);
        }
    }
    pages.sort_by(f64::total_cmp);
    searches.sort_by(f64::total_cmp);
    Ok((pages, searches))
}

/// How long each page takes in the median, by its path.
///
/// # Errors
/// A failure if one does not come.
pub async fn each(people: &People) -> Result<Vec<(String, f64)>> {
    let mut found = Vec::new();
    let searches =
        SOUGHT.iter().map(|words| format!("syntheses?{}", super::browser::form(&[("q", words)])));
    for path in PAGES.iter().map(|path| (*path).to_owned()).chain(searches) {
        let mut times = Vec::new();
        for _ in 0..7 {
            let since = Stopwatch::start();
            people[0].lock().await.get(&format!("/g/{GROUP}/{path}")).await?;
            times.push(since.read().as_secs_f64() * 1000.0);
        }
        times.sort_by(f64::total_cmp);
        found.push((path, times[3]));
    }
    Ok(found)
}
