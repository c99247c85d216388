//! What a file is, by what is in it: a name proves nothing. It refuses to know what people may do
//! with it.

use super::No;
use super::zip;

/// What may be attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A picture.
    Png,
    /// A picture.
    Jpeg,
    /// A picture, perhaps a moving one.
    Gif,
    /// A picture, perhaps a moving one.
    Webp,
    /// A document ready to print.
    Pdf,
    /// Plain text.
    Text,
    /// A table as text.
    Csv,
    /// Text (Office Open XML).
    Docx,
    /// A table (Office Open XML).
    Xlsx,
    /// Slides (Office Open XML).
    Pptx,
    /// Text (Open Document).
    Odt,
    /// A table (Open Document).
    Ods,
    /// Slides (Open Document).
    Odp,
}

/// The part of an Office Open XML file that says what it is.
const OFFICE: [(Kind, &[u8]); 3] = [
    (Kind::Docx, b"word/document.xml"),
    (Kind::Xlsx, b"xl/workbook.xml"),
    (Kind::Pptx, b"ppt/presentation.xml"),
];

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 13] = [
        Self::Png,
        Self::Jpeg,
        Self::Gif,
        Self::Webp,
        Self::Pdf,
        Self::Text,
        Self::Csv,
        Self::Docx,
        Self::Xlsx,
        Self::Pptx,
        Self::Odt,
        Self::Ods,
        Self::Odp,
    ];

    /// Its code, which is also the ending its name gets.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Gif => "gif",
            Self::Webp => "webp",
            Self::Pdf => "pdf",
            Self::Text => "txt",
            Self::Csv => "csv",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pptx => "pptx",
            Self::Odt => "odt",
            Self::Ods => "ods",
            Self::Odp => "odp",
        }
    }

    /// The kind of a code; plain text, which nothing runs, if there is no such.
    #[must_use]
    pub fn of_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.code() == code).unwrap_or(Self::Text)
    }

    /// Its media type.
    #[must_use]
    pub fn media(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Gif => "image/gif",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
            Self::Text => "text/plain",
            Self::Csv => "text/csv",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => {
                "application/vnd.openxmlformats-officedocument.presentationml.presentation"
            }
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Odp => "application/vnd.oasis.opendocument.presentation",
        }
    }

    /// Whether browsers show it as a picture.
    #[must_use]
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg | Self::Gif | Self::Webp)
    }

    /// Whether a name of this kind may keep an ending, in small letters.
    pub(super) fn ends(self, ending: &str) -> bool {
        ending == self.code()
            || matches!((self, ending), (Self::Jpeg, "jpeg") | (Self::Text, "md" | "log" | "tsv"))
    }

    /// The kind of some bytes. Only whether a text is a table is told by its name.
    ///
    /// # Errors
    /// Nothing of these kinds, or a document that brings programs.
    pub fn of(content: &[u8], name: &str) -> Result<Self, No> {
        let begins = |opening: &[u8]| content.starts_with(opening);
        if content.is_empty() {
            return Err(No::Empty);
        }
        if begins(b"\x89PNG\r\n\x1a\n") {
            return Ok(Self::Png);
        }
        if begins(b"\xff\xd8\xff") {
            return Ok(Self::Jpeg);
        }
        if begins(b"GIF87a") || begins(b"GIF89a") {
            return Ok(Self::Gif);
        }
        if begins(b"RIFF") && content.get(8..12) == Some(b"WEBP") {
            return Ok(Self::Webp);
        }
        if begins(b"%PDF-") {
            return Ok(Self::Pdf);
        }
        if begins(zip::OPENING) {
            return office(content);
        }
        if !is_text(content) {
            return Err(No::Unknown);
        }
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        Ok(if ending.eq_ignore_ascii_case("csv") { Self::Csv } else { Self::Text })
    }
}

fn office(content: &[u8]) -> Result<Kind, No> {
    // A packed file that is not whole is no document either.
    let names = zip::names(content).map_err(|_| No::Unknown)?;
    let is_program = |name: &[u8]| name.to_ascii_lowercase().ends_with(b"vbaproject.bin");
    if names.iter().any(|name| is_program(name)) {
        return Err(No::Programs);
    }
    if names.contains(&&b"[Content_Types].xml"[..]) {
        let found = OFFICE.into_iter().find(|(_, part)| names.contains(part));
        return found.map(|(kind, _)| kind).ok_or(No::Unknown);
    }
    let said = zip::first(content, b"mimetype").ok().flatten().unwrap_or_default();
    let open = [Kind::Odt, Kind::Ods, Kind::Odp];
    open.into_iter().find(|kind| kind.media().as_bytes() == said).ok_or(No::Unknown)
}

/// Whether bytes are a text for people: in any of the usual encodings, without control characters,
/// and neither markup nor a script by how they begin.
fn is_text(content: &[u8]) -> bool {
    let wide = [&b"\xff\xfe"[..], b"\xfe\xff"].iter().find_map(|mark| content.strip_prefix(*mark));
    let text = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    let begins = match wide {
        Some(wide) => {
            let small = content.starts_with(b"\xff\xfe");
            let (pairs, left) = wide.as_chunks::<2>();
            let of = |pair: &[u8; 2]| {
                if small { u16::from_le_bytes(*pair) } else { u16::from_be_bytes(*pair) }
            };
            let signs: Result<String, _> = char::decode_utf16(pairs.iter().map(of)).collect();
            match signs {
                Ok(signs) if left.is_empty() && !signs.chars().any(is_no_sign) => {
                    signs.trim_start().bytes().take(2).collect::<Vec<_>>()
                }
                _ => return false,
            }
        }
        None if text.iter().any(|byte| is_no_sign(char::from(*byte)) && *byte < 0x80) => {
            return false;
        }
        None => text.trim_ascii_start().iter().copied().take(2).collect(),
    };
    !begins.starts_with(b"<") && begins != b"#!"
}

fn is_no_sign(sign: char) -> bool {
    sign.is_ascii_control() && !matches!(sign, '\t' | '\n' | '\r' | '\u{c}')
}
