//! What a file is called: for people only, never a place on the disk.

use super::kind::Kind;
use crate::foundation::i18n::clean;

/// The most characters of a name, its ending left out.
const LENGTH: usize = 100;

/// A name without folders, without what could disturb the page around it, and not too long.
#[must_use]
pub fn cleaned(given: &str) -> String {
    // Whatever is longer than any name is not looked at as a whole.
    let tail = given.char_indices().rev().nth(4095).map_or(given, |(at, _)| &given[at..]);
    let last = tail.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = clean(last)
        .chars()
        .map(|sign| match sign {
            '<' | '>' | ':' | '"' | '|' | '?' | '*' => '-',
            sign if sign.is_whitespace() => ' ',
            sign => sign,
        })
        .collect();
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ").trim_matches(['.', ' ']).to_owned()
}

/// A clean name with an ending of its kind, whatever it ended with: nothing that was called
/// `.exe` is called so when it is opened.
pub(super) fn ended(name: &str, kind: Kind) -> String {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if kind.ends(&ending.to_lowercase()) => (stem, ending.to_lowercase()),
        _ => (name, kind.code().to_owned()),
    };
    let stem: String = stem.trim_end_matches(['.', ' ']).chars().take(LENGTH).collect();
    let stem = stem.trim_end_matches(['.', ' ']);
    if stem.is_empty() { String::new() } else { format!("{stem}.{ending}") }
}

#[cfg(test)]
mod tests {
    use super::super::kind::Kind;
    use super::{cleaned, ended};
    use proptest::prelude::*;

    #[test]
    fn no_name_leads_anywhere_or_hides_its_ending() {
        for (given, kind, expected) in [
            ("../../etc/passwd", Kind::Text, "passwd.txt"),
            ("C:\\Users\\ana\\mapa.PNG", Kind::Png, "mapa.png"),
            ("foto.png.exe", Kind::Png, "foto.png.exe.png"),
            ("run.bat", Kind::Text, "run.bat.txt"),
            ("invoice\u{202e}fdp.exe", Kind::Pdf, "invoicefdp.exe.pdf"),
            ("a\u{0}b\u{7}\n c .jpeg", Kind::Jpeg, "ab c.jpeg"),
            ("<b>\"x\".csv", Kind::Csv, "-b--x-.csv"),
            (".htaccess", Kind::Text, "htaccess.txt"),
            ("..", Kind::Pdf, ""),
            ("", Kind::Pdf, ""),
            ("Política de datos — ñandú.pdf", Kind::Pdf, "Política de datos — ñandú.pdf"),
        ] {
            assert_eq!(ended(&cleaned(given), kind), expected, "{given:?}");
        }
        let long = format!("{}.pdf", "x".repeat(64 * 1024));
        assert_eq!(ended(&cleaned(&long), Kind::Pdf).len(), 104);
    }

    proptest! {
        #[test]
        fn any_name_is_short_plain_and_ends_as_its_kind(given in "(\\PC|[/\\\\.\u{202e}\u{0}\n]){0,300}") {
            for kind in Kind::ALL {
                let name = ended(&cleaned(&given), kind);
                prop_assert!(name.chars().count() <= 110);
                prop_assert!(!name.contains(['/', '\\', '\n', '\0', '\u{202e}', '"']), "{name:?}");
                prop_assert!(!name.starts_with('.'), "{name:?}");
                let ending = name.rsplit_once('.').map(|(_, ending)| ending);
                prop_assert!(name.is_empty() || ending.is_some_and(|ending| kind.ends(ending)));
            }
        }
    }
}
