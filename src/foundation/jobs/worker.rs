//! Draining the schedule and the lanes. The loop waits until something is named or it is time to look; a test
//! calls [`Worker::drain`] instead and never sleeps.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;
use tokio::sync::watch;

use super::carrying::Carrier;
use super::ear::Ear;
use super::lanes::{self, LANES};
use super::{GIVE_UP_AFTER, backoff, schedule};
use crate::foundation::clock::{Boxed, World};
use crate::foundation::error::{Doing, Error, Failure, Result};
use crate::foundation::store::{Columns, Found, Statement, Store, Tx};
use crate::statement;

/// Does one due job inside a transaction; whatever it changes commits with "done".
pub type Handler<C> = for<'a> fn(&'a C, &'a mut Tx, &'a Value) -> Boxed<'a, Result<()>>;

/// Says once that a worker should stop.
pub type Stop = watch::Receiver<bool>;

/// What there is to do.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Waits {
    /// Something is due.
    pub due: bool,
    /// A lane that could be leased has something to say.
    pub lane: bool,
}

impl Waits {
    /// What was found; none where nothing was asked.
    pub(super) fn of(found: &[Found]) -> Result<Option<Self>> {
        let Some(row) = found.first().and_then(|found| found.rows.first()) else { return Ok(None) };
        Ok(Some(Self { due: row.int("due")? > 0, lane: row.int("waiting")? > 0 }))
    }
}

/// Drains the schedule and the lanes; any number of them may run on one database.
pub struct Worker<C> {
    /// The name under which lanes are leased; unique to the process.
    pub name: String,
    /// The database.
    pub store: Store,
    /// Time and chance.
    pub world: World,
    /// What the lanes it drains begin with, a platform or a part of one; without it all of them.
    pub platform: Option<String>,
    /// Whether it drains the schedule too.
    pub fires: bool,
    /// Hears that there is something to do; shared by workers who do the same.
    pub ear: Arc<Ear>,
    /// What each kind of due job does.
    pub handlers: HashMap<&'static str, Handler<C>>,
    /// Which of those come due again a day after they were done or given up.
    pub daily: Vec<&'static str>,
    /// What the handlers are given.
    pub context: C,
    /// Where parcels go.
    pub carrier: Arc<dyn Carrier>,
}

impl<C: Send + Sync> Worker<C> {
    /// Does everything that can be done now; gives how many jobs and parcels that was.
    ///
    /// # Errors
    /// A failure if the database cannot be reached; a job's own failure is kept with the job.
    pub async fn drain(&self) -> Result<usize> {
        let never = watch::Sender::new(false);
        self.drain_until(&never.subscribe(), None).await
    }

    /// As [`Worker::drain`], but begins nothing more once `stop` says so; `known` is what is known to
    /// wait, if anything.
    async fn drain_until(&self, stop: &Stop, mut known: Option<Waits>) -> Result<usize> {
        let mut done = 0;
        while !*stop.borrow() {
            let waits = if let Some(waits) = known.take() {
                waits
            } else {
                let look = self.store.look().await?;
                Waits::of(&look.commit_with(vec![self.waits()]).await?)?.unwrap_or_default()
            };
            let fired = waits.due && self.fires && self.fire_one().await?;
            let mut carried = 0;
            if waits.lane && self.platform.as_deref().is_none_or(|one| self.carrier.serves(one)) {
                (carried, known) = self.carry_one_lane(stop).await?;
            }
            if !fired && carried == 0 {
                break;
            }
            if fired {
                // What it did may have put something in a lane, or made something else due.
                known = None;
            }
            done += usize::from(fired) + carried;
        }
        Ok(done)
    }

    /// Drains until `stop` says so (or whoever could say it is gone): then what is in hand is
    /// finished, and the lane it came from is given back.
    pub async fn run(&self, mut stop: Stop) {
        let lanes = self.topic();
        let topics = [lanes.as_str(), schedule::DUE];
        // Whoever does not look after the schedule need not hear of it.
        let topics = if self.fires { &topics[..] } else { &topics[..1] };
        let (mut held_up, mut known) = (false, None);
        while !*stop.borrow() {
            let drained = self.drain_until(&stop, known.take()).await;
            let failed = drained.is_err();
            match drained {
                Ok(_) if held_up => {
                    tracing::info!("the worker drains again");
                    held_up = false;
                }
                // Said once: it tries again every second.
                Err(error) if !held_up => {
                    tracing::warn!(%error, "the worker cannot drain; it tries every second");
                    held_up = true;
                }
                Ok(_) | Err(_) => {}
            }
            let next = self.world.now().plus_seconds(1);
            tokio::select! {
                _ = stop.wait_for(|stop| *stop) => return,
                // What it failed to write down stands under its name: no other would find it.
                () = self.world.clock.sleep_until(next), if failed => {}
                named = self.ear.hears(&self.world, topics) => {
                    // Named for a lane of its own: it is tried without a look.
                    known = (named && !self.fires).then_some(Waits { due: false, lane: true });
                }
            }
        }
    }

    /// Gives back every lane that is leased under this name: for a worker that was cut short, so
    /// that nobody waits for its leases to run out.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn give_back(&self) -> Result<()> {
        let mut tx = self.store.begin().await?;
        lanes::give_back(&mut tx, &self.name).await?;
        tx.commit().await
    }

    /// What is named when something is put in its lanes.
    pub(super) fn topic(&self) -> String {
        self.platform.as_deref().map_or_else(|| LANES.to_owned(), lanes::topic)
    }

    /// Asks whether something is due, and whether a lane has something to say that it could be leased for:
    /// only then is it worth a transaction that writes.
    pub(super) fn waits(&self) -> Statement {
        const WAITS: &str = "select (select count(*) from schedule where settled_at is null \
            and due_at <= $1) as due, (select count(*) from lane where lane in (select lane from outbox \
            where settled_at is null) and substr(lane, 1, length($2)) = $2 and held_until <= $1 \
            and (leased_until < $1 or leased_by = $3)) as waiting";
        let lanes = lanes::lanes_of(self.platform.as_deref());
        statement!(WAITS, self.world.now().0, lanes, self.name.as_str())
    }

    async fn fire_one(&self) -> Result<bool> {
        let now = self.world.now();
        let mut tx = self.store.begin().await?;
        let Some(job) = schedule::claim(&mut tx, now).await? else { return Ok(false) };
        let outcome = self.handle(&mut tx, &job).await;
        match outcome {
            Ok(()) => {
                schedule::done(&mut tx, &job.id, now).await?;
                self.tomorrow(&mut tx, &job).await?;
                tx.commit().await?;
            }
            Err(error) => {
                drop(tx);
                self.store.metrics().erred("job");
                let why = error.to_string();
                let mut tx = self.store.begin().await?;
                if job.attempts + 1 >= GIVE_UP_AFTER {
                    tracing::error!(job = job.kind, error = why, "a scheduled job was given up");
                    schedule::give_up(&mut tx, &job.id, now, &why).await?;
                    self.tomorrow(&mut tx, &job).await?;
                } else {
                    let attempts = job.attempts + 1;
                    tracing::warn!(
                        job = job.kind,
                        attempts,
                        error = why,
                        "a scheduled job failed; it is tried again"
                    );
                    let at = now.plus_seconds(backoff(job.attempts + 1));
                    schedule::again(&mut tx, &job.id, at, &why).await?;
                }
                tx.commit().await?;
            }
        }
        Ok(true)
    }

    /// A job of every day is due again tomorrow.
    async fn tomorrow(&self, tx: &mut Tx, job: &schedule::Claimed) -> Result<()> {
        let Some(kind) = self.daily.iter().find(|kind| **kind == job.kind) else { return Ok(()) };
        let at = self.world.now().plus_seconds(86_400);
        schedule::schedule(tx, &self.world, &schedule::daily(kind, at)).await.map(drop)
    }

    async fn handle(&self, tx: &mut Tx, job: &schedule::Claimed) -> Result<()> {
        let handler = self.handlers.get(job.kind.as_str()).ok_or_else(|| {
            // An unknown job is never counted as done: a newer process may know it.
            Error::Failure(Failure::because(format!("no job is called {}", job.kind)))
        })?;
        let args: Value = serde_json::from_str(&job.args).doing("reading a job's arguments")?;
        handler(&self.context, tx, &args).await
    }
}
