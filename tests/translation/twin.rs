//! Two texts that should say the same: rules in both languages, what was lost between them, and what a
//! good translation does without losing anything.

use std::process::Output;

use proptest::prelude::*;
use puente::community::translation::twin::asked::Known;
use puente::community::translation::twin::{Finding, Report, Row, Unfit};
use puente::foundation::i18n::{Lang, Reader, Words};

use crate::start::Folder;

/// Rules of a regional organisation, and their translation: nothing differs.
pub const ENGLISH: &str = include_str!("twin-rules-en.md");
pub const SPANISH: &str = include_str!("twin-rules-es.md");

/// A code of conduct written in another style, and its translation.
const CONDUCT: [&str; 2] = [include_str!("twin-conduct-en.md"), include_str!("twin-conduct-es.md")];

fn compared(one: &str, other: &str) -> Report {
    Known::shipped().compare([(None, one), (None, other)]).expect("two texts")
}

/// What is said of two texts, in a language.
fn says(one: &str, other: &str, lang: &str) -> Vec<String> {
    let words = Words::embedded().expect("words");
    let reader = Reader::new(Lang::new(lang), "UTC");
    compared(one, other).says().iter().map(|say| words.say(&reader, say)).collect()
}

/// The rules with something else in them.
pub fn changed(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "{from:?} stands there once");
    text.replace(from, to)
}

/// What is said, in English and in Spanish, when the Spanish rules say `to` instead of `from`.
fn spanish_says(from: &str, to: &str) -> (Vec<String>, Vec<String>) {
    let other = changed(SPANISH, from, to);
    (says(ENGLISH, &other, "en"), says(ENGLISH, &other, "es"))
}

#[test]
fn rules_that_say_the_same_give_nothing_whichever_comes_first() {
    assert_eq!(says(ENGLISH, SPANISH, "en"), Vec::<String>::new());
    assert_eq!(says(SPANISH, ENGLISH, "es"), Vec::<String>::new());
    assert_eq!(says(CONDUCT[0], CONDUCT[1], "en"), Vec::<String>::new());
    assert_eq!(says(CONDUCT[1], CONDUCT[0], "es"), Vec::<String>::new());
    let report = compared(ENGLISH, SPANISH);
    assert!(report.sides.iter().all(|side| side.paragraphs.len() >= 20), "{report:?}");
    assert!(report.rows.iter().all(|row| row.places[0].len() == 1 && row.places[1].len() == 1));
    // Saved by another system, with the marks some editors put before a text.
    let windows = format!("\u{feff}{}", SPANISH.replace('\n', "\r\n"));
    assert_eq!(says(ENGLISH, &windows, "en"), Vec::<String>::new());
}

#[test]
fn f15_two_versions_of_the_rules_that_differ_are_told_with_both_paragraphs() {
    let (en, es) = spanish_says("un tercio de las ALS activas", "la mitad de las ALS activas");
    assert_eq!(en.len(), 2, "{en:?}");
    assert!(en[0].contains("“one third” is missing in the Spanish text"), "{en:?}");
    assert!(en[1].contains("“mitad” is missing in the English text"), "{en:?}");
    assert!(en[0].contains("in English: “Article 5. The quorum"), "{en:?}");
    assert!(en[0].contains("in Spanish: “Artículo 5. El quórum"), "{en:?}");
    assert!(es[0].contains("«one third» falta en el texto en español"), "{es:?}");
}

#[test]
fn a_missing_article_is_told_once_and_nothing_else() {
    let start = SPANISH.find("Artículo 6.").expect("an article");
    let end = SPANISH.find("Artículo 7.").expect("the next one");
    let other = format!("{}{}", &SPANISH[..start], &SPANISH[end..]);
    let en = says(ENGLISH, &other, "en");
    assert_eq!(en.len(), 1, "{en:?}");
    assert!(en[0].contains("in English: “Article 6."), "{en:?}");
    assert!(en[0].contains("Nothing after paragraph"), "{en:?}");
    assert!(en[0].ends_with("This paragraph is missing in the Spanish text"), "{en:?}");
    let es = says(&other, ENGLISH, "es");
    assert!(
        es.len() == 1 && es[0].ends_with("Este párrafo falta en el texto en español"),
        "{es:?}"
    );
    // Those after it get other numbers: that is told once, not for each of them.
    let mut renumbered = other;
    for number in 7..=12 {
        renumbered = renumbered
            .replace(&format!("Artículo {number}."), &format!("Artículo {}.", number - 1));
    }
    let en = says(ENGLISH, &renumbered, "en");
    let numbers = en.iter().filter(|line| line.contains("Its number is")).count();
    assert_eq!((en.len(), numbers), (2, 1), "{en:?}");
    assert!(en[1].contains("Its number is 7 in the one text and 6 in the other"), "{en:?}");
}

#[test]
fn may_against_debera_is_told() {
    let (en, es) = spanish_says("podrá postular a una persona", "deberá postular a una persona");
    assert_eq!(en.len(), 1, "{en:?}");
    assert!(
        en[0].ends_with(
            "“may” is a permission, and the Spanish text has an obligation there: “deberá”"
        ),
        "{en:?}"
    );
    assert!(
        es[0].ends_with(
            "«may» es un permiso, y el texto en español tiene ahí una obligación: «deberá»"
        ),
        "{es:?}"
    );
    let (en, _) = spanish_says("no podrán votar", "podrán votar");
    assert_eq!(en.len(), 1, "{en:?}");
    assert!(en[0].contains("a prohibition") && en[0].contains("a permission"), "{en:?}");
    let (en, _) = spanish_says("La presidencia debería responder", "La presidencia debe responder");
    assert_eq!(en.len(), 1, "{en:?}");
    assert!(en[0].contains("“should” is a recommendation"), "{en:?}");
}

#[test]
fn figures_dates_and_acronyms_are_told() {
    let (en, _) = spanish_says("30 días corridos", "3 días corridos");
    assert_eq!(en.len(), 2, "{en:?}");
    assert!(en[0].contains("“30 calendar days” is missing in the Spanish text"), "{en:?}");
    assert!(en[1].contains("“3 días” is missing in the English text"), "{en:?}");
    // In words too: rules write them so.
    let (en, _) = spanish_says("cinco días", "tres días");
    assert_eq!(en.len(), 2, "{en:?}");
    assert!(en[0].contains("“five days”") && en[1].contains("“tres días”"), "{en:?}");
    let (en, _) = spanish_says("10 de diciembre de 2026", "12 de octubre de 2026");
    assert_eq!(en.len(), 2, "{en:?}");
    assert!(en.iter().any(|line| line.contains("The date “10 December 2026”")), "{en:?}");
    let (en, es) = spanish_says("10 de diciembre de 2026", "10/12/2026");
    assert_eq!(en.len(), 1, "{en:?}");
    assert!(en[0].contains("“10/12/2026” is another day for readers of each language"), "{en:?}");
    assert!(es[0].contains("Escriba el mes con palabras"), "{es:?}");
    let (en, _) = spanish_says("al ALAC", "al comité");
    assert_eq!(en.len(), 1, "{en:?}");
    assert!(en[0].contains("“ALAC” is missing in the Spanish text"), "{en:?}");
}

#[test]
fn paragraphs_that_were_split_or_joined_are_no_mistake() {
    let (from, to) = ("por escrito. Toda", "por escrito.\n\nToda");
    let split = changed(SPANISH, from, to);
    assert_eq!(says(ENGLISH, &split, "en"), Vec::<String>::new());
    let report = compared(ENGLISH, &split);
    assert_eq!(report.rows.iter().filter(|row| row.places[1].len() == 2).count(), 1);
    // The other way round, and joined in one text as well as split in the other.
    assert_eq!(says(&split, ENGLISH, "es"), Vec::<String>::new());
    // What is split is still looked at.
    let wrong = changed(&split, "cinco días", "nueve días");
    assert_eq!(says(ENGLISH, &wrong, "en").len(), 2);
}

#[test]
fn a_paragraph_that_stands_elsewhere_is_not_called_missing() {
    let start = SPANISH.find("Artículo 3.").expect("an article");
    let end = SPANISH.find("Artículo 4.").expect("the next one");
    let moved = format!("{}{}\n\n{}", &SPANISH[..start], &SPANISH[end..], &SPANISH[start..end]);
    let report = compared(ENGLISH, &moved);
    let found: Vec<&Finding> =
        report.amiss().flat_map(|row| row.found.iter().map(|found| &found.finding)).collect();
    // An article and the heading after it.
    assert_eq!(found, [&Finding::Moved; 2], "{:?}", says(ENGLISH, &moved, "en"));
}

#[test]
fn half_a_paragraph_and_another_paragraph_are_noticed() {
    let start = SPANISH.find(" Toda objeción").expect("a sentence");
    let end = SPANISH[start..].find('\n').expect("its end") + start;
    let other = format!("{}{}", &SPANISH[..start], &SPANISH[end..]);
    let en = says(ENGLISH, &other, "en");
    assert!(en.iter().any(|line| line.contains("much longer than the Spanish one")), "{en:?}");
    let start = SPANISH.find("Los observadores").expect("a sentence");
    let end = SPANISH[start..].find('\n').expect("its end") + start;
    let strange = "El jurado del concurso de fotografía entregará premios en efectivo durante la cena \
        de gala del verano, junto al lago.";
    let other = format!("{}{strange}{}", &SPANISH[..start], &SPANISH[end..]);
    let en = says(ENGLISH, &other, "en");
    assert!(en.iter().any(|line| line.ends_with("do not seem to say the same")), "{en:?}");
    assert!(en.iter().all(|line| line.contains("in English: “Article 6.")), "{en:?}");
}

#[test]
fn texts_that_cannot_be_compared_say_why() {
    let known = Known::shipped();
    let unfit = |one: &str, other: &str| known.compare([(None, one), (None, other)]).unwrap_err();
    assert_eq!(unfit(SPANISH, SPANISH), Unfit::Same(Lang::new("es")));
    assert_eq!(unfit(ENGLISH, "***\n"), Unfit::Unknown);
    assert_eq!(unfit("30", "30"), Unfit::Unknown);
    let many = "La presidencia convoca a la reunión.\n\n".repeat(4_001);
    assert_eq!(unfit(ENGLISH, &many), Unfit::TooMany(4_001));
    // Boxes filled the other way round are compared as what they are.
    let (en, es) = (Lang::new("en"), Lang::new("es"));
    let swapped = known.compare([(Some(&en), SPANISH), (Some(&es), ENGLISH)]).expect("two texts");
    assert_eq!((&swapped.sides[0].lang, swapped.count()), (&es, 0));
    assert_eq!(
        known.compare([(Some(&en), "30 %"), (Some(&es), "  \n")]).unwrap_err(),
        Unfit::Empty
    );
}

/// A paragraph as one of a made-up pair of rules, with nothing that any other has.
fn paragraph(lang: &str, number: usize) -> String {
    let (days, months) =
        (number + 3, ["enero January", "marzo March", "junio June", "agosto August"]);
    let month = months[number % months.len()].split(' ').collect::<Vec<_>>();
    let en = [
        "The regional assembly",
        "The electoral commission",
        "The secretariat",
        "Each delegation",
        "The technical committee",
        "The president",
    ];
    let es = [
        "La asamblea regional",
        "La comisión electoral",
        "La secretaría",
        "Cada delegación",
        "El comité técnico",
        "La presidencia",
    ];
    let what = number / en.len() % 4;
    let acts = [
        "publishes the minutes of the session",
        "receives the candidacies for each position",
        "distributes the documents of the consultation",
        "approves the annual budget and the plan of activities",
    ];
    let tareas = [
        "publica las actas de la sesión",
        "recibe las candidaturas para cada posición",
        "distribuye los documentos de la consulta",
        "aprueba el presupuesto anual y el plan de actividades",
    ];
    match lang {
        "en" => format!(
            "{} {} within {days} days after {} {}, in both languages.",
            en[number % en.len()],
            acts[what],
            number % 27 + 1,
            month[1]
        ),
        _ => format!(
            "{} {} en un plazo de {days} días después del {} de {}, en los dos idiomas.",
            es[number % es.len()],
            tareas[what],
            number % 27 + 1,
            month[0]
        ),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn whatever_paragraph_is_dropped_is_reported_as_missing(count in 3_usize..24, which in any::<prop::sample::Index>(), from_spanish in any::<bool>()) {
        let all = |lang: &str| (0..count).map(|number| paragraph(lang, number)).collect::<Vec<_>>();
        let (mut one, mut other) = (all("en"), all("es"));
        prop_assert_eq!(compared(&one.join("\n\n"), &other.join("\n\n")).count(), 0);
        let dropped = which.index(count);
        let (side, missing_in) = if from_spanish {
            other.remove(dropped);
            (0, "es")
        } else {
            one.remove(dropped);
            (1, "en")
        };
        let report = compared(&one.join("\n\n"), &other.join("\n\n"));
        let amiss: Vec<&Row> = report.amiss().collect();
        prop_assert_eq!(amiss.len(), 1, "{:?}", amiss);
        let finding = Finding::Missing { missing_in: Lang::new(missing_in) };
        prop_assert_eq!(&amiss[0].found[0].finding, &finding);
        prop_assert_eq!(amiss[0].places[side].clone(), dropped..dropped + 1);
    }
}

#[test]
fn whatever_paragraph_of_the_rules_is_dropped_is_reported_as_missing() {
    for [english, spanish] in [[ENGLISH, SPANISH], CONDUCT] {
        let report = compared(english, spanish);
        for side in [0, 1] {
            let text = &report.sides[side].text;
            for (at, paragraph) in report.sides[side].paragraphs.iter().enumerate() {
                let span = &paragraph.span;
                let fewer = format!("{}{}", &text[..span.start], &text[span.end..]);
                let (one, other) =
                    if side == 0 { (fewer.as_str(), spanish) } else { (english, fewer.as_str()) };
                let found = compared(one, other);
                let is_missing = |row: &&Row| {
                    row.found.iter().any(|one| matches!(one.finding, Finding::Missing { .. }))
                };
                let missing: Vec<_> = found
                    .amiss()
                    .filter(is_missing)
                    .flat_map(|row| row.places[1 - side].clone())
                    .collect();
                assert_eq!(missing, [at], "{:?}: {:?}", &text[span.clone()], found.says());
            }
        }
    }
}

/// What the terminal says, and how it ends.
fn terminal(folder: &Folder, locale: &str, line: &[&str]) -> (Option<i32>, String) {
    let mut command = folder.command(line);
    let Output { status, stdout, stderr } =
        command.env("LC_ALL", locale).output().expect("running");
    (status.code(), String::from_utf8([stdout, stderr].concat()).expect("text"))
}

#[test]
fn the_terminal_compares_two_files_in_its_own_language() {
    let folder = Folder::make();
    folder.write("rules.md", ENGLISH);
    folder.write("reglas.md", &format!("\u{feff}{}", SPANISH.replace('\n', "\r\n")));
    let (code, said) = terminal(&folder, "en_GB.UTF-8", &["twin", "rules.md", "reglas.md"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.starts_with("Nothing was found that differs"), "{said}");
    folder.write("otras.md", &changed(SPANISH, "podrá postular", "deberá postular"));
    for (locale, command, words) in [
        ("en_GB.UTF-8", "twin", "1 thing to look at"),
        ("es_MX.UTF-8", "cotejar", "1 asunto por revisar"),
        ("es_MX.UTF-8", "gemelos", "una obligación"),
    ] {
        let (code, said) = terminal(&folder, locale, &[command, "rules.md", "otras.md"]);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains(words) && said.contains("deberá"), "{said}");
        assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
    }
    std::fs::write(folder.path("latin.txt"), b"La reuni\xf3n").expect("a file");
    folder.write("large.txt", &"La presidencia responde. ".repeat(50_000));
    for (one, other, words) in [
        ("rules.md", "none.md", "none.md cannot be read"),
        ("rules.md", "latin.txt", "not plain text in UTF-8"),
        ("rules.md", "large.txt", "larger than"),
        ("rules.md", "rules.md", "Both texts are in English"),
    ] {
        let (code, said) = terminal(&folder, "en_GB.UTF-8", &["twin", one, other]);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains(words), "{said}");
    }
    // With a group, its terms and names count too.
    let group = "[[people.groups]]\nslug = \"names\"\nrooms = [\"en\", \"es\"]\n\
        names = { en = \"Names\", es = \"Nombres\" }\n";
    folder.write("puente.toml", group);
    assert!(folder.run(&["invite", "Ana Luz"]).0);
    for (slug, wanted, words) in [("names", 0, "Nothing was found"), ("nombres", 2, "names")] {
        let line = ["twin", "rules.md", "reglas.md", "--group", slug];
        let (code, said) = terminal(&folder, "en_GB.UTF-8", &line);
        assert!(code == Some(wanted) && said.contains(words), "{said}");
    }
    let (code, said) = terminal(&folder, "es_MX.UTF-8", &["twin", "rules.md"]);
    assert!(code == Some(2) && said.contains("Falta <ARCHIVO>"), "{said}");
}
