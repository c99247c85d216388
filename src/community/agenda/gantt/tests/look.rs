//! The SVG as a browser with a strict content policy sees it, and the PNG.
use resvg::usvg::{self, roxmltree::Document};

use super::super::*;
use super::{agenda::agenda, all_shapes, texts};

#[test]
fn carries_its_name_and_nothing_inline() {
    for layout in all_shapes(&agenda()) {
        let text = svg(&layout);
        let document = Document::parse(&text).unwrap();
        let root = document.root_element();
        for id in root.attribute("aria-labelledby").unwrap().split(' ') {
            let named = root.descendants().find(|node| node.attribute("id") == Some(id)).unwrap();
            assert!(!named.text().unwrap().is_empty());
        }
        for node in root.descendants().filter(roxmltree_element) {
            assert_ne!(node.tag_name().name(), "style");
            assert_ne!(node.tag_name().name(), "script");
            assert!(node.attribute("style").is_none());
            if let Some(target) = node.attribute("href").and_then(|href| href.strip_prefix('#')) {
                assert!(
                    root.descendants().any(|node| node.attribute("id") == Some(target)),
                    "{target}"
                );
            }
        }
    }
}

fn roxmltree_element(node: &usvg::roxmltree::Node<'_, '_>) -> bool {
    node.is_element()
}

#[test]
fn every_colour_has_its_class() {
    let text = svg(&layout(&agenda(), &Frame::post()));
    let document = Document::parse(&text).unwrap();
    for node in document.descendants().filter(roxmltree_element) {
        for (attribute, prefix) in [("fill", "gf-"), ("stroke", "gs-")] {
            let Some(value) = node.attribute(attribute).filter(|value| value.starts_with('#'))
            else {
                continue;
            };
            let tone = Tone::ALL.into_iter().find(|tone| tone.light() == value).unwrap();
            let class = format!("{prefix}{}", tone.name());
            let classes = node.attribute("class").unwrap();
            assert!(classes.split(' ').any(|known| known == class), "{classes} lacks {class}");
        }
    }
}

#[test]
fn ids_of_two_pictures_stay_apart() {
    let one = svg(&layout(&agenda(), &Frame::page(Shape::Wide, "ancho\"><x")));
    let document = Document::parse(&one).unwrap();
    assert!(
        document
            .descendants()
            .filter_map(|node| node.attribute("id"))
            .all(|id| id.starts_with("anchox-"))
    );
}

/// Relative luminance and contrast as WCAG 2.2 defines them.
fn contrast(a: &str, b: &str) -> f64 {
    let luminance = |colour: &str| {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_text_reads_on_its_ground() {
    let pairs = [
        (Tone::Ink, Tone::Panel),
        (Tone::Soft, Tone::Panel),
        (Tone::Soft, Tone::Sunk),
        (Tone::Ink, Tone::Past),
        (Tone::Panel, Tone::Ink),
        (Tone::Bad, Tone::Panel),
        (Tone::Warning, Tone::Panel),
        (Tone::Good, Tone::Panel),
    ];
    for (text, ground) in pairs {
        for found in [contrast(text.light(), ground.light()), contrast(text.dark(), ground.dark())]
        {
            assert!(found >= 4.5, "{text:?} on {ground:?}: {found:.2}");
        }
    }
}

#[test]
fn nothing_is_smaller_than_twelve() {
    for layout in all_shapes(&agenda()) {
        assert!(texts(&layout).iter().all(|text| text.size >= 12.0));
    }
}

#[test]
fn what_is_measured_is_what_is_drawn() {
    let layout = layout(&agenda(), &Frame::post());
    let faces = super::super::png::typefaces();
    let options = usvg::Options { fontdb: faces, ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(&svg(&layout), &options).unwrap();
    let mut drawn = Vec::new();
    collect(tree.root(), &mut drawn);
    let measured = texts(&layout);
    for text in &measured {
        let (from, to) = text.extent();
        let found = drawn
            .iter()
            .find(|(content, left, _)| *content == text.content && (left - from).abs() < 12.0);
        let (_, left, right) = found.unwrap_or_else(|| panic!("{:?} is not drawn", text.content));
        assert!(
            *left >= from - 1.0 && *right <= to + 1.0,
            "{:?}: {left} to {right}, not {from} to {to}",
            text.content
        );
        // The spare is small.
        assert!(right - left >= (to - from) * 0.85 - 3.0, "{:?}", text.content);
    }
}

fn collect(group: &usvg::Group, drawn: &mut Vec<(String, f64, f64)>) {
    for node in group.children() {
        match node {
            usvg::Node::Group(group) => collect(group, drawn),
            usvg::Node::Text(text) => {
                let content: String = text.chunks().iter().map(usvg::TextChunk::text).collect();
                let area = text.abs_bounding_box();
                drawn.push((content, f64::from(area.left()), f64::from(area.right())));
            }
            _ => {}
        }
    }
}

#[test]
fn a_picture_is_a_png_of_the_right_size() {
    let wide = png(&svg(&layout(&agenda(), &Frame::post()))).unwrap();
    assert!(wide.png.starts_with(b"\x89PNG\r\n\x1a\n"));
    assert_eq!(wide.width, 1600);
    let narrow = png(&svg(&layout(&agenda(), &Frame::page(Shape::Narrow, "a")))).unwrap();
    assert_eq!(narrow.width, 720);
    let decoder = ::png::Decoder::new(std::io::Cursor::new(&narrow.png));
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    assert_eq!((info.width, info.height), (narrow.width, narrow.height));
    // Letters are drawn: soft grey and ink are there, on a white ground.
    assert!(pixels.chunks(3).any(|pixel| pixel == [0x1b, 0x22, 0x30]));
    assert!(pixels.chunks(3).filter(|pixel| pixel == &[255, 255, 255]).count() > pixels.len() / 6);
}

#[test]
fn accents_are_drawn_and_differ() {
    let picture = |label: &str| {
        let mut chart = agenda();
        chart.rows[1].label = label.into();
        png(&svg(&layout(&chart, &Frame::post()))).unwrap().png
    };
    assert_ne!(picture("Revisión"), picture("Revision"));
    assert_eq!(picture("Revisio\u{301}n"), picture("Revisión"));
}

#[test]
fn a_picture_that_is_none_says_why() {
    assert!(matches!(png("<svg"), Err(NoPicture::Svg(_))));
    let tower = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"90000\"/>";
    assert!(matches!(png(tower), Err(NoPicture::TooHigh(_))));
}
