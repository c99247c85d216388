//! What is acted on: noted so that it is acted on once, however it was given, and of one account only so
//! much. What is more may be a program gone astray that answers our answers: it is told once a minute,
//! and nothing more.

use super::{Discord, store};
use crate::foundation::error::Result;
use crate::foundation::store::Tx;

/// How much of one account is acted on in a minute, as everywhere.
pub(super) const A_MINUTE: i64 = 60;

/// What becomes of something heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noted {
    /// It is acted on.
    New,
    /// It was acted on before.
    Known,
    /// It is too much, and whoever does it is to be told so.
    TooMuch,
    /// It is too much, and they were told.
    More,
}

impl Discord {
    /// Notes that something an account asks is acted on, if it is, in the transaction that does it.
    pub(super) async fn acted(&self, tx: &mut Tx, id: &str, who: &str) -> Result<Noted> {
        let at = self.base().world.now();
        let since = at.plus_seconds(-60);
        if store::recent(tx, who, since).await? >= A_MINUTE {
            let told = store::slow(tx, who, since, at).await?;
            return Ok(if told { Noted::TooMuch } else { Noted::More });
        }
        let new = store::first(tx, id, who, at).await?;
        Ok(if new { Noted::New } else { Noted::Known })
    }
}
