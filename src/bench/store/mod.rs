//! What the database does on its own, without Puente: commits of one row, as durable as ours and
//! not, and rows put in many at once. In a table of its own, which it takes away again.

pub mod agenda;
mod fresh;
pub mod year;

use std::time::Duration;

use sqlx::{AnyConnection, Connection, Executor};

use crate::foundation::clock::Stopwatch;
use crate::foundation::error::{Doing, Result};

pub use fresh::Ground;

const MAKE: &str = "create table if not exists bench_row (number bigint primary key, text text)";
const DROP: &str = "drop table bench_row";
const ONE: &str = "insert into bench_row (number, text) values ($1, $2)";

/// How a commit is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durable {
    /// Until it is on the disk, as Puente does: `synchronous = full`, `synchronous_commit = on`.
    Yes,
    /// Until the system has taken it: what a power cut may lose.
    No,
}

async fn open(url: &str, durable: Durable) -> Result<AnyConnection> {
    sqlx::any::install_default_drivers();
    let sqlite = url.starts_with("sqlite:");
    let address = if sqlite { format!("{url}?mode=rwc") } else { url.to_owned() };
    let mut connection = AnyConnection::connect(&address).await.doing("reaching the database")?;
    let how = match (sqlite, durable) {
        (true, Durable::Yes) => "pragma journal_mode = wal; pragma synchronous = full",
        (true, Durable::No) => "pragma journal_mode = wal; pragma synchronous = normal",
        (false, Durable::Yes) => "set synchronous_commit = on",
        (false, Durable::No) => "set synchronous_commit = off",
    };
    connection.execute(how).await?;
    connection.execute(MAKE).await?;
    Ok(connection)
}

/// How many single rows one connection commits in a second, one after the other, tried `long`.
///
/// # Errors
/// A failure of the database.
pub async fn commits(url: &str, durable: Durable, long: Duration) -> Result<f64> {
    let mut connection = open(url, durable).await?;
    let since = Stopwatch::start();
    let mut done = 0_i64;
    while since.read() < long {
        sqlx::query(ONE)
            .bind(done)
            .bind("a row of a usual length")
            .execute(&mut connection)
            .await?;
        done += 1;
    }
    let took = since.read().as_secs_f64();
    connection.execute(DROP).await?;
    connection.close().await?;
    Ok(f64::from(u32::try_from(done).unwrap_or(u32::MAX)) / took)
}
