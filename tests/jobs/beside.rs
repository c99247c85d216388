//! A lane that goes on while it is written down what has arrived, and what happens to it when that
//! cannot be written.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use puente::foundation::clock::{Boxed, Moment};
use puente::foundation::error::{Failure, Result};
use puente::foundation::jobs::{self, Carrier, Lease, Parcel, Undelivered, Worker};
use puente::foundation::store::Tx;
use tokio::sync::Semaphore;

use super::{Yard, close, worker, yard};
use crate::town::database::Engine;

/// Writes down that something has arrived only once the next one is on its way.
struct Beside {
    log: Mutex<Vec<String>>,
    gone: Semaphore,
    breaks: AtomicBool,
}

impl Carrier for Beside {
    fn carry<'a>(
        &'a self,
        key: &'a str,
        _lease: &'a Lease,
        parcel: &'a Parcel,
    ) -> Boxed<'a, std::result::Result<Vec<String>, Undelivered>> {
        self.log.lock().unwrap().push(format!("{} goes", parcel.body));
        self.gone.add_permits(1);
        Box::pin(async { Ok(vec![key.to_owned()]) })
    }

    fn apart(&self, _before: &[&Parcel], next: &Parcel) -> bool {
        !next.body.starts_with("about")
    }

    fn arrived<'a>(
        &'a self,
        _tx: &'a mut Tx,
        parcel: &'a Parcel,
        arrived: (Moment, &'a [String]),
    ) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            if parcel.body == "first" {
                let both = self.gone.acquire_many(2).await.unwrap();
                both.forget();
                if self.breaks.swap(false, Ordering::SeqCst) {
                    return Err(Failure::because("the disk is full").into());
                }
            }
            let line = format!("{} has arrived as {}", parcel.body, arrived.1.len());
            self.log.lock().unwrap().push(line);
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

async fn lane(yard: &Yard, bodies: &[&str]) -> (Arc<Beside>, Worker<super::Seen>) {
    let mut tx = yard.store.begin().await.unwrap();
    for body in bodies {
        jobs::put(&mut tx, &yard.world, "lane", body);
    }
    tx.commit().await.unwrap();
    let (log, gone) = (Mutex::default(), Semaphore::new(0));
    let beside = Arc::new(Beside { log, gone, breaks: AtomicBool::new(false) });
    let carrier = beside.clone();
    (beside, Worker { carrier, ..worker(&yard.store, &yard.world, &yard.seen, "one") })
}

fn log(beside: &Beside) -> Vec<String> {
    std::mem::take(&mut *beside.log.lock().unwrap())
}

#[tokio::test]
async fn the_next_goes_while_the_last_is_written_down_unless_it_is_about_it() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let yard = yard(engine).await;
        let (beside, worker) = lane(&yard, &["first", "second", "about second"]).await;
        assert_eq!(worker.drain().await.unwrap(), 3);
        assert_eq!(
            log(&beside),
            [
                "first goes",
                "second goes",
                "first has arrived as 1",
                "second has arrived as 1",
                "about second goes",
                "about second has arrived as 1",
            ],
            "{engine:?}"
        );
        assert_eq!(worker.drain().await.unwrap(), 0, "{engine:?}");
        close(yard).await;
    }
}

#[tokio::test]
async fn what_went_and_could_not_be_written_down_goes_again_in_its_order() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let yard = yard(engine).await;
        let (beside, worker) = lane(&yard, &["first", "second"]).await;
        beside.breaks.store(true, Ordering::SeqCst);
        let error = worker.drain().await.expect_err("nothing can be written down");
        assert!(error.to_string().contains("the disk is full"), "{error}");
        assert_eq!(log(&beside), ["first goes", "second goes"], "{engine:?}");
        let mut look = yard.store.look().await.unwrap();
        assert_eq!(jobs::waiting(&mut look).await.unwrap(), 2, "{engine:?}: both still wait");
        drop(look);
        assert_eq!(worker.drain().await.unwrap(), 2, "{engine:?}");
        let again =
            ["first goes", "second goes", "first has arrived as 1", "second has arrived as 1"];
        assert_eq!(log(&beside), again, "{engine:?}");
        close(yard).await;
    }
}
