//! Which addresses of others may be shown as links.

/// Whether an address leads to a page and to nothing else: it runs no script, and neither breaks a
/// line nor hides anything.
#[must_use]
pub fn can_be_followed(url: &str) -> bool {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    let leads = matches!(scheme.as_deref(), Some("http" | "https"));
    leads && !url.chars().any(|c| c.is_whitespace() || c.is_control())
}
