//! Places that know a message by its key for good: several may have arrived there before it is written
//! down, in one commit; what happens to them when one is refused, when one is slow, and in a crash.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use puente::foundation::clock::{Boxed, Moment};
use puente::foundation::error::{Failure, Result};
use puente::foundation::jobs::{self, Carrier, Lease, Parcel, Undelivered, Worker};
use puente::foundation::store::Tx;
use tokio::sync::Semaphore;

use super::{Yard, close, worker, yard};
use crate::town::SetClock;
use crate::town::database::Engine;

/// Where three may have arrived unwritten.
struct Together {
    /// What went, in its order; which comes first of what is done at once nobody knows.
    went: Mutex<Vec<String>>,
    /// What came of it, each with how many wait in its transaction.
    written: Mutex<Vec<String>>,
    /// By their keys, as the place knows them.
    stands: Mutex<BTreeSet<String>>,
    clock: Arc<SetClock>,
    /// How many were written down.
    down: Semaphore,
    go: Semaphore,
    /// How often the third cannot be written down.
    breaks: AtomicUsize,
}

/// All of them since the last time.
fn taken(lines: &Mutex<Vec<String>>) -> Vec<String> {
    std::mem::take(&mut *lines.lock().unwrap())
}

impl Carrier for Together {
    fn unwritten(&self, lane: &str) -> usize {
        if lane.starts_with("lane") { 3 } else { 1 }
    }

    fn carry<'a>(
        &'a self,
        key: &'a str,
        _lease: &'a Lease,
        parcel: &'a Parcel,
    ) -> Boxed<'a, std::result::Result<Vec<String>, Undelivered>> {
        Box::pin(async move {
            self.went.lock().unwrap().push(parcel.body.clone());
            match parcel.body.as_str() {
                "never" => return Err(Undelivered::Content("it is too long".to_owned())),
                "busy" => return Err(Undelivered::Again("too many".to_owned(), Some(9))),
                "slow" => {
                    // Nothing ends before what stands there is written down.
                    self.clock.advance(1);
                    self.down.acquire().await.unwrap().forget();
                }
                "stuck" => self.go.acquire().await.unwrap().forget(),
                _ => {}
            }
            self.stands.lock().unwrap().insert(key.to_owned());
            Ok(vec![key.to_owned()])
        })
    }

    fn apart(&self, _before: &[&Parcel], next: &Parcel) -> bool {
        !next.body.starts_with("about")
    }

    fn arrived<'a>(
        &'a self,
        tx: &'a mut Tx,
        parcel: &'a Parcel,
        arrived: (Moment, &'a [String]),
    ) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            assert_eq!(arrived.1, [jobs::key(&parcel.id, 0)]);
            // All that is settled in this transaction is settled by now.
            let left = jobs::waiting(tx).await?;
            self.written.lock().unwrap().push(format!("{}, {left} wait", parcel.body));
            let fails = |left: usize| (parcel.body == "3").then(|| left.checked_sub(1)).flatten();
            if self.breaks.fetch_update(Ordering::SeqCst, Ordering::SeqCst, fails).is_ok() {
                return Err(Failure::because("the disk is full").into());
            }
            self.down.add_permits(1);
            Ok(())
        })
    }

    fn held<'a>(
        &'a self,
        _tx: &'a mut Tx,
        parcel: &'a Parcel,
        _why: &'a str,
        _strikes: i64,
    ) -> Boxed<'a, Result<()>> {
        self.written.lock().unwrap().push(format!("{} is held", parcel.body));
        Box::pin(async { Ok(()) })
    }
}

async fn lane(
    yard: &Yard,
    name: &'static str,
    bodies: &[&str],
) -> (Arc<Together>, Worker<super::Seen>) {
    let mut tx = yard.store.begin().await.unwrap();
    for body in bodies {
        jobs::put(&mut tx, &yard.world, name, body);
    }
    tx.commit().await.unwrap();
    let together = Arc::new(Together {
        went: Mutex::default(),
        written: Mutex::default(),
        stands: Mutex::default(),
        clock: yard.clock.clone(),
        down: Semaphore::new(0),
        go: Semaphore::new(0),
        breaks: AtomicUsize::new(0),
    });
    let platform = Some(name.split(':').next().unwrap().to_owned());
    let one = Worker { platform, ..another(yard, &together) };
    (together, one)
}

fn another(yard: &Yard, carrier: &Arc<Together>) -> Worker<super::Seen> {
    let worker = worker(&yard.store, &yard.world, &yard.seen, "one");
    Worker { carrier: carrier.clone(), platform: Some("lane".to_owned()), fires: false, ..worker }
}

#[tokio::test]
async fn as_many_as_may_go_before_they_are_written_down_together() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let yard = yard(engine).await;
        let (together, worker) = lane(&yard, "lane:a", &["1", "2", "3", "4", "about 4"]).await;
        assert_eq!(worker.drain().await.unwrap(), 5);
        assert_eq!(taken(&together.went), ["1", "2", "3", "4", "about 4"], "{engine:?}");
        let written = ["1, 2 wait", "2, 2 wait", "3, 2 wait", "4, 1 wait", "about 4, 0 wait"];
        assert_eq!(taken(&together.written), written, "{engine:?}");
        close(yard).await;
    }
}

#[tokio::test]
async fn where_keys_are_not_known_for_long_each_is_written_down_by_itself() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let yard = yard(engine).await;
        let (together, worker) = lane(&yard, "other:a", &["1", "2", "3"]).await;
        assert_eq!(worker.drain().await.unwrap(), 3);
        assert_eq!(taken(&together.went), ["1", "2", "3"], "{engine:?}");
        let written = ["1, 2 wait", "2, 1 wait", "3, 0 wait"];
        assert_eq!(taken(&together.written), written, "{engine:?}");
        close(yard).await;
    }
}

#[tokio::test]
async fn what_has_arrived_waits_for_nobody_slow_to_be_written_down() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let yard = yard(engine).await;
        // It ends only when something is written down.
        let (together, worker) = lane(&yard, "lane:a", &["1", "2", "slow", "4"]).await;
        assert_eq!(worker.drain().await.unwrap(), 4);
        assert_eq!(taken(&together.went), ["1", "2", "slow", "4"], "{engine:?}");
        let written = ["1, 2 wait", "2, 2 wait", "slow, 0 wait", "4, 0 wait"];
        assert_eq!(taken(&together.written), written, "{engine:?}");
        close(yard).await;
    }
}

#[tokio::test]
async fn what_one_is_refused_for_holds_up_none_before_it_and_a_busy_place_is_left_alone() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let yard = yard(engine).await;
        let (together, worker) = lane(&yard, "lane:a", &["1", "never", "3", "busy", "5"]).await;
        assert_eq!(worker.drain().await.unwrap(), 3, "{engine:?}: and two wait");
        assert_eq!(taken(&together.went), ["1", "never", "3", "busy"], "{engine:?}");
        let written = ["1, 3 wait", "3, 2 wait", "busy is held"];
        assert_eq!(taken(&together.written), written, "{engine:?}");
        assert_eq!(worker.drain().await.unwrap(), 0, "{engine:?}: it was told to come later");
        yard.clock.advance(10);
        assert_eq!(worker.drain().await.unwrap(), 0);
        assert_eq!(taken(&together.went), ["busy"], "{engine:?}");
        let failed = jobs::failed(&mut yard.store.look().await.unwrap()).await.unwrap();
        assert_eq!(failed, ["lane:a: it is too long"], "{engine:?}");
        close(yard).await;
    }
}

#[tokio::test]
async fn what_cannot_be_written_down_keeps_what_came_before_it_from_nothing() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let yard = yard(engine).await;
        let (together, worker) = lane(&yard, "lane:a", &["1", "2", "3", "4"]).await;
        together.breaks.store(2, Ordering::SeqCst);
        let error = worker.drain().await.expect_err("not with the others, and not by itself");
        assert!(error.to_string().contains("the disk is full"), "{error}");
        assert_eq!(taken(&together.went), ["1", "2", "3", "4"], "{engine:?}");
        let waiting = jobs::waiting(&mut yard.store.look().await.unwrap()).await.unwrap();
        assert_eq!(waiting, 2, "{engine:?}: the first two are written down");
        together.breaks.store(1, Ordering::SeqCst);
        assert_eq!(worker.drain().await.unwrap(), 2, "{engine:?}: by itself it can be");
        assert_eq!(taken(&together.went), ["3", "4"], "{engine:?}");
        assert_eq!(together.stands.lock().unwrap().len(), 4, "{engine:?}: each stands once");
        close(yard).await;
    }
}

#[tokio::test]
async fn what_a_crash_left_unwritten_goes_again_in_its_order_under_its_keys() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let yard = yard(engine).await;
        let (together, one) = lane(&yard, "lane:a", &["1", "2", "stuck", "4"]).await;
        tokio::select! {
            _ = one.drain() => panic!("{engine:?}: it ends by itself"),
            () = stuck(&together, 3) => {}
        }
        assert_eq!(taken(&together.went), ["1", "2", "stuck"], "{engine:?}");
        let waiting = jobs::waiting(&mut yard.store.look().await.unwrap()).await.unwrap();
        assert_eq!(waiting, 4, "{engine:?}: all of them still wait");
        yard.clock.advance(jobs::LEASE_SECONDS + 1);
        together.go.add_permits(1);
        let two = Worker { name: "two".to_owned(), ..another(&yard, &together) };
        assert_eq!(two.drain().await.unwrap(), 4, "{engine:?}");
        assert_eq!(taken(&together.went), ["1", "2", "stuck", "4"], "{engine:?}");
        assert_eq!(together.stands.lock().unwrap().len(), 4, "{engine:?}: each stands once");
        close(yard).await;
    }
}

#[tokio::test]
async fn whoever_lost_the_lane_writes_nothing_of_it_down() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let yard = yard(engine).await;
        let (together, one) = lane(&yard, "lane:a", &["1", "2", "stuck"]).await;
        let (lost, ()) = tokio::join!(one.drain(), async {
            stuck(&together, 3).await;
            let mut tx = yard.store.begin().await.unwrap();
            let sql = "update lane set leased_by = 'two', fence = fence + 1";
            sqlx::query(sql).execute(tx.ready().await.expect("the database")).await.unwrap();
            tx.commit().await.unwrap();
            together.go.add_permits(2);
        });
        assert_eq!(lost.unwrap(), 0, "{engine:?}");
        assert!(taken(&together.written).is_empty(), "{engine:?}");
        let waiting = jobs::waiting(&mut yard.store.look().await.unwrap()).await.unwrap();
        assert_eq!(waiting, 3, "{engine:?}");
        yard.clock.advance(jobs::LEASE_SECONDS + 1);
        let two = Worker { name: "two".to_owned(), ..another(&yard, &together) };
        assert_eq!(two.drain().await.unwrap(), 3, "{engine:?}");
        assert_eq!(taken(&together.went), ["1", "2", "stuck", "1", "2", "stuck"], "{engine:?}");
        assert_eq!(together.stands.lock().unwrap().len(), 3, "{engine:?}: each stands once");
        close(yard).await;
    }
}

#[tokio::test]
async fn what_is_put_in_several_lanes_at_once_is_carried_by_as_many_hands() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let yard = yard(engine).await;
        let (together, first) = lane(&yard, "lane:a", &[]).await;
        let (tell, told) = tokio::sync::watch::channel(false);
        let mut working = tokio::task::JoinSet::new();
        for name in ["one", "two", "three", "four"] {
            let ear = first.ear.clone();
            let hand = Worker { name: name.to_owned(), ear, ..another(&yard, &together) };
            let told = told.clone();
            working.spawn(async move { hand.run(told).await });
        }
        let mut tx = yard.store.begin().await.unwrap();
        for lane in ["lane:a", "lane:b", "lane:c"] {
            jobs::put(&mut tx, &yard.world, lane, "stuck");
        }
        tx.commit().await.unwrap();
        // No time passes: nobody looks by themselves.
        stuck(&together, 3).await;
        tell.send_replace(true);
        together.go.add_permits(3);
        while working.join_next().await.is_some() {}
        let waiting = jobs::waiting(&mut yard.store.look().await.unwrap()).await.unwrap();
        assert_eq!(waiting, 0, "{engine:?}");
        close(yard).await;
    }
}

/// Waits until so many are on their way or have been.
async fn stuck(together: &Together, many: usize) {
    // Real time because it is measured for how long nothing comes about.
    let all = async {
        while together.went.lock().unwrap().len() < many {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(30), all)
        .await
        .expect("all are on their way");
}
