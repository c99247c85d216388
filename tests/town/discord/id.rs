//! Ids and moments as Discord writes them: a snowflake holds the moment it was made in, is written
//! as a string of digits in JSON, and sorts by time.

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Serialize, Serializer};

/// The first moment of Discord, in milliseconds since 1970.
const EPOCH: u64 = 1_420_070_400_000;

/// The id of anything: a person, a channel, a message, an interaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub u64);

impl Id {
    /// One for this moment that comes after `last`.
    pub fn after(last: Self) -> Self {
        Self(((now() - EPOCH) << 22).max(last.0 + 1))
    }

    /// As if it had been made so much earlier.
    pub fn earlier(self, by: Duration) -> Self {
        Self(self.0 - (u64::try_from(by.as_millis()).expect("a while") << 22))
    }

    /// The moment it was made in, in milliseconds since 1970.
    pub fn moment(self) -> u64 {
        (self.0 >> 22) + EPOCH
    }

    /// Read from a path or a body; nothing else than digits is one.
    pub fn read(text: &str) -> Option<Self> {
        text.parse().ok().filter(|id: &Self| id.to_string() == text)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(into)
    }
}

impl FromStr for Id {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        into.collect_str(self)
    }
}

/// This moment, in milliseconds since 1970.
pub fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
    u64::try_from(since.as_millis()).expect("before the year 500 000 000")
}

/// A moment as it stands in JSON.
pub fn stamp(moment: u64) -> String {
    let moment = i64::try_from(moment).expect("a moment");
    let moment = jiff::Timestamp::from_millisecond(moment).expect("a moment").to_string();
    format!("{}+00:00", moment.trim_end_matches('Z'))
}
