//! One file of an export, JSON Lines or CSV, written record by record. It knows nothing of what
//! the records mean.
//!
//! CSV is UTF-8 without a byte order mark: the mark would be part of the first column's name for
//! every program but one, which asks for the encoding when it imports.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::Path;

use serde_json::{Map, Value};

use crate::foundation::error::{Doing, Result};
use crate::foundation::store::Records;

/// How a text may not begin in a table file: a spreadsheet would take it for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A file that is being written.
pub(super) enum Sheet {
    /// One JSON object a line.
    Lines(BufWriter<File>, Vec<&'static str>),
    /// A table with a line of names.
    Table(Box<csv::Writer<BufWriter<File>>>),
}

fn make(path: &Path) -> Result<BufWriter<File>> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    Ok(BufWriter::new(options.open(path).doing("making a file of an export")?))
}

/// A value in a cell of a table.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) if text.starts_with(FORMULA) => format!("'{text}"),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

impl Sheet {
    pub(super) fn open(path: &Path, format: &str, kind: &Records) -> Result<Self> {
        let names: Vec<&'static str> = kind.columns.iter().map(|(name, _)| *name).collect();
        let file = make(path)?;
        if format == "jsonl" {
            return Ok(Self::Lines(file, names));
        }
        let mut table = csv::Writer::from_writer(file);
        table.write_record(&names).doing("writing a table")?;
        Ok(Self::Table(Box::new(table)))
    }

    pub(super) fn put(&mut self, row: &[Value]) -> Result<()> {
        match self {
            Self::Lines(file, names) => {
                let line: Map<String, Value> =
                    names.iter().map(|name| (*name).to_owned()).zip(row.iter().cloned()).collect();
                serde_json::to_writer(&mut *file, &line).doing("writing a record")?;
                file.write_all(b"\n").doing("writing a record")
            }
            Self::Table(table) => {
                table.write_record(row.iter().map(cell)).doing("writing a record")
            }
        }
    }

    pub(super) fn close(self) -> Result<()> {
        let file = match self {
            Self::Lines(file, _) => file,
            Self::Table(table) => table
                .into_inner()
                .map_err(|error| std::io::Error::other(error.to_string()))
                .doing("ending a table")?,
        };
        let file = file.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        file.sync_all().doing("ending a file of an export")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::cell;

    #[test]
    fn nothing_in_a_cell_begins_like_a_formula() {
        for bad in ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1"] {
            assert_eq!(cell(&Value::from(bad)), format!("'{bad}"));
        }
        for (value, shown) in [
            (json!(null), ""),
            (json!(-1), "-1"),
            (json!(true), "true"),
            (json!("a = b"), "a = b"),
            (json!({ "a": ["=1"] }), "{\"a\":[\"=1\"]}"),
        ] {
            assert_eq!(cell(&value), shown);
        }
    }
}
