//! What comes from Discord's own commands, menus, buttons, lists and forms, each acted on once, and
//! what goes back.
//!
//! - `came` an interaction in plain words, `meant` what that is for the house
//! - `form` what is still asked, `again` what was refused or left open, `handle` what a button or a form stands for
//! - `answer` what goes back, `paged` where that is long, within Discord's three seconds or as a message
//!
//! Commands, buttons, choices and forms come under the same bound as what is typed (`noted`); what somebody
//! is offered while they type does not. That something is acted on is noted in the transaction that does it, and its answer with it until
//! that has arrived: a process that dies in between leaves an answer that another says as a message.

mod again;
mod answer;
mod came;
mod form;
mod handle;
mod meant;
mod paged;

use std::pin::pin;
use std::time::Duration;

use serde_json::{Value, json};
use serenity::model::application::Interaction;

use answer::{Answer, Marked};
use came::{Came, Deed};
use form::{first_choice, labelled};
use handle::Begun;
use meant::Understood;
use paged::under;

use super::beside::is_one;
use super::noted::{A_MINUTE, Noted};
use super::rich::{self, Part};
use super::store::lines::{Lasts, Owed};
use super::{Discord, NAME, store};
use crate::foundation::error::{Error, Result};
use crate::foundation::store::{Tx, trouble};
use crate::foundation::talk::args::Raw;
use crate::foundation::talk::form::Asking;
use crate::foundation::talk::heard::Reply;
use crate::foundation::talk::{Body, GroupRef, Heard, Out, What};
use crate::say;

pub(super) use handle::{asked, chosen, rows};

/// For how long it is worked at an answer before whoever asked is told that it takes longer: of the
/// three seconds Discord gives, the line needs some.
const AT_ONCE: Duration = Duration::from_millis(1_500);

/// The most that is offered while somebody types, and its longest value in characters.
const OFFERED: usize = 25;
const VALUE: usize = 100;

/// What something led to.
enum Outcome {
    /// More is asked, of a command on a message; some of it was written before.
    Asks(Asking, Option<String>, Raw),
    /// It is to be said which group is meant.
    Which(Begun, Vec<GroupRef>),
    /// It is answered; a form that was refused can be written again.
    Answer(Answer, Option<Begun>),
    /// The rest of a long answer is shown, by the name it is kept under.
    Turns(String),
    /// It was acted on before.
    Known,
    /// It is too much, and whoever did it was told so.
    More,
}

impl Discord {
    /// Acts on an interaction, once, and answers.
    pub(super) async fn interaction(&self, interaction: Interaction) {
        let Some(came) = came::came(&interaction, |channel| self.threads.room_of(channel)) else {
            tracing::warn!("an interaction came that is none of ours");
            return;
        };
        if let Deed::Filling { .. } = came.deed {
            return self.fill(&came).await;
        }
        if let Err(error) = self.act(&came).await {
            tracing::error!(%error, "an interaction is left without an answer");
        }
    }

    /// Offers what may stand in an option.
    async fn fill(&self, came: &Came) {
        let Some(what) = self.filling(came) else { return self.offers(came, Vec::new()).await };
        let reply = self.ears.hear(&self.hearing(came, what, None)).await;
        let mut choices: Vec<Value> = Vec::new();
        let offered = reply.completions.into_iter();
        for one in offered.filter(|one| one.insert.chars().count() <= VALUE).take(OFFERED) {
            let (value, name) = (one.insert.trim(), labelled(one.label.trim(), &one.about));
            if choices.iter().all(|known| known["value"] != value) {
                choices.push(json!({ "name": name, "value": value }));
            }
        }
        self.offers(came, choices).await;
    }

    async fn act(&self, came: &Came) -> Result<()> {
        let mut work = pin!(self.carry_out(came));
        let at_once = tokio::time::timeout(AT_ONCE, &mut work).await;
        let (outcome, marked) = if let Ok(outcome) = at_once {
            (outcome?, Marked::Not)
        } else {
            let marked = self.takes_longer(came).await;
            (work.await?, marked)
        };
        match outcome {
            Outcome::Known => Ok(()),
            Outcome::More => {
                self.says_nothing(came, marked).await;
                Ok(())
            }
            Outcome::Turns(rest) => {
                self.turns(came, marked, &rest).await;
                Ok(())
            }
            Outcome::Answer(answer, again) => {
                let components = match again {
                    Some(again) => self.again(came, again).await?,
                    None => Vec::new(),
                };
                self.answers(came, marked, answer, components).await
            }
            Outcome::Asks(asking, on, before) => {
                self.asks_for(came, marked, (&asking, &before), on.as_deref()).await
            }
            Outcome::Which(begun, groups) => self.which(came, marked, begun, &groups).await,
        }
    }

    /// Does what was asked, or finds what must be asked first.
    async fn carry_out(&self, came: &Came) -> Result<Outcome> {
        if let Deed::Pressed { name } = &came.deed
            && let Some(rest) = paged::rest(name)
        {
            return self.noted(came, Outcome::Turns(rest.to_owned())).await;
        }
        let understood = match self.meant(came).await {
            Ok(understood) => understood,
            Err(error) => {
                return self.refused(came, &self.hearing(came, What::Left, None), error).await;
            }
        };
        let Understood { mut heard, on, before } = understood;
        heard.fetched = self.ears.beforehand(&heard).await;
        match self.done(came, &heard, (on, before)).await {
            Ok(outcome) => Ok(outcome),
            Err(error) => match self.of_which(came, &heard, &error).await? {
                Some(which) => self.noted(came, which).await,
                None => self.refused(came, &heard, error).await,
            },
        }
    }

    async fn done(
        &self,
        came: &Came,
        heard: &Heard,
        (on, before): (Option<String>, Raw),
    ) -> Result<Outcome> {
        let base = self.base();
        // A form that was sent is not asked for again: what it lacks is said.
        if !matches!(came.deed, Deed::Sent { .. }) {
            let mut look = base.store.look().await?;
            let missing = self.ears.missing(&mut look, heard).await?;
            drop(look);
            if let Some(asking) = missing {
                return self.noted(came, Outcome::Asks(asking, on, before)).await;
            }
        }
        let mut tx = base.store.begin().await?;
        let noted = self.acted(&mut tx, &came.id, &came.who.native_id).await?;
        if let Some(otherwise) = self.otherwise(came, noted) {
            tx.commit().await?;
            return Ok(otherwise);
        }
        let (_, reply) = self.ears.take_in(&mut tx, heard).await?;
        let page = self.page_of(&mut tx, came, heard, &reply).await?;
        let mut answer = Answer { page, ..Answer::of(reply) };
        self.besides(&mut tx, came, &mut answer).await?;
        if answer.says() {
            self.owes(&mut tx, came, &answer).await?;
        }
        tx.commit().await?;
        Ok(Outcome::Answer(answer, None))
    }

    /// The address of the page that an answer about one thing leads to; none where it is not told of
    /// which group.
    async fn page_of(
        &self,
        tx: &mut Tx,
        came: &Came,
        heard: &Heard,
        reply: &Reply,
    ) -> Result<Option<String>> {
        let about_one = reply.body.as_ref().is_some_and(is_one);
        let Some(go) = reply.go.as_ref().filter(|_| about_one) else { return Ok(None) };
        let room = match &came.room {
            Some(native) => self.ears.room(tx, NAME, native).await?,
            None => None,
        };
        let Some(person) = self.ears.person(tx, &came.who, None).await? else { return Ok(None) };
        let groups = self.ears.groups_of(tx, &person).await?;
        let meant = |group: &&GroupRef| match (&room, &heard.group) {
            (Some(room), _) => group.id == room.group_id,
            (None, Some(slug)) => group.slug == *slug,
            (None, None) => groups.len() == 1,
        };
        let found = groups.iter().find(meant);
        Ok(found.map(|group| format!("{}/g/{}/{go}", self.base().address, group.slug)))
    }

    /// Says no. What a database that is away did not do is not noted as done.
    async fn refused(&self, came: &Came, heard: &Heard, error: Error) -> Result<Outcome> {
        let away = matches!(&error, Error::Failure(failure) if trouble(failure).is_some());
        let reply = self.ears.no(heard, error).await;
        let no = Outcome::Answer(Answer::of(reply), again::of(came, heard));
        if away { Ok(no) } else { self.noted(came, no).await }
    }

    /// Notes something that changes nothing but is an answer too; what becomes of it.
    async fn noted(&self, came: &Came, mut outcome: Outcome) -> Result<Outcome> {
        let mut tx = self.base().store.begin().await?;
        let noted = self.acted(&mut tx, &came.id, &came.who.native_id).await?;
        let otherwise = self.otherwise(came, noted);
        if otherwise.is_none()
            && let Outcome::Answer(answer, _) = &mut outcome
        {
            self.besides(&mut tx, came, answer).await?;
            if answer.besides.is_some() {
                self.owes(&mut tx, came, answer).await?;
            }
        }
        tx.commit().await?;
        Ok(otherwise.unwrap_or(outcome))
    }

    /// Adds what whoever asked could not be told alone.
    async fn besides(&self, tx: &mut Tx, came: &Came, answer: &mut Answer) -> Result<()> {
        answer.besides = self.could_not_be_told(tx, &came.who, self.reads(came)).await?;
        Ok(())
    }

    /// Notes that an answer is on its way.
    async fn owes(&self, tx: &mut Tx, came: &Came, answer: &Answer) -> Result<()> {
        let owed = Owed {
            id: came.id.clone(),
            said_by: came.who.native_id.clone(),
            place: came.room.clone(),
            answer: serde_json::to_string(answer)?,
            at: self.base().world.now(),
        };
        store::lines::owe(tx, &owed).await
    }

    /// What comes of something that is not acted on.
    fn otherwise(&self, came: &Came, noted: Noted) -> Option<Outcome> {
        match noted {
            Noted::New => None,
            Noted::Known => Some(Outcome::Known),
            Noted::More => Some(Outcome::More),
            Noted::TooMuch => {
                let slow = self.worded(came, &say!("discord-too-much", count = A_MINUTE));
                let body = Some(Body::text(slow));
                Some(Outcome::Answer(Answer { body, alone: true, ..Answer::default() }, None))
            }
        }
    }

    /// Keeps what stands behind the buttons of something, where it is too long to go with them.
    pub(super) async fn keep_lines(&self, out: &Out) -> Result<()> {
        let kept = handle::kept(&rich::buttons(out));
        if kept.is_empty() {
            return Ok(());
        }
        let mut tx = self.base().store.begin().await?;
        let now = self.base().world.now();
        for (name, line) in &kept {
            store::lines::keep(&mut tx, (name, line), None, Lasts::Long, now).await?;
        }
        tx.commit().await
    }

    /// Asks for what is missing: what is chosen first, then what is written.
    async fn asks_for(
        &self,
        came: &Came,
        marked: Marked,
        (asking, before): (&Asking, &Raw),
        on: Option<&str>,
    ) -> Result<()> {
        let field = first_choice(asking);
        let name = self.name_of(came, &form::begun_of(asking, on, field)).await?;
        if let Some(field) = field {
            let say = say!("discord-choose", param = field.label.as_str());
            let part = Part::line(&self.worded(came, &say));
            self.shows(came, marked, &under(part, &form::list(field, &name))).await;
        } else if marked == Marked::Not {
            let form = form::modal(self.base(), (asking, before), &self.reads(came), &name);
            self.opens(came, &form).await;
        } else {
            // A form can only be opened at once: a button opens it later.
            let label = self.worded(came, &say!("discord-fill-in"));
            let button = json!({ "type": 2, "style": 1, "label": label, "custom_id": name });
            let row = json!([{ "type": 1, "components": [button] }]);
            self.shows(came, marked, &under(Part::line(&asking.title), &row)).await;
        }
        Ok(())
    }
}
