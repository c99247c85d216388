//! Signs that broke on their way: entities of HTML, quotation marks of another code page, letters
//! read byte by byte. A translator would take them for prose.
//!
//! Refuses to change what could have been meant: a superscript stays one unless it opens or closes
//! words.

use std::sync::LazyLock;

use regex::{Captures, Regex};
use unicode_normalization::UnicodeNormalization;

static ENTITY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});").ok());
/// `³el quórum² ` and `Òel quórumÓ`: the curly quotation marks of Mac mail, read as Latin-1.
static MAC: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(^|[\s(\[])(?:³(\p{L}[^³²\n]*[\p{L}.,;:!?)])²|Ò([\p{L}¿¡][^ÒÓ\n]*[\p{Ll}.,;:!?)])Ó)",
    )
    .ok()
});
const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("aacute", "á"),
    ("eacute", "é"),
    ("iacute", "í"),
    ("oacute", "ó"),
    ("uacute", "ú"),
    ("Aacute", "Á"),
    ("Eacute", "É"),
    ("Iacute", "Í"),
    ("Oacute", "Ó"),
    ("Uacute", "Ú"),
    ("ntilde", "ñ"),
    ("Ntilde", "Ñ"),
    ("uuml", "ü"),
    ("ccedil", "ç"),
    ("atilde", "ã"),
    ("iexcl", "¡"),
    ("iquest", "¿"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("deg", "°"),
    ("ordm", "º"),
    ("ordf", "ª"),
    ("euro", "€"),
    ("bull", "•"),
];
/// What UTF-8 looks like byte by byte, the longer first.
const BYTEWISE: &[(&str, &str)] = &[
    ("â€œ", "“"),
    ("â€\u{9d}", "”"),
    ("â€™", "’"),
    ("â€˜", "‘"),
    ("â€“", "–"),
    ("â€”", "—"),
    ("â€¦", "…"),
    ("Ã¡", "á"),
    ("Ã©", "é"),
    ("Ã\u{ad}", "í"),
    ("Ã³", "ó"),
    ("Ãº", "ú"),
    ("Ã±", "ñ"),
    ("Ã‘", "Ñ"),
    ("Ã¼", "ü"),
    ("Ã‰", "É"),
    ("Ã“", "Ó"),
    ("Â¿", "¿"),
    ("Â¡", "¡"),
    ("Â«", "«"),
    ("Â»", "»"),
    ("Âº", "º"),
    ("Âª", "ª"),
    ("Â°", "°"),
];

/// The text with its broken signs mended, in composed form.
#[must_use]
pub fn repaired(text: &str) -> String {
    if text.is_ascii() && !text.contains('&') {
        return text.to_owned();
    }
    let mut mended = text.to_owned();
    if text.contains(['Ã', 'Â', 'â']) {
        for (broken, sign) in BYTEWISE {
            if mended.contains(broken) {
                mended = mended.replace(broken, sign);
            }
        }
    }
    if mended.contains('&')
        && let Some(entity) = &*ENTITY
    {
        mended = entity.replace_all(&mended, |found: &Captures<'_>| named(found)).into_owned();
    }
    if mended.contains(['³', 'Ò'])
        && let Some(mac) = &*MAC
    {
        mended = mac.replace_all(&mended, "$1“$2$3”").into_owned();
    }
    mended.chars().map(of_code_page).nfc().collect()
}

/// What an entity stands for; one that is not known stays.
fn named(found: &Captures<'_>) -> String {
    let name = &found[1];
    let number = name.strip_prefix('#').and_then(|digits| {
        let hexadecimal = digits.strip_prefix(['x', 'X']);
        hexadecimal
            .map_or_else(|| digits.parse().ok(), |digits| u32::from_str_radix(digits, 16).ok())
    });
    let by_number = number.and_then(char::from_u32).filter(|c| !c.is_control() || *c == '\n');
    let by_name = || NAMED.iter().find(|(known, _)| *known == name).map(|(_, sign)| *sign);
    match by_number {
        Some(c) => c.to_string(),
        None => by_name().unwrap_or(&found[0]).to_owned(),
    }
}

/// A sign of Windows' code page that stands where Unicode has a control character.
fn of_code_page(c: char) -> char {
    match c {
        '\u{80}' => '€',
        '\u{85}' => '…',
        '\u{91}' => '‘',
        '\u{92}' => '’',
        '\u{93}' => '“',
        '\u{94}' => '”',
        '\u{95}' => '•',
        '\u{96}' => '–',
        '\u{97}' => '—',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::repaired;

    #[test]
    fn broken_signs_are_mended_and_meant_ones_stay() {
        for (broken, whole) in [
            ("la reuni&oacute;n &amp; m&#225;s &#x2014; &unknown;", "la reunión & más — &unknown;"),
            (
                "dice ³el quorum de las ALS acreditadas.² y",
                "dice “el quorum de las ALS acreditadas.” y",
            ),
            ("ÒholaÓ, dijo", "“hola”, dijo"),
            ("\u{93}sí\u{94}\u{85}", "“sí”…"),
            ("La votaciÃ³n de maÃ±ana Â¿es vÃ¡lida?", "La votación de mañana ¿es válida?"),
            ("20 m² y 3 m³ de agua²", "20 m² y 3 m³ de agua²"),
            ("votacio\u{301}n", "votación"),
        ] {
            assert_eq!(repaired(broken), whole);
        }
    }
}
