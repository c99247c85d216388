//! How Puente forgets a person on Matrix, and what it tidies. What it keeps there of them is under
//! which account they are known and to what they reacted, which stands in what they contributed.

use super::{NAME, store};
use crate::foundation::capability::Capability;
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;
use crate::foundation::store::Tx;
use crate::foundation::talk::{Base, Leaving};
use crate::say;

/// How many days an event is remembered that was acted on: longer than any sync repeats it.
const EVENT_DAYS: i64 = 30;

/// How many days an event waits for its key.
const SEALED_DAYS: i64 = 7;

/// The platform's part in erasures, checks and what is done daily.
#[must_use]
pub fn capability() -> Capability {
    Capability {
        name: NAME,
        erase: Some(|_, tx, gone| Box::pin(erase(tx, gone))),
        check: Some(|_, tx| Box::pin(check(tx))),
        daily: vec![("matrix.sweep", |base, tx, _| Box::pin(sweep(base, tx)))],
        ..Capability::default()
    }
}

async fn erase(tx: &mut Tx, gone: &Leaving) -> Result<()> {
    for account in gone.accounts.iter().filter(|account| account.platform == NAME) {
        store::forget(tx, &account.native_id).await?;
    }
    Ok(())
}

async fn check(tx: &mut Tx) -> Result<Vec<Say>> {
    let count = store::waiting(tx).await?;
    Ok((count > 0).then(|| say!("matrix-check-sealed", count = count)).into_iter().collect())
}

async fn sweep(base: &Base, tx: &mut Tx) -> Result<()> {
    let days = |count: i64| base.world.now().plus_seconds(-count * 86_400);
    store::sweep(tx, days(EVENT_DAYS), days(SEALED_DAYS)).await
}
