//! What people said in a place and have not taken away, as far as is known: for whoever holds it
//! against what the platform shows.

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::rows;

/// A message that stands, as far as is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The platform's id of it.
    pub native_id: String,
    /// The account that said it.
    pub author: String,
    /// When it was said, and when it was edited last.
    pub since: Moment,
}

// What Puente said itself has no author, nor has what was said by somebody who is forgotten.
const STANDING: &str = "select c.native_id, m.author, coalesce(m.edited_at, m.at) as since \
    from message_copy c join message m on m.message_id = c.message_id and m.platform = c.platform \
    and m.place = c.place where c.platform = $1 and c.place = $2 and c.native_id >= $3 \
    and c.native_id <= $4 and c.part = 0 and m.author <> '' and m.deleted_at is null";

/// What people said in a place and have not taken away, from one of the platform's ids to another, as
/// texts are ordered.
///
/// # Errors
/// A failure of the database.
pub async fn standing(
    tx: &mut Tx,
    (platform, place): (&str, &str),
    (first, last): (&str, &str),
) -> Result<Vec<Standing>> {
    rows!(tx, STANDING, platform, place, first, last)?
        .iter()
        .map(|row| {
            Ok(Standing {
                native_id: row.text("native_id")?,
                author: row.text("author")?,
                since: row.moment("since")?,
            })
        })
        .collect()
}
