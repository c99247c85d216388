//! Where the house works by itself: what listens, answers and carries. Beside SQLite, which has threads of its own,
//! that is one thread: each step is short and waits for the next, and spread over several each would wake another
//! one, in vain most times, and be done where nothing of it is at hand. What takes long is done elsewhere
//! (`spawn_blocking`). Pages are served on as many threads as there are cores.

use std::future::Future;
use std::sync::mpsc::channel;

use tokio::runtime::{Builder, Handle};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::foundation::error::{Doing, Result};
use crate::foundation::store::Engine;

/// The thread, for as long as this lives.
#[derive(Debug)]
pub(super) struct Workroom {
    handle: Handle,
    /// It ends when this is dropped.
    _open: watch::Sender<()>,
}

impl Workroom {
    /// Opens it. A connection to PostgreSQL belongs to the thread that opened it, and all share them: beside that,
    /// the work is done where pages are served.
    ///
    /// # Errors
    /// A failure if no thread can be made.
    pub fn beside(engine: Engine) -> Result<Self> {
        let (open, mut closed) = watch::channel(());
        if engine == Engine::Postgres {
            return Ok(Self { handle: Handle::current(), _open: open });
        }
        let (tell, told) = channel();
        std::thread::Builder::new().name("workroom".to_owned()).spawn(move || {
            // Made here: where a runtime waits for its end it must not be dropped.
            let runtime = match Builder::new_current_thread().enable_all().build() {
                Ok(runtime) => runtime,
                Err(error) => return drop(tell.send(Err(error))),
            };
            let _ = tell.send(Ok(runtime.handle().clone()));
            runtime.block_on(async {
                // It changes never: an end is its being dropped.
                let _ = closed.changed().await;
            });
            runtime.shutdown_background();
        })?;
        let handle = told.recv().doing("opening the workroom")??;
        Ok(Self { handle, _open: open })
    }

    /// Has something done there.
    pub fn does(&self, among: &mut JoinSet<()>, work: impl Future<Output = ()> + Send + 'static) {
        among.spawn_on(work, &self.handle);
    }

    /// What comes of something done there.
    ///
    /// # Errors
    /// A failure if it breaks.
    pub async fn done<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> Result<T> {
        Ok(self.handle.spawn(work).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::{Engine, JoinSet, Workroom};

    #[tokio::test]
    async fn beside_sqlite_the_work_has_a_thread_of_its_own_until_nobody_needs_it() {
        let here = || async { std::thread::current().name().map(str::to_owned) };
        let shared = Workroom::beside(Engine::Postgres).unwrap();
        assert_eq!(shared.done(here()).await.unwrap(), here().await);
        let own = Workroom::beside(Engine::Sqlite).unwrap();
        assert_eq!(own.done(here()).await.unwrap().as_deref(), Some("workroom"));
        let mut working = JoinSet::new();
        own.does(&mut working, std::future::pending());
        drop(own);
        let ended = working.join_next().await.unwrap();
        assert!(ended.unwrap_err().is_cancelled(), "what is done there ends with it");
    }
}
