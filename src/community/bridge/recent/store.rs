//! What happened to syntheses since a moment, and in which somebody has part: statements on the bridge's
//! tables.

use std::collections::BTreeSet;

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::Lang;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId};
use crate::{row, rows};

// What somebody did themselves is no news to them. An objection without words was taken back.
const TOUCHED: &str = "select synthesis_id, max(at) as at from (\
    select e.synthesis_id, e.at from edition e join synthesis s on s.synthesis_id = e.synthesis_id \
    where s.group_id = $1 and e.at > $2 and e.author_member_id <> $3 \
    union all select o.synthesis_id, o.at from objection o join synthesis s \
    on s.synthesis_id = o.synthesis_id where s.group_id = $1 and o.at > $2 and o.text <> '' \
    and o.member_id <> $3 \
    union all select o.synthesis_id, o.answered_at from objection o join synthesis s \
    on s.synthesis_id = o.synthesis_id where s.group_id = $1 and o.answered_at > $2 \
    and o.text <> '' and coalesce(o.answered_by, '') <> $3 \
    union all select r.synthesis_id, r.at from response r join synthesis s \
    on s.synthesis_id = r.synthesis_id where s.group_id = $1 and r.at > $2 \
    and r.member_id <> $3) happened group by synthesis_id";
const PART_OF: &str = "select q.synthesis_id from quote_check q join synthesis s \
    on s.synthesis_id = q.synthesis_id where s.group_id = $1 and q.member_id = $2 \
    union select o.synthesis_id from objection o join synthesis s \
    on s.synthesis_id = o.synthesis_id where s.group_id = $1 and o.member_id = $2 \
    union select r.synthesis_id from response r join synthesis s \
    on s.synthesis_id = r.synthesis_id where s.group_id = $1 and r.member_id = $2 \
    union select e.synthesis_id from edition e join synthesis s \
    on s.synthesis_id = e.synthesis_id where s.group_id = $1 and e.author_member_id = $2 \
    union select p.synthesis_id from pick_request k join point_source f on f.pick_id = k.pick_id \
    join point p on p.point_id = f.point_id and p.removed_at is null \
    join synthesis s on s.synthesis_id = p.synthesis_id where s.group_id = $1 and k.member_id = $2 \
    union select p.synthesis_id from point_confirmation c join point p on p.point_id = c.point_id \
    join synthesis s on s.synthesis_id = p.synthesis_id where s.group_id = $1 and c.member_id = $2";
const WAITING_FOR: &str = "select p.synthesis_id from point p join synthesis s \
    on s.synthesis_id = p.synthesis_id where s.group_id = $1 and s.state <> 'withdrawn' \
    and p.position = 'question' and p.language = $2 and p.removed_at is null \
    and not exists (select 1 from response r where r.synthesis_id = p.synthesis_id \
    and r.point_number = p.number)";
const UNANSWERED: &str = "select o.synthesis_id from objection o join synthesis s \
    on s.synthesis_id = o.synthesis_id where s.group_id = $1 and o.text <> '' \
    and o.answered_at is null";
const ASKED_FOR: &str = "select p.synthesis_id from pick_request k \
    join point_source f on f.pick_id = k.pick_id join point p on p.point_id = f.point_id \
    and p.removed_at is null where p.synthesis_id = $1 and k.member_id = $2 limit 1";
const OBJECTED: &str = "select count(case when answered_at is null then 1 end) as still, \
    count(case when answered_at > $2 and member_id = $3 then 1 end) as yours, \
    count(case when answered_at > $2 and member_id <> $3 then 1 end) as others \
    from objection where synthesis_id = $1 and text <> ''";

/// How the objections to a synthesis stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Objected {
    /// Without an answer.
    pub open: i64,
    /// Somebody's own that were answered since.
    pub yours_answered: i64,
    /// Those of others that were answered since.
    pub answered: i64,
}

/// The syntheses of a group to which others did something since a moment, with when that was last;
/// withdrawals are not among it.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn touched(
    tx: &mut Tx,
    group: &GroupId,
    other_than: &MemberId,
    since: Moment,
) -> Result<Vec<(String, Moment)>> {
    rows!(tx, TOUCHED, group.as_str(), since.0, other_than.as_str())?
        .iter()
        .map(|row| Ok((row.text("synthesis_id")?, row.moment("at")?)))
        .collect()
}

/// The syntheses of a group in which somebody has part: quoted, asked for, objected to, answered,
/// confirmed or written by them.
pub async fn part_of(tx: &mut Tx, group: &GroupId, member: &MemberId) -> Result<BTreeSet<String>> {
    rows!(tx, PART_OF, group.as_str(), member.as_str())?
        .iter()
        .map(|row| row.text("synthesis_id"))
        .collect()
}

/// The syntheses of a group with a question to a room that nobody has answered.
pub async fn waiting_for(tx: &mut Tx, group: &GroupId, room: &Lang) -> Result<Vec<String>> {
    rows!(tx, WAITING_FOR, group.as_str(), room.code())?
        .iter()
        .map(|row| row.text("synthesis_id"))
        .collect()
}

/// The syntheses of a group with an objection that nobody has answered.
pub async fn unanswered(tx: &mut Tx, group: &GroupId) -> Result<Vec<String>> {
    rows!(tx, UNANSWERED, group.as_str())?.iter().map(|row| row.text("synthesis_id")).collect()
}

/// Whether a synthesis rests on what somebody asked for.
pub async fn asked_for(tx: &mut Tx, synthesis: &str, member: &MemberId) -> Result<bool> {
    Ok(row!(tx, ASKED_FOR, synthesis, member.as_str())?.is_some())
}

/// How the objections to a synthesis stand, for somebody and since a moment.
pub async fn objected(
    tx: &mut Tx,
    synthesis: &str,
    member: &MemberId,
    since: Moment,
) -> Result<Objected> {
    row!(tx, OBJECTED, synthesis, since.0, member.as_str())?.map_or(
        Ok(Objected::default()),
        |row| {
            Ok(Objected {
                open: row.int("still")?,
                yours_answered: row.int("yours")?,
                answered: row.int("others")?,
            })
        },
    )
}
