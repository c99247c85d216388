//! A whole text in another language: what is protected taken out, the translators asked language by
//! language, and all of it put together and checked. Whoever shows it says that a machine made it.
//!
//! It is done in two steps, since nobody holds a transaction while a network answers: [`Ready::of`]
//! reads what is needed inside one, [`Ready::made`] asks outside of any.

use serde::{Deserialize, Serialize};

use super::engines::{self, Whose};
use super::protect::{Context, Outcome, Protected, Shield};
use crate::community::glossary::{self, terms::Term};
use crate::community::people;
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;
use crate::foundation::store::Tx;
use crate::foundation::talk::{Base, GroupRef};

/// What came of asking the translators.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Made {
    /// The translation, and what people know its translators by.
    Translated {
        /// The whole text, in the language that was asked for.
        text: String,
        /// Who translated, as people know them; several with a comma between.
        called: String,
    },
    /// The translation is not to be trusted, and why: the original is to be shown with it.
    Original(Say),
    /// It is in that language already.
    Nothing,
    /// Nobody translates it, and why. It may be asked for again later.
    None(Say),
}

/// What a group's texts are translated with: its terms and the names of its members.
pub struct Ready {
    group: GroupRef,
    terms: Vec<Term>,
    names: Vec<String>,
}

impl Ready {
    /// Reads it, as it stands now.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn of(tx: &mut Tx, group: &GroupRef) -> Result<Self> {
        let terms = glossary::terms_for(tx, group).await?;
        let members = people::members::store::all(tx, Some(group.id.as_str())).await?;
        let names = members.into_iter().map(|member| member.name).collect();
        Ok(Self { group: group.clone(), terms, names })
    }

    /// Has one text translated, outside any transaction.
    ///
    /// # Errors
    /// A failure of the database. That no translator answers is [`Made::None`].
    pub async fn made(
        &self,
        base: &Base,
        text: &str,
        context: &Context,
        whose: Whose<'_>,
    ) -> Result<Made> {
        let mut made = self.all(base, &[(text, whose)], context).await?;
        Ok(made.pop().unwrap_or(Made::Nothing))
    }

    /// Has several texts translated one after the other, what is protected in them being made ready
    /// once. One for each, in their order.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn all(
        &self,
        base: &Base,
        texts: &[(&str, Whose<'_>)],
        context: &Context,
    ) -> Result<Vec<Made>> {
        let known: Vec<&Term> = self.terms.iter().collect();
        let shield = Shield::of(&known, &self.names);
        let glossary = glossary::version(&self.terms);
        let mut all = Vec::with_capacity(texts.len());
        for (text, whose) in texts {
            let protected = Protected::of(text, context, &shield);
            all.push(self.asked(base, &protected, context, *whose, &glossary).await?);
        }
        Ok(all)
    }

    /// Asks for all of it, language by language, and puts it together.
    async fn asked(
        &self,
        base: &Base,
        protected: &Protected,
        context: &Context,
        whose: Whose<'_>,
        glossary: &str,
    ) -> Result<Made> {
        let asked = protected.asked();
        let mut answers = vec![String::new(); asked.len()];
        let mut called: Vec<String> = Vec::new();
        let mut left: Vec<usize> = (0..asked.len()).collect();
        while let Some(first) = left.first() {
            let from = asked[*first].from.clone();
            let (these, others): (Vec<usize>, Vec<usize>) =
                left.into_iter().partition(|at| asked[*at].from == from);
            left = others;
            let texts: Vec<String> = these.iter().map(|at| asked[*at].text.clone()).collect();
            let wanted = engines::Wanted {
                group: &self.group,
                whose,
                texts: &texts,
                from: &from,
                to: &context.to,
                glossary,
                // They are put in afterwards, by rule.
                terms: &[],
            };
            match engines::translate(base, &wanted).await? {
                Ok(translated) => {
                    for (at, text) in these.iter().zip(translated.texts) {
                        answers[*at] = text;
                    }
                    if !called.contains(&translated.called) {
                        called.push(translated.called);
                    }
                }
                Err(none) => return Ok(Made::None(none.say())),
            }
        }
        Ok(match protected.finished(&answers) {
            // Where nobody was asked, all of it was left as it is.
            Outcome::NothingToDo => Made::Nothing,
            Outcome::Translated { .. } if asked.is_empty() => Made::Nothing,
            Outcome::Translated { text } => Made::Translated { text, called: called.join(", ") },
            Outcome::Original { why } => Made::Original(why),
        })
    }
}
