//! Tables as people and spreadsheets write them, and what comes back of what goes out.

use proptest::prelude::*;

use super::*;
use crate::community::glossary::terms::default_terms;

fn both() -> Vec<Lang> {
    vec![Lang::new("en"), Lang::new("es")]
}

fn reading(text: &str) -> Result<Table, Unreadable> {
    read(text, &both(), &Lang::new("es"))
}

fn cells(table: &Table) -> Vec<(u64, String, String)> {
    let cell = |row: &Row, code: &str| {
        row.cells.get(&Column::Text(Lang::new(code))).cloned().flatten().unwrap_or_default()
    };
    table.rows.iter().map(|row| (row.line, cell(row, "en"), cell(row, "es"))).collect()
}

#[test]
fn every_way_a_spreadsheet_saves_it_reads_the_same() {
    let expected = vec![(2, "Board".to_owned(), "Junta, o «Directorio»".to_owned())];
    for text in [
        "en,es\nBoard,\"Junta, o «Directorio»\"\n",
        "\u{feff}en,es\r\nBoard,\"Junta, o «Directorio»\"\r\n",
        "EN;ES\r\nBoard;Junta, o «Directorio»",
        "en\tes\tfoo\nBoard\tJunta, o «Directorio»\tx\n",
        "es,en\n\"Junta, o «Directorio»\",Board",
        "\"en\";\"es\"\n\"Board\";\"Junta, o «Directorio»\";;\n;;;\n",
        "en,es,id\r\"Board\",\"Junta,\u{0} o «Directorio»\",\r",
    ] {
        assert_eq!(cells(&reading(text).unwrap()), expected, "{text:?}");
    }
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let table = reading("en,es\n\"two\nlines\",dos\nthree,tres\n\nfour\nfive,cinco\n").unwrap();
    let lines: Vec<u64> = table.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [2, 4, 7]);
    assert_eq!(cells(&table)[0].1, "two lines");
    assert_eq!(table.uneven, [(6, 1, 2)]);
}

#[test]
fn what_is_no_table_says_why() {
    let many = format!("en,es\n{}", "a,b\n".repeat(10_000));
    for (text, why) in [
        ("", Unreadable::Empty),
        (" \u{feff}\r\n ", Unreadable::Empty),
        ("en,es\n", Unreadable::Empty),
        ("en,es\n\"open,x\na,b\n", Unreadable::Unclosed(2)),
        ("en,es\na,b\nc,\"d\"\"\n", Unreadable::Unclosed(3)),
        ("en,note\na,b\n", Unreadable::Lacks(vec![Lang::new("es")])),
        ("a,b\n", Unreadable::Lacks(both())),
        ("en,es,EN\na,b,c\n", Unreadable::Twice("en".to_owned())),
        (many.as_str(), Unreadable::TooMany(10_000)),
    ] {
        let short: String = text.chars().take(40).collect();
        assert_eq!(reading(text), Err(why), "{short:?}");
    }
    assert!(reading("id,note\nicann,x\n").is_err(), "no wording at all");
    assert!(reading("id,es\nicann,x\n").is_ok(), "an id says which term is meant");
}

#[test]
fn unknown_columns_are_named_with_the_nearest() {
    let table = reading("en,es,akronym_en,source,Note EN,note\na,b,c,d,e,f\n").unwrap();
    let unknown: Vec<(&str, Option<&str>)> =
        table.unknown.iter().map(|(name, near)| (name.as_str(), near.as_deref())).collect();
    assert_eq!(unknown, [("akronym_en", Some("acronym_en")), ("source", None)]);
    let notes: Vec<String> = ["en", "es"]
        .iter()
        .filter_map(|code| table.rows[0].cells.get(&Column::Note(Lang::new(code))).cloned()?)
        .collect();
    assert_eq!(notes, ["e", "f"], "a note without a language is in the reader's");
}

#[test]
fn no_cell_is_a_formula_and_all_come_back() {
    for text in ["=1+1", "+x", "-x", "@x", "'=1", "''=1", "＝1", "'x", "it's", "x=1", "'"] {
        let written = guarded(text);
        assert!(!written.starts_with(is_formula), "{text}");
        assert_eq!(unguarded(&written), text);
    }
    assert_eq!(guarded("'x"), "'x", "what is no formula stays as it is");
}

#[test]
fn the_shipped_terms_go_out_and_come_back() {
    for separator in [b',', b';'] {
        let text = write(default_terms(), &both(), separator).unwrap();
        assert!(text.starts_with("\u{feff}id"));
        let table = reading(&text).unwrap();
        assert_eq!((table.rows.len(), table.uneven.len()), (default_terms().len(), 0));
        assert!(table.unknown.is_empty());
    }
}

proptest! {
    #[test]
    fn any_cell_comes_back(en in "\\PC{1,30}", es in "[=+@',;\"\t\n\r\u{feff}a-]{1,20}", semicolon in any::<bool>()) {
        let Some((en, es)) = clean(&en).zip(clean(&es)) else { return Ok(()) };
        let texts = [("en", &en), ("es", &es)].map(|(code, text)| (Lang::new(code), text.clone()));
        let term = Term { id: "x".to_owned(), texts: texts.into(), ..Term::default() };
        let separator = if semicolon { b';' } else { b',' };
        let written = write(&[term], &both(), separator).unwrap();
        let table = reading(&written).unwrap();
        prop_assert_eq!(cells(&table), vec![(2, en, es)]);
    }

    #[test]
    fn no_table_makes_it_stumble(text in any::<Vec<char>>(), soup in "[ens,;\t\"'\r\n=\u{feff}]{0,80}") {
        for text in [text.into_iter().collect::<String>(), format!("en,es\n{soup}"), soup.clone()] {
            if let Ok(table) = reading(&text) {
                let lines = u64::try_from(text.lines().count() + text.matches('\r').count()).unwrap();
                prop_assert!(table.rows.iter().all(|row| row.line >= 1 && row.line <= lines + 1));
                prop_assert!(table.rows.len() <= ROW_LIMIT);
            }
        }
    }
}
