//! Whose turn it is to listen: one process of those that share a database. On a server that is a row
//! with an end, put off for as long as the process lives, so that one that is frozen loses it too. Over
//! a file it is a lock on another one beside it, which ends with the process and costs no write.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::{Discord, store};
use crate::foundation::error::{Doing, Result};
use crate::foundation::store::Engine;

/// For how long a connection is one process's, and how often it says that it still has it, in seconds.
const LEASE: i64 = 8;
pub(super) const RENEWED: i64 = 3;

/// What is locked, beside the database.
const BESIDE: &str = "discord.lock";

/// A lock that this process holds, if it does.
#[derive(Debug, Default)]
pub(super) struct Turn(Mutex<Option<File>>);

impl Turn {
    /// Takes or keeps the lock; false if another process has it.
    fn take(&self, path: &Path) -> Result<bool> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.is_some() {
            return Ok(true);
        }
        let file = File::create(path).doing("taking the connection to Discord")?;
        match file.try_lock() {
            Ok(()) => *held = Some(file),
            Err(TryLockError::WouldBlock) => return Ok(false),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        Ok(true)
    }

    fn let_go(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

impl Discord {
    /// Whether the connection is ours for a while.
    pub(super) async fn hold(&self) -> Result<bool> {
        let base = self.base();
        if base.store.engine() == Engine::Sqlite {
            return self.turn.take(&base.store.beside(BESIDE));
        }
        let now = base.world.now();
        let mut tx = base.store.begin().await?;
        let held = store::hold(&mut tx, &self.process, now, now.plus_seconds(LEASE)).await?;
        tx.commit().await?;
        Ok(held)
    }

    /// Gives the connection back: another process need not wait until it would be over.
    pub(super) async fn let_go(&self) -> Result<()> {
        self.turn.let_go();
        if self.base().store.engine() == Engine::Sqlite {
            return Ok(());
        }
        let mut tx = self.base().store.begin().await?;
        store::let_go(&mut tx, &self.process).await?;
        tx.commit().await
    }
}
