//! What a process counts and measures while it runs, for whoever operates it: names, units and
//! what they mean. Labels hold only what the operator or this code chose: slugs, routes, kinds;
//! never a name, a handle or a text. It refuses to know who reads them, and what the database
//! holds.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;

/// A figure that may go up and down, in parts of one.
type Real = Gauge<f64, AtomicU64>;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Kind {
    kind: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Of {
    platform: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct State {
    state: String,
}

/// A place words go out to: a room by its group's slug and its own; what is said to persons alone
/// is one place, `direct`, without a group.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct Place {
    /// Which platform.
    pub platform: String,
    /// The slug of the group; empty for what is said to persons alone.
    pub group: String,
    /// The slug of the room, or `direct`.
    pub room: String,
}

/// What the database held a moment ago, and who was here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// Whether the database answered; the rest is empty if it did not.
    pub database: bool,
    /// How many messages wait to go out, by place.
    pub undelivered: Vec<(Place, i64)>,
    /// How many wait in the deepest lane.
    pub deepest: i64,
    /// How many lanes are held because their place refuses.
    pub held: i64,
    /// How many seconds the oldest of them has waited.
    pub oldest: f64,
    /// How many messages were given up, of those still remembered.
    pub given_up: i64,
    /// How many seconds ago the place that was taken in longest ago was, by platform.
    pub checkpoints: Vec<(String, f64)>,
    /// How many jobs there are, by state: `waiting` for their moment, `late`, `failed`.
    pub jobs: [(&'static str, i64); 3],
    /// How many live streams are open in this process.
    pub streams: usize,
    /// How many people watch a group in this process.
    pub people: usize,
}

/// The figures of one process; cheap to clone.
#[derive(Clone)]
pub struct Metrics(Arc<All>);

struct All {
    registry: Registry,
    requests: Family<Asked, Counter>,
    seconds: Family<Route, Histogram, fn() -> Histogram>,
    errors: Family<Kind, Counter>,
    commits: Counter,
    delays: Family<Of, Histogram, fn() -> Histogram>,
    database: Gauge,
    undelivered: Family<Place, Gauge>,
    deepest: Gauge,
    held: Gauge,
    oldest: Real,
    given_up: Gauge,
    checkpoints: Family<Of, Real>,
    jobs: Family<State, Gauge>,
    streams: Gauge,
    people: Gauge,
}

/// From five milliseconds, which a page should take, to ten seconds.
fn of_requests() -> Histogram {
    Histogram::new([0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0])
}

/// From ten milliseconds, which the web needs, to the day a platform may be away.
fn of_deliveries() -> Histogram {
    Histogram::new([0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 30.0, 120.0, 600.0, 3600.0, 86_400.0])
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

impl Metrics {
    /// All of them, at zero.
    #[must_use]
    pub fn new(engine: &'static str) -> Self {
        let mut registry = Registry::with_prefix("puente");
        let seconds: Family<Route, Histogram, fn() -> Histogram> =
            Family::new_with_constructor(of_requests);
        let delays: Family<Of, Histogram, fn() -> Histogram> =
            Family::new_with_constructor(of_deliveries);
        let build = Info::new([("version", env!("CARGO_PKG_VERSION")), ("engine", engine)]);
        macro_rules! figures {
            ($($name:literal, $help:literal, $figure:expr;)*) => {
                $(registry.register($name, $help, $figure);)*
            };
        }
        let (requests, errors, commits) =
            (Family::default(), Family::default(), Counter::default());
        let (undelivered, checkpoints) = (Family::default(), Family::default());
        let (jobs, database, deepest) = (Family::default(), Gauge::default(), Gauge::default());
        let (held, given_up, oldest) = (Gauge::default(), Gauge::default(), Real::default());
        let (streams, people) = (Gauge::default(), Gauge::default());
        figures! {
            "build", "The version, and the kind of database", build;
            "requests", "Requests answered, by the pattern of their address and status", requests.clone();
            "request_seconds", "Time from a request to the head of its answer", seconds.clone();
            "errors", "What was refused or went wrong, by kind", errors.clone();
            "commits", "Transactions that could write and were committed", commits.clone();
            "delivery_delay_seconds", "Time from a message being due to its arrival", delays.clone();
            "database_up", "Whether the database answered at the last look", database.clone();
            "undelivered_messages", "Messages that wait to go out, by place", undelivered.clone();
            "lane_depth_max", "Messages that wait in the deepest lane", deepest.clone();
            "lanes_held", "Lanes that wait because their place refuses messages", held.clone();
            "oldest_waiting_seconds", "How long the oldest message has waited to go out", oldest.clone();
            "given_up_messages", "Messages refused for their content in the last week", given_up.clone();
            "checkpoint_age_seconds", "Time since the place longest ago was taken in, by platform; \
                the web lives in the database and has none", checkpoints.clone();
            "jobs", "Jobs that wait for their moment, are late, or failed in the last week", jobs.clone();
            "streams_open", "Live streams open in this process", streams.clone();
            "people_connected", "People who watch a group in this process", people.clone();
        }
        Self(Arc::new(All {
            registry,
            requests,
            seconds,
            errors,
            commits,
            delays,
            database,
            undelivered,
            deepest,
            held,
            oldest,
            given_up,
            checkpoints,
            jobs,
            streams,
            people,
        }))
    }

    /// A request was answered. `route` is a pattern, never an address.
    pub fn answered(&self, route: &str, status: u16, took: Duration) {
        let asked = Asked { route: route.to_owned(), status };
        self.0.requests.get_or_create(&asked).inc();
        let route = Route { route: route.to_owned() };
        self.0.seconds.get_or_create(&route).observe(took.as_secs_f64());
    }

    /// Something was refused or went wrong: `failure`, `database-away`, `refused-bridge`.
    pub fn erred(&self, kind: impl Into<String>) {
        self.0.errors.get_or_create(&Kind { kind: kind.into() }).inc();
    }

    /// Something was refused with a message; its id begins with whose it is.
    pub fn refused(&self, id: &str) {
        let family = id.split('-').next().unwrap_or_default();
        self.erred(format!("refused-{family}"));
    }

    /// A transaction was committed that could write.
    pub(super) fn committed(&self) {
        self.0.commits.inc();
    }

    /// A message arrived, so many milliseconds after it was due.
    pub fn delivered(&self, platform: &str, after: i64) {
        let of = Of { platform: platform.to_owned() };
        let after = Duration::from_millis(u64::try_from(after).unwrap_or(0));
        self.0.delays.get_or_create(&of).observe(after.as_secs_f64());
    }

    /// Everything as Prometheus reads it, with what the database held a moment ago.
    #[must_use]
    pub fn written(&self, now: &Snapshot) -> String {
        let all = &self.0;
        all.database.set(i64::from(now.database));
        all.undelivered.clear();
        for (place, count) in &now.undelivered {
            all.undelivered.get_or_create(place).inc_by(*count);
        }
        all.deepest.set(now.deepest);
        all.held.set(now.held);
        all.oldest.set(now.oldest);
        all.given_up.set(now.given_up);
        all.checkpoints.clear();
        for (platform, age) in &now.checkpoints {
            all.checkpoints.get_or_create(&Of { platform: platform.clone() }).set(*age);
        }
        all.jobs.clear();
        for (state, count) in now.jobs.iter().filter(|_| now.database) {
            all.jobs.get_or_create(&State { state: (*state).to_owned() }).set(*count);
        }
        all.streams.set(whole(now.streams));
        all.people.set(whole(now.people));
        let mut written = String::new();
        // Only the texts given here could fail to be written, and a text takes everything.
        if text::encode(&mut written, &all.registry).is_err() {
            tracing::error!("the figures could not be written");
        }
        written
    }
}
