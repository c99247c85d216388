//! `twin`: two files compared at the terminal — rules, ballots, statements, each in its language. It
//! reads the two files and, if a group is named, its terms; it writes nothing.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::console::Console;
use super::start;
use crate::community::people::groups;
use crate::community::translation::twin::Report;
use crate::community::translation::twin::asked::Known;
use crate::foundation::config::Config;
use crate::foundation::error::{Error, Refusal, Result};
use crate::foundation::i18n::Value;
use crate::foundation::store::migrations;
use crate::refuse;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 1024 * 1024;
/// How wide a terminal is taken to be, in characters.
const WIDTH: usize = 80;

/// What is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The two files.
    pub files: [PathBuf; 2],
    /// The group whose terms and names count, by slug; without one, the terms that come with Puente.
    pub group: Option<String>,
}

/// `twin`: says what differs; whether nothing does.
///
/// # Errors
/// A refusal if a file cannot be read, the two cannot be compared or there is no such group; a failure
/// of the database.
pub async fn twin(settings: Result<Config>, wanted: &Wanted, console: &Console) -> Result<bool> {
    let [one, other] = &wanted.files;
    let texts = [read(one)?, read(other)?];
    let known = match &wanted.group {
        Some(slug) => known(settings?, slug).await?,
        None => Known::shipped(),
    };
    let report = known.compare([(None, &texts[0]), (None, &texts[1])]);
    let report = report.map_err(|unfit| Error::Refusal(Refusal { say: unfit.say() }))?;
    for line in told(&report, console) {
        console.line(&line)?;
    }
    Ok(report.count() == 0)
}

async fn known(config: Config, slug: &str) -> Result<Known> {
    let store = start::reach_existing(&start::database(&config)?).await?;
    let latest = migrations().last().map_or(0, |(number, _, _)| *number);
    if store.applied().await < latest {
        return refuse!("cli-database-behind");
    }
    let mut tx = store.look().await?;
    let known = if let Some(group) = groups::store::find(&mut tx, slug).await? {
        Known::of(&mut tx, &group).await
    } else {
        let all = groups::store::all(&mut tx, None).await?;
        let names = Value::Either(all.iter().map(|group| Value::from(&group.slug)).collect());
        refuse!("cli-which-group", names = names)
    };
    drop(tx);
    store.close().await;
    known
}

/// What stands in a file of text.
fn read(file: &Path) -> Result<String> {
    let shown = || file.display().to_string();
    let opened = std::fs::File::open(file);
    let mut content = Vec::new();
    let read = opened.and_then(|file| file.take(LARGEST + 1).read_to_end(&mut content));
    if let Err(error) = read {
        return refuse!("cli-twin-unread", file = shown(), problem = error.to_string());
    }
    if u64::try_from(content.len()).unwrap_or(u64::MAX) > LARGEST {
        return refuse!("cli-twin-large", file = shown(), limit = LARGEST / 1024);
    }
    match String::from_utf8(content) {
        Ok(text) if !text.contains('\0') => Ok(text),
        _ => refuse!("cli-twin-no-text", file = shown()),
    }
}

/// The report in lines that fit a terminal.
#[must_use]
pub fn told(report: &Report, console: &Console) -> Vec<String> {
    let mut lines = wrapped(&console.worded(&report.summary()), "", "");
    for row in report.amiss() {
        lines.push(String::new());
        for side in [0, 1] {
            lines.extend(wrapped(&console.worded(&report.place_in(row, side)), "", "  "));
        }
        for found in &row.found {
            lines.extend(wrapped(&console.worded(&found.finding.say()), "  - ", "    "));
        }
    }
    lines
}

/// Words in lines of at most [`WIDTH`] characters, but for a word that is longer.
fn wrapped(text: &str, first: &str, next: &str) -> Vec<String> {
    let mut lines = vec![first.to_owned()];
    let mut bare = true;
    for word in text.split_whitespace() {
        let last = lines.last().map_or(0, |line| line.chars().count());
        if !bare && last + 1 + word.chars().count() > WIDTH {
            lines.push(next.to_owned());
            bare = true;
        }
        if let Some(line) = lines.last_mut() {
            if !bare {
                line.push(' ');
            }
            line.push_str(word);
        }
        bare = false;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn lines_fit_a_terminal() {
        let lines = wrapped(&"quórum ".repeat(40), "  - ", "    ");
        assert!(lines.len() > 3 && lines.iter().all(|line| line.chars().count() <= 80));
        assert!(lines[0].starts_with("  - quórum") && lines[1].starts_with("    quórum"));
        let link = format!("https://example.org/{}", "x".repeat(90));
        assert_eq!(wrapped(&link, "", ""), [link]);
    }
}
