//! What came of messages that were to cross while the process that carries them was killed.

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Messages that do not stand in the other room.
    pub lost: usize,
    /// Messages that stand there again.
    pub doubled: usize,
    /// Messages that stand behind a later one.
    pub disordered: usize,
}

/// What came of so many messages, by the numbers of those that stand in the second room, in their
/// order there.
#[must_use]
pub fn judge(stands: &[usize], messages: usize) -> Outcome {
    let mut times = vec![0_usize; messages];
    for number in stands {
        if let Some(times) = times.get_mut(*number) {
            *times += 1;
        }
    }
    Outcome {
        lost: times.iter().filter(|times| **times == 0).count(),
        doubled: times.iter().map(|times| times.saturating_sub(1)).sum(),
        disordered: stands.windows(2).filter(|pair| pair[0] > pair[1]).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Outcome, judge};

    #[test]
    fn what_is_lost_doubled_or_late_is_seen() {
        assert_eq!(judge(&[0, 1, 2], 3), Outcome::default());
        assert_eq!(judge(&[0, 2, 1, 1], 4), Outcome { lost: 1, doubled: 1, disordered: 1 });
    }
}
