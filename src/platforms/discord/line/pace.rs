//! How fast may be asked: what Discord tells of its limits with each answer, the limit of the whole
//! bot, and how much may be refused before a machine is heard no more. Pure but for a lock; it never
//! waits itself.
//!
//! Nothing is known of a route before its first answer. Source: Discord's "Rate Limits": limits are
//! told per bucket and top-level resource and "should not be hard coded"; 50 requests a second for the
//! whole bot, without those that answer interactions; 10,000 refusals (401, 403, 429) in ten minutes
//! shut a machine out.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use reqwest::{Method, Response, StatusCode};

use crate::foundation::clock::Moment;

/// How many requests a second the whole bot may make.
const A_SECOND: usize = 50;

/// How many refusals in ten minutes are held to be too near to being shut out.
const REFUSALS: usize = 9_000;
const TEN_MINUTES: i64 = 600;

/// How long is waited where a refusal does not say, in milliseconds.
const A_WHILE: i64 = 1_000;

/// How many routes are kept in mind before those that are free again are forgotten.
const MANY: usize = 1_000;

/// What a limit counts for: a method and a path, in which only the top-level resource is itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Route {
    shape: String,
    resource: String,
    /// It answers an interaction, which the limit of the whole bot leaves out.
    answers: bool,
}

impl Route {
    /// The route of a request.
    pub fn of(method: &Method, path: &[&str]) -> Self {
        let is_id = |piece: &str| piece.len() > 8 && piece.chars().all(|c| c.is_ascii_digit());
        let first = path.first().copied().unwrap_or_default();
        let answers = matches!(first, "interactions" | "webhooks");
        let mut shape = method.to_string();
        for (at, piece) in path.iter().enumerate() {
            let named = at > 0 && path[at - 1] == "reactions";
            let token = answers && at == 2;
            shape.push('/');
            shape.push_str(if is_id(piece) || named || token { "*" } else { piece });
        }
        let resource = match first {
            "channels" | "guilds" => path.get(1).copied().unwrap_or_default().to_owned(),
            _ if answers => path[1..path.len().min(3)].join("/"),
            _ => String::new(),
        };
        Self { shape, resource, answers }
    }

    /// The route as it is written down: without what it is about.
    pub fn name(&self) -> &str {
        &self.shape
    }
}

/// What an answer tells of limits.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Told {
    /// The bucket the route is counted in.
    pub bucket: Option<String>,
    /// How many more may be asked before the moment.
    pub left: Option<(i64, Moment)>,
    /// It was too much: how many milliseconds to wait.
    pub too_much: Option<i64>,
    /// That holds for the whole bot.
    pub whole: bool,
    /// It counts as a refusal.
    pub refused: bool,
    /// When, by our clock.
    pub at: Moment,
    /// When, by theirs.
    pub theirs: Option<Moment>,
}

impl Told {
    /// What an answer told at a moment.
    pub fn of(answer: &Response, at: Moment) -> Self {
        let header = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok());
        let seconds = |name: &str| header(name).and_then(|text| text.parse::<f64>().ok());
        let status = answer.status();
        let limited = status == StatusCode::TOO_MANY_REQUESTS;
        let left = header("x-ratelimit-remaining").and_then(|text| text.parse().ok());
        let until = seconds("x-ratelimit-reset-after").map(|after| at.0 + milliseconds(after));
        let shared = header("x-ratelimit-scope") == Some("shared");
        Self {
            bucket: header("x-ratelimit-bucket").map(str::to_owned),
            left: left.zip(until.map(Moment)),
            too_much: limited.then(|| seconds("retry-after").map_or(A_WHILE, milliseconds).max(1)),
            whole: header("x-ratelimit-global").is_some(),
            refused: match status {
                StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => true,
                _ => limited && !shared,
            },
            at,
            theirs: header("date").and_then(date),
        }
    }
}

/// The moment of a date as HTTP writes it.
fn date(text: &str) -> Option<Moment> {
    let read = jiff::fmt::rfc2822::parse(text).ok()?;
    Some(Moment(read.timestamp().as_millisecond()))
}

/// Seconds in milliseconds, rounded up so that nothing is asked too early.
fn milliseconds(seconds: f64) -> i64 {
    // A day bounds it: no limit is longer, and what is no number is nothing.
    #[expect(clippy::cast_possible_truncation, reason = "it is within a day")]
    let rounded = (seconds.clamp(0.0, 86_400.0) * 1000.0).ceil() as i64;
    rounded
}

/// What is left in one bucket.
#[derive(Clone, Copy, Debug)]
struct Left {
    count: i64,
    until: Moment,
}

#[derive(Debug, Default)]
struct Known {
    /// Which bucket a shape of request is counted in.
    buckets: HashMap<String, String>,
    /// What is left in a bucket for a resource.
    left: HashMap<(String, String), Left>,
    /// Nothing may go before this.
    all_until: Moment,
    /// When the last requests went, at most a second's worth.
    gone: VecDeque<Moment>,
    /// When something was refused, at most as much as is too much.
    refused: VecDeque<Moment>,
}

/// How fast may be asked.
#[derive(Debug, Default)]
pub(super) struct Pace(Mutex<Known>);

impl Pace {
    fn known(&self) -> std::sync::MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the right to ask now; otherwise gives the moment to look again.
    pub fn take(&self, route: &Route, now: Moment) -> Result<(), Moment> {
        let mut known = self.known();
        if known.is_spent(now) {
            let oldest = known.refused.front().copied().unwrap_or(now);
            return Err(oldest.plus_seconds(TEN_MINUTES));
        }
        if known.all_until > now && !route.answers {
            return Err(known.all_until);
        }
        if !route.answers {
            while known.gone.front().is_some_and(|gone| now.0 - gone.0 >= 1000) {
                known.gone.pop_front();
            }
            if known.gone.len() >= A_SECOND
                && let Some(first) = known.gone.front()
            {
                return Err(first.plus_seconds(1));
            }
        }
        let key = known.key(route);
        if let Some(left) = known.left.get_mut(&key) {
            if left.until <= now {
                known.left.remove(&key);
            } else if left.count <= 0 {
                return Err(left.until);
            } else {
                left.count -= 1;
            }
        }
        if !route.answers {
            known.gone.push_back(now);
        }
        Ok(())
    }

    /// Learns what an answer told.
    pub fn learn(&self, route: &Route, told: &Told) {
        let mut known = self.known();
        if let Some(bucket) = &told.bucket {
            known.buckets.insert(route.shape.clone(), bucket.clone());
        }
        let key = known.key(route);
        if let Some((count, until)) = told.left {
            let before = known.left.get(&key).filter(|left| left.until >= told.at);
            // Answers overtake each other: of one span of time the least holds.
            let count = match before {
                Some(left) if left.until.0.abs_diff(until.0) < 500 => left.count.min(count),
                _ => count,
            };
            known.left.insert(key.clone(), Left { count, until });
        }
        if let Some(wait) = told.too_much {
            let until = Moment(told.at.0 + wait);
            if told.whole {
                known.all_until = known.all_until.max(until);
            } else {
                known.left.insert(key, Left { count: 0, until });
            }
        }
        if told.refused {
            known.refused.push_back(told.at);
            if known.refused.len() > REFUSALS {
                known.refused.pop_front();
            }
        }
        if known.left.len() > MANY {
            known.left.retain(|_, left| left.until > told.at);
        }
    }

    /// Whether so much was refused that nothing more is asked for a while.
    pub fn spent(&self, now: Moment) -> bool {
        self.known().is_spent(now)
    }
}

impl Known {
    fn key(&self, route: &Route) -> (String, String) {
        let bucket = self.buckets.get(&route.shape).unwrap_or(&route.shape);
        (bucket.clone(), route.resource.clone())
    }

    fn is_spent(&self, now: Moment) -> bool {
        let since = now.plus_seconds(-TEN_MINUTES);
        self.refused.len() >= REFUSALS && self.refused.front().is_some_and(|first| *first > since)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_000_000);

    fn say(channel: &str) -> Route {
        Route::of(&Method::POST, &["channels", channel, "messages"])
    }

    fn told(left: i64, after: i64) -> Told {
        Told {
            bucket: Some("abc".to_owned()),
            left: Some((left, Moment(NOW.0 + after))),
            at: NOW,
            ..Told::default()
        }
    }

    #[test]
    fn a_route_is_its_shape_and_what_it_is_about_at_the_top() {
        let one =
            Route::of(&Method::PATCH, &["channels", "111111111111", "messages", "222222222222"]);
        let two =
            Route::of(&Method::PATCH, &["channels", "111111111111", "messages", "333333333333"]);
        assert_eq!(one, two);
        assert_eq!(one.name(), "PATCH/channels/*/messages/*");
        assert_ne!(say("111111111111"), say("444444444444"));
        let answer =
            Route::of(&Method::POST, &["interactions", "555555555555", "aToken", "callback"]);
        assert_eq!(answer.name(), "POST/interactions/*/*/callback");
        assert!(answer.answers);
        let react =
            ["channels", "111111111111", "messages", "222222222222", "reactions", "🌉", "@me"];
        assert_eq!(
            Route::of(&Method::PUT, &react).name(),
            "PUT/channels/*/messages/*/reactions/*/@me"
        );
    }

    #[test]
    fn what_is_left_is_kept_to_for_each_channel() {
        let pace = Pace::default();
        assert_eq!(pace.take(&say("111111111111"), NOW), Ok(()));
        pace.learn(&say("111111111111"), &told(1, 2_000));
        assert_eq!(pace.take(&say("111111111111"), NOW), Ok(()));
        assert_eq!(pace.take(&say("111111111111"), NOW), Err(Moment(NOW.0 + 2_000)));
        assert_eq!(pace.take(&say("444444444444"), NOW), Ok(()), "another channel is free");
        assert_eq!(pace.take(&say("111111111111"), Moment(NOW.0 + 2_000)), Ok(()));
    }

    #[test]
    fn an_answer_that_was_overtaken_gives_nothing_back() {
        let pace = Pace::default();
        pace.learn(&say("111111111111"), &told(0, 2_000));
        pace.learn(&say("111111111111"), &told(1, 2_000));
        assert_eq!(pace.take(&say("111111111111"), NOW), Err(Moment(NOW.0 + 2_000)));
    }

    #[test]
    fn what_was_too_much_holds_one_route_or_all() {
        let pace = Pace::default();
        let one = Told { too_much: Some(700), at: NOW, ..Told::default() };
        pace.learn(&say("111111111111"), &one);
        assert_eq!(pace.take(&say("111111111111"), NOW), Err(Moment(NOW.0 + 700)));
        assert_eq!(pace.take(&say("444444444444"), NOW), Ok(()));
        pace.learn(&say("111111111111"), &Told { whole: true, ..one });
        assert_eq!(pace.take(&say("444444444444"), NOW), Err(Moment(NOW.0 + 700)));
        let answer =
            Route::of(&Method::POST, &["interactions", "555555555555", "aToken", "callback"]);
        assert_eq!(pace.take(&answer, NOW), Ok(()), "whoever waits for an answer gets it");
    }

    #[test]
    fn the_whole_bot_asks_fifty_times_a_second() {
        let pace = Pace::default();
        for number in 0..A_SECOND {
            let channel = format!("1111111111{number:02}");
            assert_eq!(pace.take(&say(&channel), NOW), Ok(()));
        }
        assert_eq!(pace.take(&say("444444444444"), NOW), Err(NOW.plus_seconds(1)));
        assert_eq!(pace.take(&say("444444444444"), NOW.plus_seconds(1)), Ok(()));
    }

    #[test]
    fn nothing_is_asked_once_too_much_was_refused() {
        let pace = Pace::default();
        for _ in 0..REFUSALS {
            pace.learn(&say("111111111111"), &Told { refused: true, at: NOW, ..Told::default() });
        }
        assert!(pace.spent(NOW));
        assert_eq!(pace.take(&say("444444444444"), NOW), Err(NOW.plus_seconds(TEN_MINUTES)));
        assert!(!pace.spent(NOW.plus_seconds(TEN_MINUTES)));
    }

    #[test]
    fn their_clock_is_read() {
        assert_eq!(date("Tue, 01 Dec 2026 14:00:00 GMT"), Some(Moment(1_796_133_600_000)));
        assert_eq!(date("yesterday"), None);
    }

    #[test]
    fn a_wait_is_rounded_up() {
        assert_eq!(milliseconds(0.0401), 41);
        assert_eq!(milliseconds(1.0), 1_000);
        assert_eq!(milliseconds(f64::NAN), 0);
    }
}
