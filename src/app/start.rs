//! Opening the house: settings, words, database, platforms; then serving until somebody asks to
//! stop. What is served is decided elsewhere.

use std::future::Future;
use std::path::Path;

use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;

use super::console::Console;
use super::figures::{self, Figures};
use super::log;
use super::running::Running;
use super::soundness::{self, file};
use crate::community::{agenda, people, statements, translation};
use crate::foundation::capability::Capability;
use crate::foundation::config::{Config, Secret};
use crate::foundation::error::{Error, Result};
use crate::foundation::store::Store;
#[cfg(feature = "discord")]
use crate::platforms::discord;
#[cfg(feature = "matrix")]
use crate::platforms::matrix;
use crate::platforms::web;
use crate::{refuse, say};

/// Every section the settings may have.
const SECTIONS: &[&str] = &[
    "store",
    "people",
    "web",
    #[cfg(feature = "discord")]
    discord::NAME,
    #[cfg(feature = "matrix")]
    matrix::NAME,
    translation::NAME,
    agenda::NAME,
    statements::NAME,
    "log",
    "metrics",
];

/// Where the database is when the settings do not say.
const DATABASE: &str = "sqlite:puente-data/puente.db";

/// How often the groups of the settings are looked for before it counts that one is refused.
const LOOKS: usize = 5;
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
    config.only(SECTIONS)?;
    soundness::parameters(&database(&config)?)?;
    config.section::<people::Settings>("people")?.check()?;
    config.section::<web::Settings>("web")?.check()?;
    #[cfg(feature = "discord")]
    config.section::<discord::Settings>(discord::NAME)?.check()?;
    #[cfg(feature = "matrix")]
    config.section::<matrix::Settings>(matrix::NAME)?.check()?;
    config.section::<translation::Settings>(translation::NAME)?.check()?;
    config.section::<agenda::Settings>(agenda::NAME)?;
    config.section::<statements::Settings>(statements::NAME)?;
    log::Settings::read(&config, environment)?;
    config.section::<figures::Settings>("metrics")?;
    Ok(config)
}

/// What every setting is without the file and the environment, as `section.key`.
#[must_use]
pub fn defaults() -> Vec<(String, serde_json::Value)> {
    let sections = [
        ("store", serde_json::to_value(StoreSettings::default())),
        ("people", serde_json::to_value(people::Settings::default())),
        ("web", serde_json::to_value(web::Settings::default())),
        #[cfg(feature = "discord")]
        (discord::NAME, serde_json::to_value(discord::Settings::default())),
        #[cfg(feature = "matrix")]
        (matrix::NAME, serde_json::to_value(matrix::Settings::default())),
        (translation::NAME, serde_json::to_value(translation::Settings::default())),
        (agenda::NAME, serde_json::to_value(agenda::Settings::default())),
        (statements::NAME, serde_json::to_value(statements::Settings::default())),
        ("log", serde_json::to_value(log::Settings::default())),
        ("metrics", serde_json::to_value(figures::Settings::default())),
    ];
    let mut all = Vec::new();
    for (section, values) in sections {
        if let Ok(serde_json::Value::Object(values)) = values {
            all.extend(values.into_iter().map(|(key, value)| (format!("{section}.{key}"), value)));
        }
    }
    all
}

/// The name of every setting, as `section.key`.
#[must_use]
pub fn keys() -> Vec<String> {
    defaults().into_iter().map(|(key, _)| key).collect()
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
    furnished_with(config, console, super::capabilities()).await
}

async fn furnished_with(
    config: Config,
    console: &Console,
    capabilities: Vec<Capability>,
) -> Result<Running> {
    let store = reach(&database(&config)?).await?;
    store.migrate().await?;
    let running = Running::over_with(store, config, console, capabilities)?;
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

/// A listener where the settings want one.
async fn listen(host: &str, port: u16, section: &str) -> Result<TcpListener> {
    match TcpListener::bind((host, port)).await {
        Ok(listener) => Ok(listener),
        Err(error) => {
            let (at, problem) = (format!("{host}:{port}"), error.to_string());
            refuse!("cli-cannot-listen", place = at, problem = problem, section = section)
        }
    }
}

/// `serve`: what the settings describe, until somebody asks to stop.
///
/// # Errors
/// A refusal that says what is wrong with the settings, the database or the port.
pub async fn serve(config: Config, console: &Console) -> Result<()> {
    serve_with(config, console, super::capabilities()).await
}

/// As [`serve`], with these capabilities.
///
/// # Errors
/// As [`serve`].
pub async fn serve_with(
    config: Config,
    console: &Console,
    capabilities: Vec<Capability>,
) -> Result<()> {
    let stop = asked_to_stop()?;
    let (host, port) = place(&config)?;
    let listener = listen(&host, port, "web").await?;
    let shown = config.section::<figures::Settings>("metrics")?;
    let figures = match shown.port {
        0 => None,
        port => Some(listen(&shown.host, port, "metrics").await?),
    };
    let readable = soundness::readable(&database(&config)?);
    // Whoever collects lines for a program to read wants no sentences among them.
    let spoken = !config.section::<log::Settings>("log")?.is_json();
    let running = furnished_with(config, console, capabilities).await?;
    let mut found = running.check().await?;
    found.extend(readable.map(|problem| ("store".to_owned(), problem)));
    for (place, wrong) in found {
        tracing::info!(place, problem = wrong.id, "something is wrong: see puente check");
        if spoken {
            console.say(&say!("cli-wrong", place = place, problem = wrong))?;
        }
    }
    let base = &running.house.base;
    let (address, engine) = (base.address.as_str(), base.store.engine());
    let version = env!("CARGO_PKG_VERSION");
    tracing::info!(version, address, listening = format!("{host}:{port}"), ?engine, "serving");
    if spoken {
        console.say(&say!("cli-serving", address = address))?;
    }
    let stop = async move {
        stop.await;
        tracing::info!("asked to stop");
    };
    let shown =
        figures.map(|listener| tokio::spawn(web::show(listener, Figures::of(&running).source())));
    let served = running.serve(listener, stop).await;
    if let Some(shown) = shown {
        shown.abort();
    }
    served?;
    tracing::info!("stopped");
    if spoken {
        console.say(&say!("cli-stopped"))?;
    }
    Ok(())
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
