//! The words beside a term, made to agree with it. A translator knows the mask only as a masculine
//! singular name, so articles, determiners and the adjectives between them and the term, and the
//! verb right after it, are mended here.
//!
//! Refuses to touch any word that does not stand directly beside the term.

use super::forms::{BEING, DETERMINERS, PREPOSITIONS, VERBS, known};
use super::{Article, Noun, begins, capital, capital_of, english, last_word, spanish};

/// Puts a term into a Spanish sentence.
pub fn spanish(noun: &Noun, before: &mut String, after: &mut String) {
    let form = usize::from(noun.feminine) + 2 * usize::from(noun.plural);
    if noun.owns && own(noun, before, after) {
        return;
    }
    let mut at = before.len();
    let (mut determined, mut drawn) = (false, false);
    for _ in 0..3 {
        let Some(span) = last_word(&before[..at]) else { break };
        let word = before[span.clone()].to_owned();
        let Some((kind, forms)) = known(&word) else { break };
        let article = kind == 0 || kind == 3 || kind == 1 || kind == 2;
        let form = if article
            && noun.feminine
            && !noun.plural
            && at == before.len()
            && spanish::stressed(&noun.text)
        {
            0
        } else {
            form
        };
        let mended = capital_of(forms[form], &word);
        before.replace_range(span.clone(), &mended);
        at = span.start;
        if kind < DETERMINERS {
            (determined, drawn) = (true, kind == 1 || kind == 2);
            break;
        }
    }
    // Only a subject has a verb after it that agrees.
    let prepared = last_word(&before[..at])
        .is_some_and(|span| PREPOSITIONS.contains(&before[span].to_lowercase().as_str()));
    let first = begins(before);
    let bare_plural = noun.plural && !noun.acronym && first && noun.article == Article::None;
    if !determined && (noun.article == Article::Definite || bare_plural) && at == before.len() {
        let masculine = !noun.feminine || (!noun.plural && spanish::stressed(&noun.text));
        let article = match (masculine, noun.plural) {
            (true, false) => "el",
            (false, false) => "la",
            (true, true) => "los",
            (false, true) => "las",
        };
        insert_article(article, first, before);
        before.push_str(&noun.text);
    } else {
        let all = last_word(before)
            .is_some_and(|span| matches!(before[span].to_lowercase().as_str(), "todos" | "todas"));
        if all {
            before.push_str(if noun.feminine { "las " } else { "los " });
        }
        let text = if first { capital(&noun.text) } else { noun.text.clone() };
        before.push_str(if noun.acronym { &noun.text } else { &text });
    }
    if !drawn && !prepared {
        follow(noun, form, after);
    }
}

/// An article after `before`, drawn together with *de* and *a*.
fn insert_article(article: &str, first: bool, before: &mut String) {
    let word = last_word(before).map(|span| (before[span.clone()].to_lowercase(), span));
    match word {
        Some((word, span)) if article == "el" && (word == "de" || word == "a") => {
            before.replace_range(span.end.., "l ");
        }
        _ => {
            before.push_str(&if first { capital(article) } else { article.to_owned() });
            before.push(' ');
        }
    }
}

/// The verb right after a plural, and the participle after a form of *ser*.
fn follow(noun: &Noun, form: usize, after: &mut String) {
    let Some(mut at) = after.strip_prefix(' ').map(|_| 1) else { return };
    let mut being = false;
    for step in 0..4 {
        let end = after[at..]
            .find(|c: char| !c.is_alphabetic())
            .map_or(after.len(), |length| at + length);
        let word = after[at..end].to_owned();
        let mut mended = word.clone();
        if noun.plural
            && step < 2
            && let Some((_, many)) = VERBS.iter().find(|(one, _)| *one == word.to_lowercase())
        {
            (*many).clone_into(&mut mended);
        } else if being
            && let Some(stem) = ["ado", "ido", "to", "so"]
                .iter()
                .find_map(|ending| word.strip_suffix(ending).map(|_| &word[..word.len() - 1]))
        {
            mended = format!("{stem}{}", ["o", "a", "os", "as"][form]);
        } else if step == 0 && !BEING.contains(&word.to_lowercase().as_str()) {
            return;
        }
        being = BEING.contains(&mended.to_lowercase().as_str());
        after.replace_range(at..end, &mended);
        at += mended.len();
        match after[at..].strip_prefix(' ') {
            Some(_) => at += 1,
            None => return,
        }
    }
}

/// *XQ1Z la propuesta* is how a translator leaves *XQ1Z's proposal* and *the XQ1Z proposal*: the
/// proposal of it is meant. Whether this was so.
fn own(noun: &Noun, before: &mut String, after: &mut String) -> bool {
    let rest = after.trim_start();
    let mut words = rest.splitn(3, ' ');
    let (article, thing) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let end = thing.find(|c: char| !c.is_alphabetic()).unwrap_or(thing.len());
    if !matches!(article, "el" | "la" | "los" | "las") || end == 0 {
        return false;
    }
    // The article of the owner stands before now.
    if let Some(span) = last_word(before) {
        let left = match before[span.clone()].to_lowercase().as_str() {
            "el" | "la" | "los" | "las" => Some(""),
            "del" => Some("de "),
            "al" => Some("a "),
            _ => None,
        };
        if let Some(left) = left {
            before.replace_range(span.start.., left);
        }
    }
    let first = begins(before);
    insert_article(article, first, before);
    before.push_str(&thing[..end]);
    before.push_str(" de ");
    let skip = after.len() - rest.len() + article.len() + 1 + end;
    *after = after[skip..].to_owned();
    let article = if noun.acronym || noun.article == Article::Definite {
        Article::Definite
    } else {
        Article::None
    };
    let theirs = Noun { owns: false, article, ..noun.clone() };
    spanish(&theirs, before, &mut String::new());
    true
}

/// Puts a term into an English sentence.
pub fn english(noun: &Noun, before: &mut String, after: &mut String) {
    let word = last_word(before).map(|span| (before[span.clone()].to_owned(), span));
    let first = begins(before);
    let before_it = word.as_ref().map(|(word, _)| word.to_lowercase());
    match (word, before_it.as_deref()) {
        (Some((word, span)), Some("a" | "an")) => {
            let article = if noun.plural {
                ""
            } else if english::takes_an(&noun.text) {
                "an"
            } else {
                "a"
            };
            before.replace_range(span.clone(), &capital_of(article, &word));
            if article.is_empty() {
                before.truncate(span.start);
            }
            before.push_str(&noun.text);
        }
        (_, there) => {
            let determined = there.is_some_and(|there| {
                matches!(
                    there,
                    "the"
                        | "this"
                        | "that"
                        | "these"
                        | "those"
                        | "our"
                        | "its"
                        | "their"
                        | "his"
                        | "her"
                        | "your"
                        | "my"
                        | "each"
                        | "every"
                        | "any"
                        | "some"
                        | "no"
                        | "all"
                        | "both"
                        | "new"
                        | "next"
                        | "other"
                        | "first"
                        | "last"
                        | "current"
                        | "same"
                )
            });
            let article = match noun.article {
                Article::Definite if !determined => "the ",
                Article::Indefinite if !determined && !noun.plural => {
                    if english::takes_an(&noun.text) { "an " } else { "a " }
                }
                _ => "",
            };
            if first && !article.is_empty() {
                before.push_str(&capital(article));
                before.push_str(&noun.text);
            } else {
                before.push_str(article);
                before.push_str(&if first && !noun.acronym {
                    capital(&noun.text)
                } else {
                    noun.text.clone()
                });
            }
        }
    }
    if first {
        lower_after(after);
    }
}

/// The first word after a name that begins a sentence, which translators give the capital that was
/// meant for the name.
fn lower_after(after: &mut String) {
    let Some(rest) = after.strip_prefix(' ') else { return };
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let word = &rest[..end];
    let one_capital = word.chars().skip(1).all(char::is_lowercase);
    if one_capital && word.starts_with(char::is_uppercase) && word != "I" {
        *after = format!(" {}{}", word.to_lowercase(), &rest[end..]);
    }
}

/// The same for what is no term.
pub fn after_first(before: &str, after: &mut String) {
    if begins(before) {
        lower_after(after);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(noun: &Noun, before: &str, after: &str, es: bool) -> String {
        let (mut before, mut after) = (before.to_owned(), after.to_owned());
        let put = if es { spanish } else { english };
        put(noun, &mut before, &mut after);
        before + after.as_str()
    }

    #[test]
    fn spanish_agrees() {
        let board = Noun {
            text: "Junta Directiva".to_owned(),
            feminine: true,
            article: Article::Definite,
            ..Noun::default()
        };
        let als = Noun {
            text: "ALS".to_owned(),
            feminine: true,
            plural: true,
            acronym: true,
            ..Noun::default()
        };
        let council =
            Noun { text: "Consejo".to_owned(), article: Article::Definite, ..Noun::default() };
        for (noun, before, after, whole) in [
            (&board, "Pedimos al ", " publicar", "Pedimos a la Junta Directiva publicar"),
            (&board, "La decisión del ", ".", "La decisión de la Junta Directiva."),
            (&board, "El nuevo ", " fue elegido.", "La nueva Junta Directiva fue elegida."),
            (&board, "", " será renovado", "La Junta Directiva será renovada"),
            (&board, "", " dice", "La Junta Directiva dice"),
            (&als, "Todo ", " tiene que votar", "Todas las ALS tienen que votar"),
            (&als, "El ", " es activo", "Las ALS son activo"),
            (&council, "de ", " y", "del Consejo y"),
            (&council, "El acta de ", "", "El acta del Consejo"),
        ] {
            assert_eq!(put(noun, before, after, true), whole);
        }
        let owner = Noun { text: "ALAC".to_owned(), acronym: true, owns: true, ..Noun::default() };
        assert_eq!(put(&owner, "", "  la propuesta estuvo", true), "La propuesta del ALAC estuvo");
        assert_eq!(
            put(&owner, "Apoyamos el ", "  la propuesta.", true),
            "Apoyamos la propuesta del ALAC."
        );
    }

    #[test]
    fn english_agrees() {
        let als = Noun { text: "ALS".to_owned(), acronym: true, ..Noun::default() };
        let report = Noun { text: "Issue Report".to_owned(), ..Noun::default() };
        let the = Noun { text: "Board".to_owned(), article: Article::Definite, ..Noun::default() };
        assert_eq!(put(&als, "A ", " And more", false), "An ALS And more");
        assert_eq!(put(&report, "sent a ", "", false), "sent an Issue Report");
        assert_eq!(put(&the, "", " And others", false), "The Board and others");
        assert_eq!(put(&the, "of the ", "", false), "of the Board");
        assert_eq!(put(&the, "to ", "", false), "to the Board");
    }
}
