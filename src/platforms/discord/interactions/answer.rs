//! How an interaction is answered: at once, or with a mark that it takes longer and then in its place;
//! seen by whoever asked only, where it is theirs. What Discord does not take that way any more, since
//! a quarter of an hour is over or the line was down, is said as a message instead.

use reqwest::Method;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::super::beside::{Thing, beside};
use super::super::line::{File, Trouble};
use super::super::rich::{self, Part};
use super::super::{Discord, NAME, event, media, store};
use super::came::Came;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Reader, Say};
use crate::foundation::store::Tx;
use crate::foundation::talk::heard::Reply;
use crate::foundation::talk::{Account, Body, Content, Where, answering, post};
use crate::say;

/// Discord's flag of what one person sees.
const ONLY_YOU: u64 = 64;

/// Discord's numbers of the ways to answer.
const SAYS: u8 = 4;
const TAKES_LONGER: u8 = 5;
const OFFERS: u8 = 8;
const ASKS: u8 = 9;

/// For how many seconds an interaction can be answered: a little less than Discord says.
const LASTS: i64 = 14 * 60 + 30;

/// It was answered before.
const ANSWERED: i64 = 40_060;

/// For how many seconds whoever took something in has time to answer it.
const ON_ITS_WAY: i64 = 60;

/// An answer, as it is written down until it has arrived.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Answer {
    /// What it says.
    pub body: Option<Body<String>>,
    /// The file that goes with it: name and content.
    pub file: Option<(String, Content)>,
    /// Only whoever asked may see it.
    pub alone: bool,
    /// What only whoever asked is told besides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub besides: Option<String>,
    /// The address of the page it leads to.
    #[serde(default)]
    pub page: Option<String>,
}

impl Answer {
    /// What the house answered.
    pub fn of(reply: Reply) -> Self {
        let alone = reply.private || reply.refused;
        Self { body: reply.body, file: reply.file, alone, besides: None, page: None }
    }

    /// Whether it says anything.
    pub fn says(&self) -> bool {
        self.body.is_some() || self.file.is_some() || self.besides.is_some()
    }
}

/// How far an interaction is answered: not at all, or with the mark that it takes longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marked {
    Not,
    /// With the mark, for everybody or for whoever asked.
    Longer {
        alone: bool,
    },
}

impl Discord {
    /// Answers in one way or another.
    async fn back(&self, came: &Came, how: u8, data: &Value, files: &[File]) -> Answered {
        let path = ["interactions", came.id.as_str(), came.token.as_str(), "callback"];
        let body = if data.is_null() {
            json!({ "type": how })
        } else {
            json!({ "type": how, "data": data })
        };
        for last in [false, true] {
            match self.line.hand_in(Method::POST, &path, &body, files).await {
                Ok(_) => return Ok(()),
                // The first time it arrived, though that was not heard.
                Err(trouble) if last && trouble.is(ANSWERED) => return Ok(()),
                Err(Trouble::Away(_)) if !last => {}
                Err(trouble) => return Err(trouble),
            }
        }
        Ok(())
    }

    /// Says that the answer takes longer; whether that arrived.
    pub(super) async fn takes_longer(&self, came: &Came) -> Marked {
        let alone = came.room.is_some();
        let data = if alone { json!({ "flags": ONLY_YOU }) } else { Value::Null };
        match self.back(came, TAKES_LONGER, &data, &[]).await {
            Ok(()) => Marked::Longer { alone },
            Err(trouble) => {
                tracing::warn!(%trouble, "an interaction is not told that its answer takes longer");
                Marked::Not
            }
        }
    }

    /// Says nothing, in the way in which that can be said: Discord calls what is not answered a failure.
    pub(super) async fn says_nothing(&self, came: &Came, marked: Marked) {
        if marked == Marked::Not && self.takes_longer(came).await == Marked::Not {
            return;
        }
        if let Err(trouble) = self.line.ask(Method::DELETE, &original(came), &[], None).await {
            tracing::debug!(%trouble, "a mark is left standing");
        }
    }

    /// Offers what may stand in an option.
    pub(super) async fn offers(&self, came: &Came, choices: Vec<Value>) {
        let data = json!({ "choices": choices });
        if let Err(trouble) = self.back(came, OFFERS, &data, &[]).await {
            // Whoever types on is asked about anew.
            tracing::debug!(%trouble, "what may be typed was not taken");
        }
    }

    /// Opens a form.
    pub(super) async fn opens(&self, came: &Came, form: &Value) {
        if let Err(trouble) = self.back(came, ASKS, form, &[]).await {
            tracing::warn!(%trouble, "a form was not opened");
        }
    }

    /// Says something that is only there for as long as it is looked at: if it does not arrive, whoever
    /// asked asks again.
    pub(super) async fn shows(&self, came: &Came, marked: Marked, parts: &[Part]) {
        if let Err(trouble) = self.says(came, marked, parts, &[], true).await {
            tracing::warn!(%trouble, "what can be chosen was not shown");
        }
    }

    /// Answers with words and a file, in this way or as a message; at the end it has arrived.
    pub(super) async fn answers(
        &self,
        came: &Came,
        marked: Marked,
        answer: Answer,
        components: Vec<Value>,
    ) -> Result<()> {
        let parts = self.parts(came, &answer, components);
        let mut parts = self.paged(came, parts).await?;
        if let (Some(last), Some(body)) = (parts.last_mut(), &answer.body) {
            let page = answer.page.as_deref();
            let thing = Thing { body, card: false, group: None, page };
            last.embeds.extend(beside(thing, &self.base().table));
        }
        let files: Vec<File> =
            answer.file.iter().map(|(name, content)| media::answer(name, content)).collect();
        let made = event::made_at(came.id.parse().unwrap_or_default());
        let late = self.base().world.now().seconds_since(made) > LASTS;
        let said = if late {
            None
        } else {
            Some(self.says(came, marked, &parts, &files, answer.alone).await)
        };
        match said {
            Some(Ok(())) => return self.has_arrived(came, &answer).await,
            Some(Err(trouble)) if media::is_too_large(&trouble) => {
                let words = Answer { file: None, ..answer.clone() };
                let mut parts = self.parts(came, &words, Vec::new());
                let name = files.first().map(|file| file.name.clone()).unwrap_or_default();
                let large = self.worded(came, &self.large(&name));
                parts.push(Part::line(&large));
                if self.says(came, marked, &parts, &[], answer.alone).await.is_ok() {
                    return self.has_arrived(came, &answer).await;
                }
            }
            Some(Err(trouble)) => {
                tracing::warn!(%trouble, "an interaction is answered by a message");
            }
            None => {}
        }
        let mut tx = self.base().store.begin().await?;
        store::lines::paid(&mut tx, &came.id).await?;
        self.as_message(&mut tx, (&came.who, came.room.as_deref()), answer).await?;
        tx.commit().await
    }

    /// An answer has arrived, and what is told besides follows it.
    async fn has_arrived(&self, came: &Came, answer: &Answer) -> Result<()> {
        let mut left = false;
        if let Some(besides) = &answer.besides {
            let parts = rich::body(&Body::text(besides.clone()), &self.base().table);
            if let Err(trouble) = self.follows(came, &parts).await {
                tracing::warn!(%trouble, "what is told besides is told the next time");
                left = true;
            }
        }
        let mut tx = self.base().store.begin().await?;
        store::lines::paid(&mut tx, &came.id).await?;
        if left {
            self.is_told_later(&mut tx, &came.who.native_id).await?;
        }
        tx.commit().await
    }

    /// Says something after an answer, to whoever asked only.
    async fn follows(&self, came: &Came, parts: &[Part]) -> Answered {
        let hook = ["webhooks", came.app.as_str(), came.token.as_str()];
        for part in parts {
            let mut body = part.body();
            if came.room.is_some() {
                body["flags"] = ONLY_YOU.into();
            }
            self.line.hand_in(Method::POST, &hook, &body, &[]).await?;
        }
        Ok(())
    }

    fn parts(&self, came: &Came, answer: &Answer, components: Vec<Value>) -> Vec<Part> {
        let table = &self.base().table;
        let mut parts =
            answer.body.as_ref().map(|body| rich::body(body, table)).unwrap_or_default();
        if parts.is_empty() && answer.file.is_none() {
            parts.push(Part::line(&self.worded(came, &say!("discord-done"))));
        }
        if parts.is_empty() {
            parts.push(Part::default());
        }
        if let Some(last) = parts.last_mut() {
            last.components.extend(components);
        }
        parts
    }

    /// Says the parts of an answer, the files with the last.
    async fn says(
        &self,
        came: &Came,
        marked: Marked,
        parts: &[Part],
        files: &[File],
        alone: bool,
    ) -> Answered {
        let alone = alone && came.room.is_some();
        let hook = ["webhooks", came.app.as_str(), came.token.as_str()];
        let original = original(came);
        let mut first = true;
        let mut marked = marked;
        if let Marked::Longer { alone: seen } = marked
            && seen != alone
        {
            // Who sees the mark sees what comes in its place: that must be somebody else.
            self.line.ask(Method::DELETE, &original, &[], None).await?;
            first = false;
            marked = Marked::Not;
        }
        for (number, part) in parts.iter().enumerate() {
            let files = if number + 1 == parts.len() { files } else { &[] };
            let mut body = part.body();
            if !files.is_empty() {
                body["attachments"] = media::named(files);
            }
            if first && marked != Marked::Not {
                self.line.hand_in(Method::PATCH, &original, &body, files).await?;
            } else {
                if alone {
                    body["flags"] = ONLY_YOU.into();
                }
                if first {
                    self.back(came, SAYS, &body, files).await?;
                } else {
                    self.line.hand_in(Method::POST, &hook, &body, files).await?;
                }
            }
            first = false;
        }
        Ok(())
    }

    /// Some words in the language of whoever did it.
    pub(super) fn worded(&self, came: &Came, say: &Say) -> String {
        self.base().words.say(&self.reads(came), say)
    }

    /// What whoever did it reads, as far as Discord tells.
    pub(super) fn reads(&self, came: &Came) -> Reader {
        Reader::new(self.base().words.negotiate(&came.locale), "UTC")
    }

    /// Puts an answer into the outbox: where it was asked, or to whoever asked alone.
    async fn as_message(
        &self,
        tx: &mut Tx,
        (who, room): (&Account, Option<&str>),
        answer: Answer,
    ) -> Result<()> {
        let base = self.base();
        if answer.besides.is_some() {
            self.is_told_later(tx, &who.native_id).await?;
        }
        let room = match room.filter(|_| !answer.alone) {
            Some(native) => self.ears.room(tx, NAME, native).await?,
            None => None,
        };
        let person = self.ears.person(tx, who, None).await?;
        let reader = match (&room, &person) {
            (Some(room), _) => room.reader(),
            (None, Some(person)) => person.reader.clone(),
            (None, None) => Reader::new(Lang::new("en"), "UTC"),
        };
        let to = match room {
            Some(room) => Where::Room { room_id: room.id, native_id: room.native_id },
            None => answering::alone(tx, self.ears.as_ref(), who).await?,
        };
        if let Some(body) = answer.body {
            post::worded(tx, base, NAME, to.clone(), body).await?;
        }
        if let Some(file) = answer.file {
            let otherwise = match &file.1 {
                Content::Picture(picture) => picture.about.clone(),
                Content::Text(_) | Content::Paper(_) => {
                    base.words.say(&reader, &self.large(&file.0))
                }
            };
            post::file(tx, base, NAME, (to, None), file, otherwise).await?;
        }
        Ok(())
    }

    /// Says as messages what a process that died had no time to answer.
    ///
    /// # Errors
    /// A failure of the database.
    pub(in super::super) async fn settle(&self) -> Result<()> {
        let base = self.base();
        let before = base.world.now().plus_seconds(-ON_ITS_WAY);
        let mut look = base.store.look().await?;
        let all = store::lines::owed(&mut look, before).await?;
        drop(look);
        for owed in all {
            let mut tx = base.store.begin().await?;
            if !store::lines::paid(&mut tx, &owed.id).await? {
                continue;
            }
            let who = Account {
                platform: NAME.to_owned(),
                native_id: owed.said_by.clone(),
                display: String::new(),
            };
            let answer: Answer = serde_json::from_str(&owed.answer)?;
            self.as_message(&mut tx, (&who, owed.place.as_deref()), answer).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}

/// Where the first answer to an interaction stands.
fn original(came: &Came) -> [&str; 5] {
    ["webhooks", came.app.as_str(), came.token.as_str(), "messages", "@original"]
}

/// Whether an answer arrived.
type Answered = std::result::Result<(), Trouble>;
