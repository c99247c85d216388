//! A statement as HTML: on its page, and as a paper that stands alone, for printing, for mail, for a wiki, and
//! for what makes other formats of it. What people write is Markdown; HTML in it stands as it was typed, pictures
//! are their words, and links lead to the web or to mail. So a paper fetches nothing from anywhere.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::community::statements::exports::Paper;
use crate::community::statements::plain::leads;

/// How a paper looks where it is printed.
const LOOK: &str = "@page{size:A4;margin:25mm 22mm}\
body{font:11pt/1.5 Inter,'DejaVu Sans',sans-serif;max-width:42em;margin:auto;padding:1em}\
h1{font-size:20pt;line-height:1.25}h2,h3,h4{line-height:1.3;break-after:avoid}\
table{border-collapse:collapse;margin:1em 0}\
th,td{border:1px solid #999;padding:.3em .7em;text-align:left;vertical-align:top}";

/// See the file.
pub(in crate::community::statements) fn paper(paper: &Paper) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(paper.language.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                title { (paper.title) }
                style { (PreEscaped(LOOK)) }
            }
            body { h1 { (paper.title) } (inner(paper)) }
        }
    };
    page.into_string()
}

/// The same for a word processor, which sets the title itself.
pub(in crate::community::statements) fn untitled(paper: &Paper) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(paper.language.code()) {
            head { meta charset="utf-8"; title { (paper.title) } }
            body { (inner(paper)) }
        }
    };
    page.into_string()
}

fn inner(paper: &Paper) -> Markup {
    html! {
        table { tbody { @for (label, value) in &paper.cover { tr { th scope="row" { (label) } td { (value) } } } } }
        @for section in &paper.sections { (text(section, 2)) }
        @if !paper.views.is_empty() {
            h2 { (paper.annex) }
            @for (who, view) in &paper.views { h3 { (who) } (text(view, 4)) }
        }
    }
}

/// Markdown as HTML. Its outermost headings are of level `top`, and each that stands under another is one level
/// below that, whatever signs it was written with: nobody who listens to a page misses a level.
pub(in crate::community::statements) fn text(text: &str, top: usize) -> Markup {
    // No tables: a few signs make a quarter of a million empty cells.
    let options = Options::ENABLE_STRIKETHROUGH;
    let mut open = Open { top, ..Open::default() };
    let events = Parser::new_ext(text, options).filter_map(|event| open.safe(event));
    let mut made = String::with_capacity(text.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut made, events);
    PreEscaped(made)
}

/// What is open where an event stands.
#[derive(Default)]
struct Open {
    /// The level of the outermost headings.
    top: usize,
    /// The headings around, as they were written.
    headings: Vec<HeadingLevel>,
    /// Of each link around, whether it leads somewhere.
    links: Vec<bool>,
}

impl Open {
    /// An event as it may stand.
    fn safe<'t>(&mut self, event: Event<'t>) -> Option<Event<'t>> {
        match event {
            Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
            Event::Start(Tag::HtmlBlock | Tag::Image { .. })
            | Event::End(TagEnd::HtmlBlock | TagEnd::Image) => None,
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let leads = leads(&dest_url);
                self.links.push(leads);
                leads.then_some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
            }
            Event::End(TagEnd::Link) => {
                self.links.pop().unwrap_or_default().then_some(Event::End(TagEnd::Link))
            }
            Event::Start(Tag::Heading { level, .. }) => {
                self.headings.retain(|around| *around < level);
                self.headings.push(level);
                let (level, id, classes, attrs) = (self.level(), None, Vec::new(), Vec::new());
                Some(Event::Start(Tag::Heading { level, id, classes, attrs }))
            }
            Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Heading(self.level()))),
            // A line that was begun anew is one in a statement too, as in the rooms.
            Event::SoftBreak => Some(Event::HardBreak),
            other => Some(other),
        }
    }

    fn level(&self) -> HeadingLevel {
        let level = (self.top + self.headings.len()).saturating_sub(1);
        HeadingLevel::try_from(level).unwrap_or(HeadingLevel::H6)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_people_write_is_set_and_nothing_of_it_runs() {
        let set =
            text("# Posición\n\nEl **plazo** de [72 horas](https://icann.org)\n\n- uno\n- dos", 3)
                .into_string();
        assert!(set.contains("<h3>Posición</h3>"), "{set}");
        assert!(set.contains("<strong>plazo</strong>"), "{set}");
        assert!(set.contains("<a href=\"https://icann.org\">72 horas</a>"), "{set}");
        assert!(set.contains("<li>dos</li>"), "{set}");
        for bad in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[aquí](javascript:alert(1))",
            "![mapa](file:///etc/passwd)",
            "[x]\n\n[x]: data:text/html,x",
            "x <a href=\"file:///etc/passwd\">x</a>",
        ] {
            let set = text(bad, 3).into_string();
            assert!(
                !["<script", "<img", "<a"].iter().any(|never| set.contains(never)),
                "{bad}: {set}"
            );
        }
        let outline = text("### a\n\n# b\n\n### c\n\n## d\n\n###### e", 4).into_string();
        let levels: Vec<&str> = outline.split("<h").skip(1).map(|rest| &rest[..1]).collect();
        assert_eq!(levels, ["4", "4", "5", "5", "6"], "{outline}");
        assert_eq!(text("![mapa](file:///x)", 2).into_string(), "<p>mapa</p>\n");
    }

    proptest! {
        #[test]
        fn only_our_own_tags_come_out(given in "[<>a-z/='\"()\\[\\]!:# \n*_`|-]{0,200}") {
            let set = text(&given, 3).into_string();
            for piece in set.split('<').skip(1) {
                let name: String = piece.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
                prop_assert!(
                    ["p", "a", "em", "strong", "del", "code", "pre", "ul", "ol", "li", "br", "hr", "h3", "h4",
                     "h5", "h6", "blockquote"]
                        .contains(&name.as_str()),
                    "{given:?}: {set}"
                );
            }
        }
    }
}
