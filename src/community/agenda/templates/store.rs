//! The templates a group has changed: every statement on their table.

use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::GroupId;
use crate::rows;

const ALL: &str = "select kind, content from agenda_template where group_id = $1 order by kind";

/// A group's own templates as they were written down: kind and content.
///
/// # Errors
/// A failure of the database.
pub async fn all(tx: &mut Tx, group: &GroupId) -> Result<Vec<(String, String)>> {
    rows!(tx, ALL, group.as_str())?
        .iter()
        .map(|row| Ok((row.text("kind")?, row.text("content")?)))
        .collect()
}
