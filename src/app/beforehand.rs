//! What is needed from elsewhere, fetched before the transaction in which something is done: nobody
//! holds a transaction while a network answers.

use serde_json::Value;

use super::hear::Given;
use super::house::House;
use crate::foundation::error::{Error, Result};
use crate::foundation::store::Tx;
use crate::foundation::talk::command::{Before, Work, plain_emoji};
use crate::foundation::talk::{Args, Heard, What, args};

impl House {
    /// What what was heard needs beforehand, as far as its words tell.
    fn before(&self, heard: &Heard) -> Option<Before> {
        let table = &self.base.table;
        let index = match &heard.what {
            What::Said { text, .. } => table.begun(&table.command_in(text)?)?.0,
            What::Pressed { line, .. } => table.begun(line)?.0,
            What::Submitted { path, .. } => table.find(&path.join(" "))?.0,
            What::Reacted { emoji, .. } => {
                let plain = plain_emoji(emoji);
                return self.base.shortcuts.iter().find(|one| one.emoji == plain)?.before;
            }
            _ => return None,
        };
        table.commands().get(index)?.before
    }

    pub(super) fn needs_fetching(&self, heard: &Heard) -> bool {
        heard.fetched.is_none() && self.before(heard).is_some()
    }

    /// Fetches it. What stands in the way is said by the command itself, when it is given.
    pub(super) async fn fetch_beforehand(&self, heard: &Heard) -> Option<Value> {
        let heard = heard.cleaned();
        let before = self.before(&heard)?;
        let who = format!("{}:{}", heard.who.platform, heard.who.native_id);
        // Beyond that the command says that it has not come.
        self.fetches.one_more(&who).ok()?;
        match self.fetch(&heard, before).await {
            Ok(fetched) => fetched,
            Err(Error::Refusal(_)) => None,
            Err(Error::Failure(error)) => {
                tracing::warn!(%error, "what a command needs could not be fetched");
                None
            }
        }
    }

    async fn fetch(&self, heard: &Heard, before: Before) -> Result<Option<Value>> {
        // Nothing of it stays: it is looked at as it will be done.
        let mut tx = self.base.store.begin().await?;
        let work = self.work(&mut tx, heard, before).await?;
        drop(tx);
        match work {
            Some(work) => work(self.base.clone()).await.map(Some),
            None => Ok(None),
        }
    }

    async fn work(&self, tx: &mut Tx, heard: &Heard, before: Before) -> Result<Option<Work>> {
        let (scene, given) = self.scene(tx, heard).await?;
        let (args, on) = match (&given, &heard.what) {
            (Some(Given { typed, on }), _) => {
                let command = &self.base.table.commands()[typed.index];
                scene.may(command.who, command.in_group)?;
                let mut ask = scene.ask(tx, Args::default(), None);
                (args::resolve(&mut ask, command, &typed.raw).await?, on.cloned())
            }
            (None, What::Reacted { to, emoji }) => {
                let plain = plain_emoji(emoji);
                if let Some(shortcut) = self.base.shortcuts.iter().find(|one| one.emoji == plain) {
                    scene.may(shortcut.who, true)?;
                }
                (Args::default(), Some(to.clone()))
            }
            (None, _) => return Ok(None),
        };
        let target = match &on {
            Some(quoted) => scene.target(tx, quoted).await?,
            None => None,
        };
        before(&mut scene.ask(tx, args, target)).await
    }
}
