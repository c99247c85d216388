//! A message id with arguments: what handlers return instead of prose. Refuses to know how it
//! will be worded.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Value;

/// A message to be worded later, once it is known who reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Say {
    /// The message: `bridge-picked`, or an attribute of it: `bridge-picked.title`.
    pub id: String,
    /// What its variables stand for.
    pub args: BTreeMap<String, Value>,
}

impl Say {
    /// The message `id` without arguments.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), args: BTreeMap::new() }
    }

    /// The same message with one more argument. `r#type` is the variable `$type`.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        let name = name.strip_prefix("r#").unwrap_or(name);
        self.args.insert(name.to_owned(), value.into());
        self
    }
}

/// A [`Say`] in one line: `say!("bridge-picked", author = name, count = 3)`.
#[macro_export]
macro_rules! say {
    ($id:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::foundation::i18n::Say::new($id)$(.with(stringify!($name), $value))*
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_survives_being_stored() {
        let names = vec!["Ana".to_owned(), "Kiran".to_owned()];
        let said =
            crate::say!("x", r#type = "pdp", count = 3, who = names, more = crate::say!("y"));
        assert_eq!(said.args.keys().collect::<Vec<_>>(), ["count", "more", "type", "who"]);
        let stored = serde_json::to_string(&said).unwrap();
        assert_eq!(serde_json::from_str::<Say>(&stored).unwrap(), said);
    }
}
