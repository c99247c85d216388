//! The words between: what platforms hear and say, what people can type, who is asking.
//!
//! Platforms and capabilities never meet but here. A platform turns what happens on it into a
//! [`Heard`] and can carry out every [`Out`], or says with [`Can`] what it lacks; then [`text`]
//! writes it out. A capability declares its [`Command`]s as data, from which every platform
//! derives its own form: the text grammar, slash commands, buttons, forms, completion, help.

pub mod answering;
pub mod args;
pub mod ask;
pub mod body;
pub mod command;
pub mod file;
pub mod form;
pub mod grammar;
pub mod heard;
pub mod ids;
pub mod news;
pub mod out;
pub mod planned;
pub mod platform;
pub mod post;
mod standing;
pub mod store;
pub mod table;
pub mod text;
pub mod when;

pub use args::{Arg, Args};
pub use ask::{Answer, Ask, Base, GroupRef, Leaving, Person, Place, Purpose, RoomRef};
pub use body::{Block, Body, Tone};
pub use command::{
    Command, Finder, Found, Handler, Kind, Menu, Param, Role, Setting, Shortcut, Who,
};
pub use file::{Content, Paper, Picture, media};
pub use form::Asking;
pub use heard::{Account, Heard, Presence, Quoted, Reply, Spot, What};
pub use ids::{GroupId, MemberId, MessageId, RoomId};
pub use out::{About, Button, Carried, Later, Out, Post, Sending, Stream, Thread, Where, Worded};
pub use planned::{Occasion, Planned};
pub use platform::{Attached, Can, Caught, Ears, Gift, Platform};
pub use standing::Standing;
