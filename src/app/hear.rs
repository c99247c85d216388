//! What is heard, walked through: who it is, where, whether it may be recorded, what it means;
//! then a capability's handler inside one transaction, and the answer in the asker's words.

use std::collections::BTreeMap;

use super::house::House;
use crate::community::people::{self, groups::store as groups};
use crate::foundation::clock::Boxed;
use crate::foundation::error::{Error, Result};
use crate::foundation::i18n::{Lang, Reader, Say};
use crate::foundation::journal::Fact;
use crate::foundation::store::Tx;
use crate::foundation::talk::ask::Target;
use crate::foundation::talk::command::plain_emoji;
use crate::foundation::talk::heard::{Completion, Reply};
use crate::foundation::talk::table::{Typed, usage};
use crate::foundation::talk::{
    Account, Answer, Args, Ask, Base, Body, Command, Ears, GroupRef, Handler, Heard, MessageId,
    Person, Place, Quoted, RoomRef, Spot, What, args, grammar, store,
};
use crate::{refuse, say};

impl House {
    /// Hears something in a transaction of its own. Refusals and failures are answers too.
    pub(super) async fn hear_one(&self, heard: &Heard) -> Reply {
        let outcome = async {
            let mut tx = self.base.store.begin().await?;
            let (_, reply) = self.take_in_one(&mut tx, heard).await?;
            tx.commit().await?;
            Ok(reply)
        };
        match outcome.await {
            Ok(reply) => reply,
            Err(error) => self.no(heard, error).await,
        }
    }

    /// Words a refusal or a failure for whoever asked.
    async fn no(&self, heard: &Heard, error: Error) -> Reply {
        let say = match error {
            Error::Refusal(refusal) => refusal.say,
            Error::Failure(failure) => {
                let quote = self.base.world.secret::<4>();
                tracing::error!(incident = quote, error = %failure, "something broke while answering");
                say!("talk-failure", incident = quote)
            }
        };
        let reader =
            self.reader(heard).await.unwrap_or_else(|_| Reader::new(Lang::new("en"), "UTC"));
        Reply {
            body: Some(Body::text(self.base.words.say(&reader, &say))),
            private: true,
            refused: true,
            ..Reply::default()
        }
    }

    async fn reader(&self, heard: &Heard) -> Result<Reader> {
        let mut tx = self.base.store.look().await?;
        let place = self.place(&mut tx, heard).await?;
        let person = people::person(&mut tx, &self.base, &heard.who, place.group.as_ref()).await?;
        Ok(match (person, place.room) {
            (Some(person), _) => person.reader,
            (None, Some(room)) => room.reader(),
            (None, None) => Reader::new(Lang::new("en"), "UTC"),
        })
    }

    async fn place(&self, tx: &mut Tx, heard: &Heard) -> Result<Place> {
        let mut place = Place::default();
        if let Spot::Room(native) = &heard.spot {
            place.room = groups::find_room(tx, &heard.who.platform, native).await?;
            if let Some(room) = &place.room {
                place.group = groups::find_id(tx, &room.group_id).await?;
            }
        }
        if place.group.is_none()
            && let Some(slug) = &heard.group
        {
            place.group = groups::find(tx, slug).await?;
        }
        if place.group.is_none()
            && heard.spot == Spot::Direct
            && let Some(member) = people::members::store::find_by_account(tx, &heard.who).await?
        {
            // Somebody in one group only need not name it.
            let mut all = groups::all(tx, Some(&member.id)).await?;
            if all.len() == 1 {
                place.group = all.pop();
            }
        }
        Ok(place)
    }

    /// Takes something in: what is said is recorded if it may be, what is asked is answered.
    pub(super) async fn take_in_one(
        &self,
        tx: &mut Tx,
        heard: &Heard,
    ) -> Result<(Option<MessageId>, Reply)> {
        let place = self.place(tx, heard).await?;
        let person = people::person(tx, &self.base, &heard.who, place.group.as_ref()).await?;
        let mut scene = Scene { house: self, heard, place, person };
        match &heard.what {
            What::Said { text, reply_to, .. } if grammar::is_command(text) => {
                let lang = scene.ask_reader().lang;
                let typed = self.base.table.read(text, &lang)?;
                let reply = scene.command(tx, typed, reply_to.as_ref()).await?;
                Ok((None, reply))
            }
            What::Said { reply_to, .. } => {
                let id = scene.said(tx, reply_to.as_ref()).await?;
                Ok((id, Reply::default()))
            }
            What::Edited { native_id, text } => scene.changed(tx, native_id, Some(text)).await,
            What::Deleted { native_ids } => {
                let mut last = None;
                for native_id in native_ids {
                    last = scene.changed(tx, native_id, None).await?.0;
                }
                Ok((last, Reply::default()))
            }
            What::Reacted { to, emoji } => scene.reacted(tx, to, emoji, true).await,
            What::Unreacted { to, emoji } => scene.reacted(tx, to, emoji, false).await,
            What::Pressed { line, on } => {
                let lang = scene.ask_reader().lang;
                let typed = self.base.table.read(line, &lang)?;
                Ok((None, scene.command(tx, typed, on.as_ref()).await?))
            }
            What::Submitted { path, fields, on } => {
                let path = path.join(" ");
                let Some((index, _)) = self.base.table.find(&path) else {
                    return refuse!("talk-no-such-command", given = path);
                };
                let typed = Typed { index, raw: fields.clone() };
                Ok((None, scene.command(tx, typed, on.as_ref()).await?))
            }
            What::Completing { text } => {
                let completions = scene.complete(tx, text).await?;
                Ok((None, Reply { completions, ..Reply::default() }))
            }
            What::Joined | What::Left | What::Presence { .. } => Ok((None, Reply::default())),
        }
    }
}

/// One thing heard, with who and where resolved.
struct Scene<'h> {
    house: &'h House,
    heard: &'h Heard,
    place: Place,
    person: Option<Person>,
}

impl Scene<'_> {
    fn ask_reader(&self) -> Reader {
        match (&self.person, &self.place.room) {
            (Some(person), _) => person.reader.clone(),
            (None, Some(room)) => room.reader(),
            (None, None) => Reader::new(Lang::new("en"), "UTC"),
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
    async fn said(&mut self, tx: &mut Tx, reply_to: Option<&Quoted>) -> Result<Option<MessageId>> {
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
            store::reach(tx, &platform, &place, native_id, self.heard.at).await?;
            if counts {
                self.fact(tx, "talk.said", id).await?;
                if let Some(answered) = &answered {
                    self.fact(tx, "talk.answered", &answered.id).await?;
                }
            }
        }
        Ok(id)
    }

    /// A message was edited or deleted: whoever holds it or counted it is told by a fact.
    async fn changed(
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

    async fn reacted(
        &mut self,
        tx: &mut Tx,
        to: &Quoted,
        emoji: &str,
        put: bool,
    ) -> Result<(Option<MessageId>, Reply)> {
        let plain = plain_emoji(emoji);
        let shortcut = self.house.base.shortcuts.iter().find(|one| one.emoji == plain).copied();
        let target = self.target(tx, to).await?;
        if let (Some(target), true) = (&target, put)
            && self.recorded() == people::rules::Recorded::Yes
        {
            let id = target.message_id.clone();
            self.fact(tx, "talk.reacted", &id).await?;
        }
        let Some(shortcut) = shortcut else { return Ok((None, Reply::default())) };
        let run = if put { Some(shortcut.run) } else { shortcut.undo };
        let (Some(run), Some(_)) = (run, &target) else { return Ok((None, Reply::default())) };
        let reply = self.run(tx, run, Args::default(), target, true).await?;
        Ok((None, reply))
    }

    /// The message pointed at, with its author; taken in now if it was said before Puente came.
    async fn target(&self, tx: &mut Tx, quoted: &Quoted) -> Result<Option<Target>> {
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

    async fn command(&mut self, tx: &mut Tx, typed: Typed, on: Option<&Quoted>) -> Result<Reply> {
        let house = self.house;
        let command = &house.base.table.commands()[typed.index];
        self.may(command)?;
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
    fn may(&self, command: &Command) -> Result<()> {
        use crate::foundation::talk::Who;
        if command.in_group && self.place.group.is_none() {
            return refuse!("talk-which-group");
        }
        let Some(person) = &self.person else {
            return if command.who == Who::Anyone { Ok(()) } else { refuse!("talk-not-a-member") };
        };
        if person.may(command.who) {
            return Ok(());
        }
        match command.who {
            Who::Any(roles) => {
                let roles: Vec<Say> = roles.iter().map(|role| role.say()).collect();
                refuse!("talk-only-roles", roles = roles)
            }
            Who::Operator => refuse!("talk-only-operator"),
            Who::Member | Who::Anyone => refuse!("talk-not-in-group"),
        }
    }

    fn ask<'t>(&'t self, tx: &'t mut Tx, args: Args, target: Option<Target>) -> Ask<'t> {
        Ask {
            base: &self.house.base,
            tx,
            now: self.house.base.world.now(),
            account: self.heard.who.clone(),
            person: self.person.clone(),
            place: self.place.clone(),
            target,
            args,
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

    /// How what is typed may go on: commands first, then mentions of members.
    async fn complete(&self, tx: &mut Tx, text: &str) -> Result<Vec<Completion>> {
        let house = self.house;
        let reader = self.ask_reader();
        let tail = text.rsplit(char::is_whitespace).next().unwrap_or_default();
        if tail.starts_with('@') && tail.len() > 1 {
            let head = &text[..text.len() - tail.len()];
            let mut ask = self.ask(tx, Args::default(), None);
            let found = people::members::find_near(&mut ask, tail).await?;
            return Ok(found
                .into_iter()
                .map(|one| Completion {
                    insert: format!("{head}{} ", one.insert),
                    label: one.insert,
                    about: one.label,
                })
                .collect());
        }
        if !grammar::is_command(text) {
            return Ok(Vec::new());
        }
        let found = house.base.table.complete(text, &reader.lang, self.person.as_ref());
        Ok(found
            .into_iter()
            .map(|(insert, command)| Completion {
                label: usage(&house.base, command, &reader),
                about: house.base.words.say(&reader, &Say::new(format!("{}.about", command.id()))),
                insert,
            })
            .collect())
    }
}

impl Ears for House {
    fn base(&self) -> &Base {
        &self.base
    }

    fn hear<'a>(&'a self, heard: &'a Heard) -> Boxed<'a, Reply> {
        Box::pin(self.hear_one(heard))
    }

    fn take_in<'a>(
        &'a self,
        tx: &'a mut Tx,
        heard: &'a Heard,
    ) -> Boxed<'a, Result<(Option<MessageId>, Reply)>> {
        Box::pin(self.take_in_one(tx, heard))
    }

    fn person<'a>(
        &'a self,
        tx: &'a mut Tx,
        account: &'a Account,
        group: Option<&'a GroupRef>,
    ) -> Boxed<'a, Result<Option<Person>>> {
        Box::pin(people::person(tx, &self.base, account, group))
    }

    fn group<'a>(&'a self, tx: &'a mut Tx, slug: &'a str) -> Boxed<'a, Result<Option<GroupRef>>> {
        Box::pin(groups::find(tx, slug))
    }

    fn groups_of<'a>(
        &'a self,
        tx: &'a mut Tx,
        person: &'a Person,
    ) -> Boxed<'a, Result<Vec<GroupRef>>> {
        Box::pin(groups::all(tx, Some(&person.id)))
    }

    fn rooms<'a>(
        &'a self,
        tx: &'a mut Tx,
        group: &'a GroupRef,
        platform: &'a str,
    ) -> Boxed<'a, Result<Vec<RoomRef>>> {
        Box::pin(async move {
            let all = groups::rooms(tx, &group.id).await?;
            Ok(all.into_iter().filter(|room| room.platform == platform).collect())
        })
    }

    fn inspect<'a>(
        &'a self,
        tx: &'a mut Tx,
        token: &'a str,
    ) -> Boxed<'a, Result<(Option<String>, Option<GroupRef>)>> {
        Box::pin(async move {
            let (member, group) = people::groups::invite::inspect(tx, &self.base, token).await?;
            Ok((member.map(|member| member.name), group))
        })
    }

    fn redeem<'a>(
        &'a self,
        tx: &'a mut Tx,
        token: &'a str,
        name: &'a str,
        language: &'a str,
    ) -> Boxed<'a, Result<Account>> {
        Box::pin(async move {
            let lang = self.base.words.negotiate(language);
            people::groups::invite::redeem(tx, &self.base, token, name, &lang).await
        })
    }

    fn names<'a>(
        &'a self,
        tx: &'a mut Tx,
        group: &'a GroupRef,
    ) -> Boxed<'a, Result<BTreeMap<String, (String, String)>>> {
        Box::pin(async move {
            let all = people::members::store::all(tx, Some(group.id.as_str())).await?;
            Ok(all
                .into_iter()
                .map(|member| (member.handle, (member.name, member.country.unwrap_or_default())))
                .collect())
        })
    }
}
