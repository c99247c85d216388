//! The files that came with a picked message. They stay where they are; that there are any is said
//! wherever the message is, so that none is dropped in silence. It knows nothing of the files.

use super::store::Pick;
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;
use crate::foundation::store::Tx;
use crate::foundation::talk::store;
use crate::say;

/// Looks how many files came with each of some messages.
///
/// # Errors
/// A failure of the database.
pub async fn look(tx: &mut Tx, picks: &mut [Pick]) -> Result<()> {
    for pick in picks {
        pick.attachments = store::attachments(tx, &pick.message_id).await?;
    }
    Ok(())
}

/// What is said of a message, and that files came with it.
#[must_use]
pub fn with(said: Say, attachments: i64) -> Say {
    if attachments == 0 { said } else { say!("bridge-attached", said = said, count = attachments) }
}
