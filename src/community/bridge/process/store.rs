//! Which synthesis is about which process: every statement on that table.

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::GroupId;
use crate::{rows, run};

const ADD: &str = "insert into synthesis_process (synthesis_id, process_id, process, at) \
    values ($1, $2, $3, $4) on conflict (synthesis_id, process_id) do nothing";
const DROP: &str = "delete from synthesis_process where synthesis_id = $1 and process_id = $2";
const OF_PROCESS: &str = "select x.synthesis_id from synthesis_process x join synthesis s \
    on s.synthesis_id = x.synthesis_id where x.process_id = $1 and s.edition > 0 \
    and s.state <> 'withdrawn' order by s.number desc limit $2";
const OF_GROUP: &str = "select x.synthesis_id, x.process_id from synthesis_process x \
    join synthesis s on s.synthesis_id = x.synthesis_id where s.group_id = $1";
const OF_SYNTHESIS: &str = "select process_id from synthesis_process where synthesis_id = $1 \
    order by at, process_id";

/// Notes that a synthesis is about a process, by its id and short name. False if that is known.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn add(
    tx: &mut Tx,
    synthesis: &str,
    (process, slug): (&str, &str),
    at: Moment,
) -> Result<bool> {
    Ok(run!(tx, ADD, synthesis, process, slug, at.0)? == 1)
}

/// Takes that back. False if it was not so.
pub async fn drop(tx: &mut Tx, synthesis: &str, process: &str) -> Result<bool> {
    Ok(run!(tx, DROP, synthesis, process)? == 1)
}

/// The syntheses about a process that stand in the rooms, the last first.
pub async fn of_process(tx: &mut Tx, process: &str, most: i64) -> Result<Vec<String>> {
    rows!(tx, OF_PROCESS, process, most)?.iter().map(|row| row.text("synthesis_id")).collect()
}

/// Which syntheses of a group are about which processes, as their ids.
pub async fn of_group(tx: &mut Tx, group: &GroupId) -> Result<Vec<(String, String)>> {
    rows!(tx, OF_GROUP, group.as_str())?
        .iter()
        .map(|row| Ok((row.text("synthesis_id")?, row.text("process_id")?)))
        .collect()
}

/// The processes a synthesis is about.
pub async fn of_synthesis(tx: &mut Tx, synthesis: &str) -> Result<Vec<String>> {
    rows!(tx, OF_SYNTHESIS, synthesis)?.iter().map(|row| row.text("process_id")).collect()
}
