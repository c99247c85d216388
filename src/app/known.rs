//! What a person sees on a card or in the desk and no command answers: the number of a pick. For
//! whoever plays people from outside; it changes nothing.

use crate::community::bridge::picks;
use crate::foundation::error::Result;
use crate::foundation::store::Tx;
use crate::foundation::talk::MessageId;

/// The number under which a message waits in the bridge person's tray, or crossed; none if
/// nobody asked for it, or if nobody asks for it any more.
///
/// # Errors
/// A failure of the database.
pub async fn pick_number(tx: &mut Tx, message: &MessageId) -> Result<Option<i64>> {
    let pick = picks::store::of_message(tx, message).await?;
    Ok(pick.filter(|pick| pick.state != "gone").map(|pick| pick.number))
}
