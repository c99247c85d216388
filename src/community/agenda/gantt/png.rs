//! The picture for a room: the same SVG drawn without a browser, with the typeface that travels inside.
use std::sync::{Arc, OnceLock};

use resvg::{tiny_skia, usvg};

use super::letters::{FAMILY, REGULAR, SEMIBOLD};

/// Two pixels for a unit, but never a picture wider than this: sharp on a large screen, soon drawn.
const WIDEST: u32 = 1600;
/// A picture higher than this is no longer looked at, and would cost too much memory.
const HIGHEST: u32 = 12_000;

/// A picture fit for posting.
#[derive(Debug, Clone)]
pub struct Picture {
    pub png: Vec<u8>,
    /// In pixels.
    pub width: u32,
    pub height: u32,
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum NoPicture {
    #[error("not an SVG: {0}")]
    Svg(#[from] usvg::Error),
    #[error("too high: {0} pixels")]
    TooHigh(u32),
    #[error("not encoded: {0}")]
    Encoding(#[from] png::EncodingError),
}

pub(super) fn of(svg: &str) -> Result<Picture, NoPicture> {
    let options = usvg::Options {
        font_family: FAMILY.to_owned(),
        fontdb: typefaces(),
        // The picture has no images, and no text may make it read a file.
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(svg, &options)?;
    let size = tree.size().to_int_size();
    let size = size.scale_to_width(WIDEST.min(size.width().saturating_mul(2))).unwrap_or(size);
    if size.height() > HIGHEST {
        return Err(NoPicture::TooHigh(size.height()));
    }
    let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height())
        .ok_or(NoPicture::TooHigh(size.height()))?;
    pixels.fill(tiny_skia::Color::WHITE);
    let scale = size.to_size().width() / tree.size().width();
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Ok(Picture { png: encode(&pixels)?, width: size.width(), height: size.height() })
}

/// The ground is opaque, so three channels say everything.
fn encode(pixels: &tiny_skia::Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let mut rgb = vec![0; pixels.data().len() / 4 * 3];
    for (three, four) in rgb.chunks_exact_mut(3).zip(pixels.data().chunks_exact(4)) {
        if let ([r, g, b], [red, green, blue, _]) = (three, four) {
            (*r, *g, *b) = (*red, *green, *blue);
        }
    }
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    // Flat colours: no filter and the first level are both small and quick (a quarter of the time of the
    // usual level, for a half more bytes).
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_deflate_compression(png::DeflateCompression::Level(1));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&rgb)?;
    writer.finish()?;
    Ok(out)
}

/// Only the two files inside: never a typeface of the machine, so the picture is the same everywhere.
pub(super) fn typefaces() -> Arc<usvg::fontdb::Database> {
    static FACES: OnceLock<Arc<usvg::fontdb::Database>> = OnceLock::new();
    Arc::clone(FACES.get_or_init(|| {
        let mut faces = usvg::fontdb::Database::new();
        faces.load_font_data(REGULAR.to_vec());
        faces.load_font_data(SEMIBOLD.to_vec());
        faces.set_sans_serif_family(FAMILY);
        Arc::new(faces)
    }))
}
