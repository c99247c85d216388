//! What is in a file that goes with an answer: a text, a paper for an office program, or a picture with the
//! words for whoever does not see it. It refuses to know what a file is of, and where it goes.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What is in a file. What was written down as a mere text is a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Content {
    /// A text: a table, JSON.
    Text(String),
    /// A picture.
    Picture(Picture),
    /// A paper in the format of an office program.
    Paper(Paper),
}

/// A paper that was written for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Its bytes, in the format its name ends in.
    #[serde(serialize_with = "written", deserialize_with = "read")]
    pub paper: Vec<u8>,
}

/// What names end in, each with its media type.
const MEDIA: [(&str, &str); 5] = [
    ("json", "application/json"),
    ("csv", "text/csv"),
    ("png", "image/png"),
    ("pdf", "application/pdf"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
];

/// The media type a name ends in; plain text, which nothing runs, if it ends in none of ours.
#[must_use]
pub fn media(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    MEDIA.iter().find(|(known, _)| *known == ending).map_or("text/plain", |(_, media)| media)
}

/// A picture that was drawn for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Its bytes, as PNG.
    #[serde(serialize_with = "written", deserialize_with = "read")]
    pub png: Vec<u8>,
    /// What it shows, in a sentence, worded already: beside it, and in its place where it is not taken.
    pub about: String,
}

impl Content {
    /// Its text; of a picture, what it shows; of a paper, nothing.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Picture(picture) => &picture.about,
            Self::Paper(_) => "",
        }
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Picture(picture) => &picture.png,
            Self::Paper(paper) => &paper.paper,
        }
    }

    /// Its bytes as base64 (RFC 4648), as addresses that are the file themselves have them.
    #[must_use]
    pub fn base64(&self) -> String {
        BASE64_STANDARD.encode(self.bytes())
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

fn written<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&BASE64_STANDARD.encode(bytes))
}

fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
    let text = String::deserialize(from)?;
    BASE64_STANDARD.decode(text).map_err(serde::de::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_down_before_is_a_text_and_a_picture_comes_back_whole() {
        let old: Content = serde_json::from_str("\"en,es\\n\"").unwrap();
        assert_eq!(old, Content::Text("en,es\n".to_owned()));
        let png = vec![0x89, b'P', b'N', b'G', 0, 255];
        let picture = Content::Picture(Picture { png, about: "Tres procesos".to_owned() });
        let written = serde_json::to_string(&picture).unwrap();
        assert!(written.contains("\"png\":\"iVBORwD/\""), "{written}");
        assert_eq!(serde_json::from_str::<Content>(&written).unwrap(), picture);
        assert!(serde_json::from_str::<Content>("{\"png\":\"?\",\"about\":\"\"}").is_err());
        let paper = Content::Paper(Paper { paper: b"%PDF-1.7".to_vec() });
        let written = serde_json::to_string(&paper).unwrap();
        assert_eq!(serde_json::from_str::<Content>(&written).unwrap(), paper);
    }

    #[test]
    fn a_name_says_what_a_file_is_and_nothing_unknown_is_run() {
        assert_eq!(media("rdrs-es.pdf"), "application/pdf");
        for name in ["page.html", "pdf", "x.PDF.exe", ""] {
            assert_eq!(media(name), "text/plain", "{name}");
        }
    }
}
