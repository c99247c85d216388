//! A small town: the real house with a private database, a clock that is set, chance that is
//! seeded, and a platform that remembers what was said. A test reads as a scene, and every scene
//! is played on SQLite and on PostgreSQL.

mod at_once;
pub mod database;
#[cfg(feature = "discord")]
pub mod discord;
mod pages;
mod platform;
mod world;

use std::sync::Arc;

use puente::app::house::{Ground, House};
use puente::foundation::clock::{Moment, World};
use puente::foundation::config::Config;
use puente::foundation::i18n::{Lang, Words};
use puente::foundation::jobs;
use puente::foundation::store::Tx;
use puente::foundation::talk::heard::Reply;
use puente::foundation::talk::{Account, Ears, Heard, Quoted, Spot, What, text};

pub use database::{Engine, Private};
pub use platform::Square;
pub use world::{Dice, SetClock};

/// Tuesday 1 December 2026, 14:00 UTC.
pub const OPENING: Moment = Moment(1_796_133_600_000);

/// Plays a scene on both engines, one after the other: `scene!(a_name, |town| { … });`
#[macro_export]
macro_rules! scene {
    ($(#[$meta:meta])* $name:ident, |$town:ident| $body:block) => {
        $(#[$meta])*
        #[tokio::test]
        async fn $name() {
            async fn play($town: &mut $crate::town::Town) $body

            for engine in [$crate::town::Engine::Sqlite, $crate::town::Engine::Postgres] {
                println!("on {engine:?}");
                let mut town = $crate::town::Town::open(engine).await;
                play(&mut town).await;
                town.end().await;
            }
        }
    };
}

/// The town.
pub struct Town {
    /// The house.
    pub house: Arc<House>,
    /// Its clock.
    pub clock: Arc<SetClock>,
    /// The platform.
    pub square: Arc<Square>,
    /// The group scenes play in, once there is one.
    pub group: String,
    database: Private,
    config: Arc<Config>,
    words: Arc<Words>,
    last: Option<Reply>,
    events: u64,
}

impl Town {
    /// An empty town on a fresh database.
    pub async fn open(engine: Engine) -> Self {
        Self::with(engine, "", &[]).await
    }

    /// An empty town with settings, and with further languages as (code, Fluent source).
    pub async fn with(engine: Engine, settings: &str, languages: &[(&str, &str)]) -> Self {
        let database = Private::make(engine).await;
        let config = Arc::new(Config::from_text(settings, &[]).expect("settings"));
        let extra: Vec<(Lang, String)> = languages
            .iter()
            .map(|(code, source)| (Lang::new(code), (*source).to_owned()))
            .collect();
        let words = Arc::new(Words::with(&extra).expect("words"));
        let clock = Arc::new(SetClock::at(OPENING));
        let square = Arc::new(Square::default());
        let house = build(&database, &clock, &config, &words, &square).await;
        Self {
            house,
            clock,
            square,
            group: String::new(),
            database,
            config,
            words,
            last: None,
            events: 0,
        }
    }

    /// Stops the house without warning and starts it again on the same database.
    pub async fn restart(&mut self) {
        self.house.base.store.close().await;
        self.house =
            build(&self.database, &self.clock, &self.config, &self.words, &self.square).await;
    }

    /// As [`Town::restart`], with other settings.
    pub async fn restart_with(&mut self, settings: &str) {
        self.config = Arc::new(Config::from_text(settings, &[]).expect("settings"));
        self.restart().await;
        self.house.wind().await.expect("winding");
        self.drain().await;
    }

    /// A group with an English and a Spanish room where the notice stands.
    pub async fn group(&mut self, slug: &str) {
        self.operator(&format!(
            "!group create \"Registration Data\" slug:{slug} language:en es:\"Datos de registro\" zone:America/Bogota"
        ))
        .await;
        slug.clone_into(&mut self.group);
        for lang in ["en", "es"] {
            self.operator(&format!("!group room {lang} language:{lang} native:town-{slug}-{lang}"))
                .await;
        }
    }

    /// The operator types at the machine's console; refused is a failed scene.
    pub async fn operator(&mut self, line: &str) -> String {
        let group = (!self.group.is_empty()).then_some(self.group.as_str());
        let line = line.replace("native:", "platform:town native:");
        let reply = self.house.console(group, &line).await;
        let said = reply.body.as_ref().map(text::body).unwrap_or_default();
        assert!(!reply.refused, "the operator's {line} was refused: {said}");
        self.drain().await;
        said
    }

    /// Somebody comes: a member with a language, in the group, on the town's platform.
    pub async fn comes(&mut self, name: &str, lang: &str) {
        let said =
            self.operator(&format!("!group invite \"{name}\" language:{lang} zone:UTC")).await;
        let link = said.split_whitespace().find(|word| word.contains("/in/")).expect("a link");
        let token = link.rsplit('/').next().expect("a token").to_owned();
        let group = self.group.clone();
        let reply = self
            .hear(name, Spot::Direct, said_now(&format!("!group join {token}")), None, Some(&group))
            .await;
        assert!(!reply.refused, "{name} could not join: {:?}", reply.body);
    }

    /// Somebody comes with a role.
    pub async fn comes_as(&mut self, name: &str, lang: &str, role: &str) {
        self.comes(name, lang).await;
        let handle = name.to_lowercase();
        self.operator(&format!("!group role give @{handle} {role}")).await;
    }

    /// Somebody says something in the room of a language; gives the platform's id of it.
    pub async fn says(&mut self, name: &str, room: &str, words: &str) -> String {
        self.answers(name, room, None, words).await
    }

    /// Somebody answers a message; gives the platform's id of the answer.
    pub async fn answers(
        &mut self,
        name: &str,
        room: &str,
        to: Option<&str>,
        words: &str,
    ) -> String {
        let place = self.place(room);
        let id = self.square.note_said(&place, &account(name), words, self.clock.now());
        let quoted = to.map(|to| self.square.quoted(&place, to));
        let what = What::Said { text: words.to_owned(), reply_to: quoted, attachments: Vec::new() };
        self.hear(name, Spot::Room(place), what, Some(id.clone()), None).await;
        id
    }

    /// Somebody edits what they said.
    pub async fn edits(&mut self, name: &str, room: &str, id: &str, words: &str) {
        let place = self.place(room);
        self.square.note_edited(&place, id, words);
        let what = What::Edited { native_id: id.to_owned(), text: words.to_owned() };
        self.hear(name, Spot::Room(place), what, None, None).await;
    }

    /// Somebody deletes what they said.
    pub async fn deletes(&mut self, name: &str, room: &str, id: &str) {
        let place = self.place(room);
        self.square.note_deleted(&place, id);
        let what = What::Deleted { native_ids: vec![id.to_owned()] };
        self.hear(name, Spot::Room(place), what, None, None).await;
    }

    /// Somebody puts a reaction.
    pub async fn reacts(&mut self, name: &str, room: &str, id: &str, emoji: &str) -> String {
        let place = self.place(room);
        let to = self.square.quoted(&place, id);
        let what = What::Reacted { to, emoji: emoji.to_owned() };
        self.hear(name, Spot::Room(place), what, None, None).await;
        self.answer()
    }

    /// Somebody takes a reaction back.
    pub async fn unreacts(&mut self, name: &str, room: &str, id: &str, emoji: &str) {
        let place = self.place(room);
        let to = self.square.quoted(&place, id);
        let what = What::Unreacted { to, emoji: emoji.to_owned() };
        self.hear(name, Spot::Room(place), what, None, None).await;
    }

    /// Somebody types a command in a room; gives the answer.
    pub async fn types(&mut self, name: &str, room: &str, line: &str) -> String {
        let place = self.place(room);
        self.hear(name, Spot::Room(place), said_now(line), Some(format!("c{}", self.events)), None)
            .await;
        self.answer()
    }

    /// Somebody types a command as a reply to a message; gives the answer.
    pub async fn types_on(&mut self, name: &str, room: &str, id: &str, line: &str) -> String {
        let place = self.place(room);
        let quoted = self.square.quoted(&place, id);
        let what =
            What::Said { text: line.to_owned(), reply_to: Some(quoted), attachments: Vec::new() };
        self.hear(name, Spot::Room(place), what, None, None).await;
        self.answer()
    }

    /// Somebody writes to Puente alone; gives the answer.
    pub async fn whispers(&mut self, name: &str, line: &str) -> String {
        let group = self.group.clone();
        self.hear(name, Spot::Direct, said_now(line), None, Some(&group)).await;
        self.answer()
    }

    /// Anything heard, as a platform hands it in.
    pub async fn hear(
        &mut self,
        name: &str,
        spot: Spot,
        what: What,
        native_id: Option<String>,
        group: Option<&str>,
    ) -> Reply {
        self.events += 1;
        let heard = Heard {
            who: account(name),
            spot: spot.clone(),
            at: self.clock.now(),
            native_id,
            message_id: None,
            runs: false,
            lang: None,
            group: group.map(str::to_owned),
            program: false,
            thread: None,
            fetched: None,
            what,
        };
        let reply = self.house.hear(&heard).await;
        if let Spot::Room(place) = &spot
            && let Some(body) = &reply.body
        {
            let to = if reply.private { Some(name) } else { None };
            self.square.note_answer(place, to, &text::body(body), self.clock.now());
        }
        self.last = Some(reply.clone());
        self.drain().await;
        reply
    }

    /// The words of the last answer; empty if there was none.
    pub fn answer(&self) -> String {
        self.last.as_ref().and_then(|reply| reply.body.as_ref()).map(text::body).unwrap_or_default()
    }

    /// Whether the last answer was a no.
    pub fn refused(&self) -> bool {
        self.last.as_ref().is_some_and(|reply| reply.refused)
    }

    /// Time passes; what comes due is done.
    pub async fn pass(&mut self, seconds: i64) {
        self.clock.advance(seconds);
        self.drain().await;
    }

    /// Does everything that can be done now.
    pub async fn drain(&self) {
        self.house.worker().drain().await.expect("draining");
    }

    /// Looks into the database.
    pub async fn look(&self) -> Tx {
        self.house.base.store.look().await.expect("a transaction")
    }

    /// What stands in the room of a language, as one text.
    pub fn room(&self, lang: &str) -> String {
        self.square.transcript(&self.place(lang))
    }

    /// What Puente told somebody alone, in order.
    pub fn told(&self, name: &str) -> Vec<String> {
        self.square.told(name)
    }

    /// Both rooms side by side, as the snapshots keep them.
    pub fn transcript(&self) -> String {
        platform::side_by_side(&self.room("en"), &self.room("es"))
    }

    /// The platform's id of the room of a language.
    pub fn place(&self, lang: &str) -> String {
        format!("town-{}-{lang}", self.group)
    }

    /// Leaves the town as it is, with words still waiting: for scenes in which a platform is missing.
    pub async fn leave(self) {
        self.house.base.store.close().await;
        self.database.remove().await;
    }

    /// Every column of the database that holds this somewhere, as `table.column`.
    pub async fn holds(&self, words: &str) -> Vec<String> {
        self.database.holds(words).await
    }

    /// Ends the scene: nothing may be left over, and nothing may have failed.
    pub async fn end(self) {
        self.drain().await;
        let mut tx = self.look().await;
        assert_eq!(jobs::waiting(&mut tx).await.expect("counting"), 0, "words were left unsent");
        let failed = jobs::failed(&mut tx).await.expect("counting");
        assert!(failed.is_empty(), "jobs failed: {failed:?}");
        drop(tx);
        let wrong = self.house.check().await.expect("checking");
        assert!(wrong.is_empty(), "puente check complains: {wrong:?}");
        self.house.base.store.close().await;
        self.database.remove().await;
    }
}

/// The account of somebody on the town's platform.
pub fn account(name: &str) -> Account {
    Account {
        platform: "town".to_owned(),
        native_id: name.to_lowercase(),
        display: name.to_owned(),
    }
}

fn said_now(line: &str) -> What {
    What::Said { text: line.to_owned(), reply_to: None::<Quoted>, attachments: Vec::new() }
}

async fn build(
    database: &Private,
    clock: &Arc<SetClock>,
    config: &Arc<Config>,
    words: &Arc<Words>,
    square: &Arc<Square>,
) -> Arc<House> {
    let store = database.open().await;
    store.migrate().await.expect("migrating");
    let world = World { clock: clock.clone(), chance: Arc::new(Dice::seeded(database.seed())) };
    let ground = Ground {
        store,
        world,
        words: words.clone(),
        config: config.clone(),
        address: "http://town.example".to_owned(),
    };
    let house = House::build(ground, puente::app::capabilities());
    square.belongs_to(&house.base);
    house.open(vec![square.clone(), Arc::new(platform::Browsers(square.clone()))]);
    house
}
