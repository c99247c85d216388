//! Pieces pages are built of. They send commands and lay out bodies; they know no capability.

use maud::{Markup, html};

use super::Look;
use super::links::{self, Piece};
use crate::foundation::talk::{Block, Body, Tone};

/// The class of a tone in the style sheet.
#[must_use]
pub fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "plain",
        Tone::Bridge => "bridge",
        Tone::Warning => "warning",
        Tone::Bad => "bad",
        Tone::Good => "good",
        Tone::Soft => "soft",
    }
}

/// A form that sends a command: `fields` are hidden parameters, `inner` what the person fills in
/// and the button. `back` is the page to return to where no script runs.
#[must_use]
pub fn form(look: &Look<'_>, command: &str, fields: &[(&str, &str)], inner: &Markup) -> Markup {
    let action = look.path("do");
    html! {
        form method="post" action=(action) data-live="" {
            input type="hidden" name="csrf" value=(look.csrf);
            input type="hidden" name="c" value=(command);
            @for (name, value) in fields {
                input type="hidden" name=(name) value=(value);
            }
            (inner)
        }
    }
}

/// A button that sends a command with fixed parameters.
#[must_use]
pub fn act(
    look: &Look<'_>,
    command: &str,
    fields: &[(&str, &str)],
    label: &str,
    class: &str,
) -> Markup {
    form(look, command, fields, &html! { button type="submit" class=(class) { (label) } })
}

/// A button whose answer is a file: sent as an ordinary form, so that the browser saves it.
#[must_use]
pub fn download(look: &Look<'_>, command: &str, fields: &[(&str, &str)], label: &str) -> Markup {
    html! {
        form method="post" action=(look.path("do")) {
            input type="hidden" name="csrf" value=(look.csrf);
            input type="hidden" name="c" value=(command);
            @for (name, value) in fields {
                input type="hidden" name=(name) value=(value);
            }
            button type="submit" { (label) }
        }
    }
}

/// A worded body as HTML.
#[must_use]
pub fn body(body: &Body<String>) -> Markup {
    html! {
        @for block in &body.blocks {
            @match block {
                Block::Heading(text) => h3 { (text) },
                Block::Text(text) => p { (lines(text)) },
                Block::Facts(text) => p class="facts" { (text) },
                Block::Quote(text) => blockquote { (lines(text)) },
                Block::Item(text) => p class="item" { (lines(text)) },
                Block::Entry { label, text, note, tone: meant } => div class="entry" data-tone=(tone(*meant)) {
                    span class="entry-label" { (label) }
                    span class="entry-text" {
                        (lines(text))
                        @if let Some(note) = note { " " span class="note" { (note) } }
                    }
                },
                Block::Marked { language, field, pieces } => p class="marked" lang=(language.code()) data-for=(field) {
                    @for (piece, mark) in pieces {
                        @if *mark { mark { (piece) } } @else { (piece) }
                    }
                },
                Block::Link { text, to } => p { a href=(to) { (text) } },
            }
        }
    }
}

/// Words with their line breaks kept, in which links lead where they say.
#[must_use]
pub fn lines(text: &str) -> Markup {
    html! {
        @for (number, line) in text.lines().enumerate() {
            @if number > 0 { br; }
            @for piece in links::pieces(line) {
                @match piece {
                    Piece::Link(address) => (links::link(address)),
                    Piece::Words(words) | Piece::At(words) => (words),
                }
            }
        }
    }
}
