//! How two wordings of a sentence differ, word by word: what stands in both, what was taken out, what
//! was put in. Pure.

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(String),
    /// Only before.
    Gone(String),
    /// Only now.
    New(String),
}

/// The most comparisons that are made between the first and the last word that differ: what is longer is
/// shown as one whole in place of another.
const COMPARISONS: usize = 1_000_000;

/// Every word or sign of a text, with the space after it; together they are the text.
fn words(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut start = 0;
    let mut last: Option<char> = None;
    for (at, c) in text.char_indices() {
        let goes_on = c.is_whitespace()
            || last.is_some_and(|last| last.is_alphanumeric() && c.is_alphanumeric());
        if at > start && !goes_on {
            all.push(&text[start..at]);
            start = at;
        }
        last = Some(c);
    }
    if start < text.len() {
        all.push(&text[start..]);
    }
    all
}

/// What became of `before` in `now`. What was taken out stands before what was put in its place.
#[must_use]
pub fn between(before: &str, now: &str) -> Vec<Piece> {
    let (old, new) = (words(before), words(now));
    let alike = |(old, new): &(&&str, &&str)| old.trim_end() == new.trim_end();
    let begins = old.iter().zip(&new).take_while(alike).count();
    let (old, head) = (&old[begins..], &new[..begins]);
    let new = &new[begins..];
    let ends = old.iter().rev().zip(new.iter().rev()).take_while(alike).count();
    let (old, new, tail) =
        (&old[..old.len() - ends], &new[..new.len() - ends], &new[new.len() - ends..]);
    let mut found = Pieces::default();
    for word in head {
        found.same(word);
    }
    among(old, new, &mut found);
    for word in tail {
        found.same(word);
    }
    found.all()
}

/// What became of words in others.
fn among(old: &[&str], new: &[&str], found: &mut Pieces) {
    let width = new.len() + 1;
    if old.len() * width > COMPARISONS {
        found.gone.push_str(&old.concat());
        found.new.push_str(&new.concat());
        return;
    }
    let same = |i: usize, j: usize| old[i].trim_end() == new[j].trim_end();
    // How many words the two have in common in their order, from each place on.
    let mut common = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i * width + j] = if same(i, j) {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && same(i, j) {
            found.same(new[j]);
            (i, j) = (i + 1, j + 1);
        } else if j == new.len()
            || (i < old.len() && common[(i + 1) * width + j] >= common[i * width + j + 1])
        {
            found.gone.push_str(old[i]);
            i += 1;
        } else {
            found.new.push_str(new[j]);
            j += 1;
        }
    }
}

/// Pieces as they are found.
#[derive(Default)]
struct Pieces {
    all: Vec<Piece>,
    gone: String,
    new: String,
}

impl Pieces {
    fn same(&mut self, word: &str) {
        self.flush();
        match self.all.last_mut() {
            Some(Piece::Same(words)) => words.push_str(word),
            _ => self.all.push(Piece::Same(word.to_owned())),
        }
    }

    fn flush(&mut self) {
        for (words, piece) in [
            (&mut self.gone, Piece::Gone as fn(String) -> Piece),
            (&mut self.new, Piece::New as fn(String) -> Piece),
        ] {
            if !words.is_empty() {
                self.all.push(piece(std::mem::take(words)));
            }
        }
    }

    fn all(mut self) -> Vec<Piece> {
        self.flush();
        self.all
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, between};
    use proptest::prelude::*;

    #[test]
    fn what_was_put_in_the_place_of_what() {
        let pieces = between("La reunión de consejo es hoy.", "La reunión de la Junta es hoy.");
        let (same, gone, new) = (
            |words: &str| Piece::Same(words.to_owned()),
            |words: &str| Piece::Gone(words.to_owned()),
            |words: &str| Piece::New(words.to_owned()),
        );
        assert_eq!(
            pieces,
            [same("La reunión de "), gone("consejo "), new("la Junta "), same("es hoy.")]
        );
        assert_eq!(between("Uno, dos.", "Uno dos."), [same("Uno "), gone(", "), same("dos.")]);
        assert_eq!(between("", "Uno"), [new("Uno")]);
        assert_eq!(between("Uno", "Uno"), [same("Uno")]);
    }

    proptest! {
        #[test]
        fn both_wordings_can_be_read_from_it(before in "([a-c]{1,2}[ ,.]{0,2}){0,12}", now in "([a-c]{1,2}[ ,.]{0,2}){0,12}") {
            let bare = |text: &str| text.replace(' ', "");
            let (mut old, mut new) = (String::new(), String::new());
            for piece in between(&before, &now) {
                match piece {
                    Piece::Same(words) => { old.push_str(&words); new.push_str(&words); }
                    Piece::Gone(words) => old.push_str(&words),
                    Piece::New(words) => new.push_str(&words),
                }
            }
            prop_assert_eq!(bare(&old), bare(&before));
            prop_assert_eq!(new, now);
        }
    }
}
