//! A small real agenda: what is said, in which form, and what is left out.
use jiff::civil::{Date, date};

use super::super::*;
use super::{all_shapes, assert_free, contents, items};

pub(super) const TODAY: Date = date(2026, 11, 27);

pub(super) fn months() -> [String; 12] {
    ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"]
        .map(str::to_owned)
}

pub(super) fn words() -> Words {
    Words {
        today: "hoy".into(),
        overdue: "vencido".into(),
        passed: "etapa concluida".into(),
        now: "etapa en curso".into(),
        planned: "prevista".into(),
        done: "paso cumplido".into(),
        open: "paso pendiente".into(),
        closing: "cierre".into(),
        slack: "margen antes del cierre".into(),
        after: "depende de".into(),
        more: "Otros 2 procesos no se muestran.".into(),
        empty: "No hay nada en la agenda en estos días.".into(),
    }
}

pub(super) fn bar(from: Date, to: Date, kind: Stage, label: &str) -> Bar {
    Bar { from, to, kind, label: label.into(), title: format!("{label}: {from} – {to}") }
}

pub(super) fn step(day: Date, state: State, label: &str) -> Milestone {
    Milestone { day, state, label: label.into(), title: format!("{label}: {day}") }
}

/// A public comment with its ladder, a review that is late, and what waits for both.
pub(super) fn agenda() -> Chart {
    let comment = Row {
        code: "RDRS-2".into(),
        label: "Servicio de Solicitud de Datos de Registración: segunda ronda sobre las solicitudes urgentes".into(),
        group: Some("GNSO".into()),
        address: Some("/agenda/RDRS-2?a=1&b=2".into()),
        bars: vec![
            bar(date(2026, 8, 10), date(2026, 11, 9), Stage::Passed, "Informe inicial"),
            bar(date(2026, 11, 10), date(2026, 12, 20), Stage::Now, "Comentario público"),
        ],
        milestones: vec![
            step(date(2026, 11, 18), State::Done, "redactora"),
            step(date(2026, 11, 25), State::Overdue, "primer borrador"),
            step(date(2026, 12, 16), State::Open, "presentar"),
        ],
        slack: Some(Slack {
            from: date(2026, 12, 16),
            to: date(2026, 12, 20),
            text: "margen: 2 días".into(),
            tight: true,
        }),
        closing: Some(Closing {
            day: date(2026, 12, 20),
            state: State::Open,
            label: "20 dic".into(),
            title: "Cierra el 20 de diciembre".into(),
        }),
        after: vec![],
    };
    let late = Row {
        code: "TPR".into(),
        label: "Revisión de la política de transferencias".into(),
        group: Some("GNSO".into()),
        bars: vec![bar(date(2026, 10, 1), date(2026, 11, 20), Stage::Now, "Informe")],
        ..Row::default()
    };
    let waiting = Row {
        code: "LATIN".into(),
        label: "Signos diacríticos".into(),
        group: Some("ccNSO".into()),
        bars: vec![bar(date(2027, 1, 10), date(2027, 2, 20), Stage::Planned, "Comentario público")],
        after: vec![0, 1, 1, 2, 99],
        ..Row::default()
    };
    Chart {
        title: "Agenda de políticas".into(),
        summary: "3 procesos, 2 con algo vencido.".into(),
        today: TODAY,
        span: None,
        months: months(),
        words: words(),
        rows: vec![comment, late, waiting],
    }
}

#[test]
fn says_everything_in_words() {
    for layout in all_shapes(&agenda()) {
        assert_free(&layout);
        let said = contents(&layout);
        for word in [
            "hoy",
            "GNSO",
            "ccNSO",
            "RDRS-2",
            "TPR",
            "20 dic",
            "margen: 2 días",
            "primer borrador",
            "depende de",
        ] {
            assert!(said.contains(&word), "{word} in {said:?}");
        }
        // Both late rows, and the legend.
        assert_eq!(said.iter().filter(|word| **word == "vencido").count(), 3, "{said:?}");
        let svg = svg(&layout);
        for sentence in [
            "primer borrador: 2026-11-25",
            "vencido · Informe: 2026-10-01 – 2026-11-20",
            "Cierra el 20 de diciembre",
        ] {
            // A phone has nothing to point with; the table has the sentences there.
            assert_eq!(svg.contains(sentence), layout.hints, "{sentence}");
        }
    }
}

#[test]
fn an_arrow_for_each_row_it_waits_for() {
    for layout in all_shapes(&agenda()) {
        let ways: Vec<_> = items(&layout)
            .filter_map(|item| if let Item::Arrow(way) = item { Some(way) } else { None })
            .collect();
        // Two, and the sample in the legend; not the doubled one, not itself, not row 99.
        assert_eq!(ways.len(), 3);
        for way in ways {
            for (x, y) in way {
                assert!(
                    (0.0..=layout.width).contains(x) && (0.0..=layout.height).contains(y),
                    "{way:?}"
                );
            }
        }
    }
}

#[test]
fn a_circle_of_rows_is_drawn_all_the_same() {
    let mut chart = agenda();
    chart.rows[0].after = vec![2];
    chart.rows[1].after = vec![0];
    all_shapes(&chart).iter().for_each(assert_free);
}

#[test]
fn rows_left_out_are_told() {
    let frame = Frame { most: 1, ..Frame::post() };
    let cut = layout(&agenda(), &frame);
    assert_eq!(cut.rows.len(), 1);
    assert!(contents(&cut).contains(&"Otros 2 procesos no se muestran."));
    assert!(!contents(&cut).contains(&"depende de"));
    let whole = layout(&agenda(), &Frame::post());
    assert!(!contents(&whole).contains(&"Otros 2 procesos no se muestran."));
}

#[test]
fn an_empty_agenda_is_a_picture_too() {
    let mut chart = agenda();
    chart.rows.clear();
    for layout in all_shapes(&chart) {
        assert_free(&layout);
        let said = contents(&layout);
        assert!(
            said.contains(&"hoy") && said.contains(&"2026") && said.contains(&"dic"),
            "{said:?}"
        );
        assert!(said.iter().any(|line| line.starts_with("No hay nada")), "{said:?}");
    }
}

#[test]
fn only_a_page_is_a_link() {
    let mut chart = agenda();
    for (address, leads) in [
        ("/agenda/7", true),
        ("https://example.org/a", true),
        ("#P-7", true),
        ("javascript:alert(1)", false),
        ("JaVaScRiPt:alert(1)", false),
        ("//example.org", false),
        ("/\\example.org", false),
        ("/a b", false),
        ("data:text/html,x", false),
        ("", false),
    ] {
        chart.rows[0].address = Some(address.into());
        let svg = svg(&layout(&chart, &Frame::page(Shape::Wide, "a")));
        assert_eq!(svg.contains("<a "), leads, "{address}");
        // What can be followed must be reachable, so it is no longer one image.
        assert_eq!(svg.contains("role=\"img\""), !leads, "{address}");
    }
}

#[test]
fn what_lies_outside_is_pointed_at() {
    let mut chart = agenda();
    chart.span = Some(Span { from: date(2027, 1, 31), to: date(2027, 1, 1) });
    let layout = layout(&chart, &Frame::page(Shape::Wide, "a"));
    assert!(!contents(&layout).contains(&"hoy"));
    let svg = svg(&layout);
    assert_eq!(svg.matches("href=\"#a-before\"").count(), 2);
    assert!(svg.contains("Informe inicial: 2026-08-10 – 2026-11-09; Comentario público"));
    for item in items(&layout) {
        if let Item::Bar { x, w, whole, .. } = item {
            assert!(*x >= 0.0 && x + w <= 1180.5);
            // The one bar that is visible goes on after the span; samples of the legend are whole.
            assert!(whole.0);
        }
    }
}

#[test]
fn a_stage_past_its_last_day_is_drawn_on_to_today() {
    let layout = layout(&agenda(), &Frame::page(Shape::Wide, "a"));
    let late: Vec<_> = layout.rows[1]
        .iter()
        .filter(|item| matches!(item, Item::Bar { stage: None, .. }))
        .collect();
    assert_eq!(late.len(), 1);
    // Also where the span does not reach so far, the word stands.
    let mut chart = agenda();
    chart.span = Some(Span { from: date(2026, 10, 1), to: date(2026, 10, 31) });
    let all = super::super::layout(&chart, &Frame::page(Shape::Wide, "a"));
    assert!(contents(&all).contains(&"vencido"));
}

#[test]
fn stages_side_by_side_keep_their_names_apart() {
    let mut chart = agenda();
    chart.rows.truncate(1);
    let (from, to) = (date(2026, 9, 20), date(2026, 12, 31));
    chart.rows[0].bars.push(bar(from, to, Stage::Planned, "Grupo de trabajo sobre autenticación"));
    for layout in all_shapes(&chart) {
        assert_free(&layout);
        let whole = ["Grupo", "Grupo de", "Grupo de trabajo", "Grupo de trabajo sobre"]
            .map(|name| format!("{name}…"));
        let inside = contents(&layout)
            .into_iter()
            .filter(|name| name.ends_with('…') && name.starts_with("Grupo"));
        for name in inside {
            assert!(whole.iter().any(|known| known == name), "{name}");
        }
    }
}

#[test]
fn steps_of_one_day_are_one_mark_with_all_sentences() {
    let mut chart = agenda();
    chart.rows.truncate(1);
    let day = date(2026, 12, 1);
    chart.rows[0].milestones = vec![
        step(day, State::Open, "uno"),
        step(day, State::Overdue, "dos"),
        step(day, State::Done, "tres"),
    ];
    let layout = layout(&chart, &Frame::page(Shape::Wide, "a"));
    let marks: Vec<_> = layout.rows[0]
        .iter()
        .filter(|item| matches!(item, Item::Mark { x, .. } if *x > 300.0))
        .collect();
    let [Item::Mark { glyph, title, .. }] = marks[..] else { panic!("{marks:?}") };
    assert_eq!(*glyph, Glyph::Overdue);
    assert_eq!(title, "dos: 2026-12-01; uno: 2026-12-01; tres: 2026-12-01");
}
