//! Playing the script: everybody does through the house and the web rooms what people do there, at
//! the times the script says. It knows no table; what it asks, it asks as people can.
//!
//! A step is done once. A command and the note that it was done are one transaction; what is done
//! in a web room is harmless to repeat (a message has a key, a reaction is there or not), so a
//! process that dies anywhere goes on where it was, with the same result.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::clock::ShiftedClock;
use super::script::{self, Cast, Deed, Point, Step, Texts};
use super::set_up;
use crate::app::console::why;
use crate::app::known;
use crate::app::running::Running;
use crate::community::people::groups::invite::fingerprint;
use crate::foundation::clock::Moment;
use crate::foundation::error::{Error, Failure, Result};
use crate::foundation::jobs::{LEASE_SECONDS, Worker};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Account, Base, MessageId, What, store};
use crate::refuse;

/// The name under which the progress is kept.
const DEMO: &str = "demo";

/// When the groups are set up: days before, and minutes into the day.
const SET_UP: (i64, i64) = (-10, 15 * 60);

/// The reaction that asks for a message to be carried across.
const CARRY: &str = "🌉";

/// Plays a script in a house.
pub(super) struct Player<'r> {
    running: &'r Running,
    clock: &'r ShiftedClock,
    worker: Worker<Base>,
    cast: Cast,
    accounts: BTreeMap<String, Account>,
    /// What the script calls a message, and the message.
    messages: BTreeMap<String, MessageId>,
    /// What the script calls a synthesis, and its name in the group: `S-1`.
    syntheses: BTreeMap<String, String>,
    /// When the demonstration began.
    began: Moment,
}

/// How far a demonstration is.
struct Progress {
    began: Moment,
    done: usize,
}

impl<'r> Player<'r> {
    /// A player for a house whose clock it may move.
    ///
    /// # Errors
    /// A failure if the cast cannot be read.
    pub(super) fn new(running: &'r Running, clock: &'r Arc<ShiftedClock>) -> Result<Self> {
        Ok(Self {
            running,
            clock,
            worker: running.house.worker(),
            cast: script::cast()?,
            accounts: BTreeMap::new(),
            messages: BTreeMap::new(),
            syntheses: BTreeMap::new(),
            began: Moment(0),
        })
    }

    /// Plays what was not played yet. Afterwards the clock tells the real time.
    ///
    /// # Errors
    /// A refusal that names the step that was refused, or that the folder holds an unfinished
    /// demonstration of another version.
    pub(super) async fn play(&mut self, folder: &str) -> Result<()> {
        let steps = script::steps()?;
        let played = self.play_all(&steps, folder).await;
        self.clock.real();
        played?;
        self.worker.drain().await.map(drop)
    }

    async fn play_all(&mut self, steps: &[Step], folder: &str) -> Result<()> {
        let Some(progress) = self.progress(folder).await? else {
            return self.know_everybody().await;
        };
        self.began = progress.began;
        self.know_everybody().await?;
        if let Some(last) = progress.done.checked_sub(1).and_then(|last| steps.get(last)) {
            // A lane that a killed process had leased is free after that time.
            let lapsed = last.moment(progress.began).plus_seconds(LEASE_SECONDS + 1);
            self.clock.put(lapsed);
        }
        self.worker.drain().await?;
        for (number, step) in steps.iter().enumerate() {
            let played = if number < progress.done {
                self.recall(step).await
            } else {
                self.clock.reach(step.moment(progress.began));
                self.step(step, number + 1).await
            };
            if let Err(error) = played {
                return refuse!(
                    "cli-demo-step-refused",
                    step = step.place.as_str(),
                    problem = why(&error)
                );
            }
        }
        let mut tx = self.begin().await?;
        self.note(&mut tx, "done", "all").await?;
        tx.commit().await
    }

    /// How far it is, after setting up what was not; none if everything was played.
    async fn progress(&mut self, folder: &str) -> Result<Option<Progress>> {
        let mut tx = self.running.house.base.store.look().await?;
        let began = store::cursor(&mut tx, DEMO, "began").await?;
        let done = store::cursor(&mut tx, DEMO, "done").await?;
        let script = store::cursor(&mut tx, DEMO, "script").await?;
        drop(tx);
        if done.as_deref() == Some("all") {
            return Ok(None);
        }
        let this = fingerprint(&script::whole());
        if let Some(began) = began.and_then(|began| began.parse().ok()) {
            if script.as_deref() != Some(&this) {
                return refuse!("cli-demo-other", folder = folder);
            }
            let done = done.and_then(|done| done.parse().ok()).unwrap_or(0);
            self.clock.put(script::moment(Moment(began), SET_UP).plus_seconds(LEASE_SECONDS + 1));
            return Ok(Some(Progress { began: Moment(began), done }));
        }
        let began = self.clock.machine_now();
        self.clock.put(script::moment(began, SET_UP));
        let mut tx = self.begin().await?;
        set_up::set_up(self.running, &mut tx, &self.cast).await?;
        self.note(&mut tx, "began", &began.0.to_string()).await?;
        self.note(&mut tx, "script", &this).await?;
        tx.commit().await?;
        Ok(Some(Progress { began, done: 0 }))
    }

    async fn begin(&self) -> Result<Tx> {
        self.running.house.base.store.begin().await
    }

    async fn note(&self, tx: &mut Tx, what: &str, text: &str) -> Result<()> {
        store::reach(tx, DEMO, what, text, self.running.house.base.world.now()).await
    }

    async fn know_everybody(&mut self) -> Result<()> {
        let mut tx = self.running.house.base.store.look().await?;
        self.accounts = set_up::everybody(&mut tx, &self.cast).await?;
        Ok(())
    }

    /// The account of somebody of the script.
    ///
    /// # Errors
    /// A failure if there is nobody of that name.
    pub(super) fn account(&self, id: &str) -> Result<&Account> {
        self.accounts
            .get(id)
            .ok_or_else(|| Failure::because(format!("nobody is called {id}")).into())
    }

    /// The short name of the first group, whose admins hand out the links.
    pub(super) fn group(&self) -> &str {
        self.cast.groups.first().map_or("", |group| group.slug.as_str())
    }

    /// Learns again what a step that was played made.
    async fn recall(&mut self, step: &Step) -> Result<()> {
        match &step.deed {
            Deed::Say { .. } => self.say(step).await,
            Deed::Draft { id, .. } => {
                let mut tx = self.running.house.base.store.look().await?;
                let name = named(step, id);
                if let Some(number) = store::cursor(&mut tx, DEMO, &name).await? {
                    self.syntheses.insert(name, number);
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Plays a step, after which so many are done.
    async fn step(&mut self, step: &Step, done: usize) -> Result<()> {
        let web = &self.running.web;
        let who = self.account(&step.who)?.clone();
        match &step.deed {
            // These say nothing that would have to be delivered.
            Deed::Say { .. } => return self.say(step).await,
            Deed::React { to, emoji } => {
                return web.react(&who, self.message(step, to)?, emoji, true).await.map(drop);
            }
            Deed::Edit { message, text } => {
                web.edit(&who, self.message(step, message)?, text).await?;
            }
            Deed::Delete { message } => {
                let deleted = web.delete(&who, self.message(step, message)?).await;
                // A repeat finds it gone, which is what is wanted.
                let gone =
                    matches!(&deleted, Err(Error::Refusal(no)) if no.say.id == "web-message-gone");
                if !gone {
                    deleted?;
                }
            }
            Deed::Draft { id, titles } => self.draft(step, done, id, titles).await?,
            Deed::Point(point) => self.point(step, done, point).await?,
            Deed::On { verb, synthesis, text } => {
                let mut fields = self.fields(step, synthesis)?;
                if let Some(text) = text {
                    fields.insert("text".to_owned(), text.clone());
                }
                self.command(step, done, verb, fields, None).await?;
            }
            Deed::Give { path, fields } => {
                let began = self.began;
                let fields = fields
                    .iter()
                    .map(|(name, text)| (name.clone(), script::field(began, text)))
                    .collect();
                let path: Vec<&str> = path.split(' ').collect();
                self.command(step, done, &path, fields, None).await?;
            }
            Deed::Skip { message, reason } => {
                let mut fields = BTreeMap::from([("reason".to_owned(), reason.clone())]);
                fields.insert("pick".to_owned(), self.pick(step, message).await?);
                self.command(step, done, &["bridge", "skip"], fields, None).await?;
            }
            Deed::Now { message, text } => {
                let mut fields = BTreeMap::from([("text".to_owned(), text.clone())]);
                fields.insert("pick".to_owned(), self.pick(step, message).await?);
                self.command(step, done, &["bridge", "now"], fields, None).await?;
            }
        }
        self.worker.drain().await.map(drop)
    }

    async fn say(&mut self, step: &Step) -> Result<()> {
        let Deed::Say { id, room, text, reply } = &step.deed else { return Ok(()) };
        let reply = match reply {
            Some(to) => Some(self.message(step, to)?.clone()),
            None => None,
        };
        let key = format!("{DEMO}-{}-{id}", step.group);
        let who = self.account(&step.who)?;
        let said =
            self.running.web.post(who, &step.group, room, text, reply.as_ref(), &key).await?;
        if let Some(message) = said.message_id {
            self.messages.insert(named(step, id), message);
        }
        Ok(())
    }

    async fn draft(&mut self, step: &Step, done: usize, id: &str, titles: &Texts) -> Result<()> {
        let name = named(step, id);
        let fields = by_language(titles);
        let number = self.command(step, done, &["bridge", "draft"], fields, Some(&name)).await?;
        if let Some(number) = number {
            self.syntheses.insert(name, number);
        }
        Ok(())
    }

    async fn point(&mut self, step: &Step, done: usize, point: &Point) -> Result<()> {
        let mut picks = Vec::new();
        for message in &point.from {
            picks.push(self.pick(step, message).await?);
        }
        let mut fields = self.fields(step, &point.synthesis)?;
        fields.extend(by_language(&point.texts));
        fields.insert("position".to_owned(), point.position.clone());
        fields.insert("from".to_owned(), picks.join(","));
        if let Some(room) = &point.room {
            fields.insert("side".to_owned(), room.clone());
        }
        if let Some(number) = point.replace {
            fields.insert("point".to_owned(), number.to_string());
        }
        self.command(step, done, &["bridge", "point"], fields, None).await.map(drop)
    }

    /// Gives a command with its fields, and notes that it was given; where only the check stands in
    /// the way, says to go on anyway. A draft's number is noted under `name` and given back.
    async fn command(
        &self,
        step: &Step,
        done: usize,
        path: &[&str],
        mut fields: BTreeMap<String, String>,
        name: Option<&str>,
    ) -> Result<Option<String>> {
        let who = self.account(&step.who)?;
        loop {
            let mut tx = self.begin().await?;
            let path = path.iter().map(|part| (*part).to_owned()).collect();
            let what = What::Submitted { path, fields: fields.clone(), on: None };
            let heard = set_up::hear(self.running, &mut tx, who, Some(&step.group), what).await;
            let warned =
                matches!(&heard, Err(Error::Refusal(no)) if no.say.id == "bridge-not-yet-anyway");
            if warned && fields.insert("anyway".to_owned(), "yes".to_owned()).is_none() {
                continue;
            }
            let number = heard?.go.and_then(|go| go.rsplit('/').next().map(str::to_owned));
            if let (Some(name), Some(number)) = (name, &number) {
                self.note(&mut tx, name, number).await?;
            }
            self.note(&mut tx, "done", &done.to_string()).await?;
            tx.commit().await?;
            return Ok(number);
        }
    }

    fn message(&self, step: &Step, id: &str) -> Result<&MessageId> {
        self.messages
            .get(&named(step, id))
            .ok_or_else(|| Failure::because(format!("nobody said {id}")).into())
    }

    fn fields(&self, step: &Step, synthesis: &str) -> Result<BTreeMap<String, String>> {
        match self.syntheses.get(&named(step, synthesis)) {
            Some(number) => Ok(BTreeMap::from([("synthesis".to_owned(), number.clone())])),
            None => Err(Failure::because(format!("there is no draft {synthesis}")).into()),
        }
    }

    /// The number a message has in the tray; if nobody asked for it, whoever needs it does.
    async fn pick(&self, step: &Step, message: &str) -> Result<String> {
        let id = self.message(step, message)?;
        for tried in [false, true] {
            let mut tx = self.running.house.base.store.look().await?;
            if let Some(number) = known::pick_number(&mut tx, id).await? {
                return Ok(format!("P-{number}"));
            }
            drop(tx);
            if !tried {
                self.running.web.react(self.account(&step.who)?, id, CARRY, true).await?;
            }
        }
        Err(Failure::because(format!("{message} could not be picked")).into())
    }
}

/// A name of the script, unique over its groups.
fn named(step: &Step, id: &str) -> String {
    format!("{}/{id}", step.group)
}

fn by_language(texts: &Texts) -> BTreeMap<String, String> {
    texts.iter().map(|(lang, text)| (format!("texts.{lang}"), text.clone())).collect()
}
