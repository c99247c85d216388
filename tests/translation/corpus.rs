//! Machine translation with a real translator: what must come through it whole does, or the
//! original is shown with the reason. The sentences are of our own making, with what each must keep.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use puente::community::glossary::checker::{Finding, check};
use puente::community::glossary::terms::{Term, default_terms};
use puente::community::translation::protect::{Context, Outcome, Protected, Shield};
use puente::foundation::i18n::{Lang, Reader};
use serde::Deserialize;
use serde_json::Value;

use super::apertium::port;

/// The members and organisations of the sentences.
const NAMES: [&str; 5] =
    ["Rosa Quispe", "Kiran Rao", "Inés Alvarado", "Fundación Andina Digital", "Grace Mbeki"];

/// A sentence, and what its translation must hold, in the words of the other language.
#[derive(Deserialize)]
struct Sentence {
    from: String,
    text: String,
    #[serde(flatten)]
    keeps: BTreeMap<String, Vec<String>>,
}

/// How many things of a class were right, shown as the original with a reason, or wrong.
#[derive(Default)]
struct Count {
    right: usize,
    flagged: usize,
    wrong: Vec<String>,
}

fn shield(names: &[String]) -> Shield {
    let terms: Vec<&Term> = default_terms().iter().collect();
    Shield::of(&terms, names)
}

#[test]
fn whatever_a_real_translator_does_nothing_is_silently_wrong() {
    let port = port();
    let sentences: Vec<Sentence> =
        serde_json::from_str(include_str!("corpus.json")).expect("the sentences");
    assert!(sentences.len() >= 120, "{}", sentences.len());
    let names = NAMES.map(str::to_owned);
    let shield = shield(&names);
    let terms: Vec<&Term> = default_terms().iter().collect();
    let words = puente::foundation::i18n::Words::embedded().expect("words");
    let reader = Reader::new(Lang::new("en"), "UTC");
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let (mut shown, mut flagged) = (0, Vec::new());
    for sentence in &sentences {
        let to = if sentence.from == "en" { "es" } else { "en" };
        let context = Context {
            to: Lang::new(to),
            author_lang: Some(Lang::new(&sentence.from)),
            room_lang: None,
        };
        let ready = Protected::of(&sentence.text, &context, &shield);
        let answers: Vec<String> = ready
            .asked()
            .iter()
            .map(|asked| translates(port, asked.from.code(), &asked.text))
            .collect();
        let translated = match ready.finished(&answers) {
            Outcome::Translated { text } => text,
            Outcome::Original { why } => {
                flagged.push(format!(
                    "{} — {} {answers:?}",
                    sentence.text,
                    words.say(&reader, &why)
                ));
                for (class, keeps) in &sentence.keeps {
                    counts.entry(class.clone()).or_default().flagged += keeps.len();
                }
                continue;
            }
            Outcome::NothingToDo => panic!("{} is to be translated", sentence.text),
        };
        shown += 1;
        for (class, keeps) in &sentence.keeps {
            let count = counts.entry(class.clone()).or_default();
            for keep in keeps {
                if has(&translated, keep) {
                    count.right += 1;
                } else {
                    count.wrong.push(format!("{keep}: {} — {translated}", sentence.text));
                }
            }
        }
        // The checker of the desk knows nothing of masks, and finds nothing either.
        let both = [
            (Lang::new(&sentence.from), sentence.text.clone()),
            (Lang::new(to), translated.clone()),
        ];
        for marked in check(&both.into(), &terms, &names) {
            let class = match &marked.finding {
                Finding::TermMissing { .. } | Finding::LegacyTerm { .. } => "terms",
                Finding::AcronymChanged { .. } | Finding::AcronymShouldBe { .. } => "acronyms",
                Finding::NameMissing { .. } => "names",
                Finding::NumberMissing { .. } => "numbers",
                Finding::DateMissing { .. } => "dates",
                Finding::LinkMissing { .. } => "links",
            };
            // What was written in the past is mended on purpose.
            if !matches!(marked.finding, Finding::LegacyTerm { .. }) {
                let found = words.say(&reader, &marked.finding.say());
                counts
                    .entry(class.to_owned())
                    .or_default()
                    .wrong
                    .push(format!("{found}: {} — {translated}", sentence.text));
            }
        }
        if std::env::var_os("PUENTE_TEST_SHOW").is_some() {
            println!("{}\n    {translated}", sentence.text);
        }
    }
    println!(
        "{} sentences: {shown} translated, {} shown as the original",
        sentences.len(),
        flagged.len()
    );
    for (class, count) in &counts {
        println!(
            "{class}: {} right, {} flagged, {} wrong",
            count.right,
            count.flagged,
            count.wrong.len()
        );
    }
    for reason in &flagged {
        println!("flagged: {reason}");
    }
    let wrong: Vec<&String> = counts.values().flat_map(|count| &count.wrong).collect();
    assert!(wrong.is_empty(), "silently wrong: {wrong:#?}");
    // What is always flagged is right too, and of no use.
    assert!(flagged.len() * 20 <= sentences.len(), "{} flagged: {flagged:#?}", flagged.len());
}

/// The words stand there, whatever capital they begin with.
fn has(text: &str, keep: &str) -> bool {
    let plain = |text: &str| text.replace('\u{a0}', " ").to_lowercase();
    plain(text).contains(&plain(keep))
}

/// How long it may take to answer.
const PATIENCE: Duration = Duration::from_mins(1);

/// What it makes of a sentence.
fn translates(port: u16, from: &str, text: &str) -> String {
    let pair = if from == "en" { "eng|spa" } else { "spa|eng" };
    let fields = [("langpair", pair), ("q", text), ("format", "txt"), ("markUnknown", "no")];
    let body = fields.map(|(name, value)| format!("{name}={}", encoded(value))).join("&");
    let mut line = TcpStream::connect(("127.0.0.1", port)).expect("a line");
    line.set_read_timeout(Some(PATIENCE)).expect("a limit");
    let head = "POST /translate HTTP/1.0\r\nContent-Type: application/x-www-form-urlencoded";
    write!(line, "{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len()).expect("sent");
    let mut answer = String::new();
    line.read_to_string(&mut answer).expect("an answer");
    let (_, json) = answer.split_once("\r\n\r\n").expect("a body");
    let json: Value = serde_json::from_str(json).expect("JSON");
    let translated = json["responseData"]["translatedText"].as_str();
    translated.unwrap_or_else(|| panic!("{text}: {json}")).to_owned()
}

/// As forms are sent.
fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}
