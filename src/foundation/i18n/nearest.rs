//! The nearest known name to a misspelt one. Refuses to know what the names are of.

use super::fold;

/// The name among `among` that somebody most likely meant by `word`, accents and case aside.
///
/// Near is: `word` begins the name, or at most two slips (a third of the word's length, when that
/// is more) lie between them and something of the word remains. Ties are resolved by the slips,
/// then by the alphabet, so the order of `among` never matters.
pub fn nearest<'a>(word: &str, among: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let typed = fold(word);
    let length = typed.chars().count();
    if length == 0 {
        return None;
    }
    let allowed = (length / 3).max(2);
    among
        .filter_map(|name| {
            let known = fold(name);
            let size = known.chars().count();
            let begins = known.starts_with(&typed);
            if !begins && size.abs_diff(length) > allowed {
                return None;
            }
            let slips = strsim::damerau_levenshtein(&typed, &known);
            let near = begins || (slips <= allowed && slips < length.min(size));
            let rank = if begins { slips.min(1) } else { slips };
            near.then_some(((rank, !begins, slips, known), name))
        })
        .min()
        .map(|(_, name)| name)
}
