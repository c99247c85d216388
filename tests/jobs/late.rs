//! What is put in a lane at the last moment, while its last parcel is being written down.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use puente::foundation::clock::{Boxed, Moment, World};
use puente::foundation::error::Result;
use puente::foundation::jobs::{self, Carrier, Lease, Parcel, Undelivered};
use puente::foundation::store::{Store, Tx};

use super::{close, worker, yard};
use crate::town::Engine;

/// Has somebody else say something in the same lane while it is written down that the first has arrived.
struct Late {
    store: Store,
    world: World,
    said: AtomicBool,
    carried: Mutex<Vec<String>>,
}

impl Carrier for Late {
    fn carry<'a>(
        &'a self,
        _key: &'a str,
        _lease: &'a Lease,
        parcel: &'a Parcel,
    ) -> Boxed<'a, std::result::Result<Vec<String>, Undelivered>> {
        self.carried.lock().unwrap().push(parcel.body.clone());
        Box::pin(async { Ok(Vec::new()) })
    }

    fn arrived<'a>(
        &'a self,
        _tx: &'a mut Tx,
        parcel: &'a Parcel,
        _arrived: (Moment, &'a [String]),
    ) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            if !self.said.swap(true, Ordering::Relaxed) {
                let mut tx = self.store.begin().await?;
                jobs::put(&mut tx, &self.world, &parcel.lane, "at the last moment");
                tx.commit().await?;
            }
            Ok(())
        })
    }

    fn held<'a>(
        &'a self,
        _tx: &'a mut Tx,
        _parcel: &'a Parcel,
        _why: &'a str,
        _strikes: i64,
    ) -> Boxed<'a, Result<()>> {
        Box::pin(async { Ok(()) })
    }
}

// On SQLite nobody else writes at that moment.
#[tokio::test]
async fn what_is_put_in_a_lane_at_the_last_moment_waits_for_nobody_on_postgres() {
    let yard = yard(Engine::Postgres).await;
    let (store, world) = (yard.store.clone(), yard.world.clone());
    let late =
        Arc::new(Late { store, world, said: AtomicBool::default(), carried: Mutex::default() });
    let mut worker = worker(&yard.store, &yard.world, &yard.seen, "one");
    worker.carrier = late.clone();
    let mut tx = yard.store.begin().await.unwrap();
    jobs::put(&mut tx, &yard.world, "test:room", "first");
    tx.commit().await.unwrap();
    assert_eq!(worker.drain().await.unwrap(), 2);
    assert_eq!(*late.carried.lock().unwrap(), ["first", "at the last moment"]);
    assert_eq!(worker.drain().await.unwrap(), 0);
    close(yard).await;
}
