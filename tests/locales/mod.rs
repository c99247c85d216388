//! The words of both languages: complete, alike in ids and variables, used, given what they ask for, and rendered whole.
//! Knows how code names a message and how a file of words is read; does not know what a message is about.

mod code;
mod wording;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use puente::foundation::clock::Moment;
use puente::foundation::i18n::{Lang, Reader, Say, Value, Words};

use crate::architecture::source::{Source, pattern};
use crate::architecture::{Broken, Tree, complains, hold, tree};
use code::{declared, quoted, spoken, templates};
use wording::{Message, foreign, messages};

const COMPLETE: &str = "Both languages have the same files, the same ids and the same variables.";
const GIVEN: &str = "Code gives a message exactly the variables its words ask for.";
const NAMED: &str = "What people can type or set has a name in locales/.";
const UNUSED: &str = "Every message is said somewhere.";
const WHOLE: &str = "Every message renders whole in every language.";

/// Ids the code puts together, by how they begin. All others stand in the code as they are, or as
/// a text with braces (`"choice-{of}-{code}"`).
const FAMILIES: [&str; 9] = [
    "command-",  // the words of a command, from its path
    "param-",    // the name of a parameter
    "choice-",   // one of the codes a parameter or a setting takes
    "role-",     // what somebody is in a group
    "kind-",     // what sort of thing it is, from a code in the database
    "setting-",  // what a group may set, from its key
    "position-", // where a point stands between the rooms
    "page-",     // the title of a page, from its name
    "language-", // the name of a language, from its code
];

/// What a variable stands for where its message does not tell: a text, but for these names.
fn sample(name: &str) -> Value {
    // Tuesday, 1 December 2026, 18:00 UTC.
    let moment = Moment(1_796_148_000_000);
    match name {
        "at" | "when" | "until" | "since" | "from" | "due" | "deadline" | "opens" | "closes"
        | "moment" => moment.into(),
        "day" => Value::Day("2026-12-01".to_owned()),
        "span" | "age" | "every" | "within" => Value::Span(183_600),
        "names" | "who" | "list" | "choices" | "several" | "near" | "keys" => {
            vec!["Ana", "Inés", "Kiran"].into()
        }
        "language" | "lang" => Lang::new("es").into(),
        "country" => Value::Country("UY".to_owned()),
        _ if name.ends_with("-at") || name.ends_with("_at") => moment.into(),
        _ => "Ana".into(),
    }
}

/// Every argument list a message is tried with: as many as its richest choice has branches.
fn samples(message: &Message, variables: &BTreeSet<String>) -> Vec<BTreeMap<String, Value>> {
    let of = |name: &String| -> Vec<Value> {
        match message.choices.get(name) {
            Some(choice) if choice.counts => [0_i64, 1, 2, 5, 1_234_567].map(Value::from).to_vec(),
            Some(choice) => choice.keys.iter().map(|key| key.as_str().into()).collect(),
            None => vec![sample(name)],
        }
    };
    let lists: BTreeMap<&String, Vec<Value>> =
        variables.iter().map(|name| (name, of(name))).collect();
    let rounds = lists.values().map(Vec::len).max().unwrap_or(1);
    let take = |round: usize| {
        lists
            .iter()
            .map(|(name, list)| ((*name).clone(), list[round % list.len()].clone()))
            .collect()
    };
    (0..rounds).map(take).collect()
}

/// What is wrong with words as a reader sees them.
fn torn(id: &str, text: &str) -> bool {
    text.trim().is_empty() || text == id || text.contains(['{', '}'])
}

fn words() -> &'static Words {
    static WORDS: LazyLock<Words> =
        LazyLock::new(|| Words::embedded().unwrap_or_else(|error| panic!("{error}")));
    &WORDS
}

fn at(message: &Message, rule: &'static str, found: impl Into<String>) -> Broken {
    Broken { path: message.path.clone(), line: message.line, rule, found: found.into() }
}

/// The messages of the tree, terms left out, with the language of their folder.
fn all_messages(tree: &Tree) -> Vec<(Lang, Message)> {
    let files = tree.plain.iter().filter(|plain| plain.path.starts_with("locales/"));
    let read = files.flat_map(|plain| {
        let lang = Lang::new(plain.path.split('/').nth(1).unwrap_or_default());
        messages(plain).into_iter().map(move |message| (lang.clone(), message))
    });
    read.filter(|(_, message)| !message.id.starts_with('-')).collect()
}

/// File names that one language has and another has not.
fn lonely_files(tree: &Tree) -> Vec<Broken> {
    let files: Vec<(&str, &str)> = tree
        .plain
        .iter()
        .filter_map(|plain| plain.path.strip_prefix("locales/")?.split_once('/'))
        .collect();
    let languages: BTreeSet<&str> = files.iter().map(|(language, _)| *language).collect();
    let mut broken = Vec::new();
    for (_, name) in &files {
        for language in languages.iter().filter(|language| !files.contains(&(language, name))) {
            broken.push(Broken::whole(
                format!("locales/{language}/{name}"),
                COMPLETE,
                "no such file",
            ));
        }
    }
    broken
}

/// What code says wrongly, given what each message asks for.
fn misspoken(source: &Source, asked: &BTreeMap<String, BTreeSet<String>>) -> Vec<Broken> {
    let (said, mut broken) = spoken(source, GIVEN);
    for said in said {
        let wrong = match (asked.get(&said.id), &said.given) {
            (None, _) => Some(format!("{}, which has no words", said.id)),
            (Some(asked), Some(given)) if asked != given => {
                Some(format!("{} asks for {asked:?} and is given {given:?}", said.id))
            }
            _ => None,
        };
        broken.extend(wrong.map(|found| Broken::at(source, said.at, GIVEN, found)));
    }
    broken
}

fn asked() -> BTreeMap<String, BTreeSet<String>> {
    let english = Lang::new("en");
    words().ids(&english).map(|id| (id.to_owned(), words().variables(&english, id))).collect()
}

/// Messages nobody says: not in code, not of a family, not part of another message.
fn unsaid(tree: &Tree) -> Vec<Broken> {
    let all = all_messages(tree);
    let mut known: BTreeSet<String> = tree.product().flat_map(quoted).collect();
    known.extend(all.iter().flat_map(|(_, message)| message.mentions.clone()));
    let shapes: Vec<_> = tree.product().flat_map(templates).collect();
    let is_said = |id: &str| {
        // An attribute belongs to its message.
        let whole = id.split_once('.').map_or(id, |(whole, _)| whole);
        known.contains(id)
            || known.contains(whole)
            || FAMILIES.iter().any(|family| id.starts_with(family))
            || shapes.iter().any(|shape| shape.is_match(id) || shape.is_match(whole))
    };
    all.iter()
        .filter(|(_, message)| !is_said(&message.id))
        .map(|(_, message)| at(message, UNUSED, &message.id))
        .collect()
}

#[test]
fn languages_are_alike() {
    hold(&lonely_files(tree()));
    let english = Lang::new("en");
    for lang in words().languages() {
        assert_eq!(words().missing(lang), Vec::<String>::new(), "{COMPLETE} {lang} lacks these");
    }
    let mut broken = Vec::new();
    for (lang, message) in all_messages(tree()) {
        let (own, english) =
            (words().variables(&lang, &message.id), words().variables(&english, &message.id));
        if own != english {
            broken.push(at(
                &message,
                COMPLETE,
                format!("{} has {own:?}, in English {english:?}", message.id),
            ));
        }
    }
    hold(&broken);
}

#[test]
fn what_stands_in_the_files_is_what_is_embedded() {
    for lang in words().languages() {
        let here = all_messages(tree())
            .into_iter()
            .filter(|(of, _)| of == lang)
            .map(|(_, message)| message.id);
        let here: Vec<String> = here.collect();
        let once: BTreeSet<String> = here.iter().cloned().collect();
        assert_eq!(here.len(), once.len(), "an id stands twice in {lang}");
        assert_eq!(once, words().ids(lang).map(str::to_owned).collect(), "{lang}");
    }
}

#[test]
fn code_gives_messages_what_they_ask_for() {
    let asked = asked();
    hold(&tree().product().flat_map(|source| misspoken(source, &asked)).collect::<Vec<_>>());
}

#[test]
fn what_is_declared_has_a_name() {
    let asked = asked();
    let unnamed = tree().product().flat_map(|source| {
        let nameless = declared(source).into_iter().filter(|(_, id)| !asked.contains_key(id));
        nameless
            .map(|(at, id)| Broken::at(source, at, NAMED, format!("{id}, which has no words")))
            .collect::<Vec<_>>()
    });
    hold(&unnamed.collect::<Vec<_>>());
}

#[test]
fn every_message_is_said() {
    hold(&unsaid(tree()));
}

#[test]
fn every_message_renders_whole() {
    let mut broken = Vec::new();
    for (lang, message) in all_messages(tree()) {
        let reader = Reader::new(lang.clone(), "America/Bogota");
        for args in samples(&message, &words().variables(&lang, &message.id)) {
            let text = words().say(&reader, &Say { id: message.id.clone(), args });
            if torn(&message.id, &text) {
                broken.push(at(&message, WHOLE, format!("{}: `{text}`", message.id)));
            }
        }
    }
    hold(&broken);
}

#[test]
fn spanish_is_written_for_ustedes_and_in_spanish() {
    let spanish = Lang::new("es");
    let read = all_messages(tree()).into_iter().filter(|(lang, _)| *lang == spanish);
    hold(&read.flat_map(|(_, message)| foreign(&message)).collect::<Vec<_>>());
}

#[test]
fn lonely_files_and_unsaid_messages_are_noticed() {
    let small = Tree::sample(&[
        (
            "locales/en/bridge.ftl",
            "bridge-picked = Picked\nbridge-lost = Lost\n    .hint = Lost\nrole-chair = Chair\nbridge-part = part\n-bridge = Puente\n",
        ),
        ("locales/es/bridge.ftl", "bridge-picked = Listo: { bridge-part }\nbridge-kind-a = A\n"),
        ("locales/es/more.ftl", ""),
        (
            "src/a.rs",
            "fn f() { say!(\"bridge-picked\"); format!(\"bridge-kind-{}\", a); } // bridge-lost",
        ),
    ]);
    let paths: Vec<String> = lonely_files(&small).into_iter().map(|broken| broken.path).collect();
    assert_eq!(paths, ["locales/en/more.ftl"]);
    complains(&unsaid(&small), &[2, 3]);
}

#[test]
fn wrong_arguments_are_noticed() {
    let of = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    let asked = BTreeMap::from([
        ("x-one".to_owned(), of(&["count", "who"])),
        ("x-none".to_owned(), of(&[])),
    ]);
    let bad = "fn f() { say!(\"x-one\", count = 3, who = f(a, b)); refuse!(\n\"x-one\",\n count = say!(\"x-none\"),\n);
        page.t(\"x-none\"); page.t(\"x-one\");
        say!(\"x-gone\"); Say::new(\"x-lost\");
        say!(\"x-none\", 3);
        // say!(\"x-gone\")
        say!(id, who = a); Say::new(\"x-one\").with(\"who\", a);
        say!(\"x-none\", r#type = 3);
    }
    #[cfg(test)] mod tests { fn f() { say!(\"x-gone\"); } }";
    let mut broken = misspoken(&Source::new("src/a.rs", bad), &asked);
    broken.sort_by_key(|broken| broken.line);
    complains(&broken, &[1, 5, 6, 6, 7, 10]);
}

#[test]
fn torn_words_are_noticed() {
    for text in ["", " ", "x-a", "for { $who }", "a } b"] {
        assert!(torn("x-a", text), "{text}");
    }
    assert!(!torn("x-a", "for Ana"));
    let quechua = "x-a = { $count ->\n [one] { $count }\n *[other] { $count } { $gone }\n }\nx-b = { $mode ->\n [open] Open\n *[shut] Shut\n } until { $until }\n";
    let read = messages(&crate::architecture::Plain::new("locales/qu/x.ftl", quechua));
    let words = Words::with(&[(Lang::new("qu"), quechua.to_owned())])
        .unwrap_or_else(|error| panic!("{error}"));
    let reader = Reader::new(Lang::new("qu"), "America/Bogota");
    let variables = |id: &str| words.variables(&Lang::new("qu"), id);
    let said = |message: &Message, args| words.say(&reader, &Say { id: message.id.clone(), args });
    assert_eq!(samples(&read[0], &variables("x-a")).len(), 5);
    let without: BTreeMap<String, Value> = BTreeMap::from([("count".to_owned(), 2.into())]);
    assert!(torn("x-a", &said(&read[0], without)));
    let texts: Vec<String> =
        samples(&read[1], &variables("x-b")).into_iter().map(|args| said(&read[1], args)).collect();
    assert!(
        texts[0].starts_with("Open until ") && texts[1].starts_with("Shut until "),
        "{texts:?}"
    );
    assert!(pattern(r"18:00|13:00").is_match(&texts[0]), "{texts:?}");
}
