//! One thing heard, walked through: whether it may be recorded, what it means, who may; then a
//! capability's handler, and the answer in the asker's words.

use super::house::House;
use crate::community::people;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Reader, Value};
use crate::foundation::journal::Fact;
use crate::foundation::store::Tx;
use crate::foundation::talk::ask::Target;
use crate::foundation::talk::command::plain_emoji;
use crate::foundation::talk::heard::Reply;
use crate::foundation::talk::table::Typed;
use crate::foundation::talk::{
    Account, Answer, Args, Ask, Handler, Heard, MessageId, Person, Place, Presence, Quoted, Spot,
    Who, args, store,
};
use crate::refuse;

/// One thing heard, with who and where resolved.
pub(super) struct Scene<'h> {
    /// The house.
    pub house: &'h House,
    /// What was heard.
    pub heard: &'h Heard,
    /// Where.
    pub place: Place,
    /// Who, if they are a member.
    pub person: Option<Person>,
}

impl Scene<'_> {
    pub(super) fn ask_reader(&self) -> Reader {
        match (&self.person, &self.place.room) {
            (Some(person), _) => person.reader.clone(),
            (None, Some(room)) => room.reader(),
            (None, None) => self.place.stranger(),
        }
    }

    fn place_native(&self) -> &str {
        match &self.heard.spot {
            Spot::Room(native) => native,
            Spot::Direct => "",
        }
    }

    fn recorded(&self) -> people::rules::Recorded {
        people::rules::recorded(
            self.place.room.as_ref().is_some_and(|room| room.notice),
            self.person.as_ref().is_some_and(|person| person.joined),
            self.person.as_ref().is_some_and(|person| person.recorded),
        )
    }

    async fn fact(&self, tx: &mut Tx, kind: &'static str, subject: &MessageId) -> Result<()> {
        let (Some(group), Some(room)) = (&self.place.group, &self.place.room) else {
            return Ok(());
        };
        let fact = Fact {
            kind,
            group: group.id.to_string(),
            room: Some(room.id.to_string()),
            language: Some(room.lang.code().to_owned()),
            member: self.person.as_ref().map(|person| person.id.to_string()),
            subject: subject.to_string(),
            quantity: 1,
            at: self.heard.at,
        };
        self.house.base.record(tx, fact).await
    }

    /// A message: written down (never its text), and counted if it may be.
    pub(super) async fn said(
        &mut self,
        tx: &mut Tx,
        reply_to: Option<&Quoted>,
        attachments: usize,
    ) -> Result<Option<MessageId>> {
        let Some(room) = self.place.room.clone() else {
            return refuse!(
                "talk-say-what",
                line = self.house.base.table.line("help", "", &self.ask_reader().lang)
            );
        };
        let recorded = self.recorded();
        if recorded == people::rules::Recorded::NoNotice {
            return Ok(None);
        }
        let counts = recorded == people::rules::Recorded::Yes;
        let (platform, place) = (self.heard.who.platform.clone(), self.place_native().to_owned());
        let answered = match reply_to {
            Some(quoted) => store::find_native(tx, &platform, &place, &quoted.native_id).await?,
            None => None,
        };
        let Some(native_id) = &self.heard.native_id else { return Ok(None) };
        let new = store::New {
            id: self.heard.message_id.clone(),
            account: &self.heard.who,
            place: &place,
            native_id,
            room_id: Some(&room.id),
            member_id: self.person.as_ref().filter(|_| counts).map(|person| &person.id),
            reply_to: answered.as_ref().map(|known| &known.id),
            at: self.heard.at,
        };
        let id = store::take_in(tx, &self.house.base.world, &new).await?;
        if let Some(id) = &id {
            store::attached(tx, id, &platform, &place, native_id, attachments).await?;
            store::reach(tx, &platform, &place, native_id, self.heard.at).await?;
            if counts {
                self.fact(tx, "talk.said", id).await?;
                if let Some(answered) = &answered {
                    self.fact(tx, "talk.answered", &answered.id).await?;
                }
                for follow in &self.house.said {
                    follow(&self.house.base, tx, &room, &[(id, self.heard)]).await?;
                }
            } else if !self.heard.program {
                for follow in &self.house.unrecorded {
                    follow(&self.house.base, tx, &room, 1).await?;
                }
            }
        }
        Ok(id)
    }

    /// Somebody is among those who talk aloud in another way: noted of who may be recorded, for the
    /// group and none of its rooms.
    pub(super) async fn present(&mut self, tx: &mut Tx, voice: &str, how: Presence) -> Result<()> {
        let (Some(group), Some(person)) = (&self.place.group, &self.person) else {
            return Ok(());
        };
        if self.recorded() != people::rules::Recorded::Yes {
            return Ok(());
        }
        let fact = Fact {
            kind: how.kind(),
            group: group.id.to_string(),
            member: Some(person.id.to_string()),
            subject: format!("{}:{voice}", self.heard.who.platform),
            quantity: 1,
            at: self.heard.at,
            ..Fact::default()
        };
        self.house.base.record(tx, fact).await
    }

    /// A message was edited or deleted: whoever holds it or counted it is told by a fact.
    pub(super) async fn changed(
        &mut self,
        tx: &mut Tx,
        native_id: &str,
        text: Option<&str>,
    ) -> Result<(Option<MessageId>, Reply)> {
        let (platform, place) = (&self.heard.who.platform, self.place_native());
        let Some(known) = store::find_native(tx, platform, place, native_id).await? else {
            return Ok((None, Reply::default()));
        };
        if text.is_some() {
            store::edited(tx, &known.id, self.heard.at).await?;
            self.fact(tx, "talk.edited", &known.id).await?;
        } else {
            if !store::deleted(tx, &known.id, self.heard.at).await? {
                return Ok((Some(known.id), Reply::default()));
            }
            self.fact(tx, "talk.deleted", &known.id).await?;
        }
        for follow in &self.house.changes {
            follow(&self.house.base, tx, &known.id, text).await?;
        }
        Ok((Some(known.id), Reply::default()))
    }

    pub(super) async fn reacted(
        &mut self,
        tx: &mut Tx,
        to: &Quoted,
        emoji: &str,
        put: bool,
    ) -> Result<(Option<MessageId>, Reply)> {
        let plain = plain_emoji(emoji);
        let shortcut = self.house.base.shortcuts.iter().find(|one| one.emoji == plain).copied();
        let target = self.target(tx, to).await?;
        if let Some(target) = &target
            && self.recorded() == people::rules::Recorded::Yes
        {
            let id = target.message_id.clone();
            let kind = if put { "talk.reacted" } else { "talk.unreacted" };
            self.fact(tx, kind, &id).await?;
        }
        // What stands for a command is no mark for others to see; whoever said no since may still take
        // theirs back.
        if let (Some(target), Some(person), None) = (&target, &self.person, shortcut)
            && (!put || self.recorded() == people::rules::Recorded::Yes)
        {
            for follow in &self.house.reacted {
                let by = (&person.id, emoji);
                follow(&self.house.base, tx, &target.message_id, by, put).await?;
            }
        }
        let Some(shortcut) = shortcut else { return Ok((None, Reply::default())) };
        let run = if put { Some(shortcut.run) } else { shortcut.undo };
        let (Some(run), Some(_)) = (run, &target) else { return Ok((None, Reply::default())) };
        if put {
            self.may(shortcut.who, true)?;
        }
        let reply = self.run(tx, run, Args::default(), target, true).await?;
        Ok((None, reply))
    }

    /// The message pointed at, with its author; taken in now if it was said before Puente came.
    pub(super) async fn target(&self, tx: &mut Tx, quoted: &Quoted) -> Result<Option<Target>> {
        let Some(room) = self.place.room.clone() else { return Ok(None) };
        let (platform, place) = (&self.heard.who.platform, self.place_native());
        let mut known = store::find_native(tx, platform, place, &quoted.native_id).await?;
        if known.is_none()
            && let Some(author) = &quoted.author
        {
            let new = store::New {
                id: None,
                account: author,
                place,
                native_id: &quoted.native_id,
                room_id: Some(&room.id),
                member_id: None,
                reply_to: None,
                at: quoted.at.unwrap_or(self.heard.at),
            };
            store::take_in(tx, &self.house.base.world, &new).await?;
            known = store::find_native(tx, platform, place, &quoted.native_id).await?;
        }
        let Some(known) = known else { return Ok(None) };
        let account = quoted.author.clone().or_else(|| {
            (!known.author.is_empty()).then(|| Account {
                platform: known.platform.clone(),
                native_id: known.author.clone(),
                display: String::new(),
            })
        });
        let member = match &account {
            Some(account) => {
                people::person(tx, &self.house.base, account, self.place.group.as_ref()).await?
            }
            None => None,
        };
        Ok(Some(Target {
            message_id: known.id,
            room,
            author: account,
            member,
            quoted: quoted.clone(),
        }))
    }

    pub(super) async fn command(
        &mut self,
        tx: &mut Tx,
        typed: Typed,
        on: Option<&Quoted>,
    ) -> Result<Reply> {
        let house = self.house;
        let command = &house.base.table.commands()[typed.index];
        self.may(command.who, command.in_group)?;
        let target = match on {
            Some(quoted) => self.target(tx, quoted).await?,
            None => None,
        };
        let mut ask = self.ask(tx, Args::default(), target);
        let resolved = args::resolve(&mut ask, command, &typed.raw).await?;
        let target = ask.target.take();
        self.run(tx, command.run, resolved, target, command.private).await
    }

    /// Who may: one place for every platform and page.
    pub(super) fn may(&self, who: Who, in_group: bool) -> Result<()> {
        if in_group && self.place.group.is_none() {
            return refuse!("talk-which-group");
        }
        if who == Who::Founder && people::owners_create(&self.house.base)? {
            let operator = self.person.as_ref().is_some_and(|person| person.operator);
            return if operator || self.heard.runs { Ok(()) } else { refuse!("talk-only-owner") };
        }
        let Some(person) = &self.person else {
            return if who == Who::Anyone { Ok(()) } else { refuse!("talk-not-a-member") };
        };
        if person.may(who) {
            return Ok(());
        }
        match who {
            Who::Any(roles) => {
                let count = roles.len();
                let roles = Value::Either(roles.iter().map(|role| role.say().into()).collect());
                refuse!("talk-only-roles", count = count, roles = roles)
            }
            Who::Operator | Who::Founder => refuse!("talk-only-operator"),
            Who::Member | Who::Known | Who::Anyone => refuse!("talk-not-in-group"),
        }
    }

    pub(super) fn ask<'t>(&'t self, tx: &'t mut Tx, args: Args, target: Option<Target>) -> Ask<'t> {
        Ask {
            base: &self.house.base,
            tx,
            now: self.house.base.world.now(),
            account: self.heard.who.clone(),
            person: self.person.clone(),
            place: self.place.clone(),
            target,
            args,
            fetched: self.heard.fetched.clone(),
        }
    }

    async fn run(
        &self,
        tx: &mut Tx,
        handler: Handler,
        args: Args,
        target: Option<Target>,
        private: bool,
    ) -> Result<Reply> {
        let mut ask = self.ask(tx, args, target);
        let answer: Answer = handler(&mut ask).await?;
        // What a room sees is in the room's language; what is private is in the member's own.
        let reader = match (&self.place.room, private) {
            (Some(room), false) => room.reader(),
            _ => ask.reader(),
        };
        let empty = answer.silent || answer.body.blocks.is_empty();
        Ok(Reply {
            body: (!empty).then(|| answer.body.render(&self.house.base.words, &reader)),
            private,
            go: answer.go,
            file: answer.file,
            ..Reply::default()
        })
    }
}
