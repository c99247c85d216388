//! Any chart at all, with the worst that people paste: the picture stays well-formed and legible.
use jiff::{ToSpan, civil::Date};
use proptest::{collection::vec, option, prelude::*, sample::Index};
use resvg::usvg::roxmltree::Document;

use super::super::*;
use super::agenda::{TODAY, agenda, bar, months, step, words};
use super::{all_shapes, assert_free};

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[A-Za-zñáéíóúÁ¿¡, .:]{0,120}",
        1 => any::<String>(),
        1 => "\\PC{0,40}".prop_map(|text| text.repeat(40)),
        1 => "(<|>|&|\"|'|]]>|<!--|&#0;|\u{0}|\u{1f}|\u{ffff}|\u{202e}|\u{2066}|\u{200b}|\u{301}|👩‍👩‍👧|🇨🇱|مرحبا|שלום|﷽|日本){0,60}",
        1 => Just("w".repeat(10_000)),
        1 => Just("\u{1F309}".repeat(3_000)),
        1 => Just(format!("a{}", "\u{301}".repeat(9_999))),
    ]
}

fn day() -> impl Strategy<Value = Date> {
    prop_oneof![
        6 => (-200_i64..400).prop_map(|days| TODAY + days.days()),
        1 => (-40_000_i64..40_000).prop_map(|days| TODAY + days.days()),
        1 => Just(Date::MIN),
        1 => Just(Date::MAX),
    ]
}

fn state() -> impl Strategy<Value = State> {
    prop_oneof![Just(State::Done), Just(State::Open), Just(State::Overdue)]
}

fn stage() -> impl Strategy<Value = Stage> {
    prop_oneof![Just(Stage::Passed), Just(Stage::Now), Just(Stage::Planned)]
}

fn row() -> impl Strategy<Value = Row> {
    let bars = vec((day(), day(), stage(), text()), 0..4);
    let steps = vec((day(), state(), text()), 0..12);
    let slack = option::of((day(), day(), text(), any::<bool>()));
    let closing = option::of((day(), state(), text()));
    let names = (text(), text(), option::of(text()), option::of(text()));
    (names, bars, steps, slack, closing, vec(any::<Index>(), 0..4)).prop_map(
        |((code, label, group, address), bars, steps, slack, closing, after)| Row {
            code,
            label,
            group,
            address,
            bars: bars
                .into_iter()
                .map(|(from, to, kind, label)| bar(from, to, kind, &label))
                .collect(),
            milestones: steps
                .into_iter()
                .map(|(day, state, label)| step(day, state, &label))
                .collect(),
            slack: slack.map(|(from, to, text, tight)| Slack { from, to, text, tight }),
            closing: closing.map(|(day, state, label)| Closing {
                day,
                state,
                title: label.clone(),
                label,
            }),
            after: after.into_iter().map(|index| index.index(12)).collect(),
        },
    )
}

fn chart() -> impl Strategy<Value = Chart> {
    let span = option::of((day(), day()).prop_map(|(from, to)| Span { from, to }));
    let odd = (text(), text(), text());
    (text(), text(), day(), span, vec(row(), 0..8), option::weighted(0.3, odd)).prop_map(
        |(title, summary, today, span, rows, odd)| {
            let mut chart =
                Chart { title, summary, today, span, months: months(), words: words(), rows };
            if let Some((one, two, three)) = odd {
                chart.months[3].clone_from(&one);
                chart.words = Words {
                    today: one.clone(),
                    overdue: two.clone(),
                    now: three,
                    empty: one,
                    more: two,
                    ..words()
                };
            }
            chart
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_chart_is_well_formed_and_nothing_lies_on_anything(chart in chart()) {
        for layout in all_shapes(&chart) {
            assert_free(&layout);
            let text = svg(&layout);
            let parsed = Document::parse(&text);
            prop_assert!(parsed.is_ok(), "{:?}", parsed.err());
            let steers = text.contains(['\u{202e}', '\u{2066}']);
            prop_assert!(!steers);
        }
    }
}

#[test]
fn the_worst_of_each_is_drawn() {
    let mut chart = agenda();
    for row in &mut chart.rows {
        row.label = "\u{202e}<script>\u{1F309}مرحبا&amp;\u{0}".repeat(700);
        row.code = "﷽".repeat(10_000);
    }
    for layout in all_shapes(&chart) {
        assert_free(&layout);
        assert!(png(&svg(&layout)).is_ok());
    }
}

#[test]
fn ten_thousand_steps_in_one_row_are_few_marks() {
    let mut chart = agenda();
    chart.rows[0].milestones =
        (0..10_000_i64).map(|at| step(TODAY + (at % 900).days(), State::Open, "un paso")).collect();
    for layout in all_shapes(&chart) {
        assert!(layout.rows[0].len() < 1200, "{}", layout.rows[0].len());
        assert!(svg(&layout).len() < 2_000_000);
    }
}
