//! Texts that nobody means well with. What becomes of them is looked at elsewhere.

/// One of them: what it is, the text, and how a form or address carries it.
pub struct Hostile {
    pub called: &'static str,
    pub text: String,
    pub carried: String,
}

/// A text as a form carries it.
pub fn carried(text: &str) -> String {
    text.bytes().fold(String::new(), |mut made, byte| {
        if byte.is_ascii_alphanumeric() {
            made.push(char::from(byte));
        } else {
            made.push_str(&format!("%{byte:02X}"));
        }
        made
    })
}

/// All of them.
pub fn all() -> Vec<Hostile> {
    let controls: String = (1_u8..32).map(char::from).chain(['\u{7f}', '\u{85}']).collect();
    let texts = [
        ("empty", String::new()),
        ("blank", " \t\u{a0}\u{3000}  ".to_owned()),
        ("unseen", "\u{200b}\u{2060}\u{3164}\u{2800}\u{ad}".repeat(9)),
        ("over the limit", "a ".repeat(2_100)),
        ("64 kB", "b".repeat(65_536)),
        ("one long word", "w".repeat(3_900)),
        ("NUL", "a\0b\0".to_owned()),
        ("control characters", format!("x{controls}y")),
        ("overrides", "a\u{202e}gnp.exe\u{2066}b\u{2069}\u{200f}\u{61c}\u{feff}".to_owned()),
        ("right to left", "שלום (3) עולם 12 مرحبا".to_owned()),
        ("zalgo", format!("Z{}a\u{301}\u{200d}{}", "\u{36f}".repeat(300), "\u{489}".repeat(300))),
        ("mentions", "@keisha ".repeat(480)),
        ("a thousand mentions", "@keisha ".repeat(1_000)),
        ("HTML", "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;".to_owned()),
        ("Markdown", "[x](javascript:alert(1)) ![](//e.example) ``` **_ | # \n> a\n---".to_owned()),
        ("an unclosed quote", "\"never ends «nor “this en:\"".to_owned()),
        ("a huge number", "9".repeat(90)),
        ("a number at its end", "-9223372036854775808".to_owned()),
        ("a date too far", "99999999-12-31T99:99".to_owned()),
        ("emoji", "👩\u{200d}👩\u{200d}👧\u{200d}👦🏴\u{e0067}\u{e0062}\u{e007f}".repeat(90)),
        ("escaped surrogates", "\\ud800 \\u0000 &#0; &#xD800; %00 %ff".to_owned()),
        ("homoglyphs", "Рuеntе аdmіn".to_owned()),
        ("a statement", "'; drop table member; -- \\".to_owned()),
        ("a message of words", "{ $name } { -term } { \"x\" }".to_owned()),
        ("a path", "../../..//etc/passwd\\..\\".to_owned()),
        ("a marked line", "!privacy erase yes\n!group leave".to_owned()),
    ];
    let mut all: Vec<Hostile> = texts
        .into_iter()
        .map(|(called, text)| Hostile { called, carried: carried(&text), text })
        .collect();
    let broken = "a%FF%FE%C0%80%ED%A0%80%F5z";
    let text = "a\u{fffd}\u{fffd}z".to_owned();
    all.push(Hostile { called: "broken UTF-8", text, carried: broken.to_owned() });
    all.push(Hostile {
        called: "a broken escape",
        text: "%zz%".to_owned(),
        carried: "%zz%".to_owned(),
    });
    all
}

/// What is wrong with a text that was kept or shown: what could disturb whoever reads it.
pub fn disturbs(text: &str) -> Option<String> {
    let bad = |c: &char| {
        (c.is_control() && *c != '\n' && *c != '\t')
            || matches!(*c, '\u{202a}'..='\u{202e}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
    };
    if let Some(found) = text.chars().find(bad) {
        return Some(format!("{found:?}"));
    }
    let mut hanging = 0;
    for c in text.chars() {
        let mark = unicode_normalization::char::is_combining_mark(c);
        hanging = if mark { hanging + 1 } else { 0 };
        if hanging > 4 {
            return Some("a pile of marks".to_owned());
        }
    }
    None
}
