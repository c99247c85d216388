//! The clock of the demonstration: the machine's own, moved to where the player says, so that what
//! was said nine days ago looks it. It knows nothing of what happens at those times.

use std::sync::atomic::{AtomicI64, Ordering};

use crate::foundation::clock::{Boxed, Clock, Moment, SystemClock};

/// The machine's clock plus a shift.
#[derive(Debug, Default)]
pub(super) struct ShiftedClock {
    machine: SystemClock,
    shift: AtomicI64,
}

impl ShiftedClock {
    /// Moves to a moment, but never back: what comes later is never dated earlier.
    pub(super) fn reach(&self, at: Moment) {
        if at > self.now() {
            self.put(at);
        }
    }

    /// Moves to a moment, wherever the clock stands.
    pub(super) fn put(&self, at: Moment) {
        self.shift.store(at.0 - self.machine.now().0, Ordering::SeqCst);
    }

    /// Tells the real time again.
    pub(super) fn real(&self) {
        self.shift.store(0, Ordering::SeqCst);
    }

    /// The machine's own time, wherever the clock stands.
    pub(super) fn machine_now(&self) -> Moment {
        self.machine.now()
    }
}

impl Clock for ShiftedClock {
    fn now(&self) -> Moment {
        Moment(self.machine.now().0 + self.shift.load(Ordering::SeqCst))
    }

    fn sleep_until(&self, at: Moment) -> Boxed<'_, ()> {
        self.machine.sleep_until(Moment(at.0 - self.shift.load(Ordering::SeqCst)))
    }
}
