//! One command being answered: who asks, where, with what, on which transaction.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::args::Args;
use super::body::{Block, Body};
use super::command::{Finder, Menu, Role, Setting, Shortcut, Who};
use super::file::Content;
use super::heard::{Account, Quoted};
use super::ids::{GroupId, MemberId, MessageId, RoomId};
use super::standing::Standing;
use super::table::Table;
use crate::foundation::clock::{Boxed, Moment, World};
use crate::foundation::config::Config;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Reader, Say, Words};
use crate::foundation::journal::{Fact, Journal};
use crate::foundation::store::{Store, Tx};

/// Gives everything a capability keeps about a member, for their own export.
pub type Export =
    for<'a> fn(&'a Base, &'a mut Tx, &'a MemberId) -> Boxed<'a, Result<serde_json::Value>>;

/// Takes a member out of what a capability keeps.
pub type Erase = for<'a> fn(&'a Base, &'a mut Tx, &'a Leaving) -> Boxed<'a, Result<()>>;

/// What a capability adds to the notice of a room, in sentences, whenever the notice is written.
pub type Noticed =
    for<'a> fn(&'a Base, &'a mut Tx, &'a GroupRef, &'a RoomRef) -> Boxed<'a, Result<Vec<Say>>>;

/// Somebody who is being forgotten. Who they were is forgotten first, so that whatever the others
/// write anew no longer names them; this is all there is to find what was theirs by.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Leaving {
    /// Who.
    pub id: MemberId,
    /// The accounts they had, on every platform.
    pub accounts: Vec<Account>,
}

/// Everything the house stands on; cheap to clone.
#[derive(Clone)]
pub struct Base(Arc<Stock>);

/// What [`Base`] holds.
pub struct Stock {
    /// The database.
    pub store: Store,
    /// Time and chance.
    pub world: World,
    /// The words of every language.
    pub words: Arc<Words>,
    /// The settings file and environment.
    pub config: Arc<Config>,
    /// Facts and their readers.
    pub journal: Journal,
    /// Every command.
    pub table: Table,
    /// Every finder.
    pub finders: Vec<Finder>,
    /// Every reaction shortcut.
    pub shortcuts: Vec<Shortcut>,
    /// Every entry of the menu on a message.
    pub menus: Vec<Menu>,
    /// Every setting of a group.
    pub settings: Vec<Setting>,
    /// What each capability keeps of a person, by capability name.
    pub exports: Vec<(&'static str, Export)>,
    /// How each capability forgets a person.
    pub erases: Vec<Erase>,
    /// What each capability adds to the notice of a room.
    pub notices: Vec<Noticed>,
    /// What each capability tells whoever was away.
    pub news: Vec<super::news::Tells>,
    /// What is made once and stands as long as the house.
    pub standing: Standing,
    /// The address people reach the web pages under, without a slash at its end.
    pub address: String,
    /// The names of the platforms, once they are registered.
    pub served: OnceLock<Vec<String>>,
}

impl Base {
    /// Wraps the stock.
    #[must_use]
    pub fn new(stock: Stock) -> Self {
        Self(Arc::new(stock))
    }

    /// The names of the platforms this house serves.
    #[must_use]
    pub fn platforms(&self) -> Vec<String> {
        self.served.get().cloned().unwrap_or_default()
    }

    /// Appends a fact to the journal.
    ///
    /// # Errors
    /// A failure of the database or of a reader.
    pub async fn record(&self, tx: &mut Tx, fact: Fact) -> Result<()> {
        self.journal.append(tx, &self.world, &fact).await
    }
}

impl Deref for Base {
    type Target = Stock;

    fn deref(&self) -> &Stock {
        &self.0
    }
}

/// What a room is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Where people talk: one per language and platform.
    Discussion,
    /// Where bridge persons work.
    Desk,
    /// Where coordinators work.
    Coordination,
    /// Where newcomers are helped.
    Mentoring,
    /// Where only news stands.
    Announcements,
}

impl Purpose {
    /// The codes, in order, as `choice-purpose-…` names them.
    pub const CODES: [&'static str; 5] =
        ["discussion", "desk", "coordination", "mentoring", "announcements"];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Discussion => "discussion",
            Self::Desk => "desk",
            Self::Coordination => "coordination",
            Self::Mentoring => "mentoring",
            Self::Announcements => "announcements",
        }
    }

    /// The purpose of a code; discussion if there is no such.
    #[must_use]
    pub fn of(code: &str) -> Self {
        match code {
            "desk" => Self::Desk,
            "coordination" => Self::Coordination,
            "mentoring" => Self::Mentoring,
            "announcements" => Self::Announcements,
            _ => Self::Discussion,
        }
    }
}

/// A group, as everybody needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupRef {
    /// Its id.
    pub id: GroupId,
    /// Its short name in addresses and commands.
    pub slug: String,
    /// Its home time zone, an IANA name.
    pub zone: String,
    /// The languages its rooms speak, in the order the rooms were set up.
    pub languages: Vec<Lang>,
    /// Its name by language.
    pub names: BTreeMap<Lang, String>,
}

impl GroupRef {
    /// Its name in a language, or in the first it has.
    #[must_use]
    pub fn name(&self, lang: &Lang) -> &str {
        self.names.get(lang).or_else(|| self.names.values().next()).map_or(&self.slug, |name| name)
    }
}

/// A room, as everybody needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomRef {
    /// Its id.
    pub id: RoomId,
    /// Its group.
    pub group_id: GroupId,
    /// Its short name, unique in the group.
    pub slug: String,
    /// The language spoken there.
    pub lang: Lang,
    /// What it is for.
    pub purpose: Purpose,
    /// Its platform.
    pub platform: String,
    /// The platform's id of it.
    pub native_id: String,
    /// The notice stands there, so what is said is recorded.
    pub notice: bool,
    /// The group's home time zone.
    pub zone: String,
}

impl RoomRef {
    /// Whoever reads this room: its language, the group's time zone.
    #[must_use]
    pub fn reader(&self) -> Reader {
        Reader::new(self.lang.clone(), &self.zone)
    }
}

/// A member, with what they may do in the group at hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Who.
    pub id: MemberId,
    /// Their name.
    pub name: String,
    /// Their country (ISO 3166 alpha-2), if told.
    pub country: Option<String>,
    /// Their language and time zone.
    pub reader: Reader,
    /// Their roles in this group.
    pub roles: BTreeSet<Role>,
    /// They run Puente.
    pub operator: bool,
    /// They have joined this group.
    pub joined: bool,
    /// What they say may be counted and carried.
    pub recorded: bool,
}

impl Person {
    /// Whether they may use something.
    #[must_use]
    pub fn may(&self, who: Who) -> bool {
        match who {
            Who::Anyone | Who::Known => true,
            Who::Operator | Who::Founder => self.operator,
            Who::Member => self.joined,
            Who::Any(roles) => self.joined && roles.iter().any(|role| self.roles.contains(role)),
        }
    }
}

/// Where somebody asks.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// The group, if one is meant.
    pub group: Option<GroupRef>,
    /// The room, if not a direct message or a page.
    pub room: Option<RoomRef>,
    /// What the platform calls the room it was said in, whether that is served or not.
    pub here: Option<String>,
    /// In which language it was asked, as far as the words of a command tell.
    pub spoken: Option<Lang>,
}

impl Place {
    /// Somebody of whom nothing is known but how they ask.
    #[must_use]
    pub fn stranger(&self) -> Reader {
        Reader::new(self.spoken.clone().unwrap_or_else(|| Lang::new("en")), "UTC")
    }
}

/// The message a command was given on, by reply or reaction.
#[derive(Clone, Debug)]
pub struct Target {
    /// Our id of it.
    pub message_id: MessageId,
    /// The room it stands in.
    pub room: RoomRef,
    /// The author's account, if known.
    pub author: Option<Account>,
    /// The author, if they are a member.
    pub member: Option<Person>,
    /// What the platform sent of it.
    pub quoted: Quoted,
}

/// One command being answered.
pub struct Ask<'b> {
    /// Everything the house stands on.
    pub base: &'b Base,
    /// The transaction; the house commits it if the handler succeeds.
    pub tx: &'b mut Tx,
    /// When.
    pub now: Moment,
    /// The account that asks.
    pub account: Account,
    /// The member behind it, if there is one.
    pub person: Option<Person>,
    /// Where.
    pub place: Place,
    /// The message it is about.
    pub target: Option<Target>,
    /// The arguments, resolved.
    pub args: Args,
    /// What was fetched for it beforehand, if that was possible.
    pub fetched: Option<serde_json::Value>,
}

impl Ask<'_> {
    /// The member who asks.
    ///
    /// # Errors
    /// A refusal if nobody has joined under this account.
    pub fn me(&self) -> Result<Person> {
        match &self.person {
            Some(person) => Ok(person.clone()),
            None => crate::refuse!("talk-not-a-member"),
        }
    }

    /// The group it is about.
    ///
    /// # Errors
    /// A refusal that asks which group is meant.
    pub fn group(&self) -> Result<GroupRef> {
        match &self.place.group {
            Some(group) => Ok(group.clone()),
            None => crate::refuse!("talk-which-group"),
        }
    }

    /// Appends a fact about this group, by the person who asks, here and now.
    ///
    /// # Errors
    /// A failure of the database or of a reader.
    pub async fn record(&mut self, kind: &'static str, subject: &str) -> Result<()> {
        let fact = Fact {
            kind,
            group: self.group()?.id.to_string(),
            room: self.place.room.as_ref().map(|room| room.id.to_string()),
            language: self.place.room.as_ref().map(|room| room.lang.code().to_owned()),
            member: self.person.as_ref().map(|person| person.id.to_string()),
            subject: subject.to_owned(),
            quantity: 1,
            at: self.now,
        };
        self.base.record(self.tx, fact).await
    }

    /// The language and zone of whoever asks: their own if known, else the room's.
    #[must_use]
    pub fn reader(&self) -> Reader {
        match (&self.person, &self.place.room) {
            (Some(person), _) => person.reader.clone(),
            (None, Some(room)) => room.reader(),
            (None, None) => self.place.stranger(),
        }
    }
}

/// What a handler gives back: pieces with message ids, worded by the house.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// What is said to the asker (or the room, for public commands).
    pub body: Body<Say>,
    /// A page to go to next, as a path inside the group.
    pub go: Option<String>,
    /// Nothing needs to be said: what happened is visible.
    pub silent: bool,
    /// A file that goes with it: name and content.
    pub file: Option<(String, Content)>,
}

impl Answer {
    /// One sentence.
    #[must_use]
    pub fn say(say: Say) -> Self {
        Self { body: Body::text(say), ..Self::default() }
    }

    /// Nothing to say.
    #[must_use]
    pub fn silent() -> Self {
        Self { silent: true, ..Self::default() }
    }

    /// Adds a piece.
    #[must_use]
    pub fn with(mut self, block: Block<Say>) -> Self {
        self.body.blocks.push(block);
        self
    }

    /// Names the page to go to next.
    #[must_use]
    pub fn go(mut self, path: impl Into<String>) -> Self {
        self.go = Some(path.into());
        self
    }
}
