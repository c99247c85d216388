//! What may be attached, told by what is in it: documents made up here, and what pretends to be one.

use super::*;

/// A ZIP file of these names, each with what it says, unpacked.
fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut made, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let place = u32::try_from(made.len()).unwrap();
        let length = u32::try_from(content.len()).unwrap().to_le_bytes();
        let name_length = u16::try_from(name.len()).unwrap().to_le_bytes();
        let common = [&[0; 4][..], &[0; 4], &[0; 4], &length, &length].concat();
        made.extend(zip::OPENING);
        made.extend([20, 0]);
        made.extend(&common[..8]);
        made.extend([0; 4]);
        made.extend(length);
        made.extend(length);
        made.extend(name_length);
        made.extend([0, 0]);
        made.extend(name.as_bytes());
        made.extend(*content);
        directory.extend(b"PK\x01\x02\x14\0\x14\0");
        directory.extend([0; 8]);
        directory.extend([0; 4]);
        directory.extend(length);
        directory.extend(length);
        directory.extend(name_length);
        directory.extend([0; 12]);
        directory.extend(place.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let place = u32::try_from(made.len()).unwrap().to_le_bytes();
    let length = u32::try_from(directory.len()).unwrap().to_le_bytes();
    let count = u16::try_from(files.len()).unwrap().to_le_bytes();
    made.extend(directory);
    made.extend(b"PK\x05\x06\0\0\0\0");
    made.extend([count, count].concat());
    made.extend(length);
    made.extend(place);
    made.extend([0, 0]);
    made
}

#[test]
fn a_kind_is_told_by_what_is_in_a_file() {
    let types = "[Content_Types].xml";
    let wide: Vec<u8> = "\u{feff}año;país\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let markup: Vec<u8> = "\u{feff} <svg>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let good: [(&str, Vec<u8>, Kind); 12] = [
        ("a.exe", b"%PDF-1.7\n%\xe2\xe3".to_vec(), Kind::Pdf),
        ("a.docx", packed(&[(types, b""), ("word/document.xml", b"")]), Kind::Docx),
        ("a.zip", packed(&[(types, b""), ("xl/workbook.xml", b"")]), Kind::Xlsx),
        ("a", packed(&[(types, b""), ("ppt/presentation.xml", b"")]), Kind::Pptx),
        ("a", packed(&[("mimetype", Kind::Odt.media().as_bytes())]), Kind::Odt),
        ("a", packed(&[("mimetype", Kind::Ods.media().as_bytes())]), Kind::Ods),
        ("a", packed(&[("mimetype", Kind::Odp.media().as_bytes()), ("x", b"")]), Kind::Odp),
        ("a.csv", "año,país\n2026,Perú\n".as_bytes().to_vec(), Kind::Csv),
        ("A.CSV", b"a\xf1o;pa\xeds\r\n".to_vec(), Kind::Csv),
        ("a.csv", wide, Kind::Csv),
        ("a.txt", b"# 1 < 2 & 3 > 2\n\t<b>".to_vec(), Kind::Text),
        ("page.html", b"Not a page <html>".to_vec(), Kind::Text),
    ];
    for (name, content, kind) in good {
        assert_eq!(Kind::of(&content, name), Ok(kind), "{name}: {content:?}");
        let examined = examine(name, content.clone()).expect("taken");
        assert_eq!((examined.content, examined.size), (content, None));
    }
    let macros = packed(&[(types, b""), ("word/document.xml", b""), ("word/vbaProject.bin", b"")]);
    let bad: [(&str, Vec<u8>, No); 15] = [
        ("a.png", Vec::new(), No::Empty),
        ("a.docm", macros, No::Programs),
        ("a.docx", packed(&[("word/document.xml", b"")]), No::Unknown),
        ("a.docx", packed(&[(types, b""), ("other", b"")]), No::Unknown),
        ("a.jar", packed(&[("META-INF/MANIFEST.MF", b"")]), No::Unknown),
        ("a.docx", packed(&[(types, b"")])[..20].to_vec(), No::Unknown),
        ("a.png", b"MZ\x90\0\x03\0".to_vec(), No::Unknown),
        ("a.txt", b"\x7fELF\x02\x01".to_vec(), No::Unknown),
        ("a.txt", b"a\0b".to_vec(), No::Unknown),
        ("a.txt", b"\xef\xbb\xbf\n <!doctype html>".to_vec(), No::Unknown),
        ("a.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec(), No::Unknown),
        ("a.xml", b"\r\n<?xml version=\"1.0\"?>".to_vec(), No::Unknown),
        ("a.txt", b"#!/bin/sh\nrm".to_vec(), No::Unknown),
        ("a.csv", markup, No::Unknown),
        ("a.jpg", b"\xff\xd8\xffno picture".to_vec(), No::Damaged),
    ];
    for (name, content, no) in bad {
        assert_eq!(examine(name, content.clone()).err(), Some(no), "{name}: {content:?}");
    }
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_one_kind_or_none(content in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300), start in 0_usize..4) {
        let openings: [&[u8]; 4] = [b"", b"PK\x03\x04", b"PK\x05\x06", b"%PDF-"];
        let content = [openings[start], &content].concat();
        if let Ok(examined) = examine("x.pdf.exe", content) {
            let ending = examined.name.rsplit_once('.').map_or("", |(_, ending)| ending);
            proptest::prop_assert!(examined.kind.ends(ending) || examined.name.is_empty());
        }
    }
}
