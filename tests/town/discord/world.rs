//! What there is: guilds, channels, people, messages, and what the bot has asked. Everything is in
//! one place behind one lock, so that what a scene sees is one moment.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Instant;

use serde_json::{Value, json};

use super::gateway::{Line, Session};
use super::id::Id;
use super::interaction::Interaction;
use super::rest::guard::Guard;
use super::settings::Settings;
use super::weather::Weather;

/// All of it.
pub struct World {
    pub settings: Settings,
    /// The application, which is not the same id as its user.
    pub application: Id,
    /// The bot's user.
    pub bot: Id,
    /// What it signs in with.
    pub token: String,
    pub users: BTreeMap<Id, User>,
    pub guilds: BTreeMap<Id, Guild>,
    pub channels: BTreeMap<Id, Channel>,
    /// By guild; without one, those that are everywhere.
    pub commands: BTreeMap<Option<Id>, Vec<Value>>,
    pub interactions: BTreeMap<Id, Interaction>,
    pub files: BTreeMap<Id, File>,
    /// By the channel, the author and the nonce.
    pub nonces: BTreeMap<(Id, String), (Id, Instant)>,
    pub sessions: BTreeMap<String, Session>,
    pub lines: BTreeMap<u64, Line>,
    /// When the last sessions began, by their place in the queue.
    pub identified: BTreeMap<u64, Instant>,
    pub requests: Vec<Request>,
    pub broken: Vec<String>,
    pub guard: Guard,
    pub weather: Weather,
    /// Where REST is, without a path.
    pub http: String,
    /// Where the gateway is.
    pub ws: String,
    pub connections: usize,
    pub last: Id,
}

/// Somebody.
pub struct User {
    pub name: String,
    pub locale: String,
    pub is_bot: bool,
    /// Messages from bots are refused.
    pub closed: bool,
    /// The channel in which the bot is alone with them.
    pub alone: Option<Id>,
}

/// A guild.
pub struct Guild {
    pub name: String,
    pub locale: String,
    pub owner: Id,
    pub roles: Vec<Value>,
    pub members: BTreeMap<Id, Member>,
    pub voice: BTreeMap<Id, Value>,
    pub events: BTreeMap<Id, Value>,
    /// How large a file may be, in bytes.
    pub file: usize,
}

/// Somebody in a guild.
#[derive(Default)]
pub struct Member {
    pub roles: BTreeSet<Id>,
    pub nick: Option<String>,
    pub joined: u64,
}

/// A channel, a thread, or a conversation of two.
pub struct Channel {
    pub id: Id,
    pub kind: u8,
    pub guild: Option<Id>,
    pub parent: Option<Id>,
    pub name: String,
    pub owner: Option<Id>,
    pub with: Option<Id>,
    pub overwrites: Vec<Value>,
    pub archived: Option<u64>,
    pub locked: bool,
    pub messages: BTreeMap<Id, Post>,
}

impl Channel {
    /// Whether it hangs on another channel.
    pub fn is_thread(&self) -> bool {
        (10..=12).contains(&self.kind)
    }
}

/// A message.
pub struct Post {
    pub author: Id,
    /// Everything that does not depend on who looks, reactions aside.
    pub value: Value,
    pub reactions: Vec<(String, BTreeSet<Id>)>,
    /// Who alone can see it.
    pub only_for: Option<Id>,
    /// The interaction it answers.
    pub interaction: Option<Id>,
    /// Whether it still says that an answer is coming.
    pub waits: bool,
}

impl Post {
    /// By somebody, in a channel.
    pub fn of(author: Id, value: Value) -> Self {
        let (reactions, only_for, interaction) = (Vec::new(), None, None);
        Self { author, value, reactions, only_for, interaction, waits: false }
    }
}

/// A file that was sent.
#[derive(Clone)]
pub struct File {
    pub name: String,
    pub kind: String,
    pub bytes: Vec<u8>,
}

/// What the bot asked over REST.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: String,
    /// From after `/api/v10` on, with the query.
    pub path: String,
    pub body: Value,
    /// Names and bytes of the files.
    pub files: Vec<(String, Vec<u8>)>,
    /// What was answered; zero while that is not known.
    pub status: u16,
    pub at: Instant,
}

impl World {
    /// A new id, later than all before.
    pub fn mint(&mut self) -> Id {
        self.last = Id::after(self.last);
        self.last
    }

    /// Somebody by their id.
    pub fn user(&self, who: Id) -> &User {
        self.users.get(&who).unwrap_or_else(|| panic!("there is nobody {who}"))
    }

    /// A channel by its id.
    pub fn channel(&self, id: Id) -> &Channel {
        self.channels.get(&id).unwrap_or_else(|| panic!("there is no channel {id}"))
    }

    /// A guild by its id.
    pub fn guild(&mut self, id: Id) -> &mut Guild {
        self.guilds.get_mut(&id).unwrap_or_else(|| panic!("there is no guild {id}"))
    }

    /// A message by its id.
    pub fn post(&mut self, channel: Id, id: Id) -> &mut Post {
        let found = self.channels.get_mut(&channel).and_then(|found| found.messages.get_mut(&id));
        found.unwrap_or_else(|| panic!("there is no message {id} in {channel}"))
    }

    /// Who wrote a message.
    pub fn author(&self, channel: Id, id: Id) -> Id {
        self.channel(channel).messages[&id].author
    }

    /// The channel a message is in.
    pub fn place(&self, message: Id) -> Option<Id> {
        let mut all = self.channels.values();
        all.find(|channel| channel.messages.contains_key(&message)).map(|channel| channel.id)
    }

    /// Whether the bot is in a guild.
    pub fn is_in(&self, guild: Id) -> bool {
        self.guilds.get(&guild).is_some_and(|guild| guild.members.contains_key(&self.bot))
    }

    /// Remembers that the bot did what Discord does not allow.
    pub fn breaks(&mut self, what: impl Into<String>) {
        let what = what.into();
        if self.broken.len() < 200 {
            self.broken.push(what);
        }
    }

    /// Nothing yet, and where it is reached.
    pub fn new(http: String, ws: String) -> Self {
        let mut world = Self {
            settings: Settings::default(),
            application: Id(0),
            bot: Id(0),
            token: String::new(),
            users: BTreeMap::new(),
            guilds: BTreeMap::new(),
            channels: BTreeMap::new(),
            commands: BTreeMap::new(),
            interactions: BTreeMap::new(),
            files: BTreeMap::new(),
            nonces: BTreeMap::new(),
            sessions: BTreeMap::new(),
            lines: BTreeMap::new(),
            identified: BTreeMap::new(),
            requests: Vec::new(),
            broken: Vec::new(),
            guard: Guard::default(),
            weather: Weather::default(),
            http,
            ws,
            connections: 0,
            last: Id(0),
        };
        world.application = world.mint();
        world.bot = world.mint();
        // A token begins with the id of its user, and a client may look at that.
        world.token = format!("{}.standin.{}", base64(&world.bot.to_string()), "x".repeat(38));
        let bot = User {
            name: "Puente".to_owned(),
            locale: "en-US".to_owned(),
            is_bot: true,
            closed: false,
            alone: None,
        };
        world.users.insert(world.bot, bot);
        world
    }
}

/// What was sent last and is kept for who comes back.
pub type Kept = VecDeque<(u64, String)>;

/// The nothing that stands where there may be an id.
pub fn maybe(id: Option<Id>) -> Value {
    id.map_or(Value::Null, |id| json!(id))
}

/// As a token writes the digits of an id.
fn base64(text: &str) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut written = String::new();
    for three in text.as_bytes().chunks(3) {
        let mut bits = 0_usize;
        for at in 0..3 {
            bits = bits << 8 | three.get(at).map_or(0, |byte| usize::from(*byte));
        }
        for at in 0..=three.len() {
            written.push(char::from(LETTERS[bits >> (18 - 6 * at) & 63]));
        }
    }
    written
}
