//! Messages in a burst, and the relay killed in the middle of it: whatever moment it is, everything
//! that was said in the first room must stand in the second, once, in order.
// Real time because another process is killed and started again.

use std::time::Duration;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde_json::{Value, json};

use super::town::Town;
use crate::bench::outcome::{Outcome, judge};
use crate::foundation::clock::Stopwatch;
use crate::foundation::error::{Failure, Result};

/// How long what was said may take to stand in the other room.
const PATIENCE: Duration = Duration::from_mins(2);

/// One round.
#[derive(Clone, Copy, Debug)]
pub struct Round {
    /// What chance begins with, and how this round's messages are known.
    pub seed: u64,
    /// How many messages.
    pub messages: usize,
    /// How many are said before it may be killed, at most.
    pub before: usize,
    /// How long it stays dead.
    pub dead: Duration,
}

/// Plays a round.
///
/// # Errors
/// A failure if somebody cannot speak or the program does not start; what is lost is in the outcome.
pub async fn play(town: &mut Town, round: &Round) -> Result<Outcome> {
    let mut chance = StdRng::seed_from_u64(round.seed);
    let struck = chance.random_range(1..=round.before);
    let mut since = None;
    for number in 0..round.messages {
        let text = format!("round {:03} message {number:04}", round.seed);
        town.people.asks("ana", "says", &json!({ "room": town.rooms[0], "text": text }))?;
        if number == struck {
            town.site.kill(0)?;
            since = Some(Stopwatch::start());
        }
        if since.as_ref().is_some_and(|dead| dead.read() >= round.dead) {
            since = None;
            town.site.start(0).await?;
        }
    }
    if let Some(dead) = since {
        tokio::time::sleep(round.dead.saturating_sub(dead.read())).await;
        town.site.start(0).await?;
    }
    let since = Stopwatch::start();
    loop {
        let stands = stands(town, round)?;
        let outcome = judge(&stands, round.messages);
        if outcome.lost == 0 || since.read() > PATIENCE {
            // What would come twice has its time to come.
            town.site.settle().await?;
            return Ok(judge(&self::stands(town, round)?, round.messages));
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

/// The numbers of this round's messages in the second room, in their order there.
fn stands(town: &mut Town, round: &Round) -> Result<Vec<usize>> {
    let with = json!({ "room": town.rooms[1], "whom": town.puente });
    let all = town.people.asks("ana", "history", &with)?;
    let beginning = format!("round {:03} message ", round.seed);
    let all: Vec<Value> = serde_json::from_value(all)?;
    let mut numbers = Vec::new();
    for text in &all {
        let Some(text) = text.as_str() else {
            return Err(Failure::because("a message in the second room cannot be read").into());
        };
        if let Some(number) = text.strip_prefix(&beginning) {
            numbers.push(number.parse()?);
        }
    }
    Ok(numbers)
}
