//! English nouns: plurals of the word that carries them, and whether *a* or *an* stands before one.
//!
//! Refuses to be a dictionary.

/// Words after which nothing carries the plural: *calls for volunteers*.
const PREPOSITIONS: &[&str] =
    &["of", "for", "in", "on", "to", "at", "by", "with", "and", "or", "from"];
/// Plurals that no rule makes.
const IRREGULAR: &[(&str, &str)] = &[
    ("person", "people"),
    ("child", "children"),
    ("analysis", "analyses"),
    ("criterion", "criteria"),
];

/// `text` in the plural: the word before the first preposition, or the last.
#[must_use]
pub fn pluralized(text: &str) -> String {
    changed(text, plural_of)
}

/// `text` in the singular.
#[must_use]
pub fn singularized(text: &str) -> String {
    changed(text, singular_of)
}

fn changed(text: &str, change: fn(&str) -> String) -> String {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let head = head(&words);
    if let Some(word) = words.get_mut(head) {
        *word = change(word);
    }
    words.join(" ")
}

/// The index of the word that carries the number.
fn head(words: &[String]) -> usize {
    let preposition =
        words.iter().skip(1).position(|word| PREPOSITIONS.contains(&word.to_lowercase().as_str()));
    preposition.unwrap_or_else(|| words.len().saturating_sub(1))
}

/// Whether `text` is a plural.
#[must_use]
pub fn plural(text: &str) -> bool {
    let words: Vec<String> = text.split(' ').map(str::to_lowercase).collect();
    words.get(head(&words)).is_some_and(|word| {
        word.len() > 3
            && word.ends_with('s')
            && !["ss", "us", "is"].iter().any(|e| word.ends_with(e))
    })
}

fn plural_of(word: &str) -> String {
    let lower = word.to_lowercase();
    if let Some((one, many)) = IRREGULAR.iter().find(|(one, _)| lower.ends_with(one)) {
        return format!("{}{many}", &word[..word.len() - one.len()]);
    }
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    if capitals > 1 && word.ends_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
        return if word.ends_with('S') { format!("{word}es") } else { format!("{word}s") };
    }
    if ["s", "x", "z", "ch", "sh"].iter().any(|ending| lower.ends_with(ending)) {
        return format!("{word}es");
    }
    match word.strip_suffix('y') {
        Some(rest) if !rest.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{rest}ies"),
        _ => format!("{word}s"),
    }
}

fn singular_of(word: &str) -> String {
    if let Some(rest) = word.strip_suffix("ies") {
        return format!("{rest}y");
    }
    for ending in ["sses", "xes", "ches", "shes"] {
        if let Some(rest) = word.strip_suffix(ending) {
            return format!("{rest}{}", &ending[..ending.len() - 2]);
        }
    }
    word.strip_suffix('s').filter(|rest| !rest.ends_with('s')).unwrap_or(word).to_owned()
}

/// Whether *an* stands before it.
#[must_use]
pub fn takes_an(text: &str) -> bool {
    let word = text.split([' ', '-', '/']).next().unwrap_or_default();
    let Some(first) = word.chars().next() else { return false };
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let lettered = word.chars().any(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'));
    if capitals > 1 && !spoken(word) && !lettered {
        return matches!(
            first.to_ascii_lowercase(),
            'a' | 'e' | 'f' | 'h' | 'i' | 'l' | 'm' | 'n' | 'o' | 'r' | 's' | 'x' | '8'
        );
    }
    let lower = word.to_lowercase();
    if ["hour", "honest", "honor", "honour", "heir"].iter().any(|silent| lower.starts_with(silent))
    {
        return true;
    }
    if ["uni", "use", "usu", "eu", "one", "once", "ut"]
        .iter()
        .any(|like_you| lower.starts_with(like_you))
        && !lower.starts_with("unin")
        && !lower.starts_with("unim")
    {
        return false;
    }
    if first.is_ascii_digit() {
        return word.starts_with('8') || word == "11" || word == "18";
    }
    matches!(lower.chars().next(), Some('a' | 'e' | 'i' | 'o' | 'u'))
}

/// An acronym that is read as a word: four letters or more that begin like one.
fn spoken(word: &str) -> bool {
    let vowel = |c: Option<char>| matches!(c, Some('A' | 'E' | 'I' | 'O' | 'U'));
    let mut letters = word.chars();
    let (first, second) = (letters.next(), letters.next());
    word.len() > 3 && (vowel(first) != vowel(second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_and_articles() {
        for (one, many) in [
            ("call for volunteers", "calls for volunteers"),
            ("Policy Development Process", "Policy Development Processes"),
            ("registry", "registries"),
            ("ALS", "ALSes"),
            ("RALO", "RALOs"),
            ("bridge person", "bridge people"),
            ("third party", "third parties"),
        ] {
            assert_eq!(pluralized(one), many);
        }
        assert_eq!(singularized("third parties"), "third party");
        assert_eq!(singularized("Processes"), "Process");
        for (text, an) in [
            ("ALS", true),
            ("GNSO Council", false),
            ("SSAC report", true),
            ("RALO", false),
            ("NRO", true),
            ("Issue Report", true),
            ("user", false),
            ("hour", true),
            ("IGO", true),
            ("union", false),
            ("applicant", true),
            ("NomCom delegate", false),
            ("LACRALO Board", false),
            ("ICANN Board", true),
        ] {
            assert_eq!(takes_an(text), an, "{text}");
        }
    }
}
