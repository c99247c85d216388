//! Calendars as calendar programs exchange them (iCalendar, RFC 5545): ours as a feed to subscribe
//! to, others' as something to take dates from.
//!
//! Refuses to know what a process is: it sees events only.

mod lines;
pub mod read;
mod repeats;
mod values;
pub mod write;
mod zones;

use jiff::Timestamp;
use jiff::civil::Date;

/// When an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// Between two instants; both the same for a mere moment, such as a deadline.
    At {
        /// When it begins.
        starts: Timestamp,
        /// When it ends.
        ends: Timestamp,
    },
    /// On whole days, wherever one is.
    Day {
        /// Its first day.
        first: Date,
        /// Its last day, which it includes.
        last: Date,
    },
}
