//! Jobs: several workers on one database, each thing done once and in order; what a dead worker
//! held is taken over; what keeps failing is given up and said.

mod beside;
mod late;
mod slow;
mod together;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

use puente::foundation::clock::{Boxed, Moment, World};
use puente::foundation::error::{Failure, Result};
use puente::foundation::jobs::{
    self, Carrier, Due, Ear, Handler, Lease, Parcel, Undelivered, Worker,
};
use puente::foundation::store::{Store, Tx};
use serde_json::{Value, json};

use crate::town::{Dice, Engine, OPENING, Private, SetClock};

/// What happened, as the workers saw it.
#[derive(Clone, Default)]
struct Seen {
    fired: Arc<Mutex<BTreeMap<String, usize>>>,
    carried: Arc<Mutex<Vec<(String, String)>>>,
    held: Arc<Mutex<Vec<(String, i64)>>>,
}

impl Carrier for Seen {
    fn carry<'a>(
        &'a self,
        _key: &'a str,
        _lease: &'a Lease,
        parcel: &'a Parcel,
    ) -> Boxed<'a, std::result::Result<Vec<String>, Undelivered>> {
        Box::pin(async move {
            tokio::task::yield_now().await;
            if parcel.body == "never" {
                return Err(Undelivered::Content("refused for its content".to_owned()));
            }
            if let "busy" | "shut" = parcel.body.as_str() {
                let after = (parcel.body == "busy").then_some(9);
                return Err(Undelivered::Again(parcel.body.clone(), after));
            }
            self.carried.lock().unwrap().push((parcel.lane.clone(), parcel.body.clone()));
            Ok(vec![parcel.body.clone()])
        })
    }

    fn arrived<'a>(
        &'a self,
        _tx: &'a mut Tx,
        _parcel: &'a Parcel,
        _arrived: (Moment, &'a [String]),
    ) -> Boxed<'a, Result<()>> {
        Box::pin(async { Ok(()) })
    }

    fn held<'a>(
        &'a self,
        _tx: &'a mut Tx,
        parcel: &'a Parcel,
        _why: &'a str,
        strikes: i64,
    ) -> Boxed<'a, Result<()>> {
        self.held.lock().unwrap().push((parcel.body.clone(), strikes));
        Box::pin(async { Ok(()) })
    }
}

fn fire<'a>(seen: &'a Seen, _tx: &'a mut Tx, args: &'a Value) -> Boxed<'a, Result<()>> {
    Box::pin(async move {
        *seen.fired.lock().unwrap().entry(args["name"].to_string()).or_default() += 1;
        Ok(())
    })
}

fn fail<'a>(_seen: &'a Seen, _tx: &'a mut Tx, _args: &'a Value) -> Boxed<'a, Result<()>> {
    Box::pin(async { Err(Failure::because("it never works").into()) })
}

fn worker(store: &Store, world: &World, seen: &Seen, name: &str) -> Worker<Seen> {
    let handlers: HashMap<&'static str, Handler<Seen>> = HashMap::from([
        ("test.fire", fire as Handler<Seen>),
        ("test.daily", fire as Handler<Seen>),
        ("test.fail", fail as Handler<Seen>),
    ]);
    Worker {
        name: name.to_owned(),
        platform: None,
        ear: Arc::new(Ear::of(store.listen())),
        fires: true,
        store: store.clone(),
        world: world.clone(),
        handlers,
        daily: vec!["test.daily"],
        context: seen.clone(),
        carrier: Arc::new(seen.clone()),
    }
}

struct Yard {
    database: Private,
    store: Store,
    clock: Arc<SetClock>,
    world: World,
    seen: Seen,
}

async fn yard(engine: Engine) -> Yard {
    let database = Private::make(engine).await;
    let store = database.open().await;
    store.migrate().await.unwrap();
    let clock = Arc::new(SetClock::at(OPENING));
    let world = World { clock: clock.clone(), chance: Arc::new(Dice::seeded(7)) };
    Yard { database, store, clock, world, seen: Seen::default() }
}

async fn close(yard: Yard) {
    yard.store.close().await;
    yard.database.remove().await;
}

#[tokio::test]
async fn four_workers_do_everything_once_and_each_lane_in_order() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let yard = yard(engine).await;
        let mut tx = yard.store.begin().await.unwrap();
        for number in 0..40 {
            let due = Due {
                kind: "test.fire",
                key: Some(format!("due-{number}")),
                args: json!({ "name": number }),
                at: OPENING,
            };
            assert!(jobs::schedule(&mut tx, &yard.world, &due).await.unwrap());
            assert!(
                !jobs::schedule(&mut tx, &yard.world, &due).await.unwrap(),
                "asked twice is asked once"
            );
            let lane = format!("lane-{}", number % 5);
            jobs::put(&mut tx, &yard.world, &lane, &format!("{number:03}"));
        }
        tx.commit().await.unwrap();
        let workers: Vec<_> = (0..4)
            .map(|n| worker(&yard.store, &yard.world, &yard.seen, &format!("w{n}")))
            .collect();
        let (a, b, c, d) = tokio::join!(
            workers[0].drain(),
            workers[1].drain(),
            workers[2].drain(),
            workers[3].drain()
        );
        for outcome in [a, b, c, d] {
            outcome.unwrap();
        }
        let fired = yard.seen.fired.lock().unwrap().clone();
        assert_eq!(fired.len(), 40, "{engine:?}");
        assert!(fired.values().all(|times| *times == 1), "{engine:?}: {fired:?}");
        let carried = yard.seen.carried.lock().unwrap().clone();
        assert_eq!(carried.len(), 40, "{engine:?}");
        for lane in 0..5 {
            let of: Vec<&String> = carried
                .iter()
                .filter(|(at, _)| *at == format!("lane-{lane}"))
                .map(|(_, body)| body)
                .collect();
            assert!(of.is_sorted(), "{engine:?}: {of:?}");
        }
        close(yard).await;
    }
}

#[tokio::test]
async fn two_who_write_to_the_same_lanes_the_other_way_round_never_wait_in_a_ring() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let yard = yard(engine).await;
        let meet = Arc::new(tokio::sync::Barrier::new(2));
        for round in 0..10 {
            let mut both = Vec::new();
            for lanes in [["east", "west"], ["west", "east"]] {
                let (store, world, meet) = (yard.store.clone(), yard.world.clone(), meet.clone());
                both.push(tokio::spawn(async move {
                    // On SQLite only one may write at a time: there nobody can wait for another.
                    if engine == Engine::Sqlite {
                        meet.wait().await;
                    }
                    let mut tx = store.begin().await?;
                    jobs::put(&mut tx, &world, lanes[0], &format!("{round}"));
                    if engine == Engine::Postgres {
                        meet.wait().await;
                    }
                    jobs::put(&mut tx, &world, lanes[1], &format!("{round}"));
                    tx.commit().await
                }));
            }
            for one in both {
                one.await.unwrap().unwrap();
            }
        }
        worker(&yard.store, &yard.world, &yard.seen, "w").drain().await.unwrap();
        assert_eq!(yard.seen.carried.lock().unwrap().len(), 40, "{engine:?}");
        close(yard).await;
    }
}

#[tokio::test]
async fn a_place_that_refuses_is_told_of_and_one_that_asks_to_wait_is_waited_for() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let yard = yard(engine).await;
        let worker = worker(&yard.store, &yard.world, &yard.seen, "w");
        let mut tx = yard.store.begin().await.unwrap();
        for place in ["busy", "shut"] {
            jobs::put(&mut tx, &yard.world, place, place);
        }
        tx.commit().await.unwrap();
        let mut seen = Vec::new();
        for (seconds, told) in [
            (0, vec![("busy", 0), ("shut", 1)]),
            (1, vec![("shut", 2)]),
            // Five seconds after the second refusal; nine after the first word of who is busy.
            (5, vec![("shut", 3)]),
            (3, vec![("busy", 0)]),
            (9, vec![("busy", 0)]),
        ] {
            yard.clock.advance(seconds);
            // Once for each place: at one that takes nothing, a round is over.
            for _ in 0..2 {
                worker.drain().await.unwrap();
            }
            seen.extend(told.into_iter().map(|(place, strikes)| (place.to_owned(), strikes)));
            let mut held = yard.seen.held.lock().unwrap().clone();
            held.sort();
            let mut wanted = seen.clone();
            wanted.sort();
            assert_eq!(held, wanted, "{engine:?}, after {seconds}");
        }
        close(yard).await;
    }
}

#[tokio::test]
async fn refused_content_fails_alone_and_a_dead_worker_s_lane_is_taken_over() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let yard = yard(engine).await;
        let mut tx = yard.store.begin().await.unwrap();
        for body in ["first", "never", "last"] {
            jobs::put(&mut tx, &yard.world, "lane", body);
        }
        tx.commit().await.unwrap();
        let mut tx = yard.store.begin().await.unwrap();
        // A worker that took the lane and died: its lease stands, nobody renews it.
        let sql =
            "update lane set leased_by = 'dead', leased_until = 1796133605000, fence = fence + 1";
        sqlx::query(sql).execute(tx.ready().await.expect("the database")).await.unwrap();
        tx.commit().await.unwrap();
        let alive = worker(&yard.store, &yard.world, &yard.seen, "alive");
        alive.drain().await.unwrap();
        assert!(yard.seen.carried.lock().unwrap().is_empty(), "the lease is respected");
        yard.clock.advance(jobs::LEASE_SECONDS + 1);
        alive.drain().await.unwrap();
        let bodies: Vec<String> =
            yard.seen.carried.lock().unwrap().iter().map(|(_, body)| body.clone()).collect();
        assert_eq!(bodies, ["first", "last"]);
        let mut tx = yard.store.look().await.unwrap();
        assert_eq!(jobs::waiting(&mut tx).await.unwrap(), 0);
        assert_eq!(jobs::failed(&mut tx).await.unwrap().len(), 1, "the refused one is reported");
        drop(tx);
        for body in bodies {
            assert!(yard.database.holds(&body).await.is_empty(), "what was sent is not kept");
        }
        yard.clock.advance((jobs::KEEP_DAYS + 1) * 86_400);
        let mut tx = yard.store.begin().await.unwrap();
        jobs::sweep(&mut tx, yard.world.now()).await.unwrap();
        assert!(jobs::failed(&mut tx).await.unwrap().is_empty(), "a week later it is not");
        jobs::put(&mut tx, &yard.world, "lane", "again");
        tx.commit().await.unwrap();
        alive.drain().await.unwrap();
        assert_eq!(yard.seen.carried.lock().unwrap().len(), 3, "the lane goes on");
        close(yard).await;
    }
}

#[tokio::test]
async fn a_worker_goes_on_at_once_with_a_lane_whose_end_the_database_never_heard_of() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let yard = yard(engine).await;
        let mut tx = yard.store.begin().await.unwrap();
        jobs::put(&mut tx, &yard.world, "lane", "one");
        tx.commit().await.unwrap();
        // As a worker leaves it whose connection broke while it settled what it had carried.
        let mut tx = yard.store.begin().await.unwrap();
        let sql = "update lane set leased_by = 'w', leased_until = 1796133605000, fence = 1";
        sqlx::query(sql).execute(tx.ready().await.expect("the database")).await.unwrap();
        tx.commit().await.unwrap();
        worker(&yard.store, &yard.world, &yard.seen, "other").drain().await.unwrap();
        assert!(yard.seen.carried.lock().unwrap().is_empty(), "{engine:?}: it is not the other's");
        worker(&yard.store, &yard.world, &yard.seen, "w").drain().await.unwrap();
        assert_eq!(yard.seen.carried.lock().unwrap().len(), 1, "{engine:?}");
        close(yard).await;
    }
}

#[tokio::test]
async fn what_keeps_failing_is_given_up_and_said() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let yard = yard(engine).await;
        let mut tx = yard.store.begin().await.unwrap();
        for kind in ["test.fail", "test.unknown"] {
            let due = Due { kind, key: None, args: json!({}), at: OPENING };
            jobs::schedule(&mut tx, &yard.world, &due).await.unwrap();
        }
        tx.commit().await.unwrap();
        let worker = worker(&yard.store, &yard.world, &yard.seen, "w");
        let mut tries = 0;
        for _ in 0..jobs::GIVE_UP_AFTER + 5 {
            tries += worker.drain().await.unwrap();
            yard.clock.advance(3601);
        }
        let both = usize::try_from(jobs::GIVE_UP_AFTER * 2).unwrap();
        assert_eq!(
            tries, both,
            "{engine:?}: an unknown job is tried too, and never counted as done"
        );
        let mut tx = yard.store.look().await.unwrap();
        let failed = jobs::failed(&mut tx).await.unwrap();
        assert_eq!(failed.len(), 2, "{failed:?}");
        drop(tx);
        close(yard).await;
    }
}

#[tokio::test]
async fn a_job_of_every_day_is_done_once_a_day() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let yard = yard(engine).await;
        let workers =
            [0, 1].map(|n| worker(&yard.store, &yard.world, &yard.seen, &format!("w{n}")));
        let mut tx = yard.store.begin().await.unwrap();
        let due = jobs::daily("test.daily", OPENING);
        assert!(jobs::schedule(&mut tx, &yard.world, &due).await.unwrap());
        tx.commit().await.unwrap();
        for day in 1..=3 {
            for _ in 0..4 {
                let (one, other) = tokio::join!(workers[0].drain(), workers[1].drain());
                one.and(other).unwrap();
                yard.clock.advance(6 * 3600);
            }
            assert_eq!(yard.seen.fired.lock().unwrap()["null"], day, "{engine:?}");
        }
        close(yard).await;
    }
}
