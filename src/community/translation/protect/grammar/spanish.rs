//! Spanish nouns: gender by the ending of the first word of meaning, plurals of it and of what
//! agrees with it.
//!
//! Refuses to be a dictionary: what the endings do not tell stands in short lists.

use crate::foundation::i18n::fold;

/// Feminine whatever their ending says.
const FEMININE: &[&str] = &[
    "parte",
    "clase",
    "base",
    "serie",
    "fase",
    "sede",
    "fuente",
    "ley",
    "red",
    "mano",
    "foto",
    "voz",
    "raiz",
    "imagen",
    "orden",
    "senal",
    "tarde",
    "noche",
    "gente",
    "muerte",
    "clave",
    "frase",
    "llave",
    "nube",
    "calle",
    "carne",
    "superficie",
    "especie",
    "sigla",
    "cumbre",
    "costumbre",
    "matriz",
];
/// Masculine though they end in *-a*.
const MASCULINE: &[&str] = &[
    "dia",
    "mapa",
    "sistema",
    "programa",
    "problema",
    "tema",
    "idioma",
    "panorama",
    "esquema",
    "lema",
    "dilema",
    "clima",
    "diagrama",
    "cronograma",
    "planeta",
    "drama",
    "poema",
    "telegrama",
    "aroma",
];
/// Feminine nouns that begin with a stressed *a*: *el acta*, *un área*.
const STRESSED: &[&str] =
    &["acta", "area", "agua", "arma", "alma", "aula", "ala", "ancla", "habla"];
/// Words after which nothing agrees any more.
const PREPOSITIONS: &[&str] = &[
    "de", "del", "a", "al", "ante", "con", "contra", "en", "entre", "para", "por", "sin", "sobre",
    "tras", "y", "e", "o", "u", "que", "hacia", "hasta", "desde",
];

/// Whether what `text` names is feminine.
#[must_use]
pub fn feminine(text: &str) -> bool {
    let word = fold(text.split_whitespace().next().unwrap_or_default());
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    // Hyphens join: *copresidencia*, *vice-presidencia*.
    let word = word.rsplit('-').find(|part| part.len() > 2).unwrap_or(word);
    let one = singular(word);
    if FEMININE.contains(&one.as_str()) {
        return true;
    }
    if MASCULINE.contains(&one.as_str()) {
        return false;
    }
    ["a", "cion", "sion", "dad", "tad", "tud", "umbre", "ez", "itis", "gion", "nion"]
        .iter()
        .any(|ending| one.ends_with(ending))
}

/// Whether *el* and *un* stand before it though it is feminine.
#[must_use]
pub fn stressed(text: &str) -> bool {
    let word = fold(text.split([' ', ',']).next().unwrap_or_default());
    STRESSED.contains(&word.as_str())
}

/// Whether the first word of `text` stands in the plural.
#[must_use]
pub fn plural(text: &str) -> bool {
    let word = fold(text.split_whitespace().next().unwrap_or_default());
    word.len() > 3 && word.ends_with('s') && !word.ends_with("is") && !word.ends_with("interes")
}

/// A folded word without its plural.
fn singular(word: &str) -> String {
    if let Some(rest) = word.strip_suffix("ces") {
        return format!("{rest}z");
    }
    if let Some(rest) = word.strip_suffix("es")
        && rest.ends_with(['n', 'r', 'd', 'l', 'j', 'y'])
    {
        return rest.to_owned();
    }
    word.strip_suffix('s').filter(|rest| rest.len() > 2).unwrap_or(word).to_owned()
}

/// `text` in the plural: its first word and those that agree with it. Words the other language has
/// too (*At-Large*) and acronyms do not change.
#[must_use]
pub fn pluralized(text: &str) -> String {
    let mut agrees = true;
    let words = text.split(' ').map(|word| {
        agrees &= !PREPOSITIONS.contains(&word.to_lowercase().as_str());
        let own = agrees && !word.contains('-') && word.chars().skip(1).all(char::is_lowercase);
        if own { plural_of(word) } else { word.to_owned() }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn plural_of(word: &str) -> String {
    let folded = fold(word);
    if !word.chars().all(char::is_alphabetic) || folded.ends_with('s') {
        return word.to_owned();
    }
    if let Some(rest) = word.strip_suffix('z') {
        return format!("{rest}ces");
    }
    if folded.ends_with(['a', 'e', 'i', 'o', 'u']) {
        return format!("{word}s");
    }
    // The accent of *votación*, *interés* is not needed in the plural.
    for (accented, bare) in [("ón", "on"), ("án", "an"), ("ín", "in"), ("én", "en"), ("ún", "un")]
    {
        if let Some(rest) = word.strip_suffix(accented) {
            return format!("{rest}{bare}es");
        }
    }
    format!("{word}es")
}

/// `text` in the singular, as far as its first word and those that agree are plural.
#[must_use]
pub fn singularized(text: &str) -> String {
    let mut agrees = true;
    let words = text.split(' ').map(|word| {
        agrees &= !PREPOSITIONS.contains(&word.to_lowercase().as_str());
        let own = agrees && word.len() > 3 && word.ends_with('s') && !word.contains('-');
        if !own {
            return word.to_owned();
        }
        for (many, one) in [("ciones", "ción"), ("siones", "sión"), ("ces", "z")] {
            if let Some(rest) = word.strip_suffix(many) {
                return format!("{rest}{one}");
            }
        }
        match word.strip_suffix("es") {
            Some(rest) if rest.ends_with(['r', 'd', 'l', 'n', 'j', 'y']) => rest.to_owned(),
            _ => word.strip_suffix('s').unwrap_or(word).to_owned(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gender_and_number_of_the_glossary() {
        for (text, is_feminine) in [
            ("Junta Directiva", true),
            ("Comité Asesor", false),
            ("parte contratada", true),
            ("Sistema de Nombres", false),
            ("Declaración de Interés", true),
            ("registratario", false),
            ("Estatutos", false),
            ("Reglas de Procedimiento", true),
            ("Comunidad Empoderada", true),
            ("zona raíz", true),
            ("voto por poder", false),
            ("Unidad Constitutiva", true),
            ("quórum", false),
            ("partes interesadas", true),
            ("Copresidencia", true),
            ("acta", true),
        ] {
            assert_eq!(feminine(text), is_feminine, "{text}");
        }
        for (one, many) in [
            ("Estructura At-Large", "Estructuras At-Large"),
            ("Proceso de Desarrollo de Políticas", "Procesos de Desarrollo de Políticas"),
            ("parte contratada", "partes contratadas"),
            ("votación ponderada", "votaciones ponderadas"),
            ("operador de registro", "operadores de registro"),
            ("comentario público", "comentarios públicos"),
        ] {
            assert_eq!(pluralized(one), many);
            assert_eq!(singularized(many), one);
            assert!(plural(many) && !plural(one));
        }
    }
}
