//! What goes out to Matrix. The transaction id is made of the job's key, so that the same thing twice
//! is one event; what Matrix has no form for arrives as text.

use reqwest::Method;
use serde_json::{Value, json};

use super::line::Trouble;
use super::media::File;
use super::rich::{Part, line, parts, within};
use super::{Matrix, NAME, Signed, event, media, store};
use crate::foundation::clock::Boxed;
use crate::foundation::error::{Error, Result};
use crate::foundation::i18n::Say;
use crate::foundation::jobs::{Lease, Undelivered};
use crate::foundation::store::Tx;
use crate::foundation::talk::{
    Attached, Can, Gift, MessageId, Out, Platform, Thread, Where, store as known,
};

/// How many pages of what was said about one message are looked through for our own.
const RELATED: usize = 20;

/// In how many rooms at once something is said: a homeserver may take half a minute for each.
const HANDS: usize = 4;

/// How many messages may stand in a room before it is written down: so many, and the one on its way, are said
/// again after a crash, under their transaction ids.
const UNWRITTEN: usize = 8;

impl Platform for Matrix {
    fn name(&self) -> &'static str {
        NAME
    }

    fn hands(&self) -> usize {
        HANDS
    }

    /// A homeserver writes down which transaction ids a device has used, and knows them for a day (Synapse): whoever
    /// is killed in mid-burst and away for longer than that doubles the last of it. Those of an application
    /// service it knows only while it runs.
    fn unwritten(&self) -> usize {
        if self.settings.service() { 1 } else { UNWRITTEN }
    }

    /// Only the process that holds the keys carries; others leave it to that one.
    fn ready(&self) -> bool {
        self.signed().is_some()
    }

    fn can(&self) -> Can {
        Can { edit: true, delete: true, react: true, files: true, keys: true, ..Can::default() }
    }

    fn deliver<'a>(
        &'a self,
        key: &'a str,
        _lease: &'a Lease,
        to: &'a Where,
        out: &'a Out,
    ) -> Boxed<'a, std::result::Result<Vec<String>, Undelivered>> {
        Box::pin(async move {
            let Some(signed) = self.signed() else { return Err(not_yet()) };
            let _under_way = self.pace.says();
            self.carry(&signed, key, to, out).await.map_err(|error| undelivered(&error))
        })
    }

    fn attached<'a>(
        &'a self,
        place: &'a str,
        native_id: &'a str,
        _number: usize,
    ) -> Boxed<'a, std::result::Result<Attached, Undelivered>> {
        // A message on Matrix has one file or none.
        Box::pin(async move {
            let Some(signed) = self.signed() else { return Err(not_yet()) };
            self.file_of(&signed, place, native_id).await.map_err(|error| undelivered(&error))
        })
    }

    fn found_at<'a>(
        &'a self,
        place: &'a str,
        native_id: &'a str,
    ) -> Boxed<'a, std::result::Result<Option<String>, Undelivered>> {
        let user = self.signed().map(|signed| signed.user.clone());
        let address = media::address(place, native_id, user.as_deref().unwrap_or_default());
        Box::pin(async move { Ok(address) })
    }

    fn give<'a>(
        &'a self,
        key: &'a str,
        _lease: &'a Lease,
        to: &'a Where,
        gift: Gift<'a>,
    ) -> Boxed<'a, std::result::Result<Option<Vec<String>>, Undelivered>> {
        Box::pin(async move {
            let Some(signed) = self.signed() else { return Err(not_yet()) };
            let _under_way = self.pace.says();
            let sent = async {
                let place = match to {
                    Where::Room { native_id, .. } => native_id.clone(),
                    Where::Direct { native_id, .. } => self.direct_room(native_id).await?,
                };
                let mut file = File::given(&gift);
                file.relates = relation(gift.thread, None);
                self.send_file(&signed, &place, &format!("{key}-0"), &file).await
            };
            let sent = sent.await.map_err(|error| undelivered(&error))?;
            Ok(sent.map(|event| vec![event]))
        })
    }

    fn has_told<'a>(&'a self, tx: &'a mut Tx, native_id: &'a str) -> Boxed<'a, Result<bool>> {
        Box::pin(async move { Ok(store::trouble(tx, native_id).await?.is_some()) })
    }

    fn check(&self) -> Boxed<'_, Vec<Say>> {
        Box::pin(self.wrong())
    }
}

fn not_yet() -> Undelivered {
    Undelivered::Again("not signed in on Matrix yet".to_owned(), Some(2))
}

/// Why something did not arrive: what the server will never take is said to be so.
fn undelivered(error: &Error) -> Undelivered {
    let said = error.to_string();
    let Error::Failure(failure) = error else { return Undelivered::Again(said, None) };
    match failure.source.downcast_ref::<Trouble>() {
        Some(Trouble::Limited(wait)) => {
            let seconds = i64::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(i64::MAX);
            Undelivered::Again(said, Some(seconds.max(1)))
        }
        Some(Trouble::No { status: 413, .. }) => Undelivered::Content(said),
        Some(trouble)
            if ["M_TOO_LARGE", "M_BAD_JSON", "M_INVALID_PARAM"]
                .iter()
                .any(|code| trouble.is(code)) =>
        {
            Undelivered::Content(said)
        }
        _ => Undelivered::Again(said, None),
    }
}

/// Whether we have put that reaction already.
fn is_there_already(error: &Error) -> bool {
    let Error::Failure(failure) = error else { return false };
    failure
        .source
        .downcast_ref::<Trouble>()
        .is_some_and(|trouble| trouble.is("M_DUPLICATE_ANNOTATION"))
}

/// A message of this part. It mentions nobody: what is carried from another room must wake no one.
fn message(kind: &str, part: &Part) -> Value {
    json!({
        "msgtype": kind, "body": part.plain, "m.mentions": {}, event::MARK: true,
        "format": "org.matrix.custom.html", "formatted_body": part.html,
    })
}

/// Adds how a message stands to others, if it does.
fn relate(content: &mut Value, relation: Option<Value>) {
    if let Some(relation) = relation {
        content["m.relates_to"] = relation;
    }
}

/// How a message stands to others: it answers one, or belongs in a thread, which a client that knows
/// none shows as an answer to what was asked there.
fn relation(thread: Option<&Thread>, answered: Option<&str>) -> Option<Value> {
    let Some(Thread { root, asked }) = thread else {
        return answered.map(|answered| json!({ "m.in_reply_to": { "event_id": answered } }));
    };
    Some(json!({
        "rel_type": "m.thread", "event_id": root, "is_falling_back": answered.is_none(),
        "m.in_reply_to": { "event_id": answered.unwrap_or(asked) },
    }))
}

impl Matrix {
    async fn carry(
        &self,
        signed: &Signed,
        key: &str,
        to: &Where,
        out: &Out,
    ) -> Result<Vec<String>> {
        let place = match to {
            Where::Room { native_id, .. } => native_id.clone(),
            Where::Direct { native_id, .. } => self.direct_room(native_id).await?,
        };
        let named = match to {
            Where::Room { native_id, .. } | Where::Direct { native_id, .. } => native_id,
        };
        // Alone with somebody, who may be a program too, it speaks as programs speak: unanswered.
        let kind = match to {
            Where::Room { .. } => "m.text",
            Where::Direct { .. } => "m.notice",
        };
        let txn = |number: usize| format!("{key}-{number}");
        match out {
            Out::Forget { .. } => Ok(Vec::new()),
            Out::Delete { message_id } => {
                let events = self.natives(message_id, named).await?;
                self.take_away(&signed.user, &place, key, events).await?;
                Ok(Vec::new())
            }
            Out::React { message_id, emoji } => {
                if let Some(event) = self.natives(message_id, named).await?.first() {
                    let relation =
                        json!({ "rel_type": "m.annotation", "event_id": event, "key": emoji });
                    let content = json!({ "m.relates_to": relation });
                    // Reactions are never encrypted: no client does it.
                    match self.put(&place, "m.reaction", &txn(0), &content).await {
                        Err(error) if is_there_already(&error) => {}
                        put => drop(put?),
                    }
                }
                Ok(Vec::new())
            }
            Out::Unreact { message_id, emoji } => {
                if let Some(event) = self.natives(message_id, named).await?.first() {
                    let all = self.related(&place, (event, "m.annotation"), &signed.user).await?;
                    let ours = all.iter().filter(|one| {
                        one["content"]["m.relates_to"]["key"].as_str() == Some(emoji)
                    });
                    for (number, reaction) in ours.enumerate() {
                        self.redact(&place, event::id(reaction), &txn(number)).await?;
                    }
                }
                Ok(Vec::new())
            }
            Out::Edit { message_id, .. } => {
                let mut natives = self.natives(message_id, named).await?;
                let parts = within(parts(out), natives.len());
                for (number, (event, part)) in natives.iter().zip(&parts).enumerate() {
                    let new = message(kind, part);
                    let mut content = new.clone();
                    content["body"] = format!("* {}", part.plain).into();
                    content["formatted_body"] = format!("* {}", part.html).into();
                    content["m.new_content"] = new;
                    content["m.relates_to"] = json!({ "rel_type": "m.replace", "event_id": event });
                    self.say(signed, &place, &txn(number), &content).await?;
                }
                // What it said beyond that it says no longer.
                for (number, event) in natives.iter().enumerate().skip(parts.len()) {
                    self.redact(&place, event, &txn(number)).await?;
                }
                natives.truncate(parts.len());
                Ok(natives)
            }
            Out::File { name, content, otherwise, thread, .. } => {
                let mut sent = File::answer(name, content.bytes());
                sent.relates = relation(thread.as_ref(), None);
                let sent = self.send_file(signed, &place, &txn(0), &sent).await?;
                let event = if let Some(event) = sent {
                    event
                } else {
                    let mut content = message(kind, &line(otherwise));
                    relate(&mut content, relation(thread.as_ref(), None));
                    self.say(signed, &place, &txn(0), &content).await?
                };
                Ok(vec![event])
            }
            other => {
                let (answers, thread) = match other {
                    Out::Post(post) => {
                        let answers = match &post.reply_to {
                            Some(id) => self.natives(id, named).await?.into_iter().next(),
                            None => None,
                        };
                        (answers, post.thread.as_ref())
                    }
                    _ => (None, None),
                };
                let mut events = Vec::new();
                for (number, part) in parts(other).iter().enumerate() {
                    let mut content = message(kind, part);
                    let answered = answers.as_deref().filter(|_| number == 0);
                    relate(&mut content, relation(thread, answered));
                    events.push(self.say(signed, &place, &txn(number), &content).await?);
                }
                Ok(events)
            }
        }
    }

    /// What Matrix calls the parts of a message of ours, or of anybody.
    async fn natives(&self, id: &MessageId, place: &str) -> Result<Vec<String>> {
        let mut look = self.base().store.look().await?;
        known::natives(&mut look, id, NAME, place).await
    }

    /// Says something in a room, encrypted where the room is; gives the event.
    pub(super) async fn say(
        &self,
        signed: &Signed,
        room: &str,
        txn: &str,
        content: &Value,
    ) -> Result<String> {
        // Nobody tells a process that only carries what has become of a room.
        if self.only_carries().await {
            self.rooms.forget(room).await;
        }
        if !self.rooms.encrypted(room).await? {
            return self.put(room, "m.room.message", txn, content).await;
        }
        if self.settings.service() {
            self.deaf(room).await?;
        }
        let members: Vec<String> = self.rooms.members(room).await?.into_keys().collect();
        let mut closed = signed.crypt.close(room, &members, "m.room.message", content).await?;
        // What it answers or replaces stays readable, or no server could bring the two together.
        if content["m.relates_to"].is_object() {
            closed["m.relates_to"] = content["m.relates_to"].clone();
        }
        self.put(room, "m.room.encrypted", txn, &closed).await
    }

    async fn redact(&self, room: &str, event: &str, txn: &str) -> Result<()> {
        let path = ["client", "v3", "rooms", room, "redact", event, txn];
        Ok(self.line.ask(Method::PUT, &path, &[], Some(&json!({}))).await.map(drop)?)
    }

    /// Takes events away, and what they said after an edit, which stands in events of their own.
    async fn take_away(&self, us: &str, place: &str, key: &str, events: Vec<String>) -> Result<()> {
        let mut number = 0;
        for event in events {
            let edits = self.related(place, (&event, "m.replace"), us).await?;
            let edits = edits.iter().map(|edit| event::id(edit).to_owned());
            for event in edits.chain([event]) {
                self.redact(place, &event, &format!("{key}-{number}")).await?;
                number += 1;
            }
        }
        Ok(())
    }

    /// What somebody has said about an event in a kind of relation, as the homeserver knows it.
    async fn related(
        &self,
        room: &str,
        (event, relation): (&str, &str),
        by: &str,
    ) -> Result<Vec<Value>> {
        let path = ["client", "v1", "rooms", room, "relations", event, relation];
        let (mut found, mut from) = (Vec::new(), None::<String>);
        // As many as one message may have, a page at a time.
        for _ in 0..RELATED {
            let mut query = vec![("limit", "100")];
            query.extend(from.as_deref().map(|from| ("from", from)));
            let mut page = match self.line.ask(Method::GET, &path, &query, None).await {
                // What is not there any more has nothing said about it.
                Err(Trouble::No { status: 404, .. }) => break,
                page => page?,
            };
            if let Some(all) = page["chunk"].as_array_mut() {
                found.extend(all.drain(..).filter(|one| one["sender"] == by));
            }
            from = page["next_batch"].as_str().map(str::to_owned);
            if from.is_none() {
                break;
            }
        }
        Ok(found)
    }

    pub(super) async fn put(
        &self,
        room: &str,
        kind: &str,
        txn: &str,
        content: &Value,
    ) -> Result<String> {
        let path = ["client", "v3", "rooms", room, "send", kind, txn];
        let said = self.line.ask(Method::PUT, &path, &[], Some(content)).await?;
        Ok(said["event_id"].as_str().unwrap_or_default().to_owned())
    }
}
