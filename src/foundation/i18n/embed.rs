//! The `.ftl` files that travel inside the binary. Refuses to know what is in them.

use std::borrow::Cow;

use include_dir::{Dir, include_dir};

use super::Lang;

static LOCALES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// One `.ftl` file.
pub(super) struct Source {
    /// Whose words.
    pub lang: Lang,
    /// The name problems are reported under: `locales/es/bridge.ftl`.
    pub file: String,
    /// Its content.
    pub text: Cow<'static, str>,
}

/// Every `locales/<language>/<capability>.ftl`; other files are left alone.
pub(super) fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    for folder in LOCALES.dirs() {
        let Some(lang) = folder.path().to_str().map(Lang::new) else { continue };
        for file in folder.files() {
            let is_words = file.path().extension().is_some_and(|extension| extension == "ftl");
            if let (true, Some(text)) = (is_words, file.contents_utf8()) {
                found.push(Source {
                    lang: lang.clone(),
                    file: format!("locales/{}", file.path().display()),
                    text: text.into(),
                });
            }
        }
    }
    found.sort_by(|a, b| a.file.cmp(&b.file));
    found
}
