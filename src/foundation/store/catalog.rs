//! Which tables stand in the database, as the migrations made them and as the engine tells them:
//! what a backup carries and what an examination looks through. It refuses to know what a table
//! means.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::open::migrations;
use super::row::Columns;
use super::{Engine, Tx};
use crate::foundation::error::Result;
use crate::rows;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Text.
    Text,
    /// A whole number.
    Whole,
    /// A fraction.
    Fraction,
}

/// One table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns in order.
    pub columns: Vec<(String, Holds)>,
    /// The columns of its primary key, in order.
    pub key: Vec<String>,
}

const COLUMNS_SQLITE: &str = "select m.name as place, c.name as part, c.type as kind, \
    c.pk as key from sqlite_master m join pragma_table_info(m.name) c \
    where m.type = 'table' order by m.name, c.cid";
const COLUMNS_POSTGRES: &str = "select cast(c.table_name as text) as place, \
    cast(c.column_name as text) as part, cast(c.data_type as text) as kind, \
    cast(coalesce(k.ordinal_position, 0) as bigint) as key from information_schema.columns c \
    left join information_schema.table_constraints t on t.table_schema = c.table_schema \
    and t.table_name = c.table_name and t.constraint_type = 'PRIMARY KEY' \
    left join information_schema.key_column_usage k on k.table_schema = c.table_schema \
    and k.constraint_name = t.constraint_name and k.table_name = c.table_name \
    and k.column_name = c.column_name where c.table_schema = 'public' \
    order by c.table_name, c.ordinal_position";

static MADE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?m)^create table (\w+) ").ok());

/// The names of all tables, each after those it refers to: the order in which migrations make them.
#[must_use]
pub fn in_order() -> Vec<String> {
    let Some(made) = MADE.as_ref() else { return Vec::new() };
    let texts = migrations();
    texts
        .iter()
        .flat_map(|(_, _, text)| made.captures_iter(text))
        .map(|found| found[1].to_owned())
        .collect()
}

impl Tx {
    /// Every table that stands, each after those it refers to.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn catalog(&mut self) -> Result<Vec<Table>> {
        let statement = match self.engine() {
            Engine::Sqlite => COLUMNS_SQLITE,
            Engine::Postgres => COLUMNS_POSTGRES,
        };
        let mut found: BTreeMap<String, (Table, Vec<(i64, String)>)> = BTreeMap::new();
        for row in rows!(self, statement)? {
            let (name, part) = (row.text("place")?, row.text("part")?);
            let holds = match row.text("kind")?.to_lowercase().as_str() {
                "bigint" => Holds::Whole,
                "double precision" => Holds::Fraction,
                _ => Holds::Text,
            };
            let table = Table { name: name.clone(), columns: Vec::new(), key: Vec::new() };
            let (table, key) = found.entry(name).or_insert((table, Vec::new()));
            let place = row.int("key")?;
            if place > 0 {
                key.push((place, part.clone()));
            }
            table.columns.push((part, holds));
        }
        let ordered = in_order().into_iter().filter_map(|name| {
            let (mut table, mut key) = found.remove(&name)?;
            key.sort();
            table.key = key.into_iter().map(|(_, part)| part).collect();
            Some(table)
        });
        Ok(ordered.collect())
    }
}
