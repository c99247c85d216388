//! One statement with its values, and several of them as one: each statement costs SQLite a way to a
//! thread and back, which takes longer than most statements do (half of all processor time, measured).
//! It refuses to know any table.

use std::borrow::Cow;

use sqlx::query::Query;
use sqlx::{Any, AssertSqlSafe};

/// A value of a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Bound {
    /// Text; none is null.
    Text(Option<String>),
    /// A whole number; none is null.
    Whole(Option<i64>),
    /// Another number; none is null.
    Fraction(Option<f64>),
}

impl From<&str> for Bound {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

impl From<&String> for Bound {
    fn from(text: &String) -> Self {
        Self::Text(Some(text.clone()))
    }
}

impl From<String> for Bound {
    fn from(text: String) -> Self {
        Self::Text(Some(text))
    }
}

impl From<Option<&str>> for Bound {
    fn from(text: Option<&str>) -> Self {
        Self::Text(text.map(str::to_owned))
    }
}

impl From<Option<String>> for Bound {
    fn from(text: Option<String>) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Bound {
    fn from(number: i64) -> Self {
        Self::Whole(Some(number))
    }
}

impl From<Option<i64>> for Bound {
    fn from(number: Option<i64>) -> Self {
        Self::Whole(number)
    }
}

impl From<f64> for Bound {
    fn from(number: f64) -> Self {
        Self::Fraction(Some(number))
    }
}

impl From<Option<f64>> for Bound {
    fn from(number: Option<f64>) -> Self {
        Self::Fraction(number)
    }
}

/// A statement with its values, and what it is called where it fails.
#[derive(Clone, Debug)]
pub struct Statement {
    pub(super) name: &'static str,
    pub(super) text: Cow<'static, str>,
    pub(super) values: Vec<Bound>,
    /// How many rows of values are still to be written out, of an `insert` that stands in the code for one.
    pub(super) rows: usize,
    /// It begins or ends a transaction: nothing of it is worth being prepared.
    pub(super) plain: bool,
}

/// A statement as the library asks it.
pub(super) type Asked = Query<'static, Any, <Any as sqlx::Database>::Arguments>;

impl Statement {
    /// One whose text stands in the code.
    #[must_use]
    pub fn new(name: &'static str, text: &'static str, values: Vec<Bound>) -> Self {
        Self { name, text: text.into(), values, rows: 1, plain: false }
    }

    /// One that begins or ends a transaction.
    pub(super) fn plain(name: &'static str, text: &'static str) -> Self {
        Self { name, text: text.into(), values: Vec::new(), rows: 1, plain: true }
    }

    /// One whose text is made of such, or of the names of a catalog.
    pub(super) fn made(name: &'static str, text: String, values: Vec<Bound>) -> Self {
        Self { name, text: text.into(), values, rows: 1, plain: false }
    }

    /// As the library asks it.
    pub(super) fn asked(self) -> Asked {
        let mut query = match self.text {
            Cow::Borrowed(text) => sqlx::query(text),
            Cow::Owned(text) => sqlx::query(AssertSqlSafe(text)),
        };
        for value in self.values {
            query = match value {
                Bound::Text(text) => query.bind(text.map(without_nul)),
                Bound::Whole(number) => query.bind(number),
                Bound::Fraction(number) => query.bind(number),
            };
        }
        query
    }

    /// Several as one, in their order: each counts its values after those before it.
    pub(super) fn joined(all: impl IntoIterator<Item = Self>) -> Self {
        let mut joined = Self::plain("", "");
        for one in all {
            if joined.text.is_empty() {
                joined = one;
                continue;
            }
            let text = joined.text.to_mut();
            text.push_str("; ");
            push_counted(text, &one.text, joined.values.len());
            joined.values.extend(one.values);
            joined.name = one.name;
            joined.plain = false;
        }
        joined
    }
}

/// A text as both databases keep it: PostgreSQL refuses a NUL, and for SQLite some of its functions end a text
/// there.
fn without_nul(mut text: String) -> String {
    if text.contains('\0') {
        text.retain(|c| c != '\0');
    }
    text
}

/// Adds a text whose `$1` is the value after so many others.
pub(super) fn push_counted(onto: &mut String, text: &str, before: usize) {
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        let (head, tail) = rest.split_at(at + 1);
        onto.push_str(head);
        let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
        match tail[..digits].parse::<usize>() {
            Ok(number) => onto.push_str(&(number + before).to_string()),
            Err(_) => onto.push_str(&tail[..digits]),
        }
        rest = &tail[digits..];
    }
    onto.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_are_one_and_each_has_its_own_values() {
        let one = Statement::new("ONE", "begin", vec![]);
        let two =
            Statement::new("TWO", "update a set b = $2 where c = $1", vec![1.into(), "b".into()]);
        let three =
            Statement::new("THREE", "select d from a where c = $1 or b = '$'", vec![2.into()]);
        let joined = Statement::joined([one, two, three]);
        assert_eq!(joined.name, "THREE");
        assert_eq!(
            joined.text,
            "begin; update a set b = $2 where c = $1; select d from a where c = $3 or b = '$'"
        );
        assert_eq!(joined.values, [1.into(), "b".into(), 2.into()]);
    }
}
