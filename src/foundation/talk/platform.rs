//! What a platform is to the house, and what the house is to a platform.

use super::ask::{Base, GroupRef, Person, RoomRef};
use super::form::Asking;
use super::heard::{Account, Heard, Reply};
use super::ids::MessageId;
use super::out::{Out, Thread, Where};
use crate::foundation::clock::Boxed;
use crate::foundation::error::{Error, Result};
use crate::foundation::files::Examined;
use crate::foundation::i18n::Say;
use crate::foundation::jobs::{Lease, Undelivered};
use crate::foundation::store::Tx;

/// What a platform can do natively; the rest reaches it as text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one independent ability, read by name")]
pub struct Can {
    /// Changes a posted message in place.
    pub edit: bool,
    /// Takes a posted message back.
    pub delete: bool,
    /// Puts reactions.
    pub react: bool,
    /// Shows an answer in a room to one person only.
    pub only_you: bool,
    /// Buttons.
    pub buttons: bool,
    /// Forms to fill in.
    pub forms: bool,
    /// Lists to choose from.
    pub choices: bool,
    /// Polls.
    pub polls: bool,
    /// Files.
    pub files: bool,
    /// Scheduled events.
    pub events: bool,
    /// Recognises a repeated key, so that sending twice is sending once.
    pub keys: bool,
}

/// A file that came with a message, as far as its platform has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attached {
    /// Its name and its bytes, as they came: nobody has looked them through.
    File(String, Vec<u8>),
    /// It is not there any more.
    Gone,
    /// It is nothing that is carried, or too large.
    Unfit,
}

/// A file for a place, looked through.
#[derive(Clone, Copy, Debug)]
pub struct Gift<'g> {
    /// Our id of the message it becomes.
    pub message_id: &'g MessageId,
    /// What is said beside it.
    pub about: &'g str,
    /// The file.
    pub file: &'g Examined,
    /// The thread it belongs in.
    pub thread: Option<&'g Thread>,
}

/// A way people come in and words go out.
pub trait Platform: Send + Sync {
    /// Its name, as accounts and rooms are kept under: `web`, `matrix`, `discord`.
    fn name(&self) -> &'static str;

    /// What it can do natively.
    fn can(&self) -> Can;

    /// In how many places at once something is carried: one that answers slowly has as many hands of
    /// its own, so that neither its other places nor other platforms wait for it.
    fn hands(&self) -> usize {
        1
    }

    /// How many messages may have arrived in one place before it is written down. Each of them goes again after
    /// a crash: more than one only where keys are written down too, and known for hours.
    fn unwritten(&self) -> usize {
        1
    }

    /// Whether it can carry anything now; until then its lanes are left alone.
    fn ready(&self) -> bool {
        true
    }

    /// Carries `out` to its place. The same key twice must be once, and nothing changes once the
    /// lease is lost, where the platform can tell. Gives the platform's ids of what was made; of what
    /// was changed, those of all its parts as they stand then, or none where they are as before.
    fn deliver<'a>(
        &'a self,
        key: &'a str,
        lease: &'a Lease,
        to: &'a Where,
        out: &'a Out,
    ) -> Boxed<'a, std::result::Result<Vec<String>, Undelivered>>;

    /// One of the files that came with a message of a place, from one; a platform that has no files
    /// carries none.
    fn attached<'a>(
        &'a self,
        _place: &'a str,
        _native_id: &'a str,
        _number: usize,
    ) -> Boxed<'a, std::result::Result<Attached, Undelivered>> {
        Box::pin(async { Ok(Attached::Unfit) })
    }

    /// The address at which whoever may read a message of a place finds it; none where messages have
    /// no addresses.
    fn found_at<'a>(
        &'a self,
        _place: &'a str,
        _native_id: &'a str,
    ) -> Boxed<'a, std::result::Result<Option<String>, Undelivered>> {
        Box::pin(async { Ok(None) })
    }

    /// Carries a file to its place, as [`Platform::deliver`] carries words. None if it is not taken
    /// there: then that is said instead.
    fn give<'a>(
        &'a self,
        _key: &'a str,
        _lease: &'a Lease,
        _to: &'a Where,
        _gift: Gift<'a>,
    ) -> Boxed<'a, std::result::Result<Option<Vec<String>>, Undelivered>> {
        Box::pin(async { Ok(None) })
    }

    /// Whether it has told the admins of a room itself why nothing is taken there, so that nobody
    /// tells them twice.
    ///
    /// # Errors
    /// A failure of the database.
    fn has_told<'a>(&'a self, _tx: &'a mut Tx, _native_id: &'a str) -> Boxed<'a, Result<bool>> {
        Box::pin(async { Ok(false) })
    }

    /// What whoever runs Puente may want to have at hand of it, though nothing is wrong.
    fn tells(&self) -> Boxed<'_, Vec<Say>> {
        Box::pin(async { Vec::new() })
    }

    /// Says in words what is wrong with it, if anything: one message id a problem.
    fn check(&self) -> Boxed<'_, Vec<Say>>;
}

/// What came of a page of what was missed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caught {
    /// How many messages were new and are taken in.
    pub new: usize,
    /// The places in the page of what was not looked at, because it is no message of that room or
    /// wants an answer: each is for [`Ears::hear`], afterwards, in this order.
    pub left: Vec<usize>,
}

/// What a platform may ask of the house.
pub trait Ears: Send + Sync {
    /// Everything the house stands on.
    fn base(&self) -> &Base;

    /// Hears something in a transaction of its own and gives the direct answer. Never fails: a
    /// refusal and a failure are answers too.
    fn hear<'a>(&'a self, heard: &'a Heard) -> Boxed<'a, Reply>;

    /// Takes in something said, edited, deleted or reacted inside the platform's transaction, so
    /// that the platform's record and the house's stand or fall together. Gives our id of the
    /// message, and a direct answer where there is one.
    ///
    /// # Errors
    /// A refusal or a failure: then the transaction must not commit.
    fn take_in<'a>(
        &'a self,
        tx: &'a mut Tx,
        heard: &'a Heard,
    ) -> Boxed<'a, Result<(Option<MessageId>, Reply)>>;

    /// Whether something may need to be fetched for what was heard.
    fn fetches(&self, heard: &Heard) -> bool;

    /// Fetches from elsewhere what a command needs before it can be done; none if it needs nothing, or
    /// cannot have it: then the command says so. It waits for the network: a platform calls it outside
    /// any transaction, before the one in which it hands [`Heard::fetched`] in.
    fn beforehand<'a>(&'a self, heard: &'a Heard) -> Boxed<'a, Option<serde_json::Value>>;

    /// Takes in a page of what was said in one room and came together, in its order, each once,
    /// in one transaction; it costs a few statements and not a few for each. All that is known of it
    /// afterwards is as if each had been heard.
    ///
    /// # Errors
    /// A failure of the database: then nothing of the page is taken in.
    fn catch_up<'a>(&'a self, page: &'a [Heard]) -> Boxed<'a, Result<Caught>>;

    /// What a command that was given still has to be asked, for a platform that has forms; none if it
    /// can be done as it is, or no command was given.
    ///
    /// # Errors
    /// A refusal of what can be told beforehand: who may not, or something given that is wrong; a
    /// failure of the database.
    fn missing<'a>(&'a self, tx: &'a mut Tx, heard: &'a Heard)
    -> Boxed<'a, Result<Option<Asking>>>;

    /// Words a refusal or a failure for whoever was heard.
    fn no<'a>(&'a self, heard: &'a Heard, error: Error) -> Boxed<'a, Reply>;

    /// The room of ours behind what a platform calls it; none if it is not served.
    ///
    /// # Errors
    /// A failure of the database.
    fn room<'a>(
        &'a self,
        tx: &'a mut Tx,
        platform: &'a str,
        native_id: &'a str,
    ) -> Boxed<'a, Result<Option<RoomRef>>>;

    /// Who an account is, with the roles held in a group.
    ///
    /// # Errors
    /// A failure of the database.
    fn person<'a>(
        &'a self,
        tx: &'a mut Tx,
        account: &'a Account,
        group: Option<&'a GroupRef>,
    ) -> Boxed<'a, Result<Option<Person>>>;

    /// Tells the admins of a room's group something, each alone and in their language.
    ///
    /// # Errors
    /// A failure of the database.
    fn tell_admins<'a>(
        &'a self,
        tx: &'a mut Tx,
        room: &'a RoomRef,
        news: Say,
    ) -> Boxed<'a, Result<()>>;

    /// Tells the admins of every group with a room on a platform something, each once, alone and in
    /// their language; where they can be reached elsewhere, there.
    ///
    /// # Errors
    /// A failure of the database.
    fn tell_all_admins<'a>(
        &'a self,
        tx: &'a mut Tx,
        platform: &'a str,
        news: Say,
    ) -> Boxed<'a, Result<()>>;

    /// Lets a room go on under another name of its platform, in the transaction: what waits for it
    /// goes there, and the notice is put there. False if a room has that name already.
    ///
    /// # Errors
    /// A failure of the database.
    fn move_room<'a>(
        &'a self,
        tx: &'a mut Tx,
        room: &'a RoomRef,
        native_id: &'a str,
    ) -> Boxed<'a, Result<bool>>;

    /// Whether whoever runs a room on a chat platform may set up a group there.
    fn owners_create(&self) -> bool;

    /// A group by its slug.
    ///
    /// # Errors
    /// A failure of the database.
    fn group<'a>(&'a self, tx: &'a mut Tx, slug: &'a str) -> Boxed<'a, Result<Option<GroupRef>>>;

    /// The groups a person is in, in the order they joined.
    ///
    /// # Errors
    /// A failure of the database.
    fn groups_of<'a>(
        &'a self,
        tx: &'a mut Tx,
        person: &'a Person,
    ) -> Boxed<'a, Result<Vec<GroupRef>>>;

    /// The rooms of a group on a platform, in their fixed order.
    ///
    /// # Errors
    /// A failure of the database.
    fn rooms<'a>(
        &'a self,
        tx: &'a mut Tx,
        group: &'a GroupRef,
        platform: &'a str,
    ) -> Boxed<'a, Result<Vec<RoomRef>>>;

    /// Every room of a platform that is served, whatever its group.
    ///
    /// # Errors
    /// A failure of the database.
    fn served<'a>(&'a self, tx: &'a mut Tx, platform: &'a str) -> Boxed<'a, Result<Vec<RoomRef>>>;

    /// What a sign-in link is for, without using it: the person's name, or none for a link that
    /// makes a new member of the named group.
    ///
    /// # Errors
    /// A refusal if the link is unknown, used up or too old.
    fn inspect<'a>(
        &'a self,
        tx: &'a mut Tx,
        token: &'a str,
    ) -> Boxed<'a, Result<(Option<String>, Option<GroupRef>)>>;

    /// Uses a sign-in link; `name` and `language` are asked of a new member only. Gives the
    /// platform account that is signed in.
    ///
    /// # Errors
    /// As [`Ears::inspect`], and a refusal if a new member gave no name.
    fn redeem<'a>(
        &'a self,
        tx: &'a mut Tx,
        token: &'a str,
        name: &'a str,
        language: &'a str,
    ) -> Boxed<'a, Result<Account>>;

    /// Names of the authors of messages, by our member ids; erased members have none.
    ///
    /// # Errors
    /// A failure of the database.
    fn names<'a>(
        &'a self,
        tx: &'a mut Tx,
        group: &'a GroupRef,
    ) -> Boxed<'a, Result<std::collections::BTreeMap<String, (String, String)>>>;
}
