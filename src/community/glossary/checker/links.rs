//! Links and mail addresses in a text, and when two lead to the same page.
//!
//! Refuses to fetch anything.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::foundation::i18n::Lang;

static LINK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"(?i)(?-u:\b)(?:https?://|www\.)[^\s<>"“”«»]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"#).ok()
});

/// Where links and addresses stand in `text`, without the punctuation of the sentence after them.
#[must_use]
pub fn links(text: &str) -> Vec<Range<usize>> {
    let found = LINK.iter().flat_map(|pattern| pattern.find_iter(text));
    found.map(|found| found.start()..found.start() + trimmed(found.as_str()).len()).collect()
}

/// Without closing punctuation; a closing bracket stays when the link opened it.
fn trimmed(link: &str) -> &str {
    let mut unopened = link.matches(')').count().saturating_sub(link.matches('(').count());
    let mut link = link;
    while let Some(last) = link.chars().next_back() {
        if last == ')' && unopened > 0 {
            unopened -= 1;
        } else if !".,;:!?'’*_`|]}…".contains(last) {
            break;
        }
        link = &link[..link.len() - last.len_utf8()];
    }
    link
}

/// What is the same for two links to one page: scheme, `www.`, the case of the host and a closing
/// slash do not count, and `/en/` of the English text equals `/es/` of the Spanish one.
#[must_use]
pub fn page(link: &str, languages: [&Lang; 2]) -> String {
    let lower = link.to_lowercase();
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| lower.starts_with(scheme))
        .map_or(0, str::len);
    // A letter may change its length in lower case, so the schemes were compared, not the rest.
    let rest = link.get(scheme..).unwrap_or(link);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.to_lowercase();
    let mut page = host.strip_prefix("www.").unwrap_or(&host).to_owned();
    for part in path.trim_end_matches('/').split('/').filter(|_| !path.is_empty()) {
        let language = languages.iter().any(|lang| part.eq_ignore_ascii_case(lang.code()));
        page.push('/');
        page.push_str(if language { "*" } else { part });
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_punctuation_of_a_sentence_is_no_part_of_a_link() {
        let text =
            "See (https://a.org/x_(y)), www.b.org. [c](http://c.org/d) <d@e.org>; ¿https://f.org/?";
        let found: Vec<&str> = links(text).into_iter().map(|span| &text[span]).collect();
        assert_eq!(
            found,
            ["https://a.org/x_(y)", "www.b.org", "http://c.org/d", "d@e.org", "https://f.org/"]
        );
    }

    #[test]
    fn the_page_of_a_language_is_the_same_page() {
        let both = [&Lang::new("en"), &Lang::new("es")];
        assert_eq!(
            page("https://www.ICANN.org/en/public-comment/X/", both),
            "icann.org/*/public-comment/X"
        );
        assert_eq!(
            page("http://icann.org/es/public-comment/X", both),
            "icann.org/*/public-comment/X"
        );
        assert_ne!(page("https://icann.org/x", both), page("https://icann.org/y", both));
    }
}
