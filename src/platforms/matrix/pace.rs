//! When a homeserver is asked for news while people talk. Once for each message would cost it as much as the
//! message does, and it would work out what there is to tell for each message of ours that it takes, too:
//! what has come meanwhile is told together instead.

use std::sync::atomic::{AtomicI64, Ordering};

use tokio::sync::watch;

use crate::foundation::clock::{Moment, World};

/// What is said within so long of what was said before is a lively talk, in milliseconds.
const LIVELY: i64 = 250;

/// How long to rest then before asking again, in milliseconds; longer while something of ours is under way,
/// which there is to do anyway: so long at first, and longer from one rest to the next while that goes on. What is
/// heard in the room that is spoken in waits behind what is to be said anyway; elsewhere it waits for as long as
/// this.
const REST: i64 = 50;
const LONG_REST: i64 = 400;
const LONGEST_REST: i64 = 1_000;

/// For how long nothing is under way between two messages of ours that follow each other, in milliseconds.
const BETWEEN: i64 = 10;

/// How much of ours is under way, and who rests meanwhile.
#[derive(Debug, Default)]
pub(super) struct Pace {
    saying: watch::Sender<usize>,
    /// For how long the last rests lasted that something of ours was under way in to their end, one after the
    /// other, in milliseconds.
    busy: AtomicI64,
}

/// Something of ours is under way for as long as this lives.
pub(super) struct UnderWay<'p>(&'p Pace);

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.saying.send_modify(|saying| *saying = saying.saturating_sub(1));
    }
}

impl Pace {
    /// Begins to say something.
    pub fn says(&self) -> UnderWay<'_> {
        self.saying.send_modify(|saying| *saying += 1);
        UnderWay(self)
    }

    /// Rests after something was told at `now`, if something was told shortly `before`; until when, which is
    /// what the next time counts from: a rest is not what makes a talk less lively.
    pub async fn rest(&self, world: &World, before: Moment, now: Moment) -> Moment {
        let after = |milliseconds: i64| Moment(now.0.saturating_add(milliseconds));
        let busy = self.busy.swap(0, Ordering::Relaxed);
        if now.0 >= before.0.saturating_add(LIVELY) {
            return now;
        }
        let longest = (LONG_REST + busy).min(LONGEST_REST);
        world.clock.sleep_until(after(REST)).await;
        tokio::select! {
            biased;
            () = self.nothing_is_under_way(world) => {}
            () = world.clock.sleep_until(after(longest)) => {
                self.busy.store(longest, Ordering::Relaxed);
            }
        }
        world.now()
    }

    async fn nothing_is_under_way(&self, world: &World) {
        let mut saying = self.saying.subscribe();
        while *saying.borrow() > 0 {
            // It never ends before this does: whoever could say more is this.
            if saying.wait_for(|saying| *saying == 0).await.is_err() {
                return;
            }
            let then = Moment(world.now().0.saturating_add(BETWEEN));
            world.clock.sleep_until(then).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI64, Ordering};

    use super::{LIVELY, LONG_REST, LONGEST_REST, Pace, REST};
    use crate::foundation::clock::{Boxed, Clock, Moment, SystemChance, World};

    /// Whoever sleeps makes the time pass.
    struct Passing(AtomicI64);

    impl Clock for Passing {
        fn now(&self) -> Moment {
            Moment(self.0.load(Ordering::Relaxed))
        }

        fn sleep_until(&self, at: Moment) -> Boxed<'_, ()> {
            Box::pin(async move {
                self.0.fetch_max(at.0, Ordering::Relaxed);
            })
        }
    }

    fn world(begun: Moment) -> World {
        let clock = Arc::new(Passing(AtomicI64::new(begun.0)));
        World { clock, chance: Arc::new(SystemChance) }
    }

    /// How long it rests at a moment, after something was told so long before.
    async fn rests(pace: &Pace, after: i64) -> i64 {
        let begun = Moment(1_000);
        let world = world(begun);
        let until = pace.rest(&world, Moment(begun.0 - after), begun).await;
        assert_eq!(until, world.now());
        until.0 - begun.0
    }

    #[tokio::test]
    async fn a_talk_is_no_less_lively_for_the_rests_in_it() {
        let (pace, world) = (Pace::default(), world(Moment(1_000)));
        let _speaking = pace.says();
        let mut told = world.now();
        for longest in [LONG_REST, 2 * LONG_REST, LONGEST_REST, LONGEST_REST] {
            let before = world.now();
            // What has come meanwhile is told at once.
            told = pace.rest(&world, told, before).await;
            assert_eq!(told.0, before.0 + longest, "the longer it speaks, the longer it rests");
        }
    }

    #[tokio::test]
    async fn the_livelier_the_longer_it_rests() {
        let pace = Pace::default();
        assert_eq!(rests(&pace, LIVELY).await, 0, "one word now and then is heard at once");
        assert_eq!(rests(&pace, LIVELY - 1).await, REST);
        let (one, other) = (pace.says(), pace.says());
        assert_eq!(rests(&pace, 0).await, LONG_REST, "while it speaks itself");
        assert_eq!(rests(&pace, LIVELY).await, 0);
        drop(one);
        assert_eq!(rests(&pace, 0).await, LONG_REST, "as at first, after a quiet while");
        drop(other);
        assert_eq!(rests(&pace, 0).await, REST);
        let _speaking = pace.says();
        assert_eq!(rests(&pace, 0).await, LONG_REST, "as at first, once it had nothing to say");
    }
}
