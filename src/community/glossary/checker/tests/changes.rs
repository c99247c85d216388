//! Texts made of pieces that say the same in both languages. As they are, in any order and with any
//! punctuation, nothing is found; with one piece changed on one side, that one is found and no other.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;

/// What a piece is: so that none answers for another, each kind has figures of its own.
#[derive(Clone, Debug)]
enum Piece {
    /// Thousands, a multiple of forty.
    Number(u32),
    /// Forty and more of something.
    Quantity(u32, usize),
    /// An even day of a month in the thirties.
    Date(u32, u32, u32),
    /// An even minute.
    Time(u32, u32),
    Acronym(usize),
    Name(usize),
    Link(u32),
    Term(usize),
}

const ACRONYMS: [&str; 6] = ["QXZ", "BVKW", "GNSO", "LACRALO", "RDRS", "UDRP"];
const NAMES: [&str; 4] = ["Keisha", "Priya", "Mateo", "Hernán"];
const TERMS: [(&str, &str); 3] = [
    ("registrars", "los registradores"),
    ("a public comment", "un comentario público"),
    ("domain names", "nombres de dominio"),
];
const UNITS: [(&str, &str); 4] =
    [(" hours", " horas"), ("-day", " días"), ("%", " %"), (" months", " meses")];
const MONTHS: [(&str, &str); 12] = [
    ("January", "enero"),
    ("February", "febrero"),
    ("March", "marzo"),
    ("April", "abril"),
    ("May", "mayo"),
    ("June", "junio"),
    ("July", "julio"),
    ("August", "agosto"),
    ("September", "septiembre"),
    ("October", "octubre"),
    ("November", "noviembre"),
    ("December", "diciembre"),
];
/// What stands before a piece, so that none begins a line or a sentence.
const FILLERS: [(&str, &str); 4] = [
    ("and then", "y luego"),
    ("as they said", "como dijeron"),
    ("we saw", "vimos"),
    ("with it", "con eso"),
];
const SEPARATORS: [&str; 7] = ["; ", ". ", ", ", " – ", "\n", "\n\n- ", "! "];

impl Piece {
    fn kind(&self) -> u8 {
        match self {
            Self::Number(_) => 0,
            Self::Quantity(..) => 1,
            Self::Date(..) => 2,
            Self::Time(..) => 3,
            Self::Acronym(_) => 4,
            Self::Name(_) => 5,
            Self::Link(_) => 6,
            Self::Term(_) => 7,
        }
    }

    /// The figure that must be its own.
    fn figure(&self) -> (u8, u32) {
        let at = |at: &usize| u32::try_from(*at).unwrap_or(0);
        let figure = match self {
            Self::Number(n) | Self::Quantity(n, _) | Self::Link(n) => *n,
            Self::Date(_, month, day) => month * 100 + day,
            Self::Time(hour, minute) => hour * 60 + minute,
            Self::Acronym(n) | Self::Name(n) | Self::Term(n) => at(n),
        };
        (self.kind(), figure)
    }

    /// How it is written, in one of the ways of a language.
    fn written(&self, spanish: bool, way: usize) -> String {
        let pick = |ways: &[String]| ways[way % ways.len()].clone();
        match self {
            Self::Number(n) => {
                let (thousands, rest) = (n / 1000, n % 1000);
                let mark = if spanish { '.' } else { ',' };
                pick(&[
                    format!("{thousands}{mark}{rest:03}"),
                    n.to_string(),
                    format!("{thousands}\u{a0}{rest:03}"),
                    format!("{thousands}\u{202f}{rest:03}"),
                ])
            }
            Self::Quantity(n, unit) => {
                let (english, in_spanish) = UNITS[*unit];
                format!("{n}{}", if spanish { in_spanish } else { english })
            }
            Self::Date(year, month, day) => {
                let (english, in_spanish) = MONTHS[usize::try_from(month - 1).unwrap_or(0)];
                let iso = format!("{year}-{month:02}-{day:02}");
                if spanish {
                    pick(&[
                        format!("{day} de {in_spanish} de {year}"),
                        format!("{day} de {} de {year}", in_spanish.to_uppercase()),
                        format!("{day} {in_spanish} {year}"),
                        iso,
                    ])
                } else {
                    pick(&[
                        format!("{day} {english} {year}"),
                        format!("{english} {day}, {year}"),
                        format!("{day} of {english} {year}"),
                        iso,
                    ])
                }
            }
            Self::Time(hour, minute) => {
                let half = match (*hour < 12, spanish) {
                    (true, false) => "a.m.",
                    (true, true) => "a. m.",
                    (false, false) => "p.m.",
                    (false, true) => "p. m.",
                };
                let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
                pick(&[
                    format!("{hour:02}:{minute:02}"),
                    format!("{twelve}:{minute:02} {half}"),
                    format!("{hour}h{minute:02}"),
                    format!("{twelve}:{minute:02} {}", if *hour < 12 { "AM" } else { "PM" }),
                ])
            }
            Self::Acronym(at) => ACRONYMS[*at].to_owned(),
            Self::Name(at) => {
                // Accents may be missing.
                let name = NAMES[*at];
                if way.is_multiple_of(2) { name.to_owned() } else { name.replace('á', "a") }
            }
            Self::Link(n) => pick(&[
                format!("https://pages.example/p{n}"),
                format!("http://www.pages.example/p{n}/"),
                format!("https://PAGES.example/p{n}"),
            ]),
            Self::Term(at) => {
                let (english, in_spanish) = TERMS[*at];
                if spanish { in_spanish.to_owned() } else { english.to_owned() }
            }
        }
    }

    /// The piece with one thing about it changed.
    fn changed(&self, spanish: bool, way: usize) -> String {
        match self {
            Self::Number(n) => Self::Number(n + 7).written(spanish, way),
            Self::Quantity(n, unit) => Self::Quantity(n + 1, *unit).written(spanish, way),
            Self::Date(year, month, day) => {
                Self::Date(*year, *month, day + 1).written(spanish, way)
            }
            Self::Time(hour, minute) => Self::Time(*hour, minute + 1).written(spanish, way),
            Self::Acronym(_) => "ZKQW".to_owned(),
            Self::Name(_) => "Zoltan".to_owned(),
            Self::Link(n) => Self::Link(n + 1).written(spanish, way),
            Self::Term(_) => "xyzzy".to_owned(),
        }
    }
}

fn piece() -> impl Strategy<Value = Piece> {
    prop_oneof![
        (30_u32..20_000).prop_map(|n| Piece::Number(n * 40)),
        (20_u32..49, 0..UNITS.len()).prop_map(|(n, unit)| Piece::Quantity(n * 2, unit)),
        (2031_u32..2039, 1_u32..13, 1_u32..14).prop_map(|(y, m, d)| Piece::Date(y, m, d * 2)),
        (0_u32..24, 1_u32..29).prop_map(|(hour, minute)| Piece::Time(hour, minute * 2)),
        (0..ACRONYMS.len()).prop_map(Piece::Acronym),
        (0..NAMES.len()).prop_map(Piece::Name),
        (100_u32..400).prop_map(|n| Piece::Link(n * 2)),
        (0..TERMS.len()).prop_map(Piece::Term),
    ]
}

/// Pieces of which none is what another is.
fn pieces() -> impl Strategy<Value = Vec<Piece>> {
    prop::collection::vec(piece(), 1..12).prop_map(|all| {
        let mut seen = BTreeSet::new();
        all.into_iter().filter(|piece| seen.insert(piece.figure())).collect()
    })
}

/// A text of pieces, and where each stands in it, by its place among them.
struct Text {
    words: String,
    spans: Vec<Range<usize>>,
}

/// Writes pieces in an order, each after some words, with separators and ways chosen by `ways`; of
/// the piece `instead` (its place, and whether it is changed or left out) something else.
fn written(
    pieces: &[Piece],
    order: &[usize],
    ways: &[usize],
    spanish: bool,
    instead: Option<(usize, bool)>,
) -> Text {
    let mut text = Text { words: String::new(), spans: vec![0..0; pieces.len()] };
    for (place, at) in order.iter().enumerate() {
        let way = ways[place % ways.len()];
        let (english, in_spanish) = FILLERS[way % FILLERS.len()];
        let filler = if spanish { in_spanish } else { english };
        // Case at the beginning of a sentence is noise.
        let filler = if way.is_multiple_of(3) {
            let mut letters = filler.chars();
            letters
                .next()
                .map(|first| first.to_uppercase().chain(letters).collect())
                .unwrap_or_default()
        } else {
            filler.to_owned()
        };
        text.words.push_str(&filler);
        text.words.push(' ');
        let start = text.words.len();
        match instead {
            Some((other, true)) if other == *at => {
                text.words.push_str(&pieces[*at].changed(spanish, way));
            }
            Some((other, false)) if other == *at => {
                text.words.push_str(if spanish { "algo" } else { "it" });
            }
            _ => text.words.push_str(&pieces[*at].written(spanish, way)),
        }
        text.spans[*at] = start..text.words.len();
        text.words.push_str(SEPARATORS[(way / 7) % SEPARATORS.len()]);
    }
    text
}

/// What is found, with the terms the pieces are of: the whole glossary would be read for each case.
fn found(english: &str, spanish: &str) -> Vec<Marked> {
    static TERMS: LazyLock<Vec<&'static Term>> = LazyLock::new(|| {
        let english = Lang::new("en");
        let wordings = ["registrar", "public comment", "domain name"];
        let is_one = |term: &&Term| {
            term.wordings(&english).any(|one| wordings.contains(&one.to_lowercase().as_str()))
                || term.acronyms(&english).any(|acronym| ACRONYMS.contains(&acronym))
        };
        default_terms().iter().filter(is_one).collect()
    });
    assert!(TERMS.len() >= 7, "{:?}", *TERMS);
    check(&texts(english, spanish), &TERMS, &cast())
}

fn order(many: usize, seed: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..many).collect();
    order.sort_by_key(|at| (seed[at % seed.len()].wrapping_mul(at + 1) % 97, *at));
    order
}

#[test]
fn a_month_in_capitals_and_the_half_of_a_day_are_no_acronyms() {
    let none: [String; 0] = [];
    assert_eq!(brief("On 2 January 2031 at 6:25 PM.", "El 2 de ENERO de 2031 a las 18:25."), none);
    assert_eq!(brief("On 2 JANUARY 2031 at 6:25 AM.", "El 2 de enero de 2031, 6:25 a. m."), none);
    let lost = ["acronym QXZ not in es"];
    assert_eq!(
        brief("On 2 JANUARY: QXZ.", "El 2 de enero."),
        lost,
        "what stands apart still is one"
    );
}

proptest! {
    #[test]
    fn order_punctuation_case_and_the_way_of_writing_are_no_change(
        pieces in pieces(),
        (left, right) in (prop::collection::vec(any::<usize>(), 12), prop::collection::vec(any::<usize>(), 12)),
    ) {
        let english = written(&pieces, &order(pieces.len(), &left), &left, false, None);
        let spanish = written(&pieces, &order(pieces.len(), &right), &right, true, None);
        let found = found(&english.words, &spanish.words);
        prop_assert!(found.is_empty(), "{found:?}\n{}\n{}", english.words, spanish.words);
    }

    #[test]
    fn one_change_is_found_and_only_that(
        pieces in pieces(),
        which in any::<prop::sample::Index>(),
        (in_spanish, changed) in (any::<bool>(), any::<bool>()),
        (left, right) in (prop::collection::vec(any::<usize>(), 12), prop::collection::vec(any::<usize>(), 12)),
    ) {
        let at = which.index(pieces.len());
        let other = |spanish: bool| (spanish == in_spanish).then_some((at, changed));
        let english = written(&pieces, &order(pieces.len(), &left), &left, false, other(false));
        let spanish = written(&pieces, &order(pieces.len(), &right), &right, true, other(true));
        let found = found(&english.words, &spanish.words);
        let told = format!("{:?}\n{found:?}\n{}\n{}", pieces[at], english.words, spanish.words);
        let (there, here) = if in_spanish { ("en", "es") } else { ("es", "en") };
        prop_assert!(found.iter().any(|one| one.lang.code() == there), "not found: {told}");
        for one in &found {
            let text = if one.lang.code() == "en" { &english } else { &spanish };
            let span = &text.spans[at];
            prop_assert!(span.start <= one.span.start && one.span.end <= span.end, "another: {told}");
        }
        let both_ways = changed && !matches!(pieces[at], Piece::Name(_) | Piece::Term(_));
        prop_assert_eq!(found.iter().any(|one| one.lang.code() == here), both_ways, "{}", told);
        prop_assert_eq!(found.len(), 1 + usize::from(both_ways), "{}", told);
    }
}
