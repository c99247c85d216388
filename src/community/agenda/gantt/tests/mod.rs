//! Pictures held against an XML parser, their own typeface, and thousands of hostile charts.
mod agenda;
mod hostile;
mod look;
mod parts;

use super::{Chart, Frame, Item, Layout, Shape, Text, layout};

/// Every text of a layout, also those inside links.
fn texts(layout: &Layout) -> Vec<&Text> {
    let mut all = Vec::new();
    for item in items(layout) {
        match item {
            Item::Text(text) => all.push(text),
            Item::Link { lines, .. } => all.extend(lines),
            _ => {}
        }
    }
    all
}

fn items(layout: &Layout) -> impl Iterator<Item = &Item> {
    layout.under.iter().chain(layout.rows.iter().flatten()).chain(&layout.over)
}

fn contents(layout: &Layout) -> Vec<&str> {
    texts(layout).into_iter().map(|text| text.content.as_str()).collect()
}

/// Both shapes for a page, and the one that is posted.
fn all_shapes(chart: &Chart) -> [Layout; 3] {
    [Frame::page(Shape::Wide, "a"), Frame::page(Shape::Narrow, "b"), Frame::post()]
        .map(|frame| layout(chart, &frame))
}

/// Left, top, right and bottom of a text as drawn, without the spare width.
fn reach(text: &Text) -> (f64, f64, f64, f64) {
    let (from, to) = text.extent();
    (from, text.y - text.size * 0.75, to, text.y + text.size * 0.2)
}

/// No text lies outside its picture, and none on another.
fn assert_free(layout: &Layout) {
    let all: Vec<_> = texts(layout).into_iter().map(|text| (reach(text), &text.content)).collect();
    for (at, ((x1, y1, x2, y2), content)) in all.iter().enumerate() {
        assert!(
            *x1 >= 0.0 && *x2 <= layout.width,
            "{content:?} from {x1} to {x2} of {}",
            layout.width
        );
        assert!(
            *y1 >= 0.0 && *y2 <= layout.height,
            "{content:?} from {y1} to {y2} of {}",
            layout.height
        );
        for ((a1, b1, a2, b2), other) in all.get(at + 1..).unwrap_or_default() {
            let apart = x2 <= a1 || a2 <= x1 || y2 <= b1 || b2 <= y1;
            assert!(apart, "{content:?} at {x1} {y1} lies on {other:?} at {a1} {b1}");
        }
    }
}
