//! Facts: what happened, by ids only, and who counts them.
//!
//! A capability appends a fact in the transaction of its change. Readers run inside that same
//! transaction, in the order `app.rs` lists them, so that a count and what it counts stand or
//! fall together. A fact never holds words or names: erasing a person never edits history.

use crate::foundation::clock::{Boxed, Moment, World};
use crate::foundation::error::Result;
use crate::foundation::store::{Bound, Columns, Tx};
use crate::{row, rows};

/// Something that happened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fact {
    /// What, as `capability.past-participle`: `talk.said`, `bridge.published`.
    pub kind: &'static str,
    /// In which group.
    pub group: String,
    /// In which room, if in one.
    pub room: Option<String>,
    /// The language of that room.
    pub language: Option<String>,
    /// Whose doing.
    pub member: Option<String>,
    /// What it is about: a message, a synthesis, another member.
    pub subject: String,
    /// How many, in the unit of the kind; one by default.
    pub quantity: i64,
    /// When.
    pub at: Moment,
}

/// Reads facts inside the transaction that appended them: one, or a page of what was missed, in the
/// order in which they happened.
pub type Reader = for<'a> fn(&'a mut Tx, &'a World, &'a [Fact]) -> Boxed<'a, Result<()>>;

/// The readers, in their fixed order.
#[derive(Clone, Default)]
pub struct Journal {
    readers: Vec<Reader>,
}

const APPEND: &str = "insert into fact (fact_id, kind, group_id, room_id, language, member_id, \
    subject, quantity, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const SINCE: &str = "select room_id, language, member_id, subject, quantity, at from fact \
    where group_id = $1 and kind = $2 and at > $3 order by at desc, fact_id desc limit $4";
const DOERS: &str = "select distinct subject, member_id, kind from fact where group_id = $1 \
    and at > $2 and kind = $3";
const COUNT: &str = "select count(*) as n from fact where kind = $1 and group_id = $2";

impl Journal {
    /// A journal read by `readers`, in that order.
    #[must_use]
    pub fn new(readers: Vec<Reader>) -> Self {
        Self { readers }
    }

    /// Writes a fact and lets every reader count it.
    ///
    /// # Errors
    /// A failure of the database or of a reader: then the whole transaction must not commit.
    pub async fn append(&self, tx: &mut Tx, world: &World, fact: &Fact) -> Result<()> {
        self.append_all(tx, world, std::slice::from_ref(fact)).await
    }

    /// As [`Journal::append`], for many facts in the order in which they happened.
    ///
    /// # Errors
    /// As [`Journal::append`].
    pub async fn append_all(&self, tx: &mut Tx, world: &World, facts: &[Fact]) -> Result<()> {
        let rows: Vec<Vec<Bound>> = facts
            .iter()
            .map(|fact| {
                vec![
                    world.id().as_str().into(),
                    fact.kind.into(),
                    fact.group.as_str().into(),
                    fact.room.as_deref().into(),
                    fact.language.as_deref().into(),
                    fact.member.as_deref().into(),
                    fact.subject.as_str().into(),
                    fact.quantity.into(),
                    fact.at.0.into(),
                ]
            })
            .collect();
        tx.leave_many(APPEND, &rows).await?;
        for reader in &self.readers {
            reader(tx, world, facts).await?;
        }
        Ok(())
    }

    /// The facts of a kind that a group has since a moment, newest first, at most so many.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn since(
        &self,
        tx: &mut Tx,
        kind: &'static str,
        group: &str,
        since: Moment,
        most: i64,
    ) -> Result<Vec<Fact>> {
        let fact = |row: &sqlx::any::AnyRow| {
            Ok(Fact {
                kind,
                group: group.to_owned(),
                room: row.text_maybe("room_id")?,
                language: row.text_maybe("language")?,
                member: row.text_maybe("member_id")?,
                subject: row.text("subject")?,
                quantity: row.int("quantity")?,
                at: row.moment("at")?,
            })
        };
        rows!(tx, SINCE, group, kind, since.0, most)?.iter().map(fact).collect()
    }

    /// What the facts of some kinds are about that a group has since a moment, each with whose doing it was
    /// and its kind; once for each of them.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn doers(
        &self,
        tx: &mut Tx,
        kinds: &[&str],
        group: &str,
        since: Moment,
    ) -> Result<Vec<(String, Option<String>, String)>> {
        let kinds: Vec<Bound> = kinds.iter().map(|kind| Bound::from(*kind)).collect();
        tx.rows_among(DOERS, &[group.into(), since.0.into()], &kinds)
            .await?
            .iter()
            .map(|row| Ok((row.text("subject")?, row.text_maybe("member_id")?, row.text("kind")?)))
            .collect()
    }

    /// How many facts of a kind a group has.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn count(&self, tx: &mut Tx, kind: &str, group: &str) -> Result<i64> {
        row!(tx, COUNT, kind, group)?.map_or(Ok(0), |found| found.int("n"))
    }
}
