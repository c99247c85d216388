//! Carrying what waits in a lane: one parcel after the other, each written down when it has arrived.
//! It refuses to know what a parcel holds; that is a [`Carrier`]'s.

use std::collections::VecDeque;

use super::lanes::{self, Lease, Parcel};
use super::worker::{Stop, Waits, Worker};
use super::{LEASE_SECONDS, backoff, key, lease_until};
use crate::foundation::clock::{Boxed, Moment};
use crate::foundation::error::Result;
use crate::foundation::store::Tx;

/// Why a parcel did not arrive.
#[derive(Clone, Debug, PartialEq)]
pub enum Undelivered {
    /// This content will never be taken: the row fails and the next one goes on.
    Content(String),
    /// Whoever it is for takes nothing there: the row fails, the next one goes on, and what it says is
    /// said elsewhere.
    Closed(String),
    /// The place refuses us, or a passing error: the lane is held and tried again, after so many
    /// seconds if the platform said how many.
    Again(String, Option<i64>),
    /// It is not its turn before a moment: the lane waits, and nothing is wrong.
    NotYet(Moment),
}

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

    /// Whether the second may be sent before it is written down what the platform called the parts of
    /// the first.
    fn apart(&self, _first: &Parcel, _second: &Parcel) -> bool {
        false
    }

    /// Writes down what the platform called the parts, in the transaction that settles the row.
    fn arrived<'a>(
        &'a self,
        tx: &'a mut Tx,
        parcel: &'a Parcel,
        native_ids: &'a [String],
    ) -> Boxed<'a, Result<()>>;

    /// Says elsewhere what somebody does not take where it was to be said, in the transaction that
    /// settles the row.
    fn closed<'a>(&'a self, _tx: &'a mut Tx, _parcel: &'a Parcel) -> Boxed<'a, Result<()>> {
        Box::pin(async { Ok(()) })
    }

    /// Notes that a parcel will never arrive, because of what it holds, in the transaction that settles
    /// the row.
    fn refused<'a>(&'a self, _tx: &'a mut Tx, _parcel: &'a Parcel) -> Boxed<'a, Result<()>> {
        Box::pin(async { Ok(()) })
    }

    /// Tells whoever looks after a place that it refuses us, for the `strikes`-th time in a row; zero
    /// if it has only asked to wait.
    fn held<'a>(
        &'a self,
        tx: &'a mut Tx,
        parcel: &'a Parcel,
        why: &'a str,
        strikes: i64,
    ) -> Boxed<'a, Result<()>>;
}

/// After how many seconds a lease is renewed at the next parcel: less often would leave one that is
/// slow to go without it, more often would be a write for each.
const RENEWED_AFTER: i64 = 2;

/// A lane in hand.
#[derive(Debug)]
struct Held {
    lease: Lease,
    /// When the lease ends.
    until: Moment,
}

/// A parcel that was sent, and what came of it.
struct Sent {
    parcel: Parcel,
    outcome: std::result::Result<Vec<String>, Undelivered>,
}

/// What comes next in a lane.
#[derive(Debug, Default)]
struct Next {
    /// One, or two where there are as many.
    parcels: VecDeque<Parcel>,
    /// Where nothing comes: what waits elsewhere.
    waits: Option<Waits>,
}

impl<C: Send + Sync> Worker<C> {
    /// Carries what waits in one lane; how much that was, and what else waits, where it was seen.
    pub(super) async fn carry_one_lane(&self, stop: &Stop) -> Result<(usize, Option<Waits>)> {
        let now = self.world.now();
        let tx = self.store.begin().await?;
        let until = lease_until(now);
        let claimed = lanes::claim(tx, &self.name, self.platform.as_deref(), (now, until)).await?;
        let Some((lease, parcels)) = claimed else { return Ok((0, None)) };
        let mut held = Held { lease: lease.clone(), until };
        let (mut next, mut carried) = (Next { parcels, waits: None }, 0);
        // Whoever had it before was quicker.
        let Some(first) = next.parcels.pop_front() else { return Ok((0, None)) };
        let mut sent = self.send(first, &lease).await;
        loop {
            // The next one goes while it is written down that this one has arrived, which takes as
            // long as a disk does; unless it is about this one, and needs that to be written.
            let beside = next.parcels.pop_front().filter(|next| {
                sent.outcome.is_ok() && !*stop.borrow() && self.carrier.apart(&sent.parcel, next)
            });
            let going = beside.is_some();
            let (settled, gone) = tokio::join!(self.settle(&sent, &mut held, going, stop), async {
                match beside {
                    Some(parcel) => Some(self.send(parcel, &lease).await),
                    None => None,
                }
            });
            next = match settled {
                Ok(Some(next)) => next,
                Ok(None) => return Ok((carried, None)),
                // Nothing of it stands, and the other worker does it.
                Err(error) if lanes::was_lost(&error) => return Ok((carried, None)),
                Err(error) => return Err(error),
            };
            carried += 1;
            sent = match gone {
                Some(gone) => {
                    next.parcels.retain(|parcel| parcel.id != gone.parcel.id);
                    gone
                }
                None => match next.parcels.pop_front() {
                    Some(parcel) => self.send(parcel, &lease).await,
                    None => return Ok((carried, next.waits)),
                },
            };
        }
    }

    /// Sends one parcel, outside any transaction.
    async fn send(&self, parcel: Parcel, lease: &Lease) -> Sent {
        let outcome = self.carrier.carry(&key(&parcel.id, 0), lease, &parcel).await;
        Sent { parcel, outcome }
    }

    /// Marks a parcel as sent, or as refused for its content; what comes next, none if it is not ours any more.
    /// Both in one go: a busy lane costs one for each parcel.
    async fn marked(
        &self,
        tx: &mut Tx,
        parcel: &Parcel,
        lease: &Lease,
        refused: Option<&str>,
    ) -> Result<Option<Next>> {
        let settle = lanes::settle(&parcel.id, lease, self.world.now(), refused);
        let asked = vec![settle, lanes::first(&lease.lane)];
        let [settled, first] = tx.each(asked).await?.try_into().unwrap_or_default();
        if settled.touched == 0 {
            return Ok(None);
        }
        Ok(Some(Next { parcels: lanes::parcels(&first.rows)?, waits: None }))
    }

    /// With the lease renewed if it is not new any more; a lane in which nothing waits is given back.
    fn goes_on(&self, tx: &mut Tx, held: &mut Held, next: &Next) {
        let now = self.world.now();
        if next.parcels.is_empty() {
            lanes::release(tx, &held.lease);
        } else if now.plus_seconds(LEASE_SECONDS - RENEWED_AFTER) >= held.until {
            held.until = lease_until(now);
            lanes::renew(tx, &held.lease, held.until);
        }
    }

    /// Writes down what came of a parcel; what comes next, none if this one waits or is not ours any
    /// more. Both are one commit: a busy lane costs one per parcel. `going`: the next one is on its
    /// way.
    async fn settle(
        &self,
        sent: &Sent,
        held: &mut Held,
        going: bool,
        stop: &Stop,
    ) -> Result<Option<Next>> {
        let (parcel, lease) = (&sent.parcel, &held.lease);
        let now = self.world.now();
        let mut tx = self.store.begin().await?;
        let next = match &sent.outcome {
            Ok(native_ids) => {
                let next = self.marked(&mut tx, parcel, lease, None).await?;
                if next.is_some() {
                    self.carrier.arrived(&mut tx, parcel, native_ids).await?;
                }
                next
            }
            Err(Undelivered::Content(why)) => {
                self.store.metrics().erred("content");
                tracing::error!(
                    lane = parcel.lane,
                    error = why,
                    "a message was refused for its content"
                );
                let next = self.marked(&mut tx, parcel, lease, Some(why)).await?;
                if next.is_some() {
                    self.carrier.refused(&mut tx, parcel).await?;
                }
                next
            }
            Err(Undelivered::NotYet(until)) => {
                lanes::put_off(&mut tx, lease, *until);
                None
            }
            Err(Undelivered::Closed(why)) => {
                self.store.metrics().erred("closed");
                tracing::warn!(lane = parcel.lane, error = why, "somebody takes no messages");
                let next = self.marked(&mut tx, parcel, lease, Some(why)).await?;
                if next.is_some() {
                    self.carrier.closed(&mut tx, parcel).await?;
                }
                next
            }
            Err(Undelivered::Again(why, after)) => {
                self.store.metrics().erred("held");
                let wait = after.unwrap_or_else(|| backoff(parcel.attempts + 1)).max(1);
                let until = now.plus_seconds(wait);
                // Who says when to come again is busy, and refuses nothing.
                let refuses = after.is_none();
                let held = lanes::hold(&mut tx, parcel, lease, until, (why, refuses)).await?;
                if let Some(strikes) = held {
                    tracing::warn!(lane = parcel.lane, error = why, wait, "a lane is held");
                    let strikes = if refuses { strikes } else { 0 };
                    self.carrier.held(&mut tx, parcel, why, strikes).await?;
                }
                None
            }
        };
        let mut next = match next {
            Some(_) if *stop.borrow() && !going => {
                lanes::release(&mut tx, lease);
                tx.commit().await?;
                return Ok(Some(Next::default()));
            }
            Some(next) => next,
            None => {
                tx.commit().await?;
                return Ok(None);
            }
        };
        self.goes_on(&mut tx, held, &next);
        // After the lane is given back: what is put there before that is seen now, and what is put there later is
        // named later.
        let asked = if next.parcels.is_empty() { vec![self.waits()] } else { Vec::new() };
        next.waits = Waits::of(&tx.commit_with(asked).await?)?;
        Ok(Some(next))
    }
}
