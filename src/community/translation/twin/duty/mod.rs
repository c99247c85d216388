//! What must, may and should be done, as two texts say it: *must*, *shall not*, *no podrá*, *debería*.
//! The strengths are those of RFC 2119 and of the drafting manuals both languages have: an obligation,
//! a prohibition, a recommendation, a permission, and what nobody need do.
//!
//! It would rather miss something than cry wolf: Spanish says in the future or the present what
//! English says with *shall*, a second *may* of a sentence is often left out, and *may not … unless* is
//! *solo podrá … si*. Refuses to know what is to be done.

mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::community::glossary::terms::inflection::{Word, words};
use crate::foundation::i18n::Lang;
use words::{Way, Ways, ways};

/// How binding something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Must, shall; debe, deberá.
    Obligation,
    /// Must not, may not; no debe, no podrá.
    Prohibition,
    /// Should; debería.
    Recommendation,
    /// Should not; no debería.
    Discouraged,
    /// May; puede, podrá.
    Permission,
    /// Need not; no tiene que.
    Exemption,
}

impl Strength {
    /// As the message ids `twin-strength` choose by it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Obligation => "obligation",
            Self::Prohibition => "prohibition",
            Self::Recommendation => "recommendation",
            Self::Discouraged => "discouraged",
            Self::Permission => "permission",
            Self::Exemption => "exemption",
        }
    }
}

/// How much a way to say it weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// Only answers for one in the other text.
    Soft,
    /// Is held against another strength, but not missed where there is none.
    Loose,
    /// Is missed.
    Firm,
}

/// A duty where it is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Where, in bytes.
    pub span: Range<usize>,
    /// How binding.
    pub strength: Strength,
    /// How much it weighs.
    pub force: Force,
}

/// What a text says of duties.
#[derive(Clone, Debug, Default)]
pub struct Duties {
    /// In order of place.
    pub all: Vec<Duty>,
    /// Some permission has a bound: *may only*, *may not unless*.
    pub bounded: bool,
    /// Something is denied somewhere.
    pub denies: bool,
}

/// The duties in `text`; none in a language whose words are not known.
#[must_use]
pub fn duties(text: &str, lang: &Lang) -> Option<Duties> {
    let ways = ways(lang)?;
    let all = words(text, lang);
    let mut found = Duties {
        bounded: all.iter().any(|word| is_in(ways.only, &word.folded)),
        denies: all
            .iter()
            .any(|word| is_in(ways.nobody, &word.folded) || is_in(ways.denies, &word.folded)),
        all: Vec::new(),
    };
    let mut at = 0;
    while at < all.len() {
        let here = Here { text, words: &all, ways, at };
        match here.said() {
            Some((duty, length)) => {
                found.all.push(duty);
                at += length;
            }
            None => at += 1,
        }
    }
    Some(found)
}

fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| !known.is_empty() && known == word)
}

/// A word of a text, with those around it.
struct Here<'a> {
    text: &'a str,
    words: &'a [Word],
    ways: &'static Ways,
    at: usize,
}

impl Here<'_> {
    /// A word some places away, in the same sentence.
    fn near(&self, by: isize) -> Option<&Word> {
        let word = self.words.get(self.at.checked_add_signed(by)?)?;
        (word.segment == self.words[self.at].segment).then_some(word)
    }

    fn folded(&self, by: isize) -> &str {
        self.near(by).map_or("", |word| word.folded.as_str())
    }

    /// The duty that is said from here on, and in how many words.
    fn said(&self) -> Option<(Duty, usize)> {
        let Some((way, length)) = self.way() else { return self.future() };
        if self.is_another_word() {
            return None;
        }
        let last = self.at + length - 1;
        let end = Here { at: last, ..*self };
        let (before, denied_before) = self.denied_before();
        let nobody = self.nobody();
        let denied = denied_before || end.denied_after() || nobody.is_some();
        let mut strength = if denied { way.denied } else { way.strength };
        if strength == Strength::Obligation
            && (1..=2).any(|by| is_in(self.ways.refrain, end.folded(by)))
        {
            strength = Strength::Prohibition;
        }
        let force = if self.is_doubtful() { Force::Soft } else { way.force };
        let span = nobody.unwrap_or(before.start)..self.words[last].span.end;
        let span = if end.denied_after() {
            span.start..end.near(1).map_or(span.end, |word| word.span.end)
        } else {
            span
        };
        Some((Duty { span, strength, force }, length))
    }

    fn way(&self) -> Option<(&'static Way, usize)> {
        let matches = |wanted: &str| {
            let mut count = 0;
            for (by, word) in (0..).zip(wanted.split(' ')) {
                if self.folded(by) != word {
                    return None;
                }
                count += 1;
            }
            Some(count)
        };
        self.ways
            .all
            .iter()
            .find_map(|way| way.words.split('|').find_map(matches).map(|length| (way, length)))
    }

    /// A verb that says what will be.
    fn future(&self) -> Option<(Duty, usize)> {
        let word = &self.words[self.at];
        let written = self.text[word.span.clone()].to_lowercase();
        let is_one = written.chars().count() > 4
            && self.ways.future.iter().any(|ending| written.ends_with(ending));
        let strength = if self.nobody().is_some() || self.denied_before().1 {
            Strength::Prohibition
        } else {
            Strength::Obligation
        };
        let duty = Duty { span: word.span.clone(), strength, force: Force::Soft };
        is_one.then_some((duty, 1))
    }

    /// Words spelled alike: the month, a noun, *due to*.
    fn is_another_word(&self) -> bool {
        let word = &self.words[self.at];
        let written = &self.text[word.span.clone()];
        match word.folded.as_str() {
            "may" => {
                let shouted = written == "MAY";
                let begins = self.near(-1).is_none();
                word.capital
                    && !shouted
                    && (!begins || self.folded(1).starts_with(|c: char| c.is_ascii_digit()))
            }
            "will" | "can" | "must" => is_in(
                "the a an free good own their its his her goodwill political",
                self.folded(-1),
            ),
            // *Should a vacancy arise* is a condition.
            "should" => (word.capital && self.near(-1).is_none()) || self.is_in_condition(),
            "debe" | "deben" => self.folded(-1) == "se" && is_in("a al", self.folded(1)),
            _ => false,
        }
    }

    /// A condition was opened before, and no comma closed it.
    fn is_in_condition(&self) -> bool {
        self.clause().any(|word| is_in("if lest case", &word.folded))
    }

    /// The words before this one back to where its clause begins, the nearest first.
    fn clause(&self) -> impl Iterator<Item = &Word> {
        (1..12).map_while(|by: isize| {
            let next = self.near(1 - by)?;
            let word = self.near(-by)?;
            let gap = self.text.get(word.span.end..next.span.start)?;
            (!gap.contains([',', '(', ')'])).then_some(word)
        })
    }

    /// Where the word begins with what denies it, and whether something does.
    fn denied_before(&self) -> (Range<usize>, bool) {
        let own = self.words[self.at].span.clone();
        for by in 1..=3 {
            let Some(word) = self.near(-by) else { break };
            if is_in(self.ways.before, &word.folded) {
                return (word.span.start..own.end, true);
            }
            if !is_in(self.ways.between, &word.folded) {
                break;
            }
        }
        (own, false)
    }

    /// *must not*, *may in no case*.
    fn denied_after(&self) -> bool {
        is_in(self.ways.after, self.folded(1))
            || (is_in("in under at", self.folded(1)) && self.folded(2) == "no")
            || (is_in("also then therefore thus", self.folded(1)) && self.folded(2) == "not")
    }

    /// *No member may*, *ningún integrante podrá*: where nobody stands if the clause begins with it. *No
    /// later than* does not deny it.
    fn nobody(&self) -> Option<usize> {
        let before: Vec<&Word> = self.clause().collect();
        let at = before.iter().enumerate().position(|(at, word)| {
            let first =
                before.get(at + 1).is_none_or(|prior| is_in(self.ways.begins, &prior.folded));
            let next = at.checked_sub(1).and_then(|at| before.get(at));
            let bound = "later more less fewer longer earlier sooner matter doubt";
            is_in(self.ways.nobody, &word.folded)
                && first
                && !next.is_some_and(|next| is_in(bound, &next.folded))
        })?;
        Some(before[at].span.start)
    }

    /// Where *may* belongs to a clause that only describes something: *as may be necessary*.
    fn is_doubtful(&self) -> bool {
        is_in(
            "as that which who whoever whatever whichever how lo que quien quienes cual cuales",
            self.folded(-1),
        ) || is_in("ser que", self.folded(1)) && self.folded(0) == "puede"
    }
}

/// What two texts say differently: the one's duty, the other's in its place if it has another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// In the one text.
    pub one: Option<Duty>,
    /// In the other.
    pub other: Option<Duty>,
}

/// Compares what two texts say of duties.
#[must_use]
pub fn differences(one: &Duties, other: &Duties) -> Vec<Difference> {
    let (mine, theirs) = (unanswered(one, other), unanswered(other, one));
    let mut found = Vec::new();
    let mut left: Vec<&Duty> = theirs.clone();
    let mut alone: Vec<&Duty> = Vec::new();
    for duty in &mine {
        let at = left.iter().position(|there| !may_stand_for(duty, one, there, other));
        match at {
            Some(at) => found.push(Difference {
                one: Some((*duty).clone()),
                other: Some(left.remove(at).clone()),
            }),
            None => alone.push(duty),
        }
    }
    let paired = found.len();
    for duty in alone {
        if is_missed(duty, other) && paired == 0 {
            found.push(Difference { one: Some(duty.clone()), other: None });
        }
    }
    for duty in left {
        if is_missed(duty, one) && paired == 0 {
            found.push(Difference { one: None, other: Some(duty.clone()) });
        }
    }
    found
}

/// The duties that weigh something, as many of each strength as the other text has too few: those
/// that do not stand in the same order there.
fn unanswered<'a>(text: &'a Duties, other: &Duties) -> Vec<&'a Duty> {
    let hard: Vec<&Duty> = text.all.iter().filter(|duty| duty.force > Force::Soft).collect();
    let mut surplus: BTreeMap<Strength, usize> = BTreeMap::new();
    for duty in &hard {
        *surplus.entry(duty.strength).or_default() += 1;
    }
    for duty in &other.all {
        if let Some(count) = surplus.get_mut(&duty.strength) {
            *count = count.saturating_sub(1);
        }
    }
    let matched = in_order(&hard, &other.all);
    let mut more = Vec::new();
    for (duty, matched) in hard.into_iter().zip(matched) {
        if let Some(count) = surplus.get_mut(&duty.strength).filter(|count| **count > 0 && !matched)
        {
            *count -= 1;
            more.push(duty);
        }
    }
    more
}

/// Which of `hard` stand in the longest run of equal strengths both have in order.
fn in_order(hard: &[&Duty], other: &[Duty]) -> Vec<bool> {
    let (rows, columns) = (hard.len(), other.len());
    let mut best = vec![vec![0_usize; columns + 1]; rows + 1];
    for at in (0..rows).rev() {
        for there in (0..columns).rev() {
            best[at][there] = if hard[at].strength == other[there].strength {
                best[at + 1][there + 1] + 1
            } else {
                best[at + 1][there].max(best[at][there + 1])
            };
        }
    }
    let mut matched = vec![false; rows];
    let (mut at, mut there) = (0, 0);
    while at < rows && there < columns {
        if hard[at].strength == other[there].strength {
            matched[at] = true;
            at += 1;
            there += 1;
        } else if best[at + 1][there] >= best[at][there + 1] {
            at += 1;
        } else {
            there += 1;
        }
    }
    matched
}

/// Whether one may be worded as the other: *may not … unless* and *solo podrá … si*.
fn may_stand_for(duty: &Duty, here: &Duties, other: &Duty, there: &Duties) -> bool {
    let pair = (duty.strength, other.strength);
    matches!(
        pair,
        (Strength::Prohibition, Strength::Permission)
            | (Strength::Permission, Strength::Prohibition)
    ) && (here.bounded || there.bounded)
        || duty.strength == other.strength
}

/// Whether a duty is missed in a text that has another number of them.
fn is_missed(duty: &Duty, other: &Duties) -> bool {
    let answered = other.all.iter().any(|one| one.strength == duty.strength)
        || (duty.strength == Strength::Prohibition && (other.denies || other.bounded))
        || (duty.strength == Strength::Permission && other.bounded);
    duty.force == Force::Firm && !answered
}

#[cfg(test)]
mod tests;
