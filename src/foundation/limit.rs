//! How often something may be done in a minute, for each key. Counts in memory, by the house's clock; it
//! refuses to know what is done.

use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::Clock;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

use super::clock::World;

/// How many keys a limiter holds before those that no longer matter are dropped.
const TIDY_ABOVE: usize = 10_000;

/// The house's clock, as the limiter reads it.
#[derive(Clone)]
struct HouseClock(World);

impl Clock for HouseClock {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.now().0).unwrap_or(0))
    }
}

/// A limit for each key.
pub struct Limit {
    clock: HouseClock,
    limiter: RateLimiter<String, HashMapStateStore<String>, HouseClock, NoOpMiddleware<Duration>>,
}

impl Limit {
    /// So many a minute, and so many of them at once.
    #[must_use]
    pub fn new(world: &World, a_minute: u32, at_once: u32) -> Self {
        let count = |number: u32| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::per_minute(count(a_minute)).allow_burst(count(at_once));
        let clock = HouseClock(world.clone());
        let limiter = RateLimiter::new(quota, HashMapStateStore::default(), clock.clone());
        Self { clock, limiter }
    }

    /// One more; if that is too much, after how many seconds it is not.
    ///
    /// # Errors
    /// The seconds to wait, one at least.
    pub fn one_more(&self, key: &str) -> Result<(), i64> {
        if self.limiter.len() > TIDY_ABOVE {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(&key.to_owned()).map_err(|until| {
            let wait = until.wait_time_from(self.clock.now());
            i64::try_from(wait.as_secs()).unwrap_or(0).max(1)
        })
    }
}
