//! Which of the languages at hand somebody asks for, in the words of a browser or an operating
//! system. Refuses to know which languages those are.

use super::Lang;

/// The codes of an `Accept-Language` header (`es-MX,es;q=0.9,en;q=0.5`) or of a locale name
/// (`es_MX.UTF-8`), most wanted first; what is refused (`q=0`) is left out. RFC 9110, 12.5.4.
pub(super) fn wanted(text: &str) -> Vec<Lang> {
    let mut asked: Vec<(Lang, f32)> = text
        .split(',')
        .filter_map(|part| {
            let mut pieces = part.split(';');
            let code = pieces.next()?.split(['.', '@']).next()?.trim();
            let weight = pieces
                .find_map(|piece| piece.trim().strip_prefix("q="))
                .map_or(1.0, |weight| weight.trim().parse().unwrap_or(0.0));
            let usable = !code.is_empty() && code != "*" && weight > 0.0;
            usable.then(|| (Lang::new(code), weight))
        })
        .collect();
    asked.sort_by(|a, b| b.1.total_cmp(&a.1));
    asked.into_iter().map(|(lang, _)| lang).collect()
}

/// The language of `at_hand` that serves `lang`: itself, or the one with the same base.
pub(super) fn serving<'a>(at_hand: &'a [Lang], lang: &Lang) -> Option<&'a Lang> {
    at_hand
        .iter()
        .find(|have| *have == lang)
        .or_else(|| at_hand.iter().find(|have| have.code() == lang.base()))
        .or_else(|| at_hand.iter().find(|have| have.base() == lang.base()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_wanted_language_at_hand_serves() {
        let at_hand = [Lang::new("en"), Lang::new("es"), Lang::new("pt-br")];
        for (text, served) in [
            ("es-MX", Some("es")),
            ("es_AR.UTF-8", Some("es")),
            ("fr;q=0.9, en-GB;q=0.4, es;q=0.8", Some("es")),
            ("ES;q=0, en;q=0.1", Some("en")),
            ("pt-PT", Some("pt-br")),
            ("*", None),
            ("", None),
        ] {
            let found = wanted(text).iter().find_map(|lang| serving(&at_hand, lang));
            assert_eq!(found.map(Lang::code), served, "{text}");
        }
    }
}
