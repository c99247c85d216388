//! What changed, heard topic by topic: named here after a commit, or by another process through
//! `PostgreSQL`. It refuses to know what a topic means.

use tokio::sync::broadcast::{self, error::RecvError};

/// The topic that stands for all: something may have been missed.
pub(super) const EVERYTHING: &str = "*";

/// Topics as they are named, from the moment it was made.
pub struct News(broadcast::Receiver<String>);

impl News {
    /// Heard from a channel.
    pub(in crate::foundation) fn of(receiver: broadcast::Receiver<String>) -> Self {
        Self(receiver)
    }

    /// Waits until one topic is named, or a part of it (`jobs:web` of `jobs`), or until it may have
    /// been: after more news than can be held, or a time when other processes could not be heard.
    pub async fn about(&mut self, topic: &str) {
        self.about_any(&[topic]).await;
    }

    /// Passes over what was named until now.
    pub fn pass_over(&mut self) {
        while self.0.try_recv().is_ok() {}
    }

    /// As [`News::about`], for one of several topics.
    pub async fn about_any(&mut self, topics: &[&str]) {
        loop {
            match self.0.recv().await {
                Ok(named)
                    if topics.iter().any(|topic| part_of(&named, topic)) || named == EVERYTHING =>
                {
                    return;
                }
                Ok(_) => {}
                Err(RecvError::Lagged(_)) => return,
                // The database is closed: there is nothing to hear any more.
                Err(RecvError::Closed) => std::future::pending().await,
            }
        }
    }
}

fn part_of(named: &str, topic: &str) -> bool {
    named.strip_prefix(topic).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
}
