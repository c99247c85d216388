//! The inside of a synthesis card as HTML: its points, and what is wrong with it. It knows blocks
//! and tones, and no capability behind them.

use maud::{Markup, html};

use crate::foundation::page::parts;
use crate::foundation::talk::{Block, Body, Tone};

/// The blocks of a card, as the style sheet lays them out.
pub(super) fn body(body: &Body<String>, title: &str) -> Markup {
    let blocks = &body.blocks;
    let first_link = blocks.iter().find_map(|block| match block {
        Block::Link { to, .. } => Some(to),
        _ => None,
    });
    let linked =
        first_link.filter(|_| blocks.iter().any(|block| matches!(block, Block::Heading(_))));
    let mut made: Vec<Markup> = Vec::new();
    let mut points: Vec<Markup> = Vec::new();
    let mut headed = false;
    for block in blocks {
        // A point says how many people stand behind it; what is wrong with the whole does not.
        if let Block::Entry { label, text, note: Some(note), tone } = block
            && *tone != Tone::Bad
        {
            points.push(html! {
                div class=(position(*tone)) {
                    dt { (label) }
                    dd { (parts::lines(text)) " " span class="facts" { (note) } }
                }
            });
            continue;
        }
        flush(&mut made, &mut points);
        match block {
            Block::Heading(text) => {
                let id = (!headed).then_some(title);
                headed = true;
                made.push(html! { h3 id=[id] {
                    @if let Some(to) = linked { a href=(to) { (text) } } @else { (text) }
                } });
            }
            Block::Entry { label, text, note, tone } => made.push(html! {
                p class="flag facts" data-tone=(parts::tone(*tone)) {
                    b { (label) } " " (text) @if let Some(note) = note { " · " (note) }
                }
            }),
            Block::Item(text) => made.push(html! { p class="flag facts" { (text) } }),
            Block::Link { text, to } => {
                made.push(html! { p class="facts" { a href=(to) { (text) } } });
            }
            _ => made.push(parts::body(&Body { blocks: vec![block.clone()] })),
        }
    }
    flush(&mut made, &mut points);
    html! { @for piece in &made { (piece) } }
}

fn flush(made: &mut Vec<Markup>, points: &mut Vec<Markup>) {
    if !points.is_empty() {
        made.push(html! { dl class="points" { @for point in points.iter() { (point) } } });
        points.clear();
    }
}

fn position(tone: Tone) -> &'static str {
    match tone {
        Tone::Bridge | Tone::Good => "both",
        Tone::Warning => "differ",
        Tone::Plain => "asked",
        Tone::Soft | Tone::Bad => "only",
    }
}
