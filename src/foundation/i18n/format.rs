//! Numbers, lists and civil days as a language writes them. Refuses to know time zones.

use icu_datetime::fieldsets::enums::DateFieldSet;
use icu_datetime::fieldsets::{M, MD, YMD};
use icu_datetime::input::Date;
use icu_datetime::preferences::HourCycle;
use icu_datetime::{DateTimeFormatter, DateTimeFormatterPreferences};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_locale_core::Locale;

use super::{Reader, Words};

impl Words {
    /// A number, grouped: `12,345`.
    #[must_use]
    pub fn number(&self, reader: &Reader, number: i64) -> String {
        let locale = &self.tongue(&reader.lang).locale;
        match DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default()) {
            Ok(formatter) => formatter.format(&Decimal::from(number)).to_string(),
            Err(_) => number.to_string(),
        }
    }

    /// Several: "a, b and c"; in Spanish "a, b y c", but "a e isla".
    #[must_use]
    pub fn list<T: AsRef<str>>(&self, reader: &Reader, texts: &[T]) -> String {
        let locale = &self.tongue(&reader.lang).locale;
        joined(ListFormatter::try_new_and(locale.into(), wide()), texts)
    }

    /// One of several: "a, b or c"; in Spanish "a, b o c", but "a u otra".
    #[must_use]
    pub fn either<T: AsRef<str>>(&self, reader: &Reader, texts: &[T]) -> String {
        let locale = &self.tongue(&reader.lang).locale;
        joined(ListFormatter::try_new_or(locale.into(), wide()), texts)
    }

    /// An ISO civil date (`2026-12-01`) in full: "1 December 2026". Anything else stays verbatim.
    #[must_use]
    pub fn day(&self, reader: &Reader, iso: &str) -> String {
        let day = iso.trim().parse::<jiff::civil::Date>().ok();
        day.and_then(|day| {
            dated(&self.tongue(&reader.lang).locale, DateFieldSet::YMD(YMD::long()), day)
        })
        .unwrap_or_else(|| iso.to_owned())
    }

    /// A civil day without its year, where little room is: "1 Dec".
    #[must_use]
    pub fn short_day(&self, reader: &Reader, day: jiff::civil::Date) -> String {
        dated(&self.tongue(&reader.lang).locale, DateFieldSet::MD(MD::medium()), day)
            .unwrap_or_else(|| day.to_string())
    }

    /// The short name of a month, from 1 for January, as it stands alone: "Jan". Its number if there is no
    /// such month.
    #[must_use]
    pub fn month(&self, reader: &Reader, number: usize) -> String {
        let name = || {
            let date = Date::try_new_iso(2000, u8::try_from(number).ok()?, 1).ok()?;
            let habits = date_habits(&self.tongue(&reader.lang).locale);
            let formatter = DateTimeFormatter::try_new(habits, M::medium()).ok()?;
            Some(formatter.format(&date).to_string())
        };
        name().unwrap_or_else(|| number.to_string())
    }
}

fn wide() -> ListFormatterOptions {
    ListFormatterOptions::default().with_length(ListLength::Wide)
}

fn joined<T: AsRef<str>, E>(formatter: Result<ListFormatter, E>, texts: &[T]) -> String {
    let texts = texts.iter().map(AsRef::as_ref);
    match formatter {
        Ok(formatter) => formatter.format(texts).to_string(),
        Err(_) => texts.collect::<Vec<_>>().join(", "),
    }
}

/// How `locale` writes dates and hours; the clock has 24 hours everywhere, since readers of one
/// message sit in many zones.
pub(super) fn date_habits(locale: &Locale) -> DateTimeFormatterPreferences {
    let mut habits = DateTimeFormatterPreferences::from(locale);
    habits.hour_cycle = Some(HourCycle::H23);
    habits
}

/// A civil day with the given fields, as `locale` writes them.
pub(super) fn dated(
    locale: &Locale,
    fields: DateFieldSet,
    day: jiff::civil::Date,
) -> Option<String> {
    let (month, of_month) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    let date = Date::try_new_iso(i32::from(day.year()), month, of_month).ok()?;
    let formatter = DateTimeFormatter::try_new(date_habits(locale), fields).ok()?;
    Some(formatter.format(&date).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::i18n::Lang;

    #[test]
    fn each_language_writes_its_own_way() {
        let words = Words::embedded().unwrap();
        let en = Reader::new(Lang::new("en"), "UTC");
        let es = Reader::new(Lang::new("es"), "UTC");
        assert_eq!(words.list(&en, &["Ana", "Bo", "Isla"]), "Ana, Bo and Isla");
        assert_eq!(words.list(&es, &["Ana", "Bo", "Camila"]), "Ana, Bo y Camila");
        assert_eq!(words.list(&es, &["Ana", "Bo", "Isla"]), "Ana, Bo e Isla");
        assert_eq!(words.list::<&str>(&es, &[]), "");
        assert_eq!(words.either(&en, &["Ana", "Bo", "Isla"]), "Ana, Bo or Isla");
        assert_eq!(words.either(&es, &["Ana", "Bo", "Camila"]), "Ana, Bo o Camila");
        assert_eq!(words.either(&es, &["Ana", "Olga"]), "Ana u Olga");
        assert_eq!(words.either(&es, &["Ana"]), "Ana");
        assert_eq!(words.number(&es, -12_345), "-12,345");
        assert_eq!(words.day(&en, "2026-12-01"), "1 December 2026");
        assert_eq!(words.day(&es, "2026-12-01"), "1 de diciembre de 2026");
        assert_eq!(words.day(&es, "2026-02-30"), "2026-02-30");
        let day = jiff::civil::date(2026, 9, 1);
        assert_eq!(words.short_day(&en, day), "1 Sept");
        assert_eq!(words.short_day(&es, day), "1 sep");
        assert_eq!((words.month(&en, 1), words.month(&es, 1)), ("Jan".into(), "ene".into()));
        assert_eq!(words.month(&es, 13), "13");
    }
}
