//! What people write as Markdown, as plain words for a message: without signs, with the address of a link after
//! its words; what is struck keeps its signs, or it would seem to be said. Pure.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Whether a link leads somewhere a reader may be sent to.
pub(super) fn leads(to: &str) -> bool {
    let to = to.trim().to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|scheme| to.starts_with(scheme))
}

/// How deep what stands in lists is set in at most: thousands of signs would ask for more blanks than a message
/// has room for.
const DEEPEST: usize = 6;

/// See the file.
pub(super) fn plain(text: &str) -> String {
    let mut made = Plain::default();
    for event in Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH) {
        made.take(event);
    }
    made.out.trim_end().to_owned()
}

#[derive(Default)]
struct Plain {
    out: String,
    /// Of each list around, the number of its next item where they have one.
    lists: Vec<Option<u64>>,
    /// Of each link around, where it leads and where its words begin.
    links: Vec<(String, usize)>,
    /// The beginning of a list or a mark of it stands there, after which its first item or paragraph begins.
    marked: bool,
}

impl Plain {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(
                Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock,
            ) => {
                self.apart(if self.lists.is_empty() { 2 } else { 1 });
            }
            Event::Start(Tag::List(first)) => {
                self.apart(if self.lists.is_empty() { 2 } else { 1 });
                self.lists.push(first);
                self.marked = true;
            }
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
            }
            Event::Start(Tag::Item) => {
                self.apart(1);
                if self.out.is_empty() || self.out.ends_with('\n') {
                    let deep = self.lists.len().saturating_sub(1).min(DEEPEST);
                    self.out.push_str(&"  ".repeat(deep));
                }
                match self.lists.last_mut() {
                    Some(Some(number)) => {
                        self.out.push_str(&format!("{number}. "));
                        *number += 1;
                    }
                    _ => self.out.push_str("- "),
                }
                self.marked = true;
            }
            Event::End(TagEnd::Item) => self.marked = false,
            Event::Start(Tag::Strikethrough) | Event::End(TagEnd::Strikethrough) => {
                self.words("~~");
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.links.push((dest_url.into_string(), self.out.len()));
            }
            Event::End(TagEnd::Link) => {
                let Some((to, from)) = self.links.pop() else { return };
                if leads(&to) && self.out.get(from..).is_some_and(|words| words != to) {
                    self.words(&format!(" ({to})"));
                }
            }
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.words(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.words("\n"),
            Event::Rule => {
                self.apart(2);
                self.words("* * *");
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        self.marked = false;
        self.out.push_str(words);
    }

    /// Begins anew after so many ends of a line, if anything stands before.
    fn apart(&mut self, lines: usize) {
        if self.marked || self.out.is_empty() {
            return;
        }
        self.out.truncate(self.out.trim_end().len());
        self.out.push_str(&"\n".repeat(lines));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn signs_go_and_words_stay() {
        let text = "# Position\n\nThe **72 hours** of [the report](https://icann.org/r) hold.\nSo we say.\n\n\
            1. first\n2. second\n   - under it\n\n> quoted\n\n[https://icann.org](https://icann.org) `x`\n\n---\n\n~~no~~ <b>";
        assert_eq!(
            plain(text),
            "Position\n\nThe 72 hours of the report (https://icann.org/r) hold.\nSo we say.\n\n\
             1. first\n2. second\n  - under it\n\nquoted\n\nhttps://icann.org x\n\n* * *\n\n~~no~~ <b>"
        );
        assert_eq!(plain("[x](javascript:alert(1))"), "x");
        assert_eq!(plain(""), "");
        assert_eq!(plain("-\n\nText"), "-\n\nText");
        assert_eq!(plain("- - x"), "- - x");
        let deep = plain(&("- ".repeat(2_999) + "x"));
        assert!(deep.len() < 7_000, "{}", deep.len());
    }

    proptest! {
        #[test]
        fn no_word_is_lost(words in proptest::collection::vec("[a-zñáé]{1,9}", 1..20)) {
            let text = words.join(" ");
            let marked = format!("## {text}\n\n- **{text}**\n\n> *{text}*");
            prop_assert_eq!(plain(&marked).matches(&text).count(), 3);
        }
    }
}
