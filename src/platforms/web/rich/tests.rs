//! What people write and what stands on the page, by example and by hostile texts. What comes out
//! is read by a parser of its own that knows only what we mean to write.

use proptest::prelude::*;

use super::*;
use crate::foundation::i18n::{HANGING, disturbs};
use unicode_normalization::char::is_combining_mark;

fn shown(words: &str) -> String {
    text(words, |handle| handle == "ana.paz").into_string()
}

#[test]
fn what_is_written_is_escaped() {
    for bad in ["<script>alert(1)</script>", "<img src=x onerror=y>", "\"><svg/onload=1>"] {
        let html = shown(bad);
        assert!(
            !html.contains("<script") && !html.contains("<img") && !html.contains("<svg"),
            "{html}"
        );
    }
    assert!(!shown("javascript:alert(1)").contains("href"));
    assert!(!shown("https://a.example/\"onmouseover=x").contains("\"onmouse"));
}

#[test]
fn links_quotes_and_mentions_stand_out() {
    assert_eq!(
        shown("see (https://a.example/b(c)). ok"),
        "<p>see (<a href=\"https://a.example/b(c)\" rel=\"noopener noreferrer\" target=\"_blank\">https://a.example/b(c)</a>). ok</p>"
    );
    assert_eq!(
        shown("> she said\n> so\nyes\n\nand @ana.paz. but not @everyone or x@ana.paz"),
        "<blockquote>she said<br>so</blockquote><p>yes</p><p>and <b class=\"mention\">@ana.paz</b>. but not @everyone or x@ana.paz</p>"
    );
}

#[test]
fn nothing_turns_or_piles_up() {
    assert_eq!(clean("a\u{202e}b\u{7}c\u{2066}\u{61c}"), "abc");
    let pile = format!("e{}", "\u{301}".repeat(40));
    assert_eq!(clean(&pile).chars().count(), 5);
    for between in ["\u{200d}", "\u{200b}", "\u{202e}", "\u{0}"] {
        let pile = format!("e{}", format!("\u{301}{between}").repeat(40));
        let marks = clean(&pile).chars().filter(|c| is_combining_mark(*c)).count();
        assert_eq!(marks, 4, "what nobody sees begins no new letter: {between:?}");
    }
    for whole in [
        "👩\u{200d}❤\u{fe0f}\u{200d}💋\u{200d}👨",
        "🏳\u{fe0f}\u{200d}🌈",
        "1\u{fe0f}\u{20e3}",
        "नमस्ते",
    ] {
        assert_eq!(clean(whole), whole, "one sign, or one word");
    }
    assert_eq!(first_words("one two\nthree", 9), "one two…");
}

#[test]
fn a_line_ends_wherever_a_line_ends() {
    for end in ["\n", "\r\n", "\r", "\u{85}", "\u{2028}"] {
        assert_eq!(shown(&format!("a{end}b")), "<p>a<br>b</p>", "{end:?}");
        assert!(shown(&format!("a{end}> b")).contains("<blockquote>b</blockquote>"), "{end:?}");
    }
}

#[test]
fn a_link_leads_somewhere() {
    for nowhere in ["https://.", "https://)", "http://,,,", "https:///x", "https://?", "https://*_"]
    {
        assert!(!shown(nowhere).contains("href"), "{nowhere}: {}", shown(nowhere));
    }
    for unseen in ["\u{200b}", "\u{2060}", "\u{ad}"] {
        let html = shown(&format!("https://bank.example{unseen}.evil.example"));
        assert!(
            !html.contains(&format!("{unseen}.evil.example\"")),
            "an address has no unseen sign: {html}"
        );
    }
    assert!(!shown("httpſ://a.example").contains("href"), "a long s is no s in a scheme");
    assert!(shown("HTTPS://A.example").contains("href=\"HTTPS://A.example\""));
}

/// A piece of what was read.
#[derive(Debug, PartialEq)]
enum Piece {
    Open(String),
    Close(String),
    Words(String),
}

/// Reads our own output, strictly: anything but the tags and attributes we write is an error.
fn parsed(html: &str) -> Result<Vec<Piece>, String> {
    const LINK: &str = "\" rel=\"noopener noreferrer\" target=\"_blank\"";
    let mut pieces = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut left = html;
    while !left.is_empty() {
        let Some(tag) = left.strip_prefix('<') else {
            let end = left.find('<').unwrap_or(left.len());
            pieces.push(Piece::Words(unescaped(&left[..end])?));
            left = &left[end..];
            continue;
        };
        let end = tag.find('>').ok_or("a tag without an end")?;
        let (inside, rest) = (&tag[..end], &tag[end + 1..]);
        left = rest;
        if let Some(name) = inside.strip_prefix('/') {
            let last = open.pop().ok_or("nothing to close")?;
            if last != name {
                return Err(format!("</{name}> closes <{last}>"));
            }
            pieces.push(Piece::Close(name.to_owned()));
            continue;
        }
        let name = match inside {
            "br" => {
                pieces.push(Piece::Words("\n".to_owned()));
                continue;
            }
            "p" | "blockquote" => {
                if !open.is_empty() {
                    return Err(format!("<{inside}> within <{open:?}>"));
                }
                inside
            }
            "b class=\"mention\"" => "b",
            link => {
                let address =
                    link.strip_prefix("a href=\"").and_then(|rest| rest.strip_suffix(LINK));
                let address = unescaped(address.ok_or(format!("<{link}> is none of ours"))?)?;
                let lower = address.to_lowercase();
                let host = lower.strip_prefix("https://").or(lower.strip_prefix("http://"));
                let host = host.ok_or(format!("{address} is no web address"))?;
                if !host.starts_with(char::is_alphanumeric) {
                    return Err(format!("{address} leads nowhere"));
                }
                pieces.push(Piece::Open(format!("a {address}")));
                open.push("a".to_owned());
                continue;
            }
        };
        open.push(name.to_owned());
        pieces.push(Piece::Open(name.to_owned()));
    }
    if open.is_empty() { Ok(pieces) } else { Err(format!("{open:?} stay open")) }
}

/// Text as a browser reads it; a sign that must be escaped and is not is an error.
fn unescaped(text: &str) -> Result<String, String> {
    const KNOWN: [(&str, char); 4] =
        [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"')];
    let mut words = String::new();
    let mut left = text;
    while let Some(c) = left.chars().next() {
        if let Some((entity, meant)) = KNOWN.iter().find(|(entity, _)| left.starts_with(entity)) {
            words.push(*meant);
            left = &left[entity.len()..];
            continue;
        }
        if matches!(c, '<' | '>' | '&' | '"') {
            return Err(format!("{c} stands as it is in {text:?}"));
        }
        words.push(c);
        left = &left[c.len_utf8()..];
    }
    Ok(words)
}

fn words_of(pieces: &[Piece]) -> String {
    let mut words = String::new();
    for piece in pieces {
        match piece {
            Piece::Words(text) => words.push_str(text),
            Piece::Close(name) if name == "p" || name == "blockquote" => words.push('\n'),
            _ => {}
        }
    }
    words
}

/// What somebody should see of a text: its lines without the mark of a quotation, empty ones gone.
fn visible(words: &str) -> Vec<String> {
    let clean = clean(words);
    let lines = clean.split('\n').map(|line| match line.strip_prefix('>') {
        Some(rest) => rest.strip_prefix(' ').unwrap_or(rest),
        None => line,
    });
    lines.filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

/// Pieces of hostile text.
fn piece() -> impl Strategy<Value = String> {
    let injections = prop::sample::select(vec![
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</p></blockquote>",
        "<!--",
        "]]>",
        "<a href=\"javascript:x\">",
        "\" onmouseover=\"x",
        "' style='x",
        "&lt;b&gt;",
        "&amp;amp;",
        "&#60;",
        "&#x3c;script",
        "&NewLine;",
        "&",
        "&;",
        "[a](javascript:alert(1))",
        "![x](data:text/html,x)",
        "**bold**",
        "`code`",
        "```\n<b>",
        "# title",
        "| a | b |",
        "javascript:alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "http:evil",
        "mailto:a@b.example",
        "{{7*7}}",
        "${x}",
        "%00",
        "\\u003c",
    ]);
    let links = ("(?i:https?)://", "[a-zé0-9.-]{0,12}", "[/?#&=();:.,!\"'<>a-z@%~*_\\[\\]-]{0,14}")
        .prop_map(|(scheme, host, rest)| format!("{scheme}{host}{rest}"));
    let signs = prop::sample::select(vec![
        "\u{202e}",
        "\u{202b}",
        "\u{2066}",
        "\u{2069}",
        "\u{200f}",
        "\u{61c}",
        "\u{0}",
        "\u{7}",
        "\u{1b}[31m",
        "\u{200b}",
        "\u{200d}",
        "\u{feff}",
        "\u{fffd}",
        "\u{ffff}",
        "\u{e0041}",
        "\u{ad}",
        "\u{34f}",
        "\r",
        "\r\n",
        "\u{85}",
        "\u{2028}",
        "\u{2029}",
        "\u{b}",
        "\u{c}",
        "\t",
        "\u{a0}",
        "\u{3000}",
    ]);
    let scripts = prop::sample::select(vec![
        "שלום",
        "مرحبا",
        "Привет",
        "Рауpal",
        "漢字",
        "नमस्ते",
        "ﷺ",
        "İ",
        "ß",
        "ﬁ",
        "👩\u{200d}💻",
        "🇦🇷🇧🇷",
        "1\u{fe0f}\u{20e3}",
        "🏴\u{e0067}\u{e0062}\u{e007f}",
        "👍🏽",
    ]);
    let ends = prop::sample::select(vec!["\n", "\n\n", "\n> ", "\n>", "\n>> ", "\n > ", "> "]);
    let owned = |text: &str| text.to_owned();
    prop_oneof![
        3 => "[a-zñA-Z0-9 .,;:!?()*_~-]{0,12}",
        2 => injections.prop_map(owned),
        2 => links,
        2 => signs.prop_map(owned),
        1 => scripts.prop_map(owned),
        2 => ends.prop_map(owned),
        1 => "(@ana\\.paz|@everyone|@[a-zé.]{0,8}|@@|x@ana\\.paz)[.-]{0,2}",
        1 => (0..60_usize, prop::char::range('\u{300}', '\u{36f}')).prop_map(|(many, mark)| format!("e{}", mark.to_string().repeat(many))),
        1 => any::<char>().prop_map(String::from),
    ]
}

fn hostile() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_comes_out_well_formed_whole_and_harmless(words in prop_oneof![4 => hostile(), 1 => any::<String>()]) {
        let html = shown(&words);
        let pieces = parsed(&html).map_err(|wrong| TestCaseError::fail(format!("{wrong}: {html}")))?;
        // Everything somebody wrote is there, in order, and nothing else is.
        let shown: Vec<String> = words_of(&pieces)
            .split('\n')
            .filter(|line| !line.trim().is_empty())
            .map(str::to_owned)
            .collect();
        prop_assert_eq!(shown, visible(&words), "{}", &html);
        // A link says where it leads; a mention is one that is known.
        for at in 0..pieces.len() {
            match (&pieces[at], pieces.get(at + 1)) {
                (Piece::Open(link), Some(Piece::Words(said))) if link.starts_with("a ") => {
                    prop_assert_eq!(&link[2..], said.as_str());
                    prop_assert!(!said.chars().any(|c| c.is_whitespace() || unseen(c)), "{:?}", said);
                }
                (Piece::Open(name), Some(Piece::Words(said))) if name == "b" => {
                    prop_assert_eq!(said.to_lowercase(), "@ana.paz");
                }
                (Piece::Open(name), next) if name == "b" || name.starts_with("a ") => {
                    prop_assert!(false, "{:?} has no words but {:?}", name, next);
                }
                _ => {}
            }
        }
        // At most a link around every eight signs, a line around every one, six bytes for a sign.
        prop_assert!(html.len() <= 32 * words.len() + 32, "{} from {}", html.len(), words.len());
    }

    #[test]
    fn what_is_cleaned_is_clean(words in hostile()) {
        let once = clean(&words);
        prop_assert_eq!(clean(&once), once.clone());
        prop_assert!(once.len() <= words.len() * 2);
        prop_assert!(!once.chars().any(disturbs));
        let mut marks = 0;
        for c in once.chars().filter(|c| !unseen(*c)) {
            marks = if is_combining_mark(c) { marks + 1 } else { 0 };
            prop_assert!(marks <= HANGING);
        }
        // Writing it out once more and reading that is the same again.
        let again: String = words_of(&parsed(&shown(&words)).map_err(TestCaseError::fail)?);
        let twice = parsed(&shown(&again.replace('\n', "\n\n"))).map_err(TestCaseError::fail)?;
        let lines = |text: &str| text.split('\n').filter(|line| !line.trim().is_empty()).map(str::to_owned).collect::<Vec<_>>();
        prop_assert_eq!(lines(&words_of(&twice)).len(), visible(&again).len());
    }

    #[test]
    fn the_first_words_are_words_of_the_text_and_few(words in hostile(), most in 1..60_usize) {
        let first = first_words(&words, most);
        prop_assert!(first.chars().count() <= most + 1);
        prop_assert!(!first.contains('\n') && !first.chars().any(disturbs));
        let whole = clean(&words).split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert!(whole.starts_with(first.trim_end_matches('…')));
    }
}

/// Signs nobody sees.
fn unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{e0000}'..='\u{e0fff}')
}

#[test]
fn long_runs_and_a_thousand_mentions_come_out_in_proportion() {
    for unit in [
        "@ana.paz ",
        "https://a.example/x ",
        ">",
        "> a\n",
        "(((",
        "https://a.example/)",
        ")",
        "&",
        "\n",
        "e\u{301}",
        "\u{202e}",
        "@",
        "a.-_",
    ] {
        let size = |many: usize| {
            let words = format!("https://a.example/{}", unit.repeat(many));
            let html = shown(&words);
            assert!(parsed(&html).is_ok(), "{unit:?}");
            html.len()
        };
        let (one, two) = (size(1000), size(2000));
        assert!(two <= 2 * one + 200, "{unit:?}: {one} then {two}");
    }
    assert_eq!(shown(&"@ana.paz ".repeat(1000)).matches("<b class=\"mention\">").count(), 1000);
}
