//! Everything a database holds, row by row: read in an order that is the same on both engines, and
//! written back. The statements are put together from the catalog's names, which come from our own
//! migrations. It refuses to know what a row means and how a backup looks.

use std::pin::Pin;

use futures_util::{Stream, StreamExt, TryFutureExt};
use serde_json::Value;
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

use super::catalog::{Holds, Table};
use super::{Bound, Engine, Statement, Tx};
use crate::foundation::error::{Doing, Failure, Result};

/// How many rows are put in by one statement.
const AT_ONCE: usize = 50;

/// The most values one statement may carry, on the engine that allows fewer.
const VALUES: usize = 900;

fn value(row: &AnyRow, at: usize, holds: Holds) -> Result<Value> {
    Ok(match holds {
        Holds::Text => row.try_get::<Option<String>, _>(at)?.map_or(Value::Null, Value::from),
        Holds::Whole => row.try_get::<Option<i64>, _>(at)?.map_or(Value::Null, Value::from),
        Holds::Fraction => row.try_get::<Option<f64>, _>(at)?.map_or(Value::Null, Value::from),
    })
}

/// Rows as they come.
pub type Rows<'a> = Pin<Box<dyn Stream<Item = Result<Vec<Value>>> + Send + 'a>>;

impl Tx {
    /// Every row of a table in the order of its key, a few in memory at a time.
    pub fn all_rows<'a>(&'a mut self, table: &'a Table) -> Rows<'a> {
        let exact = match self.engine() {
            Engine::Sqlite => "",
            // Whatever the database sorts by, a backup is sorted by bytes.
            Engine::Postgres => " collate \"C\"",
        };
        let names: Vec<&str> = table.columns.iter().map(|(name, _)| name.as_str()).collect();
        let text = |name: &String| {
            table.columns.iter().any(|(column, holds)| column == name && *holds == Holds::Text)
        };
        let order: Vec<String> = table
            .key
            .iter()
            .map(|name| format!("{name}{}", if text(name) { exact } else { "" }))
            .collect();
        let (names, name) = (names.join(", "), &table.name);
        let statement = format!("select {names} from {name} order by {}", order.join(", "));
        let found = async move {
            let line = self.ready().await?;
            Ok(sqlx::query(AssertSqlSafe(statement)).fetch(line).map(|row| {
                let row = row.doing("reading a table")?;
                let values = table.columns.iter().enumerate();
                values.map(|(at, (_, holds))| value(&row, at, *holds)).collect()
            }))
        };
        Box::pin(found.try_flatten_stream())
    }

    /// Whether a table has a row.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn has_rows(&mut self, table: &Table) -> Result<bool> {
        let statement = format!("select 1 as one from {} limit 1", table.name);
        let statement = Statement::made("looking into a table", statement, Vec::new());
        Ok(self.first(statement).await?.is_some())
    }

    /// Puts rows back into a table.
    ///
    /// # Errors
    /// A failure of the database, or if a row does not fit its table.
    pub async fn put_rows(&mut self, table: &Table, rows: &[Vec<Value>]) -> Result<()> {
        let width = table.columns.len();
        let names: Vec<&str> = table.columns.iter().map(|(name, _)| name.as_str()).collect();
        for some in rows.chunks((VALUES / width.max(1)).clamp(1, AT_ONCE)) {
            let places: Vec<String> = (0..some.len())
                .map(|row| {
                    let places: Vec<String> =
                        (1..=width).map(|at| format!("${}", row * width + at)).collect();
                    format!("({})", places.join(", "))
                })
                .collect();
            let (names, places) = (names.join(", "), places.join(", "));
            let statement = format!("insert into {} ({names}) values {places}", table.name);
            let mut values = Vec::with_capacity(some.len() * width);
            for row in some {
                if row.len() != width {
                    return Err(Failure::because("a row does not fit its table").into());
                }
                for (value, (_, holds)) in row.iter().zip(&table.columns) {
                    values.push(match holds {
                        Holds::Text => Bound::from(value.as_str()),
                        Holds::Whole => Bound::from(value.as_i64()),
                        Holds::Fraction => Bound::from(value.as_f64()),
                    });
                }
            }
            self.run(Statement::made("putting rows back", statement, values)).await?;
        }
        Ok(())
    }

    /// How many rows of a table name something in `column` that `other` does not have.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn orphans(
        &mut self,
        table: &str,
        column: &str,
        other: &str,
        key: &str,
    ) -> Result<i64> {
        let statement = format!(
            "select count(*) as n from {table} a where a.{column} is not null and a.{column} <> '' \
             and not exists (select 1 from {other} b where b.{key} = a.{column})"
        );
        let name = "looking for rows that belong to nothing";
        let found = self.first(Statement::made(name, statement, Vec::new())).await?;
        found.map_or(Ok(0), |row| Ok(row.try_get("n")?))
    }

    /// What the engine itself finds wrong with its file; nothing on `PostgreSQL`, which keeps its
    /// own watch.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn unsound(&mut self) -> Result<Vec<String>> {
        const WHOLE: &str = "pragma integrity_check";
        const BELONGS: &str = "pragma foreign_key_check";
        if self.engine() == Engine::Postgres {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        for row in crate::rows!(self, WHOLE)? {
            let said: String = row.try_get(0)?;
            if said != "ok" {
                found.push(said);
            }
        }
        for row in crate::rows!(self, BELONGS)? {
            let (table, other): (String, String) = (row.try_get(0)?, row.try_get(2)?);
            found.push(format!("{table} -> {other}"));
        }
        Ok(found)
    }
}
