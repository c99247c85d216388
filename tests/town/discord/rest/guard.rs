//! Who is let in, and how often: the token, the limit of each route, the limit of all routes, and
//! the budget of wrong requests after which the address is shut out.
//!
//! Source: `developers/topics/rate-limits` of Discord's documentation.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::super::weather::How;
use super::super::world::World;
use super::routes::Route;
use super::{Ask, Said, seconds};

/// What has been asked of late.
#[derive(Default)]
pub struct Guard {
    buckets: BTreeMap<String, Bucket>,
    all: VecDeque<Instant>,
    wrong: VecDeque<Instant>,
    /// Whether the address is shut out.
    pub banned: bool,
    /// How often it was too many.
    pub limited: usize,
}

struct Bucket {
    limit: usize,
    left: usize,
    window: Duration,
    since: Instant,
}

impl Guard {
    /// Forgets what was asked of each route so far.
    pub fn counts_anew(&mut self) {
        self.buckets.clear();
    }

    /// Counts what was wrong; too much of it shuts the address out.
    pub fn counts_wrong(&mut self, status: u16, most: usize) {
        if !matches!(status, 401 | 403 | 429) {
            return;
        }
        let ten_minutes = Duration::from_mins(10);
        self.wrong.retain(|at| at.elapsed() < ten_minutes);
        self.wrong.push_back(Instant::now());
        self.banned |= self.wrong.len() >= most;
    }
}

/// Which limit a request falls under: its route and what it is about.
fn key(route: &Route, params: &[&str]) -> String {
    let major = if route.template.starts_with("/webhooks/") {
        params.iter().take(2).copied().collect::<Vec<_>>().join("/")
    } else if route.template.starts_with("/channels/") || route.template.starts_with("/guilds/") {
        params.first().copied().unwrap_or_default().to_owned()
    } else {
        String::new()
    };
    format!("{} {} {major}", route.method, route.template)
}

/// Refuses a request before anything is done, if it is to be refused.
pub fn before(
    world: &mut World,
    ask: &Ask,
    route: &Route,
    params: &[&str],
    turn: Option<How>,
) -> Option<Said> {
    if world.guard.banned {
        let page = json!("<html><body>Access denied: error 1015</body></html>");
        return Some((429, page, vec![("Retry-After", "3600".to_owned())]));
    }
    let open = route.template.starts_with("/interactions/")
        || route.template.starts_with("/webhooks/{")
        || route.template == "/gateway";
    if !open && ask.token.as_deref() != Some(&format!("Bot {}", world.token)) {
        world.guard.counts_wrong(401, world.settings.wrong);
        return Some((401, json!({ "message": "401: Unauthorized", "code": 0 }), Vec::new()));
    }
    if let Some(How::Limited(time)) = turn {
        return Some(limited(world, time, false, &key(route, params)));
    }
    let second = Duration::from_secs(1);
    let exempt = open && route.template != "/gateway";
    if !exempt {
        while world.guard.all.front().is_some_and(|at| at.elapsed() >= second) {
            world.guard.all.pop_front();
        }
        if world.guard.all.len() >= world.settings.a_second {
            let oldest =
                world.guard.all.front().map_or(second, |at| second.saturating_sub(at.elapsed()));
            return Some(limited(world, oldest, true, &key(route, params)));
        }
        world.guard.all.push_back(Instant::now());
    }
    let key = key(route, params);
    let (limit, window) = limit_of(world, &key);
    let bucket = world.guard.buckets.entry(key.clone()).or_insert_with(|| Bucket {
        limit,
        left: limit,
        window,
        since: Instant::now(),
    });
    if bucket.since.elapsed() >= bucket.window {
        *bucket = Bucket { limit, left: limit, window, since: Instant::now() };
    }
    if bucket.left == 0 {
        let time = bucket.window.saturating_sub(bucket.since.elapsed());
        return Some(limited(world, time, false, &key));
    }
    bucket.left -= 1;
    None
}

/// How many requests a window has, and how long it is.
fn limit_of(world: &World, key: &str) -> (usize, Duration) {
    let own = world.settings.buckets.iter().find(|(begins, ..)| key.starts_with(begins.as_str()));
    own.map_or(world.settings.bucket, |(_, limit, window)| (*limit, *window))
}

/// Too many requests.
fn limited(world: &mut World, time: Duration, global: bool, key: &str) -> Said {
    world.guard.limited += 1;
    world.guard.counts_wrong(429, world.settings.wrong);
    let retry = seconds(time.max(Duration::from_millis(1)));
    let mut headers = vec![
        ("Retry-After", format!("{}", retry.ceil())),
        ("X-RateLimit-Scope", if global { "global" } else { "user" }.to_owned()),
    ];
    if global {
        headers.push(("X-RateLimit-Global", "true".to_owned()));
    } else {
        headers.extend([
            ("X-RateLimit-Limit", limit_of(world, key).0.to_string()),
            ("X-RateLimit-Remaining", "0".to_owned()),
            ("X-RateLimit-Reset-After", retry.to_string()),
            ("X-RateLimit-Bucket", hash(key)),
        ]);
    }
    let body = json!({
        "message": "You are being rate limited.", "retry_after": retry, "global": global,
    });
    (429, body, headers)
}

/// What every answer says of its limit.
pub fn headers(world: &World, route: &Route, params: &[&str]) -> Vec<(&'static str, String)> {
    let key = key(route, params);
    let Some(bucket) = world.guard.buckets.get(&key) else { return Vec::new() };
    let left = bucket.window.saturating_sub(bucket.since.elapsed());
    let now = super::super::id::now();
    let now = Duration::from_millis(now);
    vec![
        ("X-RateLimit-Limit", bucket.limit.to_string()),
        ("X-RateLimit-Remaining", bucket.left.to_string()),
        ("X-RateLimit-Reset", format!("{:.3}", (now + left).as_secs_f64())),
        ("X-RateLimit-Reset-After", format!("{:.3}", left.as_secs_f64())),
        ("X-RateLimit-Bucket", hash(&key)),
    ]
}

/// The name of a limit, the same for every channel.
fn hash(key: &str) -> String {
    let route = key.rsplit_once(' ').map_or(key, |(route, _)| route);
    let mixed = route.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |all, byte| {
        (all ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{mixed:016x}")
}

/// A body without anything in it.
pub fn nothing() -> (u16, Value) {
    (204, Value::Null)
}
