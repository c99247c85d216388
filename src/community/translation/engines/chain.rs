//! Asking the translators in order, the next one where one gives no answer: within what each may be
//! asked, not while one is left alone, and nothing twice that is still kept. Nobody waits for the
//! network inside a transaction: what is looked up and written down is each one of its own.
//!
//! An answer comes from one translator whole. Where none gives one, it is said why, and from when on it
//! is worth asking again.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::{Engine, Engines, Sentences, Term, Trouble, of};
use crate::community::people;
use crate::community::translation::rules::{self, DAY, MINUTE, Reach};
use crate::community::translation::store::{self, Kept, Span, Standing};
use crate::community::translation::{ONLY_HERE, SETTING};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Base, GroupRef, MemberId, MessageId};
use crate::say;

/// After how many seconds it is asked again for what a translator did not take.
const UNFIT: i64 = 600;

/// For how many seconds a translator is left alone that says no to whoever asks.
const REFUSED: i64 = 3600;

/// One in so many answers is the occasion to forget the oldest.
const TRIMS: u8 = 255;

/// Whose words are to be translated. It decides how far they may go, and when the translation is
/// forgotten.
#[derive(Clone, Copy, Debug)]
pub enum Whose<'w> {
    /// The group's own: a draft, a card, a rule.
    Groups,
    /// Somebody's: who said it, if they are a member, and in which message, if in one.
    Somebodys(Option<&'w MemberId>, Option<&'w MessageId>),
}

/// What is to be translated.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'w> {
    /// For which group.
    pub group: &'w GroupRef,
    /// Whose words these are.
    pub whose: Whose<'w>,
    /// The sentences.
    pub texts: &'w [String],
    /// Their language.
    pub from: &'w Lang,
    /// The language they are wanted in.
    pub to: &'w Lang,
    /// The state of the glossary: what was translated under another is not used again.
    pub glossary: &'w str,
    /// The terms that hold, for a translator that understands them.
    pub terms: &'w [Term],
}

/// A translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translated {
    /// The sentences, in order.
    pub texts: Vec<String>,
    /// The translator, by its name in the settings.
    pub engine: &'static str,
    /// What people know it by.
    pub called: String,
    /// Nothing was asked: all of it was kept.
    pub kept: bool,
}

/// Why a translator was not asked or gave no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The text may not leave this machine.
    OnlyHere,
    /// It does not translate between these languages.
    Pair,
    /// What it may be asked is used up.
    Spent,
    /// It is left alone, because it failed or asked for it.
    LeftAlone,
    /// It failed now.
    Failed,
}

/// A translator, why it did not translate, and from when on it may, if it ever may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The translator, by its name in the settings.
    pub engine: &'static str,
    /// Why.
    pub why: Why,
    /// From when on it is worth asking again.
    pub until: Option<Moment>,
}

/// There is no translation, at least not now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Untranslated {
    /// Each translator, in order.
    pub reasons: Vec<Reason>,
}

impl Untranslated {
    /// From when on it is worth asking again: when a job that translates later is due. None if no
    /// waiting helps.
    #[must_use]
    pub fn until(&self) -> Option<Moment> {
        self.reasons.iter().filter_map(|reason| reason.until).min()
    }

    /// That there is none, in words.
    #[must_use]
    pub fn say(&self) -> Say {
        match self.until() {
            Some(until) => say!("translation-later", until = until),
            None if self.reasons.is_empty() => say!("translation-no-engine"),
            None if self.reasons.iter().any(|reason| reason.why == Why::OnlyHere) => {
                say!("translation-only-here")
            }
            None => say!("translation-no-pair"),
        }
    }
}

/// What is known before anybody is asked.
struct Known {
    reach: Reach,
    standing: BTreeMap<String, Standing>,
    kept: BTreeMap<String, String>,
    /// Until when an answer of now is kept.
    until: Moment,
}

/// One asking: what is wanted, and with what.
struct Asking<'a> {
    base: &'a Base,
    wanted: &'a Wanted<'a>,
    engines: &'a Engines,
    /// The different sentences that say anything.
    texts: Vec<String>,
    known: Known,
}

/// Translates by the first translator that may and can. What was asked lately under the same glossary
/// is not asked again.
///
/// Call it outside any transaction: it waits for the network.
///
/// # Errors
/// A failure of the database, or a refusal if the settings are wrong. That nobody translates is none.
pub async fn translate(
    base: &Base,
    wanted: &Wanted<'_>,
) -> Result<std::result::Result<Translated, Untranslated>> {
    let engines = of(base)?;
    let mut texts: Vec<String> = Vec::new();
    for text in wanted.texts {
        if !text.trim().is_empty() && !texts.contains(text) {
            texts.push(text.clone());
        }
    }
    let known = known(base, wanted, &engines, &texts).await?;
    let mut asking = Asking { base, wanted, engines: &engines, texts, known };
    let mut reasons = Vec::new();
    for engine in &engines.all {
        match asking.of(engine).await? {
            Ok(translated) => return Ok(Ok(translated)),
            Err(reason) => reasons.push(reason),
        }
    }
    Ok(Err(Untranslated { reasons }))
}

/// Looks up all there is to know, at once and before anybody is asked.
async fn known(
    base: &Base,
    wanted: &Wanted<'_>,
    engines: &Engines,
    texts: &[String],
) -> Result<Known> {
    let now = base.world.now();
    let mut tx = base.store.look().await?;
    let kinds = engines.all.iter().map(|engine| engine.translator.kind());
    let keys: Vec<String> =
        kinds.flat_map(|kind| texts.iter().map(move |text| key(wanted, &kind, text))).collect();
    // No longer than the group keeps what the messages themselves say.
    let keep = people::groups::notice::kept_for(&mut tx, base, wanted.group).await?;
    Ok(Known {
        reach: reach(&mut tx, base, wanted).await?,
        standing: store::standing(&mut tx).await?,
        kept: store::kept(&mut tx, &keys, now).await?,
        until: now.plus_seconds(keep.min(engines.keep)),
    })
}

/// How far a text may go: by what the group has set, and by what whoever said it has.
async fn reach(tx: &mut Tx, base: &Base, wanted: &Wanted<'_>) -> Result<Reach> {
    let set = people::groups::setting(tx, base, &wanted.group.id, SETTING).await?;
    let agrees = match wanted.whose {
        Whose::Groups => true,
        Whose::Somebodys(None, _) => false,
        Whose::Somebodys(Some(member), _) => people::by_id(tx, base, member, Some(wanted.group))
            .await?
            .is_some_and(|person| person.joined && person.recorded),
    };
    Ok(rules::reach(set == ONLY_HERE, agrees))
}

/// The fingerprint of what is asked: whoever has only this has nothing of the text.
fn key(wanted: &Wanted<'_>, kind: &str, text: &str) -> String {
    let mut print = Sha256::new();
    let (from, to) = (wanted.from.code(), wanted.to.code());
    for part in [wanted.group.id.as_str(), kind, wanted.glossary, from, to, text] {
        print.update(part.len().to_le_bytes());
        print.update(part.as_bytes());
    }
    print.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        use std::fmt::Write;
        let _ = write!(text, "{byte:02x}");
        text
    })
}

impl Asking<'_> {
    /// Everything by one translator: what is kept of it, and the rest by asking.
    async fn of(&mut self, engine: &Engine) -> Result<std::result::Result<Translated, Reason>> {
        let translator = &engine.translator;
        let reason = |why: Why, until: Option<Moment>| {
            Ok(Err(Reason { engine: translator.name(), why, until }))
        };
        if self.known.reach == Reach::Here && !translator.is_local() {
            return reason(Why::OnlyHere, None);
        }
        let kind = translator.kind();
        let kept = |text: &String| self.known.kept.contains_key(&key(self.wanted, &kind, text));
        let missing: Vec<String> = self.texts.iter().filter(|text| !kept(text)).cloned().collect();
        let standing = self.known.standing.get(translator.name()).copied().unwrap_or_default();
        if !missing.is_empty() && standing.left_until > self.base.world.now() {
            return reason(Why::LeftAlone, Some(standing.left_until));
        }
        let lengths: Vec<usize> = missing.iter().map(|text| text.chars().count()).collect();
        for batch in rules::batches(&lengths) {
            let characters: usize = lengths[batch.clone()].iter().sum();
            if let Some(until) = self.spend(engine, characters).await? {
                return reason(Why::Spent, Some(until));
            }
            let texts = &missing[batch];
            match self.ask(engine, texts).await {
                Ok(answers) => self.keep(engine, &kind, texts, answers, standing).await?,
                Err(trouble) => {
                    let (why, until) = self.failed(engine, &trouble).await?;
                    return reason(why, until);
                }
            }
        }
        let texts = self.wanted.texts.iter().map(|text| {
            self.known.kept.get(&key(self.wanted, &kind, text)).unwrap_or(text).clone()
        });
        Ok(Ok(Translated {
            texts: texts.collect(),
            engine: translator.name(),
            called: translator.called().to_owned(),
            kept: missing.is_empty(),
        }))
    }

    /// Takes a request from what the translator may be asked; from when on there is more, if there is
    /// not enough. What is not answered counts too: whoever is paid by what is asked counts it as well.
    async fn spend(&self, engine: &Engine, characters: usize) -> Result<Option<Moment>> {
        let now = self.base.world.now();
        let spans =
            [(MINUTE, None, engine.requests_per_minute), (DAY, engine.characters_per_day, None)];
        if spans.iter().all(|(_, characters, requests)| characters.or(*requests).is_none()) {
            return Ok(None);
        }
        let characters = i64::try_from(characters).unwrap_or(i64::MAX);
        let mut tx = self.base.store.begin().await?;
        for (seconds, most, requests) in spans {
            if most.or(requests).is_none() {
                continue;
            }
            let begins = rules::begins(now, seconds);
            let (most, requests) = (most.unwrap_or(i64::MAX), requests.unwrap_or(i64::MAX));
            let span = Span { seconds, begins, characters: most, requests };
            if !store::spend(&mut tx, engine.translator.name(), &span, characters).await? {
                return Ok(Some(begins.plus_seconds(seconds)));
            }
        }
        tx.commit().await?;
        Ok(None)
    }

    /// Asks the translator, no longer than it may take.
    async fn ask(
        &self,
        engine: &Engine,
        texts: &[String],
    ) -> std::result::Result<Vec<String>, Trouble> {
        let Wanted { from, to, terms, .. } = *self.wanted;
        let asked = Sentences { texts, from, to, terms };
        let answer = engine.translator.translate(&asked);
        let answers = match tokio::time::timeout(self.engines.patience, answer).await {
            Ok(answers) => answers?,
            Err(_) => return Err(Trouble::Away("not in time".to_owned())),
        };
        if rules::answers(texts, &answers) { Ok(answers) } else { Err(Trouble::Unread) }
    }

    /// Keeps what a translator answered, unless the message is gone meanwhile; and that it answers.
    async fn keep(
        &mut self,
        engine: &Engine,
        kind: &str,
        texts: &[String],
        answers: Vec<String>,
        standing: Standing,
    ) -> Result<()> {
        let Wanted { group, whose, .. } = *self.wanted;
        let name = engine.translator.name();
        let all: Vec<Kept> = texts
            .iter()
            .zip(answers)
            .map(|(text, answer)| Kept { key: key(self.wanted, kind, text), text: answer })
            .collect();
        let mut tx = self.base.store.begin().await?;
        if standing != Standing::default() {
            store::well(&mut tx, name).await?;
        }
        let stands = match whose {
            Whose::Somebodys(_, Some(message)) => {
                crate::foundation::talk::store::find(&mut tx, message)
                    .await?
                    .is_some_and(|message| message.deleted_at.is_none())
            }
            // Nothing would tell that it goes.
            Whose::Somebodys(_, None) => false,
            Whose::Groups => true,
        };
        if stands && self.engines.keep_sentences > 0 {
            let now = self.base.world.now();
            store::keep(&mut tx, &group.id, name, &all, (now, self.known.until)).await?;
            if let Whose::Somebodys(member, Some(message)) = whose {
                store::source(&mut tx, all.iter().map(|kept| &kept.key), message, member).await?;
            }
            if all.iter().any(|kept| kept.key.starts_with(&format!("{TRIMS:02x}"))) {
                store::trim(&mut tx, self.engines.keep_sentences).await?;
            }
        }
        tx.commit().await?;
        self.known.kept.extend(all.into_iter().map(|kept| (kept.key, kept.text)));
        Ok(())
    }

    /// Notes that a translator failed; why it is not asked any more, and until when.
    async fn failed(&self, engine: &Engine, trouble: &Trouble) -> Result<(Why, Option<Moment>)> {
        let (name, now) = (engine.translator.name(), self.base.world.now());
        if *trouble == Trouble::Pair {
            return Ok((Why::Pair, None));
        }
        tracing::warn!(engine = name, error = %trouble, "a translator did not answer");
        // No text makes a translator be left alone, whatever is in it.
        if matches!(trouble, Trouble::Unfit(_) | Trouble::Unread) {
            return Ok((Why::Failed, Some(now.plus_seconds(UNFIT))));
        }
        let mut tx = self.base.store.begin().await?;
        let until = match trouble {
            Trouble::Waits(seconds) => Some(*seconds),
            Trouble::Refused(_) => Some(REFUSED),
            _ => rules::left_alone(store::failed(&mut tx, name).await?),
        };
        let until = until.map(|seconds| now.plus_seconds(seconds));
        if let Some(until) = until {
            store::leave(&mut tx, name, until).await?;
        }
        tx.commit().await?;
        // Before it is left alone, it may be asked again soon.
        Ok((Why::Failed, Some(until.unwrap_or_else(|| now.plus_seconds(1)))))
    }
}
