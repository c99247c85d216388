//! The words by which English and Spanish say what must, may and should be done. Adding a language
//! here has its duties compared; those of others are not. All words are lower case without accents.
//!
//! Refuses to know texts.

use super::{Force, Strength};
use crate::foundation::i18n::Lang;

/// A way to say what somebody must or may do: its words, what it means, what it means with a *not*,
/// and how much it weighs.
pub struct Way {
    /// Its words, parted by spaces; several ways of one meaning are parted by `|`.
    pub words: &'static str,
    /// What it means.
    pub strength: Strength,
    /// What it means when it is denied.
    pub denied: Strength,
    /// How much it weighs.
    pub force: Force,
}

/// What a language has of them.
pub struct Ways {
    /// Every way, longer ones before those they begin with.
    pub all: &'static [Way],
    /// Words right before it that deny it, parted by spaces.
    pub before: &'static str,
    /// Words that may stand between those and it.
    pub between: &'static str,
    /// Words right after it that deny it.
    pub after: &'static str,
    /// Words that deny a clause they begin: *nobody may*.
    pub nobody: &'static str,
    /// Words after which a clause begins.
    pub begins: &'static str,
    /// Words that make a permission one with a bound: *may only*.
    pub only: &'static str,
    /// Words after a duty that turn it into its opposite: *must refrain*.
    pub refrain: &'static str,
    /// Words that deny anything, beside those that deny the clause they begin.
    pub denies: &'static str,
    /// Verbs in this ending (with its accent) say what will be, which rules use for what must be.
    pub future: &'static [&'static str],
}

use Force::{Firm, Loose, Soft};
use Strength::{Discouraged, Exemption, Obligation, Permission, Prohibition, Recommendation};

const fn way(words: &'static str, strength: Strength, denied: Strength, force: Force) -> Way {
    Way { words, strength, denied, force }
}

/// The ways of `lang`; none if they are not known.
#[must_use]
pub fn ways(lang: &Lang) -> Option<&'static Ways> {
    match lang.base() {
        "en" => Some(&ENGLISH),
        "es" => Some(&SPANISH),
        _ => None,
    }
}

static ENGLISH: Ways = Ways {
    all: &[
        way(
            "shall not be required|must not be required|will not be required|shall not be obliged|is not required|are not required|need not|no need",
            Exemption,
            Exemption,
            Loose,
        ),
        way(
            "is required to|are required to|be required to|is obliged to|are obliged to|has to|have to",
            Obligation,
            Exemption,
            Loose,
        ),
        way("must", Obligation, Prohibition, Firm),
        way("shall", Obligation, Prohibition, Loose),
        way("is to|are to|will|needs to|need to", Obligation, Prohibition, Soft),
        way(
            "required|requires|require|mandatory|compulsory|obligatory|necessary|needed|duty|obliged|obligation|requirement|requirements",
            Obligation,
            Exemption,
            Soft,
        ),
        way("should|ought to", Recommendation, Discouraged, Firm),
        way(
            "recommended|recommends|recommend|advisable|encouraged|encourages|endeavour|endeavor|strive",
            Recommendation,
            Discouraged,
            Soft,
        ),
        way("may", Permission, Prohibition, Firm),
        way("cannot", Prohibition, Prohibition, Loose),
        way("can", Permission, Prohibition, Loose),
        way(
            "could|might|is allowed|are allowed|allowed|allows|permitted|permits|entitled|able|eligible|optional|free to|right to|right of|possible|option",
            Permission,
            Prohibition,
            Soft,
        ),
        way("prohibited|prohibits|forbidden|forbids|barred|banned", Prohibition, Permission, Soft),
        way("refrain|refrains", Prohibition, Prohibition, Soft),
    ],
    before: "not never",
    between: "",
    after: "not never",
    nobody: "no nobody none neither nothing never nor",
    begins: "and but that or in at under because",
    only: "only solely exclusively unless until except",
    refrain: "refrain abstain avoid",
    denies: "not without cannot unable",
    future: &[],
};

static SPANISH: Ways = Ways {
    all: &[
        way(
            "tiene que|tienen que|tendra que|tendran que|esta obligado|esta obligada|estan obligados|estan obligadas|estara obligado|estara obligada|estaran obligados|estaran obligadas",
            Obligation,
            Exemption,
            Loose,
        ),
        way("ha de|han de|habra de|habran de", Obligation, Prohibition, Loose),
        way("debe|deben|debera|deberan", Obligation, Prohibition, Firm),
        way(
            "deba|deban|corresponde|corresponden|correspondera|corresponderan",
            Obligation,
            Prohibition,
            Soft,
        ),
        way(
            "se requiere|se requieren|se requerira|se requeriran|requiere|requieren|requerido|requerida|requeridos|requeridas|exige|exigen|necesario|necesaria|necesarios|necesarias|obligatorio|obligatoria|obligatorios|obligatorias|obligacion|obligado|obligada|preciso|indispensable|imprescindible|requisito|requisitos|necesita|necesitan",
            Obligation,
            Exemption,
            Soft,
        ),
        way("deberia|deberian", Recommendation, Discouraged, Firm),
        way(
            "debiera|debieran|se recomienda|recomienda|recomiendan|recomendable|recomendado|aconseja|aconsejable|alienta|alientan|conveniente|convendria|procurara|procuraran|procura|procuran",
            Recommendation,
            Discouraged,
            Soft,
        ),
        way("puede|pueden|podra|podran", Permission, Prohibition, Firm),
        way(
            "pueda|puedan|podria|podrian|pudiera|pudieran|pudiendo|permite|permiten|permitira|permitiran|permitido|permitida|permitidos|permitidas|derecho a|derecho de|facultad|facultado|facultada|facultados|habilitado|habilitada|habilitados|optativo|optativa|opcional|posible|posibilidad|capaz|capaces|libre de|libres de",
            Permission,
            Prohibition,
            Soft,
        ),
        way(
            "prohibido|prohibida|prohibidos|prohibidas|prohibe|prohiben|prohibicion|impedido|impedida|impedidos",
            Prohibition,
            Permission,
            Soft,
        ),
        way("se abstendra|se abstendran|abstenerse", Prohibition, Prohibition, Soft),
    ],
    before: "no nunca jamas tampoco",
    between: "se lo la los las le les me nos es sera esta estara",
    after: "",
    nobody: "nadie ninguno ninguna ningun ningunos ningunas nunca jamas tampoco nada",
    begins: "y e pero que o u en bajo de ya",
    only: "solo solamente unicamente exclusivamente salvo excepto hasta sino mientras",
    refrain: "abstenerse evitar",
    denies: "no ni sin",
    future: &["rá", "rán"],
};
