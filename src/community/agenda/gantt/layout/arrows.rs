//! What waits for what: an elbow from the end of one row to the beginning of another.
use super::super::Row;
use super::draw::Lanes;
use super::item::Item;
use super::visible::Ends;

/// Free run before the head.
const RUN: f64 = 10.0;

/// One row as far as arrows are concerned.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stop {
    pub ends: Ends,
    pub lanes: Lanes,
}

/// The arrows between the rows shown, each pair once.
pub(super) fn between(rows: &[Row], stops: &[Stop], left: f64) -> Vec<Item> {
    let mut arrows = Vec::new();
    for (at, (row, to)) in rows.iter().zip(stops).enumerate() {
        let mut before = row.after.clone();
        before.sort_unstable();
        before.dedup();
        for from in before.into_iter().filter(|from| *from != at) {
            if let Some(way) = stops.get(from).and_then(|stop| way(*stop, *to, from < at, left)) {
                arrows.push(Item::Arrow(way));
            }
        }
    }
    arrows
}

/// From the lower (or upper) edge of what ends the one, straight to the height of the other; back along its upper
/// edge where it begins before the one ends.
fn way(from: Stop, to: Stop, down: bool, left: f64) -> Option<Vec<(f64, f64)>> {
    let ((x1, ends_on_bars), (x2, on_bars)) = (from.ends.end?, to.ends.start?);
    let y1 = from.lanes.edge(ends_on_bars, down);
    let y2 = to.lanes.middle(on_bars);
    if x2 >= x1 + RUN {
        return Some(vec![(x1, y1), (x1, y2), (x2, y2)]);
    }
    let beside = if down { to.lanes.top - 4.0 } else { to.lanes.bottom + 4.0 };
    let back = (x2 - RUN).max(left - 9.0);
    Some(vec![(x1, y1), (x1, beside), (back, beside), (back, y2), (x2, y2)])
}
