//! A message that is worded when it is its turn: its capability is asked for the words, with the address
//! of the message it comes from, and hears what became of it.

use super::carrier::Postman;
use super::crossing::again;
use crate::foundation::error::{Failure, Result};
use crate::foundation::jobs::{Lease, Undelivered};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Later, MessageId, Out, Platform, Where, Worded, store};

impl Postman {
    /// Words it and carries it to its place.
    pub(super) async fn carry_later(
        &self,
        platform: &dyn Platform,
        (key, lease): (&str, &Lease),
        to: &Where,
        later: &Later,
    ) -> std::result::Result<Vec<String>, Undelivered> {
        let base = &self.house.base;
        let wording = self.house.wordings.get(later.by.as_str()).ok_or_else(|| {
            // A newer process may know it.
            Undelivered::Again(format!("nothing is called {}", later.by), Some(60))
        })?;
        let address = self.address(&later.of).await?;
        let worded = (wording.words)(base, later, address.as_deref()).await;
        match worded.map_err(|error| again(&error))? {
            Worded::NotYet(until) => Err(Undelivered::NotYet(until)),
            Worded::Nothing => Ok(Vec::new()),
            Worded::Post(post) if later.again => {
                let out = Out::Edit { message_id: later.message_id.clone(), post: *post };
                platform.deliver(key, lease, to, &out).await
            }
            Worded::Post(post) => platform.deliver(key, lease, to, &Out::Post(*post)).await,
        }
    }

    /// The address of a message where it was said, if it has one there.
    async fn address(&self, of: &MessageId) -> std::result::Result<Option<String>, Undelivered> {
        let mut look = self.house.base.store.look().await.map_err(|error| again(&error))?;
        let origin = store::origin(&mut look, of).await.map_err(|error| again(&error))?;
        drop(look);
        self.found(origin).await
    }

    /// Tells its capability whether it stands there.
    pub(super) async fn settled(&self, tx: &mut Tx, later: &Later, stands: bool) -> Result<()> {
        let Some(wording) = self.house.wordings.get(later.by.as_str()) else {
            return Err(Failure::because(format!("nothing is called {}", later.by)).into());
        };
        (wording.settled)(&self.house.base, tx, later, stands).await
    }
}
