//! Posts that say the same twice, `EN:` and `ES:`. What already stands in the reader's language is
//! left alone, and so is its twin.
//!
//! Refuses to translate a label: `ES` is a language here and never the Spanish word for *is*.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::layout::Block;
use crate::foundation::i18n::{Lang, fold};

static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^[\[(*_]{0,4}(?:(EN|ES|ENG|ESP|PT|FR)|(?i:(english|inglés|ingles|español|espanol|spanish)))(?:[\])*_]{0,4}\s*[:–—-]+[*_]{0,3}(?:\s+|$)|[\])*_]{1,4}\s*|[\])*_]{0,4}\s*$)",
    )
    .ok()
});

/// Takes the label off the beginning of each block that has one; for each block the language of the
/// half it stands in.
pub fn labelled(blocks: &mut [Block]) -> Vec<Option<Lang>> {
    let mut here = None;
    let mut found = Vec::new();
    for block in blocks {
        if let Some((lang, length)) = label(&block.body) {
            here = Some(lang);
            let rest = block.body.split_off(length);
            block.prefix.push_str(&block.body);
            block.body = rest;
        }
        found.push(here.clone());
    }
    // A single label is no bilingual post.
    let languages: BTreeSet<&Lang> = found.iter().flatten().collect();
    if languages.len() > 1 { found } else { vec![None; found.len()] }
}

fn label(body: &str) -> Option<(Lang, usize)> {
    let found = LABEL.as_ref()?.captures(body)?;
    let code = match found.get(1) {
        Some(code) => code.as_str()[..2].to_lowercase(),
        None => match fold(found.get(2)?.as_str()).as_str() {
            "english" | "ingles" => "en".to_owned(),
            _ => "es".to_owned(),
        },
    };
    Some((Lang::new(&code), found.get(0)?.end()))
}

/// Whether what stands in other languages stands in `to` too: two halves that follow each other,
/// alike in length and figures. `languages` are those of the blocks, none where nothing is said.
#[must_use]
pub fn are_twins(blocks: &[Block], languages: &[Option<Lang>], labels: bool, to: &Lang) -> bool {
    let said: Vec<(&Block, &Lang)> = blocks
        .iter()
        .zip(languages)
        .filter_map(|(block, lang)| Some((block, lang.as_ref()?)))
        .filter(|(block, _)| !block.body.is_empty())
        .collect();
    let halves: Vec<&[(&Block, &Lang)]> = said.chunk_by(|a, b| a.1.base() == b.1.base()).collect();
    let [one, other] = halves.as_slice() else { return false };
    if one[0].1.base() != to.base() && other[0].1.base() != to.base() {
        return false;
    }
    let length =
        |half: &[(&Block, &Lang)]| half.iter().map(|(block, _)| block.body.len()).sum::<usize>();
    let (short, long) = (length(one).min(length(other)), length(one).max(length(other)));
    let alike = short * 10 >= long * if labels { 4 } else { 6 };
    let figures = |half: &[(&Block, &Lang)]| -> BTreeSet<String> {
        let digits = |text: &str| -> Vec<String> {
            let parts = text.split(|c: char| !c.is_ascii_digit());
            parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        half.iter().flat_map(|(block, _)| digits(&block.body)).collect()
    };
    alike && (labels || (short >= 40 && one.len() == other.len() && figures(one) == figures(other)))
}

#[cfg(test)]
mod tests {
    use super::super::layout::blocks;
    use super::*;

    #[test]
    fn a_label_is_read_and_a_word_is_not() {
        for (text, code) in [
            ("EN: Dear all", Some("en")),
            ("[ES] Estimados", Some("es")),
            ("**Español:** hola", Some("es")),
            ("English", Some("en")),
            ("Es: una prueba", None),
            ("EN LA reunión", None),
            ("Spanish speakers agree", None),
        ] {
            assert_eq!(label(text).map(|(lang, _)| lang), code.map(Lang::new), "{text}");
        }
        let mut two = blocks("EN: one\n\nES: uno\nmás");
        let codes: Vec<Option<Lang>> = labelled(&mut two);
        assert_eq!(codes.last(), Some(&Some(Lang::new("es"))));
        assert_eq!((two[0].prefix.as_str(), two[0].body.as_str()), ("EN: ", "one"));
    }
}
