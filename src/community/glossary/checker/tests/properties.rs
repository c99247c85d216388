//! What holds for any text.

use proptest::prelude::*;

use super::*;

fn checked(english: &str, spanish: &str) -> Vec<Marked> {
    findings(english, spanish)
}

/// Pieces that texts are made of: words, figures, dates, acronyms, links, quotations, oddities.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zñáé]{1,8}",
        "[A-Z]{1,9}s?",
        "[0-9]{1,7}",
        "[0-9]{1,3}[.,: /-][0-9]{1,4}",
        "[0-9]{1,2} (de )?(diciembre|December|mar|May) ?([0-9]{4})?",
        "(January|enero) [0-9]{1,2}",
        "https?://[a-z]{1,5}\\.org/[a-z0-9/]{0,6}",
        "(twenty|veinte|mil|million|%|days|horas|pm|Board|ALSes|ccNSO|IGO|Keisha|Rosa)",
        "[.,;:!?>()*\n\u{a0}\u{301}«»–]",
        "\\PC{0,3}",
        hostile(),
    ]
}

/// What nobody writes who wishes well: direction marks, control characters, piles of marks, runs
/// without end, markup, numbers no number type holds.
fn hostile() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(vec![
        "\u{202e}",
        "\u{2066}",
        "\u{0}",
        "\u{7}",
        "\u{200b}",
        "\u{feff}",
        "\u{fffd}",
        "\r",
        "\u{2028}",
        "שלום",
        "مرحبا 12",
        "١٢٣",
        "１２３",
        "漢字2026年",
        "İSTANBUL",
        "ßẞ",
        "ﬁ",
        "👩\u{200d}💻",
        "1\u{fe0f}\u{20e3}",
        "\n> \"",
        "\n>> > ",
        "<b>24</b>",
        "&#50;&#52;",
        "[24](https://a.org)",
        "javascript:24",
        "data:,24",
        "99/99/9999",
        "0000-00-00",
        "31 de febrero",
        "February 31, 0000",
        "24:60",
        "0:00:00:00",
        "1.2.3.4.5",
        "1,,2",
        "1..2",
        "-0",
        "1e9",
        "½",
        "10:30 p. m.m.",
        "5 % % %",
        "https://",
        "http://(((",
        "www.",
        "@@",
        "a@b.c.d",
        "100000 millones de millones",
    ]);
    let owned = |text: &str| text.to_owned();
    prop_oneof![
        4 => signs.prop_map(owned),
        1 => (1..200_usize, prop::sample::select(vec!["9", "9,", "9.", "9 ", "A", "(", "https://a.", "1/", "«", "\u{301}", "> "]))
            .prop_map(|(many, unit)| unit.repeat(many)),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..14).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    // Each case reads the whole glossary.
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_two_texts_can_be_checked(english in prop_oneof![text(), any::<String>()], spanish in text()) {
        let texts = texts(&english, &spanish);
        let found = checked(&english, &spanish);
        for marked in &found {
            let words = texts[&marked.lang].get(marked.span.clone());
            prop_assert!(words.is_some_and(|words| !words.is_empty()), "{marked:?}");
        }
        // What is told is bounded by what stands there, not by its square.
        prop_assert!(found.len() <= 4 * (english.len() + spanish.len()) + 4, "{}", found.len());
        let place = |marked: &Marked| (marked.lang.clone(), marked.span.start);
        prop_assert!(found.windows(2).all(|pair| place(&pair[0]) <= place(&pair[1])));
        prop_assert_eq!(&found, &checked(&english, &spanish));
    }

    #[test]
    fn a_text_lacks_nothing_that_it_has(text in text()) {
        for code in ["en", "es", "pt"] {
            // Two regions of one language read everything alike.
            let twice = [(Lang::new(code), text.clone()), (Lang::new(&format!("{code}-x")), text.clone())].into();
            let found = check(&twice, &[], &cast());
            prop_assert!(found.is_empty(), "{found:?}");
        }
    }

    #[test]
    fn identical_texts_lack_no_figure_acronym_date_or_link(
        words in prop::collection::vec("[a-z]{2,6}|[A-Z]{2,6}|[0-9]{1,4}|2026-1[0-2]-[12][0-9]|https://[a-z]{3}\\.org/[a-z0-9]{2}", 0..12)
    ) {
        let text = words.join(" , ");
        let found = checked(&text, &text);
        let lost = found.iter().filter(|marked| matches!(
            marked.finding,
            Finding::NumberMissing { .. } | Finding::AcronymChanged { .. } | Finding::DateMissing { .. } | Finding::LinkMissing { .. }
        ));
        prop_assert_eq!(lost.count(), 0, "{:?}", found);
    }

    #[test]
    fn a_figure_removed_on_either_side_is_found(number in 13_u32..100_000, code in prop_oneof![Just("en"), Just("es")]) {
        let with = format!("La LACRALO {number} x");
        let without = "La LACRALO x".to_owned();
        let (has, lacks) = if code == "en" { ("en", "es") } else { ("es", "en") };
        let pair = [(Lang::new(has), with), (Lang::new(lacks), without)].into();
        let found = check(&pair, &[], &[]);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(&found[0].finding, &Finding::NumberMissing { number: number.to_string(), missing_in: Lang::new(lacks) });
        prop_assert_eq!(found[0].lang.code(), has);
    }

    #[test]
    fn a_figure_is_the_same_however_it_is_grouped(number in 1_000_u32..1_000_000) {
        let (thousands, rest) = (number / 1000, number % 1000);
        let english = format!("x {thousands},{rest:03} y");
        for spanish in [format!("x {thousands}.{rest:03} y"), format!("x {thousands}\u{a0}{rest:03} y"), format!("x {number} y")] {
            prop_assert!(checked(&english, &spanish).is_empty(), "{} | {}", english, spanish);
        }
    }
}
