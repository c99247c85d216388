//! How something reads on Matrix: a plain text that stands by itself, and the same with the few tags
//! that every client shows. What is long is cut between its pieces.

use crate::foundation::talk::{Block, Out, Post, text};

/// The longest part, in bytes of its plain text: an event holds 64 kB, and the other form, a signature
/// and the encryption have to fit beside it.
const LONGEST: usize = 12_000;

/// One part: plain, and with tags.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// Without any formatting.
    pub plain: String,
    /// With tags.
    pub html: String,
}

/// A text in which nothing is a tag.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' => safe.push_str("<br>"),
            other => safe.push(other),
        }
    }
    safe
}

/// One piece with tags; its plain form is the same as everywhere.
fn tagged(block: &Block<String>) -> String {
    match block {
        Block::Heading(text) => format!("<strong>{}</strong><br>", escaped(text)),
        Block::Text(text) => format!("{}<br>", escaped(text)),
        Block::Facts(text) => format!("<em>{}</em><br>", escaped(text)),
        Block::Quote(text) => format!("<blockquote>{}</blockquote>", escaped(text)),
        Block::Item(text) => format!("• {}<br>", escaped(text)),
        Block::Entry { label, text, note, .. } => {
            let note = note.as_ref().map(|note| format!(" <em>({})</em>", escaped(note)));
            let (label, text) = (escaped(label), escaped(text));
            format!("<strong>{label}</strong>: {text}{}<br>", note.unwrap_or_default())
        }
        Block::Marked { language, pieces, .. } => {
            let mut text = format!("<strong>{}</strong>: ", language.code().to_uppercase());
            for (piece, mark) in pieces {
                let piece = escaped(piece);
                text.push_str(&if *mark { format!("<strong>{piece}</strong>") } else { piece });
            }
            format!("{text}<br>")
        }
        Block::Link { text, to } => {
            let (text, to) = (escaped(text), escaped(to));
            format!("<a href=\"{to}\">{text}</a><br>")
        }
    }
}

/// A text in pieces no longer than the longest part.
fn cut(text: &str) -> Vec<&str> {
    text::cut(text, LONGEST, char::len_utf8)
}

/// A piece and its plain form, cut where it is too long for one part.
fn lines(block: &Block<String>) -> Vec<Part> {
    let plain = text::body(&crate::foundation::talk::Body { blocks: vec![block.clone()] });
    if plain.len() <= LONGEST {
        return vec![Part { plain, html: tagged(block) }];
    }
    cut(&plain).into_iter().map(line).collect()
}

/// A text by itself.
pub(super) fn line(text: &str) -> Part {
    Part { plain: text.to_owned(), html: format!("{}<br>", escaped(text)) }
}

fn post(post: &Post) -> Vec<Part> {
    let mut all = Vec::new();
    if let Some(about) = &post.about {
        let html = format!("<strong>{}</strong><br>", escaped(&about.name));
        all.push(Part { plain: format!("**{}**", about.name), html });
    }
    all.extend(post.body.blocks.iter().flat_map(lines));
    for button in &post.buttons {
        // Where words of one's own are still to come, it is shown.
        let words = if button.line.ends_with(' ') { "…" } else { "" };
        let about = post.about.as_ref().map(|about| format!(" {}", about.typed));
        let typed = format!("{}{words}{}", button.line, about.unwrap_or_default());
        all.push(pressed(&button.label, &typed));
    }
    all
}

/// A button as what pressing it types.
fn pressed(label: &str, typed: &str) -> Part {
    let html = format!("{} → <code>{}</code><br>", escaped(label), escaped(typed));
    Part { plain: format!("[{label}] → {typed}"), html }
}

/// What can be chosen, typed or pressed elsewhere: the same lines as in the text form, in which what
/// is to be typed stands apart.
fn offered(out: &Out) -> Option<Vec<Part>> {
    let title = |title: &str| Part {
        plain: title.to_owned(),
        html: format!("<strong>{}</strong><br>", escaped(title)),
    };
    let typed = |before: String, line: &str| Part {
        html: format!("{} → <code>{}</code><br>", escaped(&before), escaped(line)),
        plain: format!("{before} → {line}"),
    };
    match out {
        Out::Choices { title: question, choices } => {
            let numbered = choices.iter().enumerate();
            let lines = numbered
                .map(|(at, choice)| typed(format!("{}. {}", at + 1, choice.label), &choice.line));
            Some(std::iter::once(title(question)).chain(lines).collect())
        }
        Out::Poll { question, choices } => {
            let lines = choices
                .iter()
                .map(|choice| typed(format!("{} {}", choice.emoji, choice.label), &choice.line));
            Some(std::iter::once(title(question)).chain(lines).collect())
        }
        Out::Form { title: about, line: usage, fields } => {
            let whole = text::form(about, usage, fields);
            let mut parts = vec![title(about)];
            parts.push(Part {
                plain: usage.clone(),
                html: format!("<code>{}</code><br>", escaped(usage)),
            });
            parts.extend(whole.lines().skip(2).map(line));
            Some(parts)
        }
        Out::Paged { body, more, .. } => {
            let mut parts: Vec<Part> = body.blocks.iter().flat_map(lines).collect();
            parts.extend(more.as_ref().map(|more| pressed(&more.label, &more.line)));
            Some(parts)
        }
        _ => None,
    }
}

/// Anything going out, in one part or, where it is long, in several.
pub(super) fn parts(out: &Out) -> Vec<Part> {
    let all = match out {
        Out::Post(it) | Out::Edit { post: it, .. } => post(it),
        other => {
            offered(other).unwrap_or_else(|| cut(&text::out(other)).into_iter().map(line).collect())
        }
    };
    let mut parts: Vec<Part> = Vec::new();
    for piece in all {
        match parts.last_mut() {
            Some(last) if last.plain.len() + piece.plain.len() < LONGEST => {
                last.plain.push('\n');
                last.plain.push_str(&piece.plain);
                last.html.push_str(&piece.html);
            }
            _ => parts.push(piece),
        }
    }
    for part in &mut parts {
        let without = part.html.trim_end_matches("<br>").len();
        part.html.truncate(without);
    }
    parts
}

/// The same in no more than so many parts: an edit changes what stands, and what has become longer
/// than that goes into the last.
pub(super) fn within(mut parts: Vec<Part>, most: usize) -> Vec<Part> {
    let rest = parts.split_off(most.min(parts.len()));
    if let Some(last) = parts.last_mut() {
        for part in rest {
            last.plain.push('\n');
            last.plain.push_str(&part.plain);
            last.html.push_str("<br>");
            last.html.push_str(&part.html);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::talk::out::{Field, PollChoice};
    use crate::foundation::talk::{About, Body, Button, Tone};

    fn said(body: Body<String>) -> Out {
        Out::Post(Post { body, ..Post::default() })
    }

    #[test]
    fn a_card_reads_well_in_both_forms() {
        let body = Body::text("Hello <all>".to_owned()).with(Block::Entry {
            label: "Both rooms say".to_owned(),
            text: "Log every \"disclosure\".".to_owned(),
            note: Some("2 people".to_owned()),
            tone: Tone::Bridge,
        });
        let buttons = vec![Button { label: "Object".into(), line: "!object S-1".into() }];
        let out = Out::Post(Post { body, buttons, ..Post::default() });
        let plain = "Hello <all>\nBoth rooms say: Log every \"disclosure\". (2 people)\n[Object] → !object S-1";
        let html = "Hello &lt;all&gt;<br><strong>Both rooms say</strong>: Log every &quot;disclosure&quot;. \
            <em>(2 people)</em><br>Object → <code>!object S-1</code>";
        assert_eq!(parts(&out), [Part { plain: plain.into(), html: html.into() }]);
    }

    #[test]
    fn where_words_are_to_come_is_shown() {
        let buttons = vec![Button { label: "No".into(), line: "!object S-1 ".into() }];
        let mut post = Post { body: Body::text("S-1".to_owned()), buttons, ..Post::default() };
        assert_eq!(parts(&Out::Post(post.clone()))[0].plain, "S-1\n[No] → !object S-1 …");
        post.about =
            Some(About { slug: "names".into(), name: "Names".into(), typed: "group:names".into() });
        let said = parts(&Out::Post(post));
        assert_eq!(said[0].plain, "**Names**\nS-1\n[No] → !object S-1 … group:names");
    }

    #[test]
    fn what_can_be_chosen_elsewhere_can_be_typed() {
        let button = |label: &str, line: &str| Button { label: label.into(), line: line.into() };
        let choices = vec![
            button("Solicitudes urgentes", "!puente ver S-1"),
            button("Plazos <nuevos>", "!puente ver S-2"),
        ];
        let choice =
            PollChoice { emoji: "✅".into(), label: "I agree".into(), line: "!agree D-1".into() };
        let field = |name: &str, label: &str, required, choices: &[(&str, &str)]| Field {
            name: name.into(),
            label: label.into(),
            required,
            choices: choices.iter().map(|&(code, label)| (code.into(), label.into())).collect(),
        };
        let fields = vec![
            field("título", "Título de la síntesis", true, &[]),
            field("posición", "Posición", false, &[("both", "coinciden"), ("differ", "difieren")]),
        ];
        let body = Body::text("S-1 · S-2".to_owned());
        let all = [
            Out::Choices { title: "¿Cuál de las dos?".into(), choices },
            Out::Poll { question: "Twelve months?".into(), choices: vec![choice] },
            Out::Form {
                title: "Abrir un borrador".into(),
                line: "!puente borrador TÍTULO".into(),
                fields,
            },
            Out::Paged { body, page: 1, more: Some(button("Next", "!bridge list page:2")) },
        ];
        let said: Vec<Part> = all.iter().flat_map(parts).collect();
        for (out, part) in all.iter().zip(&said) {
            assert_eq!(part.plain, text::out(out), "the same words as everywhere");
        }
        let html: Vec<&str> = said.iter().map(|part| part.html.as_str()).collect();
        assert_eq!(
            html,
            [
                "<strong>¿Cuál de las dos?</strong><br>\
             1. Solicitudes urgentes → <code>!puente ver S-1</code><br>\
             2. Plazos &lt;nuevos&gt; → <code>!puente ver S-2</code>",
                "<strong>Twelve months?</strong><br>✅ I agree → <code>!agree D-1</code>",
                "<strong>Abrir un borrador</strong><br><code>!puente borrador TÍTULO</code><br>  \
             título*: Título de la síntesis<br>  posición: Posición (coinciden | difieren)",
                "S-1 · S-2<br>Next → <code>!bridge list page:2</code>",
            ]
        );
    }

    #[test]
    fn what_is_long_is_cut_between_sentences_and_nothing_is_lost() {
        let sentence = "Doce meses es poco tiempo para una consulta ñ. ";
        let parts = parts(&said(Body::text(sentence.repeat(600))));
        assert!(parts.len() > 2);
        for part in &parts {
            assert!(part.plain.len() <= LONGEST && part.plain.ends_with("ñ."), "{}", part.plain);
        }
        let again: Vec<&str> = parts.iter().map(|part| part.plain.as_str()).collect();
        assert_eq!(again.join(" ").trim_end(), sentence.repeat(600).trim_end());
        // Without any place to cut, between two letters.
        let whole = "ñ".repeat(LONGEST);
        let cut: String = super::parts(&said(Body::text(whole.clone())))
            .into_iter()
            .map(|part| part.plain)
            .collect();
        assert_eq!(cut, whole);
    }

    #[test]
    fn what_has_become_longer_than_it_was_is_still_said_whole() {
        let part = |text: &str| Part { plain: text.to_owned(), html: text.to_owned() };
        let all = vec![part("one"), part("two"), part("three")];
        let two = within(all.clone(), 2);
        assert_eq!(
            two,
            [part("one"), Part { plain: "two\nthree".into(), html: "two<br>three".into() }]
        );
        assert_eq!(within(all.clone(), 5), all);
        assert_eq!(within(all, 0), []);
    }
}
