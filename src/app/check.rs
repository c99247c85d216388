//! `puente check`: says in words everything that is wrong with the settings, the database and the
//! machine, and what a working group still lacks; each with what to do. It changes nothing.

use std::net::IpAddr;
use std::path::Path;

use super::console::{Console, why};
use super::figures;
use super::running::Running;
use super::soundness::{self, file};
use super::start::{database, reach};
use crate::foundation::clock::World;
use crate::foundation::config::Config;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, Value};
use crate::foundation::store::Store;
use crate::say;

/// How far the clocks of this machine and of the database may differ, in seconds: leases on lanes
/// last eight.
const CLOCKS: i64 = 2;

/// What is wrong, in words, by where.
type Found = Vec<(String, Say)>;

/// `check`: says in words everything that is wrong or lacking; false if anything is.
///
/// # Errors
/// A failure of the terminal or of the database while it is looked at.
pub async fn check(config: Result<Config>, console: &Console) -> Result<bool> {
    let mut told = Vec::new();
    let found = match config {
        Ok(config) => {
            let mut found = around(&config)?;
            let url = database(&config)?;
            if file(&url).is_some_and(|path| !path.exists()) {
                if found.is_empty() {
                    console.say(&say!("cli-database-new"))?;
                    return Ok(true);
                }
            } else {
                let (wrong, at_hand) = inside(&url, config, console).await?;
                found.extend(wrong);
                told = at_hand;
            }
            found
        }
        Err(error) => vec![("settings".to_owned(), why(&error))],
    };
    for (place, wrong) in &found {
        console.say(&say!("cli-wrong", place = place.as_str(), problem = wrong.clone()))?;
    }
    if found.is_empty() {
        console.say(&say!("cli-check-good"))?;
    }
    for (place, text) in &told {
        console.say(&say!("cli-told", place = place.as_str(), text = text.clone()))?;
    }
    Ok(found.is_empty())
}

/// What can be known without opening the database.
fn around(config: &Config) -> Result<Found> {
    let mut found = Vec::new();
    let url = database(config)?;
    if let Some(folder) = soundness::unwritable(&url) {
        let folder = folder.display().to_string();
        found.push(("store".to_owned(), say!("cli-check-folder", folder = folder)));
    }
    found.extend(soundness::readable(&url).map(|problem| ("store".to_owned(), problem)));
    let shown: figures::Settings = config.section("metrics")?;
    if shown.port != 0 && is_open(&shown.host) {
        let at = format!("{}:{}", shown.host, shown.port);
        found.push(("metrics".to_owned(), say!("cli-check-metrics", place = at)));
    }
    Ok(found)
}

/// Whether others than this machine and its own network may reach an address. In a container every
/// address is the container's own, and what is published is said elsewhere.
fn is_open(host: &str) -> bool {
    let contained = ["/.dockerenv", "/run/.containerenv"].iter().any(|at| Path::new(at).exists());
    match host.trim_matches(['[', ']']).parse::<IpAddr>() {
        Ok(IpAddr::V4(ip)) if ip.is_unspecified() => !contained,
        Ok(IpAddr::V6(ip)) if ip.is_unspecified() => !contained,
        Ok(IpAddr::V4(ip)) => !(ip.is_loopback() || ip.is_private() || ip.is_link_local()),
        Ok(IpAddr::V6(ip)) => {
            !(ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local())
        }
        // A name says nothing of where it leads.
        Err(_) => false,
    }
}

/// What is wrong with the database, and with what is kept in it; and what is good to have at hand.
async fn inside(url: &str, config: Config, console: &Console) -> Result<(Found, Found)> {
    let here = |problem| (vec![("store".to_owned(), problem)], Vec::new());
    let store = match reach(url).await {
        Ok(store) => store,
        Err(error) => return Ok(here(why(&error))),
    };
    let known = i64::try_from(crate::foundation::store::migrations().len()).unwrap_or(i64::MAX);
    if store.applied().await < known {
        return Ok(here(say!("cli-database-behind")));
    }
    let mut found: Found =
        clocks(&store).await?.map(|problem| ("store".to_owned(), problem)).into_iter().collect();
    let running = Running::over(store, config, console)?;
    found.extend(running.house.check().await?);
    found.extend(running.house.lacks().await?);
    let told = running.house.tells().await;
    running.house.base.store.close().await;
    Ok((found, told))
}

/// Whether the database's machine has another time.
async fn clocks(store: &Store) -> Result<Option<Say>> {
    let Some(there) = store.clock().await? else { return Ok(None) };
    let here = World::system().now();
    let apart = here.seconds_since(there).max(there.seconds_since(here));
    Ok((apart > CLOCKS).then(|| say!("cli-check-clock", span = Value::Span(apart))))
}

#[cfg(test)]
mod tests {
    use super::is_open;

    #[test]
    fn an_address_others_reach_is_open() {
        for open in ["203.0.113.7", "2001:db8::1", "[2001:db8::1]"] {
            assert!(is_open(open), "{open}");
        }
        for closed in ["127.0.0.1", "10.1.2.3", "192.168.0.9", "::1", "fd00::1", "monitor"] {
            assert!(!is_open(closed), "{closed}");
        }
    }
}
