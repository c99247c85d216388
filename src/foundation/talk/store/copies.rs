//! What platforms call a message: one name for each of its parts in each place, in their order.

use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::ids::MessageId;
use crate::{put, row, rows};

pub(super) const COPY: &str = "insert into message_copy \
    (platform, place, native_id, message_id, part) values ($1, $2, $3, $4, $5) \
    on conflict (platform, place, native_id) do nothing";
const SHED: &str =
    "delete from message_copy where message_id = $1 and platform = $2 and place = $3";
const NATIVES: &str = "select native_id from message_copy where message_id = $1 and platform = $2 \
    and place = $3 order by part";
const ATTACHMENTS: &str = "select count(*) as n from message_copy c join message m \
    on m.message_id = c.message_id where c.message_id = $1 and c.part > 0 and m.author <> '' \
    and m.deleted_at is null";
const ORIGIN: &str = "select c.platform, c.place, c.native_id from message_copy c \
    join message m on m.message_id = c.message_id and m.platform = c.platform and m.place = c.place \
    where m.message_id = $1 and c.part = 0";

/// Writes down what a platform calls the parts of a message.
///
/// # Errors
/// A failure of the database.
pub async fn copies(
    tx: &mut Tx,
    id: &MessageId,
    platform: &str,
    place: &str,
    native_ids: &[String],
) -> Result<()> {
    for (part, native_id) in native_ids.iter().enumerate() {
        let part = i64::try_from(part).unwrap_or(0);
        put!(tx, COPY, platform, place, native_id.as_str(), id.as_str(), part)?;
    }
    Ok(())
}

/// Writes down what a platform calls the parts of a message that was changed there, which may be more
/// than before, or fewer.
///
/// # Errors
/// A failure of the database.
pub async fn parts(
    tx: &mut Tx,
    id: &MessageId,
    platform: &str,
    place: &str,
    native_ids: &[String],
) -> Result<()> {
    put!(tx, SHED, id.as_str(), platform, place)?;
    copies(tx, id, platform, place, native_ids).await
}

/// Writes down that files came with a message: each is a part of it, after the first.
///
/// # Errors
/// A failure of the database.
pub async fn attached(
    tx: &mut Tx,
    id: &MessageId,
    platform: &str,
    place: &str,
    native_id: &str,
    count: usize,
) -> Result<()> {
    for part in 1..=i64::try_from(count).unwrap_or(0) {
        let native_id = format!("{native_id}#{part}");
        put!(tx, COPY, platform, place, native_id, id.as_str(), part)?;
    }
    Ok(())
}

/// How many files came with a message somebody said and that stands.
///
/// # Errors
/// A failure of the database.
pub async fn attachments(tx: &mut Tx, id: &MessageId) -> Result<i64> {
    row!(tx, ATTACHMENTS, id.as_str())?.map_or(Ok(0), |row| row.int("n"))
}

/// Where a message was said: the platform, the place, and what the platform calls it.
///
/// # Errors
/// A failure of the database.
pub async fn origin(tx: &mut Tx, id: &MessageId) -> Result<Option<(String, String, String)>> {
    let found = row!(tx, ORIGIN, id.as_str())?;
    let read = |row: &sqlx::any::AnyRow| {
        Ok((row.text("platform")?, row.text("place")?, row.text("native_id")?))
    };
    found.as_ref().map(read).transpose()
}

/// What a platform calls the parts of a message in a place.
///
/// # Errors
/// A failure of the database.
pub async fn natives(
    tx: &mut Tx,
    id: &MessageId,
    platform: &str,
    place: &str,
) -> Result<Vec<String>> {
    rows!(tx, NATIVES, id.as_str(), platform, place)?
        .iter()
        .map(|row| row.text("native_id"))
        .collect()
}
