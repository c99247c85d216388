//! What goes out, worded already. Each platform carries out what it can natively and writes the
//! rest as text ([`super::text`]).

use serde::{Deserialize, Serialize};

use super::body::Body;
use super::file::Content;
use super::ids::{MemberId, MessageId, RoomId};
use super::planned::{Planned, Step};
use crate::foundation::clock::Moment;

/// A button: what it says and the command line it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    /// What it says.
    pub label: String,
    /// What pressing it types.
    pub line: String,
}

/// One field of a form, derived from a parameter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The parameter's name in the reader's language.
    pub name: String,
    /// What is asked.
    pub label: String,
    /// It must be filled.
    pub required: bool,
    /// What may be chosen: value and label; empty for free text.
    pub choices: Vec<(String, String)>,
}

/// One choice of a poll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PollChoice {
    /// The reaction that stands for it.
    pub emoji: String,
    /// What it says.
    pub label: String,
    /// The command line it stands for.
    pub line: String,
}

/// The group something said to one person is about: they may be in several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Its short name, as in addresses.
    pub slug: String,
    /// Its name in the reader's language.
    pub name: String,
    /// How a line typed in a direct message names it: `group:names`, `grupo:names`.
    pub typed: String,
}

/// A thread in which something was asked, so that it is answered there; what its platform calls the
/// messages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    /// The message it began with.
    pub root: String,
    /// The one that is answered.
    pub asked: String,
}

/// A message to post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Our id of the message.
    pub message_id: MessageId,
    /// What it says.
    pub body: Body<String>,
    /// What it is a card of: `synthesis S-4`; platforms may show such cards specially.
    pub card: Option<String>,
    /// The message it answers.
    pub reply_to: Option<MessageId>,
    /// What may be pressed.
    pub buttons: Vec<Button>,
    /// The group it is about, if it is said to one person alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// The thread it belongs in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thread: Option<Thread>,
}

/// A file that came with somebody's message, on its way to another room. What is in it is fetched
/// where it lies once this is carried; until then nothing is kept of it but which it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// Our id of the message it becomes.
    pub message_id: MessageId,
    /// The message it came with.
    pub of: MessageId,
    /// Which of its files, from one.
    pub number: i64,
    /// What is said beside it.
    pub about: String,
    /// What is said in its place once it is not there any more; nothing if this is empty.
    pub gone: String,
    /// What is said in its place where it cannot be carried.
    pub unfit: String,
}

/// A message whose words are made only once it is its turn, outside any transaction, by a capability
/// that may have to wait for others: its place among what goes there is taken when it is put there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Later {
    /// Our id of the message.
    pub message_id: MessageId,
    /// The capability that words it, by its name.
    pub by: String,
    /// The message it comes from, whose address whoever words it is told.
    pub of: MessageId,
    /// The message it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<MessageId>,
    /// It stands already, and gets other words.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub again: bool,
}

/// What is made of a message once it is its turn.
#[derive(Clone, Debug, PartialEq)]
pub enum Worded {
    /// These are its words.
    Post(Box<Post>),
    /// There is nothing to say any more.
    Nothing,
    /// It is not its turn before a moment, and what comes after it waits as well.
    NotYet(Moment),
}

/// An order of its own among what goes to a room: what is slow there keeps nothing else waiting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stream {
    /// What Puente says itself.
    #[default]
    Own,
    /// Copies of what people say in other rooms, and what becomes of them.
    Copies,
}

impl Stream {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Own, Self::Copies];
}

/// Something going out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Out {
    /// A new message.
    Post(Post),
    /// Another text for one of ours, in place.
    Edit { message_id: MessageId, post: Post },
    /// One of ours is taken back.
    Delete { message_id: MessageId },
    /// What people said before a moment is kept no longer, where the platform's messages are ours.
    Forget { before: Moment },
    /// A reaction to a message.
    React { message_id: MessageId, emoji: String },
    /// Our reaction to a message is taken back.
    Unreact { message_id: MessageId, emoji: String },
    /// Fields to fill in; the text form is the command line.
    Form { title: String, line: String, fields: Vec<Field> },
    /// One of several to choose.
    Choices { title: String, choices: Vec<Button> },
    /// A long list, a page at a time.
    Paged { body: Body<String>, page: u32, more: Option<Button> },
    /// A question answered by reactions.
    Poll { question: String, choices: Vec<PollChoice> },
    /// A file that goes with an answer: its name, what is in it, and what is said in its place where
    /// it is not taken.
    File {
        message_id: MessageId,
        name: String,
        content: Content,
        otherwise: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        thread: Option<Thread>,
    },
    /// A file of somebody else's message.
    Carried(Carried),
    /// A message, or another text for one, whose words are made when it is its turn.
    Later(Later),
    /// Something planned for a time, and the message that says so where there are no such events.
    Event { planned: Planned, step: Step, post: Post },
}

impl Out {
    /// Our id of the message this makes, if it makes one.
    #[must_use]
    pub fn makes(&self) -> Option<&MessageId> {
        match self {
            Self::Post(Post { message_id, .. })
            | Self::Event { step: Step::New, post: Post { message_id, .. }, .. }
            | Self::File { message_id, .. }
            | Self::Carried(Carried { message_id, .. })
            | Self::Later(Later { message_id, again: false, .. }) => Some(message_id),
            _ => None,
        }
    }

    /// Our id of the message of which it is noted, once this is carried, what its platform calls its
    /// parts: one that this makes, or changes.
    #[must_use]
    pub fn names(&self) -> Option<&MessageId> {
        match self {
            Self::Edit { message_id, .. }
            | Self::Later(Later { message_id, .. })
            | Self::Event { post: Post { message_id, .. }, .. } => Some(message_id),
            other => other.makes(),
        }
    }

    /// The same as messages, for a platform that has no scheduled events.
    #[must_use]
    pub fn without_events(&self) -> Self {
        match self {
            Self::Event { step: Step::New, post, .. } => Self::Post(post.clone()),
            Self::Event { post, .. } => {
                Self::Edit { message_id: post.message_id.clone(), post: post.clone() }
            }
            other => other.clone(),
        }
    }

    /// The messages this is about, so that it must be known what a platform calls them.
    pub fn needs(&self) -> impl Iterator<Item = &MessageId> {
        let (one, other) = match self {
            Self::Post(post) => (post.reply_to.as_ref(), None),
            Self::Later(later) => (later.reply_to.as_ref(), Some(&later.message_id)),
            Self::Event { step: Step::Changed | Step::Off, post, .. } => {
                (Some(&post.message_id), None)
            }
            Self::Edit { message_id, .. }
            | Self::Delete { message_id }
            | Self::React { message_id, .. }
            | Self::Unreact { message_id, .. } => (Some(message_id), None),
            _ => (None, None),
        };
        one.into_iter().chain(other)
    }
}

/// Where something goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Where {
    /// To a room, by our id and the platform's.
    Room { room_id: RoomId, native_id: String },
    /// To one person, by our id and the platform's.
    Direct { member_id: MemberId, native_id: String },
}

/// What a row of the outbox holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sending {
    /// Which platform.
    pub platform: String,
    /// Where on it.
    pub to: Where,
    /// What.
    pub out: Out,
    /// In which order of its room.
    #[serde(default, skip_serializing_if = "is_own")]
    pub stream: Stream,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "this is how serde asks")]
fn is_own(stream: &Stream) -> bool {
    *stream == Stream::Own
}

impl Sending {
    /// The lane it waits in: one per place and order.
    #[must_use]
    pub fn lane(&self) -> String {
        match &self.to {
            Where::Room { room_id, .. } => room_lane(&self.platform, room_id, self.stream),
            Where::Direct { member_id, .. } => direct_lane(&self.platform, member_id),
        }
    }
}

/// The lane of what goes to a room in one of its orders.
#[must_use]
pub fn room_lane(platform: &str, room: &RoomId, stream: Stream) -> String {
    match stream {
        Stream::Own => format!("{platform}:room:{room}"),
        Stream::Copies => format!("{}:room:{room}", copies_of(platform)),
    }
}

/// What the lanes of a platform begin with in which copies wait: workers of their own drain them, since a
/// copy may have to wait for a translator.
#[must_use]
pub fn copies_of(platform: &str) -> String {
    format!("{platform}{COPIES}")
}

/// The platform behind a lane, or behind what lanes begin with.
#[must_use]
pub fn platform_of(lanes: &str) -> &str {
    let begins = lanes.split(':').next().unwrap_or(lanes);
    begins.strip_suffix(COPIES).unwrap_or(begins)
}

const COPIES: &str = "-copies";

/// The lane of what is said to one person alone.
#[must_use]
pub fn direct_lane(platform: &str, member: &MemberId) -> String {
    format!("{platform}:direct:{member}")
}
