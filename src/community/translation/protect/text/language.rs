//! The language of a block: what its author says they write in, what the block itself shows, and
//! what the room speaks, in this order, as far as each is certain.
//!
//! Short messages are told apart by the words of grammar, which a message of four words has; a
//! detector of many languages adds its voice.
//!
//! Refuses to decide a block that shows nothing.

use crate::foundation::i18n::Lang;

/// Below this the room's language counts.
pub const CERTAIN: f32 = 0.6;
/// From here on a block of a few words is in its own language, whatever its author has set:
/// people quote and answer in the other one.
const PLAIN: f32 = 0.75;
/// So many words make a block plain.
const PLAIN_WORDS: usize = 4;

/// Words of grammar and courtesy, without accents where people leave them out.
const WORDS: [(&str, &str); 4] = [
    (
        "en",
        "the of and to is for that with this these those are be we on it as by from will not have \
        has was were or at our they should must which can would there been their an if you your any \
        all about than when what who how please thank thanks hello dear do does did into also i he \
        she but because before after more other could may my us them only between during yes new no",
    ),
    (
        "es",
        "el la los las de del que en y es por para con una un se lo su al como más mas pero sus le ya \
        o este esta estos estas eso esto son fue ha han está están esta muy nos sobre si sí también hasta \
        hay donde quien desde todo todos todas nosotros ser gracias estimados estimadas hola según \
        deben debe cuando porque sin entre nuestra nuestro muchas me mi yo ustedes les antes después \
        otra otro sea será qué cómo favor nueva nuevo buenos buenas ni no",
    ),
    (
        "pt",
        "o os as da do das dos em que não nao uma um é são foi com ao pelo pela mais mas seu sua \
        nós você vocês obrigado obrigada também já para por se no na nos nas isso este esta ser muito \
        quando porque sem entre nossa nosso",
    ),
    (
        "fr",
        "le les des et est une un du au aux pour dans nous vous je pas sur qui ce cette sont avec \
        que de la en il elle par plus mais notre votre être merci bonjour ou où",
    ),
];
const ENDINGS: [(&str, &[&str]); 2] = [
    ("en", &["ing", "tion", "tions", "ly", "ment", "ed", "th", "ght"]),
    (
        "es",
        &[
            "ción", "cion", "ciones", "mente", "dad", "dades", "miento", "amos", "emos", "ario",
            "ando",
        ],
    ),
];

/// The language `text` shows, and how certain that is, from 0 to 1.
#[must_use]
pub fn shown(text: &str) -> Option<(Lang, f32)> {
    let mut evidence = [0.0_f32; WORDS.len()];
    let mut count = 0;
    for word in text.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’') {
        if word.is_empty() {
            continue;
        }
        count += 1;
        let word = word.to_lowercase();
        let having = sets(&word);
        let many = having.iter().filter(|has| **has).count();
        for (at, _) in having.iter().enumerate().filter(|(_, has)| **has) {
            evidence[at] += match many {
                1 => 1.0,
                2 => 0.5,
                _ => 0.25,
            };
        }
        if many == 0 {
            for (at, (_, endings)) in ENDINGS.iter().enumerate() {
                if word.len() > 4 && endings.iter().any(|ending| word.ends_with(ending)) {
                    evidence[at] += 0.35;
                }
            }
        }
    }
    for c in text.chars() {
        match c {
            'ñ' | 'Ñ' | '¿' | '¡' => evidence[1] += 1.2,
            'ã' | 'õ' => evidence[2] += 1.2,
            'á' | 'í' | 'ó' | 'ú' => {
                evidence[1] += 0.3;
                evidence[2] += 0.15;
            }
            'à' | 'è' | 'ê' | 'œ' => evidence[3] += 0.5,
            _ => {}
        }
    }
    if count == 0 {
        return None;
    }
    let voice = (count >= 3).then(|| whichlang::detect_language(text).three_letter_code());
    let voice =
        voice.and_then(|code| ["eng", "spa", "por", "fra"].iter().position(|known| *known == code));
    if let Some(at) = voice {
        evidence[at] += 1.2;
    }
    // What only the detector's word would make likely is half as likely: groups speak few languages.
    for at in (2..evidence.len()).filter(|at| Some(*at) != voice) {
        evidence[at] /= 2.0;
    }
    let all: f32 = evidence.iter().sum();
    let best = (0..evidence.len()).max_by(|a, b| evidence[*a].total_cmp(&evidence[*b]))?;
    // A text that shows little is never certain.
    (evidence[best] > 0.0).then(|| (Lang::new(WORDS[best].0), evidence[best] / (all + 0.6)))
}

/// In which lists a word stands.
fn sets(word: &str) -> [bool; WORDS.len()] {
    static SETS: std::sync::LazyLock<std::collections::HashMap<&str, [bool; WORDS.len()]>> =
        std::sync::LazyLock::new(|| {
            let mut sets = std::collections::HashMap::new();
            for (at, (_, words)) in WORDS.iter().enumerate() {
                for word in words.split_whitespace() {
                    sets.entry(word).or_insert([false; WORDS.len()])[at] = true;
                }
            }
            sets
        });
    SETS.get(word).copied().unwrap_or_default()
}

/// The language of a block, by all that is known; none if nothing is.
#[must_use]
pub fn of_block(text: &str, author: Option<&Lang>, room: Option<&Lang>) -> Option<Lang> {
    let shown = shown(text);
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    match (&shown, author) {
        (Some((lang, certain)), Some(author)) if lang.base() != author.base() => {
            let plain = *certain >= PLAIN && words >= PLAIN_WORDS;
            Some(if plain { lang.clone() } else { author.clone() })
        }
        (_, Some(author)) => Some(author.clone()),
        (Some((lang, certain)), None) if *certain > CERTAIN => Some(lang.clone()),
        (shown, None) => room.cloned().or_else(|| shown.as_ref().map(|(lang, _)| lang.clone())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_messages_show_their_language() {
        for (text, code) in [
            ("I agree with the second option.", "en"),
            ("Estoy de acuerdo con la segunda opción.", "es"),
            ("Thanks to all for the comments", "en"),
            ("Muchas gracias a todos por los comentarios", "es"),
            ("We cannot support this text", "en"),
            ("No podemos apoyar este texto", "es"),
            ("¿Cuándo vence el plazo?", "es"),
            ("When does it close?", "en"),
            ("Não podemos apoiar este texto, obrigado", "pt"),
            ("The ALAC should answer before Friday", "en"),
            ("El ALAC debería responder antes del viernes", "es"),
        ] {
            let (lang, certain) = shown(text).expect("a language");
            assert_eq!(lang, Lang::new(code), "{text}");
            assert!(certain > CERTAIN, "{text}: {certain}");
        }
        assert_eq!(shown("12:30 😀"), None);
    }

    #[test]
    fn the_setting_counts_unless_the_block_is_plainly_another_language() {
        let (en, es) = (Lang::new("en"), Lang::new("es"));
        let of =
            |text: &str, author: Option<&Lang>, room: &Lang| of_block(text, author, Some(room));
        assert_eq!(of("ALAC PDP", Some(&es), &en), Some(es.clone()));
        assert_eq!(of("ALAC PDP", None, &en), Some(en.clone()));
        assert_eq!(
            of("Estimados: quería informarles sobre la reunión de hoy", Some(&en), &en),
            Some(es.clone())
        );
        assert_eq!(of("Ok, la lista", Some(&en), &es), Some(en));
        assert_eq!(of_block("😀", None, None), None);
    }
}
