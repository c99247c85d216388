//! When an event that repeats falls (RFC 5545 §3.3.10), on the wall clock of its own zone: the rule is
//! counted without any zone, so that nine o'clock stays nine o'clock over clock changes.
//!
//! Counting is bounded, because a rule is a program that somebody else wrote: nothing more often
//! than daily, one time of day, and a rule that never falls is an error.

use jiff::civil::DateTime;
use rrule::{Frequency, RRule, RRuleSet, Tz, Unvalidated, Validated};

use super::values::{Written, written};

/// How many times a rule may fall before it is given up: daily for more than sixty years.
const STEPS: usize = 25_000;
/// The first year in which what repeats may begin.
pub(super) const OLDEST: i16 = 1969;

/// A rule of repetition.
pub(super) struct Rule {
    falls: RRule<Unvalidated>,
    /// How many times it falls in all.
    count: Option<usize>,
    /// When it falls last at the latest.
    until: Option<Written>,
}

/// Why a rule cannot be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Uncounted {
    /// It is no rule, or one that never falls.
    Rule,
    /// It falls too often.
    Often,
}

/// Reads a rule: `FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231`.
pub(super) fn rule(text: &str) -> Result<Rule, Uncounted> {
    let (mut kept, mut count, mut until) = (Vec::new(), None, None);
    for part in text.trim().split(';').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').ok_or(Uncounted::Rule)?;
        match name.to_ascii_uppercase().as_str() {
            "COUNT" => count = Some(value.parse().ok().filter(|n| *n > 0).ok_or(Uncounted::Rule)?),
            "UNTIL" => until = Some(written(value).ok_or(Uncounted::Rule)?),
            // Seconds of a leap second and several times a day multiply what has to be counted.
            "BYHOUR" | "BYMINUTE" | "BYSECOND" if value.contains(',') => {
                return Err(Uncounted::Often);
            }
            name if name.starts_with("X-") => {}
            _ => kept.push(part),
        }
    }
    let rule: RRule<Unvalidated> = kept.join(";").parse().map_err(|_| Uncounted::Rule)?;
    match rule.get_freq() {
        Frequency::Yearly | Frequency::Monthly | Frequency::Weekly | Frequency::Daily => {
            Ok(Rule { falls: rule, count, until })
        }
        Frequency::Hourly | Frequency::Minutely | Frequency::Secondly => Err(Uncounted::Often),
    }
}

impl Rule {
    /// Whether it falls every year in the same way, wherever it began.
    pub(super) fn is_every_year(&self) -> bool {
        let yearly = self.falls.get_freq() == Frequency::Yearly;
        yearly && self.falls.get_interval() == 1 && self.count.is_none()
    }

    /// Tells `each` every time the rule falls, from the first on, in order, until it says no more. The
    /// first counts whether or not the rule holds it (§3.8.5.3). `over` says of a time whether the end
    /// that the rule names is past.
    pub(super) fn falls(
        self,
        first: DateTime,
        over: impl Fn(DateTime, Written) -> bool,
        mut each: impl FnMut(DateTime) -> bool,
    ) -> Result<(), Uncounted> {
        if first.year() < OLDEST {
            return Err(Uncounted::Rule);
        }
        let begins = to_chrono(first).ok_or(Uncounted::Rule)?;
        let rule: RRule<Validated> = self.falls.validate(begins).map_err(|_| Uncounted::Rule)?;
        let falls = RRuleSet::new(begins).rrule(rule).limit();
        let later = (&falls).into_iter().filter_map(from_chrono).filter(|at| *at > first);
        let most = self.count.unwrap_or(usize::MAX);
        for (nth, at) in std::iter::once(first).chain(later).enumerate() {
            if nth >= most || self.until.is_some_and(|until| over(at, until)) || !each(at) {
                return Ok(());
            }
            if nth >= STEPS {
                return Err(Uncounted::Often);
            }
        }
        // Neither its end nor that of the time asked for: the rule stopped falling.
        Err(Uncounted::Rule)
    }
}

/// A time on the wall clock as the library wants it: as if it were UTC.
fn to_chrono(at: DateTime) -> Option<chrono::DateTime<Tz>> {
    let part = |number: i8| u32::try_from(number).ok();
    let day =
        chrono::NaiveDate::from_ymd_opt(i32::from(at.year()), part(at.month())?, part(at.day())?)?;
    let time = day.and_hms_opt(part(at.hour())?, part(at.minute())?, part(at.second())?)?;
    Some(time.and_utc().with_timezone(&Tz::UTC))
}

fn from_chrono(at: chrono::DateTime<Tz>) -> Option<DateTime> {
    let at = jiff::Timestamp::from_second(at.timestamp()).ok()?;
    Some(jiff::tz::TimeZone::UTC.to_datetime(at))
}
