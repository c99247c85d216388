//! Tables as people and spreadsheets write them, and what comes back of what goes out.

use proptest::prelude::*;

use super::*;

const NAMES: [(&str, &str); 8] = [
    ("Title", "title"),
    ("Título", "title"),
    ("Opens", "opens"),
    ("Abre", "opens"),
    ("Closes", "closes"),
    ("Cierra", "closes"),
    ("Link", "link"),
    ("Fecha de cierre", "closes"),
];

fn fold(text: &str) -> String {
    let plain = |c| match c {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' => 'u',
        c => c,
    };
    text.to_lowercase().chars().map(plain).collect()
}

fn table(text: &str) -> Result<Table, Unreadable> {
    read(text.as_bytes(), &NAMES, fold)
}

fn row(line: u64, cells: &[(&str, &str)]) -> Row {
    let cells = cells.iter().map(|(key, cell)| ((*key).to_owned(), (*cell).to_owned()));
    Row { line, cells: cells.collect() }
}

#[test]
fn in_either_language_and_any_shape() {
    let expected = [
        row(2, &[("title", "Política; de\ntransferencias"), ("closes", "2026-12-10")]),
        row(4, &[("title", "b")]),
    ];
    for (mark, end) in [(',', "\n"), (';', "\r\n"), ('\t', "\n"), (';', "\n")] {
        for head in
            ["TITULO|cierra", "\u{feff}título|CIERRA", "Title|Closes", "\"title\"|fecha_de_cierre"]
        {
            let text = format!("{head}\n\"Política; de\ntransferencias\"|2026-12-10\nb|\n");
            let text = text.replace('|', &mark.to_string());
            let text = text.replace('\n', end).replace("de\r\n", "de\n");
            assert_eq!(table(&text).unwrap().rows, expected, "{text}");
        }
    }
}

#[test]
fn what_is_not_known_is_named() {
    let read = table("Título,Color,\na,rojo,\n\n,,\nb,c,d,e\nx\n").unwrap();
    assert_eq!(read.unknown, ["Color"]);
    assert_eq!(read.rows, [row(2, &[("title", "a")])]);
    let uneven = |line, has| Uneven { line, has, must: 3 };
    assert_eq!(read.uneven, [uneven(5, 4), uneven(6, 1)]);
}

#[test]
fn why_it_is_none() {
    assert_eq!(table(""), Err(Unreadable::Empty));
    assert_eq!(table("\u{feff}\n \n"), Err(Unreadable::Empty));
    assert_eq!(table("a,b\n1,2"), Err(Unreadable::NoColumn));
    assert_eq!(table("Title,Título\n"), Err(Unreadable::Twice("title".to_owned())));
    assert_eq!(table("Title,Opens\na,b\n\"c,d\n"), Err(Unreadable::Unclosed(3)));
    assert_eq!(read(b"Title\na\n\xf1", &NAMES, fold), Err(Unreadable::NotUtf8(3)));
    let long = "Title\n".to_owned() + "a\n".repeat(ROW_LIMIT + 1).as_str();
    assert_eq!(table(&long), Err(Unreadable::TooMany(ROW_LIMIT + 1)));
    let most = "Title\n".to_owned() + "a\n".repeat(ROW_LIMIT).as_str();
    assert_eq!(table(&most).unwrap().rows.len(), ROW_LIMIT);
    let large = vec![b'a'; SIZE_LIMIT + 1];
    assert_eq!(read(&large, &NAMES, fold), Err(Unreadable::TooLarge(SIZE_LIMIT + 1)));
    assert_eq!(table("Title\n").unwrap(), Table::default());
}

#[test]
fn formulas_are_guarded() {
    let cells = [
        "=1+1", "+a", "-a", "@a", "\t=a", "\r\n=a", " a ", "'=a", "a=b", "ñandú", "a\"b\nc", "＝a",
    ];
    let row: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
    let text = write([row.as_slice()], b';').unwrap();
    assert_eq!(text, "\u{feff}'=1+1;'+a;'-a;'@a;'=a;'=a;a;''=a;a=b;ñandú;\"a\"\"b\nc\";'＝a\n");
    let read = table("Title\n'=1+1\n").unwrap();
    assert_eq!(read.rows[0].cells["title"], "=1+1");
}

proptest! {
    #[test]
    fn what_is_written_reads_the_same(
        cells in proptest::collection::vec(("[-=+@'a-zñ,;\"\n\t]{0,20}", "\\PC{0,20}"), 0..20),
        separator in proptest::sample::select(vec![b',', b';', b'\t']),
    ) {
        let mut rows = vec![vec!["Título".to_owned(), "Cierra".to_owned()]];
        rows.extend(cells.iter().map(|(a, b)| vec![a.clone(), b.clone()]));
        let text = write(rows.iter().map(Vec::as_slice), separator).unwrap();
        let table = table(&text).unwrap();
        prop_assert!(table.uneven.is_empty());
        let read: Vec<(String, String)> = table.rows.iter().map(|row| {
            let cell = |key: &str| row.cells.get(key).cloned().unwrap_or_default();
            (cell("title"), cell("closes"))
        }).collect();
        let expected: Vec<(String, String)> = cells.iter()
            .map(|(a, b)| (a.trim().to_owned(), b.trim().to_owned()))
            .filter(|(a, b)| !a.is_empty() || !b.is_empty())
            .collect();
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200), text in any::<String>()) {
        let _ = read(&bytes, &NAMES, fold);
        let _ = table(&format!("Title;Opens\n{text}"));
    }
}
