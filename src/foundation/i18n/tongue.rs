//! One language, loaded: its messages checked, its numbers written as it writes them. Refuses to
//! know other languages and who reads.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::str::FromStr;
use std::sync::{PoisonError, RwLock};

use fluent::concurrent::FluentBundle;
use fluent::types::FluentNumber;
use fluent::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Pattern, PatternElement};
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences};
use icu_locale_core::Locale;
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

use super::Lang;
use super::embed::Source;
use super::survey::{Mentions, mentioned, name, patterns, standing};

/// What is wrong with a file of words. Each names the file and the message.
#[derive(Debug, thiserror::Error)]
pub enum WordsError {
    /// The file is not Fluent.
    #[error("{file}: {id}: {problem}")]
    Parse {
        /// The file and the line.
        file: String,
        /// The message it happened in, or where it was expected.
        id: String,
        /// What the parser expected.
        problem: String,
    },
    /// An id stands twice in one language.
    #[error("{file}: {id}: stands already in {other}")]
    Duplicate {
        /// The later file.
        file: String,
        /// The id.
        id: String,
        /// The earlier file.
        other: String,
    },
    /// A message refers to one that its language does not have.
    #[error("{file}: {id}: refers to {reference}, which this language does not have")]
    Reference {
        /// The file.
        file: String,
        /// The message that refers.
        id: String,
        /// What it refers to.
        reference: String,
    },
    /// The language's code, or its `-locale` term, is not a locale.
    #[error("{file}: {id}: {locale:?} is not a locale")]
    Locale {
        /// The file that brought the language in.
        file: String,
        /// The folder's code or `-locale`.
        id: String,
        /// What stands there.
        locale: String,
    },
}

/// A language with its words.
pub(super) struct Tongue {
    pub lang: Lang,
    /// Whose habits dates, numbers and lists follow: the term `-locale`, else the code itself.
    pub locale: Locale,
    /// Every message, attribute (`id.attribute`) and term (`-id`), and which entry it stands in.
    ids: BTreeMap<String, usize>,
    /// Entries as they stand in their files.
    entries: Vec<Cow<'static, str>>,
    read: RwLock<Read>,
}

/// What of a language was said before. The rest is read when it is first said: most of it is said once in a
/// while, and once read it takes ten times the room (measured: 4 MB of the 12 that a quiet process holds).
struct Read {
    bundle: FluentBundle<FluentResource>,
    /// Which entries it holds.
    entries: BTreeSet<usize>,
}

impl Tongue {
    /// Loads and checks all files of one language.
    pub fn load(lang: Lang, sources: Vec<Source>) -> Result<Self, WordsError> {
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        // Which file each stands in.
        let mut files: BTreeMap<String, String> = BTreeMap::new();
        let mut mentions = BTreeMap::new();
        let (mut ids, mut entries) = (BTreeMap::new(), Vec::new());
        let mut locale = (lang.code().to_owned(), lang.code().to_owned());
        let folder = sources.first().map(|source| source.file.clone()).unwrap_or_default();
        for source in sources {
            let file = &source.file;
            let resource = parse(file, source.text.to_string())?;
            for entry in resource.entries() {
                // To Fluent, a message and a term of one name are the same.
                let name = name(entry).map(str::to_owned);
                if let Some((id, other)) =
                    name.and_then(|id| Some((id.clone(), names.insert(id, file.clone())?)))
                {
                    return Err(WordsError::Duplicate { file: file.clone(), id, other });
                }
                for (id, pattern) in patterns(entry) {
                    if id == "-locale" {
                        locale = (id.clone(), plain_text(pattern));
                    }
                    if let Some(other) = files.insert(id.clone(), file.clone()) {
                        return Err(WordsError::Duplicate { file: file.clone(), id, other });
                    }
                    mentions.insert(id, Mentions::of(pattern));
                }
            }
            for (range, names) in standing(&resource) {
                ids.extend(names.into_iter().map(|id| (id, entries.len())));
                entries.push(cut(&source, range));
            }
        }
        check_references(&mentions, &files)?;
        let (id, name) = locale;
        let (Ok(locale), Ok(identifier)) =
            (name.parse::<Locale>(), name.parse::<LanguageIdentifier>())
        else {
            return Err(WordsError::Locale { file: folder, id, locale: name });
        };
        let read = Read { bundle: bundle(&identifier, &folder)?, entries: BTreeSet::new() };
        Ok(Self { lang, locale, ids, entries, read: RwLock::new(read) })
    }

    /// The ids of messages and attributes that have words; terms are nobody else's business.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.keys().map(String::as_str).filter(|id| !id.starts_with('-'))
    }

    /// Whether `id` (or `id.attribute`) has words.
    pub fn has(&self, id: &str) -> bool {
        !id.starts_with('-') && self.ids.contains_key(id)
    }

    /// The variables `id` needs from its caller, those of the messages it refers to included. Terms
    /// contribute none: Fluent fills their variables where they are referred to.
    pub fn variables(&self, id: &str) -> BTreeSet<String> {
        let (mut found, mut seen, mut open) =
            (BTreeSet::new(), BTreeSet::new(), vec![id.to_owned()]);
        while let Some(id) = open.pop() {
            if id.starts_with('-') || !seen.insert(id.clone()) {
                continue;
            }
            let Some(resource) = self.ids.get(&id).and_then(|at| self.resource(*at)) else {
                continue;
            };
            for (_, mentions) in mentioned(&resource).filter(|(other, _)| *other == id) {
                found.extend(mentions.variables);
                open.extend(mentions.references);
            }
        }
        found
    }

    /// The words of `id` (or `id.attribute`), if this language has them.
    pub fn render(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let entry = *self.ids.get(id)?;
        let mut read = self.read.read().unwrap_or_else(PoisonError::into_inner);
        if !read.entries.contains(&entry) {
            drop(read);
            self.read_up(entry);
            read = self.read.read().unwrap_or_else(PoisonError::into_inner);
        }
        let (message, attribute) = match id.split_once('.') {
            Some((message, attribute)) => (message, Some(attribute)),
            None => (id, None),
        };
        let message = read.bundle.get_message(message)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut problems = Vec::new();
        let text = read.bundle.format_pattern(pattern, Some(args), &mut problems);
        for problem in problems {
            tracing::error!(id, lang = self.lang.code(), %problem, "a message is not whole");
        }
        Some(text.into_owned())
    }

    /// Reads an entry, and all it refers to.
    fn read_up(&self, entry: usize) {
        let mut read = self.read.write().unwrap_or_else(PoisonError::into_inner);
        let mut open = vec![entry];
        while let Some(at) = open.pop() {
            // Somebody else may have read it meanwhile.
            if !read.entries.insert(at) {
                continue;
            }
            let Some(resource) = self.resource(at) else { continue };
            let references = mentioned(&resource).flat_map(|(_, mentions)| mentions.references);
            open.extend(references.filter_map(|id| self.ids.get(&id).copied()));
            if let Err(problems) = read.bundle.add_resource(resource) {
                tracing::error!(lang = self.lang.code(), ?problems, "a message is not read");
            }
        }
    }

    /// An entry, read: that it can be was seen when it was loaded.
    fn resource(&self, at: usize) -> Option<FluentResource> {
        FluentResource::try_new(self.entries.get(at)?.to_string()).ok()
    }
}

/// A piece of a text: of one that travels inside the binary no copy.
fn cut(source: &Source, at: Range<usize>) -> Cow<'static, str> {
    match &source.text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(at).unwrap_or_default()),
        Cow::Owned(text) => Cow::Owned(text.get(at).unwrap_or_default().to_owned()),
    }
}

fn parse(file: &str, text: String) -> Result<FluentResource, WordsError> {
    FluentResource::try_new(text).map_err(|(resource, problems)| {
        let source = resource.source();
        let Some(problem) = problems.first() else {
            return WordsError::Parse {
                file: file.to_owned(),
                id: String::new(),
                problem: String::new(),
            };
        };
        let before = source.get(..problem.pos.start).unwrap_or(source);
        let junk = problem.slice.clone().and_then(|at| source.get(at)).unwrap_or_default();
        WordsError::Parse {
            file: format!("{file}:{}", before.matches('\n').count() + 1),
            id: junk.split(['=', '\n']).next().unwrap_or_default().trim().to_owned(),
            problem: problem.kind.to_string(),
        }
    })
}

fn plain_text(pattern: &Pattern<&str>) -> String {
    let texts = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => value,
        PatternElement::Placeable { .. } => "",
    });
    texts.collect::<String>().trim().to_owned()
}

fn check_references(
    mentions: &BTreeMap<String, Mentions>,
    files: &BTreeMap<String, String>,
) -> Result<(), WordsError> {
    for (id, mentioned) in mentions {
        if let Some(reference) = mentioned.references.iter().find(|to| !mentions.contains_key(*to))
        {
            return Err(WordsError::Reference {
                file: files.get(id).cloned().unwrap_or_default(),
                id: id.clone(),
                reference: reference.clone(),
            });
        }
    }
    Ok(())
}

fn bundle(
    identifier: &LanguageIdentifier,
    file: &str,
) -> Result<FluentBundle<FluentResource>, WordsError> {
    let wrong = |problem: String| WordsError::Parse {
        file: file.to_owned(),
        id: identifier.to_string(),
        problem,
    };
    let mut bundle = FluentBundle::new_concurrent(vec![identifier.clone()]);
    // The marks around placeables are for mixed writing directions; chat platforms show them.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(show));
    bundle.add_builtins().map_err(|problem| wrong(problem.to_string()))?;
    Ok(bundle)
}

/// The bundle's language in ICU's type, so that numbers inside messages are grouped as it groups.
struct NumberHabits(DecimalFormatterPreferences);

impl Memoizable for NumberHabits {
    type Args = ();
    type Error = icu_locale_core::ParseError;

    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Self, Self::Error> {
        lang.to_string().parse::<Locale>().map(|locale| Self((&locale).into()))
    }
}

fn show(value: &FluentValue<'_>, memory: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let habits = memory.with_try_get::<NumberHabits, _, _>((), |habits| habits.0).ok()?;
    decimal(number, habits)
}

fn decimal(number: &FluentNumber, habits: DecimalFormatterPreferences) -> Option<String> {
    let mut options = DecimalFormatterOptions::default();
    if !number.options.use_grouping {
        options.grouping_strategy = Some(GroupingStrategy::Never);
    }
    let formatter = DecimalFormatter::try_new(habits, options).ok()?;
    Some(formatter.format(&Decimal::from_str(&number.as_string()).ok()?).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> String {
        let source = |file: &str, text: &str| Source {
            lang: Lang::new("pt"),
            file: file.to_owned(),
            text: text.to_owned().into(),
        };
        let sources = vec![source("a.ftl", "a = A\n"), source("b.ftl", text)];
        Tongue::load(Lang::new("pt"), sources)
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default()
    }

    #[test]
    fn what_is_said_is_read_with_all_it_refers_to_and_nothing_else() {
        let text = "a = { b.c } { -d }\nb = B\n    .c = { e }\n# Read on.\n-d = { -f }\ne = E\n-f = F\ng = G";
        let source = Source { lang: Lang::new("pt"), file: String::new(), text: text.into() };
        let tongue = Tongue::load(Lang::new("pt"), vec![source]).unwrap();
        let read = || tongue.read.read().unwrap().entries.len();
        assert_eq!((tongue.entries.len(), read()), (6, 0));
        let said = |id: &str| tongue.render(id, &FluentArgs::new());
        assert_eq!(said("a").as_deref(), Some("E F"));
        assert_eq!(read(), 5);
        assert_eq!(said("b.c").as_deref(), Some("E"));
        assert_eq!((said("-d"), said("b.d"), said("h")), (None, None, None));
        assert_eq!(read(), 5);
        assert_eq!(said("g").as_deref(), Some("G"));
        assert_eq!(read(), 6);
    }

    #[test]
    fn a_wrong_file_is_named() {
        assert_eq!(problem("b = { a }\n    .c = C\n"), "");
        assert_eq!(problem("a = B\n"), "b.ftl: a: stands already in a.ftl");
        assert_eq!(
            problem("b = { c }\n"),
            "b.ftl: b: refers to c, which this language does not have"
        );
        assert!(problem("b = B\nc {\nd = D\n").starts_with("b.ftl:2: c {: "));
        assert!(
            problem("-locale = no locale\n").contains("-locale: \"no locale\" is not a locale")
        );
        assert_eq!(problem("-a = B\n"), "b.ftl: a: stands already in a.ftl");
        assert_eq!(problem("b =\n    .c = C\n    .c = D\n"), "b.ftl: b.c: stands already in b.ftl");
    }
}
