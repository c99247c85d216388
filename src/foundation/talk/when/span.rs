//! Durations as people type them: `2m`, `1h30`, `3 días`, `1 week and 2 days`.
//!
//! Months and years are not read: they have no fixed length. It refuses to know what the time is for.

use super::{WhenError, short};

/// The longest duration, in seconds: ten years with three leap days.
pub const MOST_SECONDS: i64 = 3_653 * DAY;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;

/// A duration whose days follow the calendar.
#[derive(Clone, Copy)]
pub(super) struct Amount {
    pub days: i64,
    pub seconds: i64,
}

enum Token<'a> {
    Number(i64),
    Word(&'a str),
}

/// Reads a duration, in seconds; a day is 24 hours. `m` is a minute; zero is allowed.
///
/// # Errors
/// [`WhenError::NotUnderstood`], or [`WhenError::TooFar`] beyond [`MOST_SECONDS`].
pub fn span(text: &str) -> Result<i64, WhenError> {
    let amount = amount(&short(text)?)?;
    Ok(amount.days * DAY + amount.seconds)
}

/// Reads a folded duration: numbers with units, from the largest unit to the smallest.
pub(super) fn amount(folded: &str) -> Result<Amount, WhenError> {
    let tokens = tokens(folded)?;
    let (mut days, mut seconds) = (0_i64, 0_i64);
    let mut left = &tokens[..];
    let mut last = i64::MAX;
    loop {
        let (number, unit);
        (number, unit, left) = match left {
            [Token::Number(number), Token::Word(word), left @ ..] => (*number, length(word), left),
            [Token::Word("a" | "an" | "one" | "un" | "una"), Token::Word(word), left @ ..] => {
                (1, length(word), left)
            }
            // `1h30`
            [Token::Number(number)] if last == HOUR && *number < 60 => {
                (*number, Some(MINUTE), &[][..])
            }
            _ => return Err(WhenError::NotUnderstood),
        };
        let unit = unit.filter(|unit| *unit < last).ok_or(WhenError::NotUnderstood)?;
        let more = number
            .checked_mul(unit)
            .filter(|more| *more <= MOST_SECONDS)
            .ok_or(WhenError::TooFar)?;
        if unit >= DAY {
            days += more / DAY;
        } else {
            seconds += more;
        }
        last = unit;
        if left.is_empty() {
            break;
        }
        if let [Token::Word("and" | "y"), after @ ..] = left {
            left = after;
        }
    }
    if days * DAY + seconds > MOST_SECONDS {
        return Err(WhenError::TooFar);
    }
    Ok(Amount { days, seconds })
}

/// The length of a unit, in seconds.
fn length(word: &str) -> Option<i64> {
    Some(match word {
        "s" | "sec" | "secs" | "second" | "seconds" | "seg" | "segs" | "segundo" | "segundos" => 1,
        "m" | "min" | "mins" | "minute" | "minutes" | "minuto" | "minutos" => MINUTE,
        "h" | "hs" | "hr" | "hrs" | "hour" | "hours" | "hora" | "horas" => HOUR,
        "d" | "day" | "days" | "dia" | "dias" => DAY,
        "w" | "wk" | "wks" | "week" | "weeks" | "sem" | "semana" | "semanas" => WEEK,
        _ => return None,
    })
}

fn tokens(folded: &str) -> Result<Vec<Token<'_>>, WhenError> {
    let mut tokens = Vec::new();
    for part in folded.split_whitespace() {
        let mut part = part;
        while let Some(first) = part.chars().next() {
            let number = first.is_ascii_digit();
            let alike = |c: char| {
                if number { c.is_ascii_digit() } else { c.is_alphabetic() }
            };
            let (run, after) = part.split_at(part.find(|c| !alike(c)).unwrap_or(part.len()));
            if run.is_empty() {
                return Err(WhenError::NotUnderstood);
            }
            tokens.push(if number {
                Token::Number(run.parse().map_err(|_| WhenError::TooFar)?)
            } else {
                Token::Word(run)
            });
            // `90 seg.`, `1 h, 30 min`: only behind a word, so that 1,5 and 1.5 are not misread.
            part = if number { after } else { after.strip_prefix(['.', ',']).unwrap_or(after) };
        }
    }
    Ok(tokens)
}
