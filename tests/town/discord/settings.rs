//! What can be set, and what Discord's own figures are.

use std::time::Duration;

use super::gateway::intent;

/// How strict, how fast, how patient. What a scene does not set is as Discord has it, but for the
/// windows named here as gentler, in which real scenes would only wait.
#[derive(Clone)]
pub struct Settings {
    /// Requests in a second, over all routes but those of interactions (50).
    pub a_second: usize,
    /// Requests of one route in a window, and the window. Gentler: Discord gives a channel 5
    /// messages in 5 seconds, and this 50 in one.
    pub bucket: (usize, Duration),
    /// The same for routes whose method and template begin so: the first that fits.
    pub buckets: Vec<(String, usize, Duration)>,
    /// Wrong requests in ten minutes before the address is shut out (10,000).
    pub wrong: usize,
    /// How long a nonce is remembered. Discord says *the past few minutes*.
    pub nonce: Duration,
    /// How long an interaction waits for its first answer (3 s).
    pub first_answer: Duration,
    /// How long its token is good (15 min).
    pub token_lasts: Duration,
    /// For how long an interaction was on its way before it is told: as if it had been done so much
    /// earlier.
    pub on_its_way: Duration,
    /// How often a client shows that it is alive.
    pub heartbeat: Duration,
    /// Between two beginnings of sessions. Gentler: Discord asks for 5 s, and this for none.
    pub between_sessions: Duration,
    /// How long a session waits for somebody to come back.
    pub session_lasts: Duration,
    /// Sends of a client in a minute (120).
    pub sends: usize,
    /// The intents that need leave and have it.
    pub privileged: u64,
    /// What is recommended, and how many may begin at once.
    pub shards: (u64, u64),
    /// How long a scene waits for what should come.
    pub patience: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            a_second: 50,
            bucket: (50, Duration::from_secs(1)),
            buckets: Vec::new(),
            wrong: 10_000,
            nonce: Duration::from_mins(3),
            first_answer: Duration::from_secs(3),
            token_lasts: Duration::from_mins(15),
            on_its_way: Duration::ZERO,
            heartbeat: Duration::from_millis(41_250),
            between_sessions: Duration::ZERO,
            session_lasts: Duration::from_mins(3),
            sends: 120,
            privileged: intent::CONTENT | intent::MEMBERS,
            shards: (1, 1),
            patience: Duration::from_secs(30),
        }
    }
}
