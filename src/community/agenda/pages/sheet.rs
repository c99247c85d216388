//! The workspace table as a file of HTML that stands alone: nothing in a cell can do anything.

use maud::{DOCTYPE, html};

use crate::foundation::i18n::Lang;

/// The rows as a page of its own, the names of the columns first.
pub(in crate::community::agenda) fn html(rows: &[Vec<String>], lang: &Lang, title: &str) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head { meta charset="utf-8"; title { (title) } }
            body {
                table {
                    thead { tr { @for cell in rows.iter().take(1).flatten() { th scope="col" { (cell) } } } }
                    tbody { @for row in rows.iter().skip(1) { tr { @for cell in row { td { (cell) } } } } }
                }
            }
        }
    };
    page.into_string()
}
