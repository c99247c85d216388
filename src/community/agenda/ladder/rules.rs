//! Deadlines that work backwards: one closing day makes every step before it, in working days.
//!
//! Source: how At-Large makes a statement (decide whether to comment, penholder, draft, call for comments
//! of at least a week, final text, a ratification vote of five days, submission), and the spacing of its
//! workspace table; where time is short, the ratification may follow the submission. It refuses to know what
//! day it is, and whose steps they are.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::days::Days;

/// One step of a ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    /// Its code.
    pub step: String,
    /// How many working days it usually takes.
    pub takes: i64,
    /// How many it takes at the least.
    pub least: i64,
    /// Whose it is: a duty or a role, by its code.
    pub owner: String,
    /// It may come after the closing, where time is short.
    #[serde(default)]
    pub may_follow: bool,
}

/// The steps before a closing, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// How many working days the last step usually ends before the closing.
    pub margin: i64,
    /// How many it does at the least.
    pub least_margin: i64,
    /// The steps.
    pub rungs: Vec<Rung>,
}

/// How a ladder is laid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// Every step takes what it usually does.
    #[default]
    Whole,
    /// Steps take less, down to their least.
    Short,
    /// What may follow comes after the closing; the rest takes less where it must.
    Pending,
}

impl Pace {
    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Short => "short",
            Self::Pending => "pending",
        }
    }

    /// The pace of a code; whole if there is no such.
    #[must_use]
    pub fn of(code: &str) -> Self {
        match code {
            "short" => Self::Short,
            "pending" => Self::Pending,
            _ => Self::Whole,
        }
    }
}

/// A step with its days, both counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its code.
    pub step: String,
    /// The day it begins.
    pub begins: Date,
    /// The day it is due.
    pub due: Date,
    /// Whose it is.
    pub owner: String,
}

/// A ladder that was laid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The steps that are left, in their order.
    pub steps: Vec<Step>,
    /// None of them begins before today.
    pub fits: bool,
    /// How many working days it needs until the closing.
    pub needs: i64,
    /// How many there are.
    pub has: i64,
}

/// What is given beside the ladder: when it closes, what day it is, which days are free, which steps are
/// done already.
#[derive(Clone, Debug)]
pub struct Given<'a> {
    /// The closing day.
    pub closes: Date,
    /// Today.
    pub today: Date,
    /// The calendar.
    pub days: &'a Days,
    /// The codes of the steps that are done.
    pub done: &'a BTreeSet<String>,
}

/// Lays what is left of a ladder at a pace. Steps of a pace that does not fit begin before today.
#[must_use]
pub fn lay(ladder: &Ladder, given: &Given<'_>, pace: Pace) -> Plan {
    let left: Vec<&Rung> =
        ladder.rungs.iter().filter(|rung| !given.done.contains(&rung.step)).collect();
    let follows = |rung: &Rung| pace == Pace::Pending && rung.may_follow;
    let before: Vec<&Rung> = left.iter().copied().filter(|rung| !follows(rung)).collect();
    let after: Vec<&Rung> = left.iter().copied().filter(|rung| follows(rung)).collect();
    let usual: i64 = before.iter().map(|rung| rung.takes).sum();
    let least: i64 = before.iter().map(|rung| rung.least).sum();
    let available = |margin| given.days.between(given.today, given.days.back(given.closes, margin));
    let (margin, lengths) = if pace == Pace::Whole || available(ladder.margin) >= usual {
        (ladder.margin, before.iter().map(|rung| rung.takes).collect())
    } else {
        let margin =
            if available(ladder.margin) >= least { ladder.margin } else { ladder.least_margin };
        (margin, stretched(&before, available(margin)))
    };
    let needs = lengths.iter().sum::<i64>();
    let mut steps = Vec::new();
    let mut due = given.days.back(given.closes, margin);
    for (rung, length) in before.iter().zip(&lengths).rev() {
        let begins = given.days.back(due, length - 1);
        let (step, owner) = (rung.step.clone(), rung.owner.clone());
        steps.push(Step { step, begins, due, owner });
        due = given.days.back(due, *length);
    }
    steps.reverse();
    let fits = steps.first().is_none_or(|first| first.begins >= given.today);
    let mut from = given.closes;
    for rung in after {
        let begins = given.days.on(from, 1);
        let due = given.days.on(begins, rung.takes - 1);
        let (step, owner) = (rung.step.clone(), rung.owner.clone());
        steps.push(Step { step, begins, due, owner });
        from = due;
    }
    Plan { steps, fits, needs: needs + margin, has: given.days.between(given.today, given.closes) }
}

/// How long each step takes where so many days are there for all: at least its least, and the days that
/// are left go one by one to whichever lacks the most.
fn stretched(rungs: &[&Rung], available: i64) -> Vec<i64> {
    let mut lengths: Vec<i64> = rungs.iter().map(|rung| rung.least).collect();
    for _ in lengths.iter().sum::<i64>()..available {
        let lacks = |at: &usize| rungs[*at].takes - lengths[*at];
        let Some(most) = (0..rungs.len()).rev().max_by_key(lacks).filter(|at| lacks(at) > 0) else {
            break;
        };
        lengths[most] += 1;
    }
    lengths
}

/// The first pace that fits and its plan; none if none does.
#[must_use]
pub fn fitting(ladder: &Ladder, given: &Given<'_>) -> Option<(Pace, Plan)> {
    [Pace::Whole, Pace::Short, Pace::Pending]
        .into_iter()
        .map(|pace| (pace, lay(ladder, given, pace)))
        .find(|(_, plan)| plan.fits)
}
