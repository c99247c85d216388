//! All milestones of a group at once, which may be ten thousand: one row for each process, with its
//! milestones in one text, as in [`packed`](crate::foundation::store::packed), but with signs between them and
//! their columns.

use super::{Milestone, date};
use crate::foundation::clock::Moment;
use crate::foundation::error::{Failure, Result};
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId};
use crate::rows;

// No id, day or number has one of the two signs in it, nor has a code, which is a slug (`templates/table.rs`).
const STANDING: &str = "select m.process_id, string_agg(m.milestone_id || '|' || m.place || '|' || m.step \
    || '|' || m.begins || '|' || m.due || '|' || m.due_at || '|' || m.duty || '|' \
    || coalesce(m.member_id, '') || '|' || m.moved || '|' || m.laid_at || '|' \
    || coalesce(cast(m.done_at as text), '') || '|' || coalesce(m.done_by, ''), ';' order by m.place) \
    as packed from milestone m join process p on p.process_id = m.process_id \
    where p.group_id = $1 and (p.ended_at is null or p.ended_at >= $2) \
    group by m.process_id order by m.process_id";
/// How many columns each has.
const COLUMNS: usize = 12;

/// The milestones of the processes of a group that are under way, or ended since a moment: by process, those
/// of each in order.
///
/// # Errors
/// A failure of the database.
pub async fn standing(
    tx: &mut Tx,
    group: &GroupId,
    since: Moment,
) -> Result<Vec<(String, Vec<Milestone>)>> {
    let mut all = Vec::new();
    for row in rows!(tx, STANDING, group.as_str(), since.0)? {
        let process = row.text("process_id")?;
        let packed = row.text("packed")?;
        let of = packed.split(';').map(|one| unpacked(&process, one));
        let of = of.collect::<Result<Vec<Milestone>>>()?;
        all.push((process, of));
    }
    Ok(all)
}

fn unpacked(process: &str, packed: &str) -> Result<Milestone> {
    let mut columns = [""; COLUMNS];
    let mut given = packed.split('|');
    for column in &mut columns {
        *column = given.next().unwrap_or_default();
    }
    let [id, place, step, begins, due, at, duty, whose, moved, laid, done, done_by] = columns;
    if given.next().is_some() {
        return Err(Failure::because(format!("a milestone of too many columns: {id}")).into());
    }
    let member = |id: &str| Some(id).filter(|id| !id.is_empty()).map(MemberId::from);
    Ok(Milestone {
        id: id.to_owned(),
        process: process.to_owned(),
        place: place.parse()?,
        step: step.to_owned(),
        begins: date(begins)?,
        due: date(due)?,
        at: Moment(at.parse()?),
        duty: duty.to_owned(),
        member: member(whose),
        moved: moved.parse()?,
        laid: Moment(laid.parse()?),
        done: if done.is_empty() { None } else { Some(Moment(done.parse()?)) },
        done_by: member(done_by),
    })
}
