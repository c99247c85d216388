//! How Puente forgets a person on Discord, and what it tidies. What it keeps there of them is under
//! which account they are known, what it has acted on in the last days, and for a day what they were
//! writing into a form and had still to read.

use super::store::lines::{self, Lasts};
use super::{NAME, store};
use crate::foundation::capability::Capability;
use crate::foundation::error::Result;
use crate::foundation::store::Tx;
use crate::foundation::talk::{Base, Leaving};

/// How many days it is remembered what was acted on: far longer than a gateway repeats anything.
const EVENT_DAYS: i64 = 30;

/// How many days a form that nobody sent is kept, and what stands behind a button.
const FORM_DAYS: i64 = 1;
const LINE_DAYS: i64 = 730;

/// The platform's part in erasures and what is done daily.
#[must_use]
pub fn capability() -> Capability {
    Capability {
        name: NAME,
        erase: Some(|_, tx, gone| Box::pin(erase(tx, gone))),
        daily: vec![("discord.sweep", |base, tx, _| Box::pin(sweep(base, tx)))],
        ..Capability::default()
    }
}

async fn erase(tx: &mut Tx, gone: &Leaving) -> Result<()> {
    for account in gone.accounts.iter().filter(|account| account.platform == NAME) {
        store::forget(tx, &account.native_id).await?;
        lines::forget(tx, &account.native_id).await?;
    }
    Ok(())
}

async fn sweep(base: &Base, tx: &mut Tx) -> Result<()> {
    let ago = |days: i64| base.world.now().plus_seconds(-days * 86_400);
    lines::sweep(tx, Lasts::Shortly, ago(FORM_DAYS)).await?;
    lines::sweep(tx, Lasts::Long, ago(LINE_DAYS)).await?;
    store::sweep(tx, ago(EVENT_DAYS)).await
}
