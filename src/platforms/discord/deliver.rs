//! What goes out to Discord. The nonce of each message is made of the job's key, so that the same
//! thing twice is one message; since Discord forgets nonces within minutes, what may have been said
//! longer ago is looked for in the channel first.

use reqwest::Method;
use serde_json::json;

use super::beside::may_be_refused;
use super::doubt::put_at;
use super::event::{self, place};
use super::line::{File, Trouble};
use super::rich::{Part, parts};
use super::{Discord, NAME, forum, media};
use crate::foundation::clock::Boxed;
use crate::foundation::error::{Error, Failure, Result};
use crate::foundation::i18n::Say;
use crate::foundation::jobs::{Lease, Undelivered};
use crate::foundation::talk::{
    Attached, Can, Gift, MessageId, Out, Platform, Where, store as known,
};

/// In how many channels at once something is said.
const HANDS: usize = 4;

/// The digits of a part, after the 24 characters of a key: a nonce has 25 at most.
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The nonce of one part of what is said under a key.
pub(super) fn nonce(key: &str, number: usize) -> String {
    let digit = DIGITS[number % DIGITS.len()];
    format!("{key}{}", char::from(digit))
}

/// Where something is said.
pub(super) struct Spot {
    /// As the house knows it: the channel that is served, or the account that is spoken to alone.
    pub place: String,
    /// The channel of that.
    pub home: String,
    /// Where it is said: there, or in one of its threads.
    pub channel: String,
}

impl Spot {
    /// A channel itself.
    pub fn channel(id: &str) -> Self {
        Self { place: id.to_owned(), home: id.to_owned(), channel: id.to_owned() }
    }

    /// What a message there is called.
    pub fn native(&self, id: &str) -> String {
        if self.channel == self.home { id.to_owned() } else { format!("{}/{id}", self.channel) }
    }
}

impl Platform for Discord {
    fn name(&self) -> &'static str {
        NAME
    }

    fn hands(&self) -> usize {
        HANDS
    }

    /// Once it is known who we are there, any process can speak; only one listens.
    fn ready(&self) -> bool {
        self.me().is_some()
    }

    fn can(&self) -> Can {
        Can {
            edit: true,
            delete: true,
            react: true,
            only_you: true,
            buttons: true,
            forms: true,
            choices: true,
            files: true,
            events: true,
            keys: true,
            ..Can::default()
        }
    }

    fn deliver<'a>(
        &'a self,
        key: &'a str,
        _lease: &'a Lease,
        to: &'a Where,
        out: &'a Out,
    ) -> Boxed<'a, std::result::Result<Vec<String>, Undelivered>> {
        Box::pin(async move {
            match self.carry(key, to, out).await {
                Ok(sent) => Ok(sent),
                Err(error) => Err(self.refused_by(to, error).await),
            }
        })
    }

    fn attached<'a>(
        &'a self,
        place: &'a str,
        native_id: &'a str,
        number: usize,
    ) -> Boxed<'a, std::result::Result<Attached, Undelivered>> {
        Box::pin(async move {
            self.file_of(place, native_id, number).await.map_err(|error| undelivered(&error))
        })
    }

    fn found_at<'a>(
        &'a self,
        place: &'a str,
        native_id: &'a str,
    ) -> Boxed<'a, std::result::Result<Option<String>, Undelivered>> {
        Box::pin(async move {
            self.address_of(place, native_id).await.map_err(|error| undelivered(&error))
        })
    }

    fn give<'a>(
        &'a self,
        key: &'a str,
        _lease: &'a Lease,
        to: &'a Where,
        gift: Gift<'a>,
    ) -> Boxed<'a, std::result::Result<Option<Vec<String>>, Undelivered>> {
        Box::pin(async move {
            let given = async {
                let mut spot = self.spot(to).await?;
                if let Some(thread) = gift.thread {
                    spot.channel.clone_from(&thread.root);
                }
                let (part, files) = (Part::line(gift.about), [media::given(&gift)]);
                let sent = self.send(&spot, &nonce(key, 0), (&part, &files), None).await?;
                Ok::<_, Error>(vec![sent])
            };
            match given.await {
                Ok(sent) => Ok(Some(sent)),
                Err(error) if trouble(&error).is_some_and(media::is_too_large) => Ok(None),
                Err(error) => Err(undelivered(&error)),
            }
        })
    }

    fn tells(&self) -> Boxed<'_, Vec<Say>> {
        Box::pin(self.invites())
    }

    fn check(&self) -> Boxed<'_, Vec<Say>> {
        Box::pin(self.wrong())
    }
}

/// What Discord said, if it was that.
pub(super) fn trouble(error: &Error) -> Option<&Trouble> {
    match error {
        Error::Failure(failure) => failure.source.downcast_ref(),
        Error::Refusal(_) => None,
    }
}

/// Why something did not arrive: what Discord will never take is said to be so.
pub(super) fn undelivered(error: &Error) -> Undelivered {
    let said = error.to_string();
    match trouble(error) {
        Some(Trouble::Limited(wait)) => {
            let seconds = i64::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(i64::MAX);
            Undelivered::Again(said, Some(seconds.max(1)))
        }
        Some(Trouble::No { status: 400 | 413, .. }) => Undelivered::Content(said),
        _ => Undelivered::Again(said, None),
    }
}

impl Discord {
    /// Carries something planned as an event where that is possible, everything else as messages.
    async fn carry(&self, key: &str, to: &Where, out: &Out) -> Result<Vec<String>> {
        let Out::Event { planned, step, post } = out else { return self.say(key, to, out).await };
        if let Where::Room { native_id, .. } = to {
            let natives = self.natives(&post.message_id, to).await?;
            if let Some(made) = self.plan(native_id, planned, *step, &natives).await? {
                return Ok(made);
            }
        }
        self.say(key, to, &out.without_events()).await
    }

    async fn say(&self, key: &str, to: &Where, out: &Out) -> Result<Vec<String>> {
        let mut spot = self.spot(to).await?;
        let table = &self.base().table;
        self.keep_lines(out).await?;
        match out {
            Out::Forget { .. } => Ok(Vec::new()),
            Out::Delete { message_id } => {
                for native in self.natives(message_id, to).await? {
                    self.change(Method::DELETE, &spot, &native, &[], None).await?;
                }
                Ok(Vec::new())
            }
            Out::React { message_id, emoji } | Out::Unreact { message_id, emoji } => {
                let puts = matches!(out, Out::React { .. });
                if let Some(native) = self.natives(message_id, to).await?.first() {
                    let method = if puts { Method::PUT } else { Method::DELETE };
                    let end = ["reactions", emoji.as_str(), "@me"];
                    self.change(method, &spot, native, &end, None).await?;
                }
                Ok(Vec::new())
            }
            Out::Edit { message_id, .. } => {
                let natives = self.natives(message_id, to).await?;
                self.becomes(key, spot, natives, &parts(out, table)).await
            }
            Out::File { name, content, otherwise, thread, .. } => {
                if let Some(thread) = thread {
                    spot.channel.clone_from(&thread.root);
                }
                let (empty, files) = (Part::default(), [media::answer(name, content)]);
                let sent = self.send(&spot, &nonce(key, 0), (&empty, &files), None).await;
                match sent {
                    Err(error) if trouble(&error).is_some_and(media::is_too_large) => {
                        let words = Part::line(otherwise);
                        let sent = self.send(&spot, &nonce(key, 0), (&words, &[]), None).await?;
                        Ok(vec![sent])
                    }
                    sent => Ok(vec![sent?]),
                }
            }
            other => {
                let (mut answers, mut asked) = (None, None);
                if let Out::Post(post) = other {
                    if let Some(id) = &post.reply_to {
                        answers = self.natives(id, to).await?.into_iter().next();
                    }
                    asked = post.thread.as_ref();
                }
                // What answers something in a thread stands in that thread.
                if let Some(answered) = &answers {
                    place(&spot.home, answered).0.clone_into(&mut spot.channel);
                } else if let Some(thread) = asked {
                    spot.channel.clone_from(&thread.root);
                }
                let answers =
                    answers.as_deref().map(|native| place(&spot.home, native).1.to_owned());
                let mut sent = Vec::new();
                for (number, part) in parts(other, table).iter().enumerate() {
                    let answers = answers.as_deref().filter(|_| number == 0);
                    let nonce = nonce(key, number);
                    let native = self.send(&spot, &nonce, (part, &[]), answers).await?;
                    // What begins a post in a forum goes on in it.
                    place(&spot.home, &native).0.clone_into(&mut spot.channel);
                    sent.push(native);
                }
                if let Some(first) = sent.first() {
                    self.anchor(to, first).await?;
                }
                Ok(sent)
            }
        }
    }

    async fn spot(&self, to: &Where) -> Result<Spot> {
        match to {
            Where::Room { native_id, .. } => Ok(Spot::channel(native_id)),
            Where::Direct { native_id, .. } => {
                let channel = self.direct_channel(native_id).await?;
                Ok(Spot { place: native_id.clone(), home: channel.clone(), channel })
            }
        }
    }

    /// What Discord calls the parts of a message of ours, or of anybody.
    async fn natives(&self, id: &MessageId, to: &Where) -> Result<Vec<String>> {
        let (Where::Room { native_id, .. } | Where::Direct { native_id, .. }) = to;
        let mut look = self.base().store.look().await?;
        known::natives(&mut look, id, NAME, native_id).await
    }

    /// Says something; gives what Discord calls it.
    pub(super) async fn send(
        &self,
        spot: &Spot,
        nonce: &str,
        (part, files): (&Part, &[File]),
        answers: Option<&str>,
    ) -> Result<String> {
        if let Some(native) = self.given.of(nonce) {
            return Ok(native);
        }
        match self.sent(spot, nonce, (part, files), answers).await {
            Err(error) if may_be_refused(part, &error) => {
                self.sent(spot, nonce, (&part.plain(), files), answers).await
            }
            sent => sent,
        }
    }

    async fn sent(
        &self,
        spot: &Spot,
        nonce: &str,
        (part, files): (&Part, &[File]),
        answers: Option<&str>,
    ) -> Result<String> {
        let mut body = part.body();
        body["nonce"] = nonce.into();
        body["enforce_nonce"] = true.into();
        if let Some(answers) = answers {
            body["message_reference"] =
                json!({ "message_id": answers, "fail_if_not_exists": false });
        }
        if !files.is_empty() {
            body["attachments"] = media::named(files);
        }
        let message = if let Some(message) = self.said_before(spot, nonce, &body).await? {
            message
        } else {
            let path = ["channels", spot.channel.as_str(), "messages"];
            match self.line.hand_in(Method::POST, &path, &body, files).await {
                Err(trouble) if spot.channel == spot.home && forum::is_one(&trouble) => {
                    let since = put_at(nonce).unwrap_or_else(|| self.base().world.now());
                    return self.begins(spot, since, (nonce, &body), files).await;
                }
                message => message?,
            }
        };
        let Some(id) = message["id"].as_str() else {
            return Err(Failure::because("a message without its id").into());
        };
        let native = spot.native(id);
        self.given.note(&native, nonce);
        Ok(native)
    }

    /// Notes from where on a channel is listened to, at the first that is said there: what people say
    /// after the notice is taken in even if Puente was away when they did.
    async fn anchor(&self, to: &Where, native: &str) -> Result<()> {
        let Where::Room { native_id, .. } = to else { return Ok(()) };
        if !self.anchored.note(native_id, "") {
            return Ok(());
        }
        let mut tx = self.base().store.begin().await?;
        if known::cursor(&mut tx, NAME, native_id).await?.is_none() {
            let at = event::made_at(event::number(native));
            known::reach(&mut tx, NAME, native_id, native, at).await?;
        }
        tx.commit().await
    }
}

#[cfg(test)]
mod tests {
    use super::nonce;
    use crate::foundation::jobs::key;

    #[test]
    fn a_nonce_has_25_characters_and_tells_parts_apart() {
        let key = key("0193a0c0-0000-7000-8000-0123456789ab", 0);
        assert_eq!(nonce(&key, 0).len(), 25);
        assert_ne!(nonce(&key, 0), nonce(&key, 1));
    }
}
