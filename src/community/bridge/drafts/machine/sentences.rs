//! What becomes of a machine's draft, sentence by sentence, as people write on: which sentences are
//! still the machine's, which somebody edited, which somebody approved. Pure: no database, no clock.

use std::collections::HashMap;

use crate::community::translation::protect::text::sentences;
use crate::foundation::clock::Moment;
use crate::foundation::i18n::fold;
use crate::foundation::talk::MemberId;

/// How alike two sentences must be, in hundredths, for one to be the other reworded.
const ALIKE: usize = 34;

/// Where a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// In the machine's words, and nobody has approved it.
    Machine,
    /// Somebody put it in words of their own.
    Edited,
    /// Somebody has read it and approved it.
    Approved,
}

impl State {
    const ALL: [Self; 3] = [Self::Machine, Self::Edited, Self::Approved];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Machine => "machine",
            Self::Edited => "edited",
            Self::Approved => "approved",
        }
    }

    /// The state of a code; the machine's if there is no such, since nobody is known to have read it.
    #[must_use]
    pub fn of(code: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.code() == code).unwrap_or(Self::Machine)
    }
}

/// What a machine wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its words.
    pub text: String,
    /// What people know the translator by.
    pub engine: String,
}

/// A sentence of a text that began as a machine's draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// As it stands.
    pub text: String,
    /// As the machine wrote it; none if a person added it.
    pub draft: Option<Draft>,
    /// Where it stands.
    pub state: State,
    /// Who edited or approved it; none while it is the machine's, and once they are gone.
    pub by: Option<MemberId>,
    /// Since when.
    pub at: Moment,
}

impl Sentence {
    /// The machine's words, where a person put others in their place.
    #[must_use]
    pub fn reworded(&self) -> Option<&str> {
        self.draft.as_ref().map(|draft| draft.text.as_str()).filter(|text| *text != self.text)
    }
}

/// The sentences of a text, line by line.
#[must_use]
pub fn split(text: &str) -> Vec<&str> {
    let each = |line| {
        let spans = sentences::sentences(line).into_iter();
        spans.map(move |span| line[span].trim())
    };
    text.lines().flat_map(each).filter(|sentence| !sentence.is_empty()).collect()
}

/// A text just as a machine wrote it.
#[must_use]
pub fn drafted(text: &str, engine: &str, at: Moment) -> Vec<Sentence> {
    let sentence = |text: &str| Sentence {
        text: text.to_owned(),
        draft: Some(Draft { text: text.to_owned(), engine: engine.to_owned() }),
        state: State::Machine,
        by: None,
        at,
    };
    split(text).into_iter().map(sentence).collect()
}

/// The sentences after somebody saved the text anew. One that reads as before stands as before,
/// wherever it stands; one that was reworded keeps the machine's words beside it; one that is new is
/// theirs. Nothing is left to say of a text in which nothing came from a machine.
#[must_use]
pub fn followed(before: &[Sentence], now: &str, by: &MemberId, at: Moment) -> Vec<Sentence> {
    let texts = split(now);
    let mut left: Vec<Option<&Sentence>> = before.iter().map(Some).collect();
    let mut same: Vec<Option<Sentence>> = Vec::with_capacity(texts.len());
    for text in &texts {
        let found = left.iter_mut().find(|one| one.is_some_and(|one| one.text == *text));
        same.push(found.and_then(Option::take).cloned());
    }
    let mut after = Vec::with_capacity(texts.len());
    for (text, same) in texts.iter().zip(same) {
        if let Some(same) = same {
            after.push(same);
            continue;
        }
        let likeness = |one: Option<&Sentence>| one.map_or(0, |one| alike(&one.text, text));
        let likest = left.iter_mut().rev().max_by_key(|one| likeness(**one));
        let likest = likest.filter(|one| likeness(**one) >= ALIKE);
        let draft = likest.and_then(Option::take).and_then(|one| one.draft.clone());
        // In the machine's words again, it is the machine's again.
        let again = draft.as_ref().is_some_and(|draft| draft.text == *text);
        after.push(Sentence {
            text: (*text).to_owned(),
            draft,
            state: if again { State::Machine } else { State::Edited },
            by: (!again).then(|| by.clone()),
            at,
        });
    }
    if after.iter().all(|one| one.draft.is_none()) { Vec::new() } else { after }
}

/// The sentences after somebody approved those of the machine, or only the one of that number, from
/// one; and how many that were.
#[must_use]
pub fn approved(
    before: &[Sentence],
    only: Option<usize>,
    by: &MemberId,
    at: Moment,
) -> (Vec<Sentence>, usize) {
    let mut count = 0;
    let sentences = before.iter().zip(1..).map(|(one, number)| {
        if one.state != State::Machine || only.is_some_and(|only| only != number) {
            return one.clone();
        }
        count += 1;
        Sentence { state: State::Approved, by: Some(by.clone()), at, ..one.clone() }
    });
    let sentences = sentences.collect();
    (sentences, count)
}

/// How many of them nobody has approved.
#[must_use]
pub fn unread(sentences: &[Sentence]) -> usize {
    sentences.iter().filter(|one| one.state == State::Machine).count()
}

/// How much of two sentences is the same words, in hundredths.
fn alike(one: &str, other: &str) -> usize {
    let words = |text: &str| -> Vec<String> {
        let folded = fold(text);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in &one {
        *counts.entry(word).or_default() += 1;
    }
    let mut common = 0_usize;
    for word in &other {
        if let Some(count) = counts.get_mut(word.as_str()).filter(|count| **count > 0) {
            *count -= 1;
            common += 1;
        }
    }
    (200 * common).checked_div(one.len() + other.len()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const AT: Moment = Moment(1_000);
    const LATER: Moment = Moment(2_000);

    fn camila() -> MemberId {
        MemberId::from("camila".to_owned())
    }

    fn draft() -> Vec<Sentence> {
        drafted(
            "La reunión de consejo es el lunes. Cada divulgación queda registrada.",
            "Apertium",
            AT,
        )
    }

    fn states(sentences: &[Sentence]) -> Vec<State> {
        sentences.iter().map(|one| one.state).collect()
    }

    #[test]
    fn what_is_not_touched_stays_the_machines() {
        let text = "La reunión de la Junta es el lunes. Cada divulgación queda registrada.";
        let after = followed(&draft(), text, &camila(), LATER);
        assert_eq!(states(&after), [State::Edited, State::Machine]);
        assert_eq!(after[0].reworded(), Some("La reunión de consejo es el lunes."));
        assert_eq!((after[0].by.as_ref(), after[0].at), (Some(&camila()), LATER));
        assert_eq!((after[1].by.as_ref(), after[1].at), (None, AT));
        assert_eq!(unread(&after), 1);
    }

    #[test]
    fn moved_added_and_taken_out() {
        let text = "Cada divulgación queda registrada.\nLa sala pide más plazo.";
        let after = followed(&draft(), text, &camila(), LATER);
        assert_eq!(states(&after), [State::Machine, State::Edited]);
        assert_eq!(after[1].draft, None);
        assert!(after.iter().all(|one| !one.text.contains("reunión")));
    }

    #[test]
    fn of_words_that_are_all_a_persons_nothing_is_left_to_say() {
        assert!(followed(&draft(), "Hoy no hay quórum.", &camila(), LATER).is_empty());
        assert!(followed(&draft(), "  ", &camila(), LATER).is_empty());
    }

    #[test]
    fn what_is_approved_stays_so_until_it_is_reworded() {
        let (read, count) = approved(&draft(), Some(2), &camila(), LATER);
        assert_eq!((states(&read), count), (vec![State::Machine, State::Approved], 1));
        let (read, count) = approved(&read, None, &camila(), LATER);
        assert_eq!((unread(&read), count), (0, 1));
        let same = "La reunión de consejo es el lunes. Cada divulgación queda registrada.";
        assert_eq!(followed(&read, same, &camila(), LATER), read);
        let text = same.replace("registrada", "anotada");
        let after = followed(&read, &text, &camila(), LATER);
        assert_eq!(states(&after), [State::Approved, State::Edited]);
        // Back in the machine's words, it waits to be read again.
        let back = followed(&after, same, &camila(), LATER);
        assert_eq!(states(&back), [State::Approved, State::Machine]);
    }

    proptest! {
        #[test]
        fn every_sentence_of_the_text_is_known_and_in_order(
            first in "[A-Z][a-z ]{0,12}\\.( [A-Z][a-z ]{0,12}\\.){0,5}",
            then in "[A-Z][a-z ]{0,12}\\.([ \\n][A-Z][a-z ]{0,12}\\.){0,5}",
        ) {
            let before = drafted(&first, "Apertium", AT);
            let after = followed(&before, &then, &camila(), LATER);
            if !after.is_empty() {
                let texts: Vec<&str> = after.iter().map(|one| one.text.as_str()).collect();
                prop_assert_eq!(texts, split(&then));
            }
            // Nobody approves by saving, and no draft stands beside two sentences.
            prop_assert!(after.iter().all(|one| one.state != State::Approved));
            let drafts = after.iter().filter(|one| one.draft.is_some()).count();
            prop_assert!(drafts <= before.len());
            prop_assert_eq!(followed(&before, &first, &camila(), LATER), before);
        }
    }
}
