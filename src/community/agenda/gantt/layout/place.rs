//! Finding room for the labels of a row: each tries a few places and takes the first that is free.

/// The three lines of a row, from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lane {
    Bars,
    Marks,
    /// For labels that found no room beside their mark.
    Under,
}

/// Which side of its point a label stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Right,
    Left,
}

/// A place found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub lane: Lane,
    pub side: Side,
    /// Where the text begins (right of the point) or ends (left of it).
    pub x: f64,
}

/// A place to try: beside the stretch from `from` to `to`, at a distance.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub lane: Lane,
    pub from: f64,
    pub to: f64,
    pub gap: f64,
}

/// What is taken on each lane, between two ends.
#[derive(Debug)]
pub(super) struct Room {
    left: f64,
    right: f64,
    taken: [Vec<(f64, f64)>; 3],
}

impl Room {
    pub(super) fn new(left: f64, right: f64) -> Self {
        Self { left, right, taken: [Vec::new(), Vec::new(), Vec::new()] }
    }

    pub(super) fn take(&mut self, lane: Lane, from: f64, to: f64) {
        self.lane(lane).push((from, to));
    }

    /// The first free place among the spots, right of each before left of it; taken at once.
    pub(super) fn find(&mut self, width: f64, spots: &[Spot]) -> Option<Place> {
        for spot in spots {
            for side in [Side::Right, Side::Left] {
                let from = match side {
                    Side::Right => spot.to + spot.gap,
                    Side::Left => spot.from - spot.gap - width,
                };
                if self.free(spot.lane, from, from + width) {
                    self.take(spot.lane, from - 3.0, from + width + 3.0);
                    let x = if side == Side::Right { from } else { from + width };
                    return Some(Place { lane: spot.lane, side, x });
                }
            }
        }
        None
    }

    pub(super) fn free(&mut self, lane: Lane, from: f64, to: f64) -> bool {
        let inside = from >= self.left && to <= self.right;
        inside && self.lane(lane).iter().all(|(a, b)| to <= *a || from >= *b)
    }

    fn lane(&mut self, lane: Lane) -> &mut Vec<(f64, f64)> {
        let [bars, marks, under] = &mut self.taken;
        match lane {
            Lane::Bars => bars,
            Lane::Marks => marks,
            Lane::Under => under,
        }
    }
}
