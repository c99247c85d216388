//! A clock that is set, and dice that repeat themselves.

use std::sync::Mutex;

use puente::foundation::clock::{Boxed, Chance, Clock, Moment};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use tokio::sync::watch;

/// A clock that stands until it is set; sleepers wake when it passes their moment.
pub struct SetClock {
    now: watch::Sender<i64>,
}

impl SetClock {
    /// Standing at a moment.
    pub fn at(moment: Moment) -> Self {
        Self { now: watch::Sender::new(moment.0) }
    }

    /// Moves on by so many seconds.
    pub fn advance(&self, seconds: i64) {
        self.now.send_modify(|now| *now += seconds * 1000);
    }
}

impl SetClock {
    /// Now.
    pub fn now(&self) -> Moment {
        Moment(*self.now.borrow())
    }
}

impl Clock for SetClock {
    fn now(&self) -> Moment {
        SetClock::now(self)
    }

    fn sleep_until(&self, at: Moment) -> Boxed<'_, ()> {
        let mut watching = self.now.subscribe();
        Box::pin(async move {
            // A closed channel means the town is gone, and nobody waits any more.
            let _ = watching.wait_for(|now| *now >= at.0).await;
        })
    }
}

/// Dice from a seed.
pub struct Dice(Mutex<StdRng>);

impl Dice {
    /// The dice of a seed.
    pub fn seeded(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }
}

impl Chance for Dice {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().expect("dice").fill(bytes);
    }
}
