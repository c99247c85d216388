//! The figures a process shows to whoever operates it: what it counted itself, and a small look at
//! what waits in the database, no oftener than every few seconds. It knows who reads them no more
//! than the one port they are read at.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;

use super::running::Running;
use crate::community::people;
use crate::foundation::clock::{Boxed, Moment};
use crate::foundation::error::Result;
use crate::foundation::jobs;
use crate::foundation::metrics::{Place, Snapshot};
use crate::foundation::store::Store;
use crate::foundation::talk::{Stream, out, store as talk};
use crate::platforms::web::Web;

/// The section `[metrics]` of the settings.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Settings {
    /// The address the figures are read at.
    pub host: String,
    /// The port; 0 shows none. None are shown by default, because several processes on one
    /// machine would quarrel over a port, and because figures tell how much is said and where.
    pub port: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self { host: "127.0.0.1".to_owned(), port: 0 }
    }
}

/// For how many seconds a look at the database counts: whoever asks oftener reads the same again.
const FRESH: i64 = 5;

/// How long a look may take before the database counts as away.
const PATIENCE: Duration = Duration::from_secs(2);

/// The figures of a running house.
pub struct Figures {
    store: Store,
    world: crate::foundation::clock::World,
    web: Arc<Web>,
    last: Mutex<Option<(Moment, Snapshot)>>,
}

impl Figures {
    /// Those of a house.
    #[must_use]
    pub fn of(running: &Running) -> Arc<Self> {
        let base = &running.house.base;
        let (store, world) = (base.store.clone(), base.world.clone());
        Arc::new(Self { store, world, web: running.web.clone(), last: Mutex::new(None) })
    }

    /// Everything as Prometheus reads it.
    pub async fn written(&self) -> String {
        let now = self.world.now();
        // Whoever asks meanwhile waits for the same look.
        let mut last = self.last.lock().await;
        let old = last.as_ref().is_none_or(|(at, _)| now.seconds_since(*at) >= FRESH);
        if old {
            let looked = tokio::time::timeout(PATIENCE, self.look(now)).await;
            let snapshot = match looked {
                Ok(Ok(snapshot)) => snapshot,
                Ok(Err(error)) => {
                    tracing::debug!(%error, "the figures of the database could not be read");
                    Snapshot::default()
                }
                Err(_) => Snapshot::default(),
            };
            *last = Some((now, snapshot));
        }
        let mut snapshot = last.as_ref().map(|(_, known)| known.clone()).unwrap_or_default();
        (snapshot.streams, snapshot.people) = self.web.audience();
        self.store.metrics().written(&snapshot)
    }

    /// [`Figures::written`], as the web platform calls it.
    #[must_use]
    pub fn source(self: &Arc<Self>) -> Arc<dyn Fn() -> Boxed<'static, String> + Send + Sync> {
        let figures = self.clone();
        Arc::new(move || {
            let figures = figures.clone();
            Box::pin(async move { figures.written().await })
        })
    }

    async fn look(&self, now: Moment) -> Result<Snapshot> {
        let mut tx = self.store.look().await?;
        let backlog = jobs::backlog(&mut tx, now).await?;
        let mut places: HashMap<Place, i64> = HashMap::new();
        // Every open room is a figure, so that a room that is well shows as nought.
        let mut rooms = HashMap::new();
        for group in people::groups::store::all(&mut tx, None).await? {
            for room in people::groups::store::rooms(&mut tx, &group.id).await? {
                let place = Place {
                    platform: room.platform.clone(),
                    group: group.slug.clone(),
                    room: room.slug.clone(),
                };
                places.insert(place.clone(), 0);
                for stream in Stream::ALL {
                    let lane = out::room_lane(&room.platform, &room.id, stream);
                    rooms.insert(lane, place.clone());
                }
            }
        }
        let mut oldest = now;
        for lane in &backlog.lanes {
            oldest = oldest.min(lane.oldest);
            let direct = || {
                let platform = out::platform_of(&lane.lane).to_owned();
                let alone = lane.lane.split(':').nth(1) == Some("direct");
                let room = if alone { "direct" } else { "closed" }.to_owned();
                Place { platform, group: String::new(), room }
            };
            let place = rooms.get(&lane.lane).cloned().unwrap_or_else(direct);
            *places.entry(place).or_default() += lane.waiting;
        }
        let seconds = |since: Moment| {
            let milliseconds = u64::try_from(now.0.saturating_sub(since.0)).unwrap_or(0);
            Duration::from_millis(milliseconds).as_secs_f64()
        };
        let reached = talk::reached(&mut tx).await?;
        Ok(Snapshot {
            database: true,
            undelivered: places.into_iter().collect(),
            deepest: backlog.lanes.first().map_or(0, |deepest| deepest.waiting),
            held: backlog.held,
            oldest: seconds(oldest),
            given_up: backlog.given_up,
            checkpoints: reached.into_iter().map(|(name, at)| (name, seconds(at))).collect(),
            jobs: [("waiting", backlog.due), ("late", backlog.late), ("failed", backlog.failed)],
            ..Snapshot::default()
        })
    }
}
