//! What people attach to a message: how it arrives, where it lies and how it is shown; what it may
//! be is decided in the foundation. A file lies under its id and nothing else. Who may attach or see
//! one is decided where messages are.

mod carried;
pub mod disk;
pub(super) mod get;
pub(super) mod keep;
pub(super) mod show;
pub(super) mod take;

pub use keep::held;

pub use crate::foundation::files::{Kind, PIXELS, SIDE};

use crate::foundation::files::No;
use crate::foundation::i18n::{Say, Value};
use crate::say;

/// How many characters the words for a picture may have.
pub(super) const ALT_LIMIT: usize = 500;

/// What the person is told whose file is not taken; `name` is what they call it.
pub(super) fn refused(no: No, name: &str) -> Say {
    match no {
        No::Empty => say!("web-file-empty", name = name),
        No::Unknown => say!("web-file-unknown", name = name),
        No::Programs => say!("web-file-programs", name = name),
        No::Damaged => say!("web-file-damaged", name = name),
        No::Dimensions => {
            say!("web-file-dimensions", name = name, million = PIXELS / 1_000_000, side = SIDE)
        }
    }
}

/// How large a file is, for people: as the next larger unit has it, in tenths where that tells more.
#[must_use]
pub fn weight(bytes: i64) -> Say {
    const THOUSAND: i64 = 1000;
    let bytes = bytes.max(0);
    if bytes < THOUSAND * THOUSAND {
        return say!("web-file-kilobytes", count = (bytes + THOUSAND - 1) / THOUSAND);
    }
    let tenths = bytes / (THOUSAND * 100);
    let (whole, tenth) = (tenths / 10, tenths % 10);
    let tenth = if whole < 10 { tenth } else { 0 };
    say!("web-file-megabytes", count = whole, tenth = Value::Text(tenth.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_is_said_in_the_next_larger_unit() {
        for (bytes, id, count) in [
            (0, "web-file-kilobytes", 0),
            (1, "web-file-kilobytes", 1),
            (999_000, "web-file-kilobytes", 999),
            (1_250_000, "web-file-megabytes", 1),
            (10_900_000, "web-file-megabytes", 10),
        ] {
            let said = weight(bytes);
            assert_eq!(
                (said.id.as_str(), &said.args["count"]),
                (id, &Value::Number(count)),
                "{bytes}"
            );
        }
    }
}
