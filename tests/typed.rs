//! Every command of the house as people type it, in both languages and with hostile words: what is
//! given arrives as it was written, and a slip of the finger never runs another command.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;
use puente::foundation::i18n::{Lang, Words, fold};
use puente::foundation::talk::grammar::{self, Word, quote};
use puente::foundation::talk::table::{Table, Typed};
use puente::foundation::talk::{Command, GroupRef, Kind};

struct House {
    words: Words,
    table: Table,
    group: GroupRef,
}

static HOUSE: LazyLock<House> = LazyLock::new(|| {
    let words = Words::embedded().unwrap_or_else(|error| panic!("{error}"));
    let commands: Vec<Command> =
        puente::app::capabilities().into_iter().flat_map(|one| one.commands).collect();
    let table = Table::new(commands, &words);
    let languages = vec![Lang::new("en"), Lang::new("es")];
    let group = GroupRef {
        id: "g".to_owned().into(),
        slug: "g".to_owned(),
        zone: "UTC".to_owned(),
        languages,
        names: BTreeMap::new(),
    };
    House { words, table, group }
});

/// Words that tear at a grammar: marks, quotes, names of parameters, numbers, dates, other scripts.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\"",
        "“",
        "”",
        "«",
        "»",
        "\\",
        "\\\"",
        "\\\\",
        "'",
        ":",
        "::",
        "!",
        "/",
        "¡",
        "!help",
        "/ayuda",
        "en:",
        "es:\"",
        "de:x",
        "term:",
        "nota:«",
        "https://a.example/b?c=d:e",
        "sure:yes",
        "confirmación:sí",
        "a:\"b\"",
        "--",
        "#",
        "@ana",
        "S-1",
        "T-7",
        "1.234,5",
        "1,234.5",
        "10/12",
        "2026-12-10T18:00",
        "10 de diciembre",
        "December 10",
        "in 3 days",
        "24h",
        "\u{202e}",
        "\u{2066}",
        "\u{0}",
        "\u{7}",
        "\u{200b}",
        "\u{feff}",
        "\u{301}",
        "\n",
        "\t",
        "\r",
        "\u{2028}",
        "\u{a0}",
        "\u{3000}",
        "👩\u{200d}💻",
        "🇦🇷",
        "שלום",
        "مرحبا",
        "漢字",
        "İ",
        "ß",
        "ﬁ",
        "Рау",
        "<b>",
        "&amp;",
        "{ $x }",
        "%s",
        "'; drop table member; --",
        " ",
        "  ",
    ]);
    let piece = prop_oneof![
        6 => pieces.prop_map(str::to_owned),
        2 => "[a-zñ0-9 ]{0,8}",
        1 => any::<char>().prop_map(String::from),
        1 => (0..40_usize).prop_map(|many| format!("e{}", "\u{301}".repeat(many))),
    ];
    prop::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
}

/// A text as it arrives: what nobody may type left out.
fn arrives(text: &str) -> String {
    match grammar::read(&quote(text)).expect("what is quoted reads back").words.as_slice() {
        [Word::Quoted(words)] => words.clone(),
        other => panic!("{text:?} is {other:?}"),
    }
}

fn language(spanish: bool) -> Lang {
    Lang::new(if spanish { "es" } else { "en" })
}

/// The name of a parameter in a language, without the accents if somebody is in a hurry.
fn param(name: &str, lang: &Lang, hurry: bool) -> String {
    let names = HOUSE.words.all_names(&format!("param-{name}"));
    let name =
        names.into_iter().find(|(of, _)| of == lang).map_or(name.to_owned(), |(_, name)| name);
    if hurry { fold(&name).to_uppercase() } else { name }
}

fn read(line: &str, lang: &Lang) -> Result<Typed, String> {
    HOUSE.table.read(line, lang, Some(&HOUSE.group)).map_err(|error| format!("{error:?}"))
}

/// Names of a command in every language, folded: the heads, and the tails.
fn names(command: &Command) -> (Vec<String>, Vec<String>) {
    let all = |id: &str| {
        let mut all: Vec<String> =
            HOUSE.words.all_names(id).into_iter().map(|(_, name)| fold(&name)).collect();
        for (_, also) in HOUSE.words.all_names(&format!("{id}.also")) {
            all.extend(also.split(',').map(fold));
        }
        all
    };
    let (head, tail) = command.path.split_once(' ').unwrap_or((command.path, ""));
    let (mut heads, mut tails) = (all(&format!("command-{head}")), Vec::new());
    heads.push(head.to_owned());
    if !tail.is_empty() {
        tails = all(&command.id());
        tails.push(tail.to_owned());
    }
    (heads, tails)
}

/// A slip of the finger in a word: a letter lost, doubled, another one, or two exchanged.
fn slipped(word: &str, at: usize, kind: usize, letter: char) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = at % letters.len();
    match kind {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letter),
        2 => letters[at] = letter,
        _ => {
            let next = (at + 1) % letters.len();
            letters.swap(at, next);
        }
    }
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_is_given_arrives_as_it_was_written(
        which in any::<prop::sample::Index>(),
        values in prop::collection::vec(hostile(), 16),
        (spanish, other, hurry) in (any::<bool>(), any::<bool>(), any::<bool>()),
        loud in any::<bool>(),
    ) {
        let table = &HOUSE.table;
        let index = which.index(table.commands().len());
        let command = &table.commands()[index];
        let lang = language(spanish);
        let (mut named, mut placed, mut expected) = (Vec::new(), Vec::new(), BTreeMap::new());
        let mut values = values.iter().cycle();
        for one in &command.params {
            let mut value = || values.next().map(String::as_str).unwrap_or_default();
            if let Kind::Texts(_) = one.kind {
                for lang in &HOUSE.group.languages {
                    let text = value();
                    named.push(format!("{lang}:{}", quote(text)));
                    expected.insert(format!("{}.{lang}", one.name), arrives(text));
                }
                continue;
            }
            let text = value();
            expected.insert(one.name.to_owned(), arrives(text));
            if one.named {
                named.push(format!("{}:{}", param(one.name, &language(other), hurry), quote(text)));
            } else {
                placed.push(quote(text));
            }
        }
        named.extend(placed);
        let name = table.name(command.path, &lang);
        let name = if loud { name.to_uppercase() } else { name };
        let line = format!("{}{name} {}", if other { '/' } else { '!' }, named.join(" "));
        // Read in the other language too: every name is understood in every room.
        let typed = read(&line, &language(other)).map_err(|wrong| TestCaseError::fail(format!("{line:?}: {wrong}")))?;
        prop_assert_eq!(table.commands()[typed.index].path, command.path, "{:?}", line);
        prop_assert_eq!(typed.raw, expected, "{:?}", line);
    }

    #[test]
    fn a_slip_of_the_finger_never_runs_another_command(
        which in any::<prop::sample::Index>(),
        spanish in any::<bool>(),
        (in_tail, at, kind) in (any::<bool>(), 0..20_usize, 0..4_usize),
        letter in "[a-zñé]",
        rest in prop_oneof![Just(String::new()), hostile()],
    ) {
        let table = &HOUSE.table;
        let command = &table.commands()[which.index(table.commands().len())];
        let lang = language(spanish);
        let name = table.name(command.path, &lang);
        let letter = letter.chars().next().unwrap_or('a');
        let (head, tail) = name.split_once(' ').unwrap_or((name.as_str(), ""));
        let (head, tail) = if in_tail && !tail.is_empty() {
            (head.to_owned(), slipped(tail, at, kind, letter))
        } else {
            (slipped(head, at, kind, letter), tail.to_owned())
        };
        prop_assume!(!head.is_empty());
        let line = format!("!{head} {tail} {rest}");
        if let Ok(typed) = read(&line, &lang) {
            let ran = &table.commands()[typed.index];
            let (heads, tails) = names(ran);
            prop_assert!(heads.contains(&fold(&head)), "{line:?} runs {}", ran.path);
            prop_assert!(
                tails.contains(&fold(&tail)) || ran.path == command.path || tails.is_empty() && tail.is_empty(),
                "{line:?} runs {}", ran.path
            );
        }
    }

    #[test]
    fn nothing_typed_makes_the_table_stumble(text in hostile(), before in "[!/¡]{0,2} ?(help|ayuda|glossary|glosario|puente|al)?[ -]?(propose|sugerir|dia)? ?") {
        let text = format!("{before}{text}");
        for lang in &HOUSE.group.languages {
            let _ = read(&text, lang);
            prop_assert!(HOUSE.table.complete(&text, lang, None).len() <= 12);
        }
        let _ = HOUSE.table.begun(&text);
        if let Some(line) = HOUSE.table.command_in(&text) {
            prop_assert!(line.starts_with(['!', '/']) || grammar::is_command(&line), "{line:?}");
            prop_assert!(line.len() <= text.len() + 1);
        }
    }
}
