//! Who may be called what, who is counted, and who may not be left without an admin. Pure: no
//! database, no clock, no words.

use crate::foundation::i18n::fold;

/// The longest name of a person or group, in characters.
pub const NAME_LIMIT: usize = 80;

/// Whether what somebody says in a room is recorded, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// It is counted and may be carried.
    Yes,
    /// The notice does not stand in the room yet.
    NoNotice,
    /// They have not joined the group.
    NotJoined,
    /// They said no.
    Refused,
}

/// The rule of the notice: nothing before it stands, nothing of who has not joined, nothing of
/// who said no (way-forward facts §7.1: minimise, and the right to object).
#[must_use]
pub fn recorded(notice: bool, joined: bool, consents: bool) -> Recorded {
    match (notice, joined, consents) {
        (false, _, _) => Recorded::NoNotice,
        (_, false, _) => Recorded::NotJoined,
        (_, _, false) => Recorded::Refused,
        _ => Recorded::Yes,
    }
}

/// A handle made from a name: letters and digits of its folded form, joined with dots; `taken`
/// says which are in use, and a number is added until one is free.
#[must_use]
pub fn handle(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let words: Vec<String> = fold(name)
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(3)
        .map(str::to_owned)
        .collect();
    let mut base: String = words.join(".").chars().take(30).collect();
    if base.is_empty() {
        "member".clone_into(&mut base);
    }
    if !taken(&base) {
        return base;
    }
    let mut number = 2_u32;
    loop {
        let candidate = format!("{base}{number}");
        if !taken(&candidate) {
            return candidate;
        }
        number += 1;
    }
}

/// Whether a text can be a slug: two to forty small letters, digits and hyphens, a letter first.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    (2..=40).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// A slug made from a name.
#[must_use]
pub fn slug(name: &str) -> String {
    let words: Vec<String> = fold(name)
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let text: String = words.join("-").chars().take(40).collect();
    text.trim_matches(|c: char| c == '-' || c.is_ascii_digit()).to_owned()
}

/// A name as people may be called: control and direction characters gone, spaces single, at most
/// [`NAME_LIMIT`] characters; none if nothing readable is left.
#[must_use]
pub fn name(text: &str) -> Option<String> {
    let clean: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !c.is_control() && !matches!(*c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '@' | '<' | '>'))
        .collect();
    let words: Vec<&str> = clean.split(' ').filter(|word| !word.is_empty()).collect();
    let clean: String = words.join(" ").chars().take(NAME_LIMIT).collect();
    let clean = clean.trim_end().to_owned();
    clean.chars().any(char::is_alphanumeric).then_some(clean)
}

/// Whether a role may be taken: a group keeps at least one admin.
#[must_use]
pub fn may_take(role_is_admin: bool, admins: usize) -> bool {
    !role_is_admin || admins > 1
}

#[cfg(test)]
mod tests {
    use super::{Recorded, handle, is_slug, name, recorded, slug};
    use proptest::prelude::*;

    #[test]
    fn nothing_is_recorded_before_the_notice() {
        assert_eq!(recorded(false, true, true), Recorded::NoNotice);
        assert_eq!(recorded(true, false, true), Recorded::NotJoined);
        assert_eq!(recorded(true, true, false), Recorded::Refused);
        assert_eq!(recorded(true, true, true), Recorded::Yes);
    }

    #[test]
    fn names_make_handles() {
        assert_eq!(handle("Lucía Fernández", |_| false), "lucia.fernandez");
        assert_eq!(handle("Lucía", |taken| taken == "lucia"), "lucia2");
        assert_eq!(handle("😀", |_| false), "member");
        assert_eq!(slug("Datos de Registro 2"), "datos-de-registro");
        assert_eq!(name("  Ana \u{202e} <b>  Paz "), Some("Ana b Paz".to_owned()));
    }

    proptest! {
        #[test]
        fn a_handle_is_always_free_and_plain(text in "\\PC{0,60}", used in proptest::collection::vec("[a-z.]{1,12}", 0..6)) {
            let made = handle(&text, |candidate| used.iter().any(|one| one == candidate));
            prop_assert!(!used.contains(&made));
            prop_assert!(made.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.'));
        }

        #[test]
        fn a_name_is_clean_and_bounded(text in "\\PC{0,200}") {
            if let Some(clean) = name(&text) {
                prop_assert!(clean.chars().count() <= super::NAME_LIMIT);
                prop_assert_eq!(name(&clean), Some(clean.clone()));
            }
        }

        #[test]
        fn a_made_slug_is_a_slug_or_too_short(text in "\\PC{0,80}") {
            let made = slug(&text);
            prop_assert!(made.len() < 2 || is_slug(&made) || !made.starts_with(|c: char| c.is_ascii_lowercase()) || made.ends_with('-') );
        }
    }
}
