//! Feeds as sites write them, in all formats and encodings, and those that were made to do harm.

use proptest::prelude::*;

use super::*;

fn rss(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Noticias</title><link>https://gnso.icann.org/</link><description>d</description>{items}</channel></rss>"
    )
}

fn item(inside: &str) -> Entry {
    read(rss(&format!("<item>{inside}</item>")).as_bytes()).unwrap().entries.remove(0)
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn many(count: usize, make: impl Fn(usize) -> String) -> String {
    (0..count).map(make).collect()
}

#[test]
fn rss_as_icanns_blog_writes_it() {
    let feed = read(
        rss(r#"<item>
<title>Nueva pol&#237;tica de transferencias &amp;amp; bloqueo</title>
<link>https://www.icann.org/es/public-comment/proceeding/transfer-policy-02-08-2026</link>
<pubDate>Thu, 13 Aug 2026 10:00:00 +0000</pubDate>
<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/"><![CDATA[Ana]]></dc:creator>
<guid isPermaLink="false">https://www.icann.org/?p=123</guid>
<description><![CDATA[<p>Se <b>abri&oacute;</b>&nbsp;hoy.</p><script>alert("x")</script><p>Cierra
el 30&hellip; <style>p{}</style></p>]]></description>
<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>Todo</p>]]></content:encoded>
</item>"#)
        .as_bytes(),
    )
    .unwrap();
    assert_eq!((feed.title.as_str(), feed.left), ("Noticias", 0));
    let expected = Entry {
        id: "https://www.icann.org/?p=123".to_owned(),
        title: "Nueva política de transferencias & bloqueo".to_owned(),
        link: Some(
            "https://www.icann.org/es/public-comment/proceeding/transfer-policy-02-08-2026"
                .to_owned(),
        ),
        published: Some(at("2026-08-13T10:00:00Z")),
        updated: Some(at("2026-08-13T10:00:00Z")),
        summary: "Se abrió hoy. Cierra el 30…".to_owned(),
    };
    assert_eq!(feed.entries, [expected]);
}

#[test]
fn atom_and_json() {
    let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>GNSO</title><id>f</id><updated>2026-08-13T10:00:00Z</updated>
<entry><id>tag:gnso,2026:1</id><title type="html">PDP &amp;lt;b&gt;</title><link rel="self" href="https://a.org/self"/><link href="https://a.org/1"/>
<updated>2026-08-13T12:00:00-05:00</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Uno</p><p>dos</p></div></content></entry>
<entry><id>2</id><title>a &lt;b&gt; c</title><updated>2026-08-13T12:00:00Z</updated></entry></feed>"#;
    let feed = read(atom.as_bytes()).unwrap();
    assert_eq!(feed.entries[0].id, "tag:gnso,2026:1");
    assert_eq!(feed.entries[0].title, "PDP <b>");
    assert_eq!(feed.entries[0].link.as_deref(), Some("https://a.org/1"));
    assert_eq!(feed.entries[0].updated, Some(at("2026-08-13T17:00:00Z")));
    assert_eq!(feed.entries[0].summary, "Uno dos");
    // Atom says itself what is markup.
    assert_eq!(feed.entries[1].title, "a <b> c");
    let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"N","items":[
{"id":"1","url":"https://a.org/1","title":"Uno","content_html":"<p>Hola&nbsp;a <i>to</i>dos</p>","date_published":"2026-08-13T12:00:00Z"}]}"#;
    let feed = read(json.as_bytes()).unwrap();
    assert_eq!(feed.entries[0].summary, "Hola a todos");
    assert_eq!(feed.entries[0].published, Some(at("2026-08-13T12:00:00Z")));
}

#[test]
fn an_entry_is_known_by_its_name_or_its_link_or_its_title() {
    let link = "https://a.org/1";
    assert_eq!(item(&format!("<guid>g</guid><link>{link}</link>")).id, "g");
    assert_eq!(item(&format!("<link>{link}</link><title>t</title>")).id, link);
    assert_eq!(item("<title>t</title>").id, "t");
    let none = rss("<item><description>d</description></item>");
    assert_eq!(read(none.as_bytes()).unwrap().entries, []);
    let twice = rss("<item><guid>g</guid></item><item><guid>g</guid></item>");
    assert_eq!(read(twice.as_bytes()).unwrap().entries.len(), 1);
}

#[test]
fn a_link_that_runs_something_is_none() {
    assert_eq!(item("<title>t</title><link>javascript:alert(1)</link>").link, None);
    assert_eq!(item("<title>t</title><link>data:text/html,x</link>").link, None);
}

#[test]
fn long_texts_are_cut_at_a_word() {
    let entry = item(&format!("<title>t</title><description>{}</description>", "año ".repeat(999)));
    assert_eq!(entry.summary.chars().count(), 496);
    assert!(entry.summary.ends_with("año…"));
    let entry = item(&format!("<title>{}</title>", "ñ".repeat(9999)));
    assert_eq!(entry.title.chars().count(), TITLE_LIMIT);
}

#[test]
fn many_entries() {
    let items = many(600, |n| format!("<item><guid>{n}</guid></item>"));
    let feed = read(rss(&items).as_bytes()).unwrap();
    assert_eq!((feed.entries.len(), feed.left), (ENTRY_LIMIT, 100));
    assert_eq!(feed.entries[499].id, "499");
}

#[test]
fn encodings() {
    let title = |bytes: &[u8]| read(bytes).unwrap().entries[0].title.clone();
    let text = rss("<item><guid>g</guid><title>Sesión “uno”</title></item>");
    let windows: Vec<u8> = encoding_rs::WINDOWS_1252.encode(&text).0.into_owned();
    // It says UTF-8 and is not.
    assert_eq!(title(&windows), "Sesión “uno”");
    // It says Latin-1 and is what Windows takes for that.
    let says = |label: &str| text.replace("UTF-8", label);
    let latin = encoding_rs::WINDOWS_1252.encode(&says("ISO-8859-1")).0.into_owned();
    assert_eq!(title(&latin), "Sesión “uno”");
    // It says Latin-1 and is UTF-8.
    assert_eq!(title(says("iso-8859-1").as_bytes()), "Sesión “uno”");
    // A single wrong octet in UTF-8.
    let mut mixed = text.clone().into_bytes();
    let place = text.find("uno").unwrap();
    mixed.insert(place, 0xf3);
    assert_eq!(title(&mixed), "Sesión “óuno”");
    let wide: Vec<u8> = std::iter::once(0xfeff)
        .chain(says("UTF-16").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(title(&wide), "Sesión “uno”");
    assert_eq!(title(format!("\u{feff}{text}").as_bytes()), "Sesión “uno”");
    let unknown = read(says("klingon").as_bytes());
    assert_eq!(unknown, Err(Unreadable::Encoding("klingon".to_owned())));
    let wrong = read(&[b"\xff\xfe".as_slice(), b"\x00\xd8<\x00"].concat());
    assert_eq!(wrong, Err(Unreadable::Encoding("UTF-16LE".to_owned())));
}

#[test]
fn quotation_marks_of_an_old_mail_program() {
    let latin = rss("<item><guid>g</guid><title>El acta dice ³el quorum de 9 m² ... acreditadas.² 3³</title></item>")
        .replace("UTF-8", "ISO-8859-1");
    let latin = encoding_rs::WINDOWS_1252.encode(&latin).0.into_owned();
    let title = read(&latin).unwrap().entries[0].title.clone();
    assert_eq!(title, "El acta dice “el quorum de 9 m² ... acreditadas.” 3³");
    assert_eq!(item("<guid>g</guid><title>9 m² y 3 m³</title>").title, "9 m² y 3 m³");
    assert_eq!(item("<guid>g</guid><title>³el quórum².</title>").title, "“el quórum”.");
}

#[test]
fn bombs() {
    let laughs = "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [\n<!ENTITY lol \"lol\">\n<!ENTITY lol2 \"&lol;&lol;&lol;\">\n]>\n<rss version=\"2.0\"><channel><title>&lol2;</title></channel></rss>";
    assert_eq!(read(laughs.as_bytes()), Err(Unreadable::Entities(2)));
    let blowup = format!(
        "<!DOCTYPE a [<!ENTITY a \"{}\">]><rss version=\"2.0\"><channel><title>{}</title></channel></rss>",
        "a".repeat(50_000),
        "&a;".repeat(50_000)
    );
    assert_eq!(read(blowup.as_bytes()), Err(Unreadable::Entities(1)));
    let outside = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss version=\"2.0\"><channel><title>&x;</title></channel></rss>";
    assert_eq!(read(outside.as_bytes()), Err(Unreadable::Entities(1)));
    // An entity that nobody defined stays as it stands.
    assert_eq!(item("<guid>g</guid><title>a &xxe; b</title>").title, "a &xxe; b");
    // A set of rules that is only named is not fetched.
    let named = "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" \"http://my.netscape.com/publish/formats/rss-0.91.dtd\"><rss version=\"0.91\"><channel><title>t</title><item><title>a</title></item></channel></rss>";
    assert_eq!(read(named.as_bytes()).unwrap().entries.len(), 1);
}

#[test]
fn depth_and_width() {
    let (open, close) = ("<a>".repeat(100_000), "</a>".repeat(100_000));
    for text in [
        format!("{open}{close}"),
        rss(&format!("<item><title>{open}{close}</title></item>")),
        open.clone(),
    ] {
        assert!(matches!(read(text.as_bytes()), Err(Unreadable::TooDeep(_))));
    }
    let json = format!(
        "{{\"version\":\"https://jsonfeed.org/version/1\",\"title\":{}",
        "[".repeat(100_000)
    );
    assert!(read(json.as_bytes()).is_err());
    let json = format!(
        "{{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"a\",\"items\":[],\"x\":{}",
        "[".repeat(100_000)
    );
    assert!(read(json.as_bytes()).is_err());
    let names = many(50_000, |n| format!(" xmlns:a{n}=\"b\""));
    let wide = format!("<rss version=\"2.0\"{names}><channel></channel></rss>");
    assert_eq!(read(wide.as_bytes()), Err(Unreadable::TooIntricate(1)));
    let names = many(60, |n| format!(" xmlns:a{n}=\"b\""));
    let naming = format!("<x{names}>").repeat(3);
    let nested = format!("<rss version=\"2.0\"><channel>\n{naming}{}", "<a1:c/>".repeat(100_000));
    assert_eq!(read(nested.as_bytes()), Err(Unreadable::TooIntricate(2)));
    let items = "{},".repeat(100_000);
    let json = format!(
        "{{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"a\",\"items\":[{items}{{}}],\"authors\":[{}{{}}]}}",
        "{\"name\":\"a\"},".repeat(50_000)
    );
    assert_eq!(read(json.as_bytes()).unwrap().entries, []);
    // Markup within a text is not the document's: it is only looked at.
    let deep = item(&format!("<guid>g</guid><description><![CDATA[{open}hola]]></description>"));
    assert_eq!(deep.summary, "");
    let attributes = many(100_000, |n| format!(" a{n}=b"));
    let wide =
        item(&format!("<guid>g</guid><description><![CDATA[hola <a{attributes}>]]></description>"));
    assert_eq!(wide.summary, "hola");
}

#[test]
fn whatever_is_no_feed() {
    assert_eq!(read(b""), Err(Unreadable::Empty));
    assert_eq!(read(b" \n\t"), Err(Unreadable::Empty));
    assert_eq!(read(b"hola"), Err(Unreadable::NotFeed));
    assert_eq!(
        read(b"<!doctype html><html><body><p>Hola</p></body></html>"),
        Err(Unreadable::NotFeed)
    );
    assert_eq!(read(b"<html></html>"), Err(Unreadable::NotFeed));
    assert_eq!(read(b"{\"a\":1}"), Err(Unreadable::NotFeed));
    assert_eq!(read(&vec![b' '; SIZE_LIMIT + 1]), Err(Unreadable::TooLarge(SIZE_LIMIT + 1)));
    assert_eq!(read(b"<?xml version=\"1.0\"?>"), Err(Unreadable::Empty));
    assert_eq!(read(b"<!-- a -->"), Err(Unreadable::NotFeed));
    let crossed = "<rss version=\"2.0\"><channel>\n<title>a</channel></title></rss>";
    assert_eq!(read(crossed.as_bytes()), Err(Unreadable::Broken(2)));
    assert_eq!(read(b"{\n\"version\": x}"), Err(Unreadable::Broken(2)));
}

#[test]
fn half_a_document() {
    let whole = rss(
        "\n<item><guid>g</guid><title>a</title><description><![CDATA[x]]></description></item>",
    );
    for end in 60..whole.len() {
        let half = whole.as_bytes().get(..end).unwrap();
        assert!(matches!(read(half), Err(Unreadable::Truncated(_))), "{end} {:?}", read(half));
    }
    let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"N","items":[{"id":"1"}]}"#;
    for end in 1..json.len() {
        assert!(matches!(read(&json.as_bytes()[..end]), Err(Unreadable::Truncated(1))), "{end}");
    }
}

fn pieces() -> impl Strategy<Value = String> {
    let fixed = proptest::sample::select(vec![
        "<rss version=\"2.0\">",
        "</rss>",
        "<channel>",
        "</channel>",
        "<item>",
        "</item>",
        "<title>",
        "</title>",
        "<link>",
        "</link>",
        "<guid>g",
        "</guid>",
        "<pubDate>",
        "</pubDate>",
        "<![CDATA[",
        "]]>",
        "&amp;",
        "&#0;",
        "&#xD800;",
        "&a;",
        "<!DOCTYPE a>",
        "<feed>",
        "<entry>",
        "<id>",
        "<a/>",
        "<media:content xmlns:media=\"http://search.yahoo.com/mrss/\" url=\"x\"/>",
        "<content>",
        "{",
        "<itunes:duration xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\">1:99999999999:2",
    ]);
    prop_oneof![4 => fixed.prop_map(str::to_owned), 1 => any::<String>(), 1 => "[0-9:TZ -]{1,20}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
        let _ = read(&[b"<?xml version='1.0' encoding='utf-16'?>".as_slice(), &bytes].concat());
    }

    #[test]
    fn never_panics_on_what_looks_right(parts in proptest::collection::vec(pieces(), 0..20)) {
        let _ = read(parts.concat().as_bytes());
        let _ = read(rss(&format!("<item>{}</item>", parts.concat())).as_bytes());
    }

    #[test]
    fn texts_fit_and_hold_no_tags(text in "[ <>/a-zñ&;\"='!-]{0,900}") {
        let summary = without_markup(&text, SUMMARY_LIMIT);
        prop_assert!(summary.chars().count() <= SUMMARY_LIMIT);
        prop_assert!(!summary.chars().any(char::is_control));
        let title = item(&format!("<guid>g</guid><title><![CDATA[{text}]]></title>")).title;
        prop_assert!(title.chars().count() <= TITLE_LIMIT);
    }

    #[test]
    fn cutting_never_exceeds(text in "\\PC{0,40}", limit in 1_usize..30) {
        prop_assert!(cut(&text, limit).chars().count() <= limit);
    }
}
