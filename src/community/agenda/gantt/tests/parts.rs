//! The parts alone: clean text, measured text, the calendar.
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::super::clean::clean;
use super::super::letters::Letters;
use super::super::*;
use super::agenda::{agenda, words};
use super::{all_shapes, assert_free, contents};

#[test]
fn foreign_text_becomes_one_calm_line() {
    assert_eq!(clean("  Año\t\nnuevo  "), "Año nuevo");
    assert_eq!(clean("Revisio\u{301}n"), "Revisión");
    assert_eq!(clean("a\u{202e}b\u{200b}c\u{feff}d\u{0}e\u{ffff}f"), "abcd ef");
    assert_eq!(clean("\u{301}\u{301}x"), "x");
    let tower = format!("z{}", "\u{335}\u{489}".repeat(5000));
    assert_eq!(clean(&tower).chars().count(), 3);
    let long = clean(&"ñ".repeat(10_000));
    assert!(long.ends_with('…') && long.chars().count() == 601);
    assert_eq!(clean("👩‍👩‍👧"), "👩‍👩‍👧");
    assert_eq!(clean("\u{2028}\u{85}\u{a0}"), "");
}

#[test]
fn our_typeface_has_every_letter_of_both_languages() {
    let letters = Letters::regular(10.0);
    for c in "ABCDEFGHIJKLMNÑOPQRSTUVWXYZabcdefghijklmnñopqrstuvwxyzáéíóúüÁÉÍÓÚÜ0123456789¿?¡!«»“”‘’—–…·•ºª€→çãõâêôàÇ".chars() {
        let width = letters.width(&c.to_string());
        assert!(width > 1.0 && width < 12.0, "{c}: {width}");
    }
    assert!(Letters::bold(10.0).width("Comentario") > letters.width("Comentario"));
}

#[test]
fn a_title_is_broken_between_words_and_cut_at_the_end() {
    let letters = Letters::regular(13.0);
    let lines = letters.wrap(
        "Signos diacríticos latinos: ¿pueden una etiqueta y su gemela pertenecer a dos?",
        200.0,
        2,
    );
    assert_eq!(lines.len(), 2);
    assert!(
        lines[0].ends_with(|c: char| c.is_alphanumeric() || c == ':') && !lines[0].contains('…')
    );
    assert!(lines[1].ends_with('…') && !lines[1].ends_with(" …"));
    assert_eq!(letters.wrap("corto", 200.0, 2), ["corto"]);
    assert_eq!(letters.wrap("", 200.0, 2), [""; 0]);
    assert_eq!(letters.cut("Ratificación", 2.0), "");
}

proptest! {
    #[test]
    fn what_is_cut_fits(text in "\\PC{0,80}", room in 0.0..300.0_f64) {
        let text = clean(&text);
        let letters = Letters::bold(12.0);
        let cut = letters.cut(&text, room);
        prop_assert!(letters.width(&cut) <= room + 0.001);
        let lines = letters.wrap(&text, room, 3);
        prop_assert!(lines.len() <= 3);
        for line in &lines {
            prop_assert!(letters.width(line) <= room + 0.001, "{:?}", line);
        }
        if room > 60.0 && !lines.iter().any(|line| line.ends_with('…')) {
            // Nothing is lost but the spaces between lines.
            let bare = |text: &str| text.replace(' ', "");
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
        }
    }

    #[test]
    fn cleaning_twice_is_cleaning_once(text in any::<String>()) {
        let once = clean(&text);
        prop_assert_eq!(&clean(&once), &once);
    }

    #[test]
    fn any_span_has_a_readable_calendar(from in -9998_i16..=9998, days in 0_i32..400_000, month in 1_i8..=12, short in any::<bool>()) {
        let from = date(from, month, 1);
        let days = if short { days % 800 } else { days };
        let to = from.saturating_add(jiff::Span::new().days(days));
        let mut chart = agenda();
        chart.span = Some(Span { from, to });
        for layout in all_shapes(&chart) {
            assert_free(&layout);
        }
    }
}

fn calendar(from: Date, to: Date, shape: Shape) -> Vec<String> {
    let mut chart = agenda();
    chart.rows.clear();
    chart.words = Words { empty: String::new(), ..words() };
    chart.span = Some(Span { from, to });
    contents(&layout(&chart, &Frame::page(shape, "a"))).into_iter().map(str::to_owned).collect()
}

#[test]
fn months_quarters_and_years_as_they_fit() {
    let year = calendar(date(2028, 1, 1), date(2028, 12, 31), Shape::Wide);
    assert_eq!(
        year,
        [
            "2028", "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov",
            "dic"
        ]
    );
    let phone = calendar(date(2028, 1, 1), date(2028, 12, 31), Shape::Narrow);
    assert_eq!(phone, ["2028", "ene", "abr", "jul", "oct"]);
    let ten = calendar(date(2020, 1, 1), date(2029, 12, 31), Shape::Wide);
    assert_eq!(ten.len(), 11, "ten years and today: {ten:?}");
    let ends = calendar(Date::MIN, Date::MAX, Shape::Narrow);
    assert!(ends.len() > 2, "{ends:?}");
}

#[test]
fn a_leap_day_and_a_single_day_have_their_place() {
    let leap = calendar(date(2028, 2, 25), date(2028, 3, 2), Shape::Wide);
    assert_eq!(leap, ["feb 2028", "mar 2028", "25", "26", "27", "28", "29", "1", "2"]);
    assert_eq!(calendar(date(2028, 2, 29), date(2028, 2, 29), Shape::Narrow), ["feb 2028", "29"]);
    let plain = calendar(date(2027, 2, 27), date(2027, 3, 1), Shape::Wide);
    assert_eq!(plain, ["feb 2027", "mar 2027", "27", "28", "1"]);
}

#[test]
fn weeks_begin_on_monday() {
    // 7 December 2026 is a Monday.
    let weeks = calendar(date(2026, 12, 1), date(2027, 1, 20), Shape::Narrow);
    assert!(weeks.contains(&"7".to_owned()) && weeks.contains(&"14".to_owned()), "{weeks:?}");
}
