//! One statement for many rows: a constant that puts in one row is widened so that it puts in many,
//! and one that asks for one text asks for several. The constant itself is what the tests prepare on
//! both engines. It refuses to know any table.

use sqlx::any::AnyRow;

use super::statement::{Bound, Statement};
use super::tx::Tx;
use crate::foundation::error::{Failure, Result};

/// How many rows one statement carries: 500 are four times slower on SQLite (measured).
const AT_ONCE: usize = 50;

/// `($1, …, $n)` of an `insert`, once for each of so many rows.
fn widened(statement: &str, rows: usize) -> Result<String> {
    let broken = || Failure::because("a statement for many rows puts in one row of values");
    let begin = statement.find(" values (").ok_or_else(broken)? + " values ".len();
    let end = begin + statement[begin..].find(')').ok_or_else(broken)? + 1;
    let width = statement[begin..end].matches('$').count();
    let places: Vec<String> = (0..rows)
        .map(|row| {
            let places: Vec<String> =
                (1..=width).map(|at| format!("${}", row * width + at)).collect();
            format!("({})", places.join(", "))
        })
        .collect();
    Ok(format!("{}{}{}", &statement[..begin], places.join(", "), &statement[end..]))
}

/// A statement that ends with `= $n`, asked for so many texts at once. Each of them is asked for by
/// itself: given a list, PostgreSQL may walk along all of a place instead of its keys, as long as it
/// knows no figures of the table, and a prepared statement keeps to that. (PostgreSQL 15, measured: 14 ms
/// instead of 0.4 for fifty keys among 10,000)
fn among(statement: &str, texts: usize) -> Result<String> {
    let broken = || Failure::because("a statement for many texts ends with `= $n`");
    let at = statement.rfind("= $").ok_or_else(broken)? + "= $".len();
    let first: usize = statement[at..].parse().map_err(|_| broken())?;
    let each: Vec<String> =
        (first..first + texts).map(|number| format!("{}{number}", &statement[..at])).collect();
    Ok(each.join(" union all "))
}

impl Tx {
    /// Puts many rows in by a constant that puts in one: `insert into t (a, b) values ($1, $2) …`;
    /// how many it put in, which is fewer where it does nothing on a conflict.
    ///
    /// # Errors
    /// A failure of the database, or if a row has not as many values as the statement.
    pub async fn put_many(
        &mut self,
        statement: &'static str,
        rows: &[Vec<Bound>],
    ) -> Result<usize> {
        let mut put = 0;
        for some in rows.chunks(AT_ONCE) {
            let text = widened(statement, some.len())?;
            put += self.run(Statement::made(statement, text, some.concat())).await?;
        }
        Ok(usize::try_from(put).unwrap_or(usize::MAX))
    }

    /// As [`Tx::put_many`], left to be sent with the next statement that is looked at, as [`Tx::put`] does.
    ///
    /// # Errors
    /// As [`Tx::put_many`].
    pub async fn leave_many(&mut self, statement: &'static str, rows: &[Vec<Bound>]) -> Result<()> {
        for some in rows.chunks(AT_ONCE) {
            let text = widened(statement, some.len())?;
            self.put(Statement::made(statement, text, some.concat())).await?;
        }
        Ok(())
    }

    /// All rows of a constant that ends with `= $n`, for several texts in its place.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn rows_among(
        &mut self,
        statement: &'static str,
        before: &[Bound],
        texts: &[Bound],
    ) -> Result<Vec<AnyRow>> {
        let mut found = Vec::new();
        for some in texts.chunks(AT_ONCE) {
            let text = among(statement, some.len())?;
            let values = [before, some].concat();
            found.extend(self.all(Statement::made(statement, text, values)).await?);
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::{among, widened};

    #[test]
    fn a_statement_for_one_is_widened_for_many() {
        let one = "insert into a (b, c) values ($1, $2) on conflict (b) do nothing returning b";
        assert_eq!(
            widened(one, 2).unwrap(),
            "insert into a (b, c) values ($1, $2), ($3, $4) on conflict (b) do nothing returning b"
        );
        assert_eq!(widened(one, 1).unwrap(), one);
        assert!(widened("delete from a", 2).is_err());
        let some = "select b from a where c = $1 and b = $2";
        assert_eq!(
            among(some, 2).unwrap(),
            "select b from a where c = $1 and b = $2 union all select b from a where c = $1 and b = $3"
        );
        assert_eq!(among(some, 1).unwrap(), some);
        assert!(among("select b from a where b = $2 order by b", 3).is_err());
        assert!(among("select b from a", 3).is_err());
    }
}
