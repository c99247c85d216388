//! Thousands of made-up texts: what is masked can be put back, and a translator that changes a mask
//! is never believed.

use proptest::prelude::*;

use super::super::found::found;
use super::super::sentence::masked;
use super::*;

/// Words, marks and signs as people and machines write them.
const TEXT: &str = "(?:[a-zñé]{1,8} |[A-Z]{2,6} |XQ[0-9]Z|the |el |[0-9]{1,4}[.,/: -]|[0-9]{1,2} de mayo |December 1[0-9], |at 6 pm |https://a.b/c |@ana |\"[a-z ]{1,9}\" |`x` |\\*\\*a\\*\\* |😀|ALSes |the Board's |Rosa Quispe |[\\n.!?:,;()\\[\\]>-] ?|\\PC){0,40}";

fn mask(answer: &str) -> Option<std::ops::Range<usize>> {
    let pattern = regex::Regex::new(r"XQ\d+Z").expect("a pattern");
    pattern.find(answer).map(|found| found.start()..found.end())
}

fn change(answer: &str, how: usize) -> String {
    let std::ops::Range { start: at, end } = mask(answer).expect("a mask");
    let (before, mask, after) = (&answer[..at], &answer[at..end], &answer[end..]);
    match how {
        0 => format!("{before}{after}"),
        1 => format!("{before}{mask} {mask}{after}"),
        2 => format!("{before}{}{after}", mask.to_lowercase()),
        3 => format!("{before}{}{after}", mask.replace('Z', " Z")),
        _ => format!("{before}XQ99Z{after}"),
    }
}

proptest! {
    #[test]
    fn masking_and_unmasking_gives_the_text_back(text in TEXT, spanish in any::<bool>()) {
        let (from, to) = if spanish { ("es", "en") } else { ("en", "es") };
        let side = shield().side(&Lang::new(from)).expect("a side");
        let line = text.replace('\n', " ");
        let sentences = masked(&line, &found(shield(), side, &line, &Lang::new(to)));
        let back: String = sentences
            .iter()
            .flat_map(|sentence| [sentence.original(), sentence.after.clone()])
            .collect();
        prop_assert_eq!(back, line);
    }

    #[test]
    fn a_translator_that_changes_nothing_loses_nothing(text in TEXT, to in prop::sample::select(vec!["en", "es", "pt"])) {
        let ready = protected(&text, to);
        let answers: Vec<String> = ready.asked().into_iter().map(|asked| asked.text).collect();
        match ready.finished(&answers) {
            Outcome::Translated { .. } | Outcome::NothingToDo => {}
            // The same words can be another number in the other language: *once*.
            Outcome::Original { why } => prop_assert_eq!(why.id, "translation-kept-number"),
        }
    }

    #[test]
    fn a_translator_that_changes_a_mask_is_not_believed(text in TEXT, how in 0_usize..5) {
        let ready = protected(&text, "es");
        let mut answers: Vec<String> = ready.asked().into_iter().map(|asked| asked.text).collect();
        if let Some(answer) = answers.iter_mut().find(|answer| mask(answer).is_some()) {
            *answer = change(answer, how);
            prop_assert!(matches!(ready.finished(&answers), Outcome::Original { .. }), "{answers:?}");
        }
    }

    #[test]
    fn no_answer_is_too_strange(text in TEXT, answers in prop::collection::vec("(?:XQ[0-9]{1,3}Z?|\\PC| ){0,12}", 0..4)) {
        for to in ["en", "es"] {
            let _ = protected(&text, to).finished(&answers);
        }
    }
}
