//! One thing after the other in each channel, and channels beside each other: what is slow in one
//! keeps no other waiting. A lane is there for as long as something waits in it.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

/// The lanes, by channel.
#[derive(Debug)]
pub(super) struct Lanes<T>(Mutex<HashMap<String, VecDeque<T>>>);

impl<T> Default for Lanes<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Lanes<T> {
    fn all(&self) -> std::sync::MutexGuard<'_, HashMap<String, VecDeque<T>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts something at the end of a lane; whether somebody has to begin with it. With more than
    /// `most` in it, `shorten` says what of all that waits still matters.
    pub fn put(
        &self,
        lane: &str,
        it: T,
        most: usize,
        shorten: impl FnOnce(&mut VecDeque<T>),
    ) -> bool {
        let mut all = self.all();
        if let Some(waiting) = all.get_mut(lane) {
            waiting.push_back(it);
            if waiting.len() > most {
                shorten(waiting);
            }
            return false;
        }
        all.insert(lane.to_owned(), VecDeque::from([it]));
        true
    }

    /// What comes next; with nothing, the lane is gone.
    pub fn next(&self, lane: &str) -> Option<T> {
        let mut all = self.all();
        let next = all.get_mut(lane).and_then(VecDeque::pop_front);
        if next.is_none() {
            all.remove(lane);
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::{Lanes, VecDeque};

    #[test]
    fn a_lane_keeps_its_order_and_goes_when_it_is_empty() {
        let lanes = Lanes::default();
        assert!(lanes.put("a", 1, 3, VecDeque::clear));
        assert!(!lanes.put("a", 2, 3, VecDeque::clear));
        assert!(lanes.put("b", 9, 3, VecDeque::clear));
        assert_eq!((lanes.next("a"), lanes.next("a"), lanes.next("a")), (Some(1), Some(2), None));
        assert!(lanes.put("a", 3, 3, VecDeque::clear), "it begins anew");
    }

    #[test]
    fn what_is_too_much_gives_way() {
        let lanes = Lanes::default();
        for number in 1..=4 {
            lanes.put("a", number, 3, |waiting| waiting.retain(|one| one % 2 == 0));
        }
        assert_eq!((lanes.next("a"), lanes.next("a"), lanes.next("a")), (Some(2), Some(4), None));
    }
}
