//! Spanish words that change with a noun beside them, in all their forms.
//!
//! Refuses to know where they stand.

/// Determiners and adjectives that stand before a noun: masculine, feminine, and the plurals.
pub const FORMS: &[[&str; 4]] = &[
    ["el", "la", "los", "las"],
    ["del", "de la", "de los", "de las"],
    ["al", "a la", "a los", "a las"],
    ["un", "una", "unos", "unas"],
    ["este", "esta", "estos", "estas"],
    ["ese", "esa", "esos", "esas"],
    ["aquel", "aquella", "aquellos", "aquellas"],
    ["nuestro", "nuestra", "nuestros", "nuestras"],
    ["su", "su", "sus", "sus"],
    ["mi", "mi", "mis", "mis"],
    ["todo", "toda", "todos", "todas"],
    ["otro", "otra", "otros", "otras"],
    ["mismo", "misma", "mismos", "mismas"],
    ["nuevo", "nueva", "nuevos", "nuevas"],
    ["próximo", "próxima", "próximos", "próximas"],
    ["último", "última", "últimos", "últimas"],
    ["primer", "primera", "primeros", "primeras"],
    ["segundo", "segunda", "segundos", "segundas"],
    ["tercer", "tercera", "terceros", "terceras"],
    ["mucho", "mucha", "muchos", "muchas"],
    ["poco", "poca", "pocos", "pocas"],
    ["alguno", "alguna", "algunos", "algunas"],
    ["algún", "alguna", "algunos", "algunas"],
    ["ningún", "ninguna", "ningunos", "ningunas"],
    ["cualquier", "cualquier", "cualesquiera", "cualesquiera"],
    ["dicho", "dicha", "dichos", "dichas"],
    ["actual", "actual", "actuales", "actuales"],
    ["buen", "buena", "buenos", "buenas"],
    ["gran", "gran", "grandes", "grandes"],
    ["antiguo", "antigua", "antiguos", "antiguas"],
    ["futuro", "futura", "futuros", "futuras"],
    ["anterior", "anterior", "anteriores", "anteriores"],
    ["propio", "propia", "propios", "propias"],
    ["varios", "varias", "varios", "varias"],
    ["ambos", "ambas", "ambos", "ambas"],
];
/// Among those, what begins a noun phrase.
pub const DETERMINERS: usize = 9;
/// What makes a complement of the noun after it.
pub const PREPOSITIONS: &[&str] = &[
    "de", "a", "en", "con", "por", "para", "sobre", "entre", "ante", "según", "sin", "hasta",
    "desde",
];
/// Verbs that stand right after a subject: singular, plural.
pub const VERBS: &[(&str, &str)] = &[
    ("es", "son"),
    ("fue", "fueron"),
    ("será", "serán"),
    ("era", "eran"),
    ("sea", "sean"),
    ("está", "están"),
    ("estuvo", "estuvieron"),
    ("estará", "estarán"),
    ("tiene", "tienen"),
    ("tendrá", "tendrán"),
    ("tuvo", "tuvieron"),
    ("ha", "han"),
    ("puede", "pueden"),
    ("podrá", "podrán"),
    ("podría", "podrían"),
    ("debe", "deben"),
    ("debería", "deberían"),
    ("va", "van"),
    ("hace", "hacen"),
    ("hizo", "hicieron"),
    ("dice", "dicen"),
    ("dijo", "dijeron"),
    ("quiere", "quieren"),
    ("necesita", "necesitan"),
    ("recibe", "reciben"),
    ("envía", "envían"),
    ("apoya", "apoyan"),
    ("pide", "piden"),
    ("vota", "votan"),
    ("decide", "deciden"),
];
/// Verbs whose participle agrees with the subject.
pub const BEING: &[&str] = &[
    "es",
    "son",
    "fue",
    "fueron",
    "será",
    "serán",
    "era",
    "eran",
    "está",
    "están",
    "estuvo",
    "estuvieron",
    "estará",
    "estarán",
    "sea",
    "sean",
    "ser",
    "sido",
    "estar",
];

/// The forms of a determiner or adjective.
#[must_use]
pub fn known(word: &str) -> Option<(usize, &'static [&'static str; 4])> {
    let word = word.to_lowercase();
    let mut all = FORMS.iter().enumerate();
    all.find(|(_, forms)| forms.iter().any(|form| *form == word && !form.contains(' ')))
}
