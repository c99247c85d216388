//! Time and chance, passed in. The only file that reads the machine's clock or makes randomness:
//! everything else is handed a [`World`], so that a test can say what time it is and repeat itself.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// A future that can be kept in a box, as trait objects need it.
pub type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A moment: milliseconds since 1970-01-01 UTC.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// The moment `seconds` later (earlier when negative); saturates.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1000)))
    }

    /// Whole seconds from `earlier` to here; never negative.
    #[must_use]
    pub fn seconds_since(self, earlier: Self) -> i64 {
        (self.0.saturating_sub(earlier.0) / 1000).max(0)
    }

    /// ISO 8601 in UTC (`2026-12-01T14:00:00Z`), as files for other programs have it.
    #[must_use]
    pub fn iso(self) -> String {
        jiff::Timestamp::from_millisecond(self.0).map(|at| at.to_string()).unwrap_or_default()
    }

    /// The civil day in UTC, ISO form (`2026-12-01`): the unit of tallies.
    #[must_use]
    pub fn utc_day(self) -> String {
        jiff::Timestamp::from_millisecond(self.0)
            .map(|at| at.strftime("%Y-%m-%d").to_string())
            .unwrap_or_default()
    }
}

/// Tells the time and waits for a moment.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Moment;
    /// Returns at `at` or later; at once if that is past.
    fn sleep_until(&self, at: Moment) -> Boxed<'_, ()>;
}

/// Makes unpredictable bytes.
pub trait Chance: Send + Sync {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

/// Measures how long something takes on this machine, whatever its clock is set to.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    /// Starts now.
    #[must_use]
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    /// How long it has run.
    #[must_use]
    pub fn read(self) -> Duration {
        self.0.elapsed()
    }
}

/// The machine's own clock.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        Moment(jiff::Timestamp::now().as_millisecond())
    }

    fn sleep_until(&self, at: Moment) -> Boxed<'_, ()> {
        let wait = u64::try_from(at.0.saturating_sub(self.now().0)).unwrap_or(0);
        Box::pin(tokio::time::sleep(Duration::from_millis(wait)))
    }
}

/// The operating system's randomness.
#[derive(Debug, Default)]
pub struct SystemChance;

impl Chance for SystemChance {
    fn fill(&self, bytes: &mut [u8]) {
        rand::fill(bytes);
    }
}

/// Clock and chance together, as everything receives them.
#[derive(Clone)]
pub struct World {
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The dice.
    pub chance: Arc<dyn Chance>,
}

impl World {
    /// The real world.
    #[must_use]
    pub fn system() -> Self {
        Self { clock: Arc::new(SystemClock), chance: Arc::new(SystemChance) }
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// A new id: `UUIDv7` text, so that ids sort by the time they were made.
    #[must_use]
    pub fn id(&self) -> String {
        let mut random = [0u8; 10];
        self.chance.fill(&mut random);
        let millis = u64::try_from(self.now().0).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid().to_string()
    }

    /// A secret of `N` random bytes as lower-case hexadecimal: links, codes, session names.
    #[must_use]
    pub fn secret<const N: usize>(&self) -> String {
        let mut random = [0u8; N];
        self.chance.fill(&mut random);
        random.iter().fold(String::with_capacity(N * 2), |mut text, byte| {
            use std::fmt::Write;
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}
