//! The text that goes with an export: which file holds what, and what each column means, in every
//! language the house speaks. It decides nothing about what is exported.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use crate::app::house::House;
use crate::foundation::error::{Doing, Result};
use crate::foundation::i18n::{Reader, Say};

/// What the text is called.
const NAME: &str = "README.txt";

pub(super) fn write(house: &House, folder: &Path) -> Result<()> {
    std::fs::write(folder.join(NAME), text(house)).doing("writing the text of an export")
}

fn text(house: &House) -> String {
    let mut text = String::new();
    for lang in house.base.words.languages() {
        let reader = Reader::new(lang.clone(), "UTC");
        let t = |id: String| house.base.words.say(&reader, &Say::new(id));
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let _ = writeln!(text, "{}\n", t("export-title".to_owned()));
        for part in ["export-what", "export-people", "export-moments", "export-tables"] {
            let _ = writeln!(text, "{}\n", t(part.to_owned()));
        }
        let _ = writeln!(text, "{}", t("export-files".to_owned()));
        for kind in &house.records {
            let columns: Vec<&str> = kind.columns.iter().map(|(name, _)| *name).collect();
            let _ = writeln!(text, "\n{}: {}", kind.name, t(format!("records-{}", kind.name)));
            let _ = writeln!(text, "  {}", columns.join(", "));
        }
        let _ = writeln!(text, "\n{}", t("export-columns".to_owned()));
        let names: BTreeSet<&str> =
            house.records.iter().flat_map(|kind| kind.columns).map(|(name, _)| *name).collect();
        for name in names {
            let _ = writeln!(text, "  {name}: {}", t(format!("column-{}", name.replace('_', "-"))));
        }
    }
    text
}
