//! What a command still has to be asked before it can be done: worked out from its declaration, for
//! whoever may give it, once what they gave is held to be right.

use super::house::House;
use crate::foundation::error::Result;
use crate::foundation::store::Tx;
use crate::foundation::talk::{Args, Asking, Heard, Kind, What, args, form};
use crate::refuse;

/// The most that is offered to choose from.
const OFFERED: usize = 25;

impl House {
    /// The form of what is missing; what is needed and can be found is offered to choose from.
    pub(super) async fn missing_one(&self, tx: &mut Tx, heard: &Heard) -> Result<Option<Asking>> {
        // What was given in full is asked nothing: that is told without the database.
        if let What::Submitted { path, fields, .. } = &heard.what
            && let Some((_, command)) = self.base.table.find(&path.join(" "))
            && !form::asks(command, fields)
        {
            return Ok(None);
        }
        let (scene, Some(given)) = self.scene(tx, heard).await? else { return Ok(None) };
        let command = &self.base.table.commands()[given.typed.index];
        let group = scene.place.group.as_ref();
        let reader = scene.ask_reader();
        let asking = form::asking(&self.base, command, group, &reader, &given.typed.raw);
        let Some(mut asking) = asking else { return Ok(None) };
        scene.may(command.who, command.in_group)?;
        let mut ask = scene.ask(tx, Args::default(), None);
        args::fits(&mut ask, command, &given.typed.raw).await?;
        for field in asking.fields.iter_mut().filter(|field| field.required) {
            let Some(param) = command.param(&field.name) else { continue };
            if !matches!(param.kind, Kind::Found(_)) {
                continue;
            }
            let found = scene.candidates(tx, param.kind, "").await?.unwrap_or_default();
            if found.is_empty() {
                return refuse!("talk-nothing-to-name", param = args::name(param));
            }
            let offered = found.into_iter().take(OFFERED);
            field.choices = offered.map(|one| (one.insert, one.label)).collect();
        }
        Ok(Some(asking))
    }
}
