//! Many small rows as one. A row costs more on its way from the database than what stands in it, in SQLite most
//! of all, whose rows come from a thread of their own; so what there may be thousands of is put together by the
//! database, one row for each thing they belong to, and taken apart here: each text after its length in
//! characters, `length(text) || ':' || text`, one after the other.

use crate::foundation::error::{Failure, Result};

/// The texts in a packed one, so many at a time.
///
/// # Errors
/// A failure if it is not packed so.
pub fn unpacked<const N: usize>(packed: &str) -> Result<Vec<[&str; N]>> {
    let (mut all, mut rest) = (Vec::new(), packed);
    while !rest.is_empty() {
        let mut row = [""; N];
        for field in &mut row {
            (*field, rest) = one(rest)?;
        }
        all.push(row);
    }
    Ok(all)
}

fn one(packed: &str) -> Result<(&str, &str)> {
    let wrong = || Failure::because("a text that is not packed as it should be".to_owned());
    let (length, rest) = packed.split_once(':').ok_or_else(wrong)?;
    let length: usize = length.parse()?;
    let end = match length.checked_sub(1) {
        None => 0,
        Some(last) => {
            let (at, last) = rest.char_indices().nth(last).ok_or_else(wrong)?;
            at + last.len_utf8()
        }
    };
    Ok(rest.split_at(end))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_not_packed_is_told() {
        for wrong in ["x", "3:ab", "a:b", "-1:", "1:a:"] {
            assert!(unpacked::<1>(wrong).is_err(), "{wrong}");
        }
        assert!(unpacked::<2>("1:a").is_err());
        assert!(unpacked::<2>("").expect("nothing").is_empty());
    }

    proptest! {
        #[test]
        fn texts_come_back(texts in proptest::collection::vec(any::<[String; 2]>(), 0..9)) {
            let pack = |text: &String| [text.chars().count().to_string(), ":".to_owned(), text.clone()];
            let packed: String = texts.iter().flatten().flat_map(pack).collect();
            let back = unpacked::<2>(&packed).expect("packed texts");
            prop_assert_eq!(back, texts.iter().map(|[a, b]| [a.as_str(), b.as_str()]).collect::<Vec<_>>());
        }
    }
}
