//! Days on which a group does not work beside weekends: the usual ones, which travel inside as a table, less
//! those it works on after all, and its own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use super::days::Days;
use super::store::{self, Free};
use super::{day_in, lay};
use crate::community::agenda::{processes, templates};
use crate::community::people::{self, groups};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, Value};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Answer, Ask, Block, Body, GroupId};
use crate::{refuse, say};

/// For how many years from now on free days are shown.
const SHOWN_YEARS: i16 = 1;

/// The years for which the usual days are known.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;

#[derive(Deserialize)]
struct Usual {
    code: String,
    #[serde(default)]
    day: Option<String>,
    #[serde(default)]
    easter: Option<i32>,
}

#[derive(Deserialize)]
struct Table {
    usual: Vec<Usual>,
}

static USUAL: LazyLock<BTreeMap<Date, String>> = LazyLock::new(|| {
    let table: Option<Table> = toml::from_str(include_str!("free.toml")).ok();
    let mut days = BTreeMap::new();
    for one in table.into_iter().flat_map(|table| table.usual) {
        for year in YEARS {
            let fixed = one.day.as_ref().and_then(|day| format!("{year}-{day}").parse().ok());
            let moving = || Some(easter(year)? + one.easter?.days());
            if let Some(day) = fixed.or_else(moving) {
                days.insert(day, one.code.clone());
            }
        }
    }
    days
});

/// Easter Sunday of a year, by the Gregorian calendar.
///
/// Source: the rule as J. Meeus wrote it down without exceptions (Astronomical Algorithms, chapter 8).
#[must_use]
pub fn easter(year: i16) -> Option<Date> {
    let (century, short) = (i32::from(year) / 100, i32::from(year) % 100);
    let golden = i32::from(year) % 19;
    // How far the moon of the calendar has fallen behind.
    let moon = century - century / 4 - (century - (century + 8) / 25 + 1) / 3;
    let full = (19 * golden + moon + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (short / 4) - full - short % 4) % 7;
    let late = (golden + 11 * full + 22 * weekday) / 451;
    let days = full + weekday - 7 * late + 114;
    let (month, day) = (days / 31, days % 31 + 1);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The calendar of a group.
///
/// # Errors
/// A failure of the database.
pub async fn days(tx: &mut Tx, group: &GroupId) -> Result<Days> {
    let mut free: BTreeSet<Date> = USUAL.keys().copied().collect();
    for one in store::free(tx, group).await? {
        if one.gone {
            free.remove(&one.day);
        } else {
            free.insert(one.day);
        }
    }
    Ok(Days { free })
}

/// The free days of a group between two days, each with what it is called.
async fn named(tx: &mut Tx, group: &GroupId, from: Date, to: Date) -> Result<Vec<(Date, Say)>> {
    let mut all: BTreeMap<Date, Say> = USUAL
        .range(from..=to)
        .map(|(day, code)| (*day, Say::new(format!("agenda-free-{code}"))))
        .collect();
    for one in store::free(tx, group).await? {
        if one.gone {
            all.remove(&one.day);
        } else if (from..=to).contains(&one.day) {
            all.insert(one.day, say!("verbatim", text = one.name));
        }
    }
    Ok(all.into_iter().collect())
}

/// `process holiday`: the free days of the year that begins; with a day, that one is free, or is not.
pub(in crate::community::agenda) async fn holiday(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let Some((at, _)) = ask.args.when("on") else {
        let today = day_in(ask.now, &group.zone);
        let until = Date::new(today.year() + SHOWN_YEARS, 12, 31).unwrap_or(Date::MAX);
        let all = named(ask.tx, &group.id, today, until).await?;
        let mut answer = Answer::say(say!("agenda-free", count = all.len()));
        for (day, name) in all {
            let day = Value::Day(day.to_string());
            answer = answer.with(Block::Item(say!("agenda-free-day", day = day, name = name)));
        }
        return Ok(answer);
    };
    if !me.may(super::EDITORS) {
        return refuse!("agenda-free-not-yours");
    }
    let day = day_in(at, &ask.reader().zone);
    if !YEARS.contains(&day.year()) {
        return refuse!("agenda-free-far", day = Value::Day(day.to_string()));
    }
    let gone = ask.args.choice("undo").is_some();
    let name = ask.args.text("name").map(str::to_owned);
    let name = match (name, gone) {
        (Some(name), _) => name,
        (None, true) => String::new(),
        (None, false) => return refuse!("agenda-free-nameless"),
    };
    groups::store::lock(ask.tx, &group.id).await?;
    let works = days(ask.tx, &group.id).await?.works(day);
    store::set_free(ask.tx, &group.id, &Free { day, name: name.clone(), gone }, ask.now).await?;
    let mut moved = 0;
    if days(ask.tx, &group.id).await?.works(day) != works {
        for process in processes::store::all(ask.tx, &group.id, false).await? {
            if process.closes.is_some_and(|at| process.day(at) >= day) {
                let template = templates::of(ask.tx, &group.id, &process.kind).await?;
                let laid = lay(ask.tx, ask.base, &process, &template, ask.now).await?;
                moved += usize::from(laid.is_some_and(|laid| !laid.moved.is_empty()));
            }
        }
    }
    ask.record("agenda.free-day", &day.to_string()).await?;
    let day = Value::Day(day.to_string());
    let by = people::called(&me);
    let news = if gone {
        say!("agenda-free-gone", day = day, by = by, moved = moved)
    } else {
        say!("agenda-free-new", day = day, name = name, by = by, moved = moved)
    };
    groups::announce(ask.tx, ask.base, &group.id, Body::text(news.clone())).await?;
    Ok(Answer::say(Say::new("agenda-free-kept")).with(Block::Facts(news)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_is_where_the_calendar_has_it() {
        for (year, day) in [(2024, "2024-03-31"), (2025, "2025-04-20"), (2026, "2026-04-05")] {
            assert_eq!(easter(year).map(|day| day.to_string()).as_deref(), Some(day));
        }
        assert_eq!(easter(2038).unwrap().to_string(), "2038-04-25", "the latest there is");
        let friday: Date = "2026-04-03".parse().unwrap();
        assert_eq!(USUAL.get(&friday).map(String::as_str), Some("good-friday"));
        assert_eq!(USUAL.len(), 4 * YEARS.count());
    }
}
