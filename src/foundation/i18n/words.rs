//! All languages together: finds the words of a message for a reader, in English where their
//! language has none. Refuses to know what messages mean.

use std::collections::{BTreeMap, BTreeSet};

use fluent::{FluentArgs, FluentValue};
use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorPreferences};

use super::clean::isolated;
use super::embed::{Source, sources};
use super::negotiate::{serving, wanted};
use super::tongue::Tongue;
use super::{Lang, Reader, Say, Value, WordsError, fold};

/// The words of every language. Can be shared between threads; keep it in an `Arc`.
pub struct Words {
    /// English first, then by code. Never empty.
    tongues: Vec<Tongue>,
    languages: Vec<Lang>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("languages", &self.languages).finish_non_exhaustive()
    }
}

impl Words {
    /// The languages that travel inside the binary.
    ///
    /// # Errors
    /// The first problem of a file: not Fluent, an id that stands twice, a reference to nothing.
    pub fn embedded() -> Result<Self, WordsError> {
        Self::with(&[])
    }

    /// The same and `extra` languages (or more words of a known one), each as `.ftl` text.
    ///
    /// # Errors
    /// As [`Words::embedded`].
    pub fn with(extra: &[(Lang, String)]) -> Result<Self, WordsError> {
        let mut by_lang: BTreeMap<Lang, Vec<Source>> = BTreeMap::new();
        // English is there even if it has no words yet.
        by_lang.insert(Lang::fallback(), Vec::new());
        let more = extra.iter().enumerate().map(|(n, (lang, text))| Source {
            lang: lang.clone(),
            file: format!("extra {} ({lang})", n + 1),
            text: text.clone().into(),
        });
        for source in sources().into_iter().chain(more) {
            by_lang.entry(source.lang.clone()).or_default().push(source);
        }
        let mut tongues = by_lang
            .into_iter()
            .map(|(lang, sources)| Tongue::load(lang, sources))
            .collect::<Result<Vec<_>, _>>()?;
        tongues.sort_by_key(|tongue| tongue.lang != Lang::fallback());
        let languages = tongues.iter().map(|tongue| tongue.lang.clone()).collect();
        Ok(Self { tongues, languages })
    }

    /// Every language, English first, then by code.
    #[must_use]
    pub fn languages(&self) -> &[Lang] {
        &self.languages
    }

    /// The words of `say` for `reader`. What their language does not have is said in English; an
    /// id that no language has is returned as it is, and logged.
    #[must_use]
    pub fn say(&self, reader: &Reader, say: &Say) -> String {
        let Some(tongue) = self.speaking(&reader.lang, &say.id) else {
            tracing::error!(id = say.id, "a message has no words in any language");
            return say.id.clone();
        };
        // One sentence, one language: its dates follow the words, not the reader's wish.
        let here = Reader { lang: tongue.lang.clone(), zone: reader.zone.clone() };
        let mut args = FluentArgs::with_capacity(say.args.len());
        for (name, value) in &say.args {
            match value {
                Value::Number(number) => args.set(name.as_str(), *number),
                Value::Say(nested) => args.set(name.as_str(), self.say(reader, nested)),
                other => args.set(name.as_str(), self.value(&here, other)),
            }
        }
        tongue.render(&say.id, &args).unwrap_or_else(|| say.id.clone())
    }

    /// `value` as text for `reader`.
    #[must_use]
    pub fn value(&self, reader: &Reader, value: &Value) -> String {
        match value {
            Value::Text(text) => isolated(text),
            Value::Country(text) => text.clone(),
            Value::Number(number) => self.number(reader, *number),
            Value::Moment(moment) => self.moment(reader, *moment),
            Value::Day(day) => self.day(reader, day),
            Value::Span(seconds) => self.span(reader, *seconds),
            Value::List(values) => self.list(reader, &self.values(reader, values)),
            Value::Either(values) => self.either(reader, &self.values(reader, values)),
            Value::Lines(values) => {
                let texts = self.values(reader, values);
                texts.iter().map(|text| format!("• {text}")).collect::<Vec<_>>().join("\n")
            }
            Value::Say(say) => self.say(reader, say),
            Value::Language(lang) => self.language(reader, lang),
        }
    }

    fn values(&self, reader: &Reader, values: &[Value]) -> Vec<String> {
        values.iter().map(|value| self.value(reader, value)).collect()
    }

    /// The name of `lang` in the reader's language, else in its own, else its code.
    #[must_use]
    pub fn language(&self, reader: &Reader, lang: &Lang) -> String {
        let id = format!("language-{lang}");
        let none = FluentArgs::new();
        [&reader.lang, lang, &Lang::fallback()]
            .into_iter()
            .find_map(|of| self.tongue(of).render(&id, &none))
            .unwrap_or_else(|| lang.code().to_owned())
    }

    /// The language that is called `name` in any language here, accents and case aside.
    #[must_use]
    pub fn language_called(&self, name: &str) -> Option<Lang> {
        let wanted = fold(name);
        let none = FluentArgs::new();
        self.tongues.iter().find_map(|tongue| {
            let mut known = tongue.ids().filter_map(|id| Some((id, id.strip_prefix("language-")?)));
            known
                .find(|(id, _)| tongue.render(id, &none).is_some_and(|name| fold(&name) == wanted))
                .map(|(_, code)| Lang::new(code))
        })
    }

    /// The language here that serves an `Accept-Language` header or a locale name best: `es-MX`
    /// is served by `es`, an unknown one by English.
    #[must_use]
    pub fn negotiate(&self, wanted_by: &str) -> Lang {
        let found =
            wanted(wanted_by).iter().find_map(|lang| serving(&self.languages, lang).cloned());
        found.unwrap_or_else(Lang::fallback)
    }

    /// Every id `lang` itself has words for: messages (`id`) and attributes (`id.attribute`).
    pub fn ids(&self, lang: &Lang) -> impl Iterator<Item = &str> {
        self.tongues.iter().filter(move |tongue| tongue.lang == *lang).flat_map(Tongue::ids)
    }

    /// The variables the words of `id` in `lang` itself need, those of messages referred to
    /// included.
    #[must_use]
    pub fn variables(&self, lang: &Lang, id: &str) -> BTreeSet<String> {
        let tongue = self.tongues.iter().find(|tongue| tongue.lang == *lang);
        tongue.map(|tongue| tongue.variables(id)).unwrap_or_default()
    }

    /// The words of `id`, which takes no arguments, in every language that has it.
    #[must_use]
    pub fn all_names(&self, id: &str) -> Vec<(Lang, String)> {
        let none = FluentArgs::new();
        let found = |tongue: &Tongue| Some((tongue.lang.clone(), tongue.render(id, &none)?));
        self.tongues.iter().filter_map(found).collect()
    }

    /// Whether `text` is the word of `id` in any language, accents and case aside.
    #[must_use]
    pub fn means(&self, id: &str, text: &str) -> bool {
        let wanted = fold(text);
        self.all_names(id).iter().any(|(_, name)| fold(name) == wanted)
    }

    /// The ids that some other language has words for and `lang` does not, sorted.
    #[must_use]
    pub fn missing(&self, lang: &Lang) -> Vec<String> {
        let own: BTreeSet<&str> = self.ids(lang).collect();
        let all: BTreeSet<&str> = self.tongues.iter().flat_map(Tongue::ids).collect();
        all.difference(&own).map(|&id| id.to_owned()).collect()
    }

    /// Sorts as readers of `lang` expect: accents and case count last, `S-2` stands before `S-10`.
    pub fn sort<T>(&self, lang: &Lang, items: &mut [T], key: impl Fn(&T) -> &str) {
        let mut habits = CollatorPreferences::from(&self.tongue(lang).locale);
        habits.numeric_ordering = Some(CollationNumericOrdering::True);
        match Collator::try_new(habits, CollatorOptions::default()) {
            Ok(collator) => items.sort_by(|a, b| collator.compare(key(a), key(b))),
            Err(_) => items.sort_by_cached_key(|item| fold(key(item))),
        }
    }

    /// The words of a message of this module, with arguments that are already written.
    pub(super) fn own(
        &self,
        reader: &Reader,
        id: &str,
        args: &[(&str, FluentValue<'_>)],
    ) -> String {
        let args: FluentArgs<'_> =
            args.iter().map(|(name, value)| (*name, value.clone())).collect();
        let tongue = self.speaking(&reader.lang, id);
        tongue.and_then(|tongue| tongue.render(id, &args)).unwrap_or_else(|| id.to_owned())
    }

    /// The language that serves `lang`, English if none does.
    pub(super) fn tongue(&self, lang: &Lang) -> &Tongue {
        let served = serving(&self.languages, lang);
        let found = self.tongues.iter().find(|tongue| Some(&tongue.lang) == served);
        found.unwrap_or(&self.tongues[0])
    }

    /// The language `id` is said in to a reader of `lang`, if any has it.
    fn speaking(&self, lang: &Lang, id: &str) -> Option<&Tongue> {
        [self.tongue(lang), &self.tongues[0]].into_iter().find(|tongue| tongue.has(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::clock::Moment;
    use crate::say;

    fn words() -> Words {
        let en = r#"
x-votes = { $count ->
    [0] no votes
    [one] { $count } vote
   *[other] { $count } votes
}
    .title = Votes of { $who }
x-all = { x-votes } { -x-house(at: "home") } { NUMBER($year, useGrouping: "false") }
-x-house = house { $at }
x-when = It closes on { $at }: { $why }
x-why = enough
"#;
        let es = r"
x-votes = { $count ->
    [one] { $count } voto
   *[other] { $count } votos
}
    .title = Votos de { $who }
";
        let pt = "x-why = basta\nlanguage-pt = português\n";
        let of = |lang: &str, text: &str| (Lang::new(lang), text.to_owned());
        Words::with(&[of("en", en), of("es", es), of("pt", pt)]).unwrap()
    }

    fn reader(lang: &str) -> Reader {
        Reader::new(Lang::new(lang), "America/Bogota")
    }

    #[test]
    fn numbers_are_grouped_and_select_plurals() {
        let words = words();
        assert_eq!(words.say(&reader("en"), &say!("x-votes", count = 0)), "no votes");
        assert_eq!(words.say(&reader("en"), &say!("x-votes", count = 1)), "1 vote");
        assert_eq!(words.say(&reader("es"), &say!("x-votes", count = 1)), "1 voto");
        assert_eq!(words.say(&reader("es-MX"), &say!("x-votes", count = 12_345)), "12,345 votos");
        let who = vec!["Ana", "Inés"];
        assert_eq!(
            words.say(&reader("es"), &say!("x-votes.title", who = who)),
            "Votos de Ana e Inés"
        );
        let least = words.say(&reader("es"), &say!("x-votes", count = i64::MIN));
        assert!(least.starts_with("-9,223,372,036,854,77"), "{least}");
        let all = say!("x-all", count = 2, year = 2026);
        assert_eq!(words.say(&reader("en"), &all), "2 votes house home 2026");
    }

    #[test]
    fn what_a_language_lacks_is_said_in_english_as_a_whole() {
        let words = words();
        let when = say!("x-when", at = Moment(1_796_166_000_000), why = say!("x-why"));
        assert_eq!(
            words.say(&reader("pt"), &when),
            "It closes on Tue 1 Dec 2026, 18:00 (Bogotá) · 23:00 UTC: basta"
        );
        assert_eq!(words.say(&reader("fr"), &say!("x-why")), "enough");
        assert_eq!(words.say(&reader("en"), &say!("x-nothing")), "x-nothing");
        assert_eq!(words.say(&reader("en"), &say!("x-votes.nothing")), "x-votes.nothing");
        assert!(words.missing(&Lang::new("pt")).contains(&"x-votes.title".to_owned()));
        assert_eq!(words.missing(&Lang::new("es")), ["x-all", "x-when", "x-why"]);
    }

    #[test]
    fn languages_know_their_names_and_ids() {
        let words = words();
        let codes: Vec<_> = words.languages().iter().map(Lang::code).collect();
        assert_eq!(codes, ["en", "es", "pt"]);
        assert_eq!(words.language(&reader("es"), &Lang::new("en")), "inglés");
        assert_eq!(words.language(&reader("en"), &Lang::new("qu")), "qu");
        assert_eq!(words.negotiate("es-MX,en;q=0.5"), Lang::new("es"));
        assert_eq!(words.negotiate("qu"), Lang::fallback());
        let why = [(Lang::new("en"), "enough".to_owned()), (Lang::new("pt"), "basta".to_owned())];
        assert_eq!(words.all_names("x-why"), why);
        let en = Lang::new("en");
        let needs = |id| words.variables(&en, id).into_iter().collect::<Vec<_>>();
        assert_eq!(needs("x-all"), ["count", "year"]);
        assert_eq!(needs("x-votes.title"), ["who"]);
        assert!(words.ids(&en).any(|id| id == "x-votes.title"));
        assert!(!words.ids(&en).any(|id| id.starts_with('-')));
    }

    #[test]
    fn words_can_be_shared_between_threads() {
        let words = std::sync::Arc::new(words());
        let other = std::sync::Arc::clone(&words);
        let said = std::thread::spawn(move || other.say(&reader("pt"), &say!("x-why")));
        assert_eq!(said.join().unwrap(), words.say(&reader("pt"), &say!("x-why")));
    }

    #[test]
    fn both_languages_have_the_same_words() {
        let words = Words::embedded().unwrap();
        let (en, es) = (Lang::new("en"), Lang::new("es"));
        assert_eq!(words.missing(&es), Vec::<String>::new());
        assert_eq!(words.missing(&en), Vec::<String>::new());
        for id in words.ids(&en) {
            assert_eq!(words.variables(&en, id), words.variables(&es, id), "{id}");
        }
    }

    #[test]
    fn sorting_is_for_people() {
        let words = words();
        let mut names = vec!["Zoé", "S-10", "ñandú", "S-2", "nube", "Ábaco", "oso", "abeja"];
        words.sort(&Lang::new("es"), &mut names, |name| name);
        assert_eq!(names, ["Ábaco", "abeja", "nube", "ñandú", "oso", "S-2", "S-10", "Zoé"]);
    }
}
