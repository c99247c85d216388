//! How workers who do the same hear that there is something to do: one that wakes for it is enough, and
//! one that looks now and then by itself. What one of them cannot take it names for the others.

use std::sync::atomic::{AtomicI64, Ordering};

use tokio::sync::Mutex;

use crate::foundation::clock::{Moment, World};
use crate::foundation::store::News;

/// How long nobody looks where nothing is named, in milliseconds: what another process put there is not always
/// named here, and what was held until a moment never is.
const NOW_AND_THEN: i64 = 1_000;

/// Shared by workers who do the same.
pub struct Ear {
    news: Mutex<News>,
    /// When one of them last looked by itself.
    looked: AtomicI64,
}

impl Ear {
    /// Of what is named from here on.
    #[must_use]
    pub fn of(news: News) -> Self {
        Self { news: Mutex::new(news), looked: AtomicI64::default() }
    }

    /// Waits until one of the topics is named (true), or until it is time to look whether there is anything to
    /// do (false): each for one of those who wait.
    pub(super) async fn hears(&self, world: &World, topics: &[&str]) -> bool {
        let begun = world.now().0;
        let mut news = self.news.lock().await;
        // Nobody may have waited for long: all of them were busy. Nor is it later than that if the clock was set
        // back.
        let last = self.looked.load(Ordering::Relaxed).max(begun).min(world.now().0);
        let next = last.saturating_add(NOW_AND_THEN);
        tokio::select! {
            biased;
            () = news.about_any(topics) => {
                // Whoever takes something in hand names what is left.
                news.pass_over();
                true
            }
            () = world.clock.sleep_until(Moment(next)) => {
                self.looked.store(world.now().0, Ordering::Relaxed);
                false
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use tokio::sync::watch;

    use super::Ear;
    use crate::foundation::clock::{Boxed, Clock, Moment, SystemChance, World};
    use crate::foundation::store::News;

    /// Stands until it is told to go on.
    struct Standing(watch::Sender<i64>);

    impl Clock for Standing {
        fn now(&self) -> Moment {
            Moment(*self.0.borrow())
        }

        fn sleep_until(&self, at: Moment) -> Boxed<'_, ()> {
            let mut watching = self.0.subscribe();
            Box::pin(async move {
                let _ = watching.wait_for(|now| *now >= at.0).await;
            })
        }
    }

    #[tokio::test]
    async fn of_several_who_wait_one_is_named_something_and_one_looks_now_and_then() {
        let clock = Arc::new(Standing(watch::Sender::new(0)));
        let world = World { clock: clock.clone(), chance: Arc::new(SystemChance) };
        let (name, named) = tokio::sync::broadcast::channel(8);
        let ear = Arc::new(Ear::of(News::of(named)));
        let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
        for _ in 0..4 {
            let (ear, world, tell) = (ear.clone(), world.clone(), tell.clone());
            tokio::spawn(async move {
                while tell.send(ear.hears(&world, &["jobs:web"]).await).is_ok() {}
            });
        }
        let mut all = async || {
            let mut all = Vec::new();
            // Real time because it is waited for what is not to come.
            while let Ok(one) = tokio::time::timeout(Duration::from_millis(50), told.recv()).await {
                all.extend(one);
            }
            all
        };
        assert!(all().await.is_empty(), "nothing is named, and no time has passed");
        for now in 1..=3 {
            clock.0.send_replace(now * 1_000);
            assert_eq!(all().await, [false], "one of them looks");
        }
        name.send("jobs:matrix".to_owned()).unwrap();
        name.send("jobs:web".to_owned()).unwrap();
        assert_eq!(all().await, [true], "one of them is awake");
        clock.0.send_replace(3_999);
        assert!(all().await.is_empty());
        clock.0.send_replace(4_000);
        assert_eq!(all().await, [false]);
    }
}
