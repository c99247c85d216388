//! An interaction from the moment somebody does something until it is answered, and the handle by
//! which a scene waits for the answer.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::Shared;
use super::id::Id;
use super::reads::Message;
use super::world::World;

/// An interaction.
pub struct Interaction {
    pub id: Id,
    pub token: String,
    /// A command (2), a component (3), completion (4), a modal (5).
    pub kind: u8,
    /// Whether the command stands in the menu of a message.
    pub menu: bool,
    pub who: Id,
    pub channel: Id,
    /// The message its component is on.
    pub message: Option<Id>,
    pub at: Instant,
    pub answered: Option<Answered>,
    pub original: Option<Id>,
    pub further: Vec<Id>,
    /// Whether what a component is on was changed after the first answer.
    pub updated: bool,
    /// Whether the first answer did not come in time.
    pub missed: bool,
    /// The line it was told on, if somebody was there.
    pub told: Option<u64>,
    /// What was done, in words.
    pub what: String,
}

/// The first answer.
#[derive(Clone, Debug)]
pub enum Answered {
    Message,
    Deferred,
    DeferredUpdate,
    Update,
    Choices(Vec<Value>),
    Modal(Value),
}

/// Holds the first answers against the clock.
pub fn watch(world: &mut World) {
    let within = world.settings.first_answer;
    let late = |one: &&mut Interaction| {
        one.answered.is_none() && !one.missed && one.at.elapsed() >= within
    };
    let mut broken = Vec::new();
    for one in world.interactions.values_mut().filter(late) {
        one.missed = true;
        // Who is not there any more cannot answer.
        if one.told.is_some_and(|line| world.lines.contains_key(&line)) {
            broken.push(format!("{}: no first answer within {within:?}", one.what));
        }
    }
    for what in broken {
        world.breaks(what);
    }
}

/// What somebody did and is waiting for.
#[must_use = "it says what came back"]
pub struct Asked {
    pub shared: Arc<Shared>,
    pub id: Id,
}

/// How it was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// With a message.
    Message,
    /// With a message that came later.
    Deferred,
    /// By changing what the component is on.
    Update,
    /// With a form.
    Modal,
    /// With suggestions.
    Choices,
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    pub interaction: Id,
    pub kind: Kind,
    /// Whether only who asked can see it.
    pub ephemeral: bool,
    /// The message, as it is when it is complete; of an update, what was changed.
    pub message: Option<Message>,
    /// The form, as it was sent.
    pub modal: Value,
    /// The suggestions: what is shown, and what is meant.
    pub choices: Vec<(String, Value)>,
}

impl Answer {
    /// The content and all the words of embeds and components.
    pub fn text(&self) -> String {
        self.message.as_ref().map(Message::text).unwrap_or_default()
    }

    /// The title of the form.
    pub fn title(&self) -> &str {
        self.modal["title"].as_str().unwrap_or_default()
    }
}

impl Asked {
    /// The whole answer: one that is still coming is waited for.
    pub fn answer(&self) -> Answer {
        let what = self.shared.with_quietly(|world| world.interactions[&self.id].what.clone());
        self.shared.until(&format!("{what} is answered"), |world| self.look(world))
    }

    /// From when it was told until the bot began to answer.
    pub fn took(&self) -> Duration {
        let path = format!("/interactions/{}/", self.id);
        self.shared.until("it is answered", |world| {
            let first = world.requests.iter().find(|one| one.path.starts_with(&path))?;
            Some(first.at - world.interactions[&self.id].at)
        })
    }

    /// It was answered, and of the answer nothing is left to be seen.
    pub fn vanishes(&self) {
        let what = self.shared.with_quietly(|world| world.interactions[&self.id].what.clone());
        self.shared.until(&format!("nothing is left of the answer to {what}"), |world| {
            let one = &world.interactions[&self.id];
            let gone = |id: &Id| !world.channel(one.channel).messages.contains_key(id);
            let all = one.original.iter().chain(&one.further);
            (one.answered.is_some() && all.into_iter().all(gone)).then_some(())
        });
    }

    /// The answers after the first.
    pub fn further(&self) -> Vec<Message> {
        self.shared.with_quietly(|world| {
            let one = &world.interactions[&self.id];
            one.further.iter().filter_map(|id| Message::of(world, one.channel, *id)).collect()
        })
    }

    /// Waits for so many answers after the first.
    pub fn follows(&self, many: usize) -> Vec<Message> {
        self.shared.until(&format!("{many} further answers"), |world| {
            (world.interactions[&self.id].further.len() >= many).then_some(())
        });
        self.further()
    }

    /// The kind of the first answer, without waiting for what it promises.
    pub fn first(&self) -> Answered {
        self.shared
            .until("there is a first answer", |world| world.interactions[&self.id].answered.clone())
    }

    fn look(&self, world: &mut World) -> Option<Answer> {
        let one = &world.interactions[&self.id];
        let channel = one.channel;
        let mut answer = Answer {
            interaction: one.id,
            kind: Kind::Message,
            ephemeral: false,
            message: None,
            modal: Value::Null,
            choices: Vec::new(),
        };
        let original = one.original.and_then(|id| Message::of(world, channel, id));
        match one.answered.as_ref()? {
            Answered::Message => answer.message = original,
            Answered::Deferred => {
                answer.kind = Kind::Deferred;
                let waits = one.original.is_some_and(|id| {
                    world.channel(channel).messages.get(&id).is_some_and(|post| post.waits)
                });
                if waits {
                    return None;
                }
                let further =
                    || one.further.first().and_then(|id| Message::of(world, channel, *id));
                answer.message = original.or_else(further);
                answer.message.as_ref()?;
            }
            Answered::DeferredUpdate if !one.updated => return None,
            Answered::Update | Answered::DeferredUpdate => {
                answer.kind = Kind::Update;
                answer.message = original;
            }
            Answered::Choices(choices) => {
                answer.kind = Kind::Choices;
                let name = |choice: &Value| choice["name"].as_str().unwrap_or_default().to_owned();
                let pairs = choices.iter().map(|choice| (name(choice), choice["value"].clone()));
                answer.choices = pairs.collect();
            }
            Answered::Modal(modal) => {
                answer.kind = Kind::Modal;
                answer.modal = modal.clone();
            }
        }
        answer.ephemeral =
            answer.message.as_ref().is_some_and(|message| message.only_for.is_some());
        Some(answer)
    }
}
