//! What stands beside a message that is about one thing: a piece in its colour with the title, which
//! leads to its page, and the few facts about it. Discord shows it under the message, and some people
//! see none: so the message says all of this too, and this stays small.
//!
//! Source: Discord's "Embed Limits": a title and an author of 256 characters, a footer of 2048, 6000 in
//! all.

use serde_json::{Value, json};

use super::deliver::trouble;
use super::line::Trouble;
use super::rich::{Part, escaped, size, slashed};
use crate::foundation::error::Error;
use crate::foundation::talk::table::Table;
use crate::foundation::talk::{Block, Body, Tone};

/// The longest title, and name of a group, in UTF-16 units: Discord counts characters, of which there
/// are never more.
const TITLE: usize = 256;

/// The most of its facts.
const FACTS: usize = 300;

/// The longest address.
const ADDRESS: usize = 2_048;

/// The colours, as the web pages have them. Teal is what crosses, and nothing else is.
const BRIDGE: u32 = 0x000f_6e68;
const WARNING: u32 = 0x009a_5b00;
const BAD: u32 = 0x00b3_261e;
const GOOD: u32 = 0x002d_7a3e;
const SOFT: u32 = 0x005a_6273;

/// What a message is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Thing<'t> {
    /// What it says.
    pub body: &'t Body<String>,
    /// It is a card, of something that crosses.
    pub card: bool,
    /// The group it is of, where that is not plain from where it stands.
    pub group: Option<&'t str>,
    /// The address of its page; otherwise it is the one link in it.
    pub page: Option<&'t str>,
}

/// Whether a text is about one thing: its title stands first, and no other does.
pub(super) fn is_one(body: &Body<String>) -> bool {
    let mut blocks = body.blocks.iter();
    let titled = matches!(blocks.next(), Some(Block::Heading(_)));
    titled && !blocks.any(|block| matches!(block, Block::Heading(_)))
}

/// What stands beside a message; none where it would say nothing that helps.
pub(super) fn beside(thing: Thing<'_>, table: &Table) -> Option<Value> {
    let blocks = &thing.body.blocks;
    let Some(Block::Heading(title)) = blocks.first().filter(|_| is_one(thing.body)) else {
        return None;
    };
    let facts = match blocks.get(1) {
        Some(Block::Facts(facts)) => Some(cut(&slashed(facts, table), FACTS)),
        _ => None,
    };
    let page = thing.page.or_else(|| linked(blocks, thing.card)).filter(|to| size(to) <= ADDRESS);
    let title = cut(&escaped(&slashed(title, table)), TITLE);
    if title.is_empty() || (page.is_none() && facts.is_none()) {
        return None;
    }
    let mut embed = json!({ "title": title, "color": colour(blocks, thing.card) });
    if let Some(page) = page {
        embed["url"] = page.into();
    }
    if let Some(facts) = facts.filter(|facts| !facts.is_empty()) {
        embed["footer"] = json!({ "text": facts });
    }
    if let Some(group) = thing.group.map(|group| cut(group, TITLE)).filter(|name| !name.is_empty())
    {
        embed["author"] = json!({ "name": group });
    }
    Some(embed)
}

/// Whether Discord may have refused a message for what stands beside it, such as an address that is
/// none to it: then it is said without.
pub(super) fn may_be_refused(part: &Part, error: &Error) -> bool {
    let refused = matches!(trouble(error), Some(Trouble::No { status: 400, .. }));
    if refused && !part.embeds.is_empty() {
        tracing::warn!(%error, "what stands beside a message is left away");
        return true;
    }
    false
}

/// The page a text leads to: the first a card names, and otherwise the only one.
fn linked(blocks: &[Block<String>], card: bool) -> Option<&str> {
    let mut all = blocks.iter().filter_map(|block| match block {
        Block::Link { to, .. } if to.starts_with("http") => Some(to.as_str()),
        _ => None,
    });
    let first = all.next()?;
    (card || all.next().is_none()).then_some(first)
}

/// The colour of the strongest of its entries. A card is teal unless somebody stands against it; what
/// differs between the rooms stands in a card like any other point.
fn colour(blocks: &[Block<String>], card: bool) -> u32 {
    let has = |wanted: Tone| {
        blocks.iter().any(|block| matches!(block, Block::Entry { tone, .. } if *tone == wanted))
    };
    let shades =
        [(Tone::Bad, BAD), (Tone::Warning, WARNING), (Tone::Bridge, BRIDGE), (Tone::Good, GOOD)];
    let usual = if card { BRIDGE } else { SOFT };
    let mut seen = shades.into_iter().filter(|(tone, _)| !card || *tone == Tone::Bad);
    seen.find(|(tone, _)| has(*tone)).map_or(usual, |(_, colour)| colour)
}

/// A text on one line, in no more than so many units and with a mark where it goes on; never cut
/// between a backslash and what it keeps from being a mark.
fn cut(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if size(&line) <= most {
        return line;
    }
    let (mut kept, mut length) = (String::new(), 0);
    for letter in line.chars() {
        length += letter.len_utf16();
        if length >= most {
            break;
        }
        kept.push(letter);
    }
    let backslashes = kept.len() - kept.trim_end_matches('\\').len();
    if backslashes % 2 == 1 {
        kept.pop();
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::foundation::i18n::Words;

    fn table() -> Table {
        Table::new(Vec::new(), &Words::embedded().expect("words"))
    }

    fn block(kind: u8, text: String, to: String) -> Block<String> {
        match kind {
            0 => Block::Heading(text),
            1 => Block::Facts(text),
            2 => Block::Text(text),
            3 => Block::Link { text, to: format!("https://{to}") },
            _ => Block::Entry { label: to, text, note: None, tone: Tone::Good },
        }
    }

    fn of(blocks: Vec<Block<String>>) -> Body<String> {
        Body { blocks }
    }

    fn thing(body: &Body<String>) -> Thing<'_> {
        Thing { body, card: false, group: None, page: None }
    }

    #[test]
    fn one_thing_has_its_title_its_page_and_its_facts() {
        let entry = |tone| Block::Entry {
            label: "They agree".to_owned(),
            text: "Twelve months.".to_owned(),
            note: None,
            tone,
        };
        let body = of(vec![
            Block::Heading("S-1 *Names*".to_owned()),
            Block::Facts("Text by Camila".to_owned()),
            entry(Tone::Warning),
            Block::Link { text: "More".to_owned(), to: "https://p.example/1".to_owned() },
            Block::Link { text: "File".to_owned(), to: "https://p.example/2".to_owned() },
        ]);
        let card = Thing { card: true, group: Some("Names"), ..thing(&body) };
        let wanted = json!({
            "title": "S-1 \\*Names\\*", "url": "https://p.example/1", "color": BRIDGE,
            "footer": { "text": "Text by Camila" }, "author": { "name": "Names" },
        });
        assert_eq!(beside(card, &table()), Some(wanted));
        // Elsewhere it is not plain which of two links is its page, and what differs is to be seen.
        let other = beside(thing(&body), &table()).expect("something");
        assert_eq!((other["url"].as_str(), &other["color"]), (None, &json!(WARNING)));
        let against = of([body.blocks.clone(), vec![entry(Tone::Bad)]].concat());
        let against = beside(Thing { card: true, ..thing(&against) }, &table()).expect("a card");
        assert_eq!(against["color"], BAD);
    }

    #[test]
    fn what_is_no_one_thing_has_nothing_beside_it() {
        let heading = || Block::Heading("A term".to_owned());
        let facts = || Block::Facts("Since May".to_owned());
        for blocks in [
            vec![],
            vec![Block::Text("Twelve months.".to_owned())],
            vec![heading()],
            vec![facts(), heading()],
            vec![heading(), facts(), heading(), facts()],
        ] {
            let body = of(blocks);
            assert_eq!(beside(thing(&body), &table()), None, "{body:?}");
        }
    }

    #[test]
    fn nothing_is_cut_in_the_middle_of_a_mark() {
        assert_eq!(cut("one\n two", 9), "one two");
        assert_eq!(cut("doce meses", 6), "doce…");
        assert_eq!(cut("ab\\*cd", 4), "ab…");
        assert_eq!(cut("🌉🌉🌉", 5), "🌉🌉…");
    }

    proptest! {
        #[test]
        fn nothing_is_longer_than_discord_takes(
            pieces in prop::collection::vec((0_u8..5, "(\\PC|[*_\n🌉\\\\]){0,400}", ".{0,3000}"), 0..6),
            title in "(\\PC|[*_🌉\\\\]){0,400}",
            group in prop::option::of("\\PC{0,400}"),
            card in any::<bool>(),
        ) {
            let mut blocks = vec![Block::Heading(title)];
            blocks.extend(pieces.into_iter().map(|(kind, text, to)| block(kind, text, to)));
            let body = of(blocks);
            let made = beside(Thing { card, group: group.as_deref(), ..thing(&body) }, &table());
            if let Some(embed) = made {
                let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
                let (title, footer) = (text(&embed["title"]), text(&embed["footer"]["text"]));
                let author = text(&embed["author"]["name"]);
                prop_assert!(!title.trim().is_empty() && size(&title) <= 256, "{title}");
                prop_assert!(size(&footer) <= 2_048 && size(&author) <= 256);
                prop_assert!(size(&title) + size(&footer) + size(&author) <= 6_000);
                prop_assert!(size(&text(&embed["url"])) <= 2_048);
            }
        }
    }
}
