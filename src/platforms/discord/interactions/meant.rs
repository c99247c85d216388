//! What an interaction is for the house: the command that is meant, under the names it has in the code,
//! with what was given to it. Files are fetched, messages that are pointed at are asked for.

use super::super::commands::{self, options};
use super::super::{Discord, event, store};
use super::came::{Came, Deed, Given, unmentioned};
use super::handle::{self, Begun, Meant, Named};
use crate::foundation::error::Result;
use crate::foundation::talk::args::Raw;
use crate::foundation::talk::{Command, Heard, Kind, Spot, What};
use crate::refuse;

/// How many bytes a character of a file may take.
const BYTES: usize = 4;

/// What was done, as the house hears it.
pub(super) struct Understood {
    /// What was heard.
    pub heard: Heard,
    /// The message it was done on, by its name.
    pub on: Option<String>,
    /// What was written before into the form that is asked for.
    pub before: Raw,
}

fn path(command: &str) -> Vec<String> {
    command.split(' ').map(str::to_owned).collect()
}

impl Discord {
    /// Something as the house hears it.
    pub(super) fn hearing(&self, came: &Came, what: What, group: Option<String>) -> Heard {
        let now = self.base().world.now();
        Heard {
            who: came.who.clone(),
            spot: came.room.clone().map_or(Spot::Direct, Spot::Room),
            // Discord's clock may be ahead of ours, and nothing was done later than now.
            at: event::made_at(came.id.parse().unwrap_or_default()).min(now),
            native_id: Some(came.id.clone()),
            message_id: None,
            runs: came.runs,
            lang: Some(self.base().words.negotiate(&came.locale)),
            group,
            program: false,
            thread: None,
            fetched: None,
            what,
        }
    }

    /// What may stand in an option is asked for like this.
    pub(super) fn filling(&self, came: &Came) -> Option<What> {
        let Deed::Filling { first, second, name, typed } = &came.deed else { return None };
        let base = self.base();
        let command = commands::named(base, first, second.as_deref())?;
        let option = options::called(base, command, name)?;
        Some(What::Filling {
            path: command.path.to_owned(),
            name: option.field(),
            typed: typed.clone(),
        })
    }

    /// What was done.
    ///
    /// # Errors
    /// A refusal if there is no such thing, or none any more.
    pub(super) async fn meant(&self, came: &Came) -> Result<Understood> {
        let base = self.base();
        let mut before = Raw::new();
        let (what, group) = match &came.deed {
            Deed::Command { first, second, given } => {
                let Some(command) = commands::named(base, first, second.as_deref()) else {
                    return refuse!("talk-no-such-command", given = first.as_str());
                };
                let fields = self.fields(command, given).await?;
                (What::Submitted { path: path(command.path), fields, on: None }, None)
            }
            Deed::Menu { name, on } => {
                let Some(menu) = commands::menu(base, name) else {
                    return refuse!("talk-no-such-command", given = name.as_str());
                };
                let (path, on) = (path(menu.path), Some(on.clone()));
                (What::Submitted { path, fields: Raw::new(), on }, None)
            }
            Deed::Pressed { name } => self.pressed(came, name, None, &mut before).await?,
            // The list of choices that all stand for something themselves has no name.
            Deed::Chosen { name, value } if name == handle::LIST => {
                self.pressed(came, value, None, &mut before).await?
            }
            Deed::Chosen { name, value } => {
                self.pressed(came, name, Some(value), &mut before).await?
            }
            Deed::Sent { name, fields } => {
                let Meant::Begun(mut begun) = self.stands_for(name).await? else {
                    return refuse!("discord-too-old");
                };
                let filled = fields.iter().map(|(name, text)| (name.clone(), text.clone()));
                begun.given.extend(filled);
                self.submitted(came, begun).await?
            }
            // What may stand in an option is answered elsewhere.
            Deed::Filling { .. } => (What::Left, None),
        };
        let on = match &what {
            What::Submitted { on: Some(on), .. } => Some(on.native_id.clone()),
            _ => None,
        };
        Ok(Understood { heard: self.hearing(came, what, group), on, before })
    }

    async fn pressed(
        &self,
        came: &Came,
        name: &str,
        value: Option<&str>,
        before: &mut Raw,
    ) -> Result<(What, Option<String>)> {
        match self.stands_for(name).await? {
            Meant::Line(line) => Ok((What::Pressed { line, on: None }, None)),
            Meant::Begun(mut begun) => {
                match (begun.field.take(), value) {
                    (Some(field), Some(group)) if field == handle::GROUP => {
                        begun.group = Some(group.to_owned());
                    }
                    (Some(field), Some(value)) => {
                        begun.given.insert(field, value.to_owned());
                    }
                    _ => {}
                }
                for field in std::mem::take(&mut begun.again) {
                    if let Some(text) = begun.given.remove(&field) {
                        before.insert(field, text);
                    }
                }
                self.submitted(came, begun).await
            }
        }
    }

    async fn submitted(&self, came: &Came, begun: Begun) -> Result<(What, Option<String>)> {
        let on = match (begun.on, &came.room) {
            (Some(native), Some(room)) => {
                // A message is cited where it stands: in this channel, or in this thread of it.
                let (channel, _) = event::place(room, &native);
                if channel != room && channel != came.place {
                    return refuse!("discord-too-old");
                }
                let found = self.quoted(room, &native).await?;
                Some(found.unwrap_or_else(|| event::pointed(native)))
            }
            _ => None,
        };
        let mut fields = begun.given;
        if let Some((_, command)) = self.base().table.find(&begun.path) {
            for (field, text) in &mut fields {
                if command.param(field).is_some_and(|param| is_found(param.kind)) {
                    *text = unmentioned(text);
                }
            }
        }
        Ok((What::Submitted { path: path(&begun.path), fields, on }, begun.group))
    }

    /// What a name that Discord gave back stands for.
    async fn stands_for(&self, name: &str) -> Result<Meant> {
        let meant = match handle::named(name) {
            Some(Named::Whole(meant)) => Some(meant),
            Some(Named::Kept(key)) => {
                let mut look = self.base().store.look().await?;
                store::lines::find(&mut look, &key).await?.as_deref().and_then(Meant::read)
            }
            None => None,
        };
        match meant {
            Some(meant) => Ok(meant),
            None => refuse!("discord-too-old"),
        }
    }

    /// What was given to options, by field.
    async fn fields(&self, command: &Command, given: &[(String, Given)]) -> Result<Raw> {
        let mut fields = Raw::new();
        for (name, given) in given {
            let Some(option) = options::called(self.base(), command, name) else {
                return refuse!("talk-no-such-field", given = name.as_str());
            };
            let text = match given {
                Given::Text(text) if is_found(option.param.kind) => unmentioned(text),
                Given::Text(text) => text.clone(),
                Given::File { name, address, size } => {
                    let Kind::File(most) = option.param.kind else { continue };
                    self.text_of((name, address), (*size, most)).await?
                }
            };
            fields.insert(option.field(), text);
        }
        Ok(fields)
    }

    /// What is in a file of text.
    async fn text_of(
        &self,
        (name, address): (&str, &str),
        (size, most): (u32, usize),
    ) -> Result<String> {
        let most = most.saturating_mul(BYTES);
        let small = usize::try_from(size).is_ok_and(|size| size <= most);
        let content = if small { self.line.fetch(address, most).await? } else { None };
        let Some(content) = content else { return refuse!("discord-file-large", name = name) };
        match String::from_utf8(content) {
            Ok(text) => Ok(text),
            Err(_) => refuse!("discord-file-unreadable", name = name),
        }
    }
}

fn is_found(kind: Kind) -> bool {
    matches!(kind, Kind::Found(_) | Kind::FoundList(_))
}
