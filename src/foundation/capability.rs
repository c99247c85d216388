//! What the house needs to know of a capability, as data. `app.rs` lists them; nothing else does.

use super::clock::Boxed;
use super::error::Result;
use super::i18n::Say;
use super::jobs;
use super::journal::Reader;
use super::page::{Document, Page, Panel};
use super::store::{Records, Tx};
use super::talk::ask::{Erase, Export, Noticed};
use super::talk::news::Tells;
use super::talk::{
    Base, Command, Finder, Heard, Later, MemberId, Menu, MessageId, RoomRef, Setting, Shortcut,
    Worded,
};

/// Says in words what is wrong with a capability's data or settings, for `puente check`.
pub type Check = for<'a> fn(&'a Base, &'a mut Tx) -> Boxed<'a, Result<Vec<Say>>>;

/// Says in words what does not answer that a capability needs elsewhere, for `puente check`. It waits
/// for others, so it is given no transaction.
pub type Answers = for<'a> fn(&'a Base) -> Boxed<'a, Result<Vec<Say>>>;

/// Follows a message that was edited or deleted, inside the transaction that takes it in.
pub type Changed =
    for<'a> fn(&'a Base, &'a mut Tx, &'a MessageId, Option<&'a str>) -> Boxed<'a, Result<()>>;

/// Follows messages that were said in a served room by people who may be counted, one or several that came
/// together, in their order, inside the transaction that takes them in: what it puts in the outbox goes out
/// exactly if they stand.
pub type Said = for<'a> fn(
    &'a Base,
    &'a mut Tx,
    &'a RoomRef,
    &'a [(&'a MessageId, &'a Heard)],
) -> Boxed<'a, Result<()>>;

/// Follows a reaction that somebody who may be counted put to a message of a served room, or anybody took
/// back (false), inside the transaction that takes it in.
pub type Reacted = for<'a> fn(
    &'a Base,
    &'a mut Tx,
    &'a MessageId,
    (&'a MemberId, &'a str),
    bool,
) -> Boxed<'a, Result<()>>;

/// Follows that so many messages were said in a served room by people who may not be counted, inside the
/// transaction that takes them in. What they said is not told.
pub type Unrecorded = for<'a> fn(&'a Base, &'a mut Tx, &'a RoomRef, i64) -> Boxed<'a, Result<()>>;

/// Words a message that is worded when it is its turn ([`Later`]), outside any transaction; given the
/// address of the message it comes from, where that has one. It may wait for others, but no longer than
/// a lane is leased for.
pub type Words = for<'a> fn(&'a Base, &'a Later, Option<&'a str>) -> Boxed<'a, Result<Worded>>;

/// Follows what became of such a message, in the transaction that settles it: whether it stands there, or
/// was refused, or there was nothing to say.
pub type Settled = for<'a> fn(&'a Base, &'a mut Tx, &'a Later, bool) -> Boxed<'a, Result<()>>;

/// How a capability words what it says later.
#[derive(Clone, Copy)]
pub struct Wording {
    /// Makes the words.
    pub words: Words,
    /// Hears what became of them.
    pub settled: Settled,
}

/// A capability: one folder under `community/`, as data. What has nothing to add of a kind leaves
/// it empty.
#[derive(Default)]
pub struct Capability {
    /// Its name: the folder's, the locale file's, the test file's.
    pub name: &'static str,
    /// What people can type.
    pub commands: Vec<Command>,
    /// Reactions that stand for something.
    pub shortcuts: Vec<Shortcut>,
    /// What the menu on a message offers.
    pub menus: Vec<Menu>,
    /// What its typed arguments mean.
    pub finders: Vec<Finder>,
    /// Its pages.
    pub pages: Vec<Page>,
    /// What it adds to the pages of lower capabilities.
    pub panels: Vec<Panel>,
    /// What programs ask it for by secret addresses.
    pub documents: Vec<Document>,
    /// What it does at a moment.
    pub jobs: Vec<(&'static str, jobs::Handler<Base>)>,
    /// What it does once a day.
    pub daily: Vec<(&'static str, jobs::Handler<Base>)>,
    /// What it does whenever the house opens.
    pub opens: Vec<&'static str>,
    /// Who counts facts; run in the order of the list in `app.rs`.
    pub readers: Vec<Reader>,
    /// Who follows messages that are said.
    pub said: Option<Said>,
    /// Who follows a message that is edited (its text now) or deleted (none).
    pub changes: Option<Changed>,
    /// Who follows reactions.
    pub reacted: Option<Reacted>,
    /// Who follows how much is not recorded.
    pub unrecorded: Option<Unrecorded>,
    /// How it words what it says later.
    pub later: Option<Wording>,
    /// What it adds to the notice of a room.
    pub notice: Option<Noticed>,
    /// What it tells whoever was away.
    pub news: Option<Tells>,
    /// What a group may set.
    pub settings: Vec<Setting>,
    /// What it shows of a group in an export for people.
    pub records: Vec<Records>,
    /// What it keeps of a person.
    pub export: Option<Export>,
    /// How it forgets a person.
    pub erase: Option<Erase>,
    /// What may be wrong with it.
    pub check: Option<Check>,
    /// What may not answer that it needs elsewhere.
    pub answers: Option<Answers>,
    /// What a working group still lacks, for `puente check`.
    pub lacks: Option<Check>,
    /// What may be wrong with what it keeps: a longer look, for `puente verify`.
    pub verify: Option<Check>,
}
