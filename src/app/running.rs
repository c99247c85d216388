//! The house with its platforms while it runs: what is spawned, and how all of it lets go in order.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::console::Console;
use super::house::{Ground, House};
use super::workroom::Workroom;
use crate::foundation::capability::Capability;
use crate::foundation::clock::World;
use crate::foundation::config::Config;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, Words};
use crate::foundation::store::Store;
use crate::foundation::talk::Platform;
#[cfg(feature = "discord")]
use crate::platforms::discord::Discord;
#[cfg(feature = "matrix")]
use crate::platforms::matrix::Matrix;
use crate::platforms::web::{self, Web};

/// How long the worker may take for what it has in its hands when the house closes; the door has
/// had its time before.
const IN_HAND: Duration = Duration::from_millis(700);

/// How long taking leave of the database may take.
const GOODBYE: Duration = Duration::from_millis(500);

/// The house with its platforms, ready to serve.
pub struct Running {
    /// The house.
    pub house: Arc<House>,
    /// The web rooms.
    pub web: Arc<Web>,
    workroom: Workroom,
    /// Discord, if the settings hold a token.
    #[cfg(feature = "discord")]
    pub discord: Option<Arc<Discord>>,
    /// Matrix, if the settings name a homeserver.
    #[cfg(feature = "matrix")]
    pub matrix: Option<Arc<Matrix>>,
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
        Self::of(House::build(ground, super::capabilities()))
    }

    fn of(house: Arc<House>) -> Result<Self> {
        let (pages, panels) = (house.pages.clone(), house.panels.clone());
        let web = Web::new(house.clone(), pages, panels, house.documents.clone())?;
        let platforms: Vec<Arc<dyn Platform>> = vec![web.clone()];
        #[cfg(feature = "discord")]
        let discord = Discord::new(house.clone())?;
        #[cfg(feature = "discord")]
        let platforms = with(platforms, discord.clone());
        #[cfg(feature = "matrix")]
        let matrix = Matrix::new(house.clone())?;
        #[cfg(feature = "matrix")]
        let platforms = with(platforms, matrix.clone());
        house.open(platforms);
        let workroom = Workroom::beside(house.base.store.engine())?;
        Ok(Self {
            house,
            web,
            workroom,
            #[cfg(feature = "discord")]
            discord,
            #[cfg(feature = "matrix")]
            matrix,
        })
    }

    /// The house of the settings over a database that is up to date.
    ///
    /// # Errors
    /// A refusal if a section of the settings is wrong.
    pub(super) fn over(store: Store, config: Config, console: &Console) -> Result<Self> {
        Self::over_with(store, config, console, super::capabilities())
    }

    pub(super) fn over_with(
        store: Store,
        config: Config,
        console: &Console,
        capabilities: Vec<Capability>,
    ) -> Result<Self> {
        let address = config.section::<web::Settings>("web")?.public_address();
        let (world, words) = (World::system(), console.words());
        let ground = Ground { store, world, words, config: Arc::new(config), address };
        Self::of(House::build(ground, capabilities))
    }

    /// What is wrong, as [`House::check`] finds it; looked for where the work is done later, over the same lines.
    ///
    /// # Errors
    /// As [`House::check`].
    pub async fn check(&self) -> Result<Vec<(String, Say)>> {
        let house = self.house.clone();
        self.workroom.done(async move { house.check().await }).await?
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
        let workers = self.house.workers();
        let mut working = JoinSet::new();
        for worker in workers.clone() {
            let told = told.clone();
            self.workroom.does(&mut working, async move { worker.run(told).await });
        }
        let store = self.house.base.store.clone();
        let hearing = tokio::spawn(async move { store.hear_others().await });
        let mut following: JoinSet<()> = JoinSet::new();
        #[cfg(feature = "discord")]
        if let Some(discord) = self.discord.clone() {
            self.workroom.does(&mut following, discord.run(tell.subscribe()));
        }
        #[cfg(feature = "matrix")]
        if let Some(matrix) = self.matrix.clone() {
            self.workroom.does(&mut following, matrix.run(tell.subscribe()));
        }
        let served = self.web.serve(listener, stop).await;
        tell.send_replace(true);
        hearing.abort();
        let all = async {
            while working.join_next().await.is_some() {}
            while following.join_next().await.is_some() {}
        };
        let finished = tokio::time::timeout(IN_HAND, all).await.is_ok();
        let rest = async {
            if !finished {
                // What it was doing is a transaction that leaves nothing behind, or goes out under
                // a key that is known again: it is done next time.
                working.shutdown().await;
                following.shutdown().await;
                for worker in &workers {
                    worker.give_back().await?;
                }
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

/// One platform more, if it is there.
#[cfg(any(feature = "discord", feature = "matrix"))]
fn with<P: Platform + 'static>(
    platforms: Vec<Arc<dyn Platform>>,
    more: Option<Arc<P>>,
) -> Vec<Arc<dyn Platform>> {
    platforms.into_iter().chain(more.map(|more| more as Arc<dyn Platform>)).collect()
}
