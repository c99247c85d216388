//! What is asked once more: a form that was refused, so that nobody writes the same words twice; and,
//! alone with Puente, for which of several groups something is meant.

use serde_json::{Value, json};

use super::super::rich::Part;
use super::super::store::lines::{self, Lasts};
use super::super::{Discord, commands};
use super::answer::Marked;
use super::came::{Came, Deed};
use super::handle::{Begun, GROUP, Meant};
use super::paged::under;
use super::{Outcome, form};
use crate::foundation::error::{Error, Result};
use crate::foundation::talk::out::Field;
use crate::foundation::talk::{GroupRef, Heard, What};
use crate::say;

/// The refusal that asks which group is meant.
const WHICH: &str = "talk-which-group";

/// What was heard, as far as it can be given once more.
fn begun(heard: &Heard) -> Option<Begun> {
    let What::Submitted { path, fields, on } = &heard.what else { return None };
    Some(Begun {
        path: path.join(" "),
        given: fields.clone(),
        on: on.as_ref().map(|on| on.native_id.clone()),
        group: heard.group.clone(),
        ..Begun::default()
    })
}

/// A form that was sent, to be written again.
pub(super) fn of(came: &Came, heard: &Heard) -> Option<Begun> {
    let Deed::Sent { fields, .. } = &came.deed else { return None };
    let mut begun = begun(heard)?;
    begun.again = fields.keys().cloned().collect();
    Some(begun)
}

impl Discord {
    /// A name for Discord; what is too long for it is kept for as long as a form may be open, for whoever
    /// has it before them.
    pub(super) async fn name_of(&self, came: &Came, meant: &Meant) -> Result<String> {
        let account = Some(came.who.native_id.as_str());
        let (name, kept) = meant.name(0, account);
        if let Some((key, line)) = kept {
            let mut tx = self.base().store.begin().await?;
            let now = self.base().world.now();
            lines::keep(&mut tx, (&key, &line), account, Lasts::Shortly, now).await?;
            tx.commit().await?;
        }
        Ok(name)
    }

    /// The button that opens a form once more, with what was written in it.
    pub(super) async fn again(&self, came: &Came, begun: Begun) -> Result<Vec<Value>> {
        let name = self.name_of(came, &Meant::Begun(begun)).await?;
        let label = self.worded(came, &say!("discord-again"));
        let button = json!({ "type": 2, "style": 1, "label": label, "custom_id": name });
        Ok(vec![json!({ "type": 1, "components": [button] })])
    }

    /// The groups among which whoever was refused may have meant one.
    pub(super) async fn of_which(
        &self,
        came: &Came,
        heard: &Heard,
        error: &Error,
    ) -> Result<Option<Outcome>> {
        let asks = matches!(error, Error::Refusal(refusal) if refusal.say.id == WHICH);
        let (true, None, Some(begun)) = (asks, &came.room, begun(heard)) else { return Ok(None) };
        let mut look = self.base().store.look().await?;
        let Some(person) = self.ears.person(&mut look, &came.who, None).await? else {
            return Ok(None);
        };
        let groups = self.ears.groups_of(&mut look, &person).await?;
        Ok((!groups.is_empty()).then_some(Outcome::Which(begun, groups)))
    }

    /// Lets a group be chosen.
    pub(super) async fn which(
        &self,
        came: &Came,
        marked: Marked,
        mut begun: Begun,
        groups: &[GroupRef],
    ) -> Result<()> {
        begun.field = Some(GROUP.to_owned());
        let name = self.name_of(came, &Meant::Begun(begun)).await?;
        let reader = self.reads(came);
        let called = |group: &GroupRef| {
            (group.slug.clone(), commands::cut(group.name(&reader.lang), commands::ABOUT))
        };
        let field = Field {
            name: GROUP.to_owned(),
            label: self.worded(came, &say!("param-group")),
            required: true,
            choices: groups.iter().map(called).collect(),
        };
        let part = Part::line(&self.worded(came, &say!("discord-which-group")));
        self.shows(came, marked, &under(part, &form::list(&field, &name))).await;
        Ok(())
    }
}
