//! How something reads on Discord: its few marks, and lines no longer than a message may be. The text
//! says everything; what stands beside it (`beside`, buttons) only makes it easier.

use serde_json::{Value, json};

use super::beside::{Thing, beside};
use super::interactions::{asked, chosen, rows};
use crate::foundation::talk::table::Table;
use crate::foundation::talk::{About, Block, Body, Button, Out, Post, text};

/// The longest message, in UTF-16 units: Discord counts characters, of which there are never more.
const LONGEST: usize = 2_000;

/// One message: what it says, and what stands beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Part {
    /// What it says; complete in itself.
    pub content: String,
    /// What stands beside it.
    pub embeds: Vec<Value>,
    /// What can be pressed or chosen.
    pub components: Vec<Value>,
}

impl Part {
    /// One that says only this.
    pub fn line(text: &str) -> Self {
        Self { content: escaped(text), ..Self::default() }
    }

    /// The same with nothing beside it.
    pub fn plain(&self) -> Self {
        Self { embeds: Vec::new(), ..self.clone() }
    }

    /// As Discord takes it. It mentions nobody: what is carried from elsewhere must wake no one.
    pub fn body(&self) -> Value {
        json!({
            "content": self.content, "embeds": self.embeds, "components": self.components,
            "allowed_mentions": { "parse": [] },
        })
    }
}

/// How long a text is.
pub(super) fn size(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A text in which nothing is a mark. An address stays as it is: marks in it do nothing.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            safe.push('\n');
        }
        if line.starts_with(['#', '>']) || line.starts_with("-# ") {
            safe.push('\\');
        }
        for word in line.split_inclusive(' ') {
            if word.contains("://") {
                safe.push_str(word);
                continue;
            }
            for letter in word.chars() {
                if matches!(letter, '\\' | '*' | '_' | '~' | '`' | '|' | '[' | ']') {
                    safe.push('\\');
                }
                safe.push(letter);
            }
        }
    }
    safe
}

/// A line of what somebody would type, as it is typed here: with the mark of Discord's own commands.
pub(super) fn slashed(text: &str, table: &Table) -> String {
    let mut said = String::with_capacity(text.len());
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let begins = letter == '!' && !before.is_alphanumeric() && before != '!';
        let typed = begins && is_command(&text[at..], table);
        said.push(if typed { '/' } else { letter });
        before = letter;
    }
    said
}

/// Whether a text begins with what is a command in any language.
fn is_command(text: &str, table: &Table) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(3).collect();
    (1..=words.len()).any(|count| {
        let ends = |c: char| !c.is_alphanumeric() && c != '-';
        table.begun(words[..count].join(" ").trim_end_matches(ends)).is_some()
    })
}

fn quoted(text: &str) -> String {
    escaped(text).split('\n').map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
}

fn soft(text: &str) -> String {
    escaped(text).split('\n').map(|line| format!("-# {line}")).collect::<Vec<_>>().join("\n")
}

/// One piece with its marks.
fn marked(block: &Block<String>) -> String {
    match block {
        Block::Heading(text) => format!("**{}**", escaped(text)),
        Block::Text(text) => escaped(text),
        Block::Facts(text) => soft(text),
        Block::Quote(text) => quoted(text),
        Block::Item(text) => format!("- {}", escaped(text)),
        Block::Entry { label, text, note, .. } => {
            let note = note.as_ref().map(|note| format!(" *({})*", escaped(note)));
            format!("**{}**: {}{}", escaped(label), escaped(text), note.unwrap_or_default())
        }
        Block::Marked { language, pieces, .. } => {
            let pieces = pieces.iter().map(|(piece, mark)| match mark {
                true => format!("**{}**", escaped(piece)),
                false => escaped(piece),
            });
            format!("**{}**: {}", language.code().to_uppercase(), pieces.collect::<String>())
        }
        // In angle brackets, so that no picture of the page is put under the message.
        Block::Link { text, to } if text == to => format!("<{to}>"),
        Block::Link { text, to } => format!("[{}](<{to}>)", escaped(text)),
    }
}

/// Pieces in one message or, where they are long, in several: cut between pieces, or where a sentence
/// of one ends.
fn laid_out(lines: impl Iterator<Item = String>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for line in lines {
        for piece in text::cut(&line, LONGEST, char::len_utf16) {
            match parts.last_mut() {
                Some(last) if size(&last.content) + size(piece) < LONGEST => {
                    last.content.push('\n');
                    last.content.push_str(piece);
                }
                _ => parts.push(Part { content: piece.to_owned(), ..Part::default() }),
            }
        }
    }
    // Discord takes no message that says nothing.
    parts.retain(|part| !part.content.trim().is_empty());
    parts
}

/// Pieces as messages.
pub(super) fn body(body: &Body<String>, table: &Table) -> Vec<Part> {
    laid_out(body.blocks.iter().map(|block| slashed(&marked(block), table)))
}

/// What is pressed about something of a group says which group, where nobody can see it.
fn told_group(buttons: &[Button], about: Option<&About>) -> Vec<Button> {
    let mut buttons = buttons.to_vec();
    for button in &mut buttons {
        if let Some(about) = about {
            // In front of words of one's own that are still to come.
            let open = button.line.ends_with(' ');
            let line = format!("{} {}", button.line.trim_end(), about.typed);
            button.line = if open { format!("{line} ") } else { line };
        }
    }
    buttons
}

fn post(post: &Post, table: &Table) -> Vec<Part> {
    let named = post.about.iter().map(|about| format!("**{}**", escaped(&about.name)));
    let lines = post.body.blocks.iter().map(|block| slashed(&marked(block), table));
    let mut parts = laid_out(named.chain(lines));
    if let Some(last) = parts.last_mut() {
        let group = post.about.as_ref().map(|about| about.name.as_str());
        let thing = Thing { body: &post.body, card: post.card.is_some(), group, page: None };
        last.embeds.extend(beside(thing, table));
        last.components = rows(&told_group(&post.buttons, post.about.as_ref()));
    }
    parts
}

/// What can be pressed or chosen under something, as it is pressed there.
pub(super) fn buttons(out: &Out) -> Vec<Button> {
    match out {
        Out::Post(post) | Out::Edit { post, .. } => told_group(&post.buttons, post.about.as_ref()),
        Out::Paged { more, .. } => more.iter().cloned().collect(),
        Out::Choices { choices, .. } => choices.clone(),
        Out::Poll { choices, .. } => {
            let pressed = choices.iter().map(|choice| Button {
                label: format!("{} {}", choice.emoji, choice.label),
                line: choice.line.clone(),
            });
            pressed.collect()
        }
        _ => Vec::new(),
    }
}

/// Anything going out, in one message or, where it is long, in several.
pub(super) fn parts(out: &Out, table: &Table) -> Vec<Part> {
    let mut parts = match out {
        Out::Post(it) | Out::Edit { post: it, .. } => return post(it, table),
        Out::Paged { body: pieces, .. } => body(pieces, table),
        Out::Choices { title, .. } => vec![Part::line(title)],
        Out::Poll { question, choices } => {
            let lines = choices.iter().map(|one| format!("{} {}", one.emoji, escaped(&one.label)));
            laid_out(std::iter::once(format!("**{}**", escaped(question))).chain(lines))
        }
        other => laid_out(std::iter::once(slashed(&escaped(&text::out(other)), table))),
    };
    if let Some(last) = parts.last_mut() {
        last.components = match out {
            Out::Choices { .. } => chosen(&buttons(out)),
            Out::Form { title, line, .. } => asked(title, line, table),
            other => rows(&buttons(other)),
        };
    }
    parts
}
