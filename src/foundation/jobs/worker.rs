//! Draining the schedule and the lanes. The loop waits for a wake-up with a one-second poll
//! behind it; a test calls [`Worker::drain`] instead and never sleeps.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;
use tokio::sync::{Mutex, watch};

use super::lanes::{self, Lease, Parcel};
use super::{GIVE_UP_AFTER, backoff, key, lease_until, schedule};
use crate::foundation::clock::{Boxed, Moment, World};
use crate::foundation::error::{Doing, Error, Failure, Result};
use crate::foundation::store::{Columns, News, Store, Tx};

/// Does one due job inside a transaction; whatever it changes commits with "done".
pub type Handler<C> = for<'a> fn(&'a C, &'a mut Tx, &'a Value) -> Boxed<'a, Result<()>>;

/// Why a parcel did not arrive.
#[derive(Clone, Debug, PartialEq)]
pub enum Undelivered {
    /// This content will never be taken: the row fails and the next one goes on.
    Content(String),
    /// The place refuses us, or a passing error: the lane is held and tried again, after so many
    /// seconds if the platform said how many.
    Again(String, Option<i64>),
}

/// Says once that a worker should stop.
pub type Stop = watch::Receiver<bool>;

/// Hands parcels to where they go.
pub trait Carrier: Send + Sync {
    /// Sends one parcel under its key; sending twice under one key must be sending once, and
    /// nothing changes once the lease is lost, where the place can tell.
    /// Gives the platform's ids of the parts.
    fn carry<'a>(
        &'a self,
        key: &'a str,
        lease: &'a Lease,
        parcel: &'a Parcel,
    ) -> Boxed<'a, std::result::Result<Vec<String>, Undelivered>>;

    /// Whether a platform can carry anything now: until then its lanes are left to others.
    fn serves(&self, _platform: &str) -> bool {
        true
    }

    /// Writes down what the platform called the parts, in the transaction that settles the row.
    fn arrived<'a>(
        &'a self,
        tx: &'a mut Tx,
        parcel: &'a Parcel,
        native_ids: &'a [String],
    ) -> Boxed<'a, Result<()>>;

    /// Tells whoever looks after a place that it refuses us, for the `strikes`-th time in a row.
    fn held<'a>(
        &'a self,
        tx: &'a mut Tx,
        parcel: &'a Parcel,
        why: &'a str,
        strikes: i64,
    ) -> Boxed<'a, Result<()>>;
}

/// Drains the schedule and the lanes; any number of them may run on one database.
pub struct Worker<C> {
    /// The name under which lanes are leased; unique to the process.
    pub name: String,
    /// The database.
    pub store: Store,
    /// Time and chance.
    pub world: World,
    /// Whose lanes it drains; without one everybody's.
    pub platform: Option<&'static str>,
    /// Whether it drains the schedule too.
    pub fires: bool,
    /// Hears that there is something to do; shared by workers who do the same, since one that wakes
    /// for it is enough.
    pub ear: Arc<Mutex<News>>,
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
        self.drain_until(&never.subscribe()).await
    }

    /// As [`Worker::drain`], but begins nothing more once `stop` says so.
    async fn drain_until(&self, stop: &Stop) -> Result<usize> {
        let mut done = 0;
        while !*stop.borrow() {
            let mut look = self.store.look().await?;
            let (due, waiting) = self.waits(&mut look, self.world.now()).await?;
            drop(look);
            let fired = due && self.fires && self.fire_one().await?;
            let carried = if waiting && self.platform.is_none_or(|one| self.carrier.serves(one)) {
                self.carry_one_lane(stop).await?
            } else {
                0
            };
            if !fired && carried == 0 {
                break;
            }
            done += usize::from(fired) + carried;
        }
        Ok(done)
    }

    /// Drains until `stop` says so (or whoever could say it is gone): then what is in hand is
    /// finished, and the lane it came from is given back.
    pub async fn run(&self, mut stop: Stop) {
        let topic = match self.platform {
            Some(platform) if !self.fires => format!("jobs:{platform}"),
            _ => "jobs".to_owned(),
        };
        let mut held_up = false;
        while !*stop.borrow() {
            match self.drain_until(&stop).await {
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
                () = self.world.clock.sleep_until(next) => {}
                () = async { self.ear.lock().await.about(&topic).await } => {}
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

    /// Whether something is due, and whether a lane has something to say that it could be leased for:
    /// only then is it worth a transaction that writes.
    async fn waits(&self, tx: &mut Tx, now: Moment) -> Result<(bool, bool)> {
        const WAITS: &str = "select (select count(*) from schedule where settled_at is null \
            and due_at <= $1) as due, (select count(*) from lane where lane in (select lane from outbox \
            where settled_at is null) and lane like $2 and held_until <= $1 \
            and (leased_until < $1 or leased_by = $3)) as waiting";
        let lanes = lanes::lanes_of(self.platform);
        let Some(found) = crate::row!(tx, WAITS, now.0, lanes, self.name.as_str())? else {
            return Ok((false, false));
        };
        Ok((found.int("due")? > 0, found.int("waiting")? > 0))
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

    async fn carry_one_lane(&self, stop: &Stop) -> Result<usize> {
        let now = self.world.now();
        let mut tx = self.store.begin().await?;
        let claimed =
            lanes::claim(&mut tx, &self.name, self.platform, (now, lease_until(now))).await?;
        let Some(lease) = claimed else { return Ok(0) };
        let mut next = self.next(&mut tx, &lease).await?;
        tx.commit().await?;
        let mut carried = 0;
        while let Some(parcel) = next {
            let (settled, following) = match self.carry_one(&parcel, &lease, stop).await {
                // Nothing of it stands, and the other worker does it.
                Err(error) if lanes::was_lost(&error) => (false, None),
                done => done?,
            };
            carried += usize::from(settled);
            next = following;
        }
        Ok(carried)
    }

    /// The parcel to send now, with the lease renewed; none gives the lane back.
    async fn next(&self, tx: &mut Tx, lease: &Lease) -> Result<Option<Parcel>> {
        let parcel = lanes::first(tx, &lease.lane).await?;
        if parcel.is_some() {
            lanes::renew(tx, lease, lease_until(self.world.now()));
        } else {
            lanes::release(tx, lease);
        }
        Ok(parcel)
    }

    /// Sends one parcel outside any transaction; whether it is settled, and what comes next. Both
    /// are one commit: a busy lane costs one per parcel.
    async fn carry_one(
        &self,
        parcel: &Parcel,
        lease: &Lease,
        stop: &Stop,
    ) -> Result<(bool, Option<Parcel>)> {
        let outcome = self.carrier.carry(&key(&parcel.id, 0), lease, parcel).await;
        let now = self.world.now();
        let mut tx = self.store.begin().await?;
        let settled = match outcome {
            Ok(native_ids) => {
                let ours = lanes::settle(&mut tx, &parcel.id, lease, now, None).await?;
                if ours {
                    self.carrier.arrived(&mut tx, parcel, &native_ids).await?;
                }
                ours
            }
            Err(Undelivered::Content(why)) => {
                self.store.metrics().erred("content");
                tracing::error!(
                    lane = parcel.lane,
                    error = why,
                    "a message was refused for its content"
                );
                lanes::settle(&mut tx, &parcel.id, lease, now, Some(&why)).await?
            }
            Err(Undelivered::Again(why, after)) => {
                self.store.metrics().erred("held");
                let wait = after.unwrap_or_else(|| backoff(parcel.attempts + 1)).max(1);
                let until = now.plus_seconds(wait);
                if let Some(strikes) = lanes::hold(&mut tx, parcel, lease, until, &why).await? {
                    tracing::warn!(lane = parcel.lane, error = why, wait, "a lane is held");
                    self.carrier.held(&mut tx, parcel, &why, strikes).await?;
                }
                false
            }
        };
        let mut next = None;
        if settled && *stop.borrow() {
            lanes::release(&mut tx, lease);
        } else if settled {
            next = self.next(&mut tx, lease).await?;
        }
        tx.commit().await?;
        Ok((settled, next))
    }
}
