//! What is in a file that goes with an answer: a text, or a picture with the words for whoever does not see
//! it. It refuses to know what a file is of, and where it goes.

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
    /// Its text; of a picture, what it shows.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Picture(picture) => &picture.about,
        }
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Picture(picture) => &picture.png,
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
    }
}
