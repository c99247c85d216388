//! How an event is heard: opened if it is closed, known if it was acted on before, handed to the
//! house in one transaction with what is noted of it, and answered by what goes out.

use reqwest::Method;
use serde_json::Value;

use super::event::{self, Meaning};
use super::{Matrix, NAME, Signed, store};
use crate::foundation::error::{Error, Result};
use crate::foundation::store::{Tx, trouble};
use crate::foundation::talk::command::plain_emoji;
use crate::foundation::talk::heard::Reply;
use crate::foundation::talk::{Account, Heard, Quoted, Spot, What, answering, store as known};
use crate::say;

/// How many messages are taken in at once.
const PAGE: usize = 200;

/// How many commands and reactions of one account are acted on in a minute, as in the web rooms. What
/// is more may be a program gone astray that answers our answers: it is told once a minute, and
/// nothing more.
const A_MINUTE: i64 = 60;

/// What becomes of something heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Noted {
    /// It is acted on.
    New,
    /// It was acted on before.
    Known,
    /// It is too much, and whoever does it is told so.
    TooMuch,
}

impl Matrix {
    /// Takes in the events of a room in their order.
    pub(super) async fn timeline(
        &self,
        signed: &Signed,
        room: &str,
        events: &[Value],
    ) -> Result<()> {
        let mut page = Vec::new();
        for event in events {
            self.learn(signed, room, event).await?;
            self.parted(room, event).await?;
            let Some(heard) = self.understood(signed, room, event).await? else {
                continue;
            };
            let plain = match &heard.what {
                What::Said { text, .. } => self.base().table.command_in(text).is_none(),
                _ => false,
            };
            if plain && matches!(heard.spot, Spot::Room(_)) {
                page.push(heard);
                if page.len() >= PAGE {
                    self.together(&mut page).await?;
                }
                continue;
            }
            // It may be about what waits here.
            self.together(&mut page).await?;
            if self.is_theirs(room, &heard).await? {
                self.hear(heard, event::thread(event)).await?;
            }
        }
        self.together(&mut page).await
    }

    async fn together(&self, page: &mut Vec<Heard>) -> Result<()> {
        if page.is_empty() {
            return Ok(());
        }
        let mut page = std::mem::take(page);
        if page.len() == 1
            && let Some(one) = page.pop()
        {
            return self.hear(one, None).await;
        }
        let left = match self.ears.catch_up(&page).await {
            Ok(caught) => caught.left,
            // One that breaks the page must not keep the others, and every other room, from being
            // heard: each is heard by itself, and what breaks is said to be broken.
            Err(Error::Failure(failure)) if trouble(&failure).is_none() => {
                tracing::error!(error = %failure, "what came together is heard one by one");
                (0..page.len()).collect()
            }
            Err(error) => return Err(error),
        };
        for at in left {
            self.hear(page[at].clone(), None).await?;
        }
        Ok(())
    }

    /// What a state event tells of its room; who has left reads nothing more.
    pub(super) async fn learn(&self, signed: &Signed, room: &str, event: &Value) -> Result<()> {
        if event["state_key"].is_null() {
            return Ok(());
        }
        self.replaced(room, event).await?;
        let changed = self.rooms.learn(room, event).await;
        if event::is_membership_of(event, &signed.user) && event["content"]["membership"] == "join"
        {
            self.back(room).await?;
        }
        let gone = matches!(event["content"]["membership"].as_str(), Some("leave" | "ban"));
        if changed && gone {
            signed.crypt.turn_key(room).await?;
        }
        Ok(())
    }

    /// Whoever left the room in which we spoke alone is spoken to in another from now on.
    async fn parted(&self, room: &str, event: &Value) -> Result<()> {
        let Meaning::Heard(What::Left) = event::meaning(event) else { return Ok(()) };
        if self.alone_with(room).await?.as_deref() != event["state_key"].as_str() {
            return Ok(());
        }
        let mut tx = self.base().store.begin().await?;
        self.conversations.leave(&mut tx, room).await?;
        tx.commit().await
    }

    /// An event as the house hears it; none if it is nothing to the house, our own, or cannot be read
    /// yet.
    pub(super) async fn understood(
        &self,
        signed: &Signed,
        room: &str,
        event: &Value,
    ) -> Result<Option<Heard>> {
        let sender = event::sender(event);
        if sender.is_empty() || event::id(event).is_empty() || sender == signed.user {
            return Ok(None);
        }
        let (mut meaning, mut opened) = (event::meaning(event), None);
        if meaning == Meaning::Closed {
            let Some(open) = signed.crypt.open_event(room, event).await? else {
                self.seal(room, event).await?;
                return Ok(None);
            };
            meaning = event::meaning(&open);
            opened = Some(open);
        }
        let spot = match self.alone_with(room).await? {
            Some(account) if account == sender => Spot::Direct,
            // Somebody else came into it: then it is a room like any other.
            _ => Spot::Room(room.to_owned()),
        };
        let mut who = sender.to_owned();
        let what = match meaning {
            Meaning::Heard(what) => what,
            Meaning::Withdrawn(id) => {
                let mut look = self.base().store.look().await?;
                match store::reaction(&mut look, room, &id).await? {
                    // Whoever takes a reaction off, it was put by whom it was put.
                    Some((to, emoji, by)) => {
                        who = by;
                        What::Unreacted { to: event::pointed(&to), emoji }
                    }
                    None => What::Deleted { native_ids: vec![id] },
                }
            }
            Meaning::Closed | Meaning::Nothing => return Ok(None),
        };
        let display = self.rooms.name(room, &who).await;
        let program =
            opened.as_ref().unwrap_or(event)["content"][event::MARK].as_bool() == Some(true);
        let heard = Heard {
            who: Account { platform: NAME.to_owned(), native_id: who, display },
            spot,
            // No homeserver is believed about the future.
            at: event::at(event).min(self.base().world.now()),
            native_id: Some(event::id(event).to_owned()),
            message_id: None,
            runs: false,
            lang: None,
            group: None,
            program,
            thread: event::thread(event).map(str::to_owned),
            fetched: None,
            what,
        };
        Ok(Some(heard.cleaned()))
    }

    /// Whether somebody has said what they edit, if that is what they do: homeservers pass on anybody's edit of
    /// anything.
    pub(super) async fn is_theirs(&self, room: &str, heard: &Heard) -> Result<bool> {
        let What::Edited { native_id, .. } = &heard.what else { return Ok(true) };
        let mut look = self.base().store.look().await?;
        let known = known::find_native(&mut look, NAME, room, native_id).await?;
        Ok(known.is_some_and(|known| known.author == heard.who.native_id))
    }

    /// Hears one thing, once, and answers, in the thread in which it was said.
    pub(super) async fn hear(&self, mut heard: Heard, thread: Option<&str>) -> Result<()> {
        let asks = self.asks(&heard);
        if asks {
            self.complete(&mut heard).await;
            self.stands(&mut heard).await?;
            heard.fetched = self.ears.beforehand(&heard).await;
        }
        let done = async {
            let mut tx = self.base().store.begin().await?;
            match self.note(&mut tx, &heard, asks).await? {
                Noted::New => {}
                Noted::Known => return Ok(()),
                Noted::TooMuch => {
                    let slow = say!("matrix-too-much", count = A_MINUTE);
                    answering::tell(&mut tx, self.ears.as_ref(), &heard, &slow).await?;
                    return tx.commit().await;
                }
            }
            let (_, reply) = self.ears.take_in(&mut tx, &heard).await?;
            self.answer(&mut tx, (&heard, thread), asks, reply).await?;
            tx.commit().await
        };
        let error = match done.await {
            Ok(()) => return Ok(()),
            Err(error) => error,
        };
        // What a database that is away did not take is read again from the homeserver.
        if let Error::Failure(failure) = &error
            && trouble(failure).is_some()
        {
            return Err(error);
        }
        let reply = self.ears.no(&heard, error).await;
        let mut tx = self.base().store.begin().await?;
        if self.note(&mut tx, &heard, asks).await? == Noted::New {
            self.answer(&mut tx, (&heard, thread), asks, reply).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// Whether it wants an answer: a command, or a reaction that stands for one.
    fn asks(&self, heard: &Heard) -> bool {
        match &heard.what {
            What::Said { text, .. } => {
                heard.spot == Spot::Direct || self.base().table.command_in(text).is_some()
            }
            What::Reacted { emoji, .. } | What::Unreacted { emoji, .. } => {
                let plain = plain_emoji(emoji);
                self.base().shortcuts.iter().any(|one| one.emoji == plain)
            }
            _ => false,
        }
    }

    /// Notes what must not happen twice and whether it has happened: what a sync told and was not
    /// noted to have told is told again. A message that asks nothing is known by its name anyway, and who
    /// comes and goes changes nothing twice.
    async fn note(&self, tx: &mut Tx, heard: &Heard, asks: bool) -> Result<Noted> {
        let place = match &heard.spot {
            Spot::Room(room) => room.as_str(),
            Spot::Direct => "",
        };
        let reaction = match &heard.what {
            What::Reacted { to, emoji } => Some((to.native_id.as_str(), emoji.as_str())),
            _ => None,
        };
        let changes = matches!(
            heard.what,
            What::Edited { .. }
                | What::Deleted { .. }
                | What::Reacted { .. }
                | What::Unreacted { .. }
        );
        let (Some(id), true) = (&heard.native_id, asks || changes) else {
            return Ok(Noted::New);
        };
        let (said_by, at) = (&heard.who.native_id, self.base().world.now());
        let since = at.plus_seconds(-60);
        if asks && store::recent(tx, said_by, since).await? >= A_MINUTE {
            let told = store::slow(tx, (id, said_by), since, at).await?;
            return Ok(if told { Noted::TooMuch } else { Noted::Known });
        }
        let new = store::first(tx, &store::Event { id, place, said_by, reaction, at }).await?;
        Ok(if new { Noted::New } else { Noted::Known })
    }

    /// Puts the answer where it belongs.
    async fn answer(
        &self,
        tx: &mut Tx,
        heard: (&Heard, Option<&str>),
        asks: bool,
        reply: Reply,
    ) -> Result<()> {
        if !asks {
            return Ok(());
        }
        let large = |name: &str| say!("matrix-file-refused", name = name);
        answering::answer(tx, self.ears.as_ref(), heard, reply, large).await
    }

    /// Asks for the message pointed at: who wrote it, when, and what it says.
    async fn complete(&self, heard: &mut Heard) {
        let Spot::Room(room) = heard.spot.clone() else { return };
        let (What::Said { reply_to: Some(to), .. }
        | What::Reacted { to, .. }
        | What::Unreacted { to, .. }) = &mut heard.what
        else {
            return;
        };
        if let Some(quoted) = self.fetch(&room, &to.native_id).await {
            *to = quoted;
        }
    }

    /// A message of a room; none if the homeserver does not give it, or its key has not come.
    async fn fetch(&self, room: &str, id: &str) -> Option<Quoted> {
        let path = ["client", "v3", "rooms", room, "event", id];
        let mut found = self.line.ask(Method::GET, &path, &[], None).await.ok()?;
        // An edit is told beside what it replaces.
        let edit = found["unsigned"]["m.relations"]["m.replace"].clone();
        let signed = self.signed()?;
        let sender = event::sender(&found).to_owned();
        if event::meaning(&found) == Meaning::Closed {
            found = signed.crypt.open_event(room, &found).await.ok()??;
        }
        let mut text = event::words(&found["content"]);
        if edit.is_object() && event::sender(&edit) == sender {
            let edit = match event::meaning(&edit) {
                Meaning::Closed => signed.crypt.open_event(room, &edit).await.ok()?,
                _ => Some(edit),
            };
            text = edit.map_or(text, |edit| event::words(&edit["content"]));
        }
        let display = self.rooms.name(room, &sender).await;
        let ours = sender == signed.user;
        Some(Quoted {
            native_id: id.to_owned(),
            author: (!ours).then(|| Account {
                platform: NAME.to_owned(),
                native_id: sender,
                display,
            }),
            text: Some(text),
            at: Some(event::at(&found)),
        })
    }
}
