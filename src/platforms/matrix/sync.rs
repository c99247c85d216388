//! The loop: what the homeserver tells, again and again from where the last was taken in. The keys
//! are written first, then every event is acted on, then it is noted how far that went; whatever
//! happens between, the same comes again and is known.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};
use tokio::sync::{MappedMutexGuard, MutexGuard};

use super::keys::Keys;
use super::line::{Line, Trouble};
use super::session::{Folder, sign_in};
use super::{Matrix, NAME, Signed, crypt, gap, identity};
use crate::foundation::clock::Moment;
use crate::foundation::error::{Error, Failure, Result};
use crate::foundation::jobs::Stop;
use crate::foundation::talk::store as known;

/// Under which place it is noted how far the syncs were taken in.
pub(super) const PLACE: &str = "@sync";

/// How long a homeserver may keep us waiting for news, in milliseconds, and how long we wait for it.
const NEWS: &str = "30000";
const PATIENCE: Duration = Duration::from_mins(1);

/// The longest pause between two tries, in seconds.
const PAUSE: i64 = 30;

/// What is asked for: as many events as a homeserver gives, nothing else; and not what we say ourselves,
/// or each message that goes out would be a sync of its own. Nor are members told only as they speak:
/// that spares a long list where we come in, and costs the homeserver a look at every message.
fn filter(us: &str) -> String {
    let none = json!({ "types": [] });
    let timeline = json!({ "limit": 100, "not_senders": [us] });
    let room = json!({ "timeline": timeline, "ephemeral": none, "account_data": none });
    json!({ "presence": none, "account_data": none, "room": room }).to_string()
}

/// What the homeserver tells since then; at once, if it was never asked.
async fn ask(line: &Line, filter: &str, since: Option<&str>) -> Result<Value> {
    let mut query = vec![("filter", filter), ("timeout", "0")];
    if let Some(since) = since {
        query.extend([("since", since)]);
        query[1].1 = NEWS;
    }
    Ok(line.ask_for(PATIENCE, Method::GET, &["client", "v3", "sync"], &query, None).await?)
}

/// What the homeserver has to tell since then, without waiting for more.
pub(super) async fn ask_at_once(
    line: &Line,
    us: &str,
    since: Option<&str>,
) -> std::result::Result<Value, Trouble> {
    let filter = filter(us);
    let mut query = vec![("filter", filter.as_str()), ("timeout", "0")];
    query.extend(since.map(|since| ("since", since)));
    line.ask_for(PATIENCE, Method::GET, &["client", "v3", "sync"], &query, None).await
}

/// Whether the homeserver has ended our session.
fn ended(error: &Error) -> bool {
    let Error::Failure(failure) = error else { return false };
    failure.source.downcast_ref::<Trouble>().is_some_and(|trouble| trouble.is("M_UNKNOWN_TOKEN"))
}

/// Whether the homeserver takes nothing we could sign in with.
fn locked_out(error: &Error) -> bool {
    let Error::Failure(failure) = error else { return false };
    failure.source.downcast_ref::<Trouble>().is_some_and(|trouble| {
        ["M_UNKNOWN_TOKEN", "M_FORBIDDEN", "M_USER_DEACTIVATED"].iter().any(|code| trouble.is(code))
    })
}

/// Whether something will be otherwise in a while.
fn passes(error: &Error) -> bool {
    let Error::Failure(failure) = error else { return false };
    matches!(failure.source.downcast_ref(), Some(Trouble::Away(_) | Trouble::Limited(_)))
}

/// The rooms of one kind in what the homeserver told.
fn rooms<'s>(sync: &'s Value, kind: &str) -> impl Iterator<Item = (&'s str, &'s Value)> {
    let found = sync["rooms"][kind].as_object();
    found.into_iter().flatten().map(|(room, told)| (room.as_str(), told))
}

fn events<'s>(told: &'s Value, part: &str) -> &'s [Value] {
    told[part]["events"].as_array().map_or(&[], Vec::as_slice)
}

/// Whether a sync tells of anything that is said.
fn tells(sync: &Value) -> bool {
    rooms(sync, "join").any(|(_, told)| !events(told, "timeline").is_empty())
}

/// Whether a sync tells of more than what is said: rooms come, go or change.
fn changes(sync: &Value) -> bool {
    let any = |kind: &str| rooms(sync, kind).next().is_some();
    let changed = |(_, told): (&str, &Value)| {
        let mut said = events(told, "timeline").iter();
        !events(told, "state").is_empty() || said.any(|event| !event["state_key"].is_null())
    };
    any("invite") || any("leave") || rooms(sync, "join").any(changed)
}

impl Matrix {
    /// Is on Matrix until told to stop. What goes wrong is tried again.
    pub async fn run(self: Arc<Self>, mut stop: Stop) {
        let mut pause = 1;
        loop {
            let failed = tokio::select! {
                _ = stop.changed() => return,
                failed = self.hears(&mut pause) => failed,
            };
            let Err(error) = failed else { return };
            tracing::warn!(%error, again_in = pause, "Matrix cannot be followed");
            self.base().store.metrics().erred("matrix");
            let next = self.base().world.now().plus_seconds(pause);
            pause = (pause * 2).min(PAUSE);
            tokio::select! {
                _ = stop.changed() => return,
                () = self.base().world.clock.sleep_until(next) => {}
            }
        }
    }

    async fn hears(self: &Arc<Self>, pause: &mut i64) -> Result<()> {
        if self.settings.service() { self.attend(pause).await } else { self.follow(pause).await }
    }

    /// Signs in once, then follows what happens; ends only by a failure, or if another process is
    /// the account.
    async fn follow(&self, pause: &mut i64) -> Result<()> {
        let signed = match self.signed() {
            Some(signed) => signed,
            None => self.sign_in().await?,
        };
        let signed = &*signed;
        let filter = filter(&signed.user);
        let mut look = self.base().store.look().await?;
        let mut since = known::cursor(&mut look, NAME, PLACE).await?;
        drop(look);
        let (mut noted, mut moved) = (Moment::default(), Moment::default());
        let mut told = Moment::default();
        loop {
            let sync = ask(&self.line, &filter, since.as_deref()).await.inspect_err(|error| {
                if ended(error) {
                    // Signed in again at the next try.
                    self.signs(None);
                }
            })?;
            self.take(signed, &sync, since.as_deref()).await?;
            // In a busy hour not each time: a look or a commit for each sync would be as much as the
            // message in it takes.
            let now = self.base().world.now();
            if now >= moved.plus_seconds(1) || changes(&sync) {
                moved = now;
                self.move_on().await?;
            }
            let next = sync["next_batch"].as_str();
            let next = next.ok_or_else(|| Failure::because("a sync without its end"))?.to_owned();
            // What is told again is known.
            if since.as_ref() != Some(&next) && now >= noted.plus_seconds(1) {
                noted = now;
                let mut tx = self.base().store.begin().await?;
                known::reach(&mut tx, NAME, PLACE, &next, now).await?;
                tx.commit().await?;
            }
            since = Some(next);
            *pause = 1;
            if tells(&sync) {
                told = self.pace.rest(&self.base().world, told, now).await;
            }
        }
    }

    /// The folder of the account, which is ours from now on unless another process has it.
    pub(super) async fn held(&self) -> Result<MappedMutexGuard<'_, Folder>> {
        let mut held = self.folder.lock().await;
        if held.is_none() {
            *held = Folder::take(self.kept_in())?;
        }
        MutexGuard::try_map(held, Option::as_mut)
            .map_err(|_| Failure::because("another process holds the folder of the keys").into())
    }

    async fn sign_in(&self) -> Result<Arc<Signed>> {
        let folder = self.held().await?;
        let session = match sign_in(&self.line, &self.settings, &folder).await {
            Ok(session) => session,
            Err(error) => {
                if locked_out(&error) {
                    self.locked_out().await?;
                }
                return Err(error);
            }
        };
        self.let_in().await?;
        let keys = folder.keys(&session);
        let crypt = crypt::Crypt::open(self.line.clone(), &session, &keys).await?;
        crypt.send().await?;
        match identity::establish(&crypt, &session, &self.settings).await {
            Ok(None) => {}
            Ok(Some(wrong)) => tracing::warn!(?wrong, "the recovery key in [matrix] is of no use"),
            Err(error) if passes(&error) => return Err(error),
            // Puente serves without it; the next start tries again.
            Err(error) => tracing::warn!(%error, "the device is not signed on Matrix"),
        }
        tracing::info!(user = session.user, device = session.device, "signed in on Matrix");
        let signed = Arc::new(Signed { user: session.user, crypt: Keys::Held(crypt) });
        self.signs(Some(signed.clone()));
        Ok(signed)
    }

    /// Takes in what the homeserver told.
    pub(super) async fn take(
        &self,
        signed: &Signed,
        sync: &Value,
        since: Option<&str>,
    ) -> Result<()> {
        let keys: BTreeSet<String> = signed.crypt.take(sync).await?.into_iter().collect();
        signed.crypt.send().await?;
        for room in &keys {
            self.unseal(signed, room).await?;
        }
        for (room, told) in rooms(sync, "join") {
            for event in events(told, "state") {
                self.learn(signed, room, event).await?;
            }
            // Before the first sync nobody was here to hear.
            let Some(since) = since else { continue };
            self.told(signed, room, told, since).await?;
        }
        for (room, told) in rooms(sync, "leave") {
            self.out(signed, room, told, since).await?;
        }
        // After what was said: it may say that a room goes on where this leads to.
        for (room, invited) in rooms(sync, "invite") {
            if let Err(error) = self.invited(signed, room, invited).await {
                self.passing(error, room)?;
            }
        }
        Ok(())
    }

    /// Takes in what was told of one room, and what was left out of it.
    pub(super) async fn told(
        &self,
        signed: &Signed,
        room: &str,
        told: &Value,
        since: &str,
    ) -> Result<()> {
        let timeline = &told["timeline"];
        let mut all = events(told, "timeline").to_vec();
        if timeline["limited"] == true
            && let Some(begins) = timeline["prev_batch"].as_str()
        {
            let missed = gap::between(&self.line, room, begins, since).await?;
            all.splice(0..0, missed);
        }
        self.timeline(signed, room, &all).await
    }

    /// What one room refuses does not hold up the others; what keeps everything from going on does.
    pub(super) fn passing(&self, error: Error, room: &str) -> Result<()> {
        if let Error::Failure(failure) = &error
            && let Some(Trouble::No { .. }) = failure.source.downcast_ref()
        {
            tracing::warn!(room, %error, "a room refuses");
            self.base().store.metrics().erred("matrix");
            return Ok(());
        }
        Err(error)
    }
}
