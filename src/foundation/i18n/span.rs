//! Lengths of time in words, and ages in short. Refuses to know moments.

use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};

use super::{Reader, Words};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const YEAR: i64 = 365 * DAY;

impl Words {
    /// A length of time in words: "2 days", "1 day, 12 hours", "45 seconds". Down to the unit
    /// after the largest; the rest is dropped. Whole years of 365 days are said as years. The sign
    /// does not show.
    #[must_use]
    pub fn span(&self, reader: &Reader, seconds: i64) -> String {
        let seconds = seconds.saturating_abs();
        if seconds >= YEAR && seconds % YEAR == 0 {
            return self.own(reader, "span-years", &[("count", (seconds / YEAR).into())]);
        }
        let units = [
            ("span-days", seconds / DAY),
            ("span-hours", seconds % DAY / HOUR),
            ("span-minutes", seconds % HOUR / MINUTE),
            ("span-seconds", seconds % MINUTE),
        ];
        let largest = units.iter().position(|(_, count)| *count > 0).unwrap_or(units.len() - 1);
        let said: Vec<_> = units
            .iter()
            .skip(largest)
            .take(2)
            .enumerate()
            .filter(|(place, (_, count))| *place == 0 || *count > 0)
            .map(|(_, (id, count))| self.own(reader, id, &[("count", (*count).into())]))
            .collect();
        let locale = &self.tongue(&reader.lang).locale;
        let options = ListFormatterOptions::default().with_length(ListLength::Wide);
        match ListFormatter::try_new_unit(locale.into(), options) {
            Ok(formatter) => formatter.format(said.iter()).to_string(),
            Err(_) => said.join(", "),
        }
    }

    /// How old something is, in short: "2 d", "5 h", "3 min", and "now" below a minute.
    #[must_use]
    pub fn age(&self, reader: &Reader, seconds: i64) -> String {
        let (id, count) = match seconds {
            DAY.. => ("age-days", seconds / DAY),
            HOUR.. => ("age-hours", seconds / HOUR),
            MINUTE.. => ("age-minutes", seconds / MINUTE),
            _ => ("age-now", 0),
        };
        self.own(reader, id, &[("count", count.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::i18n::Lang;

    #[test]
    fn lengths_and_ages_keep_what_matters() {
        let words = Words::embedded().unwrap();
        let en = Reader::new(Lang::new("en"), "UTC");
        let es = Reader::new(Lang::new("es"), "UTC");
        for (seconds, english, spanish, age) in [
            (2 * DAY, "2 days", "2 días", "2 d"),
            (YEAR, "1 year", "1 año", "365 d"),
            (2 * YEAR, "2 years", "2 años", "730 d"),
            (YEAR + 30 * DAY, "395 days", "395 días", "395 d"),
            (DAY + 12 * HOUR + 59, "1 day, 12 hours", "1 día y 12 horas", "1 d"),
            (5 * HOUR + 59, "5 hours", "5 horas", "5 h"),
            (-90, "1 minute, 30 seconds", "1 minuto y 30 segundos", "now"),
            (0, "0 seconds", "0 segundos", "now"),
        ] {
            assert_eq!(words.span(&en, seconds), english);
            assert_eq!(words.span(&es, seconds), spanish);
            assert_eq!(words.age(&en, seconds), age);
        }
        assert_eq!(words.age(&es, 3 * MINUTE), "3 min");
        assert_eq!(words.age(&es, 59), "ahora");
    }
}
