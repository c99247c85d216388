//! Places that take their time: nobody else waits for them, and whoever is asked to stop finishes what
//! is in hand.

use std::sync::Arc;

use puente::foundation::clock::{Boxed, Moment};
use puente::foundation::error::Result;
use puente::foundation::jobs::{self, Carrier, Lease, Parcel, Undelivered, Worker};
use puente::foundation::store::Tx;

use super::{Seen, close, worker, yard};
use crate::town::database::Engine;

/// Hands over as [`Seen`], once it may.
struct Slow {
    seen: Seen,
    begun: tokio::sync::Notify,
    go: tokio::sync::Notify,
}

impl Carrier for Slow {
    fn serves(&self, platform: &str) -> bool {
        platform != "away"
    }

    fn carry<'a>(
        &'a self,
        key: &'a str,
        lease: &'a Lease,
        parcel: &'a Parcel,
    ) -> Boxed<'a, std::result::Result<Vec<String>, Undelivered>> {
        Box::pin(async move {
            self.begun.notify_one();
            self.go.notified().await;
            self.seen.carry(key, lease, parcel).await
        })
    }

    fn arrived<'a>(
        &'a self,
        tx: &'a mut Tx,
        parcel: &'a Parcel,
        arrived: (Moment, &'a [String]),
    ) -> Boxed<'a, Result<()>> {
        self.seen.arrived(tx, parcel, arrived)
    }

    fn held<'a>(
        &'a self,
        tx: &'a mut Tx,
        parcel: &'a Parcel,
        why: &'a str,
        strikes: i64,
    ) -> Boxed<'a, Result<()>> {
        self.seen.held(tx, parcel, why, strikes)
    }
}

#[tokio::test]
async fn a_worker_told_to_stop_finishes_what_it_holds_and_gives_its_lane_back() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let yard = yard(engine).await;
        let mut tx = yard.store.begin().await.unwrap();
        for body in ["first", "second", "third"] {
            jobs::put(&mut tx, &yard.world, "lane", body);
        }
        tx.commit().await.unwrap();
        let carried = || -> Vec<String> {
            yard.seen.carried.lock().unwrap().iter().map(|(_, body)| body.clone()).collect()
        };
        let (begun, go) = (tokio::sync::Notify::new(), tokio::sync::Notify::new());
        let slow = Arc::new(Slow { seen: yard.seen.clone(), begun, go });
        let mut stopping = worker(&yard.store, &yard.world, &yard.seen, "stopping");
        stopping.carrier = slow.clone();
        let stopping = Arc::new(stopping);
        let (tell, told) = tokio::sync::watch::channel(false);
        let at_work = stopping.clone();
        let working = tokio::spawn(async move { at_work.run(told).await });
        slow.begun.notified().await;
        tell.send_replace(true);
        slow.go.notify_one();
        // A worker that goes on would wait for the next parcel to be let go, for ever.
        let bound = std::time::Duration::from_secs(30);
        tokio::time::timeout(bound, working).await.expect("it stops").unwrap();
        assert_eq!(carried(), ["first"], "{engine:?}: what it held is finished, nothing is begun");
        // No time passes: nobody waits for a lease to run out.
        let other = worker(&yard.store, &yard.world, &yard.seen, "other");
        other.drain().await.unwrap();
        assert_eq!(carried(), ["first", "second", "third"], "{engine:?}");

        // One that was cut short gives back what it leased, and nothing that is another's.
        let mut tx = yard.store.begin().await.unwrap();
        jobs::put(&mut tx, &yard.world, "lane", "fourth");
        jobs::put(&mut tx, &yard.world, "elsewhere", "fifth");
        tx.commit().await.unwrap();
        let mut tx = yard.store.begin().await.unwrap();
        for (lane, by) in [("lane", "stopping"), ("elsewhere", "dead")] {
            let lease = "update lane set leased_by = $1, leased_until = 1796133605000, \
                fence = fence + 1 where lane = $2";
            sqlx::query(lease)
                .bind(by)
                .bind(lane)
                .execute(tx.ready().await.expect("the database"))
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
        other.drain().await.unwrap();
        assert_eq!(carried().len(), 3, "{engine:?}: leases are respected");
        stopping.give_back().await.unwrap();
        other.drain().await.unwrap();
        assert_eq!(carried(), ["first", "second", "third", "fourth"], "{engine:?}");
        close(yard).await;
    }
}

#[tokio::test]
async fn a_platform_that_is_slow_keeps_nobody_waiting_elsewhere() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let yard = yard(engine).await;
        let mut tx = yard.store.begin().await.unwrap();
        for (lane, body) in [("slow:room", "late"), ("web:room", "soon"), ("away:room", "never")] {
            jobs::put(&mut tx, &yard.world, lane, body);
        }
        tx.commit().await.unwrap();
        let carried = || -> Vec<String> {
            yard.seen.carried.lock().unwrap().iter().map(|(_, body)| body.clone()).collect()
        };
        let (begun, go) = (tokio::sync::Notify::new(), tokio::sync::Notify::new());
        let slow = Arc::new(Slow { seen: yard.seen.clone(), begun, go });
        let of = |platform: &str, carrier: Arc<dyn Carrier>| Worker {
            platform: Some(platform.to_owned()),
            carrier,
            ..worker(&yard.store, &yard.world, &yard.seen, platform)
        };
        let (tell, told) = tokio::sync::watch::channel(false);
        let held_up = of("slow", slow.clone());
        let working = tokio::spawn(async move { held_up.run(told).await });
        slow.begun.notified().await;
        of("web", Arc::new(yard.seen.clone())).drain().await.unwrap();
        assert_eq!(carried(), ["soon"], "{engine:?}");
        // Whoever cannot carry yet leaves the lane to others.
        assert_eq!(of("away", slow.clone()).drain().await.unwrap(), 0);
        tell.send_replace(true);
        slow.go.notify_one();
        working.await.unwrap();
        assert_eq!(carried(), ["soon", "late"], "{engine:?}");
        close(yard).await;
    }
}
