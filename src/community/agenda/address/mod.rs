//! An address of an ICANN public comment, as people paste it, and what can be read from it: the name
//! of the proceeding and the day it was opened.
//!
//! The day in the address is the *opening*; the closing does not stand there and must be asked for.
//! Checked on icann.org's own pages: `…/proposed-top-level-domain-string-for-private-use-24-01-2024` was
//! announced with «Submissions Opening Date: 24 January 2024, Submissions Closing Date: 21 March 2024»;
//! `…/phase-2-initial-report-of-the-epdp-on-internationalized-domain-names-11-04-2024` says that it «was
//! open during 11 April 2024 through 21 May 2024». The page of one submission stands below its
//! proceeding, `…/proceeding/<slug>-11-04-2024/submissions/<who>-20-05-2024`; there, the second day is
//! when that was submitted, and is not looked at.

use jiff::civil::Date;

/// The longest name of a proceeding in an address, in octets.
const SLUG_LIMIT: usize = 300;
/// Where the proceedings are.
const SITE: &str = "https://www.icann.org";

/// A public comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proceeding {
    /// Its name in the address, without the day.
    pub slug: String,
    /// The name in words.
    pub title: String,
    /// The day it was opened.
    pub opens: Date,
    /// What it is found by again: the name and the day, the same in every language.
    pub key: String,
    /// Its address, as ICANN writes it, in the language it was pasted in.
    pub link: String,
}

/// What is wrong with an address that would be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It has no day at its end.
    NoDay(String),
    /// There is no such day: as it stands, `31-02-2026`.
    NoSuchDay(String),
}

/// The first address of a public comment in a text, if there is one; time grows with the text's
/// length. `acronyms` are written as they should be read: `gTLD`, `DNS`.
///
/// # Errors
/// If there is one with a day that is none.
pub fn read(text: &str, acronyms: &[&str]) -> Result<Option<Proceeding>, Wrong> {
    let around =
        |c: char| c.is_whitespace() || c.is_control() || "<>()[]{}\"'«»“”‘’|`*,;".contains(c);
    let found = text.split(around).find_map(path);
    found.map(|(language, slug)| proceeding(&language, &slug, acronyms)).transpose()
}

/// The language and the last name of an address, if it is one of a proceeding.
fn path(part: &str) -> Option<(String, String)> {
    let part = part.trim_matches(['.', ':', '!', '?', '¡', '¿', '_', '…']);
    let rest = without_prefix(part, "https://").or_else(|| without_prefix(part, "http://"));
    let rest = rest.unwrap_or(part);
    let (host, path) = rest.split_once('/')?;
    let host = without_prefix(host, "www.").unwrap_or(host);
    if !host.eq_ignore_ascii_case("icann.org") {
        return None;
    }
    let path = path.split(['?', '#']).next()?;
    if path.len() > 4 * SLUG_LIMIT {
        return None;
    }
    let path = path.to_ascii_lowercase();
    let mut steps = path.split('/').filter(|step| !step.is_empty());
    let mut step = steps.next()?;
    let mut language = "en";
    if step != "public-comment" {
        let is_language =
            |tag: &&str| tag.len() == 2 && tag.bytes().all(|b| b.is_ascii_lowercase());
        language = Some(step).filter(is_language)?;
        step = steps.next()?;
    }
    if step != "public-comment" || !matches!(steps.next()?, "proceeding" | "submissions") {
        return None;
    }
    let slug = steps.next()?.trim_end_matches(['.', ':', '!', '_']);
    let is_name = |b: u8| b.is_ascii_alphanumeric() || b"-._~%".contains(&b);
    let fits = !slug.is_empty() && slug.len() <= SLUG_LIMIT && slug.bytes().all(is_name);
    fits.then(|| (language.to_owned(), slug.to_owned()))
}

/// A text after what it begins with, in capitals or not.
fn without_prefix<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let (begins, rest) = text.split_at_checked(prefix.len())?;
    begins.eq_ignore_ascii_case(prefix).then_some(rest)
}

fn proceeding(language: &str, whole: &str, acronyms: &[&str]) -> Result<Proceeding, Wrong> {
    let no_day = || Wrong::NoDay(whole.to_owned());
    let at = whole.len().checked_sub("-00-00-0000".len()).ok_or_else(no_day)?;
    let (slug, written) = whole.split_at_checked(at).ok_or_else(no_day)?;
    let written = written.strip_prefix('-').ok_or_else(no_day)?;
    let parts: Vec<&str> = written.split('-').collect();
    let [day, month, year] = parts.as_slice() else { return Err(no_day()) };
    let is_number = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let lengths = (day.len(), month.len(), year.len()) == (2, 2, 4);
    if slug.is_empty() || !lengths || !parts.iter().all(|part| is_number(part)) {
        return Err(no_day());
    }
    let date = |year: &str, month: &str, day: &str| {
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
    };
    let opens = date(year, month, day).ok_or_else(|| Wrong::NoSuchDay(written.to_owned()))?;
    Ok(Proceeding {
        slug: slug.to_owned(),
        title: title(slug, acronyms),
        opens,
        key: whole.to_owned(),
        link: format!("{SITE}/{language}/public-comment/proceeding/{whole}"),
    })
}

/// The name of a proceeding in words: the first with a capital letter, acronyms as they are written,
/// their plurals too.
fn title(slug: &str, acronyms: &[&str]) -> String {
    let known = |word: &str| acronyms.iter().find(|known| known.eq_ignore_ascii_case(word));
    let mut title = String::with_capacity(slug.len());
    for word in slug.split('-').filter(|word| !word.is_empty()) {
        let begins = title.is_empty();
        if !begins {
            title.push(' ');
        }
        if let Some(acronym) = known(word) {
            title.push_str(acronym);
        } else if let Some(acronym) = word.strip_suffix('s').and_then(known) {
            title.push_str(acronym);
            title.push('s');
        } else if begins {
            let mut letters = word.chars();
            title.extend(letters.next().map(|first| first.to_ascii_uppercase()));
            title.push_str(letters.as_str());
        } else {
            title.push_str(word);
        }
    }
    title
}

#[cfg(test)]
mod tests;
