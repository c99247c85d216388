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

/// A statement with its values: `statement!(STATEMENT, a, b)`.
#[macro_export]
macro_rules! statement {
    ($sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::foundation::store::Statement::new(
            stringify!($sql),
            $sql,
            vec![$($crate::foundation::store::Bound::from($bind)),*],
        )
    };
}

/// All rows of a statement: `rows!(tx, STATEMENT, a, b)`.
#[macro_export]
macro_rules! rows {
    ($tx:expr, $($statement:tt)*) => {
        $tx.all($crate::statement!($($statement)*)).await
    };
}

/// The row of a statement, if there is one: `row!(tx, STATEMENT, a, b)`.
#[macro_export]
macro_rules! row {
    ($tx:expr, $($statement:tt)*) => {
        $tx.first($crate::statement!($($statement)*)).await
    };
}

/// Runs a statement and gives how many rows it touched: `run!(tx, STATEMENT, a, b)`.
#[macro_export]
macro_rules! run {
    ($tx:expr, $($statement:tt)*) => {
        $tx.run($crate::statement!($($statement)*)).await
    };
}

/// Leaves a statement to be run before the next one that is looked at: for what writes, and whose
/// outcome nobody looks at: `put!(tx, STATEMENT, a, b)`.
#[macro_export]
macro_rules! put {
    ($tx:expr, $($statement:tt)*) => {
        $tx.put($crate::statement!($($statement)*)).await
    };
}
