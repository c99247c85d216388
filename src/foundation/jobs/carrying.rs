//! Carrying what waits in a lane: one parcel after the other. That they have arrived is written down while the
//! next is on its way; of several together where their place would know each again.
//! It refuses to know what a parcel holds; that is a [`Carrier`]'s.

use std::collections::VecDeque;
use std::pin::pin;
use std::sync::Arc;

use futures_util::future::OptionFuture;

use super::lanes::{self, Lease, Parcel};
use super::worker::{Stop, Waits, Worker};
use super::{LEASE_SECONDS, backoff, key, lease_until};
use crate::foundation::clock::{Boxed, Moment};
use crate::foundation::error::{Error, Result};
use crate::foundation::store::{Tx, trouble};

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

    /// Whether one may be sent before it is written down what the platform called the parts of those before.
    fn apart(&self, _before: &[&Parcel], _next: &Parcel) -> bool {
        false
    }

    /// How many may have arrived in a lane, or in any that begins so, before it is written down: each of them
    /// goes again after a crash. More than one only where a key is known for as long as a crash may last.
    fn unwritten(&self, _lane: &str) -> usize {
        1
    }

    /// Writes down when a parcel arrived and what the platform called its parts, in the transaction that settles
    /// the row.
    fn arrived<'a>(
        &'a self,
        tx: &'a mut Tx,
        parcel: &'a Parcel,
        arrived: (Moment, &'a [String]),
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

/// For how long what has arrived may go unwritten where more goes out meanwhile, in milliseconds: what answers
/// it or marks it until then is not known to be about it.
const UNWRITTEN: i64 = 400;

/// A lane in hand.
#[derive(Debug)]
struct Held {
    lease: Lease,
    /// When the lease ends.
    until: Moment,
    /// How many may have arrived there unwritten.
    most: usize,
}

/// A parcel that was sent, and what came of it.
struct Sent {
    parcel: Parcel,
    /// When that was known.
    at: Moment,
    outcome: std::result::Result<Vec<String>, Undelivered>,
}

impl Sent {
    /// Its row, and why it was refused for good, if it was; none if it waits.
    fn is_over(&self) -> Option<(&str, Option<&str>)> {
        let why = match &self.outcome {
            Ok(_) => None,
            Err(Undelivered::Content(why) | Undelivered::Closed(why)) => Some(why.as_str()),
            Err(Undelivered::NotYet(_) | Undelivered::Again(..)) => return None,
        };
        Some((&self.parcel.id, why))
    }
}

/// What comes next in a lane.
#[derive(Debug, Default)]
struct Next {
    /// The first of those that wait.
    parcels: VecDeque<Parcel>,
    /// Nothing comes now: one that was sent waits, and the lane with it.
    put_off: bool,
    /// Where nothing comes: what waits elsewhere.
    waits: Option<Waits>,
}

/// By when it is written down what came of parcels.
fn written_by(sent: &[Sent]) -> Moment {
    let first = sent.first().map(|one| one.at).unwrap_or_default();
    Moment(first.0.saturating_add(UNWRITTEN))
}

impl<C: Send + Sync> Worker<C> {
    /// Carries what waits in one lane; how much that was, and what else waits, where it was seen.
    pub(super) async fn carry_one_lane(&self, stop: &Stop) -> Result<(usize, Option<Waits>)> {
        let now = self.world.now();
        let tx = self.store.begin().await?;
        let until = lease_until(now);
        let lanes = self.platform.as_deref();
        // Whoever drains all lanes does not know yet which it will be.
        let many = lanes.map_or(1, |lanes| self.carrier.unwritten(lanes)) + 1;
        let claimed = lanes::claim(tx, (&self.name, lanes), (now, until), many).await?;
        let Some((lease, parcels, more)) = claimed else { return Ok((0, None)) };
        if more && Arc::strong_count(&self.ear) > 1 {
            self.store.wake(&self.topic());
        }
        let mut held = Held { most: self.carrier.unwritten(&lease.lane), lease, until };
        let lease = held.lease.clone();
        let (mut next, mut carried) = (Next { parcels, ..Next::default() }, 0);
        // Whoever had it before was quicker.
        let Some(first) = next.parcels.pop_front() else { return Ok((0, None)) };
        let mut sent = vec![self.send(first, &lease).await];
        loop {
            // The next one goes while it is written down that this one has arrived, which takes as
            // long as a disk does; unless it is about this one, and needs that to be written.
            let beside = next.parcels.pop_front();
            let beside = beside.filter(|next| !*stop.borrow() && self.goes_beside(&sent, next));
            let is_going = beside.is_some();
            let mut going = pin!(OptionFuture::from(beside.map(|next| self.send(next, &lease))));
            if is_going && sent.len() < held.most {
                tokio::select! {
                    biased;
                    gone = &mut going => {
                        sent.extend(gone);
                        continue;
                    }
                    () = self.world.clock.sleep_until(written_by(&sent)) => {}
                }
            }
            let (settled, gone) =
                tokio::join!(self.written(&sent, &mut held, is_going, stop), going);
            next = match settled {
                Ok(Some(next)) => next,
                Ok(None) => return Ok((carried, None)),
                // Nothing of it stands, and the other worker does it.
                Err(error) if lanes::was_lost(&error) => return Ok((carried, None)),
                Err(error) => return Err(error),
            };
            carried += sent.len();
            if next.put_off {
                return Ok((carried - 1, None));
            }
            let gone = match gone {
                Some(gone) => {
                    next.parcels.retain(|parcel| parcel.id != gone.parcel.id);
                    gone
                }
                None => match next.parcels.pop_front() {
                    Some(parcel) => self.send(parcel, &lease).await,
                    None => return Ok((carried, next.waits)),
                },
            };
            sent = vec![gone];
        }
    }

    /// Whether a parcel may be sent before it is written down what came of those.
    fn goes_beside(&self, sent: &[Sent], next: &Parcel) -> bool {
        let before: Vec<&Parcel> = sent.iter().map(|one| &one.parcel).collect();
        sent.iter().all(|one| one.outcome.is_ok()) && self.carrier.apart(&before, next)
    }

    /// Sends one parcel, outside any transaction.
    async fn send(&self, parcel: Parcel, lease: &Lease) -> Sent {
        let outcome = self.carrier.carry(&key(&parcel.id, 0), lease, &parcel).await;
        Sent { parcel, at: self.world.now(), outcome }
    }

    /// Marks parcels as sent, or as refused for good; what comes next, none if they are not ours any more. All of
    /// it in one go: a busy lane costs one for each.
    async fn marked(&self, tx: &mut Tx, sent: &[Sent], held: &Held) -> Result<Option<Next>> {
        let (lease, now, engine) = (&held.lease, self.world.now(), tx.engine());
        let over: Vec<(&str, Option<&str>)> = sent.iter().filter_map(Sent::is_over).collect();
        if over.is_empty() {
            return Ok(Some(Next::default()));
        }
        let mut asked = Vec::new();
        // Of one kind all at once.
        for alike in over.chunk_by(|(_, one), (_, other)| one == other) {
            let rows: Vec<&str> = alike.iter().map(|(row, _)| *row).collect();
            let why = alike.first().and_then(|(_, why)| *why);
            asked.extend(lanes::settle(engine, &rows, lease, now, why)?);
        }
        let marks = asked.len();
        asked.push(lanes::first(&lease.lane, held.most + 1));
        let mut found = tx.each(asked).await?;
        let first = found.pop().unwrap_or_default();
        let touched: u64 = found.iter().map(|mark| mark.touched).sum();
        if found.len() < marks || touched < over.len() as u64 {
            return Ok(None);
        }
        Ok(Some(Next { parcels: lanes::parcels(&first.rows)?, ..Next::default() }))
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

    /// As [`Worker::settle`]; if it cannot be written down together, though the database is there, one after the
    /// other: what keeps one of them from it does not keep those before.
    async fn written(
        &self,
        sent: &[Sent],
        held: &mut Held,
        going: bool,
        stop: &Stop,
    ) -> Result<Option<Next>> {
        let mut settled = self.settle(sent, held, going, stop).await;
        let breaks = |error: &Error| match error {
            Error::Failure(failure) => !lanes::was_lost(error) && trouble(failure).is_none(),
            Error::Refusal(_) => true,
        };
        if sent.len() > 1 && settled.as_ref().is_err_and(breaks) {
            for (at, one) in sent.chunks(1).enumerate() {
                let going = going || at + 1 < sent.len();
                settled = self.settle(one, held, going, stop).await;
                if !matches!(settled, Ok(Some(_))) {
                    break;
                }
            }
        }
        settled
    }

    /// Writes down what came of parcels, of which only the last may not have arrived; what comes next, none if
    /// they are not ours any more. All of it is one commit. `going`: the next one is on its way.
    async fn settle(
        &self,
        sent: &[Sent],
        held: &mut Held,
        going: bool,
        stop: &Stop,
    ) -> Result<Option<Next>> {
        let mut tx = self.store.begin().await?;
        let Some(mut next) = self.marked(&mut tx, sent, held).await? else { return Ok(None) };
        for one in sent {
            next.put_off |= self.came_of(&mut tx, one, &held.lease).await?;
        }
        if next.put_off {
            tx.commit().await?;
            return Ok(Some(next));
        }
        if *stop.borrow() && !going {
            lanes::release(&mut tx, &held.lease);
            tx.commit().await?;
            return Ok(Some(Next::default()));
        }
        self.goes_on(&mut tx, held, &next);
        // After the lane is given back: what is put there before that is seen now, and what is put there later is
        // named later.
        let asked = if next.parcels.is_empty() { vec![self.waits()] } else { Vec::new() };
        next.waits = Waits::of(&tx.commit_with(asked).await?)?;
        Ok(Some(next))
    }

    /// Notes what came of a parcel; whether it waits, and its lane with it.
    async fn came_of(&self, tx: &mut Tx, sent: &Sent, lease: &Lease) -> Result<bool> {
        let (parcel, metrics) = (&sent.parcel, self.store.metrics());
        let lane = parcel.lane.as_str();
        match &sent.outcome {
            Ok(native_ids) => self.carrier.arrived(tx, parcel, (sent.at, native_ids)).await?,
            Err(Undelivered::Content(why)) => {
                metrics.erred("content");
                tracing::error!(lane, error = why, "a message was refused for its content");
                self.carrier.refused(tx, parcel).await?;
            }
            Err(Undelivered::Closed(why)) => {
                metrics.erred("closed");
                tracing::warn!(lane, error = why, "somebody takes no messages");
                self.carrier.closed(tx, parcel).await?;
            }
            Err(Undelivered::NotYet(until)) => {
                lanes::put_off(tx, lease, *until);
                return Ok(true);
            }
            Err(Undelivered::Again(why, after)) => {
                metrics.erred("held");
                let wait = after.unwrap_or_else(|| backoff(parcel.attempts + 1)).max(1);
                let until = self.world.now().plus_seconds(wait);
                // Who says when to come again is busy, and refuses nothing.
                let refuses = after.is_none();
                let held = lanes::hold(tx, parcel, lease, until, (why, refuses)).await?;
                if let Some(strikes) = held {
                    tracing::warn!(lane, error = why, wait, "a lane is held");
                    let strikes = if refuses { strikes } else { 0 };
                    self.carrier.held(tx, parcel, why, strikes).await?;
                }
                return Ok(true);
            }
        }
        Ok(false)
    }
}
