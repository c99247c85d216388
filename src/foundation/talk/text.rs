//! The text form of everything a platform may lack: pieces, buttons, forms, choices, pages of a
//! list, polls, files, events. Words have been chosen already; this only lays them out.

use super::body::{Block, Body};
use super::out::{Button, Field, Out};

/// A body as plain text, one piece a line, entries as `Label: text (note)`.
#[must_use]
pub fn body(body: &Body<String>) -> String {
    let mut lines = Vec::new();
    for block in &body.blocks {
        lines.push(match block {
            Block::Heading(text) => format!("**{text}**"),
            Block::Text(text) | Block::Facts(text) => text.clone(),
            Block::Quote(text) => {
                text.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
            }
            Block::Item(text) => format!("• {text}"),
            Block::Entry { label, text, note: None, .. } => format!("{label}: {text}"),
            Block::Entry { label, text, note: Some(note), .. } => {
                format!("{label}: {text} ({note})")
            }
            Block::Marked { language, pieces, .. } => {
                let marked: String = pieces
                    .iter()
                    .map(|(piece, mark)| if *mark { format!("[{piece}]") } else { piece.clone() })
                    .collect();
                format!("{}: {marked}", language.code().to_uppercase())
            }
            Block::Link { text, to } if text == to => to.clone(),
            Block::Link { text, to } => format!("{text}: {to}"),
        });
    }
    lines.join("\n")
}

/// Buttons as the commands they stand for.
#[must_use]
pub fn buttons(buttons: &[Button]) -> String {
    buttons
        .iter()
        .map(|button| format!("[{}] → {}", button.label, button.line))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Form fields as a command line to fill in.
#[must_use]
pub fn form(title: &str, line: &str, fields: &[Field]) -> String {
    let mut text = format!("{title}\n{line}");
    for field in fields {
        let mark = if field.required { "*" } else { "" };
        text.push_str(&format!("\n  {}{mark}: {}", field.name, field.label));
        if !field.choices.is_empty() {
            let names: Vec<_> = field.choices.iter().map(|(_, label)| label.as_str()).collect();
            text.push_str(&format!(" ({})", names.join(" | ")));
        }
    }
    text
}

/// Anything going out, as one text for a platform that has nothing better.
#[must_use]
pub fn out(out: &Out) -> String {
    match out {
        Out::Post(post) | Out::Edit { post, .. } | Out::Event { post, .. } => {
            let mut text = body(&post.body);
            let mut pressed = buttons(&post.buttons);
            if let Some(about) = &post.about {
                text = format!("**{}**\n{text}", about.name);
                pressed = pressed.replace('\n', &format!(" {}\n", about.typed));
                pressed.push_str(&format!(" {}", about.typed));
            }
            if !post.buttons.is_empty() {
                text.push('\n');
                text.push_str(&pressed);
            }
            text
        }
        Out::Delete { .. } | Out::Forget { .. } | Out::Unreact { .. } | Out::Later(_) => {
            String::new()
        }
        Out::React { emoji, .. } => emoji.clone(),
        Out::Form { title, line, fields } => form(title, line, fields),
        Out::Choices { title, choices } => {
            let mut text = title.clone();
            for (number, choice) in choices.iter().enumerate() {
                text.push_str(&format!("\n{}. {} → {}", number + 1, choice.label, choice.line));
            }
            text
        }
        Out::Paged { body: pieces, more, .. } => {
            let mut text = body(pieces);
            if let Some(more) = more {
                text.push_str(&format!("\n[{}] → {}", more.label, more.line));
            }
            text
        }
        Out::Poll { question, choices } => {
            let mut text = question.clone();
            for choice in choices {
                text.push_str(&format!("\n{} {} → {}", choice.emoji, choice.label, choice.line));
            }
            text
        }
        Out::File { name, content, .. } => format!("**{name}**\n{}", content.text()),
        Out::Carried(carried) => carried.unfit.clone(),
    }
}

/// A text cut where a line, a sentence or a word ends, in pieces no longer than so much; `size` is
/// what a platform counts a character as.
#[must_use]
pub fn cut(text: &str, most: usize, size: fn(char) -> usize) -> Vec<&str> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    loop {
        let mut room = most;
        let fits = |(_, letter): &(usize, char)| {
            room.checked_sub(size(*letter)).map(|left| room = left).is_some()
        };
        let end: usize = rest.char_indices().take_while(fits).map(|(_, one)| one.len_utf8()).sum();
        if end == rest.len() {
            // What was cut at its very end leaves nothing behind.
            if pieces.is_empty() || !rest.is_empty() {
                pieces.push(rest.trim_end());
            }
            return pieces;
        }
        let head = &rest[..end];
        let ends = ["\n", ". ", "? ", "! ", " "];
        let at = ends.iter().find_map(|end| head.rfind(end).map(|at| at + end.len()));
        // A character larger than the room there is still moves on.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let (piece, after) = rest.split_at(at.unwrap_or(end).max(first));
        pieces.push(piece.trim_end());
        rest = after;
    }
}

/// The beginning of a text, up to so many characters: it ends where a line, a sentence or a word does, if one
/// ends in the last third, and says by a sign that it goes on.
#[must_use]
pub fn beginning(text: &str, most: usize) -> String {
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let from = text.char_indices().nth(most / 3 * 2).map_or(0, |(at, _)| at);
    let last = &text[from..end];
    let ends = ["\n", ". ", "? ", "! ", " "];
    let at = ends.iter().find_map(|end| last.rfind(end).map(|at| from + at + end.len()));
    format!("{} …", text[..at.unwrap_or(end)].trim_end())
}

#[cfg(test)]
mod tests {
    use super::super::body::{Block, Body, Tone};
    use super::super::out::{Button, Out, Post};

    #[test]
    fn a_long_text_is_cut_where_something_ends() {
        let whole = "Uno dos. Tres cuatro\ncinco";
        assert_eq!(super::cut(whole, 60, char::len_utf8), [whole]);
        assert_eq!(super::cut(whole, 22, char::len_utf8), ["Uno dos. Tres cuatro", "cinco"]);
        assert_eq!(super::cut(whole, 12, char::len_utf8), ["Uno dos.", "Tres cuatro", "cinco"]);
        assert_eq!(super::cut("ñañaña", 4, char::len_utf8), ["ña", "ña", "ña"]);
        assert_eq!(super::cut("🌉🌉🌉", 5, char::len_utf16), ["🌉🌉", "🌉"]);
        assert_eq!(super::cut("🌉", 1, char::len_utf8), ["🌉"]);
        assert_eq!(super::cut("", 5, char::len_utf8), [""]);
    }

    #[test]
    fn a_beginning_ends_where_something_does() {
        use super::beginning;
        assert_eq!(beginning("  Uno dos.  ", 20), "Uno dos.");
        assert_eq!(beginning("Uno dos tres cuatro", 12), "Uno dos tres …");
        assert_eq!(beginning("Título\n\nUno dos tres cuatro", 18), "Título\n\nUno dos …");
        assert_eq!(beginning("ñandúñandúñandú", 6), "ñandúñ …");
        assert_eq!(beginning("\nUno. Dos. Tres.", 9), "Uno. Dos. …");
        assert_eq!(beginning("", 4), "");
    }

    #[test]
    fn a_card_reads_well_without_any_formatting() {
        let body = Body::text("Hello".to_owned()).with(Block::Entry {
            label: "Both rooms say".to_owned(),
            text: "Log every disclosure.".to_owned(),
            note: Some("2 people EN, 1 ES".to_owned()),
            tone: Tone::Bridge,
        });
        let post = Post {
            body,
            buttons: vec![Button { label: "Object".into(), line: "!object S-1".into() }],
            ..Post::default()
        };
        assert_eq!(
            super::out(&Out::Post(post)),
            "Hello\nBoth rooms say: Log every disclosure. (2 people EN, 1 ES)\n[Object] → !object S-1"
        );
    }
}
