//! Reading a row by column name, and telling a duplicate from a breakdown.

use sqlx::any::AnyRow;
use sqlx::{ColumnIndex, Decode, Row, Type};

use crate::foundation::clock::Moment;
use crate::foundation::error::{Doing, Error, Result};

/// Typed reads by column name.
pub trait Columns {
    /// A text column that is never null.
    ///
    /// # Errors
    /// A failure if the column is absent or of another type.
    fn text(&self, column: &str) -> Result<String>;
    /// A text column that may be null.
    ///
    /// # Errors
    /// As [`Columns::text`].
    fn text_maybe(&self, column: &str) -> Result<Option<String>>;
    /// A whole number.
    ///
    /// # Errors
    /// As [`Columns::text`].
    fn int(&self, column: &str) -> Result<i64>;
    /// A whole number that may be null.
    ///
    /// # Errors
    /// As [`Columns::text`].
    fn int_maybe(&self, column: &str) -> Result<Option<i64>>;
    /// A moment (bigint milliseconds UTC).
    ///
    /// # Errors
    /// As [`Columns::text`].
    fn moment(&self, column: &str) -> Result<Moment>;
    /// A moment that may be null: how a yes/no is kept.
    ///
    /// # Errors
    /// As [`Columns::text`].
    fn moment_maybe(&self, column: &str) -> Result<Option<Moment>>;
}

fn get<'r, T>(row: &'r AnyRow, column: &str) -> Result<T>
where
    T: Decode<'r, sqlx::Any> + Type<sqlx::Any>,
    for<'c> &'c str: ColumnIndex<AnyRow>,
{
    row.try_get::<T, &str>(column).doing("reading a column")
}

impl Columns for AnyRow {
    fn text(&self, column: &str) -> Result<String> {
        get(self, column)
    }

    fn text_maybe(&self, column: &str) -> Result<Option<String>> {
        get(self, column)
    }

    fn int(&self, column: &str) -> Result<i64> {
        get(self, column)
    }

    fn int_maybe(&self, column: &str) -> Result<Option<i64>> {
        get(self, column)
    }

    fn moment(&self, column: &str) -> Result<Moment> {
        get(self, column).map(Moment)
    }

    fn moment_maybe(&self, column: &str) -> Result<Option<Moment>> {
        Ok(get::<Option<i64>>(self, column)?.map(Moment))
    }
}

/// Whether a statement failed because such a row exists already (known by kind: SQLite does not
/// name the constraint).
#[must_use]
pub fn is_duplicate(error: &Error) -> bool {
    let Error::Failure(failure) = error else { return false };
    failure
        .source
        .downcast_ref::<sqlx::Error>()
        .and_then(sqlx::Error::as_database_error)
        .is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}

/// All rows of a statement: `rows!(tx, STATEMENT, a, b)`.
#[macro_export]
macro_rules! rows {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::foundation::error::Doing::doing(
            sqlx::query($sql)$(.bind($bind))*.fetch_all($tx.conn()).await,
            stringify!($sql),
        )
    };
}

/// The row of a statement, if there is one: `row!(tx, STATEMENT, a, b)`.
#[macro_export]
macro_rules! row {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::foundation::error::Doing::doing(
            sqlx::query($sql)$(.bind($bind))*.fetch_optional($tx.conn()).await,
            stringify!($sql),
        )
    };
}

/// Runs a statement and gives how many rows it touched: `run!(tx, STATEMENT, a, b)`.
#[macro_export]
macro_rules! run {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::foundation::error::Doing::doing(
            sqlx::query($sql)$(.bind($bind))*.execute($tx.conn()).await,
            stringify!($sql),
        )
        .map(|done| done.rows_affected())
    };
}
