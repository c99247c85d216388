//! The relay beside a bare client that sees a message in one room and sends it to another: one
//! message at a time, and in a burst.

use std::time::Duration;

use super::client::{Client, body};
use super::town::Town;
use crate::foundation::clock::Stopwatch;
use crate::foundation::error::{Failure, Result};

/// The longest one message may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// Two rooms, somebody who carries from the first to the second, and somebody who reads there.
pub struct Path {
    rooms: [String; 2],
    speaker: Client,
    reader: Client,
    said: usize,
}

/// A burst that went across.
#[derive(Clone, Copy, Debug)]
pub struct Burst {
    /// Messages a second, from the first word to the last arrival.
    pub rate: f64,
    /// How many did not arrive.
    pub lost: usize,
    /// How many arrived again or behind a later one.
    pub disordered: usize,
}

impl Path {
    /// The path through Puente.
    ///
    /// # Errors
    /// A failure if the homeserver says no.
    pub async fn relayed(town: &mut Town) -> Result<Self> {
        let rooms = town.rooms.clone();
        Self::between(town, rooms).await
    }

    /// The path through a bare client, which carries for as long as this process lives.
    ///
    /// # Errors
    /// A failure if the homeserver says no.
    pub async fn bare(town: &mut Town) -> Result<Self> {
        let whole = town.people.registers("bare")?;
        let mut bare = Client::sign_in(town.server.socket(), "bare").await?;
        let mut rooms = [String::new(), String::new()];
        for room in &mut rooms {
            *room = town.ana.create(&[&whole], false).await?;
            bare.join(room).await?;
        }
        bare.news(&rooms[0]).await?;
        let [from, to] = rooms.clone();
        tokio::spawn(async move {
            // It carries until the homeserver is gone, and with it the measuring.
            while let Ok(news) = bare.news(&from).await {
                for event in news {
                    let id = event["event_id"].as_str().unwrap_or_default();
                    if bare.say(&to, id, body(&event)).await.is_err() {
                        return;
                    }
                }
            }
        });
        Self::between(town, rooms).await
    }

    async fn between(town: &mut Town, rooms: [String; 2]) -> Result<Self> {
        let name = if rooms == town.rooms { "eve" } else { "ivan" };
        let whole = town.people.registers(name)?;
        let mut reader = Client::sign_in(town.server.socket(), name).await?;
        town.ana.invite(&rooms[1], &whole).await?;
        reader.join(&rooms[1]).await?;
        reader.news(&rooms[1]).await?;
        Ok(Self { rooms, speaker: town.ana.again(), reader, said: 0 })
    }

    /// Says something; its text.
    async fn say(&mut self) -> Result<String> {
        self.said += 1;
        let text = format!("message {:05}", self.said);
        self.speaker.say(&self.rooms[0], &text, &text).await?;
        Ok(text)
    }

    /// From acknowledged in the first room to seen in the second, in milliseconds.
    ///
    /// # Errors
    /// A failure if it is not seen.
    pub async fn one(&mut self) -> Result<f64> {
        let text = self.say().await?;
        let since = Stopwatch::start();
        while since.read() < PATIENCE {
            if self.reader.news(&self.rooms[1]).await?.iter().any(|event| body(event) == text) {
                return Ok(since.read().as_secs_f64() * 1000.0);
            }
        }
        Err(Failure::because(format!("{text} is not seen")).into())
    }

    /// So many one after the other as fast as the homeserver takes them, or no faster than `rate` a
    /// second.
    ///
    /// # Errors
    /// A failure if nobody can speak or read.
    pub async fn burst(&mut self, messages: usize, rate: Option<f64>) -> Result<Burst> {
        let (room, mut reader) = (self.rooms[1].clone(), self.reader.again());
        let first = self.said + 1;
        let since = Stopwatch::start();
        let reading = tokio::spawn(async move {
            let (mut arrived, mut quiet) = (Vec::new(), Stopwatch::start());
            let mut last = Duration::ZERO;
            // Nothing for so long is the end of it.
            while quiet.read() < Duration::from_secs(25) {
                for event in reader.news(&room).await? {
                    let number = body(&event).strip_prefix("message ");
                    if let Some(number) = number.and_then(|number| number.parse::<usize>().ok()) {
                        arrived.push(number);
                        last = since.read();
                        quiet = Stopwatch::start();
                    }
                }
                if arrived.last() == Some(&(first + messages - 1)) {
                    break;
                }
            }
            Result::Ok((arrived, last, reader))
        });
        for number in 0..messages {
            if let Some(rate) = rate {
                let due =
                    Duration::from_secs_f64(u32::try_from(number).map_or(0.0, f64::from) / rate);
                // Real time because it is measured how much is held in it.
                tokio::time::sleep(due.saturating_sub(since.read())).await;
            }
            self.say().await?;
        }
        let (arrived, took, reader) = reading.await??;
        self.reader = reader;
        let once: std::collections::BTreeSet<&usize> = arrived.iter().collect();
        let disordered = arrived.windows(2).filter(|pair| pair[0] >= pair[1]).count();
        let count = u32::try_from(arrived.len()).unwrap_or(u32::MAX);
        let rate = f64::from(count) / took.as_secs_f64();
        Ok(Burst { rate, lost: messages.saturating_sub(once.len()), disordered })
    }
}
