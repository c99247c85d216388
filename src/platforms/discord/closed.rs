//! Whoever takes nothing from Puente alone: what was to be said to them goes to the pages, where the house
//! has a place for every member. They are told so where they give their next command: what answers that is
//! seen by them whatever they take.

use super::Discord;
use super::alone::is_closed;
use super::deliver::{trouble, undelivered};
use super::store::closed;
use crate::foundation::error::{Error, Result};
use crate::foundation::i18n::Reader;
use crate::foundation::jobs::Undelivered;
use crate::foundation::store::Tx;
use crate::foundation::talk::{Account, Where};
use crate::say;

impl Discord {
    /// What becomes of something that did not arrive; to whom nothing can be said alone, is noted.
    pub(super) async fn refused_by(&self, to: &Where, error: Error) -> Undelivered {
        let Where::Direct { native_id, .. } = to else { return undelivered(&error) };
        if !trouble(&error).is_some_and(is_closed) {
            return undelivered(&error);
        }
        let noted = async {
            let mut tx = self.base().store.begin().await?;
            closed::keep(&mut tx, native_id, self.base().world.now()).await?;
            tx.commit().await
        };
        match noted.await {
            Ok(()) => Undelivered::Closed(error.to_string()),
            Err(error) => undelivered(&error),
        }
    }

    /// Words for an account to which something could not be said alone, once; none if there is nothing of
    /// that. `reads` is what they read if they are no member.
    pub(super) async fn could_not_be_told(
        &self,
        tx: &mut Tx,
        who: &Account,
        reads: Reader,
    ) -> Result<Option<String>> {
        let Some(at) = closed::take(tx, &who.native_id).await? else { return Ok(None) };
        let base = self.base();
        let words = match self.ears.person(tx, who, None).await? {
            Some(person) => {
                let line = base.table.line("profile link", "", &person.reader.lang);
                base.words.say(&person.reader, &say!("discord-closed", at = at, line = line))
            }
            None => base.words.say(&reads, &say!("discord-closed-stranger", at = at)),
        };
        Ok(Some(words))
    }

    /// What was to be told could not be told either: it is told the next time.
    pub(super) async fn is_told_later(&self, tx: &mut Tx, account: &str) -> Result<()> {
        closed::keep(tx, account, self.base().world.now()).await
    }
}
