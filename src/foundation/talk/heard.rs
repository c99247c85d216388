//! What comes in, in the same words from every platform.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::body::Body;
use super::file::Content;
use super::ids::MessageId;
use crate::foundation::clock::Moment;
use crate::foundation::i18n::{Lang, clean};

/// An account on a platform.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Account {
    /// The platform's name: `web`, `matrix`, `discord`.
    pub platform: String,
    /// What the platform calls the account; stable for its life.
    pub native_id: String,
    /// The name shown there now.
    pub display: String,
}

/// Where something was heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// In a room, by the platform's id of it.
    Room(String),
    /// Between the person and Puente alone.
    Direct,
}

/// A message somebody pointed at. A platform that did not send its author and text fetches them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The platform's id of the message.
    pub native_id: String,
    /// Who wrote it.
    pub author: Option<Account>,
    /// What it says now.
    pub text: Option<String>,
    /// When it was said.
    pub at: Option<Moment>,
}

/// How somebody is in a channel where people talk aloud, when that has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// They came in.
    Joined,
    /// They left.
    Left,
    /// Nobody hears them now.
    Muted,
    /// They can be heard again.
    Unmuted,
    /// Among those who listen, they ask to speak.
    Asked,
    /// They are among those who speak.
    Admitted,
    /// They are among those who listen again.
    Seated,
}

impl Presence {
    /// The kind of fact it is.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Joined => "voice.joined",
            Self::Left => "voice.left",
            Self::Muted => "voice.muted",
            Self::Unmuted => "voice.unmuted",
            Self::Asked => "voice.asked",
            Self::Admitted => "voice.admitted",
            Self::Seated => "voice.seated",
        }
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A message, possibly a command or a reply. Attachments are named, never dropped.
    Said { text: String, reply_to: Option<Quoted>, attachments: Vec<String> },
    /// A message has another text now.
    Edited { native_id: String, text: String },
    /// Messages are gone (platforms delete one or many).
    Deleted { native_ids: Vec<String> },
    /// Somebody put a reaction.
    Reacted { to: Quoted, emoji: String },
    /// Somebody took it back.
    Unreacted { to: Quoted, emoji: String },
    /// An account came into the room.
    Joined,
    /// An account left it.
    Left,
    /// A button was pressed: the command line it stands for, and the message it stood on.
    Pressed { line: String, on: Option<Quoted> },
    /// A form was sent: the command's path and its fields by parameter name.
    Submitted { path: Vec<String>, fields: BTreeMap<String, String>, on: Option<Quoted> },
    /// Somebody is typing a command and wants to know how it may go on.
    Completing { text: String },
    /// Somebody is filling in one parameter of a command, by its path and the parameter's name in the
    /// code, and wants to know what may stand there.
    Filling { path: String, name: String, typed: String },
    /// Somebody is in a channel where people talk aloud in another way than before; what the platform
    /// calls the channel.
    Presence { voice: String, how: Presence },
}

/// Something heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// Who did it.
    pub who: Account,
    /// Where.
    pub spot: Spot,
    /// When, by the platform's clock.
    pub at: Moment,
    /// The platform's id of the event or message, by which it is taken in once.
    pub native_id: Option<String>,
    /// Our own id of the message, where the platform keeps our ids as its own (the web rooms do).
    pub message_id: Option<MessageId>,
    /// Whether a program said it: what programs say is never copied to where others read it, so that no two
    /// of them copy each other's copies for ever.
    pub program: bool,
    /// In a thread, the message it began with, by the platform's id.
    pub thread: Option<String>,
    /// Whether the platform says of them that they run the place: they may say there who may what.
    pub runs: bool,
    /// The language their own program speaks to them, where the platform tells.
    pub lang: Option<Lang>,
    /// For direct messages and web pages: the group meant, by its slug.
    pub group: Option<String>,
    /// What was fetched for it beforehand ([`super::Ears::beforehand`]).
    pub fetched: Option<serde_json::Value>,
    /// What.
    pub what: What,
}

impl Heard {
    /// The same, with every text that somebody wrote made harmless: whatever a platform hands in,
    /// no control or direction character goes further than here.
    #[must_use]
    pub fn cleaned(&self) -> Self {
        let maybe = |on: &Option<Quoted>| on.as_ref().map(Quoted::cleaned);
        let what = match &self.what {
            What::Said { text, reply_to, attachments } => What::Said {
                text: clean(text),
                reply_to: maybe(reply_to),
                attachments: attachments.iter().map(|name| clean(name)).collect(),
            },
            What::Edited { native_id, text } => {
                What::Edited { native_id: native_id.clone(), text: clean(text) }
            }
            What::Reacted { to, emoji } => What::Reacted { to: to.cleaned(), emoji: clean(emoji) },
            What::Unreacted { to, emoji } => {
                What::Unreacted { to: to.cleaned(), emoji: clean(emoji) }
            }
            What::Pressed { line, on } => What::Pressed { line: clean(line), on: maybe(on) },
            What::Submitted { path, fields, on } => What::Submitted {
                path: path.iter().map(|word| clean(word)).collect(),
                fields: fields.iter().map(|(name, text)| (clean(name), clean(text))).collect(),
                on: maybe(on),
            },
            What::Completing { text } => What::Completing { text: clean(text) },
            What::Filling { path, name, typed } => {
                What::Filling { path: path.clone(), name: name.clone(), typed: clean(typed) }
            }
            other @ (What::Deleted { .. } | What::Joined | What::Left | What::Presence { .. }) => {
                other.clone()
            }
        };
        let who = Account { display: clean(&self.who.display), ..self.who.clone() };
        Self { who, group: self.group.as_deref().map(clean), what, ..self.clone() }
    }
}

impl Quoted {
    fn cleaned(&self) -> Self {
        let author = self.author.as_ref();
        let author = author.map(|who| Account { display: clean(&who.display), ..who.clone() });
        Self { author, text: self.text.as_deref().map(clean), ..self.clone() }
    }
}

/// One way a half-typed command may go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Completion {
    /// The whole text with the completion in it.
    pub insert: String,
    /// What is shown first.
    pub label: String,
    /// What it does or is.
    pub about: String,
}

/// What goes back directly to whoever asked, worded in their language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reply {
    /// The answer, if there is one.
    pub body: Option<Body<String>>,
    /// Only the person may see it.
    pub private: bool,
    /// It says no: what was wrong and what would be right.
    pub refused: bool,
    /// A page the person may want next, as a path inside the group (`desk`).
    pub go: Option<String>,
    /// A file that goes with the answer: name and content.
    pub file: Option<(String, Content)>,
    /// Answers to [`What::Completing`] and [`What::Filling`].
    pub completions: Vec<Completion>,
}
