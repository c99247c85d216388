//! The house put together: everything capabilities declare, merged; the platforms, registered;
//! the worker, ready to drain.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::carrier::Postman;
use super::help;
use crate::community::people;
use crate::foundation::capability::{
    Answers, Capability, Changed, Check, Reacted, Said, Unrecorded, Wording,
};
use crate::foundation::clock::World;
use crate::foundation::config::Config;
use crate::foundation::error::Result;
use crate::foundation::i18n::Words;
use crate::foundation::jobs::{self, Due, Ear, Handler, Worker};
use crate::foundation::journal::Journal;
use crate::foundation::limit::Limit;
use crate::foundation::page::{Document, Page, Panel};
use crate::foundation::store::{Records, Store};
use crate::foundation::talk::ask::Stock;
use crate::foundation::talk::heard::Reply;
use crate::foundation::talk::out::copies_of;
use crate::foundation::talk::table::Table;
use crate::foundation::talk::{Base, Heard, Platform, Spot, Standing, What};

/// In how many rooms of a platform at once copies are carried, each of which may wait for a translator.
const COPYING: usize = 2;

/// How often an account may have something fetched from elsewhere in a minute: a platform's own bounds
/// count what is done, and this is before it.
const FETCHES: u32 = 30;

/// What the house is built from.
pub struct Ground {
    /// The database, migrated.
    pub store: Store,
    /// Time and chance.
    pub world: World,
    /// The words.
    pub words: Arc<Words>,
    /// The settings.
    pub config: Arc<Config>,
    /// The address of the web pages, without a slash at its end.
    pub address: String,
}

/// The house.
pub struct House {
    /// Everything it stands on.
    pub base: Base,
    /// Every page.
    pub pages: Vec<Page>,
    /// Every panel.
    pub panels: Vec<Panel>,
    /// What programs ask for by secret addresses.
    pub documents: Vec<Document>,
    /// Who follows messages that are said.
    pub(super) said: Vec<Said>,
    /// Who follows messages that change.
    pub(super) changes: Vec<Changed>,
    /// Who follows reactions.
    pub(super) reacted: Vec<Reacted>,
    /// Who follows how much is not recorded.
    pub(super) unrecorded: Vec<Unrecorded>,
    /// Who words what is worded when it is its turn, by the capability's name.
    pub(super) wordings: HashMap<&'static str, Wording>,
    /// What an export for people holds.
    pub records: Vec<Records>,
    jobs: HashMap<&'static str, Handler<Base>>,
    checks: Vec<(&'static str, Check)>,
    verifies: Vec<(&'static str, Check)>,
    lacks: Vec<(&'static str, Check)>,
    answers: Vec<(&'static str, Answers)>,
    opens: Vec<&'static str>,
    daily: Vec<&'static str>,
    platforms: OnceLock<Vec<Arc<dyn Platform>>>,
    /// How often an account has something fetched from elsewhere.
    pub(super) fetches: Limit,
}

impl House {
    /// Merges what the capabilities declare.
    #[must_use]
    pub fn build(ground: Ground, capabilities: Vec<Capability>) -> Arc<Self> {
        let mut commands = help::commands();
        let (mut finders, mut shortcuts, mut menus) = (Vec::new(), Vec::new(), Vec::new());
        let mut settings = Vec::new();
        let (mut exports, mut erases, mut readers) = (Vec::new(), Vec::new(), Vec::new());
        let (mut pages, mut panels, mut records) = (Vec::new(), Vec::new(), Vec::new());
        let mut jobs: HashMap<&'static str, Handler<Base>> = HashMap::new();
        let (mut checks, mut verifies, mut lacks) = (Vec::new(), Vec::new(), Vec::new());
        let (mut said, mut changes) = (Vec::new(), Vec::new());
        let (mut reacted, mut unrecorded) = (Vec::new(), Vec::new());
        let mut wordings = HashMap::new();
        let (mut notices, mut answers, mut opens) = (Vec::new(), Vec::new(), Vec::new());
        let (mut news, mut documents) = (Vec::new(), Vec::new());
        // Once a day, what was sent and done some days ago is forgotten.
        let mut every: Vec<(&'static str, Handler<Base>)> = vec![("jobs.sweep", |base, tx, _| {
            Box::pin(async move { jobs::sweep(tx, base.world.now()).await })
        })];
        for capability in capabilities {
            commands.extend(capability.commands);
            finders.extend(capability.finders);
            shortcuts.extend(capability.shortcuts);
            menus.extend(capability.menus);
            settings.extend(capability.settings);
            exports.extend(capability.export.map(|export| (capability.name, export)));
            erases.extend(capability.erase);
            readers.extend(capability.readers);
            pages.extend(capability.pages);
            panels.extend(capability.panels);
            documents.extend(capability.documents);
            jobs.extend(capability.jobs);
            said.extend(capability.said);
            changes.extend(capability.changes);
            reacted.extend(capability.reacted);
            unrecorded.extend(capability.unrecorded);
            wordings.extend(capability.later.map(|wording| (capability.name, wording)));
            records.extend(capability.records);
            notices.extend(capability.notice);
            news.extend(capability.news);
            opens.extend(capability.opens);
            every.extend(capability.daily);
            checks.extend(capability.check.map(|check| (capability.name, check)));
            answers.extend(capability.answers.map(|answers| (capability.name, answers)));
            lacks.extend(capability.lacks.map(|lacks| (capability.name, lacks)));
            verifies.extend(capability.verify.map(|verify| (capability.name, verify)));
        }
        let daily = every.iter().map(|(kind, _)| *kind).collect();
        jobs.extend(every);
        pages.sort_by_key(|page: &Page| page.nav.unwrap_or(u8::MAX));
        let table = Table::new(commands, &ground.words);
        let fetches = Limit::new(&ground.world, FETCHES, FETCHES);
        let base = Base::new(Stock {
            store: ground.store,
            world: ground.world,
            words: ground.words,
            config: ground.config,
            journal: Journal::new(readers),
            table,
            finders,
            shortcuts,
            menus,
            settings,
            exports,
            erases,
            notices,
            news,
            standing: Standing::default(),
            address: ground.address,
            served: OnceLock::new(),
        });
        Arc::new(Self {
            base,
            pages,
            panels,
            documents,
            said,
            changes,
            reacted,
            unrecorded,
            wordings,
            records,
            jobs,
            checks,
            verifies,
            lacks,
            answers,
            opens,
            daily,
            platforms: OnceLock::new(),
            fetches,
        })
    }

    /// Registers the platforms, once.
    pub fn open(&self, platforms: Vec<Arc<dyn Platform>>) {
        // A second call would change nothing: the first list stands.
        let names = platforms.iter().map(|platform| platform.name().to_owned()).collect();
        let _ = self.base.served.set(names);
        let _ = self.platforms.set(platforms);
    }

    /// The platforms; none before [`House::open`].
    #[must_use]
    pub fn platforms(&self) -> &[Arc<dyn Platform>] {
        self.platforms.get().map_or(&[], Vec::as_slice)
    }

    /// A worker under a name of its own, for everything.
    #[must_use]
    pub fn worker(self: &Arc<Self>) -> Worker<Base> {
        self.worker_of(None, true, &self.ear())
    }

    /// Workers for the lanes of each platform, as many as it serves at once: one that answers slowly
    /// keeps nothing waiting elsewhere. The first does what is due as well.
    #[must_use]
    pub fn workers(self: &Arc<Self>) -> Vec<Arc<Worker<Base>>> {
        let mut workers = Vec::new();
        for platform in self.platforms() {
            let ear = self.ear();
            for _ in 0..platform.hands() {
                let fires = workers.is_empty();
                let name = Some(platform.name().to_owned());
                // What is due nobody else looks for.
                let own = fires.then(|| self.ear());
                let ear = own.as_ref().unwrap_or(&ear);
                workers.push(Arc::new(self.worker_of(name, fires, ear)));
            }
            let ear = self.ear();
            for _ in 0..COPYING {
                let name = Some(copies_of(platform.name()));
                workers.push(Arc::new(self.worker_of(name, false, &ear)));
            }
        }
        workers
    }

    fn ear(&self) -> Arc<Ear> {
        Arc::new(Ear::of(self.base.store.listen()))
    }

    fn worker_of(
        self: &Arc<Self>,
        platform: Option<String>,
        fires: bool,
        ear: &Arc<Ear>,
    ) -> Worker<Base> {
        Worker {
            platform,
            fires,
            ear: ear.clone(),
            name: self.base.world.id(),
            store: self.base.store.clone(),
            world: self.base.world.clone(),
            handlers: self.jobs.clone(),
            daily: self.daily.clone(),
            context: self.base.clone(),
            carrier: Arc::new(Postman { house: self.clone() }),
        }
    }

    /// Gives a command at the machine's own console, as the operator.
    pub async fn console(&self, group: Option<&str>, line: &str) -> Reply {
        let heard = Heard {
            who: people::console_account(),
            spot: Spot::Direct,
            at: self.base.world.now(),
            native_id: None,
            message_id: None,
            runs: false,
            lang: None,
            group: group.map(str::to_owned),
            program: false,
            thread: None,
            fetched: None,
            what: What::Said { text: line.to_owned(), reply_to: None, attachments: Vec::new() },
        };
        self.hear_one(&heard).await
    }

    /// Makes the groups the settings want and that do not exist, through the commands people use.
    ///
    /// # Errors
    /// A refusal if the section is wrong, a failure of the database.
    pub async fn furnish(&self) -> Result<Vec<Reply>> {
        use crate::foundation::talk::grammar::quote;
        let mut said = Vec::new();
        for wanted in people::wanted(&self.base)? {
            let mut tx = self.base.store.look().await?;
            let known = people::groups::store::find(&mut tx, &wanted.slug).await?;
            drop(tx);
            let Some((first, name)) = wanted.names.iter().next() else {
                return crate::refuse!("people-wanted-nameless", slug = wanted.slug.as_str());
            };
            if known.is_none() {
                let mut line =
                    format!("!group create {} slug:{} language:{first}", quote(name), wanted.slug);
                if let Some(zone) = &wanted.zone {
                    line.push_str(&format!(" zone:{}", quote(zone)));
                }
                for (lang, name) in wanted.names.iter().skip(1) {
                    line.push_str(&format!(" {lang}:{}", quote(name)));
                }
                said.push(self.console(None, &line).await);
            }
            for lang in &wanted.rooms {
                let exists = match &known {
                    Some(group) => {
                        let mut tx = self.base.store.look().await?;
                        people::groups::store::rooms(&mut tx, &group.id)
                            .await?
                            .iter()
                            .any(|room| room.slug == *lang && room.platform == "web")
                    }
                    None => false,
                };
                if !exists {
                    let line = format!("!group room {lang} language:{lang}");
                    said.push(self.console(Some(&wanted.slug), &line).await);
                }
            }
        }
        Ok(said)
    }

    /// Makes sure that what recurs is due, once a day and kind, however often and in however many
    /// processes the house opens; and what is done at each opening.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn wind(&self) -> Result<()> {
        let mut tx = self.base.store.begin().await?;
        for kind in &self.daily {
            jobs::recur(&mut tx, &self.base.world, kind).await?;
        }
        for kind in &self.opens {
            let (key, at) = (Some((*kind).to_owned()), self.base.world.now());
            let due = Due { kind, key, args: serde_json::Value::Null, at };
            jobs::schedule(&mut tx, &self.base.world, &due).await?;
        }
        tx.commit().await
    }

    /// What is wrong with what the capabilities keep, in words, by where; what [`House::check`]
    /// finds of them is among it.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn verify(&self) -> Result<Vec<(String, crate::foundation::i18n::Say)>> {
        let mut found = Vec::new();
        let mut tx = self.base.store.look().await?;
        for (name, look) in self.checks.iter().chain(&self.verifies) {
            for say in look(&self.base, &mut tx).await? {
                found.push(((*name).to_owned(), say));
            }
        }
        Ok(found)
    }

    /// What the working groups still lack, in words, by whose matter it is.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn lacks(&self) -> Result<Vec<(String, crate::foundation::i18n::Say)>> {
        let mut found = Vec::new();
        let mut tx = self.base.store.look().await?;
        for (name, look) in &self.lacks {
            for say in look(&self.base, &mut tx).await? {
                found.push(((*name).to_owned(), say));
            }
        }
        Ok(found)
    }

    /// What is wrong, in words, by where.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn check(&self) -> Result<Vec<(String, crate::foundation::i18n::Say)>> {
        let mut found = Vec::new();
        let mut tx = self.base.store.look().await?;
        for (name, check) in &self.checks {
            for say in check(&self.base, &mut tx).await? {
                found.push(((*name).to_owned(), say));
            }
        }
        drop(tx);
        for (name, answers) in &self.answers {
            for say in answers(&self.base).await? {
                found.push(((*name).to_owned(), say));
            }
        }
        for platform in self.platforms() {
            for say in platform.check().await {
                found.push((platform.name().to_owned(), say));
            }
        }
        Ok(found)
    }

    /// What whoever runs it may want to have at hand of each platform.
    pub async fn tells(&self) -> Vec<(String, crate::foundation::i18n::Say)> {
        let mut told = Vec::new();
        for platform in self.platforms() {
            let name = platform.name();
            told.extend(platform.tells().await.into_iter().map(|say| (name.to_owned(), say)));
        }
        told
    }
}
