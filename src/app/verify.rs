//! `verify`: a long look at everything that is kept. The file itself, rows that belong to nothing,
//! lanes and what is due, and whatever each capability knows of its own rows. It mends nothing.

use super::console::Console;
use super::running::Running;
use super::start;
use crate::foundation::config::Config;
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;
use crate::foundation::jobs;
use crate::foundation::store::{Store, migrations};
use crate::say;

/// What a column of that name points at: table and key.
const LINKS: [(&str, &str); 5] = [
    ("group_id", "working_group"),
    ("room_id", "room"),
    ("member_id", "member"),
    ("synthesis_id", "synthesis"),
    ("pick_id", "pick"),
];

/// Columns that may name what is gone: what happened is never edited, and a room's messages outlive
/// what was asked of them.
const LOOSE: [(&str, &str); 2] = [("fact", "member_id"), ("contribution", "member_id")];

/// `verify`: says everything that is wrong; whether nothing is.
///
/// # Errors
/// A refusal or a failure if the database cannot be read.
pub async fn verify(config: Config, console: &Console) -> Result<bool> {
    let store = start::reach_existing(&start::database(&config)?).await?;
    let known = migrations().last().map_or(0, |(number, _, _)| *number);
    if store.applied().await < known {
        console.say(&say!("cli-wrong", place = "store", problem = say!("cli-database-behind")))?;
        return Ok(false);
    }
    let found = look(store, config, console).await?;
    for (place, problem) in &found {
        let line = say!("cli-wrong", place = place.as_str(), problem = problem.clone());
        console.say(&line)?;
    }
    if found.is_empty() {
        console.say(&say!("cli-verify-good"))?;
    }
    Ok(found.is_empty())
}

/// What is wrong with a database that is up to date, by where. Closes it.
///
/// # Errors
/// A failure of the database.
pub async fn look(store: Store, config: Config, console: &Console) -> Result<Vec<(String, Say)>> {
    let mut found = rows(&store).await?;
    let running = Running::over(store, config, console)?;
    found.extend(running.house.verify().await?);
    running.house.base.store.close().await;
    Ok(found)
}

/// What is wrong with the rows themselves, by where; needs no house.
///
/// # Errors
/// A failure of the database.
async fn rows(store: &Store) -> Result<Vec<(String, Say)>> {
    let mut found = Vec::new();
    let mut tx = store.look().await?;
    for problem in tx.unsound().await? {
        found.push(("store".to_owned(), say!("cli-verify-unsound", problem = problem)));
    }
    for table in tx.catalog().await? {
        for (column, _) in &table.columns {
            let Some((key, other)) = LINKS.iter().find(|(key, _)| key == column) else { continue };
            if table.name == *other || LOOSE.contains(&(table.name.as_str(), column.as_str())) {
                continue;
            }
            let count = tx.orphans(&table.name, column, other, key).await?;
            if count > 0 {
                let (table, other) = (table.name.as_str(), *other);
                let say = say!("cli-verify-orphans", count = count, table = table, other = other);
                found.push(("store".to_owned(), say));
            }
        }
    }
    for lane in jobs::unsound(&mut tx).await? {
        found.push(("jobs".to_owned(), say!("cli-verify-lane", lane = lane)));
    }
    for what in jobs::failed(&mut tx).await? {
        found.push(("jobs".to_owned(), say!("cli-verify-failed", what = what)));
    }
    Ok(found)
}
