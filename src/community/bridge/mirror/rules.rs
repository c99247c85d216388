//! How long a copy waits for what, and which reactions others may see. Pure: no database, no clock, no
//! words.

/// For how many seconds after the first edit of several the copy waits, so that a burst of them is
/// translated once.
pub const BURST: i64 = 5;

/// How often a missing translation is asked for again, beside the first time.
pub const TRIES: i64 = 10;

/// How many messages are given to the translators before it is their turn, where they are slow.
pub const AHEAD: i64 = 8;

/// For how many seconds messages that are not copied are counted before the other room is told.
pub const COUNTED_FOR: i64 = 600;

/// The longest time a message may be held back, in seconds.
pub const LONGEST_HOLD: i64 = 600;

/// After how many seconds a missing translation is asked for again, when it was asked for so often
/// already; none if it is given up. A minute, then twice as long each time, up to two hours: the last is
/// asked for about eight hours after the first.
#[must_use]
pub fn again_after(tries: i64) -> Option<i64> {
    let doubled = u32::try_from(tries.max(1) - 1).ok().and_then(|by| 60_i64.checked_shl(by));
    (tries <= TRIES).then(|| doubled.unwrap_or(i64::MAX).min(7_200))
}

/// Whether a reaction is a sign every platform knows: pictures of one server are none elsewhere.
#[must_use]
pub fn is_known_everywhere(emoji: &str) -> bool {
    let letters = emoji.chars().any(|letter| letter.is_alphanumeric() && !letter.is_ascii_digit());
    !emoji.is_empty() && !letters && emoji.chars().count() <= 16 && !emoji.contains([':', '/'])
}

#[cfg(test)]
mod tests {
    use super::{TRIES, again_after, is_known_everywhere};

    #[test]
    fn a_missing_translation_is_asked_for_less_and_less_often_and_then_no_more() {
        assert_eq!(again_after(1), Some(60));
        assert_eq!(again_after(2), Some(120));
        assert!((1..TRIES).all(|n| again_after(n) <= again_after(n + 1)));
        assert_eq!(again_after(TRIES), Some(7_200));
        assert_eq!(again_after(TRIES + 1), None);
        assert_eq!(again_after(i64::MAX), None);
    }

    #[test]
    fn signs_cross_and_pictures_of_one_server_do_not() {
        for sign in ["👍", "❤️", "👍🏽", "1️⃣", "🏳️‍🌈"] {
            assert!(is_known_everywhere(sign), "{sign}");
        }
        for picture in [":party:", "party", "", "mxc://home/picture", "sí"] {
            assert!(!is_known_everywhere(picture), "{picture}");
        }
    }
}
