//! The keys of the account, where it has some: an application service speaks without a device of its
//! own, and reads and says only what is open.

use serde_json::Value;

use super::crypt::Crypt;
use crate::foundation::error::{Failure, Result};

/// The keys, or none.
pub(super) enum Keys {
    /// Those of a device.
    Held(Crypt),
    /// None: what is closed stays closed.
    None,
}

impl Keys {
    /// See [`Crypt::take`].
    pub async fn take(&self, sync: &Value) -> Result<Vec<String>> {
        match self {
            Self::Held(crypt) => crypt.take(sync).await,
            Self::None => Ok(Vec::new()),
        }
    }

    /// See [`Crypt::send`].
    pub async fn send(&self) -> Result<()> {
        match self {
            Self::Held(crypt) => crypt.send().await,
            Self::None => Ok(()),
        }
    }

    /// See [`Crypt::open_event`].
    pub async fn open_event(&self, room: &str, event: &Value) -> Result<Option<Value>> {
        match self {
            Self::Held(crypt) => crypt.open_event(room, event).await,
            Self::None => Ok(None),
        }
    }

    /// See [`Crypt::close`]; a failure without keys.
    pub async fn close(
        &self,
        room: &str,
        members: &[String],
        kind: &str,
        content: &Value,
    ) -> Result<Value> {
        match self {
            Self::Held(crypt) => crypt.close(room, members, kind, content).await,
            Self::None => {
                Err(Failure::because("the room is encrypted, and there are no keys").into())
            }
        }
    }

    /// See [`Crypt::turn_key`].
    pub async fn turn_key(&self, room: &str) -> Result<()> {
        match self {
            Self::Held(crypt) => crypt.turn_key(room).await,
            Self::None => Ok(()),
        }
    }
}
