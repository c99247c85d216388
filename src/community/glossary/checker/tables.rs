//! How a language writes months, units, numbers in words and decimals, and which of its words
//! people write in capitals to be heard. Adding a language here sharpens the check for it; a
//! language that is not here is still checked for figures, ISO dates, links and acronyms.
//!
//! Refuses to know texts. All words are lower case without accents.

use crate::foundation::i18n::Lang;

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Of a hundred.
    Percent,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days, of any kind.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// What a language writes its own way.
pub struct Tables {
    /// Decimals follow a point (English) rather than a comma.
    pub decimal_point: bool,
    /// The names of the twelve months, the full one first; empty when not known.
    pub months: &'static [&'static [&'static str]],
    /// Months are written with a capital, so *may* is no month.
    pub capital_months: bool,
    /// Numbers in words; the words for one value are parted by spaces.
    pub numbers: &'static [(u64, &'static str)],
    /// Words for a part of a hundred: *half*.
    pub parts: &'static [(&'static str, u64)],
    /// The zeros that words after a figure add to it; what has more words stands first.
    pub scales: &'static [(usize, &'static [&'static str])],
    /// Units after a figure.
    pub units: &'static [(Unit, &'static [&'static str])],
    /// What may stand between a figure and its unit.
    pub between: &'static [&'static str],
    /// What joins the words of one number.
    pub joins: &'static [&'static str],
    /// The minutes since midnight that have a name.
    pub hours: &'static [(&'static str, u32)],
    /// Ordinary words people write in capitals, parted by spaces; no acronyms. Dollars are among
    /// them, since `US$` and `USD` are the same.
    pub stressed: &'static str,
}

/// The tables of `lang`.
#[must_use]
pub fn tables(lang: &Lang) -> &'static Tables {
    match lang.base() {
        "en" => &ENGLISH,
        "es" => &SPANISH,
        _ => &UNKNOWN,
    }
}

static UNKNOWN: Tables = Tables {
    decimal_point: false,
    months: &[],
    capital_months: false,
    numbers: &[],
    parts: &[],
    scales: &[],
    units: &[],
    between: &[],
    joins: &[],
    hours: &[],
    stressed: "",
};

static ENGLISH: Tables = Tables {
    decimal_point: true,
    months: &[
        &["january", "jan"],
        &["february", "feb"],
        &["march", "mar"],
        &["april", "apr"],
        &["may"],
        &["june", "jun"],
        &["july", "jul"],
        &["august", "aug"],
        &["september", "sept", "sep"],
        &["october", "oct"],
        &["november", "nov"],
        &["december", "dec"],
    ],
    capital_months: true,
    numbers: &[
        (0, "zero"),
        (1, "a an one once first"),
        (2, "two twice both second"),
        (3, "three third thirds"),
        (4, "four fourth quarter quarters"),
        (5, "five fifth"),
        (6, "six sixth"),
        (7, "seven seventh"),
        (8, "eight eighth"),
        (9, "nine ninth"),
        (10, "ten tenth"),
        (11, "eleven"),
        (12, "twelve dozen"),
        (13, "thirteen"),
        (14, "fourteen"),
        (15, "fifteen"),
        (16, "sixteen"),
        (17, "seventeen"),
        (18, "eighteen"),
        (19, "nineteen"),
        (20, "twenty"),
        (30, "thirty"),
        (40, "forty"),
        (50, "fifty"),
        (60, "sixty"),
        (70, "seventy"),
        (80, "eighty"),
        (90, "ninety"),
        (100, "hundred"),
        (1000, "thousand"),
    ],
    parts: &[("half", 50)],
    scales: &[(3, &["thousand"]), (6, &["million"]), (9, &["billion"]), (12, &["trillion"])],
    units: &[
        (Unit::Percent, &["per cent", "percent"]),
        (Unit::Minute, &["minute", "minutes", "min"]),
        (Unit::Hour, &["hour", "hours", "h", "hr", "hrs"]),
        (Unit::Day, &["day", "days", "d"]),
        (Unit::Week, &["week", "weeks"]),
        (Unit::Month, &["month", "months"]),
        (Unit::Year, &["year", "years"]),
    ],
    between: &["calendar", "business", "working", "consecutive", "full"],
    joins: &["and"],
    hours: &[("noon", 720), ("midday", 720), ("midnight", 0)],
    stressed: "a all also always and any are both but by can do each every for from had has have if \
        in is it may more must my never new no none nor not now of ok on one only or our out \
        own shall should so some that the their then there they this to us very was we what \
        when who why will with yes you your usd",
};

static SPANISH: Tables = Tables {
    decimal_point: false,
    months: &[
        &["enero", "ene"],
        &["febrero", "feb"],
        &["marzo", "mar"],
        &["abril", "abr"],
        &["mayo", "may"],
        &["junio", "jun"],
        &["julio", "jul"],
        &["agosto", "ago"],
        &["septiembre", "setiembre", "sept", "sep", "set"],
        &["octubre", "oct"],
        &["noviembre", "nov"],
        &["diciembre", "dic"],
    ],
    capital_months: false,
    numbers: &[
        (0, "cero"),
        (1, "un una uno primer primero primera"),
        (2, "dos ambos ambas segundo segunda"),
        (3, "tres tercer tercero tercera terceras tercio tercios"),
        (4, "cuatro cuarto cuarta cuartos"),
        (5, "cinco quinto quinta"),
        (6, "seis sexto sexta"),
        (7, "siete septimo septima"),
        (8, "ocho octavo octava"),
        (9, "nueve noveno novena"),
        (10, "diez decimo decima"),
        (11, "once"),
        (12, "doce docena"),
        (13, "trece"),
        (14, "catorce"),
        (15, "quince"),
        (16, "dieciseis"),
        (17, "diecisiete"),
        (18, "dieciocho"),
        (19, "diecinueve"),
        (20, "veinte"),
        (21, "veintiuno veintiun veintiuna"),
        (22, "veintidos"),
        (23, "veintitres"),
        (24, "veinticuatro"),
        (25, "veinticinco"),
        (26, "veintiseis"),
        (27, "veintisiete"),
        (28, "veintiocho"),
        (29, "veintinueve"),
        (30, "treinta"),
        (40, "cuarenta"),
        (50, "cincuenta"),
        (60, "sesenta"),
        (70, "setenta"),
        (80, "ochenta"),
        (90, "noventa"),
        (100, "cien ciento"),
        (200, "doscientos doscientas"),
        (300, "trescientos trescientas"),
        (500, "quinientos quinientas"),
        (1000, "mil"),
    ],
    parts: &[("mitad", 50)],
    scales: &[
        (9, &["mil millones"]),
        (3, &["mil"]),
        (6, &["millon", "millones"]),
        (12, &["billon", "billones"]),
    ],
    units: &[
        (Unit::Percent, &["por ciento"]),
        (Unit::Minute, &["minuto", "minutos", "min"]),
        (Unit::Hour, &["hora", "horas", "h", "hs", "hrs"]),
        (Unit::Day, &["dia", "dias", "d"]),
        (Unit::Week, &["semana", "semanas"]),
        (Unit::Month, &["mes", "meses"]),
        (Unit::Year, &["ano", "anos"]),
    ],
    between: &[],
    joins: &["y"],
    hours: &[("mediodia", 720), ("medianoche", 0)],
    stressed: "a al como con de debe deben del e el ella en es esta este fue ha han hay la las le les \
        lo los mas mi muy nada ni no nos nuestra nuestro nunca o ok otra otro para pero por \
        que se ser si siempre sin solo son su sus tambien toda todas todo todos tu un una uno \
        y ya usd",
};
