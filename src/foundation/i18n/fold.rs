//! Search keys: what is equal to somebody who types in a hurry. Refuses to know languages.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without accents, with single spaces: `"  Situación  del AÑO"` is
/// `"situacion del ano"`.
#[must_use]
pub fn fold(text: &str) -> String {
    let bare: String = text.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    let lower = bare.to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_case_and_spaces_do_not_count() {
        assert_eq!(fold("  Situación\t del\n AÑO "), "situacion del ano");
        assert_eq!(fold("Pingüino São İ ﬁn"), "pinguino sao i fin");
        assert_eq!(fold(&fold("Ímpetu")), fold("IMPETU"));
    }
}
