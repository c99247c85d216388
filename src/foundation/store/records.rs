//! What is exported for people, as data: which statement reads a kind of records, and what each of
//! its columns holds. It refuses to know what a record means and how a file looks.

use futures_util::{StreamExt, TryFutureExt};
use serde_json::Value;
use sqlx::Row;

use super::{Rows, Tx};
use crate::foundation::error::Doing;

/// What a column of an export holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Is {
    /// Text as it stands.
    Text,
    /// A whole number.
    Whole,
    /// A moment.
    Moment,
    /// A moment at which something became so: whether it is.
    Yes,
    /// A member, by id.
    Member,
    /// Somebody's account on the web, which is their handle.
    Account,
    /// A room, by id.
    Room,
    /// A post of Puente's.
    Posted,
    /// Something with parts, as JSON.
    Parts,
}

/// What a statement is asked with, as its only value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The id of a group.
    Group,
    /// The id of one room after the other.
    Room,
}

/// One kind of records of a group. An export has one file of each.
#[derive(Clone, Copy, Debug)]
pub struct Records {
    /// Its name: that of the file. What it holds is worded under `records-NAME`.
    pub name: &'static str,
    /// The tables it is read from.
    pub tables: &'static [&'static str],
    /// What its statement is asked with.
    pub of: Of,
    /// The statement; its order is the same each time.
    pub sql: &'static str,
    /// Its columns, as the statement names them. What each holds is worded under `column-NAME`.
    pub columns: &'static [(&'static str, Is)],
    /// The column of whoever said what stands there: the record is left out if they have said no.
    pub said_by: Option<&'static str>,
}

impl Tx {
    /// The records of one kind, of a group or a room, as they come: numbers and moments as whole
    /// numbers, the rest as text.
    pub fn records<'a>(&'a mut self, kind: &'a Records, of: &'a str) -> Rows<'a> {
        let found = async move {
            let line = self.ready().await?;
            Ok(sqlx::query(kind.sql).bind(of).fetch(line).map(move |row| {
                let row = row.doing("reading records")?;
                let value = |(name, is): &(&str, Is)| {
                    Ok(match is {
                        Is::Whole | Is::Moment | Is::Yes => row
                            .try_get::<Option<i64>, _>(*name)
                            .doing("reading a column of records")?
                            .map_or(Value::Null, Value::from),
                        _ => row
                            .try_get::<Option<String>, _>(*name)
                            .doing("reading a column of records")?
                            .map_or(Value::Null, Value::from),
                    })
                };
                kind.columns.iter().map(value).collect()
            }))
        };
        Box::pin(found.try_flatten_stream())
    }
}
