//! What people write, without what could disturb the page, the room or the terminal around it. One
//! place for every text that comes in, whatever platform or form it comes by. Refuses to know what
//! a text means and how long it may be.

use unicode_normalization::char::is_combining_mark;

/// The most marks, and the most unseen signs, that hang on one character: enough for every script's
/// letters and for signs joined of several, and no pile.
pub const HANGING: usize = 4;

/// The sign after which invisible letters spell a region's flag.
const FLAG: char = '\u{1f3f4}';

/// A text without control characters, without characters that turn the direction of writing, and
/// with no more marks, and no more unseen signs, on a character than `HANGING`; every line break
/// is `\n`.
#[must_use]
pub fn clean(text: &str) -> String {
    let (mut marks, mut unseen, mut in_flag) = (0, 0, false);
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| if matches!(c, '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') { '\n' } else { c })
        .filter(|c| {
            if ('\u{e0000}'..='\u{e007f}').contains(c) {
                return in_flag;
            }
            in_flag = *c == FLAG;
            if disturbs(*c) {
                return false;
            }
            // What nobody sees begins no new character: marks after it hang on the one before.
            if is_combining_mark(*c) {
                marks += 1;
                return marks <= HANGING;
            }
            if is_unseen(*c) && !matches!(c, '\n' | '\t') {
                unseen += 1;
                return unseen <= HANGING;
            }
            (marks, unseen) = (0, 0);
            true
        })
        .collect()
}

/// Whether a character could turn, hide or break what stands around it.
#[must_use]
pub fn disturbs(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// Whether nobody sees a character, or it fills a place without a sign. Line breaks and tabs are
/// control characters and unseen too; a space is seen.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// Whether there is nothing in a text that anybody could see.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_unseen(c) || is_combining_mark(c))
}

/// A text so that it cannot change the order of the words around it: where letters are written from
/// right to left, between marks that keep their order to themselves.
#[must_use]
pub(super) fn isolated(text: &str) -> String {
    let turns = |c: char| {
        matches!(c,
            '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    };
    if text.chars().any(turns) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{clean, is_blank, isolated};
    use proptest::prelude::*;

    #[test]
    fn nothing_turns_or_piles_up() {
        assert_eq!(clean("a\u{202e}b\u{7}c\u{2066}\0"), "abc");
        assert_eq!(clean("a\r\nb\rc\u{2028}d\te"), "a\nb\nc\nd\te");
        let pile = format!("e{}", "\u{301}".repeat(40));
        assert_eq!(clean(&pile).chars().count(), 5);
        // Neither does a joiner between the marks begin a new pile.
        let joined = format!("e{}", "\u{301}\u{200d}".repeat(40));
        assert_eq!(clean(&joined).chars().count(), 9);
        assert_eq!(clean(&"\u{200b}".repeat(4_000)).chars().count(), 4);
    }

    #[test]
    fn what_people_write_stays() {
        for whole in [
            "Ñandú, ¿qué tal?",
            "👩\u{200d}👩\u{200d}👧",
            "⚠\u{fe0f}",
            "می\u{200c}روم",
            "tiê\u{301}ng",
            "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            "שָׁלוֹם",
            "हिन्दी",
        ] {
            assert_eq!(clean(whole), whole);
            assert!(!is_blank(whole));
        }
        assert_eq!(clean("a\u{e0067}\u{e0062}"), "a", "hidden letters outside a flag");
    }

    #[test]
    fn what_nobody_sees_is_blank() {
        for nothing in ["", " \n\t", "\u{200b}", "\u{3164} \u{2800}", "\u{301}"] {
            assert!(is_blank(nothing), "{nothing:?}");
        }
    }

    #[test]
    fn only_what_turns_is_kept_apart() {
        assert_eq!(isolated("Ana (3)"), "Ana (3)");
        assert_eq!(isolated("דנה"), "\u{2068}דנה\u{2069}");
    }

    proptest! {
        #[test]
        fn what_is_clean_stays_as_it_is(text in "(\\PC|[\u{0}-\u{20}\u{300}-\u{320}\u{2000}-\u{2070}]){0,80}") {
            let once = clean(&text);
            prop_assert_eq!(clean(&once), once.clone());
            prop_assert!(!once.chars().any(|c| c.is_control() && c != '\n' && c != '\t'));
            prop_assert!(once.chars().count() <= text.chars().count());
        }
    }
}
