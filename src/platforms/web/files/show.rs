//! The files of a message as HTML: pictures in their place before they arrive, so that nothing
//! jumps; anything else by name, kind and size.

use maud::{Markup, html};

use super::weight;
use crate::foundation::i18n::Say;
use crate::platforms::web::frame::Speak;
use crate::platforms::web::store::file::Attached;
use crate::say;

/// The widest and the highest a picture stands in a room, in pixels.
const WIDE: i64 = 480;
const HIGH: i64 = 320;

/// How large a picture stands: as it is, or smaller.
fn standing((width, height): (i64, i64)) -> (i64, i64) {
    let (width, height) = (width.max(1), height.max(1));
    if width <= WIDE && height <= HIGH {
        return (width, height);
    }
    if width * HIGH >= height * WIDE {
        (WIDE, (height * WIDE / width).max(1))
    } else {
        ((width * HIGH / height).max(1), HIGH)
    }
}

/// What a file is called where it is shown.
fn called(speak: &Speak<'_>, file: &Attached) -> String {
    if file.name.is_empty() { kind(speak, file) } else { file.name.clone() }
}

fn kind(speak: &Speak<'_>, file: &Attached) -> String {
    speak.say(&say!("web-file-kind", kind = file.kind.code()))
}

/// The files of one message.
pub(in crate::platforms::web) fn files(speak: &Speak<'_>, files: &[Attached]) -> Markup {
    html! {
        @if !files.is_empty() {
            ul class="files" aria-label=(speak.say(&say!("web-files", count = files.len()))) {
                @for file in files { li { (one(speak, file)) } }
            }
        }
    }
}

fn one(speak: &Speak<'_>, file: &Attached) -> Markup {
    let address = format!("/files/{}", file.id);
    if let Some(size) = file.size {
        let (width, height) = standing(size);
        let alt = match file.alt.as_str() {
            "" => speak.say(&say!("web-file-picture", name = called(speak, file))),
            alt => alt.to_owned(),
        };
        return html! {
            a class="picture" href=(address) target="_blank" title=[(!file.alt.is_empty()).then_some(&file.alt)] {
                img src=(address) width=(width) height=(height) alt=(alt) loading="lazy" decoding="async";
            }
        };
    }
    let facts: Say = say!(
        "web-file-facts",
        kind = say!("web-file-kind", kind = file.kind.code()),
        size = weight(file.bytes)
    );
    html! {
        a class="file" href=(address) download=(file.name) {
            span { (called(speak, file)) } " "
            span class="facts" lang=(speak.lang()) { (speak.say(&facts)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{HIGH, WIDE, standing};

    #[test]
    fn a_picture_keeps_its_shape_and_fits() {
        assert_eq!(standing((100, 50)), (100, 50));
        assert_eq!(standing((4000, 3000)), (426, 320));
        assert_eq!(standing((4000, 1000)), (480, 120));
        assert_eq!(standing((16_384, 1)), (480, 1));
        assert_eq!(standing((1, 16_384)), (1, 320));
        let (width, height) = standing((3000, 2001));
        assert!(width <= WIDE && height <= HIGH);
    }
}
