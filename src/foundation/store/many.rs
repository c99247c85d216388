//! One statement for many rows: a constant that puts in one row is widened so that it puts in many,
//! and one that asks for one text asks for several, or writes where any of several stands. Rows of one
//! constant that wait after each other are put in so by themselves. The constant itself is what the tests
//! prepare on both engines. It refuses to know any table.

use std::borrow::Cow;
use std::ops::Range;

use sqlx::any::AnyRow;

use super::Engine;
use super::statement::{Bound, Statement, push_counted};
use super::tx::Tx;
use crate::foundation::error::{Failure, Result};

/// How many rows one statement carries: 500 are four times slower on SQLite (measured).
const AT_ONCE: usize = 50;

/// Where the values of an `insert` stand: what follows ` values `, in brackets.
fn row_of(statement: &str) -> Option<Range<usize>> {
    let begin = statement.find(" values (")? + " values ".len();
    let mut open = 0_usize;
    for (at, letter) in statement[begin..].char_indices() {
        match letter {
            '(' => open += 1,
            ')' if open == 1 => return Some(begin..begin + at + 1),
            ')' => open -= 1,
            _ => {}
        }
    }
    None
}

/// An `insert` of one row, for so many rows of so many values each.
fn widened(statement: &str, rows: usize, width: usize) -> Result<String> {
    let broken = || Failure::because("a statement for many rows puts in one row of values");
    let one = row_of(statement).ok_or_else(broken)?;
    let mut all = statement[..one.start].to_owned();
    for row in 0..rows {
        all.push_str(if row == 0 { "" } else { ", " });
        push_counted(&mut all, &statement[one.clone()], row * width);
    }
    all.push_str(&statement[one.end..]);
    Ok(all)
}

impl Statement {
    /// Several rows of one constant, as one statement.
    pub(super) fn of_rows(statement: &'static str, rows: &[Vec<Bound>]) -> Result<Self> {
        let text = widened(statement, rows.len(), rows.first().map_or(0, Vec::len))?;
        Ok(Self::made(statement, text, rows.concat()))
    }

    /// A constant that writes and ends with `= $n`, for each of several texts in its place: on SQLite all of them
    /// at once, for it tells of each statement by itself that it is done; on PostgreSQL each by itself, see
    /// [`Tx::rows_among`].
    ///
    /// # Errors
    /// A failure if the statement does not end so.
    pub fn for_each(
        engine: Engine,
        statement: &'static str,
        before: &[Bound],
        texts: &[Bound],
    ) -> Result<Vec<Self>> {
        let at_once = if engine == Engine::Sqlite { AT_ONCE } else { 1 };
        let of = |some: &[Bound]| {
            let text = any_of(statement, some.len())?;
            Ok(Self::made(statement, text, [before, some].concat()))
        };
        texts.chunks(at_once).map(of).collect()
    }

    /// Whether the rows of many such may go in together: none asks what stands there already, and what is there
    /// already is left alone.
    fn puts_in_rows(&self) -> bool {
        let Some(row) = row_of(&self.text) else { return false };
        let (values, after) = (self.text[row.clone()].to_lowercase(), &self.text[row.end..]);
        let left_alone = after.starts_with(" on conflict ") && after.ends_with(" do nothing");
        !values.contains("select") && (after.is_empty() || left_alone && !after.contains('$'))
    }

    /// Takes another row of the same constant in, if it is one.
    pub(super) fn takes(&mut self, next: Self) -> std::result::Result<(), Self> {
        let (Cow::Borrowed(this), Cow::Borrowed(that)) = (&self.text, &next.text) else {
            return Err(next);
        };
        if this == that && self.rows < AT_ONCE && next.puts_in_rows() {
            self.values.extend(next.values);
            self.rows += 1;
            return Ok(());
        }
        Err(next)
    }

    /// With its rows written out, where it has taken in more than one.
    pub(super) fn written_out(self) -> Result<Self> {
        if self.rows < 2 {
            return Ok(self);
        }
        let text = widened(&self.text, self.rows, self.values.len() / self.rows)?;
        Ok(Self::made(self.name, text, self.values))
    }
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

/// A statement that ends with `= $n`, for any of so many texts: for what looks at all of a small table anyway.
fn any_of(statement: &str, texts: usize) -> Result<String> {
    let broken = || Failure::because("a statement for many texts ends with `= $n`");
    let at = statement.rfind("= $").ok_or_else(broken)?;
    let first: usize = statement[at + "= $".len()..].parse().map_err(|_| broken())?;
    if texts == 1 {
        return Ok(statement.to_owned());
    }
    let all: Vec<String> = (first..first + texts).map(|number| format!("${number}")).collect();
    Ok(format!("{}in ({})", &statement[..at], all.join(", ")))
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
            put += self.run(Statement::of_rows(statement, some)?).await?;
        }
        Ok(usize::try_from(put).unwrap_or(usize::MAX))
    }

    /// As [`Tx::put_many`], left to be sent with the next statement that is looked at, as [`Tx::put`] does.
    ///
    /// # Errors
    /// As [`Tx::put_many`].
    pub async fn leave_many(&mut self, statement: &'static str, rows: &[Vec<Bound>]) -> Result<()> {
        for some in rows.chunks(AT_ONCE) {
            self.put(Statement::of_rows(statement, some)?).await?;
        }
        Ok(())
    }

    /// A constant that writes and ends with `= $n`, for several texts in its place, left to be sent with the next
    /// statement that is looked at, as [`Tx::put`] does. For what looks at all of a small table anyway: see
    /// [`Tx::rows_among`].
    ///
    /// # Errors
    /// A failure of the database, where so much waits that it is sent now.
    pub async fn leave_among(
        &mut self,
        statement: &'static str,
        before: &[Bound],
        texts: &[Bound],
    ) -> Result<()> {
        for some in texts.chunks(AT_ONCE) {
            let text = any_of(statement, some.len())?;
            self.put(Statement::made(statement, text, [before, some].concat())).await?;
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
    use super::{AT_ONCE, among, any_of, widened};
    use crate::foundation::store::Statement;

    #[test]
    fn rows_of_one_statement_go_in_together_where_none_is_about_another() {
        let put = |text: &'static str, value: &str| Statement::new("PUT", text, vec![value.into()]);
        let plain = "insert into a (b, c) values ($1, 0) on conflict (b) do nothing";
        let mut rows = put(plain, "one");
        rows.takes(put(plain, "two")).unwrap();
        assert!(rows.takes(put("insert into a (b) values ($1)", "three")).is_err());
        let out = rows.written_out().unwrap();
        assert_eq!(
            (out.text.as_ref(), out.values),
            (
                "insert into a (b, c) values ($1, 0), ($2, 0) on conflict (b) do nothing",
                vec!["one".into(), "two".into()]
            )
        );
        for alone in [
            "insert into a (b) values ($1) on conflict (b) do update set b = a.b + 1",
            "insert into a (b) values ($1) on conflict (b)\ndo update set b = 1",
            "insert into a (b) values ($1) on conflict (b) where c = $2 do nothing",
            "insert into a (b) values ((SELECT max(b) from a) + $1)",
            "insert into a (b) values ($1) returning b",
            "insert into a (b) select $1 from a",
            "update a set b = $1",
        ] {
            assert!(put(alone, "one").takes(put(alone, "two")).is_err(), "{alone}");
        }
        let mut many = put(plain, "first");
        for _ in 1..AT_ONCE {
            many.takes(put(plain, "next")).unwrap();
        }
        assert!(many.takes(put(plain, "last")).is_err());
    }

    #[test]
    fn a_statement_for_one_is_widened_for_many() {
        let one = "insert into a (b, c) values ($1, $2) on conflict (b) do nothing returning b";
        assert_eq!(
            widened(one, 2, 2).unwrap(),
            "insert into a (b, c) values ($1, $2), ($3, $4) on conflict (b) do nothing returning b"
        );
        assert_eq!(widened(one, 1, 2).unwrap(), one);
        assert_eq!(
            widened(
                "insert into a (b, c, d) values ($1, (select e from f where g = $1) - $2, 0)",
                2,
                2
            )
            .unwrap(),
            "insert into a (b, c, d) values ($1, (select e from f where g = $1) - $2, 0), \
             ($3, (select e from f where g = $3) - $4, 0)"
        );
        assert!(widened("delete from a", 2, 1).is_err());
        let some = "select b from a where c = $1 and b = $2";
        assert_eq!(
            among(some, 2).unwrap(),
            "select b from a where c = $1 and b = $2 union all select b from a where c = $1 and b = $3"
        );
        assert_eq!(among(some, 1).unwrap(), some);
        assert!(among("select b from a where b = $2 order by b", 3).is_err());
        assert!(among("select b from a", 3).is_err());
        let one = "update a set b = $1 where c = $2";
        assert_eq!(any_of(one, 2).unwrap(), "update a set b = $1 where c in ($2, $3)");
        assert!(any_of("update a set b = $1 where c = $2 and d", 2).is_err());
    }
}
