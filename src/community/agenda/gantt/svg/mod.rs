//! A layout written down as one `<svg>` element.
mod signs;
mod write;

use super::{
    Stage, State,
    layout::{Anchor, Glyph, Item, Layout, Text},
    letters::FAMILY,
    paint::Tone,
};
use write::{Escaped, Look, Pen, Unit};

/// Letters of this size carry no size of their own.
const SIZE: f64 = 12.0;
/// Length of an arrow's head.
const HEAD: f64 = 6.0;
/// Bars are a little round.
const ROUND: f64 = 3.0;

pub(super) fn of(layout: &Layout) -> String {
    let mut pen = Pen::new(&layout.id, layout.hints);
    open(&mut pen, layout);
    signs::write(&mut pen);
    items(&mut pen, &layout.under);
    for row in &layout.rows {
        pen.raw("<g class=\"gantt-row\">");
        items(&mut pen, row);
        pen.raw("</g>");
    }
    items(&mut pen, &layout.over);
    pen.raw("</g></svg>");
    pen.done()
}

/// The element with its name and sentence, what all letters share, and the ground.
fn open(pen: &mut Pen<'_>, layout: &Layout) {
    let (id, width, height) = (pen.id, Unit(layout.width), Unit(layout.height));
    // A picture whose rows are links must let a screen reader reach them, which an `img` does not.
    let linked = layout.rows.iter().flatten().any(|item| matches!(item, Item::Link { .. }));
    let role = if linked { "group" } else { "img" };
    let (title, summary) = (Escaped(&layout.title), Escaped(&layout.summary));
    pen.put(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"gantt\" role=\"{role}\" \
         aria-labelledby=\"{id}-title {id}-desc\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\"><title id=\"{id}-title\">{title}</title><desc id=\"{id}-desc\">{summary}</desc>\
         <g font-family=\"{FAMILY}, system-ui, sans-serif\" font-size=\"{SIZE}\">"
    ));
    let ground = Look::new("gantt-ground").fill(Tone::Panel);
    pen.put(format_args!("<rect width=\"{width}\" height=\"{height}\"{ground}/>"));
}

fn items(pen: &mut Pen<'_>, items: &[Item]) {
    for item in items {
        write(pen, item);
    }
}

fn write(pen: &mut Pen<'_>, item: &Item) {
    match item {
        Item::Band { x, y, w, h, tone } => {
            let look = Look::new("gantt-group").fill(*tone);
            let (x, y, w, h) = (Unit(*x), Unit(*y), Unit(*w), Unit(*h));
            pen.put(format_args!("<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"{look}/>"));
        }
        Item::Line { x1, y1, x2, y2, tone } => {
            let look = Look::new("gantt-line").stroke(*tone);
            let (x1, y1, x2, y2) = (Unit(*x1), Unit(*y1), Unit(*x2), Unit(*y2));
            pen.put(format_args!("<path d=\"M{x1} {y1}L{x2} {y2}\"{look}/>"));
        }
        Item::Bar { x, y, w, h, stage, whole, title } => {
            bar(pen, (*x, *y, *w, *h), *stage, *whole, title);
        }
        Item::Mark { glyph, x, y, title } => {
            let (id, name, x, y) = (pen.id, name(*glyph), Unit(*x), Unit(*y));
            pen.put(format_args!(
                "<use class=\"gantt-{name}\" href=\"#{id}-{name}\" x=\"{x}\" y=\"{y}\""
            ));
            pen.close("use", title);
        }
        Item::Closing { x, top, bottom, state, title } => {
            closing(pen, (*x, *top, *bottom), *state, title);
        }
        Item::Slack { x1, x2, y, tight, title } => {
            let look =
                Look::new("gantt-slack").stroke(if *tight { Tone::Warning } else { Tone::Soft });
            let (x1, x2, y) = (Unit(*x1), Unit(*x2), Unit(*y));
            pen.put(format_args!(
                "<path d=\"M{x1} {y}H{x2}\" stroke-width=\"2.5\" stroke-dasharray=\"0 5\" stroke-linecap=\"round\"{look}"
            ));
            pen.close("path", title);
        }
        Item::Arrow(way) => arrow(pen, way),
        Item::Text(line) => text(pen, line),
        Item::Link { address, x, y, w, h, lines } => {
            let (address, x, y, w, h) = (Escaped(address), Unit(*x), Unit(*y), Unit(*w), Unit(*h));
            pen.put(format_args!(
                "<a class=\"gantt-link\" href=\"{address}\"><rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" \
                 fill=\"none\" pointer-events=\"all\"/>"
            ));
            for line in lines {
                text(pen, line);
            }
            pen.raw("</a>");
        }
    }
}

fn name(glyph: Glyph) -> &'static str {
    match glyph {
        Glyph::Done => "done",
        Glyph::Open => "open",
        Glyph::Overdue => "overdue",
        Glyph::Before => "before",
        Glyph::Beyond => "beyond",
    }
}

/// Full, half grey, hollow, hatched: four grounds that differ in grey print too. Round at the ends it
/// really has, straight where the span cuts it.
fn bar(
    pen: &mut Pen<'_>,
    (x, y, width, height): (f64, f64, f64, f64),
    stage: Option<Stage>,
    whole: (bool, bool),
    title: &str,
) {
    let look = match stage {
        Some(Stage::Passed) => Look::new("gantt-passed").fill(Tone::Past).stroke(Tone::Panel),
        Some(Stage::Now) => Look::new("gantt-now").fill(Tone::Ink).stroke(Tone::Panel),
        Some(Stage::Planned) => Look::new("gantt-planned").fill(Tone::Panel).stroke(Tone::Soft),
        None => Look::new("gantt-late").hatched(pen.id).stroke(Tone::Bad),
    };
    // An outline is drawn half outside its path; that of a full bar is ground, to part neighbours.
    let inset = if matches!(stage, Some(Stage::Passed | Stage::Now)) { 0.0 } else { 0.5 };
    let (left, right) = (x + inset, x + width - inset);
    let most = ROUND.min((right - left) / 2.0).max(0.0);
    let (l, r) = (if whole.0 { most } else { 0.0 }, if whole.1 { most } else { 0.0 });
    let (from, to, top, side) =
        (Unit(left + l), Unit(right - r), Unit(y + inset), height - 2.0 * inset);
    let (up, down) = (Unit(2.0 * l - side), Unit(side - 2.0 * r));
    let (l, r) = (Unit(l), Unit(r));
    pen.put(format_args!(
        "<path d=\"M{from} {top}H{to}q{r} 0 {r} {r}v{down}q0 {r} -{r} {r}H{from}\
         q-{l} 0 -{l} -{l}v{up}q0 -{l} {l} -{l}Z\"{look}"
    ));
    pen.close("path", title);
}

/// A line through the row with a flag: full while it is to come, hollow once it is done; overdue it ends
/// in the sign that says so.
fn closing(pen: &mut Pen<'_>, (x, top, bottom): (f64, f64, f64), state: State, title: &str) {
    let tone = if state == State::Overdue { Tone::Bad } else { Tone::Ink };
    let line = Look::new("gantt-closing").stroke(tone);
    let (at, down, up) = (Unit(x), Unit(bottom), Unit(top));
    pen.put(format_args!("<g class=\"gantt-closing\">"));
    pen.title(title);
    pen.put(format_args!("<path d=\"M{at} {up}V{down}\" stroke-width=\"2.5\"{line}/>"));
    match state {
        State::Overdue => {
            let (id, y) = (pen.id, Unit(top + 7.0));
            pen.put(format_args!("<use href=\"#{id}-overdue\" x=\"{at}\" y=\"{y}\"/>"));
        }
        State::Open | State::Done => {
            let fill = if state == State::Open { Tone::Ink } else { Tone::Panel };
            let flag = Look::new("gantt-flag").fill(fill).stroke(Tone::Ink);
            pen.put(format_args!(
                "<path d=\"M{at} {up}l9 4.5-9 4.5Z\" stroke-linejoin=\"round\"{flag}/>"
            ));
        }
    }
    pen.raw("</g>");
}

fn arrow(pen: &mut Pen<'_>, way: &[(f64, f64)]) {
    let (Some((first, rest)), Some((x, y))) = (way.split_first(), way.last()) else { return };
    pen.put(format_args!("<path d=\"M{} {}", Unit(first.0), Unit(first.1)));
    for (at, (x, y)) in rest.iter().enumerate() {
        let end = if at + 1 == rest.len() { x - HEAD + 1.0 } else { *x };
        pen.put(format_args!("L{} {}", Unit(end), Unit(*y)));
    }
    let (line, head) =
        (Look::new("gantt-arrow").stroke(Tone::Soft), Look::new("gantt-arrow").fill(Tone::Soft));
    pen.put(format_args!(
        "\" stroke-linejoin=\"round\"{line}/><path d=\"M{} {}l-{HEAD}-3.2v6.4Z\"{head}/>",
        Unit(*x),
        Unit(*y)
    ));
}

/// The ground behind a text, so that lines that pass there stop before it.
fn gap(pen: &mut Pen<'_>, text: &Text) {
    let (from, to) = text.extent();
    let (x, y, w, h) = (
        Unit(from - 2.0),
        Unit(text.y - text.size * 0.82),
        Unit(to - from + 4.0),
        Unit(text.size * 1.08),
    );
    let look = Look::new("gantt-gap").fill(Tone::Panel);
    pen.put(format_args!("<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"{look}/>"));
}

fn text(pen: &mut Pen<'_>, text: &Text) {
    if text.apart {
        gap(pen, text);
    }
    let (x, y) = (Unit(text.x), Unit(text.y));
    pen.put(format_args!("<text x=\"{x}\" y=\"{y}\""));
    if (text.size - SIZE).abs() > 0.01 {
        pen.put(format_args!(" font-size=\"{}\"", Unit(text.size)));
    }
    pen.raw(if text.bold { " font-weight=\"600\"" } else { "" });
    pen.raw(match text.anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    });
    let look = Look::new("gantt-text").fill(text.tone);
    pen.put(format_args!("{look}>{}</text>", Escaped(&text.content)));
}
