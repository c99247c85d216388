//! How often one person, or one address, may do something. Counts in memory, by the house's clock;
//! knows nothing of what is done.

use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::Clock;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{NotUntil, Quota, RateLimiter};

use super::settings::Settings;
use super::wrong::Wrong;
use crate::foundation::clock::World;

/// The house's clock, as the limiter reads it.
#[derive(Clone)]
struct HouseClock(World);

impl Clock for HouseClock {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.now().0).unwrap_or(0))
    }
}

type Limiter = RateLimiter<String, HashMapStateStore<String>, HouseClock, NoOpMiddleware<Duration>>;

/// The limits of the web pages.
pub(super) struct Limits {
    clock: HouseClock,
    posts: Limiter,
    actions: Limiter,
    files: Limiter,
    entries: Limiter,
}

/// How many keys a limiter holds before those that no longer matter are dropped.
const TIDY_ABOVE: usize = 10_000;

const fn count(number: u32) -> NonZeroU32 {
    match NonZeroU32::new(number) {
        Some(number) => number,
        None => NonZeroU32::MIN,
    }
}

fn limiter(clock: &HouseClock, quota: Quota) -> Limiter {
    RateLimiter::new(quota, HashMapStateStore::default(), clock.clone())
}

impl Limits {
    pub(super) fn new(world: &World, settings: &Settings) -> Self {
        let (posts, actions) = (settings.posts_per_minute, settings.actions_per_minute);
        let clock = HouseClock(world.clone());
        Self {
            posts: limiter(
                &clock,
                Quota::per_minute(count(posts)).allow_burst(count(posts.div_ceil(2))),
            ),
            actions: limiter(&clock, Quota::per_minute(count(actions))),
            files: limiter(&clock, Quota::per_minute(count(posts))),
            entries: limiter(&clock, Quota::per_minute(count(60))),
            clock,
        }
    }

    /// One more message of an account: by the settings 20 a minute, 10 at once.
    pub(super) fn post(&self, account: &str) -> Result<(), Wrong> {
        self.one_more(&self.posts, account)
    }

    /// One more reaction, command or form of an account: by the settings 60 a minute.
    pub(super) fn action(&self, account: &str) -> Result<(), Wrong> {
        self.one_more(&self.actions, account)
    }

    /// One more file of an account: as many a minute as messages, and as many at once.
    pub(super) fn file(&self, account: &str) -> Result<(), Wrong> {
        self.one_more(&self.files, account)
    }

    /// One more try to sign in from an address: 60 a minute, so that a group may come in from one office.
    pub(super) fn entry(&self, address: &str) -> Result<(), Wrong> {
        self.one_more(&self.entries, address)
    }

    fn one_more(&self, limiter: &Limiter, key: &str) -> Result<(), Wrong> {
        if limiter.len() > TIDY_ABOVE {
            limiter.retain_recent();
        }
        limiter
            .check_key(&key.to_owned())
            .map_err(|until| Wrong::TooFast(seconds(&until, self.clock.now())))
    }
}

fn seconds(until: &NotUntil<Duration>, now: Duration) -> i64 {
    i64::try_from(until.wait_time_from(now).as_secs()).unwrap_or(0).max(1)
}
