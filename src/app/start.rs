//! Opening the house: settings, words, database, platforms; then serving until somebody asks to
//! stop. What is served is decided elsewhere.

use std::future::Future;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::console::{Console, why};
use super::house::{Ground, House};
use super::soundness::{self, file};
use crate::community::people;
use crate::foundation::clock::World;
use crate::foundation::config::{Config, Secret};
use crate::foundation::error::{Error, Result};
use crate::foundation::i18n::Words;
use crate::foundation::store::Store;
use crate::platforms::web::{self, Web};
use crate::{refuse, say};

/// Every section the settings may have.
const SECTIONS: [&str; 3] = ["store", "people", "web"];

/// Where the database is when the settings do not say.
const DATABASE: &str = "sqlite:puente-data/puente.db";

/// How often the groups of the settings are looked for before it counts that one is refused.
const LOOKS: usize = 5;
/// How long the worker may take for what it has in its hands when the house closes; the door has
/// had its time before.
const IN_HAND: Duration = Duration::from_millis(700);

/// How long taking leave of the database may take.
const GOODBYE: Duration = Duration::from_millis(500);

/// The `[store]` section of the settings.
#[derive(Debug, Default, Serialize, Deserialize)]
struct StoreSettings {
    /// The address of the database; a secret, because it may hold a password.
    url: Option<Secret>,
}

/// Reads the settings file (none is fine) and the environment, and refuses what nobody reads.
///
/// # Errors
/// A refusal that names what is wrong.
pub fn settings(file: Option<&Path>, environment: &[(String, String)]) -> Result<Config> {
    let config = Config::read(file, environment)?;
    config.only(&SECTIONS)?;
    soundness::parameters(&database(&config)?)?;
    config.section::<people::Settings>("people")?.check()?;
    config.section::<web::Settings>("web")?.check()?;
    Ok(config)
}

/// The address of the database in the settings.
///
/// # Errors
/// A refusal if the section is wrong.
pub(super) fn database(config: &Config) -> Result<String> {
    let url = config.section::<StoreSettings>("store")?.url;
    Ok(url.map_or_else(|| DATABASE.to_owned(), |url| url.expose().to_owned()))
}

/// Where the web server listens by the settings: host and port.
///
/// # Errors
/// A refusal if the section is wrong.
pub fn place(config: &Config) -> Result<(String, u16)> {
    let web: web::Settings = config.section("web")?;
    Ok((web.host, web.port))
}

/// Opens the database at an address, making the folder of a file that is not there yet.
///
/// # Errors
/// A refusal that says in words why it cannot be reached, without its password.
pub async fn reach(url: &str) -> Result<Store> {
    let open = async {
        if let Some(path) = file(url) {
            soundness::make(&path)?;
        }
        Store::open(url).await
    };
    match open.await {
        Ok(store) => Ok(store),
        Err(Error::Failure(failure)) => {
            let problem = without_secrets(&failure.to_string(), url);
            refuse!("cli-database-unreachable", problem = problem)
        }
        Err(refusal) => Err(refusal),
    }
}

/// Opens a database that stands already.
///
/// # Errors
/// As [`reach`]; a refusal if the file is not there.
pub(super) async fn reach_existing(url: &str) -> Result<Store> {
    if let Some(missing) = file(url).filter(|path| !path.exists()) {
        return refuse!("cli-backup-nothing", file = missing.display().to_string());
    }
    reach(url).await
}

/// A text in which neither an address nor its password stands.
fn without_secrets(text: &str, url: &str) -> String {
    let password = url
        .split_once("://")
        .and_then(|(_, rest)| rest.rsplit_once('@'))
        .and_then(|(user, _)| user.split_once(':'))
        .map_or("", |(_, password)| password);
    let mut text = text.replace(url, "•••");
    if !password.is_empty() {
        text = text.replace(password, "•••");
    }
    text
}

/// The house with its platforms, ready to serve.
pub struct Running {
    /// The house.
    pub house: Arc<House>,
    /// The web rooms.
    pub web: Arc<Web>,
}

impl Running {
    /// Puts the house together over a database that is up to date. `address` is how people reach
    /// the web pages.
    ///
    /// # Errors
    /// A refusal if a section of the settings is wrong.
    pub fn open(
        store: Store,
        world: World,
        words: Arc<Words>,
        config: Arc<Config>,
        address: String,
    ) -> Result<Self> {
        let ground = Ground { store, world, words, config, address };
        let house = House::build(ground, super::capabilities());
        let web = Web::new(house.clone(), house.pages.clone(), house.panels.clone())?;
        house.open(vec![web.clone()]);
        Ok(Self { house, web })
    }

    /// The house of the settings over a database that is up to date.
    ///
    /// # Errors
    /// A refusal if a section of the settings is wrong.
    pub(super) fn over(store: Store, config: Config, console: &Console) -> Result<Self> {
        let address = config.section::<web::Settings>("web")?.public_address();
        Self::open(store, World::system(), console.words(), Arc::new(config), address)
    }

    /// Serves the web rooms and does what is due, until `stop` ends; then lets go of everything in
    /// order.
    ///
    /// # Errors
    /// A failure of the listener.
    pub async fn serve(
        &self,
        listener: TcpListener,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> Result<()> {
        self.house.wind().await?;
        let (tell, told) = watch::channel(false);
        let worker = Arc::new(self.house.worker());
        let at_work = worker.clone();
        let mut working = tokio::spawn(async move { at_work.run(told).await });
        let store = self.house.base.store.clone();
        let hearing = tokio::spawn(async move { store.hear_others().await });
        let served = self.web.serve(listener, stop).await;
        tell.send_replace(true);
        hearing.abort();
        let finished = tokio::time::timeout(IN_HAND, &mut working).await.is_ok();
        let rest = async {
            if !finished {
                // What it was doing is a transaction that leaves nothing behind, or goes out under
                // a key that is known again: it is done next time.
                working.abort();
                let _ = working.await;
                worker.give_back().await?;
            }
            self.house.base.store.close().await;
            served
        };
        tokio::time::timeout(GOODBYE, rest).await.unwrap_or_else(|_| {
            tracing::warn!("the database did not answer the goodbye; what was committed stands");
            Ok(())
        })
    }
}

/// Ends at Ctrl-C, or at the word of whatever started the process. Hears them from the moment it
/// is made.
///
/// # Errors
/// A failure if the system does not let signals be heard.
#[cfg(unix)]
pub fn asked_to_stop() -> Result<impl Future<Output = ()> + Send + Unpin + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut ended = signal(SignalKind::terminate())?;
    Ok(Box::pin(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = ended.recv() => {}
        }
    }))
}

/// Ends at Ctrl-C.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn asked_to_stop() -> Result<impl Future<Output = ()> + Send + Unpin + 'static> {
    Ok(Box::pin(async {
        // Where the signal cannot be heard, the process serves until it is ended.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }))
}

/// The house the settings describe, on a database brought up to date, with the groups they want.
///
/// # Errors
/// A refusal that says what is wrong with the settings or the database.
pub async fn furnished(config: Config, console: &Console) -> Result<Running> {
    let store = reach(&database(&config)?).await?;
    store.migrate().await?;
    let running = Running::over(store, config, console)?;
    let mut refused = None;
    // Another process may be making the same at the same moment: the next look finds it made.
    for _ in 0..LOOKS {
        let said = running.house.furnish().await?;
        refused = said.into_iter().find(|reply| reply.refused).and_then(|reply| reply.body);
        if refused.is_none() {
            return Ok(running);
        }
    }
    let problem = refused.as_ref().map(crate::foundation::talk::text::body).unwrap_or_default();
    refuse!("cli-group-refused", problem = problem)
}

/// `serve`: what the settings describe, until somebody asks to stop.
///
/// # Errors
/// A refusal that says what is wrong with the settings, the database or the port.
pub async fn serve(config: Config, console: &Console) -> Result<()> {
    let stop = asked_to_stop()?;
    let (host, port) = place(&config)?;
    let listener = match TcpListener::bind((host.as_str(), port)).await {
        Ok(listener) => listener,
        Err(error) => {
            let at = format!("{host}:{port}");
            return refuse!("cli-cannot-listen", place = at, problem = error.to_string());
        }
    };
    let readable = soundness::readable(&database(&config)?);
    let running = furnished(config, console).await?;
    if let Some(problem) = readable {
        console.say(&say!("cli-wrong", place = "store", problem = problem))?;
    }
    for (place, wrong) in running.house.check().await? {
        console.say(&say!("cli-wrong", place = place, problem = wrong))?;
    }
    console.say(&say!("cli-serving", address = running.house.base.address.as_str()))?;
    running.serve(listener, stop).await?;
    console.say(&say!("cli-stopped"))
}

/// `migrate`: brings the database up to date and says how much was new.
///
/// # Errors
/// A refusal if the database cannot be reached, a failure if a change does not apply.
pub async fn migrate(config: &Config, console: &Console) -> Result<()> {
    let store = reach(&database(config)?).await?;
    let new = store.migrate().await?;
    store.close().await;
    console.say(&say!("cli-migrated", count = new))
}

/// `check`: says in words everything that is wrong; false if anything is.
///
/// # Errors
/// A failure of the terminal or of the database while it is looked at.
pub async fn check(config: Result<Config>, console: &Console) -> Result<bool> {
    let config = match config {
        Ok(config) => config,
        Err(error) => {
            console.say(&say!("cli-wrong", place = "settings", problem = why(&error)))?;
            return Ok(false);
        }
    };
    let url = database(&config)?;
    if file(&url).is_some_and(|path| !path.exists()) {
        console.say(&say!("cli-database-new"))?;
        return Ok(true);
    }
    let store = match reach(&url).await {
        Ok(store) => store,
        Err(error) => {
            console.say(&say!("cli-wrong", place = "store", problem = why(&error)))?;
            return Ok(false);
        }
    };
    let known = i64::try_from(crate::foundation::store::migrations().len()).unwrap_or(i64::MAX);
    if store.applied().await < known {
        console.say(&say!("cli-wrong", place = "store", problem = say!("cli-database-behind")))?;
        return Ok(false);
    }
    let running = Running::over(store, config, console)?;
    let mut found = running.house.check().await?;
    found.extend(soundness::readable(&url).map(|problem| ("store".to_owned(), problem)));
    for (place, wrong) in &found {
        let line = say!("cli-wrong", place = place.as_str(), problem = wrong.clone());
        console.say(&line)?;
    }
    running.house.base.store.close().await;
    if found.is_empty() {
        console.say(&say!("cli-check-good"))?;
    }
    Ok(found.is_empty())
}
