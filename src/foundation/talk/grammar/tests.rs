//! What people type and how it is cut, by example and by made-up texts.

use proptest::prelude::*;

use super::{GrammarError, Word, is_command, kept, quote, read, read_first};
use crate::foundation::i18n::nearest;

fn plain(text: &str) -> Word {
    Word::Plain(text.to_owned())
}

fn spoken(text: &str) -> Word {
    Word::Quoted(text.to_owned())
}

fn named(name: &str, value: &str, quoted: bool) -> Word {
    Word::Named { name: name.to_owned(), value: value.to_owned(), quoted }
}

#[test]
fn only_a_marker_and_a_letter_address_a_command() {
    for text in ["!help", "/ayuda", "  !Ñandú", "\n!draft\nmore", "\u{202E}!help", "!\u{0}help"] {
        assert!(is_command(text), "{text:?}");
    }
    for text in [
        "", "!", "/", "!!", "//", "!!help", "//help", "! help", "/ 3", "!3", "hi !help", "¡hola!",
        "!-x",
    ] {
        assert!(!is_command(text), "{text:?}");
    }
}

#[test]
fn words_are_cut_as_they_are_meant() {
    let table: &[(&str, &[Word])] = &[
        ("", &[]),
        (" \n\t ", &[]),
        ("!help", &[plain("help")]),
        ("  /ayuda  síntesis\n", &[plain("ayuda"), plain("síntesis")]),
        ("!!help", &[plain("!!help")]),
        (r#"!x "two words" y"#, &[plain("x"), spoken("two words"), plain("y")]),
        (
            "!x “dos palabras” «otras dos»",
            &[plain("x"), spoken("dos palabras"), spoken("otras dos")],
        ),
        (r#""say \"hi\" \\ C:\new \”""#, &[spoken(r#"say "hi" \ C:\new ”"#)]),
        ("«a \\» b»", &[spoken("a » b")]),
        (r#""" name:"""#, &[spoken(""), named("name", "", true)]),
        (r#""a"b"#, &[spoken("a"), plain("b")]),
        ("due:2026-12-10T18:00", &[named("due", "2026-12-10T18:00", false)]),
        (r#"título:"plan anual" x"#, &[named("título", "plan anual", true), plain("x")]),
        ("ti\u{301}tulo:a", &[named("ti\u{301}tulo", "a", false)]),
        (
            "title:“a b” title:”c d” title:«e f»",
            &[
                named("title", "a b", true),
                named("title", "c d", true),
                named("title", "e f", true),
            ],
        ),
        (
            "due-date:x due_date:y имя:z",
            &[
                named("due-date", "x", false),
                named("due_date", "y", false),
                named("имя", "z", false),
            ],
        ),
        ("a:b:c at:18:00", &[named("a", "b:c", false), named("at", "18:00", false)]),
        ("link:https://a.org/b", &[named("link", "https://a.org/b", false)]),
        ("https://a.org/b?c=d:e", &[plain("https://a.org/b?c=d:e")]),
        (
            "18:00 @ana:server.org S-1:x --:-- :) note: :x",
            &[
                plain("18:00"),
                plain("@ana:server.org"),
                plain("S-1:x"),
                plain("--:--"),
                plain(":)"),
                plain("note:"),
                plain(":x"),
            ],
        ),
        ("5\" it's don\"t", &[plain("5\""), plain("it's"), plain("don\"t")]),
        ("a\u{0}b\u{7}\u{202E}c\u{2066}:d\re", &[named("abc", "de", false)]),
        ("\"a\nb\tc\"", &[spoken("a\nb\tc")]),
    ];
    for (text, words) in table {
        assert_eq!(read(text).map(|line| line.words).as_deref(), Ok(*words), "{text:?}");
    }
}

#[test]
fn a_name_has_at_most_thirty_two_characters() {
    let (fits, long) = (format!("{}:x", "ñ".repeat(32)), format!("{}:x", "ñ".repeat(33)));
    assert_eq!(read(&fits).unwrap().words, [named(&"ñ".repeat(32), "x", false)]);
    assert_eq!(read(&long).unwrap().words, [plain(&long)]);
}

#[test]
fn an_open_quote_is_told_with_its_place() {
    let unclosed = |mark, position| Err(GrammarError::Unclosed { mark, position });
    assert_eq!(read("!x \"abc"), unclosed('"', 4));
    assert_eq!(read("ñññ “abc\""), unclosed('“', 5));
    assert_eq!(read("a:«b"), unclosed('«', 3));
    assert_eq!(read("a:”b"), unclosed('”', 3));
    assert_eq!(read(r#""a\""#), unclosed('"', 1));
    assert_eq!(read("\""), unclosed('"', 1));
}

#[test]
fn bounds_are_kept() {
    assert!(read(&"á".repeat(8_000)).is_ok());
    assert_eq!(read(&"á".repeat(8_001)), Err(GrammarError::TooLong { characters: 8_001 }));
    assert_eq!(read(&"a ".repeat(200)).unwrap().words.len(), 200);
    assert_eq!(read(&"a ".repeat(201)), Err(GrammarError::TooManyWords));
}

#[test]
fn the_rest_is_verbatim() {
    let line = read("!answer S-1  \"No\"  dijo:sí\n\n- uno\n").unwrap();
    assert_eq!(line.rest(1), "S-1  \"No\"  dijo:sí\n\n- uno\n");
    assert_eq!(line.rest(2), "\"No\"  dijo:sí\n\n- uno\n");
    assert_eq!(line.written(2), "\"No\"");
    assert_eq!(line.written(3), "dijo:sí");
    assert_eq!(line.span(0), Some(1..7));
    assert_eq!((line.rest(6), line.rest(7), line.written(9), line.span(9)), ("", "", "", None));
}

#[test]
fn free_text_may_be_long_and_badly_quoted() {
    let text = format!("!answer S-1 \"open {}", "x ".repeat(500));
    assert!(read(&text).is_err());
    let line = read_first(&text, 2).unwrap();
    assert_eq!(line.words, [plain("answer"), plain("S-1")]);
    assert_eq!(line.rest(2), &text[12..]);
    assert_eq!(read_first("!answer", 2).unwrap().rest(1), "");
    assert_eq!(read_first("!answer x", 0).unwrap().rest(0), "answer x");
}

#[test]
fn slips_find_the_nearest_name() {
    let names = [
        "help",
        "ayuda",
        "election",
        "elección",
        "status",
        "start",
        "stage",
        "list",
        "no",
        "synthesis",
        "síntesis",
    ];
    let table = [
        ("hlep", Some("help")),
        ("HELP", Some("help")),
        ("ayda", Some("ayuda")),
        ("eleccion", Some("elección")),
        ("elec", Some("elección")),
        ("electoin", Some("election")),
        ("stat", Some("status")),
        ("strat", Some("start")),
        ("lists", Some("list")),
        ("sintesis", Some("síntesis")),
        ("syntehsys", Some("synthesis")),
        ("si", Some("síntesis")),
        ("zz", None),
        ("", None),
        ("  ", None),
        ("completely different", None),
    ];
    for (word, expected) in table {
        assert_eq!(nearest(word, names.into_iter()), expected, "{word}");
        assert_eq!(nearest(word, names.into_iter().rev()), expected, "{word}, reversed");
    }
}

proptest! {
    #[test]
    fn nothing_typed_makes_it_stumble(text in any::<Vec<char>>(), soup in "[!/a\"“”«»\\\\: \nñ1@]{0,200}") {
        for text in [text.into_iter().collect::<String>(), soup] {
            let _ = is_command(&text);
            let _ = nearest(&text, ["help", "ayuda", ""].into_iter());
            if let Ok(line) = read(&text) {
                let mut end = 0;
                for index in 0..line.words.len() {
                    let span = line.span(index).unwrap();
                    prop_assert!(end <= span.start && span.start < span.end);
                    prop_assert!(line.rest(index).starts_with(line.written(index)));
                    prop_assert!(!line.written(index).is_empty());
                    let cut = read_first(&text, index).unwrap();
                    prop_assert_eq!(cut.words.as_slice(), &line.words[..index]);
                    prop_assert_eq!(cut.rest(index), line.rest(index));
                    end = span.end;
                }
            }
        }
    }

    #[test]
    fn what_is_quoted_reads_back(text in any::<Vec<char>>(), soup in "[a\"“”«»\\\\: \n\r\u{202E}ñ]{0,60}") {
        for text in [text.into_iter().collect::<String>(), soup] {
            let clean: String = text.chars().filter(|c| kept(*c)).collect();
            prop_assert_eq!(&read(&quote(&text)).unwrap().words, &[spoken(&clean)]);
            let line = format!("!x due:{} y", quote(&text));
            prop_assert_eq!(&read(&line).unwrap().words[1..], &[named("due", &clean, true), plain("y")]);
        }
    }
}
