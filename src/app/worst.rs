//! The texts that cost most to read, and what reading them costs: nobody should be able to make the
//! house work much longer by writing a little more. It measures; what is too long is judged by
//! whoever reads the figures.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::community::glossary::checker;
use crate::community::glossary::terms::{Term, default_terms};
use crate::foundation::clock::Stopwatch;
use crate::foundation::i18n::Lang;
use crate::foundation::talk::grammar;
use crate::platforms::web;

/// How many times as long the long texts are.
pub const TIMES: usize = 8;

/// How often each is read: the best counts, so that a machine with other work to do does not.
const TRIES: usize = 3;

/// What reads texts, in the order it is told of.
pub const READERS: [&str; 3] = ["grammar", "checker", "page"];

/// What is repeated: quotes in quotes, brackets and stars, digits, acronyms, names, terms, times,
/// dates, links, mentions, quoted lines, and words and blanks without an end.
const PIECES: [&str; 22] = [
    "«“\"",
    "\\\"",
    "[[[[",
    "****",
    "((((",
    "1234567890",
    "1.",
    "12 345 ",
    "7 days ",
    "GNSO ",
    "Rosa Quispe ",
    "Board, Consejo; ",
    "At-Large Advisory Committee. ",
    "18:45 ",
    "12 May 2026, ",
    "https://a.example/b(c) ",
    "www.a.example,",
    "@a.b-c ",
    "a@b.example ",
    "> q\n\n",
    "w",
    "e\u{301}\u{200d}",
];

/// The texts, of about so many bytes each. Each stretch of figures is another, so that nothing is
/// found at once.
#[must_use]
pub fn texts(bytes: usize) -> Vec<String> {
    let mut texts: Vec<String> =
        PIECES.iter().map(|piece| piece.repeat(bytes.div_ceil(piece.len()))).collect();
    let several = |each: &dyn Fn(usize) -> String| {
        let mut text = String::with_capacity(bytes + 64);
        for number in 0.. {
            if text.len() >= bytes {
                break;
            }
            text.push_str(&each(number));
        }
        text
    };
    texts.push(several(&|number| format!("{number} ")));
    texts.push(several(&|number| format!("{} May {}; ", number % 28 + 1, 1000 + number % 9000)));
    texts.push(several(&|number| format!("{:02}:{:02} ", number / 60 % 24, number % 60)));
    texts.push(several(&|number| {
        let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
        format!("{}{}{} ", letter(number), letter(number / 26), letter(number / 676))
    }));
    texts.push(several(&|number| format!("https://a.example/{number} ")));
    let terms = default_terms();
    texts.push(several(&|number| {
        let term = &terms[number % terms.len()];
        format!("{}, ", term.texts.values().next().map_or("", String::as_str))
    }));
    texts
}

/// How long each of [`READERS`] takes over the worst of the texts of so many bytes. Commands are
/// bounded, so the grammar has an eighth of it.
#[must_use]
pub fn measure(bytes: usize) -> [Duration; 3] {
    let names = ["Rosa Quispe".to_owned(), "Rosa".to_owned()];
    let terms: Vec<&Term> = default_terms().iter().collect();
    let mut worst = [Duration::ZERO; 3];
    let mut longer = |reader: usize, read: &dyn Fn()| {
        let tries = (0..TRIES).map(|_| {
            let since = Stopwatch::start();
            read();
            since.read()
        });
        worst[reader] = worst[reader].max(tries.min().unwrap_or_default());
    };
    for text in texts(bytes / TIMES) {
        // Read or refused: both are work.
        longer(0, &|| drop(grammar::read(&text)));
    }
    for text in texts(bytes) {
        // Against nothing of it, and against all of it.
        for other in ["x", text.as_str()] {
            let both = [(Lang::new("en"), text.clone()), (Lang::new("es"), other.to_owned())];
            let both = BTreeMap::from(both);
            longer(1, &|| drop(checker::check(&both, &terms, &names)));
        }
        longer(2, &|| drop(web::shown(&text)));
    }
    worst
}
