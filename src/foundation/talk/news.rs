//! What happened in a group, for a member who was away: each capability tells its own, line by line.
//! Whoever puts the lines in order knows none of the things they are about.

use super::ask::{Base, GroupRef, Person};
use crate::foundation::clock::{Boxed, Moment};
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;
use crate::foundation::store::Tx;

/// Who was away, since when, and how much of it they are told.
#[derive(Clone, Copy)]
pub struct Away<'a> {
    /// From which group.
    pub group: &'a GroupRef,
    /// Who: what they did themselves is no news to them.
    pub person: &'a Person,
    /// What happened after this moment is news.
    pub since: Moment,
    /// How many lines are given at most.
    pub most: usize,
}

/// One thing that happened. It never holds what somebody said in another room: only what was
/// published or decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// When it last happened.
    pub at: Moment,
    /// What it belongs to, as people call it (`S-4 · Urgent requests`); lines of the same topic stand
    /// together.
    pub topic: Say,
    /// What happened, after its topic and a colon: no capital, no full stop.
    pub what: Say,
    /// The page it leads to, as a path inside the group: `syntheses/S-4`.
    pub page: String,
    /// It touches what they said or took part in, or a process in which they hold a seat, or it waits for
    /// them.
    pub mine: bool,
}

/// What a capability tells.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The lines: what touches whoever was away before the rest, the newest before the older.
    pub lines: Vec<Line>,
    /// How many more there would have been.
    pub more: usize,
}

/// Tells what happened, in a bounded number of lines.
pub type Tells = for<'a> fn(&'a Base, &'a mut Tx, &'a Away<'a>) -> Boxed<'a, Result<Told>>;
