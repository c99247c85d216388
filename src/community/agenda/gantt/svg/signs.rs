//! The signs that are drawn many times, each once, and the pattern of what is overdue.
use super::super::paint::Tone;
use super::write::{Look, Pen};

/// A disc with a tick, a ring, a triangle with an exclamation mark, two pointers: told apart without
/// colour. Each has a rim of the ground, so that neighbours stay apart.
pub(super) fn write(pen: &mut Pen<'_>) {
    let id = pen.id;
    let (ground, rim) =
        (Look::new("gantt-sign").fill(Tone::Panel), Look::new("gantt-sign").stroke(Tone::Panel));
    let stripe = Look::new("gantt-sign").stroke(Tone::Bad);
    pen.put(format_args!(
        "<defs><pattern id=\"{id}-late\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\"{ground}/><path d=\"M1.5 0V6\" \
         stroke-width=\"2.4\"{stripe}/></pattern>"
    ));
    let disc = Look::new("gantt-sign").fill(Tone::Good);
    pen.put(format_args!(
        "<g id=\"{id}-done\"><circle r=\"7\"{ground}/><circle r=\"5.6\"{disc}/>\
         <path d=\"M-3.2 .1-2.1-1.1-.7 .4 2.2-2.7 3.3-1.6-.7 2.7Z\"{ground}/></g>"
    ));
    let ring = Look::new("gantt-sign").fill(Tone::Ink);
    pen.put(format_args!(
        "<g id=\"{id}-open\"><circle r=\"6.8\"{ground}/><circle r=\"5.5\"{ring}/><circle r=\"3.6\"{ground}/></g>"
    ));
    let warning = Look::new("gantt-sign").fill(Tone::Bad).stroke(Tone::Panel);
    pen.put(format_args!(
        "<g id=\"{id}-overdue\"><path d=\"M0-7 7.4 5.8H-7.4Z\" stroke-width=\"1.5\" \
         stroke-linejoin=\"round\"{warning}/><path d=\"M0-2.8V1.6M0 2.9V4.5\" stroke-width=\"1.6\"{rim}/></g>"
    ));
    let pointer = Look::new("gantt-sign").fill(Tone::Soft);
    pen.put(format_args!(
        "<path id=\"{id}-before\" d=\"M3-5V5L-4 0Z\"{pointer}/><path id=\"{id}-beyond\" d=\"M-3-5V5L4 0Z\"{pointer}/></defs>"
    ));
}
